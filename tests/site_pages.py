"""Pages of the copy, read as a browser reads them: every address, every cell of a table, and whether each element closes."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from support import loosened

_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What an element ends that begins, without being told.
_ENDED_BY = {"td": ("td", "th"), "th": ("td", "th"), "tr": ("td", "th", "tr"), "tbody": ("th", "tr", "thead")}
_ADDRESSES = {"href", "src", "xlink:href", "action", "srcset", "data", "poster"}


@dataclass
class Read:
    """What stands on a page."""

    links: list[str] = field(default_factory=list)  # of <a>
    loads: list[str] = field(default_factory=list)  # of everything else
    ids: list[str] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read, self.open = Read(), list[str]()
        self.cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]], *, closes: bool = False) -> None:
        self._end_before(_ENDED_BY.get(tag, ()))
        if not closes and tag not in _VOID:
            self.open.append(tag)
        # A page names itself and its translations; nobody loads that.
        is_way = tag == "a" or (tag == "link" and dict(attrs).get("rel") in ("canonical", "alternate"))
        for name, value in attrs:
            if name in _ADDRESSES and value is not None:
                (self.read.links if is_way else self.read.loads).append(value)
            elif name == "style" and value and "url(" in value:
                self.read.loads += re.findall(r"url\(['\"]?([^'\")]+)", value)
            elif name == "id" and value:
                self.read.ids.append(value)
        if tag == "table":
            self.read.tables.append([])
        elif tag == "tr":
            self.read.tables[-1].append([])
        elif tag in ("td", "th"):
            self.cell = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs, closes=True)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("thead", "tbody", "table"):
            self._end_before(("td", "th", "tr"))
        if not self.open or self.open[-1] != tag:
            self.read.faults.append(f"</{tag}> in {self.open[-3:]}, line {self.getpos()[0]}")
            return
        self._ended()

    def _end_before(self, tags: tuple[str, ...]) -> None:
        """Cells and rows end where the next begins, as HTML has it."""
        while self.open and self.open[-1] in tags:
            self._ended()

    def _ended(self) -> None:
        if self.open.pop() in ("td", "th") and self.cell is not None:
            self.read.tables[-1][-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None:
            self.cell.append(data)


def read(path: Path) -> Read:
    """A page of ours."""
    return parsed(path.read_text(encoding="utf-8"))


def parsed(text: str) -> Read:
    """A page of ours, or a part of one."""
    reader = _Reader()
    reader.feed(loosened(text))  # which only keeps lines together
    reader.close()
    reader.read.faults += [f"<{tag}> is never closed" for tag in reader.open]
    return reader.read


def figures(text: str) -> dict[str, tuple[str, list[str], list[list[str]]]]:
    """Figures of a page by their ids: heading, paragraphs, and the rows of the table with its head; drawings left out."""
    whole = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    found = {}
    for anchor, inside in re.findall(
        r'<section class="figure" id="([^"]+)"[^>]*>(.*?)</section>', whole, re.DOTALL
    ):
        told = [_words(paragraph) for paragraph in re.findall(r"<p\b[^>]*>(.*?)</p>", inside, re.DOTALL)]
        table = [row for rows in parsed(inside).tables for row in rows]
        found[anchor] = (
            _words(inside.partition("<h2")[2].partition(">")[2].partition("</h2>")[0]),
            told,
            table,
        )
    return found


def _words(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", loosened(marked)))


def is_outside(address: str) -> bool:
    """Whether an address leaves the folder."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|//|/", address, re.IGNORECASE)) and not address.startswith(
        "data:"
    )


def target(page: Path, address: str) -> tuple[Path, str]:
    """The file that a relative address names, and the id in it."""
    name, _, anchor = address.partition("#")
    name = name.partition("?")[0]  # what a script reads
    return (page.parent / name if name else page).resolve(), anchor
