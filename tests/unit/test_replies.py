"""Replies stand beside what is said of those who reply, in full and with their date; also that there is none, and how to send one."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from dashboard import case
from dashboard.outputs import replies
from dashboard.reading.dataset import Dataset
from support import shipped

DATA = shipped()
T = case.translator(DATA, "en")


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
    assert "mailto:?subject=" in box


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
    address = urlsplit(replies.letter('Jerui & "others"\r\nBcc: x@example.org', DATA, t))
    asked = parse_qs(address.query)
    assert (address.scheme, address.path) == ("mailto", "")
    assert set(asked) == {"subject", "body"}, "no line of the name becomes a line of the head"
    assert len(asked["body"][0].splitlines()) >= 5


def test_the_letter_goes_to_the_contact_of_the_package() -> None:
    schema = {**DATA.schema, "contributors": [{"title": "A", "email": "atlas@example.org"}]}
    data = replace(DATA, schema=schema)
    assert replies.letter("Jerui", data, T).startswith("mailto:atlas@example.org?subject=")
    assert "Send it to atlas@example.org." in replies.box("Jerui", data, T)
