"""The widgets, lists and rows of links by which a visitor chooses: each shows a part of the selection.

Widgets have a key per language. A row of links is one piece of our markup, which costs a browser and the server a third
of what as many buttons of Streamlit do, and leads to another part of the address in a new tab, too. So is a list: one
of Streamlit asks a phone for letters first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import ADDRESS, MAX_QUERY, searched
from dashboard.figures.figure import Figure
from dashboard.figures.parts import parts as offered
from dashboard.outputs.markup import markup, uncleaned
from dashboard.outputs.screen import state


def said(label: str) -> str:
    """What a button of a row is called.

    Streamlit tries some thousand emoji on the first word of each label in other letters than English ones, a quarter of
    a millisecond each and twenty a page. Before a space, which nobody sees, it tries none.
    """
    return label if label.isascii() else f" {label}"


def list_of_many(
    label: str,
    attribute: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    nothing: str,
    *,
    is_label_hidden: bool = False,
    closes: Sequence[str] = (),
) -> Markup:
    """A list that opens where it is pressed, with a box for each of some ids; none chosen means all.

    What is chosen is taken in the order of the options, as a press in the list has it.

    Args:
        label: what is chosen by it.
        attribute: of the selection, which holds several ids.
        options: the ids.
        labels: id -> words.
        nothing: what it says when none is chosen.
        is_label_hidden: ``label`` is said to a screen reader only.
        closes: other attributes that a choice empties.

    Returns:
        Its markup, for :func:`draw_list`.
    """
    chosen = getattr(state.visit().selection, attribute)
    state.choose(**{attribute: tuple(item for item in options if item in chosen)})
    return markup(
        "pick_many",
        name=ADDRESS[attribute],
        label=label,
        is_label_hidden=is_label_hidden,
        options=[(item, labels[item]) for item in options],
        nothing=nothing,
        closes=" ".join(ADDRESS[name] for name in closes),
    )


def draw_list(drawn: Markup) -> None:
    """Put a list, or several as one element, on the page."""
    st.html(uncleaned(drawn))


def pick_one(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, look: str = ""
) -> str:
    """A row of links of which one holds: as the address says, or the first. Returns its id.

    ``look`` is the class by which a style sheet finds it, if it is not called after the attribute.
    """
    st.html(row(label, attribute, options, labels, look))
    chosen = str(getattr(state.visit().selection, attribute))
    return chosen if chosen in options else options[0]


def segments(
    label: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    name: str,
    begin: str,
    *,
    wrap: bool | None = None,
) -> str:
    """A row of buttons of which exactly one is pressed: ``begin``, until the visitor presses another.

    So it is again when the one pressed is no longer among the options. ``wrap`` is Streamlit's: in a row of several
    things the buttons would be scrolled, unless it is True.
    """
    state.seed(name, begin, among=options)
    picked = st.segmented_control(
        label,
        options,
        format_func=lambda item: said(labels[item]),
        key=name,
        required=True,
        wrap=wrap,
        label_visibility="collapsed",
    )
    return str(picked)


def pick_part(screen: str, labels: Mapping[str, str]) -> str:
    """Which part of a long screen is shown, of those that have data; a part of the address."""
    here = state.visit()
    parts, chosen = offered(here.data, screen), here.selection.part
    if chosen and chosen not in parts[1:]:  # the first is not written
        if chosen not in parts:  # it is one of another screen
            state.no_use_for("part", chosen)
            state.choose(behind="")
        state.choose(part="")
        st.rerun()  # what the frame has drawn above may not belong to this one
    return pick_one(here.t("Part of this screen"), "part", parts, labels, look="parts")


def row(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], look: str = ""
) -> Markup:
    """Links that change one thing in the address. An open number was one of what is left, so it closes.

    The first of the options is what an address means that names none.
    """
    default = getattr(Selection(), attribute) or options[0]
    # Another part of a screen has other figures.
    closes = [ADDRESS["behind"], *([ADDRESS["faces"]] if attribute in ("part", "section") else ())]
    links = [
        {
            "sets": urlencode(
                {ADDRESS[attribute]: "" if item == default else item} | dict.fromkeys(closes, "")
            ),
            "words": labels[item],
            "lang": "",
        }
        for item in options
    ]
    return markup("choice", look=look or attribute, label=label, options=links)


def face_row(figure: Figure, names: Mapping[str, str]) -> Markup:
    """Links that turn a figure to one of its faces (``names``: id -> words), and leave the others as they are.

    The first of them is what an address means that names none.
    """
    links = [
        {"sets": urlencode({ADDRESS["faces"]: f"{figure.id}.{face if at else ''}"}), "words": words}
        for at, (face, words) in enumerate(names.items())
    ]
    return markup("faces", label=figure.title, options=links)


def pick_from_list(
    label: str, attribute: str, labels: Mapping[str, str], nothing: str = "", *, is_label_hidden: bool = False
) -> str:
    """A list to choose one id from, a part of the address. Returns it, or "" for none.

    The first of the list is what an address means that names none: ``nothing`` in words, or the first of ``labels``.
    """
    options = list(labels.items())
    if nothing:
        options.insert(0, ("", nothing))
    else:
        options[:1] = [("", words) for _, words in options[:1]]
    drawn = markup(
        "pick_one",
        name=ADDRESS[attribute],
        label=label,
        is_label_hidden=is_label_hidden,
        options=options,
    )
    draw_list(drawn)
    chosen = str(getattr(state.visit().selection, attribute))
    picked = chosen if chosen in labels else ""
    state.choose(**{attribute: picked})
    return picked


def search_box(label: str, attribute: str) -> str:
    """A free text filter that shows an attribute of the selection."""
    here = state.visit()
    name = state.key(attribute, here.t)
    state.seed(name, getattr(here.selection, attribute))
    return searched(str(st.text_input(label, key=name, max_chars=MAX_QUERY, icon=":material/search:")))
