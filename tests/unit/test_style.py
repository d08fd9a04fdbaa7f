"""Style sheets stand in files, and what they say twice with Python is the same."""

from __future__ import annotations

import re

import pytest

from dashboard import map_assets
from dashboard.figures import timeline
from dashboard.outputs.maps import map_look
from dashboard.paths import FONTS, PACKAGE, PAGES, STYLES
from support import some

SHEETS = sorted(STYLES.glob("*.css"))


def test_no_style_stands_in_a_python_string() -> None:
    for file in some([*PACKAGE.rglob("*.py"), *PAGES.glob("*.py")]):
        assert not re.search(r"[\w\])*] ?\{\{?(?:[a-z-]+): [^}\n]+;", file.read_text(encoding="utf-8")), (
            file.name
        )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_a_sheet_is_short_and_its_brackets_close(sheet: object) -> None:
    text = sheet.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert text.count("{") == text.count("}") > 0
    assert len(text.splitlines()) < 350
    assert "<" not in text, "no markup"


def test_the_timeline_turns_tall_where_its_wide_drawing_would_be_too_small() -> None:
    # The screen has a margin of 60 px to both sides of the drawing.
    assert f"(max-width: {timeline.WIDE_FROM + 120}px)" in map_assets.frame_script()


def test_the_types_that_the_map_loads_are_there_and_come_from_the_folder_that_serves_them() -> None:
    named = re.findall(r'url\("([^"]+)"\)', map_look.sheet_style("light", "/base/fonts/"))
    assert len(named) == 4
    for address in some(named):
        folder, _, file = address.rpartition("/")
        assert folder == "/base/fonts"
        assert (FONTS / file).is_file(), file
    assert "@font-face" not in map_look.sheet_style("light", ""), "a page of its own has no folder"
