"""What lies beside the pages: the rows of each figure, briefs, slides, the data package, pictures for links. Pure."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter

from PIL import Image

from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs import preview
from dashboard.outputs.citing import View
from dashboard.outputs.file_names import slug
from dashboard.outputs.files import brief, bundle, slides
from dashboard.outputs.maps import map_files
from dashboard.outputs.site.screens import MAPS
from dashboard.outputs.site.value import Making, Page
from dashboard.reading.dataset import Dataset

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


def made(data: Dataset, t: Translator, making: Making) -> Iterator[tuple[str, Make]]:
    """Files of one language that are no pages: their names from the root of the copy, and how each is made."""
    home, day = making.home, making.day
    for group, address in briefs(data, t).items():
        yield address.removeprefix("../"), partial(brief.brief, group, data, t, home, day)
    yield f"{FOLDER}/{slides.file_name(data, t)}", partial(slides.slides, data, t, home, day)
    if making.at:  # only there a page names it
        yield f"{FOLDER}/card-{t.lang}.jpg", partial(_card, data, t)


def _card(data: Dataset, t: Translator) -> bytes:
    """The picture of a link, a fifth of the size that it has as a PNG."""
    out = io.BytesIO()
    Image.open(io.BytesIO(preview.card(data, t))).convert("RGB").save(
        out, "JPEG", quality=75, optimize=True, progressive=True
    )
    return out.getvalue()


def moving_map(data: Dataset, t: Translator, making: Making) -> dict[str, bytes]:
    """The map that moves, a page to stand in a frame, light and dark, and what all of them share."""
    figure = maps.overview(data, Selection(), t)
    view = View(t("Map"), making.address(t.lang, "map"), (), making.day, making.edition)
    made: dict[str, bytes] = {}
    for theme, name in MAPS.items():
        page = map_files.page(figure, view, theme, (), data, t, made)
        made[f"{t.lang}/{name}.html"] = page.encode()
    return made


def rows(
    pages: Sequence[Page], data: Dataset, t: Translator, making: Making
) -> tuple[dict[str, bytes], dict[Figure, Mapping[str, str]]]:
    """The rows of every figure with how to cite it, a zip each.

    Returns:
        The files by their names from the root of the copy, and for each figure the address of its own from a page with
        what is in it.
    """
    written: dict[str, bytes] = {}
    own: dict[Figure, Mapping[str, str]] = {}
    same: dict[tuple[str, ...], str] = {}  # a figure that is drawn twice, wide and tall, has one file
    for page in pages:
        for number, figure in enumerate(page.parts, start=1):
            if not isinstance(figure, Figure) or figure in own:
                continue
            told = (figure.title, *(bundle.rows_csv(rows, data, t) for rows in figure.all_rows))
            name = same.setdefault(told, f"{FOLDER}/{t.lang}/{page.name}-{number}.zip")
            if name not in written:
                written[name] = bundle.rows_alone(figure, seen(page, number, making, t), data, t)
            own[figure] = {f"../{name}": t("Table and how to cite it (ZIP)")}
    return written, own


def seen(page: Page, number: int, making: Making, t: Translator) -> View:
    """Where the part of a page with this number is seen, as a reference says it."""
    address = making.address(t.lang, page.name)
    return View(page.title, address and f"{address}#figure-{number}", page.chosen, making.day, making.edition)
