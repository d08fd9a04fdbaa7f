"""Colours as eyes see them.

Contrast is that of WCAG 2.2 (1.4.3, 1.4.11). Colour blindness is simulated after Machado, Oliveira and Fernandes
(2009) at full severity, in linear light; what then still differs is measured as CIEDE2000.
"""

from __future__ import annotations

import math
import re
from functools import cache

EYES = {
    "any eye": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


@cache
def channels(colour: str) -> tuple[int, ...]:
    """``#RRGGBB`` as three numbers."""
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", colour), colour
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def laid_over(colour: str, ground: str, opacity: float) -> str:
    """A colour that lets its ground through."""
    pairs = zip(channels(colour), channels(ground), strict=True)
    return "#" + "".join(f"{round(top * opacity + under * (1 - opacity)):02X}" for top, under in pairs)


@cache
def light(colour: str) -> tuple[float, ...]:
    """Channels in linear light."""
    shares = (value / 255 for value in channels(colour))
    return tuple(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)


def times(matrix: tuple[tuple[float, ...], ...], vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two opaque colours, 1 to 21."""
    dark, bright = sorted(
        sum(a * b for a, b in zip(_XYZ[1], light(colour), strict=True)) for colour in (one, other)
    )
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, eye: str) -> tuple[float, float, float]:
    """A colour as an eye sees it, in CIELAB."""
    seen = tuple(min(1.0, max(0.0, value)) for value in times(EYES[eye], light(colour)))
    x, y, z = (
        share ** (1 / 3) if (share := value / white) > 216 / 24389 else (24389 / 27 * share + 16) / 116
        for value, white in zip(times(_XYZ, seen), _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """How far two CIELAB colours are apart (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    chroma = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    c1, c2 = math.hypot(a1 * stretch, b1), math.hypot(a2 * stretch, b2)
    h1, h2 = (math.degrees(math.atan2(b, a * stretch)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    dl, dc, dh = l2 - l1, c2 - c1, 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    bright, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    waves = ((0.17, 1, -30), (-0.24, 2, 0), (-0.32, 3, 6), (0.2, 4, -63))
    t = 1 - sum(size * math.cos(math.radians(times_ * hue + shift)) for size, times_, shift in waves)
    sl = 1 + 0.015 * (bright - 50) ** 2 / math.sqrt(20 + (bright - 50) ** 2)
    sc, sh = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    blue = math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))
    rt = -2 * math.sqrt(chroma**7 / (chroma**7 + 25**7)) * math.sin(blue)
    l_, c_, h_ = dl / sl, dc / sc, dh / sh
    return math.sqrt(l_**2 + c_**2 + h_**2 + rt * c_ * h_)


def nearest(one: str, other: str) -> tuple[float, str]:
    """How far two colours are apart to the eye that tells them apart worst, and which eye that is."""
    return min((ciede2000(lab(one, eye), lab(other, eye)), eye) for eye in EYES)
