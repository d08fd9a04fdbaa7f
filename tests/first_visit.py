"""The files that a browser loads at a first visit, before the first run of a page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import httpx


async def first_files(client: httpx.AsyncClient, url: str, page: str = "") -> int:
    """Load what a first visit loads before its first run: the page and the files that it names. Bytes received."""
    answer = await _file(client, f"{url}/{page}")
    names = dict.fromkeys(_named_files(answer.text))
    more = [f"{url}/{name}" for name in (*names, "_stcore/health", "_stcore/host-config")]
    answers = await asyncio.gather(*(_file(client, address) for address in more))
    return sum(len(one.content) for one in (answer, *answers))


async def _file(client: httpx.AsyncClient, address: str) -> httpx.Response:
    """One file. As in a browser, a kept connection that the server has closed meanwhile is no failure."""
    try:
        answer = await client.get(address, headers={"Accept": "text/html,*/*"})
    except (httpx.RemoteProtocolError, httpx.ReadError):
        answer = await client.get(address, headers={"Accept": "text/html,*/*"})
    answer.raise_for_status()
    return answer


def _named_files(page: str) -> Iterator[str]:
    for part in page.replace('src="', 'href="').split('href="')[1:]:
        name = part.partition('"')[0]
        if not name.startswith(("http:", "https:", "data:")):
            yield name.removeprefix("./").lstrip("/")
