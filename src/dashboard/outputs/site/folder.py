"""The folder of the copy: made whole beside its place, then put there, so that nobody opens half of one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from markupsafe import Markup

from dashboard import case
from dashboard.i18n import Translator
from dashboard.outputs.files import bundle, slides
from dashboard.outputs.site import (
    asked,
    behind,
    drawing,
    files,
    finding,
    frame,
    live,
    places,
    screens,
    talk,
)
from dashboard.outputs.site.value import Making, Page
from dashboard.paths import PACKAGE
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS

Say = Callable[[str], None]


class NotEmpty(Exception):
    """The folder holds something already; nothing was changed."""


def export(target: Path, data: Dataset, languages: Sequence[str], making: Making, say: Say) -> int:
    """Make the copy.

    Args:
        target: a folder that is not there yet, or is empty.
        data: the data package.
        languages: those to make, each a folder in it.
        making: what the copy says of itself.
        say: is told in a line what was made.

    Returns:
        The bytes of all its files.

    Raises:
        NotEmpty: `target` is a file, or a folder with something in it.
        OSError: it cannot be written.
        NotDrawn: a drawing could not be made (:mod:`dashboard.outputs.workshop`).
    """
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()
    elif target.exists() or target.is_symlink():
        raise NotEmpty
    target.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        part.chmod(0o755)  # a web server is somebody else
        told = [case.translator(data, lang) for lang in languages]
        _put(part, "index.html", frame.root(told, data).encode())
        _put(part, "site.css", frame.style().encode())
        for name, content in frame.types().items():
            _put(part, name, content)
        shutil.copyfile(PACKAGE / "assets" / "favicon.svg", part / "favicon.svg")
        _put(part, f"{files.FOLDER}/{files.package_name(data)}", bundle.package(data))
        names: dict[str, None] = {}
        for t in told:
            names |= dict.fromkeys(_language(part, data, t, languages, making, say))
        if making.at:
            _put(part, "sitemap.xml", frame.sitemap(tuple(names), languages, making).encode())
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sum(path.stat().st_size for path in target.rglob("*") if path.is_file())


def pages(data: Dataset, t: Translator) -> list[Page]:
    """All pages of one language but the talk, which is drawn first."""
    whole = {f"../{files.FOLDER}/{files.package_name(data)}": t("Whole data package (ZIP)")}
    return [
        *screens.pages(data, t, whole),
        *asked.pages(data, t, files.briefs(data, t)),
        *places.pages(data, t),
        finding.page(data, t),
    ]


def _language(
    part: Path, data: Dataset, t: Translator, languages: Sequence[str], making: Making, say: Say
) -> list[str]:
    """Everything in one language; the names of its pages."""
    deck = {f"../{files.FOLDER}/{slides.file_name(data, t)}": t("Slides (PPTX)")}
    made = pages(data, t)
    shown = [figure for page in made for figure in page.figures]

    def drew(number: int, last: int) -> None:
        if number % _EVERY == 0 or number == last:
            say(f"{t.lang}: {number} of {last} drawings")

    drawn = drawing.drawings(shown, t, drew)
    sheets = talk.drawn(data, t, making.home)
    made.append(talk.page(data, t, sheets, deck))
    tables, own = files.rows(made, data, t, making)
    words = (part for page in made for part in page.parts if isinstance(part, Markup))
    pictures = drawing.pictures((*drawn.values(), *sheets, *words))
    moving = files.moving_map(data, t, making)
    lists = behind.files(shown, data, t)
    for name, content in {
        **tables,
        **pictures,
        **live.library(),
        **live.files(shown),
        **lists,
        **moving,
    }.items():
        _put(part, name, content)
    menu = _menu(made, t)
    for page in made:
        html = frame.written(page, menu, languages, drawn, own, making, data, t)
        _put(part, f"{t.lang}/{page.name}.html", html.encode())
    say(f"{t.lang}: {len(made)} pages, {len(tables)} tables")
    rest = list(files.made(data, t, making))
    for number, (name, make) in enumerate(rest, start=1):
        _put(part, name, make())
        say(f"{t.lang}: file {number} of {len(rest)}, {name}")
    return [page.name for page in made]


_EVERY = 10  # drawings between two lines of progress


def _menu(shown: Sequence[Page], t: Translator) -> list[tuple[str, str]]:
    """The screens that the copy has, in the order of the menu."""
    there = {page.name for page in shown}
    named = [
        ({"overview": "index", "place": "places", "present": "talk"}.get(s.url, s.url), s) for s in SCREENS
    ]
    return [(name, t.said(screen.title)) for name, screen in named if name in there]


def _put(part: Path, name: str, content: bytes) -> None:
    path = part / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
