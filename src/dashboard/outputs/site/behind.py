"""The records behind marks and numbers of a figure of the copy, in a file that is loaded when one is asked for. Pure.

Written out they would make the pages a tenth longer, and a mark answers only where scripts run. Without scripts a
number of a title or sentence leads to its figure, or to the page that has the table.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from dashboard.cache import derived
from dashboard.figures.drawing.marks import Behind, Line, title
from dashboard.figures.evidence import documents_of, row_words
from dashboard.figures.figure import Figure
from dashboard.figures.words import headline
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.site import figure_html, live
from dashboard.reading.dataset import Dataset


def files(figures: Iterable[Figure], data: Dataset, t: Translator) -> dict[str, bytes]:
    """The lists of some figures, a script a figure, by their names from the root of the copy."""
    written = {name(figure, data, t): _written(figure, data, t) for figure in figures}
    return {f"{live.FOLDER}/{key}.js": live.handed_over(key, text) for key, text in written.items() if key}


def name(figure: Figure, data: Dataset, t: Translator) -> str:
    """What the file of a figure's lists is called, without its folder and ending; "" where it has none."""
    text = _written(figure, data, t)
    return sha256(text.encode()).hexdigest()[:12] if text else ""


@derived
def _written(figure: Figure, data: Dataset, t: Translator) -> str:
    """What is behind each mark of the drawing and each number of its words, as HTML by its name; "" = nothing."""
    marks = figure.marks() if figure.marks and figure.chart and not figure.empty else {}
    texts = (figure.finding, "" if figure.empty else figure.statement)
    said = {piece.number for text in texts for piece in headline.pieces(text) if piece.number}
    numbers = figure.numbers() if figure.numbers and said else {}
    asked = {**{number: found for number, found in numbers.items() if number in said}, **marks}
    lists = {mark: _list(found, data, t) for mark, found in asked.items() if found.records}
    return json.dumps(lists, ensure_ascii=False, separators=(",", ":")) if lists else ""


def _list(found: Behind, data: Dataset, t: Translator) -> str:
    return str(
        markup("site_behind", title=title(found, t), parts=list(_parts(found, data, t)), close=t("Close"))
    )


def _parts(found: Behind, data: Dataset, t: Translator) -> Iterator[dict[str, Any]]:
    """Records that count alike, each with the numbers of its documents; documents are told by their numbers alone."""
    cited = figure_html.Cited(figure_html.numbered(data))
    for part in found.parts:
        documents = [line.record.partition("/")[2] for line in part.lines if _is_document(line)]
        lines = [
            {
                "words": row_words(line.record, data, t),
                "why": line.why,
                "documents": cited.ways(documents_of(data).get(line.record, ())),
            }
            for line in part.lines
            if not _is_document(line)
        ]
        yield {"title": part.title, "lines": lines, "documents": cited.ways(documents)}


def _is_document(line: Line) -> bool:
    return line.record.startswith("sources/")
