"""Figures of the sources screen: documents, what rests on them, the tables, doubts, gaps and the context of law."""

from dashboard.figures.evidence.backing import documents_of, rests_on
from dashboard.figures.evidence.divergence import differences
from dashboard.figures.evidence.document_list import accounts, documents, found
from dashboard.figures.evidence.policy_steps import policy
from dashboard.figures.evidence.reading_list import reading
from dashboard.figures.evidence.rivals import disagreements
from dashboard.figures.evidence.search import gaps, search_effort
from dashboard.figures.evidence.tables import dictionary, table_rows
from dashboard.figures.evidence.wording import record_words, row_words, table_names

__all__ = [
    "accounts",
    "dictionary",
    "differences",
    "disagreements",
    "documents",
    "documents_of",
    "found",
    "gaps",
    "policy",
    "reading",
    "record_words",
    "rests_on",
    "row_words",
    "search_effort",
    "table_names",
    "table_rows",
]
