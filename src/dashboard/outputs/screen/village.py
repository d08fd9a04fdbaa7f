"""The page of a place, and the list of all that have one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st
from markupsafe import Markup

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures import promised, village
from dashboard.figures.line_of_time import signs
from dashboard.figures.village.belonging import deposits_of
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.headline import said
from dashboard.i18n import Translator
from dashboard.outputs import qr
from dashboard.outputs.balance import balanced
from dashboard.outputs.dated_lines import DatedLine, dated_lines
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.documents import on_timeline, short_document, source_list
from dashboard.outputs.screen.figure_marks import draw_asked
from dashboard.outputs.screen.findings import in_place
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.links import address_of, here_at, ways
from dashboard.outputs.screen.map import draw_section
from dashboard.outputs.screen.replies import show_replies
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.style import EVENT_MARKS
from dashboard.outputs.screen.valley import around, valley_style
from dashboard.outputs.screen.words import plain, title
from dashboard.outputs.valley import water_words
from dashboard.reading.dataset import Dataset

_LETTERS = 60  # in a line of a column
_AROUND = 4  # lines that a heading, the way on and the air around a part take


def all_places() -> None:
    """Every place that has a page, by group."""
    here = visit()
    data, t = here.data, here.t
    village_style()
    title(t("Find your village"))
    st.markdown(plain(promised.of_places(data, t)))
    st.html(markup("village_map", valley=around("")))
    ways_of = defaultdict[str, list[tuple[str, str]]](list)
    for place in village.named(data, t):
        ways_of[place.group].append((place.name, address_of("place", place=place.place_id)))
    groups = [(words, ways_of[group]) for group, words in village.group_names(t).items() if group in ways_of]
    st.html(markup("all_places", groups=groups))


def village_style() -> None:
    """Style of the page; red stands for violence alone."""
    valley_style("village", "village-lines", **EVENT_MARKS)


def draw(found: village.Village) -> None:
    """A place in full: its head, its parts, what a researcher asks for, its documents, and where it is found again."""
    here = visit()
    data, t = here.data, here.t
    village_style()
    st.set_page_config(page_title=f"{found.title} · {case.title(data, t)}")
    title(found.title)
    with st.container(key="figure-place"):
        counted = in_place("place", found.told, signs(found.marks))
        drawn, water = around(found.place_id), water_words(data, t, found.place_id)
        told = said(found.told)
        st.html(markup("village_head", place=found, valley=drawn, water=water, told=told, counted=counted))
        draw_asked("place", found.numbers)
    for column, parts in side_by_side(halves(found.parts), gap="large", wide="village"):
        with column:
            for part in parts:
                _part(part, found.source_ids, data, t)
    with st.container(key="village-rest"):
        for mine in deposits_of(found.place_id, data):
            show_replies(t.name(mine), mine_id=mine.mine_id)
        for section in found.rest:
            with st.expander(section.title):
                draw_section(section)
    with (
        st.container(key="village-documents"),
        st.expander(t.plural("{n} source", "{n} sources", len(found.source_ids))),
    ):
        st.html(source_list(found.source_ids, data, t))
    if here_at():  # the server knows by which address it was called
        st.html(_found_again(found, t))
    st.html(ways((t("All places"), address_of("place", place=""))))


def halves(parts: Sequence[village.Part]) -> list[Sequence[village.Part]]:
    """The parts in their order, in two columns of like height; one of a single part."""
    return balanced(parts, 2, _height)


def _height(part: village.Part) -> int:
    """How high a part is, about, in lines of text; what is folded shows its first."""
    told = [
        text for line in part.lines for text in (line.text, *(() if part.folds or line.folds else line.facts))
    ]
    return _AROUND + sum(1 + len(said(text)) // _LETTERS for text in (part.lead, *told)) + len(part.lines)


def _part(part: village.Part, listed: Sequence[str], data: Dataset, t: Translator) -> None:
    """A question and its lines; on paper these have the numbers of their documents in the list at the end."""
    owner = f"place-{part.id}"
    lines = [
        DatedLine(
            text=in_place(owner, line.text),
            sources=[short_document(source_id, data, t) for source_id in dict.fromkeys(line.source_ids)],
            when=line.when,
            facts=[in_place(owner, fact) for fact in line.facts],
            look=line.look,
            folds=(part.folds or line.folds) and bool(line.facts),
            more=on_timeline(line.event, t) if line.event else "",
            numbers=[listed.index(source_id) + 1 for source_id in dict.fromkeys(line.source_ids)],
            is_sided=bool(side_of(line.source_ids, data)),
        )
        for line in part.lines
    ]
    more = ways((part.more, address_of(part.leads_to, **dict(part.choices)))) if part.leads_to else ""
    told = dated_lines(lines, t, in_place(owner, part.lead))
    with st.container(key=f"figure-{owner}"):
        st.html(markup("place_part", id=part.id, title=part.title, lines=told, more=more))
        draw_asked(owner, part.numbers)


def _found_again(found: village.Village, t: Translator) -> Markup:
    """The address of the page; as a code too, if somebody else's phone could open it."""
    address = f"{here_at()}?{written(Selection(lang=t.lang, place=found.place_id))}"
    today = datetime.now(UTC).date()
    return markup(
        "village_address",
        code=qr.picture(address) if qr.is_reachable(address) else "",
        label=t("QR code of the address of this page"),
        words=t("Address of this page:"),
        address=address,
        seen=t("As seen on {date}", date=t.as_of(today.isoformat())),
    )
