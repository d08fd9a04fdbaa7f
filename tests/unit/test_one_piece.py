"""A page is sent as one piece, in its order, all of it, and in pieces where it takes longer than one should wait."""

from __future__ import annotations

import inspect
import threading
from dataclasses import fields
from types import SimpleNamespace

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext

from dashboard.outputs.screen import one_piece
from dashboard.outputs.screen.one_piece import in_one_piece

LONG = 60.0  # seconds: no test waits for it


class Run(SimpleNamespace):
    """A run of a page, and what has been sent of it."""

    def __init__(self) -> None:
        super().__init__(sent=[], changed=threading.Condition())
        self._enqueue = self.send

    def send(self, message: ForwardMsg) -> None:
        with self.changed:
            self.sent.append(message.delta.new_element.text.body or message.page_info_changed.query_string)
            self.changed.notify_all()

    def draw(self, *things: str) -> None:
        """As Streamlit does, which asks for the way anew for each."""
        for thing in things:
            message = ForwardMsg()
            message.delta.new_element.text.body = thing
            self._enqueue(message)

    def wait_for(self, *things: str) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.sent == list(things), LONG), self.sent


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    run = Run()
    monkeypatch.setattr(one_piece, "get_script_run_ctx", lambda: run)
    monkeypatch.setattr(one_piece, "AT_ONCE", LONG)
    return run


def test_nothing_is_sent_before_all_is_drawn_and_then_all_in_its_order(run: Run) -> None:
    with in_one_piece():
        run.draw("menu", "title", "map")
        assert run.sent == []
    assert run.sent == ["menu", "title", "map"]
    run.draw("a row that was opened")
    assert run.sent[3:] == ["a row that was opened"], "what comes after it goes at once"


def test_an_address_goes_ahead(run: Run) -> None:
    with in_one_piece():
        run.draw("menu")
        message = ForwardMsg()
        message.page_info_changed.query_string = "mine=jerui"
        run._enqueue(message)
        assert run.sent == ["mine=jerui"]
    assert run.sent == ["mine=jerui", "menu"]


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


def test_a_page_that_is_overtaken_is_sent_up_to_there_and_no_later_part_of_it(run: Run) -> None:
    class Overtaken(BaseException):
        """Streamlit's own way of ending a run, where it sends something."""

    send = run.send

    def once(message: ForwardMsg) -> None:
        if run.sent:
            raise Overtaken
        send(message)

    run._enqueue = once

    def overtaken() -> None:
        with in_one_piece():
            run.draw("menu", "title", "map")

    with pytest.raises(Overtaken):
        overtaken()
    assert run.sent == ["menu"]
    assert run._enqueue == once


def test_what_takes_longer_comes_though_nothing_more_is_drawn_and_then_as_it_is_drawn(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_piece, "AT_ONCE", 0.01)
    with in_one_piece():
        run.draw("menu", "title")
        run.wait_for("menu", "title")
        run.draw("map")
        assert run.sent[2:] == ["map"]
    assert run.sent == ["menu", "title", "map"]


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
