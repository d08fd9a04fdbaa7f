"""The server from outside: who may come in, and that it asks nobody anything itself."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

from dashboard.serving import door
from outside import ask, knock
from quarantine import Quarantine, expect_not_run
from support import Server

ONE_LOOK = 2  # seconds that Streamlit's own look at one stranger takes


def test_modules_in_the_folder_where_it_is_started_are_not_run(quarantine: Quarantine) -> None:
    expect_not_run(quarantine.calls.parent)


def test_pages_of_strangers_neither_hold_up_the_server_nor_make_it_ask_outside(
    quarantine: Quarantine,
) -> None:
    strangers = [f"http://page{number}.example" for number in range(8)]
    with ThreadPoolExecutor(len(strangers)) as crowd:
        began = time.monotonic()
        knocking = [crowd.submit(knock, quarantine.server, Origin=stranger) for stranger in strangers]
        time.sleep(0.1)
        assert ask(quarantine.server, "/_stcore/health")[0] == 200
        waited = time.monotonic() - began
        assert [one.result() for one in knocking] == [403] * len(strangers)
    assert waited < ONE_LOOK
    quarantine.expect_silence()


def test_who_may_come_in_comes_in_without_a_question_to_others(quarantine: Quarantine) -> None:
    at = quarantine.server.url.removeprefix("http://")
    assert knock(quarantine.server) == 101
    assert knock(quarantine.server, Origin=f"http://{at}") == 101
    assert knock(quarantine.server, Origin="https://own.example") == 101
    assert knock(quarantine.server, Origin="http://localhost:1") == 403
    assert knock(quarantine.server, Origin="null") == 403
    quarantine.expect_silence()


def test_the_running_app_answers_to_its_own_names_only(quarantine: Quarantine) -> None:
    site = quarantine.server
    port = site.url.rpartition(":")[2]
    assert ask(site, "/map", Host="evil.example")[::2] == (400, door.STRANGE_NAME.encode())
    assert ask(site, "/data/events.csv", Host="evil.example:80")[0] == 400
    assert knock(site, Host=f"evil.example:{port}", Origin=f"http://evil.example:{port}") == 403
    for host in (f"localhost:{port}", "10.0.0.5"):
        assert ask(site, "/map", Host=host)[0] == 200
    assert ask(site, "/healthz", Host="probe")[0] == 200


def test_a_server_behind_a_proxy_knows_its_public_name(public: Server) -> None:
    assert ask(public, "/", Host="atlas.example")[0] == 200
    assert ask(public, "/healthz", Host="127.0.0.1")[0] == 200
    assert ask(public, "/", Host="127.0.0.1")[0] == 400
    assert knock(public, Host="atlas.example", Origin="https://atlas.example") == 101
    assert knock(public, Host="10.0.0.5", Origin="http://10.0.0.5") == 101
    assert knock(public, Host="atlas.example", Origin="https://evil.example") == 403
    assert "allowedHosts NAME" not in public.log.read_text()
