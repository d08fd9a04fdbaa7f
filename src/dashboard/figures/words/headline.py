"""Numbers within a finding that lead to the records they count.

A number is marked where it fills its sentence: translators have the sentence whole, and each language puts the number
where it wants. The marks are code points that no text of a data package may hold; whoever draws a finding asks for its
pieces, and everybody else has it without marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dashboard.i18n import capital

BEGIN, _WORDS, END = "\ufdd0", "\ufdd1", "\ufdd2"
_LEADING = re.compile(f"{BEGIN}([^{BEGIN}-{END}]*){_WORDS}([^{BEGIN}-{END}]*){END}")
# The name of a number before its words, which is none of them.
NAME = f"{BEGIN}[^{_WORDS}]*{_WORDS}"
_MARKS = re.compile(f"[{BEGIN}-{END}]")
_DIGITS = re.compile(r"\d+")
_WRITTEN = re.compile(r"\[([^\[\]]+)\]\(([a-z-]+)\)")


class Piece(NamedTuple):
    """A piece of a finding; ``number`` names the records that it leads to, "" = none."""

    words: str
    number: str = ""


def leading(words: str, number: str) -> str:
    """Words that lead to the records called ``number`` by their figure (``Figure.numbers``); a zero leads nowhere."""
    is_none = _DIGITS.findall(words) == ["0"]
    return words if is_none else f"{BEGIN}{number}{_WORDS}{words}{END}"


def as_written(text: str) -> str:
    """A text of an editor, in whose own words a number may stand: ``[one](reversed)`` leads to what is reversed."""
    return _WRITTEN.sub(lambda found: leading(found[1], found[2]), text)


def begun(finding: str) -> str:
    """The finding with a capital where it is first read, whatever stands before that."""
    marked = re.match(NAME, finding)
    at = marked.end() if marked else 0
    return finding[:at] + capital(finding[at:])


def said(finding: str) -> str:
    """The finding as it is read aloud, printed and filed: without marks."""
    return _MARKS.sub("", _LEADING.sub(r"\2", finding))


def pieces(finding: str) -> Iterator[Piece]:
    """The finding from its beginning to its end; joined, their words are what :func:`said` gives."""
    at = 0
    for found in _LEADING.finditer(finding):
        if before := _MARKS.sub("", finding[at : found.start()]):
            yield Piece(before)
        yield Piece(found[2], found[1])
        at = found.end()
    if rest := _MARKS.sub("", finding[at:]):
        yield Piece(rest)
