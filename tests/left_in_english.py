"""English of ours where another language is spoken: what may stay, and what is found whole in texts, drawings and files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from dashboard import paths
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.files import bundle
from dashboard.reading.dataset import Dataset, load
from support import script, some

# --- words that stay as they are ------------------------------------------------------------------

FOR_PROGRAMS = re.compile(r"^(?:@misc\{|import pandas).*$", re.DOTALL)  # a reference, lines of code


@cache
def names() -> frozenset[str]:
    """Names of publishers, authors and works, and the study's English, which stands beside its translation."""
    data = load(paths.SHIPPED_DATA)
    found = {*data["sources"].publisher, *data["reading"].authors, *data["reading"].title}
    found |= {*data["findings"].verbatim, *data["findings"].heading_en, *data["study_counts"].verbatim}
    found |= {str(licence["title"]) for licence in data.licences} | {"MIT", "Русский"}
    return frozenset(line for text in found for line in (text, *text.splitlines()) if line)


@cache
def kept() -> re.Pattern[str]:
    """What is the same in every language: names, addresses, what is written for programs."""
    patterns = [
        FOR_PROGRAMS.pattern,
        r"^(?:English|Space|PageDown|PageUp|Home|End)$",  # a language by its own name, and keys
        r"^:material/\w+:$",  # a sign alone, without a word
        r"\b(?:RIS|CSL-JSON)\b",  # formats, by their names
        r"https?://\S+",
        r"\?lang=\S+",
        r"\bdata/\S+",
        r"\b\w+\.csv\b",
        r"\b[a-z]+_[a-z_]+\b",  # a column
        # In one group: an alternative that begins with a letter is passed over at once, one with an assertion is not.
        rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names(), key=len, reverse=True)))})(?!\w)",
    ]
    return re.compile("|".join(patterns), re.DOTALL)


# --- English texts, looked for whole --------------------------------------------------------------

SHORTEST = 9  # an English text this short may stand inside a name or another language's word
# Titles of documents are their own; the headings of the study's findings stand beside their translation.
BESIDE = (("sources", "title_en"), ("findings", "heading_en"))


_BEGIN = re.compile(r"(?<![A-Za-z])[A-Za-z]")  # of a word


@cache
def english(lang: str) -> Mapping[str, tuple[str, ...]]:
    """Our English texts, of interface and content, whose translation is another text; by their first letters."""
    found: dict[str, list[str]] = {}
    for text in some(_texts(lang)):
        if first := _BEGIN.search(text):
            words = text[first.start() :]
            if len(words) >= SHORTEST and " " in words and not any(words in name for name in names()):
                found.setdefault(words[:SHORTEST], []).append(words)
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
    return [
        words
        for text in texts
        if not FOR_PROGRAMS.match(text)
        for at in (begin.start() for begin in _BEGIN.finditer(text))
        for words in known.get(text[at : at + SHORTEST], ())
        if text.startswith(words, at)
    ]


# --- files -----------------------------------------------------------------------------------------


def words_of(drawing: Spec | MapSpec | None) -> str:
    """What is written in a chart or on a map, among code."""
    return drawing.text if isinstance(drawing, Spec) else str(drawing or "")


def files_speak(figure: Figure, lang: str, data: Dataset) -> None:
    """What is taken away of a figure is in the language too, and says that it is a translation."""
    t = Translator(lang)
    words = f"{figure.title} {figure.subtitle} {figure.sentence} {figure.notes} {figure.conflicts}"
    assert not left_in_english([words], lang), figure.id
    assert not left_in_english([words_of(figure.chart)], lang), figure.id
    view_ = citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24))
    with zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, view_, data, t))) as archive:
        for file in ("README.txt", f"{figure.rows.name}.csv"):
            content = archive.read(file).decode("utf-8-sig")
            assert content.strip() and not left_in_english([content], lang), (figure.id, file)
    credit = " ".join(citing.credit(figure, view_, data, t))
    assert t("Unofficial translation by the project.") in credit
