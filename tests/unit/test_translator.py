"""What a translator says: counted words, dates no finer than they are known, numbers, and a missing text in English."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dashboard import i18n
from dashboard.i18n import Translator, later
from support import some

OTHERS = ("ru", "ky")


@pytest.mark.parametrize(
    ("n", "russian", "kyrgyz"),
    [
        (1, "1 источник", "1 булак"),
        (2, "2 источника", "2 булак"),
        (5, "5 источников", "5 булак"),
        (11, "11 источников", "11 булак"),
        (21, "21 источник", "21 булак"),
        (1000, "1\u00a0000 источников", "1\u00a0000 булак"),
    ],
)
def test_counted_words_have_the_form_that_their_number_asks_for(n: int, russian: str, kyrgyz: str) -> None:
    for lang, wanted in (("ru", russian), ("ky", kyrgyz)):
        said = Translator(lang).plural("{n} source", "{n} sources", n)
        assert said.casefold().endswith(wanted), said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2007", {"en": "2007", "ru": "2007", "ky": "2007"}),
        ("2007-05", {"en": "May 2007", "ru": "май 2007 г.", "ky": "2007-ж., май"}),
        ("2007-05-26", {"en": "26 May 2007", "ru": "26 мая 2007 г.", "ky": "2007-ж., 26-май"}),
        (
            "2007-05-14/2007-05-16",
            {"en": "14–16 May 2007", "ru": "14–16 мая 2007 г.", "ky": "2007-ж., 14–16-май"},
        ),
        (
            "2022-04/2022-08",
            {"en": "April – August 2022", "ru": "апрель – август 2022 г.", "ky": "2022-ж., апрель – август"},
        ),
        ("2006-05/2007-01", {"en": "May 2006 – January 2007", "ky": "2006-ж., май – 2007-ж., январь"}),
        ("2004/2005", {"en": "2004–2005", "ru": "2004–2005", "ky": "2004–2005"}),
        ("2006-06/2007", {"en": "June 2006 – 2007", "ru": "июнь 2006 г. – 2007"}),
        ("2013-12-23/2014-03-19", {"en": "23 December 2013 – 19 March 2014"}),
    ],
)
def test_a_date_is_said_no_finer_than_it_is_known(edtf: str, said: Mapping[str, str]) -> None:
    for lang, words in some(said.items()):
        assert Translator(lang).date(edtf).replace("\u202f", " ").replace("\u00a0", " ") == words


def test_a_date_at_the_end_of_a_sentence_has_one_full_stop() -> None:
    """A Russian date ends with the full stop of its «г.»."""
    t = Translator("ru")
    said = t("As seen on {date}.", date=t.date("2026-11-27"))
    assert said.split()[-2:] == ["2026", "г."]
    assert Translator()("As seen on {date}.", date="27 November 2026").endswith("2026.")


def test_numbers_are_written_as_the_language_does() -> None:
    assert Translator("en").number(1234.5, 1) == "1,234.5"
    assert Translator("ru").number(1234.5, 1).replace("\u00a0", " ") == "1 234,5"
    assert Translator("ky").number(1234.5, 1).replace("\u00a0", " ") == "1 234,5"


@pytest.mark.parametrize("lang", OTHERS)
def test_a_missing_text_is_shown_in_english_with_its_language_named(lang: str) -> None:
    row = {"title_en": "A rally", "title_ru": "", "title_ky": "", "cell": "7", "cell_ru": "", "cell_ky": ""}
    t = Translator(lang)
    assert t.text(row, "title") == "A rally [English]"
    assert t.text({**row, "title_en": ""}, "title") == ""
    assert t.quoted(row, "cell") == "7", "a number is the same in every language"
    assert t.quoted({**row, "cell": "Suspended"}, "cell") == "Suspended [English]"


def test_a_message_is_english_until_it_is_said() -> None:
    message = later("a row in {file}", file="events.csv")
    assert message == "a row in events.csv"
    assert Translator("ru").said(message) == "строка в файле events.csv"
    assert Translator("ru").said("as it is") == "as it is"
    nested = later("{part0}, {part1}", part0=later("not empty"), part1="x")
    assert Translator("ru").said(nested) != nested
    assert Translator("ru")("") == "", "gettext's header is no text"


def test_every_language_is_offered_and_a_browser_s_locale_is_understood() -> None:
    assert i18n.available() == ("en", "ru", "ky")
    assert [i18n.nearest(locale) for locale in ("ru-RU", "ky", "ky-KG", "de-DE", None)] == [
        "ru",
        "ky",
        "ky",
        "en",
        "en",
    ]
