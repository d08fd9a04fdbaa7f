"""The frame around every screen: address, navigation, filters, footer. Run by ``st.App``."""

from __future__ import annotations

import streamlit as st

from dashboard import __version__, edition, i18n, selection
from dashboard.dataset import DataFaults, Dataset
from dashboard.figures.base import MUTED, PAPER, mine_names
from dashboard.i18n import Translator
from dashboard.outputs import screen
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

STYLE = """
<style>
.quiet {font-size: 0.9rem; color: var(--quiet); margin: 0 0 0.25rem 0; max-width: 100ch;}
[data-testid="stMarkdownContainer"] > p {max-width: 95ch;}
.sources {padding-left: 1.1rem; margin: 0;} .sources li {margin-bottom: 0.6rem; max-width: 85ch;}
.sources span, .sources em {font-size: 0.9rem; color: var(--quiet);}
blockquote.deck {font-family: "Source Serif", serif; font-size: 1.15rem; margin: 0 0 0.5rem 0; padding-left: 0.9rem; border-left: 3px solid #A8740B;}
blockquote.deck cite {display: block; font-style: normal; font-size: 0.85rem; color: var(--quiet);}
ul.deck {font-family: "Source Serif", serif; margin: 0 0 0.5rem 0; padding-left: 1.1rem;} ul.deck li {margin-bottom: 0.25rem;}
.step {border-top: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding-top: 0.5rem; margin-bottom: 0.75rem;}
[data-testid="stHtml"] a {color: var(--link);}
details.original {font-size: 0.9rem; color: var(--quiet); margin: 0 0 0.5rem 0;} details.original summary {cursor: pointer;}
details.original p {font-family: "Source Serif", serif; margin: 0.25rem 0 0 0.9rem;}
/* Where the keyboard is. Streamlit marks links and small buttons by a ground that is hardly seen; what one types in has its edge. */
:is(a, button, summary, canvas, [role="radio"]):focus-visible {outline: 2px solid var(--focus) !important; outline-offset: 1px !important;}
main:focus-visible {outline: 2px solid var(--focus) !important; outline-offset: -3px !important;}
.scroll {overflow-x: auto;}
table.numbers {border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums;}
table.numbers th, table.numbers td {text-align: left; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); vertical-align: baseline;}
table.numbers td b {display: block; font-size: 1.8rem; line-height: 1.15;} table.numbers td span {font-size: 0.9rem; color: var(--quiet);} .whole {white-space: nowrap;}
@media (max-width: 640px) {
  table.numbers thead {position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden;}
  table.numbers, table.numbers tbody, table.numbers tr {display: block;}
  table.numbers tr {display: grid; grid-template-columns: 1fr 1fr; column-gap: 1rem; padding: 0.5rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 40%, transparent);}
  table.numbers tr th {grid-column: 1 / -1; border: 0; padding: 0.1rem 0;} table.numbers tr td {border: 0; padding: 0.2rem 0;}
  table.numbers td[data-label]::before {content: attr(data-label); display: block; color: var(--quiet); font-size: 0.9rem;} table.numbers td b {font-size: 1.4rem;}
}
table.rows {border-collapse: collapse; width: 100%; font-size: 0.95rem;}
table.rows th, table.rows td {text-align: left; vertical-align: top; padding: 0.5rem 0.75rem 0.5rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); overflow-wrap: break-word;} table.rows a[href^=http] {overflow-wrap: anywhere;}
table.rows th {color: var(--quiet); font-weight: 400;}
@media (max-width: 800px) {
  table.rows thead {position: absolute; clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden;}
  table.rows, table.rows tbody, table.rows tr, table.rows td {display: block;} table.rows td:empty {display: none;}
  table.rows tr {border-bottom: 1px solid color-mix(in srgb, currentColor 40%, transparent); padding: 0.5rem 0;} table.rows td {border: 0; padding: 0.1rem 0;}
  table.rows td[data-label]::before {content: attr(data-label) ": "; color: var(--quiet); font-size: 0.9rem;}
}
@media (max-width: 640px) {[data-testid="stButtonGroup"] [role="radiogroup"] {gap: 0.3rem;} [data-testid="stButtonGroup"] button[role="radio"] {border: 1px solid color-mix(in srgb, currentColor 35%, transparent) !important; border-radius: 6px !important;} [data-testid="stButtonGroup"] button {height: auto; max-width: 100%;} [data-testid="stButtonGroup"] button p {white-space: normal; text-align: left;}}
/* The faces of a figure are as quiet as tabs; the open one has a line under it, not a colour alone. */
[class*="st-key-face-"]:has(> [data-testid="stButtonGroup"]) {width: 100% !important; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); margin-bottom: 0.5rem;}
[class*="st-key-face-"] [data-testid="stButtonGroup"] [role="radiogroup"] {gap: 1.4rem; flex-wrap: nowrap;}
[class*="st-key-face-"] [data-testid="stButtonGroup"] button[role="radio"] {border: 0 !important; border-radius: 0 !important; background: transparent !important; padding: 0.25rem 0; margin: 0; border-bottom: 2px solid transparent !important;}
[class*="st-key-face-"] [data-testid="stButtonGroup"] button[aria-checked="true"] {border-bottom-color: currentColor !important; color: var(--focus);}
@page {size: A4; margin: 14mm;}
@media print {
  html {font-size: 13px !important;}
  .st-key-timeline-tall {display: none !important;} .st-key-timeline-wide {display: flex !important;}
  [data-testid="stHeader"], [data-testid="stToolbar"], [data-testid="stStatusWidget"], .st-key-frame-menu, .st-key-frame-filters,
  [data-testid="stButton"], [data-testid="stDownloadButton"], [data-testid="stButtonGroup"], [data-testid="stPageLink"], [data-testid="stPopover"],
  [data-testid="stTextInput"], [data-testid="stFileUploader"], [data-testid="stSelectbox"], [data-testid="stElementToolbar"], [data-testid="stHeaderActionElements"] {display: none !important;}
  html, body, #root, #root > div, [data-testid="stApp"], [data-testid="stAppViewContainer"], [data-testid="stMain"] {position: static !important; display: block !important; height: auto !important; min-height: 0 !important; overflow: visible !important;}
  [data-testid="stMainBlockContainer"] {padding: 0 !important; max-width: none !important;}
  h1, h2, h3 {break-after: avoid;} [data-testid="stVegaLiteChart"], [data-testid="stImage"], iframe, tr, li {break-inside: avoid;}
  [data-testid="stVegaLiteChart"] canvas, [data-testid="stVegaLiteChart"] svg {max-width: 100% !important; height: auto !important;}
}
[data-testid="stHeader"] {position: absolute; left: auto; right: 0; width: auto; background: transparent; pointer-events: none;}
[data-testid="stHeader"] * {pointer-events: none;} [data-testid="stHeader"] button, [data-testid="stHeader"] button * {pointer-events: auto;}
[data-testid="stMainBlockContainer"] {padding-top: 0.75rem !important;}
.st-key-frame-menu {gap: 0.1rem 0.35rem; padding-right: 2.5rem;} .st-key-frame-menu [data-testid="stPageLink"] a {padding: 0.2rem 0.55rem;}
.st-key-frame-menu > :last-child {margin-left: auto;}
@media (max-width: 1700px) {.st-key-frame-menu a > span:has([data-testid="stIconMaterial"]) {display: none;}}
@media (max-width: 1100px) {.st-key-frame-menu > :last-child {margin-left: 0;}}
@media (max-width: 640px) {
  .st-key-frame-menu [data-testid="stPageLink"] a {padding: 0.15rem 0.35rem;} .st-key-frame-menu [data-testid="stButtonGroup"] button {min-height: 1.9rem; padding: 0 0.6rem;}
  h1 {font-size: 1.6rem !important;} h2 {font-size: 1.3rem !important;}
}
/* What is read from the back of a room: words of the page and of its charts grow together. */
@media screen and (min-width: 1700px) {
  html {font-size: 20px !important;}
  [data-testid="stFullScreenFrame"]:not(:has([aria-label^="Close fullscreen"])) > div:has(> [data-testid="stVegaLiteChart"]) {width: calc(100% / 1.4) !important;}
  [data-testid="stFullScreenFrame"]:not(:has([aria-label^="Close fullscreen"])) [data-testid="stVegaLiteChart"] {zoom: 1.4;}
  [data-testid="stCustomComponentV1"] {zoom: 1.3; width: 100% !important;}
}
/* Figures in columns need room: what is narrower than a laptop has them one under the other. */
@media (max-width: 999px) {
  [class*="st-key-wide-"] > [data-testid="stHorizontalBlock"], [class*="st-key-wide-"] > div > [data-testid="stHorizontalBlock"] {flex-direction: column;}
  [class*="st-key-wide-"] > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"], [class*="st-key-wide-"] > div > [data-testid="stHorizontalBlock"] > [data-testid="stColumn"] {width: 100%; flex: none;}
}
/* On a projector a row's words and its marks would be a metre apart. */
[class*="st-key-figure-turnout"] [data-testid="stVegaLiteChart"] {max-width: 1100px;}
[class*="st-key-deposit-"] h2 {font-size: 1.2rem; padding: 0.25rem 0;}
.st-key-frame-filters {border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); padding-bottom: 0.5rem;}
</style>
"""


def titles(t: Translator) -> dict[str, str]:
    """Names of the screens."""
    return {
        "overview": t("Overview"), "map": t("Map"), "timeline": t("Timeline"), "participation": t("Participation"),
        "stakeholders": t("Stakeholders"), "recommendations": t("Recommendations"), "sources": t("Sources"), "present": t("Present"),
    }  # fmt: skip


def current(data: Dataset) -> Selection:
    """The selection: of the address when it is new (link, Back, reload), else of this session; as far as the data still has it."""
    now = {name: ",".join(st.query_params.get_all(name)) for name in st.query_params}
    by_hand = screen.touched()
    if screen.STATE not in st.session_state or (
        now != st.session_state[screen.SHOWN_ADDRESS] and not by_hand
    ):
        chosen, unknown = selection.parse(now, data, i18n.nearest(st.context.locale))
        st.session_state[screen.STATE] = chosen
        st.session_state["unknown"], st.session_state["gone"] = unknown, ()
        screen.forget_widgets()
    chosen, gone = selection.still_there(st.session_state[screen.STATE], data)
    if gone:
        st.session_state["gone"] = gone
    return chosen


def left_out(t: Translator) -> None:
    """What was asked for and cannot be shown, in a quiet line."""
    if unknown := st.session_state["unknown"]:
        items = selection.named(unknown, t)
        screen.quiet(t("Not understood in the address, and left out: {items}", items=items))
    if gone := st.session_state["gone"]:
        items = selection.named(gone, t)
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
    colours = {"quiet": screen.by_theme(MUTED), "link": own["linkColor"], "focus": own["primaryColor"]}
    style = STYLE
    for name, colour in colours.items():
        style = style.replace(f"var(--{name})", colour)
    st.html(style)
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
            st.page_link(target, label=names[url], query_params=selection.to_query(chosen, selection.FRAME))
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
