"""The profile of a place on the map: everything the data says of it, in the visitor's language.

Pure texts and small tables; ``outputs/screen/`` draws any profile the same way.
"""

from dashboard.figures.profile.profile import profile
from dashboard.figures.profile.value import Item, Profile, Section

__all__ = ["Item", "Profile", "Section", "profile"]
