"""Two processes behind the proxy of ``deploy/haproxy.cfg``, as it is there: a visitor stays on one, and outlives it."""

from __future__ import annotations

import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from browser.proxied import HOST, Site, haproxy, is_ready, is_unready, until_answered
from browser.tabs import Tabs, unavailable
from browser.visitor import Visitor, map_frame, visiting
from dashboard import paths
from support import STARTED_WITHIN

COOKIE = "atlas"
RELOADS = 2
BACK_WITHIN = 30  # seconds; 0.8 on a quiet machine

# A page that is back by the time it is asked has lost its server all the same.
STILL_THERE, LOST = "() => { pulse.lost = 0; }", "() => pulse.lost > 0"


@pytest.fixture(scope="module")
def one_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Both processes behind a proxy, started with a fault in the data that is mended once they have told it: so each is started once."""
    haproxy()
    folder = tmp_path_factory.mktemp("site")
    data = Path(shutil.copytree(paths.SHIPPED_DATA, folder / "data"))
    with ExitStack() as stack:
        site = Site(folder, data, stack)
        with a_table_away(data):
            site.start(*site.ports, state=lambda answer: answer.status_code == 503)
            site.address = site.proxy()
            until_answered(
                site.address + "/healthz", is_unready, "the dashboard's own words do not come through"
            )
            site.faulty = {
                path: httpx.get(site.address + path, timeout=STARTED_WITHIN) for path in ("/healthz", "/")
            }
        taken: set[str] = set()

        def is_whole(answer: httpx.Response) -> bool:
            if is_ready(answer) and not is_unready(answer):  # mended, and the proxy has seen it
                taken.add(answer.headers["x-served-by"].rpartition("/")[2])
            return taken == set(site.ports)

        until_answered(site.address + "/healthz", is_whole, "a process that is mended is not taken in")
        yield site


@contextmanager
def a_table_away(data: Path) -> Iterator[None]:
    """A folder of data without its events."""
    table, away = data / "events.csv", data / "events.away"
    table.rename(away)
    try:
        yield
    finally:
        away.rename(table)


@pytest.fixture(scope="module")
def address(one_site: Site) -> str:
    return one_site.address


@pytest.fixture
def site(one_site: Site) -> Site:
    """The site with all its processes, whatever a test before did to them."""
    one_site.start(*(name for name, process in one_site.processes.items() if process.poll() is not None))
    return one_site


@pytest.fixture(scope="module")
def browsers(browser: Browser) -> Iterator[list[Tabs]]:
    """Two browsers, lent to one visitor after the other: their processes go on, and need not compile everything anew."""
    # The certificate is made by a test.
    contexts = [browser.new_context(ignore_https_errors=True) for _ in range(2)]
    yield [Tabs(context) for context in contexts]
    for context in contexts:
        context.close()


@pytest.fixture
def come(browsers: list[Tabs], site: Site, address: str) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors, each with a browser of their own that has never been here: what another kept would still say which process it came from."""
    free = list(browsers)
    with ExitStack() as leaving:

        def enter(at: str = address) -> Visitor:
            tabs = free.pop()
            visitor = leaving.enter_context(visiting(tabs, at))
            tabs.context.clear_cookies()
            memory = tabs.context.new_cdp_session(visitor.page)
            memory.send("Network.clearBrowserCache")  # a kept file names the process that once gave it
            memory.detach()
            return visitor

        yield enter


def kept_on(visitor: Visitor) -> str:
    """Which process a visitor stays on, as the cookie says."""
    context: BrowserContext = visitor.page.context
    return next(str(cookie["value"]) for cookie in context.cookies() if cookie["name"] == COOKIE)


def open_apart(other: Visitor, one: Visitor) -> None:
    """Have one more visitor come, to the process that the first is not on.

    The proxy gives whoever is new the process with fewer connections. Those of a test before may still be closing: then
    the visitor comes once more, as somebody new.
    """
    for _ in range(4):
        other.open("overview")
        if kept_on(other) != kept_on(one):
            return
        other.page.context.clear_cookies()
    pytest.fail("four visitors who were new all came to the process that had one already")


def answers(visitor: Visitor) -> list[str]:
    """Which process gives each answer from now on: a list that fills."""
    served: list[str] = []
    visitor.page.on(
        "response", lambda answer: served.append(answer.headers.get("x-served-by", "").rpartition("/")[2])
    )
    return served


def test_processes_that_start_with_a_fault_in_the_data_say_so_and_not_the_proxy(one_site: Site) -> None:
    assert "events.csv" in one_site.faulty["/healthz"].text
    page = one_site.faulty["/"]
    assert is_unready(page)
    assert page.status_code == 200
    assert "text/html" in page.headers["content-type"]


def test_two_visitors_are_spread_and_stay_when_they_reload(come: Callable[..., Visitor]) -> None:
    one, other = come(), come()
    served = answers(one)
    one.open("overview")
    open_apart(other, one)
    mine = kept_on(one)
    assert {mine, kept_on(other)} == {"p1", "p2"}
    before = len(served)
    for _ in range(RELOADS):
        one.page.reload()
        one.expect_screen("overview")  # so the socket is open, and the page was run
    assert len(served) - before > 100, (
        "each reload asks for many files, and each could go to the other process"
    )
    assert set(served) == {mine}
    assert kept_on(one) == mine
    one.expect_no_harm()
    other.expect_no_harm()


def test_the_map_is_drawn_and_files_go_both_ways(come: Callable[..., Visitor], tmp_path: Path) -> None:
    visitor = come()
    served = answers(visitor)
    visitor.open("map")
    assert map_frame(visitor.page).locator(".leaflet-interactive").count() > 3
    visitor.face("Download").click()
    visitor.settle()
    with visitor.page.expect_download() as coming:
        visitor.page.get_by_role("button", name="(ZIP)").first.click()
    assert "datapackage.json" in str(zipfile.ZipFile(coming.value.path()).namelist())

    visitor.open("participation", "part=survey")
    visitor.page.get_by_text("Do you have the answers? Show them here").click()
    rows = "question,answer,count,n,place,date,source\nhearings,often,20,86,Talas,2016,own\n"
    file = {"name": "answers.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    visitor.page.locator("input[type=file]").set_input_files([file])
    expect(visitor.page.get_by_text("Shown above: 1 answer")).to_be_visible()
    assert set(served) == {kept_on(visitor)}
    visitor.expect_no_harm()


def test_a_name_that_is_not_ours_opens_no_socket(address: str) -> None:
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }

    def said_to(host: str) -> int:
        headers = {**handshake, "Host": host}
        with httpx.stream(
            "GET", f"{address}/_stcore/stream", headers=headers, timeout=STARTED_WITHIN
        ) as answer:
            return answer.status_code

    assert said_to(HOST) == 101
    assert said_to("rebound.example.org") in (400, 403)


def test_over_tls_cookie_and_page_are_for_tls_only(site: Site, come: Callable[..., Visitor]) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        unavailable("no openssl to make a certificate", pytest.fail, pytest.skip)
    assert openssl
    certificate, key = site.folder / "certificate", site.folder / "key"
    making = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", f"/CN={HOST}"]
    subprocess.run([*making, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    both = site.folder / "both.pem"
    both.write_bytes(certificate.read_bytes() + key.read_bytes())
    address = site.proxy(ATLAS_CERTIFICATE=str(both))

    visitor = come(address)
    visitor.open("timeline", "mine=jerui")
    visitor.expect_screen("timeline")
    cookie = next(cookie for cookie in visitor.page.context.cookies() if cookie["name"] == COOKIE)
    assert cookie["secure"]
    assert cookie["httpOnly"]
    page = visitor.page.goto(address)
    assert page
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert (
        visitor.page.evaluate("() => performance.getEntriesByType('navigation')[0].nextHopProtocol") == "h2"
    )
    visitor.expect_no_harm()


def test_an_edit_with_a_fault_takes_no_process_away_from_its_visitors(site: Site, address: str) -> None:
    with a_table_away(site.data):
        until_answered(
            address + "/healthz", lambda answer: "edited_data" in answer.json(), "the edit is not told"
        )
        answer = httpx.get(address + "/healthz", timeout=STARTED_WITHIN)
        assert answer.status_code == 200
        assert "events.csv" in str(answer.json()["edited_data"])
        assert not is_unready(httpx.get(address, timeout=STARTED_WITHIN))


def test_visitors_of_a_process_that_dies_come_back_to_the_same_view_on_the_other(
    site: Site, address: str, come: Callable[..., Visitor]
) -> None:
    one, other = come(), come()
    one.open("map", "mine=jerui&place=aral")
    open_apart(other, one)
    dead, left = kept_on(one), kept_on(other)
    before = one.page.url
    with visiting(one.page.context, address) as second:  # another page of the same browser
        second.open("recommendations", "lang=ru&stakeholder=local")
        for page in (one, second):
            page.page.evaluate(STILL_THERE)
        site.processes[dead].kill()
        for page in (one, second):
            page.page.wait_for_function(LOST)
        since = time.monotonic()
        for page in (one, second):
            page.settle()  # nobody touches anything
        assert time.monotonic() - since < BACK_WITHIN
        assert kept_on(one) == left
        # A file that is made when it is asked for, by whatever process.
        address = second.page.get_by_role("link", name="PDF").evaluate("link => link.href")
        made = second.page.request.get(address, timeout=1000 * STARTED_WITHIN)
        assert made.headers["content-disposition"].endswith('brief-local-ru.pdf"')
        second.expect_no_harm()
    assert one.page.url == before
    profile = one.page.locator(".st-key-profile")
    expect(profile.get_by_role("heading", name="Aral", exact=True)).to_be_visible()
    one.link("Timeline").click()
    one.settle().expect_screen("timeline")
    one.expect_query(mine="jerui")
    one.expect_no_harm()
    other.expect_no_harm()
