"""What is kept has one bound in bytes, is made once for all who ask, and goes with the data it was made from."""

from __future__ import annotations

import gc
import pickle
import time
import weakref
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import pytest

from dashboard import cache
from dashboard.choosing.event_records import every
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.vega import Spec
from dashboard.i18n import translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    cache.forget()
    yield
    cache.forget()


def test_what_is_kept_never_takes_more_than_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    @cache.once
    def page(number: int) -> bytes:
        made.append(number)
        return bytes(2**20)

    room = cache.LIMIT // 2**20
    for number in range(room * 2):
        page(number)
        assert cache.size() <= cache.LIMIT
    page(room * 2 - 1)
    assert len(made) == room * 2, "the newest is still there"
    page(0)
    assert len(made) == room * 2 + 1, "the oldest had to go"


def test_what_is_larger_than_the_bound_is_made_but_not_kept() -> None:
    @cache.once
    def huge() -> bytes:
        return bytes(cache.LIMIT + 1)

    assert len(huge()) == cache.LIMIT + 1
    assert cache.size() == 0


def test_those_who_ask_at_the_same_time_wait_for_one_who_makes_it() -> None:
    made = []

    @cache.once
    def slow(name: str) -> str:
        made.append(name)
        time.sleep(0.2)
        return name

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(slow, ["same"] * 8))
    assert answers == ["same"] * 8
    assert made == ["same"]


def test_one_who_fails_leaves_nothing_behind_and_the_next_tries_again() -> None:
    tries = []

    @cache.once
    def once_bad() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError("no")
        return "yes"

    with pytest.raises(ValueError, match="no"):
        once_bad()
    assert once_bad() == "yes"


def test_what_somebody_looks_at_is_shared_and_what_nobody_looks_at_is_bytes() -> None:
    data, english = replace(load(SHIPPED_DATA)), translator("en")  # an edition that nothing else looks at
    one = timeline.timeline(data, Selection(), english)
    assert timeline.timeline(data, Selection(), english) is one
    gone = weakref.ref(one)
    del one
    gc.collect()
    assert gone() is None
    assert timeline.timeline(data, Selection(), english).title


def test_the_same_arguments_of_two_functions_are_two_results() -> None:
    @cache.once
    def one(text: str) -> str:
        return f"one {text}"

    @cache.once
    def two(text: str) -> str:
        return f"two {text}"

    assert one("x") == "one x"
    assert two("x") == "two x"


def test_old_data_is_let_go() -> None:
    data = replace(load(SHIPPED_DATA))  # another edition with the same rows
    english = translator("en")
    timeline.timeline(data, Selection(), english)
    every(data)
    old = weakref.ref(data)
    del data
    gc.collect()
    assert old() is not None, "what was made from it holds it"
    cache.forget()
    gc.collect()
    assert old() is None


def test_a_kept_figure_is_text_and_tables_which_the_collector_need_not_walk() -> None:
    data = load(SHIPPED_DATA)
    english = translator("en")
    timeline.timeline(data, Selection(), english)  # what the first figure imports and derives
    gc.collect()
    before = len(gc.get_objects())
    figures = [timeline.timeline(data, Selection(year_from=year), english) for year in range(2000, 2010)]
    gc.collect()
    grown = (len(gc.get_objects()) - before) / len(figures)
    assert all(isinstance(figure.chart, Spec) for figure in figures)
    assert grown < 300, f"{grown:.0f} objects a figure; Altair's own were several thousand"


@dataclass(frozen=True)
class Sheet:
    """A few texts, as a chart or a map is sent."""

    script: str
    links: tuple[str, ...]
    tables: Mapping[str, bytes]
    rows: tuple[int, ...] = ()


def test_an_object_of_a_few_texts_is_handed_out_as_it_is_and_weighs_what_they_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "drawn " * 10_000

    @cache.once
    def sheet() -> Sheet:
        return Sheet(text, ("a.css", "b.css"), {"rows": bytes(500)})

    first = sheet()
    monkeypatch.setattr(pickle, "loads", None)
    assert sheet() is first
    assert len(text) + 514 <= cache.size() <= len(text) + 1_000


@pytest.mark.parametrize("rows", [(1, 2), tuple("abc" * 50)], ids=["numbers", "many"])
def test_an_object_with_anything_else_or_of_many_texts_is_written_out(rows: tuple[int, ...]) -> None:
    """The collector would have to walk it."""

    @cache.once
    def sheet() -> Sheet:
        return Sheet("drawn " * 10_000, (), {}, rows)

    kept = weakref.ref(sheet())
    gc.collect()
    assert kept() is None
    assert sheet().rows == rows
    assert cache.size() < 10_000, "pressed"
