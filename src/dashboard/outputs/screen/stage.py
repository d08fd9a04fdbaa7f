"""The stage: one message at a time, large, with keys; nothing else on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st

from dashboard.figures import story
from dashboard.figures.colours import Theme
from dashboard.figures.story import Column, Scene
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs import picture, slides
from dashboard.outputs.lettering import fitting
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.links import home
from dashboard.outputs.screen.state import choose, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import plain
from dashboard.paths import PAGES
from dashboard.selection import Selection
from dashboard.view_address import to_query

# On a projector, px: the width of all columns, their height, and sizes of their letters, of which the largest is taken that fits.
_ROOM, _GAP, _SIZES = (1766, 560), 46, (52, 46, 42, 38, 34, 31, 29)
_UNIT = 19.2  # a hundredth of a projector's width, px

# Every size follows the window's width and height: what fits a projector fits a laptop.


def present() -> None:
    """The scene that the address names, and the bar to move on."""
    here = visit()
    data, t, look = here.data, here.t, theme()
    last = story.last(data)
    at = min(max(here.selection.step, 1), last)
    scene = story.scene(data, t, look, at)
    style.use("stage")
    with st.container(key="stage"):
        _scene(scene, t, look)
        _bar(scene, at, last, t)
    if at < last:  # the next scene is ready when the speaker is
        following = story.scene(data, t, look, at + 1)
        if following.picture:
            picture.stage_png(following.figure.drawing, look, t, slides.room(following))


def _scene(scene: Scene, t: Translator, look: Theme) -> None:
    st.html(markup("stage_title", id=scene.id, title=scene.title))
    with st.container(key="stage-scene"):
        if scene.picture and scene.is_beside:
            left, right = st.columns([6, 4], gap="large", vertical_alignment="center")
            with left:
                _draw(scene, t, look)
            with right:
                groups = [[_column(item)] for item in scene.columns]
                st.html(markup("stage_texts", groups=groups, size=""))
        else:
            if scene.picture:
                _draw(scene, t, look)
            if scene.table:
                head, *body = scene.table
                st.html(markup("stage_table", head=head, body=body))
            if scene.columns:
                size = "" if scene.picture else f"{_size(scene.columns) / _UNIT:.2f}"
                st.html(markup("stage_texts", groups=[list(map(_column, scene.columns))], size=size))
        mark = f" · {t('Unofficial translation by the project.')}" if t.lang != DEFAULT else ""
        st.html(markup("stage_foot", text=slides.foot(scene, t) + mark))


def _draw(scene: Scene, t: Translator, look: Theme) -> None:
    drawn = picture.stage_png(scene.figure.drawing, look, t, slides.room(scene))
    st.image(drawn, width="stretch", alt=scene.figure.sentence)


def _size(columns: Sequence[Column]) -> float:
    """Size of the letters of texts side by side, px on a projector."""
    wide = (_ROOM[0] - _GAP * (len(columns) - 1)) / len(columns)
    return min(
        fitting([*filter(None, [column.head]), *column.lines], wide, _ROOM[1], _SIZES) for column in columns
    )


def _column(column: Column) -> dict[str, Any]:
    """A column as its template takes it."""
    kinds = " ".join(
        name
        for name, holds in (
            ("quote", column.quote),
            ("plain", not column.head),
            ("lead", len(column.lines) == 1),
        )
        if holds
    )
    return {"kinds": kinds, "head": column.head, "lines": column.lines}


def _bar(scene: Scene, at: int, last: int, t: Translator) -> None:
    """Back and on, where we are, and the ways out; every key that a speaker or a clicker may press."""
    st.html(markup("stage_progress", share=100 * at / last))
    with st.container(key="stage-bar", horizontal=True, vertical_alignment="center", gap="small"):
        _key(f"‹ {t('Back')}", "Left", max(at - 1, 1), name="back", is_off=at == 1)
        st.markdown(plain(t("{n} of {m}", n=t.number(at), m=t.number(last))), width="content")
        _key(f"{t('Next')} ›", "Right", min(at + 1, last), name="next", is_off=at == last)
        _ways_out(scene, at, t)
    with st.container(key="stage-keys"):
        for shortcut, step in (
            ("Space", at + 1),
            ("PageDown", at + 1),
            ("PageUp", at - 1),
            ("Home", 1),
            ("End", last),
        ):
            _key(shortcut, shortcut, min(max(step, 1), last), name=shortcut)


def _go(step: int) -> None:
    choose(step=step)


def _key(label: str, shortcut: str, step: int, *, name: str, is_off: bool = False) -> None:
    """A button, and a key of the keyboard, that goes to a step."""
    st.button(label, key=f"stage-{name}", shortcut=shortcut, on_click=_go, args=(step,), disabled=is_off)


def _ways_out(scene: Scene, at: int, t: Translator) -> None:
    """To the live screen, out of the talk, and what a speaker takes away; the study's own English beside a translation."""
    st.page_link(
        PAGES / f"{scene.page}.py",
        label=t("Explore the data behind this"),
        icon=":material/open_in_new:",
        query_params=to_query(Selection(lang=t.lang, step=at).with_(**scene.choices)),
    )
    st.page_link(
        PAGES / "overview.py",
        label=t("Exit the talk"),
        icon=":material/close:",
        query_params={"lang": t.lang},
    )
    data = visit().data
    st.download_button(
        t("Slides (PPTX)"),
        partial(slides.slides, data, t, home(), datetime.now(UTC).date()),
        slides.file_name(data, t),
        slides.MIME,
        key="stage-slides",
        icon=":material/download:",
        on_click="ignore",
    )
    if t.lang != DEFAULT and scene.original:
        with st.popover(t("The English original"), icon=":material/translate:"):
            st.html(markup("english", texts=scene.original))
