"""What may be printed, what a spreadsheet may run, and what is an address: one answer for every part of the program."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.addresses import MOST, web_address
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.words import plain, together
from dashboard.paths import TEMPLATES
from dashboard.searching import folded, holds, words
from dashboard.texts import JOINER, begins_like_formula, is_formula, printable, unbroken, unprintable, visible
from support import some

ANY = st.text(st.characters(exclude_categories=()))
EVERY = range(0x110000)


def test_every_character_that_a_drawing_cannot_hold_is_unprintable() -> None:
    """XML 1.0, 2.2: whatever is no Char of it. A carriage return is one, and refused as it ends lines here and not there."""
    allowed = {0x9, 0xA, *range(0x20, 0xD800), *range(0xE000, 0xFFFE), *range(0x10000, 0x110000)}
    assert [number for number in EVERY if number not in allowed and not unprintable(chr(number))] == []


def test_hardly_any_other_character_is() -> None:
    refused = sum(unprintable(chr(number)) for number in EVERY)
    assert (
        refused == 2048 + 30 + 33 + 32 + 34 + 9
    )  # halves, C0, DEL and C1, FDD0 to FDEF, last two of a plane, bidi


@given(ANY)
def test_what_is_printable_can_be_drawn_and_loses_no_other_letter(text: str) -> None:
    kept = printable(text)
    assert not unprintable(kept)
    assert kept == "".join(letter for letter in text if not unprintable(letter))
    ET.fromstring(f"<x>{kept.replace('&', '').replace('<', '')}</x>".encode())


@given(ANY, st.integers(1, 50))
def test_what_is_shown_is_one_line_that_can_be_printed(text: str, most: int) -> None:
    shown = visible(text, most)
    assert not unprintable(shown) and "\n" not in shown and "\t" not in shown
    assert len(shown) <= 6 * most


@pytest.mark.parametrize("text", ["", "-", "–5", "a=1", "-5", "+5 %", "-8.8 per cent"])
def test_an_honest_text_is_no_formula(text: str) -> None:
    assert not is_formula(text)


@pytest.mark.parametrize(
    "text", ["=1", "＝1", "﹦1", "@a", "＠a", "+a", "-a", "\t=1", "\r=1", "-1+cmd|x", "+996(1)", "-5%=1"]
)
def test_what_a_spreadsheet_may_run_is_a_formula(text: str) -> None:
    assert is_formula(text) and begins_like_formula(text)


@given(st.from_regex(r"(https?|ftp|javascript)://?[^a]{0,8}[a-z.:\[\]@]{0,9}", fullmatch=True) | ANY)
def test_an_address_is_given_back_as_it_is_and_parses(text: str) -> None:
    found = web_address(text)
    assert found in (None, text)
    if found:
        parts = urlsplit(found)
        assert parts.scheme in ("http", "https") and parts.hostname and not parts.username
        assert not set(found) & set(" \"'<>\\\n\t") and len(found) <= MOST


def test_a_title_breaks_at_no_hyphen_of_a_name_and_no_line_begins_with_a_dash() -> None:
    told = together("Далеко ли от села Кара-Ой? В публикациях — от 5 до 30 км")
    assert told == "Далеко ли от села Кара-\u2060Ой? В публикациях\u00a0— от 5\u00a0до 30\u00a0км"
    assert together("14–18 protests, 1994-2016") == "14–18 protests, 1994-\u20602016"


def test_no_line_of_a_page_ends_with_a_short_russian_word() -> None:
    told = "Кто и в каком селе, из-за чего — и с кем: не для всех"
    assert (
        unbroken(told)
        == "Кто и\u00a0в\u00a0каком селе, из-за\u00a0чего\u00a0— и\u00a0с\u00a0кем: не\u00a0для\u00a0всех"
    )
    assert unbroken("Из ") == "Из\u00a0", "a number that leads somewhere follows"
    assert "На\u00a0карте" in markup("quiet", text="На карте") and plain("На карте") == "На\u00a0карте"
    for other in ("a map of the valley", "Кыргызстан боюнча", "Скажи ави: на"):
        assert unbroken(other) == other
    assert holds(folded(unbroken("Вода в селе")), words("в селе")), "what is copied from a page is found"


def test_no_line_of_a_page_begins_with_the_dot_between_facts() -> None:
    assert unbroken("village · Кара-Ой · 2017") == "village\u00a0· Кара-Ой\u00a0· 2017"
    assert "state\u00a0· 2017" in markup("quiet", text="state · 2017") and plain("a · b") == "a\u00a0· b"
    for template in some([*TEMPLATES.glob("*.html")]):
        written = template.read_text(encoding="utf-8")
        # No line is broken in a title, and what is put in is tied as it comes.
        own = re.sub(r"<title>.*?</title>|<meta .*?>|\{\{.*?\}\}", "", written)
        assert " ·" not in own, f"{template.name}: a line may begin with the dot"


def test_a_title_keeps_a_count_with_what_it_counts() -> None:
    assert (
        together("11 встреч и 1 место, 2007 и 2011 годы") == "11\u00a0встреч и 1\u00a0место, 2007 и 2011 годы"
    )


def test_no_line_ends_within_a_range_or_before_the_ending_of_a_number() -> None:
    page = markup("quiet", text="7–10 in 2006–2014; 2017-жылкы, 2017-02-24") + plain("11–13")
    for kept in (f"7–{JOINER}10", f"2006–{JOINER}2014", f"2017-{JOINER}жылкы", f"11–{JOINER}13"):
        assert kept in page
    assert page.count(JOINER) == 4
    address = markup("link", address="sources?source=24-kg-2026-02-24", words="2–3", is_outside=False)
    assert 'href="sources?source=24-kg-2026-02-24"' in address and f"2–{JOINER}3" in address
    outside = "https://example.org/2006–2014-жылы"
    assert f'href="{outside}"' in markup("link", address=outside, words="2–3", is_outside=True)
    assert holds(folded(f"7–{JOINER}10"), words("7-10")), "what is copied from a page is found"
