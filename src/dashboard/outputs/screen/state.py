"""What the server keeps of a visitor between two runs, all of it: no other file names ``st.session_state``.

What is chosen has one home here, the :class:`~dashboard.choosing.selection.Selection`. Two of Streamlit's
own places follow it: the address, which is written from it and read only when it is a new one, and the widgets, which
are given its values when they are first drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import i18n
from dashboard.choosing import view_address
from dashboard.choosing.selection import PARTS, TURNED, Selection
from dashboard.figures.parts import parts
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

WIDGET = "w."  # keys of widgets that show a part of the selection
ROWS = "rows."  # keys of a figure's tables and lists of marks: what a visitor looks at, not a part of the selection

Value = TypeVar("Value")


class Kept(Generic[Value]):
    """One thing that is kept of a visitor from run to run.

    Args:
        name: what it is kept under, its own.
        begin: what it is until it is set; never changed itself.
    """

    def __init__(self, name: str, begin: Value) -> None:
        self._name, self._begin = name, begin

    def get(self) -> Value:
        """What is kept."""
        value: Value = st.session_state.get(self._name, self._begin)
        return value

    def set(self, value: Value) -> None:
        """Keep this from now on."""
        st.session_state[self._name] = value


@dataclass(frozen=True)
class LeftOut:
    """What was asked for and cannot be shown, as ``name=value``."""

    unknown: tuple[str, ...] = ()  # not understood in the address
    gone: tuple[str, ...] = ()  # no longer in the data
    absent: tuple[str, ...] = ()  # parts of screens that this data package has nothing to show on


@dataclass(frozen=True)
class Visit:
    """What a page needs: the data, the visitor's choices and language."""

    data: Dataset
    selection: Selection
    t: Translator
    screen: str = ""  # the screen's name in words


_SELECTION = Kept[Selection | None]("selection", None)
_VISIT = Kept[Visit | None]("visit", None)
_LEFT_OUT = Kept("left-out", LeftOut())
_ANSWERED = Kept("number-answered", "")  # the number whose records were drawn in this run
# What figures were turned to in this run, as figure.face.
_TURNED = Kept[frozenset[str]]("faces-turned", frozenset())
# What a new address asks for that was not chosen before, until a page was drawn for it.
_FROM_ADDRESS = Kept[Selection | None]("from-address", None)
_DRAWN = Kept[Selection | None]("drawn", None)  # the selection that the whole page was last drawn for
_SEEN = Kept[Mapping[str, Any]](
    "widgets-seen", MappingProxyType({})
)  # what each widget held when we last looked

# --- what is chosen -------------------------------------------------------------------------------


def arrive(data: Dataset) -> Selection:
    """What the visitor has chosen: by the address if it is new (link, Back, reload), else in this session.

    As far as the data has it.
    """
    address = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    by_hand, chosen = _touched(), _SELECTION.get()
    _ANSWERED.set("")
    _TURNED.set(frozenset())
    if chosen is None or (address != view_address.to_query(chosen) and not by_hand):
        before = chosen
        chosen, unknown = view_address.parse(address, data, i18n.nearest(st.context.locale))
        chosen, absent = _of_what_there_is(chosen, data)
        _LEFT_OUT.set(LeftOut(unknown, absent=absent))
        _FROM_ADDRESS.set(chosen if before is None else chosen.since(before))
        _forget_widgets()
    chosen, gone = view_address.still_there(chosen, data)
    if gone:
        _LEFT_OUT.set(replace(_LEFT_OUT.get(), gone=gone))
    _SELECTION.set(chosen)
    if (here := _VISIT.get()) is not None:  # a callback that comes before the screen is entered finds it, too
        _VISIT.set(replace(here, selection=chosen))
    return chosen


def _of_what_there_is(chosen: Selection, data: Dataset) -> tuple[Selection, tuple[str, ...]]:
    """A selection without the parts of screens that the data package has nothing to show on, and which these were."""
    absent: dict[str, str] = {}
    owner = next((screen for screen, names in PARTS.items() if chosen.part in names), "")
    if owner and chosen.part not in parts(data, owner):
        absent["part"] = chosen.part
    if chosen.section not in parts(data, "sources"):
        absent["section"] = chosen.section
    default = Selection()
    left = chosen.with_(**{name: getattr(default, name) for name in absent})
    return left, tuple(f"{name}={value}" for name, value in absent.items())


def enter(data: Dataset, t: Translator, name: str) -> None:
    """Say which screen is about to be drawn, of which data and in which language."""
    shown = _VISIT.get()
    if shown is not None and shown.screen != name:
        forget(key("q", t))  # several screens have one, and Streamlit empties that of the next
    chosen = _SELECTION.get()
    assert chosen is not None
    _VISIT.set(Visit(data, chosen, t, name))


def visit() -> Visit:
    """The screen now drawn, and what is chosen by now."""
    here = _VISIT.get()
    assert here is not None
    return here


@contextmanager
def having_chosen(selection: Selection) -> Iterator[None]:
    """See the visit as if this were all that is chosen: what is made for many must not depend on more."""
    here = visit()
    _VISIT.set(replace(here, selection=selection))
    try:
        yield
    finally:
        _VISIT.set(here)


def choose(**changes: Any) -> Visit:
    """Take a choice into the selection and the address.

    In a callback the widgets that show it follow by :func:`put` or :func:`clear`.
    """
    here = visit()
    after = here.selection.with_(**changes)
    if after != here.selection:
        here = replace(here, selection=after)
        _SELECTION.set(after)
        _VISIT.set(here)
        write_address()
    return here


def clear(*attributes: str) -> None:
    """Empty some choices; a callback, so that their widgets follow."""
    default = Selection()
    choose(**{name: getattr(default, name) for name in attributes})
    _forget_widgets()


def turn_to(**changes: Any) -> None:
    """Choose, and let the widgets follow: a callback for ways from a screen to another part of itself."""
    choose(**changes)
    _forget_widgets()


def write_address() -> None:
    """Let the address say what is chosen."""
    query = view_address.to_query(visit().selection)
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def left_out() -> LeftOut:
    """What was asked for and cannot be shown."""
    return _LEFT_OUT.get()


def no_use_for(attribute: str, *values: str) -> None:
    """Name values that this screen drops, if a new address asks for them; a choice just made is not named.

    Args:
        attribute: of the selection, which is changed by the caller.
        values: those dropped.
    """
    value = getattr(_FROM_ADDRESS.get() or Selection(), attribute)
    asked = value if isinstance(value, tuple) else (value,)
    name, found = view_address.ADDRESS[attribute], _LEFT_OUT.get()
    parts = [view_address.as_part(name, value) for value in values if value and value in asked]
    _LEFT_OUT.set(replace(found, unknown=tuple(dict.fromkeys((*found.unknown, *parts)))))


# --- parts of a page that run alone ---------------------------------------------------------------


def drawn() -> None:
    """Note that the whole page is drawn for what is chosen.

    A number or a face that no figure of it has is chosen no longer; if an address asked for it, it counts as not
    understood. A number that is called otherwise today does not: the address may have had its earlier name, and leads
    to the same view.
    """
    asked = visit().selection
    left: dict[str, Any] = {}
    if asked.behind and asked.behind != _ANSWERED.get():
        left["behind"] = ""
        if not view_address.was_renamed("behind", asked.behind):
            no_use_for("behind", asked.behind)
    turned = _TURNED.get()
    if not turned.issuperset(asked.faces):
        left["faces"] = tuple(face for face in asked.faces if face in turned)
        no_use_for("faces", *(face for face in asked.faces if face not in turned))
    choose(**left)  # at once: each is an address
    _FROM_ADDRESS.set(None)
    _DRAWN.set(_SELECTION.get())


def is_first() -> bool:
    """Whether no page was drawn yet in this visit."""
    return _DRAWN.get() is None


def answered() -> None:
    """Note that a figure has drawn the records behind the number that is asked for."""
    _ANSWERED.set(visit().selection.behind)


def face_of(figure: str, offered: Collection[str]) -> str:
    """What a figure is turned to: of what is offered, as the address says; "" for what it shows first."""
    asked = (face.rpartition(".") for face in visit().selection.faces)
    face = next((face for owner, _, face in asked if owner == figure and face in offered), "")
    if face:
        _TURNED.set(_TURNED.get() | {f"{figure}.{face}"})
    return face


def leave_out(figure: str) -> None:
    """Note that a figure of this screen is not drawn, as nothing fits: what it is turned to it has again later."""
    face_of(figure, TURNED)


def begin_part() -> None:
    """To be called first in a part of the page that can run alone (``st.fragment``).

    What its widgets hold by now is noted, as the frame does in a run of the whole page. If something chosen in it
    concerns the rest of the page too, the whole page runs.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return
    _touched()
    if _SELECTION.get() != _DRAWN.get():
        st.rerun()


# --- what widgets hold ----------------------------------------------------------------------------


def key(attribute: str, t: Translator) -> str:
    """Key of the widget that shows an attribute of the selection; one per language, as labels differ."""
    return f"{WIDGET}{attribute}.{t.lang}"


def held(name: str) -> Any:
    """What a widget holds; None if it was not drawn yet."""
    return st.session_state.get(name)


def put(name: str, value: Any) -> None:
    """Give a widget its value before it is drawn, and remember that it was we who gave it."""
    st.session_state[name] = value
    _SEEN.set({**_SEEN.get(), name: _frozen(value)})


def seed(name: str, value: Any, among: Collection[Any] | None = None) -> None:
    """:func:`put` for a widget that was not drawn yet, or holds none of the values that it may hold now."""
    if name not in st.session_state or (among is not None and st.session_state[name] not in among):
        put(name, value)


def forget(name: str) -> None:
    """Drop what a widget holds, so that it shows the selection."""
    st.session_state.pop(name, None)


def _forget_widgets() -> None:
    for name in [name for name in st.session_state if str(name).startswith(WIDGET)]:
        forget(str(name))


def _touched() -> bool:
    """Whether the visitor has changed a widget since the last run began.

    A browser sends its address with every change. When changes follow quickly, that address is older than
    the one we wrote last; it must not be taken for a new one, or a choice just made would be lost.
    """
    seen = _SEEN.get()
    now = {
        str(name): _frozen(value)
        for name, value in st.session_state.items()
        if str(name).startswith((WIDGET, ROWS))
    }
    _SEEN.set(now)  # what is drawn no more has no value, and begins anew when it is drawn again
    return any(name in seen and seen[name] != value for name, value in now.items())


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
