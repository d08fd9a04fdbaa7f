"""The map's finding says where events were; events about a deposit are told apart from those located at its point."""

from collections import Counter

import pytest

from dashboard import case
from dashboard.choosing.event_records import actions, events
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import profile, village
from dashboard.figures.figure import Figure
from dashboard.figures.words.headline import pieces
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from support import shipped, some
from talk import scenes

DATA, T, ALL = shipped(), Translator(), Selection()


def behind(figure: Figure, number: str) -> set[str]:
    assert figure.numbers
    return {record.partition("/")[2] for record in figure.numbers()[number].records}


def at(place: str, selection: Selection = ALL) -> set[str]:
    return {event.event_id for event in events(DATA, selection) if event.place_id == place}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_of_the_whole_map_is_the_sentence_of_the_talk_and_its_places_lead_to_their_events(
    lang: str,
) -> None:
    t = case.translator(DATA, lang)
    figure = maps.overview(DATA, Selection(lang=lang), t)
    (scene,) = (row for row in DATA.records.scenes if row.figure == "years")
    assert figure.title == t.text(scene, "title")
    led = {piece.number for piece in pieces(figure.finding) if piece.number}
    assert led == {"aral", "kopuro-bazar", "talas", "jerui"}
    for place in led:
        assert behind(figure, place) == at(place)


@pytest.mark.parametrize(
    ("chosen", "counted"),
    [
        (Selection(mines=("andash",)), {"all": 51, "kopuro-bazar": 8}),
        (Selection(mines=("taldy-bulak",)), {"all": 25, "aral": 7}),
        (Selection(mines=("jerui",)), {"all": 69, "jerui": 15}),
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_finding_about_a_deposit_counts_its_events_by_place(
    chosen: Selection, counted: dict[str, int], lang: str
) -> None:
    figure = maps.overview(DATA, chosen, case.translator(DATA, lang))
    told = {piece.number: int(piece.words) for piece in pieces(figure.finding) if piece.number}
    assert told == counted
    assert len(actions(events(DATA, chosen))) == counted["all"]
    for place in set(counted) - {"all"}:
        assert behind(figure, place) == at(place, chosen)


def test_the_finding_of_some_years_counts_these_alone() -> None:
    chosen = Selection(year_from=2011, year_to=2012)
    figure = maps.overview(DATA, chosen, T)
    assert figure.title != maps.overview(DATA, ALL, T).title
    told = {piece.number: int(piece.words) for piece in pieces(figure.finding) if piece.number}
    assert told.pop("all") == len(actions(events(DATA, chosen)))
    for place, n in some(told.items()):
        assert n == len(at(place, chosen))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mines", [(), ("andash",), ("jerui",), ("taldy-bulak",)])
@pytest.mark.parametrize("last", [2012, 2016, 2020])
def test_only_places_that_the_map_draws_are_named(last: int, mines: tuple[str, ...], lang: str) -> None:
    chosen = Selection(mines=mines, year_to=last)
    drawn = {place.id for place in maps.places(DATA, chosen, T) if place.point}
    (south, west), (north, east) = maps.bounds(DATA, chosen.view)
    figure = maps.overview(DATA, chosen, case.translator(DATA, lang))
    named = {piece.number for piece in pieces(figure.finding) if piece.number} - {"all"}
    for place in some(named):
        row = DATA.rows("places")[place]
        assert place in drawn and south <= row.lat <= north and west <= row.lon <= east


def test_until_a_year_the_headline_stays_in_the_valley_and_leaves_no_equal_out() -> None:
    figure = maps.overview(DATA, Selection(year_to=2016), T)
    told = {piece.number: int(piece.words) for piece in pieces(figure.finding) if piece.number}
    assert told == {"all": 103, "kopuro-bazar": 8, "aral": 7, "talas": 7}


def test_a_place_with_less_than_half_of_the_most_is_not_named() -> None:
    for mine in some(row.mine_id for row in DATA.records.mines):
        found = maps.overview(DATA, Selection(mines=(mine,)), T)
        told = {piece.number: int(piece.words) for piece in pieces(found.finding) if piece.number}
        told.pop("all")
        assert max(told.values()) <= 2 * min(told.values())


def test_years_without_an_event_have_no_finding_on_events() -> None:
    figure = maps.overview(DATA, Selection(year_from=1900, year_to=1901), T)
    assert figure.title == "3 gold deposits; Jerui is mined now"


# --- distances stand with what they are about -----------------------------------------------------


@pytest.mark.parametrize("place", ["jerui", "kara-oi"])
def test_how_far_is_asked_where_it_is_answered(place: str) -> None:
    found = profile.profile(DATA, Selection(place=place), T)
    assert found
    (section,) = (section for section in found.sections if section.id == "distances")
    published = [
        row.distance_km
        for row in DATA.records.distances
        if {row.from_place_id, row.to_place_id} == {"jerui", "kara-oi"} and not row.is_suspect
    ]
    least, most = min(published), max(published)
    assert section.lead == (
        f"How far is Jerui from Kara-Oi? Published answers run from {least:g} to {most:g} km."
    )


def test_the_distances_of_a_village_lead_to_all_that_were_published_and_last_to_the_misprint() -> None:
    page = village.page(DATA, "kara-oi", T)
    assert page
    (part,) = (part for part in page.parts if part.id == "near")
    assert [piece.words for piece in pieces(part.lead) if piece.number] == ["5", "30"]
    assert part.numbers
    (lines,) = (found.lines for found in part.numbers()["distances"].parts)
    published = [
        row for row in DATA.records.distances if {row.from_place_id, row.to_place_id} == {"jerui", "kara-oi"}
    ]
    assert {line.record for line in lines} == {f"distances/{row.distance_id}" for row in some(published)}
    assert [bool(line.why) for line in lines] == sorted(row.is_suspect for row in published)


@pytest.mark.parametrize("place", ["andash", "kopuro-bazar", "aral"])
def test_where_published_distances_agree_nobody_asks_how_far(place: str) -> None:
    found = profile.profile(DATA, Selection(place=place), T)
    assert found
    assert not any("How far is" in section.lead for section in found.sections)


# --- events about a deposit -----------------------------------------------------------------------


def about(mine: str, data: Dataset = DATA) -> int:
    return len(actions(events(data, Selection(mines=(mine,)))))


def test_a_deposit_has_the_events_about_it_beside_those_at_its_point() -> None:
    for place in some(place for place in maps.places(DATA, ALL, T) if place.mine):
        assert place.about == about(place.mine)
        assert place.actions == len(at(place.id))


def test_events_about_a_deposit_follow_the_years() -> None:
    chosen = Selection(year_from=2011, year_to=2012)
    found = {place.mine: place.about for place in maps.places(DATA, chosen, T) if place.mine}
    for mine, n in some(found.items()):
        assert n == len(actions(events(DATA, chosen.with_(mines=(mine,))))) < about(mine)


def test_a_deposit_that_is_not_chosen_says_nothing_of_what_it_shares_with_the_chosen() -> None:
    found = {place.mine: place.about for place in maps.places(DATA, Selection(mines=("jerui",)), T)}
    assert found["andash"] == 0 < len(actions(events(DATA, Selection(mines=("andash",)))))
    assert found["jerui"] == about("jerui")


def test_the_table_has_both_numbers_apart() -> None:
    figure = maps.overview(DATA, ALL, T)
    table = figure.table.set_index("Place")
    assert dict(table.loc["Andash", ["Events located here", "Events about this deposit"]]) == {
        "Events located here": 0,
        "Events about this deposit": about("andash"),
    }
    assert table.loc["Aral", "Events about this deposit"] == ""


TOLD = "Documents place no event about Andash and Taldy-Bulak at the deposit itself; those that name another place are counted there."


def test_deposits_without_an_event_at_their_point_are_named_once_with_the_map_and_in_the_talk() -> None:
    figure = maps.overview(DATA, ALL, T)
    assert figure.sentence.count(TOLD) == 1
    assert TOLD not in figure.notes
    brief = maps.counted_elsewhere(DATA, ALL, T, is_brief=True)
    assert "Andash" in brief and "Taldy-Bulak" in brief and len(brief) < len(TOLD)
    assert [scene.id for scene in scenes() if brief in scene.foot] == ["deposits"]


def test_of_events_about_a_deposit_those_that_name_no_place_are_not_said_to_be_counted_at_one() -> None:
    nowhere = {
        mine: sum(not event.place_id for event in events(DATA, Selection(mines=(mine,))))
        for mine in ("andash", "taldy-bulak")
    }
    assert min(nowhere.values()) > 10
    assert "are counted where they took place" not in maps.overview(DATA, ALL, T).sentence


def test_where_each_deposit_has_events_at_its_point_or_none_at_all_nothing_is_said() -> None:
    assert maps.counted_elsewhere(DATA, Selection(mines=("jerui",)), T).count("Jerui") == 0
    assert maps.counted_elsewhere(DATA, Selection(year_from=1900, year_to=1901), T) == ""


def test_what_is_pointed_at_says_no_bare_nothing_of_a_deposit() -> None:
    labels = [
        item["properties"]
        for layer in maps.overview(DATA, ALL, T).chart.layers  # type: ignore[union-attr]
        if layer.kind == "label"
        for item in layer.features
    ]
    (tip,) = {item["tip"] for item in labels if item["id"] == "andash"}
    assert f"{about('andash')} documented events about this deposit, none of them located here" in tip
    assert "No event is documented here" not in tip
    assert Counter(tip.splitlines()).most_common(1)[0][1] == 1
