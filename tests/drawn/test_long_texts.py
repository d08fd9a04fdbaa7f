"""Texts as long as a folder may bring stay on their slide and on the two pages of a brief; what is cut stands whole elsewhere."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

import pytest
from pptx import Presentation
from pypdf import PdfReader

from dashboard.i18n import Translator
from dashboard.outputs.files import slides
from dashboard.outputs.files.brief import PAGES, brief
from dashboard.outputs.pictures.lettering import kept, wrapped
from dashboard.reading.dataset import Dataset
from package_changes import ODD, SMALL, Put, Say, accepted
from package_rows import TABLES
from support import loosened, some
from talk import undrawn

T = Translator("en")
DAY = date(2026, 11, 25)
TEXTS = ("a word without an end", "many words", "arabic")


@cache
def folder(text: str) -> Dataset:
    return accepted(*SMALL, *(Say(table, ODD[text]) for table in TABLES))


@cache
def talk(text: str) -> Any:
    with undrawn():
        return Presentation(io.BytesIO(slides.slides(folder(text), T, "", DAY)))


def height(frame: Any, width: float) -> float:
    """Points that the paragraphs of a text box take, in the type measured here."""
    return sum(
        len(wrapped(paragraph.text, size * 1.1, width)) * size * 1.2 + size * 0.35
        for paragraph in frame.paragraphs
        if paragraph.runs and (size := paragraph.runs[0].font.size.pt)
    )


@pytest.mark.parametrize("text", TEXTS)
def test_no_text_of_a_slide_runs_over_its_box(text: str) -> None:
    boxes = [
        shape
        for slide in talk(text).slides
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text
    ]
    for shape in some(boxes):
        assert height(shape.text_frame, shape.width.pt) <= shape.height.pt + 1, shape.text_frame.text[:60]


def test_what_is_cut_on_a_slide_stands_whole_in_its_notes() -> None:
    for slide in some(talk("many words").slides):
        shown = [
            paragraph.text
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
            if paragraph.text.endswith("…")
        ]
        notes = slide.notes_slide.notes_text_frame.text
        # A title has its lines broken by us.
        assert all(loosened(line[:-1]).strip().replace("\v", " ") in notes for line in shown)
    assert any(
        "…" in paragraph.text for slide in talk("many words").slides for paragraph in paragraphs(slide)
    )


def paragraphs(slide: Any) -> chain[Any]:
    return chain.from_iterable(shape.text_frame.paragraphs for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("text", TEXTS)
def test_a_brief_of_long_texts_has_two_pages(text: str) -> None:
    data = folder(text)
    group = str(data["stakeholders"].stakeholder_id.iloc[0])
    made = PdfReader(io.BytesIO(brief(group, data, T, "", DAY)))
    assert len(made.pages) <= PAGES


def test_a_brief_of_many_long_recommendations_has_two_pages() -> None:
    data = accepted(
        *SMALL,
        Put("recommendations", "stakeholder_id", "ngo"),
        *(Say(table, ODD["many words"]) for table in ("recommendations", "not_found", "followups")),
    )
    assert len(data["recommendations"]) > 9
    assert len(PdfReader(io.BytesIO(brief("ngo", data, T, "", DAY))).pages) <= PAGES


@pytest.mark.parametrize(
    ("texts", "lines", "shown"),
    [
        (("short", "also short"), 5, ("short", "also short")),
        (("one two three four five six seven", "x"), 2, ("one two…", "x")),
        (("a", "b", "c", "d"), 3, ("a", "b", "c…")),
        (("W" * 99,), 1, ("WWWWWWW…",)),
        (("one",), 0, ()),
    ],
)
def test_texts_are_cut_where_a_box_ends(texts: tuple[str, ...], lines: int, shown: tuple[str, ...]) -> None:
    cut = kept(texts, 100, lines, 16)
    assert len(cut) == len(shown)
    for got, wanted in zip(cut, shown, strict=True):
        assert got == wanted or (wanted.endswith("…") and got.endswith("…") and got[0] == wanted[0])
    assert sum(len(wrapped(text, 16, 100)) for text in cut) <= max(lines, 0)
