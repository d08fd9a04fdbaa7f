"""The talk as one page of scenes: a list that reads without scripts, one scene at a time with the arrow keys. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from dashboard.dataset import Dataset
from dashboard.figures import story
from dashboard.i18n import Translator
from dashboard.outputs import slides
from dashboard.outputs.markup import markup
from dashboard.outputs.site import drawing
from dashboard.outputs.site.value import Page, href


def scenes(data: Dataset, t: Translator) -> tuple[story.Scene, ...]:
    """The scenes in their order; the figures of those with a picture are to be drawn."""
    return story.story(data, t, "light")


def page(data: Dataset, t: Translator, drawn: drawing.Drawn, files: Mapping[str, str]) -> Page:
    """The page, with the drawings in it and the way to the slides."""
    told = scenes(data, t)
    parts = [_scene(scene, number, len(told), drawn, t) for number, scene in enumerate(told, start=1)]
    ways = markup("site_links", title="", links=list(files.items()))
    keys = markup(
        "site_keys", back=t("Back"), on=t("Next"), alone=t("One scene at a time"), all=t("All scenes")
    )
    return Page("talk", t("Present"), (), (ways, keys, *parts), "talk", "site_talk")


def _scene(scene: story.Scene, number: int, last: int, drawn: drawing.Drawn, t: Translator) -> Markup:
    shown = scene.picture and scene.figure.chart is not None and not scene.figure.empty
    return markup(
        "site_scene",
        scene=scene,
        place=f"{t.number(number)} / {t.number(last)}",
        drawing=drawing.inline(scene.figure, drawn, f"s{number}") if shown else "",
        foot=slides.foot(scene, t),
        address=href(scene.page) if scene.page else "",
        more=t("All of it, with sources"),
    )
