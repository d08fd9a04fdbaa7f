"""One server for the whole run, one browser for it (with workers, for each of them); a visitor for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.measures import IS_DARK
from browser.tabs import Tabs, chromium, find_chromium, unavailable
from browser.visitor import SIZES, Theme, Visitor, visiting
from shared_server import shared
from support import Server, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; skips without one, fails where CI is set."""
    if find_chromium() is None:
        unavailable("no Chromium or Chrome on PATH", pytest.fail, pytest.skip)
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def server(folder_of_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the shipped data, for all workers."""

    @contextmanager
    def start() -> Iterator[Server]:
        with running(tmp_path_factory.mktemp("server")) as one:
            yield one
            # What fails is kept apart on the page and named in the log: no test may pass over it.
            failed = [line for line in one.log.read_text(errors="replace").splitlines() if " failed" in line]
            assert not failed

    with shared(folder_of_run, start) as one:
        yield one


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Tabs of one browser that visitors take in turn."""
    context = browser.new_context()
    yield Tabs(context)
    context.close()


@pytest.fixture
def visit(tabs: Tabs, server: Server) -> Iterator[Callable[..., Visitor]]:
    """Makes a visitor, of the shared server if no other is named: ``visit(address, size=, theme=)``; all of them leave after the test."""
    with ExitStack() as leaving:

        def enter(address: str = server.url, **options: Any) -> Visitor:
            coming: AbstractContextManager[Visitor] = visiting(tabs, address, **options)
            return leaving.enter_context(coming)

        yield enter


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    """One visitor of the shared server, at a laptop, in daylight."""
    return visit()


@pytest.fixture(scope="session")
def walking(tabs: Tabs, server: Server) -> Iterator[Visitor]:
    """One visitor for the tests of all files: two hundred screens later a page turns as quickly as at first."""
    with visiting(tabs, server.url) as one:
        yield one


@pytest.fixture
def walk(walking: Visitor) -> Callable[..., Visitor]:
    """That visitor with a window and in a theme, those of ``visitor`` if no others are named: ``walk(size=, theme=)``.

    What a test turns to is then no visit of its own: half of the price of one (docs/decisions/0028).
    """
    walking.outside.clear()
    walking.wrong.clear()

    def go_on(*, size: tuple[int, int] = SIZES["laptop"], theme: Theme = "light") -> Visitor:
        page, window = walking.page, {"width": size[0], "height": size[1]}
        if page.viewport_size != window:
            page.set_viewport_size(window)
        is_other = page.evaluate(IS_DARK) != (theme == "dark")
        page.emulate_media(color_scheme=theme, media="null")
        if is_other and not walking.is_away:
            # A page asks its server once more in the other theme: that run would write its own page over the one turned to.
            walking.expect_theme(theme)
            walking.settle()
        page.mouse.move(0, 0)
        return walking

    return go_on


@pytest.fixture
def walker(walk: Callable[..., Visitor]) -> Visitor:
    """A visitor who goes on from test to test and from file to file, at a laptop in daylight, to turn to screens from wherever that is."""
    return walk()
