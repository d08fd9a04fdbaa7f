"""The study beside the documents: to the letter, each row with its documents, no verdict, and a key that is whole on the smallest phone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard import case
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import study
from dashboard.figures.drawing.vega import Spec
from dashboard.i18n import LANGUAGES, translator
from dashboard.type_width import text_width
from support import drawn_rows, shipped, some
from timeline_rows import rows_with

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")
ROOM = 290  # px of a chart on a phone 320 px wide


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_entry_of_the_key_is_cut_on_the_smallest_phone(lang: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(), case.translator(shipped(), lang))
    assert isinstance(figure.chart, Spec)
    rows = [row for row in drawn_rows(figure.chart.to_dict()) if {"px", "text", "what"} <= row.keys()]
    for row in some(rows):
        assert row["px"] + 20 + text_width(row["text"], 13) <= ROOM


@pytest.mark.parametrize(("lang", "said"), [("en", "a dash"), ("ru", "прочерк"), ("ky", "сызыкча")])
def test_a_dash_is_said_in_words_where_it_stands_in_a_sentence(lang: str, said: str) -> None:
    t = case.translator(shipped(), lang)
    assert study.cell(shipped(), "jerui", "violent", t)["study"] == said
    assert study.cell(shipped(), "jerui", "peaceful", t)["study"] == "12"


def test_the_numbers_of_the_grid_stand_over_its_rows() -> None:
    """Where a window that ends within the rows has them."""
    figure = study.study_against_documented(shipped(), Selection(), case.translator(shipped(), "en"))
    assert isinstance(figure.chart, Spec)
    spec = figure.chart.to_dict()
    numbers = [
        layer
        for part in spec["layer"]
        for layer in part.get("layer", [])
        if layer["mark"]["type"] == "text" and layer["encoding"]["x"]["field"] == "at"
    ]
    assert {layer["encoding"]["y"]["field"] for layer in some(numbers)} == {"y"}
    rows = drawn_rows(spec)
    first = min(row["y"] for row in rows if "verbatim" in row)
    assert max(row["y"] for row in some([row for row in rows if "at" in row])) < first


def test_twelve_rows_in_position_with_the_study_to_the_letter() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    assert len(figure.table) == 12
    assert list(dict.fromkeys(figure.table["Deposit"])) == ["Jerui", "Andash", "Taldy-Bulak"]
    assert list(figure.rows.frame.columns[:3]) == ["Deposit", "Indicator", "The study, verbatim"], (
        "what a row is, first"
    )
    cells = shipped()["study_counts"].set_index(["mine_id", "indicator"]).verbatim
    assert list(figure.table["The study, verbatim"]) == [
        cells[(mine, kind)] for mine in MINES for kind in INDICATORS
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_laptop_shows_the_study_beside_all_ends_of_the_documented_range(lang: str) -> None:
    """Widths as Streamlit sets a table: by the longest cell, with 16 px beside it."""
    rows = study.study_against_documented(shipped(), Selection(), case.translator(shipped(), lang)).rows.frame
    longest = [max(text_width(str(cell), 15) for cell in (name, *rows[name])) for name in rows.columns[:6]]
    box_and_sources, laptop, last_edge = 33 + 75, 1110, 8
    assert box_and_sources + sum(width + 16 for width in longest) <= laptop + last_edge


def test_the_dash_stands_left_of_zero_and_a_zero_at_zero() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    rows = {row["where"]: row for row in rows_with(figure, "where", "study")}
    dash = rows["Jerui: Violent incidents"]
    assert dash["dash"] and dash["study"] < 0
    assert rows["Taldy-Bulak: Court cases"]["study"] == 0
    assert sum(row["dash"] for row in rows.values()) == 1


def test_the_name_of_a_deposit_stands_nearer_to_its_own_rows_than_to_those_above() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    rows = sorted(row["y"] for row in rows_with(figure, "y", "label"))
    names = {row["y"] for row in rows_with(figure, "y", "text") if row["text"] in ("Andash", "Taldy-Bulak")}
    for name in some(sorted(names)):
        above, below = max(y for y in rows if y < name), min(y for y in rows if y > name)
        assert below - name < name - above


def test_each_row_beside_the_study_rests_on_the_documents_of_all_records_that_it_names() -> None:
    # A document that stands behind nothing else there, so that it is not in the row anyhow.
    apart = shipped()["differences"].assign(source_id="24-kg-10")
    data = replace(shipped(), tables={**shipped().tables, "differences": apart})
    figure = study.study_against_documented(data, Selection(), T)
    tables = set()
    for records, sources in zip(figure.rows.records, figure.rows.sources, strict=True):
        for table, _, key in (name.partition("/") for name in records):
            row = data.rows(table)[key]
            assert "source_id" not in row or row["source_id"] in sources, (table, key)
            tables.add(table)
    assert len(tables) > 2


@pytest.mark.parametrize("mine", MINES)
def test_no_verdict_in_words(mine: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(mines=(mine,)), T)
    text = " ".join((figure.title, figure.subtitle, figure.sentence, *figure.notes)).lower()
    assert "outside what documents show" in text, "it says how the two stand to each other"
    assert not any(word in text for word in ("match", "confirm", "correct", "wrong", "error", "agree"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_the_study_is_whole_on_a_small_phone_and_above_its_rows(lang: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(), translator(lang))
    key = [row for row in rows_with(figure, "px", "y", "text", "what") if row["what"] in ("study", "band")]
    for word in some(key):
        assert word["px"] + 20 + text_width(word["text"], 13) <= 288, word
    assert max(row["y"] for row in key) + 8 < min(row["y"] for row in rows_with(figure, "y", "label"))
