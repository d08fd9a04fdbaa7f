"""Every view in the language of ``pseudo.py``, in which a text that was not translated shows by its letters, wherever it comes from.

On the screen, in drawings and in files. Russian and Kyrgyz themselves are looked at in ``test_in_other_languages.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

import pseudo
from dashboard import edition, paths
from dashboard.figures import story
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset, load
from left_in_english import english, files_speak, kept, left_in_english, words_of
from screens import OPENED, SCENES, VIEWS, View, drawings, name, said, view
from support import some

STORED = "tables"  # the section with tables as they are stored, English columns and all
EVERY_VIEW = [*VIEWS, *OPENED, *SCENES]


@pytest.fixture(scope="module")
def pseudo_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """The data package in that language; while it is there, the app and its translators speak it."""
    english(pseudo.LANG)  # as Kyrgyz has it
    folder = pseudo.package(tmp_path_factory.mktemp("pseudo") / "data")
    with pytest.MonkeyPatch.context() as patch, pseudo.spoken():
        patch.setenv(paths.DATA_VARIABLE, str(folder))
        yield edition.current(folder).data


def own_words(query: Mapping[str, str]) -> set[str]:
    """What a visitor has written into a search comes back as it is; names of a place stand in all languages."""
    words = set(re.findall(r"[A-Za-z]+", query.get("q", "")))
    if place := load(paths.SHIPPED_DATA).rows("places").get(query.get("place", "")):
        words |= set(re.findall(r"\w+", f"{place['name_en']} {place['name_ru']}"))
    return words


def test_a_word_that_is_not_translated_would_be_found() -> None:
    t = pseudo.pseudo
    assert not pseudo.untranslated(f"{t('What all of this is based on')} 2007-ж., 26-май", kept())
    assert pseudo.untranslated(f"{t('What all of this')} rests on", kept()) == ("rests", "on")
    assert pseudo.untranslated(f"{t('What')} (as of 2026)", kept()) == ("as", "of")
    assert pseudo.untranslated("Талас", kept()) == ("Талас",), "another language than the visitor's"


def test_what_is_drawn_is_looked_at() -> None:
    for screen in ("map", "timeline"):
        assert "Jerui" in " ".join(some(drawings(view(screen).main)))


@pytest.mark.parametrize(("screen", "query"), EVERY_VIEW, ids=map(name, EVERY_VIEW))
def test_nothing_escapes_translation(screen: str, query: Mapping[str, str], pseudo_data: Dataset) -> None:
    here = View(screen, {**query, "lang": pseudo.LANG})
    is_stored, own = query.get("section") == STORED, own_words(query)
    for face, block in some(here.states()):
        for text in some(said(block, with_tables=not is_stored)):
            left = set(pseudo.untranslated(text, kept())) - own
            assert not left, (face, left, text[:300])
        if not is_stored:
            assert not left_in_english(drawings(block), pseudo.LANG), face
    if screen == "present":
        drawn = story.scene(pseudo_data, Translator(pseudo.LANG), int(query["step"])).figure.chart
        assert not left_in_english([words_of(drawn)], pseudo.LANG)
    for figure in here.figures:
        if not is_stored:
            files_speak(figure, pseudo.LANG, pseudo_data)
