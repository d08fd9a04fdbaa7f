"""The stage through the frame: every scene, without the frame's parts around it."""

from __future__ import annotations

import pytest

from dashboard import paths
from dashboard.figures import story
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.files import slides
from dashboard.reading.dataset import load
from screens import markups, open_screen, view

LAST = story.last(load(paths.SHIPPED_DATA))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_is_in_the_page_and_no_part_of_another_screen(lang: str) -> None:
    data = load(paths.SHIPPED_DATA)
    here = view("present", lang=lang, step="3").main
    bodies = [piece for piece in markups(here) if "<h1" in piece]
    order = range(1, LAST + 1)  # of the page and of paper; the one that is looked at is sent first
    assert len(bodies) == LAST
    for body, step in zip(bodies, order, strict=True):
        assert f'data-step="{step}"' in body
        assert f'id="{story.plan(data)[step - 1].scene_id}"' in body
    assert not here.get("tab") and not here.get("button_group"), "no part of a page"
    (bar,) = (piece for piece in markups(here) if "stage-ways" in piece and "<button" in piece)
    assert bar.count("<a data-step=") == LAST, "the live screen of each"
    assert len(here.get("page_link")) == 1, "the way out"


def test_the_short_talk_has_its_scenes_alone_and_leads_to_the_full_one() -> None:
    here = view("present", talk="short").main
    bodies = [piece for piece in markups(here) if "<h1" in piece]
    scenes = [row.scene_id for row in story.plan(load(paths.SHIPPED_DATA), "short")]
    assert len(bodies) == len(scenes) < LAST
    assert all(f'id="{scene}"' in body for scene, body in zip(scenes, bodies, strict=True))
    assert f"Full talk: {LAST} slides" in [button.label for button in here.get("button")]


@pytest.mark.parametrize("step", ["0", "99", "three"])
def test_a_step_that_does_not_exist_is_no_error(step: str) -> None:
    at = open_screen("present", step=step)
    assert not at.exception
    assert any("<h1" in piece for piece in markups(at))


def test_the_words_under_a_scene_say_on_how_many_documents_it_rests() -> None:
    told = story.scene(load(paths.SHIPPED_DATA), Translator(), 2)
    assert f"Based on {len(told.figure.source_ids)} documents" in slides.foot(told, Translator())


def test_the_menu_of_a_live_screen_leads_back_to_the_talk() -> None:
    def menu(**query: str) -> str:
        found = view("timeline", **query).main.get("html")
        return next(str(item.proto.body) for item in found if item.proto.body.startswith("<nav"))

    within = menu(step="5", talk="short")
    assert "Back to the talk (slide 5)" in within
    assert "talk=short" in within
    assert "Back to the talk" not in menu()
