"""Overview: the case in one view, then why, then where to go on."""

from dashboard.choosing.selection import Selection
from dashboard.figures.overview import overview
from dashboard.figures.parts import parts
from dashboard.outputs import screen
from dashboard.outputs.screen.overview import (
    draw_numbers,
    onward,
    opening,
    overview_style,
)
from dashboard.outputs.screen.study import show_study

here = screen.visit()
data, t = here.data, here.t

overview_style()
opening()
if "study" in parts(data, "timeline"):
    with screen.apart("the study beside the documents"):
        show_study(Selection(lang=t.lang), is_below=True)
else:
    with screen.apart("the documented numbers"):
        screen.show(overview.numbers(data, t), draw=draw_numbers)
onward()
