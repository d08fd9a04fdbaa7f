"""What the map's frame loads, from the packages that carry it, as addresses of our own server.

As folders of components they existed only after some visitor's page had declared them: a map that a visitor of another
process asked for came up empty without a word. As routes they are there from the first request on, and browsers keep
them.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import relief
from dashboard.paths import FONTS, SCRIPTS

FOLDER = "map-assets"
# From the frame, which is /component/streamlit_folium.st_folium/index.html, to the begin of our addresses.
_UP = "../../"
_COMPONENT = "component/streamlit_folium.st_folium"
_YEAR = 365 * 24 * 3600  # seconds; the address of a file holds its version
_FOR_A_YEAR = f"public, max-age={_YEAR}, immutable"
FRAME = "frame.js"
# What it is put together from, a file a job, in one scope: each may use what stands in those before it, and once all
# are read what stands in any.
FRAME_PARTS = (
    "choices",
    "asking",
    "links",
    "filters",
    "lists",
    "named",
    "read_on",
    "keys",
    "rows",
    "timeline",
    "menu",
    "changes",
    "search",
    "closing",
    "strip",
    "meaning",
    "paper",
)


class _Kept(StaticFiles):
    """Files that do not change under their address."""

    def file_response(self, *given: object, **named: object) -> Response:
        """Starlette's own answer, which a browser may keep."""
        answer = super().file_response(*given, **named)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = _FOR_A_YEAR
        return answer


@cache
def _folders() -> Mapping[str, Path]:
    """Name with version -> folder."""
    return {
        f"leaflet-{metadata.version('xstatic-leaflet')}": Path(
            str(resources.files("xstatic.pkg.leaflet") / "data")
        ),
        _types(): FONTS,
        f"relief-{relief.mark()}": relief.FOLDER,
        _scripts(): SCRIPTS,
    }


def _mark(files: Iterable[Path]) -> str:
    """What is in some files, in a few letters for their address."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(files))).hexdigest()[:8]


def addresses() -> tuple[str, str, str]:
    """Folders of Leaflet, the type and the relief, relative to the map's frame."""
    leaflet, fonts, pictures = (f"{_UP}{FOLDER}/{name}/" for name in list(_folders())[:3])
    return leaflet, fonts, pictures


@cache
def _types() -> str:
    """The folder of our type, named by what is in it."""
    return f"fonts-{_mark(FONTS.glob('*.woff2'))}"


@cache
def _scripts() -> str:
    """The folder of our scripts, named by what is in it."""
    return f"scripts-{_mark(SCRIPTS.rglob('*.js'))}"


def script_address(name: str) -> str:
    """A script of ours, relative to a page: the policy lets no page run what stands in itself."""
    return f"{FOLDER}/{_scripts()}/{name}"


@cache
def frame_script() -> str:
    """The one script of the frame (decision 0040) as it is sent: all its parts in a scope of their own."""
    parts = ((SCRIPTS / "frame" / f"{name}.js").read_text(encoding="utf-8") for name in FRAME_PARTS)
    return "\n".join(("(() => {", *parts, "})();\n"))


def type_address() -> str:
    """The folder of our type, relative to a page."""
    return f"{FOLDER}/{_types()}/"


def relief_address() -> str:
    """The folder of the relief, relative to a page."""
    return f"{FOLDER}/relief-{relief.mark()}/"


def folders(base: str) -> tuple[str, ...]:
    """Addresses below which files never change: those of the map, and Streamlit's own."""
    return f"{base}/{FOLDER}/", f"{base}/{_COMPONENT}/static/", f"{base}/static/"


def routes(base: str) -> list[BaseRoute]:
    """The script of the frame, and the folders of Leaflet, the type, the relief and our scripts."""

    def frame(_: Request) -> Response:
        told = {"Cache-Control": _FOR_A_YEAR}
        return Response(frame_script(), media_type="text/javascript", headers=told)

    return [
        Route(f"{base}/{script_address(FRAME)}", frame, methods=["GET", "HEAD"]),
        *(Mount(f"{base}/{FOLDER}/{name}", _Kept(directory=folder)) for name, folder in _folders().items()),
    ]


class MapComponent:
    """Pure ASGI middleware: streamlit-folium's own files.

    Streamlit would know them only after the first map was drawn.

    Streamlit keeps addresses below ``/component/`` for itself, so this is no route.
    """

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        spec = importlib.util.find_spec("streamlit_folium")  # not imported: that may happen in a page only
        assert spec is not None
        assert spec.origin is not None
        build = Path(spec.origin).parent / "frontend" / "build"
        at = f"{base}/{_COMPONENT}"
        self.app, self.below = app, f"{at}/"
        hashed = Mount(f"{at}/static", _Kept(directory=build / "static"))
        self.files = Starlette(routes=[hashed, Mount(at, StaticFiles(directory=build))])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the files of the map's component, hand everything else on."""
        is_file = scope["type"] == "http" and scope["path"].startswith(self.below)
        await (self.files if is_file else self.app)(scope, receive, send)
