"""Figures around participation: cards and never a chart, polls with how many were asked, no vote under threat."""

from dashboard.figures import participation as figures
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

T = Translator()


def test_open_votes_are_on_no_card(data: Dataset) -> None:
    labels = [
        card.label
        for scope in ("local", "national")
        for _, cards in figures.context_cards(data, scope, T)
        for card in cards
    ]
    assert not [
        label for label in labels if "show of hands" in label.lower() or "rural council" in label.lower()
    ]
    assert "Rural council on closing Andash" in " ".join(
        figures.context(data, "local", T).table["What is measured"]
    )


def test_context_is_never_a_chart_and_polls_carry_n(data: Dataset) -> None:
    for scope in ("local", "national"):
        assert figures.context(data, scope, T).chart is None
    polls = dict(figures.context_cards(data, "national", T))["Opinion polls"]
    assert all(any(fact.startswith("n ") for fact in card.facts) for card in polls)
    points = dict(figures.context_cards(data, "national", T))["Confidence index, in points"]
    assert all("%" not in card.value for card in points)
