"""Where lines may not end: a number keeps its unit, a day its month, an initial its name, a short word the next."""

from __future__ import annotations

import pytest

from dashboard.figures.story.sheet import Sheet, Words
from dashboard.outputs.markup import markup
from dashboard.texts import TIE, tied, unbroken
from support import some
from talk import scenes


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Около 27 км по прямой", "Около 27\u00a0км по\u00a0прямой"),
        ("болжол менен 27 км, катасы 2,5 км", "болжол менен 27\u00a0км, катасы 2,5\u00a0км"),
        ("высота 1950 м", "высота 1950\u00a0м"),
        ("1,3 млн т руды, 581,4 млн сомов", "1,3\u00a0млн\u00a0т руды, 581,4\u00a0млн сомов"),
        ("из презентации 2017 года утрачены", "из\u00a0презентации 2017\u00a0года утрачены"),
        ("по состоянию на 27 января 2026 года", "по\u00a0состоянию на\u00a027\u00a0января 2026\u00a0года"),
        ("датасы барлардын жылдары — 1998–2026", "датасы барлардын жылдары\u00a0— 1998–\u20602026"),
        ("сделано обратное: 1", "сделано обратное:\u00a01"),
        ("Н. Иманбекова жана башкалар", "Н.\u00a0Иманбекова жана башкалар"),
    ],
)
def test_a_number_keeps_its_unit_and_an_initial_its_name(told: str, kept: str) -> None:
    assert unbroken(told) == kept
    assert kept in markup("quiet", text=told)


@pytest.mark.parametrize(
    "told", ["5 миллионов, 3 мест", "27 кмтен алыс", "тур. Андан кийин", "2016, мая", "an item"]
)
def test_other_spaces_are_left(told: str) -> None:
    assert unbroken(told) == told


def test_no_line_on_a_sheet_of_the_talk_ends_with_a_short_russian_word() -> None:
    sheets = [
        sheet for scene in scenes("ru") for sheet in (scene.drawing, scene.narrow) if isinstance(sheet, Sheet)
    ]
    written = [shape for sheet in some(sheets) for shape in sheet.shapes if isinstance(shape, Words)]
    ends = [one for shape in some(written) for one, _ in zip(shape.lines, shape.lines[1:], strict=False)]
    assert [line for line in some(ends) if tied(f"{line} слово").endswith(f"{TIE}слово")] == []
