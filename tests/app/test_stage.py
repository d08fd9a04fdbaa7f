"""The stage through the frame: every scene, without the frame's parts around it."""

from __future__ import annotations

import pytest

from dashboard import paths
from dashboard.dataset import load
from dashboard.figures.story import last, scene
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import slides
from screens import open_screen, view

# Every scene in English, a few in each of the others; all of them in a language like them: test_in_other_languages.py.
LAST = last(load(paths.SHIPPED_DATA))
TOLD = [("en", step) for step in range(1, LAST + 1)] + [
    (lang, step) for lang in LANGUAGES if lang != "en" for step in (1, 8, LAST)
]


@pytest.mark.parametrize(("lang", "step"), TOLD)
def test_a_scene_runs_and_says_its_message_alone(lang: str, step: int, plain_pictures: None) -> None:
    told = scene(load(paths.SHIPPED_DATA), Translator(lang), "light", step)
    here = view("present", lang=lang, step=str(step)).main
    bodies = [item.proto.body for item in here.get("html")]
    assert sum("<h1" in body for body in bodies) == 1
    assert f'id="{told.id}"' in "".join(bodies)
    assert not here.get("tab") and not here.get("button_group"), "no part of a page"
    assert len(here.get("page_link")) == 2, "the live screen, and the way out"


@pytest.mark.parametrize("step", ["0", "99", "three"])
def test_a_step_that_does_not_exist_is_no_error(step: str) -> None:
    at = open_screen("present", step=step)
    assert not at.exception
    assert any("<h1" in item.proto.body for item in at.get("html"))


def test_the_words_under_a_scene_say_on_how_many_documents_it_rests() -> None:
    told = scene(load(paths.SHIPPED_DATA), Translator(), "light", 2)
    assert f"Rests on {len(told.figure.source_ids)} documents" in slides.foot(told, Translator())


def test_the_menu_of_a_live_screen_leads_back_to_the_talk() -> None:
    labels = [link.proto.label for link in view("timeline", step="5").main.get("page_link")]
    assert "**Back to the talk, 5**" in labels
    assert "Talk" not in labels
    without = [link.proto.label for link in view("timeline").main.get("page_link")]
    assert "Talk" in without
    assert not any("Back to the talk" in label for label in without)
