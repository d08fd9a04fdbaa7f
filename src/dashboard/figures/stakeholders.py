"""Stakeholders: the deck's tripartite approach, what was seen since, findings, and what is asked of whom."""

from __future__ import annotations

from operator import attrgetter

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.deck_date import after_deck
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.recommendations import stakeholder_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.records.people import Approach, ApproachSince, Finding, FindingKind


@once
def tripartite(data: Dataset, t: Translator) -> Figure:
    """The three actors of the deck's approach, three activities each, and what was seen since.

    The chart face is drawn by the page (three columns of text), so ``chart`` is None.
    """
    names, seen = stakeholder_names(data, t), data.records.approaches_since
    return Figure(
        id="tripartite-approach",
        title=t("The deck's answer to the conflicts has three actors; residents are not one of them"),
        subtitle=t(
            "A tripartite approach to the conflicts: the deck's nine activities, and what public documents show"
        ),
        sentence=t(
            "The deck names {actors} as the three actors of its approach, with {activities} activities. "
            "{absent} are addressed in its recommendations but stand outside the approach; residents have no part of their own in either. "
            "Public documents show {seen} things; {since} of them are dated after the deck.",
            actors=", ".join(names[actor] for actor in actor_ids(data)),
            activities=t.number(len(data.records.approaches)),
            absent=", ".join(names[item] for item in absent_ids(data)),
            seen=t.number(len(seen)),
            since=t.number(sum(after_deck(row.date_edtf) for row in seen)),
        ),
        chart=None,
        rows=_tripartite_rows(data, t),
        notes=(t("Seen in documents = what was found; it is not a list of all that was done."),),
    )


def _tripartite_rows(data: Dataset, t: Translator) -> Rows:
    """Actor by actor the deck's activities, then what was seen since."""
    names = stakeholder_names(data, t)
    rows = []
    for actor in actor_ids(data):
        for row in activities(data, actor):
            words = [t("activity, the deck's words"), t.text(row, "text"), t("deck, October 2017"), ""]
            rows.append((record("approaches", row.approach_id), row.source_id, [names[actor], *words]))
        for since in seen_of(data, actor):
            when = t.date(since.date_edtf) or t("undated")
            words = [t("seen in documents"), t.text(since, "title"), when, t.text(since, "note")]
            rows.append((record("approaches_since", since.since_id), since.source_id, [names[actor], *words]))
    return rows_of(
        [t("Actor"), t("What"), t("Text"), t("Date"), t("Note")],
        [([own], [source], cells) for own, source, cells in rows],
    )


def actor_ids(data: Dataset) -> tuple[str, ...]:
    """Actors of the tripartite approach, in the deck's order."""
    actors = [row for row in data.records.stakeholders if row.approach_order is not None]
    return tuple(row.stakeholder_id for row in sorted(actors, key=attrgetter("approach_order")))


def absent_ids(data: Dataset) -> tuple[str, ...]:
    """Groups that the deck gives recommendations but no part in its approach."""
    others = [row for row in data.records.stakeholders if row.approach_order is None]
    return tuple(row.stakeholder_id for row in sorted(others, key=attrgetter("deck_order")))


def activities(data: Dataset, stakeholder: str) -> list[Approach]:
    """Activities of an actor, in the deck's order."""
    own = (row for row in data.records.approaches if row.stakeholder_id == stakeholder)
    return sorted(own, key=attrgetter("deck_order"))


def seen_of(data: Dataset, stakeholder: str) -> list[ApproachSince]:
    """What was seen of an actor's approach since, in the data's order."""
    return [row for row in data.records.approaches_since if row.stakeholder_id == stakeholder]


def of_kind(data: Dataset, kind: FindingKind) -> list[Finding]:
    """The deck's findings, or its conclusions, in the deck's order."""
    return sorted((row for row in data.records.findings if row.kind == kind), key=attrgetter("deck_order"))


@once
def findings(data: Dataset, t: Translator) -> Figure:
    """The deck's findings and its conclusions, of which only headings survive."""
    found = of_kind(data, "finding")
    is_translated = t.lang != DEFAULT
    original = [Column(t("The deck's English"), lambda row: row["verbatim"])] if is_translated else []
    return Figure(
        id="findings",
        title=t("Of the deck's findings only the headings survive"),
        subtitle=t("Key findings from interviews, slide headings in the deck's words"),
        sentence=t(
            "The deck has {n} findings: {headings}. The text under the headings is lost, and so is the text of its conclusions.",
            n=t.number(len(found)),
            headings="; ".join(t.text(row, "heading") for row in found),
        ),
        chart=None,
        rows=columns.table(
            "findings",
            "finding_id",
            [*found, *of_kind(data, "conclusion")],
            [
                Column(t("Slide heading, verbatim"), lambda row: t.quoted(row, "verbatim")),
                *original,
                Column(t("Text under it"), lambda _: t("not in the text that survives")),
                columns.note(t),
            ],
        ),
        notes=(
            t(
                "The findings are the author's conclusions; no numbers that would support or refute them survive."
            ),
        ),
    )
