"""Timeline: lanes and licence holders per deposit, documents per year, actions per year, one event.

Time runs in decimal years (2007.5 = the middle of 2007), so that no clock or time zone can move a
mark. Heights are pixels that this package lays out itself; widths follow the screen.

``events`` says what is drawn, ``layout`` where; ``wide`` and ``narrow`` put it on a ``canvas``, with ``marks`` and
``holders``, and make ``layers`` of it, with a ``legend``; ``lanes`` makes figures of the two charts; ``crowded`` stands
in for them where events are very many. ``document_years`` and ``action_years`` stand on the same years (``year_axis``),
``event`` is the card of one event.
"""

from dashboard.figures.timeline.action_years import actions_per_year
from dashboard.figures.timeline.crowded import is_crowded
from dashboard.figures.timeline.document_years import documents_of_years, documents_per_year
from dashboard.figures.timeline.event import EventCard, event_card
from dashboard.figures.timeline.events import label_of, title_in_list, when
from dashboard.figures.timeline.lanes import tall, timeline
from dashboard.figures.timeline.layers import OPENED, PICK, with_opened
from dashboard.figures.timeline.layout import GUTTER, RIGHT, pack, spread, stagger
from dashboard.figures.timeline.wide import HEAD, WIDE_FROM

__all__ = [
    "GUTTER",
    "HEAD",
    "OPENED",
    "PICK",
    "RIGHT",
    "WIDE_FROM",
    "EventCard",
    "actions_per_year",
    "documents_of_years",
    "documents_per_year",
    "event_card",
    "is_crowded",
    "label_of",
    "pack",
    "spread",
    "stagger",
    "tall",
    "timeline",
    "title_in_list",
    "when",
    "with_opened",
]
