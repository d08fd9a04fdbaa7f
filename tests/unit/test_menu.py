"""The menu leads to every screen that has data, with the choices that all share, and is the same on each of them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard.choosing.selection import Selection
from dashboard.i18n import Translator
from dashboard.outputs.menu import menu
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from dashboard.screens import SCREENS
from support import some

DATA = load(SHIPPED_DATA)
LINK = re.compile(r'<a (?:class="\w+" )?href="([^"]+)">(.*?)</a>')


def links(chosen: Selection, lang: str = "en") -> dict[str, str]:
    """Words of each link, those of its icon left out, and its address."""
    found = some(LINK.findall(menu(DATA, Translator(lang), chosen)))
    return {re.sub("<i.*?</i>|<.*?>", "", words): unescape(address) for address, words in found}


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_it_names_each_screen_in_the_visitors_language(lang: str) -> None:
    t = Translator(lang)
    ways = links(Selection(lang=lang), lang)
    assert list(ways) == [t.said(item.title) for item in SCREENS if item.is_in_menu] + [t("Search")]
    assert all(f"lang={lang}" in address for address in ways.values())


def test_the_front_page_is_reached_from_below_any_folder() -> None:
    assert links(Selection())["Overview"].startswith(".?")
    assert links(Selection())["Map"].startswith("map?")


def test_it_is_the_same_whatever_is_chosen_and_names_what_its_links_take_along() -> None:
    drawn = menu(DATA, Translator(), Selection(mines=("jerui",), year_from=2006, place="aral", q="gold"))
    assert drawn == menu(DATA, Translator(), Selection(event="x"))
    assert 'data-keeps="mine from to"' in drawn


def test_within_a_talk_it_leads_back_to_the_slide() -> None:
    ways = links(Selection(step=5, talk="short", mines=("jerui",)))
    assert "Talk" not in ways
    back = ways["Back to the talk (slide 5)"]
    assert back.startswith("present?")
    assert {"step=5", "talk=short"} <= set(back.partition("?")[2].split("&"))
    assert "Talk" in links(Selection())
