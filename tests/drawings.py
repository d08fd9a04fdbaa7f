"""Everything that can be drawn of a data package, by name: figures, scenes, pictures, files and maps.

Each entry is a call without arguments; that it returns is what the tests ask. Names say what failed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import evidence, harm, number, profile, story, study, timeline
from dashboard.figures import map as maps
from dashboard.figures import participation as part
from dashboard.figures import recommendations as recs
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.drawing.keys import KEY
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.filters import filters
from dashboard.figures.overview import locator, overview
from dashboard.i18n import Translator
from dashboard.outputs import chart_tables, citing, first_view, hall, picture
from dashboard.outputs.citing import View
from dashboard.outputs.files import brief, bundle, share, slides
from dashboard.outputs.maps import leaflet, map_files, moving_parts
from dashboard.outputs.pictures.painting import fitted
from dashboard.reading.dataset import Dataset

Draw = Callable[[], Any]
DAY = date(2026, 11, 25)
HOME = "https://atlas.example"


def layers(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Layers of a chart from the bottom up, each with its rows, also where neighbours share them; without its key."""
    data = {"data": spec["data"]} if "data" in spec else {}
    return [
        layer
        for part in spec["layer"]
        if part.get("name") != KEY
        for layer in (layers({**data, **part}) if "layer" in part else [{**data, **part}])
    ]


def key_words(spec: Mapping[str, Any]) -> list[str]:
    """Lines of the key under a chart: what fill and outline say."""
    (key,) = (part for part in spec["layer"] if part.get("name") == KEY)
    return [line for words in key["encoding"]["strokeDash"]["scale"]["domain"] for line in words.split("\n")]


def figures(data: Dataset, selection: Selection, t: Translator) -> dict[str, Callable[[], Figure]]:
    """Every figure of the package in one view."""
    s = selection
    return {
        "timeline": lambda: timeline.timeline(data, s, t),
        **{
            f"tall {mine}": partial(timeline.tall, data, s, mine, t) for mine in data["mines"].mine_id
        },
        "actions per year": lambda: timeline.actions_per_year(data, s, t),
        "who was hurt": lambda: harm.figure(data, s, t),
        "documents per year": lambda: timeline.documents_per_year(data, s, t),
        "study": lambda: study.study_against_documented(data, s, t),
        "locator": lambda: locator.locator(data, t),
        "numbers": lambda: overview.numbers(data, t),
        **{f"number {kind}": partial(number.number, data, s.mines, kind, t) for kind in INDICATORS},
        "map": lambda: maps.overview(data, s.with_(view="home"), t),
        "close-up": lambda: maps.close_up(maps.overview(data, s.with_(view="home"), t)),
        "country": lambda: maps.overview(data, s.with_(view="kyrgyzstan"), t),
        "glance": lambda: part.glance(data, t),
        "turnout": lambda: part.turnout(data, s, t),
        "meetings": lambda: part.meetings(data, s, t),
        "demands": lambda: part.demands(data, s, t),
        "responses": lambda: part.responses(data, s, t),
        "payments": lambda: part.payments(data, t),
        "money claims": lambda: part.money_claims(data, t),
        "auctions": lambda: part.auctions(data, t),
        "seats": lambda: part.seats(data, t),
        "context, local": lambda: part.context(data, "local", t),
        "context, national": lambda: part.context(data, "national", t),
        **{f"question {item}": partial(part.question, data, item, t) for item in part.question_ids(data)},
        "tripartite": lambda: stakeholders.tripartite(data, t),
        "findings": lambda: stakeholders.findings(data, t),
        "board": lambda: recs.board(data, s, t),
        "recommendations": lambda: recs.overview(data, s, t),
        "documents": lambda: evidence.documents(data, s.voices, s.q, t),
        "differences": lambda: evidence.differences(data, t),
        "gaps": lambda: evidence.gaps(data, t),
        "search effort": lambda: evidence.search_effort(data, t),
        "policy": lambda: evidence.policy(data, t),
        "disagreements": lambda: evidence.disagreements(data, t),
        "reading": lambda: evidence.reading(data, t),
        **{f"dictionary {name}": partial(evidence.dictionary, data, name, t) for name in data.tables},
        **{f"rows {name}": partial(evidence.table_rows, data, name, t) for name in data.tables},
    }  # fmt: skip


def words(data: Dataset, selection: Selection, t: Translator) -> dict[str, Draw]:
    """What screens say of a package without a figure: profiles, cards, the opening sentences."""
    return {
        "lead": lambda: overview.lead(data, t),
        "deposits": lambda: overview.deposits(data, t),
        "first view": lambda: [first_view.first_view(data, t, theme) for theme in ("light", "dark")],
        "records behind numbers": lambda: [
            number.groups(data, selection.mines, kind, t) for kind in INDICATORS
        ],
        "profiles": lambda: [
            profile.profile(data, selection.with_(place=place), t) for place in data["places"].place_id
        ],
        "event cards": lambda: [timeline.event_card(data, event, t) for event in data["events"].event_id],
        "cells of the study": lambda: [
            study.cell(data, mine, kind, t) for mine in data["mines"].mine_id for kind in INDICATORS
        ],
        "seat list": lambda: part.seat_list(data, t),
        "payment cards": lambda: part.payment_cards(data, t),
        "context cards": lambda: [part.context_cards(data, scope, t) for scope in ("local", "national")],
        "filters": lambda: filters(selection, data, t),
    }


def scenes(data: Dataset, t: Translator) -> dict[str, Draw]:
    """Every scene of the talk in words, with its figure."""
    plan = enumerate(story.plan(data), start=1)
    return {f"scene {row.scene_id}": partial(_scene, data, t, number) for number, row in plan}


def stage(data: Dataset, t: Translator, theme: Theme) -> dict[str, Draw]:
    """The picture of every scene that has one, as the stage shows it."""
    numbers = range(1, story.last(data) + 1)
    return {f"stage {number}": partial(_picture, data, t, theme, number) for number in numbers}


def _scene(data: Dataset, t: Translator, number: int) -> None:
    slides.foot(story.scene(data, t, number), t)


def _picture(data: Dataset, t: Translator, theme: Theme, number: int) -> None:
    scene = story.scene(data, t, number)
    hall.drawn(scene, theme, t, HOME)


def files(data: Dataset, t: Translator) -> dict[str, Draw]:
    """The slide file, and the brief of every group."""
    return {
        "slides": lambda: slides.slides(data, t, HOME, DAY),
        **{
            f"brief {group}": partial(brief.brief, group, data, t, HOME, DAY)
            for group in data["stakeholders"].stakeholder_id
        },
    }


def specified(figure: Figure, theme: Theme, t: Translator) -> None:
    """What a browser gets: the spec of a chart as JSON, or the map as Leaflet's script, and the rows of the table."""
    for rows in figure.all_rows:  # made when somebody looks
        assert len(rows.frame) == len(rows.records) == len(rows.sources)
    if isinstance(figure.chart, MapSpec):
        sheet = leaflet.base_map(figure.chart, theme, t, "", "", "relief/")
        moving_parts.MovingParts(figure.chart.layers, theme).add_to(sheet)
        sheet.get_root().render()  # type: ignore[attr-defined]
    elif isinstance(figure.chart, Spec):
        json.dumps(fitted(figure.chart, theme), allow_nan=False)
        if figure.id.startswith("timeline"):
            assert timeline.with_opened(chart_tables.sent(figure.chart, theme).spec(), "x")["params"]


def taken(
    figure: Figure, data: Dataset, selection: Selection, theme: Theme, t: Translator
) -> Iterator[tuple[str, Draw]]:
    """What a visitor takes away of a figure: pictures, the zip, map files."""
    view = View("Screen", f"{HOME}/?lang={t.lang}", tuple(filters(selection, data, t)), DAY)
    credit = citing.credit(figure, view, data, t)
    yield "svg", lambda: picture.svg(figure, theme, credit, t)
    yield "png", lambda: picture.png(figure, theme, credit, t)
    if figure.chart is None or figure.id in ("map", "turnout"):  # a table, a map, a chart
        yield "square", lambda: share.svg(figure, "square", theme, credit, t)
    yield "zip", lambda: bundle.bundle(figure, view, data, t)
    if isinstance(figure.chart, MapSpec):
        yield "geojson", lambda: map_files.geojson(figure, view, data, t)
        yield "html", lambda: map_files.page(figure, view, theme, credit, data, t)


def failures(draws: Mapping[str, Draw]) -> dict[str, BaseException]:
    """What of these does not draw, and why."""
    found: dict[str, BaseException] = {}
    for name, draw in draws.items():
        try:
            draw()
        except Exception as error:  # noqa: BLE001 (whatever it is, it is what is asked for)
            found[name] = error
    return found


def everything(
    data: Dataset, t: Translator, *, selection: Selection | None = None, theme: Theme = "light"
) -> dict[str, Draw]:
    """All of it, each figure with what a browser gets of it and all that can be taken away."""
    chosen = selection or Selection(lang=t.lang)

    def whole(build: Callable[[], Figure]) -> None:
        figure = build()
        specified(figure, theme, t)
        for name, take in taken(figure, data, chosen, theme, t):
            if name != "png" or figure.id in ("map", "turnout"):  # a PNG is the SVG again, slowly
                take()

    return {
        **words(data, chosen, t),
        **{name: partial(whole, build) for name, build in figures(data, chosen, t).items()},
        **scenes(data, t),
        **stage(data, t, theme),
        **files(data, t),
    }


def quickly(
    data: Dataset, t: Translator, *, selection: Selection | None = None, theme: Theme = "light"
) -> dict[str, Draw]:
    """What screens draw: words, every figure as a browser gets it, and every scene in words; no picture and no file."""
    chosen = selection or Selection(lang=t.lang)

    def shown(build: Callable[[], Figure]) -> None:
        specified(build(), theme, t)

    return {
        **words(data, chosen, t),
        **{name: partial(shown, build) for name, build in figures(data, chosen, t).items()},
        **scenes(data, t),
    }
