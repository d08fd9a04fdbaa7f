"""What is coded of the actions of a view: demands, and how authorities or companies answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard import event_records
from dashboard.cache import derived
from dashboard.dataset import Dataset
from dashboard.figures.figure import ordered_sources
from dashboard.figures.participation.shared import actions_of
from dashboard.i18n import Translator
from dashboard.selection import Selection

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
    actions: pd.DataFrame
    rows: pd.DataFrame
    apart: pd.DataFrame

    @property
    def column(self) -> str:
        """The column of codes."""
        return CODES[self.table]

    @property
    def stated(self) -> pd.DataFrame:
        """Rows whose code says something."""
        return self.rows[self.rows[self.column] != NOT_STATED]

    @property
    def top(self) -> list[str]:
        """The most frequent code in words, or several that are equally frequent."""
        counts = self.stated[self.column].value_counts()
        return [self.names[code] for code in self.names if code in counts and counts[code] == counts.max()]

    @property
    def most(self) -> int:
        """How many actions have the most frequent code."""
        return int(self.stated[self.column].value_counts().max()) if len(self.stated) else 0

    @property
    def one_leads(self) -> bool:
        """Whether one code stands out."""
        return len(self.top) == 1 and self.most > 1

    def values(self, t: Translator) -> dict[str, str]:
        """What title and sentence say: actions with a code, all of them, those read in vain, the leading code."""
        coded, stated = set(self.rows.action_id), set(self.stated.action_id)
        return {
            "n": t.number(len(stated)),
            "m": t.number(len(self.actions)),
            "silent": t.number(len(coded - stated)),
            "top": ", ".join(self.top),
            "most": t.number(self.most),
        }


def coded_of(data: Dataset, selection: Selection, table: str, names: Mapping[str, str]) -> Coded:
    """What is coded of the actions of a view.

    Args:
        data: the data package.
        selection: whose deposits and years count here.
        table: ``demands`` or ``responses``.
        names: its codes in words.
    """
    coded = data[table]
    protests = actions_of(data, selection, protests=True)
    meetings = actions_of(data, selection, protests=False)
    counted = coded.action_id.isin(protests.action_id)
    apart = ~counted & coded.action_id.isin(meetings.action_id)
    return Coded(table, names, protests, coded[counted], coded[apart])


@derived
def _records(data: Dataset) -> Mapping[str, pd.DataFrame]:
    """Action -> its event records as :func:`dashboard.event_records.event_frame` has them, the one told again first."""
    frame = event_records.event_frame(data)
    ordered = frame.sort_values("duplicate_of", key=lambda column: column != "", kind="stable")
    return {str(action): own for action, own in ordered.groupby("action_id", sort=False)}


def records_of(data: Dataset, action_id: str) -> pd.DataFrame:
    """Event records of an action, that which others tell again first."""
    return _records(data)[action_id]


def documents_of(data: Dataset, action_id: str) -> tuple[str, ...]:
    """All documents that tell of an action: what was demanded and answered is coded from them."""
    return ordered_sources(records_of(data, action_id).sources)


def coded_actions(
    data: Dataset, actions: pd.DataFrame, rows: pd.DataFrame, column: str
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Actions by code and deposit; deposit "" = all, each action once."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    mines_of = {row["action_id"]: {*row["mines"], *row["also"]} for row in actions.to_dict("records")}
    for action, code in rows[["action_id", column]].drop_duplicates().itertuples(index=False):
        for mine in ("", *(item for item in data["mines"].mine_id if item in mines_of[action])):
            found[code, mine] = (*found.get((code, mine), ()), action)
    return found
