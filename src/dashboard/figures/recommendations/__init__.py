"""Recommendations: what each stakeholder was advised to do, and what is documented since."""

from dashboard.figures.recommendations.board import board
from dashboard.figures.recommendations.figure import overview
from dashboard.figures.recommendations.judgement import judgement
from dashboard.figures.recommendations.line import StepLine, line_of
from dashboard.figures.recommendations.names import (
    heading,
    in_short,
    judged,
    number,
    orders,
    stakeholder_names,
    tally,
)
from dashboard.figures.recommendations.steps import steps, steps_label
from dashboard.figures.recommendations.tiles import groups, on_board

__all__ = [
    "StepLine",
    "board",
    "groups",
    "heading",
    "in_short",
    "judged",
    "judgement",
    "line_of",
    "number",
    "on_board",
    "orders",
    "overview",
    "stakeholder_names",
    "steps",
    "steps_label",
    "tally",
]
