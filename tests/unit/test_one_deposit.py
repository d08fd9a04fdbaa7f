"""A case of one deposit: no text speaks of several, and none explains a mark or a distance that is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import profile, story
from dashboard.figures.figure import Spec
from dashboard.figures.filters import view_names
from dashboard.figures.overview.locator import locator
from dashboard.figures.participation.demand import demands
from dashboard.figures.participation.headcount import meetings
from dashboard.figures.recommendations import figure as recommended
from dashboard.figures.recommendations.board import board
from dashboard.i18n import Translator
from dashboard.outputs.site.views import choices
from dashboard.paths import ROOT
from dashboard.reading import starter
from dashboard.reading.dataset import Dataset, load
from packages import Row, edit

T = Translator("en")
ALL = Selection()
HERE = Selection(place="sample-ridge")
OTHER = "hill"  # how the ids of what is about the other deposit begin


def only(keeps: Callable[[Row], bool]) -> Callable[[list[Row]], None]:
    """A change that leaves some rows of a table."""

    def change(rows: list[Row]) -> None:
        rows[:] = filter(keeps, rows)

    return change


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``dashboard new`` makes, with one of its two deposits and no step on its one recommendation."""
    path = tmp_path_factory.mktemp("one") / "district"
    starter.written(path, T)
    for table, key in {
        "actions": "action_id",
        "demands": "action_id",
        "events": "event_id",
        "event_mines": "event_id",
        "event_sources": "event_id",
        "turnout_claims": "event_id",
        "responses": "action_id",
        "holders": "holder_id",
    }.items():
        edit(path / f"{table}.csv", only(lambda row, key=key: not row[key].startswith(OTHER)))  # type: ignore[misc]
    edit(path / "mines.csv", only(lambda row: row["mine_id"] == "sample-ridge"))
    edit(path / "places.csv", only(lambda row: row["place_id"] != "example-hill"))
    edit(path / "followups.csv", only(lambda row: False))
    return path


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return load(folder)


def test_titles_and_choices_speak_of_one(data: Dataset) -> None:
    assert locator(data, T).title == "Where the deposit lies"
    assert locator(data, T).sentence.startswith("A map of Kyrgyzstan with Sample Ridge.")
    assert view_names(data, T)["home"] == "Around the deposit"
    country = maps.overview(data, Selection(view="kyrgyzstan"), T)
    assert "deposits lie" not in country.title


def test_the_talk_explains_the_marks_that_its_map_has(data: Dataset) -> None:
    (foot,) = (scene.foot for scene in story.story(data, T) if scene.id.startswith("deposits"))
    assert foot.startswith(
        "The wider the circle, the less certain the location. (7) counts documented events there."
    )
    assert "▲" not in foot
    assert "dotted line" not in foot


def test_the_one_recommendation_is_not_said_to_fit_filters(data: Dataset) -> None:
    assert board(data, ALL, T).sentence == "The only recommendation is shown."


def test_no_axis_is_drawn_for_steps_that_nobody_found(data: Dataset) -> None:
    figure = recommended.overview(data, ALL, T)
    assert figure.chart is None
    assert figure.empty.startswith("No step is documented on the recommendation shown.")


def test_without_a_meeting_no_filter_is_blamed(data: Dataset) -> None:
    assert meetings(data, ALL, T).title == "No meeting is documented for these deposits and years"


def test_a_distance_that_nobody_published_is_not_counted(data: Dataset) -> None:
    found = profile.profile(data, HERE, T)
    assert found
    assert [section.title for section in found.sections if section.id == "distances"] == [
        "How far (our straight lines)"
    ]


def test_without_points_and_claims_no_distance_is_told(folder: Path, tmp_path: Path) -> None:
    def nowhere(rows: list[Row]) -> None:
        for row in rows:
            row.update(lat="", lon="", precision_m="", point_basis="none")

    own = tmp_path / "nowhere"
    own.mkdir()
    for path in folder.glob("*.*"):
        (own / path.name).write_bytes(path.read_bytes())
    edit(own / "places.csv", nowhere)
    found = profile.profile(load(own), HERE, T)
    assert found
    assert "distances" not in {section.id for section in found.sections}
    assert "point" in {section.id for section in found.sections}


def test_a_span_of_one_year_is_said_as_one_year() -> None:
    data = load(ROOT / "examples" / "solton-sary")
    spans = dict(choices(data, T, has_years=True))[T("Years")]
    assert [choice.words for choice in spans] == ["All years", "1994–2009", "2010–2025", "2026"]


def test_the_bars_of_one_deposit_are_not_drawn_twice(data: Dataset) -> None:
    figure = demands(data, ALL, T)
    assert isinstance(figure.chart, Spec)
    assert '"head":"Sample Ridge"' in figure.chart.text.replace('": "', '":"')
    assert '"head":"all"' not in figure.chart.text.replace('": "', '":"')
    assert figure.marks and list(figure.marks()) == ["closure/sample-ridge"]
