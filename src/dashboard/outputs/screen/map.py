"""The map, its list, and the profile of a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard import map_assets
from dashboard.choosing.selection import VIEWS
from dashboard.figures import map as maps
from dashboard.figures import profile
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.filters import view_names
from dashboard.figures.line_of_time import signs
from dashboard.figures.words import headline
from dashboard.figures.years import years
from dashboard.outputs import findings
from dashboard.outputs.maps import map_look
from dashboard.outputs.maps import years as play
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import folium_parts, state, style
from dashboard.outputs.screen.choices import row
from dashboard.outputs.screen.documents import on_timeline, source_list
from dashboard.outputs.screen.figure_marks import draw_asked
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.findings import in_place
from dashboard.outputs.screen.layout import same_for_all
from dashboard.outputs.screen.links import address_of, link
from dashboard.outputs.screen.style import by_theme, theme
from dashboard.outputs.screen.words import explain, header, plain, quiet, subheader

# --- map ------------------------------------------------------------------------------------------

MAP = "atlas-map"  # a part of the key under which the map is kept in the browser
MAP_HEIGHT = 760  # pixels on a wide screen


def map_style() -> None:
    """Style of the map's page: one column below 1000 px, and on a phone a map that ends with the window."""
    light, dark = map_look.legend_colours("light"), map_look.legend_colours("dark")
    colours = {f"map_{name}": by_theme({"light": light[name], "dark": dark[name]}) for name in light}
    style.use("map", "village", "village-lines", map_height=f"{MAP_HEIGHT}px", **colours, **style.EVENT_MARKS)


def map_head() -> None:
    """The title of the page, and which view the map shows."""
    here = state.visit()
    views = row(here.t("View"), "view", VIEWS, view_names(here.data, here.t))
    name = markup("title", words=here.t("Where it happened"))
    st.html(markup("map_head", title=name, views=views))


@contextmanager
def beside_map(draw: Callable[[], None]) -> Iterator[None]:
    """Room for the map, and beside it (below it on a narrow screen) what goes with it, drawn after it."""
    with st.container(key="wide-map"):
        left, right = st.columns([7, 3], gap="medium")
    with left:
        yield
    with right:
        draw()


def show_map(figure: Figure) -> None:
    """A map with the faces of every figure."""
    spec = figure.chart
    assert isinstance(spec, MapSpec)
    show(figure, draw=partial(draw_map, spec))


def draw_map(spec: MapSpec) -> None:
    """The map with its legend. A click on a place chooses it."""
    here = state.visit()
    given = folium_parts.arguments(spec, theme(), here.t, map_assets.addresses(), MAP, MAP_HEIGHT)
    told = years(here.data, here.selection, here.t)
    given["feature_group"] += play.script(told, here.t, grows=spec.view == "kyrgyzstan")
    with st.container(key=f"map-{spec.view}"):
        folium_parts.draw(given, _map_clicked)
    st.html(map_legend(spec))


def _map_clicked(seen: Mapping[str, Any]) -> None:
    """The feature clicked names its place by id: two places may share a point, and names are translated."""
    place = ((seen.get("last_active_drawing") or {}).get("properties") or {}).get("id", "")
    if place in state.visit().data.rows("places"):
        state.choose(place=place, behind="")


def map_legend(spec: MapSpec) -> Markup:
    """What the shapes on the map mean, as an HTML list."""
    return markup("legend", shapes=maps.legend(spec, state.visit().t))


@same_for_all("view", "place")
def place_list() -> Markup:
    """The map's twin for keyboard and screen reader: every place of the view as a link, by group.

    All of them are one part of the page; as buttons, each label of which is read as Markdown, they took a browser
    longer than the map's frame.
    """
    here = state.visit()
    found = maps.places(here.data, here.selection, here.t)
    groups = [
        (heading, [(_place_label(place), _way_to(place)) for place in found if place.group == group])
        for group, heading in maps.place_groups(here.t).items()
    ]
    told = (
        here.t("Choose a place on the map or in this list to read all that documents say about it.")
        if any(place.point for place in found)
        else here.t("Choose a place in this list to read all that documents say about it.")
    )
    groups = [group for group in groups if group[1]]
    return markup("place_list", groups=groups, told=told)


def _way_to(place: maps.Place) -> str:
    return address_of("map", view=state.visit().selection.view, place=place.id)


def _place_label(place: maps.Place) -> str:
    t = state.visit().t
    glyph = f"{maps.GLYPHS[place.status]} " if place.status else ""
    count = f" ({_counted(place)})" if place.actions or place.about else ""
    warning = ", " + t("namesake") if place.is_namesake else ""
    return f"{glyph}{place.name}{warning}{count}"


def _counted(place: maps.Place) -> str:
    """How many events are documented at a place; of a deposit apart how many are about it, wherever they were."""
    t = state.visit().t
    if not place.about:
        return t.number(place.actions)
    about = t("{n} about it", n=t.number(place.about))
    return f"{about}, {t('{n} here', n=t.number(place.actions))}" if place.actions else about


def draw_profile(found: profile.Profile) -> None:
    """Everything known of a place, in the place of the list; on a phone as a sheet over the foot of the map."""
    here = state.visit()
    data, t = here.data, here.t
    with st.container(border=True, key="profile", gap="small"):
        st.button(
            t("All places"),
            icon=":material/arrow_back:",
            key="close-profile",
            type="tertiary",
            on_click=state.turn_to,
            kwargs={"place": "", "behind": ""},
        )
        header(found.title, anchor="profile")
        st.html(markup("place_names", kind=found.kind, names=found.names))
        with st.container(key="figure-profile", gap="xsmall"):
            if found.marks:
                # Of a village the lead counts what happened there; of a deposit it says the state.
                is_counted = findings.leads(found.lead)
                counted = "" if is_counted else in_place("profile", found.told, signs(found.marks))
                told = headline.said(found.told)
                st.html(
                    markup("line_of_time", marks=found.marks, years=found.years, told=told, counted=counted)
                )
            st.html(markup("profile_lead", words=in_place("profile", found.lead)))
            draw_asked("profile", found.numbers)
        # What happened there, dated, before all that is said of the place.
        dated = [section for section in found.sections if section.is_open and section.id == "actions"]
        for section in dated:
            _draw_part(section)
        link("place", t("The page of this place"), icon=":material/article:", place=found.place_id)
        for line in found.lines:
            st.markdown(plain(line))
        for section in found.sections:
            if section not in dated:
                _draw_part(section)
        explain(data, t, "range", "one-side", "aiyl-okmotu")
        label = t.plural("{n} source", "{n} sources", len(found.source_ids))
        with st.expander(label):
            st.html(source_list(found.source_ids, data, t))


def _draw_part(section: profile.Section) -> None:
    """A part under its heading, folded where not everybody asks for it."""
    if section.is_open:
        subheader(section.title)
        draw_section(section)
    else:
        with st.expander(section.title):
            draw_section(section)


def draw_section(section: profile.Section) -> None:
    """A part of a profile: its lead, table, lines and notes."""
    t = state.visit().t
    if section.lead:
        st.markdown(plain(section.lead))
    if section.rows:
        head, *body = section.rows
        ways = section.ways or ("",) * len(body)
        st.html(markup("profile_table", head=head, body=list(zip(body, ways, strict=True))))
    if section.items:
        items = [
            {
                "text": item.text,
                "when": item.when,
                "look": item.look,
                "is_one_sided": item.is_one_sided,
                "detail": item.detail,
                "more": on_timeline(item.event, t) if item.event else "",
            }
            for item in section.items
        ]
        st.html(markup("profile_items", items=items, folds=section.folds))
    for note in section.notes:
        quiet(note)
