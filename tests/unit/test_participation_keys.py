"""Keys of the figures on participation: each is drawn, has room on a phone, and no line runs through words."""

import re

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.drawing.colours import TEXT, Role
from dashboard.figures.drawing.keys import KEY
from dashboard.figures.participation.auction import ROOMY
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import layers
from participation_figures import drawn
from support import some

T = Translator()
ALL = Selection()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_outcomes_have_room_on_a_phone(data: Dataset, lang: str) -> None:
    (layer,) = layers(drawn(figures.auctions(data, Translator(lang))))
    colour = layer["encoding"]["color"]
    legend, phone, symbol = colour["legend"], 356, 40  # px: a window of 390 without its margins
    assert legend["columns"]["expr"] == f"width < {ROOMY} ? 1 : 3" and phone < ROOMY
    widths = [text_width(word, legend["labelFontSize"]) for word in some(colour["scale"]["domain"])]
    assert max(widths) <= min(legend["labelLimit"], phone - symbol)
    assert sum(width + symbol for width in widths) <= ROOMY


def test_the_keys_of_colour_shape_and_outline_are_all_drawn(data: Dataset) -> None:
    vega = pytest.importorskip("vl_convert")
    for figure, keys in (
        (figures.turnout(data, ALL, T), [{"fill", "stroke", "shape"}, {"strokeDash"}]),
        (figures.seats(data, T), [{"shape"}, {"strokeDash"}]),
        (figures.demands(data, ALL, T), [{"strokeDash"}]),
    ):
        legends = vega.vegalite_to_vega(drawn(figure)).get("legends", [])
        channels = {"fill", "stroke", "shape", "strokeDash"}
        assert [channels & set(legend) for legend in legends] == keys
        for key in (legend for legend in legends if "strokeDash" in legend):
            seen = key["encode"]["symbols"]["update"]
            assert seen["fill"]["signal"].startswith("datum.index < 1 ?"), (
                "the first is filled, the second an outline"
            )
            assert seen["stroke"]["value"] not in ("", "transparent")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keys_of_seats_begin_with_the_names_of_rows_or_a_phone_would_cut_them(
    data: Dataset, lang: str
) -> None:
    spec = drawn(figures.seats(data, Translator(lang)))
    (names,) = {
        layer["encoding"]["y"]["axis"]["minExtent"] for layer in layers(spec) if layer["encoding"].get("y")
    }
    legends = [
        channel["legend"]
        for layer in (*layers(spec), *(part for part in spec["layer"] if part.get("name") == KEY))
        for channel in layer["encoding"].values()
        if isinstance(channel, dict) and isinstance(channel.get("legend"), dict)
    ]
    assert {(legend["orient"], legend["legendX"]) for legend in some(legends)} == {("none", -names)}
    for width in (356, 950):  # px of a plot: on a phone, and on a laptop

        def px(expression: str, width: int = width) -> int:
            least = re.sub(
                r"\(width < (\d+) \? (\d+) : (\d+)\)",
                lambda found: found[2] if width < int(found[1]) else found[3],
                expression,
            )
            return sum(map(int, least.split(" + ")))

        heads = sorted({px(legend["legendY"]["expr"][2:-1]) for legend in legends})
        assert len(heads) == 2, "one key below the other"
        years = 20  # px of the axis, which stands between the keys and the plot
        assert heads[0] >= years + 13 and heads[1] - heads[0] > 2 * 13
        empty = 13  # px of the line of the title, above its offset
        assert heads[1] <= years + 13 + px(spec["title"]["offset"]["expr"]) + empty, (
            "they have room above the years"
        )
    assert spec["title"]["orient"] == "top"
    axes = [
        layer["encoding"]["x"]["axis"]["orient"]
        for layer in layers(spec)
        if layer["encoding"].get("x", {}).get("axis")
    ]
    assert set(some(axes)) == {"top"}, "the years are read before the steps"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_stands_in_one_row_where_it_has_room_and_in_columns_on_a_phone(
    data: Dataset, lang: str
) -> None:
    laptop, phone = 930, 356  # px of a plot: windows of 1280 and 390 without their margins
    t = Translator(lang)
    for figure in (figures.turnout(data, ALL, t), figures.money_claims(data, t), figures.seats(data, t)):
        legends = [
            (channel["legend"], channel["scale"]["domain"])
            for layer in drawn(figure)["layer"]
            for inner in layer.get("layer", [layer])
            for channel in inner["encoding"].values()
            if isinstance(channel, dict) and channel.get("legend")
        ]
        assert len(legends) > 1, "what marks mean, and what fill and outline say"
        for legend, words in legends:
            found = re.fullmatch(r"width < (\d+) \? ([12]) : (\d+)", legend["columns"]["expr"])
            assert found
            least, narrow, wide = map(int, found.groups())
            letters = sum(text_width(line.replace("\n", " "), legend["labelFontSize"]) for line in words)
            assert letters + 40 * len(words) < least < laptop
            assert wide == len(words) and (narrow < wide or phone < least)


def test_no_line_of_a_year_or_a_number_runs_through_words(data: Dataset) -> None:
    for figure in (figures.turnout(data, ALL, T), figures.money_claims(data, T)):
        words = [
            layer["mark"]
            for layer in layers(drawn(figure))
            if layer["mark"]["type"] == "text"
            and layer["mark"].get("align")
            and layer["mark"].get("fontWeight") != "bold"
        ]
        papers = [mark for mark in words if mark.get("stroke") == Role.PAPER]
        assert papers
        for paper in papers:
            own = {**paper, "color": TEXT}
            del own["stroke"], own["strokeWidth"], own["strokeJoin"]
            assert own in words[words.index(paper) + 1 :], "the words themselves stand on it"
