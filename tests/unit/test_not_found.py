"""What is said not to have been found is not in the package: each claim that a row could refute is asked of the rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dashboard import dates
from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.reading.dataset import Dataset
from support import shipped, some

AROUND_2016 = date(2016, 12, 31)
PROTESTS = ("peaceful", "violent")


def _events(data: Dataset, *mines: str, kinds: tuple[str, ...] = ()) -> list[EventRecord]:
    """Records about a deposit, of some kinds or of all."""
    found = [event for event in event_records.every(data) if set(event.mines) & set(mines)]
    assert found
    return [event for event in found if not kinds or event.kind in kinds]


def _jerui_after(data: Dataset) -> list[str]:
    documents = data["sources"].set_index("source_id").date_edtf
    used = {source for event in _events(data, "jerui") for source in event.sources}
    dated = [source for source in used if documents[source]]
    assert dated
    late = date(2026, 2, 15)
    return [source for source in dated if dates.span(documents[source]).first > late]


def _silent_years(data: Dataset) -> list[str]:
    years = (*range(2008, 2013), 2014, 2016)
    protests = _events(data, "jerui", kinds=("peaceful",))
    return [
        event.event_id
        for event in protests
        if event.first < date(2006, 12, 1)
        or (event.first.year == event.last.year and event.last.year in years)
    ]


def _whole_years_of_output(data: Dataset) -> list[str]:
    facts = data["mine_facts"]
    output = facts[facts.mine_fact_id.str.startswith("jerui-output")]
    assert len(output)
    spans = {row.mine_fact_id: dates.span(row.date_edtf) for row in output.itertuples()}
    return [name for name, span in spans.items() if (span.last - span.first).days >= 364]


def _places(data: Dataset, field: str, *names: str) -> list[str]:
    rows = data["places"].set_index("place_id").loc[list(names)]
    return list(rows[rows[field].notna()].index)


def test_a_gap_on_violence_denies_no_incident_that_the_atlas_draws() -> None:
    """What is drawn at the deposit is named by its month in the sentence on what was not found."""
    data = shipped()
    (gap,) = (row for row in data.records.not_found if row.not_found_id == "andash-second-violent")
    drawn = [
        event
        for event in event_records.every(data)
        if event.kind == "violent" and event.is_primary and gap.mine_id in (*event.mines, *event.also)
    ]
    assert len(drawn) == 2
    for event in some(drawn):
        assert f"{event.first:%B %Y}" in gap.text_en


# id of a claim -> rows that would refute it.
REFUTED_BY: dict[str, Callable[[Dataset], list[str]]] = {
    "jerui-after-2025": _jerui_after,
    "jerui-silent-years": _silent_years,
    "jerui-output": _whole_years_of_output,
    "jerui-injured": lambda data: [
        event.event_id
        for event in _events(data, "jerui", kinds=PROTESTS)
        if event.injured is not None and event.first.year != 2020
    ],
    "jerui-trials-2020": lambda data: [
        event.event_id
        for event in _events(data, "jerui")
        if event.first > date(2020, 10, 6) and (event.kind == "court" or event.arrested)
    ],
    "at-1994-2002": lambda data: [
        event.event_id
        for event in _events(data, "andash", "taldy-bulak")
        if event.first.year >= 1994 and event.last.year <= 2002
    ],
    "at-protests-after-2016": lambda data: [
        event.event_id
        for event in _events(data, "andash", "taldy-bulak", kinds=PROTESTS)
        if event.first > AROUND_2016
    ],
    "andash-second-violent": lambda data: [
        event.event_id for event in _events(data, "andash", kinds=("violent",)) if event.is_primary
    ][1:],
    "andash-elevation": lambda data: _places(data, "elevation_m", "andash"),
    "kengesh-point": lambda data: _places(data, "lat", "kengesh"),
    "taldy-bulak-coordinates": lambda data: [
        row.place_id
        for row in data["places"].itertuples()
        if row.place_id == "taldy-bulak" and row.point_basis == "published"
    ],
    "eiti-after-2024": lambda data: [
        row.step_id
        for row in data["policy_steps"].itertuples()
        if ("Validation" in row.title_en or "Board" in row.title_en)
        and row.date_edtf
        and dates.span(row.date_edtf).first.year > 2024
    ],
}


@pytest.mark.parametrize("claim", REFUTED_BY)
def test_no_row_refutes_what_is_said_not_to_be_found(claim: str) -> None:
    assert claim in set(shipped()["not_found"].not_found_id)
    assert REFUTED_BY[claim](shipped()) == []


def test_a_note_that_calls_a_source_the_newest_is_no_longer_needed() -> None:
    notes = shipped()["events"].note_en
    assert len(notes) > 100
    assert not [note for note in notes if "newest" in note.lower()]
