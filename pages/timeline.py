"""Placeholder until the screen lands."""

from dashboard.outputs import screen

screen.quiet("in work")
