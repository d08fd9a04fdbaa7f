"""Every view, turned to once for all that is asked of it: room for its words, charts read from the back row, and what axe finds.

Nothing is wider than its window and no word is cut off, in every language and at every width. Axe finds nothing that we cause, headings
skip no level, words of charts are read on their paper, at two sizes, light and dark, and links have a colour of ours. On a projector no word of a chart, or of a list
that stands in its place, is too small.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from browser.axe import COLOURS, LOOKS, faults_of
from browser.measures import BARE_LINKS, CHARTS, CUT, LINES, TOO_WIDE
from browser.visitor import OWN, SCREENS, SIZES, Theme, Visitor
from dashboard.choosing.selection import PARTS, SECTIONS

HEIGHT = SIZES["phone"][1]
# language -> widths. Kyrgyz has the longest words, so it also goes to a tablet, and comes from a phone; English is what all widths
# were drawn for.
WIDTHS = {"en": (1920, 768, 390, 1280), "ru": (1280, 390), "ky": (390, 768, 1280)}
TABLET = (
    768,
)  # for other parts of the same screens, in the longest words, where columns still stand side by side
FOLLOWING = 20  # s; charts and tables follow a window by scripts, which a busy machine keeps waiting
LEAST = 16  # px of the smallest words of a chart, and of a list that stands in its place

# theme -> the size of window at which axe looks at everything, and the one for looks alone
AXE: dict[Theme, tuple[str, str]] = {"light": ("laptop", "phone"), "dark": ("phone", "laptop")}
SIZED = ("overview", "timeline")  # screens that show a thing on one size of window only
BOTH: tuple[tuple[Theme, Theme], ...] = (("light", "dark"), ("dark", "light"))


class View(NamedTuple):
    """A view in a language, and what is asked of it: room at widths, axe in themes (in the second one colours alone), the back row."""

    lang: str
    screen: str
    query: str = ""
    room: tuple[int, ...] = ()
    axe: tuple[Theme, ...] = ()
    projected: str = ""  # what is measured there

    def __str__(self) -> str:
        return f"{self.lang} {self.screen}?{self.query}"


# Views of the screens that are long in their own way, instead of what `OWN` chooses.
CHOSEN = {
    ("en", "map"): "place=jerui&mine=andash",  # the profile, and a deposit that the filter dims
    ("ky", "map"): "place=jerui&mine=andash",
    ("ky", "recommendations"): "stakeholder=local",
}
WITH_LISTS = ("records", "study")
WITHOUT_CHARTS = ("glance", "survey", "context")  # parts that are read, not drawn


def projected(part: str) -> str:
    """What of a part is measured on a projector."""
    return LINES if part in WITH_LISTS else "" if part in WITHOUT_CHARTS else CHARTS


def as_they_open() -> Iterator[View]:
    """Every screen but the map, of which another view shows more."""
    for screen in (*SCREENS, "search"):
        if screen == "map":
            continue
        whole = screen in OWN and not OWN[screen]  # nothing can be chosen there
        query = "q=oxus" if screen == "search" else ""
        drawn = {"overview": LINES, "timeline": CHARTS, "recommendations": CHARTS}.get(screen, "")
        yield View("en", screen, query, WIDTHS["en"] if whole else (), ("light",), drawn)
        yield View("ky", screen, query, WIDTHS["ky"] if whole else TABLET, ("dark",))
        if whole:
            yield View("ru", screen, query, WIDTHS["ru"])


def chosen() -> Iterator[View]:
    """Every screen with something chosen."""
    for screen in filter(OWN.__getitem__, OWN):
        is_alone = screen in ("map", "timeline")  # in a theme for each language; others are of the same parts
        for lang, widths in WIDTHS.items():
            axe = {"en": BOTH[0][:1], "ky": BOTH[1][: 1 if is_alone else 2]}.get(lang, ())
            query = CHOSEN.get((lang, screen), OWN[screen])
            drawn = CHARTS if (lang, screen) == ("ky", "participation") else ""
            yield View(lang, screen, query, widths, axe if is_alone or lang == "ky" else (), drawn)
    yield View("ky", "map", OWN["map"], WIDTHS["ky"])


def others() -> Iterator[View]:
    """Other parts of the screens, in the longest words; and what is left of a chart when nothing is left in some of its layers."""
    parts = [
        *((screen, "part", part, projected(part)) for screen, all_ in PARTS.items() for part in all_[1:]),
        *(("sources", "section", part, CHARTS if part == "context" else "") for part in SECTIONS[1:]),
    ]
    own = [OWN["participation"], OWN["sources"].partition("&")[0]]  # looked at with what is chosen
    for number, (screen, kind, part, drawn) in enumerate(parts):
        if f"{kind}={part}" not in own:
            yield View("ky", screen, f"{kind}={part}", TABLET, BOTH[number % 2], drawn)
    yield View("ky", "map", "view=kyrgyzstan", TABLET, BOTH[0])
    yield View("en", "timeline", "mine=andash&from=2024&to=2025", (), BOTH[1])
    yield View("en", "timeline", "part=years&mine=jerui&kind=court", (), BOTH[0])
    yield View("en", "timeline", "part=study&mine=andash&from=2024&to=2025", (), BOTH[1])
    # Records that a number of the title has opened.
    yield View("ru", "participation", "part=demands&behind=demands.most", (), BOTH[0])


def in_turn() -> list[View]:
    """All views, those that begin in the dark after the others: a change of theme draws a page anew."""
    return sorted((*as_they_open(), *chosen(), *others()), key=lambda view: view.axe[:1] == ("dark",))


@pytest.mark.parametrize("view", in_turn(), ids=str)
def test_a_view_has_room_for_its_words_is_read_from_the_back_row_and_axe_finds_nothing(
    walk: Callable[..., Visitor], view: View
) -> None:
    theme = view.axe[0] if view.axe else "light"
    widths = [*([SIZES["projector"]] if view.projected else []), *((width, HEIGHT) for width in view.room)]
    # The theme before the turn: a change of theme alone does not run the page.
    walker = walk(size=(widths or [SIZES[AXE[theme][0]]])[0], theme=theme)
    walker.turn(view.screen, f"lang={view.lang}&{view.query}").expect_theme(theme)
    wrong = walker.page.evaluate(BARE_LINKS)
    wrong += too_small(walker, view.projected) if view.projected else []
    for width in view.room:
        wrong += [f"no room at {width} px: {fault}" for fault in without_room(walker, width)]
    if view.axe:
        wrong += found_by_axe(walker, view)
    assert not wrong, "\n".join(wrong)
    walker.expect_no_harm()


def at_last(find: Callable[[], list[Any]]) -> list[Any]:
    """What is wrong once charts have had their time to follow the window."""
    until = time.monotonic() + FOLLOWING
    while (wrong := find()) and time.monotonic() < until:
        time.sleep(0.1)
    return wrong


def fit(walker: Visitor, size: tuple[int, int]) -> Visitor:
    """The window of this size, which it may have already."""
    is_there = walker.page.viewport_size == {"width": size[0], "height": size[1]}
    return walker if is_there else walker.resize(*size)


def without_room(walker: Visitor, width: int) -> list[Any]:
    """What is wider than the window, or cut off, at a width."""
    page = fit(walker, (width, HEIGHT)).page
    return at_last(lambda: page.evaluate(TOO_WIDE) + page.evaluate(CUT))


def too_small(walker: Visitor, measure: str) -> list[str]:
    """Words of charts or lists that nobody in the back row reads, or that leave their place."""

    def find() -> list[str]:
        seen = walker.page.evaluate(measure)
        wrong = [f"{name}: {least:.1f} px from the back row" for name, least, _, _ in seen if least < LEAST]
        wrong += [
            f"{name}: {right:.0f} px, its place ends at {edge:.0f}"
            for name, _, right, edge in seen
            if right > edge + 2
        ]
        return wrong if seen else ["nothing to measure on a projector"]

    return at_last(find)


def found_by_axe(walker: Visitor, view: View) -> Iterator[str]:
    """What axe finds in the first theme; in the second one the theme alone changes, as that of a visitor's machine does in the evening."""
    first, *then = view.axe
    whole, looks = AXE[first]
    for size in (whole, looks) if view.screen in SIZED and not then else (whole,):
        fit(walker, SIZES[size]).stretch()  # what is scrolled away is not checked for contrast
        for fault in faults_of(walker, rules=LOOKS if size == looks else ()):
            yield f"axe, {first}, {size}: {fault}"
    for theme in then:
        walker.page.emulate_media(color_scheme=theme)
        walker.settle().expect_theme(theme)
        walker.settle()  # what the page asks for once it has the theme
        for fault in faults_of(walker, rules=COLOURS):
            yield f"axe, {theme}: {fault}"
