"""A Figure on the screen, and the few widgets and words that all pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.addresses import web_address
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures.colours import Theme
from dashboard.figures.names import confidence_names, voice_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs.markup import markup
from dashboard.paths import ROOT
from dashboard.selection import PARTS, Selection
from dashboard.view_address import FRAME, to_query

STATE, SHOWN_ADDRESS, VISIT = "selection", "address", "visit"
SEEN = "widgets-seen"
DRAWN = "drawn"  # the selection that the whole page was last drawn for
WIDGET = "w."  # keys of widgets that show a part of the selection
FACE = "face."  # keys of a figure's faces and tables: what a visitor looks at, not a part of the selection

Item = TypeVar("Item")


@dataclass(frozen=True)
class Visit:
    """What a page needs: the data, the visitor's choices and language."""

    data: Dataset
    selection: Selection
    t: Translator
    screen: str = ""  # the screen's name in words


def visit() -> Visit:
    """The visit as the frame left it for the page now running."""
    here: Visit = st.session_state[VISIT]
    return here


def choose(**changes: Any) -> Visit:
    """Take a choice made on a page into the selection and the address."""
    here = visit()
    selection = here.selection.with_(**changes)
    if selection == here.selection:
        return here
    store(selection)
    st.session_state[VISIT] = replace(here, selection=selection)
    return visit()


def store(selection: Selection) -> None:
    """Keep the selection for this session and write it into the address."""
    query = to_query(selection)
    st.session_state[STATE], st.session_state[SHOWN_ADDRESS] = selection, query
    if st.query_params.to_dict() != query:
        st.query_params.from_dict(query)


def seed(name: str, value: Any) -> Any:
    """Give a widget its value before it is drawn, and remember that it was we who gave it."""
    st.session_state[name] = value
    st.session_state.setdefault(SEEN, {})[name] = _frozen(value)
    return value


def touched() -> bool:
    """Whether the visitor has changed a widget since the last run began.

    A browser sends its address with every change. When changes follow quickly, that address is older than
    the one we wrote last; it must not be taken for a new one, or a choice just made would be lost.
    """
    seen = st.session_state.setdefault(SEEN, {})
    now = {
        str(name): _frozen(value)
        for name, value in st.session_state.items()
        if str(name).startswith((WIDGET, FACE))
    }
    changed = any(name in seen and seen[name] != value for name, value in now.items())
    seen.update(now)
    return changed


def begin_part() -> None:
    """To be called first in a part of the page that can run alone (``st.fragment``).

    What its widgets hold by now is noted, as the frame does in a run of the whole page. If something chosen in it
    concerns the rest of the page too, the whole page runs.
    """
    context = get_script_run_ctx()
    if context is None or not context.fragment_ids_this_run:
        return
    touched()
    if st.session_state[STATE] != st.session_state.get(DRAWN):
        st.rerun()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def forget_widgets() -> None:
    """Drop what widgets hold, so that they show the selection of a new address (link, Back)."""
    for key in [key for key in st.session_state if str(key).startswith(WIDGET)]:
        del st.session_state[key]


def key(attribute: str, t: Translator) -> str:
    """Key of the widget that shows an attribute of the selection; one per language, as labels differ."""
    return f"{WIDGET}{attribute}.{t.lang}"


def pick_many(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> tuple[str, ...]:
    """Pills to choose any of some ids; none chosen means all. Returns the ids in option order."""
    here = visit()
    name = key(attribute, here.t)
    if name not in st.session_state:
        seed(name, [item for item in getattr(here.selection, attribute) if item in options])
    picked = st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=lambda item: labels[item],
        key=name,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return tuple(item for item in options if item in picked)


def pick_one(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> str:
    """A segmented choice of exactly one id."""
    here = visit()
    begin = getattr(here.selection, attribute)
    return segments(label, options, labels, key(attribute, here.t), begin, hide_label=hide_label)


def segments(
    label: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    name: str,
    begin: str,
    *,
    hide_label: bool = True,
) -> str:
    """A row of buttons of which exactly one is pressed: ``begin``, until the visitor presses another.

    So it is again when the one pressed is no longer among the options.
    """
    if st.session_state.get(name) not in options:
        seed(name, begin)
    picked = st.segmented_control(
        label,
        options,
        format_func=lambda item: labels[item],
        key=name,
        required=True,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return str(picked)


def pick_part(screen: str, labels: Mapping[str, str]) -> str:
    """Which part of a long screen is shown (``selection.PARTS``); a part of the address."""
    here = visit()
    parts = PARTS[screen]
    shown = here.selection.part if here.selection.part in parts else parts[0]
    picked = segments(here.t("Part of this screen"), parts, labels, key(f"part-{screen}", here.t), shown)
    part = "" if picked == parts[0] else picked
    if part != here.selection.part:
        choose(part=part)
        st.rerun()  # what the frame has drawn above may not belong to this part
    return picked


def side_by_side(
    items: Sequence[Item], gap: Literal["small", "large"] = "small", *, wide: str = ""
) -> Iterator[tuple[Any, Item]]:
    """A column and its item, for each; nothing for no item (Streamlit refuses to make no columns).

    ``wide`` is a name for columns that stand one under the other on what is narrower than a laptop.
    """
    with st.container(key=f"wide-{wide}") if wide else nullcontext():
        return zip(st.columns(len(items), gap=gap) if items else (), items, strict=True)


def quiet(text: str) -> None:
    """A quiet line in small, still readable type (plain text)."""
    st.html(markup("quiet", text=text))


@once
def source_list(source_ids: tuple[str, ...], data: Dataset, t: Translator) -> Markup:
    """An HTML list of documents: title with address, publisher, date, language, voice, what it is used for."""
    items = [{"document": document_words(source_id, data, t)} for source_id in source_ids]
    return markup("documents", list="ul", items=items, own=())


def document_words(source_id: str, data: Dataset, t: Translator) -> Markup:
    """One document as HTML: its title with its address, who published it when, who speaks, what it is used for."""
    row = data.rows("sources")[source_id]
    facts = [
        row["publisher"],
        t.date(row["date_edtf"]) or t("undated"),
        row["lang"].upper() or t("language not known"),
        t("voice: {voice}", voice=voice_names(t)[row["voice"]]),
        t.text(row, "date_note"),
        t.text(row, "address_note"),
        t.text(row, "voice_note"),
        "" if row["url"] else t("no address"),
    ]
    return markup(
        "document",
        title=t.text(row, "title"),
        # No other address becomes a link, whatever the check let through.
        address=row["url"] if web_address(row["url"]) else "",
        facts=[fact for fact in facts if fact],
        supports=t.text(row, "supports"),
    )


_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|$~:!"})


def plain(text: str) -> str:
    """Text of the data as Markdown that shows just that text."""
    return text.translate(_MARKDOWN)


def confidence(value: str, t: Translator) -> str:
    """Confidence in words, with what it is."""
    return t("confidence: {level}", level=confidence_names(t)[value])


def link(page: str, label: str, icon: str | None = None, **choices: Any) -> None:
    """A link to a screen with some choices made; the frame's own choices go along."""
    here = visit()
    target = here.selection.with_(**choices)
    query = to_query(target, [*FRAME, *choices])
    st.page_link(ROOT / "pages" / f"{page}.py", label=label, icon=icon, query_params=query)


def words(rows: Iterable[Mapping[str, Any]], t: Translator) -> Markup:
    """The deck's words (``text`` of rows) as an HTML list; a translation with its original one click away."""
    told = list(rows)
    return markup(
        "deck_words",
        texts=[t.text(row, "text") for row in told],
        original=original([row["text_en"] for row in told], t),
    )


def original(english: Sequence[str], t: Translator) -> Markup:
    """The deck's own English behind a translation, as HTML to open; nothing in English."""
    if t.lang == DEFAULT or not english:
        return Markup()
    return markup("original", label=t("Our translation. The deck's English"), texts=english)


def here_at() -> str:
    """Address of the screen that the visitor sees, without its choices."""
    return (st.context.url or "").partition("?")[0].partition("#")[0]


def home() -> str:
    """Address of the dashboard, without a slash at its end."""
    return here_at().rpartition("/")[0]


def theme() -> Theme:
    """The visitor's theme, as of the last run: a change of theme alone runs nothing."""
    return "dark" if st.context.theme.type == "dark" else "light"


def by_theme(colours: Mapping[Theme, str]) -> str:
    """A colour in CSS that follows the theme in the browser, also between two runs."""
    return f"light-dark({colours['light']}, {colours['dark']})"
