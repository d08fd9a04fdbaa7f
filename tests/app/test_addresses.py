"""What an address says: kept where a screen has a use for it, dropped and named once where it has none, and never markup."""

from __future__ import annotations

import pytest

from dashboard.choosing.selection import PARTS
from screens import choose, figure_ids, markups, open_screen, told_unknown, view


def test_what_an_address_says_wrongly_is_dropped_and_named_once() -> None:
    here = view("timeline", mine="jerui,atlantis", colour="red", **{"from": "1066"})
    assert here.selection.mines == ("jerui",)
    said = [item for item in here.main.get("html") if "atlantis" in str(item.proto)]
    assert len(said) == 1
    assert "colour=red" in str(said[0].proto) and "from=1066" in str(said[0].proto)


def test_what_a_visitor_writes_into_an_address_is_shown_as_text() -> None:
    """It comes back in a sentence of ours, and must not become a part of the page."""
    bodies = markups(view("timeline", mine="<img src=x>").main)
    (said,) = [body for body in bodies if "img src" in body]
    assert "<img" not in said


@pytest.mark.parametrize(
    ("screen", "query", "named"),
    [
        ("timeline", {"part": "records", "kind": "hearing"}, "kind=hearing"),  # no number counts it
        ("timeline", {"part": "records", "kind": "court,agreement"}, "kind=agreement"),
        ("timeline", {"part": "money"}, "part=money"),  # of another screen
        ("participation", {"part": "records"}, "part=records"),
        ("recommendations", {"step": "0"}, "step=0"),  # a talk begins with its first scene
        ("timeline", {"face": "map.table"}, "face=map.table"),  # a figure of another screen
        ("map", {"face": "map.chart"}, "face=map.chart"),  # what it shows first has no name
        ("map", {"face": "map.table,map.sources"}, "face=map.sources"),
    ],
)
def test_what_a_screen_has_no_use_for_goes_from_the_address_and_is_named(
    screen: str, query: dict[str, str], named: str
) -> None:
    at = open_screen(screen, **query)
    (line,) = told_unknown(at)
    assert line.partition("left out: ")[2].startswith(f"{named}</p>")
    name, _, value = named.partition("=")
    assert value not in str(at.query_params.get(name, ""))


@pytest.mark.parametrize(
    ("screen", "query", "figure"),
    [
        ("recommendations", {"q": "zzzz"}, "recommendation-steps"),
        ("timeline", {"part": "years", "mine": "taldy-bulak", "from": "1995", "to": "1996"}, "harm"),
        (
            "participation",
            {"part": "people", "mine": "taldy-bulak", "from": "1995", "to": "1996"},
            "turnout-meetings",
        ),
    ],
)
def test_a_figure_that_is_left_out_where_nothing_fits_keeps_its_face(
    screen: str, query: dict[str, str], figure: str
) -> None:
    at = open_screen(screen, **query, face=f"{figure}.table")
    assert figure not in figure_ids(at.main), "the test names a figure that is left out"
    assert not told_unknown(at)
    assert f"{figure}.table" in at.query_params["face"]


@pytest.mark.parametrize("screen", ["timeline", "participation"])
def test_an_address_may_name_the_part_that_is_shown_first(screen: str) -> None:
    at = open_screen(screen, part=PARTS[screen][0])
    assert [figure.id for figure in view(screen, part=PARTS[screen][0]).figures] == [
        figure.id for figure in view(screen).figures
    ]
    assert not told_unknown(at)
    assert "part" not in at.query_params


def test_a_kind_chosen_before_is_not_named_as_not_understood_behind_a_number() -> None:
    at = open_screen("timeline", kind="hearing")
    choose(at, "The records behind a number")
    assert "records" in at.query_params["part"] and not at.exception
    assert not told_unknown(at)
