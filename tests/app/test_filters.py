"""Filters stand over what they change only, and are kept where they do not show; where nothing fits, one button leads back."""

from __future__ import annotations

import itertools
from collections.abc import Mapping

import pytest

from dashboard.choosing.selection import PARTS
from screens import CHANGING, SCREENS, choose, has_filters, markups, open_screen, texts, view
from support import some

MINES = ("jerui", "andash", "taldy-bulak")


@pytest.mark.parametrize("part", PARTS["participation"])
def test_the_filters_stand_over_what_they_change_only(part: str) -> None:
    here = view("participation", part=part, mine="jerui")
    assert has_filters(here.main) == (part in ("people", "demands"))
    assert here.query["mine"] == "jerui", "a choice is kept where it does not show"


@pytest.mark.parametrize("screen", ["map", "timeline"])
def test_a_part_of_another_screen_in_the_address_takes_no_filter_away(screen: str) -> None:
    assert has_filters(view(screen, part="seats").main)


def test_the_filters_come_and_go_with_the_part_that_is_picked() -> None:
    at = open_screen("participation", part="seats", mine="jerui")
    for part, words, there in (
        ("people", "Who came", True),
        ("money", "Money and auctions", False),
        ("demands", "Demands and answers", True),
    ):
        choose(at, words)
        assert has_filters(at.main) == there
        assert at.query_params.get("part", "people") == part
        assert at.query_params["mine"] == "jerui"


# Each deposit on the screens that change with it; elsewhere it has to be kept, whichever it is.
KEPT = [
    *itertools.product(CHANGING, MINES),
    *zip((screen for screen in SCREENS if screen not in CHANGING), itertools.cycle(MINES), strict=False),
]


@pytest.mark.parametrize(("screen", "mine"), KEPT)
def test_a_deposit_filter_from_the_address_holds_on_every_screen(screen: str, mine: str) -> None:
    selection = view(screen, **{"mine": mine, "from": "2010", "to": "2012"}).selection
    assert selection.mines == (mine,)
    assert (selection.year_from, selection.year_to) == (2010, 2012)


@pytest.mark.parametrize(
    ("screen", "query", "left"),
    [
        ("timeline", {"kind": "hearing", "to": "1994"}, "2007"),
        ("participation", {"part": "people", "to": "1995"}, "2015"),
        ("sources", {"q": "zzzz"}, "393"),
    ],
)
def test_where_nothing_fits_it_is_said_once_and_one_button_leads_back_to_everything(
    screen: str, query: Mapping[str, str], left: str
) -> None:
    at = open_screen(screen, **query)
    places = [piece for piece in markups(at.main) if 'class="nothing"' in piece]
    headings = [heading.value for heading in (*at.header, *at.subheader)]
    assert len(places) == 1
    assert not any(places[0].count(heading) > 1 for heading in headings)
    assert not at.info, "no message of alarm"
    clearing = some(button for button in at.button if button.label == "Clear all filters")
    clearing[0].click().run()
    assert left in texts(at) and 'class="nothing"' not in "".join(markups(at.main))
    assert not set(query) - {"part"} & set(at.query_params)
