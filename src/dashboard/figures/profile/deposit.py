"""What the data says of a deposit: the study's numbers, what is documented, holders, facts."""

from __future__ import annotations

from dashboard import case, dates
from dashboard.choosing import counting, event_records
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.choosing.view_address import address
from dashboard.figures.counts import differences, in_study
from dashboard.figures.figure import ordered_sources
from dashboard.figures.profile.sections import (
    actions_at,
    distances_of,
    height_line,
    not_found_about,
    precision_of,
    water_of,
)
from dashboard.figures.profile.value import Item, Profile, Section, some
from dashboard.figures.profile.words import other_names, source_name
from dashboard.figures.words.case_text import years_of_case
from dashboard.figures.words.names import (
    confidence_words,
    fact_heads,
    indicator_names,
    metal_names,
    mine_status_names,
    place_kind_names,
    role_names,
)
from dashboard.figures.words.ranges import band, status_date
from dashboard.i18n import DEFAULT, Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Holder


def of_deposit(place: Row, mine: Row, data: Dataset, selection: Selection, t: Translator) -> Profile:
    """The profile of a deposit."""
    sources: list[list[str]] = [[mine["source_id"], place["source_id"]]]
    sections = [
        water_of(place, data, t, sources),
        _study_row(mine, data, t, sources),
        _documented(mine, data, t, sources),
        _holders(mine, data, t, sources),
        _facts(mine, data, t, sources),
        distances_of(place, data, t, sources),
        precision_of(place, t),
        actions_at(place, data, selection, t, sources),
        not_found_about(mine["mine_id"], data, t),
    ]
    status = t(
        "{status} ({as_of}; {confidence})",
        status=mine_status_names(t)[mine["status"]].capitalize(),
        as_of=status_date(mine, t),
        confidence=confidence_words(mine, t),
    )
    return Profile(
        place_id=place["place_id"],
        title=t.name(mine),
        kind=place_kind_names(t)[place["kind"]],
        names=other_names(place, t.name(mine)),
        lead=status,
        lines=some(
            t("The main metal is {metal}.", metal=metal_names(t)[mine["metal"]]),
            t.text(mine, "status_text"),
            t.text(mine, "note"),
            _now(mine, data, t),
            height_line(place, data, t, sources),
        ),
        sections=tuple(section for section in sections if section),
        source_ids=ordered_sources(sources),
    )


def _study_row(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    own = [cell for cell in data.records.study_counts if cell.mine_id == mine["mine_id"]]
    if not own:
        return None
    sources.append([cell.source_id for cell in own])
    order = data.allowed("study_counts", "indicator")
    rows = sorted(own, key=lambda row: order.index(row.indicator))
    notes: list[str] = []
    if any(row.indicator in INDICATORS and row.value is None for row in rows):
        notes.append(t("A dash in {study} means that the figure is missing; it is not a zero."))
    for row in rows:
        for other in differences(data, mine["mine_id"], row.indicator, t):
            sources.append([other["source_id"]])
            notes.append(
                t(
                    "{column}. Documents: {documents}",
                    column=t.quoted(row, "study_column"),
                    documents=other["documents"],
                )
            )
    heads: tuple[str, ...] = (t("Column"), t("Cell"))
    told: list[tuple[str, ...]] = [(t.quoted(row, "study_column"), t.quoted(row, "verbatim")) for row in rows]
    if t.lang != DEFAULT:  # a translation stands beside its original
        heads = (*heads, t("The English original"))
        told = [(*cell, row.verbatim) for cell, row in zip(told, rows, strict=True)]
    return Section(
        "study",
        t("The row of {study}, word for word"),
        rows=(heads, *told),
        notes=tuple(notes),
        is_open=True,
    )


def _documented(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section:
    names, events = indicator_names(t), event_records.by_id(data)
    rows = []
    for indicator in INDICATORS:
        found = counting.count(data, indicator, (mine["mine_id"],))
        sources.extend(list(events[event].sources) for event in found.records)
        printed = [in_study(data, mine["mine_id"], indicator, t)] if case.study(data) else []
        rows.append((names[indicator], *printed, band(t, found)))
    return Section(
        "documented",
        t("Documented, {first}–{last}", **years_of_case(data)),
        rows=((t("Indicator"), *([t("{Study}")] if case.study(data) else []), t("Documents")), *rows),
        ways=tuple(_records(mine["mine_id"], indicator, data, t) for indicator in INDICATORS),
        notes=(
            t(
                "Each range has two ends. The lower end counts only events that are clearly separate, about this deposit, and of medium or high confidence. The upper end counts everything except certain repeats."
            ),
            *(
                [t("The two columns stand beside each other; neither confirms nor corrects the other.")]
                if case.study(data)
                else []
            ),
        ),
        is_open=True,
    )


def _records(mine: str, indicator: str, data: Dataset, t: Translator) -> str:
    """The address of the records behind a number."""
    first, last = case.years(data)
    behind = Selection(
        lang=t.lang, part="records", mines=(mine,), kinds=(indicator,), year_from=first, year_to=last
    )
    return address("timeline", behind, "part", "mines", "kinds", "year_from", "year_to")


def _spells(mine: Row, data: Dataset) -> list[Holder]:
    return [spell for spell in data.records.holders if spell.mine_id == mine["mine_id"]]


def _now(mine: Row, data: Dataset, t: Translator) -> str:
    now = [
        spell for spell in _spells(mine, data) if spell.role == "licence" and spell.end_edtf == dates.OPEN_END
    ]
    if not now:
        return t("The present licence holder was not found.") if data.records.holders else ""
    names = ", ".join(f"{t.name(row)} ({t('as of {date}', date=t.as_of(row.as_of_edtf))})" for row in now)
    return t("The licence holder, by the latest source, is {names}.", names=names)


def _holders(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    spells = _spells(mine, data)
    if not spells:
        return None
    sources.append([spell.source_id for spell in spells])
    roles = role_names(t)
    items = []
    # Licences first, then the owners behind them; the newest first, so that "now" is on top.
    newest_first = spells[::-1]
    for row in sorted(newest_first, key=lambda spell: list(roles).index(spell.role)):
        detail = some(
            t.text(row, "share"),
            t("as of {date}", date=t.as_of(row.as_of_edtf)),
            confidence_words(row, t),
            t.text(row, "note"),
        )
        items.append(Item(f"{t.name(row)}: {roles[row.role]}, {_period(row, t)}", detail, row.event_id))
    return Section(
        "holders",
        t.plural("Who holds and held it ({n} entry)", "Who holds and held it ({n} entries)", len(items)),
        items=tuple(items),
    )


def _period(row: Row, t: Translator) -> str:
    start = t.date(row["start_edtf"]) or t("start not found")
    if row["end_edtf"] == dates.OPEN_END:
        return t("{start} until now", start=start)
    return t("{start} to {end}", start=start, end=t.date(row["end_edtf"]) or t("end not found"))


def _facts(mine: Row, data: Dataset, t: Translator, sources: list[list[str]]) -> Section | None:
    own = [fact for fact in data.records.mine_facts if fact.mine_id == mine["mine_id"]]
    if not own:
        return None
    sources.append([fact.source_id for fact in own])
    topics = fact_heads(t)
    items = []
    for row in sorted(own, key=lambda fact: list(topics).index(fact.topic)):
        when = t.date(row.date_edtf) or t("undated")
        detail = some(when, confidence_words(row, t), source_name(row, data), t.text(row, "note"))
        items.append(Item(f"{topics[row.topic]}: {t.text(row, 'claim')}", detail))
    return Section(
        "facts",
        t.plural("{n} claim about the deposit", "{n} claims about the deposit, side by side", len(items)),
        lead=t("Differing figures stand side by side. None is averaged or preferred."),
        items=tuple(items),
    )
