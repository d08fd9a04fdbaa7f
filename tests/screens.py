"""Screens as tests look at them: opened straight at their address, run once for all that is asked of the same view."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pyarrow as pa
import pytest
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Dataframe
from streamlit.util import calc_hash

import app_runs
from dashboard.choosing.selection import PARTS, SECTIONS, TURNED
from dashboard.figures.figure import Figure
from dashboard.figures.story import last
from dashboard.outputs.screen import figure_view
from dashboard.paths import MAIN, SHIPPED_DATA
from dashboard.reading.dataset import load
from support import STARTED_WITHIN, loosened

SCREENS = ("overview", "map", "timeline", "participation", "stakeholders", "recommendations", "sources")
CHANGING = ("map", "timeline")  # screens that begin with the frame's filters

# Every screen with its parts, and what is chosen or searched on them.
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((screen, {}) for screen in SCREENS if screen != "sources"),
    ("sources", {}),
    *(("sources", {"section": section}) for section in SECTIONS[1:]),
    *((screen, {"part": part}) for screen, parts in PARTS.items() for part in parts[1:]),
    ("map", {"view": "kyrgyzstan"}),
    ("timeline", {"mine": "andash", "from": "2010", "to": "2012", "kind": "peaceful,violent"}),
    ("timeline", {"part": "years", "mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("timeline", {"mine": "taldy-bulak", "from": "1995", "to": "1996", "kind": "court"}),
    ("participation", {"mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("participation", {"part": "demands", "mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("recommendations", {"stakeholder": "local", "q": "water"}),
    ("recommendations", {"q": "zzzz"}),
    ("sources", {"voice": "state,company", "q": "talas"}),
    ("sources", {"q": "zzzz"}),
    ("sources", {"section": "tables", "table": "turnout_claims"}),
]
# What opens on a screen when something is chosen.
OPENED: list[tuple[str, dict[str, str]]] = [
    ("map", {"place": "jerui"}),
    ("map", {"place": "kopuro-bazar"}),
    ("place", {}),
    ("place", {"place": "kara-oi"}),
    ("place", {"place": "jerui"}),
    ("timeline", {"event": "jerui-2007-05-26-violent"}),
    ("sources", {"source": "deck-2017"}),
    ("search", {}),
    ("search", {"q": "oxus"}),
    ("search", {"q": "zzzz"}),
]
SCENES: list[tuple[str, dict[str, str]]] = [
    ("present", {"step": str(step)}) for step in range(1, last(load(SHIPPED_DATA)) + 1)
]


def name(view: tuple[str, Mapping[str, str]]) -> str:
    """What a test of a view is called."""
    screen, query = view
    return f"{screen} {' '.join(query.values())}".strip()


NAMES = [name(view) for view in VIEWS]


def open_screen(screen: str, **query: str) -> AppTest:
    """A new visitor who opens a screen by its address: one run of the app."""
    at = AppTest.from_file(str(MAIN), default_timeout=STARTED_WITHIN)
    at._bidi_component_manager = app_runs.components()
    at.query_params.update(query)
    if screen != "overview":
        # What `switch_page` would set; that needs a run of the front page before.
        at._page_hash = calc_hash(screen)
    return at.run()


# --- figures, as they are drawn -------------------------------------------------------------------

_noting: list[list[Figure]] = []


def note_figures(patch: pytest.MonkeyPatch) -> None:
    """From now on figures are noted where all of them come through, whichever module shows them."""
    draw = figure_view._show

    def noted(figure: Figure, *options: Any) -> None:
        for figures in _noting:
            figures.append(figure)
        draw(figure, *options)

    patch.setattr(figure_view, "_show", noted)


@contextmanager
def figures_drawn() -> Iterator[list[Figure]]:
    """The figures that are drawn while this lasts."""
    figures: list[Figure] = []
    _noting.append(figures)
    try:
        yield figures
    finally:
        _noting.remove(figures)


def parts(block: Any) -> Iterator[Any]:
    """The elements of a screen, in order."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from parts(child)
        else:
            yield child


def figure_ids(block: Any) -> list[str]:
    """The figures that stand on a screen, by the boxes that begin as one."""
    found = []
    for child in block.children.values():
        if hasattr(child, "children"):
            key, begin = str(getattr(child, "key", "")), child.children.get(0)
            if key.startswith("figure-") and "close begin" in getattr(begin.proto, "body", ""):
                found.append(key.removeprefix("figure-"))
            found += figure_ids(child)
    return found


def turning(block: Any) -> list[str]:
    """The figures of a screen that offer their faces."""
    return [re.findall(r'data-sets="face=([^."]+)', row)[0] for row in face_rows(block)]


def face_rows(block: Any) -> list[str]:
    """The links to the faces of each figure on a screen."""
    return [row for body in markups(block) for row in _FACES.findall(body)]


# --- a view, and all that is asked of it ----------------------------------------------------------


class View:
    """A screen at an address: what stands on it, the figures on it, and what they show when they are turned.

    Only :func:`view` makes them. No test changes one, so that any number of tests may look at the same.
    """

    def __init__(self, screen: str, query: Mapping[str, str]) -> None:
        with figures_drawn() as figures:
            self._at = open_screen(screen, **query)
        self.name, self.lang = name((screen, query)), query.get("lang", "en")
        assert not self._at.exception, (self.name, self._at.exception[0].message)
        self.main = self._at.main
        self.query = dict(self._at.query_params)
        self.selection = self._at.session_state["selection"]
        self.figures = tuple(figures)
        assert [figure.id for figure in figures] == figure_ids(self.main), f"{self.name}: not all were noted"

    def turned(self, face: str) -> Block:
        """The screen with all its figures turned to a face."""
        if face not in self._turned:
            turn(self._at, face=",".join(f"{figure.id}.{face}" for figure in self.figures))
            assert not self._at.exception, (self.name, face, self._at.exception[0].message)
            kept = self._at.session_state["selection"].faces
            assert len(kept) == len(self.figures), f"{self.name}: not all were turned"
            self._turned[face] = self._at.main
        return self._turned[face]

    @cached_property
    def _turned(self) -> dict[str, Block]:
        return {}

    def states(self) -> Iterator[tuple[str, Block]]:
        """The screen as it opens, and with its figures turned to each of their other faces."""
        yield "chart", self.main
        if self.figures:
            yield from ((face, self.turned(face)) for face in TURNED)


@cache
def view(screen: str, **query: str) -> View:
    """A screen at an address, run once for all tests that look at it."""
    return View(screen, query)


# --- what a screen says ---------------------------------------------------------------------------

# Fields of Streamlit's messages that hold no words for a visitor. A field that is not named here is looked at,
# so that a new kind of widget is too.
_TECHNICAL = frozenset(
    {
        "anchor", "columns", "component_name", "deferred_file_id", "format", "icon", "id", "language", "page", "page_script_hash",
        "query_string", "selection_mode", "shortcut", "tag", "theme", "type", "url",
    }
)  # fmt: skip
_SPOKEN = re.compile(r"\b(?:alt|aria-label|data-label|placeholder|title)=\"([^\"]*)\"")
_DRAWN = frozenset({"json_args", "spec"})  # words among code
_TABLE = "ArrowNamedDataSet"  # rows of a chart that are sent beside its specification
_ENGLISH = re.compile(r"<(\w+) lang=\"en\"[^>]*>.*?</\1>", re.DOTALL)
_STYLE = re.compile(r"<style.*?</style>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LATER = re.compile(r"<div data-later='([^']*)'(?: data-now)?></div>")
_HEADING = re.compile(r"<h1>(.*?)</h1>")
_FACES = re.compile(r'<div class="faces".*?</div>', re.DOTALL)
_CHOICE = re.compile(r'<a[^>]* data-sets="([^"]*)">([^<]*)</a>')


def markups(block: Any) -> list[str]:
    """Each piece of HTML of a screen, as a browser shows it in the end."""
    return [arrived(item.proto.body) for item in block.get("html")]


def arrived(body: str) -> str:
    """HTML of a screen as a browser shows it in the end: what waits for the first view is in its place (``markup.later``)."""
    return _LATER.sub(lambda found: html.unescape(found[1]), body)


def headings(block: Any) -> list[str]:
    """The headings of the highest level on a screen: its title."""
    return [html.unescape(loosened(words)) for body in markups(block) for words in _HEADING.findall(body)]


def choices(block: Any) -> dict[str, str]:
    """What the links of a screen that change one thing in the address set, by their words."""
    found = [link for body in markups(block) for link in _CHOICE.findall(body)]
    return {html.unescape(loosened(words)): html.unescape(sets) for sets, words in found}


def choose(at: AppTest, words: str) -> AppTest:
    """Follow a link that changes one thing in the address, as the page's script does: all else stays."""
    return turn(at, **dict(parse_qsl(choices(at.main)[words], keep_blank_values=True)))


def turn(at: AppTest, **query: str) -> AppTest:
    """Go to the address of a screen with that changed; "" takes a choice back."""
    for setting, value in query.items():
        if value:
            at.query_params[setting] = value
        else:
            at.query_params.pop(setting, None)
    return at.run()


def has_filters(block: Any) -> bool:
    """Whether deposits and years stand over a screen."""
    return any(piece.startswith('<div class="filters"') for piece in markups(block))


def texts(block: Any) -> str:
    """Headings, sentences and HTML of a screen, with their tags."""
    shown = "\n".join(
        str(item.value) for kind in (block.header, block.subheader, block.markdown) for item in kind
    )
    shown = shown.replace("\\", "")  # texts are escaped for Markdown
    shown += "\n".join(markups(block))
    return loosened(shown).replace("\u00a0— ", " — ")  # which only keep lines together


def said(block: Block, *, with_tables: bool = True) -> list[str]:
    """Every text that a visitor may read or hear on a screen: sentences, labels, choices, tables, names of charts.

    What is drawn in charts and maps is given by :func:`drawings`.
    """
    found: list[str] = []
    for node in block:
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            found += _of_message(proto)
        if with_tables and isinstance(node, Dataframe):
            found += [*map(str, node.value.columns), *map(str, node.value.to_numpy().ravel())]
    return [text for text in found if text]


def _of_message(message: Message) -> Iterator[str]:
    if message.DESCRIPTOR.name == _TABLE:
        return
    for field, part in _parts(message):
        if isinstance(part, Message):
            yield from _of_message(part)
        elif field not in _DRAWN:
            yield from (
                _of_html(part) if message.DESCRIPTOR.name == "Html" else [loosened(part.replace("\\", ""))]
            )


def _parts(message: Message) -> Iterator[tuple[str, Message | str]]:
    """What a message consists of that may hold words, by the name of its field."""
    for field, content in message.ListFields():
        several = isinstance(content, Sequence) and not isinstance(content, str | bytes)
        for part in content if several else [content]:
            if field.name not in _TECHNICAL and isinstance(part, Message | str):
                yield field.name, part


def _of_html(body: str) -> list[str]:
    """Words of HTML and those in its attributes; not the study's English, which stands beside its translation on purpose."""
    body = _ENGLISH.sub(" ", _STYLE.sub(" ", loosened(arrived(body))))
    return [html.unescape(_TAG.sub("\n", body)), *map(html.unescape, _SPOKEN.findall(body))]


def drawings(block: Block) -> list[str]:
    """What a browser gets of the charts and maps of a screen: words among code."""
    found: list[str] = []

    def collect(message: Message) -> None:
        if message.DESCRIPTOR.name == _TABLE:
            rows = pa.ipc.open_stream(message.data.data).read_all().to_pylist()  # type: ignore[attr-defined]
            found.append(json.dumps(rows, ensure_ascii=False))
            return
        for field, part in _parts(message):
            if isinstance(part, Message):
                collect(part)
            elif field in _DRAWN:
                found.append(json.dumps(json.loads(part), ensure_ascii=False))

    for node in block:
        if isinstance(proto := getattr(node, "proto", None), Message):
            collect(proto)
    return found


def faces(screen: str, **query: str) -> list[list[str]]:
    """Names of the faces of each figure on a screen."""
    return [[words for _, words in _CHOICE.findall(row)] for row in face_rows(view(screen, **query).main)]


def followed(address: str) -> dict[str, str]:
    """What an address of a page asks for."""
    return dict(parse_qsl(urlsplit(html.unescape(address)).query))


def told_unknown(at: AppTest) -> list[str]:
    """The line on what was not understood in the address, as far as it stands on the page."""
    bodies = markups(at.main)
    return [body for body in bodies if "Not understood in the address" in body]
