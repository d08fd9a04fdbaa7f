"""The words of a search, in which names of places and deposits may stand with the ending of a case."""

from __future__ import annotations

import re

from dashboard import searching
from dashboard.cache import derived
from dashboard.reading.dataset import Dataset

SHORTEST = (
    4  # letters of a name, or of what is left of it: with fewer an ending would make another word of it
)
# As letters are compared (``searching.folded``): Kyrgyz of, to, whom, in, from and what is in; Russian cases.
_KYRGYZ = "[ндт][ыиу]н?|[гк][аоеэ]|[дт][аоеэ](?:н|г[ыи])?"
_RUSSIAN = "[аяуюеиы]|[ое][мй]"
_SOFT = "аяоеьи"  # the letters in whose place a Russian ending stands («й» is compared as «и»)


def searched_words(q: str, data: Dataset) -> tuple[str, ...]:
    """What is searched for, word by word, as it is compared; a name of this case without the ending of its case.

    "Кара-Ойдун" is searched for as «кара ой» is, "на Джеруе" as «на джеру»: a beginning of every form of the name.
    """
    text = " ".join(searching.folded(q).split())
    return tuple(dict.fromkeys(_ended(data).sub(lambda found: found[1] or found[2], text).split()))


@derived
def _ended(data: Dataset) -> re.Pattern[str]:
    """Finds a name with an ending: the first group is a whole name, the second one without its last letter."""
    names = {
        " ".join(searching.folded(str(value)).split())
        for rows in (data.records.places, data.records.mines)
        for row in rows
        for value in (row.name_en, row.name_ru, row.name_ky)
        if value
    }
    whole = _any_of({name for name in names if len(name) >= SHORTEST})
    soft = _any_of({name[:-1] for name in names if name[-1:] in _SOFT and len(name) > SHORTEST})
    return re.compile(
        rf"\b(?!(?:{_any_of(names)})\b)(?:({whole})(?:{_KYRGYZ}|{_RUSSIAN})|({soft})(?:{_RUSSIAN}))\b"
    )


def _any_of(names: set[str]) -> str:
    """Names as alternatives, the longest first; of none one that is nowhere."""
    return "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name)))) or r"(?!)"
