"""The stage through the frame: every scene in every language, without the frame's parts around it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from test_in_other_languages import left_in_english, seen
from test_screens import open_screen

from dashboard import paths
from dashboard.dataset import load
from dashboard.figures.story import story
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import slides


def stage(lang: str, step: int) -> AppTest:
    return open_screen("present", lang=lang, step=str(step))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_runs_and_says_its_message_alone(lang: str) -> None:
    scenes = story(load(paths.SHIPPED_DATA), Translator(lang), "light")
    for step, scene in enumerate(scenes, start=1):
        at = stage(lang, step)
        assert not at.exception, scene.id
        bodies = [item.proto.body for item in at.get("html")]
        assert sum("<h1" in body for body in bodies) == 1
        assert f'id="{scene.id}"' in "".join(bodies)
        assert not at.get("tab") and not at.get("button_group"), "no part of a page"
        assert len(at.get("page_link")) == 2, "the live screen, and the way out"
        if lang != "en":
            assert not left_in_english(seen(at), lang), scene.id


@pytest.mark.parametrize("step", ["0", "99", "three"])
def test_a_step_that_does_not_exist_is_no_error(step: str) -> None:
    at = open_screen("present", step=step)
    assert not at.exception
    assert any("<h1" in item.proto.body for item in at.get("html"))


def test_the_words_under_a_scene_say_on_how_many_documents_it_rests() -> None:
    scenes = story(load(paths.SHIPPED_DATA), Translator(), "light")
    scene = scenes[1]
    assert f"Rests on {len(scene.figure.source_ids)} documents" in slides.foot(scene, Translator())


def test_the_menu_of_a_live_screen_leads_back_to_the_talk() -> None:
    at = open_screen("timeline", step="5")
    labels = [link.proto.label for link in at.get("page_link")]
    assert "**Back to the talk, 5**" in labels
    assert "Present" not in labels
    assert "**Back to the talk, 5**" not in [
        link.proto.label for link in open_screen("timeline").get("page_link")
    ]
