"""What lies beside the pages: the rows of each figure, briefs, slides, the data package, pictures for links. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from operator import attrgetter

from PIL import Image

from dashboard.dataset import Dataset
from dashboard.figures import map as maps
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs import brief, bundle, citing, map_files, preview, slides
from dashboard.outputs.citing import View
from dashboard.outputs.file_names import slug
from dashboard.outputs.site.screens import MAP
from dashboard.outputs.site.value import Page
from dashboard.selection import Selection

FOLDER = "files"
Make = Callable[[], bytes]


def package_name(data: Dataset) -> str:
    """What the data package is called in the folder of files."""
    return f"{slug(data.name)}-data.zip"


def briefs(data: Dataset, t: Translator) -> dict[str, str]:
    """Group -> address of its brief from a page, for groups that are asked something."""
    asked = {row.stakeholder_id for row in data.records.recommendations}
    groups = sorted(data.records.stakeholders, key=attrgetter("position"))
    return {
        row.stakeholder_id: f"../{FOLDER}/{brief.file_name(row.stakeholder_id, data, t)}"
        for row in groups
        if row.stakeholder_id in asked
    }


def made(data: Dataset, t: Translator, home: str, day: date) -> Iterator[tuple[str, Make]]:
    """Files of one language that are no pages: their names from the root of the copy, and how each is made."""
    for group, address in briefs(data, t).items():
        yield address.removeprefix("../"), partial(brief.brief, group, data, t, home, day)
    yield f"{FOLDER}/{slides.file_name(data, t)}", partial(slides.slides, data, t, home, day)
    yield f"{FOLDER}/card-{t.lang}.jpg", partial(_card, data, t)
    yield f"{t.lang}/{MAP}.html", partial(_map, data, t, home, day)


def _card(data: Dataset, t: Translator) -> bytes:
    """The picture of a link, a fifth of the size that it has as a PNG."""
    out = io.BytesIO()
    Image.open(io.BytesIO(preview.card(data, t))).convert("RGB").save(out, "JPEG", quality=85)
    return out.getvalue()


def _map(data: Dataset, t: Translator, home: str, day: date) -> bytes:
    figure = maps.overview(data, Selection(), t)
    view = View(t("Map"), f"{home}/map?lang={t.lang}" if home else "", (), day)
    credit = citing.credit(figure, view, data, t)
    return map_files.page(figure, view, "light", credit, data, t).encode()


def rows(
    pages: Sequence[Page], data: Dataset, t: Translator
) -> tuple[dict[str, bytes], dict[Figure, Mapping[str, str]]]:
    """The rows of every figure as CSV.

    Returns:
        The files by their names from the root of the copy, and for each figure the addresses of its own from a page
        with what is in each.
    """
    written: dict[str, bytes] = {}
    own: dict[Figure, Mapping[str, str]] = {}
    for page in pages:
        for number, figure in enumerate(page.figures, start=1):
            if figure in own:
                continue
            names = {}
            for part in (figure.rows, *figure.behind):
                name = f"{FOLDER}/{t.lang}/{page.name}-{number}-{slug(part.name)}.csv"
                # The mark at the begin tells a spreadsheet that the letters are Unicode.
                written[name] = bundle.rows_csv(part, data, t).encode("utf-8-sig")
                names[f"../{name}"] = f"{part.title or t('Table')} (CSV)"
            own[figure] = names
    return written, own
