"""Names of what the data has by code or by id: a line for each column that visitors read, and the deposits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
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


def _named(*column: str) -> Callable[[Translator], Mapping[str, str]]:
    """:func:`labels` of a column, as a function of the language alone."""
    return lambda t: labels(t, *column)


# Each is called with a translator and gives words by code, as :func:`labels` does.
kind_names = _named("events", "kind")  # of event, singular
confidence_names = _named("events", "confidence")  # how sure a record is, of whatever table
UNSTATED = "not-stated"  # of demands and responses
demand_names = _named("demands", "demand")  # what was demanded; "not stated" is a value and comes last
response_names = _named("responses", "response")  # how authorities or companies answered; likewise
claimant_names = _named("turnout_claims", "claimant")  # who says how many came
bound_names = _named("turnout_claims", "bound")  # how exactly a number of people is claimed
metal_names = _named("mines", "metal")  # what is mined or sought
voice_names = _named("sources", "voice")  # who speaks in a document
scope_names = _named("context_figures", "scope")  # where a figure is of, also one of auctions
context_names = _named("context_figures", "topic")  # groups of context figures
measure_names = _named("distances", "measure")  # how a distance was measured
place_kind_names = _named("places", "kind")
mine_status_names = _named("mines", "status")
fact_heads = _named("mine_facts", "topic")  # what a claim about a deposit is about, as a heading
fact_names = _named("mine_facts", "topic", "of a claim")
role_names = _named("holders", "role")  # how somebody holds a deposit
holding_names = _named("holders", "role", "what one has")  # what a holder holds
indicator_names = _named("study_counts", "indicator")  # the four counted columns of the study's table
subject_names = _named("differences", "indicator")  # what the study and the documents differ on
reporter_names = _named("local_payments", "claimant")  # who reports a payment
stage_names = _named("local_payments", "stage")  # what is said of a payment: paid, promised and so on
step_names = _named("seats", "step")  # towards a place in decisions, or away from it
who_names = _named("seats", "who")  # whose place in decisions
seat_scope_names = _named("seats", "scope")  # where a step was taken
toward_names = _named("approaches", "toward")  # whom an activity of the approach turns to
status_names = _named("recommendations", "status")  # ours, of recommendations
next_names = _named("recommendations", "status", "next")  # what is open after each: the end of a sentence
theme_names = _named("recommendations", "theme")  # ours, of recommendations
relation_names = _named("followups", "relation")  # how a step bears on a recommendation
track_names = _named("policy_steps", "track")  # of EITI and law
gap_names = _named("not_found", "topic")  # what was not found


def kind_words(row: Row, t: Translator) -> str:
    """The kind of an event; where it is our judgement it says so."""
    kind = kind_names(t)[row["kind"]]
    if row["is_borderline"]:
        return t("{kind} (our judgement, borderline)", kind=kind)
    return t("{kind} (our judgement)", kind=kind) if row["kind"] == "violent" else kind


def confidence_words(row: Row, t: Translator) -> str:
    """How sure a row is, as it stands among other facts."""
    return t("confidence: {level}", level=confidence_names(t)[row["confidence"]])


def deposits_counted(n: int, data: Dataset, t: Translator) -> str:
    """How many deposits, of gold if all of them are."""
    if {mine.metal for mine in data.records.mines} == {"gold"}:
        return t.plural("{n} gold deposit", "{n} gold deposits", n)
    return t.plural("{n} deposit", "{n} deposits", n)


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
