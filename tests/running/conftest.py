"""One server for all tests of this group, in a network that hangs; and the mark of the group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from open_data_addresses import BASE
from quarantine import Quarantine, lay_hostile_module, quarantined
from support import Server, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.running)


@pytest.fixture(scope="session")
def quarantine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quarantine]:
    """The dashboard on the shipped data, in a network that hangs, started in a hostile folder, called from a site of its owner's too.

    Whatever the tests ask of it, it opens no connection of its own: that is looked at once more when all are done.
    """
    folder = tmp_path_factory.mktemp("site")
    for name in ("pandas", "streamlit"):
        lay_hostile_module(folder, name)
    with quarantined(folder, "--server.corsAllowedOrigins", "https://own.example") as one:
        yield one
        one.expect_silence()


@pytest.fixture(scope="session")
def site(quarantine: Quarantine) -> Server:
    """That server, for tests that ask for nothing else."""
    return quarantine.server


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard as behind a proxy: below a base path, listening to everybody, called by names that it was told."""
    names = ("atlas.example", "10.0.0.5", "localhost")
    options = [word for name in names for word in ("--server.allowedHosts", name)]
    with running(
        tmp_path_factory.mktemp("public"), "--server.address", "0.0.0.0", *options, base=BASE.strip("/")
    ) as one:
        yield Server(one.url.replace("127.0.0.1", "localhost"), one.log)
