"""Asking a running server by hand: requests and handshakes as no client would send them."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

from support import STARTED_WITHIN, Server

STREAM = "/_stcore/stream"


def ask(site: Server, path: str, method: str = "GET", **sent: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of a request, sent as it is."""
    at = urlsplit(site.url)
    connection = http.client.HTTPConnection(at.hostname or "", at.port, timeout=STARTED_WITHIN)
    try:
        connection.putrequest(method, at.path + path, skip_host=True)
        for name, value in {"Host": at.netloc, **sent}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, b"" if answer.status == 101 else answer.read()
    finally:
        connection.close()


def knock(site: Server, **sent: str) -> int:
    """Status of a handshake for a web socket: 101 if the server lets it in."""
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    return ask(site, STREAM, **handshake, **sent)[0]
