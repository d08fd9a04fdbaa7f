"""A figure as a value: what is drawn, the rows behind it, and what it rests on."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, Literal, NamedTuple, TypeAlias, overload

import pandas as pd

from dashboard.choosing.selection import View
from dashboard.figures.drawing.marks import Marks
from dashboard.figures.drawing.vega import Chart, Spec, written
from dashboard.figures.words.headline import said


class Features(Sequence[Mapping[str, Any]]):
    """GeoJSON features kept as text, for the same reason as a :class:`Spec`; read anew by each who looks at them."""

    __slots__ = ("_count", "_text")

    def __init__(self, features: Iterable[Mapping[str, Any]]) -> None:
        listed = list(features)
        self._count = len(listed)
        self._text = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        return iter(json.loads(self._text))

    @overload
    def __getitem__(self, index: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return json.loads(self._text)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Features) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True)
class MapLayer:
    """One layer of a map: GeoJSON features drawn in one way.

    ``properties`` of a feature: ``id`` (what a click on it means, "" = nothing), ``style`` (a role that the drawing
    knows, never a colour), and for what is read: ``label``, ``badge``, ``alert``, ``sub``, ``tip`` (plain text, escaped
    where it is drawn), ``side`` (of the point: n, e, s, w, a corner, or c) and ``screen`` (wide, phone: the label
    stands so on that map only). A ``circle`` is a point with ``radius_m``, metres on the ground; a ``dot`` has the same
    size at every zoom.
    """

    id: str
    kind: Literal["area", "line", "circle", "dot", "label"]
    features: Sequence[Mapping[str, Any]]

    def __post_init__(self) -> None:
        if not isinstance(self.features, Features):
            object.__setattr__(self, "features", Features(self.features))


@dataclass(frozen=True)
class MapSpec:
    """A map to draw: plain layers from the bottom up, so that a figure needs no map library.

    ``base`` depends on view and language only; ``layers`` is all that filters and selection change. ``relief`` names
    the pictures under it (:func:`dashboard.relief.pictures`), the one that the view opens with first.
    """

    view: View
    bounds: tuple[tuple[float, float], tuple[float, float]]  # south-west, north-east as (lat, lon)
    base: tuple[MapLayer, ...]
    layers: tuple[MapLayer, ...]
    credit: str = ""
    close: tuple[tuple[float, float], tuple[float, float]] | None = None  # what a narrow screen shows instead
    signs: tuple[str, ...] = ()  # what the legend explains, by role (:mod:`dashboard.figures.map.legend`)
    relief: tuple[str, ...] = ()


Item: TypeAlias = tuple[Sequence[str], Sequence[str], Sequence[Any]]  # records, documents, cells of a row


class Contents(NamedTuple):
    """What :class:`Rows` hold: the frame, and for each row its records and documents."""

    frame: pd.DataFrame
    records: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[str, ...], ...]


class Rows:
    """Rows as a visitor reads them, and for each row what it is made of and what it rests on.

    They are made when somebody first looks at them: while a chart is shown nobody does, and of fifty thousand events
    that is most of the work.

    Args:
        make: makes them; a function of a module with its arguments (``functools.partial``), so that it can be kept.
        name: ASCII name of the file that these rows become in a download.
        title: what the rows are; "" for the rows that are the figure itself.
    """

    def __init__(self, make: Callable[[], Contents], name: str = "data", title: str = "") -> None:
        self._make, self.name, self.title = make, name, title

    @cached_property
    def _contents(self) -> Contents:
        return self._make()

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as they are shown, their columns named and cells written in the visitor's language."""
        return self._contents.frame

    @property
    def records(self) -> tuple[tuple[str, ...], ...]:
        """For each row the records of the data package it shows or counts, as :func:`record` names them.

        The row's own first.

        Empty only for rows that are not of the package (a visitor's own file).
        """
        return self._contents.records

    @property
    def sources(self) -> tuple[tuple[str, ...], ...]:
        """For each row the ids of the documents behind it."""
        return self._contents.sources


def rows_of(
    columns: Sequence[str],
    items: Iterable[Item] | Callable[[], Iterable[Item]],
    name: str = "data",
    title: str = "",
) -> Rows:
    """Rows from (records, source ids, cells).

    Args:
        columns: headings in the visitor's language.
        items: for each row the records it shows or counts (its own first), the documents behind it (once each, ""
            dropped), its cells in the order of the columns; or what makes these when somebody looks, as :class:`Rows`
            asks for it.
        name: ASCII name of the file that the rows become in a download.
        title: what the rows are; "" for the rows that are the figure itself.

    Raises:
        ValueError: a row has more or fewer cells than there are columns; if they are made later, when they are looked
            at.
    """
    if callable(items):
        return Rows(partial(_made, tuple(columns), items), name, title)
    return Rows(partial(_itself, _contents(columns, items)), name, title)


def _made(columns: Sequence[str], items: Callable[[], Iterable[Item]]) -> Contents:
    return _contents(columns, items())


def _itself(contents: Contents) -> Contents:
    return contents


def _contents(columns: Sequence[str], items: Iterable[Item]) -> Contents:
    listed = list(items)
    return Contents(
        frame=pd.DataFrame([tuple(cells) for _, _, cells in listed], columns=list(columns)),
        records=tuple(tuple(records) for records, _, _ in listed),
        sources=tuple(tuple(dict.fromkeys(filter(None, sources))) for _, sources, _ in listed),
    )


def record(table: str, *key: str) -> str:
    """The name of a record of the data package: its table and its key.

    ``record("events", "hill-2013-04-peaceful")`` is ``events/hill-2013-04-peaceful``; parts of a longer key are joined
    by commas.
    """
    return f"{table}/{','.join(key)}"


@dataclass(frozen=True, eq=False)  # compared by identity: one figure is built once per selection
class Figure:
    """One thing to show, with everything needed to show it honestly anywhere.

    Attributes:
        id: stable ASCII id.
        title: the finding, from the data at hand; numbers in it may be marked
            (:mod:`dashboard.figures.words.headline`).
        subtitle: the measure, its unit and period.
        sentence: one generated sentence that says what the figure shows; also its alt text. Its numbers, too, may be
            marked.
        chart: the drawing, kept as a :class:`Spec` whatever it is built of, or None when the page draws the rows as
            text, or nothing is drawn (then ``empty`` says why).
        rows: the rows shown. Rows that a count leaves out or that are told again are marked in a column, not dropped.
        further_rows: what is drawn or counted too (the records behind a number, a ribbon's spells).
        conflicts: where the documents disagree on what is shown, in words.
        notes: rules, doubts and gaps that belong under the figure.
        empty: why nothing is drawn; "" when something is.
        marks: what each mark of the drawing stands for, by the name that the chart's rows give it; None = a click on
            one leads nowhere.
        numbers: what each marked number of title and sentence stands for.
        finding, statement: title and sentence with their marks, for whoever draws them; made of these.
        own_sources: documents named in the data itself, not in ``sources`` (survey answers).
        is_private: made of what a visitor dropped, so no cache and no log may hold any of it.
    """

    id: str
    title: str
    subtitle: str
    sentence: str
    chart: Chart | Spec | MapSpec | None
    rows: Rows
    further_rows: tuple[Rows, ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""
    marks: Marks | None = None
    numbers: Marks | None = None
    finding: str = ""
    statement: str = ""
    own_sources: tuple[str, ...] = ()
    is_private: bool = False

    def __post_init__(self) -> None:
        if self.chart is not None and not isinstance(self.chart, (Spec, MapSpec)):
            object.__setattr__(self, "chart", written(self.chart))
        for plain, marked in (("title", "finding"), ("sentence", "statement")):
            text = getattr(self, plain)
            if (
                said(getattr(self, marked)) != text
            ):  # else it is a copy of a figure, whose texts have lost their marks
                object.__setattr__(self, marked, text)
                object.__setattr__(self, plain, said(text))

    @property
    def drawing(self) -> Spec | MapSpec:
        """What is drawn, of a figure that is drawn at all."""
        assert isinstance(self.chart, (Spec, MapSpec)), f"{self.id} has no drawing"
        return self.chart

    @property
    def table(self) -> pd.DataFrame:
        """The rows shown, as a frame."""
        return self.rows.frame

    @property
    def all_rows(self) -> tuple[Rows, ...]:
        """The rows shown, and the further ones."""
        return (self.rows, *self.further_rows)

    @property
    def source_ids(self) -> tuple[str, ...]:
        """Documents behind all rows, in order of first use: no more and no fewer."""
        return ordered_sources(group for rows in self.all_rows for group in rows.sources)


def ordered_sources(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Source ids in order of first use, each once."""
    return tuple(dict.fromkeys(source for group in groups for source in group if source))
