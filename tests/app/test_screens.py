"""Every screen runs through the frame, on whole and on broken data."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.dataset import load
from dashboard.figures.story import LAST
from dashboard.outputs.screen.state import FACE
from dashboard.paths import DATA_VARIABLE, MAIN, PAGES, SHIPPED_DATA
from dashboard.selection import PARTS, SECTIONS

SCREENS = (
    "overview",
    "map",
    "timeline",
    "participation",
    "stakeholders",
    "recommendations",
    "sources",
)
CHANGING = ("map", "timeline", "participation")  # screens with the frame's filters


def open_screen(screen: str, **query: str) -> AppTest:
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    if screen != "overview":
        at.switch_page(str(PAGES / f"{screen}.py")).run()
    return at


def texts(at: AppTest) -> str:
    shown = "\n".join(
        str(item.value) for kind in (at.title, at.header, at.subheader, at.markdown) for item in kind
    )
    shown = shown.replace("\\", "")  # texts are escaped for Markdown
    return shown + "\n".join(item.proto.body for item in at.get("html"))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_runs_within_the_frame(screen: str) -> None:
    at = open_screen(screen)
    assert not at.exception
    assert len(at.title) == 1, "one h1 a screen"
    assert len(at.get("page_link")) >= len(SCREENS), "the menu of the frame is there"
    filters = [pills.label for pills in at.get("button_group")]
    assert ("Deposits" in filters) == (screen in CHANGING)


@pytest.mark.parametrize("part", PARTS["participation"])
def test_the_filters_stand_over_what_they_change_only(part: str) -> None:
    at = open_screen("participation", part=part, mine="jerui")
    filters = [pills.label for pills in at.get("button_group")]
    assert ("Deposits" in filters) == (part in ("people", "demands"))
    assert at.query_params["mine"] == "jerui", "a choice is kept where it does not show"


def test_a_part_of_another_screen_in_the_address_takes_no_filter_away() -> None:
    for screen in CHANGING:
        if screen != "participation":
            at = open_screen(screen, part="seats")
            assert [slider.label for slider in at.slider] == ["Years"], screen


def test_the_filters_come_and_go_with_the_part_that_is_picked() -> None:
    at = open_screen("participation", part="seats", mine="jerui")
    for part, there in (("people", True), ("money", False), ("demands", True)):
        at.segmented_control(key="w.part-participation.en").set_value(part).run()
        assert ("Deposits" in [pills.label for pills in at.get("button_group")]) == there
        assert at.query_params.get("part", "people") == part
        assert at.query_params["mine"] == "jerui"


def faces(at: AppTest) -> list[list[str]]:
    """Names of the faces of each figure on a screen."""
    groups = (group for group in at.get("button_group") if str(group.key).startswith(FACE))
    return [list(group.options) for group in groups]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_has_chart_table_sources_and_download(screen: str) -> None:
    shown = faces(open_screen(screen))
    assert shown, "a screen without a figure"
    for first, *others in shown:
        assert first in ("Chart", "Map", "In words")
        assert others == ["Table", "Sources", "Download"]


def test_a_figure_that_is_a_table_by_itself_opens_as_its_table() -> None:
    at = open_screen("sources", section="tables", table="seats")
    assert faces(at) == [["Table", "Sources", "Download"]] * 2
    assert len(at.dataframe) == 2


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_a_deposit_filter_from_the_address_holds_on_every_screen(screen: str, mine: str) -> None:
    at = open_screen(screen, mine=mine, **{"from": "2010", "to": "2012"})
    assert not at.exception
    assert at.session_state["selection"].mines == (mine,)
    assert (at.session_state["selection"].year_from, at.session_state["selection"].year_to) == (2010, 2012)


def test_what_an_address_says_wrongly_is_dropped_and_named_once() -> None:
    at = open_screen("timeline", mine="jerui,atlantis", colour="red", **{"from": "1066"})
    assert not at.exception
    assert at.session_state["selection"].mines == ("jerui",)
    said = [item for item in at.get("html") if "atlantis" in str(item.proto)]
    assert len(said) == 1
    assert "colour=red" in str(said[0].proto) and "from=1066" in str(said[0].proto)


@pytest.mark.parametrize(
    ("stakeholder", "cards"), [("ngo", 3), ("company", 2), ("research", 3), ("national", 3), ("local", 3)]
)
def test_recommendations_are_filtered_by_stakeholder(stakeholder: str, cards: int) -> None:
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at.run()
    at.switch_page(str(PAGES / "recommendations.py"))
    at.query_params["stakeholder"] = stakeholder
    at.run()
    assert not at.exception
    assert texts(at).count("Our status:") == cards


def test_a_search_that_finds_nothing_says_so() -> None:
    at = AppTest.from_file(str(MAIN), default_timeout=60)
    at.run()
    at.switch_page(str(PAGES / "recommendations.py"))
    at.query_params["q"] = "zzzz"
    at.run()
    assert not at.exception
    assert "No recommendation fits these filters" in texts(at)
    assert any("Clear all filters" in button.label for button in at.button)
    next(button for button in at.button if "Clear all filters" in button.label).click().run()
    assert texts(at).count("Our status:") == 14


def test_counts_beside_the_choices_add_up() -> None:
    at = open_screen("recommendations")
    asked = next(group for group in at.get("button_group") if group.label == "Asked of")
    shown = [int(option.split("(")[-1].rstrip(")")) for option in asked.options]
    assert sum(shown) == 14


@pytest.mark.parametrize("screen", SCREENS)
def test_broken_data_shows_the_faults_on_every_screen_and_no_traceback(
    screen: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, folder)
    text = (folder / "events.csv").read_text(encoding="utf-8")
    (folder / "events.csv").write_text(text.replace(",peaceful,", ",riot,", 1), encoding="utf-8")
    monkeypatch.setenv("DASHBOARD_DATA", str(folder))
    at = AppTest.from_file(str(MAIN), default_timeout=60).run()
    assert not at.exception
    assert at.title[0].value == "The data cannot be shown"
    faults = at.dataframe[0].value
    assert list(faults.File) == ["events.csv"] and list(faults.Value) == ["riot"]


def test_every_recommendation_and_stakeholder_of_the_deck_is_on_its_screen() -> None:
    data = load(SHIPPED_DATA)
    for screen in ("recommendations", "stakeholders"):
        at = open_screen(screen)
        html = "\n".join(str(item.proto) for item in at.get("html"))
        for text in data["recommendations"].text_en:
            assert text[:30].replace("&", "&amp;") in html.replace("\\n", " "), (screen, text)


EVERY_VIEW: list[tuple[str, dict[str, str]]] = [
    *((screen, {}) for screen in SCREENS),
    ("map", {"view": "kyrgyzstan"}),
    *((screen, {"part": part}) for screen, parts in PARTS.items() for part in parts[1:]),
    *(("sources", {"section": section}) for section in SECTIONS[1:]),
    *(("present", {"step": str(step)}) for step in range(1, LAST + 1)),
]


@pytest.mark.parametrize(("screen", "query"), EVERY_VIEW, ids=str)
def test_tables_without_rows_make_screens_without_figures_and_no_error(
    screen: str, query: dict[str, str], nothing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is only begun: every table has its head and no row yet."""
    monkeypatch.setenv(DATA_VARIABLE, str(nothing))
    assert not open_screen(screen, **query).exception


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path_factory.mktemp("begun") / "data"))
    for table in folder.glob("*.csv"):
        head = table.read_text(encoding="utf-8").splitlines(keepends=True)[0]
        table.write_text(head, encoding="utf-8")
    return folder
