"""The talk in its order: as the table of scenes has it, else made of what the data hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from dashboard.cache import derived, once
from dashboard.choosing.selection import TALKS, Talk
from dashboard.figures import parts
from dashboard.figures.story import board, ground, hands, known, protests, sides, waves
from dashboard.figures.story.value import Scene
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Scene as Row

A_SCREEN = 3  # groups whose recommendations one screen holds
# What a scene shows -> how it is made, and the tables of which one must have a row.
_MADE: Mapping[str, tuple[Callable[[Dataset, Translator, Row], Scene], tuple[str, ...]]] = {
    "opening": (ground.opening, ("sources",)),
    "locator": (ground.where, ("mines",)),
    "deposits": (ground.deposits, ("mines",)),
    "years": (ground.built_up, ("events",)),
    "holders": (hands.hands, ("holders",)),
    "actions-per-year": (waves.until, ("events",)),
    "event": (protests.told_whole, ("events",)),
    "turnout": (protests.came, ("turnout_claims",)),
    "demands": (protests.asked_and_answered, ("demands", "responses")),
    "counts": (known.numbers, ("mines",)),
    "seats": (board.seats_taken, ("seats",)),
    "approach": (sides.tripartite, ("approaches",)),
    "findings": (board.found, ("findings",)),
    "recommendations": (board.asked, ("recommendations",)),
    "since": (board.since, ("recommendations",)),
    "sources": (known.closing, ("sources",)),
}


@derived
def plan(data: Dataset, talk: Talk = "full") -> tuple[Row, ...]:
    """The scenes of a talk in their order, without those that have nothing to show; never none.

    A package that names no scene for one of the talks has the other alone.
    """
    rows = sorted(data.records.scenes, key=lambda row: row.position) or list(_generated(data))
    there = [row for row in rows if parts.has(data, *_MADE[row.figure][1])]
    own = [row for row in there if (row.talk or "full") in (talk, "both")]
    return tuple(own or there) or (_row("opening", 1),)


def talks(data: Dataset) -> tuple[Talk, ...]:
    """The talks that the package has: the short one only if its scenes are others than those of the full one."""
    return TALKS if plan(data, "short") != plan(data) else TALKS[:1]


def last(data: Dataset, talk: Talk = "full") -> int:
    """How many scenes a talk has."""
    return len(plan(data, talk))


@once
def scene(data: Dataset, t: Translator, number: int, talk: Talk = "full") -> Scene:
    """One scene by its number, from 1; made alone, so that a stage opens without the others."""
    row = plan(data, talk)[number - 1]
    made = _MADE[row.figure][0](data, t, row)
    own = {name: _own(row, name, data, t) for name in ("title", "said", "notes")}
    return replace(
        made,
        id=row.scene_id,
        title=own["title"] or made.title,
        foot=" ".join(filter(None, (own["said"], made.foot))),
        notes=own["notes"],
    )


@once
def way(data: Dataset, t: Translator, number: int, talk: Talk = "full") -> tuple[str, Mapping[str, Any]]:
    """The screen that has a scene live, and what is chosen there."""
    made = scene(data, t, number, talk)
    return made.page, made.choices


def story(data: Dataset, t: Translator, talk: Talk = "full") -> tuple[Scene, ...]:
    """All scenes of a talk in their order."""
    return tuple(scene(data, t, number, talk) for number in range(1, last(data, talk) + 1))


def _own(row: Row, column: str, data: Dataset, t: Translator) -> str:
    """A text that the table gives a scene, filled; "" where it gives none, or none that the rows bear out."""
    return case_text.filled(case_text.borne_out(t.text(row, column), data), data, t)


def _generated(data: Dataset) -> Iterator[Row]:
    """A talk of what the data hold, where no table says otherwise."""
    groups = [row.stakeholder_id for row in sorted(data.records.stakeholders, key=lambda row: row.position)]
    asked = {row.stakeholder_id for row in data.records.recommendations}
    groups = [group for group in groups if group in asked]
    screens = [groups[begin : begin + A_SCREEN] for begin in range(0, len(groups), A_SCREEN)]
    on_map = ("deposits",) if any(row.lat is not None for row in data.records.places) else ()
    scenes: list[dict[str, object]] = [
        {"figure": figure} for figure in ("opening", *on_map, "holders", "actions-per-year")
    ]
    scenes += [{"figure": figure} for figure in ("turnout", "demands", "seats", "counts", "approach")]
    scenes += [{"figure": "recommendations", "stakeholders": " ".join(screen)} for screen in screens]
    scenes += [{"figure": "since"}, {"figure": "sources"}]
    for position, values in enumerate(scenes, start=1):
        yield _row(str(values.pop("figure")), position, values)


def _row(figure: str, position: int, values: Mapping[str, object] | None = None) -> Row:
    """A scene that no table has."""
    empty: dict[str, object] = dict.fromkeys(Row.__dataclass_fields__, "")
    own: Iterable[tuple[str, object]] = {
        "scene_id": f"{figure}-{position}",
        "figure": figure,
        "position": position,
        "year_from": None,
        "year_to": None,
        **(values or {}),
    }.items()
    return Row(**{**empty, **dict(own)})  # type: ignore[arg-type]
