"""The pages for whoever comes next, as tests read them."""

from __future__ import annotations

import re
from functools import cache

from dashboard.paths import ROOT
from support import some

ARCHITECTURE, NAMING, CONTRIBUTING = "docs/architecture.md", "docs/naming.md", "CONTRIBUTING.md"


@cache
def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def code(words: str) -> list[str]:
    """What stands between backticks, in a cell or a paragraph."""
    return re.findall(r"`([^`\n]+)`", words)


def table(page: str, heading: str) -> list[list[str]]:
    """Rows of the first table whose first column has this heading, without the headings."""
    lines = iter(text(page).splitlines())
    next(line for line in lines if line.startswith(f"| {heading} |"))
    next(lines)
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return some(rows)


def prose(page: str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text(page), flags=re.MULTILINE | re.DOTALL)
