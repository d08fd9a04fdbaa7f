"""A language that no one speaks: every text marked, accented and a third longer, so that one look finds what is not translated.

It takes the place of Kyrgyz, in the interface and in a copy of the data package, so that the code under test is the shipped code for
a language other than English. What is seen then:

- plain English letters, where a text never met the catalogue;
- Cyrillic ones, where another language than the visitor's was taken;
- in a browser, what does not fit when a text is longer, and a text without its end mark, which was cut.

In a process of its own, for tests of layout: ``python tests/pseudo.py --server.port 8500`` (see :func:`serve`).
"""

from __future__ import annotations

import gettext as gnu
import json
import math
import os
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel import Locale

from dashboard import cache as kept_results
from dashboard import i18n
from dashboard.figures.words import names
from dashboard.paths import APP, DATA_VARIABLE, SHIPPED_DATA
from dashboard.serving.launch import launch
from package_rows import Tables, shipped, written

LANG = "ky"
BEGIN, END = "⟦", "⟧"
LONGER = 1 / 3
# Letters that the type of our pictures has; p, q, v and x have none like them there.
_PLAIN, _ACCENTED = "abcdefghijklmnorstuwyz", "àƀçđéḟğĥïĵķļṁñöŕšţüŵýž"
_LETTERS = str.maketrans(_PLAIN + _PLAIN.upper(), _ACCENTED + _ACCENTED.upper())
_PLACES = re.compile(r"(\{[^}]*\})")
_FILLING = " öñé ţŵö ţĥŕéé" * 1000
_WORD = re.compile(r"(?<!\w)(?:[A-Za-z]{3,}|[a-z]{2})(?!\w)")  # two capitals are the code of a language
_CYRILLIC = re.compile(r"[А-Яа-яЁёҢңӨөҮү]{2,}")


def pseudo(text: str) -> str:
    """A text in this language: accented, a third longer, between marks; places to fill stay, and so does what has no letter."""
    if not any(letter.isalpha() for letter in _PLACES.sub("", text)):
        return text
    accented = "".join(
        part if _PLACES.fullmatch(part) else part.translate(_LETTERS) for part in _PLACES.split(text)
    )
    missing = max(0, math.ceil(len(text) * LONGER) - len(BEGIN + END))
    return f"{BEGIN}{accented}{_FILLING[:missing].rstrip()}{END}"


class _Pseudo(gnu.NullTranslations):
    """A catalogue that has every text, also one that nobody collected."""

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def spoken() -> Iterator[None]:
    """While this lasts, Kyrgyz is this language. The data package has to be :func:`package`'s."""
    before = i18n._catalogue
    _forget()  # what was made in the other Kyrgyz
    i18n._catalogue = lambda lang: _Pseudo() if lang == LANG else before(lang)  # type: ignore[assignment]
    try:
        yield
    finally:
        i18n._catalogue = before
        _forget()


def _forget() -> None:
    """Let go of all words that were made, wherever they are kept."""
    kept_results.forget()
    names.labels.cache_clear()


def package(folder: Path) -> Path:
    """The shipped data package with its texts in this language, made in a new folder."""
    written(translated(shipped()), folder)
    shutil.copytree(SHIPPED_DATA / "basemap", folder / "basemap")
    for path in (folder / "basemap").glob("*.geojson"):
        layer = json.loads(path.read_text(encoding="utf-8"))
        for feature in layer["features"]:
            own = feature["properties"]
            if own.get("name_en"):
                own[f"name_{LANG}"] = pseudo(own["name_en"])
        path.write_text(json.dumps(layer, ensure_ascii=False), encoding="utf-8")
    return folder


def translated(tables: Tables) -> Tables:
    """Tables whose texts in Kyrgyz are their English in this language: ``x_en``, or ``x`` where a document is quoted."""
    for rows in tables.values():
        for row in rows:
            for column in [name for name in row if name.endswith(f"_{LANG}")]:
                base = column.removesuffix(f"_{LANG}")
                row[column] = pseudo(row.get(f"{base}_en", row.get(base, "")))
    return tables


@cache
def untranslated(text: str, kept: re.Pattern[str]) -> tuple[str, ...]:
    """Words of a text that are not in this language: English, or of another language than the visitor's.

    Args:
        text: what a visitor reads; the same is read on many screens, and looked at once.
        kept: what stays as it is in every language: names, addresses, ids.
    """
    if not _WORD.search(text) and not _CYRILLIC.search(text):
        return ()  # as nearly always, and quicker
    rest = kept.sub(" ", text)
    strange = (word for word in _CYRILLIC.findall(rest) if word.casefold() not in _calendar())
    return (*_WORD.findall(rest), *strange)


@cache
def _calendar() -> set[str]:
    """Words of dates and lists that no catalogue holds: those that Babel writes in Kyrgyz, and the days in its dative and ablative."""
    locale = Locale.parse(LANG)
    days = [
        said(f"2026{month}")
        for month in ("", *(f"-{n:02}-01" for n in range(1, 13)))
        for said in (i18n.Translator(LANG).as_of, i18n.Translator(LANG).after)
    ]
    joined = [part for pattern in locale.list_patterns.values() for part in pattern.values()]
    names: list[Any] = [*locale.languages.values(), *days, *joined]
    for width in ("wide", "abbreviated"):
        for use in ("format", "stand-alone"):
            names += locale.months[use][width].values()
    return {word.casefold() for name in names for word in _CYRILLIC.findall(str(name))}


def serve(options: Sequence[str]) -> None:
    """Serve the dashboard in this language until it is ended, with options of ``streamlit run``.

    A test starts it as ``running(folder, command=[pseudo.__file__])``; the language is at ``?lang=ky``.
    """
    with TemporaryDirectory() as folder, spoken():
        os.environ[DATA_VARIABLE] = str(package(Path(folder) / "data"))
        sys.argv = ["streamlit", "run", str(APP), *options]
        launch()


if __name__ == "__main__":
    serve(sys.argv[1:])
