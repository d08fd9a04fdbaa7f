"""Whom to ask: who holds the deposits, and what each group was advised to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dashboard import dates
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import record
from dashboard.figures.recommendations import stakeholder_names
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words import case_text
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import confidence_words
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.places import Mine


def contacts(mines: Sequence[Mine], data: Dataset, t: Translator) -> Part | None:
    """Licence holders of a place's deposits, then the groups that the presentation gives advice, with how much."""
    if not mines:
        return None
    lines = (*_holders(mines, data, t), *_groups(data, t))
    if not lines:
        return None
    is_advised = bool(data.records.recommendations)
    return Part(
        "contacts",
        t("Whom to ask"),
        lines,
        lead=case_text.text(data, t, "whom-to-ask"),
        more=t("What each was advised, and what happened since") if is_advised else "",
        leads_to="recommendations" if is_advised else "",
        numbers=partial(_behind, data, t),
    )


def _holders(mines: Sequence[Mine], data: Dataset, t: Translator) -> Iterator[Line]:
    """Who holds the licence now, by the newest source."""
    for mine in mines:
        for row in data.records.holders:
            if row.mine_id == mine.mine_id and row.role == "licence" and row.end_edtf == dates.OPEN_END:
                yield Line(
                    t("Licence holder of {deposit}: {name}", deposit=t.name(mine), name=t.name(row)),
                    (row.source_id,),
                    facts=(
                        t("as of {date}", date=t.as_of(row.as_of_edtf)) + ", " + confidence_words(row, t),
                    ),
                )


def _groups(data: Dataset, t: Translator) -> Iterator[Line]:
    """The groups in the presentation's order, with how many things each was advised.

    One line, for one document says all of it.
    """
    names, advice = stakeholder_names(data, t), data.records.recommendations
    counted = Counter(row.stakeholder_id for row in advice)
    told = tuple(
        t.plural(
            "{group}: {n} recommendation",
            "{group}: {n} recommendations",
            n,
            n=leading(t.number(n), group),
            group=names[group],
        )
        for row in data.records.stakeholders
        if (n := counted[group := row.stakeholder_id])
    )
    if told:
        sources = dict.fromkeys(row.source_id for row in advice)
        yield Line(t("Those who are advised"), tuple(sources), facts=told)


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What each group was advised, in the order of the data."""
    own: dict[str, list[str]] = {}
    for row in data.records.recommendations:
        own.setdefault(row.stakeholder_id, []).append(record("recommendations", row.recommendation_id))
    names = stakeholder_names(data, t)
    return {group: mark_of(names[group], records) for group, records in own.items()}
