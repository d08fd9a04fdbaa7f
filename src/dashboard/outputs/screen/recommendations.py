"""The recommendations: filters with counts in one line, and each with what is documented since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard.cache import once
from dashboard.choosing.recommended import FACETS, NARROWING, Asked, facet_counts
from dashboard.figures import recommendations
from dashboard.figures.words import case_text
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import relation_names, status_names, theme_names
from dashboard.i18n import Translator
from dashboard.outputs import replies
from dashboard.outputs.files import brief
from dashboard.outputs.markup import later, markup
from dashboard.outputs.screen.choices import draw_list, list_of_many, search_box
from dashboard.outputs.screen.documents import source_list
from dashboard.outputs.screen.layout import Pieces
from dashboard.outputs.screen.state import choose, clear, visit
from dashboard.outputs.screen.words import original
from dashboard.reading.dataset import Dataset

IN_FIRST_VIEW = 2  # of the recommendations below their board: more begin in no window


def filters() -> None:
    """Search, facets and the way back, in one line; a choice closes what is open."""
    here = visit()
    data, t = here.data, here.t
    facets = (
        ("stakeholders", t("Addressed to"), recommendations.stakeholder_names(data, t)),
        ("statuses", t("Status"), status_names(t)),
        ("themes", t("Theme"), theme_names(t)),
        (
            "instruments",
            t("Named instrument"),
            {item: t.quoted(row, "label") for item, row in data.rows("instruments").items()},
        ),
    )
    with st.container(key="facets", horizontal=True, vertical_alignment="bottom"):
        words = search_box(t("Search in texts"), "q")
        choose(q=words, **({"recommendation": ""} if words != here.selection.q else {}))
        lists = [_facet(label, attribute, names) for attribute, label, names in facets]
        draw_list(markup("pieces", look="facets", pieces=lists))
        chosen = visit().selection
        is_filtered = any(getattr(chosen, name) for name in (*FACETS, "q"))
        if is_filtered or chosen.recommendation:
            st.button(
                t("Clear all filters") if is_filtered else t("Show all recommendations"),
                key="clear-facets",
                on_click=clear,
                args=NARROWING,
            )


def _facet(label: str, attribute: str, names: Mapping[str, str]) -> Markup:
    """A facet of the recommendations; each choice with the number of recommendations that it would show.

    It asks for a list, so what is open closes.
    """
    here = visit()
    counts = facet_counts(here.data, here.selection, attribute)
    chosen = getattr(here.selection, attribute)
    options = [item for item in names if counts.get(item) or item in chosen]
    labels = {item: f"{names[item]} ({here.t.number(counts.get(item, 0))})" for item in options}
    return list_of_many(label, attribute, options, labels, here.t("any"), closes=("recommendation",))


def brief_link(stakeholder: str, name: str, t: Translator) -> Markup:
    """The way to the two-page brief of a group, under its name; it is made when somebody goes it."""
    words = t("Two-page brief (PDF)")
    return markup("brief_link", address=brief.address(stakeholder, t), words=words, group=name)


def recommendation_groups(asked: Sequence[Asked]) -> None:
    """Recommendations in full width by group, with its brief and replies, all as one element.

    Of each the study's words, our status with reason and date, what is documented since, sources. One that fails leaves
    the others.
    """
    here = visit()
    data, t, opened = here.data, here.t, here.selection.recommendation
    pieces = Pieces("groups")
    drawn = 0
    for stakeholder, name in recommendations.stakeholder_names(data, t).items():
        own = [row.recommendation_id for row in asked if row.stakeholder_id == stakeholder]
        if not own:
            continue
        way = brief_link(stakeholder, name, t)
        pieces.add(markup("group_head", id=stakeholder, name=name, brief=way))
        box = partial(replies.box, name, data, t, stakeholder_id=stakeholder)
        pieces.add_apart(f"replies of {stakeholder}", box)
        for item in own:
            # Who comes for an open one goes to where it lies: all has its height at once.
            shown = (
                partial(_card_below, item, data, t)
                if drawn >= IN_FIRST_VIEW and not opened
                else partial(card, item, data, t, is_open=opened == item)
            )
            pieces.add_apart(f"the recommendation {item}", shown)
            drawn += 1
    pieces.draw()


@once
def card(item: str, data: Dataset, t: Translator, *, is_open: bool) -> Markup:
    """A recommendation as HTML: left its words and our status, right its line of time, below its steps."""
    row, steps = data.rows("recommendations")[item], recommendations.steps(data, item)
    instruments = [data.rows("instruments")[name] for name in _instruments(item, data)]
    return markup(
        "recommendation",
        id=item,
        name=recommendations.heading(item, data, t),
        **_head(row, data, t),
        line=_line(recommendations.line_of(data, item), t),
        terms=[(t.quoted(term, "label"), _glossary_entry(term, data, t)) for term in instruments],
        steps=[_step(step, data, t) for step in steps],
        steps_label=recommendations.steps_label(steps, t) if steps else "",
        none_found=t("no documented step found").capitalize() + ".",
        is_open=is_open,
    )


@once
def _card_below(item: str, data: Dataset, t: Translator) -> Markup:
    """A closed one as a browser draws it after the first view."""
    return later(card(item, data, t, is_open=False))


def _instruments(item: str, data: Dataset) -> list[str]:
    links = data.records.recommendation_instruments
    return [
        link.instrument_id for link in links if link.recommendation_id == item and link.relation == "named"
    ]


def _head(row: Mapping[str, Any], data: Dataset, t: Translator) -> dict[str, Any]:
    """The study's words as a quotation, then our status, its reason and notes."""
    return {
        "text": t.text(row, "text"),
        "cite": case_text.quoted_from(data, t),
        "original": original([row["text_en"]], t),
        "code": row["status"],
        **recommendations.judgement(row["recommendation_id"], data, t)._asdict(),
    }


def _line(line: recommendations.StepLine, t: Translator) -> dict[str, Any]:
    """The line of time of a recommendation, as its template takes it; words for the bearings that are on it."""
    names = relation_names(t)
    marks = (*line.marks, *line.undated)
    met = {mark.relation for mark in marks}
    sided = next((mark.relation for mark in marks if mark.is_one_sided), "")
    key = [(code, words) for code, words in names.items() if code in met]
    if sided:
        key.append((f"{sided} hollow", t("outline: one side's account")))
    return {
        "first": line.first,
        "last": line.last,
        "study": line.study,
        "marks": line.marks,
        "undated": line.undated,
        "undated_words": t("undated"),
        "study_words": t("{study_short}"),
        "key": key,
        "label": t("Documented steps, {first}–{last}", first=str(line.first), last=str(line.last)),
    }


def _glossary_entry(term: Any, data: Dataset, t: Translator) -> Markup:
    """An instrument: full name, what it is, why it matters here, where this is read."""
    texts = [
        t.text(term, "definition"),
        t("Why it matters here: {why}", why=t.text(term, "why")),
        t.text(term, "note"),
    ]
    return markup(
        "term",
        name=t.text(term, "name"),
        texts=[text for text in texts if text],
        documents=source_list((term["source_id"],), data, t),
    )


def _step(step: Mapping[str, Any], data: Dataset, t: Translator) -> Markup:
    """One documented step with its document."""
    return markup(
        "step",
        when=t.date(step["date_edtf"]) or t("undated"),
        code=step["relation"],
        is_one_sided=bool(side_of([step["source_id"]], data)),
        bearing=relation_names(t)[step["relation"]],
        title=t.text(step, "title"),
        summary=t.text(step, "summary"),
        note=t.text(step, "note"),
        documents=source_list((step["source_id"],), data, t),
    )
