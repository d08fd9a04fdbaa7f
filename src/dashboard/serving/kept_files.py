"""Files that never change under their address, kept as they are sent: pressed once, then answered from memory.

A first visit loads more than sixty of Streamlit's files and some of ours. Streamlit opens, reads and closes each in
threads for every visitor, and sends it unpressed: a tenth of what a crowd costs, and most of what a phone waits for.
Plain ASGI; who runs a proxy that does the same loses nothing.
"""

from __future__ import annotations

import gzip
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

import cachetools
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT = 16 * 2**20  # bytes of all that is kept; a walk through all screens takes about five
LARGEST = 4 * 2**20  # bytes of one file as it lies on the disk
SMALLEST = 1_000  # bytes; less is not worth pressing
WORTH = 0.9  # a pressed file is sent if it is at most this share of the plain one
TYPES = (
    "text/",
    "application/javascript",
    "application/json",
    "application/wasm",
    "image/svg+xml",
    "font/ttf",
)
# Who asks so wants to know whether a copy still holds, or a part: the file's own server answers.
OF_ITS_OWN = ("range", "if-none-match", "if-modified-since", "if-range")


@dataclass(frozen=True, slots=True)
class _File:
    """An answer with status 200, once plain and once pressed where that is worth it."""

    headers: tuple[tuple[bytes, bytes], ...]
    plain: bytes
    pressed: bytes | None

    @property
    def weight(self) -> int:
        return len(self.plain) + len(self.pressed or b"") + 500


class KeptFiles:
    """Pure ASGI middleware: answers again what it has seen marked ``immutable``, and hands everything else on.

    Args:
        app: whose files they are.
        folders: addresses below which they lie, each with a slash at its end.
    """

    def __init__(self, app: ASGIApp, folders: Sequence[str]) -> None:
        self.app, self.folders = app, tuple(folders)
        # Of the event loop alone, so no lock: it is read and written between two awaits.
        self.kept: cachetools.LRUCache[str, _File] = cachetools.LRUCache(
            LIMIT, getsizeof=lambda file: file.weight
        )
        self.coming: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a file that is kept; else look whether the answer is one to keep."""
        if scope["type"] != "http" or not scope["path"].startswith(self.folders):
            await self.app(scope, receive, send)
        elif not self._may_be_kept(scope):
            await self.app(scope, receive, _varied(send))
        elif (file := self.kept.get(scope["path"])) is not None:
            await _answer(file, Headers(scope=scope), send)
        elif scope["path"] in self.coming:  # somebody waits for it already, and it will be kept
            await self.app(scope, receive, _varied(send))
        else:
            await self._seen(scope["path"], scope, receive, send)

    def _may_be_kept(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        return (
            scope["method"] == "GET"
            and posixpath.normpath(scope["path"]) == scope["path"]  # else every spelling would be kept anew
            and not scope["query_string"]
            and not any(name in headers for name in OF_ITS_OWN)
        )

    async def _seen(self, path: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on; an answer that never changes is kept, and sent as all later ones will be."""
        start: Message | None = None
        body = bytearray()

        async def send_and_look(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _never_changes(message):
                start = message
                self.coming.add(path)
            elif start is None or message["type"] != "http.response.body":
                await _varied(send)(message)
            else:
                body.extend(message.get("body", b""))
                if not message.get("more_body", False):
                    file = await run_in_threadpool(_file, start, bytes(body))
                    self.kept[path] = file
                    await _answer(file, Headers(scope=scope), send)

        try:
            # Whole and plain, so that it can be sent to everybody.
            plain = [item for item in scope["headers"] if item[0] != b"accept-encoding"]
            await self.app({**scope, "headers": plain}, receive, send_and_look)
        finally:
            self.coming.discard(path)


def _varied(send: Send) -> Send:
    """An answer that is not kept says, too, that the same address has two forms."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Accept-Encoding")
        await send(message)

    return sent


def _never_changes(start: Message) -> bool:
    headers = Headers(raw=start["headers"])
    length = headers.get("content-length", "")
    return (
        start["status"] == 200
        and "immutable" in headers.get("cache-control", "")
        and "set-cookie" not in headers  # one visitor's own
        and length.isdecimal()
        and int(length) <= LARGEST
    )


def _file(start: Message, body: bytes) -> _File:
    """A file in both forms. Beside the event loop: a megabyte takes a twentieth of a second."""
    headers = MutableHeaders(raw=list(start["headers"]))
    del headers["content-length"]
    headers.add_vary_header("Accept-Encoding")
    pressed = None
    if len(body) >= SMALLEST and headers.get("content-type", "").startswith(TYPES):
        made = gzip.compress(body, mtime=0)
        pressed = made if len(made) <= WORTH * len(body) else None
    return _File(tuple(headers.raw), body, pressed)


async def _answer(file: _File, asked: Headers, send: Send) -> None:
    headers, body = MutableHeaders(raw=list(file.headers)), file.plain
    if file.pressed is not None and _reads_gzip(asked.get("accept-encoding", "")):
        body = file.pressed
        headers["content-encoding"] = "gzip"
        # A download that broke off must not go on with bytes of the plain form, whose mark is the same.
        if "etag" in headers:
            headers["etag"] = f"W/{headers['etag'].removeprefix('W/')}"
        headers["accept-ranges"] = "none"
        del headers["last-modified"]
    headers["content-length"] = str(len(body))
    await send({"type": "http.response.start", "status": 200, "headers": headers.raw})
    await send({"type": "http.response.body", "body": body})


def _reads_gzip(accepted: str) -> bool:
    """Whether gzip is among the codings that a reader takes, and not named to be left out."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
