"""Place: one village, district, town or deposit on a page of its own; without one, all of them by name."""

from dashboard.figures import village
from dashboard.outputs import screen
from dashboard.outputs.screen.village import all_places, draw

here = screen.visit()
found = village.page(here.data, here.selection.place, here.t) if here.selection.place else None
if found:
    draw(found)
else:
    all_places()
