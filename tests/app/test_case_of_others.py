"""The screens of an invented case: each opens in every language, speaks of nothing but this case, and says what it has no data for."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import other_case
from dashboard.basemap import whole
from dashboard.figures import parts, story
from dashboard.i18n import LANGUAGES
from dashboard.paths import DATA_VARIABLE
from screens import has_filters, markups, open_screen, said
from speaking import SPOKEN_OF
from support import some

SCREENS = ("overview", "map", "timeline", "recommendations", "stakeholders", "sources")
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((screen, {}) for screen in SCREENS),
    ("place", {}),
    ("place", {"place": "orto"}),
    ("map", {"place": "ak-tash"}),
    ("map", {"place": "orto"}),
    ("map", {"view": "kyrgyzstan"}),
    ("timeline", {"part": "years"}),
    ("timeline", {"event": "event-3"}),
    ("recommendations", {"stakeholder": "council"}),
    *(("sources", {"section": section}) for section in ("tables", "method", "reuse")),
    ("sources", {"source": "report-1"}),
]
WITHOUT_DATA: list[tuple[str, dict[str, str]]] = [
    ("timeline", {"part": "study"}),
    ("participation", {}),
    ("participation", {"part": "survey"}),
    ("sources", {"section": "differences"}),
    ("sources", {"section": "gaps"}),
    ("sources", {"section": "context"}),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = other_case.folder(tmp_path / "other")
    monkeypatch.setenv(DATA_VARIABLE, str(made))
    return made


def shown(at: AppTest) -> str:
    """All that a visitor reads on a screen."""
    assert not at.exception, at.exception[0].message
    return "\n".join(said(at.main))


def menu_of(at: AppTest) -> list[str]:
    """The words of each link of the menu."""
    menu = next(piece for piece in markups(at.main) if piece.startswith("<nav"))
    return some(re.findall(r"</i>([^<]+)</a>", menu))


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_opens_and_speaks_of_its_own_case(folder: Path, lang: str) -> None:
    for screen, query in VIEWS:
        words = shown(open_screen(screen, lang=lang, **query))
        found = SPOKEN_OF.search(words)
        assert not found, (screen, query, words[max(found.start() - 60, 0) : found.end() + 60])
    steps = range(1, story.last(whole(folder)) + 1)
    assert len(steps) >= 6
    for step in steps:
        assert not SPOKEN_OF.search(shown(open_screen("present", lang=lang, step=str(step)))), step


@pytest.mark.parametrize(("screen", "query"), WITHOUT_DATA)
def test_an_address_of_a_part_without_data_says_so(folder: Path, screen: str, query: dict[str, str]) -> None:
    words = shown(open_screen(screen, **query))
    assert "This atlas has no data for" in words, words


def test_the_menu_has_the_screens_that_have_data(folder: Path) -> None:
    assert not parts.has_screen(whole(folder), "participation")
    labels = menu_of(open_screen("overview"))
    assert {"Overview", "Map", "Timeline", "Stakeholders", "Recommendations", "Sources"} <= set(labels)
    assert "Participation" not in labels


def test_the_shipped_case_keeps_its_menu() -> None:
    assert "Participation" in menu_of(open_screen("overview"))


def test_a_case_of_one_year_leaves_no_years_to_choose(folder: Path) -> None:
    for file in some(folder.glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            heading, *rows = csv.reader(lines)
        dated = [name.endswith("_edtf") or name in ("year_from", "year_to") for name in heading]
        with file.open("w", encoding="utf-8", newline="") as lines:
            told = [
                ["2020" if is_date and cell else cell for cell, is_date in zip(row, dated, strict=True)]
                for row in rows
            ]
            csv.writer(lines, lineterminator="\n").writerows([heading, *told])
    screen = open_screen("timeline")
    assert shown(screen)
    assert has_filters(screen.main)
    assert 'type="range"' not in "".join(markups(screen.main))
