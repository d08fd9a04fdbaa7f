"""Data packages that are legal but unlike the shipped one: few rows, many deposits, odd ids, odd letters, no points.

A package is the shipped one and a list of changes; what the changes leave without its parent goes too, so that it can
be accepted. Whether it is, the real check says. Everything that can be drawn of it is in ``drawings.py``.

Any number of other ones is made in ``any_package.py``; what a package is made of is in ``package_rows.py``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from dashboard import dates
from dashboard.reading.case_words import problems
from dashboard.reading.dataset import Dataset, load
from package_rows import SPACED, Tables, constraints, fields, keys, links, shipped, text_columns, written

COUNTED = 3  # claims of how many came that a thinned package keeps
MOST_ARRESTED = 10**6  # that a cell may say; of nobody known a second account is none
MOST = 2000  # letters of a text that a data folder may bring

# Texts that a table may hold and that something on their way takes for its own marks, or has no letter for.
ODD: Mapping[str, str] = {
    "emoji": "⛏️ gold 👩‍👩‍👧 🥇🏔",
    "private use": "\ue000 sign \U000f0000",
    "arabic": "منجم الذهب ﷺ",
    "chinese": "吉尔吉斯斯坦金矿的冲突与社区",
    "beyond the first plane": "\U00012000" * 40,
    "marks over letters": "Z̷̡̛a҉l̈g̀o",
    "other direction": "a\u200fb\u061cc",
    "markup": "<b>bold</b> & <script>hurt('x')</script> \"' <!-- ]]>",
    "template": "${hurt('x')} {{ 7*7 }} {name} {0} {% raw %} %s",
    "markdown": "[link](https://example.org) *star* _line_ ~~no~~ # head | cell :material/home: :red[x] $x^2$ `code`",
    "typesetting": "#let x = 1; #x $ a $ <label> @ref *b* _i_ \\ // /* ` ~ --- [x] {y}",
    "quotes and backslashes": "\\ \\n \\u0000 \" ' “ ” « » \\",
    "lines": "first\nsecond\n\nthird",
    "one letter": "x",
    "only marks": "…",
    "a word without an end": "Ы" * MOST,
    "many words": ("слово и дело, " * MOST)[:MOST].strip(),
    "spaces within": "a\u00a0b\u2003c\u200bd\u00ade",
}


@dataclass(frozen=True)
class Keep:
    """The first rows of a table only; with 0 its headings alone."""

    table: str
    rows: int

    def apply(self, tables: Tables) -> None:
        del tables[self.table][self.rows :]


@dataclass(frozen=True)
class Put:
    """One value in a column of every row, or of the first rows ("" empties it)."""

    table: str
    column: str
    value: str
    rows: int | None = None

    def apply(self, tables: Tables) -> None:
        for row in tables[self.table][: self.rows]:
            row[self.column] = self.value


def sayable(table: str, text: str) -> bool:
    """Whether a text may stand in a table: in those of the case a brace is a place that must be filled."""
    return table not in ("texts", "scenes") or not list(problems(text))


@dataclass(frozen=True)
class Say:
    """One text in all columns of a table that hold texts, or in those of one language, where they are not empty."""

    table: str
    text: str
    ending: str = ""

    def apply(self, tables: Tables) -> None:
        if not sayable(self.table, self.text):
            return
        for row in tables[self.table]:
            for column in text_columns(self.table):
                if row[column] and column.endswith(self.ending):
                    row[column] = self.text[: constraints(self.table, column).get("maxLength", MOST)].strip()


@dataclass(frozen=True)
class SayAll:
    """Every odd text in turn, row by row, in all columns of all tables that hold texts; ``first`` says which one begins."""

    first: int

    def apply(self, tables: Tables) -> None:
        odd = tuple(ODD.values())
        for table, rows in tables.items():
            for at, row in enumerate(rows, start=self.first):
                text = odd[at % len(odd)]
                if not sayable(table, text):
                    continue
                for column in text_columns(table):
                    if row[column]:
                        row[column] = text[: constraints(table, column).get("maxLength", MOST)].strip()


@dataclass(frozen=True)
class Rename:
    """Other ids for a table, in all tables; ``pattern`` is filled with the number of the row."""

    table: str
    pattern: str

    def apply(self, tables: Tables) -> None:
        column = keys(self.table)[0]
        if self.table == "texts":  # which texts there are is no choice of a package
            return
        new = {
            row[column]: self.pattern.format(n=number)
            for number, row in enumerate(tables[self.table], start=1)
        }
        for table, rows in tables.items():
            own = [column] if table == self.table else []
            for name in {*own, *(name for name, other, _ in links(table) if other == self.table)}:
                for row in rows:
                    row[name] = new.get(row[name], row[name])
        for row in tables["scenes"] if self.table in SPACED else ():
            row[self.table] = " ".join(new.get(item, item) for item in row[self.table].split())


@dataclass(frozen=True)
class Add:
    """More deposits, each at a place of its own, that the study does not know."""

    deposits: int

    def apply(self, tables: Tables) -> None:
        for number in range(1, self.deposits + 1):
            place = {**tables["places"][0], "place_id": f"place-{number}", "name_en": f"Place {number}"}
            mine = {**tables["mines"][0], "mine_id": f"mine-{number}", "place_id": f"place-{number}"}
            if place["lat"]:
                place["lat"] = str(float(place["lat"]) + number / 100)
            tables["places"].append(place)
            tables["mines"].append({**mine, "name_en": f"Deposit {number}", "position": str(number)})


@dataclass(frozen=True)
class Many:
    """Copies of the events under new ids, spread over the deposits, until there are so many."""

    events: int

    def apply(self, tables: Tables) -> None:
        mines = [row["mine_id"] for row in tables["mines"]]
        first, actions = list(tables["events"]), {row["action_id"]: row for row in tables["actions"]}
        sources: dict[str, list[str]] = {}
        for row in tables["event_sources"]:
            sources.setdefault(row["event_id"], []).append(row["source_id"])
        for number in range(self.events - len(first)):
            row, name = first[number % len(first)], f"copy-{number}"
            own = {"event_id": name, "action_id": name, "duplicate_of": "", "duplicate_certainty": ""}
            tables["events"].append({**row, **own})
            tables["actions"].append({**actions[row["action_id"]], "action_id": name, "possibly_same_as": ""})
            link = {"event_id": name, "mine_id": mines[number % len(mines)], "role": "main"}
            tables["event_mines"].append(link)
            tables["event_sources"] += [
                {"event_id": name, "source_id": source} for source in sources[row["event_id"]]
            ]


@dataclass(frozen=True)
class Sized:
    """So many deposits and so many events: the first ones of the package, or more as :class:`Add` and :class:`Many` make them."""

    deposits: int
    events: int

    def apply(self, tables: Tables) -> None:
        known = len(tables["mines"])
        if known:  # what another change emptied has nothing to make more of
            Add(self.deposits - known).apply(tables)
            Keep("mines", self.deposits).apply(tables)
        if tables["events"]:
            Many(self.events).apply(tables)
            Keep("events", self.events).apply(tables)


@dataclass(frozen=True)
class When:
    """One date in all columns of dates that are filled in, in one table or (``""``) in all."""

    table: str
    date: str

    def apply(self, tables: Tables) -> None:
        for table in [self.table] if self.table else tables:
            for column in (name for name in fields(table) if name.endswith("_edtf")):
                for row in tables[table]:
                    if row[column] not in ("", ".."):
                        row[column] = self.date


@dataclass(frozen=True)
class Thin:
    """Every so manieth row of a table; of events also those that people were counted at, or nobody would be."""

    table: str
    step: int

    def apply(self, tables: Tables) -> None:
        counted = {claim["event_id"] for claim in tables["turnout_claims"][:COUNTED]}
        tables[self.table] = [
            row
            for at, row in enumerate(tables[self.table])
            if at % self.step == 0 or (self.table == "events" and row["event_id"] in counted)
        ]


@dataclass(frozen=True)
class Used:
    """Documents that something rests on, and places that something names or that are the first of their kind: less to draw."""

    def apply(self, tables: Tables) -> None:
        mend(tables)
        kinds = {row["kind"]: row["place_id"] for row in reversed(tables["places"])}
        for wanted, others in (("places", set(kinds.values())), ("sources", set())):
            used = others | {
                row[column]
                for table, rows in tables.items()
                for column, other, _ in links(table)
                if other == wanted
                for row in rows
            }
            tables[wanted] = [row for row in tables[wanted] if row[keys(wanted)[0]] in used]


Change: TypeAlias = Keep | Thin | Put | Say | SayAll | Rename | Add | Many | Sized | When | Used
# The shipped package in small, so that a test takes a third of the time: some rows of each long table.
LONG = {"events": 9, "context_figures": 12, "followups": 4, "not_found": 9, "mine_facts": 9, "holders": 3}
SMALL: tuple[Change, ...] = (*(Thin(table, step) for table, step in LONG.items()), Used())


def changed(*changes: Change) -> Tables:
    """The shipped rows with some changes, and without what these leave dangling."""
    tables = shipped()
    for change in changes:
        change.apply(tables)
    before = -1
    while before != (before := sum(map(len, tables.values()))):
        mend(tables)
    return tables


def _mend_arrests(tables: Tables) -> None:
    """A second account of arrests is higher than the first."""
    for row in tables["events"]:
        if int(row["arrested_most"] or 0) <= int(row["arrested"] or MOST_ARRESTED):
            row["arrested_most"] = ""


def mend(tables: Tables) -> None:
    """One round of keeping the rules of the package: references lead somewhere, keys are there once, events are whole."""
    for table, rows in tables.items():
        for column, other, key in links(table):
            known = {row[key] for row in tables[other]}
            needed = constraints(table, column).get("required", False)
            rows[:] = [row for row in rows if row[column] in known or not needed]
            for row in rows:
                if row[column] not in known or (other == table and row[column] == row[key]):
                    row[column] = ""
        once = {tuple(row[name] for name in keys(table)): row for row in reversed(rows)}
        rows[:] = [row for row in rows if once[tuple(row[name] for name in keys(table))] is row]
    events = {row["event_id"]: row for row in tables["events"]}
    for link in ("event_sources", "event_mines"):
        whole = {row["event_id"] for row in tables[link]}
        tables["events"] = [row for row in tables["events"] if row["event_id"] in whole]
    told = {row["action_id"] for row in tables["events"]}
    tables["actions"] = [row for row in tables["actions"] if row["action_id"] in told]
    kinds = {row["action_id"]: row["kind"] for row in tables["actions"]}
    for row in tables["events"]:
        row["kind"] = kinds.get(row["action_id"], row["kind"])
        first = events.get(row["duplicate_of"])
        if not first or first["action_id"] != row["action_id"] or first["duplicate_of"]:
            row["duplicate_of"] = row["duplicate_certainty"] = ""
    _mend_arrests(tables)
    for row in tables["holders"]:  # nobody holds until before they began
        start, end = row["start_edtf"], row["end_edtf"]
        if start and end not in ("", "..") and dates.span(end).last < dates.span(start).first:
            row["end_edtf"] = ""
    _mend_case(tables)
    for row in tables["places"]:  # a point is whole or not there
        if not (row["lat"] and row["lon"]):
            row["lat"] = row["lon"] = row["precision_m"] = ""
            row["point_basis"] = "none"


def _mend_case(tables: Tables) -> None:
    """Filters of scenes that lead nowhere are none; a case and a scene end when they have begun; a frame has four ends."""
    for row in tables["scenes"]:
        for column in ("mines", "stakeholders"):
            known = {other[keys(column)[0]] for other in tables[column]}
            row[column] = " ".join(item for item in row[column].split() if item in known)
    for row in (*tables["cases"], *tables["scenes"]):
        if row["year_from"] and row["year_to"] and int(row["year_to"]) < int(row["year_from"]):
            row["year_to"] = ""


@lru_cache(maxsize=64)
def accepted(*changes: Change) -> Dataset:
    """The package with some changes as the check gives it; its folder is gone when the process ends.

    Raises:
        DataFaults: the check refuses it.
    """
    folder = Path(_folders().name) / str(accepted.cache_info().misses)
    return load(written(changed(*changes), folder))


@cache
def _folders() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="packages-")
