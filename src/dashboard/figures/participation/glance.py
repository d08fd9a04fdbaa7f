"""Who takes part, at a glance: one number each of steps, seats, counts of people, money and what is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.keys import claimed_by
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.participation.claims import claimed
from dashboard.figures.participation.money import RIVAL, WHOLE
from dashboard.figures.participation.seat_steps import behind_steps, taken
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import one_side, one_sided, side_of
from dashboard.figures.words.names import claimant_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.events import TurnoutClaim
from dashboard.records.participation import Seat

Look = Literal["held", "granted", "event", "lost", "none"]
MOST_SQUARES = 40  # more are no longer seen as a number


@dataclass(frozen=True)
class _Told:
    """A number, what it counts, and the records and documents behind it."""

    value: str
    label: str
    fact: str
    records: tuple[str, ...]
    sources: tuple[str, ...]
    part: str
    look: Look = "none"
    squares: int = 0
    filled: int = 0
    sided: int = 0

    @property
    def pale(self) -> int:
        """How many squares are neither full nor an outline."""
        return self.squares - self.filled - self.sided


@dataclass(frozen=True)
class Line:
    """A number as it is drawn, a square a thing that is counted.

    It leads to the part of the screen that says what it is made of.

    Attributes:
        value: the number.
        label: what it counts.
        fact: what is known beside it; "" = nothing.
        part: the part of the screen that it leads to.
        look: of the squares: held and granted steps, events, lost answers; none where things cannot be counted.
        squares: how many there are, and
        filled: how many of them are full, first, and
        sided: how many an outline, which one side alone tells of; all others are pale, of lost answers dashed.
    """

    value: str
    label: str
    fact: str
    part: str
    look: Look
    squares: int
    filled: int
    sided: int


@once
def glance(data: Dataset, t: Translator) -> Figure:
    """The numbers of all parts of the screen, whatever is filtered; what the data have nothing of has none."""
    told = _told(data, t)
    return Figure(
        id="participation-glance",
        title=_title(data, t),
        subtitle=_subtitle(told, t),
        sentence=_sentence(told, t),
        chart=None,
        rows=rows_of(
            [t("What"), t("Number"), t("What is known")],
            [(item.records, item.sources, [item.label, item.value, item.fact]) for item in told],
        ),
        empty="" if told else t("There are no steps in the data."),
        marks=partial(_marks, data, t),
        numbers=partial(behind_steps, data, t),
    )


def _subtitle(told: Sequence[_Told], t: Translator) -> str:
    if any(item.sided for item in told if _squares(item)):
        return t("All places and years; an outline is one side's account")
    return t("All places and years; each row leads to more")


def _sentence(told: Sequence[_Told], t: Translator) -> str:
    """What squares stand for, of the kinds that are drawn; "" without a square."""
    drawn = {item.look: item for item in told if _squares(item)}
    if not drawn:
        return ""
    full = {look for look, item in drawn.items() if item.filled}
    pale = {look for look, item in drawn.items() if item.pale}
    said = (
        ("granted" in full, t("A full square is a step that brought seats.")),
        ("event" in full, t("A full square is an event with a headcount.")),
        (any(item.sided for item in drawn.values()), phrases.outline(t)),
        (
            pale == {"held", "event"},
            t("A pale square is a meeting or visit, or an event without a headcount."),
        ),
        (pale == {"held"}, t("A pale square is a meeting or visit.")),
        (pale == {"event"}, t("A pale square is an event without a headcount.")),
        ("lost" in drawn, t("A dashed square stands for answers that are lost.")),
    )
    own = (words for is_drawn, words in said if is_drawn)
    return " ".join((t("A square is one of what the number beside it counts."), *own))


def _squares(item: _Told) -> int:
    """How many squares are drawn."""
    return item.squares if item.squares <= MOST_SQUARES else 0


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The records behind each number."""
    return {item.label: mark_of(f"{item.value} · {item.label}", item.records) for item in _told(data, t)}


@once
def glance_lines(data: Dataset, t: Translator) -> tuple[Line, ...]:
    """The numbers of :func:`glance` as they are drawn."""
    return tuple(
        Line(
            item.value,
            item.label,
            item.fact,
            item.part,
            item.look,
            _squares(item),
            item.filled,
            item.sided,
        )
        for item in _told(data, t)
    )


def _told(data: Dataset, t: Translator) -> list[_Told]:
    return [*_seats(data, t), *_headcounts(data, t), *_money(data, t), *_lost(data, t)]


def _title(data: Dataset, t: Translator) -> str:
    """Whether seats were granted where the case is; meetings are not seats."""
    local = [row for row in data.records.seats if row.scope == "local"]
    if not local:
        return t("Who takes part, in numbers")
    return taken([row.step for row in local], t)


def _seats(data: Dataset, t: Translator) -> Iterator[_Told]:
    local = [row for row in data.records.seats if row.scope == "local"]
    kinds: Sequence[tuple[Literal["held", "granted"], str, str]] = (
        (
            "held",
            t.plural("meeting or visit in {area}", "meetings or visits in {area}", _steps(local, "held")),
            t("A meeting or visit is not a seat in a decision."),
        ),
        (
            "granted",
            t.plural(
                "step that brought seats in {area}",
                "steps that brought seats in {area}",
                _steps(local, "granted"),
            ),
            _asked(local, data, t),
        ),
    )
    for step, label, fact in kinds if local else ():
        rows = [row for row in local if row.step == step]
        sided = sum(bool(side_of([row.source_id], data)) for row in rows)
        yield _Told(
            t.number(len(rows)),
            label,
            fact,
            tuple(record("seats", row.seat_id) for row in rows),
            tuple(row.source_id for row in rows),
            part="seats",
            look=step,
            squares=len(rows),
            filled=len(rows) - sided if step == "granted" else 0,
            sided=sided,
        )


def _steps(rows: Sequence[Seat], step: str) -> int:
    return sum(row.step == step for row in rows)


def _asked(local: Sequence[Seat], data: Dataset, t: Translator) -> str:
    """Which step it was if it is the only one; in how many seats were asked for, in how many a part only promised."""
    granted = [row for row in local if row.step == "granted"]
    said = [f"{t.text(row, 'title')}{one_side([row.source_id], data, t)}." for row in granted[:1]]
    if len(granted) > 1:
        said = []
    said.append(t.plural("Asked for in {n} step.", "Asked for in {n} steps.", _steps(local, "demanded")))
    if promised := _steps(local, "promised"):
        said.append(
            t.plural(
                "In {n} more step taking part was only promised or announced.",
                "In {n} more steps taking part was only promised or announced.",
                promised,
            )
        )
    return " ".join(said)


def _headcounts(data: Dataset, t: Translator) -> Iterator[_Told]:
    view = claimed(data, Selection(), protests=True)
    claims = [claim for own in view.claims.values() for claim in own]
    sided = sum(
        bool(one_sided(claimed_by(claim.claimant, claim.source_id, data) for claim in own))
        for own in view.claims.values()
    )
    if view.actions and data.records.turnout_claims:
        yield _Told(
            t("{n} of {m}", n=t.number(len(view.found)), m=t.number(len(view.actions))),
            t("protests and violent incidents with a headcount"),
            _range(claims, len(view.found), t),
            tuple(record("turnout_claims", claim.turnout_id) for claim in claims),
            tuple(claim.source_id for claim in claims),
            part="people",
            look="event",
            squares=len(view.actions),
            filled=len(view.found) - sided,
            sided=sided,
        )


def _range(claims: Sequence[TurnoutClaim], events: int, t: Translator) -> str:
    """The lowest and the highest of all headcounts with who gives them, and why there are more than events."""
    if not claims:
        return ""
    low, high = (_by_whom(pick(claims, key=_size), t) for pick in (min, max))
    if len(claims) == 1:
        return t("The only headcount is {n}.", n=low)
    said = (
        t("All headcounts are {n}.", n=low)
        if low == high
        else t("The lowest headcount is {low}, the highest {high}.", low=low, high=high)
    )
    if len(claims) == events:
        return said
    return (
        f"{said} {t('There are {n} headcounts, because some events have several.', n=t.number(len(claims)))}"
    )


def _size(claim: TurnoutClaim) -> tuple[int, int, str]:
    """By what headcounts are ordered: of one number, "up to" is the lowest and "at least" the highest."""
    return claim.people, ("up-to", "about", "exact", "at-least").index(claim.bound), claim.claimant


def _by_whom(claim: TurnoutClaim, t: Translator) -> str:
    return t(
        "{people} ({who})",
        people=phrases.headcount(t, claim.bound, claim.people),
        who=claimant_names(t)[claim.claimant],
    )


def _money(data: Dataset, t: Translator) -> Iterator[_Told]:
    rows = [row for row in data.records.local_payments if row.series == WHOLE and row.amount_msom is not None]
    rivals = any(row.series == RIVAL for row in data.records.local_payments)
    if rows:
        yield _Told(
            t.number(sum(row.amount_msom or 0 for row in rows), 1),
            t("million soms of local payments, as one side reports them"),
            t("Others give other sums, shown under Money and auctions.") if rivals else "",
            tuple(record("local_payments", row.payment_id) for row in rows),
            tuple(row.source_id for row in rows),
            part="money",
        )


def _lost(data: Dataset, t: Translator) -> Iterator[_Told]:
    answered = set(data["survey_answers"].question_id)
    lost = [row for row in data.records.survey_questions if row.question_id not in answered]
    if lost:
        yield _Told(
            t.number(len(lost)),
            t.plural("survey question without answers", "survey questions without answers", len(lost)),
            t("If you have the answers, you can help; how is told under The survey."),
            tuple(record("survey_questions", row.question_id) for row in lost),
            tuple(row.source_id for row in lost),
            part="survey",
            look="lost",
            squares=len(lost),
        )
