"""Stakeholders: who acts, what the study found, what each group is asked."""

import streamlit as st

from dashboard.figures import promised
from dashboard.figures.approach import stakeholders as figures
from dashboard.figures.parts import has
from dashboard.figures.words import case_text
from dashboard.outputs import screen
from dashboard.outputs.screen.stakeholders import (
    asked_in_short,
    draw_approach,
    draw_findings,
    seen_in_documents,
)

here = screen.visit()
data, t = here.data, here.t

screen.title(promised.stakeholders(data, t))

if has(data, "approaches"):
    with screen.apart("the tripartite approach"):
        screen.show(figures.tripartite(data, t), draw=draw_approach)
        seen_in_documents()
if has(data, "findings"):
    with screen.apart("the findings"):
        screen.show(figures.findings(data, t), draw=draw_findings)

is_advised = has(data, "recommendations")
screen.header(t("What each group is advised to do") if is_advised else t("The groups"), anchor="asked")
if lead := case_text.text(data, t, "stakeholders-lead"):
    st.markdown(screen.plain(lead))
if is_advised:
    screen.introduce(is_advice=True)
    screen.quiet(t("How each recommendation stands is our judgement."))
asked_in_short()
