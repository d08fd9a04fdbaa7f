"""The study beside the documents as markup: what a screen needs no library for charts for.

Files and slides have the chart (``figures.study.chart``); both draw the same rows.
"""

from __future__ import annotations

from itertools import groupby
from urllib.parse import urlencode

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import ADDRESS
from dashboard.figures import study
from dashboard.figures.study.rows import Row, grid
from dashboard.i18n import Translator
from dashboard.outputs.markup import Html, markup
from dashboard.reading.dataset import Dataset

_BEFORE, _AFTER = 0.5, 0.6  # of the scale, in its own unit, before nought and after the largest number


@once
def study_rows(data: Dataset, selection: Selection, t: Translator, owner: str, place: str) -> Html:
    """A row an indicator: band strict to broad, thin on to the upper end; the study's diamond or dash.

    Args:
        data: all of it.
        selection: whose deposits are shown.
        t: the language.
        owner: the figure's id, whose numbers the rows open.
        place: of the page, where they open.
    """
    made = study.in_rows(data, selection, t)
    most, step = grid(made)
    length = _BEFORE + most + _AFTER

    def share(number: float) -> float:
        return round((number + _BEFORE) / length, 4)

    def told(row: Row) -> dict[str, object]:
        number = f"{owner}.{row.mark.replace('/', '.')}"
        return {
            "sets": urlencode({ADDRESS["behind"]: number}) if row.leads else "",
            "label": row.label,
            "is_dash": row.is_dash,
            "at": None if row.printed is None else share(row.printed),
            "low": share(row.low),
            "high": share(row.high),
            "further": share(row.upper) if row.upper > row.high else None,
            "printed": t("{Study}, verbatim: {words}", words=row.verbatim) if row.verbatim else "",
            "words": row.words,
        }

    return markup(
        "study_rows",
        label=t("{Study} and documents"),
        study=t("{study}"),
        documents=t("documents"),
        documented=t("documented"),
        dash=t("dash"),
        step=round(step / length, 4),
        zero=share(0),
        numbers=[(share(at), t.number(at)) for at in range(0, most + 1, 2 * step)],
        deposits=[
            {"name": name, "rows": [told(row) for row in own]}
            for name, own in groupby(made, key=lambda row: row.deposit)
        ],
        place=place,
    )
