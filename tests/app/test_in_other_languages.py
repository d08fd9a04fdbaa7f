"""Every screen in another language: nothing of ours is left in English, on the screen, in a drawing or in a file.

Every view is looked at in the language of ``pseudo.py``, in which a word that was not translated shows by its letters, wherever it
comes from. Russian and Kyrgyz themselves are looked at in the longest views; that their texts are there is asked of the catalogues
and of the data (``tests/unit/test_languages.py``).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import pseudo
from dashboard import edition, paths
from dashboard.dataset import Dataset, load
from dashboard.figures.base import Figure, spec
from dashboard.figures.vega import Spec
from dashboard.i18n import Translator
from dashboard.outputs import bundle, citing, picture
from screens import OPENED, SCENES, VIEWS, View, drawings, name, said, view
from support import script, some

OTHERS = ("ru", "ky")
STORED = "tables"  # the section with tables as they are stored, English columns and all
EVERY_VIEW = [*VIEWS, *OPENED, *SCENES]
# The longest views, and those with what a language writes in its own way: numbers, dates, counted words.
LONGEST: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("map", {"place": "jerui"}),
    ("timeline", {"event": "jerui-2007-05-26-violent"}),
    ("timeline", {"part": "deck"}),
    ("participation", {"part": "money"}),
    ("recommendations", {}),
    ("sources", {"section": "context"}),
    ("present", {"step": "8"}),
]


# --- words that stay as they are ------------------------------------------------------------------

FOR_PROGRAMS = re.compile(r"^(?:@misc\{|import pandas).*$", re.DOTALL)  # a reference, lines of code


@cache
def names() -> frozenset[str]:
    """Names of publishers, authors and works, and the deck's English, which stands beside its translation."""
    data = load(paths.SHIPPED_DATA)
    found = {*data["sources"].publisher, *data["reading"].authors, *data["reading"].title}
    found |= {*data["findings"].verbatim, *data["findings"].heading_en, *data["deck_counts"].verbatim}
    found |= {str(licence["title"]) for licence in data.licences} | {"MIT", "Русский"}
    return frozenset(line for text in found for line in (text, *text.splitlines()) if line)


@cache
def kept() -> re.Pattern[str]:
    """What is the same in every language: names, addresses, what is written for programs."""
    patterns = [
        FOR_PROGRAMS.pattern,
        r"^(?:English|Space|PageDown|PageUp|Home|End)$",  # a language by its own name, and keys
        r"https?://\S+",
        r"\?lang=\S+",
        r"\bdata/\S+",
        r"\b\w+\.csv\b",
        r"\b[a-z]+_[a-z_]+\b",  # a column
        *(rf"(?<!\w){re.escape(text)}(?!\w)" for text in sorted(names(), key=len, reverse=True)),
    ]
    return re.compile("|".join(patterns), re.DOTALL)


def own_words(query: Mapping[str, str]) -> set[str]:
    """What a visitor has written into a search comes back as it is; names of a place stand in all languages."""
    words = set(re.findall(r"[A-Za-z]+", query.get("q", "")))
    if place := load(paths.SHIPPED_DATA).rows("places").get(query.get("place", "")):
        words |= set(re.findall(r"\w+", f"{place['name_en']} {place['name_ru']}"))
    return words


# --- English texts, looked for whole --------------------------------------------------------------

SHORTEST = 9  # an English text this short may stand inside a name or another language's word
# Titles of documents are their own; the headings of the deck's findings stand beside their translation.
BESIDE = (("sources", "title_en"), ("findings", "heading_en"))


@cache
def english(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Our English texts, of interface and content, whose translation is another text; by their first letters."""
    found: dict[str, list[str]] = {}
    for text in some(_texts(lang)):
        if len(text) >= SHORTEST and " " in text and not any(text in name for name in names()):
            found.setdefault(text[:SHORTEST], []).append(text)
    return {begin: tuple(texts) for begin, texts in found.items()}


def _texts(lang: str) -> Iterator[str]:
    t = Translator(lang)
    for message in script("languages").collect():
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            longest = max(re.split(r"\{[^}]*\}", text), key=len).strip(" .,:;()")
            if longest not in t(text):
                yield longest
    for table, frame in load(paths.SHIPPED_DATA).tables.items():
        for column in frame.columns:
            if column.endswith("_en") and (table, column) not in BESIDE:
                own = frame[column.replace("_en", f"_{lang}")]
                yield from (text for text, its in zip(frame[column], own, strict=True) if text not in its)


def left_in_english(texts: Iterable[str], lang: str) -> list[str]:
    """Our English texts that stand in some texts whole."""
    known = english(lang)
    assert len(known) > 1000
    left: list[str] = []
    for text in (text for text in texts if not FOR_PROGRAMS.match(text)):
        for at in range(len(text) - SHORTEST + 1):
            for words in known.get(text[at : at + SHORTEST], ()):
                if text.startswith(words, at):
                    left.append(words)
    return left


@pytest.mark.parametrize("lang", OTHERS)
def test_an_english_text_of_ours_would_be_found(lang: str) -> None:
    row = load(paths.SHIPPED_DATA)["recommendations"].iloc[0]
    for text in ("What all of this rests on", row.text_en):
        assert text in left_in_english([f"Ба: {text} (2017)"], lang)
    assert not left_in_english([row[f"text_{lang}"]], lang)


def test_a_word_that_is_not_translated_would_be_found() -> None:
    t = pseudo.pseudo
    assert not pseudo.untranslated(f"{t('What all of this rests on')} 2007-ж., 26-май", kept())
    assert pseudo.untranslated(f"{t('What all of this')} rests on", kept()) == ["rests"]
    assert pseudo.untranslated("Талас", kept()) == ["Талас"], "another language than the visitor's"


# --- in the language that shows what is missing ---------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pseudo.package(tmp_path_factory.mktemp("pseudo") / "data")


@pytest.fixture
def pseudo_data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dataset]:
    """The data package in that language; while a test has it, the app and its translators speak it."""
    monkeypatch.setenv(paths.DATA_VARIABLE, str(folder))
    with pseudo.spoken():
        yield edition.current(folder).data


@pytest.mark.parametrize(("screen", "query"), EVERY_VIEW, ids=map(name, EVERY_VIEW))
def test_nothing_escapes_translation(screen: str, query: Mapping[str, str], pseudo_data: Dataset) -> None:
    here = View(screen, {**query, "lang": pseudo.LANG})
    is_stored = query.get("section") == STORED
    for face, block in here.states():
        for text in some(said(block, with_tables=not is_stored)):
            left = set(pseudo.untranslated(text, kept())) - own_words(query)
            assert not left, (face, left, text[:300])
        if not is_stored:
            assert not left_in_english(drawings(block), pseudo.LANG), face
    for figure in here.figures:
        if not is_stored:
            files_speak(figure, pseudo.LANG, pseudo_data)


def files_speak(figure: Figure, lang: str, data: Dataset) -> None:
    """What is taken away of a figure is in the language too, and says that it is a translation."""
    t = Translator(lang)
    words = f"{figure.title} {figure.subtitle} {figure.sentence} {figure.notes} {figure.conflicts}"
    assert not left_in_english([words], lang), figure.id
    if isinstance(figure.chart, Spec):
        assert not left_in_english([str(spec(figure.chart))], lang), figure.id
    view_ = citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24))
    with zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, view_, data, t))) as archive:
        for file in ("README.txt", f"{figure.rows.name}.csv"):
            content = archive.read(file).decode("utf-8-sig")
            assert content.strip() and not left_in_english([content], lang), (figure.id, file)
    credit = " ".join(citing.credit(figure, view_, data, t))
    assert t("Unofficial translation by the project.") in credit


# --- in Russian and Kyrgyz ------------------------------------------------------------------------


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(("screen", "query"), LONGEST, ids=map(name, LONGEST))
def test_nothing_of_ours_is_left_in_english(screen: str, query: Mapping[str, str], lang: str) -> None:
    here = view(screen, lang=lang, **query)
    for face, block in here.states():
        assert not left_in_english([*some(said(block)), *drawings(block)], lang), face
    for figure in here.figures:
        files_speak(figure, lang, load(paths.SHIPPED_DATA))


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(("screen", "query"), LONGEST, ids=map(name, LONGEST))
def test_no_text_is_of_the_third_language(screen: str, query: Mapping[str, str], lang: str) -> None:
    """A sentence of the data in Russian on a Kyrgyz screen, or the other way round."""
    data, other = load(paths.SHIPPED_DATA), "ru" if lang == "ky" else "ky"
    strange = {
        row[f"{column}_{other}"]
        for table in ("events", "recommendations", "followups", "seats", "local_payments", "reading")
        for column in ("title", "summary", "text", "note", "finding", "status_reason")
        if f"{column}_{other}" in data[table]
        for row in data[table].to_dict("records")
        if row[f"{column}_{other}"] not in row[f"{column}_{lang}"]
    }
    whole = "\n".join(text for _, block in view(screen, lang=lang, **query).states() for text in said(block))
    assert [text for text in some(strange) if len(text) > 40 and text in whole] == []


@pytest.mark.parametrize(
    ("lang", "day", "counted"),
    [("ru", "26 мая 2007", r"\d источник(?:а|ов)\b"), ("ky", "2007-ж., 26-май", r"\d булак\b")],
)
def test_dates_and_counted_words_are_written_as_the_language_does(lang: str, day: str, counted: str) -> None:
    event = view("timeline", lang=lang, event="jerui-2007-05-26-violent").main
    assert day in " ".join(said(event)).replace("\u00a0", " ").replace("\u202f", " ")
    assert re.search(counted, " ".join(said(view("overview", lang=lang).main)))


@pytest.mark.parametrize("lang", OTHERS)
def test_a_picture_has_the_letters_of_its_language(lang: str) -> None:
    figure = view("timeline", lang=lang, event="jerui-2007-05-26-violent").figures[0]
    data, t = load(paths.SHIPPED_DATA), Translator(lang)
    credit = citing.credit(figure, citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24)), data, t)
    svg = picture.svg(figure, "light", credit, t)
    words = re.sub(r"<[^>]+>", "", svg)
    assert re.search("[ңөү]" if lang == "ky" else "[а-я]", words)
    assert "Source Sans 3" in svg
