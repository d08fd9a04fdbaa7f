"""What each row of the study beside the documents says, however it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.choosing.counting import Count
from dashboard.figures.counts import in_study, study_cells, told_by_one_side
from dashboard.figures.words.names import indicator_names, mine_names
from dashboard.figures.words.ranges import band
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

Counts = Mapping[tuple[str, str], Count]  # of each deposit and indicator, in the order of the study
MOST_LINES = 24  # of the grid; a line each 1 while numbers are smaller


@dataclass(frozen=True)
class Row:
    """A number of the study beside the band of the documents.

    Attributes:
        mark: its name (``Figure.marks``); with a point for the slash that of the number it shows (``Figure.numbers``).
        deposit, label: of which deposit and indicator, in words.
        low, high, upper: ends of the band: strict, broad, and with probable repeats.
        printed: the study's number; None where it prints none.
        is_dash: it prints a dash.
        verbatim: what it prints, to the letter.
        words: the band in words.
        leads: there is a record behind it, counted or left out.
    """

    mark: str
    deposit: str
    label: str
    low: int
    high: int
    upper: int
    printed: int | None
    is_dash: bool
    verbatim: str
    words: str
    leads: bool


def rows(data: Dataset, counts: Counts, t: Translator) -> tuple[Row, ...]:
    """A row for each deposit and indicator, in the order of the counts."""
    names, indicators, study = mine_names(data, t), indicator_names(t), study_cells(data)
    made = []
    for (mine, kind), found in counts.items():
        entry = study.get((mine, kind))
        made.append(
            Row(
                mark=f"{mine}/{kind}",
                deposit=names[mine],
                label=indicators[kind],
                low=found.low,
                high=found.high,
                upper=found.upper,
                printed=entry.value if entry else None,
                is_dash=bool(entry and entry.value is None),
                verbatim=in_study(data, mine, kind, t),
                words=_band_words(found, told_by_one_side(found, data), t),
                leads=bool(found.broad or found.probable or found.left_out),
            )
        )
    return tuple(made)


def grid(made: tuple[Row, ...]) -> tuple[int, int]:
    """How far the numbers reach, and from how many to how many a line stands: at each while they are small."""
    most = max(max(row.upper, row.printed or 0) for row in made)
    return most, max(1, most // MOST_LINES)


def _band_words(found: Count, sided: int, t: Translator) -> str:
    words = band(t, found)
    return t("{band}, {n} from one side only", band=words, n=t.number(sided)) if sided else words
