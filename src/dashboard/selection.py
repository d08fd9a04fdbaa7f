"""Filters as plain values, their names in the address, and counts with their rules.

A :class:`Selection` is everything a visitor has chosen. ``parse`` reads it from an address,
``to_query`` writes it back; ids in addresses are ASCII and never translated.
Counting rules are in :func:`count`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Literal

import pandas as pd

from dashboard import dates, i18n
from dashboard.cache import derived, once
from dashboard.dataset import Dataset
from dashboard.i18n import Translator
from dashboard.texts import printable

FIRST_YEAR = 1994  # the deck's window begins; earlier events stand at the edge of the timeline
LAST_YEAR = 2026
DECK_YEARS = (1994, 2016)

View = Literal["talas", "kyrgyzstan"]
VIEWS: tuple[View, ...] = ("talas", "kyrgyzstan")
Section = Literal["documents", "tables", "differences", "gaps", "context", "method", "reuse"]
SECTIONS: tuple[Section, ...] = ("documents", "tables", "differences", "gaps", "context", "method", "reuse")
# Parts of long screens, in order. The first is what a screen opens with; it is not written into the address.
PARTS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("events", "years", "deck"),
    "participation": ("people", "demands", "seats", "money", "survey", "context"),
}
# Indicators that both the deck's table and the event records count, in deck order.
INDICATORS = ("ownership", "court", "peaceful", "violent")


@dataclass(frozen=True)
class Selection:
    """What a visitor has chosen. An empty tuple or string means "all" or "none chosen"."""

    lang: str = i18n.DEFAULT
    mines: tuple[str, ...] = ()
    year_from: int = FIRST_YEAR
    year_to: int = LAST_YEAR
    kinds: tuple[str, ...] = ()
    event: str = ""
    place: str = ""
    view: View = "talas"
    stakeholders: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    q: str = ""
    step: int = 0
    part: str = ""
    section: Section = "documents"
    voices: tuple[str, ...] = ()
    source: str = ""
    table: str = ""

    def with_(self, **changes: Any) -> Selection:
        """A copy with some choices changed.

        Args:
            changes: attributes and their new values; not checked against the data (:func:`still_there` does that).

        Raises:
            TypeError: no such attribute.
        """
        return replace(self, **changes)

    @property
    def whole_period(self) -> bool:
        """No year is filtered out, so undated and earlier events belong to the view."""
        return self.year_from <= FIRST_YEAR and self.year_to >= LAST_YEAR


# attribute -> name in the address
ADDRESS: Mapping[str, str] = {
    "lang": "lang", "mines": "mine", "year_from": "from", "year_to": "to", "kinds": "kind", "event": "event",
    "place": "place", "view": "view", "stakeholders": "stakeholder", "themes": "theme",
    "instruments": "instrument", "statuses": "status", "q": "q", "step": "step",
    "part": "part", "section": "section", "voices": "voice", "source": "source", "table": "table",
}  # fmt: skip
FRAME = (
    "lang",
    "mines",
    "year_from",
    "year_to",
    "step",
)  # choices that every screen shares; a talk can be resumed
MAX_QUERY = 200  # characters of free text kept from an address
MAX_PART = 40  # characters of a part that is named as not understood
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
    known = _known(data)
    chosen: dict[str, Any] = {"lang": lang}
    unknown = [(name, value) for name, value in query.items() if name not in ADDRESS.values()]
    for attribute, name in ADDRESS.items():
        raw = query.get(name, "")
        if not raw:
            continue
        if attribute in _NUMBERS:
            number = _number(raw, *_NUMBERS[attribute])
            if number is None:
                unknown.append((name, raw))
            else:
                chosen[attribute] = number
        elif attribute == "q":
            chosen["q"] = searched(raw)
        else:
            values = dict.fromkeys(value.strip() for value in raw.split(",") if value.strip())
            good = tuple(value for value in values if value in known[attribute])
            room = good if attribute in _LISTS else good[:1]
            unknown += [(name, value) for value in values if value not in room]
            if room:
                chosen[attribute] = room if attribute in _LISTS else room[0]
    selection = Selection(**chosen)
    if selection.year_from > selection.year_to:
        unknown.append(("from", str(selection.year_from)))
        selection = replace(selection, year_from=FIRST_YEAR)
    return selection, tuple(dict.fromkeys(_part(name, value) for name, value in unknown))


def searched(text: str) -> str:
    """What a search takes of a text that somebody typed or wrote into an address: at most ``MAX_QUERY`` characters, all printable."""
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
                gone += [_part(ADDRESS[attribute], item) for item in value if item not in ids]
        elif value and value not in ids:
            left[attribute] = getattr(Selection(), attribute)
            gone.append(_part(ADDRESS[attribute], value))
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
        "lang": i18n.available(), "mines": data["mines"].mine_id, "kinds": data.allowed("events", "kind"),
        "event": data["events"].event_id, "place": data["places"].place_id, "view": VIEWS,
        "stakeholders": data["stakeholders"].stakeholder_id,
        "themes": data.allowed("recommendations", "theme"), "instruments": data["instruments"].instrument_id,
        "statuses": data.allowed("recommendations", "status"), "part": [part for parts in PARTS.values() for part in parts], "section": SECTIONS,
        "voices": data.allowed("sources", "voice"), "source": data["sources"].source_id, "table": data.tables,
    }  # fmt: skip
    return {attribute: frozenset(items) for attribute, items in ids.items()}


def _number(text: str, low: int, high: int) -> int | None:
    """A number of at most four digits within bounds; Python itself refuses to read one of thousands."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(LAST_YEAR))
    return int(text) if is_number and low <= int(text) <= high else None


def _part(name: str, value: str) -> str:
    """A part of an address as it is named to a person: printable, on one line, not too long."""
    part = " ".join(printable(f"{name}={value}").split())
    return part if len(part) <= MAX_PART else f"{part[: MAX_PART - 1]}…"


# attribute -> least and greatest number
_NUMBERS: Mapping[str, tuple[int, int]] = {
    "year_from": (FIRST_YEAR, LAST_YEAR),
    "year_to": (FIRST_YEAR, LAST_YEAR),
    "step": (0, 99),
}
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


# --- events ------------------------------------------------------------------------------------


@derived
def event_frame(data: Dataset) -> pd.DataFrame:
    """All event records with the days they may mean.

    Returns:
        ``events`` plus ``first``, ``last`` (``datetime.date``), ``precision``, ``is_interval``,
        ``mines`` and ``also`` (tuples of mine ids by role), ``sources`` (tuple of source ids; a primary
        record also carries those of the records that tell of it again). Sorted by first day.
    """
    frame = data["events"].copy()
    spans = [dates.span(text) for text in frame.date_edtf]
    frame["first"] = [item.first for item in spans]
    frame["last"] = [item.last for item in spans]
    frame["precision"] = [item.precision for item in spans]
    frame["is_interval"] = [item.is_interval for item in spans]
    links = data["event_mines"]
    for role, column in (("main", "mines"), ("also", "also")):
        by_event = links[links.role == role].groupby("event_id").mine_id.agg(tuple)
        frame[column] = [by_event.get(event, ()) for event in frame.event_id]
    sources: dict[str, list[str]] = {event: [] for event in frame.event_id}
    for row in data["event_sources"].itertuples():
        sources[row.event_id].append(row.source_id)
    for row in frame[frame.duplicate_of != ""].itertuples():
        sources[row.duplicate_of] += [s for s in sources[row.event_id] if s not in sources[row.duplicate_of]]
    frame["sources"] = [tuple(sources[event]) for event in frame.event_id]
    return frame.sort_values(["first", "last", "event_id"], ignore_index=True)


def concerns(frame: pd.DataFrame, mines: tuple[str, ...]) -> pd.Series:
    """Which rows concern any of the deposits, in whichever role.

    Args:
        frame: rows with ``mines`` and ``also``, as :func:`event_frame` has them.
        mines: deposits; empty = all rows.

    Returns:
        True or False for each row, with the frame's index.
    """
    if not mines:
        return pd.Series(True, index=frame.index)
    wanted = set(mines)
    return pd.Series(
        [bool(wanted & {*main, *also}) for main, also in zip(frame.mines, frame.also, strict=True)],
        index=frame.index,
        dtype=bool,
    )


def overlaps(frame: pd.DataFrame, year_from: int, year_to: int) -> pd.Series:
    """Which rows may lie in the years given.

    Args:
        frame: rows with ``first`` and ``last``, as :func:`event_frame` has them.
        year_from: first year, included.
        year_to: last year, included.

    Returns:
        True or False for each row, with the frame's index.
    """
    return pd.Series(
        [
            first.year <= year_to and last.year >= year_from
            for first, last in zip(frame["first"], frame["last"], strict=True)
        ],
        index=frame.index,
        dtype=bool,
    )


def events(data: Dataset, selection: Selection) -> pd.DataFrame:
    """Event records of a selection: those that tell of something again are left out.

    Events before the first year belong to the view while the period is whole.

    Args:
        data: the data package.
        selection: of which deposits, years and kinds count here.

    Returns:
        Rows with the columns of :func:`event_frame`, sorted by first day, numbered from 0; a copy.
    """
    frame = event_frame(data)
    keep = (frame.duplicate_of == "") & concerns(frame, selection.mines)
    year_from = 0 if selection.year_from <= FIRST_YEAR else selection.year_from
    keep &= overlaps(frame, year_from, selection.year_to)
    if selection.kinds:
        keep &= frame.kind.isin(selection.kinds)
    return frame[keep].reset_index(drop=True)


# --- counting rules ----------------------------------------------------------------------------

Reason = Literal[
    "low-confidence",
    "may-be-same",
    "also-concerns",
    "not-control",
    "disclosure",
    "told-again",
    "probably-told-again",
]


@dataclass(frozen=True)
class LeftOut:
    """A record that a count leaves out: of the strict end only, or of both ends."""

    event_id: str
    reason: Reason
    of: Literal["strict", "both"]
    other: str = ""  # the event it repeats or may repeat


@dataclass(frozen=True)
class Count:
    """A documented count as a band, in actions.

    ``strict`` holds the actions that are clearly distinct, of medium confidence or better and about
    the deposit itself; ``broad`` all but those told twice. ``probable`` holds records that are probably,
    not surely, told twice: with them the broad end rises to ``upper``.
    """

    kind: str
    mines: tuple[str, ...]
    years: tuple[int, int]
    strict: tuple[str, ...] = ()
    broad: tuple[str, ...] = ()
    probable: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = field(default=(), repr=False)
    records: tuple[str, ...] = field(default=(), repr=False)  # primary records of the broad actions

    @property
    def low(self) -> int:
        """The strict end."""
        return len(self.strict)

    @property
    def high(self) -> int:
        """The broad end, without probable repeats."""
        return len(self.broad)

    @property
    def upper(self) -> int:
        """The broad end, were every probable repeat an action of its own."""
        return len(self.broad) + len(self.probable)


@once
def count(
    data: Dataset, kind: str, mines: tuple[str, ...] = (), years: tuple[int, int] = DECK_YEARS
) -> Count:
    """Count actions of a kind. The rules stand here and nowhere else.

    - The unit is the action: a shared rally, or an arbitration's start and end, is one.
    - Strict: about one of these deposits, at least one record of medium confidence or better, and not
      possibly the same as another action counted here. For ownership: control changes hands.
    - Broad: every action; a record told again is never counted; a notice of who owns is no change.
    - An action that may lie in the years is in.

    Args:
        data: the data package.
        kind: an event kind.
        mines: deposits; empty = all (then a shared action counts once).
        years: first and last year, both included.

    Returns:
        Actions by id for both ends, and every record that an end leaves out with its reason; all empty for a kind that no event has.
    """
    frame = event_frame(data)
    rows = frame[(frame.kind == kind) & concerns(frame, mines) & overlaps(frame, *years)]
    primary = rows[(rows.duplicate_of == "") & (rows.transfer != "disclosure")]
    broad = tuple(dict.fromkeys(primary.action_id))
    best: dict[str, bool] = {}
    wanted = set(mines) or set(data["mines"].mine_id)
    main: dict[str, bool] = {}
    for row in frame[frame.action_id.isin(broad)].itertuples():
        best[row.action_id] = best.get(row.action_id, False) or row.confidence != "low"
        main[row.action_id] = main.get(row.action_id, False) or bool(wanted & set(row.mines))
    same = data["actions"].set_index("action_id").possibly_same_as
    left: list[LeftOut] = []
    reasons: dict[str, LeftOut] = {}
    record_of = {row.action_id: row.event_id for row in reversed(list(primary.itertuples()))}
    for row in primary.itertuples():
        action, reason, other = row.action_id, "", ""
        if row.transfer in ("minority", "option"):
            reason = "not-control"
        elif not main[action]:
            reason = "also-concerns"
        elif not best[action]:
            reason = "low-confidence"
        elif same[action] in broad:
            reason, other = "may-be-same", record_of[same[action]]
        if reason and action not in reasons:
            reasons[action] = LeftOut(row.event_id, reason, "strict", other)  # type: ignore[arg-type]
    left += reasons.values()
    for row in rows[rows.duplicate_of != ""].itertuples():
        certain = row.duplicate_certainty == "certain"
        left.append(
            LeftOut(
                row.event_id, "told-again" if certain else "probably-told-again", "both", row.duplicate_of
            )
        )
    left += [
        LeftOut(row.event_id, "disclosure", "both")
        for row in rows[rows.transfer == "disclosure"].itertuples()
    ]
    return Count(
        kind=kind,
        mines=mines,
        years=years,
        strict=tuple(action for action in broad if action not in reasons),
        broad=broad,
        probable=tuple(rows[rows.duplicate_certainty == "probable"].event_id),
        left_out=tuple(left),
        records=tuple(primary.event_id),
    )


# --- recommendations ---------------------------------------------------------------------------

# facet of the explorer -> column of the recommendation frame
FACETS: Mapping[str, str] = {
    "stakeholders": "stakeholder_id", "themes": "theme", "instruments": "instruments", "statuses": "status",
}  # fmt: skip


@derived
def recommendation_frame(data: Dataset) -> pd.DataFrame:
    """Recommendations in deck order, with what is searched.

    Returns:
        ``recommendations`` plus ``group_order`` (of its stakeholder), ``instruments`` (tuple of the ids that the recommendation names)
        and ``search`` (all its texts and those of its follow-ups, in every language, case-folded).
    """
    frame = data["recommendations"].merge(
        data["stakeholders"][["stakeholder_id", "deck_order"]].rename(columns={"deck_order": "group_order"}),
        on="stakeholder_id",
    )
    frame = frame.sort_values(["group_order", "deck_order"], ignore_index=True)
    links = data["recommendation_instruments"]
    named = links[links.relation == "named"].groupby("recommendation_id").instrument_id.agg(tuple)
    frame["instruments"] = [named.get(item, ()) for item in frame.recommendation_id]
    instruments = data["instruments"].set_index("instrument_id")
    followups = data["followups"]
    search = []
    for row in frame.to_dict("records"):
        parts = [
            str(value) for key, value in row.items() if key.startswith(("text_", "status_reason_", "note_"))
        ]
        for item in row["instruments"]:
            parts += [
                instruments.at[item, column]
                for column in instruments.columns
                if column.startswith(("label", "name_"))
            ]
        own = followups[followups.recommendation_id == row["recommendation_id"]]
        for column in own.columns:
            if column.startswith(("title_", "summary_")):
                parts += list(own[column])
        search.append(" ".join(parts).casefold())
    frame["search"] = search
    return frame


def recommendations(data: Dataset, selection: Selection) -> pd.DataFrame:
    """Recommendations of a selection, in deck order.

    Args:
        data: the data package.
        selection: of which the four facets and the words searched for count here; every word must be found, in any order.

    Returns:
        Rows with the columns of :func:`recommendation_frame`, numbered from 0.
    """
    frame = recommendation_frame(data)
    keep = pd.Series(True, index=frame.index)
    for facet, column in FACETS.items():
        chosen = set(getattr(selection, facet))
        if chosen:
            keep &= pd.Series([bool(chosen & _as_set(value)) for value in frame[column]], index=frame.index)
    for word in selection.q.casefold().split():
        keep &= frame.search.str.contains(word, regex=False)
    return frame[keep].reset_index(drop=True)


def facet_counts(data: Dataset, selection: Selection, facet: str) -> dict[str, int]:
    """How many recommendations each choice of a facet would show, the other filters kept.

    Args:
        data: the data package.
        selection: the other filters; what it has chosen of this facet does not count.
        facet: a key of :data:`FACETS`.

    Returns:
        Id -> number; choices that would show none are not in it.

    Raises:
        KeyError: no such facet.
    """
    rows = recommendations(data, replace(selection, **{facet: ()}))  # type: ignore[arg-type]
    counts: dict[str, int] = {}
    for value in rows[FACETS[facet]]:
        for item in _as_set(value):
            counts[item] = counts.get(item, 0) + 1
    return counts


def _as_set(value: str | tuple[str, ...]) -> set[str]:
    return set(value) if isinstance(value, tuple) else {value}
