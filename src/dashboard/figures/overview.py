"""Overview: the case in thirty seconds, the study's numbers beside what is documented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dashboard import counting, dates, event_records
from dashboard.cache import once
from dashboard.counting import Count
from dashboard.dataset import Dataset
from dashboard.figures.counts import (
    Difference,
    borderline,
    counted_records,
    counted_row,
    dashes_in_words,
    difference_lines,
    differences,
    study_cells,
)
from dashboard.figures.figure import Figure, Rows, ordered_sources, record, rows_of
from dashboard.figures.names import confidence_names, indicator_names, mine_names, mine_status_names
from dashboard.figures.ranges import status_date
from dashboard.i18n import Translator
from dashboard.records import Row
from dashboard.selection import INDICATORS, STUDY_YEARS, Selection


@dataclass(frozen=True)
class Deposit:
    """A deposit in short, in the visitor's language."""

    mine_id: str
    name: str
    status: str
    status_text: str
    as_of: str
    holder: str
    village: str
    distance: str  # the study's cell, and what documents say, in a sentence each
    differences: tuple[str, ...]  # where documents say otherwise than the study on village, holder and status
    source_ids: tuple[str, ...]


@once
def deposits(data: Dataset, t: Translator) -> list[Deposit]:
    """The deposits in the study's order."""
    return [_deposit(row, data, t) for row in sorted(data.records.mines, key=attrgetter("position"))]


def _deposit(mine: Row, data: Dataset, t: Translator) -> Deposit:
    mine_id = mine["mine_id"]
    village, licensee, status = (
        differences(data, mine_id, column, t) for column in ("village", "licensee", "status")
    )
    own = [*village, *licensee, *status]
    holders = _holders_now(mine_id, data)
    return Deposit(
        mine_id=mine_id,
        name=t.name(mine),
        status=mine_status_names(t)[mine["status"]],
        status_text=t.text(mine, "status_text"),
        as_of=status_date(mine, t),
        holder=", ".join(_holder(spell, t) for spell in holders),
        village=t.name(data.rows("places")[mine["village_place_id"]]),
        distance=_distance(study_cells(data).get((mine_id, "village")), village, t),
        differences=tuple(
            t("{Study}: {said} Documents: {documents}", study=item["study"], documents=item["documents"])
            for item in own
        ),
        source_ids=ordered_sources(
            [
                [mine["source_id"]],
                [spell["source_id"] for spell in holders],
                [cell.source_id for cell in data.records.study_counts if cell.mine_id == mine_id],
                [item["source_id"] for item in own],
            ]
        ),
    )


def _holders_now(mine_id: str, data: Dataset) -> list[Row]:
    """The spells of a deposit's licence that no document ends."""
    return [
        spell
        for spell in data.records.holders
        if (spell["mine_id"], spell["role"], spell["end_edtf"]) == (mine_id, "licence", dates.OPEN_END)
    ]


def _holder(spell: Row, t: Translator) -> str:
    level = confidence_names(t)[spell["confidence"]]
    return t("{name} (confidence: {level})", name=t.name(spell), level=level)


def _distance(cell: Row | None, differing: Sequence[Difference], t: Translator) -> str:
    """How far the village is: the study's words, and beside them those of documents."""
    study = t.quoted(cell, "verbatim") if cell else ""
    lines = [t("{Study}: {cell}.", cell=study)] if study else []
    lines += [t("Documents: {words}", words=row["documents"]) for row in differing]
    return " ".join(lines)


@once
def counts(data: Dataset) -> dict[tuple[str, str], Count]:
    """Documented counts in the study's window, by deposit ("" = all three, shared actions once) and indicator."""
    mines = [mine.mine_id for mine in sorted(data.records.mines, key=attrgetter("position"))]
    return {
        (mine, indicator): counting.count(data, indicator, (mine,) if mine else ())
        for mine in [*mines, ""]
        for indicator in INDICATORS
    }


@once
def lead(data: Dataset, t: Translator) -> str:
    """The case in three sentences."""
    known = counts(data)
    peaceful, violent, court = (known[("", kind)] for kind in ("peaceful", "violent", "court"))
    sentence = t(
        "Public documents show {peaceful} peaceful demonstrations, {violent} violent incidents and {court} court cases in {first}–{last}, under owners that kept changing.",
        peaceful=in_running_text(t, peaceful),
        violent=in_running_text(t, violent),
        court=in_running_text(t, court),
        first=str(STUDY_YEARS[0]),
        last=str(STUDY_YEARS[1]),
    )
    study = t(
        "A conference presentation of 2017, here called the study, counted these events; this atlas sets public documents beside it."
    )
    return f"{dispute(data, t)} {sentence} {mined_now(data, t)} {study}"


def dispute(data: Dataset, t: Translator) -> str:
    """Who is at odds over what, and since when protest is documented at each deposit."""
    words = t(
        "Residents, companies and the state have been at odds over these deposits: {deposits}.",
        deposits=", ".join(mine_names(data, t).values()),
    )
    protests = event_records.events(data, Selection(kinds=("peaceful", "violent")))
    first = {}
    for mine, name in mine_names(data, t).items():
        own = [event for event in protests if mine in event.mines]
        if own:  # sorted by first day
            year = own[0].first.year
            is_inferred = all(event.date_inferred for event in own if event.first.year == year)
            first[name] = t("{date}, inferred", date=str(year)) if is_inferred else str(year)
    if not first:
        return words
    years = "; ".join(f"{name}: {year}" for name, year in first.items())
    return f"{words} {t('Earliest protest in documents: {years}.', years=years)}"


def mined_now(data: Dataset, t: Translator) -> str:
    """Where gold is mined by the newest sources, and where no mining was seen."""
    mines = sorted(data.records.mines, key=attrgetter("position"))
    operating, idle = (
        ", ".join(t.name(mine) for mine in mines if mine["status"] == status)
        for status in mine_status_names(t)
    )
    if operating and idle:
        return t(
            "By the newest sources gold is mined at: {operating}; no mining was seen at: {idle}.",
            operating=operating,
            idle=idle,
        )
    if operating:
        return t("By the newest sources gold is mined at: {operating}.", operating=operating)
    return t("By the newest sources no mining was seen at: {idle}.", idle=idle)


def in_running_text(t: Translator, found: Count) -> str:
    """A band in running text, from the strict end to the highest broad one."""
    low, high = t.number(found.low), t.number(found.upper)
    return low if low == high else t("{low} to {high}", low=low, high=high)


@once
def numbers(data: Dataset, t: Translator) -> Figure:
    """The study's four counts for each deposit beside the documented bands. Drawn by the page as a table."""
    known = counts(data)
    own = {
        (mine, indicator): known[mine, indicator] for mine in mine_names(data, t) for indicator in INDICATORS
    }
    years = {"first": str(STUDY_YEARS[0]), "last": str(STUDY_YEARS[1])}
    beside = (
        t(
            "The number of {study} for each deposit stands large, what documents show for {first}–{last} beneath it; the two are never added up or merged.",
            **years,
        )
        if study_cells(data)
        else t("No number of {study} is in the data.")
    )
    return Figure(
        id="study-numbers",
        # Of the documents alone: the study gives no sum, and one of its numbers is a dash, which is not zero.
        title=t(
            "Documents show {peaceful} peaceful demonstrations and {violent} violent incidents",
            peaceful=in_running_text(t, known["", "peaceful"]),
            violent=in_running_text(t, known["", "violent"]),
        ),
        subtitle=t(
            "Counts for {first}–{last}; large: {study}, as printed; below: what public documents show",
            **years,
        ),
        sentence=" ".join((beside, *dashes_in_words(data, mine_names(data, t), t))),
        chart=None,
        rows=_number_rows(own, data, t),
        behind=(counted_records(own, data, t),),
        conflicts=difference_lines(data, own, t),
        notes=(
            t(
                "A range begins with what is clearly distinct, of medium confidence or better and about the deposit itself (for ownership: the holder or its majority owner changed); it ends with all but what is surely told twice."
            ),
            t(
                "A shared action is counted at each deposit it concerns. A number of the same size as in {study} is no confirmation: counts without dates cannot be compared case by case."
            ),
            *borderline(own.values(), data, t),
        ),
    )


def _number_rows(own: Mapping[tuple[str, str], Count], data: Dataset, t: Translator) -> Rows:
    """A row a number of the study, then one for all deposits, as the opening sentence of the screen counts them."""
    names, indicators = mine_names(data, t), indicator_names(t)
    rows = []
    for (mine, indicator), found in own.items():
        records, documents, cells = counted_row(data, mine, indicator, found, t)
        rows.append((records, documents, [names[mine], indicators[indicator], *cells]))
    events = event_records.by_id(data)
    for indicator in INDICATORS:
        found = counts(data)["", indicator]
        records = [record("events", event) for event in found.records]
        documents = [source for event in found.records for source in events[event].sources]
        head = [t("all three, a shared action once"), indicators[indicator], t("no sum in {study}")]
        rows.append((records, documents, [*head, found.low, found.high, found.upper]))
    headings = [
        t("Deposit"),
        t("Indicator"),
        t("{Study}, verbatim"),
        t("Documented, strict"),
        t("Documented, broad"),
        t("Broad with probable repeats"),
    ]
    return rows_of(headings, rows)
