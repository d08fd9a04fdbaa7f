"""What every figure is made of, the palette, and the Altair theme."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

import pandas as pd

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.vega import Chart, Spec, written
from dashboard.i18n import Translator
from dashboard.selection import Count, View

Theme = Literal["light", "dark"]


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

    ``properties`` of a feature: ``id`` (what a click on it means, "" = nothing), ``style`` (a role that
    the drawing knows, never a colour), and for what is read: ``label``, ``badge``, ``alert``, ``sub``,
    ``tip`` (plain text, escaped where it is drawn), ``side`` (of the point: n, e, s, w or c) and ``screen``
    (wide, phone: the label stands so on that map only). A ``circle`` is a point with ``radius_m``, metres on the ground;
    a ``dot`` has the same size at every zoom.
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

    ``base`` depends on view and language only; ``layers`` is all that filters and selection change.
    """

    view: View
    bounds: tuple[tuple[float, float], tuple[float, float]]  # south-west, north-east as (lat, lon)
    base: tuple[MapLayer, ...]
    layers: tuple[MapLayer, ...]
    credit: str = ""
    close: tuple[tuple[float, float], tuple[float, float]] | None = None  # what a narrow screen shows instead


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows as a visitor reads them, and for each row what it is made of and what it rests on.

    Attributes:
        frame: columns named and cells written in the visitor's language.
        records: for each row the records of the data package it shows or counts, as :func:`record` names them;
            the row's own first. Empty only for rows that are not of the package (a visitor's own file).
        sources: for each row the ids of the documents behind it.
        name: ASCII name of the file that these rows become in a download.
        title: what the rows are; "" for the rows that are the figure itself.
    """

    frame: pd.DataFrame
    records: tuple[tuple[str, ...], ...]
    sources: tuple[tuple[str, ...], ...]
    name: str = "data"
    title: str = ""


def rows_of(
    columns: Sequence[str],
    items: Iterable[tuple[Sequence[str], Sequence[str], Sequence[Any]]],
    name: str = "data",
    title: str = "",
) -> Rows:
    """Rows from (records, source ids, cells).

    Args:
        columns: headings in the visitor's language.
        items: for each row the records it shows or counts (its own first), the documents behind it (once each, "" dropped), its cells in the
            order of the columns.
        name: ASCII name of the file that the rows become in a download.
        title: what the rows are; "" for the rows that are the figure itself.

    Raises:
        ValueError: a row has more or fewer cells than there are columns.
    """
    listed = list(items)
    return Rows(
        frame=pd.DataFrame([tuple(cells) for _, _, cells in listed], columns=list(columns)),
        records=tuple(tuple(records) for records, _, _ in listed),
        sources=tuple(tuple(dict.fromkeys(filter(None, sources))) for _, sources, _ in listed),
        name=name,
        title=title,
    )


def record(table: str, *key: str) -> str:
    """The name of a record of the data package: its table and its key.

    ``record("events", "jerui-2013-04-peaceful")`` is ``events/jerui-2013-04-peaceful``; parts of a longer key are joined by commas.
    """
    return f"{table}/{','.join(key)}"


@dataclass(frozen=True, eq=False)  # compared by identity: one figure is built once per selection
class Figure:
    """One thing to show, with everything needed to show it honestly anywhere.

    Attributes:
        id: stable ASCII id.
        title: the finding, from the data at hand.
        subtitle: the measure, its unit and period.
        sentence: one generated sentence that says what the figure shows; also its alt text.
        chart: the drawing, kept as a :class:`Spec` whatever it is built of, or None when the page draws the rows as text, or nothing is drawn (then ``empty`` says why).
        rows: the rows shown. Rows that a count leaves out or that are told again are marked in a column, not dropped.
        behind: further rows that are drawn or counted too (the records behind a number, a ribbon's spells).
        conflicts: where the documents disagree on what is shown, in words.
        notes: rules, doubts and gaps that belong under the figure.
        empty: why nothing is drawn; "" when something is.
        own_sources: documents named in the data itself, not in ``sources`` (survey answers).
        is_private: made of what a visitor dropped, so no cache and no log may hold any of it.
    """

    id: str
    title: str
    subtitle: str
    sentence: str
    chart: Chart | Spec | MapSpec | None
    rows: Rows
    behind: tuple[Rows, ...] = ()
    conflicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    empty: str = ""
    own_sources: tuple[str, ...] = ()
    is_private: bool = False

    def __post_init__(self) -> None:
        if self.chart is not None and not isinstance(self.chart, (Spec, MapSpec)):
            object.__setattr__(self, "chart", written(self.chart))

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
    def source_ids(self) -> tuple[str, ...]:
        """Documents behind all rows, in order of first use: no more and no fewer."""
        return ordered_sources(group for rows in (self.rows, *self.behind) for group in rows.sources)


# Voices that have a side in the conflict: an account that rests on one of them alone is drawn as outline.
SIDES = ("company", "state", "residents_ngo")


def one_sided(voices: Iterable[str]) -> str:
    """The voice that alone tells of something, if it has a side in the conflict; else ""."""
    found = set(voices)
    return found.pop() if len(found) == 1 and found <= set(SIDES) else ""


def account_of(source_id: str, data: Dataset) -> str:
    """Whose account a document gives: that of the side it passes on, or its own voice.

    Raises:
        KeyError: no such document.
    """
    document = data.rows("sources")[source_id]
    return str(document["account_voice"] or document["voice"])


def side_of(source_ids: Iterable[str], data: Dataset) -> str:
    """The one side that alone tells of something (:func:`one_sided`), from its documents."""
    return one_sided(account_of(source_id, data) for source_id in source_ids)


def voice_words(source_ids: Iterable[str], data: Dataset, t: Translator) -> str:
    """Who speaks in some documents, in words: ``press, state``.

    Who only passes on a side's account is told with that side; one side alone is named as such.

    Args:
        source_ids: documents; none gives "".
        data: the data package.
        t: language of the words.

    Raises:
        KeyError: no such document.
    """
    ids, documents, names = tuple(source_ids), data.rows("sources"), voice_names(t)
    spoken = dict.fromkeys((documents[item]["voice"], documents[item]["account_voice"]) for item in ids)
    said = ", ".join(
        t("{side} (passed on by: {voice})", side=names[side], voice=names[voice]) if side else names[voice]
        for voice, side in spoken
    )
    return t("{voice}, one side only", voice=said) if side_of(ids, data) else said


def status_date(mine: Mapping[str, Any], t: Translator) -> str:
    """When the newest status of a deposit was told, a row of ``mines``; an inferred date is named as such."""
    when = t.date(mine["status_as_of_edtf"])
    return t("{date}, inferred", date=when) if mine["status_as_of_inferred"] else when


# Colours: one accent for gold, one for water, red only for violence. Every code also has a shape.
# Contrast with both papers, and what a colour-blind eye tells apart, is measured in tests/unit/test_palette.py.
PAPER: Mapping[Theme, str] = {"light": "#FBF8F1", "dark": "#15181C"}
INK: Mapping[Theme, str] = {"light": "#22262B", "dark": "#ECE6DA"}
MUTED: Mapping[Theme, str] = {"light": "#5C6168", "dark": "#A8A69E"}
TEXT = "currentColor"  # the colour of the text around a chart, light or dark
GOLD = "#A8740B"
WATER = "#2F7396"
RED = "#C43D2F"
GREY = "#7C7F83"
VIOLET = "#8E7AB6"
GREEN = "#4C7F5B"

KIND_COLOURS: Mapping[str, str] = {
    "peaceful": GOLD, "violent": RED, "court": VIOLET, "ownership": GREY, "licence": GREY,
    "operation": GREY, "policy": WATER, "agreement": GREEN, "hearing": WATER,
}  # fmt: skip
KIND_SHAPES: Mapping[str, str] = {
    "peaceful": "circle", "violent": "triangle-up", "court": "diamond", "ownership": "square", "licence": "square",
    "operation": "cross", "policy": "triangle-down", "agreement": "stroke", "hearing": "triangle-right",
}  # fmt: skip


def spec(chart: Spec) -> dict[str, Any]:
    """The Vega-Lite specification as a page draws it: as wide as its place, words in a colour that is read on its paper.

    Returns:
        A new dictionary; its height (px) is that of the plot, without legends and keys.
    """
    own = chart.to_dict()
    # Streamlit's own grey of axes and legends is too pale to read on paper.
    words = {"labelColor": TEXT, "titleColor": TEXT}
    config = {**own.get("config", {}), "axis": words, "legend": words}
    return {"autosize": {"type": "fit-x", "contains": "padding"}, **own, "config": config}


def ordered_sources(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Source ids in order of first use, each once."""
    return tuple(dict.fromkeys(source for group in groups for source in group if source))


def kind_names(t: Translator) -> dict[str, str]:
    """Event kinds in words, singular."""
    return {
        "peaceful": t("peaceful demonstration"), "violent": t("violent incident"), "court": t("court"),
        "ownership": t("ownership"), "licence": t("licence"), "operation": t("operation"),
        "policy": t("policy"), "agreement": t("agreement"), "hearing": t("hearing or talks"),
    }  # fmt: skip


def confidence_names(t: Translator) -> dict[str, str]:
    """Confidence in words."""
    return {"high": t("high"), "medium": t("medium"), "low": t("low")}


def demand_names(t: Translator) -> dict[str, str]:
    """What was demanded; "not stated" is a value and comes last."""
    return {
        "water": t("water"), "pasture": t("pasture"), "ecology": t("ecology"), "health": t("health"),
        "jobs": t("jobs"), "money": t("money"), "closure": t("closure"), "moratorium": t("moratorium"),
        "release": t("release of the arrested"), "licence": t("licence"), "participation": t("a say in decisions"),
        "quarantine": t("quarantine"), "policing": t("policing"), "not-stated": t("not stated"),
    }  # fmt: skip


def response_names(t: Translator) -> dict[str, str]:
    """How authorities or companies answered; "not stated" comes last."""
    return {
        "talks": t("talks"), "promise": t("promise"), "works-stopped": t("works stopped"),
        "works-continue": t("works continued"), "police": t("police"), "arrests": t("arrests"),
        "investigation": t("investigation"), "agreement": t("agreement"), "policy": t("policy"),
        "not-stated": t("not stated"),
    }  # fmt: skip


def claimant_names(t: Translator) -> dict[str, str]:
    """Who says how many came."""
    return {
        "police": t("police"), "organiser": t("organisers or protest side"), "company": t("company"),
        "press": t("press"), "observers": t("observers"), "officials": t("officials"),
        "residents": t("residents"), "not-stated": t("not stated"),
    }  # fmt: skip


def voice_names(t: Translator) -> dict[str, str]:
    """Who speaks in a document, in words."""
    return {
        "press": t("press"), "state": t("state"), "company": t("company"), "residents_ngo": t("residents or NGO"),
        "court": t("court or arbitration"), "academic": t("research"), "international": t("international body"),
        "leak_repost": t("leak or repost"), "investor": t("investor comment"), "reference": t("reference work"),
    }  # fmt: skip


def scope_names(t: Translator) -> dict[str, str]:
    """What a figure is about."""
    return {"talas": t("Talas"), "elsewhere": t("elsewhere"), "national": t("national")}


@once
def mine_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the deposits, in deck order."""
    rows = data["mines"].sort_values("deck_order").to_dict("records")
    return apart({row["mine_id"]: t.name(row) for row in rows})


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; where two are the same the id stands beside them, or a drawing would take one for the other."""
    spoken = list(names.values())
    return {key: name if spoken.count(name) == 1 else f"{name} ({key})" for key, name in names.items()}


def band(t: Translator, found: Count) -> str:
    """A documented count as a range, from its strict end to its highest broad one: "11–13"."""
    return "–".join(dict.fromkeys((t.number(found.low), t.number(found.upper))))


def ends_of(t: Translator, found: Count) -> str:
    """A documented count with the names of its ends, for example "11 strict, 12–13 broad"."""
    if found.low == found.upper:
        return t.number(found.low)
    broad = "–".join(dict.fromkeys((t.number(found.high), t.number(found.upper))))
    return t("{low} strict, {broad} broad", low=t.number(found.low), broad=broad)
