"""The stage: one message at a time, large, with keys; nothing else on the screen.

All scenes are in the page, the one that the address names first, and the browser goes from one to the next: a key never
waits for the server.
"""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from dashboard import map_assets
from dashboard.cache import once
from dashboard.choosing.selection import Selection, Talk
from dashboard.choosing.view_address import address
from dashboard.figures import story
from dashboard.figures.drawing.colours import PAPER, Theme
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs import hall
from dashboard.outputs.files import slides
from dashboard.outputs.maps.map_look import legend_colours
from dashboard.outputs.markup import Html, markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.links import home
from dashboard.outputs.screen.state import turn_to, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import together
from dashboard.paths import PAGES
from dashboard.reading.dataset import Dataset


def present() -> None:
    """All scenes, the bar to move on, and the ways out of each."""
    here = visit()
    data, t, look = here.data, here.t, theme()
    talk = here.selection.talk
    last = story.last(data, talk)
    at = min(max(here.selection.step, 1), last)
    style.use("stage", sign=style.by_theme({look: legend_colours(look)["red"] for look in PAPER}))
    with st.container(key="stage"):
        _bar(data, t, talk)
        st.html(markup("script", address=map_assets.script_address("stage.js")), unsafe_allow_javascript=True)
        # Paper has the scenes in their order; what is looked at first comes first, then what the next key shows.
        places = {step: st.container() for step in range(1, last + 1)}
        for step in (*range(at, last + 1), *range(at - 1, 0, -1)):
            with places[step]:
                st.html(_scene(data, t, look, talk, step, home()))


@once
def _scene(data: Dataset, t: Translator, look: Theme, talk: Talk, step: int, address: str) -> Html:
    """A scene as HTML; its drawing as text, which the browser turns into a picture."""
    scene = story.scene(data, t, step, talk)
    drawing = hall.drawn(scene, look, t, address, plays=True)
    narrow = hall.sheet(scene.narrow, look) if scene.narrow else ""
    mark = f" · {t('Unofficial translation by the project.')}" if t.lang != DEFAULT else ""
    return markup(
        "stage_scene",
        scene=scene,
        title=together(scene.title),
        step=step,
        drawing=base64.b64encode(drawing.encode()).decode(),
        narrow=base64.b64encode(narrow.encode()).decode(),
        seen=hall.seen_first(scene),
        foot=hall.signed(slides.foot(scene, t) + mark),
        notes="\n\n".join((scene.notes or scene.figure.sentence, *scene.left_out)),
    )


def _bar(data: Dataset, t: Translator, talk: Talk) -> None:
    """Back and on, where we are, and the ways out: out of sight until somebody moves."""
    with st.container(key="stage-bar", horizontal=True, vertical_alignment="center", gap="small"):
        words = {
            "back": t("Back"),
            "next": t("Next"),
            "notes": t("Speaker's notes"),
            "full": t("Full screen"),
            "then": t("Next"),
            "play": t("Play the years"),
            "pause": t("Pause"),
            "count": t("{n} of {m}", n="{n}", m="{m}"),
            "more": t("More"),
            "live": t("Explore the data behind this"),
        }
        last = story.last(data, talk)
        # Unseen: the script asks through it for the other theme.
        st.button(":material/contrast:", key="stage-again")
        ways = [_live(data, t, talk, step) for step in range(1, last + 1)]
        st.html(markup("stage_bar", last=last, ways=ways, **words), width="content")
        for other in story.talks(data):
            if other != talk:
                _other_talk(data, t, other)
        st.page_link(
            PAGES / "overview.py",
            label=t("Exit the talk"),
            icon=":material/close:",
            query_params={"lang": t.lang},
        )
        st.download_button(
            t("Slides (PPTX)"),
            partial(slides.slides, data, t, home(), datetime.now(UTC).date(), talk),
            slides.file_name(data, t, talk),
            slides.MIME,
            key="stage-slides",
            icon=":material/download:",
            on_click="ignore",
        )


def _other_talk(data: Dataset, t: Translator, talk: Talk) -> None:
    """The way to the other list of scenes, from its begin."""
    n = story.last(data, talk)
    names = {
        "short": t.plural("Short talk: {n} slide", "Short talk: {n} slides", n),
        "full": t.plural("Full talk: {n} slide", "Full talk: {n} slides", n),
    }
    st.button(
        names[talk],
        key=f"stage-{talk}",
        icon=":material/timer:",
        on_click=turn_to,
        kwargs={"talk": talk, "step": 1},
    )


def _live(data: Dataset, t: Translator, talk: Talk, step: int) -> str:
    """The address of the screen that has a scene live; only the way from the scene now shown is seen."""
    page, choices = story.way(data, t, step, talk)
    return address(page, Selection(lang=t.lang, step=step, talk=talk).with_(**choices), *choices)
