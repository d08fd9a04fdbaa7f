"""From a mark of a chart, or its number in a list, to exactly the records behind it, each with its documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import address
from dashboard.figures.drawing.marks import MARK, Behind, Line, Marks, title, with_hand
from dashboard.figures.evidence import documents_of, row_words
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs.markup import later, markup
from dashboard.outputs.screen.documents import short_document
from dashboard.outputs.screen.state import ROWS, Kept, answered, choose, clear, held, seed, visit
from dashboard.reading.dataset import Dataset

AT_ONCE = 25  # records that are listed without a click
# Tables whose records have a view of their own: the screen, and what chooses it there.
_VIEWS: Mapping[str, tuple[str, str]] = {
    "events": ("timeline", "event"),
    "sources": ("sources", "source"),
    "recommendations": ("recommendations", "recommendation"),
    "places": ("place", "place"),
}
# Tables whose records are seen in the view of another: its table, and the column that names it.
_OWNERS: Mapping[str, tuple[str, str]] = {
    "turnout_claims": ("events", "event_id"),
    "followups": ("recommendations", "recommendation_id"),
}
_ASKED = Kept("number-asked", "")  # the number whose records were open when a chart was last drawn
# How often the list of each figure was closed: a chart that still holds its click is replaced.
_CLOSED = Kept[Mapping[str, int]]("marks-closed", MappingProxyType({}))


def draw_marks(figure: Figure, spec: Mapping[str, Any]) -> None:
    """A chart whose marks answer a click: what is behind the mark stands beneath it, until it is closed."""
    _yield_to_number(figure)
    name = f"chart-{figure.id}-{_CLOSED.get().get(figure.id, 0)}"
    st.vega_lite_chart(
        spec=with_hand(spec),
        width="stretch",
        key=name,
        alt=figure.sentence,
        on_select="rerun",
        selection_mode=MARK,
    )
    picked = held(name).selection.get(MARK) or []
    mark = next((str(value) for item in picked for value in item.values()), "")
    found = figure.marks().get(mark) if mark and figure.marks else None
    if not found:
        return
    if visit().selection.behind:
        choose(behind="")  # one list at a time
    _open(found, figure.id, partial(_close, figure.id))


def draw_number(figure: Figure) -> None:
    """The records behind a number of the finding, if the address asks for one, until they are closed."""
    draw_asked(figure.id, figure.numbers)


def draw_asked(owner: str, numbers: Marks | None) -> None:
    """:func:`draw_number` of what is no figure: words of a page whose numbers are called after ``owner``."""
    of, _, number = visit().selection.behind.partition(".")
    if of != owner or not numbers:
        return
    found = numbers().get(number)
    if found and found.records:
        answered()
        _open(found, f"{owner}-number", partial(clear, "behind"))


def _open(found: Behind, name: str, close: Callable[[], None]) -> None:
    """The list of what is behind a mark or number, with its title and the way to close it."""
    t = visit().t
    with st.container(border=True, key=f"behind-of-{name}"):
        with st.container(key=f"behind-head-{name}", horizontal=True, vertical_alignment="top"):
            st.html(markup("behind_title", title=title(found, t)), width="stretch")
            st.button(t("Close"), icon=":material/close:", key=f"behind-close-{name}", on_click=close)
        list_behind(found)


def _yield_to_number(figure: Figure) -> None:
    """A number that is newly asked for closes the list of a mark that was clicked before."""
    asked = visit().selection.behind
    if asked != _ASKED.get() and (not asked or asked.partition(".")[0] == figure.id):
        _ASKED.set(asked)
        if asked:
            _close(figure.id)


def _close(figure: str) -> None:
    closed = _CLOSED.get()
    _CLOSED.set({**closed, figure: closed.get(figure, 0) + 1})


def list_behind(found: Behind) -> None:
    """The records behind a mark, each with the way to its view and its documents."""
    here = visit()
    parts = _parts(found, here.data, here.selection, here.t)
    st.html(markup("behind", parts=parts, label=here.t("Sources:")))


def folded_behind(
    marks: Mapping[str, Behind], fold: str, data: Dataset, chosen: Selection, t: Translator
) -> Markup:
    """The records behind all numbers of a figure that is drawn in words, folded: each number with its own."""
    parts = [
        part | {"title": part["title"] or title(found, t)}
        for found in marks.values()
        for part in _parts(found, data, chosen, t)
    ]
    records = markup("behind", parts=parts, label=t("Sources:"))
    return markup("behind_fold", fold=fold, records=later(records))


def _parts(found: Behind, data: Dataset, chosen: Selection, t: Translator) -> list[dict[str, Any]]:
    parts = []
    for part in found.parts:
        lines = [_line(line, data, chosen, t) for line in part.lines]
        more = t("{n} more", n=t.number(len(lines) - AT_ONCE))
        parts.append({"title": part.title, "first": lines[:AT_ONCE], "rest": lines[AT_ONCE:], "more": more})
    return parts


def _line(line: Line, data: Dataset, chosen: Selection, t: Translator) -> dict[str, Any]:
    table, _, key = line.record.partition("/")
    if table in _OWNERS:
        owner, column = _OWNERS[table]
        table, key = owner, data.rows(table)[key][column]
    screen, attribute = _VIEWS.get(table, ("", ""))
    documents = () if table == "sources" else documents_of(data).get(line.record, ())
    return {
        "words": row_words(line.record, data, t),
        "address": address(screen, chosen.with_(**{attribute: key}), attribute) if screen else "",
        "why": line.why,
        "sources": [short_document(source, data, t) for source in documents],
    }


def pick_mark(figure: Figure) -> None:
    """The numbers of a chart as a list to choose from, for those who do not point at marks."""
    here = visit()
    t = here.t
    found = figure.marks() if figure.marks else {}
    if not found:
        return
    name = f"{ROWS}{figure.id}.marks.{t.lang}"
    seed(name, None, among=(None, *found))
    picked = st.selectbox(
        t("Read the records behind a number of the chart"),
        list(found),
        index=None,
        format_func=lambda mark: title(found[mark], t),
        key=name,
        placeholder=t("Choose from the list"),
    )
    if picked:
        list_behind(found[picked])
