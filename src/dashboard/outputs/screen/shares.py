"""How many of some things stand where: a row of squares for each kind, and words that lead to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from markupsafe import Markup

from dashboard.choosing.recommended import Asked
from dashboard.figures.drawing.outcomes import STATUS, STEP, colours
from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import visit

MOST_SQUARES = 40  # of one kind; more would be no picture of a number any more
SHEET = "shares"  # their style, and below the colours that it takes
NONE: Mapping[str, int] = MappingProxyType({})
COLOURS = {**colours("status", STATUS), **colours("step", STEP)}


def shares(
    counts: Iterable[tuple[str, int]],
    names: Mapping[str, str],
    address: Callable[[str], str],
    sided: Mapping[str, int] = NONE,
) -> Markup:
    """Squares of each kind, and the way to what they are.

    Args:
        counts: code of a kind and how many there are of it, in the order in which they stand.
        names: the kinds in words.
        address: from a code to where the things are.
        sided: how many of a kind one side alone tells of; their squares are outlines.
    """
    t = visit().t
    told = list(counts)
    found = [
        {
            "look": code,
            "number": n,
            "sided": sided.get(code, 0),
            "words": f"{names[code]}: {t.number(n)}",
            "address": address(code),
        }
        for code, n in told
    ]
    # All or none: a few squares beside a bare number would say the opposite of it.
    is_drawn = all(n <= MOST_SQUARES for _, n in told)
    return markup("shares", shares=found, is_drawn=is_drawn)


def standing(asked: Iterable[Asked], t: Translator) -> Markup:
    """A square for each of some recommendations, by how it stands, and the way to those that stand so."""
    return shares(
        Counter[str](row.status for row in asked).most_common(),
        status_names(t),
        lambda status: address_of("recommendations", statuses=(status,)),
    )
