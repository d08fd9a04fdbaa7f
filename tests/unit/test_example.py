"""The example in CONTRIBUTING.md runs as it is quoted: its own tests, its texts, its screen within the frame."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

import dashboard.figures
from dashboard.i18n import later
from dashboard.outputs.screen import links, pages, stage
from dashboard.paths import DATA_VARIABLE, MAIN, PAGES, ROOT
from dashboard.screens import SCREENS, Screen
from handbook import CONTRIBUTING, text
from support import STARTED_WITHIN, script, some

EXAMPLES = ROOT / "docs" / "examples"
_TITLE = re.compile(r'<h2 id="[^"]+" class="finding heading">([^<]+)')
STEM = "confidence"  # the example's module, page and test bear one name


@pytest.fixture(autouse=True)
def own_pages() -> Iterator[None]:
    """Pages of a folder of a test's own are nobody else's."""
    yield
    pages._page.cache_clear()


@pytest.fixture
def built_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The example's figure where it would stand: in the package."""
    path = [*dashboard.figures.__path__, str(EXAMPLES / "src" / "dashboard" / "figures")]
    monkeypatch.setattr(dashboard.figures, "__path__", path)
    yield
    sys.modules.pop(f"dashboard.figures.{STEM}", None)
    if hasattr(dashboard.figures, STEM):
        delattr(dashboard.figures, STEM)


def example_tests() -> ModuleType:
    file = EXAMPLES / "tests" / "unit" / f"test_{STEM}.py"
    spec = importlib.util.spec_from_file_location(f"example_{STEM}", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_quotes_the_example_as_it_is() -> None:
    quoted = dict(
        re.findall(
            r"^<!-- (\S+\.py) -->\n```python\n(.*?)^```", text(CONTRIBUTING), flags=re.MULTILINE | re.DOTALL
        )
    )
    files = {
        file.relative_to(EXAMPLES).as_posix(): file.read_text(encoding="utf-8")
        for file in EXAMPLES.rglob("*.py")
    }
    assert len(files) == 3
    assert quoted == files


def test_the_example_keeps_its_own_promises(built_in: None) -> None:
    module = example_tests()
    for name in some(name for name in vars(module) if name.startswith("test_")):
        getattr(module, name)()


def test_the_example_would_replace_nothing_but_itself() -> None:
    for file in some(EXAMPLES.rglob("*.py")):
        there = ROOT / file.relative_to(EXAMPLES)
        assert not there.exists() or there.read_bytes() == file.read_bytes(), (
            f"{there}: the example needs another name"
        )


def test_the_texts_of_the_example_are_found_for_the_translators(built_in: None) -> None:
    tool = script("languages")

    found = [
        *tool.texts(
            ast.parse((EXAMPLES / "src/dashboard/figures" / f"{STEM}.py").read_text(encoding="utf-8"))
        )
    ]
    counted = "{n} of {all} events %s a record of high confidence"
    assert (counted % "has", counted % "have") in found


def the_screens_with_the_line_of_the_page() -> tuple[Screen, ...]:
    """The screens with the line that the page gives for a new one."""
    line = re.search(
        r"<!-- a line for src/dashboard.screens.py -->\n```python\n(Screen\(.*\))\n```",
        text(CONTRIBUTING),
    )
    assert line
    new: Screen = eval(line[1], {"Screen": Screen, "later": later})
    if new in SCREENS:  # somebody is following the page just now
        return SCREENS
    return (*SCREENS, new)


def test_the_example_shows_on_its_screen_and_follows_the_filters(
    built_in: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(DATA_VARIABLE, raising=False)
    shutil.copytree(PAGES, tmp_path / "pages")
    shutil.copy(EXAMPLES / "pages" / f"{STEM}.py", tmp_path / "pages")
    # Where each module has it: one that is first read here would keep this folder for all tests that follow.
    for module in (links, pages, stage):
        monkeypatch.setattr(module, "PAGES", tmp_path / "pages")
    pages._page.cache_clear()
    monkeypatch.setattr("dashboard.screens.SCREENS", the_screens_with_the_line_of_the_page())
    at = AppTest.from_file(str(MAIN), default_timeout=STARTED_WITHIN)
    at.query_params["lang"], at.query_params["mine"] = "ky", "jerui"
    at.run()
    at.switch_page(str(tmp_path / "pages" / f"{STEM}.py")).run()
    assert not at.exception
    jerui = _count_of(at)
    assert at.get("vega_lite_chart")
    at.query_params["from"], at.query_params["to"] = "2010", "2012"
    at.run()
    assert not at.exception
    assert _count_of(at) < jerui


def _count_of(at: AppTest) -> int:
    """The number that the example's finding begins with, after its two words."""
    (title,) = [found for item in at.get("html") for found in _TITLE.findall(item.proto.body)]
    return int(title.split()[2])
