"""Whom to ask: who is nearest, who holds the deposits, and what each group was advised to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dashboard import dates
from dashboard.choosing import recommended
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import record
from dashboard.figures.recommendations import stakeholder_names
from dashboard.figures.village.belonging import RURAL_DISTRICT, VILLAGES, rural_district_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words import case_text
from dashboard.figures.words.headline import as_written, leading, pieces
from dashboard.figures.words.names import confidence_words, status_names
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.places import Mine


def contacts(place: Row, mines: Sequence[Mine], data: Dataset, t: Translator) -> Part | None:
    """Who is nearest, with what it was advised; licence holders of a place's deposits; folded the others advised.

    Which group is nearest the words of the case say, by the numbers in them that lead to what it was advised. Only a
    village or a rural district has an authority of its own to ask first.
    """
    if not mines:
        return None
    has_own = place["kind"] in VILLAGES
    words = case_text.text(data, t, "whom-to-ask") if has_own else case_text.text(data, t, "whom-else-to-ask")
    lead = as_written(words)
    named = [piece.number for piece in pieces(lead)]
    first = [group for group in data.rows("stakeholders") if group in named]
    lines = (
        *_district(place, data, t),
        *_nearest(first, data, t),
        *_holders(mines, data, t),
        *_groups(first, data, t),
    )
    if not lines:
        return None
    is_advised = bool(data.records.recommendations)
    return Part(
        "contacts",
        t("Whom to ask"),
        lines,
        lead=lead,
        more=t("What each was advised, and what happened since") if is_advised else "",
        leads_to="recommendations" if is_advised else "",
        numbers=partial(_behind, data, t),
    )


def _district(place: Row, data: Dataset, t: Translator) -> Iterator[Line]:
    """The rural district of a place, or which it is; none where it is not known."""
    own, places = place["place_id"], data.rows("places")
    district = own if place["kind"] == RURAL_DISTRICT else rural_district_of(own, data)
    if district:
        sources = [
            row.source_id for row in data.records.place_parts if own in (row.place_id, row.whole_place_id)
        ]
        words = t("The aiyl okmotu is that of {name}", name=t.name(places[district]))
        yield Line(words, tuple(dict.fromkeys(sources)) or (places[district].source_id,))


def _nearest(groups: Sequence[str], data: Dataset, t: Translator) -> Iterator[Line]:
    """What each of some groups was advised, in the words of the study, with what came of it by our judgement."""
    names, statuses = stakeholder_names(data, t), status_names(t)
    for group in groups:
        own = [row for row in recommended.every(data) if row.stakeholder_id == group]
        if own:
            told = (
                t(
                    "{advice} ({status})",
                    advice=capital(t.text(row, "text").rstrip(";. ")),
                    status=statuses[row.status],
                )
                for row in own
            )
            sources = dict.fromkeys(row.source_id for row in own)
            yield Line(t("{group}: what was advised", group=names[group]), tuple(sources), facts=tuple(told))


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


def _groups(told_before: Sequence[str], data: Dataset, t: Translator) -> Iterator[Line]:
    """The other groups in the presentation's order, with how many things each was advised.

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
        if (n := counted[group := row.stakeholder_id]) and group not in told_before
    )
    if told:
        sources = dict.fromkeys(row.source_id for row in advice)
        words = t("Others who are advised") if told_before else t("Those who are advised")
        yield Line(words, tuple(sources), facts=told, folds=bool(told_before))


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What each group was advised, in the order of the data."""
    own: dict[str, list[str]] = {}
    for row in data.records.recommendations:
        own.setdefault(row.stakeholder_id, []).append(record("recommendations", row.recommendation_id))
    names = stakeholder_names(data, t)
    return {group: mark_of(names[group], records) for group, records in own.items()}
