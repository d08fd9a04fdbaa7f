"""A number within a finding leads to exactly the records that it counts, in each language, and nobody else sees how."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

import pytest

from dashboard.choosing import view_address
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import evidence, harm, participation, recommendations, study
from dashboard.figures import map as maps
from dashboard.figures import timeline as times
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.marks import Behind
from dashboard.figures.figure import Figure
from dashboard.figures.overview import overview
from dashboard.figures.words import headline, phrases
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.screen.words import together
from dashboard.texts import JOINER
from support import shipped, some

DATA, ALL = shipped(), Selection()
JERUI, LOCAL = Selection(mines=("jerui",)), Selection(stakeholders=("local",))
FIGURES: dict[str, Callable[[Translator], Figure]] = {
    "numbers": lambda t: overview.numbers(DATA, t),
    "map of a deposit": lambda t: maps.overview(DATA, JERUI, t),
    "map of some years": lambda t: maps.overview(DATA, Selection(year_from=2011, year_to=2012), t),
    "timeline": lambda t: times.timeline(DATA, ALL, t),
    "timeline at Jerui": lambda t: times.timeline(DATA, JERUI, t),
    "timeline of mine work": lambda t: times.timeline(DATA, Selection(kinds=("operation",)), t),
    "timeline of cases": lambda t: times.timeline(DATA, Selection(kinds=("court",)), t),
    "timeline on a phone": lambda t: times.tall(DATA, ALL, "jerui", t),
    "actions": lambda t: times.actions_per_year(DATA, ALL, t),
    "actions at Jerui": lambda t: times.actions_per_year(DATA, JERUI, t),
    "court cases": lambda t: times.actions_per_year(DATA, Selection(kinds=("court",)), t),
    "policy": lambda t: times.actions_per_year(DATA, Selection(kinds=("policy",)), t),
    "who was hurt": lambda t: harm.figure(DATA, ALL, t),
    "study": lambda t: study.study_against_documented(DATA, ALL, t),
    "glance": lambda t: participation.glance(DATA, t),
    "seats": lambda t: participation.seats(DATA, t),
    "turnout": lambda t: participation.turnout(DATA, ALL, t),
    "meetings": lambda t: participation.meetings(DATA, ALL, t),
    "demands": lambda t: participation.demands(DATA, ALL, t),
    "answers": lambda t: participation.responses(DATA, ALL, t),
    "board": lambda t: recommendations.board(DATA, ALL, t),
    "board of a group": lambda t: recommendations.board(DATA, LOCAL, t),
    "steps": lambda t: recommendations.overview(DATA, ALL, t),
    "documents": lambda t: evidence.documents(DATA, (), "", t),
    "documents of a search": lambda t: evidence.documents(DATA, (), "jerui", t),
    "differences": lambda t: evidence.differences(DATA, t),
    "not found": lambda t: evidence.gaps(DATA, t),
    "languages": lambda t: evidence.search_effort(DATA, t),
    "policy steps": lambda t: evidence.policy(DATA, t),
    "disagreements": lambda t: evidence.disagreements(DATA, t),
    "reading": lambda t: evidence.reading(DATA, t),
}


@cache
def made(name: str, lang: str) -> Figure:
    return FIGURES[name](Translator(lang))


def leading(figure: Figure) -> Iterator[tuple[str, str, Behind]]:
    """Each number that leads somewhere: its words, what it is called, and what it leads to."""
    assert figure.numbers
    behind = figure.numbers()
    for piece in headline.pieces(figure.finding):
        if piece.number:
            yield piece.words, piece.number, behind[piece.number]


def sizes(number: str, found: Behind) -> set[int]:
    """What a number may say of what is behind it."""
    parts = [len({line.record for line in part.lines}) for part in found.parts]
    actions = {row.action_id for row in DATA.records.events if f"events/{row.event_id}" in found.records}
    if number == "all" and actions:  # an event may have a further record, which says so
        return {sum(parts), len(actions)}
    if number in INDICATORS:  # a range: records that count in both its ends, and those in its upper end too
        return set(parts[:1]) | {sum(parts[:2])}
    if number in ("differ", "beside", "points"):  # points, each with its claims
        return {len(parts)}
    return {max(parts)} if number == "most" and len(parts) > 1 else {sum(parts)}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_number_of_a_finding_leads_to_as_many_records_as_it_says(name: str, lang: str) -> None:
    for words, number, behind in some(leading(made(name, lang))):
        says = [int(number) for number in re.findall(r"\d+", words)]
        assert set(says) <= sizes(number, behind), (words, behind.words, sizes(number, behind))


@pytest.mark.parametrize("name", FIGURES)
def test_each_language_leads_to_the_same(name: str) -> None:
    numbers = {
        lang: sorted(piece.number for piece in headline.pieces(made(name, lang).finding) if piece.number)
        for lang in LANGUAGES
    }
    assert numbers["en"] == numbers["ru"] == numbers["ky"]


@pytest.mark.parametrize("name", FIGURES)
def test_all_numbers_of_a_finding_lead_somewhere_but_years_and_shares(name: str) -> None:
    figure = made(name, "en")
    plain = " ".join(piece.words for piece in headline.pieces(figure.finding) if not piece.number)
    assert len(plain.split()) > 2, "there is a finding to read"
    assert [number for number in re.findall(r"\d+", plain) if not 1990 <= int(number) <= 2030] == []


SENTENCES: dict[str, Callable[[Translator], Figure]] = {
    "turnout": FIGURES["turnout"],
    "meetings": FIGURES["meetings"],
    "auctions": lambda t: participation.auctions(DATA, t),
    "money": lambda t: participation.money_claims(DATA, t),
    "the area": lambda t: participation.context(DATA, "local", t),
    "the country": lambda t: participation.context(DATA, "national", t),
    "documents": FIGURES["documents"],
    "documents of a search": FIGURES["documents of a search"],
    "differences": FIGURES["differences"],
    "disagreements": FIGURES["disagreements"],
    "reading": FIGURES["reading"],
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SENTENCES)
def test_no_count_in_a_sentence_under_a_drawing_leads_nowhere(name: str, lang: str) -> None:
    figure = SENTENCES[name](Translator(lang))
    told = [piece for text in (figure.finding, figure.statement) for piece in headline.pieces(text)]
    plain = " ".join(piece.words for piece in told if not piece.number)
    assert [number for number in re.findall(r"\d+", plain) if not 1990 <= int(number) <= 2030] == []
    assert figure.numbers
    behind = figure.numbers()
    for words, number in some(piece for piece in told if piece.number):
        n = len(behind[number].records)
        # A number of sites is what a source says, and what is left of the others rests on all of them.
        assert n in (1, 2, 3) if name == "auctions" else int(words) in sizes(number, behind[number]), number
        asked = f"{figure.id}.{number}"
        assert view_address.parse({"behind": asked}, DATA)[0].behind == asked, "an address opens it"


@pytest.mark.parametrize("name", FIGURES)
def test_an_address_opens_each_number(name: str) -> None:
    figure = made(name, "en")
    for _, number, _ in some(leading(figure)):
        asked = {"behind": f"{figure.id}.{number}"}
        chosen, unknown = view_address.parse(asked, DATA)
        assert (chosen.behind, unknown) == (asked["behind"], ())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_what_keeps_words_together_leaves_the_names_of_numbers(name: str, lang: str) -> None:
    figure = made(name, lang)
    for text in (figure.finding, figure.statement):
        drawn = [piece.number for piece in headline.pieces(together(text))]
        assert [number for number in drawn if number] == [
            piece.number for piece in headline.pieces(text) if piece.number
        ]


def test_a_number_with_a_hyphen_in_its_name_leads_where_it_says() -> None:
    told = together(f"{headline.leading('6', 'none-found')} have non-public evidence")
    assert [piece.number for piece in headline.pieces(told)] == ["none-found", ""]
    assert f"non-{JOINER}public" in told


def test_an_address_that_names_no_number_says_so() -> None:
    chosen, unknown = view_address.parse({"behind": "seats.<b>"}, DATA)
    assert (chosen.behind, unknown) == ("", ("behind=seats.<b>",))


def test_one_that_was_reversed_leads_to_it() -> None:
    found = {words: behind for words, _, behind in leading(made("board", "en"))}
    (reversed_,) = (row.recommendation_id for row in DATA.records.recommendations if row.status == "reversed")
    assert found["one"].records == (f"recommendations/{reversed_}",)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FIGURES)
def test_a_title_has_no_marks(name: str, lang: str) -> None:
    figure = made(name, lang)
    assert figure.title.isprintable()
    assert "](" not in figure.title
    assert figure.title == "".join(piece.words for piece in headline.pieces(figure.finding))


def test_texts_of_others_that_hold_the_marks_become_words() -> None:
    assert list(headline.pieces("a\ufdd0b\ufdd1")) == [headline.Piece("ab")]
    assert headline.said("\ufdd2x\ufdd0all\ufdd114\ufdd2") == "x14"


def test_none_leads_nowhere() -> None:
    assert headline.leading("0 steps", "granted") == "0 steps"
    assert headline.leading("10", "all") != "10"


def test_the_line_under_the_board_leads_to_the_recommendations_of_each_status() -> None:
    figure = made("board", "en")
    assert figure.numbers
    told = {piece.number: piece.words for piece in headline.pieces(figure.statement) if piece.number}
    assert set(told) == {row.status for row in DATA.records.recommendations}
    for status, words in told.items():
        assert phrases.few(Translator(), len(figure.numbers()[status].records)) in words.split()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lead_leads_to_the_recommendations_that_it_counts(lang: str) -> None:
    t = Translator(lang)
    (number,) = (piece for piece in headline.pieces(overview.marked_lead(DATA, t)) if piece.number)
    assert number == headline.Piece(str(len(DATA["recommendations"])), "all")
    assert overview.lead(DATA, t).isprintable()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_on_the_approach_leads_to_activities_and_to_what_was_found(lang: str) -> None:
    figure = stakeholders.tripartite(DATA, Translator(lang))
    assert figure.numbers
    behind = figure.numbers()
    led = {piece.number: piece.words for piece in headline.pieces(figure.statement) if piece.number}
    assert set(led) == {"activities", "seen", "later"}
    assert led == {number: str(len(behind[number].records)) for number in led}
    actors = stakeholders.actor_ids(DATA)
    found = [name for actor in some(actors) for name in behind[stakeholders.of_actor(actor)].records]
    assert sorted(found) == sorted(behind["seen"].records), "each is found of one actor"
