"""Licence holders under the lanes: spells of holding, and the ribbon that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard import dates
from dashboard.dataset import Dataset
from dashboard.figures.colours import INK, MUTED, Theme
from dashboard.figures.keys import cut
from dashboard.figures.names import confidence_names
from dashboard.figures.timeline.events import MOST_LETTERS, When, when
from dashboard.figures.timeline.layout import Canvas, pack, stagger
from dashboard.figures.timeline.marks import HOLDER_FILL, TIP_FIELDS
from dashboard.i18n import Translator

_FADE = 1.6  # years over which a ribbon fades when nothing more is known; not a duration
_STEPS = 8


def role_names(t: Translator) -> dict[str, str]:
    """What a holder holds, in words."""
    return {
        "licence": t("holds the licence"),
        "owner": t("owns the licence holder"),
        "option": t("option, or purchase without the licence"),
        "minority": t("minority stake"),
    }


def spells_of(data: Dataset, mine: str, t: Translator, window: tuple[float, float]) -> list[dict[str, Any]]:
    """Spells of holding within the window, with solid and fading parts (first, last, opacity)."""
    roles, levels = role_names(t), confidence_names(t)
    out = []
    for row in data["holders"][data["holders"].mine_id == mine].to_dict("records"):
        start = when(row["start_edtf"]) if row["start_edtf"] else None
        is_open = row["end_edtf"] == dates.OPEN_END
        end = when(row["end_edtf"]) if row["end_edtf"] and not is_open else None
        seen = when(row["as_of_edtf"])
        parts = [
            part
            for first, last, opacity in _parts(start, end, seen)
            if (part := (max(first, window[0]), min(last, window[1]), opacity))[0] < part[1]
        ]
        if not parts:
            continue
        begin = t.date(row["start_edtf"]) or t("begin not found")
        stop = (
            t("still holding as of {date}", date=t.date(row["as_of_edtf"]))
            if is_open
            else t.date(row["end_edtf"])
            or t("end not found, last told of {date}", date=t.date(row["as_of_edtf"]))
        )
        share = t.text(row, "share")
        name = t.name(row)
        out.append(
            {
                "holder_id": row["holder_id"],
                "source_id": row["source_id"],
                "share": share,
                "note": t.text(row, "note"),
                "name": name,
                "role": row["role"],
                "is_vacant": row["is_vacant"],
                "parts": parts,
                "event_id": row["event_id"],
                "tip1": f"{name}: {roles[row['role']]}" + (f" ({share})" if share else ""),
                "tip2": f"{begin} – {stop}",
                "tip3": "",
                "tip4": levels[row["confidence"]],
                "tip5": "",
            }
        )
    return out


def _parts(start: When | None, end: When | None, seen: When) -> list[tuple[float, float, float]]:
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
    parts = [(solid_from, solid_to, 1.0)] if solid_to > solid_from else []
    for (first, last), rising in ((fade_in, True), (fade_out, False)):
        width = (last - first) / _STEPS
        for step in range(_STEPS):
            level = (step + 1) / (_STEPS + 1)
            parts.append((first + step * width, first + (step + 1) * width, level if rising else 1 - level))
    return parts


def draw_ribbon(
    canvas: Canvas,
    spells: Sequence[Mapping[str, Any]],
    top: float,
    edge: float,
    per_year: float,
    t: Translator,
    theme: Theme,
) -> float:
    """Licence spells on one thick band, then owners, options and minority stakes, thinner."""
    ink, muted, fill = INK[theme], MUTED[theme], HOLDER_FILL[theme]
    y = top
    for thick in (True, False):
        own = [spell for spell in spells if (spell["role"] == "licence") == thick]
        if not own:
            continue
        own.sort(key=lambda spell: spell["parts"][0][0] if thick else begin_of(spell))
        spans = []
        before = ""
        for spell in own:
            words = "" if thick and spell["name"] == before else _holder_label(spell, t)
            before = spell["name"]
            end = max(part[1] for part in spell["parts"])
            width = (len(words) * 6.3 + 10) / per_year
            left = min(begin_of(spell), edge - width)  # a label never leaves the chart at the right
            spans.append((left, max(left + width, 0 if thick else end), words))
        plain = [(first, last) for first, last, _ in spans]
        slots = stagger(plain) if thick else pack(plain)
        rows = max(slots) + 1
        pitch = 15 if thick else 19
        canvas.gutter.append(
            {
                "y": y + pitch * rows / 2 + 4,
                "text": t("Licence holder") if thick else t("Owners, options"),
                "colour": muted,
            }
        )
        for spell, (first, _, words), slot in zip(own, spans, slots, strict=True):
            text_y = y + pitch * (rows - 1 - slot) + 7 if thick else y + pitch * slot + 7
            bar_y = y + pitch * rows + 1 if thick else text_y + 7
            size = 9 if thick else 3
            if spell["is_vacant"]:  # nobody holds it: an empty frame, not a bar
                canvas.bars.append(
                    {
                        "event_id": "",
                        "x": begin_of(spell),
                        "x2": max(part[1] for part in spell["parts"]),
                        "y": bar_y,
                        "y2": bar_y + size,
                        "fill": fill,
                        "stroke": fill,
                        "opacity": 0.0,
                        **{name: spell[name] for name in TIP_FIELDS},
                    }
                )
            for part_first, part_last, opacity in () if spell["is_vacant"] else spell["parts"]:
                canvas.rects.append(
                    {
                        "x": part_first,
                        "x2": part_last,
                        "y": bar_y,
                        "y2": bar_y + size,
                        "fill": fill,
                        "opacity": opacity * 0.9,
                    }
                )
            canvas.bars.append(  # what a pointer meets: the whole spell
                {
                    "event_id": spell["event_id"],
                    "x": begin_of(spell),
                    "x2": max(part[1] for part in spell["parts"]),
                    "y": text_y - 4,
                    "y2": bar_y + size,
                    "fill": fill,
                    "stroke": "transparent",
                    "opacity": 0.0,
                    **{name: spell[name] for name in TIP_FIELDS},
                }
            )
            if thick:  # where one holder ends and the next begins
                begin = begin_of(spell)
                canvas.rules.append(
                    {
                        "x": begin,
                        "x2": begin,
                        "y": text_y - 5 if begin == first else bar_y - 3,
                        "y2": bar_y + size,
                        "colour": muted,
                        "opacity": 0.75,
                    }
                )
            if words:
                canvas.texts.append(
                    {
                        "x": first + 4 / per_year,
                        "y": text_y,
                        "text": words,
                        "colour": ink if thick else muted,
                        "size": 12,
                        "event_id": spell["event_id"],
                    }
                )
        y += pitch * rows + (14 if thick else 6)
    return y


def begin_of(spell: Mapping[str, Any]) -> float:
    """Where a spell begins to be drawn, its fading part included."""
    return float(min(part[0] for part in spell["parts"]))


def _holder_label(spell: Mapping[str, Any], t: Translator) -> str:
    name = cut(spell["name"], MOST_LETTERS)
    if spell["role"] == "option":
        return t("{name} (option)", name=name)
    if spell["role"] == "minority":
        return t("{name} (minority)", name=name)
    return name
