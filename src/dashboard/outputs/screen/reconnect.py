"""A page that comes back to a server which no longer knows it."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st


@st.fragment(run_every=timedelta(days=20))  # no page is open so long; a browser's clock goes up to 24
def run_when_back() -> None:
    """Draw nothing, but have the browser ask for a run whenever its page has been cut off and is back.

    After a break of two minutes (``server.disconnectedSessionTTL``), a restart, or when another process takes over, the
    session is a new one that knows nothing of what is still on the screen: a click on a download or in a fragment would
    do nothing, without a word. Streamlit's side in the browser (1.67) asks for a run on its return only if the page has
    a fragment that runs by the clock.
    """
