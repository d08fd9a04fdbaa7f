"""Languages: interface strings through gettext, content from the ``_en/_ru/_ky`` columns.

A :class:`Translator` is a plain value that pure functions take as their last argument:
``t("Sources")`` for interface strings, ``t.text(row, "title")`` for content,
``t.date("2007-05")`` for dates as precise as they are written.
"""

from __future__ import annotations

import gettext as gnu
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from dashboard import date_words, dates

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Русский", "ky": "Кыргызча"}
DEFAULT = "en"
LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru_RU", "ky": "ky_KG"}  # as links say it of themselves
_LOCALES = Path(__file__).parent / "locales"


@cache
def _catalogue(lang: str) -> gnu.NullTranslations:
    """The compiled catalogue; the source strings themselves where a language has none."""
    po = _LOCALES / lang / "messages.po"
    if not po.is_file():
        return gnu.NullTranslations()
    compiled = io.BytesIO()
    with po.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang))
    compiled.seek(0)
    return gnu.GNUTranslations(compiled)


class Message(str):
    """An interface string that is said later, to whoever reads it.

    It is itself in English; other languages have it by ``Translator.said``.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, object]


def later(template: str, **values: object) -> Message:
    """A :class:`Message`; the template is collected for translators like those of a translator's own calls.

    Args:
        template: the English, with named places: ``"an id from {table}"``.
        values: what fills the places; a value that is a message is said in the reader's language too.

    Raises:
        KeyError: a place has no value.
    """
    message = Message(template.format(**values) if values else template)
    message.template, message.values = template, values
    return message


# Names that any sentence may hold, and what they say as long as a data package does not name what it is about
# (`dashboard.case`). English has one form for all, its preposition in the sentence; Russian and Kyrgyz have cases.
STUDY: Mapping[str, Message] = {
    "study": later("the study"),
    "study_short": later("study"),
    "study_of": later("of the study"),
    "study_in": later("in the study"),
    "study_to": later("to the study"),
    "study_from": later("from the study"),
    "study_at": later("which is in the study"),
}
AREA: Mapping[str, Message] = {
    "area": later("this area"),
    "area_in": later("in this area"),
    "area_at": later("which is in this area"),
}
_NAMED = re.compile(r"\{(?:[Ss]tudy|[Aa]rea)(?:_\w+)?\}")


@lru_cache(maxsize=4096)  # a screen names some hundred numbers, and mostly the same
def _decimal(value: float, pattern: str | None, lang: str) -> str:
    return format_decimal(value, format=pattern, locale=lang)


def capital(words: str) -> str:
    """Words as a sentence begins with them; names in them stay as they are."""
    return words[:1].upper() + words[1:]


@lru_cache(maxsize=16)
def _named(lang: str, words: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    """The names in a language, also as a sentence begins with them."""
    found = {name: _catalogue(lang).gettext(str(text)) for name, text in {**STUDY, **AREA}.items()}
    if lang == DEFAULT:
        found = {
            name: found["study_short" if name == "study_short" else name.partition("_")[0]] for name in found
        }
    found |= dict(words)
    return found | {name.capitalize(): capital(text) for name, text in found.items()}


@dataclass(frozen=True)
class Translator:
    """One language for one visitor."""

    lang: str = DEFAULT
    words: tuple[tuple[str, str], ...] = ()  # what a data package calls its study and its area, by name

    def __call__(self, message: str, **values: object) -> str:
        """An interface string; ``{name}`` places are filled after translation.

        Args:
            message: the English, written out where it is called (``scripts/languages.py`` collects it from there).
            values: what fills the places. Without any, braces stay as they are, but for the names of the study and the
                area.

        Raises:
            KeyError: a place has no value.
        """
        # gettext keeps its own header under the empty text.
        text = _catalogue(self.lang).gettext(message) if message else ""
        if values:
            return self._filled(text, values)
        return _NAMED.sub(lambda place: self.names.get(place[0][1:-1], place[0]), text)

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        """A text with its places filled, those that any sentence may have among them.

        A Russian date at the end of a sentence brings the full stop with its «г.»; years from one to the same are one.
        """
        filled = text.format(**{**_named(self.lang, self.words), **values}).replace("г..", "г.")
        return dates.years_said(filled)

    @property
    def names(self) -> Mapping[str, str]:
        """What the study and the area are called, by name of the place that they fill."""
        return _named(self.lang, self.words)

    def unfilled(self, text: str) -> str:
        """A message made by :func:`later` without values, in this language, its places left open."""
        return _catalogue(self.lang).gettext(text) if text else ""

    def said(self, text: str) -> str:
        """A message made by :func:`later` in this language; any other text as it is."""
        if not isinstance(text, Message):
            return text
        values = {
            name: self.said(value) if isinstance(value, str) else value for name, value in text.values.items()
        }
        return self(text.template, **values)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """An interface string that counts.

        Args:
            one: the English for 1.
            many: the English for any other number.
            n: decides which form is used: two in English and Kyrgyz, three in Russian. ``{n}`` is replaced by it as the
                language writes it.
            values: what fills other places, or stands for ``n`` where it is more than the number.
        """
        text = _catalogue(self.lang).ngettext(one, many, n)
        return self._filled(text, {"n": self.number(n), **values})

    def text(self, row: Mapping[str, Any] | Any, column: str) -> str:
        """Content in this language; where it is missing, the English with its language named.

        Args:
            row: a row of the data package.
            column: a text column without its language: ``title`` for ``title_en``, ``title_ru``, ``title_ky``.

        Raises:
            KeyError: the row has no such column.
        """
        english = row[f"{column}_en"]
        own = english if self.lang == DEFAULT else row[f"{column}_{self.lang}"]
        return str(own) if own else self._in_english(english)

    def quoted(self, row: Mapping[str, Any] | Any, column: str) -> str:
        """Words that are English in their document (the study's), in our translation where the language has one.

        Args:
            row: a row of the data package.
            column: holds the English, for example ``verbatim``; its translations have the language at the end,
                ``verbatim_ru``.

        Raises:
            KeyError: the row has no such column.
        """
        own = row[column] if self.lang == DEFAULT else row[f"{column}_{self.lang}"]
        return str(own) if own else self._in_english(row[column])

    def _in_english(self, text: str) -> str:
        """English that stands in for a missing text says so; numbers and marks need no language."""
        needs_word = self.lang != DEFAULT and any(letter.isalpha() for letter in text)
        return f"{text} [{LANGUAGES[DEFAULT]}]" if needs_word else str(text)

    def name(self, row: Mapping[str, Any] | Any, column: str = "name") -> str:
        """A proper name in this language, else in English without a mark."""
        return str(row[f"{column}_{self.lang}"] or row[f"{column}_en"])

    def listed(self, items: Iterable[str]) -> str:
        """Several things in a sentence, as the language joins them: "one, two and three"."""
        # In English without the comma that Babel's American list has before its last item.
        return format_list(list(items), locale="en_GB" if self.lang == DEFAULT else self.lang)

    def number(self, value: float, digits: int | None = None) -> str:
        """A number with the language's separators.

        Args:
            value: any number.
            digits: how many stand after the point; None = as many as the number has, at most three.
        """
        pattern = None if digits is None else f"#,##0.{'0' * digits}" if digits else "#,##0"
        return _decimal(value, pattern, self.lang)

    def date(self, text: str) -> str:
        """A date in words: :func:`dashboard.date_words.date`, with its errors."""
        return date_words.date(text, self.lang)

    def as_of(self, text: str) -> str:
        """A date as it follows "as of": :func:`dashboard.date_words.as_of`, with its errors."""
        return date_words.as_of(text, self.lang)

    def after(self, text: str) -> str:
        """A date as it follows "after": :func:`dashboard.date_words.after`, with its errors."""
        return date_words.after(text, self.lang)


def translator(lang: str) -> Translator:
    """The translator of a language; an unknown one gives the default."""
    return Translator(lang if lang in LANGUAGES else DEFAULT)


@cache
def available() -> tuple[str, ...]:
    """Languages that have a catalogue (English is the source language)."""
    return tuple(lang for lang in LANGUAGES if lang == DEFAULT or (_LOCALES / lang / "messages.po").is_file())


def nearest(locale: str | None) -> str:
    """The available language for a browser's locale such as ``ru-RU``; the default if none fits."""
    lang = (locale or "").partition("-")[0].lower()
    return lang if lang in available() else DEFAULT
