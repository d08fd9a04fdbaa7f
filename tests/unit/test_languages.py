"""Three languages, whole: catalogues, content, letters, and the words of the glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from PIL import ImageFont

from dashboard import paths
from dashboard.i18n import Translator
from dashboard.outputs.pictures import lettering
from support import script, shipped, some

OTHERS = ("ru", "ky")
FORMS = {"ru": 3, "ky": 2}


@cache
def tool() -> ModuleType:
    """scripts/languages.py."""
    return script("languages")


@cache
def catalogue(lang: str) -> Catalog:
    return tool().read(lang)


def strings(message: Any) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def pairs(lang: str) -> Iterator[tuple[str, str]]:
    """English and translation of every text of the interface, forms of a plural one by one."""
    for message in catalogue(lang):
        if message.id:
            english = message.id if isinstance(message.id, str) else message.id[-1]
            for string in strings(message):
                yield english, string


def content(lang: str) -> Iterator[tuple[str, str, str, str]]:
    """Table, column, English and translation of every text of the data package."""
    data = shipped()
    for name, frame in data.tables.items():
        for column in frame.columns:
            if column.endswith("_en"):
                base = column.removesuffix("_en")
                for english, own in zip(frame[column], frame[f"{base}_{lang}"], strict=True):
                    if english:
                        yield name, base, english, own


@cache
def of_the_interface() -> frozenset[object]:
    """Every text of the interface: all code is read for them."""
    return frozenset(message.id for message in tool().collect() if message.id)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_catalogue_has_every_text_of_the_interface_and_no_other(lang: str) -> None:
    have = {message.id for message in catalogue(lang) if message.id}
    assert have == of_the_interface(), "run scripts/languages.py"
    assert not catalogue(lang).obsolete


def test_the_tool_lists_what_has_to_be_translated_for_every_catalogue_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    new = Catalog()
    new.add(("{n} way", "{n} ways"), locations=[("pages/map.py", 0)])
    monkeypatch.setattr(tool(), "LOCALES", tmp_path)
    monkeypatch.setattr(tool(), "collect", lambda: new)
    assert tool().main(["tr"]) == 1
    listed = capsys.readouterr().out
    assert listed == "tr: 1 texts, 1 without a translation\n  pages/map.py: {n} way\n"
    assert tool().main([]) == 1
    assert capsys.readouterr().out == listed


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_is_translated_and_none_is_a_guess(lang: str) -> None:
    for message in some(message for message in catalogue(lang) if message.id):
        assert all(text.strip() for text in strings(message)), message.id
        assert not message.fuzzy, message.id
        if not isinstance(message.id, str):
            assert len(strings(message)) == FORMS[lang], message.id
    assert catalogue(lang).num_plurals == FORMS[lang]


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_keeps_the_places_that_are_filled(lang: str) -> None:
    texts = [(row.text_en, row[f"text_{lang}"]) for row in shipped().records.texts]
    for english, own in some([*pairs(lang), *texts]):
        assert places(own) == places(english), (english, own)


# The names of the study and the area stand in the case that a sentence needs, and where it begins or not.
_NAMED = re.compile(r"\{(study|area)(_(?!short)\w+)?\}")


def places(text: str) -> Counter[str]:
    """The places of a text that are filled, whatever case of a name they take."""
    found = re.findall(r"\{[^}]*\}", text)
    return Counter(_NAMED.sub(r"{\1}", place[:2].lower() + place[2:]) for place in found)


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_ends_as_its_english_does_and_has_no_stray_space(lang: str) -> None:
    for english, own in some(pairs(lang)):
        assert own == own.strip() or english != english.strip(), own
        if not english.lower().endswith("no."):  # an abbreviation of its own
            assert own.endswith(".") == english.endswith("."), (english, own)
        assert "  " not in own, own


# Words that are names or signs in every language.
_SAME = re.compile(r"[A-Z]{2,}|[\W\d_]+|WGS84|EDTF|id|km|m|[a-z_]+\.csv")


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_is_in_its_own_alphabet(lang: str) -> None:
    left = [
        english
        for english, own in some(pairs(lang))
        if own == english and re.search(r"[A-Za-z]{3}", re.sub(r"\{[^}]*\}", "", english))
    ]
    assert [text for text in left if not _SAME.fullmatch(re.sub(r"\{[^}]*\}", "", text).strip())] == []


@pytest.mark.parametrize("lang", OTHERS)
def test_every_text_of_the_data_package_is_translated(lang: str) -> None:
    missing = [(table, column, english) for table, column, english, own in content(lang) if not own]
    assert not missing, missing[:5]
    data = shipped()
    quoted = {
        "study_counts": ("study_column", "verbatim"),
        "findings": ("verbatim",),
        "instruments": ("label",),
    }
    for table, columns in quoted.items():
        for column in columns:
            for row in data[table].to_dict("records"):
                needs = any(letter.isalpha() for letter in row[column])
                assert bool(row[f"{column}_{lang}"]) == needs, (table, row[column])


def numbers(text: str) -> set[str]:
    """Numbers of three digits or more, however their thousands are set apart: years, people, money."""
    joined = re.sub(r"(?<=\d)[,.\u00a0\u202f ](?=\d{3}(?!\d))", "", text)
    return set(re.findall(r"\d{3,}", joined))


@pytest.mark.parametrize("lang", OTHERS)
def test_a_translation_keeps_the_numbers_of_its_english(lang: str) -> None:
    # A document's own title is quoted in its own language.
    ours = [item for item in content(lang) if item[:2] != ("sources", "title")]
    for table, column, english, own in some(ours):
        assert numbers(english) <= numbers(own), (table, column, english, own)


# Grave words of a translation, and those of the English that call for one of them.
GRAVE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "ru": {"массовые беспорядки": ("mass disorder", "mass riots"), "террор": ("terror",), "мародер": ()},
    "ky": {"массалык баш аламандык": ("mass disorder", "mass riots"), "террор": ("terror",)},
}


def uncalled_for(lang: str, english: str, own: str) -> bool:
    """Whether a translation has a grave word that its English does not call for."""
    return any(
        words in own.casefold() and not any(reason in english.casefold() for reason in reasons)
        for words, reasons in GRAVE[lang].items()
    )


@pytest.mark.parametrize("lang", OTHERS)
def test_no_translation_names_a_charge_that_the_english_does_not_name(lang: str) -> None:
    assert [item for item in some(content(lang)) if uncalled_for(lang, *item[2:])] == []
    for words in some(GRAVE[lang]):
        assert uncalled_for(lang, "A crowd blocked the road", f"… {words.upper()} …"), "it would be noticed"


def test_letters_of_each_language_are_its_own() -> None:
    """Russian has no Kyrgyz letter, and our Russian is written without ё."""
    for _, own in pairs("ru"):
        assert not re.search("[ңөүҢӨҮёЁ]", own), own
    for table, column, _, own in content("ru"):
        if (table, column) not in (("sources", "title"), ("places", "name")):
            assert not re.search("[ңөүҢӨҮ]", own), (table, column, own)
    kyrgyz = "".join(own for _, own in pairs("ky"))
    assert all(letter in kyrgyz for letter in "ңөү")


def test_pictures_have_every_letter_that_a_text_may_use() -> None:
    letters = {letter for lang in OTHERS for _, own in pairs(lang) for letter in own}
    letters |= {letter for lang in OTHERS for *_, own in content(lang) for letter in own}
    letters -= set("\n\u00a0\u202f ")
    for face in some(sorted(path for path in lettering.FONTS.iterdir() if path.suffix in (".ttf", ".woff2"))):
        font = ImageFont.truetype(face, 40)
        nothing = bytes(font.getmask("\ue000"))
        lacking = sorted(
            letter for letter in letters if letter.isalpha() and bytes(font.getmask(letter)) == nothing
        )
        assert not lacking, (face.name, lacking)


def test_pages_are_set_in_the_very_types_that_pictures_are_measured_in() -> None:
    said = "Жерүй, 2 170 м; Көпүрө-Базар — Kara-Oi, 1,5 km"
    for face in some(sorted(lettering.FONTS.glob("*.ttf"))):
        own, packed = (ImageFont.truetype(face.with_suffix(ending), 40) for ending in (".ttf", ".woff2"))
        assert packed.getname() == own.getname()
        assert packed.getlength(said) == own.getlength(said), face.name


def test_the_glossary_gives_each_word_in_three_languages() -> None:
    text = (paths.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [
        line.strip("| ").split(" | ")
        for line in text.splitlines()
        if line.startswith("| ") and "---" not in line
    ]
    assert len(rows) > 100
    for row in rows:
        assert len(row) >= 3, row
        assert all(cell.strip() for cell in row[:3]), row


@pytest.mark.parametrize("lang", OTHERS)
def test_our_words_are_those_of_the_glossary(lang: str) -> None:
    """Status words, voices and stakeholders are the ones that a reader looks up."""
    text = (paths.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").casefold()
    t = Translator(lang)
    for word in (
        "no public evidence found",
        "peaceful protest",
        "violent incident",
        "research",
        "press",
        "company",
        "state",
    ):
        assert t(word).casefold() in text, (word, t(word))
    for row in shipped()["stakeholders"].to_dict("records"):
        assert t.text(row, "name").casefold() in text, row["name_en"]
