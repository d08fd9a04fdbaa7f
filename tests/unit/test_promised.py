"""No lead, title or note names what a data package has no rows of; what it has is named in every language."""

from __future__ import annotations

import re

import pytest

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import participation, promised, timeline, village
from dashboard.figures.approach import stakeholders
from dashboard.figures.participation.glance import MOST_SQUARES
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from package_changes import Change, Keep, Many, Put, accepted
from support import shipped

T = Translator("en")
OWN_WORDS = (Keep("texts", 0), Keep("scenes", 0))


def without(*tables: str) -> Dataset:
    """The shipped case without the rows of some tables, and without texts of its own."""
    return accepted(*OWN_WORDS, *(Keep(table, 0) for table in tables))


def told(data: Dataset, t: Translator) -> str:
    """All the sentences that name what a screen has."""
    approach = stakeholders.tripartite(data, t)
    lanes = timeline.timeline(data, Selection(), t)
    who = village.page(data, "kara-oi", t)
    assert who
    own = (
        promised.participation(data, t),
        promised.to_check(data, t),
        promised.of_village(data, t),
        promised.of_places(data, t),
        promised.stakeholders(data, t),
        promised.sources(data, t),
        promised.to_search(data, t),
        participation.glance(data, t).sentence,
        *(f"{line.label}: {line.fact}" for line in participation.glance_lines(data, t)),
        said(approach.sentence),
        *(row.words for row in stakeholders.approach_boxes(data, t)),
        lanes.subtitle,
        *lanes.notes,
        *(part.more for part in who.parts if part.id == "contacts"),
    )
    return "\n".join(own)


PROMISES = [
    (("local_payments", "auctions"), r"money|auction|paid"),
    (("local_payments",), r"sums of money|who paid|the money goes"),
    (("findings",), r"what was found"),
    (("recommendations", "followups"), r"advised|recommendation"),
    (("survey_questions", "survey_answers"), r"answers that are lost|question"),
    (("demands",), r"demands|what was demanded"),
    (("responses",), r"^What.*\banswers,|was answered|who promised"),
    (("seats",), r"\bseat"),
    (("turnout_claims",), r"how many people|headcount"),
    (("not_found",), r"not found"),
    (("holders",), r"holders|ribbon"),
]


@pytest.mark.parametrize(("tables", "words"), PROMISES, ids=["-".join(tables) for tables, _ in PROMISES])
def test_what_a_case_has_no_rows_of_is_promised_nowhere(tables: tuple[str, ...], words: str) -> None:
    pattern = re.compile(words, re.IGNORECASE | re.MULTILINE)
    assert pattern.search(told(shipped(), T))
    found = pattern.search(told(without(*tables), T))
    assert not found, found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_thing_that_is_there_is_named_in_each_language(lang: str) -> None:
    data = shipped()
    t = case.translator(data, lang)
    for table, word in FIGURES.items():
        assert t(word) in promised.participation(data, t)
        assert f" {t(word)}." in promised.participation(with_only(table), t)
    for table, words in TO_CHECK.items():
        assert t(words) in promised.to_check(data, t)
        assert promised.to_check(with_only(table), t) == t(
            "Check {items}, each with its sources.", items=t(words)
        )


FIGURES = {
    "turnout_claims": "headcounts",
    "demands": "demands",
    "responses": "answers",
    "local_payments": "sums of money",
    "auctions": "auctions",
    "seats": "seats",
}
TO_CHECK = {
    "turnout_claims": "how many people came",
    "demands": "what was demanded",
    "responses": "what was answered",
    "local_payments": "who paid or promised what",
    "seats": "who got a seat",
}


def with_only(table: str) -> Dataset:
    """The shipped case with figures on participation of one kind alone."""
    return without(*(other for other in FIGURES if other != table))


def test_a_village_is_told_only_of_what_has_rows() -> None:
    told = {table: promised.of_village(with_only(table), T) for table in ("demands", "responses", "seats")}
    assert told == {
        "demands": "Find your village and read what happened there and what was demanded.",
        "responses": "Find your village and read what happened there and what was answered.",
        "seats": "Find your village and read what happened there.",
    }


@pytest.mark.parametrize(
    ("step", "told"),
    [
        ("promised", "Documents record promises or announcements in this area, but no seat that was granted"),
        ("demanded", "Documents record no meeting and no seat in this area"),
        ("held", "Documents record 15 meetings or visits in this area, but no step that brought seats"),
    ],
)
def test_a_seat_that_was_only_promised_is_told_as_such_and_never_as_nought(step: str, told: str) -> None:
    data = accepted(*OWN_WORDS, Put("seats", "step", step), Put("seats", "scope", "local"), Keep("seats", 15))
    assert said(participation.glance(data, T).title) == told
    figure = participation.seats(data, T)
    assert said(figure.title) == told or step == "held"
    assert "No seat is on record as granted." in said(figure.sentence)
    fact = participation.glance_lines(data, T)[1].fact
    assert ("In 15 more steps taking part was only promised or announced." in fact) == (step == "promised")
    assert ("Asked for in 15 steps." in fact) == (step == "demanded")


def test_of_a_single_step_no_headline_counts_all() -> None:
    data = accepted(
        *OWN_WORDS, Put("seats", "step", "granted"), Put("seats", "scope", "local"), Keep("seats", 1)
    )
    told = "Documents record 1 step that brought seats in this area, but no meeting or visit"
    assert said(participation.seats(data, T).title) == told


@pytest.mark.parametrize("n", [0, 1, 3])
def test_a_row_of_the_table_is_a_step_and_never_one_seat(n: int) -> None:
    """A step may bring a whole board: nothing in a row says how many seats it was."""
    data = accepted(
        *OWN_WORDS,
        Put("seats", "scope", "local"),
        Keep("seats", 15),
        Put("seats", "step", "held"),
        Put("seats", "step", "granted", n),
    )
    line = participation.glance_lines(data, T)[1]
    told = "step that brought seats" if n == 1 else "steps that brought seats"
    assert (line.value, line.label) == (str(n), f"{told} in this area")
    figure = participation.seats(data, T)
    assert f"{15 - n} were meetings or visits and {n} brought seats" in said(figure.title)
    spoken = " ".join([said(figure.title), said(figure.sentence), said(participation.glance(data, T).title)])
    assert not re.search(r"\b\d+ seats?\b|\b[Aa] seat was\b", spoken)
    first = data.records.seats[0].title_en
    assert (first in line.fact) == (n == 1), "which step it was is said of the only one"


# Words of the key -> the look of the squares that they are of.
KEY = {
    "a step that brought seats": "granted",
    "an event with a headcount": "event",
    "answers that are lost": "lost",
}


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (Put("seats", "step", "held"),),
        (Put("seats", "step", "granted"), Keep("seats", 5)),
        (Keep("turnout_claims", 0), Put("seats", "step", "held")),
        (Keep("seats", 0), Keep("survey_questions", 0)),
        (Many(MOST_SQUARES * 8),),
        (Keep("turnout_claims", 0), Keep("seats", 0), Keep("survey_questions", 0)),
    ],
)
def test_what_a_square_is_said_to_be_is_drawn(changes: tuple[Change, ...]) -> None:
    data = accepted(*OWN_WORDS, *changes)
    sentence = participation.glance(data, T).sentence
    drawn = [line for line in participation.glance_lines(data, T) if line.squares]
    own = {line.look for line in drawn if line.filled or line.look == "lost"}
    assert {words: words in sentence for words in KEY} == {words: look in own for words, look in KEY.items()}
    assert "meeting" not in sentence or any(line.look == "held" for line in drawn)
    assert bool(sentence) == bool(drawn)


def _advised_until(group: str) -> Dataset:
    """The shipped case with the recommendations up to those of a group, and with none of the groups after it."""
    asked = [row.stakeholder_id for row in shipped().records.recommendations]
    return accepted(*OWN_WORDS, Keep("recommendations", len(asked) - asked[::-1].index(group)))


def test_groups_are_called_advised_only_if_each_has_a_recommendation() -> None:
    advised, without_one = _advised_until("national"), _advised_until("research")
    assert (
        stakeholders.absent_ids(advised) == stakeholders.absent_ids(without_one) == ("research", "national")
    )
    for data, is_advised in ((advised, True), (without_one, False), (without("recommendations"), False)):
        sentence = said(stakeholders.tripartite(data, T).sentence)
        (row,) = (row for row in stakeholders.approach_boxes(data, T) if row.kind == "advised")
        told = "Others were advised, but have no part" if is_advised else "Others have no part"
        assert f". {told} in it (" in sentence
        told = "Advised, but without a part" if is_advised else "Without a part"
        assert row.words == f"{told} in the approach"


def test_a_case_without_participation_has_no_sentence_on_it() -> None:
    data = without(*FIGURES)
    assert promised.participation(data, T) == promised.to_check(data, T) == ""


TOLD_OF_ROWS = [
    # The rows as they are changed, what is no longer said, and what is said in its place.
    ((Put("seats", "step", "held"),), "who got a seat", "which steps there were towards a seat"),
    ((Put("responses", "response", "talks"),), "who promised what", "what was answered"),
    ((Put("responses", "response", "not-stated"),), "what was answered", ""),
    ((Put("demands", "demand", "not-stated"),), "what was demanded", ""),
    ((Put("local_payments", "stage", "held"),), "who paid or promised what", "where the money goes"),
    ((Put("local_payments", "stage", "paid"),), "who paid or promised what", "who paid what"),
    ((Put("local_payments", "stage", "promised"),), "who paid or promised what", "who promised what"),
    ((Put("holders", "end_edtf", "2016"), Keep("recommendations", 0)), "whom to ask", ""),
]


@pytest.mark.parametrize(
    ("changes", "left_out", "instead"), TOLD_OF_ROWS, ids=[words for _, words, _ in TOLD_OF_ROWS]
)
def test_rows_that_do_not_have_a_thing_do_not_let_it_be_promised(
    changes: tuple[Change, ...], left_out: str, instead: str
) -> None:
    def doors(data: Dataset) -> str:
        """The lines of doors and leads, each with a capital or not."""
        make = (promised.to_check, promised.of_village, promised.of_places)
        return " ".join(sentence(data, T) for sentence in make).casefold()

    assert left_out in doors(shipped())
    told = doors(accepted(*OWN_WORDS, *changes))
    assert left_out not in told
    assert instead in told
