"""The map's files are there from the first request to a fresh process on, under any base path, and nothing else is."""

from __future__ import annotations

import re

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dashboard import map_assets, relief
from dashboard.outputs import sheets
from dashboard.paths import SCRIPTS
from dashboard.serving import server
from support import run_apart, some

FRAME = "/component/streamlit_folium.st_folium"


def ask(base: str, *requested: str) -> list[httpx.Response]:
    everything = Route("/{path:path}", lambda _request: PlainTextResponse("Streamlit", status_code=299))
    app = Starlette(routes=[*server.routes(base), everything], middleware=server.middleware(base))

    async def talk() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [await client.get(base + path) for path in requested]

    return run_apart(talk())


@pytest.mark.parametrize("base", ["", "/crisis/dash"])
def test_all_that_the_frame_names_is_there(base: str) -> None:
    leaflet, fonts, pictures = (folder.replace("../../", "/") for folder in map_assets.addresses())
    files = {
        f"{FRAME}/index.html": "text/html",
        f"{leaflet}leaflet.js": "javascript",
        f"{leaflet}leaflet.css": "text/css",
        f"{leaflet}images/layers.png": "image/png",
        **dict.fromkeys(
            (f"{fonts}{name}" for name in some(sheets.typeface_files()) if name.endswith("2")), "font"
        ),
        **{
            f"{pictures}{file}": "image/jpeg"
            for own in relief.pictures().values()
            for file in own.files.values()
        },
        f"/{map_assets.relief_address()}valley-light.jpg": "image/jpeg",
        f"/{map_assets.script_address(map_assets.FRAME)}": "javascript",
    }
    for (path, kind), answer in zip(files.items(), ask(base, *files), strict=True):
        assert answer.status_code == 200, path
        assert kind in answer.headers["Content-Type"], path
        assert ("immutable" in answer.headers.get("Cache-Control", "")) == (FRAME not in path)
        assert "Content-Security-Policy" in answer.headers


def test_the_script_of_the_frame_is_put_together_from_every_part_of_it() -> None:
    (answer,) = ask("", f"/{map_assets.script_address(map_assets.FRAME)}")
    parts = sorted((SCRIPTS / "frame").glob("*.js"))
    assert sorted(map_assets.FRAME_PARTS) == [part.stem for part in some(parts)]
    for part in parts:
        assert part.read_text(encoding="utf-8") in answer.text
    names = re.findall(r"^(?:const|let) (\w+)", answer.text, re.MULTILINE)
    assert len(set(names)) == len(some(names)), "of two things of one name the script would not run"


@pytest.mark.parametrize(
    "path", [f"{FRAME}/../../app.py", f"{FRAME}/%2e%2e/__init__.py", f"{FRAME}/none.js", "/map-assets/fonts/..%2fbrief.typ"]
)  # fmt: skip
def test_nothing_beside_the_files_is_handed_out(path: str) -> None:
    (answer,) = ask("", path)
    assert answer.status_code in (299, 404)
    assert "import" not in answer.text


def test_other_components_are_left_to_streamlit() -> None:
    (answer,) = ask("", "/component/other/index.html")
    assert answer.status_code == 299
