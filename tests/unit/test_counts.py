"""Counting rules: the traps of the shipped data, and small data made by hand."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import case
from dashboard.choosing import counting, event_records
from dashboard.choosing.counting import Count
from dashboard.choosing.selection import INDICATORS
from dashboard.reading.dataset import Dataset, load
from support import empty_package, shipped, some, tries

MINES = ("jerui", "andash", "taldy-bulak")


def band(kind: str, *mines: str) -> tuple[int, int, int]:
    found = counting.count(shipped(), kind, mines)
    return found.low, found.high, found.upper


@pytest.mark.parametrize(
    ("mine", "kind", "expected"),
    [
        ("jerui", "peaceful", (11, 12, 13)),
        ("jerui", "court", (6, 6, 6)),
        ("jerui", "ownership", (3, 7, 7)),
        ("jerui", "violent", (1, 1, 1)),
        ("andash", "peaceful", (3, 4, 4)),
        ("andash", "court", (2, 2, 2)),
        ("andash", "ownership", (4, 7, 7)),
        ("andash", "violent", (1, 2, 2)),
        ("taldy-bulak", "peaceful", (2, 4, 4)),
        ("taldy-bulak", "court", (0, 0, 0)),
        ("taldy-bulak", "ownership", (2, 4, 4)),
        ("taldy-bulak", "violent", (2, 2, 2)),
    ],
)
def test_documented_counts_in_the_studys_window(mine: str, kind: str, expected: tuple[int, int, int]) -> None:
    assert band(kind, mine) == expected


def test_the_motorcade_counts_once_over_all_and_is_strict_at_jerui_only() -> None:
    data = shipped()
    action = event_records.by_id(data)["jerui-2007-05-26-violent"].action_id
    assert counting.count(data, "violent").broad.count(action) == 1
    assert action in counting.count(data, "violent", ("jerui",)).strict
    at_andash = counting.count(data, "violent", ("andash",))
    assert action in at_andash.broad and action not in at_andash.strict
    assert [item.reason for item in at_andash.left_out if item.event_id == "jerui-2007-05-26-violent"] == [
        "also-concerns"
    ]
    assert action not in counting.count(data, "violent", ("taldy-bulak",)).broad


def test_court_cases_are_cases_and_not_rows() -> None:
    found = counting.count(shipped(), "court", ("jerui",))
    assert len(set(found.records)) > len(found.broad), "start and end of an arbitration are two records"


def test_the_studys_dash_is_missing_and_its_zero_is_zero() -> None:
    study = shipped()["study_counts"].set_index(["mine_id", "indicator"])
    assert study.loc[("jerui", "violent"), "verbatim"] == "-"
    assert study.loc[("jerui", "violent")].isna()["value"]
    assert study.loc[("taldy-bulak", "court"), "value"] == 0


@pytest.mark.parametrize("kind", INDICATORS)
@pytest.mark.parametrize("mine", ["", *MINES])
def test_every_record_left_out_is_named_with_its_reason(kind: str, mine: str) -> None:
    mines = (mine,) if mine else ()
    found = counting.count(shipped(), kind, mines)
    events = event_records.by_id(shipped())
    left = {events[item.event_id].action_id for item in found.left_out if item.of == "strict"}
    assert left == set(found.broad) - set(found.strict)
    told_again = {item.event_id for item in found.left_out if item.of == "both"}
    assert not told_again & set(found.records)


def test_the_data_of_the_real_counts_has_every_record_in_or_out() -> None:
    data = shipped()
    for kind in some(INDICATORS):
        found = counting.count(data, kind)
        rows = {
            event.event_id
            for event in event_records.every(data)
            if event.kind == kind and event_records.overlaps(event, *case.years(data))
        }
        assert rows == set(found.records) | {item.event_id for item in found.left_out if item.of == "both"}


# --- small data made by hand ----------------------------------------------------------------------

EVENT = {
    "kind": "peaceful", "date_edtf": "2010-05-01", "date_inferred": "false", "title_en": "t", "summary_en": "s",
    "police_force": "false", "is_borderline": "false", "is_forced_vote": "false", "is_turning_point": "false",
    "confidence": "medium",
}  # fmt: skip


def package(folder: Path, events: list[dict[str, Any]], same: dict[str, str] | None = None) -> Dataset:
    """A small package: of each event its id, action, mines (first = main) and what differs from `EVENT`."""
    empty_package(folder)
    actions: dict[str, str] = {}
    rows, links, cited = [], [], []
    for given_event in events:
        event = dict(given_event)
        main, *also = event.pop("mines", ["jerui"])
        rows.append({**EVENT, **event})
        links.append({"event_id": event["event_id"], "mine_id": main, "role": "main"})
        links += [{"event_id": event["event_id"], "mine_id": mine, "role": "also"} for mine in also]
        cited.append({"event_id": event["event_id"], "source_id": "s"})
        actions[event["action_id"]] = str(rows[-1]["kind"])
    source = {
        "source_id": "s",
        "title_en": "t",
        "publisher": "p",
        "accessed_edtf": "2026",
        "read_as": "stored-excerpt",
        "voice": "press",
    }
    place = {"place_id": "p", "kind": "mine", "name_en": "p", "point_basis": "none", "source_id": "s"}
    mine = {
        "place_id": "p",
        "village_place_id": "p",
        "metal": "gold",
        "status": "operating",
        "status_text_en": "s",
        "status_as_of_edtf": "2026",
        "status_as_of_inferred": "false",
        "confidence": "low",
        "source_id": "s",
    }
    tables = {
        "sources": [source],
        "places": [place],
        "mines": [
            {**mine, "mine_id": name, "name_en": name, "position": index}
            for index, name in enumerate(MINES, start=1)
        ],
        "actions": [
            {"action_id": name, "kind": kind, "possibly_same_as": (same or {}).get(name, "")}
            for name, kind in actions.items()
        ],
        "events": rows,
        "event_mines": links,
        "event_sources": cited,
    }
    for name, lines in tables.items():
        path = folder / f"{name}.csv"
        columns = path.read_text(encoding="utf-8").strip().split(",")
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(lines)
    return load(folder)


def row(event: str, action: str = "", **more: Any) -> dict[str, Any]:
    return {"event_id": event, "action_id": action or event, **more}


def test_an_action_at_two_deposits_is_one_over_all(tmp_path: Path) -> None:
    data = package(tmp_path, [row("a", mines=["jerui", "andash"])])
    assert counting.count(data, "peaceful").high == 1
    assert (
        counting.count(data, "peaceful", ("andash",)).low,
        counting.count(data, "peaceful", ("andash",)).high,
    ) == (0, 1)


def test_a_row_told_again_changes_nothing_but_the_list_of_rows_left_out(tmp_path: Path) -> None:
    one = package(tmp_path / "one", [row("a"), row("b")])
    again = row("c", "a", duplicate_of="a", duplicate_certainty="certain")
    two = package(tmp_path / "two", [row("a"), row("b"), again])
    before, after = (counting.count(data, "peaceful", ("jerui",)) for data in (one, two))
    assert (before.strict, before.broad, before.upper) == (after.strict, after.broad, after.upper)
    assert [(item.event_id, item.reason, item.of, item.other) for item in after.left_out] == [
        ("c", "told-again", "both", "a")
    ]


def test_a_document_that_tells_of_an_event_twice_stands_behind_it_once(tmp_path: Path) -> None:
    again = row("c", "a", duplicate_of="a", duplicate_certainty="certain")
    data = package(tmp_path, [row("a"), again])
    assert {event.event_id: event.sources for event in event_records.every(data)} == {
        "a": ("s",),
        "c": ("s",),
    }


def test_a_probable_repeat_raises_the_upper_end_only(tmp_path: Path) -> None:
    data = package(tmp_path, [row("a"), row("c", "a", duplicate_of="a", duplicate_certainty="probable")])
    found = counting.count(data, "peaceful", ("jerui",))
    assert (found.low, found.high, found.upper) == (1, 1, 2)


def test_low_confidence_and_maybe_the_same_are_broad_only(tmp_path: Path) -> None:
    data = package(tmp_path, [row("a"), row("b"), row("c", confidence="low")], same={"b": "a"})
    found = counting.count(data, "peaceful", ("jerui",))
    assert (found.strict, set(found.broad)) == (("a",), {"a", "b", "c"})
    assert {item.event_id: item.reason for item in found.left_out} == {
        "b": "may-be-same",
        "c": "low-confidence",
    }


def test_a_better_record_of_the_same_action_lifts_it(tmp_path: Path) -> None:
    data = package(tmp_path, [row("a", confidence="low"), row("b", "a", confidence="high")])
    found = counting.count(data, "peaceful", ("jerui",))
    assert (found.low, found.high) == (1, 1)


def test_ownership_counts_control_and_never_a_disclosure(tmp_path: Path) -> None:
    rows = [
        row(name, kind="ownership", transfer=name) for name in ("control", "minority", "option", "disclosure")
    ]
    found = counting.count(package(tmp_path, rows), "ownership", ("jerui",))
    assert found.strict == ("control",)
    assert set(found.broad) == {"control", "minority", "option"}
    assert {item.event_id: item.of for item in found.left_out}["disclosure"] == "both"


def test_an_interval_that_may_lie_in_the_years_is_in(tmp_path: Path) -> None:
    data = package(tmp_path, [row("a", date_edtf="2016/2018"), row("b", date_edtf="2017-01-01")])
    assert counting.count(data, "peaceful", ("jerui",), (1994, 2016)).broad == ("a",)


# --- properties -----------------------------------------------------------------------------------

YEARS = st.tuples(st.integers(1960, 2030), st.integers(1960, 2030)).map(lambda pair: (min(pair), max(pair)))
KINDS = st.sampled_from(["peaceful", "violent", "court", "ownership", "licence", "policy"])


def total(kind: str, years: tuple[int, int]) -> tuple[Count, list[Count]]:
    return counting.count(shipped(), kind, (), years), [
        counting.count(shipped(), kind, (mine,), years) for mine in MINES
    ]


@tries(0.5)
@given(KINDS, YEARS)
def test_strict_is_within_broad_and_all_are_at_most_the_sum(kind: str, years: tuple[int, int]) -> None:
    whole, parts = total(kind, years)
    for found in (whole, *parts):
        assert set(found.strict) <= set(found.broad)
        assert found.low <= found.high <= found.upper
    assert set(whole.broad) == {action for found in parts for action in found.broad}
    assert whole.high <= sum(found.high for found in parts)


@tries(0.5)
@given(KINDS, YEARS, st.integers(0, 20), st.integers(0, 20), st.sampled_from(["", *MINES]))
def test_wider_years_never_lower_the_broad_end(
    kind: str, years: tuple[int, int], before: int, after: int, mine: str
) -> None:
    mines = (mine,) if mine else ()
    narrow = counting.count(shipped(), kind, mines, years)
    wide = counting.count(shipped(), kind, mines, (years[0] - before, years[1] + after))
    assert set(narrow.broad) <= set(wide.broad)


@tries(0.2)
@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=4))
def test_rows_told_again_never_change_a_count(picks: list[int]) -> None:
    data = shipped()
    primary = data["events"][data["events"].duplicate_of == ""].reset_index(drop=True)
    originals = [primary.loc[pick % len(primary)] for pick in picks]
    extra = pd.DataFrame(originals).assign(
        event_id=[f"again-{index}" for index in range(len(originals))],
        duplicate_of=[row.event_id for row in originals],
        duplicate_certainty="certain",
    )
    names = dict(zip(extra.event_id, extra.duplicate_of, strict=True))
    tables = {**data.tables, "events": pd.concat([data["events"], extra], ignore_index=True)}
    for link in ("event_mines", "event_sources"):
        copies = [data[link][data[link].event_id == old].assign(event_id=new) for new, old in names.items()]
        tables[link] = pd.concat([data[link], *copies], ignore_index=True)
    more = replace(data, tables=tables)
    for kind in some(INDICATORS):
        for mine in ("", *MINES):
            mines = (mine,) if mine else ()
            before, after = counting.count(data, kind, mines), counting.count(more, kind, mines)
            assert (before.strict, before.broad, before.probable) == (
                after.strict,
                after.broad,
                after.probable,
            )
