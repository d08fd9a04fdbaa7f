"""Lines with a date, what is said, and the documents behind it, as markup: one way for the screen and the copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.i18n import Translator
from dashboard.outputs.markup import markup


@dataclass(frozen=True)
class DatedLine:
    """One line.

    Attributes:
        text: what it says.
        sources: its documents, as they are shown.
        when: its date in words; "" = none.
        facts: what is said further, each a paragraph.
        look: class of its mark; "" = none. Seen only where it folds.
        folds: whether its facts show when it is opened, or printed.
        more: the way to where more is told; "" = none.
        numbers: those of its documents in the list that a printed page ends with; () = that has none.
        is_sided: whether one side alone tells of it, which is said before its documents are opened.
    """

    text: Markup | str
    sources: Sequence[Markup | str]
    when: str = ""
    facts: Sequence[Markup | str] = ()
    look: str = ""
    folds: bool = False
    more: Markup | str = ""
    numbers: Sequence[int] = ()
    is_sided: bool = False


def dated_lines(lines: Iterable[DatedLine], t: Translator, lead: Markup | str = "") -> Markup:
    """The lines one below the other, under a lead if there is one."""
    return markup(
        "dated_lines", lead=lead, lines=[(line, _told(line, t)) for line in lines], label=t("Sources:")
    )


def _told(line: DatedLine, t: Translator) -> str:
    """How many documents tell of a line, and whether all are of one side."""
    n = len(line.sources)
    if line.is_sided:
        return t.plural("{n} source, one side's account", "{n} sources, one side's account", n)
    return t.plural("{n} source", "{n} sources", n)
