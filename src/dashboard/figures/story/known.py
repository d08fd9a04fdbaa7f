"""Scenes on what is known: the study's numbers beside the documents, and what all of it rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dashboard.counting import Count
from dashboard.dataset import Dataset
from dashboard.figures import evidence, overview, study
from dashboard.figures.case_text import years_of_case
from dashboard.figures.counts import study_cells
from dashboard.figures.names import gap_names, indicator_names, mine_names, voice_names
from dashboard.figures.ranges import band
from dashboard.figures.story.sheet import (
    HIGH,
    LINE,
    WIDE,
    Box,
    Code,
    Mark,
    Pen,
    Role,
    Sheet,
    Stroke,
    Words,
    in_lines,
)
from dashboard.figures.story.value import MOST_ROWS, Scene
from dashboard.i18n import Translator
from dashboard.records.case import Scene as Row
from dashboard.records.places import StudyCount
from dashboard.selection import INDICATORS, Selection

# Pixels.
_LABEL, _HEAD = 250, 100  # of the numbers: names of deposits at the left, of indicators above
_VOICES, _NAMES = 1250.0, 545.0  # of the documents: the part with the voices, and their names in it
_ACROSS = 30  # squares in a row
_UNIT = (_VOICES - _NAMES - 90) / _ACROSS


def numbers(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What is documented, deposit by deposit, beside the study's numbers if there is a study."""
    with_study = bool(study_cells(data))
    figure = study.study_against_documented(data, Selection(), t) if with_study else overview.numbers(data, t)
    years = years_of_case(data)
    return Scene(
        id="counts",
        title=figure.title,
        figure=figure,
        drawing=_numbers(data, t),
        foot=t(
            "{first}–{last}. Diamond: {study_short}, as printed; bar: what public documents show, from the lower to the upper count; framed: the diamond lies outside.",
            **years,
        )
        if with_study
        else t("{first}–{last}: what public documents show", **years),
        page="timeline" if with_study else "overview",
        choices={"part": "study"} if with_study else {},
    )


def _numbers(data: Dataset, t: Translator) -> Sheet:
    """A field for each deposit and indicator, on one scale."""
    pen = Pen()
    known, printed, names = overview.counts(data), study_cells(data), indicator_names(t)
    mines = list(mine_names(data, t).items())[:MOST_ROWS]
    uppers = [known[mine, kind].upper for mine, _ in mines for kind in INDICATORS]
    most = max([*uppers, *(cell.value or 0 for cell in printed.values()), 1])
    wide, high = (WIDE - _LABEL) / len(INDICATORS), (HIGH - _HEAD) / max(len(mines), 1)
    for column, kind in enumerate(INDICATORS):
        pen.words(names[kind], _LABEL + column * wide, 0, wide - 20, 34, most=2, is_bold=True)
    for row, (mine, name) in enumerate(mines):
        top = _HEAD + row * high
        pen.put(Stroke(0, top, WIDE, top, "rule", 2))
        pen.words(name, 0, top + high / 2 - 24, _LABEL - 20, 38, most=2, is_bold=True)
        for column, kind in enumerate(INDICATORS):
            field = _Field(pen, _LABEL + column * wide + 24, top + high / 2, wide, (wide - 90) / most)
            found, cell = known[mine, kind], printed.get((mine, kind))
            if cell and cell.value is not None and not found.low <= cell.value <= found.upper:
                pen.put(Box(field.x - 34, top + 8, wide - 16, high - 16, "sand", "gold", 3, radius=12))
            pen.put(Stroke(field.x, field.y, field.x + most * field.scale, field.y, "rule", 3))
            field.draw_band(found, t)
            if cell:
                field.draw_study(cell)
    return pen.sheet()


@dataclass(frozen=True)
class _Field:
    """Where a deposit's numbers of one kind stand: ``x`` is zero, ``scale`` px each 1."""

    pen: Pen
    x: float
    y: float
    wide: float
    scale: float

    def draw_band(self, found: Count, t: Translator) -> None:
        """A bar from the lower to the upper count, and both in words."""
        low, up = self.x + found.low * self.scale, self.x + found.upper * self.scale
        self.pen.put(Box(low - 9, self.y - 18, up - low + 18, 36, "water", radius=18))
        self._number(band(t, found), (low + up) / 2, 26, "water")

    def draw_study(self, cell: StudyCount) -> None:
        """A diamond at the study's number, or the dash that it prints."""
        if cell.value is None:
            self.pen.words(
                "–", self.x, self.y - 84, self.wide, 44, role="gold", anchor="middle", is_bold=True
            )
            return
        at = self.x + cell.value * self.scale
        self.pen.put(Mark("diamond", at, self.y, 24, "gold", "paper", 3))
        self._number(cell.verbatim, at, -84, "gold")

    def _number(self, words: str, x: float, below: float, role: Role) -> None:
        self.pen.words(
            words, x, self.y + below, self.wide, 44, most=1, role=role, anchor="middle", is_bold=True
        )


def closing(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the talk rests on, by who speaks, what was not found, and how to correct it."""
    figure = evidence.documents(data, (), "", t)
    return Scene(
        id="sources",
        title=t("Every figure has its sources, and we say what we did not find"),
        figure=figure,
        drawing=_documents(data, t),
        foot=t("One square is one document. Know better? Send us yours; it will be shown beside the claim."),
        page="sources",
    )


def _documents(data: Dataset, t: Translator) -> Sheet:
    """Documents by whose account they give, a square each; beside them what was not found."""
    pen = Pen()
    voices, topics = voice_names(t), gap_names(t)
    spoken = Counter[str](row.voice for row in data.records.sources)
    missed = Counter[str](row.topic for row in data.records.not_found)
    head = t("Whose account the documents give: {n}", n=t.number(spoken.total()))
    pen.words(head, 0, 0, _VOICES, 40, most=1, is_bold=True)
    y, lines = 74.0, sum(_rows(n) for n in spoken.values())
    gap = min(24.0, (HIGH - y - lines * _UNIT) / max(len(spoken), 1))
    for voice, n in spoken.most_common():
        high = max(_rows(n) * _UNIT, 34)
        if y + high > HIGH:
            break
        _squares(pen, voices[voice], n, y, t, "gold" if voice == "residents_ngo" else "grey")
        y += high + gap
    shown = [(topics[key], n) for key, n in missed.most_common(MOST_ROWS - 1)]
    if rest := missed.total() - sum(n for _, n in shown):
        shown.append((t("other topics"), rest))
    _gaps(pen, shown, missed.total(), _VOICES + 80, t)
    return pen.sheet()


def _rows(documents: int) -> int:
    """How many rows of squares some documents take."""
    return -(-documents // _ACROSS)


def _squares(pen: Pen, voice: str, n: int, y: float, t: Translator, role: Role) -> None:
    """The documents of a voice: its name, a square each, how many."""
    is_bold = role == "gold"
    pen.words(voice, _NAMES - 20, y - 6, _NAMES - 20, 30, most=1, anchor="end", is_bold=is_bold)
    for number in range(n):
        down, along = divmod(number, _ACROSS)
        pen.put(Box(_NAMES + along * _UNIT, y + down * _UNIT, _UNIT - 5, _UNIT - 5, role))
    end = _NAMES + min(n, _ACROSS) * _UNIT
    pen.words(t.number(n), end + 12, y - 6, 90, 30, most=1, is_bold=True)


def _gaps(pen: Pen, rows: list[tuple[str, int]], total: int, x: float, t: Translator) -> None:
    """What was searched for and not found, and the code that leads to the live atlas."""
    width = WIDE - x
    pen.put(Stroke(x - 40, 0, x - 40, HIGH, "rule", 2))
    y = (
        pen.words(
            t("Searched for and not found: {n}", n=t.number(total)), x, 0, width, 40, most=2, is_bold=True
        )
        + 10
    )
    for name, n in rows:
        y += pen.words(f"{name}: {t.number(n)}", x, y, width, 34, most=1) + 4
    lines, size = in_lines(
        t("Look it up in the atlas under Sources, and correct what is wrong."), 56, width, 5, is_bold=True
    )
    top = HIGH - 20 - len(lines) * size * LINE
    instead = Words(x, top, tuple(lines), size, "gold", is_bold=True)
    pen.put(Code(x, y + 24, min(HIGH - y - 90, 360), t("Look it up, correct it"), instead))
