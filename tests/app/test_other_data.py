"""Every screen runs on folders that the check accepts and that have little in common with the shipped one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping

import pytest

from dashboard.choosing.selection import PARTS, SECTIONS
from dashboard.figures import story
from dashboard.paths import DATA_VARIABLE
from dashboard.reading.dataset import Dataset
from package_changes import ODD, SMALL, Add, Change, Keep, Put, Rename, Say, accepted
from package_rows import TABLES, keys
from screens import open_screen, texts

FOLDERS: Mapping[str, tuple[Change, ...]] = {
    "nothing but headings": tuple(Keep(table, 0) for table in TABLES),
    "next to nothing": (
        *(Keep(table, 0) for table in ("study_counts", "followups", "findings", "survey_questions", "reading", "holders")),
        Keep("events", 1), Keep("recommendations", 1), Put("places", "precision_m", ""),
    ),
    "no place has a point": (Put("places", "lat", ""), Keep("study_counts", 20), Keep("mines", 1)),
    "many deposits, other ids, odd letters": (
        Add(12),
        *(Rename(table, "x{n}") for table in TABLES if len(keys(table)) == 1),
        *(Say(table, text) for table, text in zip(TABLES, itertools.cycle(ODD.values()), strict=False)),
    ),
}  # fmt: skip


def views(data: Dataset) -> Iterator[tuple[str, dict[str, str]]]:
    """Every screen with its parts, and with something opened on it."""
    yield "overview", {}
    yield from (("map", {"place": place, "view": view}) for place, view in itertools.product([*data["places"].place_id[:1], ""], ("home", "kyrgyzstan")))  # fmt: skip
    yield from (("timeline", {"part": part}) for part in PARTS["timeline"])
    yield from (("timeline", {"event": event}) for event in data["events"].event_id[:1])
    yield from (("participation", {"part": part}) for part in PARTS["participation"])
    yield from (("recommendations", {"stakeholder": group}) for group in ["", *data["stakeholders"].stakeholder_id[-1:]])  # fmt: skip
    yield "stakeholders", {}
    yield from (("sources", {"section": section}) for section in SECTIONS)
    yield from (("sources", {"source": source}) for source in data["sources"].source_id[:1])
    # Each scene of odd packages is drawn in tests/drawn; here the first and last, and those with a table and with texts.
    yield from (("present", {"step": str(step)}) for step in (1, 8, 14, story.last(data)))


@pytest.mark.slow
@pytest.mark.parametrize("name", FOLDERS)
def test_every_screen_runs_on_a_folder_with_little_or_other_data(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = accepted(*SMALL, *FOLDERS[name])
    monkeypatch.setenv(DATA_VARIABLE, str(data.folder))
    seen = 0
    for screen, query in views(data):
        at = open_screen(screen, **{key: value for key, value in query.items() if value})
        assert not at.exception, (screen, query, at.exception[0].message)
        seen += 1
    assert seen >= 25


def _villages_and_questions() -> Dataset:
    """A case that knows villages without a point, and questions of a survey; nothing happened, nobody was counted."""
    gone = (
        "events",
        "texts",
        "turnout_claims",
        "demands",
        "responses",
        "local_payments",
        "auctions",
        "seats",
    )
    return accepted(*SMALL, *(Keep(table, 0) for table in gone), Put("places", "lat", ""))


def test_an_overview_of_villages_alone_says_nothing_of_marks_and_circles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(_villages_and_questions().folder))
    said = texts(open_screen("overview").main)
    assert "Your village:" in said
    for words in ("A mark leads to", "The wider the circle", "Base map:"):
        assert words not in said


def test_where_participation_has_questions_alone_no_line_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(_villages_and_questions().folder))
    said = texts(open_screen("participation", part="glance").main)
    assert "survey question" in said
    assert not re.search(r'<p class="quiet[^>]*>\s*</p>', said)


def test_a_group_with_many_recommendations_shows_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    data = accepted(*SMALL, Put("recommendations", "stakeholder_id", "ngo"))
    monkeypatch.setenv(DATA_VARIABLE, str(data.folder))
    at = open_screen("recommendations")
    shown = re.findall('<h3 id="[^"]+">([^<]+)</h3>', texts(at))
    assert len([name for name in shown if name.split(".")[0].isdecimal()]) == len(data["recommendations"]) > 3
