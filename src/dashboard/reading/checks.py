"""Rules between cells, rows and tables that a table schema cannot say, or says without the line they are broken on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard import dates
from dashboard.i18n import later
from dashboard.reading import case_checks
from dashboard.reading.faults import Fault
from dashboard.reading.table_rules import Rules
from dashboard.reading.tables import Table

Tables = Mapping[str, Table]


def keys(table: Table, about: Rules) -> Iterator[Fault]:
    """Rows whose key stands in an earlier row.

    Args:
        table: values by column, with the line of each row.
        about: its rules; ``keys`` are the primary key and every column that is unique.

    Yields:
        A fault for each row after the first, at its line in the file (the header is line 1).
    """
    for key in about.keys:
        seen: dict[tuple[Any, ...], int] = {}
        for line, value in table.cells(key):
            if not all(value):  # an empty cell of a key is told as empty
                continue
            first = seen.setdefault(value, line)
            if first != line:
                problem = later("is also in row {row}", row=first)
                yield Fault(
                    table.file,
                    line,
                    ", ".join(key),
                    ", ".join(map(str, value)),
                    problem,
                    later("each record once"),
                )


def links(tables: Tables, about: Rules) -> Iterator[Fault]:
    """Cells that name a record that is not there, or the very record they stand in.

    Args:
        tables: all that could be read, by name; a link to one that could not is passed over.
        about: rules of the table to look at; it must be among ``tables``.

    Yields:
        A fault for each such cell. An empty cell names nothing and is none.
    """
    table = tables[about.name]
    for link in about.links:
        target = tables.get(link.table or about.name)
        if target is None:  # it could not be read, and its own faults say so
            continue
        known = set(zip(*(target.values[column] for column in link.key), strict=True))
        own = () if link.table else link.key  # only a record of the same table can name itself
        for line, cells in table.cells((*link.columns, *own)):
            value = cells[: len(link.columns)]
            if not any(value):
                continue
            problem = None
            if value not in known:
                problem = later("no such record")
            elif own and value == cells[len(link.columns) :]:
                problem = later("the record names itself")
            if problem:
                allowed = (
                    later("an id from {table}", table=link.table)
                    if link.table
                    else later("an id from another row of the table")
                )
                yield Fault(
                    table.file, line, ", ".join(link.columns), ", ".join(map(str, value)), problem, allowed
                )


def rules(tables: Tables) -> Iterator[Fault]:
    """What no table alone can say.

    Args:
        tables: every table of the schema, by name, with right cells and links.

    Yields:
        Faults in the order of the tables.

    Raises:
        KeyError: a table is missing. :func:`dashboard.reading.dataset.read` asks only when none is.
    """
    for table in tables.values():
        yield from _turned_spans(table)
    yield from _half_points(tables["places"])
    yield from _events(tables)
    yield from _repeats(tables)
    yield from _answers(tables["survey_answers"])
    yield from case_checks.rules(tables)


def _turned_spans(table: Table) -> Iterator[Fault]:
    """Rows that end before they begin."""
    if not {"start_edtf", "end_edtf"} <= set(table.values):
        return
    for line, row in table.rows("start_edtf", "end_edtf"):
        start, end = row["start_edtf"], row["end_edtf"]
        if start and end not in ("", dates.OPEN_END) and dates.span(end).last < dates.span(start).first:
            allowed = later("a date not before {date}", date=start)
            yield Fault(table.file, line, "end_edtf", end, later("ends before it begins"), allowed)


def _half_points(places: Table) -> Iterator[Fault]:
    for line, row in places.rows("lat", "lon"):
        if (row["lat"] is None) != (row["lon"] is None):
            value = row["lon"] if row["lat"] is None else row["lat"]
            problem, allowed = later("one of the two is empty"), later("both or neither")
            yield Fault(places.file, line, "lat, lon", str(value), problem, allowed)


def _events(tables: Tables) -> Iterator[Fault]:
    """Every event has a document, a deposit and an action of its own kind; every action has an event."""
    events, actions = tables["events"], tables["actions"]
    kinds = dict(zip(actions.values["action_id"], actions.values["kind"], strict=True))
    linked = [
        (tables[name].file, set(tables[name].values["event_id"]), words)
        for name, words in (
            ("event_sources", later("has no source")),
            ("event_mines", later("concerns no deposit")),
        )
    ]
    for line, row in events.rows("event_id", "kind", "action_id"):
        for file, having, words in linked:
            if row["event_id"] not in having:
                allowed = later("a row in {file}", file=file)
                yield Fault(events.file, line, "event_id", row["event_id"], words, allowed)
        if row["kind"] != (kind := kinds[row["action_id"]]):
            problem = later("the event {action} is of another kind", action=row["action_id"])
            yield Fault(
                events.file, line, "kind", row["kind"], problem, later("{kind}, as its event", kind=kind)
            )
    yield from _arrests(events)
    told = set(events.values["action_id"])
    for line, row in actions.rows("action_id"):
        if row["action_id"] not in told:
            allowed = later("a row in {file}", file=events.file)
            yield Fault(
                actions.file, line, "action_id", row["action_id"], later("no event tells of it"), allowed
            )


def _arrests(events: Table) -> Iterator[Fault]:
    """The higher of two accounts of arrests stands beside the lower one."""
    for line, row in events.rows("arrested", "arrested_most"):
        least, most = row["arrested"], row["arrested_most"]
        if most is not None and (least is None or most <= least):
            problem, allowed = later("needs arrested, and must be larger"), later("a number above arrested")
            yield Fault(events.file, line, "arrested_most", str(most), problem, allowed)


def _repeats(tables: Tables) -> Iterator[Fault]:
    """A repeat tells of the action that it repeats, says how surely, and repeats no repeat."""
    events = tables["events"]
    columns = "event_id", "action_id", "duplicate_of", "duplicate_certainty"
    of = {row["event_id"]: row for _, row in events.rows(*columns)}
    for line, row in events.rows(*columns):
        if not row["duplicate_of"]:
            continue
        first = of[row["duplicate_of"]]
        if first["action_id"] != row["action_id"]:
            problem, allowed = later("reports another event"), later("a record of the same action_id")
            yield Fault(events.file, line, "duplicate_of", row["duplicate_of"], problem, allowed)
        if first["duplicate_of"]:
            problem, allowed = (
                later("is itself a repeat"),
                later("the record that {event} repeats", event=row["duplicate_of"]),
            )
            yield Fault(events.file, line, "duplicate_of", row["duplicate_of"], problem, allowed)
        if not row["duplicate_certainty"]:
            problem, allowed = later("is empty beside duplicate_of"), later("certain or probable")
            yield Fault(events.file, line, "duplicate_certainty", "", problem, allowed)


# --- survey answers ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """One answer of a survey, as far as answers can contradict each other."""

    line: int
    group: tuple[str, str, str]  # question, place, date
    answer: str
    people: float
    rounded: float  # people that a rounded share may have added
    n: int
    source: str


def _answers(table: Table) -> Iterator[Fault]:
    told = []
    for line, row in table.rows():
        share, count, n = row["share_percent"], row["count"], row["n"]
        if (share is None) == (count is None):
            problem = later("share_percent and count are both given or both empty")
            yield Fault(table.file, line, "share_percent", "", problem, later("one of the two"))
            continue
        if count is not None and count > n:
            problem, allowed = later("more people than were asked"), later("at most n, here {n}", n=n)
            yield Fault(table.file, line, "count", str(count), problem, allowed)
            continue
        group = row["question_id"], row["place"], row["date_edtf"]
        people = float(share * n / 100 if count is None else count)
        told.append(
            Told(
                line, group, row["answer_en"], people, 0 if share is None else 0.5 * n / 100, n, row["source"]
            )
        )
    yield from contradictions(table.file, told)


def contradictions(file: str, answers: Iterable[Told]) -> Iterator[Fault]:
    """What must hold between answers: none twice; one n, one source and at most all people a question, place and date.

    Args:
        file: name of the file, for the faults.
        answers: of the data package or of a file that a visitor dropped.

    Yields:
        Faults in the order of the answers, those of whole questions last.
    """
    seen: dict[tuple[str, ...], int] = {}
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for told in answers:
        same = (*told.group, " ".join(told.answer.split()).casefold())
        if same in seen:
            problem = later("the answer is there twice, also in row {row}", row=seen[same])
            allowed = later("each answer once for a question, place and date")
            yield Fault(file, told.line, "answer_en", told.answer, problem, allowed)
            continue
        seen[same] = told.line
        groups.setdefault(told.group, []).append(told)
        first = groups[told.group][0]
        for column, own, others in (("n", str(told.n), str(first.n)), ("source", told.source, first.source)):
            if own != others:
                problem = later("differs from row {row} of the same question, place and date", row=first.line)
                yield Fault(file, told.line, column, own, problem, others)
    for (first, *_), people, slack in (
        (group, sum(told.people for told in group), sum(told.rounded for told in group))
        for group in groups.values()
    ):
        if people > first.n + slack + 1e-6:
            problem = later(
                "the answers to this question add up to {people}, more than were asked", people=round(people)
            )
            allowed = later("at most n; each person counts in one answer")
            yield Fault(file, first.line, "n", str(first.n), problem, allowed)
