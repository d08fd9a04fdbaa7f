"""What is coded of the actions of a view: demands, and how authorities or companies answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.figure import ordered_sources
from dashboard.figures.participation.protests import actions_of
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.events import Demand, Response

CODES = {"demands": "demand", "responses": "response"}  # table -> its column of codes
NOT_STATED = "not-stated"


@dataclass(frozen=True)
class Coded:
    """What is coded of the protests of a view, and apart from them what is coded of its meetings.

    Attributes:
        table: ``demands`` or ``responses``; a row is an action and one of its codes.
        names: codes in words.
        actions: the protests, one row an action.
        rows: what is coded of them.
        apart: what is coded of meetings and petitions; not counted.
    """

    table: str
    names: Mapping[str, str]
    actions: Sequence[EventRecord]
    rows: Sequence[Demand | Response]
    apart: Sequence[Demand | Response]

    @property
    def column(self) -> str:
        """The column of codes."""
        return CODES[self.table]

    @property
    def stated(self) -> list[Demand | Response]:
        """Rows whose code says something."""
        return [row for row in self.rows if row[self.column] != NOT_STATED]

    @property
    def _counts(self) -> Counter[str]:
        return Counter(row[self.column] for row in self.stated)

    @property
    def top(self) -> list[str]:
        """The most frequent code in words, or several that are equally frequent."""
        counts, most = self._counts, self.most
        return [self.names[code] for code in self.names if most and counts[code] == most]

    @property
    def most(self) -> int:
        """How many actions have the most frequent code."""
        return max(self._counts.values(), default=0)

    @property
    def n_stated(self) -> int:
        """How many actions have a code that says something."""
        return len({row.action_id for row in self.stated})

    @property
    def one_leads(self) -> bool:
        """Whether one code stands out."""
        return len(self.top) == 1 and self.most > 1

    @property
    def is_only(self) -> bool:
        """Whether it is known of one action alone: then nothing is said to be the most frequent."""
        return self.n_stated == 1

    @property
    def unstated(self) -> set[str]:
        """Actions of which the documents were read in vain."""
        return {row.action_id for row in self.rows} - {row.action_id for row in self.stated}

    @property
    def silent(self) -> int:
        """How many these are."""
        return len(self.unstated)

    @property
    def is_rest_read(self) -> bool:
        """Whether documents of every other action were read."""
        return self.n_stated + self.silent == len(self.actions)

    @property
    def mostly_silent(self) -> bool:
        """Whether nothing is stated of more actions than the leading code has: then that is said first."""
        return self.silent > self.most

    def values(self, t: Translator) -> dict[str, str]:
        """What title and sentence say: actions with a code, all of them, those read in vain, the leading code."""
        return {
            "n": t.number(self.n_stated),
            "m": t.number(len(self.actions)),
            "silent": t.number(self.silent),
            "top": t.listed(self.top),
            "most": t.number(self.most),
        }

    def ways(self, t: Translator) -> dict[str, str]:
        """The same for a title, whose numbers lead to their records."""
        values = self.values(t)
        names = {"n": "stated", "m": "all", "most": "most", "silent": "silent"}
        return {**values, **{name: leading(values[name], to) for name, to in names.items()}}


def coded_of(data: Dataset, selection: Selection, table: str, names: Mapping[str, str]) -> Coded:
    """What is coded of the actions of a view.

    Args:
        data: the data package.
        selection: whose deposits and years count here.
        table: ``demands`` or ``responses``.
        names: its codes in words.
    """
    coded: Sequence[Demand | Response] = getattr(data.records, table)
    protests = actions_of(data, selection, protests=True)
    counted = set(event_records.actions(protests))
    met = set(event_records.actions(actions_of(data, selection, protests=False))) - counted
    return Coded(
        table,
        names,
        protests,
        tuple(row for row in coded if row.action_id in counted),
        tuple(row for row in coded if row.action_id in met),
    )


def records_of(data: Dataset, action_id: str) -> list[EventRecord]:
    """Event records of an action, those which others tell again first."""
    return sorted(event_records.by_action(data)[action_id], key=lambda event: not event.is_primary)


def documents_of(data: Dataset, action_id: str) -> tuple[str, ...]:
    """All documents that tell of an action: what was demanded and answered is coded from them."""
    return ordered_sources(event.sources for event in records_of(data, action_id))


def coded_actions(
    data: Dataset, actions: Sequence[EventRecord], rows: Sequence[Demand | Response], column: str
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Actions by code and deposit; deposit "" = all, each action once."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    mines_of = {action.action_id: {*action.mines, *action.also} for action in actions}
    for action, code in dict.fromkeys((row.action_id, row[column]) for row in rows):
        for mine in ("", *(item.mine_id for item in data.records.mines if item.mine_id in mines_of[action])):
            found[code, mine] = (*found.get((code, mine), ()), action)
    return found
