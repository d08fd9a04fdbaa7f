"""The study's counts against what is documented for the same years.

``figure`` says it, ``rows`` has what ``chart`` draws.
"""

from dashboard.figures.study.figure import cell, in_rows, study_against_documented

__all__ = ["cell", "in_rows", "study_against_documented"]
