"""Collecting what is wrong with a file of answers, in the visitor's words."""

from __future__ import annotations

from typing import NoReturn

from dashboard.i18n import Translator
from dashboard.reading.faults import Fault


class Refused(Exception):
    """A fault that leaves nothing to read on for."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Told:
    """The faults of one file."""

    def __init__(self, name: str, t: Translator) -> None:
        self.name, self.t = name, t
        self.faults: list[Fault] = []

    def fault(self, row: int | None, column: str, value: str, problem: str, allowed: str = "") -> None:
        """Tell a fault and read on."""
        self.faults.append(Fault(self.name, row, column[:60], value[:60], problem, allowed))

    def refuse(self, problem: str, allowed: str = "", row: int | None = None) -> NoReturn:
        """Tell a fault after which nothing can be read.

        Raises:
            Refused: always, with this fault alone.
        """
        raise Refused(Fault(self.name, row, "", "", problem, allowed))
