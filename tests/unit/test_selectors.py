"""What we say of Streamlit's own elements stands in two sheets, and shouts at nobody."""

from __future__ import annotations

import re

from dashboard.paths import PACKAGE, PAGES, STYLES, TEMPLATES
from support import some

# What stays on a screen, and what stands there until it has come.
OURS = (STYLES / "arriving.css", STYLES / "streamlit.css")
MOST_NAMED, MOST_LOUD = 9, 10


def test_streamlits_own_elements_are_named_in_two_sheets_and_few_of_them() -> None:
    files = some(
        [*STYLES.glob("*.css"), *TEMPLATES.glob("*.html"), *PACKAGE.rglob("*.py"), *PAGES.glob("*.py")]
    )
    naming = [file for file in files if "testid" in file.read_text(encoding="utf-8")]
    assert sorted(naming) == list(OURS)
    named = set(
        re.findall(r'\[data-testid="(\w+)"\]', "".join(file.read_text(encoding="utf-8") for file in OURS))
    )
    assert 0 < len(named) <= MOST_NAMED, sorted(named)


def test_few_rules_are_important() -> None:
    files = some([*STYLES.glob("*.css"), *TEMPLATES.glob("*.html")])
    loud = {file.name: file.read_text(encoding="utf-8").count("!important") for file in files}
    assert sum(loud.values()) <= MOST_LOUD, loud
