"""Ways to other screens, and the addresses that a visitor's browser shows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import streamlit as st
from markupsafe import Markup, escape

from dashboard import case
from dashboard.choosing.view_address import FRAME, address, to_query, written
from dashboard.figures.words import case_text
from dashboard.outputs import qr
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.state import visit
from dashboard.paths import PAGES
from dashboard.texts import unbroken


def link(page: str, label: str, icon: str | None = None, **choices: Any) -> None:
    """A link to a screen with some choices made; the frame's own choices go along."""
    target = visit().selection.with_(**choices)
    query = to_query(target, [*FRAME, *choices])
    st.page_link(PAGES / f"{page}.py", label=label, icon=icon, query_params=query)


def address_of(page: str, **choices: Any) -> str:
    """The address of a link in our own markup, to the same as :func:`link`: it turns the page, too."""
    return address(page, visit().selection.with_(**choices), *FRAME, *choices)


def introduce(*, is_advice: bool = False) -> None:
    """What :func:`introduced` says, on the page."""
    if line := introduced(is_advice=is_advice):
        st.html(line)


def introduced(*, is_advice: bool = False) -> Markup:
    """A quiet line on what the study is, its author the way to its document; nothing without a study."""
    data, t = visit().data, visit().t
    found, line = case.study(data), case_text.introduced(data, t, is_advice=is_advice)
    if not found:
        return Markup()
    before, name, after = line.partition(t.text(found, "author"))
    document = markup(
        "link", address=address_of("sources", source=found.source_id), words=name, is_outside=False
    )
    return markup("quiet", text=escape(unbroken(before)) + document + escape(unbroken(after)))


def ways(*found: tuple[str, str], lead: str = "") -> Markup:
    """Some links in a row, each as its words and its address.

    They are one part of the page, where as many links of Streamlit would be drawn one by one.
    """
    return markup("ways", lead=lead, ways=found)


def here_at() -> str:
    """Address of the screen that the visitor sees, without its choices."""
    return (st.context.url or "").partition("?")[0].partition("#")[0]


def home() -> str:
    """Address of the dashboard, without a slash at its end."""
    return here_at().rpartition("/")[0]


def printed_address() -> Markup:
    """Where this very view is found again, if others could open it there, and the day: seen on paper only."""
    here = visit()
    again = f"{here_at()}?{written(here.selection)}"
    today = datetime.now(UTC).date().isoformat()
    return markup(
        "printed_address",
        words=here.t("Address of this page:"),
        address=again if qr.is_reachable(again) else "",
        seen=here.t("As seen on {date}.", date=here.t.date(today)),
    )
