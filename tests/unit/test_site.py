"""The copy without a server: every link leads somewhere, nothing is loaded from outside, and its numbers are the figures'."""

from __future__ import annotations

import re
import stat
from datetime import date
from pathlib import Path

import pytest

import other_case
from dashboard import case, cli
from dashboard.basemap import whole
from dashboard.dataset import Dataset
from dashboard.figures import overview, study, timeline
from dashboard.figures import participation as shares
from dashboard.i18n import LANGUAGES
from dashboard.outputs import site
from dashboard.outputs.site.faces import written
from dashboard.selection import Selection
from site_pages import Read, cells, is_outside, read, target
from speaking import SPOKEN_OF
from support import shipped, some

DAY = date(2026, 11, 25)
_DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)  # names of the base map stand in these
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The invented case."""
    return whole(other_case.folder(tmp_path_factory.mktemp("case") / "other"))


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory, other: Dataset) -> Path:
    """The invented case in three languages."""
    folder = tmp_path_factory.mktemp("copies") / "three"
    site.export(folder, other, tuple(LANGUAGES), "", DAY, lambda _: None)
    return folder


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped case in Russian, the longest words."""
    folder = tmp_path_factory.mktemp("copies") / "one"
    site.export(folder, shipped(), ("ru",), "", DAY, lambda _: None)
    return folder


def pages(folder: Path) -> dict[Path, Read]:
    """Pages that are ours; the moving map is folium's, and has tests of its own."""
    return {path: read(path) for path in some(sorted(folder.rglob("*.html"))) if path.name != "map-live.html"}


@pytest.fixture(scope="module", params=["one", "three"])
def copy(request: pytest.FixtureRequest) -> dict[Path, Read]:
    """Each copy, read."""
    return pages(request.getfixturevalue(request.param))


def test_every_link_leads_to_a_file_and_a_place_in_it(copy: dict[Path, Read]) -> None:
    lost, seen = [], 0
    for path, told in copy.items():
        for address in [*told.links, *(item for item in told.loads if not item.startswith("data:"))]:
            if is_outside(address):
                continue
            seen += 1
            file, anchor = target(path, address)
            if not file.is_file() or (anchor and file in copy and anchor not in copy[file].ids):
                lost.append((path.name, address))
    assert seen > 100
    assert lost == []


def test_nothing_is_loaded_from_outside(copy: dict[Path, Read]) -> None:
    assert [(path.name, item) for path, told in copy.items() for item in told.loads if is_outside(item)] == []
    for path in copy:
        assert 'Content-Security-Policy" content="default-src &#39;none&#39;' in path.read_text(
            encoding="utf-8"
        )


def test_every_element_closes_and_no_id_stands_twice(copy: dict[Path, Read]) -> None:
    assert len(copy) > 10
    for path, told in copy.items():
        assert told.faults == [], path.name
        assert len(told.ids) == len(set(told.ids)), path.name


def test_tables_on_pages_are_the_figures_rows(one: Path) -> None:
    data = shipped()
    t, everything = case.translator(data, "ru"), Selection()
    figures = {
        "index": [overview.numbers(data, t)],
        "timeline": [
            timeline.timeline(data, everything, t),
            timeline.actions_per_year(data, everything, t),
            study.study_against_documented(data, everything, t),
        ],
        "participation": [shares.turnout(data, everything, t), shares.payments(data, t)],
    }

    for name, expected in some(figures.items()):
        found = read(one / "ru" / f"{name}.html").tables
        for figure in some(expected):
            rows = cells([list(map(written, row)) for row in figure.table.itertuples(index=False, name=None)])
            assert rows, figure.id
            assert rows in [[row[:-1] for row in table[1:]] for table in found], figure.id


def test_a_copy_of_another_case_has_no_word_of_ours(three: Path, other: Dataset) -> None:
    told = {path.name: _DRAWN.sub("", path.read_text(encoding="utf-8")) for path in pages(three)}
    assert len(told) > 10
    assert [(name, found[0]) for name, text in told.items() if (found := SPOKEN_OF.search(text))] == []
    assert [path.name for path in three.rglob("*") if SPOKEN_OF.search(path.name)] == []


def test_a_copy_in_one_language_is_under_eleven_megabytes(one: Path) -> None:
    assert sum(path.stat().st_size for path in one.rglob("*") if path.is_file()) < 11_000_000


def test_a_web_server_may_read_it(one: Path) -> None:
    assert stat.S_IMODE(one.stat().st_mode) & 0o055 == 0o055


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    assert cli.main(["export", "-o", str(tmp_path)]) == 2
    assert "nothing was changed" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    assert list(tmp_path.parent.glob(f".{tmp_path.name}-*")) == []
