"""Records and tables in a reader's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.cache import derived
from dashboard.choosing import event_records
from dashboard.figures.evidence.backing import records_of
from dashboard.figures.figure import record
from dashboard.figures.recommendations import stakeholder_names
from dashboard.figures.words.amounts import exact, msom
from dashboard.figures.words.names import claimant_names, demand_names, mine_names, response_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

# Columns in which a row says itself what it is, in order of preference; with a language at the end, or without.
_OWN = ("title", "name", "claim", "measure", "text", "recipient", "documents_say", "verbatim")


@derived
def table_names(t: Translator) -> Mapping[str, str]:
    """Titles of the tables, in the order of the schema."""
    return {
        "sources": t("Source documents"),
        "places": t("Places"),
        "place_parts": t("Places within places"),
        "mines": t("Deposits"),
        "mine_facts": t("Claims about the deposits"),
        "study_counts": t("The study's table"),
        "distances": t("Distance claims"),
        "heights": t("Heights"),
        "drainage": t("Places below a deposit"),
        "actions": t("Distinct events"),
        "events": t("Event records"),
        "event_mines": t("Deposits an event concerns"),
        "event_sources": t("Documents behind an event"),
        "former_ids": t("Earlier names in links"),
        "demands": t("Demands"),
        "responses": t("Answers"),
        "turnout_claims": t("Headcounts, by source"),
        "holders": t("Licence holders and owners"),
        "local_payments": t("Local payments"),
        "auctions": t("Auctions and tenders"),
        "seats": t("Seats at the table"),
        "context_figures": t("Figures on which documents disagree"),
        "stakeholders": t("Stakeholders"),
        "approaches": t("The tripartite approach"),
        "approaches_since": t("Found since"),
        "findings": t("Findings and conclusions"),
        "survey_questions": t("Survey questions"),
        "survey_answers": t("Answers to the survey questions"),
        "recommendations": t("Recommendations"),
        "followups": t("What happened since"),
        "replies": t("Replies"),
        "instruments": t("Instruments and terms"),
        "recommendation_instruments": t("Instruments of a recommendation"),
        "policy_steps": t("EITI and law"),
        "differences": t("Where documents differ from the study"),
        "not_found": t("What was not found"),
        "reading": t("Reading list"),
        "cases": t("The case"),
        "studies": t("The study beside the documents"),
        "texts": t("Texts of the case"),
        "scenes": t("The talk"),
    }


def record_words(name: str, data: Dataset, t: Translator) -> str:
    """A record in one line: its table, and what the row says.

    Args:
        name: as :func:`dashboard.figures.figure.record` writes it.
        data: the data package.
        t: language.

    Raises:
        KeyError: the data package has no such record.
    """
    return f"{table_names(t)[name.partition('/')[0]]}: {row_words(name, data, t)}"


def row_words(name: str, data: Dataset, t: Translator) -> str:
    """What a record says, in one line, without its table.

    Raises:
        KeyError: the data package has no such record.
    """
    table = name.partition("/")[0]
    return _words(table, records_of(data, table)[name], data, t)


def headcount_words(row: Row, t: Translator) -> str:
    """How many people a claim speaks of, with its bound."""
    if row["bound"] == "about":
        return t.plural("about {n} person", "about {n} people", row["people"])
    if row["bound"] == "at-least":
        return t.plural("at least {n} person", "at least {n} people", row["people"])
    if row["bound"] == "up-to":
        return t.plural("up to {n} person", "up to {n} people", row["people"])
    return t.plural("{n} person", "{n} people", row["people"])


def payment_words(row: Row, t: Translator) -> str:
    """The amount or the share of a payment; "" where neither is given."""
    if pd.notna(row["amount_msom"]):
        return t("{n}\u00a0m soms", n=msom(row["amount_msom"], t))
    return t("{n}% of the money", n=exact(row["share_percent"], t)) if pd.notna(row["share_percent"]) else ""


def auction_words(row: Row, t: Translator) -> str:
    """The number of an auction figure with its unit; "" where the figure is words only."""
    if pd.isna(row["value"]):
        return ""
    value, unit = exact(row["value"], t), t.text(row, "unit")
    return t("{n} {unit}", n=value, unit=unit) if unit else value


def distance_ends(row: Row, data: Dataset, t: Translator) -> str:
    """The two places of a distance claim."""
    places = data.rows("places")
    start, end = places[row["from_place_id"]], places[row["to_place_id"]]
    return t("{start} to {end}", start=t.name(start), end=t.name(end))


def _words(table: str, row: Row, data: Dataset, t: Translator) -> str:
    """What a row says, in its own words or in those of the records it joins; its date before them."""
    words = _JOINED[table](row, data, t) if table in _JOINED else _own_words(row, t)
    when = t.date(row["date_edtf"]) if "date_edtf" in row else ""
    return _said(when, words)


def _own_words(row: Row, t: Translator) -> str:
    for column in _OWN:
        if f"{column}_en" in row:
            return t.name(row) if column == "name" else t.text(row, column)
        if column in row:
            return str(row[column])
    raise KeyError(f"a row without words of its own: {sorted(row)}")


def _parent(table: str, key: str, data: Dataset, t: Translator) -> str:
    return _words(table, records_of(data, table)[record(table, key)], data, t)


def _action(action: str, data: Dataset, t: Translator) -> str:
    """An action in the words of its first record."""
    first = event_records.by_action(data)[action][0]
    return _parent("events", first.event_id, data, t)


def _said(*parts: str) -> str:
    """Parts of a record beside each other, the wider first; those without words are left out."""
    return " · ".join(filter(None, parts))


def _valued(label: str, value: str) -> str:
    """A label and its value; the label alone where there is none."""
    return f"{label}: {value}" if value else label


def _distance(row: Row, data: Dataset, t: Translator) -> str:
    return _valued(distance_ends(row, data, t), t("{n} km", n=exact(row["distance_km"], t)))


def _part(row: Row, data: Dataset, t: Translator) -> str:
    places = data.rows("places")
    return _valued(t.name(places[row["place_id"]]), t.name(places[row["whole_place_id"]]))


def _turnout(row: Row, data: Dataset, t: Translator) -> str:
    event = _parent("events", row["event_id"], data, t)
    return _said(event, _valued(claimant_names(t)[row["claimant"]], headcount_words(row, t)))


def _of_stakeholder(row: Row, data: Dataset, t: Translator) -> str:
    return _said(stakeholder_names(data, t)[row["stakeholder_id"]], _own_words(row, t))


def _of_deposit(row: Row, data: Dataset, t: Translator) -> str:
    return _said(mine_names(data, t).get(row["mine_id"], ""), _own_words(row, t))


def _response(row: Row, data: Dataset, t: Translator) -> str:
    answer = t.text(row, "detail") or response_names(t)[row["response"]]
    return _said(_action(row["action_id"], data, t), answer)


def _named_instrument(row: Row, data: Dataset, t: Translator) -> str:
    asked = _parent("recommendations", row["recommendation_id"], data, t)
    return _said(asked, t.quoted(data.rows("instruments")[row["instrument_id"]], "label"))


# Tables whose rows say what they are only together with the records they join, or with a value.
_JOINED: Mapping[str, Callable[[Row, Dataset, Translator], str]] = {
    "sources": lambda row, _, t: f"{t.text(row, 'title')}, {row['publisher']}",
    "mine_facts": _of_deposit,
    "differences": _of_deposit,
    "not_found": _of_deposit,
    "study_counts": lambda row, data, t: _said(
        mine_names(data, t)[row["mine_id"]], _valued(t.quoted(row, "study_column"), t.quoted(row, "verbatim"))
    ),
    "place_parts": _part,
    "distances": _distance,
    "heights": lambda row, data, t: _valued(
        t.name(data.rows("places")[row["place_id"]]), t("about {n}\u00a0m", n=t.number(row["height_m"]))
    ),
    "drainage": lambda row, data, t: t(
        "{place} lies below {deposit}",
        place=t.name(data.rows("places")[row["below_place_id"]]),
        deposit=t.name(data.rows("places")[row["deposit_place_id"]]),
    ),
    "actions": lambda row, data, t: _action(row["action_id"], data, t),
    "event_mines": lambda row, data, t: _said(
        _parent("events", row["event_id"], data, t), mine_names(data, t)[row["mine_id"]]
    ),
    "event_sources": lambda row, data, t: _said(
        _parent("events", row["event_id"], data, t), _parent("sources", row["source_id"], data, t)
    ),
    "former_ids": lambda row, data, t: _valued(row["former_id"], _parent("events", row["event_id"], data, t)),
    "demands": lambda row, data, t: _said(_action(row["action_id"], data, t), demand_names(t)[row["demand"]]),
    "responses": _response,
    "turnout_claims": _turnout,
    "holders": _of_deposit,
    "local_payments": lambda row, _, t: _valued(_own_words(row, t), payment_words(row, t)),
    "auctions": lambda row, _, t: _valued(_own_words(row, t), auction_words(row, t)),
    "context_figures": lambda row, _, t: _valued(_own_words(row, t), t.text(row, "value_text")),
    "approaches": _of_stakeholder,
    "approaches_since": _of_stakeholder,
    "survey_answers": lambda row, data, t: _said(
        _parent("survey_questions", row["question_id"], data, t), t.text(row, "answer")
    ),
    "recommendations": _of_stakeholder,
    "recommendation_instruments": _named_instrument,
    "cases": lambda row, _data, _t: row["case_id"],
    "scenes": lambda row, _data, t: _valued(row["scene_id"], t.text(row, "title")),
    "reading": lambda row, _data, _t: _valued(row["authors"], row["title"]),
}
