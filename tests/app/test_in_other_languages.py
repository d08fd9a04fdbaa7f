"""The longest views in Russian and Kyrgyz: nothing of ours left in English, nothing of the third language, dates and counts as it has them.

Every view is looked at in a language made for tests (``test_every_view_translated.py``). That each text has its Russian and its
Kyrgyz is asked of the catalogues and of the data (``tests/unit/test_languages.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import pytest

from dashboard import paths
from dashboard.i18n import Translator
from dashboard.outputs import citing, picture
from dashboard.reading.dataset import load
from left_in_english import files_speak, left_in_english
from screens import drawings, name, said, view
from support import some

OTHERS = ("ru", "ky")
# The longest views, and those with what a language writes in its own way: numbers, dates, counted words.
LONGEST: list[tuple[str, dict[str, str]]] = [
    ("overview", {}),
    ("map", {"place": "jerui"}),
    ("timeline", {"event": "jerui-2007-05-26-violent"}),
    ("timeline", {"part": "study"}),
    ("participation", {"part": "money"}),
    ("recommendations", {}),
    ("sources", {"section": "context"}),
    ("present", {"step": "8"}),
]


@pytest.mark.parametrize("lang", OTHERS)
def test_an_english_text_of_ours_would_be_found(lang: str) -> None:
    row = load(paths.SHIPPED_DATA)["recommendations"].iloc[0]
    for text in ("What all of this is based on", row.text_en):
        assert text in left_in_english([f"Ба: {text} (2017)"], lang)
    assert not left_in_english([row[f"text_{lang}"]], lang)


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize(("screen", "query"), LONGEST, ids=map(name, LONGEST))
def test_nothing_of_ours_is_left_in_english(screen: str, query: Mapping[str, str], lang: str) -> None:
    here = view(screen, lang=lang, **query)
    for face, block in some(here.states()):
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
