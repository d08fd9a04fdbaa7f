"""The files that a browser loads at a first visit, before the first run of a page."""

from __future__ import annotations

import asyncio
import importlib.util
import sys
from collections.abc import Iterator

import httpx

AT_ONCE = 6  # as many as a browser asks for beside each other; a pool that holds back the others looks at all for each
# httpx looks for this module at each of its steps, and where it is not installed through all folders of modules each
# time: a quarter of what a client of many visitors computes.
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]


async def first_files(client: httpx.AsyncClient, url: str, page: str = "") -> int:
    """Load what a first visit loads before its first run: the page and the files that it names. Bytes received."""
    answer = await _file(client, f"{url}/{page}")
    names = dict.fromkeys(_named_files(answer.text))
    more = [f"{url}/{name}" for name in (*names, "_stcore/health", "_stcore/host-config")]
    free = asyncio.Semaphore(AT_ONCE)

    async def one(address: str) -> httpx.Response:
        async with free:
            return await _file(client, address)

    answers = await asyncio.gather(*map(one, more))
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
