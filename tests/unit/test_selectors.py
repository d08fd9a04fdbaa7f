"""What we say of Streamlit's own elements stands in one place, and shouts at nobody."""

from __future__ import annotations

import re

from dashboard.paths import PACKAGE, PAGES, STYLES, TEMPLATES
from support import some

OURS = STYLES / "streamlit.css"
MOST_NAMED, MOST_LOUD = 8, 10


def test_streamlits_own_elements_are_named_in_one_sheet_and_few_of_them() -> None:
    files = some(
        [*STYLES.glob("*.css"), *TEMPLATES.glob("*.html"), *PACKAGE.rglob("*.py"), *PAGES.glob("*.py")]
    )
    naming = [file for file in files if "testid" in file.read_text(encoding="utf-8")]
    assert naming == [OURS]
    named = set(re.findall(r'\[data-testid="(\w+)"\]', OURS.read_text(encoding="utf-8")))
    assert 0 < len(named) <= MOST_NAMED, sorted(named)


def test_few_rules_are_important() -> None:
    files = some([*STYLES.glob("*.css"), *TEMPLATES.glob("*.html")])
    loud = {file.name: file.read_text(encoding="utf-8").count("!important") for file in files}
    assert sum(loud.values()) <= MOST_LOUD, loud
