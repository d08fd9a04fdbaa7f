"""Answers to the two survey questions: a file of them -> :class:`Answer` rows or faults in words.

Also the rules that keep people unrecognisable (docs/decisions/0010): small groups show no shares,
answers that few people gave are withheld together with one that would give them away.
Pure: nothing is kept, written or sent. What a visitor drops stays with the caller.
"""

from dashboard.survey.answers import Answer, Reading, of_package, template
from dashboard.survey.protection import MIN_CELL, MIN_GROUP, MIN_SHARES, Cell, groups, protect
from dashboard.survey.reading import package_faults, read
from dashboard.survey.table import MAX_BYTES, MAX_ROWS

__all__ = [
    "MAX_BYTES",
    "MAX_ROWS",
    "MIN_CELL",
    "MIN_GROUP",
    "MIN_SHARES",
    "Answer",
    "Cell",
    "Reading",
    "groups",
    "of_package",
    "package_faults",
    "protect",
    "read",
    "template",
]
