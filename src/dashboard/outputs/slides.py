"""The talk as a slide file (PPTX) that can be edited: texts are text boxes, charts pictures with a description. Pure.

Documents stand in the notes of each slide. A file depends on its arguments only.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard import __version__, case
from dashboard.dataset import Dataset
from dashboard.figures import case_text, story
from dashboard.figures.colours import GOLD, INK, MUTED, PAPER
from dashboard.figures.story import Cell, Column, Scene
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs import citing, picture, undated
from dashboard.outputs.file_names import slug
from dashboard.outputs.lettering import fitting, kept, within, wrapped
from dashboard.selection import Selection
from dashboard.view_address import to_query

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ROOM, ROOM_BESIDE = (1760, 690), (1060, 690)  # px that a picture has on a projector, alone and beside texts
_HEAVY = 500_000  # bytes of a picture that is no plain drawing any more
MOST_SOURCES = 40  # documents named in the notes of a slide
# Inches: 16:9, as PowerPoint makes it.
_WIDE, _HIGH, _EDGE = 13.333, 7.5, 0.6
_TOP, _FOOT = 1.55, 6.62
_PROPERTY = 255  # characters of what a file says of itself
_FONT = "Arial"  # on every machine, with every Russian and Kyrgyz letter
_WIDER = 1.1  # than the type that is measured here
_GAP = 0.35  # inches between columns
_INSIDE = 7.2  # pt between the edge of a cell and its text
_NUMBER = 70  # pt that the number of a slide takes in its foot
_SIZES = (28, 24, 22, 20, 18, 16, 14)  # pt of texts, the largest that fits; 14 pt are 28 px on a projector
_HEADS, _NUMBERS = (16, 14, 12), 28  # pt in a table
_LANGUAGES = {"en": "en-GB", "ru": "ru-RU", "ky": "ky-KG"}


def file_name(data: Dataset, t: Translator) -> str:
    """What the file is called."""
    return f"{slug(data.name)}-slides-{t.lang}.pptx"


def room(scene: Scene) -> tuple[int, int]:
    """Width and height in px that a scene has for its picture on a projector."""
    return ROOM_BESIDE if scene.is_beside else ROOM


def foot(scene: Scene, t: Translator) -> str:
    """The line under a scene: what must be said with it, and on how many documents it rests."""
    n = len(scene.figure.source_ids)
    rests = t.plural("Rests on {n} document.", "Rests on {n} documents.", n) if n else ""
    return " · ".join(filter(None, (scene.foot.rstrip("."), rests.rstrip("."))))


def slides(data: Dataset, t: Translator, home: str, day: date) -> bytes:
    """The slide file.

    Args:
        data: the data package.
        t: language of everything in it.
        home: address of the dashboard, for links back; "" when it is not known.
        day: when the file is made.

    Returns:
        A PPTX of 16:9, a slide a scene: texts and tables to edit, charts as pictures with a description, documents in the notes.

    Raises:
        NotDrawn: a chart could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    deck = Presentation()
    _prepare(deck, data, t, day)
    scenes = story.story(data, t, "light")
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
    about.language, about.version, about.comments = t.lang, data.version, citing.LICENCE
    about.created = about.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 (the format has no zone)


def _slide(deck: Any, scene: Scene, data: Dataset, t: Translator, home: str, place: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts.get_by_name("Title Only"))
    _title(slide.shapes.title, scene.title)
    inside = _WIDE - 2 * _EDGE
    bottom = _FOOT - 0.1
    if scene.picture and scene.is_beside:
        _picture(slide, scene, t, (_EDGE, _TOP, inside * 0.6, bottom - _TOP))
        left, width = _EDGE + inside * 0.63, inside * 0.37
        each = (bottom - _TOP) / len(scene.columns)
        size = min(_column_size(column, width, each) for column in scene.columns)
        for number, column in enumerate(scene.columns):
            _texts(slide, [column], (left, _TOP + number * each, width, each), size)
    elif scene.picture:
        parts = [
            Column("", lines)
            for column in scene.columns
            for part in range(3)
            if (lines := column.lines[part::3])
        ]
        under = _under(parts, inside)
        _picture(slide, scene, t, (_EDGE, _TOP, inside, bottom - _TOP - under))
        _texts(slide, parts, (_EDGE, bottom - under, inside, under))
    elif scene.table:
        high = (bottom - _TOP) * (0.55 if scene.columns else 1)
        _table(slide, scene.table, (_EDGE, _TOP, inside, high))
        if scene.columns:
            _texts(slide, scene.columns, (_EDGE, _TOP + high, inside, bottom - _TOP - high))
    else:
        _texts(slide, scene.columns, (_EDGE, _TOP, inside, bottom - _TOP))
    made = f"{case.title(data, t)}. {t('Data version {version}, app version {app}.', version=data.version, app=__version__)} {citing.LICENCE}"
    if t.lang != DEFAULT:
        made = f"{made}. {t('Unofficial translation by the project.')}"
    box = _box(slide, (_EDGE, _FOOT, inside, 0.75), MSO_ANCHOR.TOP)
    (said,) = kept([foot(scene, t)], inside * 72, 2, 14 * _WIDER)
    (made,) = kept([made], inside * 72 - _NUMBER, 1, 10 * _WIDER)
    _paragraph(box, said, 14, colour=MUTED["light"], first=True)
    _paragraph(box, f"{made} · {place}", 10, colour=MUTED["light"])
    shown = _shown(slide)
    cut = [text for text in _all_texts(scene) if text not in shown]
    slide.notes_slide.notes_text_frame.text = "\n".join(_notes(scene, cut, data, t, home))
    for part in (slide, slide.notes_slide):  # so that a program spells and reads aloud in the right language
        for run in part.element.iter(qn("a:rPr")):
            run.set("lang", _LANGUAGES[t.lang])


def _all_texts(scene: Scene) -> Iterable[str]:
    yield scene.title
    for column in scene.columns:
        yield from _column_texts(column)
    yield from (text for row in scene.table for cell in row for text in (cell.text, cell.small) if text)
    yield scene.foot.rstrip(".")


def _shown(slide: Any) -> str:
    """All text that stands on a slide."""
    frames = [shape.text_frame for shape in slide.shapes if shape.has_text_frame]
    frames += [
        cell.text_frame
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return "\n".join(frame.text for frame in frames)


def _notes(scene: Scene, cut: Sequence[str], data: Dataset, t: Translator, home: str) -> Iterable[str]:
    """What a speaker needs beside the slide: what it shows and had no room for, doubts, documents, and where it is live."""
    figure = scene.figure
    if scene.notes:
        yield scene.notes
    yield figure.sentence
    if cut:
        yield t("In full")
        yield from cut
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
    if home:
        yield t("Live: {address}", address=live(scene, t, home))


def live(scene: Scene, t: Translator, home: str) -> str:
    """Address of the screen that shows a scene with the same filters."""
    query = urlencode(to_query(Selection(lang=t.lang).with_(**scene.choices)), safe=",")
    return f"{home}/{'' if scene.page == 'overview' else scene.page}?{query}"


# --- shapes ---------------------------------------------------------------------------------------

_Place = tuple[float, float, float, float]  # left, top, width, height in inches


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.lstrip("#"))  # type: ignore[no-untyped-call]


def _title(shape: Any, text: str) -> None:
    shape.left, shape.top, shape.width, shape.height = (
        Inches(value) for value in (_EDGE, 0.35, _WIDE - 2 * _EDGE, 1.05)
    )
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = 0
    wide, high = (_WIDE - 2 * _EDGE) * 72, 72
    size = fitting([text], wide, high, (30, 26, 22), _WIDER)
    (shown,) = within([text], wide, high, size, _WIDER)
    _paragraph(frame, shown, size, bold=True, first=True)
    frame.paragraphs[0].alignment = PP_ALIGN.LEFT


def _box(slide: Any, place: _Place, anchor: Any) -> Any:
    frame = slide.shapes.add_textbox(*(Inches(value) for value in place)).text_frame
    frame.word_wrap, frame.vertical_anchor = True, anchor
    frame.margin_left = frame.margin_right = 0
    return frame


def _paragraph(
    frame: Any, text: str, size: float, *, bold: bool = False, colour: str = INK["light"], first: bool = False
) -> None:
    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    run = paragraph.add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(size), bold
    run.font.color.rgb = _colour(colour)
    paragraph.space_after = Pt(size * 0.35)


def _column_texts(column: Column) -> list[str]:
    return [text for text in (column.head, *column.lines) if text]


def _column_size(column: Column, width: float, height: float) -> int:
    return int(fitting(_column_texts(column), width * 72, (height - 0.15) * 72, _SIZES, _WIDER))


def _under(columns: Sequence[Column], width: float) -> float:
    """Height in inches of texts under a picture, in the smallest type; of a picture at least half stays."""
    each = (width - _GAP * (len(columns) - 1)) / max(len(columns), 1)
    most = (_FOOT - _TOP) / 2
    size = _SIZES[-1]
    lines = [[len(wrapped(text, size * _WIDER, each * 72)) for text in column.lines] for column in columns]
    return min(
        most, max((0.15 + (sum(part) * 1.3 + len(part) * 0.45) * size / 72 for part in lines), default=0)
    )


def _texts(slide: Any, columns: Sequence[Column], place: _Place, size: int | None = None) -> None:
    """Columns side by side in one type size, a gold line above those with a heading."""
    if not columns:
        return
    left, top, width, height = place
    each = (width - _GAP * (len(columns) - 1)) / len(columns)
    size = size or min(_column_size(column, each, height) for column in columns)
    for number, column in enumerate(columns):
        at = left + number * (each + _GAP)
        if column.head:
            line = slide.shapes.add_connector(1, Inches(at), Inches(top), Inches(at + each), Inches(top))
            line.line.color.rgb, line.line.width = _colour(GOLD), Pt(2.25)
        frame = _box(slide, (at, top + (0.08 if column.head else 0), each, height - 0.1), MSO_ANCHOR.TOP)
        for index, text in enumerate(within(_column_texts(column), each * 72, height * 72, size, _WIDER)):
            _paragraph(frame, text, size, bold=bool(column.head) and index == 0, first=index == 0)


def _table(slide: Any, rows: Sequence[Sequence[Cell]], place: _Place) -> None:
    width = place[2]
    table = slide.shapes.add_table(len(rows), len(rows[0]), *(Inches(value) for value in place)).table
    table.horz_banding = False
    first = Inches(width * 0.26)  # names of groups are longer than numbers
    for number, column in enumerate(table.columns):
        column.width = first if number == 0 else Emu((Inches(width) - first) // (len(rows[0]) - 1))
    # Lines are measured a little high, and the last paragraph needs no gap under it.
    high = place[3] * 72 / len(rows) - _INSIDE + 10
    rooms = [(column.width.pt - 2 * _INSIDE, high) for column in table.columns]
    heads = [(rows[0][c], rooms[c]) for c in range(len(rooms))] + [(row[0], rooms[0]) for row in rows]
    small = min(fitting([cell.text], *room, _HEADS, _WIDER) for cell, room in heads)
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            shape = table.cell(r, c)
            shape.fill.solid()
            shape.fill.fore_color.rgb = _colour("#F1EBDD" if r == 0 else PAPER["light"])
            shape.vertical_anchor = MSO_ANCHOR.MIDDLE
            _cell(shape.text_frame, cell, small if r == 0 or c == 0 else _NUMBERS, rooms[c])


def _cell(frame: Any, cell: Cell, size: float, room: tuple[float, float]) -> None:
    """What is read from afar, and under it in what is left of the room (width, height in pt) what is smaller."""
    width, height = room
    below = _SIZES[-1] * 1.75 if cell.small else 0
    (text,) = within([cell.text], width, max(height - below, size * 1.75), size, _WIDER)
    _paragraph(frame, text, size, bold=True, first=True)
    taken = len(wrapped(text, size * _WIDER, width)) * size * 1.3 + size * 0.45
    for small in within([cell.small], width, height - taken, _SIZES[-1], _WIDER) if cell.small else ():
        _paragraph(frame, small, _SIZES[-1], colour=MUTED["light"])


def _light(png: bytes) -> bytes:
    """A drawing with relief under it as a JPEG: as a PNG two of them are nine tenths of the file."""
    if len(png) <= _HEAVY:
        return png
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").save(out, "JPEG", quality=85, subsampling=0)
    return out.getvalue()


def _picture(slide: Any, scene: Scene, t: Translator, place: _Place) -> None:
    """The drawing, as large as its place allows, in the middle of it."""
    left, top, width, height = place
    shown = slide.shapes.add_picture(
        io.BytesIO(_light(picture.stage_png(scene.figure.drawing, "light", t, room(scene)))),
        Inches(left),
        Inches(top),
    )
    scale = min(Inches(width) / shown.width, Inches(height) / shown.height)
    shown.width, shown.height = Emu(int(shown.width * scale)), Emu(int(shown.height * scale))
    shown.left = Emu(int(Inches(left) + (Inches(width) - shown.width) / 2))
    shown.top = Emu(int(Inches(top) + (Inches(height) - shown.height) / 2))
    shown.name = scene.figure.id
    shown.element.nvPicPr.cNvPr.set("descr", scene.figure.sentence)
