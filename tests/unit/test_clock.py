"""The clock of another year changes nothing but the day that is named in what is made."""

from __future__ import annotations

import ast
import io
import struct

import pytest
from pptx import Presentation

from dashboard import paths
from dashboard.outputs import undated
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


@pytest.mark.parametrize("day", [0, 4_500_000_000], ids=["a board without a battery, in 1970", "2112"])
def test_slides_are_made_whatever_the_clock_says(day: int, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[0])
    monkeypatch.setattr("time.time", lambda: day)
    with pytest.raises((ValueError, struct.error)):
        made.save(io.BytesIO())  # what the library does
    again = Presentation(io.BytesIO(undated.written(made.part.package)))
    assert len(again.slides) == 1
