"""Data that is edited while people watch: read once, beside them, and shown when it is whole."""

from __future__ import annotations

import gc
import os
import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dashboard import basemap, collector, edition
from dashboard.reading.dataset import DataFaults, Dataset
from support import STARTED_WITHIN, break_package, empty_package


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the collector was told what stays. It would walk all objects of the process, those of other tests too."""
    found: list[float] = []
    monkeypatch.setattr(collector, "settle", lambda: found.append(time.monotonic()))
    return found


@pytest.fixture
def folder(tmp_path: Path, settled: list[float]) -> Iterator[Path]:
    yield empty_package(tmp_path / "data")
    edition._shelf = None


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the folder was read."""
    found: list[float] = []
    read = basemap.read

    def noted(folder: Path) -> Dataset:
        found.append(time.monotonic())
        return read(folder)

    monkeypatch.setattr(basemap, "read", noted)
    return found


def touch(folder: Path) -> None:
    """An edit that leaves the data as it is."""
    table = folder / "events.csv"
    table.write_bytes(table.read_bytes())


def test_an_unchanged_folder_is_read_once(folder: Path, reads: list[float]) -> None:
    first = edition.current(folder)
    assert edition.current(folder) is first
    assert len(reads) == 1


def test_an_edit_is_seen_by_the_next_visitor(folder: Path, settled: list[float]) -> None:
    first = edition.current(folder)
    assert not settled, "at first the server does so itself, once all is warm"
    touch(folder)
    assert edition.current(folder).data is not first.data
    assert len(settled) == 1


def test_the_collector_does_not_walk_what_visitors_hold_every_few_seconds() -> None:
    before = gc.get_threshold()
    try:
        gc.set_threshold(700, 10, 10)
        collector.settle()
        assert gc.get_threshold() == collector.SELDOM
        young, older, old = gc.get_threshold()
        assert young * older * old >= 1_000_000, "new objects; a crowd makes some 17,000 in a second"
    finally:
        gc.set_threshold(*before)


def test_twenty_visitors_after_an_edit_wait_for_one_reading(folder: Path, reads: list[float]) -> None:
    edition.current(folder)
    touch(folder)
    with ThreadPoolExecutor(20) as people:
        seen = list(people.map(lambda _: edition.current(folder).data, range(20)))
    assert len(reads) == 2
    assert len({id(data) for data in seen}) == 1


def test_while_the_new_is_read_for_long_everybody_keeps_the_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = edition.current(folder).data
    go, read = threading.Event(), basemap.read

    def slow(folder: Path) -> Dataset:
        assert go.wait(STARTED_WITHIN)
        return read(folder)

    monkeypatch.setattr(basemap, "read", slow)
    monkeypatch.setattr(edition, "PATIENCE", 0.1)
    touch(folder)
    started = time.monotonic()
    assert all(edition.current(folder).data is old for _ in range(5))
    assert time.monotonic() - started < 5
    go.set()
    monkeypatch.setattr(edition, "PATIENCE", 30)
    assert edition.current(folder).data is not old


def test_a_broken_edit_replaces_nothing_and_its_faults_are_told(folder: Path, reads: list[float]) -> None:
    old = edition.current(folder)
    good = (folder / "events.csv").read_bytes()
    break_package(folder)
    now = edition.current(folder)
    assert now.data is old.data
    assert any(fault.file == "events.csv" for fault in now.pending)
    edition.current(folder)
    assert len(reads) == 2, "a broken folder is not read again until it changes"
    (folder / "events.csv").write_bytes(good)
    mended = edition.current(folder)
    assert mended.pending == ()
    assert mended.data is not old.data


def test_a_folder_that_was_never_whole_is_faults_until_it_is(folder: Path) -> None:
    good = (folder / "events.csv").read_bytes()
    break_package(folder)
    for _ in range(2):
        with pytest.raises(DataFaults, match=r"events\.csv"):
            edition.current(folder)
    (folder / "events.csv").write_bytes(good)
    assert len(edition.current(folder).data["events"]) == 0


def test_a_file_that_is_being_written_is_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = edition.current(folder)
    table = folder / "events.csv"
    whole, read = table.read_bytes(), basemap.read
    states = []

    def writer_is_not_done(folder: Path) -> Dataset:
        try:
            return read(folder)
        finally:
            states.append(table.read_bytes() == whole)
            table.write_bytes(whole)  # the second half arrives while the first was read

    monkeypatch.setattr(basemap, "read", writer_is_not_done)
    monkeypatch.setattr(edition, "PAUSE", 0.01)
    table.write_bytes(whole[: len(whole) // 2])
    now = edition.current(folder)
    assert states[0] is False
    assert now.pending == ()
    assert now.data is not old.data


def test_a_file_of_the_same_size_and_an_old_time_is_noticed(folder: Path) -> None:
    old = edition.current(folder).data
    table = folder / "events.csv"
    was = table.stat()
    table.write_bytes(table.read_bytes())
    os.utime(table, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert edition.current(folder).data is not old


def test_old_data_is_let_go_after_an_edit(folder: Path) -> None:
    old = weakref.ref(edition.current(folder).data)
    touch(folder)
    edition.current(folder)
    gc.collect()
    assert old() is None


def test_an_unforeseen_error_of_reading_is_a_fault_and_nobody_waits_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path) -> Dataset:
        raise MemoryError

    monkeypatch.setattr(basemap, "read", fail)
    with pytest.raises(DataFaults, match="MemoryError"):
        edition.current(folder)
