"""The Search screen: what was found, by sort, each with the way to its view."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.figures import finding, village
from dashboard.i18n import Translator
from dashboard.outputs.balance import balanced
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.links import link
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import quiet

AT_ONCE = 6  # of a sort that are listed without a click
STACKS = 3  # columns of sorts, where a window has room for them


def search_style() -> None:
    """Style of the search."""
    style.use("search")


def found() -> None:
    """All hits; before anything is searched for, how to search and where to begin."""
    here = visit()
    t = here.t
    if not here.selection.q.strip():
        _begin()
        return
    groups = finding.search(here.data, here.selection, t)
    if not groups:
        st.html(markup("found", told=finding.told(0, here.selection.q, t), stacks=[]))
        _begin()
        return
    told = finding.told(sum(group.n for group in groups), here.selection.q, t)
    st.html(
        markup(
            "found",
            told=told,
            stacks=[[_group(group, t) for group in stack] for stack in balanced(groups, STACKS, _height)],
        )
    )


def _group(group: finding.Group, t: Translator) -> dict[str, Any]:
    """The hits of a sort, as the template takes them."""
    return {
        "id": group.id,
        "title": group.title,
        "n": t.number(group.n),
        "first": group.hits[:AT_ONCE],
        "rest": group.hits[AT_ONCE:],
        "more": t("{n} more", n=t.number(group.n - AT_ONCE)),
        "end": "" if group.n == len(group.hits) else t("More words give fewer results."),
    }


def _height(group: finding.Group) -> int:
    """How high a sort is, in hits; a heading is as high as one."""
    return 1 + min(len(group.hits), AT_ONCE)


def _begin() -> None:
    """How to search, the villages by name, and whether keys of one letter do anything."""
    here = visit()
    t = here.t
    quiet(t("All three languages are searched at once; plain letters will do."))
    with st.container(key="search-places", horizontal=True):
        for item in village.first_named(here.data, t):
            link("place", item.name, icon=":material/home_pin:", place=item.place_id)
    # The browser keeps the choice, and the frame's script follows it: the server need not know.
    st.html(
        markup(
            "key_choice",
            words=t(
                "Keys of one letter: / opens this page from anywhere; in the talk B and W blank the screen, F fills it, N opens the notes, P plays the years, numbers jump"
            ),
        )
    )
