"""A number and its noun go together: no sentence says "1 violent incidents" or hides its grammar behind a colon."""

from __future__ import annotations

from dataclasses import replace

from dashboard import case_words
from dashboard.figures import case_text, overview, phrases
from dashboard.i18n import Translator
from support import shipped

EN, RU, KY = Translator("en"), Translator("ru"), Translator("ky")


def test_events_are_counted_by_kind_and_what_is_not_there_is_not_named() -> None:
    kinds = ["violent", "peaceful", "peaceful", "court"]
    assert phrases.tally(EN, kinds) == "2 peaceful protests, 1 violent incident and 1 other event"
    assert phrases.tally(RU, kinds) == "2 мирные акции протеста, 1 насильственный инцидент и 1 другое событие"
    assert phrases.tally(KY, ["violent"]) == "зомбулук колдонулган 1 окуя"
    assert phrases.tally(EN, []) == ""


def test_a_case_without_texts_of_its_own_is_counted_in_words() -> None:
    data = shipped()
    bare = replace(data, tables={**data.tables, "texts": data["texts"].iloc[:0]})
    assert "n_deposits" not in case_words.TEXTS["overview-title"]
    title = case_text.text(bare, EN, "overview-title")
    assert title.startswith("3 gold deposits, ")
    assert title.endswith(" documented events")
    lead = overview.lead(bare, EN)
    assert "The deposits are Jerui, Andash and Taldy-Bulak." in lead
    assert "4 violent incidents" in lead
    assert ": " not in lead.removesuffix(".").rpartition("By the latest sources: ")[0]
    one = replace(bare, tables={**bare.tables, "mines": data["mines"].iloc[:1]})
    assert "The deposit is Jerui." in overview.lead(one, EN)
    assert case_text.text(one, RU, "overview-title").startswith("1 месторождение золота, ")


def test_words_of_the_study_in_translation_are_not_said_to_be_as_written() -> None:
    assert case_text.quoted_from(shipped(), EN).endswith(", as written")
    for t, ours in ((RU, "наш перевод"), (KY, "биздин котормо")):
        assert case_text.quoted_from(shipped(), t).endswith(ours)
