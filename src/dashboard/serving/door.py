"""Who may come in: by which name the server is called, and from which page a web socket is opened.

A page of a stranger, open in the browser of somebody who runs the dashboard, can call this machine. Two ways are closed
here, before Streamlit hears of them (docs/decisions/0023): a web socket that another site opens, and a name that leads
here but is none of ours. Streamlit would refuse the first as well, but would ask an outside service for its own address
before, while everybody waits.

Plain ASGI; what Streamlit was told is read in ``app.py``.
"""

from __future__ import annotations

import ipaddress
import logging
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

log = logging.getLogger(__name__)

Place = tuple[
    str, int | None
]  # a machine by name or address, in small letters; a port, None where none is said

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
USUAL_PORT = {"http": 80, "https": 443}
ANY = "*"

STRANGE_NAME = (
    "This server is not called by that name. Use the address that it said when it was started.\n"
    "Whoever runs it can add the name: --server.allowedHosts NAME (SECURITY.md).\n"
)
NAMES_TO_TELL = (
    "Other machines reach this server by its IP address or as %s, by no other name. "
    "If it has one, for example behind a proxy, start it with --server.allowedHosts NAME."
)
# So many refused callers are written down, each once: a stranger cannot fill the log.
MOST_NOTED = 20


def place(netloc: str) -> Place | None:
    """Take "name:port" apart, as it stands in a `Host` line or in an address; None if it is no such thing."""
    try:
        parts = urlsplit(f"//{netloc}")
        name, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not name or parts.netloc != netloc or "@" in netloc:
        return None
    return name.rstrip("."), port


def _site(origin: str) -> tuple[str, Place] | None:
    """Scheme and place of a web page's origin, its port always said; None for `null`, a file, an extension."""
    scheme, _, netloc = origin.lower().partition("://")
    found = place(netloc)
    if scheme not in USUAL_PORT or found is None:
        return None
    return scheme, (found[0], found[1] or USUAL_PORT[scheme])


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _leads_here(name: str) -> bool:
    """Whether a name or an address means this machine and no other."""
    address = _address(name)
    return name in ("", *THIS_MACHINE) or (address is not None and address.is_loopback)


@dataclass(frozen=True)
class Rules:
    """Our own names, and the sites that may open a web socket.

    names: what may stand in `Host`; "*.example.org" is every name below it, "*" every name. If there are none:
        `defaults`, and every IP address, for no stranger can make one of those lead elsewhere.
    defaults: the names that need not be told.
    sites: pages that may open a web socket besides our own, each with its scheme and port.
    every_site: any page may.
    unnamed: the server listens to other machines, and it was not told by which name they call it.
    """

    names: frozenset[str] = frozenset()
    defaults: frozenset[str] = frozenset(THIS_MACHINE)
    sites: frozenset[tuple[str, Place]] = frozenset()
    every_site: bool = False
    unnamed: bool = False

    @classmethod
    def told(cls, option: Callable[[str], Any]) -> Rules:
        """The rules that follow from Streamlit's configuration; `option` gives the value of one by its name."""
        # Without an address Streamlit listens to everybody.
        listens = (option("server.address") or "0.0.0.0").lower().strip("[]")  # noqa: S104
        public = (option("browser.serverAddress") or "").lower().strip("[]")
        names = frozenset(_tidy(option("server.allowedHosts")))
        defaults = {*THIS_MACHINE, listens, public}
        if not _leads_here(listens):
            own = socket.gethostname().lower()
            defaults |= {own, f"{own.partition('.')[0]}.local"}
        # Behind a proxy that changes `Host`, pages still come from the public address.
        sites = {(scheme, (public, int(option("browser.serverPort")))) for scheme in USUAL_PORT}
        if not _leads_here(public):
            sites |= {(scheme, (public, port)) for scheme, port in USUAL_PORT.items()}
        listed = (_site(origin.strip().rstrip("/")) for origin in option("server.corsAllowedOrigins"))
        return cls(
            names=names,
            defaults=frozenset(_tidy(defaults)),
            sites=frozenset(sites) | frozenset(filter(None, listed)),
            every_site=not option("server.enableCORS"),
            unnamed=not (_leads_here(listens) or names) and _leads_here(public),
        )

    def is_our_name(self, hosts: list[str]) -> bool:
        """Whether a request with these `Host` lines is meant for us; there must be exactly one."""
        found = place(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return False
        name = found[0]
        if not self.names:
            return name in self.defaults or _address(name) is not None
        below = (f"*.{name.split('.', number)[-1]}" for number in range(1, name.count(".") + 1))
        return bool(self.names & {ANY, name, *below})

    def may_open(self, origin: str | None, host: str) -> bool:
        """Whether a page of this origin may open a web socket to us, who were called as `host`."""
        if origin is None or self.every_site:  # without one it is no page, but a program
            return True
        site, here = _site(origin), place(host)
        if site is None or here is None:
            return False
        scheme, there = site
        return there == (here[0], here[1] or USUAL_PORT[scheme]) or site in self.sites

    def advice(self) -> str | None:
        """A sentence for whoever starts a server for others without a name."""
        if not self.unnamed:
            return None
        return NAMES_TO_TELL % ", ".join(sorted(name for name in self.defaults if _address(name) is None))


def _tidy(names: Iterable[str]) -> Iterable[str]:
    return filter(None, (name.strip().lower().rstrip(".") for name in names))


class Door:
    """Pure ASGI middleware: turns away whom the rules do not let in.

    Health checks answer under every name: a probe often has none but the address of the day.
    """

    def __init__(self, app: ASGIApp, rules: Rules, base: str = "") -> None:
        self.app = app
        self.rules = rules
        self.for_everyone = {f"{base}/healthz", f"{base}/_stcore/health"}
        self.noted: set[tuple[str, ...]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Turn strange names and foreign pages away, let everything else through."""
        if scope["type"] == "http":
            hosts = Headers(scope=scope).getlist("host")
            if scope["path"] not in self.for_everyone and not self.rules.is_our_name(hosts):
                self._note("a name that is not ours", *hosts)
                await PlainTextResponse(STRANGE_NAME, status_code=400)(scope, receive, send)
                return
        elif scope["type"] == "websocket":
            headers = Headers(scope=scope)
            hosts, origin = headers.getlist("host"), headers.get("origin")
            if not self.rules.is_our_name(hosts) or not self.rules.may_open(origin, hosts[0]):
                self._note("a web socket of another site", *hosts, origin or "")
                await send({"type": "websocket.close", "code": 1008})
                return
            if origin is not None:
                scope = _as_our_own(scope, origin, hosts[0])
        await self.app(scope, receive, send)

    def _note(self, what: str, *who: str) -> None:
        if len(self.noted) < MOST_NOTED and (what, *who) not in self.noted:
            self.noted.add((what, *who))
            log.warning("Refused %s: %s", what, ", ".join(ascii(one[:100]) for one in who))


def _as_our_own(scope: Scope, origin: str, host: str) -> Scope:
    """The same handshake as if from our own page: Streamlit looks no further, and asks nobody outside."""
    own = f"{origin.partition('://')[0]}://{host}".encode("latin-1")
    return {
        **scope,
        "headers": [(name, own if name == b"origin" else value) for name, value in scope["headers"]],
    }
