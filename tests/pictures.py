"""Figures of the shipped data and their pictures, each drawn once however many tests look at it."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, study, timeline
from dashboard.figures import map as maps
from dashboard.figures import participation as part
from dashboard.figures import recommendations as recs
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure
from dashboard.figures.filters import filters
from dashboard.figures.overview import locator, overview
from dashboard.i18n import Translator
from dashboard.outputs import citing, picture
from dashboard.outputs.citing import View
from dashboard.outputs.maps import map_files
from support import shipped

T = Translator()
EVERYTHING = Selection()
NOTHING = Selection(mines=("taldy-bulak",), year_from=1995, year_to=1996, kinds=("court",))


FIGURES = {
    "timeline": lambda s: timeline.timeline(shipped(), s, T),
    "actions": lambda s: timeline.actions_per_year(shipped(), s, T),
    "silence": lambda s: timeline.documents_per_year(shipped(), s, T),
    "study": lambda s: study.study_against_documented(shipped(), s, T),
    "locator": lambda s: locator.locator(shipped(), T),
    "numbers": lambda s: overview.numbers(shipped(), T),
    "findings": lambda s: stakeholders.findings(shipped(), T),
    "board": lambda s: recs.board(shipped(), s, T),
    "recommendations": lambda s: recs.overview(shipped(), s, T),
    "map": lambda s: maps.overview(shipped(), s, T),
    "country": lambda s: maps.overview(shipped(), s.with_(view="kyrgyzstan"), T),
    "turnout": lambda s: part.turnout(shipped(), s, T),
    "demands": lambda s: part.demands(shipped(), s, T),
    "payments": lambda s: part.payments(shipped(), T),
    "seats": lambda s: part.seats(shipped(), T),
    "policy": lambda s: evidence.policy(shipped(), T),
    "documents": lambda s: evidence.documents(shipped(), (), "", T),
    "gaps": lambda s: evidence.gaps(shipped(), T),
}
# Those that stand in no list of the tests of pictures: variants, and what is drawn elsewhere.
MORE = {
    "meetings": lambda s: part.meetings(shipped(), s, T),
    "responses": lambda s: part.responses(shipped(), s, T),
    "auctions": lambda s: part.auctions(shipped(), T),
    "tall": lambda s: timeline.tall(shipped(), s, "jerui", T),
    "effort": lambda s: evidence.search_effort(shipped(), T),
}
# Without a chart: tables and cards, drawn by their page. Named here, as building all to find out takes seconds.
UNDRAWN = {"numbers", "findings", "gaps"}


@cache
def built(name: str, selection: Selection = EVERYTHING) -> Figure:
    """A figure, built once."""
    return (FIGURES | MORE)[name](selection)


def view(selection: Selection = EVERYTHING) -> View:
    words = tuple(filters(selection, shipped(), T))
    return View("Timeline", "http://127.0.0.1:8501/timeline?lang=en#timeline", words, date(2026, 11, 24))


@cache
def drawn(name: str, selection: Selection = EVERYTHING, look: Theme = "light") -> tuple[Figure, str]:
    """A figure and its picture as SVG."""
    figure = built(name, selection)
    credit = citing.credit(figure, view(selection), shipped(), T)
    return figure, picture.svg(figure, look, credit, T)


def map_pages() -> list[str]:
    """What identifies the map as a page that is alone, as one in a frame, and as the files beside that."""
    beside: dict[str, bytes] = {}
    made = [
        map_files.page(built("map"), view(), "dark", (), shipped(), T, place).encode()
        for place in (None, beside)
    ]
    files = [name.encode() + content for name, content in beside.items()]
    return [hashlib.sha256(one).hexdigest() for one in (*made, *files)]
