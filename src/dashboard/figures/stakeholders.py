"""Stakeholders: the deck's tripartite approach, what was seen since, findings, and what is asked of whom."""

from __future__ import annotations

import pandas as pd

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.deck_date import after_deck
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.recommendations import stakeholder_names
from dashboard.i18n import DEFAULT, Translator


@once
def tripartite(data: Dataset, t: Translator) -> Figure:
    """The three actors of the deck's approach, three activities each, and what was seen since.

    The chart face is drawn by the page (three columns of text), so ``chart`` is None.
    """
    names = stakeholder_names(data, t)
    actors, absent = actor_ids(data), absent_ids(data)
    since = data["approaches_since"]
    rows = []
    for actor in actors:
        for row in activities(data, actor).to_dict("records"):
            rows.append(
                (
                    [record("approaches", row["approach_id"])],
                    [row["source_id"]],
                    [
                        names[actor],
                        t("activity, the deck's words"),
                        t.text(row, "text"),
                        t("deck, October 2017"),
                        "",
                    ],
                )
            )
        for row in since[since.stakeholder_id == actor].to_dict("records"):
            rows.append(
                (
                    [record("approaches_since", row["since_id"])],
                    [row["source_id"]],
                    [
                        names[actor],
                        t("seen in documents"),
                        t.text(row, "title"),
                        t.date(row["date_edtf"]) or t("undated"),
                        t.text(row, "note"),
                    ],
                )
            )
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
            actors=", ".join(names[actor] for actor in actors),
            activities=t.number(len(data["approaches"])),
            absent=", ".join(names[item] for item in absent),
            seen=t.number(len(since)),
            since=t.number(sum(after_deck(text) for text in since.date_edtf)),
        ),
        chart=None,
        rows=rows_of([t("Actor"), t("What"), t("Text"), t("Date"), t("Note")], rows),
        notes=(t("Seen in documents = what was found; it is not a list of all that was done."),),
    )


def actor_ids(data: Dataset) -> tuple[str, ...]:
    """Actors of the tripartite approach, in the deck's order."""
    rows = data["stakeholders"]
    return tuple(rows[rows.approach_order.notna()].sort_values("approach_order").stakeholder_id)


def absent_ids(data: Dataset) -> tuple[str, ...]:
    """Groups that the deck gives recommendations but no part in its approach."""
    rows = data["stakeholders"]
    return tuple(rows[rows.approach_order.isna()].sort_values("deck_order").stakeholder_id)


def activities(data: Dataset, stakeholder: str) -> pd.DataFrame:
    """Activities of an actor, in the deck's order."""
    rows = data["approaches"]
    return rows[rows.stakeholder_id == stakeholder].sort_values("deck_order")


@once
def findings(data: Dataset, t: Translator) -> Figure:
    """The deck's findings and its conclusions, of which only headings survive."""
    rows = data["findings"].sort_values(["kind", "deck_order"], ascending=[False, True])
    found = rows[rows.kind == "finding"]
    original = [t("The deck's English")] if t.lang != DEFAULT else []
    return Figure(
        id="findings",
        title=t("Of the deck's findings only the headings survive"),
        subtitle=t("Key findings from interviews, slide headings in the deck's words"),
        sentence=t(
            "The deck has {n} findings: {headings}. The text under the headings is lost, and so is the text of its conclusions.",
            n=t.number(len(found)),
            headings="; ".join(t.text(row, "heading") for row in found.to_dict("records")),
        ),
        chart=None,
        rows=rows_of(
            [t("Slide heading, verbatim"), *original, t("Text under it"), t("Note")],
            [
                (
                    [record("findings", row["finding_id"])],
                    [row["source_id"]],
                    [
                        t.quoted(row, "verbatim"),
                        *([row["verbatim"]] if original else []),
                        t("not in the text that survives"),
                        t.text(row, "note"),
                    ],
                )
                for row in rows.to_dict("records")
            ],
        ),
        notes=(
            t(
                "The findings are the author's conclusions; no numbers that would support or refute them survive."
            ),
        ),
    )
