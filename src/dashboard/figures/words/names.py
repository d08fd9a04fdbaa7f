"""Names of what the data has by code or by id: a function for each column that visitors read, and the deposits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from operator import attrgetter
from types import MappingProxyType

from babel import Locale

from dashboard.cache import once
from dashboard.figures.words.code_words import WORDS
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row


@cache
def labels(t: Translator, *column: str) -> Mapping[str, str]:
    """The codes of a column in words, in the order in which they are listed.

    Args:
        t: language.
        column: a key of :data:`WORDS`.

    Raises:
        KeyError: no words are listed for such a column.
    """
    return MappingProxyType({code: t.said(words) for code, words in WORDS[column].items()})


def kind_names(t: Translator) -> Mapping[str, str]:
    """Kinds of event in words, singular."""
    return labels(t, "events", "kind")


def kind_words(row: Row, t: Translator) -> str:
    """The kind of an event; where it is our judgement it says so."""
    kind = kind_names(t)[row["kind"]]
    if row["is_borderline"]:
        return t("{kind} (our judgement, borderline)", kind=kind)
    return t("{kind} (our judgement)", kind=kind) if row["kind"] == "violent" else kind


def confidence_names(t: Translator) -> Mapping[str, str]:
    """How sure a record is, of whatever table."""
    return labels(t, "events", "confidence")


def confidence_words(row: Row, t: Translator) -> str:
    """How sure a row is, as it stands among other facts."""
    return t("confidence: {level}", level=confidence_names(t)[row["confidence"]])


def demand_names(t: Translator) -> Mapping[str, str]:
    """What was demanded; "not stated" is a value and comes last."""
    return labels(t, "demands", "demand")


def response_names(t: Translator) -> Mapping[str, str]:
    """How authorities or companies answered; "not stated" comes last."""
    return labels(t, "responses", "response")


def claimant_names(t: Translator) -> Mapping[str, str]:
    """Who says how many came."""
    return labels(t, "turnout_claims", "claimant")


def bound_names(t: Translator) -> Mapping[str, str]:
    """How exactly a number of people is claimed."""
    return labels(t, "turnout_claims", "bound")


def deposits_counted(n: int, data: Dataset, t: Translator) -> str:
    """How many deposits, of gold if all of them are."""
    if {mine.metal for mine in data.records.mines} == {"gold"}:
        return t.plural("{n} gold deposit", "{n} gold deposits", n)
    return t.plural("{n} deposit", "{n} deposits", n)


def metal_names(t: Translator) -> Mapping[str, str]:
    """What is mined or sought."""
    return labels(t, "mines", "metal")


def voice_names(t: Translator) -> Mapping[str, str]:
    """Who speaks in a document."""
    return labels(t, "sources", "voice")


def scope_names(t: Translator) -> Mapping[str, str]:
    """Where a figure is of, also one of auctions."""
    return labels(t, "context_figures", "scope")


def context_names(t: Translator) -> Mapping[str, str]:
    """Groups of context figures."""
    return labels(t, "context_figures", "topic")


def measure_names(t: Translator) -> Mapping[str, str]:
    """How a distance was measured."""
    return labels(t, "distances", "measure")


def place_kind_names(t: Translator) -> Mapping[str, str]:
    """Kinds of place."""
    return labels(t, "places", "kind")


def mine_status_names(t: Translator) -> Mapping[str, str]:
    """Status of a deposit."""
    return labels(t, "mines", "status")


def fact_heads(t: Translator) -> Mapping[str, str]:
    """Topics of claims about a deposit, as headings."""
    return labels(t, "mine_facts", "topic")


def fact_names(t: Translator) -> Mapping[str, str]:
    """What a claim about a deposit is about."""
    return labels(t, "mine_facts", "topic", "of a claim")


def role_names(t: Translator) -> Mapping[str, str]:
    """How somebody holds a deposit."""
    return labels(t, "holders", "role")


def holding_names(t: Translator) -> Mapping[str, str]:
    """What a holder holds."""
    return labels(t, "holders", "role", "what one has")


def indicator_names(t: Translator) -> Mapping[str, str]:
    """The four counted columns of the study's table."""
    return labels(t, "study_counts", "indicator")


def subject_names(t: Translator) -> Mapping[str, str]:
    """What the study and the documents differ on."""
    return labels(t, "differences", "indicator")


def reporter_names(t: Translator) -> Mapping[str, str]:
    """Who reports a payment."""
    return labels(t, "local_payments", "claimant")


def stage_names(t: Translator) -> Mapping[str, str]:
    """What is said of a payment: paid, promised and so on."""
    return labels(t, "local_payments", "stage")


def step_names(t: Translator) -> Mapping[str, str]:
    """Steps towards a place in decisions, or away from it."""
    return labels(t, "seats", "step")


def who_names(t: Translator) -> Mapping[str, str]:
    """Whose place in decisions."""
    return labels(t, "seats", "who")


def seat_scope_names(t: Translator) -> Mapping[str, str]:
    """Where a step was taken."""
    return labels(t, "seats", "scope")


def toward_names(t: Translator) -> Mapping[str, str]:
    """Whom an activity of the approach turns to."""
    return labels(t, "approaches", "toward")


def status_names(t: Translator) -> Mapping[str, str]:
    """Our statuses of recommendations."""
    return labels(t, "recommendations", "status")


def next_names(t: Translator) -> Mapping[str, str]:
    """What is open after each of our statuses of recommendations, as the end of a sentence."""
    return labels(t, "recommendations", "status", "next")


def theme_names(t: Translator) -> Mapping[str, str]:
    """Our themes of recommendations."""
    return labels(t, "recommendations", "theme")


def relation_names(t: Translator) -> Mapping[str, str]:
    """How a step bears on a recommendation."""
    return labels(t, "followups", "relation")


def track_names(t: Translator) -> Mapping[str, str]:
    """Tracks of EITI and law."""
    return labels(t, "policy_steps", "track")


def gap_names(t: Translator) -> Mapping[str, str]:
    """What a gap is about."""
    return labels(t, "not_found", "topic")


@once
def mine_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the deposits, in study order."""
    rows = sorted(data.records.mines, key=attrgetter("position"))
    return apart({row["mine_id"]: t.name(row) for row in rows})


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; where two are the same the id stands beside them, or a drawing would take one for the other."""
    spoken = list(names.values())
    return {key: name if spoken.count(name) == 1 else f"{name} ({key})" for key, name in names.items()}


def language_names(codes: Iterable[str], t: Translator) -> dict[str, str]:
    """Languages of documents in the visitor's language; "" is a language that is not known."""
    # The country's own word in Russian is not that of the Unicode tables.
    known = {**Locale.parse(t.lang).languages, "ky": t("Kyrgyz")}
    return {code: known.get(code, code.upper()) if code else t("not known") for code in codes}
