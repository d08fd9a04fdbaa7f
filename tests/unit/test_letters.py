"""How Russian and Kyrgyz are typed: one alphabet in a word, a dash between years, quotation marks of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from support import script, shipped, some

# Names of documents keep their own marks; this note quotes headings of the study in English.
_QUOTED = {("sources", "title"), ("sources", "voice_note")}
# An abbreviation in Latin letters takes a Kyrgyz ending without a hyphen: "EITIнин".
_ENDED = re.compile(r"[A-Z]{2,}[а-яөүң]+")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁёӨөҮүҢң]+")
_BOTH = re.compile(r"[A-Za-z][А-Яа-яЁёӨөҮүҢң]|[А-Яа-яЁёӨөҮүҢң][A-Za-z]")
_LOOKALIKE = re.compile(r"(?<=[А-Яа-яӨөҮүҢң,.;)] )[aceopxyk](?= [А-Яа-яӨөҮүҢң])")
_HYPHEN_FOR_DASH = re.compile(r"\w - \w|(?<!\d)[12]\d{3}-[12]\d{3}(?!\d)")
_STRAIGHT = re.compile(r"\"[^\"]*[А-Яа-яӨөҮүҢң][^\"]*\"|[“”„]")


def texts(lang: str) -> Iterator[str]:
    """Every translation of the interface and of the data."""
    for message in script("languages").read(lang):
        if message.id:
            yield from (message.string,) if isinstance(message.string, str) else message.string
    for name, frame in shipped().tables.items():
        for column in frame.columns:
            if column.endswith(f"_{lang}") and (name, column.removesuffix(f"_{lang}")) not in _QUOTED:
                yield from filter(None, frame[column])


def mixed(text: str) -> list[str]:
    """Words of two alphabets, and single Latin letters that stand for a Cyrillic word."""
    words = [word for word in _WORD.findall(text) if _BOTH.search(word) and not _ENDED.fullmatch(word)]
    return words + _LOOKALIKE.findall(text)


def mistyped(text: str) -> list[str]:
    """Hyphens that should be dashes, and quotation marks of another language."""
    return _HYPHEN_FOR_DASH.findall(text) + _STRAIGHT.findall(text)


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_no_word_mixes_two_alphabets(lang: str) -> None:
    assert [(mixed(text), text) for text in some(texts(lang)) if mixed(text)] == []


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_dashes_and_quotation_marks_are_those_of_the_language(lang: str) -> None:
    assert [(mistyped(text), text) for text in some(texts(lang)) if mistyped(text)] == []


@pytest.mark.parametrize("text", ["в cелах", "Жeрүй", "люди c участка", "EITIнин Жepүй"])
def test_a_letter_of_another_alphabet_would_be_found(text: str) -> None:
    assert mixed(text)
    assert not mixed("EITIнин отчёту, клавиши B и W, категории C1 и C2")


@pytest.mark.parametrize("text", ["2011-2026", "июлу - ноябры", 'он "сказал"', "“сказал”"])
def test_a_mark_of_another_language_would_be_found(text: str) -> None:
    assert mistyped(text)
    assert not mistyped("2011–2026, июлу – ноябры, он «сказал», «not-stated», 2017-02-24")
