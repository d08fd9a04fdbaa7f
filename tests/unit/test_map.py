"""The map: circles as wide as the points are uncertain, what its legend and its list say, and what filters change."""

import pytest

from dashboard import case
from dashboard.choosing.event_records import actions, every
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import MapSpec
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset, load
from drawn_maps import features, spec
from other_rows import with_columns

T = Translator()


@pytest.mark.parametrize("view", VIEWS)
def test_a_deposit_is_a_circle_of_its_precision_and_nothing_else(data: Dataset, view: str) -> None:
    one = spec(data, view=view)
    places = data["places"].set_index("place_id")
    drawn = {item["properties"]["id"]: item["properties"]["radius_m"] for item in features(one, "deposits")}
    assert drawn == {mine: places.at[mine, "precision_m"] for mine in data["mines"].place_id}
    assert drawn["jerui"] == 6000
    assert drawn["taldy-bulak"] == 4000
    assert not {item["properties"]["id"] for item in features(one, "places")} & set(drawn)


def test_status_is_told_by_style_and_by_shape(data: Dataset) -> None:
    one = spec(data)
    styles = {item["properties"]["id"]: item["properties"]["style"] for item in features(one, "deposits")}
    assert styles == {"jerui": "operating", "andash": "no-mining-seen", "taldy-bulak": "no-mining-seen"}
    labels = {item["properties"]["id"]: item["properties"] for item in features(one, "labels")}
    assert labels["jerui"]["label"][0] != labels["andash"]["label"][0]
    assert labels["jerui"]["sub"] == "operating, ±6 km"


def test_the_legend_explains_what_the_map_has_and_no_more(data: Dataset) -> None:
    close = spec(data)
    styles = {
        item["properties"]["style"] for layer in (*close.base, *close.layers) for item in layer.features
    }
    dots = {"village", "district", "town"}
    assert dots <= {*close.signs} & styles and {"count", "violent", "distance", "stream", "way"} < {
        *close.signs
    }
    far = spec(data, view="kyrgyzstan")
    assert not {*far.signs} & {"village", "district", "distance", "stream", "way"}
    for one in (close, far):
        assert len(maps.legend(one, T)) >= len(one.signs) - 1
        told = [role for role, *_ in maps.legend(one, T)]
        assert told[:2] == ["count", "violent"] and len(told) > 3, "first what the map tells of events"


def test_a_map_without_points_promises_no_circle_no_line_and_no_number() -> None:
    pointless = load(ROOT / "examples" / "solton-sary")
    figure = maps.overview(pointless, Selection(), T)
    assert isinstance(figure.chart, MapSpec) and figure.chart.signs == ("stream",)
    assert figure.title == "No point is known for any place here" and not figure.notes
    assert "circle" not in figure.sentence and "numbers" not in figure.sentence
    assert "11 documented events" in figure.sentence
    nothing = maps.overview(pointless, Selection(year_from=1900, year_to=1901), T)
    assert nothing.sentence == "The map shows the ground alone.", "what is drawn has words"


def test_the_namesake_village_is_listed_with_its_warning_and_not_drawn(data: Dataset) -> None:
    figure = maps.overview(data, Selection(), T)
    assert isinstance(figure.chart, MapSpec)
    drawn = {item["properties"]["id"] for layer in figure.chart.layers for item in layer.features}
    assert "taldy-bulak-village" not in drawn
    listed = {place.id: place for place in maps.places(data, Selection(), T)}
    assert [name for name, place in listed.items() if place.is_namesake] == ["taldy-bulak-village"]
    assert any("Taldy-Bulak (village)" in note for note in figure.notes)


def test_a_namesake_is_one_because_the_data_says_so_and_not_for_its_name(data: Dataset) -> None:
    unsaid = with_columns(data, "places", namesake_mine_id="")
    assert not [place.id for place in maps.places(unsaid, Selection(), T) if place.is_namesake]
    reworded = with_columns(data, "mines", name_en="A deposit")
    assert [place.id for place in maps.places(reworded, Selection(), T) if place.is_namesake] == [
        "taldy-bulak-village"
    ]


def test_the_country_view_names_the_towns_of_the_study_as_the_list_beside_it_does(
    data: Dataset,
) -> None:
    """All sixteen but one, between the deposits and the capital: the name of the range has the room."""
    one = spec(data, view="kyrgyzstan")
    labels = {item["properties"]["label"].removeprefix("↙ ") for item in features(one, "labels")}
    places = data["places"]
    towns = set(places[(places.kind == "town") & (places.study_label != "")].name_en)
    assert len(towns) == 16
    assert towns - labels == {"Kara-Balta"}
    ground = {
        feature["properties"]["label"]
        for layer in one.base
        if layer.id == "base-labels"
        for feature in layer.features
    }
    assert {"KAZAKHSTAN", "CHINA", "UZBEKISTAN"} <= ground


def test_a_deposit_filter_dims_the_others(data: Dataset) -> None:
    styles = {
        item["properties"]["id"]: item["properties"]["style"]
        for item in features(spec(data, mines=("jerui",)), "deposits")
    }
    assert styles == {"jerui": "operating", "andash": "dim", "taldy-bulak": "dim"}


def test_counts_are_actions_of_the_years_and_deposits(data: Dataset) -> None:
    aral = [event for event in every(data) if event.place_id == "aral" and event.is_primary]
    counts = {place.id: place for place in maps.places(data, Selection(), T)}
    assert counts["aral"].actions == len(actions(aral))
    assert counts["aral"].violent == len(actions(event for event in aral if event.kind == "violent"))
    later = {place.id: place.actions for place in maps.places(data, Selection(year_from=2020), T)}
    assert later["aral"] < counts["aral"].actions
    # The kind filter belongs to the Timeline.
    assert counts == {place.id: place for place in maps.places(data, Selection(kinds=("court",)), T)}


def test_places_without_a_point_are_listed(data: Dataset) -> None:
    pointless = {place.id for place in maps.places(data, Selection(), T) if place.group == "pointless"}
    assert {"manas-village", "kara-suu", "road-to-andash"} <= pointless


def test_every_row_drawn_has_its_source(data: Dataset) -> None:
    figure = maps.overview(data, Selection(), T)
    assert set(figure.source_ids) <= set(data["sources"].source_id)
    assert set(data["mines"].source_id) <= set(figure.source_ids)


def test_only_what_a_view_draws_is_counted_as_on_it(data: Dataset) -> None:
    for view, away in (("home", "Bishkek"), ("kyrgyzstan", "Aral")):
        figure = maps.overview(data, Selection(view=view), T)
        (records,) = (rows for rows in figure.further_rows if rows.name == "actions")
        counted = records.frame[records.frame["Counted on the map"] == "yes"]
        assert away in set(records.frame["Place"]) and away not in set(counted["Place"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_of_the_country_says_where_in_it_the_deposits_lie_and_what_cuts_them_off(
    data: Dataset, lang: str
) -> None:
    t = case.translator(data, lang)
    told = maps.overview(data, Selection(lang=lang, view="kyrgyzstan"), t).title
    assert told == case.own_text(data, t, "locator-title") != ""
    assert any(word in told for word in ("mountains", "горы", "тоолор"))
    assert maps.overview(data, Selection(lang=lang), t).title != told
