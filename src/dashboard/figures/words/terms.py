"""Words that a screen explains where they stand: terms of the data, and those this atlas counts with."""

from __future__ import annotations

from typing import NamedTuple

from dashboard.cache import once
from dashboard.i18n import Message, Translator, later
from dashboard.reading.dataset import Dataset

# Words of our own, which no document defines.
OWN: dict[str, tuple[Message, Message]] = {
    "range": (
        later("range"),
        later(
            "Two numbers. The lower one counts only clearly separate, well-sourced events about this deposit; the upper one counts everything except certain repeats."
        ),
    ),
    "one-side": (
        later("one side's account"),
        later(
            "Only one side of the conflict reports it: the company, the state, or residents and NGOs. No outside source for it was found."
        ),
    ),
}


class Term(NamedTuple):
    """A word with what it means.

    Attributes:
        term_id: an id that is fit for markup.
        label: as it stands in sentences.
        meaning: one to three sentences.
    """

    term_id: str
    label: str
    meaning: str


@once
def explained(data: Dataset, t: Translator, *wanted: str) -> tuple[Term, ...]:
    """The words wanted that are known, in that order: a package without a term leaves it out.

    Args:
        data: the data package; its table ``instruments`` defines terms.
        t: language.
        wanted: ids of ``instruments`` or of :data:`OWN`.
    """
    rows, found = data.rows("instruments"), []
    for name in wanted:
        if name in OWN:
            own, what = OWN[name]
            found.append(Term(name, t.said(own), t.said(what)))
        elif name in rows:
            row = rows[name]
            full, meaning = t.text(row, "name"), t.text(row, "definition")
            label = t.quoted(row, "label")
            found.append(
                Term(name, label, meaning if full.casefold() == label.casefold() else f"{full}. {meaning}")
            )
    return tuple(found)
