"""Of one, two or three things a sentence says what an editor would; "most often" is for many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, participation
from dashboard.figures.participation import coded_words
from dashboard.figures.participation.coded import Coded, coded_of
from dashboard.figures.timeline.peak import peak
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import demand_names, response_names
from dashboard.i18n import LANGUAGES, Translator
from package_changes import Keep, accepted
from support import shipped, some

SHOWN = {"demands": ("water", "jobs"), "responses": ("talks", "promise")}
NAMES = {"demands": demand_names, "responses": response_names}
WORDS = {"demands": coded_words.of_demands, "responses": coded_words.of_answers}


def coded(table: str, codes: str, t: Translator, *, silent: int = 0) -> Coded:
    """Events of which each has a code: "aab" are two of one and one of another; then some with none."""
    whole = coded_of(shipped(), Selection(), table, NAMES[table](t))
    names = dict(zip("ab", SHOWN[table], strict=True))
    own = [*(names[code] for code in codes), *["not-stated"] * silent]
    rows = tuple(
        replace(whole.rows[0], action_id=action.action_id, **{whole.column: code})
        for action, code in zip(whole.actions, own, strict=False)
    )
    assert len(rows) == len(own)
    return replace(whole, actions=whole.actions[: len(own)], rows=rows)


def title_of(table: str, codes: str, t: Translator, *, silent: int = 0) -> str:
    return WORDS[table](coded(table, codes, t, silent=silent), t)[0]


@pytest.mark.parametrize(
    ("codes", "silent", "title"),
    [
        ("a", 0, "In the only event shown people demanded water"),
        ("a", 5, "A demand is on record for 1 of 6 events, and it was water"),
        ("aa", 0, "People demanded water in both events with a stated demand"),
        ("aaa", 0, "People demanded water in all three events with a stated demand"),
        ("aab", 0, "People demanded water in two of the three events with a stated demand"),
        ("ab", 0, "No single demand stands out; one is stated for each of the 2 events"),
        ("aa", 5, "For 5 of 7 events no demand is on record; in both events with a stated demand people demanded water"),
        ("aaaa", 0, "People most often demanded water, in 4 of the 4 events with a stated demand"),
        ("aaab", 9, "For 9 of 13 events no demand is on record; where one is, people most often demanded water (3 of 4)"),
    ],
)  # fmt: skip
def test_a_title_on_demands_says_of_few_that_they_are_all(codes: str, silent: int, title: str) -> None:
    t = Translator("en")
    assert said(title_of("demands", codes, t, silent=silent)) == title


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("table", WORDS)
def test_no_title_of_few_says_most_often_or_n_of_n(table: str, lang: str) -> None:
    t = Translator(lang)
    many = said(title_of(table, "aaaab", t))
    for codes in ("a", "aa", "aaa", "aab"):
        for silent in (0, 5):
            title = title_of(table, codes, t, silent=silent)
            assert NAMES[table](t)[SHOWN[table][0]] in said(title)
            assert said(title) != title, "its words lead to the records"
            first = 1 if codes == "a" else silent
            numbers = {int(word) for word in said(title).replace(";", " ").split() if word.isdigit()}
            assert numbers == ({first, silent + len(codes)} if silent else set())
    assert "4" in many and "5" in many


def test_the_sentence_repeats_no_title_of_few() -> None:
    t, windows = Translator("en"), [Selection(year_from=year, year_to=year) for year in range(2000, 2027)]
    told = [
        (
            coded_words.is_few(coded_of(shipped(), window, table, NAMES[table](t))),
            build(shipped(), window, t),
        )
        for window in (*windows, Selection())
        for table, build in (("demands", participation.demands), ("responses", participation.responses))
    ]
    assert all("ost often" not in figure.sentence + figure.title for is_few, figure in some(told) if is_few)
    assert any(is_few for is_few, _ in told)
    assert "Most often" in participation.demands(shipped(), Selection(), t).sentence


@pytest.mark.parametrize(("lang", "both"), [("en", "Both "), ("ru", "Об"), ("ky", "экөө тең")])
def test_of_two_in_one_year_the_timeline_says_both(lang: str, both: str) -> None:
    t = Translator(lang)
    titles = {
        said(peak(shipped(), Selection(kinds=kinds, mines=mines, year_from=first, year_to=last), t))
        for kinds in ((), ("peaceful",), ("violent",))
        for mines in ((), ("taldy-bulak",))
        for first in range(2000, 2024, 3)
        for last in range(first + 1, 2027, 2)
    }
    assert any(both in title for title in titles)
    assert not any(title.startswith("All 2 ") for title in titles)


def test_open_questions_of_one_topic_are_not_most_often_on_it() -> None:
    t = Translator("en")
    topic = said(evidence.gaps(accepted(Keep("not_found", 1)), t).title)
    assert topic.startswith("1 question stays open after a search, on ")
    assert "most often on" in said(evidence.gaps(shipped(), t).title)
