"""Native code that draws can end a process; it never ends ours, nor anybody else's picture."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from dashboard import i18n, texts
from dashboard.figures import participation
from dashboard.figures.figure import Figure
from dashboard.outputs import picture, workshop
from support import STARTED_WITHIN, shipped

ENGLISH = i18n.translator("en")
# Each of these ended the whole process inside vl-convert, or could not be drawn by it.
FATAL = ("\uffff", "\ufffe", "\x01", "\x00", "\x1b", "\x7f", "\ud800")


def bars(text: str) -> dict[str, Any]:
    return {
        "data": {"values": [{"name": text, "n": 1}]},
        "mark": "bar",
        "encoding": {"y": {"field": "name"}, "x": {"field": "n", "type": "quantitative"}},
    }


@pytest.fixture
def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workshop without its cleaning of texts, as if a character that nobody foresaw came through."""
    monkeypatch.setattr(workshop, "_clean", lambda value: value)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop, "SECONDS", 0.001)


@pytest.mark.parametrize("letter", FATAL)
def test_a_character_that_no_drawing_can_hold_is_left_out_of_it(letter: str) -> None:
    drawn = workshop.chart(bars(f"of{letter}ten"), {})
    assert "often" in drawn
    assert workshop.png(f'<svg xmlns="http://www.w3.org/2000/svg"><text>a{letter}b</text></svg>', 1)


def test_an_abort_inside_native_code_costs_that_picture_and_no_other(careless: None) -> None:
    others: list[str] = []

    def draw_others() -> None:
        for number in range(8):
            others.append(workshop.chart(bars(f"other {number}"), {}))

    bystander = threading.Thread(target=draw_others)
    bystander.start()
    with pytest.raises(workshop.NotDrawn, match="ended"):
        workshop.chart(bars("of\uffffen"), {})
    bystander.join(STARTED_WITHIN)
    assert [f"other {number}" in drawn for number, drawn in enumerate(others)] == [True] * 8
    assert "after" in workshop.chart(bars("after"), {})


def test_a_drawing_that_takes_too_long_is_given_up_and_the_next_is_made(
    impatient: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(workshop.NotDrawn, match="too long"):
        workshop.chart(bars("slow"), {})
    monkeypatch.undo()
    assert "quick" in workshop.chart(bars("quick"), {})


def test_what_cannot_be_drawn_is_said_and_the_process_goes_on() -> None:
    with pytest.raises(workshop.NotDrawn, match="ValueError"):
        workshop.chart({"mark": "no such mark", "encoding": 3}, {})
    assert "fine" in workshop.chart(bars("fine"), {})


def test_many_ask_at_once_and_each_gets_its_own() -> None:
    with ThreadPoolExecutor(8) as people:
        drawn = list(people.map(lambda number: workshop.chart(bars(f"number {number}"), {}), range(24)))
    assert [f"number {number}" in svg for number, svg in enumerate(drawn)] == [True] * 24


def test_a_killed_process_is_replaced() -> None:
    workshop.warm_up()
    bench = workshop._benches().get()
    workshop._benches().put(bench)
    assert bench._process is not None
    os.kill(bench._process.pid, signal.SIGKILL)
    bench._process.wait(STARTED_WITHIN)
    assert "again" in workshop.chart(bars("again"), {})


@pytest.mark.parametrize("letter", FATAL)
def test_a_picture_whose_words_hold_such_a_character_is_made(letter: str) -> None:
    figure: Figure = participation.question(shipped(), "hearings", ENGLISH)
    strange = replace(figure, title=f"of{letter}ten", empty=f"no{letter}thing")
    assert picture.png(strange, "light", (f"x{letter}",), ENGLISH).startswith(b"\x89PNG")
    assert "often" in picture.svg(strange, "light", (), ENGLISH)


@pytest.mark.parametrize("text", ["a b", "Ысык-Көл", "a\nb\tc", "-", "🏔", "ﷺ", "\ue000"])
def test_ordinary_letters_stay(text: str) -> None:
    assert not texts.unprintable(text)
    assert texts.printable(text) == text


@pytest.mark.parametrize("letter", [*FATAL, "\u202e", "\u2066", "\x9f"])
def test_what_is_never_shown_is_taken_out(letter: str) -> None:
    assert texts.unprintable(f"a{letter}b")
    assert texts.printable(f"a{letter}b") == "ab"
