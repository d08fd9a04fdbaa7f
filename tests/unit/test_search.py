"""The search over everything: plain letters find every spelling, in three languages; each hit leads to its view."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard import searching
from dashboard.case import translator
from dashboard.choosing import recommended, view_address
from dashboard.choosing.searched_words import searched_words
from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, finding
from dashboard.figures.words.names import status_names, theme_names
from dashboard.i18n import LANGUAGES
from support import shipped, some

T = translator(shipped(), "en")


def _hits(q: str, lang: str = "en") -> dict[str, list[finding.Hit]]:
    found = finding.search(shipped(), Selection(lang=lang, q=q), translator(shipped(), lang))
    return {group.id: list(group.hits) for group in found}


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("КОПУРО базар", "Көпүрө-Базар"),
        ("жеруй", "Жерүй"),
        ("кара ои", "Кара-Ой"),
        ("kara-oi", "Kara\u2011Oi"),
        ("jerooyaltyn", "JerooyAltyn"),
        ("cote d azur", "Côte-d\u2019 Azur"),
        ("Isik kol", "Isık-köl"),  # a Turkish keyboard has both letters
        ("talas_2017/en", "Talas 2017 EN"),
    ],
)
def test_plain_letters_find_every_spelling(typed: str, written: str) -> None:
    assert searching.holds(searching.folded(written), searching.words(typed))
    assert not searching.holds(searching.folded(written), searching.words(f"{typed} nosuch"))


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
@pytest.mark.parametrize("typed", ["kopuro bazar", "копуро базар", "Көпүрө-Базар"])
def test_a_place_is_found_in_every_language_by_any_of_its_names(typed: str, lang: str) -> None:
    first, *_ = _hits(typed, lang)["places"]
    assert parse_qs(urlsplit(first.address).query)["place"] == ["kopuro-bazar"]


@pytest.mark.parametrize(
    ("typed", "lang", "place"),
    [
        ("Кара-Ойдун", "ky", "kara-oi"),
        ("кара ойдо", "ky", "kara-oi"),
        ("Бекмолдого", "ky", "bekmoldo"),
        ("Жерүйдүн", "ky", "jerui"),
        ("Андаштан", "ky", "andash"),
        ("Аралдагы", "ky", "aral"),
        ("Кара-Ое", "ru", "kara-oi"),
        ("Джеруе", "ru", "jerui"),
        ("Андаша", "ru", "andash"),
        ("Таласом", "ru", "talas"),
    ],
)
def test_a_place_is_found_by_its_name_with_the_ending_of_a_case(typed: str, lang: str, place: str) -> None:
    hits = _hits(typed, lang)["places"]
    assert place in [parse_qs(urlsplit(hit.address).query)["place"][0] for hit in hits]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Кара-Ое", "Кара-Ой"),
        ("Кара-Оя", "Кара-Ой"),
        ("Кара-Ою", "Кара-Ой"),
        ("Кара-Оем", "Кара-Ой"),
        ("Чолпон-Аты", "Чолпон-Ата"),
    ],
)
def test_a_short_last_word_of_a_name_is_not_left_as_a_letter_that_is_in_every_text(
    typed: str, name: str
) -> None:
    data = shipped()
    assert searched_words(typed, data) == searching.words(name)
    assert evidence.found(data, typed) == evidence.found(data, name)
    assert _hits(typed, "ru") == _hits(name, "ru")


@pytest.mark.parametrize("typed", ["аралаш", "талант", "талаа", "жерде"])
def test_another_word_that_begins_as_a_name_does_is_searched_for_whole(typed: str) -> None:
    assert searched_words(typed, shipped()) == searching.words(typed)


def test_documents_and_recommendations_are_found_by_a_name_with_its_ending_too() -> None:
    data = shipped()
    assert evidence.found(data, "Жерүйгө") == evidence.found(data, "Жерүй")
    assert recommended.recommendations(data, Selection(q="Джеруем")) == recommended.recommendations(
        data, Selection(q="Джеру")
    )


def test_every_hit_leads_to_a_view_that_the_address_knows() -> None:
    hits = [hit for hits in _hits("jerui").values() for hit in hits]
    for hit in some(hits):
        screen, _, query = hit.address.partition("?")
        _, unknown = view_address.parse(
            {name: values[0] for name, values in parse_qs(query).items()}, shipped()
        )
        assert screen in {"place", "timeline", "recommendations", "sources"} and not unknown
    assert set(_hits("jerui")) >= {"places", "events", "documents"}


def test_a_name_that_holds_the_words_comes_before_a_text_that_does() -> None:
    events = _hits("oxus")["events"]
    named = ["oxus" in hit.words.casefold() for hit in some(events)]
    assert named == sorted(named, reverse=True) and any(named)


def test_a_recommendation_is_named_without_the_stop_of_the_list_it_stood_in() -> None:
    assert all(hit.words[-1] not in ";." for hit in some(_hits("mining")["recommendations"]))


def test_nothing_searched_for_finds_nothing_and_an_unknown_word_says_so() -> None:
    assert not _hits("") and not _hits("   ") and not _hits("zq7x")
    assert finding.told(0, "zq7x", T) != finding.told(1, "zq7x", T)


def test_the_searches_of_other_screens_take_plain_letters_too() -> None:
    data = shipped()
    assert evidence.found(data, "жеруй") and evidence.found(data, "жеруй") == evidence.found(data, "Жерүй")
    asked = recommended.recommendations(data, Selection(q="жергиликтуу"))
    assert asked and asked == recommended.recommendations(data, Selection(q="Жергиликтүү"))


def test_of_very_many_hits_the_number_is_whole_and_few_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {group.id: group.n for group in finding.search(shipped(), Selection(q="jerui"), T)}
    monkeypatch.setattr(finding, "MOST", 3)
    few = finding.search(shipped(), Selection(q="jerui"), T)
    assert {group.id: group.n for group in few} == whole and whole["events"] > 3
    assert max(len(group.hits) for group in few) == 3


def test_of_very_many_hits_those_are_told_whose_name_holds_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    in_order = _hits("oxus")["documents"]
    named = [hit for hit in in_order if "oxus" in hit.words.casefold()]
    monkeypatch.setattr(finding, "MOST", len(some(named)))
    assert _hits("oxus")["documents"] == named != in_order


@pytest.mark.parametrize(("typed", "lang"), [("hurt", "en"), ("пострадали", "ru"), ("жаракат", "ky")])
def test_who_asks_for_people_hurt_finds_the_events_where_a_number_is_told(typed: str, lang: str) -> None:
    addresses = " ".join(hit.address for hit in _hits(typed, lang)["events"])
    for event in ("taldy-bulak-2011-10-violent", "jerui-2020-10-06-violent", "jerui-2007-05-26-violent"):
        assert f"event={event}" in addresses


def test_a_note_of_an_event_is_searched_as_its_summary_is() -> None:
    assert any("2007-05-26" in hit.address for hit in _hits("how many were injured was not found")["events"])


def test_strange_letters_are_compared_and_none_of_them_is_kept() -> None:
    before = len(searching._PLAIN)
    strange = "".join(map(chr, range(0x4E00, 0x5E00)))
    assert searching.folded(strange) == strange
    assert len(searching._PLAIN) == before


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("national government", "en"),
        ("Центральная власть", "ru"),
        ("борбордук бийлик", "ky"),
        ("центральная власть", "en"),
    ],
)
def test_whoever_is_addressed_is_found_with_all_that_they_are_asked(typed: str, lang: str) -> None:
    found = _hits(typed, lang)
    own = [row.recommendation_id for row in recommended.every(shipped()) if row.stakeholder_id == "national"]
    t = translator(shipped(), lang)
    (group,) = found["groups"]
    assert parse_qs(urlsplit(group.address).query)["stakeholder"] == ["national"]
    assert group.what == t.plural("{n} recommendation", "{n} recommendations", len(own))
    asked = [parse_qs(urlsplit(hit.address).query)["recommendation"][0] for hit in found["recommendations"]]
    assert asked[: len(own)] == own, "what they are asked comes first"


def test_a_recommendation_is_found_by_addressee_theme_and_status_in_any_language() -> None:
    (first, *_) = _hits("national government monitoring")["recommendations"]
    assert "Independent Monitoring Unit" in first.words
    for row in recommended.every(shipped()):
        for lang in LANGUAGES:
            t = translator(shipped(), lang)
            for words in (theme_names(t)[row.theme], status_names(t)[row.status]):
                addresses = [hit.address for hit in _hits(words)["recommendations"]]
                assert any(f"recommendation={row.recommendation_id}" in address for address in addresses)
