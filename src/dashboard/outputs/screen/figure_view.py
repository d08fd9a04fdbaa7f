"""A Figure on the screen with its four faces: chart, table, sources, download. One way for all pages."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.outputs import replies
from dashboard.outputs.markup import markup
from dashboard.outputs.pictures.painting import fitted
from dashboard.outputs.screen.choices import face_row
from dashboard.outputs.screen.faults import apart, hide
from dashboard.outputs.screen.figure_documents import sources_face
from dashboard.outputs.screen.figure_files import download_face
from dashboard.outputs.screen.figure_marks import draw_marks, draw_number, pick_mark
from dashboard.outputs.screen.figure_rows import table_face
from dashboard.outputs.screen.findings import heading, in_place, statement
from dashboard.outputs.screen.layout import Pieces
from dashboard.outputs.screen.links import address_of
from dashboard.outputs.screen.state import begin_part, clear, face_of, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import listed

ONE_LINE = 130  # letters that a line of a laptop holds
# What of a selection leaves things out.
_FILTERS = (
    "mines",
    "year_from",
    "year_to",
    "kinds",
    "stakeholders",
    "themes",
    "instruments",
    "statuses",
    "voices",
    "q",
)


@st.fragment
def show(
    figure: Figure,
    *,
    level: int = 2,
    draw: Callable[[], None] | None = None,
    draw_empty: Callable[[], None] | None = None,
    is_below: bool = False,
    is_said: bool = False,
    hint: str = "",
) -> None:
    """A figure with its faces. Only the face that is open is made; one that is a table by itself has no chart.

    It runs alone when nothing but it changes (a row, a mark). One that fails leaves nothing half drawn.

    Args:
        figure: what to show.
        level: heading level of the title (2 or 3), so that headings of a page never skip one.
        draw: draws the chart face instead of Altair (the map, texts side by side).
        draw_empty: draws what stands where a chart would, instead of the words in ``figure.empty``.
        is_below: it begins below the first view, so a browser draws it after that (``below.js``).
        is_said: what ``draw`` draws says the figure's sentence already.
        hint: what a click on what ``draw`` draws does, if that is no chart.
    """
    begin_part()
    with apart(f"the figure {figure.id}", is_private=figure.is_private):
        try:
            _show(figure, level, draw, draw_empty, is_below, is_said, hint)
        except Exception:
            hide(f"figure-{figure.id}")
            raise


def _show(
    figure: Figure,
    level: int,
    draw: Callable[[], None] | None,
    draw_empty: Callable[[], None] | None,
    is_below: bool,
    is_said: bool,
    hint: str,
) -> None:
    t = visit().t
    with st.container(key=f"figure-{figure.id}", gap="xsmall"):
        names = _faces(figure, is_drawn_by_hand=draw is not None)
        first = next(iter(names))
        # Table, sources and download of nothing are not offered; who asked for one has it when something fits again.
        is_nothing = bool(figure.empty) and not draw_empty
        asked = face_of(figure.id, names) or first
        face = first if is_nothing else asked
        begin = Pieces("close begin")
        begin.add(heading(figure, level))
        if figure.subtitle:
            begin.add(markup("quiet", text=figure.subtitle))
        if not is_nothing:
            begin.add(face_row(figure, names))
        begin.draw()
        # Of its own, so that what follows keeps its place.
        with st.container(key=f"below-{figure.id}" if is_below else None):
            if face == "chart":
                _chart(figure, draw, draw_empty)
            elif face == "table":
                pick_mark(figure)
                for rows in figure.all_rows:
                    table_face(figure, rows)
            elif face == "sources":
                sources_face(figure)
            else:
                download_face(figure)
        draw_number(figure)
        # After the drawing, whose words for a screen reader it is: title and measure are enough before it.
        if face != "chart" or figure.empty:
            hint = ""
        elif not hint and figure.marks is not None and isinstance(figure.chart, Spec):
            hint = t("A click on a mark opens the records behind it; Table has them as a list.")
        end = Pieces("close")
        if face == "chart":
            end.add(_differences(figure))
        is_told = face == "chart" and (is_said or bool(figure.empty))
        _in_words(end, figure, is_said=is_told, hint=hint)
        end.draw()


def _faces(figure: Figure, *, is_drawn_by_hand: bool) -> dict[str, str]:
    """What a figure can show, in order, and how it is called; one that is a table by itself has nothing before that."""
    t = visit().t
    names = {"table": t("Table"), "sources": t("Sources"), "download": t("Download")}
    if figure.chart is None and not is_drawn_by_hand and not figure.empty:
        return names
    # Marks lead to records, so it is drawn, though not as one chart (squares at a glance).
    is_text = figure.chart is None and figure.marks is None and not figure.empty
    first = t("Map") if isinstance(figure.chart, MapSpec) else t("Text") if is_text else t("Chart")
    return {"chart": first, **names}


def _in_words(end: Pieces, figure: Figure, *, is_said: bool, hint: str) -> None:
    """Add what goes with a figure in words: one line stands open, all else behind one fold.

    Paper and files have it whole. ``is_said``: its sentence stands in it already. ``hint``: what a click on it does.
    """
    t = visit().t
    is_line = is_said or len(figure.sentence) <= ONE_LINE
    if is_line and not is_said:
        end.add(statement(figure))
    notes = [replies.with_way(note, address_of("sources", section="reuse"), t) for note in figure.notes]
    lines = notes if is_line else [in_place(figure.id, figure.statement), *notes]
    if lines or hint:
        end.add(markup("how_to_read", label=t("How to read this"), lines=lines, hint=hint))


def _chart(figure: Figure, draw: Callable[[], None] | None, draw_empty: Callable[[], None] | None) -> None:
    if figure.empty and draw_empty:
        draw_empty()
    elif figure.empty:
        _nothing(figure)
    elif draw:
        draw()
    elif isinstance(figure.chart, Spec) and figure.marks:
        draw_marks(figure, fitted(figure.chart, theme()))
    elif isinstance(figure.chart, Spec):
        st.vega_lite_chart(
            spec=fitted(figure.chart, theme()),
            width="stretch",
            key=f"chart-{figure.id}",
            alt=figure.sentence,
        )


def _nothing(figure: Figure) -> None:
    """What stands where nothing fits: why, what that does not mean, and the way back to everything."""
    here = visit()
    default = Selection()
    narrowed = [name for name in _FILTERS if getattr(here.selection, name) != getattr(default, name)]
    # Without a filter to take away, what the figure says of itself; its sentence alone where there is a button.
    texts = (
        [figure.sentence]
        if narrowed or (figure.sentence and figure.sentence in figure.empty)
        else [figure.empty, figure.sentence]
    )
    with st.container(key=f"empty-{figure.id}", gap="small"):
        st.html(markup("nothing", texts=dict.fromkeys(filter(None, texts))))
        if narrowed:
            st.button(
                here.t("Clear all filters"), key=f"clear-{figure.id}", on_click=clear, args=tuple(narrowed)
            )


def _differences(figure: Figure) -> Markup:
    """Where accounts differ, beside what is drawn: nobody should have to look for it."""
    t = visit().t
    if not figure.conflicts:
        return Markup()
    label = t.plural(
        "{n} point on which accounts differ", "{n} points on which accounts differ", len(figure.conflicts)
    )
    return markup("differences", label=label, lines=listed(figure.conflicts))
