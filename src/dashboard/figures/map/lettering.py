"""In what type the words of the map are set, by their style: labels are fitted by it. ``leaflet.css`` draws them so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.type_width import Face, text_width

LINE = 1.2  # height of a line, of the size of its letters


@dataclass(frozen=True)
class Lettering:
    """The type of a label: sizes in px, of the space between letters in sizes of one."""

    size: float
    on_phone: float
    face: Face = "SourceSans3-Regular"
    second: float = 0.0  # of the second line, which phones do not show
    apart: float = 0.0

    def width(self, words: str, second: str, phone: bool) -> float:
        """Px that the words take, of the longest line."""
        size = self.on_phone if phone else self.size
        main = max(
            text_width(line, size, self.face) + max(len(line) - 1, 0) * size * self.apart
            for line in words.split("\n")
        )
        return max(main, text_width(second, self.second) if second and not phone else 0.0)

    def height(self, second: str, phone: bool, lines: int = 1) -> float:
        """Px that the lines of a name take, and the second line below it."""
        if phone or not second:
            return LINE * (self.on_phone if phone else self.size) * lines
        return LINE * (self.size * lines + self.second)


_DEPOSIT = Lettering(17, 15, "SourceSans3-SemiBold", second=13.5)
_DISTANCE = Lettering(13.5, 13.5)
_SMALL = Lettering(13, 13, second=12.5)
# What a filter dims keeps the room that it had, so that labels stay where they are.
LETTERING: Mapping[str, Lettering] = {
    "deposit": _DEPOSIT,
    "dim": _DEPOSIT,
    "village": Lettering(15, 14, second=12.5),
    "town": Lettering(14, 14, second=12.5),
    "town-far": _SMALL,
    "ground-town": _SMALL,
    "pass": _SMALL,
    "distance": _DISTANCE,
    "distance-dim": _DISTANCE,
    "water": Lettering(14, 14, "SourceSerif4-Italic"),
    "range": Lettering(12.5, 11.5, "SourceSerif4-Italic", apart=0.1),
    "region": Lettering(15, 14, "SourceSerif4-SemiBold", apart=0.06),
    "country": Lettering(13, 13, apart=0.18),
}
