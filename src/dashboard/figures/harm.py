"""Who was hurt and who was detained, as reported, event by event: a number only where a source gives one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Item, record, rows_of
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, kind_words
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset


@dataclass(frozen=True)
class Line:
    """An event in which people were or may have been hurt: when, what, what is reported of people, its documents."""

    event_id: str
    when: str
    title: str
    facts: tuple[str, ...]
    source_ids: tuple[str, ...]
    heading: str  # what it stands under; "" = the finding itself


def harm_words(row: EventRecord, t: Translator) -> str:
    """What is reported of people and police at an event; "" where nothing is.

    Of a violent incident it is said, too, that no number of people hurt was found.
    """
    told = []
    if row.police_force:
        told.append(t("police used force, as reported"))
    if row.killed is not None:
        told.append(t("{n} reported killed", n=t.number(row.killed)))
    if row.injured is not None:
        told.append(t("{n} reported hurt", n=t.number(row.injured)))
    elif row.kind == "violent":
        told.append(t("how many were hurt is not stated"))
    if row.arrested is not None and row.arrested_most is not None:
        told.append(
            t(
                "{people} reported arrested or detained, depending on the account",
                people=arrested_words(row, t),
            )
        )
    elif row.arrested is not None:
        told.append(t("{n} reported arrested or detained", n=t.number(row.arrested)))
    return "; ".join(told)


def arrested_words(row: EventRecord, t: Translator) -> str:
    """How many were arrested or detained, by both accounts where two differ; "" where no number is known."""
    if row.arrested is None:
        return ""
    least = t.number(row.arrested)
    if row.arrested_most is None:
        return least
    return t("{least} or {most}", least=least, most=t.number(row.arrested_most))


def _is_mine_work(row: EventRecord) -> bool:
    """Whether people came to harm at mine work, and not where people protest; how they did, no column says."""
    return row.kind == "operation"


def _shown(data: Dataset, selection: Selection) -> list[EventRecord]:
    """The violent incidents of a view, and events of another kind at which somebody was killed or hurt.

    Violent incidents come first, then what happened at mine work, then the others; in each the oldest.
    """
    rows = event_records.events(data, selection)
    own = [row for row in rows if row.is_primary and (row.kind == "violent" or _is_harmful(row))]
    return sorted(own, key=lambda row: (row.kind != "violent", not _is_mine_work(row)))


def _is_harmful(row: EventRecord) -> bool:
    return bool(row.injured or row.killed)


@once
def lines(data: Dataset, selection: Selection, t: Translator) -> tuple[Line, ...]:
    """The events of :func:`figure` in words.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
    """

    def facts(row: EventRecord) -> Iterator[str]:
        words = harm_words(row, t)
        # The heading says that it was at mine work; that its kind is a judgement, no heading can.
        is_headed = row.kind == "violent" or (_is_mine_work(row) and not row.is_borderline)
        told = words if is_headed else f"{kind_words(row, t)}; {words}"
        yield f"{capital(told)}."
        yield t.text(row, "summary")

    return tuple(
        Line(
            row.event_id,
            t.date(row.date_edtf),
            t.text(row, "title"),
            tuple(filter(None, facts(row))),
            row.sources,
            _heading(row, t),
        )
        for row in _shown(data, selection)
    )


def _heading(row: EventRecord, t: Translator) -> str:
    if row.kind == "violent":
        return ""
    if _is_mine_work(row):
        return t("Killed or hurt at mine work, as documents also report")
    return t("Events of other kinds at which people were hurt or killed")


def _others(rows: Sequence[EventRecord], t: Translator) -> str:
    """What else stands in the list: events at mine work with those killed and hurt there, and events of other kinds."""
    at_work = [row for row in rows if _is_mine_work(row)]
    killed = sum(row.killed or 0 for row in at_work)
    hurt = sum(row.injured or 0 for row in at_work)
    said, people = [], []
    if killed:
        people.append(t.plural("{n} person was killed", "{n} people were killed", killed))
    if hurt:
        people.append(t.plural("{n} person was hurt", "{n} people were hurt", hurt))
    if at_work:
        said.append(
            t.plural(
                "Also reported is {n} event at mine work, in which {people}.",
                "Also reported are {n} events at mine work, in which {people}.",
                len(at_work),
                people=t.listed(people),
            )
        )
    if any(row.kind != "violent" and not _is_mine_work(row) for row in rows):
        said.append(
            t("Events of other kinds stand here too if a source says that people were hurt or killed.")
        )
    return " ".join(said)


@once
def figure(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """For how many violent incidents a number of people hurt is given; each with what is reported.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
    """
    rows = _shown(data, selection)
    violent = [row for row in rows if row.kind == "violent"]
    given = [row for row in violent if row.injured is not None]
    return Figure(
        id="harm",
        title=t("How many were hurt? No number was found")
        if violent and not given
        else t.plural(
            "How many were hurt? Sources give a number for {given} of {n} violent incident",
            "How many were hurt? Sources give a number for {given} of {n} violent incidents",
            len(violent),
            given=leading(t.number(len(given)), "given"),
            n=leading(t.number(len(violent)), "all"),
        )
        if violent
        else t("How many were hurt"),
        subtitle=t(
            "People killed, hurt, arrested or detained, as reported. Not stated does not mean that nobody was hurt"
        ),
        sentence=_others(rows, t),
        chart=None,
        rows=rows_of(
            [t("Date"), t("Event"), t("Kind"), t("People and police"), t("Whose account")],
            partial(_items, data, selection, t),
            name="harm",
        ),
        empty="" if rows else t("No event with people hurt fits these filters."),
        numbers=partial(_behind, data, selection, t),
    )


def _items(data: Dataset, selection: Selection, t: Translator) -> Iterator[Item]:
    for row in _shown(data, selection):
        cells = (
            t.date(row.date_edtf),
            t.text(row, "title"),
            kind_words(row, t),
            harm_words(row, t),
            voice_words(row.sources, data, t),
        )
        yield [record("events", row.event_id)], row.sources, cells


def _behind(data: Dataset, selection: Selection, t: Translator) -> Mapping[str, Behind]:
    """The violent incidents for which a number of people hurt is given, and all of them."""
    violent = [row for row in _shown(data, selection) if row.kind == "violent"]
    heading = indicator_names(t)["violent"]

    def behind(rows: list[EventRecord]) -> Behind:
        return mark_of(heading, [record("events", row.event_id) for row in rows])

    return {"given": behind([row for row in violent if row.injured is not None]), "all": behind(violent)}
