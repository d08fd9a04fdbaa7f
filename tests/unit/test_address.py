"""What an address says: what is read from it, what is named as not understood, and what leaves the data later."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard import i18n
from dashboard.choosing import view_address
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import ADDRESS, MAX_FACES, MAX_NAMED, MAX_PART, MAX_QUERY, RENAMED
from dashboard.reading.dataset import Dataset
from dashboard.texts import unprintable
from support import shipped, tries


def parse(**query: str) -> tuple[Selection, tuple[str, ...]]:
    return view_address.parse({name.rstrip("_"): value for name, value in query.items()}, shipped())


@pytest.mark.parametrize("name", ["from", "to", "step"])
@pytest.mark.parametrize(
    "digits", ["9" * 4301, "0" * 5000 + "7", "٢٠٠٦", "２００７", "-2006", "2006.0", "1e3", "+2006"]
)
def test_a_number_that_is_none_is_named_whatever_its_length(name: str, digits: str) -> None:
    chosen, unknown = view_address.parse({name: digits}, shipped())
    assert chosen == Selection()
    assert len(unknown) == 1
    assert unknown[0].startswith(f"{name}=")
    assert len(unknown[0]) <= MAX_PART


def test_what_is_not_understood_is_named_once_and_shortened() -> None:
    _, unknown = parse(mine="atlantis,jerui,atlantis", kind="x" * 900, colour="red")
    assert unknown == ("colour=red", "mine=atlantis", "kind=" + "x" * (MAX_PART - 6) + "…")


def test_of_two_values_where_one_has_room_the_other_is_named() -> None:
    chosen, unknown = parse(lang="ky,ru,ky", place="kara-oi,aral")
    assert (chosen.lang, chosen.place) == ("ky", "kara-oi")
    assert unknown == ("lang=ru", "place=aral")


def test_of_faces_only_so_many_are_kept_as_a_screen_may_have() -> None:
    faces = [f"figure-{n}.table" for n in range(MAX_FACES * 2)]
    chosen, unknown = parse(face=",".join(faces))
    assert chosen.faces == tuple(faces[:MAX_FACES])
    assert unknown == tuple(f"face={face}" for face in faces[MAX_FACES:])


def test_a_year_after_the_last_one_is_named_with_what_was_written() -> None:
    chosen, unknown = parse(from_="2012", to="2006")
    assert (chosen.year_from, chosen.year_to) == (None, 2006)
    assert unknown == ("from=2012",)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("water", "water"),
        ("вода суу", "вода суу"),
        ("two\twords\nand more", "two words and more"),
        ("\x01\x1b\x00\x7f\x85", ""),
        ("a\ufffeb\uffffc\ud800d", "abcd"),
        ("\u202egold\u2066", "gold"),
        ("𒀀" * (MAX_QUERY + 5), "𒀀" * MAX_QUERY),
        ("<b>${x}`", "<b>${x}`"),
    ],
)
def test_a_search_keeps_what_can_be_printed(typed: str, kept: str) -> None:
    assert parse(q=typed) == (Selection(q=kept), ())
    assert view_address.searched(typed) == kept


ANY = st.text(st.characters(codec=None), max_size=60)
NAMES = st.one_of(st.sampled_from(sorted(ADDRESS.values())), ANY)


@tries(6)
@example({"from": "9" * 4301})
@given(st.dictionaries(NAMES, ANY, max_size=8))
def test_any_address_is_read_and_can_be_written_and_read_again(query: dict[str, str]) -> None:
    chosen, unknown = view_address.parse(query, shipped())
    assert view_address.parse(view_address.to_query(chosen), shipped()) == (chosen, ())
    assert len(set(unknown)) == len(unknown)
    for part in unknown:
        assert len(part) <= MAX_PART
        assert not unprintable(part)
        assert "\n" not in part


def test_few_parts_are_all_named_and_of_many_the_first() -> None:
    t = i18n.translator("en")
    assert view_address.named(("a=1", "b=2"), t) == "a=1, b=2"
    many = tuple(f"mine=m{n}" for n in range(3000))
    words = view_address.named(many, t)
    assert words == "mine=m0, mine=m1, mine=m2, mine=m3, mine=m4 and 2,995 more"
    assert MAX_NAMED == 5


@pytest.mark.parametrize("lang", i18n.available())
def test_the_names_stand_in_a_sentence_of_every_language(lang: str) -> None:
    t = i18n.translator(lang)
    words = view_address.named(tuple(f"x{n}=" for n in range(MAX_NAMED + 2)), t)
    assert "x0=" in words
    assert "2" in words
    assert ("more" in words) == (lang == "en")


# --- data that changes while somebody looks at it -------------------------------------------------


def without(data: Dataset, table: str, column: str, value: str) -> Dataset:
    """The data with the rows of one id gone from one table."""
    tables = {**data.tables, table: data[table][data[table][column] != value].reset_index(drop=True)}
    return replace(data, tables=tables)


@pytest.mark.parametrize(
    ("attribute", "value", "table", "column"),
    [
        ("event", "jerui-2007-05-26-violent", "events", "event_id"),
        ("source", "24-kg", "sources", "source_id"),
        ("place", "kara-oi", "places", "place_id"),
        ("mines", ("jerui", "andash"), "mines", "mine_id"),
        ("instruments", ("cbnrm",), "instruments", "instrument_id"),
        ("stakeholders", ("local",), "stakeholders", "stakeholder_id"),
    ],
)
def test_a_choice_that_has_left_the_data_is_dropped_and_named(
    attribute: str, value: str | tuple[str, ...], table: str, column: str
) -> None:
    data = shipped()
    item = value if isinstance(value, str) else value[0]
    assert item in set(data[table][column]), "the test names an id that is there"
    chosen = Selection(lang="ru", q="Oxus", step=4).with_(**{attribute: value})
    assert view_address.still_there(chosen, data) == (chosen, ())
    kept, dropped = view_address.still_there(chosen, without(data, table, column, item))
    left = "" if isinstance(value, str) else value[1:]
    assert kept == chosen.with_(**{attribute: left})
    assert dropped == (f"{ADDRESS[attribute]}={item}",)


def test_a_table_that_has_left_the_data_is_dropped_and_named() -> None:
    data = shipped()
    rest = replace(data, tables={name: rows for name, rows in data.tables.items() if name != "seats"})
    assert view_address.still_there(Selection(table="seats"), rest) == (Selection(), ("table=seats",))


@pytest.mark.parametrize(("name", "old"), RENAMED)
def test_an_address_that_was_kept_from_earlier_leads_to_the_same_view(name: str, old: str) -> None:
    new = RENAMED[name, old]
    kept, unknown = view_address.parse({name: old}, shipped())
    assert (kept, unknown) == view_address.parse({name: new}, shipped())
    assert unknown == ()


def test_the_distances_that_the_map_asked_for_once_lead_to_those_of_a_place() -> None:
    kept, unknown = view_address.parse({"behind": "map.distances"}, shipped())
    assert (kept.behind, unknown) == ("place-near.distances", ())


def test_a_link_to_an_event_that_has_another_id_now_leads_to_it() -> None:
    former = shipped().records.former_ids
    assert len(former) >= 2
    for row in former:
        kept, unknown = view_address.parse({"event": row.former_id}, shipped())
        assert (kept.event, unknown) == (row.event_id, ())


def test_an_id_that_an_event_has_now_is_never_read_as_a_former_one() -> None:
    data = shipped()
    now = data.records.events[0].event_id
    taken = data["former_ids"].assign(former_id=now)
    clash = replace(data, tables={**data.tables, "former_ids": taken})
    assert clash.records.former_ids[0].former_id == now
    assert view_address.parse({"event": now}, clash)[0].event == now


def test_what_was_chosen_before_is_no_news() -> None:
    before = Selection(mines=("jerui",), kinds=("hearing",), year_from=2005)
    now = before.with_(part="records", year_from=2006)
    assert now.since(before) == Selection(part="records", year_from=2006)
    assert before.since(before) == Selection()
