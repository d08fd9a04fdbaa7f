"""The two-page brief of one stakeholder as PDF. Pure.

Its first page answers three questions: what am I advised to do, what has been done, what next. The second says by which
steps, shows where, and names the documents.

Typst sets it from ``assets/brief.typ``; the type is that of the pictures, so every letter is in the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import quote

import typst

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
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import next_names, relation_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs import citing, picture, qr, replies
from dashboard.outputs.file_names import slug
from dashboard.outputs.pictures.lettering import drawable, without_loose_marks
from dashboard.paths import FONTS, PACKAGE
from dashboard.reading.dataset import Dataset

MIME = "application/pdf"
FOLDER = "briefs"  # of the server, in which each has its address
PAGES = 2
_TEMPLATE = PACKAGE / "assets" / "brief.typ"
# How much is told, from much to little: (steps of a recommendation, letters of a text); the first that fits
# two pages is taken. Texts are cut last: those of people who write for a page stay whole.
_WHOLE_TEXT = 10_000
_AMOUNTS = (
    *((n, _WHOLE_TEXT) for n in (30, 20, 14, 10, 8, 7, 6, 5, 4, 3, 2, 1)),
    (1, 400),
    (1, 200),
    (1, 100),
    (0, 100),
    (0, 50),
    (0, 25),
)
_QUESTIONS = 3  # that no document answers, on the first page
_MORE = (24, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1, 0)  # of them on the second, as many as have room
# Width and height in px that a drawing has at most, and the width at which its chart is laid out.
_WHOLE, _MAP, _HALF = ((1000, 460), 760), ((500, 360), 0), ((500, 360), 470)
_RESERVED = ":/?#[]@!$&'()*+,;=~"
_AS_THEY_ARE = ("url", "address", "svg", "lang")
# Letters without a space, and in an address without a mark where it may break anyway: more would not fit their column.
_ENDLESS, _ENDLESS_ADDRESS = re.compile(r"\S{50}"), re.compile(r"[^-_=/\s]{80}")
# What a stakeholder misses most stands first.
_FIRST = {topic: n for n, topic in enumerate(("participation", "payments", "policy", "survey", "outcome"))}


def file_name(stakeholder: str, data: Dataset, t: Translator) -> str:
    """What the file is called."""
    return f"{slug(data.name)}-brief-{slug(stakeholder)}-{t.lang}.pdf"


def address(stakeholder: str, t: Translator) -> str:
    """Where the server hands it out, relative to its front page."""
    return f"{FOLDER}/{t.lang}/{quote(stakeholder, safe='')}.pdf"


def brief(stakeholder: str, data: Dataset, t: Translator, home: str, day: date) -> bytes:
    """The brief as a PDF of two pages.

    Args:
        stakeholder: id of the group.
        data: the data package.
        t: language of everything in it.
        home: address of the dashboard, for links back; "" when it is not known.
        day: when it is made.

    Raises:
        KeyError: no such group.
        NotDrawn: one of its figures could not be drawn (:mod:`dashboard.outputs.workshop`).
    """
    contents = _contents(stakeholder, data, t, home, day)
    under_map = contents["figures"][1]  # who lives downstream says more there than what a map shows
    under_map["subtitle"] = maps.downstream_words(data, t) or under_map["subtitle"]

    def told(amount: int, letters: int, gaps: int = 0) -> typst.Compiler:
        return _sheet(_cut(_shortened(contents, amount, gaps, data, t), letters))

    # Both lists begin with the most; what fits once fits with less too, so not each has to be set.
    fits = bisect_left(_AMOUNTS, True, key=lambda sort: _pages(told(*sort)) <= PAGES)
    amount, letters = _AMOUNTS[min(fits, len(_AMOUNTS) - 1)]
    gaps = 0
    if letters == _WHOLE_TEXT:
        gaps = _MORE[
            bisect_left(_MORE[:-1], True, key=lambda more: _pages(told(amount, letters, more)) <= PAGES)
        ]
    sheet = told(amount, letters, gaps)
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    made = sheet.compile(format="pdf", pdf_standards=["ua-1"], timestamp=noon)
    assert isinstance(made, bytes)
    return made


def _sheet(contents: Mapping[str, Any]) -> typst.Compiler:
    """The template with its words."""
    told = json.dumps(_lettered(contents), ensure_ascii=False)
    return typst.Compiler(
        str(_TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs={"data": told}
    )


def _pages(sheet: typst.Compiler) -> int:
    return int(sheet.query("<pages>", field="value", one=True))


def _cut(value: Any, letters: int, key: str = "") -> Any:
    """Contents with texts of so many letters; what leads somewhere, and drawings, stay as they are."""
    if isinstance(value, dict):
        return {name: _cut(item, letters, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_cut(item, letters) for item in value]
    if not isinstance(value, str) or len(value) <= letters or key in _AS_THEY_ARE:
        return value
    return f"{value[: letters - 1].rstrip()}…"


def _lettered(value: Any, key: str = "") -> Any:
    """Contents in letters that the type has, words with no end in pieces; what a link leads to stays as it is."""
    if isinstance(value, dict):
        return {name: _lettered(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_lettered(item) for item in value]
    if not isinstance(value, str) or key in _AS_THEY_ARE:
        return value
    return (_ENDLESS_ADDRESS if key == "shown" else _ENDLESS).sub("\\g<0>\u200b", drawable(value))


def _contents(stakeholder: str, data: Dataset, t: Translator, home: str, day: date) -> dict[str, Any]:
    name = recommendations.stakeholder_names(data, t)[stakeholder]
    chosen = Selection(stakeholders=(stakeholder,))
    rows = recommended.recommendations(data, chosen)
    gaps = sorted(
        data.records.not_found,
        key=lambda row: _FIRST.get(row["topic"], len(_FIRST)),
    )
    steps = recommendations.overview(data, chosen, t)
    return {
        **_headings(t),
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
        "lead": said(recommendations.judged(rows, t)),
        "approach": _approach(stakeholder, data, t),
        "ways": list(_next(rows, data, t)),
        "correct": {
            "text": t("Something wrong or missing? Send a document: see “Reuse and reply” under Sources."),
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
            _drawing(_ground(data, t), _MAP, t),
            _drawing(timeline.actions_per_year(data, Selection(), t), _HALF, t),
        ],
        "gaps": [t.text(row, "text") for row in gaps],
        "address": _way(home, "recommendations", chosen.with_(lang=t.lang)),
    }


def _headings(t: Translator) -> dict[str, str]:
    """What stands in every brief over what is its own."""
    return {
        "asked": t("What are you advised to do?"),
        "done": t("What has been done?"),
        "next": t("What next?"),
        "unanswered": t("Questions that no document answers"),
        "told": t("Step by step"),
        "english": t("The English original"),
        "evidence": t("The evidence"),
        "unknown": t("What else is not known"),
        "sources": t("Documents"),
        "reply": t("All steps, numbers and documents, and the way to reply:"),
    }


def _made(data: Dataset, t: Translator) -> str:
    """Of what and by whom a brief was made."""
    made = f"{case.title(data, t)}. {citing.versions(data, t)} {citing.LICENCE}."
    return made if t.lang == DEFAULT else f"{made} {t('Unofficial translation by the project.')}"


def _way(home: str, screen: str, chosen: Selection) -> str:
    """The address of a screen; "" where nobody could open it from paper."""
    return f"{home}/{screen}?{written(chosen)}" if qr.is_reachable(home) else ""


def _address(source: str, data: Dataset, t: Translator) -> dict[str, str]:
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
    by_status: dict[str, list[str]] = {}
    for row in rows:
        by_status.setdefault(row["status"], []).append(
            recommendations.number(row["recommendation_id"], data, t)
        )
    words = next_names(t)
    yield from (f"{t.listed(by_status[status])}: {words[status]}" for status in words if status in by_status)


def _ground(data: Dataset, t: Translator) -> Figure:
    """The map in the shape of its room, every deposit with its name."""
    figure = maps.overview(data, Selection(lang=t.lang), t)
    assert isinstance(figure.chart, MapSpec)
    (wide, high), _ = _MAP
    return replace(figure, chart=maps.shaped(figure.chart, wide / high, picture.STAGE_LETTERS))


def _recommendation(row: Mapping[str, Any], data: Dataset, t: Translator) -> dict[str, Any]:
    found = recommendations.steps(data, row["recommendation_id"])
    told = recommendations.judgement(row["recommendation_id"], data, t)
    return {
        "name": recommendations.number(row["recommendation_id"], data, t),
        "text": t.text(row, "text"),
        "original": row["text_en"] if t.lang != DEFAULT else "",
        "source_id": row["source_id"],
        "colour": recommendations.STATUS_COLOURS[row["status"]],
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


def _shortened(
    contents: Mapping[str, Any], amount: int, gaps: int, data: Dataset, t: Translator
) -> dict[str, Any]:
    """The contents with so many steps of each recommendation, so many gaps more, and their documents, numbered."""
    told = []
    numbers: dict[str, int] = {}
    for item in contents["recommendations"]:  # the study itself comes first
        numbers.setdefault(item["source_id"], len(numbers) + 1)
    for item in contents["recommendations"]:
        kept = [
            {**step, "ref": numbers.setdefault(step["source_id"], len(numbers) + 1)}
            for step in item["steps"][:amount]
        ]
        more = len(item["steps"]) - len(kept)
        words = (
            t.plural("And {n} more step on the screen.", "And {n} more steps on the screen.", more)
            if more
            else ""
        )
        told.append({**item, "steps": kept, "more": words})
    asked, more = contents["gaps"][:_QUESTIONS], contents["gaps"][_QUESTIONS : _QUESTIONS + gaps]
    unsaid = len(contents["gaps"]) - len(asked) - len(more)
    return {
        **contents,
        "recommendations": told,
        "questions": asked,
        "gaps": more,
        "more_gaps": t.plural(
            "And {n} more question, listed on Sources.", "And {n} more questions, listed on Sources.", unsaid
        )
        if unsaid > 0
        else "",
        "documents": [
            {"ref": number, "words": citing.document_words(source, data, t), **_address(source, data, t)}
            for source, number in numbers.items()
        ],
    }
