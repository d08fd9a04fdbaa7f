"""Pictures and map files: what stands in them, that every letter is drawn, and that nothing is fetched."""

from __future__ import annotations

import html
import io
import json
import os
import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest
import vl_convert
from jsonschema import ValidationError
from PIL import Image, ImageChops

from dashboard import case, paths, type_width
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.choosing.selection import View as Seen
from dashboard.figures import map as maps
from dashboard.figures import recommendations as recs
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.words.names import relation_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import citing, picture, workshop
from dashboard.outputs.maps import map_drawing, map_files
from dashboard.outputs.pictures import lettering
from dashboard.outputs.pictures.painting import fitted
from pictures import EVERYTHING, FIGURES, MORE, NOTHING, UNDRAWN, T, built, drawn, map_pages, view
from support import STARTED_WITHIN, shipped, some


def words(svg: str) -> str:
    """All text of a picture, one space between pieces."""
    return re.sub(r"\s+", " ", " ".join(ET.fromstring(svg).itertext()))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("name", FIGURES)
def test_a_picture_carries_title_alt_text_source_line_and_address(name: str, look: Theme) -> None:
    figure, svg = drawn(name, look=look)
    root = ET.fromstring(svg)
    said = words(svg)
    for text in (figure.title, figure.subtitle, figure.empty or figure.sentence):
        assert re.sub(r"\s+", " ", text) in said
    assert "Sources: " in said and "CC-BY-4.0" in said and view().address in said
    assert f"data version {shipped().version}" in said
    assert "currentColor" not in svg, "a picture has no page to take a colour from"
    assert root.get("width") == str(picture.WIDTH) and root.get("role") == "img"


@pytest.mark.parametrize("name", FIGURES)
def test_nothing_in_a_picture_is_fetched(name: str) -> None:
    _, svg = drawn(name)
    assert not re.findall(r"<(?:script|foreignObject|use)\b|@import|url\(\s*['\"]?http", svg)
    images = re.findall(r'<image\b[^>]*href="([^",]*,)', svg)
    # The relief of a map stands in the picture itself.
    assert images == ["data:image/jpeg;base64,"] * (name in ("locator", "map", "country"))
    assert svg.count("<image") == len(images)


@pytest.mark.parametrize("name", ["timeline", "actions", "silence", "turnout", "demands"])
def test_a_view_without_rows_becomes_a_picture_that_says_so(name: str) -> None:
    figure, svg = drawn(name, NOTHING)
    if not figure.empty:
        pytest.skip("this figure has rows in this view")
    said = words(svg)
    assert figure.empty in said
    assert "1995" in said, "and names the filters"


def test_the_empty_views_are_not_all_skipped() -> None:
    empty = [name for name in ("timeline", "actions", "turnout", "demands") if drawn(name, NOTHING)[0].empty]
    assert len(empty) > 1


@pytest.mark.parametrize("name", ["turnout", "findings"])
def test_a_png_is_twice_the_size_and_not_blank(name: str) -> None:
    figure = built(name)
    content = picture.png(figure, "light", citing.credit(figure, view(), shipped(), T), T)
    image = Image.open(io.BytesIO(content)).convert("L")
    assert image.width == 2 * picture.WIDTH
    expect_drawn(image)


def test_the_png_of_a_map_is_not_blank() -> None:
    """A small one: the relief in full takes more time than all other pictures together."""
    expect_drawn(Image.open(io.BytesIO(workshop.png(drawn("map")[1], 0.5))).convert("L"))


def expect_drawn(image: Image.Image) -> None:
    darkest, lightest = image.getextrema()
    assert darkest < 80 and lightest > 230


def test_the_icon_of_a_tab_is_that_of_the_copy() -> None:
    """As pixels: a browser draws an icon of lines anew at each change of the address."""
    folder = paths.PACKAGE / "assets"
    lines = (folder / "favicon.svg").read_text(encoding="utf-8")
    drawn_now = Image.open(io.BytesIO(vl_convert.svg_to_png(lines, scale=2))).convert("RGBA")
    kept = Image.open(folder / "favicon.png").convert("RGBA")
    assert kept.size == (64, 64)
    apart = ImageChops.difference(kept, drawn_now).getextrema()
    assert max(most for _, most in apart) < 16, "to be drawn again: vl_convert.svg_to_png(lines, scale=2)"


@pytest.mark.parametrize("letters", ["ңөүҢӨҮ", "жылыЖЩЮ", "≥≤–·…→←", "◆◊▲●○□"])
@pytest.mark.parametrize("face", ["SourceSans3-Regular", "SourceSans3-SemiBold"])
def test_the_type_has_every_letter_and_sign(letters: str, face: type_width.Face) -> None:
    font = type_width._font(face)
    assert font.get_nominal_glyph(ord("\uffff")) is None
    for letter in some(letters):
        assert font.get_nominal_glyph(ord(letter)), letter


def test_kyrgyz_letters_are_drawn_in_the_type_of_the_rest() -> None:
    """In a type that lacks them they would be drawn in another one, or as boxes."""

    def shot(text: str, family: str) -> Image.Image:
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><rect width="300" height="60" fill="#fff"/>'
            f'<text x="10" y="40" font-size="32" font-family="{family}">{text}</text></svg>'
        )
        return Image.open(io.BytesIO(workshop.png(svg, 1))).convert("L")

    alone = shot("ңөү", "'Source Sans 3'")
    assert ImageChops.difference(alone, shot("ңөү", lettering.SANS)).getbbox() is None
    assert ImageChops.difference(alone, shot("□□□", lettering.SANS)).getbbox() is not None
    assert alone.getextrema()[0] < 80


@pytest.mark.parametrize("width", [30, 120, 600])
def test_wrapped_lines_fit_and_lose_no_letter(width: float) -> None:
    text = (
        "Көпүрө-Базар and a-very-long-word-without-any-space-that-no-line-of-this-width-can-hold, then more"
    )
    lines = lettering.wrapped(text, 16, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert len(line) == 1 or type_width.text_width(line, 16) <= width


def test_a_long_table_says_how_many_rows_it_leaves_out() -> None:
    figure, svg = drawn("gaps")
    assert figure.chart is None
    left = len(figure.table) - picture.TABLE_ROWS
    assert (f"And {left} more row" in words(svg)) == (left > 0)


def test_the_drawn_map_cuts_what_lies_beyond_its_sheet() -> None:
    for name in ("map", "country"):
        _, svg = drawn(name)
        paths = re.findall(r' d="(M[^"]+)"', svg)
        far = [float(x) for path in paths for x, _ in re.findall(r"(-?[\d.]+),(-?[\d.]+)", path)]
        assert far and min(far) > -2000 and max(far) < 3500
        drawn_lines = re.sub(r'href="data:[^"]+"', "", svg)
        assert len(drawn_lines) < 150_000
        assert len(svg) - len(drawn_lines) < 200_000, "the relief"


# --- map files ------------------------------------------------------------------------------------


def test_geojson_holds_every_drawn_place_with_its_documents_and_uncertainty() -> None:
    figure = maps.overview(shipped(), EVERYTHING, T)
    content = json.loads(map_files.geojson(figure, view(), shipped(), T))
    assert content["type"] == "FeatureCollection" and content["cite"] and content["licence"]
    points = [item for item in content["features"] if item["geometry"]["type"] == "Point"]
    places = shipped().rows("places")
    assert {"jerui", "andash", "taldy-bulak"} <= {
        data_mine
        for item in points
        for data_mine, row in shipped().rows("mines").items()
        if row["place_id"] == item["properties"]["place_id"]
    }
    for item in points:
        own, row = item["properties"], places[item["properties"]["place_id"]]
        assert item["geometry"]["coordinates"] == [row["lon"], row["lat"]]
        assert own["uncertain_by_m"] == row["precision_m"]
        assert own["source_ids"] and set(own["source_ids"]) <= set(shipped().rows("sources"))
    assert {row["source_id"] for row in content["sources"]} == set(figure.source_ids)


def test_the_map_as_a_page_loads_nothing_and_names_every_document() -> None:
    figure = maps.overview(shipped(), EVERYTHING, T)
    credit = citing.credit(figure, view(), shipped(), T)
    content = map_files.page(figure, view(), "light", credit, shipped(), T)
    assert not re.findall(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=", content)
    assert "L.map(" in content and "Leaflet" in content
    assert content.count("<li>") >= len(figure.source_ids)
    assert figure.sentence in content


def test_a_map_as_a_page_is_the_same_to_the_byte_whichever_process_makes_it() -> None:
    """So that two copies of one edition are one. Another process orders sets in another way."""
    elsewhere = subprocess.run(
        [sys.executable, "-c", "from pictures import map_pages; print(*map_pages())"],
        check=True,
        capture_output=True,
        text=True,
        timeout=STARTED_WITHIN,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(paths.PACKAGE.parent), str(paths.ROOT / "tests")]),
            "PYTHONHASHSEED": "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0",
        },
    )
    here = map_pages()
    assert len(here) > 4, "a page that is alone, one in a frame, and files beside it"
    assert elsewhere.stdout.split() == here


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seen", VIEWS)
def test_the_words_under_a_map_stay_within_a_narrow_page_in_a_wider_type(lang: str, seen: Seen) -> None:
    t = case.translator(shipped(), lang)
    spec = maps.overview(shipped(), Selection(lang=lang, view=seen), t).drawing
    assert isinstance(spec, MapSpec)
    key = map_drawing.legend(spec, "light", t, 420)
    lines = re.findall(r'<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</text>', key.markup)
    wide = {
        words: float(x) + 1.08 * type_width.text_width(html.unescape(words), 17)
        for x, _, words in some(lines)
    }
    assert {words: end for words, end in wide.items() if end > 420} == {}
    assert max(float(y) for _, y, _ in lines) < key.height


def test_text_of_the_data_cannot_become_markup_in_a_picture_or_a_page() -> None:
    figure = maps.overview(shipped(), EVERYTHING, T)
    evil = Figure(
        id="map", title="</script><script>alert(1)</script>", subtitle="<b>&", sentence='"><img src=x>',
        chart=figure.chart, rows=figure.rows,
    )  # fmt: skip
    page = map_files.page(evil, view(), "light", ("<i>",), shipped(), T)
    assert "&lt;script&gt;alert(1)" in page and "<script>alert" not in page and "<img" not in page
    svg = picture.svg(evil, "light", ("<i>",), T)
    assert "<script>alert(1)</script>" in "".join(ET.fromstring(svg).itertext()), (
        "the title is there, as text"
    )
    assert "<img" not in svg and "<script" not in svg


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_cyrillic_words_of_a_chart_are_not_cut_off_for_their_measured_width(lang: str) -> None:
    t = Translator(lang)
    figure = recs.overview(shipped(), Selection(stakeholders=("national",)), t)
    svg = picture.svg(figure, "light", (), t)
    assert "Liberation" not in svg
    for words in relation_names(t).values():
        assert words in svg, "the legend is read whole"
    assert t("{study_short}, {date}", date=t.date("2017-10")) in svg, "there is room for the date in words"


def wrong(spec: dict[str, Any]) -> str:
    """What Vega-Lite does not know in a specification."""
    try:
        alt.Root.validate(spec)
    except ValidationError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", sorted({*FIGURES, *MORE} - UNDRAWN))
def test_every_drawing_is_one_that_vega_lite_knows(name: str) -> None:
    """Figures are not checked when they are built, which would take most of the time."""
    chart = built(name).drawing
    assert isinstance(chart, MapSpec) or wrong(fitted(chart, "dark")) == ""


def test_what_is_said_to_have_no_chart_has_none() -> None:
    assert {name for name in (*FIGURES, *MORE) if built(name).chart is None} == UNDRAWN
