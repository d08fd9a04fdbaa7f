"""The study's counts against what is documented for the same years: ``figure`` says it, ``chart`` draws it."""

from dashboard.figures.study.figure import cell, study_against_documented

__all__ = ["cell", "study_against_documented"]
