"""How texts are searched: plainly typed letters find every spelling of a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_KEPT = 0x2000  # codes up to here, of Latin, Cyrillic and their neighbours: whoever types all others fills nothing


class _Plain(dict[int, str]):
    """A letter by its code as it is compared, nothing for a mark; found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        plain = "" if unicodedata.combining(letter) else letter
        if code < _KEPT:
            self[code] = plain
        return plain


# Letters that a keyboard may lack, and signs that people write or leave out.
_PLAIN = _Plain(
    str.maketrans(
        {"ө": "о", "ү": "у", "ң": "н", "ı": "i"}
        | dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014/_", " ")
        | dict.fromkeys("'\u2019\u02bc\u2060`", "")
    )
)


def folded(text: str) -> str:
    """A text as it is compared: small letters without marks; Kyrgyz letters as the Russian ones they are typed by.

    Hyphens as spaces.
    """
    return unicodedata.normalize("NFKD", text.casefold()).translate(_PLAIN)


def words(q: str) -> tuple[str, ...]:
    """What is searched for, word by word, as it is compared."""
    return tuple(dict.fromkeys(folded(q).split()))


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether every word stands somewhere in a text that is :func:`folded`, in any order."""
    return all(word in text for word in wanted)
