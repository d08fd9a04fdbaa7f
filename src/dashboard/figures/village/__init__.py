"""A place's own page: what a resident asks, in the order in which it is asked, each line with its documents.

It stands on the place's profile (:mod:`dashboard.figures.profile`), which is its head here and the whole of it beside
the map.
"""

from dashboard.figures.village.names import Named, first_named, group_names, named
from dashboard.figures.village.page import page
from dashboard.figures.village.value import Line, Part, Village

__all__ = ["Line", "Named", "Part", "Village", "first_named", "group_names", "named", "page"]
