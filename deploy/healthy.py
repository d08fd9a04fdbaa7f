"""Whether the dashboard in this container is ready: the data is loaded and free of faults. Standard library only.

Exit status 0 if so; else 1, with what the server said.
"""

import os
import sys
import urllib.error
import urllib.request

PATIENCE = 9  # seconds; a busy process answers late


def address() -> str:
    """Where the server of this container answers a health check."""
    port = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    return f"http://127.0.0.1:{port}/{base}{'/' if base else ''}healthz"


try:
    with urllib.request.urlopen(address(), timeout=PATIENCE):
        pass
except urllib.error.HTTPError as error:
    sys.exit(error.read().decode(errors="replace"))
except OSError as error:
    sys.exit(f"{address()} does not answer: {error}")
