"""Ways to other screens, and the addresses that a visitor's browser shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from dashboard.outputs.markup import markup
from dashboard.outputs.screen.state import visit
from dashboard.paths import PAGES
from dashboard.view_address import FRAME, to_query


def link(page: str, label: str, icon: str | None = None, **choices: Any) -> None:
    """A link to a screen with some choices made; the frame's own choices go along."""
    target = visit().selection.with_(**choices)
    query = to_query(target, [*FRAME, *choices])
    st.page_link(PAGES / f"{page}.py", label=label, icon=icon, query_params=query)


def here_at() -> str:
    """Address of the screen that the visitor sees, without its choices."""
    return (st.context.url or "").partition("?")[0].partition("#")[0]


def home() -> str:
    """Address of the dashboard, without a slash at its end."""
    return here_at().rpartition("/")[0]


def printed_address() -> None:
    """Where this very view is found again, and the day: seen on paper only."""
    here = visit()
    today = datetime.now(UTC).date().isoformat()
    st.html(
        markup(
            "printed_address",
            words=here.t("Address of this page:"),
            address=f"{here_at()}?{urlencode(to_query(here.selection), safe=',')}",
            seen=here.t("As seen on {date}.", date=here.t.date(today)),
        )
    )
