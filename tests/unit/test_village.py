"""A place's page: what belongs to the place, each line with its documents, nothing that is not known, nothing said twice."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest

from dashboard.choosing.selection import Selection
from dashboard.dates import OPEN_END
from dashboard.figures import village
from dashboard.figures.profile import happened, profile
from dashboard.figures.village.belonging import deposits_of, home_of, parts_of, wholes_of
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import CLASSES
from place_pages import page, part
from support import shipped, some

DATA, T = shipped(), Translator("en")
PLACES = [place.place_id for place in DATA.records.places]


def without(table: str) -> Dataset:
    """The shipped data with a table that has no rows."""
    return replace(DATA, tables={**DATA.tables, table: DATA[table].iloc[:0]})


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_place_has_a_page_and_every_line_its_documents(place: str, lang: str) -> None:
    found = page(place, lang=lang)
    assert found.title
    for item in found.parts:
        for line in some(item.lines):
            assert line.source_ids, f"{item.id}: {line.text}"
            assert set(line.source_ids) <= set(found.source_ids)
    assert set(found.source_ids) <= set(DATA.rows("sources"))


def test_a_place_that_does_not_exist_has_no_page() -> None:
    assert village.page(DATA, "atlantis", T) is None


def test_questions_stand_in_the_order_in_which_a_resident_asks() -> None:
    assert [item.id for item in page("bekmoldo").parts] == [
        "happened",
        "asked",
        "water",
        "near",
        "money",
        "seats",
        "jobs",
        "contacts",
    ]


def test_a_village_belongs_to_its_rural_district_and_this_to_the_district() -> None:
    assert wholes_of("kara-oi", DATA) == ("bekmoldo", "talas-rayon", "talas-region")
    assert set(parts_of("bekmoldo", DATA)) == {"kara-oi", "sasyk-bulak", "chong-tokoy", "kengesh"}
    assert home_of("kara-oi", DATA) == ("kara-oi", "bekmoldo")


def test_places_that_belong_to_each_other_in_a_circle_end_no_page() -> None:
    circle = pd.concat(
        [
            DATA["place_parts"],
            pd.DataFrame(
                [{"place_id": "talas-region", "whole_place_id": "kara-oi", "source_id": "deck-2017"}]
            ),
        ],
        ignore_index=True,
    )
    data = replace(DATA, tables={**DATA.tables, "place_parts": circle})
    assert set(wholes_of("kara-oi", data)) == {"bekmoldo", "talas-rayon", "talas-region"}
    assert page("kara-oi", data=data).parts


@pytest.mark.parametrize(
    ("place", "mines"),
    [
        ("jerui", ["jerui"]),
        ("kara-oi", ["jerui"]),
        ("sasyk-bulak", ["jerui"]),  # its rural district's other village stands beside the deposit
        ("kopuro-bazar", ["andash"]),
        ("talas-rayon", ["jerui", "andash", "taldy-bulak"]),
        ("bishkek", []),
        ("kara-suu", ["jerui"]),  # beside none, but what happened there was about it
    ],
)
def test_deposits_that_concern_a_place(place: str, mines: list[str]) -> None:
    assert [mine.mine_id for mine in deposits_of(place, DATA)] == mines


def test_whose_water_comes_down_is_told_with_what_that_cannot_tell() -> None:
    (line,) = part("water", page("bekmoldo")).lines
    assert "where Jerui may lie" in line.text
    assert "Water from Jerui" in line.facts[0]
    assert "Not surveyed" in line.facts[1]
    assert "bekmoldo" in {row.below_place_id for row in DATA.records.drainage}
    assert "water" not in [item.id for item in page("bekmoldo", data=without("drainage")).parts]


def test_what_happened_is_what_the_records_place_there_or_in_the_rural_district() -> None:
    there = {
        row.event_id
        for row in DATA.records.events
        if row.place_id in ("kara-oi", "bekmoldo") and not row.duplicate_of
    }
    assert {line.event for line in some(part("happened", page("kara-oi")).lines)} == there
    (own,) = (line for line in part("happened", page("kara-oi")).lines if "Bekmoldo" not in line.text)
    assert own.event == "jerui-2021-03-17-peaceful"


def test_red_stands_for_violence_alone() -> None:
    kinds = {row.event_id: row.kind for row in DATA.records.events}
    lines = [line for place in PLACES for item in page(place).parts for line in item.lines if line.look]
    assert {kinds[line.event] for line in some(lines) if line.look == "violent"} == {"violent"}
    assert all(line.look == "violent" for line in lines if kinds[line.event] == "violent")


def test_the_line_of_time_has_a_mark_for_each_event_within_its_ends() -> None:
    found = page("aral")
    assert len(found.marks) == len(part("happened", found).lines)
    assert found.years == (2011, 2026)
    for mark in some(found.marks):
        assert 0 <= mark.begin <= mark.end <= 1
    assert "2 violent incidents" in said(found.told)


def test_marks_of_one_time_stand_upon_each_other_and_violence_on_top() -> None:
    widest = 0.05  # of a line on a phone
    looks = []
    for place in PLACES:
        marks = page(place).marks
        for one, other in combinations(marks, 2):
            if abs(one.begin + one.end - other.begin - other.end) < widest and "other" not in (
                one.look,
                other.look,
            ):
                assert one.level != other.level, place
                looks.append((one.look, one.level, other.look, other.level))
    assert any(
        level < above for look, level, loud, above in some(looks) if (look, loud) == ("protest", "violent")
    )


def test_of_very_many_events_only_the_quiet_ones_lie_upon_each_other_at_the_foot() -> None:
    crowded = 0
    for mine in some(DATA.records.mines):
        found = profile(DATA, Selection(place=mine.place_id), Translator("en"))
        assert found
        marks = found.marks
        loud = [mark for mark in marks if mark.look != "other"]
        for one, other in combinations(some(loud), 2):
            if abs(one.begin + one.end - other.begin - other.end) < 0.05:
                assert one.level != other.level, mine.mine_id
        quiet = {mark.level for mark in marks if mark.look == "other"}
        if quiet == {0}:
            crowded += 1
            assert min(mark.level for mark in loud) > 0
    assert crowded


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_stated_is_not_said(lang: str) -> None:
    found, unstated = page("bekmoldo", lang=lang), Translator(lang)("not stated")
    lines = [line for name in ("asked", "happened") for line in part(name, found).lines]
    for line in some(lines):
        assert unstated not in line.text
        assert not [fact for fact in line.facts if fact.endswith((f": {unstated}.", f": {unstated}"))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_profile_beside_the_map_says_nothing_of_what_is_not_stated(lang: str) -> None:
    t = Translator(lang)
    said = [
        line
        for place in PLACES
        if (found := profile(DATA, Selection(place=place), t))
        for section in found.sections
        if section.id == "actions"
        for item in section.items
        for line in item.detail
    ]
    unstated = (
        t("Demanded: {demands}.", demands=t("not stated")),
        t("Answer: {answers}", answers=t("not stated")),
    )
    assert not set(some(said)) & set(unstated)


def test_jobs_are_told_by_both_who_tell_of_them() -> None:
    lines = part("jobs", page("bekmoldo")).lines
    assert ["773" in lines[0].text, "1,400" in lines[1].text] == [True, True]
    assert "198 from Bekmoldo" in lines[0].text
    assert "Company figures" in lines[0].facts[0]
    assert "deputy cabinet chairman" in lines[1].facts[0]


def test_money_begins_with_the_nearest_fund_and_is_not_added_up() -> None:
    lines = part("money", page("kara-oi")).lines
    assert said(lines[0].text) == "Bekmoldo rural district fund: 116.3\u00a0m soms"
    district = [index for index, line in enumerate(lines) if line.text.startswith("Talas district")]
    assert district == [len(lines) - 2, len(lines) - 1]
    assert not any("581" in line.text or "290" in line.text for line in lines), "no total, not the region's"


def test_a_note_that_payments_share_is_told_once() -> None:
    facts = [fact for line in part("money", page("jerui")).lines for fact in line.facts]
    notes = [fact for fact in facts if not fact.startswith(("Said by", "Note as for"))]
    assert len(some(notes)) == len(set(notes))


def test_a_meeting_is_no_seat() -> None:
    seats = part("seats", page("kara-oi"))
    assert "11 steps found, 1 brought seats" in said(seats.lead)
    assert "None is a seat" in said(part("seats", page("kopuro-bazar")).lead)


def test_a_demand_that_no_source_states_is_not_told_among_those_that_one_states() -> None:
    unstated = {row.action_id for row in DATA.records.demands if row.demand == "not-stated"}
    stated = {row.action_id for row in DATA.records.demands if row.demand != "not-stated"}
    for action in some(sorted(unstated - stated)):
        assert happened.asked_of(action, DATA, T) == ""
    for action in some(sorted(stated)):
        assert happened.asked_of(action, DATA, T)


def test_the_company_of_a_deposit_is_named_where_it_says_a_sum_and_nowhere_else() -> None:
    told = {}
    for claimant in ("company", "officials"):
        sums = DATA["local_payments"].assign(claimant=claimant)
        data = replace(DATA, tables={**DATA.tables, "local_payments": sums})
        told[claimant] = [line.facts[0] for line in some(part("money", page("jerui", data=data)).lines)]
    assert all("(Jerui)" in fact for fact in told["company"])
    assert not any("Jerui" in fact for fact in told["officials"])


@pytest.mark.parametrize("mine", ["jerui", "andash"])
def test_whom_to_ask_names_who_holds_the_licence_now_and_no_owner_behind_it(mine: str) -> None:
    now = [row for row in DATA.records.holders if row.mine_id == mine and row.end_edtf == OPEN_END]
    assert {row.role for row in now} == {"licence", "owner"}, "both hold it to this day"
    lines = part("contacts", page(str(DATA.rows("mines")[mine]["place_id"]))).lines
    told = [line.text for line in lines if line.text.startswith("Licence holder of")]
    deposit = T.name(DATA.rows("mines")[mine])
    assert told == [f"Licence holder of {deposit}: {T.name(row)}" for row in now if row.role == "licence"]


@pytest.mark.parametrize(
    ("table", "gone"),
    [("local_payments", "money"), ("seats", "seats"), ("mine_facts", "jobs"), ("demands", "")],
)
def test_a_part_without_data_is_not_shown(table: str, gone: str) -> None:
    left = [item.id for item in page("kara-oi", data=without(table)).parts]
    assert gone not in left
    assert "contacts" in left


def test_a_place_of_which_nothing_is_known_says_so_without_calling_it_calm() -> None:
    assert page("panfilov").lead == "No event is documented here. That does not mean that nothing happened."


def test_names_are_those_of_the_language_and_villages_with_events_come_first() -> None:
    first = village.first_named(DATA, Translator("ky"))
    assert [item.name for item in first][:4] == ["Көпүрө-Базар", "Арал", "Бекмолдо", "Кара-Ой"]
    events = [item.events for item in first]
    assert events == sorted(events, reverse=True)


def test_every_place_with_an_event_and_every_village_is_named() -> None:
    named = {item.place_id for item in village.named(DATA, T)}
    assert {row.place_id for row in DATA.records.events if row.place_id and not row.duplicate_of} <= named
    assert {
        row.place_id for row in DATA.records.places if row.kind in ("village", "aiyl_aimak", "mine")
    } <= named


def test_the_tables_that_say_where_have_rows_that_do() -> None:
    for table in ("seats", "local_payments"):
        assert {"place_id", "mine_id"} <= set(DATA[table].columns)
        assert some(row for row in getattr(DATA.records, table) if row.place_id)
    assert "place_parts" in CLASSES
