"""Participation: who takes part in decisions on mining, who came, what was asked and answered, and where the money goes."""

from functools import partial

import streamlit as st

from dashboard.figures import participation as figures
from dashboard.outputs import screen

here = screen.visit()
data, chosen, t = here.data, here.selection, here.t

st.html(screen.PARTICIPATION_STYLE)
st.title(t("Who takes part in decisions on mining"), anchor=False)
screen.quiet(
    t(
        "What public documents count: people, demands, money, auctions and seats. The answers to the deck's two survey questions are lost; their place stands below, empty."
    )
)

screen.show(figures.turnout(data, chosen, t))
screen.show(figures.meetings(data, chosen, t))

for column, figure in zip(
    st.columns(2, gap="large"),
    (figures.demands(data, chosen, t), figures.responses(data, chosen, t)),
    strict=True,
):
    with column:
        screen.show(figure)

questions = list(figures.question_ids(data))
for column, item in zip(st.columns(max(len(questions), 1), gap="large"), questions, strict=False):
    with column:
        screen.survey_question(figures.question(data, item, t, screen.dropped_answers()))
screen.survey_file()

money, objects = st.columns(2, gap="large")
with money:
    screen.show(figures.payments(data, t))
with objects:
    screen.show(figures.auctions(data, t))
screen.show(figures.other_payments(data, t), draw=partial(screen.cards, figures.payment_cards(data, t)))

screen.show(figures.seats(data, t))
with st.expander(t("The steps in words"), expanded=True):
    screen.numbered(figures.seat_list(data, t))

for scope in ("talas", "national"):
    screen.show(
        figures.context(data, scope, t), draw=partial(screen.cards, figures.context_cards(data, scope, t))
    )
