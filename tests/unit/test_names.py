"""Codes of the data in words: all of them, in one table, and nowhere else."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from dashboard.choosing.selection import INDICATORS
from dashboard.figures.words import names
from dashboard.figures.words.code_words import WORDS
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import PACKAGE, PAGES
from support import parsed, shipped, some

# Columns with the words of another one.
SAME_AS = {
    ("actions", "kind"): ("events", "kind"),
    ("auctions", "scope"): ("context_figures", "scope"),
    ("sources", "account_voice"): ("sources", "voice"),
}
# Codes that decide what is shown, and are not read themselves.
UNSAID = {
    ("sources", "read_as"),
    ("places", "point_basis"),
    ("events", "transfer"),
    ("events", "duplicate_certainty"),
    ("event_mines", "role"),
    ("stakeholders", "kind"),
    ("local_payments", "series"),
    ("local_payments", "recipient_level"),
    ("auctions", "series"),
    ("auctions", "outcome"),
    ("findings", "kind"),
    ("recommendation_instruments", "relation"),
    ("cases", "home_region"),
    ("scenes", "figure"),
    ("scenes", "talk"),
}


def coded() -> dict[tuple[str, str], set[str]]:
    """The columns of codes that the schema has, and the codes of each."""
    return {
        (table["name"], field["name"]): set(field["constraints"]["enum"])
        for table in shipped().schema["resources"]
        for field in table["schema"]["fields"]
        if "enum" in field.get("constraints", {})
    }


def column_with_words(column: tuple[str, str]) -> tuple[str, str]:
    """The column that lists its words: one of confidence does for all tables."""
    return ("events", "confidence") if column[1] == "confidence" else SAME_AS.get(column, column)


@pytest.mark.parametrize("column", sorted(set(coded()) - UNSAID), ids="-".join)
def test_every_code_that_is_read_has_words(column: tuple[str, str]) -> None:
    listed = set(WORDS[column_with_words(column)])
    wanted = set(INDICATORS) if column == ("study_counts", "indicator") else coded()[column]
    assert wanted <= listed
    assert column in SAME_AS or listed == wanted, "words for a code that the data cannot have"


def test_other_words_for_a_column_are_for_the_same_codes() -> None:
    for key in some(key for key in WORDS if len(key) > 2):
        assert set(WORDS[key]) == set(WORDS[key[:2]]), key


def test_each_list_has_one_function_that_says_it_in_every_language() -> None:
    said = [
        function
        for function in vars(names).values()
        if inspect.isfunction(function) and list(inspect.signature(function).parameters) == ["t"]
    ]
    assert len(some(said)) == len(WORDS)
    for lang in LANGUAGES:
        for function in said:
            words = function(Translator(lang))
            assert all(words.values()), (lang, function.__name__)
            assert tuple(words) in {tuple(listed) for listed in WORDS.values()}


def dictionaries(file: Path) -> list[tuple[int, Mapping[str, Any]]]:
    """Line and contents of each dictionary of a file whose values are all said in the visitor's language."""
    found = []
    for node in ast.walk(parsed(file.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Dict)
            and node.keys
            and all(isinstance(key, ast.Constant) for key in node.keys)
        ):
            said = [
                isinstance(value, ast.Call) and ast.unparse(value.func) in ("t", "later")
                for value in node.values
            ]
            if all(said):
                found.append((node.lineno, {key.value: None for key in node.keys}))  # type: ignore[union-attr]
    return found


def test_words_for_the_codes_of_a_column_stand_in_the_table_only() -> None:
    lists = [codes for column, codes in coded().items() if column not in UNSAID and len(codes) > 2]
    files = [file for file in (*PACKAGE.rglob("*.py"), *PAGES.glob("*.py")) if file.name != "code_words.py"]
    assert any(dictionaries(file) for file in some(files)), "no such dictionary is found anywhere"
    assert dictionaries(PACKAGE / "figures" / "words" / "code_words.py")
    elsewhere = [
        f"{file.name}:{line}"
        for file in files
        for line, words in dictionaries(file)
        if any(set(words) == codes for codes in some(lists))
    ]
    assert not elsewhere
