"""Every screen in Russian and Kyrgyz: nothing of ours left in English, on the screen or in a file."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest
from test_faces import NAMES, VIEWS, look, turn
from test_screens import texts

from dashboard import paths
from dashboard.dataset import load
from dashboard.figures.figure import Figure, spec
from dashboard.figures.vega import Spec
from dashboard.i18n import Translator
from dashboard.outputs import bundle, citing, picture
from support import script

OTHERS = ("ru", "ky")
# An English text this short may stand inside a name or another language's word.
SHORTEST = 9
# What stays as it is: addresses, names of files, the deck's English beside its translation.
_KEPT = re.compile(r"https?://\S+|<p lang=\"en\">.*?</p>", re.DOTALL)


# Titles of documents are their own; the headings of the deck's findings stand beside their translation.
BESIDE = (("sources", "title_en"), ("findings", "heading_en"))


@cache
def english(lang: str) -> tuple[str, ...]:
    """Our English texts, of interface and content, whose translation is another text."""
    t = Translator(lang)
    found = set()
    for message in script("languages").collect():
        for text in (message.id,) if isinstance(message.id, str) else message.id:
            longest = max(re.split(r"\{[^}]*\}", text), key=len).strip(" .,:;()")
            if len(longest) >= SHORTEST and longest not in t(text) and " " in longest:
                found.add(longest)
    data = load(paths.SHIPPED_DATA)
    for name, frame in data.tables.items():
        for column in frame.columns:
            if not column.endswith("_en") or (name, column) in BESIDE:
                continue
            own = frame[column.replace("_en", f"_{lang}")]
            found |= {
                text
                for text, its in zip(frame[column], own, strict=True)
                if len(text) >= SHORTEST and text not in its and " " in text
            }
    return tuple(found)


@cache
def publishers() -> tuple[str, ...]:
    """Names of publishers, the longest first: they stay as they are."""
    return tuple(sorted({*load(paths.SHIPPED_DATA)["sources"].publisher} - {""}, key=len, reverse=True))


def left_in_english(text: str, lang: str) -> list[str]:
    kept = _KEPT.sub(" ", text)
    for publisher in publishers():
        kept = kept.replace(publisher, " ")
    return [words for words in english(lang) if words in kept]


def seen(at: AppTest) -> str:
    """All that a screen says: texts, labels, choices, tables."""
    parts = [texts(at)]
    for kind in (
        "expander",
        "popover",
        "download_button",
        "page_link",
        "selectbox",
        "button_group",
        "slider",
        "text_input",
        "button",
    ):
        for item in at.get(kind):
            proto = getattr(item, "proto", None)
            parts.append(str(getattr(item, "label", "") or getattr(proto, "label", "")))
            parts += [str(option) for option in getattr(proto, "options", ())]
    for frame in at.dataframe:
        parts += [frame.proto.alt, *map(str, frame.value.columns), *map(str, frame.value.to_numpy().ravel())]
    return "\n".join(parts)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(("screen", "query"), VIEWS, ids=NAMES)
def test_nothing_of_ours_is_left_in_english(
    screen: str, query: dict[str, str], lang: str, shown: list[Figure]
) -> None:
    if query.get("section") == "tables":
        query = {
            **query,
            "table": "survey_questions",
        }  # a table as it is stored shows its English columns too
    at = look(shown, screen, lang=lang, **query)
    assert not at.exception
    is_table = query.get("section") == "tables"
    assert not left_in_english(seen(at), lang) or is_table
    for face in ("table", "sources", "download"):
        if not shown:
            break
        at = turn(at, shown, face, lang)
        assert not at.exception
        if not is_table:
            assert not left_in_english(seen(at), lang), face


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(("screen", "query"), VIEWS, ids=NAMES)
def test_drawings_and_files_speak_the_language_of_the_screen(
    screen: str, query: dict[str, str], lang: str, shown: list[Figure]
) -> None:
    look(shown, screen, lang=lang, **query)
    data, t = load(paths.SHIPPED_DATA), Translator(lang)
    view = citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24))
    for figure in shown:
        if figure.id.startswith("rows-"):
            continue
        assert not left_in_english(
            f"{figure.title} {figure.subtitle} {figure.sentence} {figure.notes} {figure.conflicts}", lang
        ), figure.id
        if isinstance(figure.chart, Spec):
            assert not left_in_english(str(spec(figure.chart)), lang), figure.id
        with zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, view, data, t))) as archive:
            for name in ("README.txt", f"{figure.rows.name}.csv"):
                assert not left_in_english(archive.read(name).decode("utf-8-sig"), lang), (figure.id, name)
        assert t("Unofficial translation by the project.") in " ".join(citing.credit(figure, view, data, t))


@pytest.mark.parametrize("lang", OTHERS)
def test_a_picture_has_the_letters_of_its_language(lang: str, shown: list[Figure]) -> None:
    look(shown, "timeline", lang=lang)
    figure = shown[0]
    data, t = load(paths.SHIPPED_DATA), Translator(lang)
    credit = citing.credit(figure, citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24)), data, t)
    svg = picture.svg(figure, "light", credit, t)
    said = re.sub(r"<[^>]+>", "", svg)
    assert re.search("[ңөү]" if lang == "ky" else "[а-я]", said)
    assert "Source Sans 3" in svg
