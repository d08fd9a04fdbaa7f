"""Whether the dashboard in this container is ready: the data is loaded and free of faults. Standard library only.

Exit status 0 if so; else 1, with what the server said.
"""

import http.client
import os
import sys

PATIENCE = 9  # seconds; a busy process answers late
PORT = int(os.environ.get("STREAMLIT_SERVER_PORT", "8501"))
BASE = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
PATH = f"/{BASE}/healthz" if BASE else "/healthz"

try:
    server = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
    server.request("GET", PATH)
    answer = server.getresponse()
except (OSError, http.client.HTTPException) as error:
    sys.exit(f"Port {PORT} does not answer: {error}")
if answer.status != http.client.OK:
    sys.exit(answer.read().decode(errors="replace"))
