"""A figure's reference as the files that reference managers read: RIS and CSL-JSON. Pure.

BibTeX and ``CITATION.cff`` are made in :mod:`dashboard.outputs.citing`; all four say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from dashboard import case
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs.citing import View, authors, bibtex, version
from dashboard.outputs.file_names import slug
from dashboard.reading.dataset import Dataset

Write = Callable[[Figure, View, Dataset], str]


def ris(figure: Figure, view: View, data: Dataset) -> str:
    """The reference in RIS (Zotero, EndNote, Mendeley): a dataset, with the day on which it was seen."""
    t = Translator()
    fields = [
        ("TY", "DATA"),
        ("ID", _key(figure, data)),
        ("AU", authors(data, t)),
        ("TI", figure.title),
        ("T2", case.title(data, t)),
        ("ET", version(view, data, t)),
        ("PY", str(view.day.year)),
        ("Y2", view.day.strftime("%Y/%m/%d")),
        ("UR", view.address),
    ]
    lines = [f"{name}  - {' '.join(value.split())}" for name, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(figure: Figure, view: View, data: Dataset) -> str:
    """The reference in CSL-JSON (Zotero, Pandoc, citeproc)."""
    t, day = Translator(), [view.day.year, view.day.month, view.day.day]
    item = {
        "id": _key(figure, data),
        "type": "dataset",
        "title": figure.title,
        "container-title": case.title(data, t),
        "author": [{"literal": authors(data, t)}],
        "version": version(view, data, t),
        "issued": {"date-parts": [[view.day.year]]},
        "accessed": {"date-parts": [day]},
        "URL": view.address,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=1)


def _key(figure: Figure, data: Dataset) -> str:
    return f"{slug(data.name)}-{figure.id}"


# Ending of a file -> how it is written.
FILES: Mapping[str, Write] = {"bib": bibtex, "ris": ris, "csl.json": csl}
