"""The wide timeline: protest first, words that nothing crosses, and no mark more than is seen."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from dashboard.choosing import event_records
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import Role
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.timeline import GUTTER, wide
from dashboard.figures.timeline.canvas import Canvas
from dashboard.figures.timeline.holders import spells_of
from dashboard.figures.timeline.layout import Years
from dashboard.figures.timeline.leaders import Box, Mark, leaders_of, words_of
from dashboard.figures.words.names import kind_names
from dashboard.i18n import LANGUAGES, Translator, translator
from dashboard.type_width import text_width
from drawings import layers
from support import drawn_rows, shipped, some

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")
CHOICES = [n for number in range(len(MINES) + 1) for n in itertools.combinations(MINES, number)]
NARROW, PROJECTOR = 830, 1500  # px of the years: at the least, and on a projector
LEADER, BRACKET = 0.75, 0.9  # opacities
ACROSS = ("x", "x2", "y", "y2")


def rows_with(mines: tuple[str, ...], t: Translator, *columns: str) -> list[dict[str, Any]]:
    """Rows of all layers that have these columns; those that layers share once."""
    chart = timeline.timeline(shipped(), Selection(mines=mines), t).chart
    assert isinstance(chart, Spec)
    data = {id(layer["data"]): layer["data"] for layer in layers(chart.to_dict())}
    return [row for rows in data.values() for row in rows["values"] if all(name in row for name in columns)]


def px(year: float, width: float) -> float:
    first, last = all_years(shipped())
    return (year - first) * width / (last + 1 - first)


def marks(mines: tuple[str, ...], t: Translator, width: float) -> list[Box]:
    """What the marks of events cover: symbols, the whiskers of months, bars."""
    places = rows_with(mines, t, "event_id", "shape", "x")
    months = rows_with(mines, t, "event_id", "stroke", "x", "y")
    whiskers = [row for row in months if "shape" not in row and "x2" not in row]
    bars = [row for row in rows_with(mines, t, "event_id", *ACROSS) if row["stroke"] != "transparent"]
    assert len(places) > 10 and len(whiskers) > 1 and len(bars) > 1
    around = [(row, half) for own, half in ((places, 5.0), (whiskers, 9.0)) for row in own]
    return [
        *(
            Box(px(row["x"], width) - half, px(row["x"], width) + half, row["y"] - 4, row["y"] + 4)
            for row, half in around
        ),
        *(
            Box(px(row["x"], width), px(row["x2"], width), row["y"], row["y2"])
            for row in bars
            if row["event_id"]
        ),
    ]


def leaders(mines: tuple[str, ...], t: Translator, width: float) -> list[Box]:
    """Lines from words to marks, and those to the side of a mark; the line over the ribbon is none."""
    lines = [row for row in rows_with(mines, t, *ACROSS, "colour") if row["colour"] == Role.MUTED]
    lines = [row for row in lines if row["opacity"] == LEADER and row["x2"] - row["x"] < 5]
    return [
        Box(px(row["x"], width), px(row["x2"], width), min(row["y"], row["y2"]), max(row["y"], row["y2"]))
        for row in lines
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mines", CHOICES)
def test_no_leader_crosses_a_mark(lang: str, mines: tuple[str, ...]) -> None:
    for width in (NARROW, PROJECTOR):
        own = marks(mines, translator(lang), width)
        assert len(some(leaders(mines, translator(lang), width))) > 3
        for leader in leaders(mines, translator(lang), width):
            assert not [mark for mark in own if mark.meets(leader.wider(0.5))], leader


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mines", [(), *((mine,) for mine in MINES)])
def test_no_line_strikes_words_through_and_no_words_leave_the_chart(
    lang: str, mines: tuple[str, ...]
) -> None:
    t = translator(lang)
    lines = [row for row in rows_with(mines, t, *ACROSS, "colour") if row["colour"] == Role.MUTED]
    boxes = [
        Box(px(row["x"], NARROW), px(row["x2"], NARROW), min(row["y"], row["y2"]), max(row["y"], row["y2"]))
        for row in lines
    ]
    words = [row for row in rows_with(mines, t, "x", "text", "size", "align") if row["align"] != "center"]
    assert len(boxes) > 3 and len(words) > 3
    for word in words:
        at, width = px(word["x"], NARROW), text_width(word["text"], word["size"])
        begin, end = (at, at + width) if word["align"] == "left" else (at - width, at)
        assert end <= NARROW + 1, word
        struck = [
            box for box in boxes if box.meets(Box(begin + 0.5, end - 0.5, word["y"] - 4, word["y"] + 4))
        ]
        assert not struck, (word, struck)


@pytest.mark.parametrize("mines", [(), ("jerui",), ("andash", "taldy-bulak")])
def test_protest_at_all_deposits_stands_above_all_else_that_happened(mines: tuple[str, ...]) -> None:
    """So a laptop has the answer without scrolling, and one looks from deposit to deposit."""
    kinds = {name: event.kind for name, event in event_records.by_id(shipped()).items()}
    protest, others = list[float](), list[float]()
    for row in rows_with(mines, T, "event_id", "shape", "x"):
        (protest if kinds[row["event_id"]] in ("violent", "peaceful") else others).append(row["y"])
    assert max(some(protest)) < min(some(others))
    assert len(mines) != 1 or max(protest) < 250


def test_the_years_of_the_study_are_a_bracket_over_the_axis_and_no_ground() -> None:
    assert Role.STUDY_WINDOW not in {row["fill"] for row in some(rows_with((), T, "fill", *ACROSS))}
    bracket = [row for row in rows_with((), T, *ACROSS, "colour") if (row["x"], row["x2"]) == (1994, 2017)]
    (line,) = bracket
    first_mark = min(row["y"] for row in rows_with((), T, "event_id", "shape", "x"))
    assert line["y"] == line["y2"] < first_mark - 20
    (name,) = (row for row in rows_with((), T, "x", "text") if "1994–2016" in row["text"])
    assert name["y"] < line["y"]


@pytest.mark.parametrize(("first", "last", "ends"), [(1994, 2026, 2), (1994, 2012, 1), (2006, 2012, 0)])
def test_the_bracket_is_closed_only_where_the_study_s_years_end(first: int, last: int, ends: int) -> None:
    figure = timeline.timeline(shipped(), Selection(year_from=first, year_to=last), T)
    rows = [row for row in drawn_rows(figure.drawing.to_dict()) if "colour" in row and "x2" in row]
    (top,) = {row["y"] for row in rows if row["opacity"] == BRACKET and row["y"] == row["y2"]}
    assert (
        len([row for row in some(rows) if row["y"] == top < row["y2"] and row["opacity"] == BRACKET]) == ends
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_marks_mean_stands_where_they_are(lang: str) -> None:
    """How dates are drawn above the first lane; the kinds of a lane that has several beside it, in each panel."""
    t = translator(lang)
    rows = rows_with((), t, "px", "text", "y")
    marks = rows_with((), t, "event_id", "shape", "x")
    first = min(row["y"] for row in some(marks))
    for words in (t("the day is known"), t("month"), t("year or period"), t("outline: one side's account")):
        (own,) = (row for row in rows if row["text"] == words)
        assert own["y"] < first - 20 and own["px"] + text_width(words, 12) < GUTTER + NARROW
    kinds = {name: event.kind for name, event in event_records.by_id(shipped()).items()}
    names = kind_names(t)
    for kind in ("policy", "ownership"):
        places = [row["y"] for row in rows if row["text"] == names[kind]]
        assert len(places) == len(MINES)
        drawn = [row["y"] for row in some(marks) if kinds[row["event_id"]] == kind]
        assert all(min(abs(place - y) for y in drawn) < 60 for place in places)
    for kind in ("violent", "peaceful", "court"):
        assert names[kind] not in {row["text"] for row in rows}, "its lane has that name"
    end = max(row["px"] + text_width(row["text"], 12) for row in rows if row["text"] in names.values())
    assert end < GUTTER - 4


def test_a_lane_is_as_high_as_what_its_kinds_take_beside_it() -> None:
    lines: dict[float, str] = {}
    for row in rows_with(("taldy-bulak",), T, "px", "text", "y"):
        if row["px"] < GUTTER:
            lines[row["y"]] = row["text"]
    apart = [below - above for above, below in itertools.pairwise(sorted(some(lines)))]
    assert min(apart) > 12, "words are not over each other"


def test_the_key_of_dates_stands_at_the_foot_where_words_of_the_study_are_in_its_way() -> None:
    figure = timeline.timeline(shipped(), Selection(year_from=1994, year_to=2026), T)
    rows = drawn_rows(figure.drawing.to_dict())
    (beside,) = (row["y"] for row in rows if row.get("text") == T("the day is known"))
    later = Years(1980.0, 2027.0, 830 / 47, (1994, 2016))
    drawing = wide._Drawing(Canvas(), later, T, ())
    assert drawing.dates_key(500.0) > 0 and drawing.keys[0].words[0]["y"] == 500.0 > beside


def test_a_leader_whose_way_is_barred_stands_beside_its_mark_or_ends_at_the_lanes() -> None:
    def box(x: float, y: float, half: float = 6) -> Box:
        return Box(x - half, x + half, y - 6, y + 6)

    mark = Mark("words", 100, 50, box(100, 50))
    assert leaders_of([mark], [mark.box], 0)[0].end == 44
    (aside,) = leaders_of([mark], [mark.box, box(100, 20)], 0)
    assert 6 < abs(aside.x - 100) < 20 and aside.end == 50 and aside.foot in (94, 106)
    (short,) = leaders_of([mark], [mark.box, box(100, 20, half=60)], 0)
    assert (short.x, short.end, short.foot) == (100, 0, None)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_the_name_of_a_licence_holder_stands_at_where_its_spell_begins(mine: str, lang: str) -> None:
    """Also near the end of the years, where it has no room in one line."""
    t = translator(lang)
    spells = [
        spell for spell in spells_of(shipped(), mine, t, (1994.0, 2027.0)) if spell["role"] == "licence"
    ]
    names = {spell["name"] for spell in spells}
    words = [row for row in rows_with((mine,), t, "x", "text", "align") if row["colour"] == Role.INK]
    begins = [spell["first"] for spell in spells]
    own = [row for row in words if any(row["text"] in name for name in names)]
    assert {row["text"] for row in own} and len(own) >= len(names)
    for row in own:
        assert min(abs(px(row["x"], NARROW) - px(begin, NARROW)) for begin in begins) < 6, row


def test_words_without_room_end_before_their_leader_and_so_do_those_that_it_would_cross() -> None:
    words, levels = words_of(["a long name of one", "another long name"], [700.0, 790.0], 830.0)
    assert [own.is_before for own in words] == [True, True] and levels == 2
    assert words[0].level < words[1].level, "the leader of the first ends under the words of the second"
    (far, _), _ = words_of(["one", "another long name"], [600.0, 790.0], 830.0)
    assert not far.is_before and far.x == 605.0


@pytest.mark.parametrize("mine", MINES)
def test_a_ribbon_fades_over_what_is_not_known_in_no_more_parts_than_are_seen(mine: str) -> None:
    spells = spells_of(shipped(), mine, T, (1994.0, 2027.0))
    fading = [part for spell in spells for part in spell["parts"] if part[2] < 1]
    assert all(last - first > 0.07 for first, last, _ in some(fading))
    sharp = {row.holder_id for row in shipped().records.holders if len(row.start_edtf) == len("2007-05-26")}
    for spell in some(spell for spell in spells if spell["holder_id"] in sharp):
        assert min(spell["parts"])[2] == 1, "a day that is known does not fade"
