"""How hard the tests try what is made at random: ``HYPOTHESIS_PROFILE=nightly pytest ...`` for twenty times as much."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", max_examples=50, deadline=None)  # a busy machine is no fault
settings.register_profile("nightly", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
