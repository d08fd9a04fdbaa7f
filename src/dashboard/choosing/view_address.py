"""The address of a view: a :class:`Selection` read from it, and written into it.

Ids in addresses are ASCII and never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any
from urllib.parse import urlencode

from dashboard import i18n
from dashboard.cache import derived
from dashboard.choosing.period import all_years, as_chosen, years_of
from dashboard.choosing.selection import (
    INDICATORS,
    PARTS,
    SECTIONS,
    TALKS,
    TOLD_KINDS,
    TURNED,
    VIEWS,
    Selection,
)
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.texts import printable

# attribute -> name in the address
ADDRESS: Mapping[str, str] = {
    "lang": "lang",
    "mines": "mine",
    "year_from": "from",
    "year_to": "to",
    "kinds": "kind",
    "event": "event",
    "place": "place",
    "view": "view",
    "stakeholders": "stakeholder",
    "themes": "theme",
    "instruments": "instrument",
    "statuses": "status",
    "recommendation": "recommendation",
    "q": "q",
    "step": "step",
    "talk": "talk",
    "part": "part",
    "section": "section",
    "voices": "voice",
    "source": "source",
    "table": "table",
    "behind": "behind",
    "faces": "face",
}
FILTERS = ("mines", "year_from", "year_to")  # that several screens follow
FRAME = ("lang", *FILTERS, "step", "talk")  # choices that every screen shares; a talk can be resumed
# What values were called in addresses that people have kept; they lead to the same view.
RENAMED: Mapping[tuple[str, str], str] = {
    ("part", "deck"): "study",
    ("view", "talas"): "home",
    ("behind", "other-payments.all"): "money-claims.all",
    ("behind", "documents.others"): "documents.all",  # its title names no voices any more
    ("behind", "map.distances"): "place-near.distances",  # its title asks how far no more
}
MAX_QUERY = 200  # characters of free text kept from an address
MAX_PART = 40  # characters of a part that is named as not understood
MAX_FACES = 100  # faces of figures kept from an address, whose ids nobody knows before a screen is drawn
MAX_NAMED = 5  # such parts named in full; of the others only how many


def parse(
    query: Mapping[str, str], data: Dataset, lang: str = i18n.DEFAULT
) -> tuple[Selection, tuple[str, ...]]:
    """Read a selection from an address.

    Args:
        query: parameters of the address, lists joined by commas.
        data: decides which ids exist.
        lang: language for addresses that name none.

    Returns:
        The selection, and what was not understood, as ``name=value``: each once, shortened.
    """
    known, renamed = _known(data), _renamed(data)

    def is_known(attribute: str, value: str) -> bool:
        # Which figures there are is known when a screen is drawn.
        return bool(_FACE.fullmatch(value)) if attribute == "faces" else value in known[attribute]

    chosen: dict[str, Any] = {"lang": lang}
    unknown = [(name, value) for name, value in query.items() if name not in ADDRESS.values()]
    for attribute, name in ADDRESS.items():
        raw = query.get(name, "")
        if not raw:
            continue
        if attribute in _NUMBERS:
            number = _number(raw, *(_STEPS if attribute == "step" else all_years(data)))
            if number is None:
                unknown.append((name, raw))
            else:
                chosen[attribute] = number
        elif attribute == "q":
            chosen["q"] = searched(raw)
        else:
            parts = (value.strip() for value in raw.split(","))
            values = dict.fromkeys(
                value if is_known(attribute, value) else renamed.get((name, value), value)
                for value in parts
                if value
            )
            good = tuple(value for value in values if is_known(attribute, value))
            most = MAX_FACES if attribute == "faces" else len(good) if attribute in _LISTS else 1
            room = good[:most]
            kept = frozenset(room)
            unknown += [(name, value) for value in values if value not in kept]
            if room:
                chosen[attribute] = room if attribute in _LISTS else room[0]
    selection = Selection(**chosen)
    first, last = years_of(data, selection)
    if first > last:
        unknown.append(("from", str(first)))
        first = 0
    year_from, year_to = as_chosen(data, first, last)
    selection = replace(selection, year_from=year_from, year_to=year_to)
    return selection, tuple(dict.fromkeys(as_part(name, value) for name, value in unknown))


def searched(text: str) -> str:
    """What a search takes of a text that was typed or came in an address: ``MAX_QUERY`` printable characters."""
    return " ".join(printable(text).split())[:MAX_QUERY].rstrip()


def still_there(selection: Selection, data: Dataset) -> tuple[Selection, tuple[str, ...]]:
    """A selection without what the data no longer has, because somebody edited it since it was chosen.

    Args:
        selection: chosen from earlier data.
        data: the data now.

    Returns:
        The selection that is left, and what had to go, as ``name=value``.
    """
    gone: list[str] = []
    left: dict[str, Any] = {}
    for attribute, ids in _known(data).items():
        value = getattr(selection, attribute)
        if isinstance(value, tuple):
            good = tuple(item for item in value if item in ids)
            if good != value:
                left[attribute] = good
                gone += [as_part(ADDRESS[attribute], item) for item in value if item not in ids]
        elif value and value not in ids:
            left[attribute] = getattr(Selection(), attribute)
            gone.append(as_part(ADDRESS[attribute], value))
    return replace(selection, **left), tuple(gone)


def named(parts: tuple[str, ...], t: Translator) -> str:
    """Parts of an address in one line: the first few, and how many more there are."""
    words = ", ".join(parts[:MAX_NAMED])
    more = len(parts) - MAX_NAMED
    return t("{items} and {n} more", items=words, n=t.number(more)) if more > 0 else words


@derived
def _known(data: Dataset) -> Mapping[str, frozenset[str]]:
    """The ids that exist, for each attribute that holds any."""
    ids: dict[str, Iterable[str]] = {
        "lang": i18n.available(),
        "mines": data.rows("mines"),
        "kinds": data.allowed("events", "kind"),
        "event": data.rows("events"),
        "place": data.rows("places"),
        "view": VIEWS,
        "stakeholders": data.rows("stakeholders"),
        "themes": data.allowed("recommendations", "theme"),
        "instruments": data.rows("instruments"),
        "statuses": data.allowed("recommendations", "status"),
        "recommendation": data.rows("recommendations"),
        "talk": TALKS,
        "part": [part for parts in PARTS.values() for part in parts],
        "section": SECTIONS,
        "voices": data.allowed("sources", "voice"),
        "source": data.rows("sources"),
        "table": data.tables,
        "behind": numbers_of(data),
    }
    return {attribute: frozenset(items) for attribute, items in ids.items()}


def numbers_of(data: Dataset) -> tuple[str, ...]:
    """The numbers of findings that lead to records, as figure.number (``Figure.numbers``)."""
    lists: Mapping[str, Iterable[str]] = {
        "map": ("all", *data.rows("places")),
        "documented-numbers": INDICATORS,
        "timeline": ("most", "together", "all"),
        **{f"timeline-tall-{mine}": ("most", "together", "all") for mine in data.rows("mines")},
        "actions-per-year": (*INDICATORS, "most", "all"),
        "harm": ("given", "all"),
        "study-against-documented": (
            *("given", "outside"),
            *(f"{mine}.{kind}" for mine in data.rows("mines") for kind in INDICATORS),
        ),
        "participation-glance": ("all", *data.allowed("seats", "step")),
        "seats": ("all", *data.allowed("seats", "step")),
        "turnout": ("all", "counted", "rivals"),
        "turnout-meetings": ("all", "counted", "rivals"),
        "demands": ("all", "stated", "most", "silent"),
        "responses": ("all", "stated", "most", "silent"),
        "auctions": ("announced", "sold", "no-bids", "not-explained"),
        "money-claims": ("all", "undated", "without-sum", *data.rows("local_payments")),
        "context-local": ("all",),
        "context-national": ("all",),
        "document-list": ("undated",),
        "recommendation-board": ("all", *data.allowed("recommendations", "status")),
        "recommendation-steps": ("all", *data.allowed("followups", "relation")),
        "documents": (
            *("all", "every", "outside", "sided", "undated", "unaddressed"),
            *data.allowed("sources", "voice"),
            *dict.fromkeys(str(row.lang) or "unknown" for row in data.records.sources),
        ),
        "differences": ("all", "dated", "later"),
        "not-found": ("all",),
        "search-effort": dict.fromkeys(str(row.lang) or "unknown" for row in data.records.sources),
        "policy-steps": ("all", "later"),
        "disagreements": ("claims", "points", "differ", "beside"),
        "reading": ("all", "undated", "excerpts"),
        "tripartite-approach": (
            "activities",
            "seen",
            "later",
            *(f"of-{group}" for group in data.rows("stakeholders")),
        ),
        "profile": (*TOLD_KINDS, "all", "sided"),
        "place": TOLD_KINDS,
        "place-money": data.rows("local_payments"),
        "place-near": ("distances", *data.rows("distances")),
        "place-seats": ("all", "granted"),
        "place-contacts": data.rows("stakeholders"),
    }
    return tuple(f"{figure}.{number}" for figure, numbers in lists.items() for number in numbers)


@derived
def _renamed(data: Dataset) -> Mapping[tuple[str, str], str]:
    """What values of an address were called before, by the program or by the data: (name, earlier value) -> value."""
    events = {(ADDRESS["event"], row.former_id): row.event_id for row in data.records.former_ids}
    return {**events, **RENAMED}


def was_renamed(name: str, value: str) -> bool:
    """Whether a value of an address had another name once."""
    return value in (new for (of, _), new in RENAMED.items() if of == name)


def _number(text: str, low: int, high: int) -> int | None:
    """A number of at most four digits within bounds; Python itself refuses to read one of thousands."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= 4
    return int(text) if is_number and low <= int(text) <= high else None


def as_part(name: str, value: str) -> str:
    """A part of an address as it is named to a person: printable, on one line, not too long."""
    part = " ".join(printable(f"{name}={value}").split())
    return part if len(part) <= MAX_PART else f"{part[: MAX_PART - 1]}…"


_NUMBERS = ("year_from", "year_to", "step")
_STEPS = (1, 99)  # of a talk
_FACE = re.compile(rf"[a-zA-Z0-9_-]+\.(?:{'|'.join(TURNED)})")
_LISTS = {item.name for item in fields(Selection) if item.default == ()}


def to_query(selection: Selection, only: Iterable[str] = tuple(ADDRESS)) -> dict[str, str]:
    """Write a selection into address parameters; choices that are the default are left out.

    The language is always written, so that a link opens in the sender's language.

    Args:
        selection: what to write.
        only: attributes to write (:data:`FRAME` for links to other screens).

    Returns:
        Name in the address -> value, lists joined by commas; :func:`parse` reads it back.
    """
    default = Selection()
    query = {}
    for attribute in only:
        value = getattr(selection, attribute)
        if attribute == "lang" or value != getattr(default, attribute):
            query[ADDRESS[attribute]] = ",".join(value) if isinstance(value, tuple) else str(value)
    return query


def written(selection: Selection, only: Iterable[str] = tuple(ADDRESS)) -> str:
    """What :func:`to_query` writes, as it stands behind the ``?`` of an address."""
    return urlencode(to_query(selection, only), safe=",")


def address(screen: str, selection: Selection, *attributes: str) -> str:
    """An address within the dashboard, relative to its front page, for markup that no run of a page follows.

    Args:
        screen: the screen's own address.
        selection: what it is to show.
        attributes: what is written of the selection, beside language and step of a talk, and which talk it is.
    """
    return f"{screen}?{written(selection, ('lang', 'step', 'talk', *attributes))}"
