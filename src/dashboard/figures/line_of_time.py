"""A small line of time: the events of a place between its first year and today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import TOLD_KINDS
from dashboard.figures.drawing.marks import Behind, Line, Part
from dashboard.figures.drawing.packing import Span, first_fit
from dashboard.figures.figure import record
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import sided_ids
from dashboard.figures.words.names import kind_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

Look = Literal["violent", "protest", "other"]  # a shape and a colour; red for violence only
LOOKS: Mapping[str, Look] = {"violent": "violent", "peaceful": "protest"}
QUIET_FIRST: tuple[Look, ...] = ("other", "protest", "violent")  # so that nothing lies on violence
KEY: Mapping[str, str] = {
    "peaceful": "●",
    "violent": "▲",
    "other": "■",
}  # the marks, before the numbers that count them
OUTLINES: Mapping[str, str] = {"●": "○", "▲": "△", "■": "□"}  # of what one side alone tells
# What a mark takes of the narrowest line, a phone's; those of other events are half as wide.
_WIDTHS: Mapping[Look, float] = {"other": 0.026, "protest": 0.052, "violent": 0.052}
MOST_LEVELS = 8  # more would be a tower, so that those of other events then lie upon each other,
MOST_LOUD = 14  # and with this many levels, all of one time


@dataclass(frozen=True)
class Mark:
    """An event on the small line of time.

    Attributes:
        begin: where on the line, a share of it from 0 to 1, and
        end: likewise.
        look: its shape and colour.
        level: in which row above the line it stands, from 0 on.
        event_id: the event record.
        is_one_sided: whether one side alone tells of it; it is drawn as an outline.
    """

    begin: float
    end: float
    look: Look
    level: int = 0
    event_id: str = ""
    is_one_sided: bool = False


def signs(marks: Iterable[Mark]) -> Mapping[str, str]:
    """The signs before the numbers that count some marks: outlines where all marks of a look are."""
    outside = {mark.look for mark in marks if not mark.is_one_sided}
    return {
        kind: sign if LOOKS.get(kind, "other") in outside else OUTLINES[sign] for kind, sign in KEY.items()
    }


def sign_of_violence(n: int, sided: int) -> str:
    """The sign before a number of violent incidents; an outline where one side alone tells of all (``sided``)."""
    return OUTLINES[KEY["violent"]] if sided == n else KEY["violent"]


def look_of(event: EventRecord) -> Look:
    """Shape and colour of an event."""
    return LOOKS.get(event.kind, "other")


def line_of_time(events: Sequence[EventRecord], data: Dataset) -> tuple[tuple[int, int], tuple[Mark, ...]]:
    """The small line of time: its first and last year, and where on it each event lies, a share of it from 0 to 1.

    It runs from the year of the first event to the last that the data tell of; without events it has that year alone.
    Marks of one time stand upon each other, so that each is seen; of very many those of other events lie at the foot,
    and protests and violence stand upon each other above them, as in the strip of the Overview.
    """
    last = all_years(data)[1]
    if not events:
        return (last, last), ()
    first = min(event.first for event in events).year
    begin, length = date(first, 1, 1), (date(last + 1, 1, 1) - date(first, 1, 1)).days

    def share(day: date) -> float:
        return min(max((day - begin).days / length, 0.0), 1.0)

    sided = sided_ids(data)
    marks = [
        Mark(
            share(event.first),
            share(event.last),
            look_of(event),
            event_id=event.event_id,
            is_one_sided=event.event_id in sided,
        )
        for event in events
    ]
    marks.sort(key=lambda mark: (QUIET_FIRST.index(mark.look), mark.begin))
    levels = first_fit(map(_room, marks))
    if max(levels) >= MOST_LEVELS:
        loud = [mark for mark in marks if mark.look != "other"]  # the last of them
        levels = [0] * (len(marks) - len(loud)) + [level + 1 for level in first_fit(map(_room, loud))]
    if max(levels) < MOST_LOUD:
        marks = [replace(mark, level=level) for mark, level in zip(marks, levels, strict=True)]
    return (first, last), tuple(marks)


def _room(mark: Mark) -> Span:
    """What a mark takes of the narrowest line; the thin line over its days may run behind another."""
    middle, half = (mark.begin + mark.end) / 2, _WIDTHS[mark.look] / 2
    return middle - half, middle + half


def told(events: Sequence[EventRecord], t: Translator) -> str:
    """The small line of time in words; its numbers are marked (:mod:`dashboard.figures.words.headline`)."""
    if not events:
        return ""
    first, last = span(events)
    counted = tally(events, t)
    if first == last:
        return t("{counted} in {year}", counted=counted, year=str(first))
    return t("{counted} from {first} to {last}", first=str(first), last=str(last), counted=counted)


def tally(events: Sequence[EventRecord], t: Translator) -> str:
    """How many events of which look the line has; its numbers are marked likewise."""
    kinds = {event.action_id: event.kind for event in events}  # of a lawsuit there may be two records
    return phrases.tally(t, kinds.values())


def span(events: Sequence[EventRecord]) -> tuple[int, int]:
    """The first and the last year in which some events may have been."""
    return min(event.first for event in events).year, max(event.last for event in events).year


def behind_told(event_ids: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What the numbers of :func:`told` lead to: the events of a kind, in the order given."""
    kinds = {event: phrases.told_kind(data.rows("events")[event].kind) for event in event_ids}
    names = {**kind_names(t), "other": t("other events")}
    return {
        kind: those(names[kind], [event for event in event_ids if kinds[event] == kind], data, t)
        for kind in TOLD_KINDS
        if kind in kinds.values()
    }


def behind_all(
    event_ids: tuple[str, ...], sided: tuple[str, ...], data: Dataset, t: Translator
) -> Mapping[str, Behind]:
    """:func:`behind_told`, and what the number of all leads to, and that of those which one side alone tells."""
    return {
        **behind_told(event_ids, data, t),
        "all": those(t("Documented events here"), event_ids, data, t),
        "sided": those(t("one side's account"), sided, data, t),
    }


def those(words: str, event_ids: Sequence[str], data: Dataset, t: Translator) -> Behind:
    """Events as what a number stands for: each counts once, and a further record of one says so."""
    events = data.rows("events")
    first: dict[str, str] = {}
    lines = []
    for event in event_ids:
        other = first.setdefault(events[event].action_id, event)
        told = (
            t("the same event as “{other}”", other=t.text(events[other], "title")) if other != event else ""
        )
        lines.append(Line(record("events", event), told))
    return Behind(words, (Part("", tuple(lines)),))
