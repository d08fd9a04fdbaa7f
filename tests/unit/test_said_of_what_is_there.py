"""Titles and sentences say only what the rows bear out: whose advice, what was paid, one deposit, none to compare."""

from __future__ import annotations

import pytest

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, participation
from dashboard.figures.overview.locator import locator
from dashboard.figures.recommendations.board import board
from dashboard.figures.story import ground
from dashboard.figures.study.figure import study_against_documented
from dashboard.figures.words import case_text
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from drawings import layers
from other_rows import with_table, without_rows
from package_changes import Keep, accepted
from support import drawn_rows, shipped, some

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


def test_half_went_to_the_fund_only_if_it_was_paid() -> None:
    promised = with_cell("local_payments", "talas-2022-region", "stage", "promised")
    assert "went" in participation.payments(shipped(), T).title
    assert "went" not in participation.payments(promised, T).title


@pytest.mark.parametrize(("stage", "has_key"), [("paid", False), ("promised", True)])
def test_bars_of_two_colours_have_a_key(stage: str, *, has_key: bool) -> None:
    data = with_cell("local_payments", "talas-2022-region", "stage", stage)
    drawing = participation.payments(data, T).drawing.to_dict()
    fill = next(layer for layer in layers(drawing) if layer["mark"]["type"] == "bar")["encoding"]["fill"]
    assert (fill["legend"] is not None) == has_key
    assert {row["stage"] for row in some(drawn_rows(drawing)) if "stage" in row} == set(
        fill["scale"]["domain"]
    )


@pytest.mark.parametrize(
    ("lang", "title", "point"),
    [
        ("en", "Where the deposit lies", "The point is approximate; the Map shows how far it may be off."),
        ("ru", "Где находится месторождение", "Точка приблизительная"),
        ("ky", "Кен чыккан жер кайда", "Чекит болжолдуу"),
    ],
)
def test_one_deposit_in_its_home_region_is_one(lang: str, title: str, point: str) -> None:
    data = accepted(Keep("mines", 1), Keep("texts", 0), Keep("scenes", 0))
    t = case.translator(data, lang)
    figure = locator(data, t)
    assert figure.title == title
    assert point in figure.sentence
    assert ground.where(data, t, shipped().records.scenes[0]).title == title


def test_the_comparison_counts_one_entry_as_one_and_has_no_gap_in_its_sentence() -> None:
    counts = shipped()["study_counts"]
    given = counts.index[counts.value.notna()][0]
    one = with_table(shipped(), "study_counts", counts.loc[[given]].reset_index(drop=True))
    sentence = study_against_documented(one, ALL, T).sentence
    assert sentence.startswith("1 entry of the study stands beside")
    assert "  " not in sentence


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_comparison_of_nothing_says_so_and_counts_nothing(lang: str) -> None:
    figure = study_against_documented(accepted(Keep("study_counts", 0)), ALL, Translator(lang))
    assert figure.sentence == figure.empty != ""
    assert "0" not in said(figure.title)


def test_of_the_differences_that_came_later_no_more_is_said_than_their_dates_say() -> None:
    rows = shipped()["differences"]
    dated = rows.since_edtf.where(rows.since_edtf == "", "2020")
    undated = without_rows(
        with_table(shipped(), "differences", rows.assign(since_edtf=dated)), "differences", dated == ""
    )
    assert said(evidence.differences(undated, T).title).endswith(
        f"; {sum(dated != '')} of these arose after it"
    )
    assert said(evidence.differences(shipped(), T).title).endswith(" of these arose after it")
    one = with_table(shipped(), "differences", rows.assign(since_edtf=dated)[dated != ""].head(1))
    assert said(evidence.differences(one, T).title) == (
        "On 1 point documents differ from the study or say more, and this arose after it"
    )
