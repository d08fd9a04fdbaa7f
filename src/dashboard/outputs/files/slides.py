"""The talk as a slide file (PPTX). Pure.

Titles and notes are text, each scene is the picture of the stage with a description.

What a speaker says stands first in the notes, then what the picture writes, and its documents. A file depends on its
arguments only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard import case
from dashboard.choosing.selection import Selection, Talk
from dashboard.choosing.view_address import written
from dashboard.figures import story
from dashboard.figures.drawing.colours import INK, MUTED, PAPER
from dashboard.figures.story import Scene
from dashboard.figures.words import case_text
from dashboard.i18n import DEFAULT, Translator, capital
from dashboard.outputs import citing, hall, qr, undated, workshop
from dashboard.outputs.file_names import slug
from dashboard.outputs.maps.map_look import legend_colours
from dashboard.outputs.pictures.lettering import balanced, kept, wrapped
from dashboard.reading.dataset import Dataset
from dashboard.texts import tied

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MOST_SOURCES = 40  # documents named in the notes of a slide
# Inches: 16:9, as PowerPoint makes it.
_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6
_TOP, _FOOT = 1.32, 6.74
_LINE = 0.24  # of the foot
_PROPERTY = 255  # characters of what a file says of itself
_FONT, _SERIF = "Arial", "Georgia"  # on every machine, with every Russian and Kyrgyz letter
_WIDER = 1.1  # than the type that is measured here
_WIDEST = 1.26  # what stands in for Georgia where there is none
_NUMBER = 70  # pt that the number of a slide takes in its foot
_TITLE = 26  # pt, of every title; not bold, as on the stage
_PLAIN = 4096  # colours that a plain drawing has at most; one with relief under it has more
_PALETTE = 256
_PROJECTOR = (
    1800  # px: a picture with relief is no wider than a projector shows it, nine tenths of 1920 and a little
)
_SHARPNESS = 1.25  # of pictures: 2,200 px wide
_RULE = "———"  # between what is said and what it rests on
_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "ky": "ky-KG"}


def file_name(data: Dataset, t: Translator, talk: Talk = "full") -> str:
    """What the file is called."""
    which = "" if talk == "full" else f"-{talk}"
    return f"{slug(data.name)}-slides{which}-{t.lang}.pptx"


def foot(scene: Scene, t: Translator) -> str:
    """The line under a scene: what must be said with it, and on how many documents it rests."""
    n = len(scene.figure.source_ids)
    rests = t.plural("Based on {n} document.", "Based on {n} documents.", n) if n else ""
    return " · ".join(filter(None, (scene.foot.rstrip("."), rests.rstrip("."))))


def slides(data: Dataset, t: Translator, home: str, day: date, talk: Talk = "full") -> bytes:
    """The slide file.

    Args:
        data: the data package.
        t: language of everything in it.
        home: address of the dashboard, for links back; "" when it is not known.
        day: when the file is made.
        talk: the full talk or the short one.

    Returns:
        A PPTX of 16:9, a slide a scene: titles and notes to edit, the scene as a picture with a description, documents
        in the notes.

    Raises:
        NotDrawn: a chart could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    deck = Presentation()
    _prepare(deck, data, t, day)
    scenes = story.story(data, t, talk)
    for number, scene in enumerate(scenes, start=1):
        _slide(deck, scene, data, t, home, f"{t.number(number)} / {t.number(len(scenes))}")
    return undated.written(deck.part.package)


def _prepare(deck: Any, data: Dataset, t: Translator, day: date) -> None:
    """Size, paper, type and what the file says of itself."""
    shrunk = deck.slide_width
    deck.slide_width, deck.slide_height = Inches(_WIDE), Inches(_HIGH)
    master = deck.slide_master
    for layout in (master, *deck.slide_layouts):  # made for 4:3
        for shape in layout.placeholders:
            left, width = shape.left, shape.width
            shape.left, shape.width = (
                Emu(left * deck.slide_width // shrunk),
                Emu(width * deck.slide_width // shrunk),
            )
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = _colour(PAPER["light"])
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{_FONT}"'.encode())
    about = deck.core_properties
    about.title = case.title(data, t)[:_PROPERTY]
    about.subject = case_text.text(data, t, "overview-title")[:_PROPERTY]
    about.author = about.last_modified_by = citing.authors(data, t)[:_PROPERTY]
    about.language, about.version, about.comments = t.lang, data.version, citing.licence(data, t)[:_PROPERTY]
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (the format has no zone)


def _slide(deck: Any, scene: Scene, data: Dataset, t: Translator, home: str, place: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
    inside = _WIDE - 2 * _EDGE
    _title(slide.shapes.title, scene.title)
    under = foot(scene, t)
    lines = min(max(len(wrapped(under, 14 * _WIDER, inside * 72)), 2), 3)
    top = _FOOT - (lines - 2) * _LINE  # a third line is taken from the picture
    _picture(slide, scene, t, home, (_EDGE, _TOP, inside, top - _TOP - 0.08))
    made = f"{case.title(data, t)}. {citing.versions(data, t)} {capital(citing.licence(data, t))}"
    if t.lang != DEFAULT:
        made = f"{made}. {t('Unofficial translation by the project.')}"
    box = _box(slide, (_EDGE, top, inside, _HIGH - top - 0.01), MSO_ANCHOR.TOP)
    (said,) = kept([under], inside * 72, lines, 14 * _WIDER)
    (made,) = kept([made], inside * 72 - _NUMBER, 1, 10 * _WIDER)
    _paragraph(box, [said], 14, colour=MUTED["light"], first=True)
    _paragraph(box, [f"{made} · {place}"], 10, colour=MUTED["light"])
    slide.notes_slide.notes_text_frame.text = "\n".join(_notes(scene, data, t, home))
    for part in (slide, slide.notes_slide):  # so that a program spells and reads aloud in the right language
        for run in part.element.iter(qn("a:rPr")):
            run.set("lang", _LANGUAGES[t.lang])


def _notes(scene: Scene, data: Dataset, t: Translator, home: str) -> Iterable[str]:
    """What a speaker says, then what the slide shows in words, doubts, documents, and where it is live."""
    figure = scene.figure
    if scene.notes:
        yield scene.notes
        yield _RULE
    yield figure.sentence
    yield from dict.fromkeys(text for text in scene.texts if text)
    yield from (*figure.conflicts, *figure.notes)
    if t.lang != DEFAULT and scene.original:
        yield t("The English original")
        yield from scene.original
    if figure.source_ids:
        yield t("Documents")
        yield from (citing.document_line(source, data, t) for source in figure.source_ids[:MOST_SOURCES])
        more = len(figure.source_ids) - MOST_SOURCES
        if more > 0:
            yield t.plural(
                "And {n} more document, on the screen under Sources.",
                "And {n} more documents, on the screen under Sources.",
                more,
            )
    if qr.is_reachable(home):
        yield t("Live: {address}", address=live(scene, t, home))


def live(scene: Scene, t: Translator, home: str) -> str:
    """Address of the screen that shows a scene with the same filters."""
    query = written(Selection(lang=t.lang).with_(**scene.choices))
    return f"{home}/{'' if scene.page == 'overview' else scene.page}?{query}"


# --- shapes ---------------------------------------------------------------------------------------

_Place = tuple[float, float, float, float]  # left, top, width, height in inches


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#"))  # type: ignore[no-untyped-call]


def _title(shape: Any, text: str) -> None:
    """The message, in the one size that all titles have; of one that is too long, its begin."""
    shape.left, shape.top, shape.width, shape.height = (
        Inches(value) for value in (_EDGE, 0.2, _WIDE - 2 * _EDGE, 1.09)
    )
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    (shown,) = kept([text], (_WIDE - 2 * _EDGE) * 72, 2, _TITLE * _WIDEST)
    lines = balanced(shown, _TITLE * _WIDEST, (_WIDE - 2 * _EDGE) * 72)
    _paragraph(frame, lines, _TITLE, first=True, font=_SERIF)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _box(slide: Any, place: _Place, anchor: Any) -> Any:
    frame = slide.shapes.add_textbox(*(Inches(value) for value in place)).text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = 0
    return frame


def _paragraph(
    frame: Any,
    lines: Iterable[str],
    size: float,
    *,
    bold: bool = False,
    colour: str = INK["light"],
    first: bool = False,
    font: str = "",
) -> None:
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    for number, line in enumerate(lines):
        if number:
            paragraph.add_line_break()
        for place, part in enumerate(hall.signed(tied(line))):
            if not part:
                continue
            run = paragraph.add_run()
            run.text = part
            run.font.size, run.font.bold = Pt(size), bold
            if font:
                run.font.name = font
            run.font.color.rgb = _colour(legend_colours("light")["red"] if place % 2 else colour)
    paragraph.space_after = Pt(size * 0.35)


def _light(png: bytes) -> bytes:
    """A picture in a tenth of its bytes: a plain drawing with a palette of its own, one with relief as a JPEG."""
    out = io.BytesIO()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    colours: Any = picture.getcolors(_PLAIN)
    if colours is None:
        picture.thumbnail((_PROJECTOR, _PROJECTOR), Image.Resampling.LANCZOS)
        picture.save(out, "JPEG", quality=60, subsampling=2, optimize=True, progressive=True)
        return out.getvalue()
    most = sorted(colours, reverse=True)[:_PALETTE]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _, colour in most for part in colour])
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _picture(slide: Any, scene: Scene, t: Translator, home: str, place: _Place) -> None:
    """The drawing of the stage, as large as its place allows, in the middle of it."""
    left, top, width, height = place
    drawn = workshop.png(hall.drawn(scene, "light", t, home), _SHARPNESS)
    shown = slide.shapes.add_picture(io.BytesIO(_light(drawn)), Inches(left), Inches(top))
    scale = min(Inches(width) / shown.width, Inches(height) / shown.height)
    shown.width, shown.height = Emu(int(shown.width * scale)), Emu(int(shown.height * scale))
    shown.left = Emu(int(Inches(left) + (Inches(width) - shown.width) / 2))
    shown.top = Emu(int(Inches(top) + (Inches(height) - shown.height) / 2))
    shown.name = scene.figure.id
    shown.element.nvPicPr.cNvPr.set("descr", scene.figure.sentence)
