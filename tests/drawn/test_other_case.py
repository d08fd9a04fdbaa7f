"""Another case is a folder: it draws everything, in every language, and nothing in it speaks of the shipped case."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

import other_case
from dashboard import case
from dashboard.basemap import layer, whole
from dashboard.choosing.selection import PARTS, SECTIONS, Selection
from dashboard.figures import map as maps
from dashboard.figures import parts, story
from dashboard.figures.figure import Figure, MapSpec, Rows
from dashboard.figures.words import case_text
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import citing
from dashboard.outputs.citing import View
from dashboard.outputs.files import brief, bundle, slides
from dashboard.outputs.maps import map_files
from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset
from drawings import DAY, HOME, failures, figures, quickly, stage, words
from speaking import SPOKEN_OF
from talk import undrawn


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented case, read as the server reads it."""
    return whole(other_case.folder(tmp_path_factory.mktemp("case") / "other"))


def texts(value: Any) -> Iterator[str]:
    """Every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "ignore")
    elif isinstance(value, pd.DataFrame):
        yield value.to_csv()
    elif isinstance(value, Figure):
        yield from texts({**value.__dict__, "chart": _drawn(value)})
    elif isinstance(value, Rows):
        yield from texts([value.frame, value.records, value.sources, value.name, value.title])
    elif is_dataclass(value) and not isinstance(value, type):
        yield from texts(asdict(value))
    elif isinstance(value, dict):
        yield from texts([*value.keys(), *value.values()])
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from texts(item)


def _drawn(figure: Figure) -> str:
    """What is drawn, without the ground: rivers and oblasts are where they are."""
    if figure.chart is None:
        return ""
    if isinstance(figure.chart, MapSpec):
        return json.dumps([asdict(item) for item in figure.chart.layers], ensure_ascii=False, default=str)
    return json.dumps(_without_shapes(figure.drawing.to_dict()), ensure_ascii=False)


def _without_shapes(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_shapes(item) for key, item in value.items() if value.get("type") != "Feature"}
    return [_without_shapes(item) for item in value] if isinstance(value, list) else value


def ground(data: Dataset) -> set[str]:
    """Names on the base map, which are no text of ours."""
    features = [item["properties"] for name in ("oblasts", "rivers") for item in layer(data, name)]
    return {str(own.get(f"name_{lang}")) for own in features for lang in LANGUAGES}


def spoken(value: Any, data: Dataset) -> list[str]:
    """Texts that speak of the shipped case."""
    known = sorted(ground(data) - {"None"}, key=len, reverse=True)
    found, seen = [], 0
    for text in texts(value):
        seen += 1
        left = text
        for name in known:
            left = left.replace(name, "")
        if SPOKEN_OF.search(left):
            at = SPOKEN_OF.search(left)
            assert at
            found.append(left[max(at.start() - 60, 0) : at.end() + 60])
    assert seen
    return found


def test_every_figure_scene_and_map_is_drawn_as_screen_and_stage_show_it(other: Dataset) -> None:
    """In one language, the longest words. Files are made below, and with all their pictures where ``copied`` is."""
    t = case.translator(other, "ky")
    calls = {**quickly(other, t, theme="dark"), **stage(other, t, "dark")}
    assert len(calls) > 40
    assert failures(calls) == {}


@pytest.mark.parametrize("lang", LANGUAGES)
@undrawn()
def test_no_figure_scene_or_file_speaks_of_the_shipped_case(other: Dataset, lang: str) -> None:
    t, chosen = case.translator(other, lang), Selection(lang=lang)
    shown = [build() for build in figures(other, chosen, t).values()]
    assert len(shown) > 15
    assert spoken(shown, other) == []
    assert spoken([build() for build in words(other, chosen, t).values()], other) == []
    assert spoken(story.story(other, t), other) == []
    view = View("Screen", f"{HOME}/?lang={lang}", (("x", "y"),), DAY)
    packed = [content for figure in shown for content in _unpacked(bundle.bundle(figure, view, other, t))]
    assert spoken([*packed, *(citing.credit(figure, view, other, t) for figure in shown)], other) == []
    assert spoken(_unpacked(slides.slides(other, t, HOME, DAY)), other) == []
    pages = PdfReader(io.BytesIO(brief.brief("council", other, t, HOME, DAY)))
    assert spoken([*(page.extract_text() for page in pages.pages), str(pages.metadata)], other) == []
    names = [slides.file_name(other, t), brief.file_name("council", other, t)]
    assert spoken(names, other) == []


def _unpacked(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return [
            name + archive.read(name).decode("utf-8", "ignore")
            for name in archive.namelist()
            if not name.endswith((".png", ".jpeg", ".xlsx"))
        ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_offline_map_does_not_either(other: Dataset, lang: str) -> None:
    from dashboard.figures import map as maps

    t = case.translator(other, lang)
    figure = maps.overview(other, Selection(lang=lang), t)
    page = map_files.page(figure, View("Map", f"{HOME}/map", (), DAY), "light", (), other, t)
    title = re.search(r"<title>(.*?)</title>", str(page if isinstance(page, str) else page.decode()))
    assert title and not spoken(title.group(1), other)


def test_neither_do_the_open_data_and_its_dictionary(other: Dataset) -> None:
    assert spoken([other.schema, dict(other.contents), other.name, other.title], other) == []
    for lang in LANGUAGES:
        t = Translator(lang)
        told = [
            t(field["description"])
            for item in other.schema["resources"]
            for field in item["schema"]["fields"]
        ]
        told += [t(item[key]) for item in other.schema["resources"] for key in ("title", "description")]
        assert len(told) > 300 and spoken(told, other) == []


def test_parts_without_data_are_not_offered(other: Dataset) -> None:
    assert parts.parts(other, "timeline") == ("events", "years", "records")
    assert parts.parts(other, "participation") == () and not parts.has_screen(other, "participation")
    assert parts.parts(other, "sources") == ("documents", "tables", "method", "reuse")
    assert all(
        parts.has_screen(other, name) for name in ("overview", "map", "timeline", "sources", "present")
    )


def test_the_shipped_case_has_every_part(shipped_data: Dataset) -> None:
    assert parts.parts(shipped_data, "timeline") == PARTS["timeline"]
    assert parts.parts(shipped_data, "participation") == PARTS["participation"]
    assert parts.parts(shipped_data, "sources") == SECTIONS


def test_the_talk_is_made_of_what_there_is(other: Dataset) -> None:
    shown = [row.figure for row in story.plan(other)]
    assert shown == ["opening", "deposits", "actions-per-year", "counts", "recommendations", "since", "sources"]  # fmt: skip


def test_a_text_that_the_case_lacks_is_neutral_and_filled(other: Dataset) -> None:
    assert case_text.text(other, Translator(), "overview-title") == "2 deposits, 9 documented events"
    assert case.years(other) == (2011, 2019)
    assert case.title(other, Translator()) == "Mining Atlas"


def test_a_title_begins_with_a_capital_where_the_language_puts_the_number_second(other: Dataset) -> None:
    t = Translator("ky")
    assert case_text.text(other, t, "overview-title").startswith("Кен чыккан 2 жер")
    silent = Selection(lang="ky", year_from=1900, year_to=1901)  # years without an event to tell of
    assert maps.overview(other, silent, t).title.startswith("Кен чыккан 2 жер")


@pytest.fixture
def shipped_data() -> Dataset:
    from support import shipped

    return shipped()


OWN_NAMES = re.compile(
    r"talas|талас|jerui|джеруй|жерүй|andash|андаш|taldy|талды-булак|kara-oi|kopuro|imanbekov|иманбеков",
    re.IGNORECASE,
)
OLD_ADDRESS = '("view", "talas"): "home"'  # an address that was given away before; it still leads somewhere
WRITTEN = {".py", ".js", ".css", ".html", ".typ", ".po", ".csv", ".yaml", ".service", ".cfg", ".json", ".md", ".sh", ".toml", ""}  # fmt: skip


@pytest.mark.parametrize("room", ["src/dashboard", "pages", "deploy", "app.py"])
def test_no_line_of_the_code_and_no_name_of_a_file_speaks_of_the_shipped_case(room: str) -> None:
    """Where files lie is no text: the catalogues tell in comments which of them a text is from."""
    start = ROOT / room
    files = [start] if start.is_file() else [file for file in start.rglob("*") if file.is_file()]
    told = [file for file in files if file.suffix in WRITTEN and "__pycache__" not in file.parts]
    assert told
    found = [file.name for file in files if OWN_NAMES.search(file.name)]
    for file in told:
        lines = file.read_text(encoding="utf-8").replace(OLD_ADDRESS, "").splitlines()
        found += [
            f"{file.name}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(lines, start=1)
            if OWN_NAMES.search(line) and not line.startswith(("#: ", '"Project-Id-Version'))
        ]
    assert found == []


def test_files_that_every_case_shares_are_not_named_for_one() -> None:
    shared = [*(ROOT / "data" / "basemap").rglob("*"), *(ROOT / "scripts").iterdir()]
    assert len(shared) > 15
    assert [file.name for file in shared if OWN_NAMES.search(file.name)] == []


def test_a_folder_is_left_as_it_was(tmp_path: Path) -> None:
    made = other_case.folder(tmp_path / "a")
    before = {file.name for file in made.iterdir()}
    whole(made)
    assert {file.name for file in made.iterdir()} == before
