"""The page of a village names the latest event about the deposit beside it, as surely as dates say so."""

from __future__ import annotations

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation, timeline
from dashboard.figures.village.happened import Latest, events_about, latest_about, latest_words
from dashboard.figures.village.page import page
from dashboard.figures.words import phrases
from dashboard.i18n import LANGUAGES, Translator
from support import shipped, some

DATA = shipped()
T = Translator("en")


def test_of_two_events_of_the_same_year_neither_is_called_the_latest() -> None:
    """Both of 2024 about this deposit are dated by us to the year; which came first is not known."""
    *_, other, last = events_about("andash", DATA)
    assert (other.date_edtf, other.date_inferred) == (last.date_edtf, last.date_inferred) == ("2024", True)
    (latest,) = latest_about((DATA.rows("mines")["andash"],), (), DATA)
    assert not latest.is_sure
    assert latest_words(latest, DATA, T).startswith("Among the latest events on record about Andash is ")
    assert "(about 2024" in latest_words(latest, DATA, T), "an inferred year is no sure one"


def test_an_event_that_is_the_latest_about_two_deposits_is_told_once() -> None:
    found = latest_about(tuple(DATA.rows("mines").values()) * 2, (), DATA)
    assert len({latest.event.event_id for latest in some(found)}) == len(found)
    shared = Latest(found[0].event, ("andash", "taldy-bulak"), True)
    assert "about Andash and Taldy-Bulak is" in latest_words(shared, DATA, T)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_quotation_marks_within_others_are_their_own(lang: str) -> None:
    found = page(DATA, "kopuro-bazar", Translator(lang))
    assert found is not None
    (told,) = (line for line in found.lines if "GeoMining Group" in line)
    assert told.count("«") == told.count("»") == (0 if lang == "en" else 1)
    assert phrases.within("«а» “b”") == "„а“ ‘b’"


def test_events_in_several_panels_are_those_of_the_deposits_shown() -> None:
    both = ("jerui", "taldy-bulak")
    events = [event for event in DATA.records.events if sum(m in links(event.event_id) for m in both) > 1]
    sentence = timeline.timeline(DATA, Selection(mines=both), T).sentence
    assert f"{len(events)} events concern more than one deposit" in sentence
    assert 1 < len(events) < 12


def links(event_id: str) -> set[str]:
    return {link.mine_id for link in DATA.records.event_mines if link.event_id == event_id}


def test_of_one_deposit_no_bar_of_all_is_explained() -> None:
    notes = [participation.demands(DATA, Selection(mines=mines), T).notes[0] for mines in ((), ("andash",))]
    assert ["“all”" in note for note in notes] == [True, False]
