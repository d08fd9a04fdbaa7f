"""Stakeholders: the study's tripartite approach, what was seen since, findings, and what is asked of whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from operator import attrgetter

from dashboard.cache import once
from dashboard.figures import columns
from dashboard.figures.approach.chart import Box, BoxRow, approach_chart
from dashboard.figures.approach.lanes import OUTSIDE, Turn
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.recommendations import stakeholder_names
from dashboard.figures.study_date import after_study, after_study_date, study_date
from dashboard.figures.words import case_text
from dashboard.figures.words.case_text import after_a_space
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import toward_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.recommendations import Finding, FindingKind
from dashboard.records.stakeholders import Approach, ApproachSince


@once
def tripartite(data: Dataset, t: Translator) -> Figure:
    """The three actors of the study's approach, three activities each, and what was seen since.

    Drawn are those whom the approach gives a part, groups without one, and residents where the case says
    that they are neither.
    """
    names, seen = stakeholder_names(data, t), data.records.approaches_since
    return Figure(
        id="tripartite-approach",
        title=case_text.text(data, t, "approach-title"),
        subtitle=t("What {study} proposes that each side does, and what public documents show"),
        sentence=t(
            "Those with a part in the approach of {study} ({actors}) have {activities}.",
            actors=", ".join(names[actor] for actor in actor_ids(data)),
            activities=t.plural(
                "{n} activity",
                "{n} activities",
                len(data.records.approaches),
                n=leading(t.number(len(data.records.approaches)), "activities"),
            ),
        )
        + _absent(data, t)
        + " "
        + t(
            "We found {seen} in public documents, for and against; {since} came after {date}.",
            seen=t.plural("{n} entry", "{n} entries", len(seen), n=leading(t.number(len(seen)), "seen")),
            since=leading(t.number(sum(after_study(row.date_edtf, data) for row in seen)), "later"),
            date=after_study_date(data, t),
        )
        + after_a_space(case_text.text(data, t, "approach-note")),
        chart=approach_chart(approach_boxes(data, t), approach_turns(data, t), turns_words(t))
        if actor_ids(data)
        else None,
        rows=_tripartite_rows(data, t),
        notes=(t("This is what was found, not everything that was done."),),
        numbers=partial(_behind, data, t),
    )


def _absent(data: Dataset, t: Translator) -> str:
    """Who has no part, after a space; "" if everybody has one."""
    names = stakeholder_names(data, t)
    absent = ", ".join(names[item] for item in absent_ids(data))
    if not absent:
        return ""
    if _all_absent_are_advised(data):
        return " " + t("Others were advised, but have no part in it ({absent}).", absent=absent)
    return " " + t("Others have no part in it ({absent}).", absent=absent)


def _all_absent_are_advised(data: Dataset) -> bool:
    """Whether each group without a part has a recommendation of its own."""
    return set(absent_ids(data)) <= {row.stakeholder_id for row in data.records.recommendations}


def _not_acting(data: Dataset, t: Translator) -> str:
    if _all_absent_are_advised(data):
        return t("Advised, but without a part in the approach")
    return t("Without a part in the approach")


def of_actor(actor: str) -> str:
    """The number of what was found of an actor's part."""
    return f"of-{actor}"


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What the sentence counts, and what was found of each actor, by :func:`of_actor`."""
    names = stakeholder_names(data, t)
    own = {actor: seen_of(data, actor) for actor in actor_ids(data)}
    later = [row for row in data.records.approaches_since if after_study(row.date_edtf, data)]
    listed = {
        "seen": (t("Found in documents"), data.records.approaches_since),
        "later": (t("After {date}", date=after_study_date(data, t)), later),
        **{of_actor(actor): (names[actor], rows) for actor, rows in own.items()},
    }
    words = t("activity, {study}'s words")
    return {
        "activities": mark_of(
            words, (record("approaches", row.approach_id) for row in data.records.approaches)
        ),
        **{
            name: mark_of(said, (record("approaches_since", row.since_id) for row in rows))
            for name, (said, rows) in listed.items()
        },
    }


@once
def approach_boxes(data: Dataset, t: Translator) -> tuple[BoxRow, ...]:
    """The rows of the drawing: who has a part, who has none, who is outside.

    Rows without anybody are left out.
    """
    names = stakeholder_names(data, t)
    acting = tuple(
        Box(names[actor], tuple(t.text(row, "text") for row in activities(data, actor)), actor)
        for actor in actor_ids(data)
    )
    advised = tuple(Box(names[item], stakeholder_id=item) for item in absent_ids(data))
    outside = (Box(t("Residents themselves")),) if case_text.text(data, t, "asked-of-residents") else ()
    rows = (
        BoxRow("acting", t("Actors of the approach, and what each should do"), acting),
        BoxRow("advised", _not_acting(data, t), advised),
        BoxRow("outside", t("Outside: no part, and nothing is asked of them"), outside),
    )
    return tuple(row for row in rows if row.boxes)


@once
def turns(data: Dataset, t: Translator) -> tuple[tuple[str, str], ...]:
    """Who is to turn to whom, where the study's words name them."""
    names, whom = stakeholder_names(data, t), toward_names(t)
    found = [
        (names[actor], whom[row.toward])
        for actor in actor_ids(data)
        for row in activities(data, actor)
        if row.toward
    ]
    return tuple(dict.fromkeys(found))


def turns_words(t: Translator) -> str:
    """What the arrows between those who have a part say."""
    return t("Who is to turn to whom, where it is said")


@once
def approach_turns(data: Dataset, t: Translator) -> tuple[Turn, ...]:
    """The same as arrows from box to box.

    An arrow leads to a group where only one is of the kind that the words name, and to the word itself elsewhere.
    """
    actors, words = actor_ids(data), toward_names(t)
    groups = data.records.stakeholders
    has_outside = any(row.kind == "outside" for row in approach_boxes(data, t))
    found: dict[Turn, None] = {}
    for who, actor in enumerate(actors):
        to_words = []
        for row in activities(data, actor):
            meant = [group.stakeholder_id for group in groups if row.toward and group.kind == row.toward]
            if row.toward == "residents" and has_outside:
                found[Turn(who, OUTSIDE)] = None
            elif len(meant) == 1 and meant[0] in actors and meant[0] != actor:
                found[Turn(who, actors.index(meant[0]))] = None
            elif row.toward:
                to_words.append(words[row.toward])
        if to_words:
            found[Turn(who, ", ".join(dict.fromkeys(to_words)))] = None
    return tuple(found)


def _tripartite_rows(data: Dataset, t: Translator) -> Rows:
    """Actor by actor the study's activities, then what was seen since."""
    names, whom = stakeholder_names(data, t), {**toward_names(t), "": ""}
    rows = []
    for actor in actor_ids(data):
        for row in activities(data, actor):
            words = [t("activity, {study}'s words"), t.text(row, "text"), whom[row.toward]]
            words += [study_date(data, t), ""]
            rows.append((record("approaches", row.approach_id), row.source_id, [names[actor], *words]))
        for since in seen_of(data, actor):
            when = t.date(since.date_edtf) or t("undated")
            words = [t("found in documents"), t.text(since, "title"), "", when, t.text(since, "note")]
            rows.append((record("approaches_since", since.since_id), since.source_id, [names[actor], *words]))
    return rows_of(
        [t("Actor"), t("What"), t("Text"), t("Turns to"), t("Date"), t("Note")],
        [([own], [source], cells) for own, source, cells in rows],
    )


def actor_ids(data: Dataset) -> tuple[str, ...]:
    """Actors of the tripartite approach, in the study's order."""
    actors = [row for row in data.records.stakeholders if row.approach_order is not None]
    return tuple(row.stakeholder_id for row in sorted(actors, key=attrgetter("approach_order")))


def absent_ids(data: Dataset) -> tuple[str, ...]:
    """Groups without a part in the approach, advised or not, in the study's order."""
    others = [row for row in data.records.stakeholders if row.approach_order is None]
    return tuple(row.stakeholder_id for row in sorted(others, key=attrgetter("position")))


def activities(data: Dataset, stakeholder: str) -> list[Approach]:
    """Activities of an actor, in the study's order."""
    own = (row for row in data.records.approaches if row.stakeholder_id == stakeholder)
    return sorted(own, key=attrgetter("position"))


def seen_of(data: Dataset, stakeholder: str) -> list[ApproachSince]:
    """What was seen of an actor's approach since, in the data's order."""
    return [row for row in data.records.approaches_since if row.stakeholder_id == stakeholder]


def of_kind(data: Dataset, kind: FindingKind) -> list[Finding]:
    """The study's findings, or its conclusions, in the study's order."""
    return sorted((row for row in data.records.findings if row.kind == kind), key=attrgetter("position"))


@once
def findings(data: Dataset, t: Translator) -> Figure:
    """The study's findings and its conclusions, of which only headings survive."""
    found = of_kind(data, "finding")
    is_translated, kept = t.lang != DEFAULT, case_text.text(data, t, "findings-kept")
    original = [Column(t("The English original"), lambda row: row["verbatim"])] if is_translated else []
    return Figure(
        id="findings",
        title=case_text.text(data, t, "findings-title"),
        subtitle=case_text.text(data, t, "findings-subtitle"),
        sentence=t(
            "{Study} has {n} findings: {headings}.",
            n=t.number(len(found)),
            headings="; ".join(t.text(row, "heading") for row in found),
        )
        + after_a_space(case_text.text(data, t, "findings-note")),
        chart=None,
        rows=columns.table(
            "findings",
            "finding_id",
            [*found, *of_kind(data, "conclusion")],
            [
                Column(t("Slide heading, verbatim"), lambda row: t.quoted(row, "verbatim")),
                *original,
                *([Column(t("Text under it"), lambda _: kept)] if kept else []),
                columns.note(t),
            ],
        ),
        notes=(
            t(
                "The findings are the author's conclusions; no numbers that would support or refute them survive."
            ),
        ),
    )
