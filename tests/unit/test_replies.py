"""Replies stand beside what is said of those who reply, in full and with their date; also that there is none, and how to send one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from dashboard import case, checked
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations, story
from dashboard.figures.story.sheet import Code, Sheet, Words
from dashboard.outputs import replies
from dashboard.reading.dataset import Dataset
from support import shipped

DATA = shipped()
T = case.translator(DATA, "en")
REACHED = replace(
    DATA,
    schema={**DATA.schema, "contributors": [{"title": "A", "email": "atlas@example.org"}]},
)  # somebody is named to whom one writes


def with_replies(*rows: dict[str, str]) -> Dataset:
    """The shipped case with some invented replies."""
    blank = dict.fromkeys(DATA["replies"].columns, "")
    table = pd.DataFrame([{**blank, **row} for row in rows])
    return replace(DATA, tables={**DATA.tables, "replies": table})


GIVEN = {
    "reply_id": "company-2026-11",
    "name_en": "A company",
    "date_edtf": "2026-11-20",
    "stakeholder_id": "company",
    "mine_id": "jerui",
    "lang": "ru",
    "verbatim": "<b>Это</b> не так.",
    "text_en": "This is <i>not</i> so.",
}


def test_where_nobody_has_replied_that_is_said_with_the_way_to_reply() -> None:
    box = replies.box("Jerui", DATA, T, mine_id="jerui")
    assert "No reply has been received." in box
    assert "<details" in box
    assert " open" not in box
    assert "mailto:" not in box and "This copy names no address for replies yet." in box


def test_a_reply_is_shown_with_its_date_and_in_its_own_words_beside_what_it_is_about() -> None:
    data = with_replies(GIVEN)
    box = replies.box("Jerui", data, T, mine_id="jerui")
    assert " open>" in box
    assert "A company, 20 November 2026" in box
    assert "This is &lt;i&gt;not&lt;/i&gt; so." in box, "as text, whatever it holds"
    assert '<blockquote lang="ru">&lt;b&gt;' in box
    assert "No reply" not in box
    assert "No reply has been received." in replies.box("Andash", data, T, mine_id="andash")


def test_replies_come_in_the_order_of_their_dates() -> None:
    later, sooner = GIVEN, {**GIVEN, "reply_id": "first", "date_edtf": "2026-03"}
    data = with_replies(later, sooner)
    found = replies.about(data, stakeholder_id="company")
    assert replies.about(data) == found, "all of them"
    assert replies.about(data, stakeholder_id="company", mine_id="andash") == (), "about both at once"
    assert [reply.reply_id for reply in found] == ["first", "company-2026-11"]


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_the_letter_has_what_a_reply_should_say(lang: str) -> None:
    t = case.translator(DATA, lang)
    address = urlsplit(replies.letter('Jerui & "others"\r\nBcc: x@example.org', REACHED, t))
    asked = parse_qs(address.query)
    assert (address.scheme, address.path) == ("mailto", "atlas@example.org")
    assert set(asked) == {"subject", "body"}, "no line of the name becomes a line of the head"
    assert len(asked["body"][0].splitlines()) >= 5


def test_the_letter_goes_to_the_contact_of_the_package() -> None:
    assert replies.letter("Jerui", REACHED, T).startswith("mailto:atlas@example.org?subject=")
    box = replies.box("Jerui", REACHED, T)
    assert "Send it to atlas@example.org." in box and "mailto:atlas@example.org?" in box
    assert "no address" not in box


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_nobody_is_asked_to_write_where_nobody_is_named(lang: str) -> None:
    t = case.translator(DATA, lang)
    sends = t("One square is one document. Know better? Send us yours; it will be shown beside the claim.")
    rule = t("Know better? See Sources, “Reuse and reply”.")
    for data, is_asked in ((DATA, False), (REACHED, True)):
        (scene,) = [scene for scene in story.story(data, t) if scene.id == "sources"]
        assert (sends in scene.foot) == is_asked
        assert isinstance(scene.drawing, Sheet) and scene.narrow
        told = t("Look it up in the atlas under Sources, and correct what is wrong.")
        looked = t("Look it up in the atlas under Sources.")
        shown = told if is_asked else looked
        (code,) = [shape for shape in scene.drawing.shapes if isinstance(shape, Code)]
        assert code.words == (t("Look it up, correct it") if is_asked else t("Look it up"))
        assert code.instead and " ".join(code.instead.lines) == shown
        assert shown in [" ".join(shape.lines) for shape in scene.narrow.shapes if isinstance(shape, Words)]
        (note,) = recommendations.overview(data, Selection(), t).notes
        assert (rule in note) == is_asked
        lines = list(checked.lines(data))
        assert any("has an email" in line for line in lines) != is_asked and lines[0].startswith("OK")
