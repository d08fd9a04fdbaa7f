"""Data packages of all kinds, made at random, and a command that draws everything of as many as one likes::

    python tests/any_package.py 1000

The tests try a handful of them, in small. A package that does not draw ends the command with its changes and its fault.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections.abc import Iterable
from functools import cache

from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

import drawings
from dashboard.choosing.selection import Selection
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import workshop
from dashboard.reading.dataset import DataFaults, Dataset
from package_changes import ODD, SMALL, Add, Change, Keep, Put, Rename, Say, Sized, When, accepted
from package_rows import TABLES, constraints, fields, keys, links, schema
from support import DRAWN_WITHIN


@cache
def _columns(kind: str) -> tuple[tuple[str, str], ...]:
    """Columns of all tables as (table, column): those that may be empty, those of numbers, those of dates."""
    linked = {(table, column) for table in schema() for column, _, _ in links(table)}
    every = [(table, name, field) for table in schema() for name, field in fields(table).items()]
    return tuple(
        (table, name)
        for table, name, field in every
        if {
            "empty": not field.get("constraints", {}).get("required") and (table, name) not in linked,
            "number": field["type"] in ("integer", "number"),
            "date": name.endswith("_edtf"),
        }[kind]
    )


def _numbers(column: tuple[str, str]) -> st.SearchStrategy[Put]:
    """A number at an end of what its column takes, or in between."""
    rules = constraints(*column)
    low, high = int(rules.get("minimum", 0)), int(rules.get("maximum", 1_000_000))
    return st.sampled_from([low, high, (low + high) // 2, low + 1]).map(
        lambda value: Put(*column, str(value))
    )


DATES = ("1000", "1850-02-28", "1993-12-31", "1994", "2007-05-14/2007-05-16", "1000/2999", "2016/2017", "2026-12-31", "2999")  # fmt: skip
CHANGES: st.SearchStrategy[Change] = st.one_of(
    st.builds(Keep, st.sampled_from(TABLES), st.integers(0, 2)),
    st.builds(Say, st.sampled_from(TABLES), st.sampled_from(sorted(ODD.values())), st.sampled_from(["", "_en", "_ru", "_ky"])),
    st.sampled_from(_columns("empty")).map(lambda column: Put(*column, "")),
    st.sampled_from(_columns("number")).flatmap(_numbers),
    st.builds(When, st.sampled_from(["", *TABLES]), st.sampled_from(DATES)),
    st.builds(Rename, st.sampled_from([table for table in TABLES if len(keys(table)) == 1]), st.sampled_from(["x{n}", "{n}", "a-{n}-b"])),
    st.builds(Add, st.integers(1, 20)),
)  # fmt: skip
PACKAGES = st.lists(CHANGES, min_size=1, max_size=6).map(tuple)
# Directly after the rows that it makes more or fewer of: a change before it might have left an event without its documents.
SIZES = st.builds(Sized, st.integers(1, 12), st.one_of(st.integers(0, 60), st.integers(0, 2_000)))


def a_view(data: Dataset, pick: random.Random) -> Selection:
    """What a visitor may have chosen of a package: often nothing."""

    def some(ids: Iterable[str]) -> tuple[str, ...]:
        known = list(ids)
        return tuple(pick.sample(known, min(len(known), pick.choice([0, 0, 1, 2]))))

    return Selection(
        mines=some(data["mines"].mine_id),
        place="".join(some(data["places"].place_id)[:1]),
        kinds=some(data.allowed("events", "kind")),
        stakeholders=some(data["stakeholders"].stakeholder_id),
        year_from=pick.choice([None, None, 2010]),
    )


def main(tries: int) -> None:
    """Try packages until one does not draw: then say which changes it has and what fails."""
    workshop.SECONDS = (
        DRAWN_WITHIN  # such a run is long and yields to others: a busy machine is no fault of a package
    )
    drawn, begin = [0, 0], time.monotonic()

    @settings(max_examples=tries, deadline=None, database=None, suppress_health_check=list(HealthCheck),
              phases=[Phase.generate])  # fmt: skip
    @given(
        st.sampled_from([SMALL, SMALL, SMALL, ()]),
        st.lists(SIZES, max_size=1),
        PACKAGES,
        st.sampled_from(list(LANGUAGES)),
        st.randoms(),
    )
    def draws(
        rows: tuple[Change, ...],
        size: list[Change],
        changes: tuple[Change, ...],
        lang: str,
        pick: random.Random,
    ) -> None:
        base = (*rows, *size)
        try:
            data = accepted(*base, *changes)
        except DataFaults:
            assume(False)
        chosen = a_view(data, pick).with_(lang=lang)
        calls = drawings.everything(data, Translator(lang), selection=chosen)
        found = drawings.failures(calls)
        shutil.rmtree(data.folder, ignore_errors=True)  # the same changes may come twice
        drawn[:] = drawn[0] + 1, drawn[1] + len(calls)
        sys.stdout.write(f"\r{drawn[0]} packages, {drawn[1]} drawings, {time.monotonic() - begin:.0f} s")
        sys.stdout.flush()
        for name, error in found.items():
            error.add_note(f"{name} of {(*base, *changes)} in {lang}, {chosen}")
            raise error

    draws()
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
