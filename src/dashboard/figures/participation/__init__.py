"""Participation: the two survey questions, turnout, demands and answers, local money, auctions, seats, context.

One module a group of figures; no module has the name of a figure, which would hide it. Labels stand above
the marks they name, not beside them, so that a chart reads on a phone too.
"""

from dashboard.figures.participation.auction import auction_outcomes, auctions
from dashboard.figures.participation.background import context, context_cards
from dashboard.figures.participation.card import Card
from dashboard.figures.participation.demand import demands, responses
from dashboard.figures.participation.glance import glance, glance_lines
from dashboard.figures.participation.headcount import meetings, turnout
from dashboard.figures.participation.money import payments
from dashboard.figures.participation.money_cards import payment_cards
from dashboard.figures.participation.protests import PROTESTS
from dashboard.figures.participation.seat import seat_list, seats
from dashboard.figures.participation.sums import MONEY_CLAIMS, money_claims, money_lines
from dashboard.figures.participation.survey import question, question_ids

__all__ = [
    "MONEY_CLAIMS",
    "PROTESTS",
    "Card",
    "auction_outcomes",
    "auctions",
    "context",
    "context_cards",
    "demands",
    "glance",
    "glance_lines",
    "meetings",
    "money_claims",
    "money_lines",
    "payment_cards",
    "payments",
    "question",
    "question_ids",
    "responses",
    "seat_list",
    "seats",
    "turnout",
]
