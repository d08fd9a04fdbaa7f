"""Sentences that say what a screen has: each thing is named only where a row of the data package has it."""

from __future__ import annotations

from dashboard.dates import OPEN_END
from dashboard.figures.parts import has
from dashboard.figures.words.names import UNSTATED
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset


def participation(data: Dataset, t: Translator) -> str:
    """What figures stand on Participation; "" if none of them does."""
    listed = _listed(
        t,
        t("headcounts") if has(data, "turnout_claims") else "",
        t("demands") if _is_demanded(data) else "",
        t("answers") if _is_answered(data) else "",
        t("sums of money") if has(data, "local_payments") else "",
        t("auctions") if has(data, "auctions") else "",
        t("seats") if has(data, "seats") else "",
    )
    return t("Public documents give figures on {items}.", items=listed) if listed else ""


def to_check(data: Dataset, t: Translator) -> str:
    """What a researcher may check on Participation; "" if nothing."""
    listed = _listed(
        t,
        t("how many people came") if has(data, "turnout_claims") else "",
        t("what was demanded") if _is_demanded(data) else "",
        t("what was answered") if _is_answered(data) else "",
        _money(data, t),
        _seats(data, t),
    )
    return t("Check {items}, each with its sources.", items=listed) if listed else ""


def of_village(data: Dataset, t: Translator) -> str:
    """What a resident finds behind the page of a village."""
    listed = _listed(
        t,
        t("what happened there"),
        t("what was demanded") if _is_demanded(data) else "",
        t("what was answered") if _is_answered(data) else "",
    )
    return t("Find your village and read {items}.", items=listed)


def of_places(data: Dataset, t: Translator) -> str:
    """What the pages of places say."""
    answered = t("what was answered") if _is_answered(data) else ""
    listed = _listed(
        t,
        t("what documents say about a place"),
        t("who promised what") if _says(data, "responses", "response", "promise") else answered,
        t("where the money goes") if has(data, "local_payments") else "",
        t("whom to ask") if _has_holder(data) or has(data, "recommendations") else "",
    )
    return f"{capital(listed)}."


def _money(data: Dataset, t: Translator) -> str:
    """What the rows on local money tell: sums paid, promised, or neither."""
    is_paid, is_promised = (_says(data, "local_payments", "stage", stage) for stage in ("paid", "promised"))
    if is_paid and is_promised:
        return t("who paid or promised what")
    if is_paid:
        return t("who paid what")
    if is_promised:
        return t("who promised what")
    return t("where the money goes") if has(data, "local_payments") else ""


def _seats(data: Dataset, t: Translator) -> str:
    """Whether somebody got a seat, or there are only steps towards one."""
    if _says(data, "seats", "step", "granted"):
        return t("who got a seat")
    return t("which steps there were towards a seat") if has(data, "seats") else ""


def _is_demanded(data: Dataset) -> bool:
    return any(row.demand != UNSTATED for row in data.records.demands)


def _is_answered(data: Dataset) -> bool:
    return any(row.response != UNSTATED for row in data.records.responses)


def _has_holder(data: Dataset) -> bool:
    """Whether somebody holds a licence now, as the page of a place tells it."""
    return any(row.role == "licence" and row.end_edtf == OPEN_END for row in data.records.holders)


def _says(data: Dataset, table: str, column: str, value: str) -> bool:
    """Whether a row of a table has this value: what all of a table is called, no row of it may be."""
    return value in set(data[table][column])


def stakeholders(data: Dataset, t: Translator) -> str:
    """The title of Stakeholders."""
    listed = _listed(
        t,
        t("who is involved"),
        t("what was found") if has(data, "findings") else "",
        t("what each group was advised") if has(data, "recommendations") else "",
    )
    return capital(listed)


def sources(data: Dataset, t: Translator) -> str:
    """What can be done on Sources."""
    if has(data, "not_found"):
        return t("Check any figure, see whose account it is, read what was not found, and download the data.")
    return t("Check any figure, see whose account it is, and download the data.")


def to_search(data: Dataset, t: Translator) -> str:
    """What can be searched for."""
    if has(data, "recommendations"):
        return t("A place, an event, a document or a recommendation")
    return t("A place, an event or a document")


def _listed(t: Translator, *things: str) -> str:
    """The things that there are, after each other; what there is none of is ""."""
    return t.listed(filter(None, things))
