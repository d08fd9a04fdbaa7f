"""What every row has in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

Row = Mapping[str, Any]  # a record, or a row that was put together


@dataclass(frozen=True, slots=True)
class Record(Row):
    """A row of a table: a field a column. An empty text is "", an empty number None, never zero.

    It is a mapping too: a column whose name is put together (``title_`` and a language) is ``row["title_ky"]``.
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

    def __len__(self) -> int:
        """How many columns there are."""
        return len(fields(self))
