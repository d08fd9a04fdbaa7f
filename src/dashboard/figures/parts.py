"""Which screens, and which parts of them, a data package has anything to show on.

A part without data is not offered.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard import case
from dashboard.choosing.selection import PARTS, SECTIONS
from dashboard.reading.dataset import Dataset

# Part of a screen -> the tables of which one must have a row; parts that are not here are always there.
_TABLES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("timeline", "study"): ("study_counts",),
    ("timeline", "records"): ("events",),
    ("participation", "glance"): ("seats", "turnout_claims", "local_payments", "survey_questions"),
    ("participation", "people"): ("turnout_claims",),
    ("participation", "demands"): ("demands", "responses"),
    ("participation", "seats"): ("seats",),
    ("participation", "money"): ("local_payments", "auctions"),
    ("participation", "survey"): ("survey_questions",),
    ("participation", "context"): ("context_figures",),
    ("sources", "differences"): ("differences",),
    ("sources", "gaps"): ("not_found",),
    ("sources", "context"): ("policy_steps", "context_figures", "mine_facts", "reading"),
    ("place", ""): ("places",),
    ("stakeholders", ""): ("stakeholders",),
    ("recommendations", ""): ("recommendations",),
}
_OF_STUDY = frozenset({("timeline", "study"), ("sources", "differences")})


def has(data: Dataset, *tables: str) -> bool:
    """Whether any of these tables has a row."""
    return any(len(data[table]) for table in tables)


def _is_there(data: Dataset, screen: str, part: str) -> bool:
    tables = _TABLES.get((screen, part))
    return (tables is None or has(data, *tables)) and (
        (screen, part) not in _OF_STUDY or case.study(data) is not None
    )


def parts(data: Dataset, screen: str) -> tuple[str, ...]:
    """Parts of a long screen that have something to show, in order.

    Args:
        data: the data package.
        screen: address of the screen; ``sources`` has its sections.

    Returns:
        Names of the parts; none for a screen that has no parts.
    """
    return tuple(
        part
        for part in (SECTIONS if screen == "sources" else PARTS.get(screen, ()))
        if _is_there(data, screen, part)
    )


def has_screen(data: Dataset, screen: str) -> bool:
    """Whether a screen has anything to show."""
    if screen in PARTS:
        return bool(parts(data, screen))
    return _is_there(data, screen, "")
