"""Figures: pure functions from a Dataset and a Selection to a :class:`Figure`."""
