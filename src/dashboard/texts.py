"""Which characters a text may hold, and which texts a spreadsheet would run. Known here and nowhere else.

What XML 1.0 forbids cannot stand in a drawing: it breaks SVG, and some of it ends the program that
draws. Marks that turn the direction of writing around can make a text say something else than it is.
"""

from __future__ import annotations

import re
import unicodedata

_NO_CHARACTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_UNPRINTABLE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters; a tab and a new line are none here
    "\ud800-\udfff"  # halves of a pair
    "\ufdd0-\ufdef"
    + _NO_CHARACTERS  # code points that are no characters
    + "\u202a-\u202e\u2066-\u2069"  # turn the direction of writing around
    "]"
)
# Where browsers break a line though a number goes on: after the dash of a range, and before an ending ("2017-жылы").
_GOES_ON = re.compile("(?<=[0-9])(–(?=[0-9])|-(?=[а-яөүң]))")
# The space behind a Russian word that no typographer leaves at the end of a line. The pattern begins with it, and so
# is found at once.
_BEHIND_SHORT = re.compile(
    r" (?:(?<=(?<!\w)[вксоуиа] )"
    r"|(?<=(?<!\w)(?:на|по|из|за|от|до|не|ни|во|со|ко|об) )"
    r"|(?<=(?<!\w)(?:для|без|при|над|под) ))"
    r"(?=[^\s—–]|$)",
    re.IGNORECASE,
)
# The space between a number and its unit, year or month, before a lone number at the end, and between an initial and a
# name, in Russian and Kyrgyz.
_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_WITHIN_PAIR = re.compile(
    rf" (?:(?<=\d )(?=(?:км|кг|м|т|г|млн|млрд|тыс|год[ау]?|{_MONTHS})(?!\w))"
    r"|(?<=\d млн )(?=т(?!\w))"
    r"|(?<=: )(?=\d+$)"
    r"|(?<=(?<!\w)[А-ЯӨҮҢ]\. )(?=[А-ЯӨҮҢ][а-яөүң]))"
)
TIE = "\u00a0"  # a space at which no line ends
JOINER = "\u2060"  # takes no room, and no line ends at it; a browser's own search reads over it
FORMULA_SIGNS = "=+-@"
# A signed number, perhaps with its unit: "-8.8", "+5 per cent", "-3 °C". Without another sign nothing in it can be run.
_SIGNED_NUMBER = re.compile(r"[-+]\s?\d[\w%‰°.,\s]*")


def unprintable(text: str) -> bool:
    """Whether a text holds a character that must not reach a screen, a drawing or a file."""
    # Python's own word for printable is narrower and quicker: what it lets through has none of these.
    return not text.isprintable() and _UNPRINTABLE.search(text) is not None


def printable(text: str) -> str:
    """The text without such characters."""
    return _UNPRINTABLE.sub("", text)


def tied(text: str) -> str:
    """The text with each short Russian word tied to the next, so that no line ends with it."""
    return text if text.isascii() else _BEHIND_SHORT.sub(TIE, text)


def unbroken(text: str) -> str:
    """The text for a page, where browsers break lines.

    No range, no number with its ending or unit and no initial with its name is torn apart, no line ends with a short
    Russian word, and none begins with a dash or the dot between facts.
    """
    # Most texts have neither sign, and that is told a hundred times as fast.
    joined = _GOES_ON.sub(rf"\1{JOINER}", text) if "–" in text or "-" in text else text
    if joined.isascii():
        return joined
    kept = _WITHIN_PAIR.sub(TIE, joined)
    return tied(kept.replace(" · ", f"{TIE}· ").replace(" — ", f"{TIE}— "))


def visible(text: str, most: int) -> str:
    """A text to repeat to a person: on one line, what cannot be printed as its code, at most ``most`` characters."""
    cut = text if len(text) <= most else text[: most - 1] + "…"
    return _UNPRINTABLE.sub(_code, cut).replace("\n", r"\n").replace("\t", r"\t")


def _code(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"


def begins_like_formula(text: str) -> bool:
    """Whether the first character is one that a spreadsheet takes for a formula, in any of its widths."""
    first = unicodedata.normalize("NFKC", text[:1])[:1]
    return first != "" and first in FORMULA_SIGNS + "\t\r"


def is_formula(text: str) -> bool:
    """Whether a spreadsheet may run a cell: it begins like a formula, and is neither one sign alone nor a number."""
    return begins_like_formula(text) and len(text) > 1 and not _SIGNED_NUMBER.fullmatch(text)
