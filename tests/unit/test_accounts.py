"""Whose account a document gives is said alike on a screen, in a copy without a server and beside a record."""

from __future__ import annotations

import pytest

from dashboard.figures.words.accounts import account_words
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.screen.documents import document_words
from dashboard.outputs.site import figure_html
from package_changes import Put, accepted
from support import shipped, some

DATA, T = shipped(), Translator("en")


def test_a_document_that_passes_on_a_side_s_account_is_nowhere_the_press_s_own() -> None:
    passed_on = [row for row in DATA.records.sources if row.account_voice]
    for row in some(passed_on):
        said = f"whose account: {account_words(row.source_id, DATA, T)}"
        assert said.endswith(", passed on by press") or row.voice != "press"
        assert said in document_words(row.source_id, DATA, T)
        assert said in figure_html.document(row.source_id, DATA, T)
        assert citing.document_words(row.source_id, DATA, T).endswith(account_words(row.source_id, DATA, T))


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("24-kg-2026-02-02", "company, passed on by press"),
        ("deck-2017", "research"),
        ("iwpr-2007-06-09", "press"),
    ],
)
def test_whose_account_a_document_gives(source: str, said: str) -> None:
    assert account_words(source, DATA, T) == said


def test_nobody_passes_on_an_account_of_their_own() -> None:
    data = accepted(
        Put("sources", "account_voice", "company", rows=1), Put("sources", "voice", "company", rows=1)
    )
    first = data.records.sources[0].source_id
    assert account_words(first, data, T) == "company"
