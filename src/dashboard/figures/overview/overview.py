"""Overview: the case in thirty seconds, the study's numbers beside what is documented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from dashboard import case, dates
from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.counting import Count
from dashboard.choosing.selection import INDICATORS
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
from dashboard.figures.figure import Figure, Item, Rows, ordered_sources, record, rows_of
from dashboard.figures.number import behind_numbers
from dashboard.figures.words import case_text, headline, phrases
from dashboard.figures.words.case_text import years_of_case
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import (
    confidence_names,
    deposits_counted,
    indicator_names,
    mine_names,
    mine_status_names,
)
from dashboard.figures.words.ranges import status_date
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

MOST_NAMED = 6  # deposits that a sentence names one by one


@dataclass(frozen=True)
class Deposit:
    """A deposit in short, in the visitor's language."""

    mine_id: str
    place_id: str
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
        place_id=mine["place_id"],
        name=t.name(mine),
        status=mine_status_names(t)[mine["status"]],
        status_text=t.text(mine, "status_text"),
        as_of=status_date(mine, t),
        holder=", ".join(_holder(spell, t) for spell in holders),
        village=t.name(data.rows("places")[mine["village_place_id"]]),
        distance=_distance(study_cells(data).get((mine_id, "village")), village, t),
        differences=tuple(
            t("{Study}: {said} Documents: {documents}", said=item["study"], documents=item["documents"])
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
    """Documented counts in the years of the case, by deposit ("" = all, shared actions once) and indicator."""
    mines = [mine.mine_id for mine in sorted(data.records.mines, key=attrgetter("position"))]
    return {
        (mine, indicator): counting.count(data, indicator, (mine,) if mine else ())
        for mine in [*mines, ""]
        for indicator in INDICATORS
    }


def lead(data: Dataset, t: Translator) -> str:
    """The case in three sentences: its editor's, else made of the rows."""
    return headline.said(marked_lead(data, t))


def marked_lead(data: Dataset, t: Translator) -> str:
    """The same for whoever draws it: the number of recommendations, where it names that, leads to these."""
    own = case_text.own_text(data, t, "overview-lead")
    if not own:
        return _made_lead(data, t)
    n = t.number(len(data["recommendations"]))
    return case_text.filled(own, data, t, n_recommendations=leading(n, "all"))


@once
def _made_lead(data: Dataset, t: Translator) -> str:
    known = counts(data)
    counted = t(
        "Public documents of {first}–{last} record {peaceful}, {violent} and {court}.",
        peaceful=phrases.protests(t, known["", "peaceful"]),
        violent=phrases.incidents(t, known["", "violent"]),
        court=phrases.court_cases(t, known["", "court"]),
        **years_of_case(data),
    )
    return " ".join(filter(None, (_deposits_in_words(data, t), counted, status_now(data, t))))


def _deposits_in_words(data: Dataset, t: Translator) -> str:
    """Which deposits the atlas is about; of many only how many."""
    names = list(mine_names(data, t).values())
    if not names:
        return ""
    if len(names) > MOST_NAMED:
        counted = deposits_counted(len(names), data, t)
        return f"{capital(counted)}."
    return t.plural("The deposit is {names}.", "The deposits are {names}.", len(names), names=t.listed(names))


def status_now(data: Dataset, t: Translator) -> str:
    """Where mining goes on and where not, by the newest sources; of many deposits only how many are in each state."""
    mines = sorted(data.records.mines, key=attrgetter("position"))
    told = []
    for status, words in mine_status_names(t).items():
        names = [t.name(mine) for mine in mines if mine["status"] == status]
        if names:
            listed = t.listed(names) if len(mines) <= MOST_NAMED else deposits_counted(len(names), data, t)
            told.append(f"{listed} ({words})")
    return t("By the latest sources: {states}.", states="; ".join(told)) if told else ""


def _beside(data: Dataset, t: Translator) -> str:
    """What stands beside what."""
    if study_cells(data):
        return t(
            "The large figure for each deposit is the one printed in {study}; beneath it is what public documents show for {first}–{last}. The two are never added together.",
            **years_of_case(data),
        )
    return t("What documents show for {first}–{last}, by deposit.", **years_of_case(data))


@once
def numbers(data: Dataset, t: Translator) -> Figure:
    """The study's four counts for each deposit beside the documented bands. Drawn by the page as a table."""
    known = counts(data)
    own = {
        (mine, indicator): known[mine, indicator] for mine in mine_names(data, t) for indicator in INDICATORS
    }
    years, with_study = years_of_case(data), bool(study_cells(data))
    return Figure(
        id="documented-numbers",
        # Of the documents alone: the study gives no sum, and one of its numbers may be a dash, which is not zero.
        title=t(
            "{peaceful} and {violent} on record",
            peaceful=leading(phrases.protests(t, known["", "peaceful"]), "peaceful"),
            violent=leading(phrases.incidents(t, known["", "violent"]), "violent"),
        ),
        subtitle=t(
            "{first}–{last}. The large figure is the one printed in {study}; the small one is what public documents show",
            **years,
        )
        if with_study
        else t("What public documents show, {first}–{last}", **years),
        sentence=" ".join((_beside(data, t), *dashes_in_words(data, mine_names(data, t), t))),
        chart=None,
        rows=_number_rows(data, t),
        further_rows=(counted_records(own, data, t),),
        conflicts=difference_lines(data, own, t),
        notes=(
            t(
                "Each range has two ends. The lower end counts only events that are clearly separate, about this deposit, and of medium or high confidence. Of changes of ownership it counts those of the licence holder or of its majority owner. The upper end counts everything except certain repeats."
            ),
            t(
                "An event that concerned several deposits is counted at each of them. Where our figure equals that of {study}, that confirms nothing: figures without dates cannot be compared event by event."
            )
            if with_study
            else t("An event that concerned several deposits is counted at each of them."),
            *filter(None, [case_text.text(data, t, "numbers-note")]),
            *borderline(own.values(), data, t),
        ),
        numbers=partial(behind_numbers, data, (), ("peaceful", "violent"), t),
    )


def _number_rows(data: Dataset, t: Translator) -> Rows:
    """A row a number of the study, then one for all deposits, as the opening sentence of the screen counts them."""
    headings = [
        t("Deposit"),
        t("Indicator"),
        *([t("{Study}, verbatim")] if case.study(data) else []),
        t("Lower count"),
        t("Upper count"),
        t("With probable repeats"),
    ]
    return rows_of(headings, partial(_number_items, data, t))


def _number_items(data: Dataset, t: Translator) -> Iterator[Item]:
    names, indicators, known = mine_names(data, t), indicator_names(t), counts(data)
    for mine in names:
        for indicator in INDICATORS:
            records, documents, cells = counted_row(data, mine, indicator, known[mine, indicator], t)
            yield records, documents, [names[mine], indicators[indicator], *cells]
    events = event_records.by_id(data)
    no_sum = [t("no total in {study}")] if case.study(data) else []
    for indicator in INDICATORS if len(names) > 1 else ():  # of one deposit it would be the same row again
        found = known["", indicator]
        documents = [source for event in found.records for source in events[event].sources]
        head = [t("together (shared events counted once)"), indicators[indicator], *no_sum]
        ends = [found.low, found.high, found.upper]
        yield [record("events", event) for event in found.records], documents, [*head, *ends]
