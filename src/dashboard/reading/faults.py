"""What is wrong with data, said to a person: file, row, column, value, problem, what is allowed."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.texts import visible

MOST_SHOWN = 200  # characters of a value or of the names of columns


@dataclass(frozen=True)
class Fault:
    """One thing wrong in the data package: where it is and how to mend it.

    ``row`` is the line of the file as a text editor counts (the header is line 1); of a row with line breaks in its
    cells, the line on which it begins. ``problem`` and ``allowed`` are messages (:func:`dashboard.i18n.later`) wherever
    they are ours, so that a screen can say them in its language. What is repeated of the file is cut to a length that
    can be read, and its unprintable characters are shown as codes.
    """

    file: str
    row: int | None
    column: str
    value: str
    problem: str
    allowed: str = ""

    @classmethod
    def of_file(cls, file: str, problem: str, allowed: str = "") -> Fault:
        """What is wrong with a file as a whole, in no row of it."""
        return cls(file, None, "", "", problem, allowed)

    def __post_init__(self) -> None:
        for name in ("file", "column", "value"):
            object.__setattr__(self, name, visible(getattr(self, name), MOST_SHOWN))

    def __str__(self) -> str:
        where = ", ".join(
            part for part in (self.file, f"row {self.row}" if self.row else "", self.column) if part
        )
        value = f' "{self.value}"' if self.value else ""
        allowed = f" Allowed: {self.allowed}." if self.allowed else ""
        return f"{where}:{value} {self.problem}.{allowed}"


class DataFaults(Exception):
    """The data package cannot be shown; ``faults`` says why, one entry a fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
