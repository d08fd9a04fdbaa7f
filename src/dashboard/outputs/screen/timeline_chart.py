"""The two charts of the timeline, across and down: which of them a window has room for, and what a click opens."""

from __future__ import annotations

import streamlit as st

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.period import all_years, years_of
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.outputs.chart_tables import Sent, sent
from dashboard.outputs.first_view import years_by_deposit
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.choices import segments
from dashboard.outputs.screen.state import Kept, choose, held, put, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import plain
from dashboard.reading.dataset import Dataset

_CLICKED = Kept("timeline-clicked", "")  # the event whose mark was clicked last
_GENERATION = Kept("timeline-generation", 0)
_TURNED_FOR = Kept("timeline-turned-for", "")  # the event for which the tall chart has turned to a deposit
_STANDING = Kept("timeline-standing", "")  # the deposit that the tall chart showed last, in whatever language
_TALL = Kept[bool | None]("timeline-tall", None)  # which of the two charts the visitor's window has room for


def _opened(chart: str) -> None:
    """A click on a mark opens its event; the list beside it follows."""
    picked = held(chart).selection.get(timeline.PICK) or []
    event = next((item.get("event_id") for item in picked if item.get("event_id")), "")
    if event:
        _CLICKED.set(event)
        open_event(event)


def _generation() -> int:
    """Part of the charts' keys.

    A chart that still holds a click whose event has been closed since is replaced, or a second click on the same mark
    would be no change and open nothing.
    """
    if _CLICKED.get() not in ("", visit().selection.event):
        _CLICKED.set("")
        _GENERATION.set(_GENERATION.get() + 1)
    return _GENERATION.get()


def open_event(event: str) -> None:
    """Open an event, or close the open one ("")."""
    choose(event=event)


def timeline_view(selection: Selection) -> Selection:
    """What the figures of this page depend on; a figure is kept for all visitors with the same view."""
    return selection.only("mines", "year_from", "year_to", "kinds")


def draw_lanes(figure: Figure) -> None:
    """The lanes: across on wide screens, down and one deposit at a time on narrow ones.

    Only one of the two is sent and drawn. A server does not see a window, so the page's script asks for the other one
    where that fits (``frame.js``).
    """
    is_tall = _is_tall()
    # Unseen: pressed by the script.
    st.button(":material/swap_horiz:", key="timeline-other", on_click=_TALL.set, args=(not is_tall,))
    view = timeline_view(visit().selection)
    with st.container(key="timeline-tall" if is_tall else "timeline-wide"):
        if is_tall:
            _draw_tall(view)
        else:
            _draw_marks(figure, view, "", f"chart-timeline-{_generation()}")
            if not is_crowded(view):
                _choose_years()


def _choose_years() -> None:
    """Over the wide chart: its years can be dragged along (``choose_years.js``), and one click brings all back."""
    here = visit()
    t, whole = here.t, here.selection.with_(year_from=None, year_to=None)
    way_back = "" if whole == here.selection else f"timeline?{written(whole)}"
    st.html(
        markup(
            "choose_years",
            left=timeline.GUTTER,
            right=timeline.RIGHT,
            height=timeline.HEAD,
            shown=years_of(here.data, here.selection),
            all=all_years(here.data),
            way_back=way_back,
            all_years=t("All years"),
            hint=t("Drag along the years to choose"),
        )
    )


def _is_tall() -> bool:
    """As the window was when the script last asked; until then as phones call themselves."""
    asked = _TALL.get()
    return "Mobi" in st.context.headers.get("User-Agent", "") if asked is None else asked


def _draw_tall(view: Selection) -> None:
    here = visit()
    t, names = here.t, mine_names(here.data, here.t)
    shown = [mine for mine in names if not here.selection.mines or mine in here.selection.mines]
    mine = _STANDING.get() if _STANDING.get() in shown else shown[0]
    _at_a_glance(view)
    if len(shown) > 1:
        name = f"tall-mine-{t.lang}"
        _turn_to_event(shown, name)
        mine = segments(t("Deposit shown"), shown, names, name, mine)
        _STANDING.set(mine)
    figure = timeline.tall(here.data, view, mine, t, view)
    if figure.chart is None:
        st.markdown(plain(t("No documented event at {deposit} fits these filters.", deposit=names[mine])))
        return
    _draw_marks(figure, view, mine, f"chart-timeline-tall-{mine}-{_generation()}")
    if len(shown) > 1:
        st.html(
            markup(
                "on_paper",
                text=t(
                    "Only {deposit} is drawn here. A wider window prints all deposits.", deposit=names[mine]
                ),
            )
        )


def _turn_to_event(shown: list[str], name: str) -> None:
    """An event that is opened is drawn: the tall chart turns to a deposit that it concerns, once."""
    here = visit()
    event = here.selection.event
    if event and event != _TURNED_FOR.get():
        opened_one = event_records.by_id(here.data)[event]
        own = [mine for mine in shown if event_records.concerns(opened_one, (mine,))]
        if own and held(name) not in own:
            put(name, own[0])
    _TURNED_FOR.set(event)


def _at_a_glance(view: Selection) -> None:
    """All years in a strip above a chart of which a phone shows a few at a time.

    It is not there where it would show more than is chosen.
    """
    here = visit()
    if view != Selection().with_(mines=view.mines):
        return
    style.use("strip", **style.EVENT_MARKS)
    chosen = view.with_(lang=here.t.lang, step=here.selection.step, talk=here.selection.talk)
    st.html(years_by_deposit(here.data, here.t, chosen, is_filtered=True))


@once
def _sent(data: Dataset, view: Selection, mine: str, t: Translator, look: Theme) -> Sent:
    """The chart of :func:`timeline.timeline`, or with a deposit of :func:`timeline.tall`, ready to be sent."""
    figure = timeline.tall(data, view, mine, t, view) if mine else timeline.timeline(data, view, t)
    assert isinstance(figure.chart, Spec)
    return sent(figure.chart, look)


def _draw_marks(figure: Figure, view: Selection, mine: str, name: str) -> None:
    """A chart whose marks open their events; where a mark stands for many there is none to open."""
    here = visit()
    chart = _sent(here.data, view, mine, here.t, theme())
    spec = timeline.with_opened(chart.spec(), here.selection.event)
    if is_crowded(view.with_(mines=(mine,)) if mine else view):
        st.vega_lite_chart(spec=spec, width="stretch", key=f"{name}-many", alt=figure.sentence)
        return
    st.vega_lite_chart(
        spec=spec,
        width="stretch",
        key=name,
        alt=figure.sentence,
        on_select=lambda: _opened(name),
        selection_mode=timeline.PICK,
    )


def is_crowded(view: Selection) -> bool:
    """Whether a view has more events than marks can be told apart."""
    return timeline.is_crowded(len(event_records.positions(visit().data, view)))
