"""The copy without a server: every link leads somewhere, nothing is loaded from outside, and every page says whose it is."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import zipfile
from pathlib import Path

import pytest

from dashboard import case, cli
from dashboard.basemap import whole
from dashboard.outputs import valley
from dashboard.reading.dataset import Dataset
from site_pages import Read, is_outside, read, target
from speaking import SPOKEN_OF
from support import loosened, shipped, some
from talk import LARGEST_SLIDES

AT = "https://example.org/atlas"
_DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)  # names of the base map stand in these


@pytest.fixture(scope="module")
def other(copied: Path) -> Dataset:
    """The invented case."""
    return whole(copied.parent / "data")


def pages(folder: Path) -> dict[Path, Read]:
    """Pages that are ours; the moving map is folium's, and has tests of its own."""
    return {
        path: read(path)
        for path in some(sorted(folder.rglob("*.html")))
        if not path.name.startswith("map-live")
    }


@pytest.fixture(scope="module", params=["one", "copied"])
def copy(request: pytest.FixtureRequest) -> dict[Path, Read]:
    """Each copy, read."""
    return pages(request.getfixturevalue(request.param))


def test_a_link_that_opens_a_new_tab_says_so_in_the_copy_too(one: Path) -> None:
    assert "var(--new-tab)" in (one / "site.css").read_text(encoding="utf-8")
    opening = [page for page in pages(one) if 'target="_blank"' in page.read_text(encoding="utf-8")]
    for page in some(opening):
        assert '--new-tab: " (откроется в новой вкладке)"' in page.read_text(encoding="utf-8"), page


def test_every_link_leads_to_a_file_and_a_place_in_it(copy: dict[Path, Read]) -> None:
    lost, seen = [], 0
    for path, told in copy.items():
        for address in [*told.links, *(item for item in told.loads if not item.startswith("data:"))]:
            if is_outside(address) or address.startswith("mailto:"):
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


def test_pages_are_set_in_types_that_lie_beside_them(one: Path) -> None:
    style = (one / "site.css").read_text(encoding="utf-8")
    named = re.findall(r'url\("([^"]+)"\)', style)
    assert len(named) == 4
    assert all((one / name).is_file() for name in named)
    assert (one / "fonts" / "OFL.txt").is_file()
    assert ":lang(ky)" not in style, "one type for every language"


def test_a_copy_of_another_case_has_no_word_of_ours(copied: Path, other: Dataset) -> None:
    told = {path.name: _DRAWN.sub("", path.read_text(encoding="utf-8")) for path in pages(copied)}
    assert len(told) > 10
    assert [(name, found[0]) for name, text in told.items() if (found := SPOKEN_OF.search(text))] == []
    assert [path.name for path in copied.rglob("*") if SPOKEN_OF.search(path.name)] == []


def test_the_page_of_a_place_shows_where_it_lies_and_where_the_water_runs(one: Path) -> None:
    data, t = shipped(), case.translator(shipped(), "ru")
    shown = {path.stem: path.read_text(encoding="utf-8") for path in some((one / "ru").glob("place-*.html"))}
    drawn = {name: text for name, text in shown.items() if 'class="valley"' in text}
    assert {"place-kara-oi", "place-jerui", "place-aral"} <= set(drawn)
    for name, text in drawn.items():
        pictures = re.findall(r'<img class="(?:ground|relief)" src="\.\./([^"]+)"', text)
        water = valley.water_words(data, t, name.removeprefix("place-"))
        assert len(pictures) == (3 if water else 2), name
        assert all((one / picture).is_file() for picture in pictures), name
        assert ("water-runs" in text) == bool(water) and water in loosened(text), name
    assert "place-bishkek" in shown and "place-bishkek" not in drawn, "far from the valley"
    assert not any("base64" in text for text in shown.values()), "a picture is a file beside the pages, once"


def test_the_way_from_a_place_to_the_map_leads_to_the_map_that_shows_it(one: Path) -> None:
    places = some(sorted((one / "ru").glob("place-*.html")))
    ways = {
        path: re.findall(r'<p><a href="([^"#]+html[^"]*)">[^<]+</a></p></section>', part)
        for path in places
        for part in re.findall(
            r'<section class="told" id="(?:near|water)">.*?</section>',
            path.read_text(encoding="utf-8"),
            re.DOTALL,
        )
    }
    asked = {
        re.sub(r"^map\.html\?place=(.+)#figure-1$", r"\1", way)
        for found in some(ways.values())
        for way in found
    }
    moving = (one / "ru" / "map-live.html").read_text(encoding="utf-8")
    assert {"kara-oi", "jerui"} <= asked
    assert [place for place in asked if f'"id": "{place}"' not in moving] == []


def test_a_figure_that_stands_on_two_pages_has_one_file(one: Path) -> None:
    files = [
        re.findall(r'href="\.\./(files/ru/[^"]+)"', (one / "ru" / f"{name}.html").read_text(encoding="utf-8"))
        for name in ("timeline-jerui", "place-jerui")
    ]
    assert files[0][0] in files[1]


def test_outside_documents_open_a_tab_of_their_own_wherever_they_are_listed(one: Path) -> None:
    staying = {
        (path.name, way)
        for path in pages(one)
        for way in re.findall(r'<a href="https?://[^"]+"[^>]*>', path.read_text(encoding="utf-8"))
        if 'target="_blank"' not in way
    }
    assert staying == set()
    assert 'target="_blank"' in (one / "ru" / "search.html").read_text(encoding="utf-8")


def test_three_languages_take_less_than_twenty_megabytes(one: Path) -> None:
    sizes = {
        path: LARGEST_SLIDES if path.suffix == ".pptx" else path.stat().st_size
        for path in some(one.rglob("*"))
        if path.is_file()
    }
    assert LARGEST_SLIDES in sizes.values()
    shared = {"vega.js", "leaflet.js", "leaflet.css", f"{shipped().name}-data.zip"}
    once = sum(
        size
        for path, size in sizes.items()
        if path.name in shared or path.parent.name in ("ground", "fonts") or path.name.startswith("ground-")
    )
    own = sum(sizes.values()) - once
    assert 2.84 * own + once < 20_000_000, "as many as all three were measured to take beside Russian alone"


def test_a_copy_that_knows_its_address_has_a_sitemap_and_pictures_of_links(copied: Path, one: Path) -> None:
    listed = re.findall(r"<loc>([^<]+)</loc>", (copied / "sitemap.xml").read_text(encoding="utf-8"))
    there = {
        f"{AT}/{path.relative_to(copied).as_posix()}" for path in some(pages(copied)) if path.parent != copied
    }
    assert sorted(listed) == sorted(there)
    for path in some(pages(copied)):
        text = path.read_text(encoding="utf-8")
        if path.parent == copied:
            continue
        card = re.search(rf'property="og:image" content="{AT}/([^"]+)"', text)
        assert card, path.name
        assert (copied / card[1]).is_file()
        assert len(re.findall(rf'hreflang="\w+" href="{AT}/', text)) == 2
    assert not (one / "sitemap.xml").exists()
    assert "og:image" not in (one / "ru" / "map.html").read_text(encoding="utf-8")


def test_a_copy_of_a_case_that_states_no_licence_names_none(copied: Path, other: Dataset) -> None:
    assert other.licences == ()
    for path in some(set(pages(copied)) - {copied / "index.html"}):
        foot = path.read_text(encoding="utf-8").partition("<footer")[2]
        assert re.search("No licence is stated|Лицензиясы көрсөтүлгөн эмес", foot), path.name
        assert "CC-BY" not in foot, path.name


def test_a_menu_names_each_page_once(copied: Path) -> None:
    text = (copied / "en" / "timeline.html").read_text(encoding="utf-8")
    menu = re.search(r"<nav.*?</nav>", text, re.DOTALL)
    assert menu
    named = re.findall(r'href="([^"]+)"', menu[0])
    assert len(named) > 4
    assert len(named) == len(set(named))


def test_every_page_describes_itself_to_a_search_engine(one: Path) -> None:
    for path in some(pages(one)):
        told = re.search(r'name="description" content="([^"]+)"', path.read_text(encoding="utf-8"))
        assert told, path.name
        assert len(told[1]) > 3


def test_an_edition_is_named_on_every_page_and_in_every_reference(copied: Path, other: Dataset) -> None:
    named = f"{other.version}, edition 2026-1"
    for path in some((copied / "en").glob("*.html")):
        if not path.name.startswith("map-live"):
            assert named in path.read_text(encoding="utf-8"), path.name
    for path in some((copied / "files" / "en").glob("*.zip")):
        with zipfile.ZipFile(path) as pack:
            assert named in pack.read("CITATION.txt").decode()
            assert json.loads(pack.read("citation.csl.json"))[0]["version"] == named
            assert f"ET  - {named}" in pack.read("citation.ris").decode()
            assert named in pack.read("citation.bib").decode()


def test_a_number_of_an_edition_is_found_again_by_its_records(copied: Path, other: Dataset) -> None:
    """The rows of an edition name records, and the data package beside them has each, in the version that the reference names."""
    with zipfile.ZipFile(copied / "files" / f"{other.name}-data.zip") as pack:
        package = json.loads(pack.read("datapackage.json"))
        keys = {item["name"]: item["schema"]["primaryKey"] for item in package["resources"]}
        paths = {item["name"]: item["path"] for item in package["resources"]}
        there = {
            f"{name}/{','.join(row[part] for part in ([key] if isinstance(key, str) else key))}"
            for name, key in keys.items()
            for row in csv.DictReader(io.StringIO(pack.read(paths[name]).decode()))
        }
    assert package["version"] == other.version
    with zipfile.ZipFile(copied / "files" / "en" / "timeline-1.zip") as pack:
        rows = list(csv.DictReader(io.StringIO(pack.read("data.csv").decode("utf-8-sig"))))
    assert rows
    named = {record for row in rows for record in row["records"].split()}
    assert named
    assert named <= there


def test_whoever_is_named_finds_whether_one_has_replied_and_no_letter_to_nobody(copied: Path) -> None:
    groups = [path.read_text(encoding="utf-8") for path in some((copied / "en").glob("group-*.html"))]
    assert all("No reply has been received." in text and "mailto:" not in text for text in groups)


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
