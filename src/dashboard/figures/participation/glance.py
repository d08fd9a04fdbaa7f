"""Who takes part, at a glance: one number each of steps, seats, counts of people, money and what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.participation.card import Card
from dashboard.figures.participation.claims import claimed
from dashboard.figures.participation.money import RIVAL, WHOLE
from dashboard.i18n import Translator
from dashboard.selection import Selection


@dataclass(frozen=True)
class _Told:
    """A number, what it counts, and the records and documents behind it."""

    value: str
    label: str
    fact: str
    records: tuple[str, ...]
    sources: tuple[str, ...]


@once
def glance(data: Dataset, t: Translator) -> Figure:
    """The numbers of all parts of the screen, whatever is filtered; what the data have nothing of has none."""
    told = [*_seats(data, t), *_people(data, t), *_money(data, t), *_lost(data, t)]
    return Figure(
        id="participation-glance",
        title=_title(data, t),
        subtitle=t("All places and years; each part of this screen shows what its number is made of"),
        sentence=_sentence(told),
        chart=None,
        rows=rows_of(
            [t("What"), t("Number"), t("What is known")],
            [(item.records, item.sources, [item.label, item.value, item.fact]) for item in told],
        ),
        empty="" if told else t("No step is in the data."),
    )


def glance_cards(figure: Figure) -> list[Card]:
    """The numbers of :func:`glance` as cards."""
    return [
        Card(value, label, (fact,) if fact else ())
        for label, value, fact in figure.table.itertuples(index=False)
    ]


def _sentence(told: Sequence[_Told]) -> str:
    words = "; ".join(f"{item.label}: {item.value}" for item in told)
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _title(data: Dataset, t: Translator) -> str:
    """Whether a seat was granted where the case is; meetings are not seats."""
    local = [row for row in data.records.seats if row.scope == "local"]
    if not local:
        return t("Who takes part, in numbers")
    return t(
        "Meetings or visits in {area}: {met}; seats granted: {granted}",
        met=t.number(sum(row.step == "held" for row in local)),
        granted=t.number(sum(row.step == "granted" for row in local)),
    )


def _seats(data: Dataset, t: Translator) -> Iterator[_Told]:
    local = [row for row in data.records.seats if row.scope == "local"]
    kinds: Sequence[tuple[str, str, str]] = (
        ("held", t("meetings or visits in {area}"), t("A meeting or visit is not a seat in a decision.")),
        (
            "granted",
            t("seats granted in {area}"),
            t("Demanded: {n}.", n=t.number(sum(row.step == "demanded" for row in local))),
        ),
    )
    for step, label, fact in kinds if local else ():
        rows = [row for row in local if row.step == step]
        yield _Told(
            t.number(len(rows)),
            label,
            fact,
            tuple(record("seats", row.seat_id) for row in rows),
            tuple(row.source_id for row in rows),
        )


def _people(data: Dataset, t: Translator) -> Iterator[_Told]:
    view = claimed(data, Selection(), protests=True)
    claims = [claim for own in view.claims.values() for claim in own]
    if view.actions:
        yield _Told(
            t("{n} of {m}", n=t.number(len(view.found)), m=t.number(len(view.actions))),
            t("protests and violent incidents with a headcount"),
            t("Counts that are told of them: {n}.", n=t.number(len(claims))),
            tuple(record("turnout_claims", claim.turnout_id) for claim in claims),
            tuple(claim.source_id for claim in claims),
        )


def _money(data: Dataset, t: Translator) -> Iterator[_Told]:
    rows = [row for row in data.records.local_payments if row.series == WHOLE and row.amount_msom is not None]
    rivals = any(row.series == RIVAL for row in data.records.local_payments)
    if rows:
        yield _Told(
            t("{n} million soms", n=t.number(sum(row.amount_msom or 0 for row in rows), 1)),
            t("local payments, as one side reports them"),
            t("Others tell other sums: see Money and auctions.") if rivals else "",
            tuple(record("local_payments", row.payment_id) for row in rows),
            tuple(row.source_id for row in rows),
        )


def _lost(data: Dataset, t: Translator) -> Iterator[_Told]:
    answered = set(data["survey_answers"].question_id)
    lost = [row for row in data.records.survey_questions if row.question_id not in answered]
    if lost:
        yield _Told(
            t.number(len(lost)),
            t("survey questions without answers"),
            t("Who has the answers can help: see The survey."),
            tuple(record("survey_questions", row.question_id) for row in lost),
            tuple(row.source_id for row in lost),
        )
