"""Runs of a screen without a browser, at the price that they have in a server: what that makes once is made once here."""

from __future__ import annotations

from functools import cache

import pytest
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import app_test, local_script_runner


@cache
def components() -> BidiComponentManager:
    """What a server finds once among the installed packages; each AppTest would read all of them again, for twice the time of a run."""
    manager = BidiComponentManager()
    manager.discover_and_register_components(start_file_watching=False)
    return manager


_scripts = ScriptCache()


def keep_scripts(patch: pytest.MonkeyPatch) -> None:
    """From now on each page is compiled once, as a server does; each run of an AppTest would do it again."""
    for module in (app_test, local_script_runner):
        patch.setattr(module, "ScriptCache", lambda: _scripts)


def wait_quietly(patch: pytest.MonkeyPatch) -> None:
    """From now on one waits for the end of a run; an AppTest would look a thousand times a second, and take the run its turn."""
    patch.setattr(local_script_runner, "require_widgets_deltas", _until_ended)


def _until_ended(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
    thread = runner._script_thread
    assert thread
    thread.join(timeout)
    if thread.is_alive():
        runner.request_stop()
        raise AssertionError(f"a run takes longer than {timeout} s")
    assert runner.script_stopped(), "a run ended without saying so"
