"""Replies of those who are named, on the screen beside what is said of them."""

from __future__ import annotations

import streamlit as st

from dashboard.outputs import replies
from dashboard.outputs.screen.state import visit


def show_replies(what: str, **ids: str) -> None:
    """Replies about one thing behind a line, also when there is none.

    Args:
        what: name of what they are about.
        ids: a column of the table and what it holds, such as ``mine_id="example-hill"``.
    """
    here = visit()
    st.html(replies.box(what, here.data, here.t, **ids))


def show_replies_if_any(what: str, **ids: str) -> None:
    """The same where there is one; nothing else."""
    if replies.about(visit().data, **ids):
        show_replies(what, **ids)
