"""Scenes on what is known: the study's numbers beside the documents, and what all of it rests on."""

from __future__ import annotations

from collections import Counter

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
    Sheet,
    Stroke,
    Words,
    in_lines,
)
from dashboard.figures.story.value import MOST_ROWS, Scene
from dashboard.i18n import Translator
from dashboard.records.case import Scene as Row
from dashboard.selection import INDICATORS, Selection

_LABEL, _HEAD = 250, 100  # px


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
    """A field for each deposit and indicator: a bar from the lower to the upper count, a diamond where the study stands."""
    pen = Pen()
    known, printed = overview.counts(data), study_cells(data)
    mines = list(mine_names(data, t).items())[:MOST_ROWS]
    kinds = list(INDICATORS)
    most = max(
        [known[mine, kind].upper for mine, _ in mines for kind in kinds]
        + [cell.value or 0 for cell in printed.values()]
        + [1]
    )
    wide, high = (WIDE - _LABEL) / len(kinds), (HIGH - _HEAD) / max(len(mines), 1)
    names = indicator_names(t)
    for column, kind in enumerate(kinds):
        pen.words(names[kind], _LABEL + column * wide, 0, wide - 20, 34, most=2, is_bold=True)
    for row, (mine, name) in enumerate(mines):
        top = _HEAD + row * high
        pen.put(Stroke(0, top, WIDE, top, "rule", 2))
        pen.words(name, 0, top + high / 2 - 24, _LABEL - 20, 38, most=2, is_bold=True)
        for column, kind in enumerate(kinds):
            x, y = _LABEL + column * wide + 24, top + high / 2
            scale = (wide - 90) / most
            found, cell = known[mine, kind], printed.get((mine, kind))
            if cell and cell.value is not None and not found.low <= cell.value <= found.upper:
                pen.put(Box(x - 34, top + 8, wide - 16, high - 16, "sand", "gold", 3, radius=12))
            pen.put(Stroke(x, y, x + most * scale, y, "rule", 3))
            low, up = x + found.low * scale, x + found.upper * scale
            pen.put(Box(low - 9, y - 18, up - low + 18, 36, "water", radius=18))
            pen.words(
                band(t, found),
                (low + up) / 2,
                y + 26,
                wide,
                44,
                most=1,
                role="water",
                anchor="middle",
                is_bold=True,
            )
            if cell and cell.value is not None:
                at = x + cell.value * scale
                pen.put(Mark("diamond", at, y, 24, "gold", "paper", 3))
                pen.words(
                    cell.verbatim, at, y - 84, wide, 44, most=1, role="gold", anchor="middle", is_bold=True
                )
            elif cell:
                pen.words("–", x, y - 84, wide, 44, role="gold", anchor="middle", is_bold=True)
    return pen.sheet()


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
    pen = Pen()
    voices, topics = voice_names(t), gap_names(t)
    spoken = Counter[str](row.voice for row in data.records.sources)
    missed = Counter[str](row.topic for row in data.records.not_found)
    left, label = 1250.0, 545.0
    pen.words(
        t("Whose account the documents give: {n}", n=t.number(spoken.total())),
        0,
        0,
        left,
        40,
        most=1,
        is_bold=True,
    )
    across, y = 30, 74.0
    unit = (left - label - 90) / across
    lines = sum(-(-n // across) for n in spoken.values())
    gap = min(24.0, (HIGH - y - lines * unit) / max(len(spoken), 1))
    for voice, n in spoken.most_common():
        role = "gold" if voice == "residents_ngo" else "grey"
        deep = -(-n // across)
        if y + max(deep * unit, 34) > HIGH:
            break
        pen.words(
            voices[voice], label - 20, y - 6, label - 20, 30, most=1, anchor="end", is_bold=role == "gold"
        )
        for number in range(n):
            down, along = divmod(number, across)
            pen.put(Box(label + along * unit, y + down * unit, unit - 5, unit - 5, role))  # type: ignore[arg-type]
        end = label + min(n, across) * unit
        pen.words(t.number(n), end + 12, y - 6, 90, 30, most=1, is_bold=True)
        y += max(deep * unit, 34) + gap
    _gaps(
        pen, [(topics[key], n) for key, n in missed.most_common(MOST_ROWS - 1)], missed.total(), left + 80, t
    )
    return pen.sheet()


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
