"""The scene of the approach: those who have a part in a frame, arrows to whom they are to turn, residents outside."""

from __future__ import annotations

from dashboard.figures import recommendations
from dashboard.figures.approach import stakeholders
from dashboard.figures.approach.lanes import BESIDE, INSIDE, Lane, depth, edges, lanes
from dashboard.figures.story.sheet import HIGH, LINE, NARROW, WIDE, Anchor, Box, Pen, Sheet, Stroke, high
from dashboard.figures.story.value import Scene, whose_words
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row

_MOST_ACTORS, _MOST_TEXTS, _MOST_LINES = 4, 3, 3
_SIZES = (40, 36, 34, 32, 30)  # of the letters, px
# Pixels.
_TOP, _PAD, _GAP = 32.0, 26.0, 24.0  # frame to boxes, box to words, box to box
_LANE = 62.0  # from an arrow to the next below it
_HEAD = 18.0  # half of an arrow's head


def tripartite(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the study proposes to each side, and who has no part in it."""
    figure = stakeholders.tripartite(data, t)
    arrows = t("Arrows show whom each side is to turn to") if stakeholders.turns(data, t) else ""
    own = [row for actor in stakeholders.actor_ids(data) for row in stakeholders.activities(data, actor)]
    return Scene(
        id="approach",
        title=figure.title,
        figure=figure,
        drawing=_sides(data, t),
        narrow=_sides_narrow(data, t),
        foot=" · ".join(filter(None, (whose_words(data, t), arrows))),
        page="stakeholders",
        original=tuple(row.text_en for row in own),
    )


def _sides(data: Dataset, t: Translator) -> Sheet:
    """The actors in a frame, arrows below them, and outside it who is not among them."""
    pen = Pen()
    actors = stakeholders.actor_ids(data)[:_MOST_ACTORS]
    outside = case_text.text(data, t, "asked-of-residents")
    turns = [
        turn
        for turn in stakeholders.approach_turns(data, t)
        if turn.who < len(actors) and (not isinstance(turn.whom, int) or turn.whom < len(actors))
    ]
    run = lanes(turns, len(actors), has_outside=bool(outside)) if actors else ()
    left, right = (edge * WIDE for edge in edges(has_outside=bool(outside)))
    below = _TOP + _LANE * depth(run)
    pen.put(Box(0, 0, WIDE * (INSIDE if outside else 1), HIGH, "none", "gold", 3, radius=24))
    width = (right - left + _GAP) / max(len(actors), 1) - _GAP
    bottom = _actors(pen, data, t, actors, left, width, HIGH - _TOP - below)
    for lane in run:
        _arrow(pen, lane, bottom)
    if outside:
        x = WIDE * BESIDE
        pen.put(Box(x, 0, WIDE - x, HIGH, "none", "quiet", 4, is_dashed=True, radius=24))
        down = (
            40 + pen.words(t("Residents"), x + _PAD, 40, WIDE - x - 2 * _PAD, 52, most=1, is_bold=True) + 24
        )
        pen.words(outside, x + _PAD, down, WIDE - x - 2 * _PAD, 34, most=9)
    return pen.sheet()


def _sides_narrow(data: Dataset, t: Translator) -> Sheet:
    """The same for a phone: the actors below each other, each with whom it is to turn to; residents below all."""
    pen = Pen()
    names, inner = recommendations.stakeholder_names(data, t), NARROW - 2 * _GAP
    x, room, y = _GAP + _PAD, inner - 2 * _PAD, _GAP
    for actor in stakeholders.actor_ids(data)[:_MOST_ACTORS]:
        top, y = y, y + _PAD
        y += pen.words(names[actor], x, y, room, 42, most=2, is_bold=True) + 12
        for row in stakeholders.activities(data, actor)[:_MOST_TEXTS]:
            y += pen.words(t.text(row, "text"), x, y, room, 36, most=_MOST_LINES) + 10
        for _, whom in (turn for turn in stakeholders.turns(data, t) if turn[0] == names[actor]):
            y += pen.words(f"→ {whom}", x, y, room, 36, most=2, role="water", is_bold=True) + 10
        y += _PAD - 10
        pen.put(Box(_GAP, top, inner, y - top, "none", "gold", 4, radius=18))
        y += _GAP
    pen.put(Box(0, 0, NARROW, y, "none", "gold", 3, radius=24))
    if outside := case_text.text(data, t, "asked-of-residents"):
        top, y = y + 2 * _GAP, y + 2 * _GAP + _PAD
        y += pen.words(t("Residents"), x, y, room, 48, most=1, is_bold=True) + 12
        y += pen.words(outside, x, y, room, 36, most=9) + _PAD
        pen.put(Box(0, top, NARROW, y - top, "none", "quiet", 4, is_dashed=True, radius=24))
    return pen.sheet(NARROW, y)


def _actors(
    pen: Pen, data: Dataset, t: Translator, actors: tuple[str, ...], left: float, width: float, tall: float
) -> float:
    """Put the actors beside each other, each with what it should do; the px at which their boxes end."""
    names, room = recommendations.stakeholder_names(data, t), width - 2 * _PAD
    texts = {
        actor: [t.text(row, "text") for row in stakeholders.activities(data, actor)[:_MOST_TEXTS]]
        for actor in actors
    }
    fitting = (
        size
        for size in _SIZES
        if all(high([names[actor], *own], size + 3, room) < tall - 2 * _PAD for actor, own in texts.items())
    )
    size = next(fitting, 28)
    for place, actor in enumerate(actors):
        x = left + place * (width + _GAP)
        pen.put(Box(x, _TOP, width, tall, "sand", "gold", 4, radius=18))
        down = _TOP + _PAD
        down += pen.words(names[actor], x + _PAD, down, room, size + 4, most=2, is_bold=True) + 12
        for text in texts[actor]:
            down += pen.words(text, x + _PAD, down, room, size, most=_MOST_LINES) + 10
    return _TOP + tall


def _arrow(pen: Pen, lane: Lane, top: float) -> None:
    """From the lower edge of a box down, along its lane, and up into another one, or on to its end."""
    begin, end, y = lane.begin * WIDE, lane.end * WIDE, top + _LANE * (lane.level + 0.8)
    pen.put(Stroke(begin, top, begin, y, "water", 6), Stroke(begin, y, end, y, "water", 6))
    if lane.to == "box":
        pen.put(Stroke(end, y, end, top + 4, "water", 6))
        tip, back = (end, top + 4), ((end - _HEAD, top + 4 + _HEAD), (end + _HEAD, top + 4 + _HEAD))
    else:
        behind = end + (_HEAD if lane.goes_left else -_HEAD)
        tip, back = (end, y), ((behind, y - _HEAD), (behind, y + _HEAD))
    pen.put(*(Stroke(*tip, *point, "water", 6) for point in back))
    if lane.word:
        room, x = 0.2 * WIDE, end + (-16 if lane.goes_left else 16)
        anchor: Anchor = "end" if lane.goes_left else "start"
        pen.words(lane.word, x, y - 34 * LINE / 2, room, 34, most=1, anchor=anchor)
