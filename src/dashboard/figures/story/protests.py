"""Scenes on protests: one event told whole, how many came, what was asked and answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures import harm, participation
from dashboard.figures.drawing.keys import claimed_by
from dashboard.figures.drawing.outcomes import ANSWERED, ASKED
from dashboard.figures.participation.claims import bound, claimed
from dashboard.figures.participation.coded import NOT_STATED, coded_of
from dashboard.figures.story.sheet import (
    HIGH,
    LEAST,
    LINE,
    NARROW,
    WIDE,
    Box,
    Mark,
    Pen,
    Role,
    Sheet,
    Stroke,
    high,
    wide,
)
from dashboard.figures.story.value import MOST_ROWS, Scene
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import one_side
from dashboard.figures.words.names import claimant_names, demand_names, response_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row as Cells
from dashboard.records.case import Scene as Row

_CROWD = 2_000  # people that are drawn one by one
_SQUARES = 12  # people arrested that are drawn one by one
_BARS = 11  # of claims on one sheet
_LEAST_SQUARE, _BAR = 6, 40  # px: no smaller square is told from its neighbour; a bar, as high as letters
_PALE = 0.3  # between two claims, and what is not stated: an outline would be one side's account
_EDGE = 5  # px of an outline
_SIDE = 840.0  # px from what was demanded to what was answered, below each other on a phone


def told_whole(data: Dataset, t: Translator, row: Row) -> Scene:
    """One event: when and where, how many people, what was demanded and how it was answered."""
    event = _event(data, row.event)
    return Scene(
        id=row.scene_id,
        title=t.text(event, "title"),
        figure=participation.turnout(data, Selection(), t),
        drawing=_whole(event, data, t),
        narrow=_whole_narrow(event, data, t),
        foot=t(
            "One dot is one person, as claimed; pale dots stand between the lowest and the highest claim."
        ),
        page="timeline",
        choices={"event": event.event_id},
    )


def _event(data: Dataset, event_id: str) -> EventRecord:
    """The event that a row names, else the one of which most is known."""
    events = event_records.by_id(data)
    if event_id in events:
        return events[event_id]
    return max(
        (event for event in events.values() if not event.is_forced_vote and event.is_primary),
        key=lambda event: (event.kind in ("peaceful", "violent"), len(event.sources)),
    )


def _whole(event: EventRecord, data: Dataset, t: Translator) -> Sheet:
    pen = Pen()
    claims = claimed(data, Selection(), protests=True).claims.get(event.action_id, ())
    most = max((claim.people for claim in claims), default=0)
    left = 1000.0 if 0 < most <= _CROWD else 0.0
    place = data.rows("places").get(event.place_id)
    where = t.name(place) if place else ""
    head = " · ".join(filter(None, (t.date(event.date_edtf), where)))
    pen.words(head, 0, 0, left or WIDE, 50, most=2, is_bold=True)
    if left:
        _crowd(pen, claims, (0, 84, left, 570), t)
    y = 672.0 if left else 110.0
    if not left:
        y += pen.words(t.text(event, "summary"), 0, y, WIDE, 40, most=5) + 40
    x, width = (left + 90, WIDE - left - 90) if left else (0.0, WIDE)
    _answers(pen, event, data, t, (x, 0.0 if left else y, width))
    if left:
        words = t.text(event, "outcome") + one_side(event.sources, data, t)
        pen.words(words, 0, y, left, 30, most=4, role="quiet")
    return pen.sheet()


def _whole_narrow(event: EventRecord, data: Dataset, t: Translator) -> Sheet:
    """The same below each other."""
    pen = Pen()
    claims = claimed(data, Selection(), protests=True).claims.get(event.action_id, ())
    most = max((claim.people for claim in claims), default=0)
    place = data.rows("places").get(event.place_id)
    head = " · ".join(filter(None, (t.date(event.date_edtf), t.name(place) if place else "")))
    y = 14 + pen.words(head, 0, 0, NARROW, 50, most=2, is_bold=True)
    if 0 < most <= _CROWD:
        y = _crowd(pen, claims, (0, y, NARROW, 640), t) + 20
        words = t.text(event, "outcome") + one_side(event.sources, data, t)
    else:
        words = t.text(event, "summary")
    y += pen.words(words, 0, y, NARROW, 34, most=12, role="quiet") + 30
    y = _answers(pen, event, data, t, (0, y, NARROW), foot=float("inf"))
    return pen.sheet(NARROW, y)


def _crowd(
    pen: Pen, claims: Sequence[Cells], place: tuple[float, float, float, float], t: Translator
) -> float:
    """A dot a person: solid up to the lowest claim, pale between it and the highest; the px at which it ends."""
    x, y, width, height = place
    least, most = (of(claim["people"] for claim in claims) for of in (min, max))
    names = claimant_names(t)
    said = ", ".join(dict.fromkeys(f"{bound(claim, t)} ({names[claim['claimant']]})" for claim in claims))
    across = max(1, round((most * width / (height - 70)) ** 0.5))
    unit = min(width / across, (height - 70) / -(-most // across))
    for number in range(most):
        row, column = divmod(number, across)
        at = x + (column + 0.5) * unit, y + (row + 0.5) * unit
        pen.put(Mark("disc", *at, unit * 0.36, "ink", opacity=1 if number < least else _PALE))
    y += -(-most // across) * unit + 14
    return y + pen.words(t("People: {claims}", claims=said), x, y, width, 34, most=2)


def _answers(
    pen: Pen,
    event: EventRecord,
    data: Dataset,
    t: Translator,
    place: tuple[float, float, float],
    foot: float = HIGH,
) -> float:
    """Arrests, demands and answers of an action, under each other down to a foot; the px at which they end."""
    x, y, width = place
    if event.arrested:
        least, most = (min(n, _SQUARES) for n in (event.arrested, event.arrested_most or event.arrested))
        for n in range(most):
            pen.put(Box(x + n * 58, y + 6, 44, 44, "ink", opacity=1 if n < least else _PALE))
        words = t("arrested or detained: {n}", n=harm.arrested_words(event, t))
        y += 62 + pen.words(words, x, y + 62, width, 38, most=2) + 30
    demands, answers = demand_names(t), response_names(t)
    asked = [demands[row.demand] for row in data.records.demands if row.action_id == event.action_id]
    replies = [row for row in data.records.responses if row.action_id == event.action_id]
    y += _part(pen, t("Demanded"), [", ".join(asked) or t("not stated")], (x, y, width), foot, ASKED)
    lines = [phrases.answer(answers[row.response], t.text(row, "detail")) for row in replies]
    return y + _part(pen, t("Answered"), lines or [t("not stated")], (x, y, width), foot, ANSWERED)


def _part(
    pen: Pen, head: str, lines: Sequence[str], place: tuple[float, float, float], foot: float, role: Role
) -> float:
    x, y, width = place
    begin = y
    pen.put(Stroke(x, y, x + width, y, role, 4))
    y += 14 + pen.words(head, x, y + 14, width, 44, most=1, is_bold=True) + 6
    told = lines[:4]
    size = next((size for size in (40, 36, 34, 32, 30) if high(told, size, width, 0.36) <= foot - y), LEAST)
    for at, line in enumerate(told):
        if y > foot - LEAST * LINE:
            told = told[:at]
            break
        y += pen.words(line, x, y, width, size, most=4) + 14
    pen.leave_out(*lines[len(told) :])
    return y - begin + 26


def came(data: Dataset, t: Translator, _row: Row) -> Scene:
    """How many came, by who counts: the actions of which most have told a number."""
    figure = participation.turnout(data, Selection(), t)
    is_sided = any(claimed_by(row.claimant, row.source_id, data) for row in data.records.turnout_claims)
    outlined = phrases.outline(t) if is_sided else ""
    return Scene(
        id="turnout",
        title=figure.title,
        figure=figure,
        drawing=_claims(data, t),
        narrow=_claims(data, t, NARROW),
        foot=" ".join(
            filter(None, (t("Each claim as it was made. ≥ at least, ≤ at most, ~ about."), outlined))
        ),
        page="participation",
        choices={"part": "people"},
    )


def _claims(data: Dataset, t: Translator, across: float = WIDE) -> Sheet:
    pen = Pen()
    found = claimed(data, Selection(), protests=True)
    rivals = sorted(found.found, key=lambda row: -len({c.claimant for c in found.claims[row.action_id]}))
    shown, bars = [], 0
    for action in rivals[:4]:
        own = found.claims[action.action_id]
        if bars + len(own) <= _BARS:
            shown.append((action, own))
            bars += len(own)
    shown.sort(key=lambda item: item[0].first)
    most = max((claim.people for _, own in shown for claim in own), default=1)
    names = claimant_names(t)
    label = max((wide(name, 34) for name in names.values()), default=0) + 30
    unit = min(72, (HIGH - len(shown) * 96) / max(bars, 1)) if across == WIDE else 60
    y = 0.0
    for action, own in shown:
        head = f"{t.date(action.date_edtf)} · {t.text(action, 'title')}"
        y += pen.words(head, 0, y, across, 36, most=1 if across == WIDE else 3, is_bold=True) + 12
        for claim in own:
            width = claim.people / most * (across - label - 190)
            pen.words(names[claim.claimant], label - 20, y + unit / 2 - 24, label, 34, most=1, anchor="end")
            is_sided = bool(claimed_by(claim.claimant, claim.source_id, data))
            # An outline within the same edges, where one side alone makes the claim.
            fill: tuple[Role, Role] = ("none", "gold") if is_sided else ("gold", "none")
            pen.put(Box(label, y + 6, max(width, 2 * _EDGE), unit - 14, *fill, _EDGE))
            pen.words(bound(claim, t), label + width + 16, y + unit / 2 - 26, 180, 40, most=1, is_bold=True)
            y += unit
        y += 34
    return pen.sheet() if across == WIDE else pen.sheet(across, y)


def asked_and_answered(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What was demanded most, and what the answer was most often."""
    figure = participation.demands(data, Selection(), t)
    return Scene(
        id="demands",
        title=figure.title,
        figure=figure,
        drawing=_two_sides(data, t),
        narrow=_two_sides(data, t, is_narrow=True),
        foot=t("One square is one event. An event can have several; coded by us from the documents."),
        page="participation",
        choices={"part": "demands"},
    )


def _two_sides(data: Dataset, t: Translator, *, is_narrow: bool = False) -> Sheet:
    """Both beside each other; on a phone what was answered stands below."""
    pen = Pen()
    half = NARROW if is_narrow else WIDE / 2 - 40
    places = [(0.0, 0.0), (0.0, _SIDE) if is_narrow else (half + 80, 0.0)]
    sides: tuple[tuple[str, str, Mapping[str, str], Role], ...] = (
        (t("Demanded"), "demands", demand_names(t), ASKED),
        (t("Answered"), "responses", response_names(t), ANSWERED),
    )
    tops: list[list[tuple[str, int]]] = []
    silent: list[bool] = []  # whether the last row of a side is of those of which nothing is stated
    for number, (head, table, names, _) in enumerate(sides):
        found = coded_of(data, Selection(), table, names)
        counts = Counter[str](row[found.column] for row in found.stated)
        x, y = places[number]
        stated = len({row.action_id for row in found.stated})
        pen.words(head, x, y, half, 46, most=1, is_bold=True)
        pen.words(
            t("stated for {n} of {m} events", n=t.number(stated), m=t.number(len(found.actions))),
            x, y + 58, half, 30, most=1, role="quiet",
        )  # fmt: skip
        leading = counts.most_common(MOST_ROWS - bool(found.silent))
        silence = [(names[NOT_STATED], found.silent)] if found.silent else []
        tops.append([*((names[code], n) for code, n in leading), *silence])
        silent.append(bool(silence))
    most = max((n for top in tops for _, n in top), default=1)  # an event is as large on both sides
    for (x, y), top, side, is_pale in zip(places, tops, sides, silent, strict=True):
        squares(pen, top, most, (x, y + 130, half), side[-1], is_last_pale=is_pale)
    return pen.sheet(NARROW, 2 * _SIDE) if is_narrow else pen.sheet()


def squares(
    pen: Pen,
    rows: Sequence[tuple[str, int]],
    most: int,
    place: tuple[float, float, float],
    role: Role,
    *,
    is_last_pale: bool,
) -> None:
    """A row a code: its name, a square an event, of which ``most`` have room, and their number.

    Of more events than squares can be told apart a row is a bar, as long as they are many.
    Pale is the row of events of which nothing is stated: the largest one often, and no answer.
    """
    x, top, width = place
    each = min(110, (HIGH - 130) / max(len(rows), 1))
    label = width * 0.4
    unit = min(80, (width - label - 80) / most)
    side = unit - 8
    for row, (name, n) in enumerate(rows):
        y = top + row * each
        middle = y + 28  # of the letters beside the squares
        pen.words(name, x, y + 6, label - 20, 34, most=2, is_bold=not row)
        is_pale = is_last_pale and row == len(rows) - 1
        opacity = _PALE if is_pale else 1.0
        if side < _LEAST_SQUARE:
            pen.put(Box(x + label, middle - _BAR / 2, n * unit, _BAR, role, opacity=opacity))
        else:
            for number in range(n):
                at = x + label + number * unit
                pen.put(Box(at, middle - side / 2, side, side, role, opacity=opacity))
        pen.words(str(n), x + label + n * unit + 12, y + 2, 90, 40, most=1, is_bold=True)
