"""No lead, title or note names what a data package has no rows of; what it has is named in every language."""

from __future__ import annotations

import re

import pytest

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import participation, promised, timeline, village
from dashboard.figures.approach import stakeholders
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from package_changes import Keep, accepted
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
    (("findings",), r"what was found"),
    (("recommendations", "followups"), r"advised|recommendation"),
    (("survey_questions", "survey_answers"), r"answers that are lost|question"),
    (("demands", "responses"), r"demanded and answered|demands|promised"),
    (("seats",), r"\bseat"),
    (("turnout_claims",), r"how many people|headcount|^What.*people"),
    (("not_found",), r"not found"),
    (("holders",), r"holders|ribbon"),
]


@pytest.mark.parametrize(("tables", "words"), PROMISES, ids=[tables[0] for tables, _ in PROMISES])
def test_what_a_case_has_no_rows_of_is_promised_nowhere(tables: tuple[str, ...], words: str) -> None:
    pattern = re.compile(words, re.IGNORECASE | re.MULTILINE)
    assert pattern.search(told(shipped(), T))
    found = pattern.search(told(without(*tables), T))
    assert not found, found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_thing_that_is_there_is_named_in_each_language(lang: str) -> None:
    data = shipped()
    t = case.translator(data, lang)
    for word in ("people", "demands", "money", "auctions", "seats"):
        assert t(word) in promised.participation(data, t)
        assert f"{t(word)}." in promised.participation(without(*_all_but(word)), t)


def _all_but(word: str) -> tuple[str, ...]:
    tables = {
        "people": ("turnout_claims",),
        "demands": ("demands", "responses"),
        "money": ("local_payments",),
        "auctions": ("auctions",),
        "seats": ("seats",),
    }
    return tuple(table for name, own in tables.items() if name != word for table in own)


def test_a_case_without_participation_has_no_sentence_on_it() -> None:
    data = without("turnout_claims", "demands", "responses", "local_payments", "auctions", "seats")
    assert promised.participation(data, T) == promised.to_check(data, T) == ""
