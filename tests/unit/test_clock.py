"""The clock of another year changes nothing but the day that is named in what is made."""

from __future__ import annotations

import ast
import io
import struct
from datetime import date
from functools import cache

import pytest
from pptx import Presentation

import printed
from dashboard import paths
from dashboard.basemap import whole
from dashboard.i18n import Translator
from dashboard.outputs import undated
from dashboard.outputs.files import brief
from support import parsed

# Who looks at the clock: the day in a citation, in a file's name or on a brief and slides that are made.
LOOKING = {
    "serving/briefs.py",
    "cli.py",
    "serving/embeds.py",
    "outputs/screen/figure_files.py",
    "outputs/screen/links.py",
    "outputs/screen/sources.py",
    "outputs/screen/stage.py",
    "outputs/screen/village.py",
}
CLOCK = {"now", "today", "time", "localtime", "gmtime", "utcnow"}
MODULES = {"datetime", "date", "time"}


def _looks_at_the_clock(source: str) -> bool:
    return any(
        isinstance(node, ast.Attribute)
        and node.attr in CLOCK
        and isinstance(node.value, ast.Name | ast.Attribute)
        and (node.value.id if isinstance(node.value, ast.Name) else node.value.attr) in MODULES
        for node in ast.walk(parsed(source))
    )


def test_nothing_else_looks_at_the_clock() -> None:
    assert _looks_at_the_clock("from datetime import datetime\ndatetime.now()")
    assert _looks_at_the_clock("import time\nx = time.time")
    files = [*paths.PACKAGE.rglob("*.py"), *paths.PAGES.glob("*.py"), paths.APP]
    assert len(files) > 50
    looking = {
        str(file.relative_to(paths.PACKAGE if file.is_relative_to(paths.PACKAGE) else paths.ROOT))
        for file in files
        if _looks_at_the_clock(file.read_text(encoding="utf-8"))
    }
    assert looking == LOOKING


@cache
def _words(lang: str, day: date) -> str:
    made = brief.brief("local", whole(paths.data_dir()), Translator(lang), "http://localhost:8501", day)
    text = " ".join(printed.texts(made))
    named = Translator(lang).date(day.isoformat())
    words, said = " ".join(text.split()), " ".join(named.split())
    assert said in words
    return words.replace(said, "THE DAY")


@pytest.mark.parametrize("year", [1970, 2107])
def test_a_brief_of_another_year_says_the_same(year: int) -> None:
    """A machine whose battery is empty starts in 1970."""
    assert _words("ky", date(year, 1, 1)) == _words("ky", date(2026, 11, 27))


@pytest.mark.parametrize("day", [0, 4_500_000_000], ids=["a board without a battery, in 1970", "2112"])
def test_slides_are_made_whatever_the_clock_says(day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[0])
    monkeypatch.setattr("time.time", lambda: day)
    with pytest.raises((ValueError, struct.error)):
        made.save(io.BytesIO())  # what the library does
    again = Presentation(io.BytesIO(undated.written(made.part.package)))
    assert len(again.slides) == 1
