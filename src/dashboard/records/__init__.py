"""Rows of the data as values with types, a field a column: a misspelt column is a fault of the type checker."""

from dashboard.records.record import Record, Row
from dashboard.records.whole import CLASSES, Records

__all__ = ["CLASSES", "Record", "Records", "Row"]
