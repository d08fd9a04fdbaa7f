"""Titles and sentences say only what the rows bear out: whose advice, what was paid, one deposit, none to compare."""

from __future__ import annotations

from dashboard.choosing.selection import Selection
from dashboard.figures.recommendations.board import board
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from other_rows import with_table
from support import shipped

T, ALL = Translator("en"), Selection()


def with_cell(table: str, row: str, column: str, value: str) -> Dataset:
    """The shipped data with one cell changed of the row that has this key."""
    frame = shipped()[table].copy()
    frame.loc[frame.iloc[:, 0] == row, column] = value
    return with_table(shipped(), table, frame)


def test_the_board_names_the_study_only_while_all_shown_rests_on_it() -> None:
    assert board(shipped(), ALL, T).subtitle.startswith("Advice from the study by ")
    other = next(row.source_id for row in shipped().records.sources if row.read_as == "stored-excerpt")
    mixed = with_cell("recommendations", "ngo-1", "source_id", other)
    assert "Advice" not in board(mixed, ALL, T).subtitle
    assert board(mixed, Selection(stakeholders=("police",)), T).subtitle.startswith("Advice from")
    assert "advice" not in case_text.introduced(mixed, T, is_advice=True)
