"""What was demanded or answered, as a title: of few events that agree it says so, of many what leads."""

from __future__ import annotations

from dashboard.figures.participation.coded import Coded
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator

FEW = 3  # events with something stated, of which nobody says "most often"


def is_few(found: Coded) -> bool:
    """Whether a code, or several, is that of all of a few events, or of two of three."""
    n, most = found.n_stated, found.most
    return 0 < n <= FEW and (most == n or (most > 1 and len(found.top) == 1))


def demanded(found: Coded, t: Translator) -> str:
    """What was demanded; its numbers lead to their records."""
    ways = found.ways(t)
    if not found.top:
        return t("No demand found with these filters")
    if is_few(found):
        where = {
            (1, 1): t("in the one event with a stated demand"),
            (2, 2): t("in both events with a stated demand"),
            (3, 3): t("in all three events with a stated demand"),
            (2, 3): t("in two of the three events with a stated demand"),
        }[found.most, found.n_stated]
        told = {**ways, "top": t.listed(found.top), "where": leading(where, "most")}
        if found.mostly_silent:
            return t(
                "For {silent} of {m} events no demand is on record; {where} people demanded {top}", **told
            )
        return t("People demanded {top} {where}", **told)
    if not found.one_leads:
        return t("No single demand stands out; one is stated for {n} of {m} events", **ways)
    if found.mostly_silent:
        return t(
            "For {silent} of {m} events no demand is on record; where one is, people most often demanded {top} ({most} of {n})",
            **ways,
        )
    return t("People most often demanded {top}, in {most} of the {n} events with a stated demand", **ways)


def answered(found: Coded, t: Translator) -> str:
    """What was answered, likewise."""
    ways = found.ways(t)
    if not found.top:
        return t("No answer found with these filters")
    if is_few(found):
        where = {
            (1, 1): t("in the one event with a stated answer"),
            (2, 2): t("in both events with a stated answer"),
            (3, 3): t("in all three events with a stated answer"),
            (2, 3): t("in two of the three events with a stated answer"),
        }[found.most, found.n_stated]
        told = {**ways, "top": t.listed(found.top), "where": leading(where, "most")}
        if found.mostly_silent:
            return t("For {silent} of {m} events no answer is on record; {where} it was {top}", **told)
        return t("The answer was {top} {where}", **told)
    if not found.one_leads:
        return t("No single answer stands out; one is stated for {n} of {m} events", **ways)
    if found.mostly_silent:
        return t(
            "For {silent} of {m} events no answer is on record; where one is, it was most often {top} ({most} of {n})",
            **ways,
        )
    return t("The most frequent answer was {top}, in {most} of the {n} events with a stated answer", **ways)
