"""Words that a screen explains: each in every language, from the data where they define it, and none where they do not."""

from pathlib import Path

import pytest

from dashboard.figures.words.terms import OWN, explained
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import load
from support import empty_package, shipped

ASKED_FOR = (
    "range", "one-side", "aiyl-okmotu", "subsoil-user", "eiti", "pme", "cbnrm", "bnna", "ifc-ps6",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_word_is_explained_in_the_visitors_language(lang: str) -> None:
    terms = explained(shipped(), Translator(lang), *ASKED_FOR)
    assert [term.term_id for term in terms] == list(ASKED_FOR)
    english = {term.term_id: term.meaning for term in explained(shipped(), Translator(), *ASKED_FOR)}
    for term in terms:
        assert len(term.meaning.split()) >= 8, term
        assert "[English]" not in term.label + term.meaning
        assert lang == "en" or term.meaning != english[term.term_id]


def test_a_term_of_the_data_names_its_document() -> None:
    rows, known = shipped().rows("instruments"), shipped().rows("sources")
    terms = [name for name in ASKED_FOR if name not in OWN]
    assert len(terms) == 7
    assert all(rows[name]["source_id"] in known for name in terms)


def test_a_package_without_a_term_leaves_it_out(tmp_path: Path) -> None:
    terms = explained(load(empty_package(tmp_path / "data")), Translator(), "range", "eiti")
    assert [term.term_id for term in terms] == ["range"]
