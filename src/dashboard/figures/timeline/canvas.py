"""What is drawn on a timeline: rows of its layers, each with its place and its colours.

Across in decimal years (``x``) or in pixels (``px``), down in pixels; nothing here knows Altair.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from dashboard.figures.drawing.colours import Role
from dashboard.figures.timeline.layout import Reach

Row = dict[str, Any]
TIP_FIELDS = ("tip1", "tip2", "tip3", "tip4", "tip5")
NO_TIP: Mapping[str, str] = dict.fromkeys(TIP_FIELDS, "")


def tip(what: str, date: str, place: str, confidence: str, voice: str) -> dict[str, str]:
    """The fields of a row that its tooltip shows."""
    return dict(zip(TIP_FIELDS, (what, date, place, confidence, voice), strict=True))


def _near(place: float) -> float:
    """A place to a ten-thousandth of a year or pixel, which nobody can see: a row is sent with each page."""
    return round(place, 4)


@dataclass
class Canvas:
    """Rows of the layers that a chart is made of, from the bottom up.

    Places are px from the top, and across decimal years or px, as the chart has it. Opacity is from 0 to 1.

    Attributes:
        across: the field of a row that says how far from the left it stands; where it ends has a 2 after it.
        shades: the ground of every other lane.
        rects: years with a ground of their own, parts of a ribbon.
        rules: lines of years, leaders of labels.
        bars: events and spells that last, also where only a pointer finds them.
        whiskers: events that are known to the month.
        points: the symbols of the events.
        texts: words that begin at their place.
        middle_texts: words in the middle of their place.
        turned: words that run down.
        gutter: names of lanes, left of the years.
        heads: names of panels.
    """

    across: str = "x"
    shades: list[Row] = field(default_factory=list)
    rects: list[Row] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)
    bars: list[Row] = field(default_factory=list)
    whiskers: list[Row] = field(default_factory=list)
    points: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)
    middle_texts: list[Row] = field(default_factory=list)
    turned: list[Row] = field(default_factory=list)
    gutter: list[Row] = field(default_factory=list)
    heads: list[Row] = field(default_factory=list)

    def _over(self, x: Reach, y: Reach) -> Row:
        return {
            self.across: _near(x[0]),
            f"{self.across}2": _near(x[1]),
            "y": _near(y[0]),
            "y2": _near(y[1]),
        }

    def _at(self, x: float, y: float) -> Row:
        return {self.across: _near(x), "y": _near(y)}

    def shade(self, x: Reach, y: Reach) -> None:
        """The ground of a lane that differs from those beside it, under all areas."""
        self.shades.append({**self._over(x, y), "fill": Role.LINE, "opacity": 0.28})

    def rect(self, x: Reach, y: Reach, fill: str, opacity: float, *, undermost: bool = False) -> None:
        """An area without words or tooltip; the undermost lies below all others but the ground of lanes."""
        row = {**self._over(x, y), "fill": fill, "opacity": _near(opacity)}
        self.rects.insert(0 if undermost else len(self.rects), row)

    def rule(self, x: Reach, y: Reach, colour: str, opacity: float) -> None:
        """A line from one place to another."""
        self.rules.append({**self._over(x, y), "colour": colour, "opacity": opacity})

    def bar(
        self, event: str, x: Reach, y: Reach, tip: Mapping[str, str], fill: str, stroke: str, opacity: float
    ) -> None:
        """An area that answers a pointer. Its opacity is that of the fill; the edge is drawn in full."""
        paint = {"fill": fill, "stroke": stroke, "opacity": opacity}
        self.bars.append({"event_id": event, **self._over(x, y), **paint, **tip})

    def whisker(self, event: str, x: float, y: float, stroke: str) -> None:
        """A short line across a symbol, which answers the pointer itself."""
        self.whiskers.append({"event_id": event, **self._at(x, y), "stroke": stroke})

    def point(
        self, event: str, x: float, y: float, tip: Mapping[str, str], fill: str, stroke: str, shape: str
    ) -> None:
        """A symbol; with the event "" one of the key, which a click does not open."""
        paint = {"fill": fill, "stroke": stroke, "shape": shape}
        self.points.append({"event_id": event, **self._at(x, y), **paint, **tip})

    def text(
        self,
        x: float,
        y: float,
        text: str,
        colour: str,
        event: str = "",
        size: int = 12,
        *,
        is_before: bool = False,
    ) -> None:
        """Words that begin at a place, or end before it; with an event a click on them opens it."""
        look = {"text": text, "colour": colour, "size": size, "align": "right" if is_before else "left"}
        self.texts.append({**self._at(x, y), **look, "event_id": event})

    def middle_text(self, x: float, y: float, text: str, colour: str) -> None:
        """Words around a place."""
        self.middle_texts.append({**self._at(x, y), "text": text, "colour": colour})

    def turned_text(self, x: float, y: float, text: str, colour: str, event: str = "") -> None:
        """Words that run down from a place."""
        self.turned.append({**self._at(x, y), "text": text, "colour": colour, "event_id": event})

    def lane_name(self, y: float, text: str, colour: str) -> None:
        """Words left of the years."""
        self.gutter.append({"y": y, "text": text, "colour": colour})

    def head(self, y: float, text: str, colour: str) -> None:
        """The name of a panel."""
        self.heads.append({"y": y, "text": text, "colour": colour})

    def lower(self, by: float) -> None:
        """Move all that is drawn down by pixels."""
        for layer in fields(self):
            for row in getattr(self, layer.name) if layer.name != "across" else ():
                row.update({name: _near(row[name] + by) for name in ("y", "y2") if name in row})
