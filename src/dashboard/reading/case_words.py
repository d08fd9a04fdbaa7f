"""Which texts a case may have of its own, what stands in for each that it lacks, and the names that may be filled in.

``texts.csv`` of a data package holds them. A text without a row here is nothing that any screen would show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import get_args

from dashboard.i18n import AREA, STUDY, Message, later
from dashboard.records.events import ActionKind

FORMS: Mapping[str, Message] = {**STUDY, **AREA}

# What the counting rules and the rows fill, by name (`dashboard.figures.words.case_text`).
NUMBERS = (
    "n_deposits", "n_events", "n_documents", "n_residents", "n_recommendations", "n_groups",
    "counted_deposits", "counted_events", "ownership", "court", "peaceful", "violent",
    "n_protests", "n_incidents", "n_court_cases", "partly_in_words",
    "deposits", "operating", "operating_at", "first_year", "last_year", "first_protest", "last_event",
    "study_author", "study_event", "study_date",
)  # fmt: skip
PLACES = frozenset((*NUMBERS, *FORMS, *(name.capitalize() for name in FORMS)))

# Kinds of event that a scene of the talk may keep to.
KINDS: tuple[str, ...] = get_args(ActionKind)

# Text -> what stands in for it; "" = nothing is shown, or (said beside it) what the figure makes of the rows.
TEXTS: Mapping[str, str] = {
    "title": "",  # the descriptor's title
    "overview-title": later("{counted_deposits}, {counted_events}"),
    "overview-lead": "",  # made of the counts
    "numbers-note": "",
    "view-home": "",  # made of the deposits
    "map-title": "",  # made of the places, also where a view is not whole
    "locator-title": "",  # made of the deposits
    "locator-sentence": "",  # made of the points
    "credit": "",
    "talk-foot": "",
    "participation-lead": "",  # made of the tables that have rows
    "recommendations-lead": later(
        "The recommendations as they were written. What followed comes from public documents; the status is our judgement."
    ),
    "board-title": "",  # made of the statuses, also where they do not bear it out
    "stakeholders-lead": "",
    "asked-of-residents": "",
    "residents-here": "",
    "whom-to-ask": "",
    "whom-else-to-ask": "",  # where a place has no authority of its own
    "approach-title": later("What {study} proposes that each side does"),
    "approach-note": "",
    "findings-title": later("What {study} found"),
    "findings-subtitle": later("Headings, word for word"),
    "findings-note": "",
    "findings-kept": "",
    "survey-asked": "",
    "payments-subtitle": later("Million soms, as reported"),
    "payments-note": "",
    "auctions-subtitle": later("One square each"),
    "auctions-note": "",
    **{f"{name.replace('_', '-')}": "" for name in FORMS if name not in ("study", "study_short")},
}


def problems(text: str) -> Iterator[tuple[str, Message]]:
    """What is wrong with the places of a text, as (the part it is about, the problem in words).

    Args:
        text: a text of the case, with names in braces.
    """
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        yield text, later("a brace is opened and not closed, or closed and not opened")
        return
    for _, name, shape, turned in parts:
        if name is None:
            continue
        if name not in PLACES or shape or turned or not re.fullmatch(r"\w+", name):
            yield "{" + name + "}", later("nothing has this name")
