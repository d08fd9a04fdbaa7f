"""The board: a row a group, a tile a recommendation, and on it what became of it by our judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from dashboard import case
from dashboard.cache import once
from dashboard.choosing.recommended import Asked
from dashboard.choosing.selection import Selection
from dashboard.figures import columns
from dashboard.figures.columns import Column
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, record
from dashboard.figures.recommendations.board_chart import board_chart
from dashboard.figures.recommendations.names import judged, number, tally
from dashboard.figures.recommendations.tiles import groups, on_board
from dashboard.figures.words import case_text
from dashboard.figures.words.headline import as_written, leading
from dashboard.figures.words.names import confidence_names, status_names, theme_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def board(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """The recommendations of a view as tiles; when one is open, those of its group."""
    asked = on_board(data, selection)
    empty = "" if asked else t("Remove a filter to see more.")
    return Figure(
        id="recommendation-board",
        title=_title(asked, data, t),
        subtitle=_measure(asked, data, t),
        sentence=empty or _sentence(asked, bool(selection.recommendation), data, t),
        chart=board_chart(groups(data, selection, t), t) if asked else None,
        rows=columns.table(
            "recommendations",
            "recommendation_id",
            asked,
            [
                Column(t("Recommendation"), lambda row: number(row["recommendation_id"], data, t)),
                columns.text(t("The words of the recommendation"), "text", t),
                columns.coded(t("Our status"), "status", status_names(t)),
                columns.text(t("Why"), "status_reason", t),
                Column(t("As of"), lambda row: t.date(row["status_as_of_edtf"])),
                columns.coded(t("Confidence in the status"), "confidence", confidence_names(t)),
                columns.coded(t("Theme"), "theme", theme_names(t)),
            ],
        ),
        notes=(case_text.text(data, t, "recommendations-lead"),),
        empty=empty,
        numbers=partial(_behind, tuple(item.recommendation_id for item in asked), data, t),
    )


def _measure(asked: Sequence[Asked], data: Dataset, t: Translator) -> str:
    """What a tile has, and whose advice it is where all shown is the study's, so that nobody takes it for ours."""
    study = case.study(data)
    rows = data.rows("recommendations")
    if not study or not case.is_of_study(data, (rows[item.recommendation_id].source_id for item in asked)):
        return t("Each tile has the first words of a recommendation and its status in our judgement")
    return t(
        "Advice from {study_from} by {author}; the status is our judgement",
        author=t.text(study, "author"),
    )


def _behind(shown: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """All recommendations of a view, and those of each status."""
    own: dict[str, list[str]] = {}
    for item in shown:
        status = data.rows("recommendations")[item].status
        own.setdefault(status, []).append(record("recommendations", item))
    names = status_names(t)
    return {
        "all": mark_of(t("Recommendations"), (record("recommendations", item) for item in shown)),
        **{status: mark_of(names[status], records) for status, records in own.items()},
    }


def _title(asked: Sequence[Asked], data: Dataset, t: Translator) -> str:
    """The case's own words where all are shown and the rows bear them out; else how many have each status."""
    own = case_text.own_text(data, t, "board-title") if is_borne_out(asked, data) else ""
    if own:
        all_of_them = {"n_recommendations": leading(t.number(len(asked)), "all")}
        return as_written(case_text.filled(own, data, t, **all_of_them))
    return judged(asked, data, t)


def is_borne_out(asked: Sequence[Asked], data: Dataset) -> bool:
    """Whether all are shown, and the rows say what the case's own title says."""
    return len(asked) == len(data.records.recommendations) and case_text.bears_out_statuses(data)


def _sentence(asked: Sequence[Asked], is_open: bool, data: Dataset, t: Translator) -> str:
    if is_borne_out(asked, data):
        return t("By our judgement, {tally}.", tally=tally(asked, t, is_leading=True))
    # How they stand is said by the title.
    if len(asked) == len(data.records.recommendations):
        if len(asked) == 1:
            return t("The only recommendation is shown.")
        return t("All {n} recommendations are shown.", n=t.number(len(asked)))
    if is_open:  # no filter made these so few
        return t(
            "The group of the open recommendation is shown, {shown} of {all} in all.",
            shown=t.number(len(asked)),
            all=t.number(len(data.records.recommendations)),
        )
    return t(
        "{shown} of {all} recommendations fit these filters.",
        shown=t.number(len(asked)),
        all=t.number(len(data.records.recommendations)),
    )
