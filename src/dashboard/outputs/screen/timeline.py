"""The timeline: its two charts, the list beside them, the open event, and the rule behind each number."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from dashboard.cache import once
from dashboard.choosing import event_records
from dashboard.choosing.period import all_years, years_of
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.choosing.view_address import written
from dashboard.figures import harm, number, study, timeline
from dashboard.figures.drawing.colours import GOLD, GREY, RED, Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import indicator_names, mine_names
from dashboard.i18n import Translator
from dashboard.outputs.chart_tables import Sent, sent
from dashboard.outputs.dated_lines import DatedLine, dated_lines
from dashboard.outputs.first_view import years_by_deposit
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.choices import pick_from_list, segments
from dashboard.outputs.screen.documents import on_timeline, short_document, source_list
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.layout import side_by_side
from dashboard.outputs.screen.replies import show_replies_if_any
from dashboard.outputs.screen.state import Kept, choose, forget, held, key, no_use_for, put, turn_to, visit
from dashboard.outputs.screen.style import theme
from dashboard.outputs.screen.words import plain, quiet
from dashboard.reading.dataset import Dataset
from dashboard.texts import unbroken

_CLICKED = Kept("timeline-clicked", "")  # the event whose mark was clicked last
_GENERATION = Kept("timeline-generation", 0)
_TURNED_FOR = Kept("timeline-turned-for", "")  # the event for which the tall chart has turned to a deposit
_STANDING = Kept(
    "timeline-standing", ""
)  # the deposit that the tall chart showed last, whatever the language
_TALL = Kept[bool | None]("timeline-tall", None)  # which of the two charts the visitor's window has room for


def opened(chart: str) -> None:
    """A click on a mark opens its event; the list beside it follows."""
    picked = held(chart).selection.get(timeline.PICK) or []
    event = next((item.get("event_id") for item in picked if item.get("event_id")), "")
    if event:
        _CLICKED.set(event)
        open_event(event)


def generation() -> int:
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
    here = choose(event=event)
    forget(key("event", here.t))


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
            _draw_marks(figure, view, "", f"chart-timeline-{generation()}")
            if not _is_crowded(view):
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
    figure = timeline.tall(here.data, view, mine, t)
    if figure.chart is None:
        st.markdown(plain(t("No documented event at {deposit} fits these filters.", deposit=names[mine])))
        return
    _draw_marks(figure, view, mine, f"chart-timeline-tall-{mine}-{generation()}")
    if len(shown) > 1:
        st.html(
            markup(
                "on_paper",
                text=t("Drawn here: {deposit}. A wider window prints all deposits.", deposit=names[mine]),
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
    style.use("strip", violent=RED, protest=GOLD, other=GREY)
    chosen = view.with_(lang=here.t.lang, step=here.selection.step, talk=here.selection.talk)
    st.html(years_by_deposit(here.data, here.t, chosen, is_filtered=True))


@once
def _sent(data: Dataset, view: Selection, mine: str, t: Translator, look: Theme) -> Sent:
    """The chart of :func:`timeline.timeline`, or with a deposit of :func:`timeline.tall`, ready to be sent."""
    figure = timeline.tall(data, view, mine, t) if mine else timeline.timeline(data, view, t)
    assert isinstance(figure.chart, Spec)
    return sent(figure.chart, look)


def _draw_marks(figure: Figure, view: Selection, mine: str, name: str) -> None:
    """A chart whose marks open their events; where a mark stands for many there is none to open."""
    here = visit()
    chart = _sent(here.data, view, mine, here.t, theme())
    spec = timeline.with_opened(chart.spec(), here.selection.event)
    if _is_crowded(view.with_(mines=(mine,)) if mine else view):
        st.vega_lite_chart(spec=spec, width="stretch", key=f"{name}-many", alt=figure.sentence)
        return
    st.vega_lite_chart(
        spec=spec,
        width="stretch",
        key=name,
        alt=figure.sentence,
        on_select=lambda: opened(name),
        selection_mode=timeline.PICK,
    )


def _is_crowded(view: Selection) -> bool:
    """Whether a view has more events than marks can be told apart."""
    return timeline.is_crowded(len(event_records.positions(visit().data, view)))


def event_list() -> None:
    """The list twin of the marks: every event of the view, for keyboard and screen reader."""
    here = visit()
    t = here.t
    if _is_crowded(here.selection):
        quiet(
            t.plural(
                "{n} event is too many for a list. Choose a deposit or fewer years to open a single one; the table has them all.",
                "{n} events are too many for a list. Choose a deposit or fewer years to open a single one; the table has them all.",
                len(event_records.positions(here.data, here.selection)),
            )
        )
        return
    rows = event_records.events(here.data, here.selection)
    lines = {row.event_id: timeline.title_in_list(row, t) for row in rows}
    chosen = here.selection.event
    if chosen and chosen not in lines:
        lines[chosen] = (
            f"{timeline.event_card(here.data, chosen, t).date}: {timeline.event_card(here.data, chosen, t).title}"
        )
    counted = t.number(len(rows))
    # What is seen before one chooses is whole on the smallest phone.
    seen = t("Events ({n})", n=counted)
    pick_from_list(t("Open an event ({n} shown)", n=counted), "event", lines, seen, hide_label=True)


def event_card() -> None:
    """The open event, with its sources."""
    here = visit()
    t = here.t
    if not here.selection.event:
        return
    event = timeline.event_card(here.data, here.selection.event, t)
    with st.container(border=True, key="event-card"):
        with st.container(key="event-head", horizontal=True, vertical_alignment="top"):
            st.subheader(unbroken(event.title), anchor=False, width="stretch")
            st.button(t("Close"), icon=":material/close:", key="close-event", on_click=open_event, args=("",))
        quiet(" · ".join(dict.fromkeys([event.date, event.place, event.deposits, event.kind])))
        st.markdown(plain(event.summary))
        facts = (
            (t("Demands"), event.demands),
            (t("Answers"), event.responses),
            (t("How many came, by source"), event.turnout),
            (t("People and police"), (event.harm,)),
            (t("Outcome"), (event.outcome,)),
            (t("Note"), (event.note,)),
            (t("Confidence"), (event.confidence,)),
            (t("Whose account"), (event.voice,)),
            (t("Other records of this event"), tuple(line for _, line in event.again)),
        )
        st.html(markup("facts", facts=[(name, texts) for name, texts in facts if any(texts)]))
        with st.expander(t.plural("{n} source", "{n} sources", len(event.source_ids))):
            st.html(source_list(event.source_ids, here.data, t))
        show_replies_if_any(event.title, event_id=here.selection.event)


def study_numbers() -> None:
    """Rule, records left out and differences of each number of the study."""
    here = visit()
    data, t = here.data, here.t
    names, indicators = mine_names(data, t), indicator_names(t)
    shown = [mine for mine in names if not here.selection.mines or mine in here.selection.mines]
    for column, mine in side_by_side(shown):
        with column, st.container(border=True, height="stretch"):
            st.subheader(unbroken(names[mine]), anchor=False)
            for indicator in INDICATORS:
                found = study.cell(data, mine, indicator, t)
                st.markdown(
                    f"**{plain(indicators[indicator])}**  \n"
                    + plain(
                        t("{Study}: {said}. Documented: {words}.", said=found["study"], words=found["words"])
                    )
                )
                for row in found["differences"]:
                    quiet(t("Documents: {text}", text=row["documents"]))
                st.button(
                    t("The records behind this number"),
                    key=f"records-{mine}-{indicator}",
                    icon=":material/arrow_forward:",
                    type="tertiary",
                    on_click=turn_to,
                    kwargs={"part": "records", "mines": (mine,), "kinds": (indicator,)},
                )


def records_behind_a_number() -> None:
    """One documented number, chosen by deposit (in the frame) and kind, and all its records."""
    here = visit()
    data, t = here.data, here.t
    style.use("village", "village-lines", violent=RED, protest=GOLD, other=GREY)
    chosen = next((kind for kind in here.selection.kinds if kind in INDICATORS), INDICATORS[2])
    kind = segments(t("Number"), INDICATORS, indicator_names(t), key("records-kind", t), chosen, wrap=True)
    if here.selection.kinds != (kind,):
        no_use_for("kinds", *(other for other in here.selection.kinds if other != kind))
        choose(kinds=(kind,))
    mines = here.selection.mines
    show(number.number(data, mines, kind, t), draw=lambda: _records(mines, kind))


def _records(mines: tuple[str, ...], kind: str) -> None:
    """The records by how they count, each with its documents."""
    here = visit()
    data, t = here.data, here.t
    for group in number.groups(data, mines, kind, t):
        st.subheader(unbroken(group.title), anchor=group.id)
        _list(group.lines)
        if group.more:
            quiet(
                t.plural("{n} more record is in the table.", "{n} more records are in the table.", group.more)
            )


def harm_list(view: Selection) -> None:
    """The events at which people were or may have been hurt, each with its documents."""
    style.use("village", "village-lines", violent=RED, protest=GOLD, other=GREY)
    _list(harm.lines(visit().data, view, visit().t))


def _list(lines: Iterable[number.Line | harm.Line]) -> None:
    """Events in lines: when, what, what is said of it, its documents, and the way to it."""
    data, t = visit().data, visit().t
    told = [
        DatedLine(
            text=line.title,
            sources=[short_document(source, data, t) for source in line.source_ids],
            when=line.when,
            facts=line.facts,
            more=on_timeline(line.event_id, t),
            is_sided=bool(side_of(line.source_ids, data)),
        )
        for line in lines
    ]
    st.html(dated_lines(told, t))


def timeline_style() -> None:
    """The little CSS of this screen.

    Which chart fits the width, and the sheet of the open event, on the side where its mark is not.
    """
    here = visit()
    is_late = False
    if here.selection.event:
        first, last = years_of(here.data, here.selection)
        begins = event_records.by_id(here.data)[here.selection.event].first.year
        is_late = begins > (first + last) / 2
    style.use("timeline", event_side="flex-start" if is_late else "flex-end")
