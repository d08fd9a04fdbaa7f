"""A map to take away: what it draws as GeoJSON, and as one HTML file that opens without a network. Pure."""

from __future__ import annotations

import base64
import hashlib
import importlib.resources
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.dataset import Dataset
from dashboard.figures.accounts import voice_words
from dashboard.figures.colours import Theme
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import leaflet, map_drawing
from dashboard.outputs.citing import LICENCE, View, citation
from dashboard.outputs.markup import markup
from dashboard.outputs.sheets import filled, paper
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
            "licence": LICENCE,
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
        beside: if given, the page is the map and its legend alone, for a frame; scripts and pictures are put into this,
            by the addresses that the page names them by, so that several pages share them.
    """
    spec = _spec(figure)
    root = _rendered(spec, theme, t, 72 if beside is None else 78)
    head, drawn = root.header.render(), root.script.render()  # in the head no text of the data stands
    scripts = {
        "leaflet.js": _file("leaflet", "leaflet.js"),
        "jquery.js": _file("jquery", "jquery.slim.min.js"),
    }
    policy = _policy([*scripts.values(), *_SCRIPT.findall(head), drawn])
    if beside is not None:
        head, drawn = _apart(head, beside), _apart(drawn, beside)
        policy = _policy([*_SCRIPT.findall(head), drawn], is_alone=False)
        beside |= {f"{BESIDE}{name}": script.encode() for name, script in scripts.items()}
    return (
        markup(
            "offline_map",
            lang=t.lang,
            policy=policy,
            is_alone=beside is None,
            figure=figure,
            # These are ours, Leaflet's or escaped by folium's side.
            look=Markup(_file("leaflet", "leaflet.css")),  # noqa: S704
            scripts=[Markup(script) for script in scripts.values()],  # noqa: S704
            files=[f"{BESIDE}{name}" for name in scripts],
            head=Markup(head),  # noqa: S704
            style=_style(theme),
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


def _style(theme: Theme) -> Markup:
    return Markup(filled(paper(theme), "offline-map"))  # noqa: S704 - ours


def _rendered(spec: MapSpec, theme: Theme, t: Translator, height: int) -> Any:
    """The map of folium's making, drawn once; its height in percent of the window."""
    sheet = leaflet.base_map(spec, theme, t, "", "", "", "")
    sheet.height = (height, "vh")
    sheet.default_js, sheet.default_css = [], []  # they stand in the page itself
    leaflet.moving_parts(spec.layers, theme).add_to(sheet)
    root: Any = sheet.get_root()
    root.render()
    return root


BESIDE = "../live/"  # the folder of shared scripts, from the page of a copy
GROUND = "../ground/"  # and that of shared pictures
_PICTURE = re.compile(r"data:image/(?P<kind>\w+);base64,(?P<content>[A-Za-z0-9+/=]+)")

_LETTER = re.compile(r"(?<!\\)\\u(04[0-9a-f]{2}|2014|2013|00ab|00bb)")


def _apart(text: str, beside: dict[str, bytes]) -> str:
    """A text in which each picture is named by its address, and the picture put beside it."""

    def named(found: re.Match[str]) -> str:
        digest = hashlib.sha256(found["content"].encode()).hexdigest()[:12]
        address = f"{GROUND}{digest}.{found['kind']}"
        beside[address] = base64.b64decode(found["content"])
        return address

    # Letters as they are: as a number, a Cyrillic one takes three times as much.
    plain = _LETTER.sub(lambda found: chr(int(found[1], 16)), text)
    return _PICTURE.sub(named, plain)


def _policy(scripts: Iterable[str], *, is_alone: bool = True) -> str:
    """The policy of a page that loads nothing, or only what lies beside it: its own scripts by what they say."""
    allowed = " ".join(hashes(scripts))
    shared = "" if is_alone else " 'self' file:"
    # Styles are written at each mark of a map, so they cannot be named one by one.
    return (
        f"default-src 'none'; script-src {allowed}{shared}; style-src 'unsafe-inline'; img-src data:{shared}; "
        "base-uri 'none'; form-action 'none'"
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
