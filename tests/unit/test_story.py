"""The talk: messages with figures of the screens, nothing that could harm, letters that are read from afar."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from dashboard import case, paths
from dashboard.choosing import counting, event_records, view_address
from dashboard.choosing.selection import TALKS, Selection
from dashboard.figures import story
from dashboard.figures.approach import stakeholders
from dashboard.figures.counts import study_cells
from dashboard.figures.figure import MapSpec
from dashboard.figures.overview import overview
from dashboard.figures.participation.coded import coded_of
from dashboard.figures.story import Scene, protests, wave_marks, waves
from dashboard.figures.story.sheet import (
    HIGH,
    LEAST,
    LINE,
    NARROW,
    WIDE,
    Box,
    Code,
    Mark,
    Pen,
    Sheet,
    Stroke,
    Words,
    wide,
)
from dashboard.figures.words.accounts import account_of, side_of
from dashboard.figures.words.names import demand_names, response_names, voice_names
from dashboard.figures.years import Frame
from dashboard.i18n import LANGUAGES, Translator, capital
from dashboard.outputs import hall
from dashboard.outputs.files import slides
from dashboard.reading.dataset import Dataset, load
from package_changes import SMALL, Keep, Put, accepted, changed, written
from support import shipped, some
from talk import scenes


def said(scene: Scene) -> str:
    """All that a scene shows in words."""
    return "\n".join(scene.texts)


def told(scene_id: str, lang: str = "en") -> Scene:
    return next(scene for scene in scenes(lang) if scene.id == scene_id)


def alone(data: Dataset, scene_id: str) -> Scene:
    """One scene of other data, made without the rest of the talk."""
    ids = [row.scene_id for row in story.plan(data)]
    return story.scene(data, case.translator(data, "en"), ids.index(scene_id) + 1)


def sheet(scene: Scene) -> Sheet:
    assert isinstance(scene.drawing, Sheet), scene.id
    return scene.drawing


def test_the_talk_has_the_messages_of_the_case_in_order() -> None:
    ids = [scene.id for scene in scenes()]
    assert ids == ["opening", "deposits", "years", "holders", "until-2010", "until-2016", "until-now", "clash-2007", "turnout", "demands", "seats", "counts", "approach", "since", "sources"]  # fmt: skip


def test_the_short_talk_is_a_list_of_its_own_in_the_order_of_the_full_one() -> None:
    full, short = (tuple(row.scene_id for row in story.plan(shipped(), talk)) for talk in TALKS)
    assert story.talks(shipped()) == TALKS
    assert short == ("opening", "deposits", "until-2016", "demands", "seats", "since", "sources")
    assert [scene for scene in full if scene in short] == list(short)
    assert story.last(shipped(), "short") == 7
    assert story.scene(shipped(), Translator(), 3, "short").title == told("until-2016").title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_has_a_message_and_rests_on_documents(lang: str) -> None:
    for scene in some(scenes(lang)):
        assert scene.title, scene.id
        assert isinstance(scene.drawing, MapSpec) or scene.drawing.shapes, scene.id
        assert scene.notes, "what a speaker says"
        assert scene.figure.source_ids, scene.id


def test_the_same_messages_stand_in_every_language() -> None:
    shapes = {lang: [(s.id, type(s.drawing), s.page) for s in scenes(lang)] for lang in LANGUAGES}
    assert shapes["ru"] == shapes["en"]
    assert shapes["ky"] == shapes["en"]


def test_the_way_to_the_live_screen_keeps_its_filters() -> None:
    for scene in some(scenes()):
        assert (paths.PAGES / f"{scene.page}.py").is_file(), scene.id
        address, _, query = slides.live(scene, Translator(), "http://x").partition("?")
        parameters = dict(part.split("=", 1) for part in query.split("&"))
        chosen, unknown = view_address.parse(parameters, shipped())
        assert not unknown, scene.id
        assert chosen == Selection().with_(**scene.choices), scene.id
        assert address == ("http://x/" if scene.page == "overview" else f"http://x/{scene.page}"), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_vote_under_threat_is_put_on_a_stage(lang: str) -> None:
    t = Translator(lang)
    forced = [row for row in shipped()["events"].to_dict("records") if row["is_forced_vote"]]
    assert forced, "the data knows of such votes"
    words = "\n".join(map(said, scenes(lang)))
    for row in some(forced):
        for column in ("title", "short_label"):
            text = t.text(row, column)
            assert not text or text not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_side_s_account_is_never_told_without_its_voice(lang: str) -> None:
    t = Translator(lang)
    lines = [text for scene in scenes(lang) if scene.id.startswith("until-") for text in scene.texts]
    one_sided = [
        (line, side)
        for row in event_records.every(shipped())
        if row.is_turning_point and (side := side_of(row.sources, shipped()))
        for line in lines
        if t.text(row, "short_label") in line
    ]
    for line, side in some(one_sided):
        voice = voice_names(t)[side]
        assert t("source: {voice} only", voice=voice) in line
        assert line.casefold().count(voice.casefold()) == 1, f"who says it stands twice: {line}"


def _on_the_axis(scene: Scene) -> list[Mark]:
    """The marks of events, without those that stand before words."""
    marks = (shape for shape in sheet(scene).shapes if isinstance(shape, Mark))
    return [mark for mark in marks if mark.radius not in (wave_marks.BEFORE_WORDS, wave_marks.IN_KEY)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_label_of_a_wave_has_a_mark_of_its_look_in_its_year(lang: str) -> None:
    """Nothing is told over an empty year, and no court case on a line that ends at a protest alone."""
    for scene in some(scene for scene in scenes(lang) if scene.id.startswith("until-")):
        shapes = sheet(scene).shapes
        before = [
            mark for mark in shapes if isinstance(mark, Mark) and mark.radius == wave_marks.BEFORE_WORDS
        ]
        drawn = Counter((mark.shape, mark.stroke) for mark in _on_the_axis(scene) if mark.opacity == 1)
        told = Counter((mark.shape, mark.stroke) for mark in before)
        assert told <= drawn and told[("diamond", "grey")] == drawn[("diamond", "grey")] > 0
        leaders = [shape for shape in shapes if isinstance(shape, Stroke) and shape.x == shape.to_x]
        tops = {
            mark.x: min(own.y for own in _on_the_axis(scene) if own.x == mark.x)
            for mark in _on_the_axis(scene)
        }
        assert all(tops[line.x] > line.to_y for line in some(leaders))


@pytest.mark.parametrize(("scene_id", "is_said"), [("until-2010", True), ("until-now", False)])
def test_a_report_that_is_probably_a_repeat_and_raises_a_count_is_said_beside_it(
    scene_id: str, is_said: bool
) -> None:
    scene = told(scene_id)
    for sheet in (scene.drawing, scene.narrow):
        assert sheet
        words = " ".join(
            line for shape in some(sheet.shapes) if isinstance(shape, Words) for line in shape.lines
        )
        assert ("probably of one of these" in words) == is_said


def test_years_build_up_and_no_mark_moves() -> None:
    marks = [
        {(mark.x, mark.y, mark.shape) for mark in _on_the_axis(scene)}
        for scene in scenes()
        if scene.id.startswith("until-")
    ]
    assert len(marks) == 3
    assert marks[0] < marks[1] < marks[2], "each scene keeps what was there and adds to it"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_turning_point_of_a_wave_is_told_in_its_scene(lang: str) -> None:
    t, plan = Translator(lang), story.plan(shipped())
    told = zip(plan, scenes(lang), strict=True)
    for row, scene in some((row, scene) for row, scene in told if row.figure == "actions-per-year"):
        assert row.year_from is not None
        due = [
            event
            for event in event_records.every(shipped())
            if event.is_turning_point
            and not event.is_forced_vote
            and event.kind in waves.TOLD_KINDS
            and row.year_from <= event.first.year <= (row.year_to or 9999)
        ]
        for event in some(due):
            assert any(t.text(event, "short_label") in text for text in scene.texts), event.event_id


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


def test_maps_of_the_stage_have_its_shape_and_letters_that_are_read() -> None:
    for scene in some(item for item in scenes() if isinstance(item.drawing, MapSpec)):
        svg = hall.drawn(scene, "light", Translator())
        wide_, high = (
            float(value) for value in re.findall(r'<svg [^>]*?width="(\d+)" height="(\d+)"', svg)[0]
        )
        assert wide_ == WIDE and high == pytest.approx(HIGH, abs=4), scene.id
        inside = re.findall(r'<svg width="[\d.]+" height="[\d.]+" viewBox="0 0 ([\d.]+)', svg)[0]
        sizes = [float(size) * WIDE / float(inside) for size in re.findall(r'font-size="([\d.]+)"', svg)]
        assert sizes and min(sizes) >= LEAST


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


def test_the_first_map_has_the_frame_that_the_second_fills() -> None:
    country, valley = (told(name).drawing for name in ("opening", "deposits"))
    assert isinstance(country, MapSpec) and isinstance(valley, MapSpec)
    (frame,) = next(layer for layer in country.layers if layer.id == "closer").features
    (south, west), (north, east) = valley.bounds
    assert {tuple(point) for point in frame["geometry"]["coordinates"]} == {
        (x, y) for x in (west, east) for y in (south, north)
    }


def frames(svg: str) -> list[tuple[int, int, bool]]:
    """Of each year on a drawing: which it is, how much is new in it, whether it is seen."""
    found = re.findall(r'<g data-year="(\d+)" data-new="(\d+)"( display="none")?>', svg)
    return [(int(year), int(new), not hidden) for year, new, hidden in found]


def test_the_years_of_a_scene_are_those_of_the_map_and_a_picture_shows_the_last() -> None:
    scene = told("years")
    assert scene.years
    drawn = frames(hall.drawn(scene, "light", Translator(), plays=True))
    assert [year for year, _, _ in drawn] == [frame.year for frame in scene.years.frames]
    assert [new for _, new, _ in drawn] == [len(frame.new) for frame in scene.years.frames]
    assert [year for year, _, is_seen in drawn if is_seen] == [2026]
    (still,) = frames(hall.drawn(scene, "light", Translator()))
    assert still == drawn[-1]


def test_the_ground_of_the_years_has_names_alone() -> None:
    ground = told("years").drawing
    assert isinstance(ground, MapSpec)
    own = [one["properties"] for layer in ground.layers for one in layer.features]
    assert {one["label"] for one in own if one.get("label")} >= {"◆ Jerui", "Aral", "Kopuro-Bazar"}
    assert not [one for one in own if one.get("badge") or one.get("alert") or "distance" in one["style"]]


def test_what_the_years_leave_out_is_said_under_them() -> None:
    scene = told("years")
    assert scene.years and scene.years.not_shown
    assert f"{scene.years.not_shown} documented events name no place" in scene.foot


def test_a_scene_of_years_without_any_is_the_map_alone(tmp_path: Path) -> None:
    tables = changed()
    for row in tables["events"]:
        row["place_id"] = ""
    data = load(written(tables, tmp_path / "package"))
    t, scene = case.translator(data, "en"), alone(data, "years")
    assert scene.years and not scene.years.frames
    assert frames(hall.drawn(scene, "light", t, plays=True)) == []


def test_of_a_thousand_years_a_hall_sees_the_last_in_which_something_happened() -> None:
    scene = told("years")
    assert scene.years and isinstance(scene.drawing, MapSpec)
    first, *_, last = scene.years.frames
    past = tuple(replace(first, year=year) for year in range(1000, 1900))
    silent = tuple(Frame(year, ()) for year in range(1900, last.year))
    many = replace(scene, years=replace(scene.years, frames=(*past, *silent, last)))
    drawn = [year for year, _, _ in frames(hall.drawn(many, "light", Translator(), plays=True))]
    assert drawn == [*range(1841, 1900), last.year]


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
def test_the_first_map_has_one_thing_to_see(lang: str) -> None:
    country = told("opening", lang).drawing
    assert isinstance(country, MapSpec)
    labels = [
        one for layer in (*country.base, *country.layers) if layer.kind == "label" for one in layer.features
    ]
    (frame,) = next(layer for layer in country.layers if layer.id == "closer").features
    ring = frame["geometry"]["coordinates"]
    beside = set()
    for one in some(labels):
        own, (lon, lat) = one["properties"], one["geometry"]["coordinates"]
        assert not own.get("badge") and own["style"] != "pass", own
        assert own["style"] != "range" or own["leads"], "those alone that cut the home region off"
        if (
            min(x for x, _ in ring) - 0.4 <= lon <= max(x for x, _ in ring) + 0.4
            and abs(lat - ring[0][1]) < 0.8
        ):
            beside.add(own["style"])
    assert beside - {"range"} == {"deposit", "town"}, "the deposits and the town of the case"


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


# --- numbers that stand in titles by hand ----------------------------------------------------------


def test_titles_on_holders_and_violence_say_what_the_rows_say() -> None:
    data = shipped()
    licences = [row for row in data.records.holders if row.mine_id == "jerui" and row.role == "licence"]
    assert len({row.name_en for row in licences if not row.is_vacant}) == 3
    assert min(row.start_edtf for row in licences)[:4] == "2000"
    (vacant,) = [row for row in licences if row.is_vacant]
    assert (vacant.start_edtf, vacant.end_edtf) == ("2010-11", "2015-05-04"), "more than four years"
    events = event_records.by_id(data)
    violent = [events[one] for one in counting.count(data, "violent", (), (1994, 2026)).records]
    assert (len(violent), sum(event.first.year == 2011 for event in violent)) == (5, 3)
    for kind, n in (("peaceful", 2), ("violent", 1)):
        found = counting.count(data, kind, (), (2017, 2026))
        assert (found.low, found.upper) == (n, n), kind


def test_the_title_on_the_years_says_what_the_frames_say() -> None:
    scene = told("years")
    assert scene.years
    before, after = Counter[str](), Counter[str]()
    for frame in scene.years.frames:
        (before if frame.year <= 2014 else after).update(item.place_id for item in frame.new)
    assert scene.years.frames[0].year == 2006
    assert {place for place, _ in before.most_common(3)} == {"aral", "kopuro-bazar", "talas"}
    assert sum(n for _, n in before.most_common(3)) > before.total() * 0.8
    assert after["jerui"] > after.total() * 0.6
    assert 0.6 < scene.years.not_shown / (scene.years.not_shown + (before + after).total()) < 0.72, (
        "two of three, as the speaker says"
    )


def test_the_number_of_a_kind_of_step_counts_also_those_that_are_not_drawn(tmp_path: Path) -> None:
    tables = changed()
    held = next(row for row in tables["seats"] if row["step"] == "held" and row["scope"] == "local")
    tables["seats"] += [{**held, "seat_id": f"step-{number}"} for number in range(40)]
    data = load(written(tables, tmp_path / "package"))
    n = sum(row.step == "held" for row in data.records.seats if row.scope == "local")
    assert n > 40
    assert str(n) in alone(data, "seats").texts


def test_the_title_on_seats_and_the_heads_under_it_say_the_same_numbers() -> None:
    heads = [
        line for shape in sheet(told("seats")).shapes if isinstance(shape, Words) for line in shape.lines
    ]
    local = Counter(row.step for row in shipped().records.seats if row.scope == "local")
    assert [line for line in heads if re.fullmatch(r"\d\d?", line)] == [
        str(local[step]) for step in ("held", "promised", "demanded", "granted") if local[step]
    ]
    assert told("seats").title == "Eleven meetings and visits, and one step that brought seats with votes"
    assert (local["held"], local["granted"]) == (11, 1)


def test_an_event_told_whole_says_both_numbers_of_those_arrested_and_sends_nobody_to_another_day() -> None:
    shapes = sheet(told("clash-2007")).shapes
    said = " ".join(line for shape in shapes if isinstance(shape, Words) for line in shape.lines)
    assert "arrested or detained: 5 or 8" in said
    squares = [shape.fill for shape in shapes if isinstance(shape, Box)]
    assert squares == ["ink"] * 5 + ["none"] * 3, "as many full ones as by the lowest account"
    assert "Police. Police" not in said and "Arrests. Five" not in said
    assert "(see " not in said and "five people were accused" in said


def test_a_thousand_years_have_room_in_a_scene() -> None:
    data = accepted(
        Put("holders", "start_edtf", "1000"), Put("events", "date_edtf", "1000", 1), Keep("cases", 0)
    )
    for scene_id in ("holders", "until-2010"):
        assert sheet(alone(data, scene_id)).shapes


def test_titles_on_seats_demands_and_recommendations_say_what_the_rows_say() -> None:
    data = shipped()
    local = Counter(row.step for row in data.records.seats if row.scope == "local")
    assert (local["held"], local["granted"]) == (11, 1)
    for table, leading, names in (
        ("demands", "closure", demand_names),
        ("responses", "talks", response_names),
    ):
        found = coded_of(data, Selection(), table, names(Translator()))
        assert found.top == [names(Translator())[leading]]
        assert found.mostly_silent
        if table == "responses":
            assert f"for {found.silent} of {len(found.actions)} events no answer" in told("demands").title
    statuses = Counter(row.status for row in data.records.recommendations)
    assert (statuses.total(), statuses["acted"], statuses["reversed"]) == (14, 0, 1)
    assert len(stakeholders.actor_ids(data)) == 3


def test_the_title_on_the_study_says_how_many_of_its_numbers_lie_outside() -> None:
    known = overview.counts(shipped())
    printed = {
        key: cell.value
        for key, cell in study_cells(shipped()).items()
        if key in known and cell.value is not None
    }
    outside = [key for key, value in printed.items() if not known[key].low <= value <= known[key].upper]
    assert (len(outside), len(printed)) == (4, 11)


def test_each_number_of_the_last_title_is_filled_by_the_rows() -> None:
    by_residents = sum(
        account_of(row.source_id, shipped()) == "residents_ngo" for row in shipped().records.sources
    )
    assert told("sources").title.startswith(f"{by_residents} of {len(shipped().records.sources)} documents")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_last_scene_lists_as_not_found_adds_up(lang: str) -> None:
    words = [
        " ".join(shape.lines) for shape in sheet(told("sources", lang)).shapes if isinstance(shape, Words)
    ]
    listed = [int(found[1]) for line in words if (found := re.fullmatch(r"[^:]+: (\d+)", line))]
    total = len(shipped().records.not_found)
    assert total in listed and len(listed) > 3
    heads = (total, len(shipped().records.sources))  # what the two lists are called
    assert sum(n for n in listed if n not in heads) == total


def test_the_voices_that_the_last_scene_counts_are_those_of_all_documents() -> None:
    words = [shape.lines for shape in sheet(told("sources")).shapes if isinstance(shape, Words)]
    counted = [int(lines[0]) for lines in words if len(lines) == 1 and lines[0].isdecimal()]
    assert len(counted) > 5
    assert sum(counted) == len(shipped().records.sources)


def test_a_code_to_the_atlas_is_drawn_only_where_its_address_can_be_reached() -> None:
    last = told("sources")
    assert 'fill="#000"' in hall.drawn(last, "light", Translator(), "https://atlas.example.org")
    for address in ("", "http://localhost:8501", "http://127.0.0.1:8501"):
        assert 'fill="#000"' not in hall.drawn(last, "light", Translator(), address)


def test_a_map_of_the_talk_knows_where_across_it_its_names_lie_and_no_other_drawing_does() -> None:
    """A phone shows a part of the country: it begins there, wherever in it the case is."""
    data, t = shipped(), Translator()
    east = accepted(*SMALL, Put("places", "lon", "78.0"))
    here, there = (hall.seen_first(story.scene(known, t, 1)) for known in (data, east))
    assert here is not None
    assert there is not None
    assert 0 < here[0] < 0.4 < 0.6 < there[0] < 1
    drawings = scenes()
    assert 1 < sum(hall.seen_first(scene) is not None for scene in drawings) < len(drawings)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_shows_the_villages_of_a_map_of_the_talk_with_their_names_whole(lang: str) -> None:
    """No wider than a phone can show them, and no narrower than their names."""
    drawings = [
        story.scene(shipped(), Translator(lang), step) for step in range(2, story.last(shipped()) + 1)
    ]
    seen = [found for scene in drawings if (found := hall.seen_first(scene))]
    assert len(seen) > 1
    for middle, share in seen:
        assert 0.5 < share < 0.8, "as wide as the names, and no wider, or words would be too small"
        assert middle - share / 2 > 0.05, "Talas, far down the valley, does not decide"


def test_a_case_that_lists_no_gap_does_not_say_that_nothing_is_missing() -> None:
    data, t = accepted(Keep("not_found", 0), Keep("scenes", 0)), Translator("en")
    closing = story.scene(data, t, story.last(data))
    assert closing.figure.id == "documents" and closing.title == "Every figure has its sources"
    assert "not found" not in said(closing)


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
