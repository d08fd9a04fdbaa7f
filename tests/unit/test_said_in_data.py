"""What the shipped case says in free text agrees with its rows, and a reader can follow it."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date
from itertools import chain

from dashboard.choosing import event_records
from dashboard.reading.dataset import Dataset
from support import shipped, some

DATA: Dataset = shipped()
DATED = rf"(?:\d{{1,2}} )?(?:{'|'.join(month_name[1:])})(?: \d{{4}})?|\d{{4}}"
QUOTED = {"study_counts", "sources", "reading"}  # words of others
WORDS = {
    14: "Fourteen",
    15: "Fifteen",
    16: "Sixteen",
    17: "Seventeen",
    18: "Eighteen",
    19: "Nineteen",
    20: "Twenty",
}


def texts() -> Iterator[tuple[str, str]]:
    """Where an English text of the case stands, and the text."""
    for table, frame in DATA.tables.items():
        for column in frame.columns if table not in QUOTED else ():
            if column.endswith("_en"):
                for number, text in enumerate(frame[column]):
                    if text:
                        yield f"{table}.{column}, row {number + 1}", text


def notes(scene: str) -> str:
    (row,) = (row for row in DATA.records.scenes if row.scene_id == scene)
    return str(row.notes_en)


def protests() -> set[str]:
    return {row.action_id for row in event_records.every(DATA) if row.kind in ("peaceful", "violent")}


def test_no_text_sends_a_reader_to_a_date_where_nothing_says_what_to_look_for() -> None:
    sent = [where for where, text in some(texts()) if re.search(rf"\b[Ss]ee (?:also )?(?:{DATED})\b", text)]
    assert sent == []


def test_a_date_covers_the_years_between_which_its_note_says_that_it_lies() -> None:
    between = re.compile(
        rf"\b(?:lies|any time) between (?:late |early )?({DATED}) and (?:late |early )?({DATED})"
    )
    found = [(row, told) for row in DATA.records.events if (told := between.search(row.note_en))]
    for row, told in some(found):
        own = event_records.by_id(DATA)[row.event_id]
        years = [int(year) for part in told.groups() for year in re.findall(r"\d{4}", part)]
        assert own.first.year <= min(years, default=own.first.year), row.event_id
        assert own.last.year >= max(years, default=own.last.year), row.event_id


def test_no_date_begins_before_the_month_after_which_its_note_says_that_it_lies() -> None:
    after = re.compile(
        rf"\b(?:undated: after|time is from) (?:\d{{1,2}} )?({'|'.join(month_name[1:])}) (\d{{4}})"
    )
    found = [(row, told) for row in DATA.records.events if (told := after.search(row.note_en))]
    for row, told in some(found):
        own = event_records.by_id(DATA)[row.event_id]
        assert own.first >= date(int(told[2]), [*month_name].index(told[1]), 1), row.event_id


def other_spellings(name: str) -> list[str]:
    """Where a text joins or writes the parts of a name otherwise, large or small, with or without a hyphen."""
    parts = re.split(r"[ -]", re.sub(r"\s*\(.*", "", name))
    loose = re.compile(r"[ -]?".join(map(re.escape, parts)), re.IGNORECASE)
    return [
        f"{where}: {own}"
        for where, text in texts()
        if not where.startswith("differences.study")
        for own in loose.findall(text)
        if own not in name and own != own.lower()
    ]


def test_a_name_is_spelled_as_its_own_row_spells_it() -> None:
    names = {name for name in DATA["holders"].name_en if re.search(r"[ -]|[a-z][A-Z]", name)}
    assert [spelling for name in some(sorted(names)) for spelling in other_spellings(name)] == []


def test_a_meeting_that_nobody_saw_is_not_counted_as_held() -> None:
    for row in some(row for row in DATA.records.seats if row.step == "held"):
        assert not re.search(r"whether it (?:was held|took place)", row.note_en), row.seat_id


def test_years_said_to_be_without_protest_are_those_without_a_row() -> None:
    (gap,) = (row for row in DATA.records.not_found if row.not_found_id == "jerui-silent-years")
    own = [
        row
        for row in event_records.every(DATA)
        if row.kind in ("peaceful", "violent") and gap.mine_id in row.mines
    ]
    busy = set(chain.from_iterable(range(row.first.year, row.last.year + 1) for row in own))
    told = re.search(r"before \w+ (\d{4}), in (.*) and after \w+ (\d{4})", gap.text_en)
    assert told
    ranges = [
        (int(first), int(last or first)) for first, last in re.findall(r"(\d{4})(?:–(\d{4}))?", told[2])
    ]
    silent = set(chain.from_iterable(range(first, last + 1) for first, last in ranges))
    assert (int(told[1]), int(told[3])) == (min(busy), max(busy))
    assert silent == set(range(min(busy), max(busy))) - busy


def test_the_talk_says_of_how_many_protests_no_headcount_is_known() -> None:
    by_id = event_records.by_id(DATA)
    counted = {by_id[row.event_id].action_id for row in DATA.records.turnout_claims} & protests()
    assert "For half of the protests and violent incidents" in notes("turnout")
    assert 2 * len(counted) == len(protests())


def test_the_talk_counts_the_steps_towards_a_say_from_the_year_of_the_first() -> None:
    local = [row for row in DATA.records.seats if row.scope == "local"]
    assert notes("seats").startswith(f"{WORDS[len(local)]} steps towards a say since")
    assert f"since {min(row.date_edtf[:4] for row in local)} " in notes("seats")
