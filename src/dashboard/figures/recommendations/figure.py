"""Recommendations as a figure: their statuses in words, their steps as rows and over the years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

from dashboard import case
from dashboard.cache import once
from dashboard.choosing import recommended
from dashboard.choosing.recommended import Asked
from dashboard.choosing.selection import Selection
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, Line, Part, mark_of
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.recommendations.chart import chart
from dashboard.figures.recommendations.names import number, tally
from dashboard.figures.recommendations.steps import steps
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import confidence_names, relation_names, status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.recommendations import Followup


@once
def overview(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """Documented steps of the selected recommendations over time, one row each in study order."""
    asked = recommended.recommendations(data, selection)
    names = {row.recommendation_id: number(row.recommendation_id, data, t) for row in asked}
    found = [step for step in data.records.followups if step.recommendation_id in names]
    sentence = _sentence(asked, found, data, t) if asked else t("Remove a filter to see more.")
    return Figure(
        id="recommendation-steps",
        title=_title(asked, found, t),
        subtitle=t(
            "Documented steps for each recommendation, undated ones at the right. Earlier steps are background"
        ),
        sentence=sentence,
        chart=chart(data, found, names, t) if found else None,
        rows=_rows(asked, data, t),
        notes=(_status_rule(data, t),),
        empty="" if found else sentence,
        marks=partial(_marks, tuple(names), data, t),
        numbers=partial(_behind, tuple(names), data, t),
    )


def _marks(recommendations: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The step behind each dot, with its document."""
    names = relation_names(t)
    return {
        step.followup_id: mark_of(
            f"{t.date(step.date_edtf) or t('undated')} · {number(item, data, t)} · {names[step.relation]}",
            (record("followups", step.followup_id),),
        )
        for item in recommendations
        for step in steps(data, item)
    }


def _title(asked: Sequence[Asked], found: Sequence[Followup], t: Translator) -> str:
    """How what is documented bears on what was advised."""
    if not asked:
        return t("No recommendation fits these filters")
    counts = Counter[str](step.relation for step in found)
    if not counts:
        return t("no documented step found").capitalize()
    n, against = (
        leading(t.number(counts[relation]), relation) if counts[relation] else t.number(0)
        for relation in ("support", "setback")
    )
    return t.plural(
        "{n} of {all} documented entries is a step towards what was advised, {against} against it",
        "{n} of {all} documented entries are steps towards what was advised, {against} against it",
        counts["support"],
        n=n,
        all=leading(t.number(len(found)), "all"),
        against=against,
    )


def _behind(recommendations: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What is documented on some recommendations: all of it, and by how it bears on them."""
    own: dict[str, list[Line]] = {}
    for step in data.records.followups:
        if step.recommendation_id in recommendations:
            own.setdefault(step.relation, []).append(Line(record("followups", step.followup_id)))
    parts = {
        relation: Part(words, tuple(own[relation]))
        for relation, words in relation_names(t).items()
        if relation in own
    }
    return {
        "all": Behind(t("What is documented"), tuple(parts.values())),
        **{relation: Behind(part.title, (part._replace(title=""),)) for relation, part in parts.items()},
    }


def _sentence(asked: Sequence[Asked], found: Sequence[Followup], data: Dataset, t: Translator) -> str:
    """What is documented on what was advised, what of it has no date, and how that stands in our judgement."""
    undated = sum(not step.date_edtf for step in found)
    known = len(data.records.recommendations)
    parts = (
        _documented(len(asked), found, known, t),
        t.plural("{n} entry carries no date.", "{n} entries carry no date.", undated) if undated else "",
        _told_twice(known, t) if len(found) > 1 else "",
        t("By our judgement, {tally}.", tally=tally(asked, t)),
    )
    return " ".join(filter(None, parts))


def _told_twice(known: int, t: Translator) -> str:
    """What may stand more than once among the entries on so many recommendations."""
    if known == 1:
        return t("One document can stand behind several entries.")
    return t("One step can stand under several recommendations, and one document behind several entries.")


def _documented(shown: int, steps: Sequence[Followup], known: int, t: Translator) -> str:
    """How many entries were found on how many of all recommendations."""
    found, told = len(steps), len({step.recommendation_id for step in steps})
    if not found:
        return t.plural(
            "No step is documented on the recommendation shown.",
            "No step is documented on the {n} recommendations shown.",
            shown,
        )
    if known == 1:
        return t.plural(
            "We found {n} entry in documents on the recommendation, steps for or against as well as background.",
            "We found {n} entries in documents on the recommendation, steps for or against as well as background.",
            found,
        )
    if told == known:
        return t.plural(
            "We found {n} entry in documents on all {all} recommendations, steps for or against as well as background.",
            "We found {n} entries in documents on all {all} recommendations, steps for or against as well as background.",
            found,
            all=t.number(known),
        )
    return t.plural(
        "We found {n} entry in documents on {shown} of the {all} recommendations, steps for or against as well as background.",
        "We found {n} entries in documents on {shown} of the {all} recommendations, steps for or against as well as background.",
        found,
        shown=t.number(told),
        all=t.number(known),
    )


def _status_rule(data: Dataset, t: Translator) -> str:
    """What our status means, and where one says otherwise: nowhere, where nobody is named to whom one could."""
    rule = t(
        "Status is our judgement of {date}, from public documents. Action taken: a step does what is asked. Partly: steps towards it, or only in some places. Reversed: on balance, steps against it. No public evidence found: none was found, which does not mean that nothing was done.",
        date=t.date(max((row.status_as_of_edtf for row in data.records.recommendations), default="")),
    )
    if not case.contact(data):
        return rule
    return f"{rule} {t('Know better? See Sources, “Reuse and reply”.')}"


def _rows(asked: Sequence[Asked], data: Dataset, t: Translator) -> Rows:
    """A row a step; a recommendation without one has a row that says so. Both rest on the study as well."""
    of_recommendation = (
        Column(t("Recommendation"), lambda row: number(row["recommendation_id"], data, t)),
        columns.text(t("The words of the recommendation"), "text", t),
        columns.coded(t("Our status"), "status", status_names(t)),
        columns.coded(t("Confidence in the status"), "confidence", confidence_names(t)),
    )
    of_step = (
        columns.date(t),
        columns.date_inferred(t),
        columns.text(t("Step"), "title", t),
        columns.text(t("What is documented"), "summary", t),
        columns.coded(t("For or against"), "relation", relation_names(t)),
        columns.note(t),
    )
    none_found = ("", "", t("no documented step found"), "", "", "")
    items: list[tuple[list[str], list[str], list[str]]] = []
    for item in asked:
        own = record("recommendations", item.recommendation_id)
        head = [column.cell(item) for column in of_recommendation]
        found = steps(data, item.recommendation_id)
        for step in found:
            cells = [column.cell(step) for column in of_step]
            records = [record("followups", step.followup_id), own]
            items.append((records, [step.source_id, item.source_id], [*head, *cells]))
        if not found:
            items.append(([own], [item.source_id], [*head, *none_found]))
    return rows_of([column.heading for column in (*of_recommendation, *of_step)], items)
