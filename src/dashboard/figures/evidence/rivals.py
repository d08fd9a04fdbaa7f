"""Figures that disagree: every claim a row, none averaged or preferred."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.figures.drawing.marks import Behind, Line, Part
from dashboard.figures.evidence.wording import auction_words, distance_ends, headcount_words, payment_words
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.participation.auction import rivals
from dashboard.figures.participation.money import PARTS, RIVAL, WHOLE
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.amounts import exact
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import (
    claimant_names,
    confidence_names,
    fact_names,
    measure_names,
    mine_names,
    reporter_names,
    scope_names,
)
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.events import ContextFigure, TurnoutClaim


@dataclass(frozen=True)
class Claim:
    """One claim: its record and row, what it says, and who says it where that is not the publisher."""

    record: str
    row: Row
    text: str
    says: str = ""


@dataclass(frozen=True)
class Group:
    """Claims on one thing. ``conflict`` says in words how they differ; "" where they need not contradict each other."""

    what: str
    claims: tuple[Claim, ...]
    conflict: str = ""


@once
def disagreements(data: Dataset, t: Translator) -> Figure:
    """Figures on which documents disagree, and claims on one thing that stand side by side."""
    groups = [group for find in _FINDERS for group in find(data, t)]
    conflicts = tuple(group.conflict for group in groups if group.conflict)
    values = {
        "n": t.number(len(conflicts)),
        "m": t.number(len(groups) - len(conflicts)),
    }
    n = sum(len(group.claims) for group in groups)
    if groups:
        title = t(
            "Documents give different figures on {n} points; on {m} more, claims stand side by side",
            n=leading(values["n"], "differ"),
            m=leading(values["m"], "beside"),
        )
        sentence = t(
            "The list has {claims} on {points}. The figures differ on {n}; on {m}, several claims need not contradict each other.",
            claims=t.plural("{n} claim", "{n} claims", n, n=leading(t.number(n), "claims")),
            points=t.plural(
                "{n} point", "{n} points", len(groups), n=leading(t.number(len(groups)), "points")
            ),
            n=leading(values["n"], "differ"),
            m=leading(values["m"], "beside"),
        )
    else:
        title = t("No disagreement is recorded")
        sentence = t("There are no figures in the data that disagree.")
    return Figure(
        id="disagreements",
        title=title,
        subtitle=t("Every claim is given as it was made, with who made it. None is averaged or preferred"),
        sentence=sentence,
        chart=None,
        rows=_rows(groups, data, t),
        conflicts=conflicts,
        notes=_notes(t) if groups else (),
        empty="" if groups else sentence,
        numbers=partial(_behind, data, t),
    )


def _behind(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The claims on each point: on all, where figures differ, and where they stand side by side."""
    groups = [group for find in _FINDERS for group in find(data, t)]

    def claims(own: Iterable[Group]) -> tuple[Part, ...]:
        return tuple(Part(group.what, tuple(Line(claim.record) for claim in group.claims)) for group in own)

    everything = Behind(t("Claim"), claims(groups))
    return {
        "claims": everything,
        "points": everything,
        "differ": Behind(t("figures differ"), claims(group for group in groups if group.conflict)),
        "beside": Behind(t("side by side"), claims(group for group in groups if not group.conflict)),
    }


def _notes(t: Translator) -> tuple[str, ...]:
    return (
        t(
            "Documents give different numbers for the same thing. They stand side by side; as they may concern different dates, parts or methods, we compute no difference."
        ),
        t(
            "Date: that of the claim; for distances and headcounts, that of the document. Who says it: whoever is named as saying so, otherwise the publisher."
        ),
    )


def _rows(groups: Iterable[Group], data: Dataset, t: Translator) -> Rows:
    """A row a claim."""
    levels, documents = confidence_names(t), data.rows("sources")
    items = []
    for group in groups:
        relation = t("figures differ") if group.conflict else t("side by side")
        for claim in group.claims:
            row, source = claim.row, documents[claim.row["source_id"]]
            when = row["date_edtf"] if "date_edtf" in row else source["date_edtf"]
            cells = (
                group.what,
                relation,
                claim.text,
                claim.says or source["publisher"],
                voice_words([row["source_id"]], data, t),
                t.date(when) or t("undated"),
                levels[row["confidence"]] if "confidence" in row else t("not rated"),
                t.text(row, "note"),
            )
            items.append(((claim.record,), (row["source_id"],), cells))
    headings = [
        t("What is measured"),
        t("How the claims relate"),
        t("Claim"),
        t("Who says it"),
        t("Whose account the document gives"),
        t("Date"),
        t("Confidence"),
        t("Note"),
    ]
    return rows_of(headings, items, name="disagreements")


def _listed(items: Sequence[str], t: Translator) -> str:
    return t("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])


def _told(what: str, claims: Iterable[Claim]) -> str:
    """Claims of a group in one line."""
    return f"{what}: {'; '.join(f'{claim.text} ({claim.says})' if claim.says else claim.text for claim in claims)}"


def _distances(data: Dataset, t: Translator) -> Iterator[Group]:
    """Pairs of places with more than one distance; by road and in a straight line are not the same thing."""
    measures = measure_names(t)
    pairs: dict[frozenset[str], list[Row]] = {}
    for distance in data.records.distances:
        pairs.setdefault(frozenset((distance.from_place_id, distance.to_place_id)), []).append(distance)
    for rows in pairs.values():
        lengths = sorted({float(row["distance_km"]) for row in rows})
        if len(lengths) < 2:
            continue
        claims = []
        for row in rows:
            text = t("{n} km, {measure}", n=exact(row["distance_km"], t), measure=measures[row["measure"]])
            doubt = t("{claim}; probably a misprint", claim=text) if row["is_suspect"] else text
            claims.append(Claim(record("distances", row["distance_id"]), row, doubt))
        what, listed = distance_ends(rows[0], data, t), _listed([exact(km, t) for km in lengths], t)
        alike = any(
            one["distance_km"] != other["distance_km"]
            and ("not-stated" in (one["measure"], other["measure"]) or one["measure"] == other["measure"])
            for one in rows
            for other in rows
        )
        conflict = t("{places}: {numbers} km", places=what, numbers=listed) if alike else ""
        yield Group(t("Distance, {places}", places=what), tuple(claims), conflict)


def _turnout(data: Dataset, t: Translator) -> Iterator[Group]:
    """Actions with different numbers of people; two numbers by one claimant in one document are a range."""
    events, names = event_records.by_id(data), claimant_names(t)
    told: dict[str, list[TurnoutClaim]] = {}
    for claim in data.records.turnout_claims:
        told.setdefault(events[claim.event_id].action_id, []).append(claim)
    for rows in told.values():
        voices = {(row.claimant, row.source_id) for row in rows}
        if len({row.people for row in rows}) < 2 or len(voices) < 2:
            continue
        event = events[rows[0].event_id]
        what = t(
            "People at: {event} ({date})",
            event=t.text(event, "title"),
            date=t.date(event.date_edtf) or t("undated"),
        )
        claims = tuple(
            Claim(record("turnout_claims", row.turnout_id), row, headcount_words(row, t), names[row.claimant])
            for row in rows
        )
        yield Group(what, claims, _told(what, claims))


def _auctions(data: Dataset, t: Translator) -> Iterator[Group]:
    """Rival figures on auctions beside what they rival."""
    for beside, own in rivals(data):
        claims = tuple(
            Claim(
                record("auctions", row.auction_id), row, f"{t.text(row, 'measure')}: {auction_words(row, t)}"
            )
            for row in (beside, *own)
        )
        what = t("Auctions, {date}", date=t.date(beside.date_edtf))
        yield Group(what, claims, _told(what, claims))


def _payments(data: Dataset, t: Translator) -> Iterator[Group]:
    """The reported local payments and the figures that do not join them; which fund and period differs too."""
    names = reporter_names(t)
    rows = [row for row in data.records.local_payments if row.series in (PARTS, WHOLE, RIVAL)]
    if not any(row.series == RIVAL for row in rows):
        return
    claims = []
    for row in rows:
        text = f"{t.text(row, 'recipient')}: {payment_words(row, t)} ({t.text(row, 'period')})"
        claims.append(Claim(record("local_payments", row.payment_id), row, text, names[row.claimant]))
    yield Group(t("Local payments"), tuple(claims))


def _context(data: Dataset, t: Translator) -> Iterator[Group]:
    """One measure with several values: of one date they differ; with an undated one they stand side by side."""
    scopes = scope_names(t)
    measured: dict[str, list[ContextFigure]] = {}
    for figure in data.records.context_figures:
        if figure.measure and figure.value is not None:
            measured.setdefault(figure.measure, []).append(figure)
    for own in measured.values():
        values: dict[str, set[float]] = {}
        for row in own:
            values.setdefault(row.date_edtf, set()).add(row.value or 0.0)
        same_date = {date for date, found in values.items() if date and len(found) > 1}
        if not same_date and ("" not in values or len(set().union(*values.values())) < 2):
            continue
        rows = [row for row in own if row.date_edtf in same_date] if same_date else own
        what = f"{t.text(rows[0], 'measure')} ({scopes[rows[0].scope]})"
        claims = tuple(
            Claim(record("context_figures", row.figure_id), row, t.text(row, "value_text")) for row in rows
        )
        yield Group(what, claims, _told(what, claims) if same_date else "")


def _facts(data: Dataset, t: Translator) -> Iterator[Group]:
    """Several claims on one topic of a deposit: words, so whether they contradict each other is not computed."""
    topics = fact_names(t)
    for mine, name in mine_names(data, t).items():
        for topic, words in topics.items():
            own = [row for row in data.records.mine_facts if (row.mine_id, row.topic) == (mine, topic)]
            if len(own) > 1:
                claims = tuple(
                    Claim(record("mine_facts", row.mine_fact_id), row, t.text(row, "claim")) for row in own
                )
                yield Group(f"{name}: {words}", claims)


_FINDERS: tuple[Callable[[Dataset, Translator], Iterator[Group]], ...] = (
    _distances,
    _turnout,
    _auctions,
    _payments,
    _context,
    _facts,
)
