"""What a search found stands in columns of like height, in its order."""

from __future__ import annotations

import re

import pytest

from screens import open_screen, texts


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("jerui", [["places", "recommendations"], ["events"], ["documents"]]),
        ("EITI", None),
        ("oxus", None),
    ],
)
def test_sorts_are_stacked_in_at_most_three_columns_and_none_is_left_out(
    words: str, columns: list[list[str]] | None
) -> None:
    shown = texts(open_screen("search", q=words))
    stacks = [re.findall(r'id="found-([a-z]+)"', stack) for stack in shown.split('<div class="stack">')[1:]]
    assert columns is None or stacks == columns
    assert 1 <= len(stacks) <= 3 and all(stacks)
    assert [name for stack in stacks for name in stack] == re.findall(r'id="found-([a-z]+)"', shown)
