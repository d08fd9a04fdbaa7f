"""What we say of Streamlit's own elements stands in two sheets, and shouts at nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

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


COMMENT, PSEUDO = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"::?[\w-]+(\([^()]*\))?")


def selectors(css: str) -> Iterator[str]:
    """Each selector of a sheet, that of a rule within a rule with what it stands in before it."""
    above = [[""]]
    for head, mark in re.findall(r"([^{};]*)([{};])", COMMENT.sub("", css)):
        if mark == "}":
            above.pop()
        elif mark == "{" and head.strip().startswith("@"):
            above.append(above[-1])
        elif mark == "{":
            own = [one.strip() for one in re.split(r",(?![^()]*\))", head)]
            above.append([f"{outer} {one}".strip() for outer in above[-1] for one in own])
            yield from above[-1]


def ends_below_part_of_a_class(css: str) -> Iterator[str]:
    """What is selected below an element that is known by a part of its class: the selector from there on."""
    for selector in selectors(css):
        parts = re.split(r"[\s>+~]+(?![^()\[]*[)\]])", selector)
        if any("[class*=" in part for part in parts[:-1]):
            yield parts[-1]


def test_a_class_that_changes_styles_no_whole_page_anew() -> None:
    # Streamlit changes classes of its blocks in each run. Where such a block is known by a part of its class, a browser
    # looks anew at all below it that the end of a selector may mean: without a tag, class or attribute, at all of it.
    found = [
        (file.name, end)
        for file in STYLES.glob("*.css")
        for end in ends_below_part_of_a_class(file.read_text("utf-8"))
    ]
    assert not [one for one in some(found) if not PSEUDO.sub("", one[1]).strip("*")]
    assert list(ends_below_part_of_a_class('[class*="a-"] > :last-child { } .b > * { }')) == [":last-child"]


def test_a_mark_of_the_whole_page_styles_only_what_it_is_about() -> None:
    # Known by a part of its class alone, all that has a class is looked at anew: half of a page, as it is turned and once more after that.
    sheet = (STYLES / "streamlit.css").read_text("utf-8")
    ends = [one.rpartition(" ")[2] for one in selectors(sheet) if one.startswith("[data-turning]")]
    assert not [end for end in some(ends) if not re.match(r"\.\w", end)]


def test_few_elements_are_asked_what_they_hold() -> None:
    # These two sheets are on every screen. The page itself is asked anew with each element that comes, and each element where none is named.
    asked = [
        part
        for file in OURS
        for selector in selectors(file.read_text("utf-8"))
        for part in re.split(r"[\s>+~]+(?![^()\[]*[)\]])", selector)
        if ":has(" in part
    ]
    assert not [part for part in some(asked) if part.startswith((":root", ":is(.", "[class*="))]


def test_a_rule_within_a_rule_is_read_with_what_it_stands_in() -> None:
    css = "@media print { .a, .b { color: red; > .c { d { } } } .e { } }"
    within = [".a > .c", ".b > .c", ".a > .c d", ".b > .c d"]
    assert list(selectors(css)) == [".a", ".b", *within, ".e"]
