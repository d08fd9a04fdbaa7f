"""Words are laid out by how wide they are: no line is wider than its room, nothing is lost without dots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import altair as alt
import pytest

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.approach.chart import Box, BoxRow, approach_chart
from dashboard.figures.drawing.keys import KEY_WIDTH, SMALL, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.i18n import LANGUAGES
from dashboard.type_width import in_lines, in_two, text_width
from drawings import key_words
from support import shipped, some

LONG = "Прекращение разведки и добычи золота на месторождении, о котором говорят все документы"
PHONE_390, PHONE_360 = 356, 326  # px of a chart in such a window


def test_letters_that_move_together_are_measured_together_whatever_else_a_machine_has() -> None:
    # By the type's file: Pillow measures them so only where FriBiDi is installed, and else up to a twentieth wider.
    assert text_width("AV", 100) < text_width("A", 100) + text_width("V", 100)
    assert text_width("«Джеруйалтына»", 12) == pytest.approx(89.77, abs=0.01)
    assert text_width("", 12) == 0


def test_a_line_holds_as_many_words_as_have_room_and_no_more() -> None:
    lines = in_lines(LONG, 13, 180)
    assert " ".join(lines) == LONG
    assert max(text_width(line, 13) for line in lines) <= 180
    for line, following in pairwise(lines):
        first = following.split()
        word = " ".join(first[: 2 if len(first[0]) < 3 else 1])  # a short one goes with the next
        assert text_width(f"{line} {word}", 13) > 180


def test_no_line_ends_with_a_short_russian_word_where_there_is_room_for_two() -> None:
    told = "Рудник работает в селе и в районе не первый год"
    for width in range(90, 300, 5):
        lines = in_lines(told, 13, width)
        assert " ".join(lines) == told
        assert [line for line in lines if line.endswith((" в", " и", " не"))] == []
    assert in_lines("в длинномслове", 13, text_width("длинномслове", 13)) == ["в", "длинномслове"]
    assert in_two("Кто участвует в решениях", 13) in (
        ("Кто", "участвует в решениях"),
        ("Кто участвует", "в решениях"),
    )


@pytest.mark.parametrize("text", [LONG, "а" * 400, f"кен {'а' * 400}", "а " * 400])
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_text_without_room_ends_in_dots_within_its_room(text: str, most: int) -> None:
    lines = in_lines(text, 13, 120, most=most)
    assert len(lines) == most
    assert lines[-1].endswith(" …")
    assert max(text_width(line, 13) for line in lines) <= 120


def test_a_word_that_may_stick_out_is_whole_and_one_that_may_not_is_broken_behind_its_hyphen() -> None:
    assert in_lines("Премьер-министрдин кортежи", 12, 70, longest=120)[0] == "Премьер-министрдин"
    assert in_lines("Премьер-министрдин кортежи", 12, 70)[:2] == ["Премьер-", "министрдин"]


def test_no_line_of_a_key_is_wider_than_a_small_phone_shows() -> None:
    lines = key_words(with_key(layered(alt.Chart().mark_point()), filled=LONG, outline=LONG).to_dict())
    assert " ".join(lines) == f"{LONG} {LONG}"
    assert max(text_width(line, SMALL) for line in some(lines)) <= KEY_WIDTH


def test_words_of_an_approach_stay_in_their_boxes_however_many_there_are() -> None:
    outside = BoxRow("outside", LONG, (Box(LONG),))
    charts = [
        approach_chart((BoxRow("acting", "x", tuple(Box(LONG, (LONG,)) for _ in range(n))), outside))
        for n in (1, 2, 3, 5)
    ]
    boxes = [one for chart in charts for one in drawn(chart.to_dict()) if "x2" in one]
    seen = {(box["x"], box["x2"], box["name"], box["text"]) for box in boxes}
    assert len(seen) == 11 + 1, "the one outside stands at the same place in all"
    for left, right, name, text in seen:
        room = (right - left) * 760
        assert text_width(name, 15, "SourceSans3-SemiBold") <= room - 20
        assert text_width(text, 13) <= room - 20


def drawn(chart: Any) -> Iterator[Mapping[str, Any]]:
    """All rows that a chart draws."""
    for inside in chart.values() if isinstance(chart, dict) else chart:
        if isinstance(inside, (dict, list)):
            yield from drawn(inside)
    if isinstance(chart, dict) and {"text", "y"} <= chart.keys():
        yield chart


def labels(figure: Figure) -> list[Mapping[str, Any]]:
    """Turning points in words, of a tall timeline."""
    assert isinstance(figure.chart, Spec)
    return [row for row in drawn(figure.chart.to_dict()) if "px" in row and row["colour"].endswith("ink")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_of_the_tall_timeline_stay_on_a_phone_and_on_a_small_one_but_for_long_words(lang: str) -> None:
    data, t = shipped(), case.translator(shipped(), lang)
    found = [
        one
        for mine in data.rows("mines")
        for one in labels(timeline.tall(data, Selection(lang=lang), mine, t))
    ]
    ends = {one["text"]: one["px"] + text_width(one["text"], 12) for one in some(found)}
    assert {words: end for words, end in ends.items() if end > PHONE_390} == {}
    assert [words for words, end in ends.items() if end > PHONE_360 and " " in words] == []
