"""What the brief of a stakeholder tells, in words and drawings, before it is known how much of it has room. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import quote

from dashboard import case
from dashboard.addresses import web_address
from dashboard.choosing import recommended
from dashboard.choosing.recommended import Asked
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures import map as maps
from dashboard.figures import recommendations, timeline
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.colours import PAPER
from dashboard.figures.drawing.outcomes import STATUS
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.words import case_text
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import next_names, relation_names
from dashboard.i18n import DEFAULT, Translator, capital
from dashboard.outputs import citing, picture, qr, replies
from dashboard.outputs.pictures.lettering import without_loose_marks
from dashboard.reading.dataset import Dataset

# Width and height in px that a drawing has at most, and the width at which its chart is laid out.
_WHOLE, MAP, _HALF = ((1000, 460), 760), ((500, 360), 0), ((500, 360), 470)
_RESERVED = ":/?#[]@!$&'()*+,;=~"
# What a stakeholder misses most stands first.
_FIRST = {topic: n for n, topic in enumerate(("participation", "payments", "policy", "survey", "outcome"))}


def contents(stakeholder: str, data: Dataset, t: Translator, home: str, day: date) -> dict[str, Any]:
    """All that a brief could tell, by the names of its template; arguments and errors are those of ``brief.brief``."""
    name = recommendations.stakeholder_names(data, t)[stakeholder]
    chosen = Selection(stakeholders=(stakeholder,))
    rows = recommended.recommendations(data, chosen)
    gaps = sorted(
        data.records.not_found,
        key=lambda row: _FIRST.get(row["topic"], len(_FIRST)),
    )
    steps = recommendations.overview(data, chosen, t)
    return {
        **_headings(data, t),
        "lang": t.lang,
        "title": t("{group}: what {study} advised, and what happened since", group=name)
        if case.study(data)
        else t("{group}: what was advised, and what happened since", group=name),
        "author": citing.authors(data, t),
        "description": steps.sentence,
        "product": case.title(data, t),
        "date": t.date(day.isoformat()),
        "day": [day.year, day.month, day.day],
        "made": _made(data, t),
        "lead": said(recommendations.judged(rows, data, t)),
        "approach": _approach(stakeholder, data, t),
        "ways": list(_next(rows, data, t)),
        "correct": {
            "text": t("Something wrong or missing? Send a document: see “Reuse and reply” under Sources.")
            if case.contact(data)
            else replies.no_address(t),
            "name": replies.place(t),
            "url": _way(home, "sources", Selection(lang=t.lang, section="reuse")),
        },
        "recommendations": [_recommendation(row, data, t) for row in rows],
        "rule": t(
            "Status is our judgement of {date} from public documents. No public evidence found does not mean that nothing was done.",
            date=t.date(max(row.status_as_of_edtf for row in data.records.recommendations)),
        )
        if data.records.recommendations
        else "",
        "figures": [
            _drawing(steps, _WHOLE, t),
            _drawing(_ground(data, t), MAP, t),
            _drawing(timeline.actions_per_year(data, Selection(), t), _HALF, t),
        ],
        "gaps": [t.text(row, "text") for row in gaps],
        "address": _way(home, "recommendations", chosen.with_(lang=t.lang)),
    }


def _headings(data: Dataset, t: Translator) -> dict[str, str]:
    """What stands in every brief over what is its own."""
    return {
        "asked": t("What are you advised to do?"),
        "done": t("What has been done?"),
        "next": t("What next?"),
        "unanswered": t("Questions that none of the documents we found answers"),
        "told": t("Step by step"),
        "english": t("The English original"),
        "evidence": t("The evidence"),
        "unknown": t("What else is not known"),
        "sources": t("Documents"),
        "reply": t("All steps, numbers and documents, and the way to reply:")
        if case.contact(data)
        else t("All steps, numbers and documents:"),
    }


def _made(data: Dataset, t: Translator) -> str:
    """Of what and by whom a brief was made."""
    made = f"{case.title(data, t)}. {citing.versions(data, t)} {capital(citing.licence(data, t))}."
    return made if t.lang == DEFAULT else f"{made} {t('Unofficial translation by the project.')}"


def _way(home: str, screen: str, chosen: Selection) -> str:
    """The address of a screen; "" where nobody could open it from paper."""
    return f"{home}/{screen}?{written(chosen)}" if qr.is_reachable(home) else ""


def document_address(source: str, data: Dataset, t: Translator) -> dict[str, str]:
    """Where a document is: as words, and as a link where it is an address on the web."""
    text = data.rows("sources")[source]["url"]
    # A PDF takes ASCII only; what is in per cent code already stays as it is.
    return {"url": quote(web_address(text) or "", safe="%" + _RESERVED), "shown": text or t("no address")}


def _approach(stakeholder: str, data: Dataset, t: Translator) -> str:
    """What the study's approach gives the group to do."""
    rows = stakeholders.activities(data, stakeholder)
    if not data.records.approaches:
        return ""
    if not rows:
        return t("The approach of {study} gives this group no part.")
    return t(
        "The approach of {study} gives this group {n} activities: {activities}.",
        n=t.number(len(rows)),
        activities="; ".join(t.text(row, "text") for row in rows),
    )


def _next(rows: Sequence[Asked], data: Dataset, t: Translator) -> Iterator[str]:
    """What is open, by the status of each recommendation."""
    orders = recommendations.orders(data)
    for status, words in next_names(t).items():
        own = [row.recommendation_id for row in rows if row.status == status]
        if not own:
            continue
        numbers = t.listed(t.number(orders[item]) for item in own)
        named = t.plural("Recommendation {numbers}", "Recommendations {numbers}", len(own), numbers=numbers)
        against = [
            t("“{title}”", title=t.text(step, "title"))
            for item in own
            for step in recommendations.steps(data, item)
            if status == "reversed" and step.relation == "setback"
        ]
        told = (
            t.plural(
                "The step is {steps}.",
                "The steps are {steps}.",
                len(against),
                steps=t.listed(against),
            )
            if against
            else ""
        )
        yield f"{named}: {words}{case_text.after_a_space(told)}"


def _ground(data: Dataset, t: Translator) -> Figure:
    """The map in the shape of its room, every deposit with its name."""
    figure = maps.overview(data, Selection(lang=t.lang), t)
    assert isinstance(figure.chart, MapSpec)
    (wide, high), _ = MAP
    return replace(figure, chart=maps.shaped(figure.chart, wide / high, picture.STAGE_LETTERS))


def _recommendation(row: Mapping[str, Any], data: Dataset, t: Translator) -> dict[str, Any]:
    found = recommendations.steps(data, row["recommendation_id"])
    told = recommendations.judgement(row["recommendation_id"], data, t)
    return {
        "name": recommendations.heading(row["recommendation_id"], data, t),
        "text": t.text(row, "text"),
        "original": row["text_en"] if t.lang != DEFAULT else "",
        "source_id": row["source_id"],
        "colour": STATUS[row["status"]].colour,
        "status": told.status,
        "signed": told.signed,
        "reason": told.reason,
        "steps": [
            {
                "date": t.date(step["date_edtf"]) or t("undated"),
                "title": t.text(step, "title"),
                "voice": f"{relation_names(t)[step['relation']]}; {voice_words([step['source_id']], data, t)}",
                "source_id": step["source_id"],
            }
            for step in (
                *(item for item in reversed(found) if item["date_edtf"]),
                *(item for item in found if not item["date_edtf"]),
            )  # the newest first
        ],
    }


def _drawing(figure: Figure, place: tuple[tuple[int, int], int], t: Translator) -> dict[str, str]:
    room, plot = place
    n = len(figure.source_ids)
    svg = picture.on_stage(figure.drawing, "light", t, room, plot) if figure.chart is not None else ""
    return {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "svg": without_loose_marks(svg.replace(PAPER["light"], "#FFFFFF")),  # the paper of a printer is white
        "alt": figure.empty or figure.sentence,
        "credit": t.plural("Based on {n} document.", "Based on {n} documents.", n),
    }
