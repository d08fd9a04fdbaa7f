"""Confidence: how sure the record is."""

import streamlit as st

from dashboard.figures.confidence import events_by_confidence
from dashboard.outputs import screen

here = screen.visit()
t = here.t

st.title(t("How sure is the record?"), anchor=False)
with screen.apart("events by confidence"):
    screen.show(events_by_confidence(here.data, here.selection, t))
