"""The recommendations explorer: filters with counts, and cards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from typing import Any

import streamlit as st
from markupsafe import Markup

from dashboard import case
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures import recommendations
from dashboard.figures.names import relation_names, status_names
from dashboard.i18n import Translator
from dashboard.outputs import brief
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.choices import pick_many
from dashboard.outputs.screen.documents import source_list
from dashboard.outputs.screen.links import home
from dashboard.outputs.screen.state import Visit, choose, visit
from dashboard.outputs.screen.words import confidence, original, quiet
from dashboard.recommended import Asked, facet_counts


def facet(label: str, attribute: str, names: Mapping[str, str]) -> Visit:
    """Pills of a facet of the recommendations, each with the number of cards it would show."""
    here = visit()
    counts = facet_counts(here.data, here.selection, attribute)
    chosen = getattr(here.selection, attribute)
    options = [item for item in names if counts.get(item) or item in chosen]
    labels = {item: f"{names[item]} ({here.t.number(counts.get(item, 0))})" for item in options}
    return choose(**{attribute: pick_many(label, attribute, options, labels)})


def brief_button(stakeholder: str, name: str) -> None:
    """The two-page brief of a group, made on the click."""
    here = visit()
    data, t = here.data, here.t
    st.download_button(
        t("Two-page brief (PDF): {group}", group=name),
        partial(brief.brief, stakeholder, data, t, home(), datetime.now(UTC).date()),
        brief.file_name(stakeholder, data, t),
        brief.MIME,
        key=f"brief-{stakeholder}",
        icon=":material/description:",
        on_click="ignore",
    )


def recommendation_card(asked: Asked) -> None:
    """One recommendation: the study's words, our status with reason and date, what is documented since, sources."""
    here = visit()
    data, t = here.data, here.t
    item = asked.recommendation_id
    glossary = data.rows("instruments")
    head, steps, label = card_texts(item, data, t)
    with st.container(border=True, key=f"card-{item}", gap="xsmall"):
        st.subheader(recommendations.number(item, data, t), anchor=item)
        st.html(head)
        if asked.instruments:
            with st.container(horizontal=True):
                for name in asked.instruments:
                    term = glossary[name]
                    with st.popover(t.quoted(term, "label"), icon=":material/menu_book:"):
                        st.html(_glossary_entry(term, data, t))
        if steps:
            with st.expander(label):
                st.html(steps)
        else:
            quiet(t("no documented step found").capitalize() + ".")


@once
def card_texts(item: str, data: Dataset, t: Translator) -> tuple[Markup, Markup, str]:
    """HTML of a card's head and of its steps, and the label over the steps."""
    steps = recommendations.steps(data, item)
    label = t.plural("{n} documented step, with sources", "{n} documented steps, with sources", len(steps))
    body = Markup().join(_step(step, data, t) for step in steps)
    return _card_head(data.rows("recommendations")[item], data, t), body, label


def _card_head(row: Mapping[str, Any], data: Dataset, t: Translator) -> Markup:
    """The study's words as a quotation, then our status, its reason and notes."""
    status = t("Our status: {status}", status=status_names(t)[row["status"]])
    signed = t(
        "(as of {date}, {confidence})",
        date=t.date(row["status_as_of_edtf"]),
        confidence=confidence(row["confidence"], t),
    )
    notes = [t.text(row, "note")]
    if row["overlaps_with"]:
        other = recommendations.number(row["overlaps_with"], data, t)
        notes.append(t("Nearly the same as: {other}", other=other))
    return markup(
        "recommendation",
        text=t.text(row, "text"),
        cite=t("{study}, as written") if case.study(data) else t("as written"),
        original=original([row["text_en"]], t),
        status=status,
        signed=signed,
        reason=t.text(row, "status_reason"),
        notes=[note for note in notes if note],
    )


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
        bearing=relation_names(t)[step["relation"]],
        title=t.text(step, "title"),
        summary=t.text(step, "summary"),
        note=t.text(step, "note"),
        documents=source_list((step["source_id"],), data, t),
    )
