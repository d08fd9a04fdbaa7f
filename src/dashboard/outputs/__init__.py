"""Outputs: a figure shown somewhere, on the screen, on paper, on slides, in files; nothing is added to what it says."""
