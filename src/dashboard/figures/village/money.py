"""Where the money goes: payments to the funds of a place, of what it belongs to, or of a deposit's company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.evidence.wording import payment_words
from dashboard.figures.figure import record
from dashboard.figures.village.belonging import parts_of, wholes_of
from dashboard.figures.village.value import Line, Part
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import mine_names, reporter_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.participation import LocalPayment
from dashboard.records.places import Mine

COUNTRYWIDE = ("region", "country")  # kinds of place whose money is a village's only from afar


def money(place: Row, mines: Sequence[Mine], data: Dataset, t: Translator) -> Part | None:
    """Payments as reported, the place's own first; none is added to another."""
    found = _payments(place, mines, data)
    if not found:
        return None
    return Part(
        "money",
        t("Where the money goes"),
        _lines(found, data, t),
        lead=t("Each figure is given as it was reported. They do not match, and we do not add them up."),
        more=t("All payments that are reported"),
        leads_to="participation",
        choices=(("part", "money"),),
        numbers=partial(_behind, tuple(row.payment_id for row in found), data, t),
    )


def _behind(payment_ids: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The payment that each sum is of."""
    rows = data.rows("local_payments")
    return {
        payment: mark_of(t.text(rows[payment], "recipient"), (record("local_payments", payment),))
        for payment in payment_ids
    }


def _payments(place: Row, mines: Sequence[Mine], data: Dataset) -> list[LocalPayment]:
    """Of a deposit what its company pays; of another place what its own fund, its parts' and its district's receive."""
    rows, place_id = data.records.local_payments, place["place_id"]
    if place["kind"] == "mine":
        own = {mine.mine_id for mine in mines}
        return [row for row in rows if row.mine_id in own]
    places = data.rows("places")
    around = wholes_of(place_id, data)
    # The first region that a village belongs to is its district; what lies further out is not its own.
    district = next((item for item in around if places[item].kind in COUNTRYWIDE), "")
    nearest = [item for item in around if places[item].kind not in COUNTRYWIDE]
    order = [place_id, *parts_of(place_id, data), *nearest, district]
    found = [row for row in rows if row.place_id and row.place_id in order]
    return sorted(found, key=lambda row: order.index(row.place_id))


def _lines(found: Sequence[LocalPayment], data: Dataset, t: Translator) -> tuple[Line, ...]:
    """A line a payment; a note that several share is told at the first of them."""
    first: dict[str, str] = {}
    lines = []
    for row in found:
        recipient, note = t.text(row, "recipient"), t.text(row, "note")
        owner = first.setdefault(note, recipient)
        if note and owner != recipient:
            note = t("Note as for “{label}”.", label=owner)
        lines.append(_line(row, recipient, note, data, t))
    return tuple(lines)


def _line(row: LocalPayment, recipient: str, note: str, data: Dataset, t: Translator) -> Line:
    amount, who = payment_words(row, t), reporter_names(t)[row.claimant]
    if row.claimant == "company" and row.mine_id:
        who += f" ({mine_names(data, t)[row.mine_id]})"
    said = t("Said by: {who}. {period}", who=who, period=t.text(row, "period"))
    return Line(
        f"{recipient}: {leading(amount, row.payment_id)}" if amount else recipient,
        (row.source_id,),
        facts=tuple(filter(None, (said, note))),
    )
