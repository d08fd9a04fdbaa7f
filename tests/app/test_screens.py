"""Every screen runs through the frame, on whole and on broken data."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from dashboard.dataset import load
from dashboard.outputs.screen.state import FACE
from dashboard.paths import DATA_VARIABLE, SHIPPED_DATA
from dashboard.selection import PARTS, SECTIONS
from screens import CHANGING, SCENES, SCREENS, name, open_screen, texts, view
from support import empty_package, some

MINES = ("jerui", "andash", "taldy-bulak")


def test_each_screen_says_what_it_is() -> None:
    titles = [[title.value for title in view(screen).main.title] for screen in SCREENS]
    assert all(len(title) == 1 for title in titles), "one h1 a screen"
    assert len({title for (title,) in titles}) == len(SCREENS)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_runs_within_the_frame(screen: str) -> None:
    here = view(screen).main
    assert len(here.get("page_link")) >= len(SCREENS), "the menu of the frame is there"
    filters = [pills.label for pills in here.get("button_group")]
    assert ("Deposits" in filters) == (screen in CHANGING)


@pytest.mark.parametrize("part", PARTS["participation"])
def test_the_filters_stand_over_what_they_change_only(part: str) -> None:
    here = view("participation", part=part, mine="jerui")
    filters = [pills.label for pills in here.main.get("button_group")]
    assert ("Deposits" in filters) == (part in ("people", "demands"))
    assert here.query["mine"] == "jerui", "a choice is kept where it does not show"


@pytest.mark.parametrize("screen", ["map", "timeline"])
def test_a_part_of_another_screen_in_the_address_takes_no_filter_away(screen: str) -> None:
    assert [slider.label for slider in view(screen, part="seats").main.slider] == ["Years"]


def test_the_filters_come_and_go_with_the_part_that_is_picked() -> None:
    at = open_screen("participation", part="seats", mine="jerui")
    for part, there in (("people", True), ("money", False), ("demands", True)):
        at.segmented_control(key="w.part-participation.en").set_value(part).run()
        assert ("Deposits" in [pills.label for pills in at.get("button_group")]) == there
        assert at.query_params.get("part", "people") == part
        assert at.query_params["mine"] == "jerui"


def faces(screen: str, **query: str) -> list[list[str]]:
    """Names of the faces of each figure on a screen."""
    groups = view(screen, **query).main.get("button_group")
    return [list(group.options) for group in groups if str(group.key).startswith(FACE)]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_has_chart_table_sources_and_download(screen: str) -> None:
    for first, *others in some(faces(screen)):
        assert first in ("Chart", "Map", "Text")
        assert others == ["Table", "Sources", "Download"]


def test_a_figure_that_is_a_table_by_itself_opens_as_its_table() -> None:
    assert faces("sources", section="tables", table="seats") == [["Table", "Sources", "Download"]] * 2
    assert len(view("sources", section="tables", table="seats").main.dataframe) == 2


# Each deposit on the screens that change with it; elsewhere it has to be kept, whichever it is.
KEPT = [
    *itertools.product(CHANGING, MINES),
    *zip((screen for screen in SCREENS if screen not in CHANGING), itertools.cycle(MINES), strict=False),
]


@pytest.mark.parametrize(("screen", "mine"), KEPT)
def test_a_deposit_filter_from_the_address_holds_on_every_screen(screen: str, mine: str) -> None:
    selection = view(screen, **{"mine": mine, "from": "2010", "to": "2012"}).selection
    assert selection.mines == (mine,)
    assert (selection.year_from, selection.year_to) == (2010, 2012)


def test_what_an_address_says_wrongly_is_dropped_and_named_once() -> None:
    here = view("timeline", mine="jerui,atlantis", colour="red", **{"from": "1066"})
    assert here.selection.mines == ("jerui",)
    said = [item for item in here.main.get("html") if "atlantis" in str(item.proto)]
    assert len(said) == 1
    assert "colour=red" in str(said[0].proto) and "from=1066" in str(said[0].proto)


def test_what_a_visitor_writes_into_an_address_is_shown_as_text() -> None:
    """It comes back in a sentence of ours, and must not become a part of the page."""
    bodies = [item.proto.body for item in view("timeline", mine="<img src=x>").main.get("html")]
    (said,) = [body for body in bodies if "img src" in body]
    assert "<img" not in said


@pytest.mark.parametrize(
    ("stakeholder", "cards"), [("ngo", 3), ("company", 2), ("research", 3), ("national", 3), ("local", 3)]
)
def test_recommendations_are_filtered_by_stakeholder(stakeholder: str, cards: int) -> None:
    here = view("recommendations", stakeholder=stakeholder).main
    assert texts(here).count("Our status:") == cards
    assert [heading.anchor for heading in here.header if heading.anchor.startswith("for-")] == [
        f"for-{stakeholder}"
    ]


def test_a_search_that_finds_nothing_says_so() -> None:
    at = open_screen("recommendations", q="zzzz")
    assert not at.exception
    assert "No recommendation fits these filters" in texts(at)
    assert texts(at).count("Our status:") == 0
    next(button for button in at.button if "Clear all filters" in button.label).click().run()
    assert texts(at).count("Our status:") == 14


def test_counts_beside_the_choices_add_up() -> None:
    groups = view("recommendations").main.get("button_group")
    asked = next(group for group in groups if group.label == "Addressed to")
    shown = [int(option.split("(")[-1].rstrip(")")) for option in asked.options]
    assert sum(shown) == 14


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
    assert at.title[0].value == "The data cannot be shown"
    faults = at.dataframe[0].value
    assert list(faults.File) == ["events.csv"] and list(faults.Value) == ["riot"]


@pytest.mark.parametrize("screen", ["recommendations", "stakeholders"])
def test_every_recommendation_of_the_study_is_on_its_screen(screen: str) -> None:
    html = "\n".join(str(item.proto) for item in view(screen).main.get("html"))
    for text in some(load(SHIPPED_DATA)["recommendations"].text_en):
        assert text[:30].replace("&", "&amp;") in html.replace("\\n", " "), text


def test_every_stakeholder_of_the_study_is_on_their_screen() -> None:
    asked = load(SHIPPED_DATA)["recommendations"].stakeholder_id
    names = load(SHIPPED_DATA).rows("stakeholders")
    headings = [heading.value for heading in view("stakeholders").main.subheader]
    for stakeholder in some(set(asked)):
        assert names[stakeholder]["name_en"] in headings


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
    assert len(at.title) == 1 or screen == "present", "the screen itself is there"
