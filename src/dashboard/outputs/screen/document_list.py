"""The documents of the Sources screen: by whose account, as a list, and the open one with what rests on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard import dates
from dashboard.choosing.selection import Selection
from dashboard.figures import evidence
from dashboard.figures.drawing.colours import WATER
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, record
from dashboard.figures.words.accounts import SIDES, account_of
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import voice_names
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.choices import draw_list, list_of_many
from dashboard.outputs.screen.documents import document_words, source_list
from dashboard.outputs.screen.figure_marks import draw_asked
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.findings import in_place
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import Kept, turn_to, visit
from dashboard.outputs.screen.words import header, plain
from dashboard.records import Row
from dashboard.texts import TIE

AT_ONCE = 25  # documents that are listed without a click, and by each click more
_SHOWN = Kept("documents-shown", (Selection(), AT_ONCE))  # of which search how many are listed


def voice_filter() -> None:
    """A list of whose account, each with the number of documents among those searched for.

    Those of a side of the conflict are marked.
    """
    here = visit()
    t, found = here.t, evidence.found(here.data, here.selection.q)
    spoken = Counter[str](account_of(source, here.data) for source in found)
    names = voice_names(t)
    labels = {
        voice: t(
            "{voice} ({n})",
            voice=f"{name} ◦" if voice in SIDES else name,
            n=t.number(spoken[voice]),
        )
        for voice, name in names.items()
    }
    options = [voice for voice in names if spoken[voice] or voice in here.selection.voices]
    if options:
        # A narrow field has its label in two lines; the sign stays with what it means.
        label = t("Whose account (◦ = a side of the conflict)").replace(" = ", f"{TIE}={TIE}")
        draw_list(list_of_many(label, "voices", options, labels, t("any")))


def show_accounts(documents: Figure) -> None:
    """Whose account the documents give, drawn as bars that lead to them in the list."""
    show(documents, draw=None if documents.empty else _draw_accounts)


def is_searched() -> bool:
    """Whether a visitor looks for documents: then their list comes before whose account they give."""
    chosen = visit().selection
    return bool(chosen.q or chosen.voices or chosen.source)


def _draw_accounts() -> None:
    here = visit()
    t, chosen, names = here.t, here.selection, voice_names(here.t)
    style.use("accounts", bar=WATER)
    groups = evidence.accounts(here.data, chosen.voices, chosen.q, t)
    most = max(n for group in groups for n in group.documents.values())
    drawn = [
        {
            "id": group.id,
            "words": group.words(t),
            "bars": [
                {
                    "name": names[voice],
                    "number": t.number(n),
                    "share": n / most,
                    "address": f"{address_of('sources', q=chosen.q, voices=(voice,))}#found" if n else "",
                }
                for voice, n in group.documents.items()
            ],
        }
        for group in groups
    ]
    st.html(markup("accounts", groups=drawn))


def document_list(documents: Figure) -> None:
    """The documents that fit, as a list: the newest first, more by a click."""
    here = visit()
    t, rows, asked = here.t, here.data.rows("sources"), here.selection.only("q", "voices")
    found = sorted(documents.source_ids, key=lambda source: _day(rows[source]), reverse=True)
    if not found:
        return
    of, shown = _SHOWN.get()
    shown = shown if of == asked else AT_ONCE
    with st.container(key="document-list", gap="xsmall"):
        many = t.plural("{n} document", "{n} documents", len(found))
        title = t("Found for “{words}”: {documents}", words=asked.q, documents=many) if asked.q else many
        header(plain(title), anchor="found")
        undated = tuple(source for source in found if not rows[source]["date_edtf"])
        with st.container(key="figure-document-list"):
            st.html(markup("quiet", text=in_place("document-list", _order(len(undated), t))))
            draw_asked("document-list", partial(_undated, undated, t))
        items = [
            {"document": document_words(source, here.data, t), "more": _way(source)}
            for source in found[:shown]
        ]
        st.html(markup("documents", list="ul", items=items, own=()))
        if len(found) > shown:
            more = (asked, shown + AT_ONCE)
            st.button(t("Show more documents"), key="more-documents", on_click=_SHOWN.set, args=(more,))


def _order(undated: int, t: Translator) -> str:
    """In which order documents stand; one without a date is not the oldest."""
    if not undated:
        return t("The newest first.")
    return t.plural(
        "The newest first; {n} without a date stands last.",
        "The newest first; {n} without a date stand last.",
        undated,
        n=leading(t.number(undated), "undated"),
    )


def _undated(found: tuple[str, ...], t: Translator) -> Mapping[str, Behind]:
    """The documents without a date, which the list counts before it shows them."""
    return {
        "undated": mark_of(t("Documents without a date"), (record("sources", source) for source in found))
    }


def _day(row: Row) -> date:
    """The day by which a document is sorted: the last that its date may mean; one without a date is the oldest."""
    return dates.span(row["date_edtf"]).last if row["date_edtf"] else date.min


def _way(source: str) -> Markup | str:
    """The way to a document with all that rests on it; the search stays as it is."""
    here = visit()
    resting, chosen = evidence.rests_on(here.data).get(source, ()), here.selection
    if not resting:
        return ""
    words = _based_on_it(len(resting), here.t)
    address = address_of("sources", source=source, q=chosen.q, voices=chosen.voices)
    return markup("link", address=f"{address}#document", words=words, is_outside=False)


def _based_on_it(records: int, t: Translator) -> str:
    return t.plural("{n} record is based on this document", "{n} records are based on this document", records)


def document_card() -> None:
    """The open document and every record that rests on it; nothing where none is open."""
    here = visit()
    data, t, chosen = here.data, here.t, here.selection.source
    if not chosen:
        return
    records = evidence.rests_on(data).get(chosen, ())
    with st.container(border=True, key="document"):
        with st.container(horizontal=True, vertical_alignment="top"):
            st.html(source_list((chosen,), data, t))
            st.button(
                t("Close"),
                icon=":material/close:",
                key="close-document",
                on_click=turn_to,
                kwargs={"source": ""},
            )
        st.markdown(f"**{plain(_based_on_it(len(records), t))}**")
        names = evidence.table_names(t)
        groups: dict[str, list[str]] = {}
        for record in records:
            groups.setdefault(record.partition("/")[0], []).append(evidence.row_words(record, data, t))
        for table, lines in groups.items():
            st.html(markup("lines", heading=names[table], lines=lines, kind="sources"))
