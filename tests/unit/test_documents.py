"""The list of documents: a search shows exactly those with its words, each stands with whose account it gives, and what it lacks is said."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import searching
from dashboard.dates import span
from dashboard.figures import evidence
from dashboard.figures.figure import Figure, record
from dashboard.figures.words.accounts import SIDES, account_of
from dashboard.figures.words.amounts import tally
from dashboard.figures.words.names import voice_names
from dashboard.i18n import Translator
from dashboard.outputs.screen import sources as sources_screen
from dashboard.outputs.screen.words import together
from evidence_rows import VOICES, drawn, row_of
from other_rows import without_rows
from support import shipped, some, tries

T = Translator()

WORDS = sorted({word for title in shipped()["sources"].title_en for word in title.casefold().split()})
QUERY = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=3).map(" ".join)
CHOSEN = st.lists(st.sampled_from(VOICES), max_size=3, unique=True).map(tuple)


def listed(voices: tuple[str, ...], q: str) -> list[str]:
    return [sources[0] for sources in evidence.documents(shipped(), voices, q, T).rows.sources]


@cache
def searched() -> Mapping[str, str]:
    """What a search reads of each document."""
    parts = ("title", "publisher", "supports", "note", "url")
    return {
        source: searching.folded(
            "\n".join(str(value) for column, value in row.items() if any(part in column for part in parts))
        )
        for source, row in shipped().rows("sources").items()
    }


@tries(0.4)
@given(CHOSEN, QUERY)
def test_a_search_shows_exactly_the_documents_with_all_its_words(voices: tuple[str, ...], q: str) -> None:
    wanted = [
        source
        for source in shipped().rows("sources")
        if (not voices or account_of(source, shipped()) in voices)
        and all(word in searched()[source] for word in searching.words(q))
    ]
    assert listed(voices, q) == wanted


@tries(0.3)
@given(CHOSEN, QUERY, QUERY)
def test_more_words_never_show_more_documents(voices: tuple[str, ...], first: str, second: str) -> None:
    both = set(listed(voices, f"{first} {second}"))
    assert both == set(listed(voices, first)) & set(listed(voices, second))


def test_no_choice_lists_every_document_once() -> None:
    assert sorted(listed((), "")) == sorted(shipped()["sources"].source_id)


def test_a_document_found_nowhere_gives_an_honest_answer_and_no_chart() -> None:
    figure = evidence.documents(shipped(), ("press",), "no-such-word-anywhere", T)
    assert figure.empty and figure.chart is None and figure.table.empty


def test_no_address_of_a_document_has_a_name_that_ends_with_a_dot() -> None:
    hosts = [urlsplit(row.url).netloc for row in shipped().records.sources if row.url]
    assert [host for host in some(hosts) if host.endswith(".")] == []


def test_what_a_document_lacks_is_said_in_its_row() -> None:
    data = shipped()
    figure = evidence.documents(data, (), "", T)
    for source, row in some(data.rows("sources").items()):
        shown = row_of(figure, record("sources", source))
        assert (shown["Address"] == "no address") == (not row["url"])
        assert (shown["Date"] == "undated") == (not row["date_edtf"])
        assert (shown["Language"] == "not known") == (not row["lang"])
        assert row["supports_en"] == shown["Used for"]


def test_a_document_that_passes_on_a_side_s_account_stands_with_that_side_and_the_notes_say_so() -> None:
    found = evidence.documents(shipped(), (), "", T)
    spoken = Counter(voice_names(T)[row.account_voice or row.voice] for row in shipped().records.sources)
    assert {bar["label"]: bar["n"] for bar in bars_of(found) if bar["n"]} == spoken
    passed = [row for row in some(shipped().records.sources) if row.account_voice]
    assert any(row.voice not in SIDES for row in passed)
    assert any("passes on the account of one side is counted with that side" in note for note in found.notes)


def bars_of(figure: Figure) -> list[Mapping[str, Any]]:
    """The bars of the drawing of documents, each once, without the names of their groups."""
    return list({row["mark"]: row for row in drawn(figure) if "mark" in row}.values())


def test_the_bars_of_documents_add_up_and_one_sided_voices_are_outlines() -> None:
    bars = bars_of(evidence.documents(shipped(), (), "", T))
    assert sum(bar["n"] for bar in bars) == len(shipped()["sources"])
    hollow = {bar["label"] for bar in bars if bar["hollow"]}
    assert len(hollow) == len(SIDES) and hollow == {"company", "state", "residents or NGO"}


def test_a_voice_that_no_document_gives_is_drawn_as_a_zero_and_one_not_asked_for_is_not() -> None:
    spoken = {account_of(source, shipped()) for source in shipped().rows("sources")}
    silent = set(VOICES) - spoken
    assert silent
    bars = {bar["mark"]: bar["n"] for bar in bars_of(evidence.documents(shipped(), (), "", T))}
    assert set(bars) == set(VOICES) and {voice for voice, n in bars.items() if not n} == silent
    chosen = bars_of(evidence.documents(shipped(), ("company", "press"), "", T))
    assert {bar["mark"] for bar in chosen} == {"company", "press"}


@tries(0.3)
@given(CHOSEN, QUERY)
def test_the_title_says_how_many_documents_give_an_outside_account_and_how_many_that_of_a_side(
    voices: tuple[str, ...], q: str
) -> None:
    own = listed(voices, q)
    sided = [source for source in own if account_of(source, shipped()) in SIDES]
    figure = evidence.documents(shipped(), voices, q, T)
    said = [int(number) for number in re.findall(r"\d+", figure.title)]
    assert figure.numbers
    behind = {name: len(found.records) for name, found in figure.numbers().items()}
    assert (behind["all"], behind["sided"]) == (len(own), len(sided))
    if own and len(sided) in (0, len(own)):  # all are of one kind, and no zero is told
        assert said == [len(own)] and ("side in the conflict" in figure.title) == bool(sided)
    elif own:
        assert said == [len(own), len(own) - len(sided), len(sided)]


def test_the_years_of_the_documents_are_those_of_the_dated_ones() -> None:
    dated = [row.date_edtf for row in shipped().records.sources if row.date_edtf]
    assert 0 < len(dated) < len(shipped().records.sources)
    years = [span(date).first.year for date in dated] + [span(date).last.year for date in dated]
    figure = evidence.documents(shipped(), (), "", T)
    assert figure.subtitle.endswith(f"; those with a date are from {min(years)}–{max(years)}")
    undated = without_rows(shipped(), "sources", shipped()["sources"].date_edtf != "")
    assert "date" not in evidence.documents(undated, (), "", T).subtitle


@pytest.mark.parametrize("q", ["", "gold", "no-such-word-anywhere"])
@pytest.mark.parametrize("voices", [(), ("company",), ("court", "press")])
def test_the_screen_s_bars_are_those_of_the_drawing(voices: tuple[str, ...], q: str) -> None:
    figure = evidence.documents(shipped(), voices, q, T)
    bars = {bar["mark"]: bar["n"] for bar in bars_of(figure)} if figure.chart else {}
    groups = evidence.accounts(shipped(), voices, q, T)
    assert {voice: n for group in groups for voice, n in group.documents.items()} == bars


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_the_note_on_outlines_names_just_the_sides_that_are_drawn_so(lang: str) -> None:
    t = Translator(lang)
    names = voice_names(t)
    note = evidence.documents(shipped(), (), "", t).notes[0]
    assert {voice for voice, name in names.items() if name in note} == set(SIDES)


@pytest.mark.parametrize(
    ("lang", "sides", "leak"),
    [
        ("en", ("company", "state", "residents"), "leak"),
        ("ru", ("компания", "государство", "жители"), "утечк"),
        ("ky", ("компания", "мамлекет", "тургундар"), "сыртка чыккан"),
    ],
)
def test_the_rules_call_an_outline_what_the_drawings_draw_as_one(
    lang: str, sides: tuple[str, ...], leak: str
) -> None:
    """The sides are those of ``SIDES``, by which every drawing tells; a leak is another's account, and filled."""
    (rule,) = (text for _, text in sources_screen._readings(shipped(), Translator(lang)) if leak in text)
    outline = rule.removesuffix(".").rpartition(". ")[2].lower()
    assert len(SIDES) == len(sides) and "leak_repost" not in SIDES
    assert all(side in outline for side in sides) and leak not in outline


def test_no_line_of_a_title_ends_within_a_name_of_two_words_that_it_counts() -> None:
    t = Translator("ky")
    (press,) = (name for voice, name in voice_names(t).items() if voice == "press")
    assert press.count(" ") == 1
    title = together(f": {tally({'press': 3}, voice_names(t), t, is_leading=True)}")
    assert press.replace(" ", "\u00a0") in title and press not in title
