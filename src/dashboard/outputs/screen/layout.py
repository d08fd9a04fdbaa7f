"""Things beside each other, and pieces of our own HTML as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import wraps
from typing import Any, Literal, TypeVar

import streamlit as st
from markupsafe import Markup

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import FRAME
from dashboard.figures.drawing.colours import Theme
from dashboard.i18n import Translator
from dashboard.outputs.markup import later, markup, uncleaned
from dashboard.outputs.screen.faults import apart
from dashboard.outputs.screen.state import having_chosen, visit
from dashboard.outputs.screen.style import theme
from dashboard.reading.dataset import Dataset

Item = TypeVar("Item")


def side_by_side(
    items: Sequence[Item], gap: Literal["small", "large"] = "small", *, wide: str = ""
) -> Iterator[tuple[Any, Item]]:
    """A column and its item, for each; nothing for no item (Streamlit refuses to make no columns).

    ``wide`` is a name for columns that stand one under the other on what is narrower than a laptop.
    """
    with st.container(key=f"wide-{wide}") if wide else nullcontext():
        return zip(st.columns(len(items), gap=gap) if items else (), items, strict=True)


def same_for_all(*names: str) -> Callable[[Callable[[], Markup]], Callable[[], Markup]]:
    """Keep what a piece of our own HTML is, for all visitors who have chosen the same of what it depends on.

    What it is made from asks of a visit its data, language, theme and these choices; it changes and draws nothing.

    Args:
        names: attributes of the selection that it depends on, beside those that every link carries on.
    """

    def keeping(make: Callable[[], Markup]) -> Callable[[], Markup]:
        @once
        @wraps(make)
        def made(_data: Dataset, _t: Translator, _look: Theme, chosen: Selection) -> Markup:
            with having_chosen(chosen):
                return make()

        @wraps(make)
        def piece() -> Markup:
            here = visit()
            return made(here.data, here.t, theme(), here.selection.only(*FRAME, *names))

        return piece

    return keeping


class Pieces:
    """Pieces of our own HTML that follow each other, drawn as one element of the page.

    Each element costs a browser and the server some milliseconds, whatever is in it.
    """

    def __init__(self, look: str) -> None:
        """Begin without a piece; ``look`` is the class by which a style sheet finds all of them."""
        self._look = look
        self._pieces: list[Markup] = []

    def add(self, piece: Markup) -> None:
        """Add a piece; "" is none."""
        if piece:
            self._pieces.append(piece)

    def add_apart(self, what: str, make: Callable[[], Markup], *, is_below: bool = False) -> None:
        """Add what is made; if that fails, a sentence stands in its place (:func:`apart`).

        ``is_below``: it begins below the first view, so a browser draws it after that.
        """
        with apart(what):
            try:
                piece = make()
                self.add(later(piece) if is_below and piece else uncleaned(piece))
            except Exception:
                self.draw()  # what comes before the sentence
                raise

    def draw(self) -> None:
        """Put what was added on the page."""
        if self._pieces:
            st.html(markup("pieces", look=self._look, pieces=self._pieces))
        self._pieces = []
