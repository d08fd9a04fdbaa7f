"""Pictures of every screen, for people to look at.

    python -m tests.browser.gallery [--first] [FOLDER] [LANGUAGE ...]

Full pages at three sizes, light and dark, and an ``index.html`` that shows them side by side; in English if no
language is named, into ``artefacts/gallery`` if no folder is. With ``--first`` what is seen without scrolling, and
beside each picture one of half its size, as ``docs/gallery.md`` has them.
"""

from __future__ import annotations

import html
import itertools
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from browser import visitor as visitors  # noqa: E402
from browser.tabs import chromium  # noqa: E402
from dashboard.choosing.selection import PARTS, SECTIONS  # noqa: E402
from dashboard.figures import story  # noqa: E402
from dashboard.paths import SHIPPED_DATA  # noqa: E402
from dashboard.reading.dataset import load  # noqa: E402
from support import running  # noqa: E402

THEMES: tuple[visitors.Theme, ...] = ("light", "dark")
# What a screen looks like in use, beside how it opens.
VIEWS = (
    *((screen, screen, "") for screen in visitors.SCREENS),
    ("map-profile", "map", "place=jerui"),
    ("map-village", "map", "place=kopuro-bazar"),
    ("map-kyrgyzstan", "map", "view=kyrgyzstan"),
    ("timeline-event", "timeline", "event=jerui-2007-05-26-violent"),
    ("recommendations-local", "recommendations", "stakeholder=local"),
    ("place-village", "place", "place=kara-oi"),
    ("place-all", "place", ""),
    ("search-words", "search", "q=oxus"),
    *((f"{screen}-{part}", screen, f"part={part}") for screen, parts in PARTS.items() for part in parts[1:]),
    *((f"sources-{section}", "sources", f"section={section}") for section in SECTIONS[1:]),
    *(
        (f"present-{step:02}", "present", f"step={step}")
        for step in range(1, story.last(load(SHIPPED_DATA)) + 1)
    ),
)


def main(folder: Path, languages: Sequence[str], *, is_first: bool) -> None:
    """Take all pictures: whole pages, or what is seen of them first."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as work, running(Path(work)) as server, chromium() as browser:
        for theme in THEMES:
            for size, (width, height) in visitors.SIZES.items():
                with visitors.visiting(browser, server.url, size=(width, height), theme=theme) as visitor:
                    for lang, (view, screen, query) in itertools.product(languages, VIEWS):
                        name = f"{view}-{lang}"
                        visitor.page.set_viewport_size({"width": width, "height": height})
                        visitor.open(screen, f"lang={lang}&{query}")
                        if not is_first:
                            visitor.stretch(least=height)
                        visitor.page.wait_for_timeout(400)  # a map's zoom, a chart's fade
                        picture = f"{name}-{size}-{theme}.png"
                        visitor.page.screenshot(path=folder / picture)
                        if is_first:
                            halve(folder / picture)
                        taken.setdefault(name, []).append(picture)
                        print(picture, flush=True)  # noqa: T201
    (folder / "index.html").write_text(page(taken), encoding="utf-8")
    print(folder / "index.html")  # noqa: T201


def halve(picture: Path) -> None:
    """The picture at half its size, small enough to be kept with the code."""
    with Image.open(picture) as whole:
        half = whole.convert("RGB").resize((whole.width // 2, whole.height // 2), Image.Resampling.LANCZOS)
        half.save(picture.with_suffix(".webp"), quality=72, method=6)


def page(taken: dict[str, list[str]]) -> str:
    """An HTML page of the pictures, a row each view."""
    rows = "".join(
        f"<h2>{html.escape(name)}</h2><div>"
        + "".join(f'<a href="{item}"><img src="{item}" alt="{item}"><br>{item}</a>' for item in pictures)
        + "</div>"
        for name, pictures in taken.items()
    )
    style = "body{font-family:sans-serif} div{display:flex;gap:1rem;align-items:start;overflow:auto} img{height:480px;border:1px solid #999}"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{style}</style>{rows}</html>\n'


if __name__ == "__main__":
    named = [word for word in sys.argv[1:] if word != "--first"]
    main(
        Path(named[0]) if named else visitors.artefacts(ROOT) / "gallery",
        named[1:] or ["en"],
        is_first="--first" in sys.argv,
    )
