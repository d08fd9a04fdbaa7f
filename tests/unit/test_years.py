"""The years of the map: every event once, in a year by which it has happened; nothing lost without a word; no text as markup."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from dashboard import edition
from dashboard.choosing import event_records
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import VIEWS, Selection
from dashboard.figures.years import SoFar, Years, limits, so_far, years
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.maps.years import script
from dashboard.paths import SHIPPED_DATA
from support import some

DATA, T = edition.current(SHIPPED_DATA).data, Translator("en")
ALL = Selection()


def happenings(told: Years) -> list[str]:
    return [item.event_id for frame in told.frames for item in frame.new]


@pytest.mark.parametrize("view", VIEWS)
def test_every_year_from_the_first_event_to_today_is_a_frame(view: str) -> None:
    told = years(DATA, ALL.with_(view=view), T)
    numbers = [frame.year for frame in told.frames]
    assert numbers == list(range(numbers[0], 2027))
    assert told.frames[0].new, "it begins with something that happened"


@pytest.mark.parametrize("view", VIEWS)
def test_each_action_is_shown_once_or_counted_as_not_shown(view: str) -> None:
    told = years(DATA, ALL.with_(view=view), T)
    shown = some(happenings(told))
    assert len(shown) == len(set(shown))
    assert len(shown) + told.not_shown == len(event_records.actions(event_records.events(DATA, ALL)))


def test_an_event_comes_in_the_last_year_that_its_date_may_mean() -> None:
    told = years(DATA, ALL, T)
    dated = event_records.by_id(DATA)
    for frame in some(told.frames):
        for item in frame.new:
            assert dated[item.event_id].last.year == frame.year
    by_event = {item.event_id: frame.year for frame in told.frames for item in frame.new}
    assert by_event["andash-2006-05-peaceful"] == 2007  # 2006-05/2007-01
    assert told.spread == 4
    assert "4 events may have happened in any of several years" in limits(told, T)


def test_counts_only_grow_and_end_with_everything() -> None:
    told = years(DATA, ALL, T)
    before: dict[str, SoFar] = {}
    for frame in some(told.frames):
        now = dict(so_far(told, frame.year))
        for place, counts in before.items():
            assert all(after >= count for after, count in zip(now[place], counts, strict=True))
        before = now
    assert before["aral"] == (7, 2, 0)
    assert sum(counts.all for counts in before.values()) == len(happenings(told))


def test_a_filter_leaves_what_fits_and_a_chosen_place_changes_nothing() -> None:
    andash = years(DATA, ALL.with_(mines=("andash",), year_from=2011, year_to=2012), T)
    assert {frame.year for frame in andash.frames} == {2011, 2012}
    assert "jerui" not in {site.place_id for site in andash.sites}
    assert years(DATA, ALL.with_(place="aral", kinds=("court",)), T) == years(DATA, ALL, T)


def test_the_years_are_played_to_the_last_of_the_view_also_where_nothing_happens_then() -> None:
    last = [years(DATA, ALL.with_(mines=(mine,)), T).frames[-1] for mine in DATA.rows("mines")]
    assert {frame.year for frame in last} == {all_years(DATA)[1]}
    assert any(not frame.new for frame in last)


def test_a_view_without_events_has_no_frames_and_no_player() -> None:
    none = years(DATA, ALL.with_(mines=("andash",), year_from=1994, year_to=1995), T)
    assert none.frames == ()
    assert script(none, T) == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_player_gets_all_its_words_in_the_visitors_language(lang: str) -> None:
    t = Translator(lang)
    written = script(years(DATA, ALL, t), t)
    settings = json.loads(
        written[written.rindex("(window.map, ") + len("(window.map, ") : written.rindex(");")]
    )
    assert set(settings["words"]) == {
        "open", "stepped", "play", "pause", "back", "forward", "close", "nothing",
    }  # fmt: skip
    assert all(settings["words"].values())
    assert len(settings["years"]) == len(years(DATA, ALL, t).frames)


def test_no_text_of_the_data_can_end_the_script_or_become_markup() -> None:
    told = years(DATA, ALL, T)
    first = told.frames[0]
    evil = replace(first.new[0], title="</script><img src=x onerror=alert(1)>\u2028`${1}")
    written = script(replace(told, frames=(replace(first, new=(evil,)),)), T)
    assert r"<\/script><img src=x onerror=alert(1)>\u2028`${1}" in written, "the text is there"
    assert "</script" not in written
    assert "\u2028" not in written
    assert "innerHTML" not in written, "texts are written into the page as text"
