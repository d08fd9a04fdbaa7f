"""The Stakeholders screen: what is drawn in words, actor beside actor and finding beside finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from dashboard.choosing.recommended import recommendations as select_recommendations
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import address
from dashboard.figures import recommendations
from dashboard.figures.approach import stakeholders
from dashboard.figures.approach.chart import COLOURS, KINDS, BoxRow
from dashboard.figures.approach.lanes import depth, edges, lanes
from dashboard.figures.words import headline
from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.outputs import replies
from dashboard.outputs.markup import markup
from dashboard.outputs.screen import style
from dashboard.outputs.screen.documents import short_document
from dashboard.outputs.screen.findings import in_place
from dashboard.outputs.screen.layout import Pieces
from dashboard.outputs.screen.links import address_of, ways
from dashboard.outputs.screen.recommendations import brief_link
from dashboard.outputs.screen.shares import COLOURS as STATUS_LOOKS
from dashboard.outputs.screen.shares import SHEET, shares
from dashboard.outputs.screen.state import visit
from dashboard.outputs.screen.words import original
from dashboard.reading.dataset import Dataset


def draw_approach() -> None:
    """The approach as boxes, which a phone has one under the other; a name leads to what that group is asked.

    What was found of an actor's part opens from its box.
    """
    here = visit()
    style.use("stakeholders", **{str(kind): colour for kind, colour in COLOURS.items()})
    rows = stakeholders.approach_boxes(here.data, here.t)
    asked = {row.stakeholder_id for row in here.data.records.recommendations}
    leading = {
        box.stakeholder_id: address(
            "recommendations", here.selection.with_(stakeholders=(box.stakeholder_id,)), "stakeholders"
        )
        if box.stakeholder_id in asked
        else ""
        for row in rows
        for box in row.boxes
    }
    told = here.t("Found in documents")
    found = dict.fromkeys(leading, "") | {
        actor: in_place(
            "tripartite-approach",
            f"{told}: {headline.leading(here.t.number(len(stakeholders.seen_of(here.data, actor))), stakeholders.of_actor(actor))}",
        )
        for actor in stakeholders.actor_ids(here.data)
    }
    st.html(
        markup(
            "approach",
            rows=dict.fromkeys(KINDS) | {row.kind: row for row in rows},
            ways=leading,
            found=found,
            **_arrows(here.data, here.t, rows),
        )
    )


def _arrows(data: Dataset, t: Translator, rows: Sequence[BoxRow]) -> dict[str, object]:
    """Who is to turn to whom: as lanes below the boxes, placed in parts of the width that these take, and in words."""
    turns = stakeholders.turns(data, t)
    acting = next((len(row.boxes) for row in rows if row.kind == "acting"), 0)
    has_outside = any(row.kind == "outside" for row in rows)
    left, right = edges(has_outside=has_outside)
    run = lanes(stakeholders.approach_turns(data, t), acting, has_outside=has_outside)
    return {
        "turns": turns,
        "turns_words": stakeholders.turns_words(t),
        "told": "; ".join(f"{who}: {whom}" for who, whom in turns),
        "levels": depth(run),
        "lanes": [
            {
                "to": lane.to,
                "word": lane.word,
                "level": lane.level,
                "goes_left": lane.goes_left,
                "left": (min(lane.begin, lane.end) - left) / (right - left),
                "width": abs(lane.end - lane.begin) / (right - left),
            }
            for lane in run
        ],
    }


def seen_in_documents() -> None:
    """What was seen of each actor's part since, side by side; the study's English where it is translated."""
    here = visit()
    data, t = here.data, here.t
    names = recommendations.stakeholder_names(data, t)
    actors = [
        {
            "name": names[actor],
            "lines": [
                (
                    f"{t.text(row, 'title')} ({t.date(row.date_edtf) or t('undated')})",
                    t.text(row, "note"),
                    short_document(row.source_id, data, t),
                )
                for row in stakeholders.seen_of(data, actor)
            ],
            "original": original([row.text_en for row in stakeholders.activities(data, actor)], t),
        }
        for actor in stakeholders.actor_ids(data)
    ]
    with st.expander(t("Found in documents")):
        st.html(markup("seen", actors=actors, label=t("Sources:")))


def draw_findings() -> None:
    """The findings as the slide headings that survive, and the empty conclusions."""
    here = visit()
    t = here.t
    findings = [
        {
            "number": t("Finding {n}", n=t.number(order)),
            "heading": t.text(row, "heading"),
            "original": original([row.heading_en], t),
        }
        for order, row in enumerate(stakeholders.of_kind(here.data, "finding"), start=1)
    ]
    conclusions = [
        (t.quoted(row, "verbatim"), t.text(row, "note"))
        for row in stakeholders.of_kind(here.data, "conclusion")
    ]
    st.html(markup("findings", findings=findings, conclusions=conclusions))


def asked_in_short() -> None:
    """How much each group is asked and what became of it, with its brief and replies; all as one element."""
    style.use(SHEET, **STATUS_LOOKS)
    pieces = Pieces("asked-groups")
    for stakeholder, name in recommendations.stakeholder_names(visit().data, visit().t).items():
        pieces.add_apart(f"what {stakeholder} is asked", partial(_asked, stakeholder, name), is_below=True)
    pieces.draw()


def _asked(stakeholder: str, name: str) -> Markup:
    here = visit()
    return markup(
        "asked",
        name=name,
        standing=_standing(stakeholder),
        brief=brief_link(stakeholder, name, here.t),
        replies=replies.box(name, here.data, here.t, stakeholder_id=stakeholder),
    )


def _standing(stakeholder: str) -> Markup:
    """How much a group is asked, and squares for what came of it: in one order, so that groups are compared."""
    here = visit()
    t = here.t
    if not here.data.records.recommendations:
        return Markup()
    rows = select_recommendations(here.data, Selection(stakeholders=(stakeholder,)))
    words = t.plural(
        "{n} recommendation, and what happened since",
        "{n} recommendations, and what happened since",
        len(rows),
    )
    own = {"stakeholders": (stakeholder,)}
    counts, names = Counter[str](row.status for row in rows), status_names(t)
    return ways((words, address_of("recommendations", **own))) + shares(
        ((status, counts[status]) for status in names if counts[status]),
        names,
        lambda status: address_of("recommendations", **own, statuses=(status,)),
    )
