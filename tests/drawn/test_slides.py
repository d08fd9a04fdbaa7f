"""The slide file: real text, pictures with words, documents in the notes, every language."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from contextlib import nullcontext
from datetime import date
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn

from dashboard import case
from dashboard.figures import story
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.files import slides
from dashboard.outputs.pictures.lettering import wrapped
from dashboard.type_width import text_width
from support import loosened, shipped, some
from talk import LARGEST_SLIDES, scenes, undrawn

DAY = date(2026, 11, 25)
HOME = "https://atlas.example.org"


@cache
def made(lang: str) -> bytes:
    """The file; with its pictures in English, since a picture is drawn alike in every language."""
    with nullcontext() if lang == "en" else undrawn():
        return slides.slides(shipped(), case.translator(shipped(), lang), HOME, DAY)


@cache
def opened(lang: str) -> Any:
    return Presentation(io.BytesIO(made(lang)))


def words(slide: Any) -> str:
    parts = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            parts.append(loosened(shape.text_frame.text))
        if shape.has_table:
            parts += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(parts)


def title(slide: Any) -> str:
    """What a slide is called, its lines as one."""
    return loosened(slide.shapes.title.text_frame.text).replace("\v", " ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_scene_is_a_slide_with_its_message_as_title(lang: str) -> None:
    assert [title(slide) for slide in opened(lang).slides] == [scene.title for scene in scenes(lang)]


def test_the_file_is_as_small_as_the_copy_without_a_server_counts_on() -> None:
    assert 500_000 < len(made("en")) < LARGEST_SLIDES, "with pictures, and not more of them than said"


def test_no_part_of_the_file_bears_a_time_so_that_any_clock_will_do() -> None:
    with zipfile.ZipFile(io.BytesIO(made("en"))) as archive:
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_begin_with_what_a_speaker_says_and_hold_all_that_the_picture_writes(lang: str) -> None:
    for slide, scene in zip(some(opened(lang).slides), scenes(lang), strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(scene.notes), scene.id
        assert all(text in notes for text in scene.texts[1:-1]), scene.id


def test_titles_have_one_size_and_a_type_that_every_machine_has() -> None:
    runs = [
        run for slide in some(opened("en").slides) for run in slide.shapes.title.text_frame.paragraphs[0].runs
    ]
    assert {(run.font.name, run.font.size.pt) for run in runs} == {("Georgia", 26)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_has_two_lines_also_in_the_wide_type_that_stands_in_for_georgia(lang: str) -> None:
    wide = 1.26  # DejaVu Serif, against the type that is measured here
    for slide in some(opened(lang).slides):
        shape = slide.shapes.title
        lines = shape.text_frame.paragraphs[0].runs
        assert 1 <= len(lines) <= 2, title(slide)
        for run in lines:
            assert not run.font.bold
            assert len(wrapped(run.text, run.font.size.pt * wide, shape.width.pt)) == 1, run.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_of_a_title_is_a_word_or_a_number_alone(lang: str) -> None:
    lines = [
        [run.text for run in slide.shapes.title.text_frame.paragraphs[0].runs]
        for slide in opened(lang).slides
    ]
    for first, second in some(pair for pair in lines if len(pair) == 2):
        widths = text_width(first, 26), text_width(second, 26)
        assert not first[-1].isdigit() and len(first.split()[-1]) > 2, first
        assert " " in second and min(widths) > 0.6 * max(widths), (first, second)


def test_a_picture_is_sharp_and_not_squeezed() -> None:
    for slide, scene in zip(some(opened("en").slides), scenes(), strict=True):
        (shape,) = (shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE)
        assert shape.image.size[0] / shape.width.inches >= 150, f"{scene.id}: pixels an inch"
        drawn = shape.image.size[0] / shape.image.size[1]
        assert shape.width / shape.height == pytest.approx(drawn, rel=0.01), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_must_be_said_with_a_scene_stands_whole_under_it(lang: str) -> None:
    for slide, scene in zip(some(opened(lang).slides), scenes(lang), strict=True):
        assert loosened(slides.foot(scene, Translator(lang))) in words(slide), scene.id


def test_a_sign_of_violence_is_red_in_the_words_of_a_slide() -> None:
    signs = [
        (run.text, str(run.font.color.rgb))
        for slide in opened("en").slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
        if "▲" in run.text
    ]
    assert signs == [("▲2", "B23528"), ("▲", "B23528")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slide_has_one_picture_with_words(lang: str) -> None:
    for slide, scene in zip(some(opened(lang).slides), scenes(lang), strict=True):
        pictures = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        assert [shape.element.nvPicPr.cNvPr.get("descr") for shape in pictures] == [scene.figure.sentence]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_name_the_documents_with_their_addresses_and_the_live_screen(lang: str) -> None:
    documents = shipped().rows("sources")
    for slide, scene in zip(some(opened(lang).slides), scenes(lang), strict=True):
        notes = slide.notes_slide.notes_text_frame.text
        assert scene.figure.sentence in notes
        assert slides.live(scene, Translator(lang), HOME) in notes
        for source in scene.figure.source_ids[: slides.MOST_SOURCES]:
            assert documents[source]["url"] in notes, (scene.id, source)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_leaves_the_slide(lang: str) -> None:
    talk = opened(lang)
    assert talk.slide_width / talk.slide_height == pytest.approx(16 / 9, rel=0.001)
    for slide, scene in zip(talk.slides, scenes(lang), strict=True):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= talk.slide_width + 9525, scene.id
            assert shape.top >= 0 and shape.top + shape.height <= talk.slide_height + 9525, scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_says_its_language_and_the_file_what_it_is(lang: str) -> None:
    talk = opened(lang)
    assert talk.core_properties.language == lang
    assert talk.core_properties.title == case.title(shipped(), Translator(lang))
    assert talk.core_properties.version == shipped().version
    found = {run.get("lang") for slide in talk.slides for run in slide.element.iter(qn("a:rPr"))}
    assert {str(item)[:2] for item in found} == {lang}
    mark = Translator(lang)("Unofficial translation by the project.")
    assert all((mark in words(slide)) == (lang != "en") for slide in talk.slides)


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_the_study_s_english_stands_in_the_notes_of_its_translation(lang: str) -> None:
    pairs = zip(opened(lang).slides, scenes(lang), strict=True)
    for slide, scene in some(pair for pair in pairs if pair[1].original):
        notes = slide.notes_slide.notes_text_frame.text
        assert all(line in notes for line in some(scene.original)), scene.id


def test_texts_are_large_enough_for_a_hall() -> None:
    # 14 pt are 28 px on a projector; the line of the project at the very foot is for those who get the file.
    for slide, scene in zip(some(opened("en").slides), scenes(), strict=True):
        frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
        runs = [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]
        for run in some(runs):
            assert run.font.size.pt >= 14 or "Talas Mining Atlas." in run.text, (scene.id, run.text)


def test_the_same_day_gives_the_same_slides() -> None:
    with undrawn():
        one, other = (slides.slides(shipped(), case.translator(shipped(), "en"), HOME, DAY) for _ in range(2))
    assert one == other


def test_the_slides_of_the_short_talk_are_its_scenes() -> None:
    t = case.translator(shipped(), "ru")
    with undrawn():
        short = Presentation(io.BytesIO(slides.slides(shipped(), t, HOME, DAY, "short"))).slides
    told = story.story(shipped(), t, "short")
    assert [title(slide) for slide in short] == [scene.title for scene in told]
    assert slides.file_name(shipped(), t, "short") != slides.file_name(shipped(), t)
    assert all(words(slide).endswith(f"{n} / {len(told)}") for n, slide in enumerate(short, start=1))


def test_every_part_of_the_file_is_named_and_there() -> None:
    """Where a part is missing or unnamed, PowerPoint offers to repair the file."""
    with zipfile.ZipFile(io.BytesIO(made("en"))) as archive:
        names = set(archive.namelist())
        types = ET.fromstring(archive.read("[Content_Types].xml"))
        endings = {item.get("Extension") for item in types if item.tag.endswith("Default")}
        named = {str(item.get("PartName")).lstrip("/") for item in types if item.tag.endswith("Override")}
        assert named <= names
        assert all(
            name in named or name.rpartition(".")[2] in endings for name in names - {"[Content_Types].xml"}
        )
        for name in some(sorted(name for name in names if name.endswith(".rels"))):
            folder = name.partition("_rels/")[0]
            for link in ET.fromstring(archive.read(name)):
                if link.get("TargetMode") != "External":
                    target = str(link.get("Target"))
                    path = (
                        target.lstrip("/") if target.startswith("/") else posixpath.normpath(folder + target)
                    )
                    assert path in names, (name, target)
        for name in some(sorted(name for name in names if re.fullmatch(r"ppt/slides/slide\d+\.xml", name))):
            ids = re.findall(rb'<p:cNvPr id="(\d+)"', archive.read(name))
            assert len(ids) == len(set(ids)), "an id of a shape stands once on its slide"
