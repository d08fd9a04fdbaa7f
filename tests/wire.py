"""A visitor without a browser: speaks Streamlit's websocket protocol as a browser's tab does.

A :class:`Session` is one tab. It opens an address, follows the links and uses the widgets that the last run has drawn, and
tells of every run how long it took, how much came, what failed and every text that was sent. Many sessions live in one
loop, so that a hundred visitors cost a client less than they cost the server. No screen is drawn and no script of a page runs:
what a browser does by itself after a run (a map that reports its first view) is the caller's to do.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 120.0  # seconds for one run, before it counts as lost
Value = bool | float | str | Sequence[str] | Sequence[float]
Path = tuple[int, ...]

# kind of widget -> the field of its state, as Streamlit's frontend sends it
FIELDS = {
    "button": "trigger_value",
    "button_group": "string_array_value",
    "checkbox": "bool_value",
    "component_instance": "json_value",
    "radio": "string_value",
    "selectbox": "string_value",
    "slider": "double_array_value",
    "text_input": "string_value",
    "vega_lite_chart": "string_value",
}
ARRAYS = ("string_array_value", "double_array_value")


class Lost(Exception):
    """The server has closed the connection, or a run did not end in time."""


def changed(query: Mapping[str, str], sets: str) -> dict[str, str]:
    """What an address asks for after a link that changes one thing in it; of the faces of figures, one's own alone."""
    asked = dict(parse_qsl(sets, keep_blank_values=True))
    if to := asked.get("face", ""):
        owner = to.partition(".")[0] + "."
        faces = [face for face in query.get("face", "").split(",") if not face.startswith(owner)]
        asked["face"] = ",".join(face for face in (*faces, to) if face not in ("", owner))
    return {name: value for name, value in {**query, **asked}.items() if value}


@dataclass(frozen=True)
class Drawn:
    """An element (or a block around elements, kind ``block``) that stands on the page."""

    kind: str  # name of its field in the protocol's Element: "html", "button_group", ...
    proto: Any
    fragment: str = ""

    @property
    def id(self) -> str:
        """Id of a widget; "" for what is none."""
        return str(getattr(self.proto, "id", ""))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text of it with its name, such as ``("html.body", "<p>...")``."""
        yield from _texts(self.proto, self.kind)


@dataclass(frozen=True)
class Run:
    """One run of the script as a visitor lives through it."""

    seconds: float  # from sending until the script has finished, reruns that it asks for itself included
    received: int  # bytes
    faults: tuple[str, ...]
    drawn: tuple[Drawn, ...]  # what stands on the page now

    def of(self, *kinds: str) -> list[Drawn]:
        """What stands on the page, of some kinds only."""
        return [item for item in self.drawn if item.kind in kinds]

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text on the page with its name."""
        for item in self.drawn:
            yield from item.texts()


def _texts(message: Message, name: str) -> Iterator[tuple[str, str]]:
    for field, value in message.ListFields():
        inner = f"{name}.{field.name}"
        if isinstance(value, str):
            yield inner, value
        elif isinstance(value, Message):
            yield from _texts(value, inner)
        elif not isinstance(value, bytes | bool | int | float):
            for item in value:
                if isinstance(item, str):
                    yield inner, item
                elif isinstance(item, Message):
                    yield from _texts(item, inner)


def _shown(item: Drawn) -> Value | None:
    """What a widget holds when it appears, or when the script has set it; None where a browser sends nothing."""
    proto = item.proto
    given = bool(getattr(proto, "set_value", False))
    if item.kind == "button_group":
        return list(proto.raw_values) if given else [proto.options[at].content for at in proto.default]
    if item.kind in ("selectbox", "radio"):
        if given:
            return str(proto.raw_value) if proto.HasField("raw_value") else None
        return str(proto.options[proto.default]) if proto.options and proto.HasField("default") else None
    if item.kind in ("slider", "text_input", "checkbox"):
        value = proto.value if given else proto.default
        return list(value) if item.kind == "slider" else value
    return None


def _state(item: Drawn, value: Value) -> WidgetState:
    field = FIELDS[item.kind]
    state = WidgetState(id=item.id)
    if field in ARRAYS:
        array = getattr(state, field)
        array.SetInParent()  # an empty choice is a choice
        array.data.extend(value)
    else:
        setattr(state, field, value)
    return state


class Messages:
    """What the server has sent before and may name by its hash; as long as a browser keeps it."""

    def __init__(self) -> None:
        self.runs = 0
        self.kept: dict[str, tuple[ForwardMsg, int]] = {}

    def whole(self, message: ForwardMsg) -> ForwardMsg:
        """The message itself, for one that is only named."""
        if message.metadata.cacheable:
            self.kept[message.hash] = message, self.runs
        if message.WhichOneof("type") != "ref_hash":
            return message
        known, _ = self.kept[message.ref_hash]
        self.kept[message.ref_hash] = known, self.runs
        copy = ForwardMsg()
        copy.CopyFrom(known)
        copy.metadata.CopyFrom(message.metadata)
        return copy

    def a_run_ended(self, max_age: int) -> None:
        """Drop what was not named for ``max_age`` runs."""
        self.runs += 1
        self.kept = {name: item for name, item in self.kept.items() if self.runs - item[1] <= max_age}


class Session:
    """One tab: what stands in it, what its widgets hold, and where it is."""

    def __init__(self, socket: ClientConnection, address: str, locale: str, theme: str) -> None:
        self.socket = socket
        self.address, self.locale, self.theme = address, locale, theme
        self.page, self.query = "", ""  # hash of the page's script, query of the address
        self.pages: dict[str, str] = {}  # name in the address -> hash
        self.default = ""
        self.elements: dict[Path, Drawn] = {}
        self.states: dict[str, WidgetState] = {}
        self.max_age = 2
        self.messages = Messages()

    async def open(self, page: str = "", query: str = "") -> Run:
        """Open an address: the first time as a new tab does, later as Back and Forward do."""
        self.query = query
        if not self.page:
            return await self._run(page_name=page)
        return await self._run(page_hash=self.pages.get(page, self.default), history=True)

    async def follow(self, link: Drawn) -> Run:
        """Click a link to another page of the app."""
        self.query = link.proto.query_string
        return await self._run(page_hash=link.proto.page_script_hash)

    async def choose(self, sets: str) -> Run:
        """Click a link that changes one thing in the address, as the page's script follows it; "" leaves a choice out."""
        query = changed(dict(parse_qsl(self.query)), sets)
        self.query = urlencode(query, safe=",")
        return await self._run(page_hash=self.page, history=True)

    async def use(self, widget: Drawn, value: Value = True) -> Run:
        """Press a button or give a widget a value (options by their labels, a component's as JSON)."""
        before = self.states.get(widget.id)
        self.states[widget.id] = _state(widget, value)
        run = await self._run(fragment=widget.fragment)
        if FIELDS[widget.kind] == "trigger_value":  # pressed once
            self.states.pop(widget.id, None)
            if before:
                self.states[widget.id] = before
        return run

    async def _run(
        self, page_name: str = "", page_hash: str = "", fragment: str = "", *, history: bool = False
    ) -> Run:
        message = BackMsg()
        ask = message.rerun_script
        ask.query_string, ask.page_name, ask.fragment_id = self.query, page_name, fragment
        ask.page_script_hash = page_hash or ("" if page_name else self.page)
        ask.is_history_navigation = history
        ask.widget_states.widgets.extend(self.states.values())
        ask.cached_message_hashes.extend(self.messages.kept)
        about = ask.context_info
        about.locale, about.timezone, about.color_scheme = self.locale, "Asia/Bishkek", self.theme
        about.url = f"{self.address}/{page_name}"
        begin = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                await self.socket.send(message.SerializeToString())
                received, faults = await self._answer()
        except TimeoutError as error:
            raise Lost(f"no end of a run within {PATIENCE:.0f} s") from error
        seconds = time.perf_counter() - begin
        return Run(seconds, received, tuple(faults), tuple(self.elements.values()))

    async def _answer(self) -> tuple[int, list[str]]:
        """Take messages until the script has finished for good: bytes received, and what failed."""
        received, faults = 0, []
        coming: dict[Path, Drawn] = {}
        while True:
            payload = await self.socket.recv()
            received += len(payload)
            message = ForwardMsg()
            message.ParseFromString(payload)
            message = self.messages.whole(message)
            kind = message.WhichOneof("type")
            if kind == "new_session":
                coming = self._begun(message)
            elif kind == "delta":
                _place(message, coming)
            elif kind == "navigation":
                self._navigated(message)
            elif kind == "page_info_changed":
                self.query = message.page_info_changed.query_string
            elif kind == "page_not_found":
                faults.append("page not found")
            elif kind == "session_event":
                if message.session_event.HasField("script_compilation_exception"):
                    faults.append(_said(message.session_event.script_compilation_exception))
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                faults += [_failed(item) for item in coming.values() if _failed(item)]
                self.elements = coming
                self._settled()
                return received, faults

    def _begun(self, message: ForwardMsg) -> dict[Path, Drawn]:
        """A run begins: an empty page, or for a fragment the page without what the fragment drew."""
        begun = message.new_session
        self.page = self.page or begun.page_script_hash
        self.max_age = begun.config.max_cached_message_age or self.max_age
        fragments = set(message.metadata.run.fragment_ids)
        if not fragments:
            return {}
        return {path: item for path, item in self.elements.items() if item.fragment not in fragments}

    def _navigated(self, message: ForwardMsg) -> None:
        self.page = message.navigation.page_script_hash
        self.pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
        self.default = next(
            (page.page_script_hash for page in message.navigation.app_pages if page.is_default), ""
        )

    def _settled(self) -> None:
        """Widgets that have gone are forgotten, those that came hold what they show."""
        self.messages.a_run_ended(self.max_age)
        states: dict[str, WidgetState] = {}
        for item in self.elements.values():
            if not item.id or item.kind not in FIELDS:
                continue
            held = self.states.get(item.id)
            if held is None or getattr(item.proto, "set_value", False):
                shown = _shown(item)
                if shown is not None:
                    states[item.id] = _state(item, shown)
            else:
                states[item.id] = held
        self.states = states


def _place(message: ForwardMsg, page: dict[Path, Drawn]) -> None:
    """Put one element or block where it belongs; what stood there goes, with all that was within it."""
    delta, path = message.delta, tuple(message.metadata.delta_path)
    if delta.WhichOneof("type") == "add_block":
        page[path] = Drawn("block", delta.add_block, delta.fragment_id)
    elif delta.WhichOneof("type") == "new_element":
        before = page.get(path)
        if before and before.kind == "block":
            for inner in [other for other in page if other[: len(path)] == path]:
                del page[inner]
        element: Element = delta.new_element
        kind = element.WhichOneof("type") or "empty"
        page[path] = Drawn(kind, getattr(element, kind), delta.fragment_id)


def _failed(item: Drawn) -> str:
    """What an element says has failed: a failure of Streamlit's, or an error box of the app's own."""
    if item.kind == "alert" and item.proto.format == Alert.ERROR:
        return f"error: {item.proto.body}"
    return _said(item.proto) if item.kind == "exception" else ""


def _said(exception: Any) -> str:
    return f"{exception.type}: {exception.message}"


@asynccontextmanager
async def session(url: str, *, locale: str = "en-GB", theme: str = "light") -> AsyncIterator[Session]:
    """A new tab at a server's address (without a slash at its end); it is closed in the end."""
    origin = urlsplit(url)
    stream = f"{'wss' if origin.scheme == 'https' else 'ws'}://{origin.netloc}{origin.path}/_stcore/stream"
    async with connect(
        stream, subprotocols=["streamlit"], origin=f"{origin.scheme}://{origin.netloc}",  # type: ignore[list-item, arg-type]
        max_size=None, compression=None, proxy=None, open_timeout=PATIENCE, ping_interval=None,
    ) as socket:  # fmt: skip
        yield Session(socket, url, locale, theme)
