"""What a visitor has chosen, as a plain value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal

from dashboard import i18n

View = Literal["home", "kyrgyzstan"]
VIEWS: tuple[View, ...] = ("home", "kyrgyzstan")
Talk = Literal["full", "short"]
TALKS: tuple[Talk, ...] = ("full", "short")
Section = Literal["documents", "tables", "differences", "gaps", "context", "method", "reuse"]
SECTIONS: tuple[Section, ...] = ("documents", "tables", "differences", "gaps", "context", "method", "reuse")
# Parts of long screens, in order. The first is what a screen opens with; it is not written into the address.
PARTS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("events", "years", "study", "records"),
    "participation": ("glance", "people", "demands", "seats", "money", "survey", "context"),
}
# What a figure can be turned to, beside what it shows first.
TURNED = ("table", "sources", "download")
# Indicators that both the study's table and the event records count, in study order.
INDICATORS = ("ownership", "court", "peaceful", "violent")
# What a line of time counts: protests, incidents, and everything else together.
TOLD_KINDS = ("peaceful", "violent", "other")


@dataclass(frozen=True)
class Selection:
    """What a visitor has chosen. An empty tuple or string and None mean "all" or "none chosen"."""

    lang: str = i18n.DEFAULT
    mines: tuple[str, ...] = ()
    year_from: int | None = None  # which years there are, the data says (:mod:`dashboard.choosing.period`)
    year_to: int | None = None
    kinds: tuple[str, ...] = ()
    event: str = ""
    place: str = ""
    view: View = "home"
    stakeholders: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    recommendation: str = ""  # the one that is open
    q: str = ""
    step: int = 0
    talk: Talk = "full"
    part: str = ""
    section: Section = "documents"
    voices: tuple[str, ...] = ()
    source: str = ""
    table: str = ""
    behind: str = ""  # the number of a finding whose records are open, as figure.number
    faces: tuple[str, ...] = ()  # what figures are turned to, as figure.face; the others show their first

    def only(self, *names: str) -> Selection:
        """These choices and no other: a figure is kept once for all who differ in what does not change it.

        Raises:
            AttributeError: no such attribute.
        """
        return Selection(**{name: getattr(self, name) for name in names})

    def since(self, before: Selection) -> Selection:
        """The choices that differ from earlier ones, and nothing else."""
        names = (field.name for field in fields(self))
        return self.only(*(name for name in names if getattr(self, name) != getattr(before, name)))

    def with_(self, **changes: Any) -> Selection:
        """A copy with some choices changed.

        Args:
            changes: attributes and their new values; not checked against the data (:func:`still_there` does that).

        Raises:
            TypeError: no such attribute.
        """
        return replace(self, **changes)
