"""Auctions: what became of every site, what is computed and not stored, and the counts that rival each other."""

from dashboard.figures import participation as figures
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from other_rows import with_table
from participation_figures import drawn
from support import drawn_rows

T = Translator()


def test_auctions_name_the_rival_count_and_two_reports_of_one_day(data: Dataset) -> None:
    rival, bids = figures.auctions(data, T).conflicts
    assert "40 sites sold" in rival
    assert "26 auctions" in rival
    assert bids.startswith("10 May 2013, bids. ") and bids.count(": 0.") == bids.count(": 1.") == 1
    table = data["auctions"].copy()
    table.loc[table.auction_id == "auc-2013-jerui-bids", "value"] = 1
    assert len(figures.auctions(with_table(data, "auctions", table), T).conflicts) == 1


def test_where_the_outcome_of_every_site_is_known_none_is_said_to_be_unexplained(data: Dataset) -> None:
    auctions = data["auctions"]
    is_known = (auctions["series"] == "objects") & auctions["outcome"].isin(["sold", "no-bids"])
    assert is_known.any()
    announced = (auctions["series"] == "objects") & (auctions["outcome"] == "announced")
    known = auctions.assign(value=auctions["value"].mask(announced, auctions["value"][is_known].sum()))
    sentence = figures.auctions(with_table(data, "auctions", known), T).sentence
    assert "drew no bids" in sentence and "what became of" not in sentence


def test_seven_objects_are_computed_not_stored(data: Dataset) -> None:
    assert figures.auction_outcomes(data) == {"sold": 40, "no-bids": 13, "not-explained": 7}
    figure = figures.auctions(data, T)
    squares = [row["outcome"] for row in drawn_rows(drawn(figure))]
    assert len(squares) == 60
    assert squares.count("not explained: 7") == 7
    assert any("26" in note for note in figure.notes)
    table = data["auctions"].copy()
    table.loc[table.outcome == "sold", "value"] = 41
    assert figures.auction_outcomes(with_table(data, "auctions", table))["not-explained"] == 6
