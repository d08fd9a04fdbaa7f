"""What every row has in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Protocol


class Row(Protocol):
    """A row whose columns are asked for by name: a record, or one that was put together."""

    def __getitem__(self, column: str, /) -> Any:
        """The value of a column."""

    def __iter__(self) -> Iterator[Any]:
        """Names of the columns."""

    def __contains__(self, column: Any, /) -> bool:
        """Whether there is such a column."""


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table: a field a column. An empty text is "", an empty number None, never zero.

    A column whose name is put together (``title_`` and a language) is asked for as of a mapping: ``row["title_ky"]``.
    """

    def __getitem__(self, column: str) -> Any:
        """The value of a column.

        Raises:
            KeyError: there is no such column.
        """
        try:
            return getattr(self, column)
        except AttributeError:
            raise KeyError(column) from None

    def __iter__(self) -> Iterator[str]:
        """Names of the columns, in the order of the schema."""
        return (field.name for field in fields(self))

    def __contains__(self, column: Any) -> bool:
        """Whether there is such a column."""
        return column in set(self)

    def keys(self) -> Iterator[str]:
        """Names of the columns, in the order of the schema."""
        return iter(self)

    def items(self) -> Iterator[tuple[str, Any]]:
        """Names of the columns with their values, in the order of the schema."""
        return ((column, self[column]) for column in self)  # a row is no mapping

    def get(self, column: str, otherwise: Any = None) -> Any:
        """The value of a column, or something else where there is no such column."""
        try:
            return self[column]
        except KeyError:
            return otherwise
