"""A number that an address opens shows its records, and closes without a word where it is no longer there."""

from __future__ import annotations

import re

import pytest

from dashboard.choosing.counting import count
from dashboard.choosing.selection import INDICATORS
from dashboard.figures.approach import stakeholders
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from dashboard.texts import JOINER
from screens import choose, followed, markups, open_screen, told_unknown, turn, view
from support import some

MINES = ("jerui", "andash", "taldy-bulak")


def test_an_address_that_names_a_number_opens_its_records_and_a_button_closes_them() -> None:
    at = open_screen("participation", part="seats", behind="seats.held")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    assert shown.count("<li>") == len(
        [row for row in load(SHIPPED_DATA).records.seats if (row.scope, row.step) == ("local", "held")]
    )
    at.button("behind-close-seats-number").click().run()
    assert not [piece for piece in markups(at.main) if 'class="behind"' in piece]
    assert "behind" not in at.query_params


@pytest.mark.parametrize(
    ("screen", "query"),
    [
        ("participation", {"part": "money", "behind": "seats.held"}),  # a figure of another part
        ("map", {"behind": "seats.held"}),  # of another screen
        ("participation", {"part": "seats", "behind": "seats.chosen"}),  # a number that is zero
    ],
)
def test_a_number_that_no_figure_has_goes_from_the_address_and_is_named(
    screen: str, query: dict[str, str]
) -> None:
    at = open_screen(screen, **query)
    assert "behind" not in at.query_params
    (line,) = told_unknown(at)
    assert f"behind={query['behind']}" in line
    assert len(told_unknown(at.run())) == 1, "named until another address comes"


@pytest.mark.parametrize(
    ("screen", "query", "chosen"),
    [
        ("participation", {"part": "seats", "behind": "seats.held"}, "Money and auctions"),
        ("sources", {"section": "gaps", "behind": "not-found.all"}, "Context"),
    ],
)
def test_who_goes_to_another_part_leaves_the_open_number_without_a_word(
    screen: str, query: dict[str, str], chosen: str
) -> None:
    at = open_screen(screen, **query)
    assert at.query_params["behind"] == query["behind"]
    choose(at, chosen)
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_a_number_that_a_filter_makes_zero_closes_without_a_word() -> None:
    at = open_screen("participation", part="people", behind="turnout.rivals")
    assert at.query_params["behind"] == "turnout.rivals"
    turn(at, mine="taldy-bulak", to="1995")
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_what_was_found_of_an_actor_opens_from_its_box() -> None:
    data = load(SHIPPED_DATA)
    actor = stakeholders.actor_ids(data)[0]
    at = open_screen("stakeholders", behind=f"tripartite-approach.{stakeholders.of_actor(actor)}")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    assert shown.count("<li>") == len(stakeholders.seen_of(data, actor))
    bodies = "".join(markups(at.main))
    for each in some(stakeholders.actor_ids(data)):
        assert f"behind=tripartite-approach.{stakeholders.of_actor(each)}#" in bodies


def test_each_number_of_the_study_is_itself_the_way_to_its_records_under_no_words_said_twelve_times() -> None:
    shown = view("timeline", part="study").main
    cards = "\n".join(piece for piece in markups(shown) if 'class="study-number"' in piece)
    ways = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', cards)
    expected = {
        (mine, kind): "–".join(dict.fromkeys((str(found.low), str(found.upper))))
        for mine in MINES
        for kind in INDICATORS
        if (found := count(load(SHIPPED_DATA), kind, (mine,))).upper
    }
    led = {}
    for way, number in some(ways):
        chosen = followed(way)
        assert chosen["part"] == "records"
        led[chosen["mine"], chosen["kind"]] = number.replace(JOINER, "")
    assert led == expected
    assert not [button for button in shown.button if "behind this number" in button.label]


def test_how_far_apart_the_distances_of_a_place_are_opens_them_with_their_documents() -> None:
    at = open_screen("place", place="kara-oi", behind="place-near.distances")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    claims = [
        row
        for row in load(SHIPPED_DATA).records.distances
        if {row.from_place_id, row.to_place_id} == {"jerui", "kara-oi"}
    ]
    assert shown.count("<li>") == len(some(claims))
    assert not told_unknown(at)


def test_a_number_of_the_map_that_is_another_screen_s_today_is_left_without_a_word() -> None:
    at = open_screen("map", behind="map.distances")
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_a_place_of_the_map_s_title_opens_its_events_under_it_with_their_documents() -> None:
    at = open_screen("map", behind="map.aral")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    own = [
        row for row in load(SHIPPED_DATA).records.events if row.place_id == "aral" and not row.duplicate_of
    ]
    assert shown.count("<li>") == len(some(own))
    assert not told_unknown(at)
