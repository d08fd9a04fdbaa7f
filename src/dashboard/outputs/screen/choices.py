"""The widgets by which a visitor chooses: each shows a part of the selection, under a key per language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.choosing.period import all_years, as_chosen, years_of
from dashboard.choosing.view_address import MAX_QUERY, searched
from dashboard.figures.parts import parts as offered
from dashboard.outputs.screen import state


def said(label: str) -> str:
    """What a button of a row is called.

    Streamlit tries some thousand emoji on the first word of each label in other letters than English ones, a quarter of
    a millisecond each and twenty a page. Before a space, which nobody sees, it tries none.
    """
    return label if label.isascii() else f" {label}"


def _chosen(attribute: str, options: Sequence[str]) -> str:
    """The key of a widget that holds those of the options that the selection has."""
    here = state.visit()
    name = state.key(attribute, here.t)
    state.seed(name, [item for item in getattr(here.selection, attribute) if item in options])
    return name


def pick_many(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> tuple[str, ...]:
    """Pills to choose any of some ids; none chosen means all. Returns the ids in option order."""
    name = _chosen(attribute, options)
    picked = st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=lambda item: said(labels[item]),
        key=name,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return tuple(item for item in options if item in picked)


def pick_from_many(
    label: str,
    attribute: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    placeholder: str,
    *,
    hide_label: bool = False,
) -> tuple[str, ...]:
    """A list to choose any of some ids from, in one line; none chosen means all. Returns the ids in option order."""
    name = _chosen(attribute, options)
    picked = st.multiselect(
        label,
        options,
        format_func=lambda item: labels[item],
        key=name,
        placeholder=placeholder,
        label_visibility="collapsed" if hide_label else "visible",
    )
    return tuple(item for item in options if item in picked)


def pick_one(
    label: str, attribute: str, options: Sequence[str], labels: Mapping[str, str], *, hide_label: bool = False
) -> str:
    """A segmented choice of exactly one id."""
    here = state.visit()
    begin = getattr(here.selection, attribute)
    return segments(label, options, labels, state.key(attribute, here.t), begin, hide_label=hide_label)


def segments(
    label: str,
    options: Sequence[str],
    labels: Mapping[str, str],
    name: str,
    begin: str,
    *,
    hide_label: bool = True,
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
        label_visibility="collapsed" if hide_label else "visible",
    )
    return str(picked)


def pick_part(screen: str, labels: Mapping[str, str]) -> str:
    """Which part of a long screen is shown, of those that have data; a part of the address."""
    here = state.visit()
    parts = offered(here.data, screen)
    shown = here.selection.part if here.selection.part in parts else parts[0]
    name = state.key(f"part-{screen}", here.t)
    picked = segments(here.t("Part of this screen"), parts, labels, name, shown, wrap=True)
    part = "" if picked == parts[0] else picked
    if part != here.selection.part:
        if here.selection.part and here.selection.part not in parts:  # it is one of another screen
            state.no_use_for("part", here.selection.part)
        # An open number was one of the part that was left.
        state.choose(part=part, **({} if picked == shown else {"behind": ""}))
        st.rerun()  # what the frame has drawn above may not belong to this part
    return picked


def pick_from_list(
    label: str, attribute: str, labels: Mapping[str, str], placeholder: str, *, hide_label: bool = False
) -> str:
    """A list to choose one id from, or none (""); a part of the address."""
    here = state.visit()
    name = state.key(attribute, here.t)
    state.seed(name, getattr(here.selection, attribute) or None, among=(None, *labels))
    picked = st.selectbox(
        label,
        list(labels),
        index=None,
        format_func=lambda item: labels[item],
        key=name,
        placeholder=placeholder,
        label_visibility="collapsed" if hide_label else "visible",
    )
    state.choose(**{attribute: picked or ""})
    return picked or ""


def pick_years() -> tuple[int | None, int | None]:
    """The first and the last year of what is shown; None at an end where nothing is left out."""
    here = state.visit()
    first, last = all_years(here.data)
    if first == last:  # nothing to choose from, and no slider
        return None, None
    name = state.key(f"years-{last}", here.t)  # data with other years has a slider of its own
    state.seed(name, years_of(here.data, here.selection))
    st.slider(here.t("Years"), first, last, key=name, width=340, label_visibility="collapsed")
    return as_chosen(here.data, *state.held(name))


def search_box(label: str, attribute: str) -> str:
    """A free text filter that shows an attribute of the selection."""
    here = state.visit()
    name = state.key(attribute, here.t)
    state.seed(name, getattr(here.selection, attribute))
    return searched(str(st.text_input(label, key=name, max_chars=MAX_QUERY, icon=":material/search:")))
