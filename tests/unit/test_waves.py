"""Scenes of the waves: years build up, no mark moves, each turning point is told over a mark of its own."""

from __future__ import annotations

from collections import Counter

import pytest

from dashboard.choosing import event_records
from dashboard.figures import story
from dashboard.figures.story import Scene, wave_marks, waves
from dashboard.figures.story.sheet import Box, Mark, Stroke, Words, wide
from dashboard.i18n import LANGUAGES, Translator
from support import shipped, some
from talk import scenes, sheet, told


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
    for drawing in (scene.drawing, scene.narrow):
        assert drawing
        words = " ".join(
            line for shape in some(drawing.shapes) if isinstance(shape, Words) for line in shape.lines
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
def test_the_counts_of_a_wave_stand_beside_the_years_and_words_that_they_count(lang: str) -> None:
    for scene in some(scene for scene in scenes(lang) if scene.id.startswith("until-")):
        shapes = sheet(scene).shapes
        words = [shape for shape in shapes if isinstance(shape, Words)]
        (ground,) = (shape for shape in shapes if isinstance(shape, Box) and shape.fill == "sand")
        counts = [shape for shape in words if shape.size == 90]
        assert len(counts) == 2 and len({shape.x for shape in counts}) == 1
        if counts[0].anchor == "end":
            assert 0 < ground.x - counts[0].x <= 60
            continue
        told = [shape for shape in words if shape.y < wave_marks.GROUND and shape.x < counts[0].x]
        end = max(shape.x + max(wide(line, shape.size) for line in shape.lines) for shape in some(told))
        assert 50 < counts[0].x - max(end, ground.x + ground.width) < 180, (
            scene.id,
            lang,
        )  # a line broken early
