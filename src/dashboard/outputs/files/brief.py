"""The two-page brief of one stakeholder as PDF. Pure.

Its first page answers three questions: what am I advised to do, what has been done, what next. The second says by which
steps, shows where, and names the documents.

Typst sets it from ``assets/brief.typ``; the type is that of the pictures, so every letter is in the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import typst

from dashboard.figures import map as maps
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.file_names import slug
from dashboard.outputs.files import brief_contents
from dashboard.outputs.pictures.lettering import drawable
from dashboard.paths import FONTS, PACKAGE
from dashboard.reading.dataset import Dataset
from dashboard.texts import tied

MIME = "application/pdf"
FOLDER = "briefs"  # of the server, in which each has its address
PAGES = 2
_TEMPLATE = PACKAGE / "assets" / "brief.typ"
# How much is told, from much to little: (steps of a recommendation, letters of a text); the first that fits
# two pages is taken. Texts are cut last: those of people who write for a page stay whole.
_WHOLE_TEXT = 10_000
_AMOUNTS = (
    *((n, _WHOLE_TEXT) for n in (30, 20, 14, 10, 8, 7, 6, 5, 4, 3, 2, 1)),
    (1, 400),
    (1, 200),
    (1, 100),
    (0, 100),
    (0, 50),
    (0, 25),
)
_QUESTIONS = 3  # that no document answers, on the first page
_MORE = (24, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1, 0)  # of them on the second, as many as have room
_AS_THEY_ARE = ("url", "address", "svg", "lang")
# Letters without a space, and in an address without a mark where it may break anyway: more would not fit their column.
_ENDLESS, _ENDLESS_ADDRESS = re.compile(r"\S{50}"), re.compile(r"[^-_=/\s]{80}")


def file_name(stakeholder: str, data: Dataset, t: Translator) -> str:
    """What the file is called."""
    return f"{slug(data.name)}-brief-{slug(stakeholder)}-{t.lang}.pdf"


def address(stakeholder: str, t: Translator) -> str:
    """Where the server hands it out, relative to its front page."""
    return f"{FOLDER}/{t.lang}/{quote(stakeholder, safe='')}.pdf"


def brief(stakeholder: str, data: Dataset, t: Translator, home: str, day: date) -> bytes:
    """The brief as a PDF of two pages.

    Args:
        stakeholder: id of the group.
        data: the data package.
        t: language of everything in it.
        home: address of the dashboard, for links back; "" when it is not known.
        day: when it is made.

    Raises:
        KeyError: no such group.
        NotDrawn: one of its figures could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    contents = brief_contents.contents(stakeholder, data, t, home, day)
    under_map = contents["figures"][1]  # who lives downstream says more there than what a map shows
    under_map["subtitle"] = maps.downstream_words(data, t) or under_map["subtitle"]

    def told(amount: int, letters: int, gaps: int = 0) -> typst.Compiler:
        return _sheet(_cut(_shortened(contents, amount, gaps, data, t), letters))

    # Both lists begin with the most; what fits once fits with less too, so not each has to be set.
    fits = bisect_left(_AMOUNTS, True, key=lambda sort: _pages(told(*sort)) <= PAGES)
    amount, letters = _AMOUNTS[min(fits, len(_AMOUNTS) - 1)]
    gaps = 0
    if letters == _WHOLE_TEXT:
        gaps = _MORE[
            bisect_left(_MORE[:-1], True, key=lambda more: _pages(told(amount, letters, more)) <= PAGES)
        ]
    sheet = told(amount, letters, gaps)
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    made = sheet.compile(format="pdf", pdf_standards=["ua-1"], timestamp=noon)
    assert isinstance(made, bytes)
    return made


def _sheet(contents: Mapping[str, Any]) -> typst.Compiler:
    """The template with its words."""
    told = json.dumps(_lettered(contents), ensure_ascii=False)
    return typst.Compiler(
        str(_TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"data": told}
    )


def _pages(sheet: typst.Compiler) -> int:
    return int(sheet.query("<pages>", field="value", one=True))


def _cut(value: Any, letters: int, key: str = "") -> Any:
    """Contents with texts of so many letters; what leads somewhere, and drawings, stay as they are."""
    if isinstance(value, dict):
        return {name: _cut(item, letters, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_cut(item, letters) for item in value]
    if not isinstance(value, str) or len(value) <= letters or key in _AS_THEY_ARE:
        return value
    return f"{value[: letters - 1].rstrip()}…"


def _lettered(value: Any, key: str = "") -> Any:
    """Contents in letters that the type has, words with no end in pieces; what a link leads to stays as it is."""
    if isinstance(value, dict):
        return {name: _lettered(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_lettered(item) for item in value]
    if not isinstance(value, str) or key in _AS_THEY_ARE:
        return value
    return (_ENDLESS_ADDRESS if key == "shown" else _ENDLESS).sub("\\g<0>\u200b", drawable(tied(value)))


def _shortened(
    contents: Mapping[str, Any], amount: int, gaps: int, data: Dataset, t: Translator
) -> dict[str, Any]:
    """The contents with so many steps of each recommendation, so many gaps more, and their documents, numbered."""
    told = []
    numbers: dict[str, int] = {}
    for item in contents["recommendations"]:  # the study itself comes first
        numbers.setdefault(item["source_id"], len(numbers) + 1)
    for item in contents["recommendations"]:
        kept = [
            {**step, "ref": numbers.setdefault(step["source_id"], len(numbers) + 1)}
            for step in item["steps"][:amount]
        ]
        more = len(item["steps"]) - len(kept)
        words = (
            t.plural("And {n} more step on the screen.", "And {n} more steps on the screen.", more)
            if more
            else ""
        )
        told.append({**item, "steps": kept, "more": words})
    asked, more = contents["gaps"][:_QUESTIONS], contents["gaps"][_QUESTIONS : _QUESTIONS + gaps]
    unsaid = len(contents["gaps"]) - len(asked) - len(more)
    return {
        **contents,
        "recommendations": told,
        "questions": asked,
        "gaps": more,
        "more_gaps": t.plural(
            "And {n} more question, listed on Sources.", "And {n} more questions, listed on Sources.", unsaid
        )
        if unsaid > 0
        else "",
        "documents": [
            {
                "ref": number,
                "words": citing.document_words(source, data, t),
                **brief_contents.document_address(source, data, t),
            }
            for source, number in numbers.items()
        ],
    }
