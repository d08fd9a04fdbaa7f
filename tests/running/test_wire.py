"""The visitor without a browser sees what a browser would: also what fails, what is only named, and what a fragment drew."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator

import httpx
import pytest

import wire
from first_visit import first_files
from support import STARTED_WITHIN, free_port, run_apart
from wire import Drawn, Run

SCRIPT = """
import streamlit as st
st.session_state.setdefault("runs", 0)
st.session_state.runs += 1

def front():
    st.title("front")
    st.html("<p>" + "long " * 4000 + "</p>")
    number = st.slider("Years", 1990, 2020, (1995, 2000))
    names = st.pills("Names", ["a", "b", "c"], selection_mode="multi", key="names")
    one = st.selectbox("One", ["x", "y"], index=None)
    word = st.text_input("Word")
    pressed = st.button("Press")
    st.text(f"{number} {names} {one} {word!r} {pressed} run {st.session_state.runs} q={st.query_params.get('q')}")
    if st.button("Fail"):
        raise ValueError("on purpose")
    if st.button("Complain"):
        st.error("not today")
        st.warning("but tomorrow")
    if st.button("Again") and not st.session_state.get("again"):
        st.session_state.again = True
        st.rerun()

    @st.fragment
    def part():
        st.session_state.parts = st.session_state.get("parts", 0) + 1
        st.button("Within")
        st.text(f"part {st.session_state.parts} of run {st.session_state.runs}")
    part()

def other():
    st.title("other")

pages = [st.Page(front, default=True), st.Page(other, url_path="other")]
page = st.navigation(pages, position="hidden")
st.page_link(pages[1], label="Other", query_params={"q": "z"})
page.run()
"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of a few lines, served in a process of its own."""
    folder = tmp_path_factory.mktemp("small")
    script = folder / "small.py"
    script.write_text(SCRIPT, encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port), "--server.headless", "true"]  # fmt: skip
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet) as process:
        try:
            yield _ready(f"http://localhost:{port}")
        finally:
            process.terminate()


def _ready(address: str) -> str:
    end = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < end:
        try:
            httpx.get(f"{address}/_stcore/health")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return address
    raise AssertionError("the server did not start")


def said(run: Run) -> list[str]:
    return [item.proto.body for item in run.of("text")]


def named(run: Run, label: str) -> Drawn:
    return next(item for item in run.drawn if getattr(item.proto, "label", "") == label)


def test_every_widget_takes_its_value_and_keeps_it(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            run = await tab.open("", "q=1")
            assert said(run)[0] == "(1995, 2000) [] None '' False run 1 q=1"
            run = await tab.use(named(run, "Years"), [2001, 2010])
            run = await tab.use(named(run, "Names"), ["a", "c"])
            run = await tab.use(named(run, "One"), "y")
            run = await tab.use(named(run, "Word"), "gold")
            run = await tab.use(named(run, "Press"))
            assert said(run)[0] == "(2001, 2010) ['a', 'c'] y 'gold' True run 6 q=1"
            run = await tab.use(named(run, "Names"), [])
            assert said(run)[0] == "(2001, 2010) [] y 'gold' False run 7 q=1", "a button is pressed once"
            run = await tab.follow(named(run, "Other"))
            assert [item.proto.body for item in run.of("heading")] == ["other"]
            assert tab.query == "q=z"
            run = await tab.open("", "q=2")
            assert said(run)[0] == "(1995, 2000) [] None '' False run 9 q=2"

    run_apart(walk())


def test_what_fails_is_told(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            run = await tab.open()
            assert run.faults == ()
            run = await tab.use(named(run, "Fail"))
            assert len(run.faults) == 1
            assert "on purpose" in run.faults[0]
            run = await tab.use(named(run, "Press"))
            assert run.faults == ()
            run = await tab.use(named(run, "Complain"))
            assert run.faults == ("error: not today",)
        async with wire.session(url) as tab:
            run = await tab.open("nowhere")
            assert run.faults == ("page not found",)

    run_apart(walk())


def test_a_run_that_asks_for_another_ends_with_that_one(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            run = await tab.open()
            run = await tab.use(named(run, "Again"))
            assert "run 3" in said(run)[0]

    run_apart(walk())


def test_a_long_message_comes_once_and_is_named_afterwards(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            first = await tab.open()
            again = await tab.use(named(first, "Press"))
            for run in (first, again):
                (body,) = [item.proto.body for item in run.of("html")]
                assert len(body) > 20_000
            assert first.received > 20_000
            assert again.received < 10_000
            await tab.follow(named(again, "Other"))
            for _ in range(4):  # a browser forgets what was not named for two runs
                await tab.open("other")
            assert not tab.messages.kept
            assert (await tab.open("")).received > 20_000

    run_apart(walk())


def test_a_fragment_runs_alone_and_the_rest_stays(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            run = await tab.open()
            assert said(run)[1] == "part 1 of run 1"
            after = await tab.use(named(run, "Within"))
            assert said(after)[1] == "part 2 of run 1"
            assert said(after)[0] == said(run)[0]
            assert len(after.drawn) == len(run.drawn)

    run_apart(walk())


def test_texts_come_with_the_name_of_where_they_stand(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            texts = list((await tab.open()).texts())
        assert ("heading.body", "front") in texts
        assert ("button.label", "Press") in texts
        assert ("page_link.query_string", "q=z") in texts
        assert ("button_group.options.content", "c") in texts

    run_apart(walk())


def test_a_first_visit_loads_the_page_and_what_it_names(url: str) -> None:
    async def load() -> int:
        async with httpx.AsyncClient(timeout=wire.PATIENCE) as client:
            return await first_files(client, url)

    assert run_apart(load()) > 500_000


def test_a_link_that_changes_one_thing_keeps_the_rest_of_the_address_and_the_page(url: str) -> None:
    async def walk() -> None:
        async with wire.session(url) as tab:
            await tab.open("", "q=kept&gone=1")
            run = await tab.choose("gone=&lang=ky,ru")
            assert tab.query == "q=kept&lang=ky,ru"
            assert said(run)[0].endswith("q=kept")
            assert [item.proto.body for item in run.of("heading")] == ["front"]

    run_apart(walk())
