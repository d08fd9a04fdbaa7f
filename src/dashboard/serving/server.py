"""What the web server does besides the screens: health, open data, who may come in, warm-up.

Plain ASGI and Starlette; Streamlit itself is joined in ``app.py``.
"""

from __future__ import annotations

import importlib
import logging
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from dashboard import __version__, collector, edition, map_assets, partners, paths
from dashboard.outputs import workshop
from dashboard.reading.dataset import DataFaults, Dataset
from dashboard.reading.faults import Fault
from dashboard.serving import briefs, embeds, open_data, open_files, page_head
from dashboard.serving.door import Door, Rules
from dashboard.serving.headers import SecurityHeaders
from dashboard.serving.kept_files import KeptFiles
from dashboard.serving.open_data import Refusal
from dashboard.serving.page_head import PageHead

log = logging.getLogger(__name__)

# More faults than this help nobody in a health check; `dashboard check` prints them all.
MOST_FAULTS = 50

# Imported before the first visitor comes. Never `streamlit_folium` or a screen: outside a script
# run they register no component, and the map would then be dead for every visitor.
WARM_IMPORTS = ("pandas", "pyarrow", "altair", "folium")


def base_path(configured: str | None) -> str:
    """``server.baseUrlPath`` as a prefix: "" or "/a/b", without a slash at the end."""
    trimmed = (configured or "").strip("/")
    return f"/{trimmed}" if trimmed else ""


# --- health ---------------------------------------------------------------------------------------


def package() -> Dataset | Refusal:
    """The data package that is shown, or why none can be: the body of every 503."""
    shown = _edition()
    return shown.data if isinstance(shown, edition.Edition) else shown


def _edition() -> edition.Edition | Refusal:
    try:
        return edition.current(paths.data_dir())
    except DataFaults as error:
        reason = {"reason": "the data package has faults", **_listed(error.faults)}
        return {"status": "data faults", "version": __version__, **reason}
    except Exception as error:
        # A health check has to answer whatever happens; the log keeps the traceback.
        log.exception("The data package could not be read")
        reason = {"reason": f"the data package could not be read ({type(error).__name__})"}
        return {"status": "error", "version": __version__, **reason}


def _listed(faults: Sequence[Fault]) -> dict[str, Any]:
    return {"fault_count": len(faults), "faults": [str(fault) for fault in faults[:MOST_FAULTS]]}


def health() -> tuple[int, dict[str, Any]]:
    """HTTP status and body of the health check: 200 once data is loaded, else 503 with the reason.

    A later edit of the folder that has faults does not stop the service, which goes on with the data that it has; it is
    told.
    """
    shown = _edition()
    if isinstance(shown, dict):
        return 503, shown
    body: dict[str, Any] = {
        "status": "ok",
        "version": __version__,
        "data_package": shown.data.name,
        "data_version": shown.data.version,
    }
    if shown.pending:
        body["edited_data"] = {"reason": "not shown, because it has faults", **_listed(shown.pending)}
    return 200, body


def _healthz(_request: Request) -> JSONResponse:  # not async: Starlette runs it beside the event loop
    status, body = health()
    return JSONResponse(body, status_code=status, headers={"Cache-Control": "no-store"})


def routes(base: str = "") -> list[BaseRoute]:
    """Our own routes. Streamlit does not put them under its base path, so ``base`` is written in."""
    return [
        Route(f"{base}/healthz", _healthz, methods=["GET"]),
        *open_data.routes(base, package),
        *page_head.routes(base, package),
        *embeds.routes(base, package),
        *briefs.routes(base, package),
        *map_assets.routes(base),
    ]


def middleware(base: str = "", rules: Rules = Rules()) -> list[Middleware]:  # noqa: B008 (frozen)
    """The middleware around every answer, outermost first: a refusal carries the headers too."""
    return [
        Middleware(SecurityHeaders, base=base),
        Middleware(Door, rules=rules, base=base),
        Middleware(KeptFiles, folders=map_assets.folders(base)),
        Middleware(PageHead, package=package, base=base),
        Middleware(map_assets.MapComponent, base=base),
    ]


# --- start ----------------------------------------------------------------------------------------


def warm_up() -> None:
    """Import what every screen needs, load the data, and take all of it out of the garbage collector's sight."""
    for name in WARM_IMPORTS:
        importlib.import_module(name)
    status, body = health()
    if status != 200:
        first = body.get("faults", [body["reason"]])[0]
        log.warning("The data cannot be shown yet. First of %s: %s", body.get("fault_count", 1), first)
    collector.settle()
    # Beside the first visitors, who seldom begin with a picture.
    threading.Thread(target=workshop.warm_up, name="drawing", daemon=True).start()


def lifespan(
    open_at: str | None = None, advice: str | None = None
) -> Callable[[Any], AbstractAsyncContextManager[dict[str, Any]]]:
    """What happens around the server's life: warm-up first, then a browser at ``open_at`` if given.

    ``advice`` is a sentence for whoever started it.

    The port listens already during warm-up, so an early visitor waits instead of being refused.
    """

    @asynccontextmanager
    async def around(_app: Any) -> AsyncIterator[dict[str, Any]]:
        for sentence in filter(None, (advice, partners.advice(), open_files.allow_many())):
            log.warning(sentence)
        warm_up()
        if open_at is not None:
            threading.Thread(target=webbrowser.open, args=(open_at,), daemon=True).start()
        yield {}

    return around
