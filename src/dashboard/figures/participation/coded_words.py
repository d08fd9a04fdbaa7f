"""What titles and sentences say of demands and answers: none, the only one, one that leads, several alike."""

from __future__ import annotations

from typing import TypeAlias

from dashboard.figures.participation.coded import Coded
from dashboard.i18n import Translator

Words: TypeAlias = tuple[str, str]  # title and sentence


def of_demands(found: Coded, t: Translator) -> Words:
    """What the protests of a view demanded."""
    ways, values = found.ways(t), found.values(t)
    if not found.top:
        return _no_demand(found, t)
    if found.is_only:
        title = (
            t("In the only event shown people demanded {top}", **ways)
            if len(found.actions) == 1
            else t("A demand is on record for {n} of {m} events, and it was {top}", **ways)
        )
    elif not found.one_leads:
        title = t("No single demand stands out; one is stated for {n} of {m} events", **ways)
    elif found.mostly_silent:
        title = t(
            "For {silent} of {m} events no demand is on record; where one is, people most often demanded {top} ({most} of {n})",
            **ways,
        )
    else:
        title = t(
            "People most often demanded {top}, in {most} of the {n} events with a stated demand", **ways
        )
    stated = t("Documents state a demand for {n} of the {m} protests and violent incidents shown.", **values)
    silent = t.plural(
        "We read those on the other event and found no demand.",
        "We read those on the other {n} events and found no demand.",
        found.silent,
    )
    top = (
        t("People demanded {top}.", **values)
        if found.is_only
        else t("Most often people demanded {top} ({most}).", **values)
    )
    return title, _joined(found, stated, silent, top)


def of_answers(found: Coded, t: Translator) -> Words:
    """How the protests of a view were answered."""
    ways, values = found.ways(t), found.values(t)
    if not found.top:
        return _no_answer(found, t)
    if found.is_only:
        title = (
            t("The answer to the only event shown was {top}", **ways)
            if len(found.actions) == 1
            else t("An answer is on record for {n} of {m} events, and it was {top}", **ways)
        )
    elif not found.one_leads:
        title = t("No single answer stands out; one is stated for {n} of {m} events", **ways)
    elif found.mostly_silent:
        title = t(
            "For {silent} of {m} events no answer is on record; where one is, it was most often {top} ({most} of {n})",
            **ways,
        )
    else:
        title = t(
            "The most frequent answer was {top}, in {most} of the {n} events with a stated answer", **ways
        )
    stated = t(
        "Documents state an answer by authorities or companies for {n} of the {m} protests and violent incidents shown.",
        **values,
    )
    silent = t.plural(
        "We read those on the other event and found no answer.",
        "We read those on the other {n} events and found no answer.",
        found.silent,
    )
    top = (
        t("The answer was {top}.", **values)
        if found.is_only
        else t("Most often the answer was {top} ({most}).", **values)
    )
    return title, _joined(found, stated, silent, top)


def _no_demand(found: Coded, t: Translator) -> Words:
    if not found.actions:
        nothing = t("No protest is documented for these deposits and years.")
        return t("No demand found for these deposits and years"), nothing
    title = t.plural(
        "No demand is on record for the only event shown",
        "No demand is on record for any of the {n} events shown",
        len(found.actions),
    )
    return title, t("That none was found does not mean that none was made.")


def _no_answer(found: Coded, t: Translator) -> Words:
    if not found.actions:
        nothing = t("No protest is documented for these deposits and years.")
        return t("No answer found for these deposits and years"), nothing
    title = t.plural(
        "No answer is on record for the only event shown",
        "No answer is on record for any of the {n} events shown",
        len(found.actions),
    )
    return title, t("That none was found does not mean that none was given.")


def _joined(found: Coded, stated: str, silent: str, top: str) -> str:
    """For how many it is stated, how many were read in vain, what leads; of one event alone only the last."""
    parts = (stated if len(found.actions) > 1 else "", silent if found.silent else "", top)
    return " ".join(filter(None, parts))
