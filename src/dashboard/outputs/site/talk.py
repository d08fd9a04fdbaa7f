"""The talk as one page of scenes: a list that reads without scripts, one scene at a time with the arrow keys. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from dashboard.figures import story
from dashboard.i18n import Translator
from dashboard.outputs import hall
from dashboard.outputs.files import slides
from dashboard.outputs.markup import markup
from dashboard.outputs.site import drawing
from dashboard.outputs.site.value import Page, href
from dashboard.reading.dataset import Dataset


def drawn(data: Dataset, t: Translator, home: str) -> list[str]:
    """Each scene as the stage shows it, an SVG document, in their order.

    Raises:
        NotDrawn: one could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    return [hall.drawn(scene, "light", t, home) for scene in story.story(data, t)]


def page(data: Dataset, t: Translator, sheets: Sequence[str], files: Mapping[str, str]) -> Page:
    """The page, with the drawings in it and the way to the slides."""
    told = story.story(data, t)
    parts = [
        _scene(scene, sheet, f"{t.number(number)} / {t.number(len(told))}", f"s{number}", t)
        for number, (scene, sheet) in enumerate(zip(told, sheets, strict=True), start=1)
    ]
    ways = markup("site_links", title="", links=list(files.items()))
    keys = markup(
        "site_keys", back=t("Back"), on=t("Next"), alone=t("One slide at a time"), all=t("All slides")
    )
    return Page("talk", t("Talk"), (), (ways, keys, *parts), "talk", "site_talk")


def _scene(scene: story.Scene, sheet: str, place: str, own: str, t: Translator) -> Markup:
    """A scene with its drawing for a wide window and, where it has one, for a phone."""
    said = [text for text in scene.texts[1:-1] if text]
    return markup(
        "site_scene",
        scene=scene,
        place=place,
        drawing=drawing.embedded(sheet, own),
        narrow=drawing.embedded(hall.sheet(scene.narrow, "light"), f"{own}n") if scene.narrow else "",
        words=said or [scene.figure.sentence],
        label=t("In full"),
        foot=hall.signed(foot) if (foot := slides.foot(scene, t)) else (),
        address=href(scene.page) if scene.page else "",
        more=t("All of it, with sources"),
    )
