"""Recommendations: what each stakeholder was advised to do, and what is documented since."""

from dashboard.figures.recommendations.figure import overview
from dashboard.figures.recommendations.names import (
    number,
    stakeholder_names,
)
from dashboard.figures.recommendations.steps import steps

__all__ = [
    "number",
    "overview",
    "stakeholder_names",
    "steps",
]
