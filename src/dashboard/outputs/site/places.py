"""A page a place, and all places by name. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from dashboard.cache import derived
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import promised, timeline, village
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.line_of_time import signs
from dashboard.figures.village.belonging import deposits_of
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.headline import said
from dashboard.i18n import Translator
from dashboard.outputs import findings, replies, valley
from dashboard.outputs.dated_lines import DatedLine, dated_lines
from dashboard.outputs.markup import markup
from dashboard.outputs.site import figure_html
from dashboard.outputs.site.value import Page, href
from dashboard.reading.dataset import Dataset


def pages(data: Dataset, t: Translator) -> Iterator[Page]:
    """The list of places, then a page for each that has one: villages, deposits, wherever something is documented."""
    found = village.named(data, t)
    lists = [
        markup(
            "site_links",
            title=heading,
            links=[
                (href("place", place=place.place_id), place.name) for place in found if place.group == group
            ],
        )
        for group, heading in village.group_names(t).items()
        if any(place.group == group for place in found)
    ]
    lead = promised.of_places(data, t)
    yield Page("places", t("Find your village"), (lead,), tuple(lists), "places")
    for place in found:
        told = village.page(data, place.place_id, t)
        if told:
            yield _page(told, data, t)


def _page(told: village.Village, data: Dataset, t: Translator) -> Page:
    counted = findings.within(told.told, lambda _: "#happened", t, signs=signs(told.marks))
    around = valley.in_page(data, t, told.place_id, lambda place: href("place", place=place.id))
    water = valley.water_words(data, t, told.place_id)
    head = markup(
        "village_head", place=told, valley=around, water=water, told=said(told.told), counted=counted
    )
    own: list[Figure | Markup] = [head]
    own += [_part(part, data, t) for part in told.parts]
    own += [
        timeline.tall(data, Selection(), mine.mine_id, t)
        for mine in data.records.mines
        if mine.place_id == told.place_id
    ]
    own += [
        replies.box(t.name(mine), data, t, mine_id=mine.mine_id) for mine in deposits_of(told.place_id, data)
    ]
    own += [markup("site_section", section=section) for section in told.rest]
    described = " ".join(filter(None, (told.title, told.lead or " ".join(told.lines))))
    return Page(
        f"place-{told.place_id}",
        told.title,
        (),
        tuple(own),
        "places",
        description=described,
        source_ids=told.source_ids,
        has_tables=False,
    )


def _part(part: village.Part, data: Dataset, t: Translator) -> Markup:
    """A question and its lines, as on the screen; what folds there is folded here."""

    def way_of(number: str) -> str:
        """Of a group to what it was advised; of lines that fold to these; of others to where more is told."""
        if number in data.rows("stakeholders"):
            return href("recommendations", stakeholder=number)
        more = "" if part.folds or not part.leads_to else _way(part, data, t)
        return more or f"#{part.id}"

    lines = [
        DatedLine(
            text=findings.within(line.text, way_of, t),
            sources=figure_html.short(line.source_ids, data, t),
            when=line.when,
            facts=[findings.within(fact, way_of, t) for fact in line.facts],
            look=line.look,
            folds=(part.folds or line.folds) and bool(line.facts),
            is_sided=bool(side_of(line.source_ids, data)),
        )
        for line in part.lines
    ]
    body = dated_lines(lines, t, findings.within(part.lead, way_of, t))
    way = _way(part, data, t) if part.leads_to else ""
    return markup("site_part", anchor=part.id, title=part.title, body=body, address=way, more=part.more)


def _way(part: village.Part, data: Dataset, t: Translator) -> str:
    """The address that a part leads to; "" to the map of a place that has no point on it."""
    chosen = {name: value for name, value in part.choices if isinstance(value, str)}
    if part.leads_to == "map" and chosen.get("place") not in _on_map(data, t):
        return ""
    return href(part.leads_to, **chosen)


@derived
def _on_map(data: Dataset, t: Translator) -> frozenset[str]:
    """The places that the map draws."""
    chart = maps.overview(data, Selection(), t).chart
    assert isinstance(chart, MapSpec)
    return frozenset(feature["properties"]["id"] for layer in chart.layers for feature in layer.features)
