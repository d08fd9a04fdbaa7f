"""A number and its noun go together: no sentence says "1 violent incidents" or hides its grammar behind a colon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.choosing import counting
from dashboard.choosing.selection import Selection
from dashboard.figures import participation, study, timeline
from dashboard.figures.overview import overview
from dashboard.figures.words import case_text, phrases
from dashboard.figures.words.amounts import small, tally
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import kind_names, response_names
from dashboard.i18n import LANGUAGES, Translator, capital
from dashboard.reading import case_words
from support import shipped

EN, RU, KY = Translator("en"), Translator("ru"), Translator("ky")


def test_events_are_counted_by_kind_and_what_is_not_there_is_not_named() -> None:
    kinds = ["violent", "peaceful", "peaceful", "court"]
    assert said(phrases.tally(EN, kinds)) == "2 peaceful protests, 1 violent incident and 1 other event"
    assert (
        said(phrases.tally(RU, kinds))
        == "2 мирные акции протеста, 1 насильственный инцидент и 1 другое событие"
    )
    assert said(phrases.tally(KY, ["violent"])) == "1 зомбулук колдонулган окуя"
    assert phrases.tally(EN, []) == ""


def test_a_range_is_many_though_it_ends_with_one() -> None:
    found = counting.Count("violent", (), (2006, 2007), broad=("one",))
    told = [said(phrase(EN, found)) for phrase in (phrases.protests, phrases.incidents, phrases.court_cases)]
    assert told == ["0–1 peaceful protests", "0–1 violent incidents", "0–1 court cases"]


def test_a_list_of_counts_has_a_noun_for_each_and_leaves_out_what_is_not_there() -> None:
    counts = {"hearing": 5, "peaceful": 21, "court": 1, "policy": 0}
    assert phrases.by_kind(EN, counts) == "21 peaceful protests, 1 court case, 5 hearings or talks"
    assert (
        phrases.by_kind(RU, counts) == "21 мирная акция протеста, 1 судебное дело, 5 слушаний или переговоров"
    )
    assert phrases.by_kind(KY, {"ownership": 3}) == "ээсинин 3 алмашуусу"
    every = dict.fromkeys(kind_names(EN), 2)
    assert phrases.by_kind(EN, every).count(", ") == len(every) - 1
    assert tally({"a": 2, "b": 0}, {"a": "press", "b": "court"}, EN) == "press 2"
    assert tally({"a": 2, "b": 7}, {"a": "пресса", "b": "суд"}, RU) == "суд — 7, пресса — 2"


def test_no_sentence_counts_to_nought_where_nothing_is_to_say() -> None:
    data = shipped()
    jerui = timeline.actions_per_year(data, Selection(mines=("jerui",)), EN).sentence
    assert "span of years" not in jerui and jerui.endswith(").")
    assert "For 3 events only a span" in timeline.actions_per_year(data, Selection(), EN).sentence
    singular = study.study_against_documented(data, Selection(mines=("jerui",)), RU).title
    assert singular == "1 из 3 чисел исследования расходится с документами"


def test_words_within_a_sentence_are_small_but_for_abbreviations_and_names() -> None:
    assert [small(text) for text in ("Остаток", "EITI", "«Азаттык»", "2015", "")] == [
        "остаток", "EITI", "«Азаттык»", "2015", "",
    ]  # fmt: skip


def test_a_text_of_the_data_keeps_its_first_letter_which_may_be_a_name_s() -> None:
    data = shipped()
    payments = [row for row in data.records.local_payments if row.period_en[:1].isupper()]
    said = " ".join(participation.payments(data, EN).conflicts + participation.auctions(data, EN).conflicts)
    assert any(f". {row.period_en}. According to" in said for row in payments)
    assert ". Bids in the Jerui tender, by another report: 1." in said


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_says_the_word_of_its_kind_once(lang: str) -> None:
    t = Translator(lang)
    names = response_names(t)
    said = {
        row.response: phrases.answer(names[row.response], t.text(row, "detail"))
        for row in shipped().records.responses
        if row.action_id == "motorcade-2007-05-26"
    }
    for code in ("police", "arrests"):
        stem = names[code][:5].casefold()
        assert said[code].casefold().count(stem) == 1
    assert said["investigation"].startswith(f"{capital(names['investigation'])}. ")


def test_an_answer_of_which_nothing_is_known_is_its_kind() -> None:
    assert phrases.answer("works stopped", "") == "Works stopped"
    assert phrases.answer("works stopped", "Drilling ended.") == "Works stopped. Drilling ended."
    assert phrases.answer("works stopped", "Work stopped.") == "Work stopped."


def test_a_kind_is_said_where_a_word_of_the_sentence_only_looks_like_it() -> None:
    assert phrases.answer("policy", "Police stayed away.") == "Policy. Police stayed away."
    assert phrases.answer("police", "A policy was announced.") == "Police. A policy was announced."
    assert phrases.answer("works stopped", "Works went on.") == "Works stopped. Works went on."
    assert phrases.answer("arrests", "Five were arrested.") == "Five were arrested."
    assert phrases.answer("работы остановлены", "Работы остановились.") == "Работы остановились."
    assert phrases.answer("камакка алуу", "Беш адам камакка алынган.") == "Беш адам камакка алынган."
