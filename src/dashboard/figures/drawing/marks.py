"""What a mark of a drawing stands for: a click on it leads to exactly its records.

A chart names each mark by a field of its rows, and its figure says what is behind each name (``Figure.marks``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import altair as alt

from dashboard.i18n import Translator

MARK = "mark"  # name of the chart's selection, and of the field by which rows name their mark


class Line(NamedTuple):
    """A record behind a mark, and why it is not counted like the others ("" = it is)."""

    record: str
    why: str = ""


class Part(NamedTuple):
    """Records behind a mark that count alike; ``title`` is "" where all do."""

    title: str
    lines: tuple[Line, ...]


class Behind(NamedTuple):
    """What a mark stands for.

    Attributes:
        words: what it counts or says.
        parts: its records. Those that count come first, those left out last.
    """

    words: str
    parts: tuple[Part, ...]

    @property
    def records(self) -> tuple[str, ...]:
        """All records, as :func:`dashboard.figures.figure.record` names them."""
        return tuple(line.record for part in self.parts for line in part.lines)


Marks = Callable[[], Mapping[str, Behind]]  # by the mark's name; made when somebody clicks


def mark_of(words: str, records: Iterable[str]) -> Behind:
    """A mark whose records all count."""
    return Behind(words, (Part("", tuple(Line(record) for record in records)),))


def clickable(layer: alt.Chart, field: str = MARK) -> alt.Chart:
    """A layer whose marks answer a click; one of a chart, or Vega would name its signals twice."""
    return layer.add_params(alt.selection_point(name=MARK, fields=[field], on="click", clear=False))


def touched(base: alt.Chart, **channels: Any) -> alt.Chart:
    """An unseen layer that answers pointer and click in place of what it covers: a finger needs more room than a bar.

    Args:
        base: rows with a field ``mark``.
        channels: where the areas are, and their tooltip.
    """
    return clickable(base.mark_rect(opacity=0, aria=False).encode(**channels))


def title(found: Behind, t: Translator) -> str:
    """What a mark counts, and how many records are behind it, where it is more than one and the words do not say it."""
    n = len(found.records)
    is_told = any(part.title for part in found.parts)
    return found.words if n == 1 or is_told else t("{heading} ({n})", heading=found.words, n=t.number(n))


def with_hand(spec: Mapping[str, Any]) -> dict[str, Any]:
    """A specification whose marks that answer a click show it to a pointer."""
    views = {view for param in spec.get("params", ()) for view in param.get("views", ())}

    def handed(layer: Mapping[str, Any]) -> dict[str, Any]:
        if layer.get("name") in views:
            return {**layer, "mark": {**layer["mark"], "cursor": "pointer"}}
        return (
            {**layer, "layer": [handed(part) for part in layer["layer"]]} if "layer" in layer else {**layer}
        )

    return handed(spec)
