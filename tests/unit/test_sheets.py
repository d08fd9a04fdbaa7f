"""Sheets of the talk: read from the back row and on a phone, nothing cut, nothing lies on something else."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations

import pytest

from dashboard import case
from dashboard.figures import story
from dashboard.figures.story import protests
from dashboard.figures.story.sheet import HIGH, LEAST, LINE, NARROW, WIDE, Box, Code, Pen, Sheet, Words, wide
from dashboard.i18n import LANGUAGES, Translator, capital
from dashboard.outputs import hall
from support import shipped, some
from talk import scenes, sheet, told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sheet_is_read_from_the_back_row_and_nothing_on_it_is_cut(lang: str) -> None:
    t = case.translator(shipped(), lang)
    drawn = [item for item in story.story(shipped(), t) if isinstance(item.drawing, Sheet)]
    for scene in some(drawn):
        for shape in some(shape for shape in sheet(scene).shapes if isinstance(shape, Words)):
            width = max(wide(line, shape.size, shape.is_bold) for line in shape.lines)
            left = shape.x - {"start": 0, "middle": width / 2, "end": width}[shape.anchor]
            assert shape.size >= LEAST, (scene.id, shape)
            assert left >= -3 and left + width <= WIDE + 3, (scene.id, shape)
            assert shape.y >= 0 and shape.y + len(shape.lines) * shape.size * LINE <= HIGH + 8, (
                scene.id,
                shape,
            )
            assert not shape.lines[-1].endswith("…"), (scene.id, shape)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_words_of_a_sheet_lie_on_others(lang: str) -> None:
    for scene in some(item for item in scenes(lang) if isinstance(item.drawing, Sheet)):
        boxes = [_box(shape) for shape in sheet(scene).shapes if isinstance(shape, Words)]
        assert len(boxes) > 1, scene.id
        assert [pair for pair in combinations(boxes, 2) if _share_room(*pair)] == [], scene.id


# What stands side by side on a stage, or runs over its whole width, and stands below each other on a phone.
ON_A_PHONE = {
    "holders", "actions-per-year", "event", "turnout", "demands", "seats", "counts", "approach", "since",
    "sources",
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_has_drawings_of_its_own_whole_and_in_letters_that_are_read_there(lang: str) -> None:
    shipped_plan = {row.scene_id: row.figure for row in story.plan(shipped())}
    narrow = {scene.id: scene.narrow for scene in scenes(lang) if scene.narrow}
    assert {shipped_plan[name] for name in narrow} == ON_A_PHONE
    for name, own in narrow.items():
        assert own.width == NARROW and LEAST * 342 / NARROW >= 11.9, "px of the picture on a phone of 390"
        assert own.left_out == (), name
        words = [shape for shape in own.shapes if isinstance(shape, Words)]
        boxes = [_box(shape) for shape in some(words)]
        assert min(shape.size for shape in words) >= LEAST, name
        assert [
            box for box in boxes if box[0] < -3 or box[2] > NARROW + 3 or box[3] > own.height + 8
        ] == [], name
        assert [pair for pair in combinations(boxes, 2) if _share_room(*pair)] == [], name
        for shape in own.shapes:
            if isinstance(shape, Box):
                assert -1 <= shape.x <= shape.x + shape.width <= NARROW + 1, (name, shape)
                assert shape.y + shape.height <= own.height + 1, (name, shape)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_drawing_writes_on_a_stage_stands_on_a_phone_too(lang: str) -> None:
    """Years of an axis are fewer, and who holds a phone needs no code to come to the atlas."""
    for scene in some(item for item in scenes(lang) if item.narrow):
        assert scene.narrow and isinstance(scene.drawing, Sheet)
        there = {text.removeprefix("→ ") for text in scene.narrow.texts}
        missing = {text for text in scene.drawing.texts if text not in there and not text.isdecimal()}
        codes = {shape.words for shape in scene.drawing.shapes if isinstance(shape, Code)}
        assert missing <= codes, scene.id


def _box(words: Words) -> tuple[float, float, float, float, str]:
    """Left, top, right and bottom of words on a sheet, and the words."""
    width = max(wide(line, words.size, words.is_bold) for line in words.lines)
    left = words.x - {"start": 0, "middle": width / 2, "end": width}[words.anchor]
    return (
        left,
        words.y,
        left + width,
        words.y + len(words.lines) * words.size * LINE,
        " ".join(words.lines),
    )


def _share_room(
    one: tuple[float, float, float, float, str], other: tuple[float, float, float, float, str]
) -> bool:
    beside = one[2] <= other[0] + 1 or other[2] <= one[0] + 1
    return not beside and one[3] > other[1] + 4 and other[3] > one[1] + 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_a_recommendation_stay_in_its_tile(lang: str) -> None:
    shapes = sheet(told("since", lang)).shapes
    tiles = [shape for shape in shapes if isinstance(shape, Box) and shape.width > 100]
    words = [shape for shape in shapes if isinstance(shape, Words) and shape.x > tiles[0].x]
    assert len(words) == 2 * len(tiles)
    for shape in words:
        bottom = shape.y + len(shape.lines) * shape.size * LINE
        (tile,) = [one for one in tiles if one.x < shape.x < one.x + one.width and one.y < shape.y < one.y + one.height]  # fmt: skip
        assert bottom <= tile.y + tile.height, shape


def test_each_number_of_the_study_outside_the_documents_is_framed() -> None:
    frames = [shape for shape in sheet(told("counts")).shapes if isinstance(shape, Box) and shape.stroke == "gold"]  # fmt: skip
    assert len(frames) == 4, "as the title says"


def test_an_event_is_as_large_among_the_demands_as_among_the_answers() -> None:
    squares = [shape for shape in sheet(told("demands")).shapes if isinstance(shape, Box)]
    assert {shape.fill for shape in squares} == {"gold", "water"}
    pale = Counter(shape.fill for shape in squares if shape.opacity < 1)
    assert pale == {"gold": 9, "water": 13}, "events of which nothing is stated are drawn, too"
    assert len({(shape.width, shape.height) for shape in some(squares)}) == 1


@pytest.mark.parametrize("events", [60, 2000])
def test_of_more_events_than_squares_can_show_a_row_is_a_bar(events: int) -> None:
    rows = [("closure", events), ("nature", events // 2), ("jobs", 1)]
    pen = Pen()
    protests.squares(pen, rows, events, (0, 0, 700), "gold", is_last_pale=False)
    boxes = [shape for shape in pen.sheet().shapes if isinstance(shape, Box)]
    assert len(boxes) == len(rows)
    assert all(box.width > 0 and box.height > 0 and box.x + box.width <= 700 for box in boxes)
    assert boxes[0].width == pytest.approx(2 * boxes[1].width) == pytest.approx(events * boxes[2].width)


# Of a box of a drawing that has a line around it: left, top, width, height, how wide its line is.
LINED = r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" [^>]*stroke-width="(\d+)"'


def test_no_line_around_a_box_is_cut_by_the_edge_of_the_stage() -> None:
    drawn = [
        hall.drawn(scene, "light", Translator()) for scene in scenes("en") if isinstance(scene.drawing, Sheet)
    ]
    for found in some(re.findall(LINED, "".join(drawn))):
        x, y, width, height, line = map(float, found)
        assert min(x, y) >= line / 2 and x + width <= WIDE - line / 2 and y + height <= HIGH - line / 2, found


def test_what_catches_the_eye_on_the_study_stands_in_the_frames() -> None:
    shapes = sheet(told("counts")).shapes
    frames = [shape for shape in shapes if isinstance(shape, Box) and shape.fill == "sand"]
    bars = [shape for shape in shapes if isinstance(shape, Box) and shape.fill in ("gold", "water")]
    numbers = [
        shape for shape in shapes if isinstance(shape, Words) and re.fullmatch(r"[\d–]+", shape.lines[0])
    ]
    assert len(numbers) == 2 * 12, "the study's and the documents'"
    for shape in some(bars + [one for one in numbers if one.size > 40]):
        assert any(
            one.x < shape.x < one.x + one.width and one.y < shape.y < one.y + one.height for one in frames
        )
    loud = [one for one in numbers if one.size > 40]
    assert len(loud) == 2 * len(frames) and min(one.size for one in loud) >= 60
    assert {one.role for one in numbers if one not in loud} == {"quiet"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_a_holder_stands_on_its_own_ribbon(lang: str) -> None:
    shapes = sheet(told("holders", lang)).shapes
    ribbons = {shape.y for shape in shapes if isinstance(shape, Box)}
    names = [shape for shape in shapes if isinstance(shape, Words) and shape.size == LEAST]
    assert len(ribbons) == 3 and len(names) >= 9
    for shape in names:
        bottom = shape.y + len(shape.lines) * shape.size * LINE
        assert any(abs(y - 8 - bottom) < 1 for y in ribbons), shape


def test_what_has_no_room_on_a_sheet_is_kept_whole_for_the_speaker() -> None:
    pen, long = Pen(), "many words " * 60
    pen.words("Short", 0, 0, 400)
    pen.words(long, 0, 100, 300, most=2)
    made = pen.sheet()
    assert made.shapes[-1].lines[-1].endswith("…")  # type: ignore[union-attr]
    assert made.left_out == (long,)
    assert long in made.texts, "and so in the notes of its slide"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_tile_says_what_was_advised_whole_and_within_its_edges(lang: str) -> None:
    drawing = told("since", lang).drawing
    assert isinstance(drawing, Sheet) and not drawing.left_out
    tiles = [
        shape for shape in drawing.shapes if isinstance(shape, Box) and shape.radius and shape.width > 16
    ]
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    assert len(tiles) == len(shipped().records.recommendations)
    for tile in some(tiles):
        own = [
            text
            for text in words
            if tile.x < text.x < tile.x + tile.width and tile.y < text.y < tile.y + tile.height
        ]
        assert len(own) == 2
        assert all(text.y + len(text.lines) * text.size * LINE < tile.y + tile.height for text in own)
    heads = [" ".join(text.lines) for text in words if text.is_bold]
    for row in shipped().records.recommendations:
        short = Translator(lang).text(row, "short")
        assert 2 < len(short.split()) <= 6 and capital(short) in heads
