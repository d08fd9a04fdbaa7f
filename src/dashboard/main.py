"""The frame around every screen: address, navigation, filters, footer. Run by ``st.App``."""

from __future__ import annotations

import streamlit as st

from dashboard import __version__, edition, i18n, view_address
from dashboard.dataset import DataFaults, Dataset
from dashboard.figures.colours import MUTED, PAPER
from dashboard.figures.names import mine_names
from dashboard.i18n import Translator
from dashboard.outputs import screen
from dashboard.outputs.screen import style
from dashboard.outputs.screen.reconnect import run_when_back
from dashboard.paths import PACKAGE, ROOT, data_dir
from dashboard.selection import FIRST_YEAR, LAST_YEAR, Selection

# url -> icon; the first is the front page and has no address of its own.
SCREENS = {
    "overview": ":material/home:",
    "map": ":material/map:",
    "timeline": ":material/timeline:",
    "participation": ":material/groups:",
    "stakeholders": ":material/diversity_3:",
    "recommendations": ":material/checklist:",
    "sources": ":material/library_books:",
    "present": ":material/slideshow:",
}
STAGE = "present"  # the one screen without the frame around it
# A file of ours: Streamlit would fetch a Material symbol for the icon from outside.
ICON = PACKAGE / "assets" / "favicon.svg"
NAME = "Talas Mining Atlas"
FILTERED = ("map", "timeline", "participation")  # screens that the deposit and year filters change,
UNFILTERED = {"participation": ("seats", "money", "survey", "context")}  # but for these parts of them


def titles(t: Translator) -> dict[str, str]:
    """Names of the screens."""
    return {
        "overview": t("Overview"),
        "map": t("Map"),
        "timeline": t("Timeline"),
        "participation": t("Participation"),
        "stakeholders": t("Stakeholders"),
        "recommendations": t("Recommendations"),
        "sources": t("Sources"),
        "present": t("Present"),
    }


def current(data: Dataset) -> Selection:
    """The selection: of the address when it is new (link, Back, reload), else of this session; as far as the data still has it."""
    now = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    by_hand = screen.touched()
    if screen.STATE not in st.session_state or (
        now != st.session_state[screen.SHOWN_ADDRESS] and not by_hand
    ):
        chosen, unknown = view_address.parse(now, data, i18n.nearest(st.context.locale))
        st.session_state[screen.STATE] = chosen
        st.session_state["unknown"], st.session_state["gone"] = unknown, ()
        screen.forget_widgets()
    chosen, gone = view_address.still_there(st.session_state[screen.STATE], data)
    if gone:
        st.session_state["gone"] = gone
    return chosen


def left_out(t: Translator) -> None:
    """What was asked for and cannot be shown, in a quiet line."""
    if unknown := st.session_state["unknown"]:
        items = view_address.named(unknown, t)
        screen.quiet(t("Not understood in the address, and left out: {items}", items=items))
    if gone := st.session_state["gone"]:
        items = view_address.named(gone, t)
        screen.quiet(t("No longer in the data, and left out: {items}", items=items))


def filters(here: screen.Visit) -> Selection:
    """Deposit and year filters, shared by the screens that they change."""
    t = here.t
    with st.container(key="frame-filters", horizontal=True, vertical_alignment="center"):
        names = mine_names(here.data, t)
        mines = screen.pick_many(t("Deposits"), "mines", tuple(names), names, hide_label=True)
        name = screen.key("years", t)
        if name not in st.session_state:
            screen.seed(name, (here.selection.year_from, here.selection.year_to))
        # In the row itself: what stands in a popover comes last for a keyboard, after the whole page.
        st.slider(t("Years"), FIRST_YEAR, LAST_YEAR, key=name, width=340)
    first, last = st.session_state[name]
    return here.selection.with_(mines=mines, year_from=first, year_to=last)


def frame() -> None:
    """Draw the frame and the page within it."""
    st.set_page_config(page_title=NAME, page_icon=str(ICON), layout="wide")
    own = {
        name: screen.by_theme({look: st.get_option(f"theme.{look}.{name}") for look in PAPER})
        for name in ("linkColor", "primaryColor")
    }
    style.use(
        "words",
        "tables",
        "frame",
        "print",
        quiet=screen.by_theme(MUTED),
        paper=screen.by_theme(PAPER),
        link=own["linkColor"],
        focus=own["primaryColor"],
    )
    run_when_back()
    try:
        shown = edition.current(data_dir())
    except DataFaults as error:
        screen.fault_screen(error, i18n.translator(i18n.nearest(st.context.locale)))
        return
    data = shown.data
    chosen = current(data)
    t = i18n.translator(chosen.lang)
    names = titles(t)
    pages = {
        url: st.Page(
            ROOT / "pages" / f"{url}.py", title=names[url], icon=icon, url_path=url, default=url == "overview"
        )
        for url, icon in SCREENS.items()
    }
    page = st.navigation(list(pages.values()), position="hidden")
    name = names[page.url_path or "overview"]
    product = t(data.title)
    st.set_page_config(page_title=f"{name} · {product}" if page.url_path else product)
    if page.url_path == STAGE:
        st.session_state[screen.VISIT] = screen.Visit(data, chosen, t, name)
        screen.store(chosen)
        with screen.apart("the stage"):
            page.run()
        left_out(t)
        return
    menu = st.container(key="frame-menu", horizontal=True, vertical_alignment="center")
    st.session_state[screen.VISIT] = screen.Visit(data, chosen, t, name)
    if page.url_path in FILTERED and chosen.part not in UNFILTERED.get(page.url_path, ()):
        chosen = filters(screen.visit())
    with menu:
        if chosen.step:
            back = t("Back to the talk, {n}", n=t.number(chosen.step))
            query = {"lang": chosen.lang, "step": str(chosen.step)}
            st.page_link(pages[STAGE], label=f"**{back}**", icon=":material/undo:", query_params=query)
        for url, target in pages.items():
            if url == STAGE and chosen.step:
                continue
            st.page_link(
                target, label=names[url], query_params=view_address.to_query(chosen, view_address.FRAME)
            )
        if len(i18n.available()) > 1:
            language = screen.pick_one(
                t("Language"), "lang", i18n.available(), i18n.LANGUAGES, hide_label=True
            )
            if language != chosen.lang:
                screen.store(chosen.with_(lang=language))
                st.rerun()
    screen.store(chosen)
    st.session_state[screen.VISIT] = screen.Visit(data, chosen, t, name)
    left_out(t)
    screen.pending_faults(shown.pending, t)
    if t.lang != i18n.DEFAULT and not page.url_path:
        translation_mark(t)
    with screen.apart(f"the screen {page.url_path or 'overview'}"):
        page.run()
    footer(data, t)
    st.session_state[screen.DRAWN] = st.session_state[screen.STATE]


def translation_mark(t: Translator) -> None:
    """That the words are our translation: before the front page, and at the foot of every screen."""
    screen.quiet(
        t("Unofficial translation by the project from English. The deck's own words stand beside theirs.")
    )


def footer(data: Dataset, t: Translator) -> None:
    """Where everything on the screen comes from, and under which terms."""
    st.divider()
    if t.lang != i18n.DEFAULT:
        translation_mark(t)
    licences = ", ".join(str(licence.get("name", "")) for licence in data.licences)
    screen.quiet(
        t(
            "{title}, data {data_version}, app {app_version}. The deck: N. Imanbekova, Life in Kyrgyzstan Conference, "
            "October 2017, quoted as written. Our texts and tables: {licences}. Code: MIT. "
            "Documents were read as stored excerpts; what could not be found is said.",
            title=t(data.title),
            data_version=data.version,
            app_version=__version__,
            licences=licences,
        )
    )


frame()
