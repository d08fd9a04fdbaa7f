"""Overview: the case in thirty seconds."""

import streamlit as st

from dashboard.figures import case_text, locator, overview, stakeholders
from dashboard.figures.parts import has, parts
from dashboard.outputs import screen
from dashboard.outputs.screen.overview import deposit_card, doors, draw_numbers
from dashboard.outputs.screen.stakeholders import draw_findings
from dashboard.outputs.screen.village import your_village

here = screen.visit()
data, t = here.data, here.t

st.title(case_text.text(data, t, "overview-title"), anchor=False)
with screen.apart("the villages by name"):
    your_village()
with screen.apart("the deposits in short"):
    st.markdown(screen.plain(overview.lead(data, t)))
    for column, deposit in screen.side_by_side(overview.deposits(data, t)):
        with column:
            deposit_card(deposit)

with st.container(key="wide-numbers"):
    numbers, where = st.columns([2, 1], gap="large")
with numbers, screen.apart("the numbers of the study"):
    screen.show(overview.numbers(data, t), draw=draw_numbers)
    if "study" in parts(data, "timeline"):
        screen.link(
            "timeline",
            t("The rule and the records behind each number"),
            icon=":material/arrow_forward:",
            part="study",
        )
with where, screen.apart("the locator"):
    screen.show(locator.locator(data, t, screen.theme()))

doors()
if has(data, "findings"):
    with screen.apart("the findings"):
        screen.show(stakeholders.findings(data, t), draw=draw_findings)
