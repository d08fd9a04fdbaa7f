"""Where native code draws: in processes of its own, so that an abort in it costs one picture and not the server.

Charts and pictures are drawn by vl-convert (Rust and V8), which ends its process over what it does not foresee. A
process here waits for work, does one piece after another, and is replaced when it dies or takes too long. Whoever asked
is told so; nobody else notices.

`multiprocessing` cannot do this here: a new process of it runs the main module again, and while a visitor is served
Streamlit has put the page in its place. So a process is started as ``python -m dashboard.outputs.workshop`` and spoken
to in pickles (docs/decisions/0025).
"""

from __future__ import annotations

import logging
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, BinaryIO

from dashboard.paths import FONTS
from dashboard.texts import printable

log = logging.getLogger(__name__)

PROCESSES = min(2, os.cpu_count() or 1)
SECONDS = 60  # for one piece of work on a busy machine; a picture takes a fraction of one


class NotDrawn(Exception):
    """A drawing could not be made; the words say why, for a log."""


def chart(spec: Mapping[str, Any], config: Mapping[str, Any]) -> str:
    """A Vega-Lite specification as SVG.

    Args:
        spec: with its rows in it; characters that no drawing can hold are taken out.
        config: Vega's settings of type and colours, under the specification's own.

    Raises:
        NotDrawn: the drawing failed, or its process ended or took too long.
    """
    drawn: str = _ask("chart", _clean(dict(spec)), _clean(dict(config)))
    return drawn


def png(svg: str, scale: float) -> bytes:
    """An SVG document as PNG, `scale` times its size in px.

    Raises:
        NotDrawn: as :func:`chart`.
    """
    drawn: bytes = _ask("png", printable(svg), scale)
    return drawn


def library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, which sets ``vegaEmbed``.

    Raises:
        NotDrawn: as :func:`chart`.
    """
    given: str = _ask("library")
    return given


def warm_up() -> None:
    """Start a process before the first visitor asks for a picture; a fault is told now, and again to who asks."""
    try:
        _ask("ready")
    except NotDrawn as error:
        log.warning("Pictures cannot be made: %s", error)


def _clean(value: Any) -> Any:
    """JSON without the characters that no drawing can hold."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(
        value, dict
    ):  # a dict and not any mapping, which takes ten times as long to find out, a cell each
        return {printable(name): _clean(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value


# --- those who ask --------------------------------------------------------------------------------


class _Bench:
    """One process and the pipes to it; started when first needed, and again after it ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, work: str, values: tuple[Any, ...]) -> Any:
        process = self._process = self._running()
        assert process.stdin
        assert process.stdout
        too_late = threading.Timer(SECONDS, process.kill)
        too_late.start()
        try:
            pickle.dump((work, values), process.stdin)
            process.stdin.flush()
            is_done, given = pickle.load(process.stdout)  # noqa: S301 - from our own process
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            process.kill()
            status = process.wait()
            reason = "took too long" if too_late.finished.is_set() else f"ended (status {status})"
            raise NotDrawn(f"the process that draws {reason}") from error
        finally:
            too_late.cancel()
        if not is_done:
            raise NotDrawn(given)
        return given

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        # The new process finds its modules where this one does.
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", __name__]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)  # noqa: S603


@cache
def _benches() -> queue.LifoQueue[_Bench]:
    """Those that are free; the one that worked last is asked first, so a second is started only when it is needed."""
    free: queue.LifoQueue[_Bench] = queue.LifoQueue()
    for _ in range(PROCESSES):
        free.put(_Bench())
    return free


def _ask(work: str, *values: Any) -> Any:
    benches = _benches()
    bench = benches.get()
    try:
        return bench.ask(work, values)
    finally:
        benches.put(bench)


# --- the process that works -----------------------------------------------------------------------


def _chart(spec: dict[str, Any], config: dict[str, Any]) -> str:
    import vl_convert  # only here: the server itself holds no native drawing

    return vl_convert.vegalite_to_svg(spec, config=config)


def _png(svg: str, scale: float) -> bytes:
    import vl_convert

    return vl_convert.svg_to_png(svg, scale=scale)


def _library() -> str:
    import vl_convert

    return vl_convert.javascript_bundle("window.vegaEmbed=vegaEmbed;")


def _ready() -> None:
    """Draw something small, which loads all that drawing needs."""
    _chart({"data": {"values": [{"a": "x"}]}, "mark": "text", "encoding": {"text": {"field": "a"}}}, {})


WORK: Mapping[str, Callable[..., Any]] = {
    "chart": _chart,
    "png": _png,
    "library": _library,
    "ready": _ready,
}


def main(asked: BinaryIO, answers: BinaryIO) -> None:
    """Work until nobody asks any more."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    while True:
        try:
            work, values = pickle.load(asked)  # noqa: S301 - from the server that started us
        except EOFError:
            return
        try:
            answer = (True, WORK[work](*values))
        except Exception as error:  # noqa: BLE001 - told to whoever asked
            answer = (False, f"{type(error).__name__}: {error}"[:500])
        pickle.dump(answer, answers)
        answers.flush()


if __name__ == "__main__":
    # What native code prints goes to the log, not between two answers.
    pipe = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    main(sys.stdin.buffer, pipe)
