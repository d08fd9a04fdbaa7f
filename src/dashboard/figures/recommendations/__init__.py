"""Recommendations: what each stakeholder was advised to do, and what is documented since."""

from dashboard.figures.recommendations.figure import overview
from dashboard.figures.recommendations.names import (
    number,
    relation_names,
    stakeholder_names,
    status_names,
    theme_names,
)
from dashboard.figures.recommendations.steps import steps

__all__ = [
    "number",
    "overview",
    "relation_names",
    "stakeholder_names",
    "status_names",
    "steps",
    "theme_names",
]
