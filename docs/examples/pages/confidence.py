"""Confidence: how sure the record is."""

from dashboard.figures.confidence import events_by_confidence
from dashboard.outputs import screen

here = screen.visit()
t = here.t

screen.title(t("How sure is the record?"))
with screen.apart("events by confidence"):
    screen.show(events_by_confidence(here.data, here.selection, t))
