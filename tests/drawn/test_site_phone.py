"""The copy on a phone: drawings made for one, and marks by the hundred that take few letters."""

from __future__ import annotations

import re
from collections import UserDict
from datetime import date
from typing import Any

import pytest
from markupsafe import escape

from dashboard.figures import participation, story
from dashboard.figures.figure import Figure
from dashboard.figures.story.sheet import Sheet
from dashboard.i18n import Translator
from dashboard.outputs import hall
from dashboard.outputs.site import drawing, frame, screens, talk
from dashboard.outputs.site.value import Making
from dashboard.texts import unbroken
from support import shipped, some

T = Translator()
EMPTY = '<svg viewBox="0 0 1 1"></svg>'


def test_each_scene_has_the_form_for_a_phone_beside_the_wide_one() -> None:
    told = story.story(shipped(), T)
    sheets = [EMPTY for _ in told]
    scenes = [str(part) for part in talk.page(shipped(), T, sheets, {}).parts[2:]]
    for scene, shown in some(list(zip(told, scenes, strict=True))):
        assert shown.count("<svg") == (2 if scene.narrow else 1), scene.id
        assert ('class="drawing narrow"' in shown) == ('class="drawing broad"' in shown) == bool(scene.narrow)


def test_the_form_for_a_phone_is_named_as_the_wide_one_is() -> None:
    told = [scene for scene in story.story(shipped(), T) if scene.narrow]
    page = talk.page(shipped(), T, [EMPTY for _ in story.story(shipped(), T)], {})
    shown = re.findall(r'<div class="drawing (?:broad|narrow)"([^>]*)>', "".join(map(str, page.parts)))
    assert len(shown) == 2 * len(some(told))
    for scene, wide, narrow in zip(told, shown[::2], shown[1::2], strict=True):
        assert wide.removeprefix(' tabindex="0"') == narrow, scene.id
        assert 'role="group"' in narrow and f'aria-label="{escape(unbroken(scene.title))}"' in narrow


@pytest.mark.parametrize("scene", ["clash-2007", "sources", "demands"])
def test_marks_by_the_hundred_are_a_line_and_stand_where_they_stood(scene: str) -> None:
    (told,) = [one for one in story.story(shipped(), T) if one.id == scene]
    for own in (told.drawing, told.narrow):
        assert isinstance(own, Sheet)
        whole = hall.sheet(own, "light")
        short = str(drawing.embedded(whole, "a"))
        assert len(short) < 0.7 * len(whole)
        before = [
            (float(x), float(y))
            for x, y in re.findall(r'<(?:rect x|circle cx)="([\d.]+)" (?:y|cy)="([\d.]+)"', whole)
        ]
        after = places(short)
        assert len(after) == len(before) > 20
        apart = [
            abs(a - b)
            for one, other in zip(before, after, strict=True)
            for a, b in zip(one, other, strict=True)
        ]
        assert max(apart) < 0.11


def places(svg: str) -> list[tuple[float, float]]:
    """Where each square and disc stands, in the order of the drawing."""
    found = []
    for tag in re.findall(r"<(?:rect x|circle cx|path d)=[^>]*>", svg):
        if at := re.match(r'<(?:rect x|circle cx)="([\d.]+)" (?:y|cy)="([\d.]+)"', tag):
            found.append((float(at[1]), float(at[2])))
            continue
        x = y = 0.0
        for right, down in re.findall(r"m(-?[\d.]+),?(-?[\d.]+)h", tag):
            x, y = x + float(right), y + float(down)
            found.append((x, y))
    return found


class _Blank(UserDict[Any, str]):
    """Any drawing, as an empty one."""

    def __missing__(self, _: Any) -> str:
        return EMPTY


def test_sums_are_lines_on_a_phone_each_with_its_number() -> None:
    data = shipped()
    (page,) = [page for page in screens.pages(data, T, {}) if page.name == "participation"]
    files = dict[Figure, dict[str, str]].fromkeys(page.figures, {})
    written = frame.written(page, [], ["en"], _Blank(), files, Making(date(2026, 11, 29)), data, T)
    (lines,) = re.findall(r'<div class="narrow">(.*?)</div>', written, re.DOTALL)
    told = [line for _, own in participation.money_lines(data, T) for line in own]
    assert lines.count("<li>") == len(some(told)) == len(data.records.local_payments)
    assert set(re.findall(r'data-number="([^"]+)"', lines)) == {
        row.payment_id for row in data.records.local_payments
    }
    assert all(str(escape(line.recipient)) in lines for line in told)
    assert written.count('class="drawing broad"') == 1
