"""A page is sent as one piece, in its order, all of it, and in pieces where it takes longer than one should wait."""

from __future__ import annotations

import inspect
from dataclasses import fields
from types import SimpleNamespace

import pytest
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from dashboard.outputs.screen import one_piece
from dashboard.outputs.screen.one_piece import in_one_piece


class Run(SimpleNamespace):
    """A run of a page, and what has been sent of it."""

    def __init__(self) -> None:
        super().__init__(sent=[])
        self._enqueue = self.sent.append

    def draw(self, *things: str) -> None:
        """As Streamlit does, which asks for the way anew for each."""
        for thing in things:
            self._enqueue(thing)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    run = Run()
    monkeypatch.setattr(one_piece, "get_script_run_ctx", lambda: run)
    return run


def test_nothing_is_sent_before_all_is_drawn_and_then_all_in_its_order(run: Run) -> None:
    with in_one_piece():
        run.draw("menu", "title", "map")
        assert run.sent == []
    assert run.sent == ["menu", "title", "map"]
    run.draw("a row that was opened")
    assert run.sent[3:] == ["a row that was opened"], "what comes after it goes at once"


def test_a_page_that_breaks_off_is_sent_as_far_as_it_came(run: Run) -> None:
    def broken() -> None:
        with in_one_piece():
            run.draw("menu", "title")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert run.sent == ["menu", "title"]
    run.draw("what is wrong")
    assert run.sent[2:] == ["what is wrong"]


def test_what_takes_longer_comes_as_it_is_drawn(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(one_piece.time, "monotonic", lambda: now[0])
    with in_one_piece():
        run.draw("menu")
        now[0] = one_piece.AT_ONCE / 2
        run.draw("title")
        assert run.sent == []
        now[0] = one_piece.AT_ONCE * 1.1
        run.draw("filters")
        assert run.sent == ["menu", "title", "filters"]
        run.draw("map")
        assert run.sent[3:] == ["map"]


def test_without_a_browser_there_is_nothing_to_hold_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(one_piece, "get_script_run_ctx", lambda: None)
    drawn = []
    with in_one_piece():
        drawn.append("all")
    assert drawn == ["all"]


def test_streamlit_still_sends_all_that_a_run_draws_by_this_way() -> None:
    """It is Streamlit's own: a version that goes another way would hold nothing back, or fail."""
    assert "_enqueue" in {field.name for field in fields(ScriptRunContext)}
    assert "self._enqueue(" in inspect.getsource(ScriptRunContext.enqueue)
