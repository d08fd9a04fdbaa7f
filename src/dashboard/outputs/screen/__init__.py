"""What every page needs to draw: the visit, figures with their faces, choices, words.

The only room with Streamlit helpers.

Pages write ``screen.show(figure)``. What a single screen draws is in the module of its name here, and its page takes it
from there.
"""

from dashboard.outputs.screen.choices import draw_list, list_of_many, pick_part, search_box
from dashboard.outputs.screen.faults import apart
from dashboard.outputs.screen.figure_rows import draw_rows
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.links import introduce, link
from dashboard.outputs.screen.state import choose, clear, leave_out, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import explain, header, plain, quiet, title

__all__ = [
    "apart",
    "choose",
    "clear",
    "draw_list",
    "draw_rows",
    "explain",
    "header",
    "introduce",
    "leave_out",
    "link",
    "list_of_many",
    "pick_part",
    "plain",
    "quiet",
    "search_box",
    "show",
    "side_by_side",
    "theme",
    "title",
    "visit",
]
