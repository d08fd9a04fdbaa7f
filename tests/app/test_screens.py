"""Every screen runs through the frame, on whole and on broken data, and says what it is."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import pytest

from dashboard.choosing.selection import PARTS, SECTIONS
from dashboard.figures.words.accounts import side_of
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import DATA_VARIABLE, SHIPPED_DATA
from dashboard.reading.dataset import load
from screens import (
    CHANGING,
    SCENES,
    SCREENS,
    faces,
    has_filters,
    headings,
    markups,
    name,
    open_screen,
    parts,
    view,
)
from support import empty_package, loosened, some


def test_each_screen_says_what_it_is() -> None:
    titles = [headings(view(screen).main) for screen in SCREENS]
    assert all(len(title) == 1 for title in titles), "one h1 a screen"
    assert len({title for (title,) in titles}) == len(SCREENS)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_runs_within_the_frame(screen: str) -> None:
    here = view(screen).main
    menu = next(piece for piece in markups(here) if piece.startswith("<nav"))
    assert menu.count("<a ") >= len(SCREENS), "the menu of the frame is there"
    assert has_filters(here) == (screen in CHANGING)


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_has_chart_table_sources_and_download(screen: str) -> None:
    rows = faces(screen)
    assert len(rows) == len(view(screen).figures)
    for first, *others in some(rows):
        assert first in ("Chart", "Map", "Text")
        assert others == ["Table", "Sources", "Download"]


def test_what_needs_no_widget_is_few_elements_of_a_page() -> None:
    """Each element of Streamlit costs the server and a browser about two milliseconds of every page change."""
    for screen, most in (("recommendations", 27), ("stakeholders", 23)):
        assert most / 2 < sum(1 for _ in parts(view(screen).main)) <= most


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with a word in it that the schema does not know."""
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path_factory.mktemp("broken") / "data"))
    text = (folder / "events.csv").read_text(encoding="utf-8")
    (folder / "events.csv").write_text(text.replace(",peaceful,", ",riot,", 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("screen", [*SCREENS, "present"])
def test_broken_data_shows_the_faults_on_every_screen_and_no_traceback(
    screen: str, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(broken))
    at = open_screen(screen)
    assert not at.exception
    assert headings(at.main) == ["The data cannot be shown"]
    faults = at.dataframe[0].value
    assert list(faults.File) == ["events.csv"] and list(faults.Value) == ["riot"]


EVERY_VIEW: list[tuple[str, Mapping[str, str]]] = [
    *((screen, {}) for screen in SCREENS),
    ("map", {"view": "kyrgyzstan"}),
    *((screen, {"part": part}) for screen, parts in PARTS.items() for part in parts[1:]),
    *(("sources", {"section": section}) for section in SECTIONS[1:]),
    *SCENES,
]


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is only begun: every table has its head and no row yet."""
    return empty_package(tmp_path_factory.mktemp("begun") / "data")


@pytest.mark.parametrize(("screen", "query"), EVERY_VIEW, ids=map(name, EVERY_VIEW))
def test_tables_without_rows_make_screens_without_figures_and_no_error(
    screen: str, query: Mapping[str, str], nothing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(nothing))
    at = open_screen(screen, **query)
    assert not at.exception
    assert len(headings(at.main)) == 1 or screen == "present", "the screen itself is there"


def test_the_overview_draws_a_square_for_each_step_and_each_recommendation_that_lead_to_their_kind() -> None:
    data = load(SHIPPED_DATA)
    (onward,) = (piece for piece in markups(view("overview").main) if 'class="shares"' in piece)
    kinds = re.findall(
        r'<a href="([^"]+)"><span class="squares" data-look="([^"]+)"[^>]*>(.*?)</span>', onward
    )
    drawn = {look: (squares.count("<i"), address) for address, look, squares in kinds}
    steps = Counter(row.step for row in data.records.seats if row.scope == "local")
    asked = Counter(row.status for row in data.records.recommendations)
    assert {look: number for look, (number, _) in drawn.items()} == {**steps, **asked}
    sided = Counter(
        row.step for row in data.records.seats if row.scope == "local" and side_of([row.source_id], data)
    )
    outlines = {look: squares.count("hollow") for _, look, squares in kinds}
    assert {look: n for look, n in outlines.items() if n} == sided and sided["granted"]
    assert all(f"behind=seats.{step}" in drawn[step][1] for step in some(steps))
    assert all(f"status={status}" in drawn[status][1] for status in some(asked))


@pytest.mark.parametrize("screen", ["overview", "stakeholders", "recommendations"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_whose_study_it_is_is_said_once_with_the_way_to_its_document(screen: str, lang: str) -> None:
    (study,) = load(SHIPPED_DATA).records.studies
    author = Translator(lang).text(study, "author")
    quiet = re.findall(r'<p class="quiet">.*?</p>', "\n".join(markups(view(screen, lang=lang).main)))
    (line,) = [piece for piece in quiet if f">{author}</a>" in loosened(piece)]
    assert f"source={study.source_id}" in line
    assert loosened(Translator(lang).text(study, "event")) in loosened(unescape(line))
