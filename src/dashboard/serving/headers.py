"""The headers of every answer: what a page may load and run, and who may show it.

Plain ASGI.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Mapping
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import partners
from dashboard.script_hashes import hashes


def _policy(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _inline_script_hashes() -> str:
    """Hashes of the inline scripts in Streamlit's own page, so that only those may run."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        return ""
    page = Path(spec.origin).parent / "static" / "index.html"
    if not page.is_file():
        return ""
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return "".join(f" {source}" for source in hashes(scripts))


_NOTHING_BUT = {
    "default-src": "'none'",  # workers, media, plug-ins, a manifest and whatever comes next
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'self'",
}

PAGE_POLICY = _policy(
    {
        **_NOTHING_BUT,
        # Streamlit's own protobuf code compiles WebAssembly; that right lets no script in.
        "script-src": f"'self' 'wasm-unsafe-eval'{_inline_script_hashes()}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "frame-src": "'self'",
    }
)

# streamlit-folium writes its map as a script into its own frame, and evaluates what changes in it.
COMPONENT_POLICY = _policy(
    {
        **_NOTHING_BUT,
        "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self'",
        "font-src": "'self'",
    }
)


def figure_policy() -> str:
    """Of a figure alone, which the sites that are named may show in a page of theirs; it runs nothing."""
    return _policy(
        {
            **_NOTHING_BUT,
            "style-src": "'unsafe-inline'",
            "img-src": "data:",
            "font-src": "'self'",
            "frame-ancestors": " ".join(("'self'", *partners.hosts())),
        }
    )


COMMON_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    # A page that opened ours keeps no hold on it.
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Nothing of ours is drawn into another site's page; what says otherwise itself (the open data) may be.
USUAL_HEADERS = {"Cross-Origin-Resource-Policy": "same-origin"}


class SecurityHeaders:
    """Pure ASGI middleware: adds the headers to every HTTP answer, streams nothing through memory."""

    def __init__(self, app: ASGIApp, base: str = "") -> None:
        self.app = app
        self.components = f"{base}/component/"
        self.figures = f"{base}/{partners.FOLDER}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to every answer over HTTP."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = PAGE_POLICY
        if scope["path"].startswith(self.components):
            policy = COMPONENT_POLICY
        elif scope["path"].startswith(self.figures):
            policy = figure_policy()

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy
                headers.update(COMMON_HEADERS)
                for name, value in USUAL_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
