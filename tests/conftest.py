"""How hard the tests try what is made at random: ``HYPOTHESIS_PROFILE=nightly pytest ...`` for twenty times as much."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Generator
from datetime import date
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

import shared_out
from dashboard import collector
from dashboard.outputs import workshop
from support import DRAWN_WITHIN

settings.register_profile("ci", max_examples=50, deadline=None)  # a busy machine is no fault
settings.register_profile("nightly", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
workshop.SECONDS = DRAWN_WITHIN  # likewise


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Imports keep all that they make: the garbage collector rests meanwhile, need not walk it again, and looks as seldom as in a server."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        collector.look_seldom()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = shared_out.in_order(items, by=shared_out.workers())


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run: with workers each has one of its own within it."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session")
def once_a_run(
    folder_of_run: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str, Callable[[Path], object]], Path]:
    """A folder that is filled once for all workers: ``once_a_run(name, fill)``. Whoever comes second waits for the first."""

    def folder(name: str, fill: Callable[[Path], object]) -> Path:
        whole = folder_of_run / f"once-{name}"
        with FileLock(folder_of_run / f"once-{name}.lock"):
            if not whole.exists():
                begun = tmp_path_factory.mktemp(name) / name
                fill(begun)
                begun.rename(whole)
        return whole

    return folder


@pytest.fixture(scope="session")
def copied(once_a_run: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The invented case as a copy in two languages: an edition that knows where it will lie. Made once for all who look at it."""
    import other_case  # not for tests that need no data
    from dashboard.basemap import whole
    from dashboard.outputs.site.folder import export
    from dashboard.outputs.site.value import Making
    from talk import undrawn

    def fill(root: Path) -> None:
        data = whole(other_case.folder(root / "data"))
        making = Making(date(2026, 11, 25), at="https://example.org/atlas", edition="2026-1")
        with undrawn():  # its slides: nobody looks at their pictures
            export(root / "site", data, ("en", "ky"), making, lambda _: None)

    return once_a_run("copied", fill) / "site"
