"""How we judge that a recommendation stands, in words: the same on the screen, in the copy and in a brief."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.cache import once
from dashboard.figures.recommendations.names import number
from dashboard.figures.words.names import confidence_words, status_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


class Judgement(NamedTuple):
    """Our status, as of when and how sure it is, its reason, and what else is to be said."""

    status: str
    signed: str
    reason: str
    notes: tuple[str, ...]


@once
def judgement(recommendation_id: str, data: Dataset, t: Translator) -> Judgement:
    """Our judgement of a recommendation."""
    row = data.rows("recommendations")[recommendation_id]
    notes = [t.text(row, "note")]
    if row["overlaps_with"]:
        notes.append(t("Nearly the same as {other}", other=number(row["overlaps_with"], data, t)))
    return Judgement(
        status=t("Our status: {status}", status=status_names(t)[row["status"]]),
        signed=t(
            "(as of {date}, {confidence})",
            date=t.as_of(row["status_as_of_edtf"]),
            confidence=confidence_words(row, t),
        ),
        reason=t.text(row, "status_reason"),
        notes=tuple(filter(None, notes)),
    )
