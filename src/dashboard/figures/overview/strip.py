"""All years by deposit in a strip: a mark an event, or of very many a mark for each deposit, year and look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.packing import first_fit
from dashboard.figures.line_of_time import QUIET_FIRST, Look, look_of
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import kind_words, mine_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

MOST_MARKS, MOST_STACKED = (
    800,
    12,
)  # events that have a mark each: of all, and of a deposit's year on top of each other
# Share of the width that a mark of a protest or violence keeps free: on a phone two may touch, and both are seen.
MARK_WIDE = 0.016
MOST_YEARS = 9  # that stand under the strip


@dataclass(frozen=True)
class Mark:
    """An event in the strip, or all events of a look in a year.

    Attributes:
        event_id: the event that it opens; "" = it stands for several, of ``year``.
        year: in which they begin.
        at: where it lies, 0 to 1 of the years shown.
        level: the lowest row that is free at its time; those of quiet kinds all stand at the foot.
        look: its shape and colour.
        is_one_sided: whether one side alone tells of it.
        words: what it says when it is pointed at.
    """

    event_id: str
    year: int
    at: float
    level: int
    look: Look
    is_one_sided: bool
    words: str


@dataclass(frozen=True)
class Lane:
    """The events of a deposit, and how many marks stand above each other in it at most."""

    mine_id: str
    name: str
    marks: tuple[Mark, ...]
    levels: int


@dataclass(frozen=True)
class Strip:
    """All years by deposit: lanes, years to stand below them with their place (0 to 1), and the whole in words.

    ``shared``: that an event has a mark at each of its deposits; "" where none concerns several.
    """

    lanes: tuple[Lane, ...]
    years: tuple[tuple[int, float], ...]
    told: str
    shared: str


@dataclass(frozen=True)
class _Years:
    """The years shown, both included."""

    first: int
    last: int

    def share(self, day: float) -> float:
        """Where a day (its ordinal) lies, 0 to 1; one before the first year lies at its begin."""
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last + 1, 1, 1).toordinal()
        return min(max((day - begin) / (end - begin), 0.0), 1.0)

    def named(self) -> Iterator[tuple[int, float]]:
        """The first, the last, and round years between that do not touch them."""
        step = next(
            step for step in (5, 10, 25, 50, 100, 500, 10_000) if self.last - self.first <= step * MOST_YEARS
        )
        apart = step / 5
        round_ones = (year for year in range(self.first, self.last) if year % step == 0)
        between = [year for year in round_ones if self.first + apart < year < self.last - apart]
        for year in dict.fromkeys((self.first, *between, self.last)):
            yield year, self.share(date(year, 1, 1).toordinal())


@once
def strip(data: Dataset, t: Translator) -> Strip | None:
    """Every event in the lane of each deposit that it concerns, over all years of the case.

    None where no event is documented.
    """
    events = event_records.events(data, Selection())
    if not events:
        return None
    years = _Years(*all_years(data))
    own = {
        mine: [event for event in events if event_records.concerns(event, (mine,))]
        for mine in mine_names(data, t)
    }
    draw = _gathered if _is_crowded(events, own.values()) else _single
    lanes = []
    for mine, name in mine_names(data, t).items():
        marks = tuple(draw(own[mine], years, data, t))
        lanes.append(Lane(mine, name, marks, max((mark.level + 1 for mark in marks), default=1)))
    told = t(
        "Events by deposit, {first}–{last}. Triangles are violent incidents, circles peaceful protests, small squares all other events. The timeline lists them.",
        first=str(years.first),
        last=str(years.last),
    )
    is_shared = any(len({*event.mines, *event.also}) > 1 for event in events)
    shared = t("An event at several deposits is drawn at each.") if is_shared else ""
    return Strip(tuple(lanes), tuple(years.named()), told, shared)


def _is_crowded(events: Sequence[EventRecord], lanes: Iterable[Sequence[EventRecord]]) -> bool:
    """Whether a mark for each would be more than anybody can tell apart."""
    loud = (Counter(event.first.year for event in lane if look_of(event) != "other") for lane in lanes)
    return len(events) > MOST_MARKS or any(max(years.values(), default=0) > MOST_STACKED for years in loud)


def _single(own: Sequence[EventRecord], years: _Years, data: Dataset, t: Translator) -> Iterator[Mark]:
    """A mark an event: protests and violence of one time on top of each other, all else small at the foot."""
    drawn = sorted(own, key=lambda event: QUIET_FIRST.index(look_of(event)))
    places = [years.share((event.first.toordinal() + event.last.toordinal()) / 2) for event in drawn]
    loud = [at for event, at in zip(drawn, places, strict=True) if look_of(event) != "other"]
    levels = [0] * (len(drawn) - len(loud))  # what is quiet comes first
    levels += [level + 1 for level in first_fit((at, at + MARK_WIDE) for at in loud)]
    for event, at, level in zip(drawn, places, levels, strict=True):
        yield Mark(
            event.event_id,
            event.first.year,
            at,
            level,
            look_of(event),
            bool(side_of(event.sources, data)),
            f"{t.date(event.date_edtf)}: {t.text(event, 'title')} ({kind_words(event, t)})",
        )


def _gathered(own: Sequence[EventRecord], years: _Years, _: Dataset, t: Translator) -> Iterator[Mark]:
    """A mark for all events of a look in a year, in a row of that look."""
    # What began before the first year stands with it, as there is no earlier one to choose.
    found = Counter((QUIET_FIRST.index(look_of(event)), max(event.first.year, years.first)) for event in own)
    for (level, year), n in sorted(found.items()):
        at = years.share(date(year, 7, 1).toordinal())
        words = f"{year}: {t.plural('{n} event', '{n} events', n)}"
        yield Mark("", year, at, level, QUIET_FIRST[level], is_one_sided=False, words=words)
