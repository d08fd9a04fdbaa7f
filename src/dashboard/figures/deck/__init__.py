"""The deck's counts against what is documented for the same years: ``figure`` says it, ``chart`` draws it."""

from dashboard.figures.deck.chart import LINE, MOST_LINES
from dashboard.figures.deck.figure import cell, deck_against_documented

__all__ = ["LINE", "MOST_LINES", "cell", "deck_against_documented"]
