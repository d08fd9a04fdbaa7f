"""The words of a search, in which names of places and deposits may stand with the ending of a case."""

from __future__ import annotations

import re
from typing import NamedTuple

from dashboard import searching
from dashboard.cache import derived
from dashboard.reading.dataset import Dataset

SHORTEST = (
    4  # letters of a name, or of what is left of it: with fewer an ending would make another word of it
)
SHORTEST_LAST = 3  # letters that are left of its last word: fewer are in nearly every text
# As letters are compared (``searching.folded``): Kyrgyz of, to, whom, in, from and what is in; Russian cases.
_KYRGYZ = "[ндт][ыиу]н?|[гк][аоеэ]|[дт][аоеэ](?:н|г[ыи])?"
_RUSSIAN = "[аяуюеиы]|[ое][мй]"
_SOFT = "аяоеьи"  # the letters in whose place a Russian ending stands («й» is compared as «и»)
_LETTER = (
    "[0-9a-z\u0400-\u04ff]"  # of a word; a script of a page and Python do not agree on ``\b`` in Cyrillic
)


class Endings(NamedTuple):
    """How names of a case are found in what is typed when they stand with an ending; in a script of a page, too."""

    pattern: re.Pattern[
        str
    ]  # what is before; then a whole name, one without its last letter, or one of ``whole``
    whole: dict[str, str]  # names whose last word would be too short without its last letter, by what is left


def searched_words(q: str, data: Dataset) -> tuple[str, ...]:
    """What is searched for, word by word, as it is compared; a name of this case without the ending of its case.

    "Кара-Ойдун" and "Кара-Ое" are searched for as «кара ой» is, "на Джеруе" as «на джеру», a beginning of every form of
    the name.
    """
    text = " ".join(searching.folded(q).split())
    pattern, whole = endings(data)
    ended = pattern.sub(lambda found: found[1] + (found[2] or found[3] or whole[found[4]]), text)
    return tuple(dict.fromkeys(ended.split()))


@derived
def endings(data: Dataset) -> Endings:
    """The endings of names of places and deposits, in every language."""
    names = {
        " ".join(searching.folded(str(value)).split())
        for rows in (data.records.places, data.records.mines)
        for row in rows
        for value in (row.name_en, row.name_ru, row.name_ky)
        if value
    }
    whole = _any_of({name for name in names if len(name) >= SHORTEST})
    ended = {name for name in names if name[-1:] in _SOFT and len(name) > SHORTEST}
    short = {name[:-1]: name for name in sorted(ended) if len(name.split()[-1]) <= SHORTEST_LAST}
    soft = _any_of({name[:-1] for name in ended} - short.keys())
    pattern = re.compile(
        rf"(^|(?!{_LETTER}).)(?!(?:{_any_of(names)})(?!{_LETTER}))"
        rf"(?:({whole})(?:{_KYRGYZ}|{_RUSSIAN})|(?:({soft})|({_any_of(set(short))}))(?:{_RUSSIAN}))(?!{_LETTER})"
    )
    return Endings(pattern, short)


def _any_of(names: set[str]) -> str:
    """Names as alternatives, the longest first; of none one that is nowhere."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or r"(?!)"
