"""Bring the parts of docs/architecture.md that are made from the code up to date.

    python scripts/architecture.py

Run it in the project's environment after adding, removing or renaming a module, or changing what it imports. Two parts are
written, each between its marks on the page: the picture of what imports what, and the list of all modules with the first
sentence of each. The rest of the page is written by hand; the tests fail until all of it fits the code.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dashboard"
PAGE = ROOT / "docs" / "architecture.md"


def layers(room: str = "") -> list[list[str]]:
    """The layers that the import contract of the package, or of a room of it, states from the top down."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    container = ".".join(filter(None, (PACKAGE.name, room)))
    contract = next(
        item
        for item in stated["tool"]["importlinter"]["contracts"]
        if item["type"] == "layers" and item["containers"] == [container]
    )
    return [[room.strip() for room in layer.split(":")] for layer in contract["layers"]]


def arrows() -> dict[str, set[str]]:
    """What each room imports, without what another room that it imports leads to anyway."""
    graph = grimp.build_graph(PACKAGE.name, cache_dir=None)
    rooms = [child.removeprefix(f"{PACKAGE.name}.") for child in graph.find_children(PACKAGE.name)]
    direct = {
        room: {
            other
            for other in rooms
            if other != room
            and graph.direct_import_exists(
                importer=f"{PACKAGE.name}.{room}", imported=f"{PACKAGE.name}.{other}", as_packages=True
            )
        }
        for room in rooms
    }
    return {
        room: {other for other in targets if not any(_leads(direct, via, other) for via in targets - {other})}
        for room, targets in direct.items()
    }


def _leads(direct: Mapping[str, set[str]], start: str, end: str) -> bool:
    return end in direct[start] or any(_leads(direct, via, end) for via in direct[start])


def picture() -> str:
    """The rooms and their arrows in Mermaid, which GitHub draws."""
    found = arrows()
    order = [room for layer in layers() for room in layer]
    rooms = sorted(set(found) & set(order), key=order.index)
    alone = (
        set(rooms)
        - {room for room in rooms if found[room]}
        - {other for room in rooms for other in found[room]}
    )
    lines = [f"  {room} --> {other}" for room in rooms for other in sorted(found[room], key=order.index)]
    lines += [f"  {room}" for room in sorted(alone)]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```"))


def modules() -> list[Path]:
    """Every module of the package, the rooms that are one file first."""
    return sorted(PACKAGE.rglob("*.py"), key=lambda file: (len(file.parts) > len(PACKAGE.parts) + 1, file))


def register() -> str:
    """A line for every module: where it lies, and what it says of itself first."""
    return "\n".join(f"- `{file.relative_to(PACKAGE).as_posix()}`: {_first(file)}" for file in modules())


def _first(file: Path) -> str:
    """The first sentence of a module; reStructuredText's marks for code become Markdown's."""
    words = " ".join(
        (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").split("\n\n")[0].split()
    )
    sentence = re.split(r"(?<=[.!?]) (?=[A-Z])", words)[0]
    return re.sub(r":\w+:`~?([^`]+)`", r"`\1`", sentence).replace("``", "`")


def rewritten(page: str) -> str:
    """The page with its made parts as they should be.

    Raises:
        ValueError: the page has lost the marks of a part.
    """
    for name, part in (("picture", picture()), ("register", register())):
        begin, end = f"<!-- {name}: scripts/architecture.py -->\n", f"\n<!-- end of {name} -->"
        if page.count(begin) != 1 or page.count(end) != 1:
            raise ValueError(f"{PAGE.name} lacks {begin.strip()} or {end.strip()}")
        before, _, rest = page.partition(begin)
        page = f"{before}{begin}{part}{end}{rest.partition(end)[2]}"
    return page


def main() -> int:
    """Write the page anew if it is out of date."""
    before = PAGE.read_text(encoding="utf-8")
    after = rewritten(before)
    PAGE.write_text(after, encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)}: {'unchanged' if before == after else 'brought up to date'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
