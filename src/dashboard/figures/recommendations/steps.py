"""Documented steps on what was recommended, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from dashboard import dates
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset
from dashboard.records.recommendations import Followup


def steps(data: Dataset, recommendation_id: str) -> list[Followup]:
    """Documented steps of a recommendation: dated ones by date, then undated ones."""
    own = (step for step in data.records.followups if step.recommendation_id == recommendation_id)
    return sorted(own, key=_place)


def _place(step: Followup) -> tuple[bool, date, str]:
    """Dated steps first, by the first day that they may mean."""
    text = step.date_edtf
    return not text, dates.span(text).first if text else date.max, step.followup_id


def steps_label(found: Sequence[Followup], t: Translator) -> str:
    """How many entries there are on a recommendation, and what they are to it: not all that is documented is a step."""
    n = Counter[str](step.relation for step in found)
    if len(n) == 1:
        return capital(_all_alike(next(iter(n)), len(found), t))
    told = {
        "support": t.plural("{n} step towards it", "{n} steps towards it", n["support"]),
        "setback": t.plural("{n} step against it", "{n} steps against it", n["setback"]),
        "background": t("{n} background", n=t.number(n["background"])),
        "context": t("{n} context", n=t.number(n["context"])),
    }
    label = t.plural(
        "{n} entry with its source: {parts}",
        "{n} entries with sources: {parts}",
        len(found),
        parts=", ".join(words for relation, words in told.items() if n[relation]),
    )
    return capital(label)


def _all_alike(relation: str, n: int, t: Translator) -> str:
    return {
        "support": t.plural(
            "{n} entry with its source, a step towards it",
            "{n} entries with sources, all steps towards it",
            n,
        ),
        "setback": t.plural(
            "{n} entry with its source, a step against it",
            "{n} entries with sources, all steps against it",
            n,
        ),
        "background": t.plural(
            "{n} entry with its source, background", "{n} entries with sources, all background", n
        ),
        "context": t.plural("{n} entry with its source, context", "{n} entries with sources, all context", n),
    }[relation]
