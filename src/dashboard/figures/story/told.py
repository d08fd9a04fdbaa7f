"""Scenes on the study's numbers, the seats, and what the study says and asks."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter

from dashboard import case, recommended
from dashboard.dataset import Dataset
from dashboard.figures import (
    case_text,
    evidence,
    overview,
    participation,
    recommendations,
    stakeholders,
    study,
)
from dashboard.figures.case_text import years_of_case
from dashboard.figures.colours import Theme
from dashboard.figures.counts import in_study, study_cells
from dashboard.figures.names import (
    gap_names,
    indicator_names,
    mine_names,
    status_names,
    step_names,
    voice_names,
)
from dashboard.figures.ranges import band
from dashboard.figures.story.value import MOST_LINES, MOST_ROWS, Cell, Column, Scene, one_side
from dashboard.i18n import Translator
from dashboard.records.case import Scene as Row
from dashboard.records.people import Seat
from dashboard.selection import INDICATORS, Selection


def numbers(data: Dataset, t: Translator, theme: Theme, _row: Row) -> Scene:
    """What is documented, deposit by deposit, beside the study's numbers if there is a study."""
    with_study = bool(study_cells(data))
    figure = (
        study.study_against_documented(data, Selection(), t, theme)
        if with_study
        else overview.numbers(data, t)
    )
    known, indicators, names = overview.counts(data), indicator_names(t), mine_names(data, t)
    shown = dict(list(names.items())[:MOST_ROWS])
    if len(names) > 1:
        shown[""] = t("together (shared events counted once)")
    rows = [tuple(Cell(text) for text in ("", *indicators.values()))]
    for mine, name in shown.items():
        cells = [Cell(name)]
        for kind in INDICATORS:
            documented = band(t, known[(mine, kind)])
            printed = in_study(data, mine, kind, t) if mine else ""
            cells.append(Cell(printed, documented) if with_study else Cell(documented))
        rows.append(tuple(cells))
    return Scene(
        id="counts",
        title=figure.title,
        figure=figure,
        table=tuple(rows),
        foot=t(
            "{first}–{last}. Large: {study_short}, as printed (a dash is missing, not zero). Small: what public documents show.",
            **years_of_case(data),
        )
        if with_study
        else t("{first}–{last}: what public documents show", **years_of_case(data)),
        page="timeline" if with_study else "overview",
        choices={"part": "study"} if with_study else {},
    )


def seats_taken(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """Who sat where decisions were prepared."""
    figure = participation.seats(data, t)
    rows = sorted(data.records.seats, key=attrgetter("date_edtf"))
    steps = step_names(t)
    questions = sorted(data.records.survey_questions, key=attrgetter("position"))
    columns = (
        []
        if not questions
        else [
            Column(
                t("{Study_short}: the questions; the answers are lost")
                if case.study(data)
                else t("Asked in a survey"),
                tuple(t.text(row, "text") for row in questions),
                quote=True,
            )
        ]
    )
    for step in ("demanded", "granted"):
        own = [
            row for row in rows if row["step"] == step and (step == "granted" or row["who"] == "residents")
        ]
        lines = tuple(_seat(row, data, t) for row in own)
        columns.append(Column(f"{steps[step].capitalize()}: {t.number(len(own))}", lines[:MOST_LINES]))
    return Scene(
        id="seats",
        title=figure.title,
        figure=figure,
        columns=tuple(columns),
        foot=t("Seats that residents asked for, and every seat granted, in the documents found."),
        page="participation",
        choices={"part": "seats"},
        original=tuple(row["text_en"] for row in questions),
    )


def _seat(row: Seat, data: Dataset, t: Translator) -> str:
    words = f"{row.date_edtf[:4]}: {t.text(row, 'title')}"
    return words + one_side([row.source_id], data, t)


def tripartite(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """What the study proposes to each of the three sides."""
    figure = stakeholders.tripartite(data, t)
    names = recommendations.stakeholder_names(data, t)
    own = {actor: stakeholders.activities(data, actor) for actor in stakeholders.actor_ids(data)}
    return Scene(
        id="approaches",
        title=figure.title,
        figure=figure,
        columns=tuple(
            Column(names[actor], tuple(t.text(row, "text") for row in rows), quote=True)
            for actor, rows in own.items()
        ),
        foot=_whose_words(data, t),
        page="stakeholders",
        original=tuple(row["text_en"] for rows in own.values() for row in rows),
    )


def found(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """What the study found."""
    figure = stakeholders.findings(data, t)
    rows = stakeholders.of_kind(data, "finding")
    return Scene(
        id="findings",
        title=figure.title,
        figure=figure,
        columns=tuple(
            Column(t("Finding {n}", n=t.number(order)), (t.text(row, "heading"),), quote=True)
            for order, row in enumerate(rows, start=1)
        ),
        foot=_whose_words(data, t),
        page="stakeholders",
        original=tuple(row.heading_en for row in rows),
    )


def asked(data: Dataset, t: Translator, _theme: Theme, row: Row) -> Scene:
    """What some groups are asked; in the last of such scenes, what residents are."""
    names = recommendations.stakeholder_names(data, t)
    groups = tuple(row.stakeholders.split()) or tuple(names)
    chosen = Selection(stakeholders=groups)
    rows = recommended.recommendations(data, chosen)
    columns = [
        Column(
            names[group],
            tuple(t.text(item, "text") for item in rows if item.stakeholder_id == group),
            quote=True,
        )
        for group in groups
    ]
    own = [item.position for item in data.records.scenes if item.figure == "recommendations"]
    at, of = (sorted(own).index(row.position) + 1, len(own)) if row.position in own else (1, 1)
    residents = case_text.text(data, t, "asked-of-residents")
    if at == of and residents:
        columns.append(Column(t("Residents"), (residents,)))
    return Scene(
        id=row.scene_id,
        title=t("What each group is advised to do ({n} of {m})", n=t.number(at), m=t.number(of))
        if of > 1
        else t("What each group is advised to do"),
        figure=recommendations.overview(data, chosen, t),
        columns=tuple(columns),
        foot=_whose_words(data, t),
        page="recommendations",
        choices={"stakeholders": groups},
        original=tuple(row.text_en for row in rows),
    )


def _whose_words(data: Dataset, t: Translator) -> str:
    """Whose words a scene quotes, if they are a study's."""
    return t("Quoted from {study}") if case.study(data) else ""


def since(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """What came of the recommendations."""
    figure = recommendations.overview(data, Selection(), t)
    names, statuses = recommendations.stakeholder_names(data, t), status_names(t)
    rows = recommended.recommendations(data, Selection())
    table = [tuple(Cell(text) for text in ("", *(words.capitalize() for words in statuses.values())))]
    for group, name in names.items():
        own = Counter[str](row.status for row in rows if row.stakeholder_id == group)
        table.append((Cell(name), *(Cell(t.number(own[key])) for key in statuses)))
    return Scene(
        id="since",
        title=figure.title,
        figure=figure,
        table=tuple(table),
        foot=t(
            "Number of recommendations by our judgement of {date}. No public evidence found does not mean that nothing was done.",
            date=t.date(max((row.status_as_of_edtf for row in rows), default="")),
        ),
        page="recommendations",
    )


def closing(data: Dataset, t: Translator, _theme: Theme, _row: Row) -> Scene:
    """What the talk rests on."""
    figure = evidence.documents(data, (), "", t)
    voices, topics = voice_names(t), gap_names(t)
    spoken = Counter[str](row.voice for row in data.records.sources)
    missed = Counter[str](row.topic for row in data.records.not_found)
    gaps = sorted((topic for topic in topics if missed[topic]), key=lambda topic: -missed[topic])
    return Scene(
        id="sources",
        title=t("Every figure has its sources, and we say what we did not find"),
        figure=figure,
        columns=(
            Column(
                t("Documents: {n}", n=t.number(len(data.records.sources))),
                tuple(f"{voices[voice]}: {t.number(n)}" for voice, n in spoken.most_common(MOST_LINES)),
            ),
            Column(
                t("Searched for and not found: {n}", n=t.number(missed.total())),
                tuple(f"{topics[topic]}: {t.number(missed[topic])}" for topic in gaps[:MOST_LINES]),
            ),
            Column(
                t("Check it, correct it"),
                (
                    t("Figures and tables can be downloaded with their sources."),
                    t("Know better? Send us the document; it will be shown beside the claim."),
                ),
            ),
        ),
        page="sources",
    )
