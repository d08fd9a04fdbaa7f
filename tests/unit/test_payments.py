"""Local payments: three parts are the reported sum, and whatever does not join it stands beside it."""

from dashboard.figures import participation as figures
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from other_rows import with_table
from participation_figures import drawn
from support import drawn_rows, some

T = Translator()


def test_the_three_parts_are_the_reported_sum(data: Dataset) -> None:
    figure = figures.payments(data, T)
    values = [row["value"] for row in drawn_rows(drawn(figure))]
    assert [round(value, 1) for value in values] == [290.7, 174.4, 116.3]
    assert round(sum(values), 1) == 581.4
    assert "company reported" in figure.sentence
    assert "does not say which period" in figure.sentence


def test_every_figure_that_does_not_join_the_sum_has_its_card(data: Dataset) -> None:
    others = data["local_payments"][~data["local_payments"].series.isin(["parts", "whole"])]
    cards = [card for _, group in figures.payment_cards(data, T) for card in group]
    assert [card.label for card in some(cards)] == others.recipient_en.tolist()


def test_rivals_of_the_reported_sum_stand_behind_it_with_their_documents(data: Dataset) -> None:
    found = figures.payments(data, T)
    assert [line.split("\u00a0m soms")[0] for line in found.conflicts] == [
        "Talas regional fund: 407", "Account of the rural district: 1,300",
    ]  # fmt: skip
    (rivals,) = found.further_rows
    assert len(rivals.frame) == len(found.conflicts)
    without = data["local_payments"]
    without = without[without.series != "rival"]
    alone = figures.payments(with_table(data, "local_payments", without), T)
    assert not alone.conflicts
    assert not alone.further_rows


def test_every_rival_figure_of_payments_is_named_as_a_disagreement(data: Dataset) -> None:
    rivals = data["local_payments"][data["local_payments"].series == "rival"]
    found = figures.money_claims(data, T).conflicts
    assert len(found) == len(rivals)
    for row in rivals.itertuples():
        assert any(row.recipient_en in line and T.number(row.amount_msom) in line for line in found)
