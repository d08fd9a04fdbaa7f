"""Profiles beside the map: the study to the letter, every claim, and of what was not found that of this place alone."""

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import profile as profiles
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

T = Translator()


def section(profile: profiles.Profile | None, name: str) -> profiles.Section:
    assert profile
    return next(item for item in profile.sections if item.id == name)


@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_a_deposit_shows_the_studys_row_to_the_letter(data: Dataset, mine: str) -> None:
    cells = data["study_counts"]
    wanted = set(cells[cells.mine_id == mine].verbatim)
    shown = section(profiles.profile(data, Selection(place=mine), T), "study").rows[1:]
    assert len(shown) == 7
    assert {cell for _, cell in shown} == wanted


def test_documented_counts_are_bands_beside_the_study(data: Dataset) -> None:
    rows = section(profiles.profile(data, Selection(place="jerui"), T), "documented").rows
    peaceful = next(row for row in rows if row[0] == "Peaceful protests")
    assert peaceful == ("Peaceful protests", "12", "11–13")
    assert next(row for row in rows if row[0] == "Violent incidents")[1] == "-"


def test_every_distance_claim_is_listed(data: Dataset) -> None:
    texts = [
        item.text
        for item in section(profiles.profile(data, Selection(place="kara-oi"), T), "distances").items
    ]
    assert [f"Jerui: {km} km" for km in ("23", "26", "30", "5", "2.3")] == texts[:5]
    assert "Jerui, computed" in texts


@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_a_deposit_tells_of_what_was_not_found_about_it_and_of_no_other(data: Dataset, mine: str) -> None:
    own = [T.text(row, "text") for row in data.records.not_found if row.mine_id == mine]
    found = profiles.profile(data, Selection(place=str(data.rows("mines")[mine]["place_id"])), T)
    assert found
    assert [item.text for item in section(found, "not-found").items] == own
    assert 0 < len(own) < len(data.records.not_found)


def test_of_the_published_distances_of_a_place_only_a_probable_misprint_is_called_one(data: Dataset) -> None:
    own = [row for row in data.records.distances if "kara-oi" in (row.from_place_id, row.to_place_id)]
    items = section(profiles.profile(data, Selection(place="kara-oi"), T), "distances").items[: len(own)]
    called = ["probably a misprint" in item.detail for item in items]
    assert called == [row.is_suspect for row in own]
    assert set(called) == {True, False}


def test_a_village_reads_that_the_study_asks_nothing_of_residents(data: Dataset) -> None:
    found = profiles.profile(data, Selection(place="kopuro-bazar"), T)
    assert found
    assert any("asks nothing of residents themselves" in line for line in found.lines)
    assert all(item.event for item in section(found, "actions").items)


def test_every_place_has_a_profile_with_known_sources(data: Dataset) -> None:
    known = set(data["sources"].source_id)
    for place in data["places"].place_id:
        found = profiles.profile(data, Selection(place=place, view="kyrgyzstan"), T)
        assert found
        assert found.source_ids
        assert set(found.source_ids) <= known
        assert found.title not in found.names.split(" · "), "the name above is not said again"
    assert profiles.profile(data, Selection(), T) is None


@pytest.mark.parametrize(
    ("place", "begins"), [("jerui", "What happened at the site"), ("kara-oi", "What happened here")]
)
def test_the_profile_of_a_deposit_counts_what_happened_there_apart_from_what_is_about_it(
    data: Dataset, place: str, begins: str
) -> None:
    found = section(profiles.profile(data, Selection(place=place), T), "actions")
    assert found.title.startswith(f"{begins} (")
    assert f"({len(found.items)} event" in found.title
