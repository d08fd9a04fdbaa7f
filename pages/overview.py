"""Overview: the case in thirty seconds."""

import streamlit as st

from dashboard.figures import locator, overview, stakeholders
from dashboard.outputs import screen

here = screen.visit()
data, t = here.data, here.t

st.title(t("Three gold deposits in Talas, twenty years of conflict"), anchor=False)
st.markdown(screen.plain(overview.lead(data, t)))

left, right = st.columns([5, 4], gap="large")
with left:
    screen.show(locator.locator(data, t, screen.theme()))
with right:
    for deposit in overview.deposits(data, t):
        screen.deposit_card(deposit)

screen.show(overview.numbers(data, t), draw=screen.draw_numbers)
screen.show(stakeholders.findings(data, t), draw=screen.draw_findings)
screen.doors()
