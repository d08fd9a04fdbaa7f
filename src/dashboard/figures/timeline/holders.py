"""Licence holders under the lanes: spells of holding, and the ribbon that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from dashboard import dates
from dashboard.figures.drawing.colours import Role
from dashboard.figures.drawing.keys import cut
from dashboard.figures.timeline.canvas import Canvas, tip
from dashboard.figures.timeline.events import MOST_LETTERS, When, when
from dashboard.figures.timeline.layout import RIGHT, pack
from dashboard.figures.timeline.leaders import Words, words_of
from dashboard.figures.words.names import confidence_names, holding_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width

_FADE = 1.6  # years over which a ribbon fades when nothing more is known; not a duration
_STEP = 0.25  # years of a step of a ribbon that fades: six pixels of a narrow chart
_STEPS = 6  # at most
_SHARP = 0.02  # years: a bound that is known as well as this does not fade
_SIZE = 12  # px, of the names
RIBBON_OPACITY = 0.9  # where a holder is known to hold

Part = tuple[float, float, float]  # first and last in decimal years, opacity


class Spell(TypedDict):
    """A time in which somebody held something of a deposit, or nobody did, within the years drawn."""

    holder_id: str
    source_id: str
    event_id: str  # the event that opens with a click, or ""
    name: str
    role: str
    share: str
    period: str
    confidence: str
    note: str
    is_vacant: bool  # nobody held the licence
    parts: Sequence[Part]  # solid and fading
    first: float  # where it begins to be drawn, its fading part included, in decimal years
    last: float  # where it ends
    tip: Mapping[str, str]


def spells_of(data: Dataset, mine: str, t: Translator, window: tuple[float, float]) -> list[Spell]:
    """Spells of holding within the window (begin and end, decimal years), in the data's order."""
    rows = (row for row in data.records.holders if row.mine_id == mine)
    return [_spell(row, parts, t) for row in rows if (parts := _parts_within(row, window))]


def _spell(row: Mapping[str, Any], parts: Sequence[Part], t: Translator) -> Spell:
    """A row of ``holders`` in words, with the parts that are drawn of it."""
    name, share, period = t.name(row), t.text(row, "share"), _period(row, t)
    confidence = confidence_names(t)[row["confidence"]]
    what = f"{name}: {holding_names(t)[row['role']]}" + (f" ({share})" if share else "")
    return {
        "holder_id": row["holder_id"],
        "source_id": row["source_id"],
        "event_id": row["event_id"],
        "name": name,
        "role": row["role"],
        "share": share,
        "period": period,
        "confidence": confidence,
        "note": t.text(row, "note"),
        "is_vacant": row["is_vacant"],
        "parts": parts,
        "first": float(min(first for first, _, _ in parts)),
        "last": max(last for _, last, _ in parts),
        "tip": tip(what, period, "", confidence, ""),
    }


def _period(row: Mapping[str, Any], t: Translator) -> str:
    """From when to when, in words; a bound that was not found is said to be so."""
    begin = t.date(row["start_edtf"]) or t("start not found")
    if row["end_edtf"] == dates.OPEN_END:
        end = t("still the holder as of {date}", date=t.as_of(row["as_of_edtf"]))
    else:
        end = t.date(row["end_edtf"]) or t(
            "end not found, last mentioned {date}", date=t.date(row["as_of_edtf"])
        )
    return f"{begin} – {end}"


def _parts_within(row: Mapping[str, Any], window: tuple[float, float]) -> list[Part]:
    """What is drawn of a row of ``holders``, cut to the window."""
    start = when(row["start_edtf"]) if row["start_edtf"] else None
    end = when(row["end_edtf"]) if row["end_edtf"] not in ("", dates.OPEN_END) else None
    cut_to = [
        (max(first, window[0]), min(last, window[1]), opacity)
        for first, last, opacity in _parts(start, end, when(row["as_of_edtf"]))
    ]
    return [part for part in cut_to if part[0] < part[1]]


def _parts(start: When | None, end: When | None, seen: When) -> list[Part]:
    """Parts of a ribbon. A bound that is itself an interval fades over that interval."""
    if start is None:
        anchor = end.first if end else seen.first
        fade_in, solid_from = (anchor - _FADE, anchor), anchor
    else:
        fade_in, solid_from = (start.first, start.last), start.last
    if end is None:
        solid_to = max(seen.first, solid_from)
        fade_out = (solid_to, solid_to + _FADE)
    else:
        solid_to = max(end.first, solid_from)
        fade_out = (solid_to, max(end.last, solid_to))
    if fade_in[1] - fade_in[0] < _SHARP:
        solid_from = fade_in[0]
    if fade_out[1] - fade_out[0] < _SHARP:
        solid_to = fade_out[1]
    parts = [(solid_from, solid_to, 1.0)] if solid_to > solid_from else []
    return [*parts, *_fade(fade_in, is_rising=True), *_fade(fade_out, is_rising=False)]


def _fade(over: tuple[float, float], *, is_rising: bool) -> list[Part]:
    """Steps of a ribbon that fades, no finer than is seen: each is drawn, and sent with the page."""
    first, last = over
    if last - first < _SHARP:
        return []
    steps = min(max(round((last - first) / _STEP), 1), _STEPS)
    width = (last - first) / steps
    levels = [(step + 1) / (steps + 1) for step in range(steps)]
    return [
        (first + step * width, first + (step + 1) * width, level)
        for step, level in enumerate(levels if is_rising else reversed(levels))
    ]


@dataclass(frozen=True)
class _Label:
    """A spell and its words, with the room that both take in a slot of the ribbon, in decimal years."""

    spell: Spell
    words: str
    first: float
    last: float


def draw_ribbon(
    canvas: Canvas,
    spells: Sequence[Spell],
    top: float,
    edge: float,
    per_year: float,
    t: Translator,
) -> float:
    """Licence spells on one thick band, then owners, options and minority stakes, thinner.

    Args:
        canvas: what it is drawn on.
        spells: of one deposit.
        top: where the ribbon begins, px.
        edge: where the chart ends at the right, in decimal years.
        per_year: least width of a year, px.
        t: language.

    Returns:
        Where the ribbon ends, px.
    """
    licences = [spell for spell in spells if spell["role"] == "licence"]
    others = [spell for spell in spells if spell["role"] != "licence"]
    y = top
    if licences:
        y = _draw_licences(canvas, licences, y, edge, per_year, t)
    if others:
        y = _draw_owners(canvas, _owner_labels(others, edge, per_year, t), y, per_year, t)
    return y


def _owner_labels(spells: Sequence[Spell], edge: float, per_year: float, t: Translator) -> list[_Label]:
    """Names of owners, of holders of an option and of a minority, each over its own bar."""
    labels = []
    for spell in sorted(spells, key=lambda spell: spell["first"]):
        words = _with_role(spell, t)
        left, right = _room(spell, words, edge, per_year)
        labels.append(_Label(spell, words, left, max(right, spell["last"])))
    return labels


def _room(spell: Spell, words: str, edge: float, per_year: float) -> tuple[float, float]:
    """From where to where the words of a spell reach; they never leave the chart at the right."""
    width = (text_width(words, _SIZE) + 10) / per_year
    left = min(spell["first"], edge - width)
    return left, left + width


def _with_role(spell: Spell, t: Translator) -> str:
    name = cut(spell["name"], MOST_LETTERS)
    if spell["role"] == "option":
        return t("{name} (option)", name=name)
    if spell["role"] == "minority":
        return t("{name} (minority)", name=name)
    return name


def _draw_licences(
    canvas: Canvas, spells: Sequence[Spell], top: float, edge: float, per_year: float, t: Translator
) -> float:
    """One thick band for all licence spells, names above it with leaders; returns where it ends.

    Who follows oneself is not named again.
    """
    pitch, size = 15, 9
    ordered = sorted(spells, key=lambda spell: spell["parts"][0][0])
    before = [None, *(spell["name"] for spell in ordered)]
    named = [spell for spell, name in zip(ordered, before, strict=False) if spell["name"] != name]
    labels = [cut(spell["name"], MOST_LETTERS) for spell in named]
    places, rows = words_of(
        labels, [spell["first"] * per_year for spell in named], edge * per_year + RIGHT, _SIZE
    )
    bar_y = top + pitch * rows + 1
    canvas.lane_name(top + pitch * rows / 2 + 4, t("Licence holder"), Role.MUTED)
    words_by = {spell["holder_id"]: words for spell, words in zip(named, places, strict=True)}
    unnamed = Words((), 0.0, 0)
    for spell in ordered:
        words = words_by.get(spell["holder_id"], unnamed)
        text_y = bar_y + 6 - pitch * (words.level + max(len(words.lines), 1))
        _draw_spell(canvas, spell, text_y, bar_y, size)
        begin, end = spell["first"], text_y - 5 if words.lines else bar_y - 3
        canvas.rule((begin, begin), (end, bar_y + size), Role.MUTED, 0.75)
        for line, text in enumerate(words.lines):
            x, y = words.x / per_year, text_y + pitch * line
            canvas.text(x, y, text, Role.INK, spell["event_id"], is_before=words.is_before)
    return bar_y + 13


def _draw_owners(
    canvas: Canvas, labels: Sequence[_Label], top: float, per_year: float, t: Translator
) -> float:
    """A thin bar for each spell under its words; returns where the last ends."""
    pitch, size = 19, 3
    slots = pack([(label.first, label.last) for label in labels])
    rows = max(slots) + 1
    canvas.lane_name(top + pitch * rows / 2 + 4, t("Owners, options"), Role.MUTED)
    for label, slot in zip(labels, slots, strict=True):
        text_y = top + pitch * slot + 7
        _draw_spell(canvas, label.spell, text_y, text_y + 7, size)
        _write(canvas, label, text_y, per_year, Role.MUTED)
    return top + pitch * rows + 6


def _draw_spell(canvas: Canvas, spell: Spell, text_y: float, bar_y: float, size: float) -> None:
    """The bar of a spell, and over it and its words what a pointer meets: the whole spell."""
    fill, whole = Role.HOLDER, (spell["first"], spell["last"])
    if spell["is_vacant"]:  # nobody holds it: an empty frame, not a bar
        canvas.bar("", whole, (bar_y, bar_y + size), spell["tip"], fill, fill, 0.0)
    else:
        for first, last, opacity in spell["parts"]:
            canvas.rect((first, last), (bar_y, bar_y + size), fill, opacity * RIBBON_OPACITY)
    canvas.bar(spell["event_id"], whole, (text_y - 4, bar_y + size), spell["tip"], fill, "transparent", 0.0)


def _write(canvas: Canvas, label: _Label, y: float, per_year: float, colour: str) -> None:
    canvas.text(label.first + 4 / per_year, y, label.words, colour, label.spell["event_id"])
