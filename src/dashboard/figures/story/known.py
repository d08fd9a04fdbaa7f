"""Scenes on what is known: the study's numbers beside the documents, and what all of it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard import case
from dashboard.choosing.counting import Count
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import evidence, study
from dashboard.figures.counts import study_cells
from dashboard.figures.overview import overview
from dashboard.figures.story.sheet import (
    HIGH,
    LINE,
    NARROW,
    WIDE,
    Box,
    Code,
    Pen,
    Role,
    Sheet,
    Stroke,
    Words,
    in_lines,
)
from dashboard.figures.story.value import MOST_ROWS, Scene
from dashboard.figures.words.accounts import account_of
from dashboard.figures.words.case_text import years_of_case
from dashboard.figures.words.names import gap_names, indicator_names, mine_names, voice_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row
from dashboard.records.places import StudyCount

# Pixels.
_LABEL, _HEAD = 250, 100  # of the numbers: names of deposits at the left, of indicators above
_KINDS = 330  # of the numbers on a phone: names of indicators at the left
_LOUD, _BESIDE = 64.0, 215  # letters of the numbers that differ, and what a field needs beside a bar
_VOICES, _NAMES = 1250.0, 545.0  # of the documents: the part with the voices, and their names in it
_ACROSS = 30  # squares in a row
_UNIT = (_VOICES - _NAMES - 90) / _ACROSS


@dataclass(frozen=True)
class _Grid:
    """Where squares of documents stand.

    Px of the names before them, how many in a row, px from one to the next; how many lines a name may have.
    """

    names: float
    across: int
    unit: float
    lines: int


_HALL, _PHONE = _Grid(_NAMES, _ACROSS, _UNIT, 1), _Grid(420, 16, 18, 2)


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
        narrow=_numbers_narrow(data, t),
        foot=t(
            "{first}–{last}. Above stands the number of {study}, as printed; below, what public documents show, from the lower to the upper count; a frame says that the number above lies outside these bounds.",
            **years,
        )
        if with_study
        else t("What public documents show, {first}–{last}", **years),
        page="timeline" if with_study else "overview",
        choices={"part": "study"} if with_study else {},
    )


def _compared(
    data: Dataset, mines: Sequence[str]
) -> tuple[Mapping[tuple[str, str], Count], set[tuple[str, str]], int]:
    """What documents show by deposit and indicator, where the study says otherwise, and the largest number there."""
    known, printed = overview.counts(data), study_cells(data)
    cells = [(mine, kind) for mine in mines for kind in INDICATORS]
    loud = {key for key in cells if not printed or _is_outside(printed.get(key), known[key])}
    most = max([known[key].upper for key in loud] + [_value(printed.get(key)) for key in loud] + [1])
    return known, loud, most


def _numbers(data: Dataset, t: Translator) -> Sheet:
    """A field for each deposit and indicator: quiet numbers where study and documents agree, bars where they part."""
    pen, names, printed = Pen(), indicator_names(t), study_cells(data)
    mines = list(mine_names(data, t).items())[:MOST_ROWS]
    known, loud, most = _compared(data, [mine for mine, _ in mines])
    wide, high = (WIDE - _LABEL) / len(INDICATORS), (HIGH - _HEAD) / max(len(mines), 1)
    if printed:
        _key(pen, t)
    for column, kind in enumerate(INDICATORS):
        pen.words(names[kind], _LABEL + column * wide + 24, 0, wide - 44, 34, most=2, is_bold=True)
    for row, (mine, name) in enumerate(mines):
        top = _HEAD + row * high
        pen.put(Stroke(0, top, WIDE, top, "rule", 2))
        pen.words(name, 0, top + high / 2 - 24, _LABEL - 20, 38, most=2, is_bold=True)
        for column, kind in enumerate(INDICATORS):
            field = _Field(pen, _LABEL + column * wide, top, wide, high, (wide - _BESIDE) / most)
            found, cell = known[mine, kind], printed.get((mine, kind))
            if (mine, kind) in loud:
                field.draw_bars(found, cell, t)
            else:
                field.write(found, cell, t)
    return pen.sheet()


def _numbers_narrow(data: Dataset, t: Translator) -> Sheet:
    """The same for a phone: deposit below deposit, a line each kind."""
    pen, names, printed = Pen(), indicator_names(t), study_cells(data)
    mines = list(mine_names(data, t).items())[:MOST_ROWS]
    known, loud, most = _compared(data, [mine for mine, _ in mines])
    y = _key(pen, t) + 20 if printed else 0.0
    wide = NARROW - _KINDS
    for mine, name in mines:
        pen.put(Stroke(0, y, NARROW, y, "rule", 2))
        y += pen.words(name, 0, y + 12, NARROW, 38, most=1, is_bold=True) + 24
        for kind in INDICATORS:
            high = 150.0 if (mine, kind) in loud else 110.0
            pen.words(names[kind], 0, y + high / 2 - 40, _KINDS - 20, 32, most=2)
            field = _Field(pen, _KINDS, y, wide, high, (wide - _BESIDE) / most)
            found, cell = known[mine, kind], printed.get((mine, kind))
            (field.draw_bars if (mine, kind) in loud else field.write)(found, cell, t)
            y += high
        y += 10
    return pen.sheet(NARROW, y)


def _key(pen: Pen, t: Translator) -> float:
    """Which of two numbers is whose: above the study's, below what documents show; the px at which it ends."""
    y = pen.words(t("{study_short}"), 0, 0, _LABEL - 10, 32, most=1, role="gold", is_bold=True)
    return y + pen.words(t("documents"), 0, y, _LABEL - 10, 32, most=1, role="water", is_bold=True)


def _value(cell: StudyCount | None) -> int:
    return cell.value or 0 if cell else 0


def _is_outside(cell: StudyCount | None, found: Count) -> bool:
    """Whether the study prints a number that documents do not show."""
    return bool(cell and cell.value is not None and not found.low <= cell.value <= found.upper)


@dataclass(frozen=True)
class _Field:
    """The room of a deposit's numbers of one kind; ``scale`` is px each 1 of its bars."""

    pen: Pen
    x: float
    y: float
    wide: float
    high: float
    scale: float

    def draw_bars(self, found: Count, cell: StudyCount | None, t: Translator) -> None:
        """The study's number and what documents show, a bar each and large numbers; framed if there are two."""
        size, thick = min(_LOUD, self.high / 3.4), min(60.0, self.high / 4)
        left, middle = self.x + 24, self.y + self.high / 2
        if cell and cell.value is not None:
            self.pen.put(
                Box(self.x, self.y + 8, self.wide - 16, self.high - 16, "sand", "gold", 4, radius=12)
            )
            self.pen.put(Box(left, middle - thick - 12, max(cell.value * self.scale, 4), thick, "gold"))
            end = left + cell.value * self.scale + 14
            self._number(cell.verbatim, end, middle - 12 - thick / 2, size, "gold")
            middle += 12 + thick / 2
        low, up = found.low * self.scale, found.upper * self.scale
        self.pen.put(Box(left, middle - thick / 2, up, thick, "water", opacity=0.45))
        self.pen.put(Box(left, middle - thick / 2, max(low, 4), thick, "water"))
        self._number(band(t, found), left + up + 14, middle, size, "water")

    def write(self, found: Count, cell: StudyCount | None, t: Translator) -> None:
        """The same two numbers, quietly."""
        left, middle = self.x + 24, self.y + self.high / 2
        if cell:
            self._number("–" if cell.value is None else cell.verbatim, left, middle - 28, 40, "quiet")
            middle += 28
        self._number(band(t, found), left, middle, 40, "quiet")

    def _number(self, words: str, x: float, middle: float, size: float, role: Role) -> None:
        is_bold = role != "quiet"
        self.pen.words(
            words, x, middle - size * LINE / 2, self.wide, size, most=1, role=role, is_bold=is_bold
        )


def closing(data: Dataset, t: Translator, _row: Row) -> Scene:
    """What the talk rests on, by who speaks, what was not found, and how to correct it."""
    figure = evidence.documents(data, (), "", t)
    return Scene(
        id="sources",
        title=t("Every figure has its sources, and we say what we did not find")
        if data.records.not_found
        else t("Every figure has its sources"),
        figure=figure,
        drawing=_documents(data, t),
        narrow=_documents_narrow(data, t),
        foot=t("One square is one document. Know better? Send us yours; it will be shown beside the claim.")
        if case.contact(data)
        else t("One square is one document."),
        page="sources",
    )


def _documents(data: Dataset, t: Translator) -> Sheet:
    """Documents by whose account they give, a square each; beside them what was not found."""
    pen = Pen()
    voices, topics = voice_names(t), gap_names(t)
    spoken = Counter[str](account_of(row.source_id, data) for row in data.records.sources)
    missed = Counter[str](row.topic for row in data.records.not_found)
    pen.words(_whose(spoken.total(), t), 0, 0, _VOICES, 40, most=1, is_bold=True)
    y, lines = 74.0, sum(_rows(n) for n in spoken.values())
    gap = min(24.0, (HIGH - y - lines * _UNIT) / max(len(spoken), 1))
    for voice, n in spoken.most_common():
        high = max(_rows(n) * _UNIT, 34)
        if y + high > HIGH:
            break
        _squares(pen, voices[voice], n, y, t, _role(voice))
        y += high + gap
    _gaps(pen, _missed(missed, topics, t), missed.total(), _VOICES + 80, data, t)
    return pen.sheet()


def _documents_narrow(data: Dataset, t: Translator) -> Sheet:
    """The same below each other; who holds a phone needs no code to come to the atlas."""
    pen = Pen()
    voices, topics = voice_names(t), gap_names(t)
    spoken = Counter[str](account_of(row.source_id, data) for row in data.records.sources)
    missed = Counter[str](row.topic for row in data.records.not_found)
    y = 16 + pen.words(_whose(spoken.total(), t), 0, 0, NARROW, 40, most=2, is_bold=True)
    for voice, n in spoken.most_common():
        name = _squares(pen, voices[voice], n, y, t, _role(voice), _PHONE)
        y += max(-(-n // _PHONE.across) * _PHONE.unit, name) + 14
    y = 20 + _told_missed(pen, _missed(missed, topics, t), missed.total(), (0, y + 10, NARROW), t)
    y += pen.words(_correct(data, t), 0, y, NARROW, 44, most=4, role="gold", is_bold=True)
    return pen.sheet(NARROW, y)


def _whose(documents: int, t: Translator) -> str:
    return t("Whose account the documents give: {n}", n=t.number(documents))


def _correct(data: Dataset, t: Translator) -> str:
    """What who listens can do; nobody is asked to correct what no address takes."""
    if case.contact(data):
        return t("Look it up in the atlas under Sources, and correct what is wrong.")
    return t("Look it up in the atlas under Sources.")


def _role(voice: str) -> Role:
    return "gold" if voice == "residents_ngo" else "grey"


def _missed(missed: Counter[str], topics: Mapping[str, str], t: Translator) -> list[tuple[str, int]]:
    """What was searched for most often and not found; the rest in one line."""
    shown = [(topics[key], n) for key, n in missed.most_common(MOST_ROWS - 1)]
    if rest := missed.total() - sum(n for _, n in shown):
        shown.append((t("other topics"), rest))
    return shown


def _rows(documents: int) -> int:
    """How many rows of squares some documents take."""
    return -(-documents // _ACROSS)


def _squares(pen: Pen, voice: str, n: int, y: float, t: Translator, role: Role, grid: _Grid = _HALL) -> float:
    """The documents of a voice: its name, a square each, how many; how high the name is."""
    begin, unit = grid.names, grid.unit
    is_bold = role == "gold"
    name = pen.words(voice, begin - 20, y - 6, begin - 20, 30, most=grid.lines, anchor="end", is_bold=is_bold)
    for number in range(n):
        down, along = divmod(number, grid.across)
        pen.put(Box(begin + along * unit, y + down * unit, unit - 5, unit - 5, role))
    end = begin + min(n, grid.across) * unit
    pen.words(t.number(n), end + 12, y - 6, 90, 30, most=1, is_bold=True)
    return name


def _gaps(pen: Pen, rows: list[tuple[str, int]], total: int, x: float, data: Dataset, t: Translator) -> None:
    """What was searched for and not found, and the code that leads to the live atlas."""
    width = WIDE - x
    pen.put(Stroke(x - 40, 0, x - 40, HIGH, "rule", 2))
    y = _told_missed(pen, rows, total, (x, 0, width), t)
    lines, size = in_lines(_correct(data, t), 56, width, 5, is_bold=True)
    top = HIGH - 20 - len(lines) * size * LINE
    instead = Words(x, top, tuple(lines), size, "gold", is_bold=True)
    caption = t("Look it up, correct it") if case.contact(data) else t("Look it up")
    pen.put(Code(x, y + 24, min(HIGH - y - 90, 360), caption, instead))


def _told_missed(
    pen: Pen, rows: list[tuple[str, int]], total: int, place: tuple[float, float, float], t: Translator
) -> float:
    """What was not found, in lines; the px at which they end."""
    x, y, width = place
    if total:  # of a case that lists no gap nobody may read that there is none
        head = t("Searched for and not found: {n}", n=t.number(total))
        y += pen.words(head, x, y, width, 40, most=2, is_bold=True) + 10
    for name, n in rows:
        y += pen.words(f"{name}: {t.number(n)}", x, y, width, 34, most=1) + 4
    return y
