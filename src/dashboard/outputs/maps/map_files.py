"""A map to take away: what it draws as GeoJSON, and as one HTML file that opens without a network. Pure."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.words.accounts import voice_words
from dashboard.i18n import Translator
from dashboard.outputs import apart
from dashboard.outputs.citing import View, citation, licence
from dashboard.outputs.maps import leaflet, map_drawing, moving_parts
from dashboard.outputs.markup import markup
from dashboard.outputs.sheets import filled, new_tab, paper
from dashboard.reading.dataset import Dataset
from dashboard.script_hashes import hashes

_DRAWN = (
    "ways",
    "lines",
    "deposits",
    "places",
)  # layers that tell something; the others are ground, rings and words

_STREAMS = "streams"  # of the ground, but ours


def geojson(figure: Figure, view: View, data: Dataset, t: Translator) -> str:
    """The drawn places, distance lines, computed streams and ways of water as GeoJSON (RFC 7946, WGS 84).

    A place has the columns of the table on the screen, how far its point may be off (``uncertain_by_m``, metres),
    and the ids of its records and documents; who asks for a place without a point finds it in the zip's table.

    Args:
        figure: one whose chart is a :class:`dashboard.figures.figure.MapSpec`.
        view: where it was seen.
        data: the data package that it was made of.
        t: language of the columns.
    """
    documents = data.rows("sources")
    return json.dumps(
        {
            "type": "FeatureCollection",
            "title": figure.title,
            "description": figure.sentence,
            "licence": licence(data, t),
            "version": data.version,
            "cite": citation(figure, view, data, t),
            "filters": dict(view.filters),
            "features": list(_features(figure, data, t)),
            "sources": [dict(documents[source_id]) for source_id in figure.source_ids],
        },
        ensure_ascii=False,
        indent=1,
        default=str,
    )


def _features(figure: Figure, data: Dataset, t: Translator) -> Iterator[dict[str, Any]]:
    """What stands on the map, from the bottom up: streams, lines between places, and places."""
    spec, places = _spec(figure), _places(figure, data, t)
    for layer in (*spec.base, *spec.layers):
        if layer.id not in (*_DRAWN, _STREAMS):
            continue
        for feature in layer.features:
            own = feature["properties"]
            words = t("stream, computed from a height model") if layer.id == _STREAMS else own.get("tip", "")
            properties = {"layer": layer.id, "words": words}
            if layer.kind != "line":
                properties |= places[own["id"]]
            yield {"type": "Feature", "geometry": feature["geometry"], "properties": properties}


def _places(figure: Figure, data: Dataset, t: Translator) -> dict[str, dict[str, Any]]:
    """What is told of each place, by its id: the row of the table, and what it is made of and rests on."""
    rows, known = figure.rows, data.rows("places")
    told = {}
    for cells, records, sources in zip(
        rows.frame.to_dict("records"), rows.records, rows.sources, strict=True
    ):
        place = records[0].removeprefix("places/")
        uncertain = known[place]["precision_m"]
        told[place] = {
            "place_id": place,
            **{str(name): value for name, value in cells.items()},
            t("Whose account"): voice_words(sources, data, t),
            "uncertain_by_m": None if pd.isna(uncertain) else int(uncertain),
            "records": list(records),
            "source_ids": list(sources),
        }
    return told


# --- one HTML file --------------------------------------------------------------------------------

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_NO_ZOOM = re.compile(r'<meta name="viewport"[^>]*>')  # folium's, which forbids to enlarge a page
_LEGEND_WIDTH = 420  # px; narrow enough for a phone


def page(
    figure: Figure,
    view: View,
    theme: Theme,
    credit: Sequence[str],
    data: Dataset,
    t: Translator,
    beside: dict[str, bytes] | None = None,
) -> str:
    """The map as an HTML file with its scripts, legend, sources and reference inside.

    Nothing in it is loaded from anywhere; addresses are links that a reader may follow. Its policy lets the scripts run
    that are written here and no others, so that no text of the data is one, whatever way it got in.

    Args:
        figure: one whose chart is a map.
        view: where it was seen.
        theme: colours.
        credit: lines for the foot.
        data: the data package.
        t: language.
        beside: if given, the page is the map and its legend alone, for a frame; what is the same on several such pages
            is put into this, by its name from the root of the copy: scripts, pictures, lines of the ground.
    """
    spec = _spec(figure)
    root = _rendered(spec, theme, t, is_alone=beside is None)
    head = _NO_ZOOM.sub("", root.header.render())  # no text of the data stands in it
    drawn = root.script.render()
    scripts, look = {"leaflet.js": _file("leaflet", "leaflet.js")}, _file("leaflet", _LOOK)
    if beside is not None:
        head, drawn = _apart(head, drawn, scripts, beside)
        beside[f"{_BESIDE}{_LOOK}"] = look.encode()
    own = scripts.values() if beside is None else ()
    policy = _policy([*own, *_SCRIPT.findall(head), drawn], is_alone=beside is None)
    return (
        markup(
            "offline_map",
            lang=t.lang,
            policy=policy,
            is_alone=beside is None,
            figure=figure,
            # These are ours, Leaflet's or escaped by folium's side.
            look=Markup(look),  # noqa: S704
            sheet=f"../{_BESIDE}{_LOOK}",
            scripts=[Markup(script) for script in scripts.values()],  # noqa: S704
            files=[f"../{_BESIDE}{name}" for name in scripts],
            head=Markup(head),  # noqa: S704
            style=_style(theme, t, is_alone=beside is None),
            map=Markup(root.html.render()),  # noqa: S704
            drawn=Markup(drawn),  # noqa: S704
            legend=map_drawing.legend(spec, theme, t, _LEGEND_WIDTH),
            width=_LEGEND_WIDTH,
            about=t("What the shapes mean"),
            lines=(*credit, *figure.notes, *figure.conflicts, citation(figure, view, data, t)),
            heading=t("Documents behind what is drawn"),
            documents=[_document(data.rows("sources")[source_id], t) for source_id in figure.source_ids],
        )
        + "\n"
    )


def _style(theme: Theme, t: Translator, *, is_alone: bool) -> Markup:
    """The look of the page; one in a frame lists no documents, whose links open beside it."""
    values, names = paper(theme), ["offline-map"]
    if is_alone:
        values, names = {**values, **new_tab(t)}, [*names, "new-tab"]
    return Markup(filled(values, *names))  # noqa: S704 - ours


def _rendered(spec: MapSpec, theme: Theme, t: Translator, *, is_alone: bool) -> Any:
    """The map of folium's making, drawn once; a page that is not alone has our types beside it and less around it."""
    sheet = leaflet.base_map(spec, theme, t, "", "" if is_alone else f"../{_TYPES}", "")
    sheet.height = (72 if is_alone else 78, "vh")  # percent of the window
    sheet.default_js, sheet.default_css = [], []  # they stand in the page itself
    moving_parts.MovingParts(spec.layers, theme, shows_place=not is_alone).add_to(sheet)
    root: Any = sheet.get_root()
    _number(sheet)
    root.render()
    return root


def _number(sheet: leaflet.OfflineMap) -> None:
    """Names of a map and its parts in its script that are the same whenever it is drawn; folium draws lots for them."""
    for number, part in enumerate((sheet, *sheet._children.values())):  # noqa: SLF001 - they are told nowhere else
        part._id = str(number)  # noqa: SLF001


# Folders of a copy, from its root.
_BESIDE = "live/"
_LOOK = "leaflet.css"
_TYPES = "fonts/"
_LETTER = re.compile(r"(?<!\\)\\u(04[0-9a-f]{2}|2014|2013|00ab|00bb)")
_INDENT = re.compile(r"\n\s+")  # of folium's writing, two fifths of a script
_SPACED = re.compile(r"([,:]) (?=[-\d\[{\"])")  # in a list of points, which has no words
# A layer of the ground, as folium hands it to Leaflet: no names and no looks, the same in every language and theme.
_LAYER = re.compile(r"(?<=_add\()\{\"features\": \[.*?\"id\": \"(\w+base)0\".*\}(?=\);\n)")


def _apart(head: str, drawn: str, scripts: dict[str, str], beside: dict[str, bytes]) -> tuple[str, str]:
    """A map's head and script without what several pages share, which is put into the other two."""
    # Letters as they are: as a number, a Cyrillic one takes three times as much.
    drawn = _LETTER.sub(lambda found: chr(int(found[1], 16)), drawn)
    beside |= apart.pictures(head + drawn)
    own, ground = _ground_apart(_INDENT.sub("\n", apart.named(drawn)))
    scripts |= ground
    beside |= {f"{_BESIDE}{name}": script.encode() for name, script in scripts.items()}
    return apart.named(head), own


def _ground_apart(script: str) -> tuple[str, dict[str, str]]:
    """A map's script without the lines of its ground, and a script that has them, by its name."""
    # Points are where words stand, which differs from language to language.
    layers = {found[1]: found[0] for found in _LAYER.finditer(script) if '"Point"' not in found[0]}
    lines = _SPACED.sub(r"\1", ",".join(f'"{name}":{text}' for name, text in layers.items()))
    ground = f"window.atlasGround={{{lines}}};"
    name = f"ground-{hashlib.sha256(ground.encode()).hexdigest()[:12]}.js"
    own = _LAYER.sub(lambda found: f'atlasGround["{found[1]}"]' if found[1] in layers else found[0], script)
    return own, {name: ground}


def _policy(scripts: Iterable[str], *, is_alone: bool = True) -> str:
    """The policy of a page that loads nothing, or only what lies beside it: its own scripts by what they say."""
    allowed = " ".join(hashes(scripts))
    shared = "" if is_alone else " 'self' file:"
    fonts = "" if is_alone else f"font-src{shared}; "
    # Styles are written at each mark of a map, so they cannot be named one by one.
    return (
        f"default-src 'none'; script-src {allowed}{shared}; style-src 'unsafe-inline'{shared}; img-src data:{shared}; "
        f"{fonts}base-uri 'none'; form-action 'none'"
    )


def _document(row: Mapping[str, Any], t: Translator) -> dict[str, str]:
    """A document as the page's template takes it."""
    address = web_address(row["url"]) or ""
    facts = (
        row["publisher"],
        t.date(row["date_edtf"]) or t("undated"),
        "" if address else row["url"] or t("no address"),
    )
    return {
        "title": t.text(row, "title"),
        "address": address,
        "facts": " · ".join(fact for fact in facts if fact),
    }


def _file(package: str, name: str) -> str:
    return (importlib.resources.files(f"xstatic.pkg.{package}") / "data" / name).read_text(encoding="utf-8")


def _spec(figure: Figure) -> MapSpec:
    assert isinstance(figure.chart, MapSpec)
    return figure.chart
