"""Lines with a date: no document of one is lost, and whoever hears one side alone is told so before the documents are opened."""

from __future__ import annotations

import re

from dashboard.i18n import Translator
from dashboard.outputs.dated_lines import DatedLine, dated_lines
from site_pages import parsed

T = Translator("en")


def test_the_documents_of_an_open_line_stand_behind_their_number() -> None:
    shown = dated_lines([DatedLine("Told.", ["One", "Two"]), DatedLine("Also told.", ["Three"])], T)
    assert parsed(shown).faults == []
    folded = re.findall(r"<details><summary>(.*?)</summary><p>(.*?)</p></details>", shown)
    assert folded == [("2 sources", "One; Two"), ("1 source", "Three")]


def test_one_side_alone_is_named_while_its_documents_are_folded() -> None:
    shown = dated_lines([DatedLine("Told.", ["One", "Two"], is_sided=True)], T)
    assert "<summary>2 sources, one side&#39;s account</summary>" in shown


def test_a_line_that_folds_opens_once_for_its_facts_and_its_documents() -> None:
    shown = dated_lines([DatedLine("Told.", ["One"], facts=["More."], folds=True)], T)
    assert shown.count("<details>") == 1
    assert "Sources: One</p></details>" in shown
