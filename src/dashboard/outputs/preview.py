"""What a link says of itself where it is pasted: title, one sentence, a picture.

And what a reader without scripts gets. Pure.

Messengers and search engines run no scripts, so they see none of our screens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dashboard import case
from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import promised, recommendations, timeline
from dashboard.figures.drawing.colours import INK, MUTED, PAPER
from dashboard.figures.overview import overview
from dashboard.figures.parts import has_screen
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.outputs import picture, workshop
from dashboard.outputs.pictures.lettering import SERIF, kept, wrapped
from dashboard.outputs.pictures.svg import document, element, moved, spans
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS

WIDTH, HEIGHT = 1200, 630  # px of the picture, as messengers show it
LONGEST = 200  # characters of the sentence
_MARGIN, _COLUMN, _TITLE, _CREDIT = 28, 270, 32, 20  # px
_MOST_LINES = 9


@dataclass(frozen=True)
class Preview:
    """A link's title and sentence, and the sentences for a reader without scripts."""

    title: str
    sentence: str
    told: tuple[str, ...]


# Screen -> its sentence; others are told what the atlas is about.
_SENTENCES: Mapping[str, Callable[[Dataset, Translator], str]] = {
    "map": lambda data, t: maps.overview(data, Selection(), t).title,
    "timeline": lambda data, t: timeline.actions_per_year(data, Selection(), t).title,
    "participation": lambda data, t: (
        case_text.text(data, t, "participation-lead") or promised.participation(data, t)
    ),
    "stakeholders": lambda data, t: case_text.text(data, t, "stakeholders-lead"),
    "recommendations": lambda data, t: recommendations.overview(data, Selection(), t).title,
}


@once
def preview(data: Dataset, t: Translator, url: str) -> Preview:
    """What a link to a screen says.

    Args:
        data: the data package.
        t: language.
        url: address of the screen, "" for the front page; of one that is not there the front page speaks.
    """
    name = case.title(data, t)
    shown = next((item for item in SCREENS[1:] if item.url == url and has_screen(data, url)), None)
    lead = overview.lead(data, t)
    sentence = _SENTENCES[url](data, t) if shown and url in _SENTENCES else lead
    findings = (_SENTENCES[item](data, t) for item in _SENTENCES if has_screen(data, item))
    return Preview(
        title=f"{t.said(shown.title)} · {name}" if shown else name,
        sentence=_shortened(sentence),
        told=(lead, *(finding for finding in findings if finding)),
    )


def _shortened(sentence: str) -> str:
    """A sentence in the length that messengers show, cut at a word."""
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[:LONGEST].rpartition(' ')[0].rstrip(' ,;:')}…"


@once
def card(data: Dataset, t: Translator) -> bytes:
    """The picture of a link, PNG: the title over the map of the first view.

    Raises:
        NotDrawn: it could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    room = (WIDTH - _COLUMN - 2 * _MARGIN, HEIGHT - 2 * _MARGIN)
    drawn = picture.on_stage(maps.close_up(maps.overview(data, Selection(), t)).drawing, "light", t, room)
    wide, high = picture.extent(drawn)
    inside = WIDTH - wide - 3 * _MARGIN
    title, credit = case_text.text(data, t, "overview-title"), case.title(data, t)
    lines = wrapped(title, _TITLE, inside, "SourceSerif4-SemiBold")[:_MOST_LINES]
    (foot,) = kept([credit], inside, 2, _CREDIT)
    under = wrapped(foot, _CREDIT, inside)
    words = element(
        "text",
        *spans(lines, _TITLE),
        font_size=_TITLE,
        font_family=SERIF,
        font_weight=600,
        fill=INK["light"],
    )
    below = element("text", *spans(under, _CREDIT), font_size=_CREDIT, fill=MUTED["light"])
    sheet = document(
        element("rect", width=WIDTH, height=HEIGHT, fill=PAPER["light"]),
        moved(_MARGIN, _MARGIN, words),
        moved(_MARGIN, HEIGHT - _MARGIN - len(under) * _CREDIT * 1.3, below),
        moved(WIDTH - _MARGIN - wide, (HEIGHT - high) / 2, picture.nested(drawn)),
        width=WIDTH,
        height=HEIGHT,
    )
    return workshop.png(sheet, 1)
