"""A fault inside one figure stays there: the others are drawn, and nothing of our insides is shown."""

from __future__ import annotations

import importlib
import logging
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import cache
from screens import arrived, markups, open_screen, parts

INSIDE = "ValueError"
SECRET = "an answer of somebody"


def fail(*_: Any, **__: Any) -> None:
    raise ValueError(SECRET)


def drawn(at: AppTest) -> set[str]:
    """Anchors of headings and lists, and names of the choices, that are on the screen."""
    headings = {heading.anchor for kind in (at.header, at.subheader) for heading in kind}
    headings |= {name for piece in markups(at) for name in re.findall('<(?:h[23]|p) id="([^"]+)"', piece)}
    return headings | {item.label for item in at.get("button_group")}


# screen -> what is broken -> what must still be there
BROKEN = [
    ("overview", {}, "dashboard.outputs.first_view.first_view", "study-against-documented"),
    ("overview", {}, "dashboard.figures.study.study_against_documented", "advised"),
    ("overview", {}, "dashboard.figures.overview.overview.deposits", "study-against-documented"),
    ("map", {}, "dashboard.figures.map.overview", "places-1"),
    ("map", {"place": "jerui"}, "dashboard.figures.profile.profile", "map"),
    ("timeline", {"part": "years"}, "dashboard.figures.timeline.actions_per_year", "documents-per-year"),
    ("timeline", {"event": "jerui-2007-05-26-violent"}, "dashboard.outputs.screen.timeline.event_card", "timeline"),
    ("participation", {"part": "people"}, "dashboard.figures.participation.turnout", "turnout-meetings"),
    ("participation", {"part": "demands"}, "dashboard.figures.participation.demands", "responses"),
    ("stakeholders", {}, "dashboard.figures.approach.stakeholders.tripartite", "findings"),
    ("recommendations", {}, "dashboard.outputs.screen.recommendations.card", "recommendation-steps"),
    ("sources", {"section": "gaps"}, "dashboard.figures.evidence.gaps", "search-effort"),
]  # fmt: skip


@pytest.mark.parametrize(("screen", "query", "broken", "whole"), BROKEN)
def test_the_others_are_drawn_and_in_its_place_stands_a_sentence(
    forgiving: None,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    screen: str,
    query: dict[str, str],
    broken: str,
    whole: str,
) -> None:
    monkeypatch.setattr(broken, fail)
    cache.forget()  # nobody has seen it whole before
    with caplog.at_level(logging.ERROR):
        at = open_screen(screen, **query)
    assert not at.exception
    assert at.error, "in its place stands a sentence"
    sentence = at.error[0].value.replace("\\", "")
    number = re.search(r"number ([0-9A-F]{6})", sentence)
    assert number, sentence
    assert whole in drawn(at)
    everything = " ".join([sentence, *(item.value for item in at.markdown)])
    assert INSIDE not in everything
    assert SECRET not in everything
    assert number[1] in caplog.text, "the log has it under the number that the visitor sees"
    assert SECRET in caplog.text, "with what went wrong"
    assert "Traceback" in caplog.text


@pytest.mark.parametrize(
    ("screen", "broken", "names", "before", "after"),
    [
        ("recommendations", "dashboard.outputs.screen.recommendations.card", "ngo-2", 'id="ngo-1"', 'id="ngo-3"'),
        ("recommendations", "dashboard.outputs.replies.box", "Mining companies", 'id="for-company"', 'id="company-1"'),
        ("stakeholders", "dashboard.outputs.replies.box", "Mining companies", '"asked"><h3>Donor-funded NGOs<', '"asked"><h3>Think tanks and research institutes<'),
    ],
)  # fmt: skip
def test_what_fails_among_others_has_its_sentence_where_it_would_stand(
    forgiving: None,
    monkeypatch: pytest.MonkeyPatch,
    screen: str,
    broken: str,
    names: str,
    before: str,
    after: str,
) -> None:
    place, _, function = broken.rpartition(".")
    whole = getattr(importlib.import_module(place), function)
    monkeypatch.setattr(
        broken, lambda first, *rest, **named: fail() if first == names else whole(first, *rest, **named)
    )
    at = open_screen(screen)
    told = [arrived(item.proto.body) if item.type == "html" else item.type for item in parts(at.main)]
    (error,) = (place for place, item in enumerate(told) if item == "error")
    assert any(before in item for item in told[:error])
    assert not any(before in item for item in told[error:])
    assert any(after in item for item in told[error:])
    assert not any(after in item for item in told[:error])


def test_half_a_figure_is_hidden(forgiving: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.outputs.screen.figure_view._chart", fail)
    at = open_screen("participation", part="people")
    hidden = [piece for piece in markups(at) if "display: none !important" in piece]
    assert any("st-key-figure-turnout" in style for style in hidden)
    assert len(at.error) == 2, "turnout and meetings"


def test_what_a_visitor_dropped_does_not_reach_the_log(
    forgiving: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("dashboard.figures.participation.question", fail)
    with caplog.at_level(logging.DEBUG):
        at = open_screen("participation", part="survey")
    assert len(at.error) == 2
    assert "ValueError" in caplog.text
    assert SECRET not in caplog.text


def test_a_page_that_fails_as_a_whole_keeps_its_menu(
    forgiving: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.outputs.screen.timeline.timeline_style", fail)
    at = open_screen("timeline", lang="ru")
    assert not at.exception
    assert len(at.error) == 1
    assert "номер" in at.error[0].value
    assert any(piece.startswith("<nav") for piece in markups(at)), "the ways out"
