"""All figures on local money in one drawing: each once, where and how it is told, and readable on a phone."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from types import MappingProxyType
from typing import Any

import pytest

from dashboard.choosing import view_address
from dashboard.figures import participation
from dashboard.figures.evidence import wording
from dashboard.figures.figure import Figure
from dashboard.figures.participation import money
from dashboard.figures.participation.sums_chart import LOOKS, PHONE
from dashboard.figures.words import headline
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from support import drawn_rows, shipped, some

DATA, T = shipped(), Translator("en")


def marks(figure: Figure) -> list[dict[str, Any]]:
    return list({row["mark"]: row for row in drawn_rows(figure.drawing.to_dict()) if "mark" in row}.values())


def changed(column: str, value: Any, *payments: str) -> Dataset:
    """The shipped data with one column changed, of some payments or of all."""
    table = DATA["local_payments"].copy()
    table.loc[table.payment_id.isin(payments) if payments else table.index, column] = value
    return replace(DATA, tables=MappingProxyType({**DATA.tables, "local_payments": table}))


def test_every_figure_of_the_data_is_one_mark_that_leads_to_its_record() -> None:
    figure = participation.money_claims(DATA, T)
    known = {row.payment_id for row in DATA.records.local_payments}
    assert {row["mark"] for row in some(marks(figure))} == known
    assert figure.marks
    assert {mark: found.records for mark, found in figure.marks().items()} == {
        name: (f"local_payments/{name}",) for name in known
    }


def test_paid_and_promised_differ_in_shape_and_colour_from_each_other_and_from_what_is_not_known() -> None:
    assert len({look.shape for look in LOOKS.values()}) == len(LOOKS)
    assert set(LOOKS) == {*DATA.allowed("local_payments", "stage"), "", "no-sum"}
    told = {row["mark"]: row["told"] for row in marks(participation.money_claims(DATA, T))}
    assert told["rival-region-8000-promised"] == told["rival-bakubat-600"] == "promised or planned"
    assert told["talas-2022-all"] == "paid"
    assert told["rival-407-region"] == "not stated"  # the document does not say whether it was paid


def test_a_sum_that_is_missing_is_drawn_as_missing_and_never_as_a_number() -> None:
    figure = participation.money_claims(DATA, T)
    without = [row for row in DATA.records.local_payments if row.amount_msom is None]
    told = {row["mark"]: row for row in marks(figure)}
    for row in some(without):
        assert told[row.payment_id]["told"] == "no sum is given"
        assert told[row.payment_id]["narrow"] == f"{row.share_percent:.0f}% of the money"
    assert figure.numbers
    assert len(figure.numbers()["without-sum"].records) == len(without)


def test_a_sum_of_nought_is_a_sum() -> None:
    known = next(row.payment_id for row in DATA.records.local_payments if row.amount_msom)
    before, after = (
        participation.money_claims(data, T).numbers for data in (DATA, changed("amount_msom", 0, known))
    )
    assert before and after
    assert after()["without-sum"].records == before()["without-sum"].records


def test_the_title_calls_the_largest_sum_a_promise_only_while_it_is_one() -> None:
    assert (
        participation.money_claims(DATA, T).title == "Of 21 figures on local money the largest is a promise"
    )
    for other in (
        changed("stage", "paid", "rival-region-8000-promised"),
        changed("amount_msom", 9000, "rival-1300-rural"),
        changed("amount_msom", None),
    ):
        assert participation.money_claims(other, T).title == "21 figures on local money"


def test_a_figure_without_a_date_stands_apart_from_the_years() -> None:
    told = {row["mark"]: row["x"] for row in marks(participation.money_claims(DATA, T))}
    undated = {row.payment_id for row in DATA.records.local_payments if not row.date_edtf}
    assert max(told[name] for name in some(undated)) < min(told[name] for name in told.keys() - undated)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_mark_or_its_words_touch_another_on_a_phone(lang: str) -> None:
    placed = marks(participation.money_claims(DATA, Translator(lang)))
    beside = [(one, other) for one, other in combinations(placed, 2) if one["y"] == other["y"]]
    for one, other in some(beside):
        assert one["right"] <= other["left"] + 1e-9 or other["right"] <= one["left"] + 1e-9, (one, other)
    for row in placed:
        assert row["left"] * PHONE >= 0
        assert row["right"] <= 1, row


def test_a_package_without_the_column_says_that_it_is_not_stated() -> None:
    figure = participation.money_claims(changed("stage", ""), T)
    assert {row["told"] for row in marks(figure)} == {"not stated", "no sum is given"}
    assert set(figure.table["Paid or promised"]) == {"not stated"}


def test_figures_over_several_years_are_drawn_over_all_of_them() -> None:
    spread = changed("date_edtf", "2013/2022", "talas-2022-all")
    (row,) = [row for row in marks(participation.money_claims(spread, T)) if row["mark"] == "talas-2022-all"]
    assert row["low"] < row["x"] < row["high"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_reads_the_recipient_of_every_figure_above_its_sum_and_mark(lang: str) -> None:
    t = Translator(lang)
    groups = participation.money_lines(shipped(), t)
    lines = [line for _, own in groups for line in own]
    rows = {row.payment_id: row for row in shipped().records.local_payments}
    assert len(some(lines)) == len(rows)
    figure = participation.money_claims(shipped(), t)
    assert figure.marks
    behind = figure.marks()
    for line in lines:
        (number,) = (piece.number for piece in headline.pieces(line.told) if piece.number)
        assert line.recipient == t.text(rows[number], "recipient")
        assert behind[number].records == (f"local_payments/{number}",)
        asked = {"behind": f"money-claims.{number}"}
        assert view_address.parse(asked, shipped())[0].behind == asked["behind"], "an address opens it"


def test_a_sum_is_rounded_alike_wherever_it_is_read() -> None:
    (row,) = (row for row in shipped().records.local_payments if row.amount_msom == 174.419)
    t = Translator("ru")
    assert wording.payment_words(row, t) == money.amount(row, t)
    assert money.amount(row, t).startswith("174,4\u00a0")
    assert "174.419" in list(participation.money_claims(shipped(), T).table["Million soms"]), (
        "tables have it exactly"
    )
