"""The study beside the documents: a key that is whole on the smallest phone, a dash that is read as one."""

from __future__ import annotations

import pytest

from dashboard.case import translator
from dashboard.choosing.selection import Selection
from dashboard.figures import study
from dashboard.figures.drawing.vega import Spec
from dashboard.i18n import LANGUAGES
from dashboard.type_width import text_width
from support import drawn_rows, shipped, some

ROOM = 290  # px of a chart on a phone 320 px wide


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_entry_of_the_key_is_cut_on_the_smallest_phone(lang: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(), translator(shipped(), lang))
    assert isinstance(figure.chart, Spec)
    rows = [row for row in drawn_rows(figure.chart.to_dict()) if {"px", "text", "what"} <= row.keys()]
    for row in some(rows):
        assert row["px"] + 20 + text_width(row["text"], 13) <= ROOM


@pytest.mark.parametrize(("lang", "said"), [("en", "a dash"), ("ru", "прочерк"), ("ky", "сызыкча")])
def test_a_dash_is_said_in_words_where_it_stands_in_a_sentence(lang: str, said: str) -> None:
    t = translator(shipped(), lang)
    assert study.cell(shipped(), "jerui", "violent", t)["study"] == said
    assert study.cell(shipped(), "jerui", "peaceful", t)["study"] == "12"


def test_the_numbers_of_the_grid_stand_over_its_rows() -> None:
    """Where a window that ends within the rows has them."""
    figure = study.study_against_documented(shipped(), Selection(), translator(shipped(), "en"))
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
