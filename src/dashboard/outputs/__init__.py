"""Outputs: a Figure on the screen (and, later, on paper and slides)."""
