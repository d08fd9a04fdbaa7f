"""The screen of sources: documents first, whose account they are, a search among them, and tables before what their columns hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import pytest
from markupsafe import escape

from dashboard.dates import span
from dashboard.figures import evidence
from dashboard.figures.words.accounts import account_of
from dashboard.i18n import LANGUAGES
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from screens import faces, followed, open_screen, texts, view
from support import shipped, some


def test_a_figure_that_is_a_table_by_itself_opens_as_its_table() -> None:
    assert faces("sources", section="tables", table="seats") == [["Table", "Sources", "Download"]] * 2
    assert len(view("sources", section="tables", table="seats").main.dataframe) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_tables_says_which_one_is_shown(lang: str) -> None:
    main = view("sources", section="tables", lang=lang).main
    (listed,) = re.findall(r'<select data-name="table">(.*?)</select>', texts(main))
    ids = re.findall(r'<option value="([^"]*)">', listed)
    tables = list(load(SHIPPED_DATA).tables)
    assert ids == ["", *tables[1:]], "what an address means that names none is the first"


def test_a_search_in_sources_answers_with_the_documents_and_counts_follow_it() -> None:
    here = view("sources", q="Oxus").main
    said, rows = texts(here), load(SHIPPED_DATA).rows("sources")
    found = evidence.found(load(SHIPPED_DATA), "Oxus")
    assert 3 < len(found) < len(rows)
    assert all(escape(rows[item].title_en) in said for item in found)
    (voices,) = re.findall(r'<details class="pick-many" data-name="voice".*?</details>', said, re.DOTALL)
    assert "Whose account (◦\u00a0=\u00a0a side of the conflict)" in voices
    assert sum(map(int, re.findall(r"\((\d+)\)</span></label>", voices))) == len(found)


def test_sources_begin_with_documents_the_newest_first_and_a_click_shows_more() -> None:
    at = open_screen("sources")
    rows = load(SHIPPED_DATA).rows("sources")

    def listed() -> list[str]:
        return re.findall(r"source=([\w-]+)#document", texts(at))

    first = listed()
    days = [span(rows[item].date_edtf).last for item in some(first)]
    assert days == sorted(days, reverse=True) and days[0].year == 2026
    next(button for button in at.button if button.key == "more-documents").click().run()
    assert listed()[: len(first)] == first and len(listed()) == 2 * len(first) < len(rows)


def test_sources_begin_with_whose_account_they_are_and_each_bar_leads_to_its_documents_in_the_list() -> None:
    at, rows = open_screen("sources"), load(SHIPPED_DATA).rows("sources")
    said = texts(at)
    assert said.index('class="accounts"') < said.index("#document")
    bars = re.findall(r'<a href="([^"]+#found)"><span class="name">([^<]+)</span>.*?<b>(\d+)</b>', said)
    spoken = Counter(account_of(source, shipped()) for source in rows)
    assert sum(int(n) for _, _, n in some(bars)) == len(rows)
    for address, voice_words, n in bars:
        chosen = followed(address.partition("#")[0])
        assert int(n) == spoken[chosen["voice"]], voice_words
    voice = followed(bars[-1][0].partition("#")[0])["voice"]
    listed = re.findall(
        r"source=([\w-]+)&amp;voice=[\w-]+#document", texts(open_screen("sources", voice=voice))
    )
    assert {account_of(source, shipped()) for source in some(listed)} == {voice}


@pytest.mark.parametrize("query", [{"q": "Oxus"}, {"voice": "company"}, {"source": "deck-2017"}], ids=str)
def test_who_looks_for_documents_sees_them_before_whose_account_they_are(query: Mapping[str, str]) -> None:
    said = texts(open_screen("sources", **query))
    assert said.index("records are based on this document") < said.index('class="accounts"')


def test_an_open_document_is_closed_where_it_stands() -> None:
    at = open_screen("sources", source="deck-2017")
    assert "records are based on this document**" in texts(at)
    next(button for button in at.button if button.key == "close-document").click().run()
    assert "records are based on this document**" not in texts(at) and "source" not in at.query_params


def test_a_table_comes_before_what_its_columns_hold_and_what_its_rows_are_is_said_once() -> None:
    said = texts(view("sources", section="tables", table="turnout_claims").main)
    assert said.index('id="rows-turnout_claims"') < said.index('id="dictionary-turnout_claims"')
    (about,) = (
        str(item["description"])
        for item in load(SHIPPED_DATA).schema["resources"]
        if item["name"] == "turnout_claims"
    )
    assert said.count(about) == 1
