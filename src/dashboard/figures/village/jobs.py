"""Jobs at the deposits of a place, as told by each who tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.figures.village.value import Line, Part
from dashboard.figures.words.names import confidence_words
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.places import Mine, MineFact

JOBS = "staff"  # the topic of such claims in ``mine_facts``


def jobs(mines: Sequence[Mine], data: Dataset, t: Translator) -> Part | None:
    """Claims on how many people work at the deposits; rival ones side by side."""
    names = {mine.mine_id: t.name(mine) for mine in mines}
    found = [row for row in data.records.mine_facts if row.topic == JOBS and row.mine_id in names]
    if not found:
        return None
    return Part(
        "jobs",
        t("Jobs"),
        tuple(_line(row, names[row.mine_id], t) for row in found),
        lead=t("Differing figures stand side by side. None is averaged or preferred.")
        if len(found) > 1
        else "",
    )


def _line(row: MineFact, mine: str, t: Translator) -> Line:
    when = t.date(row.date_edtf)
    told = confidence_words(row, t)
    return Line(
        f"{mine}: {t.text(row, 'claim')}",
        (row.source_id,),
        facts=tuple(filter(None, (t.text(row, "note"), f"{when}, {told}" if when else told))),
    )
