"""The server: ``streamlit run app.py``. Screens start in ``src/dashboard/main.py``."""

import streamlit as st

from dashboard import paths
from dashboard.serving import server
from dashboard.serving.door import Rules

BASE = server.base_path(st.get_option("server.baseUrlPath"))
RULES = Rules.told(st.get_option)


def _address() -> str | None:
    """Where to open a browser. `streamlit run` does not open one for an `st.App`."""
    if st.get_option("server.headless"):
        return None
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    host = st.get_option("browser.serverAddress")
    return f"{scheme}://{host}:{st.get_option('server.port')}{BASE}/"


app = st.App(
    paths.MAIN,
    routes=server.routes(BASE),
    middleware=server.middleware(BASE, RULES),
    lifespan=server.lifespan(open_at=_address(), advice=RULES.advice()),
)
