"""What titles and sentences say of demands and answers: none, the only one, a few alike, one that leads, several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from dashboard.figures.participation.coded import Coded
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator

Words: TypeAlias = tuple[str, str]  # title and sentence
FEW = 3  # events with something stated, of which nobody says "most often"


def is_few(found: Coded) -> bool:
    """Whether a code, or several, is that of both or all of two or three events, or of two of three."""
    n, most = found.n_stated, found.most
    return 1 < n <= FEW and (most == n or (most > 1 and len(found.top) == 1))


def of_demands(found: Coded, t: Translator) -> Words:
    """What the protests of a view demanded."""
    if not found.top:
        return _no_demand(found, t)
    values = found.values(t)
    stated = t("Documents state a demand for {n} of the {m} protests and violent incidents shown.", **values)
    silent = (
        t.plural(
            "We read those on the other event and found no demand.",
            "We read those on the other {n} events and found no demand.",
            found.silent,
        )
        if found.is_rest_read
        else t.plural(
            "We read those on {n} of the other events and found no demand.",
            "We read those on {n} of the other events and found no demand.",
            found.silent,
        )
    )
    top = (
        t("People demanded {top}.", **values)
        if found.is_only
        else t("Most often people demanded {top} ({most}).", **values)
    )
    return _demanded(found, t), _joined(found, stated, silent, top)


def _demanded(found: Coded, t: Translator) -> str:
    """The title: what leads, said as so few or so many bear it."""
    where = {
        (2, 2): t("in both events with a stated demand"),
        (3, 3): t("in all three events with a stated demand"),
        (2, 3): t("in two of the three events with a stated demand"),
    }
    told = _told(found, where, t)
    return {
        "alone": t("In the only event shown people demanded {top}", **told),
        "one": t("A demand is on record for {n} of {m} events, and it was {top}", **told),
        "few, most silent": t(
            "For {silent} of {m} events no demand is on record; {where} people demanded {top}", **told
        ),
        "few": t("People demanded {top} {where}", **told),
        "none leads, all stated": t(
            "No single demand stands out; one is stated for each of the {m} events", **told
        ),
        "none leads": t("No single demand stands out; one is stated for {n} of {m} events", **told),
        "leads, most silent": t(
            "For {silent} of {m} events no demand is on record; where one is, people most often demanded {top} ({most} of {n})",
            **told,
        ),
        "leads": t(
            "People most often demanded {top}, in {most} of the {n} events with a stated demand", **told
        ),
    }[_shape(found)]


def of_answers(found: Coded, t: Translator) -> Words:
    """How the protests of a view were answered."""
    if not found.top:
        return _no_answer(found, t)
    values = found.values(t)
    stated = t(
        "Documents state an answer by authorities or companies for {n} of the {m} protests and violent incidents shown.",
        **values,
    )
    silent = (
        t.plural(
            "We read those on the other event and found no answer.",
            "We read those on the other {n} events and found no answer.",
            found.silent,
        )
        if found.is_rest_read
        else t.plural(
            "We read those on {n} of the other events and found no answer.",
            "We read those on {n} of the other events and found no answer.",
            found.silent,
        )
    )
    top = (
        t("The answer was {top}.", **values)
        if found.is_only
        else t("Most often the answer was {top} ({most}).", **values)
    )
    return _answered(found, t), _joined(found, stated, silent, top)


def _answered(found: Coded, t: Translator) -> str:
    """The title, likewise."""
    where = {
        (2, 2): t("in both events with a stated answer"),
        (3, 3): t("in all three events with a stated answer"),
        (2, 3): t("in two of the three events with a stated answer"),
    }
    told = _told(found, where, t)
    return {
        "alone": t("The answer to the only event shown was {top}", **told),
        "one": t("An answer is on record for {n} of {m} events, and it was {top}", **told),
        "few, most silent": t(
            "For {silent} of {m} events no answer is on record; {where} it was {top}", **told
        ),
        "few": t("The answer was {top} {where}", **told),
        "none leads, all stated": t(
            "No single answer stands out; one is stated for each of the {m} events", **told
        ),
        "none leads": t("No single answer stands out; one is stated for {n} of {m} events", **told),
        "leads, most silent": t(
            "For {silent} of {m} events no answer is on record; where one is, it was most often {top} ({most} of {n})",
            **told,
        ),
        "leads": t(
            "The most frequent answer was {top}, in {most} of the {n} events with a stated answer", **told
        ),
    }[_shape(found)]


def _shape(found: Coded) -> str:
    """Which of the titles is true of what was found, if anything was."""
    if found.is_only:
        return "alone" if len(found.actions) == 1 else "one"
    if is_few(found):
        return "few, most silent" if found.mostly_silent else "few"
    if not found.one_leads:
        return "none leads, all stated" if found.n_stated == len(found.actions) else "none leads"
    return "leads, most silent" if found.mostly_silent else "leads"


def _told(found: Coded, where: Mapping[tuple[int, int], str], t: Translator) -> dict[str, str]:
    """What fills the titles; ``where``: of how many events a code is that of so many, in words, for few."""
    ways = found.ways(t)
    if len(found.actions) == 1:  # no number leads to its record
        ways["top"] = leading(ways["top"], "most")
    return {**ways, "where": leading(where.get((found.most, found.n_stated), ""), "most")}


def _no_demand(found: Coded, t: Translator) -> Words:
    if not found.actions:
        nothing = t("No protest is documented for these deposits and years.")
        return t("No demand found for these deposits and years"), nothing
    title = (
        t("No demand is on record for either of the two events shown")
        if len(found.actions) == 2
        else t.plural(
            "No demand is on record for the only event shown",
            "No demand is on record for any of the {n} events shown",
            len(found.actions),
        )
    )
    return title, t("That none was found does not mean that none was made.")


def _no_answer(found: Coded, t: Translator) -> Words:
    if not found.actions:
        nothing = t("No protest is documented for these deposits and years.")
        return t("No answer found for these deposits and years"), nothing
    title = (
        t("No answer is on record for either of the two events shown")
        if len(found.actions) == 2
        else t.plural(
            "No answer is on record for the only event shown",
            "No answer is on record for any of the {n} events shown",
            len(found.actions),
        )
    )
    return title, t("That none was found does not mean that none was given.")


def _joined(found: Coded, stated: str, silent: str, top: str) -> str:
    """For how many it is stated, how many were read in vain, what leads; of one event alone only the last.

    What leads is not said again where the title says it of few, nor where nothing is stated twice.
    """
    is_said = is_few(found) or (found.most < 2 and not found.is_only)
    parts = (stated if len(found.actions) > 1 else "", silent if found.silent else "", "" if is_said else top)
    return " ".join(filter(None, parts))
