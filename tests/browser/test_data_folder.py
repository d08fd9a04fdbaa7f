"""Other data: broken, mended, hostile; and what a visitor drops on a page. Nothing of it runs."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.visitor import Visitor, map_frame, visiting
from dashboard.paths import SHIPPED_DATA
from support import Server, break_package, running, until

FACES = 4  # of a figure: chart, table, sources, download
# Whatever of these runs says so in the console, and the visitor remembers (browser/visitor.py).
HOSTILE = (
    "<img src=x onerror=hurt('img')>",
    "<script>hurt('script')</script>",
    "${hurt('template')}",
    "`+hurt('backtick')+`",
    "\"'><svg onload=hurt('svg')>",
    "[x](javascript:hurt('link'))",
    "</script><script>hurt('end')</script>",
)


WHOLE = (SHIPPED_DATA / "events.csv").read_bytes()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of one's own, broken from the start, for the tests of this file to mend and to spoil again."""
    return break_package(Path(shutil.copytree(SHIPPED_DATA, tmp_path_factory.mktemp("own") / "data")))


@pytest.fixture(scope="module")
def started(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard, started on that folder."""
    with running(tmp_path_factory.mktemp("own-server"), data=folder) as server:
        yield server


@pytest.fixture
def broken(started: Server, folder: Path, tmp_path: Path) -> Iterator[tuple[Server, Path]]:
    """A dashboard that was never whole, and its folder: that of this file until one of its tests mends it, then another."""
    if started.get("/healthz").status_code == 503:
        yield started, folder
        return
    other = break_package(Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data")))
    with running(tmp_path / "server", data=other) as server:
        yield server, other


@pytest.fixture
def own(started: Server, folder: Path) -> Server:
    """The dashboard on that folder, mended."""
    (folder / "events.csv").write_bytes(WHOLE)
    until_taken_up(lambda: is_shown(started, folder))
    return started


def until_taken_up(fits: Callable[[], bool]) -> None:
    """Wait for a new edition: visitors see the old one for as long as reading takes."""
    until(fits, "the edit is not taken up")


def is_shown(server: Server, folder: Path) -> bool:
    """Whether visitors see what is in the folder by now."""
    return all(
        server.get(f"/data/{table}").content == (folder / table).read_bytes()
        for table in ("places.csv", "events.csv", "sources.csv")
    )


def rewrite(path: Path, texts: dict[str, tuple[str, ...]], rows: int | None = None) -> None:
    """Put hostile texts into columns of a table: each gets the text that its row's turn brings."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    for number, line in enumerate(lines[:rows]):
        for column, choices in texts.items():
            line[column] = choices[number % len(choices)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


def test_a_deployer_reaches_the_list_of_faults_by_keyboard(
    visit: Callable[..., Visitor], broken: tuple[Server, Path]
) -> None:
    visitor = visit(broken[0].url)
    visitor.open("overview")
    expect(visitor.heading).to_have_text("The data cannot be shown")
    visitor.reach("Download as CSV: The faults found")
    visitor.reach("CANVAS")  # the list itself: arrow keys move in it
    visitor.expect_no_harm()


def test_a_folder_that_is_broken_from_the_start_is_a_readable_list_and_mending_it_needs_no_restart(
    visit: Callable[..., Visitor], broken: tuple[Server, Path]
) -> None:
    server, folder = broken
    visitor = visit(server.url)
    for screen in ("overview", "timeline"):
        visitor.turn(screen)
        expect(visitor.heading).to_have_text("The data cannot be shown")
        expect(visitor.page.locator("body")).not_to_contain_text("Traceback")
        expect(visitor.page.get_by_test_id("stException")).to_have_count(0)
        # The table is drawn on a canvas; what it says is in the hidden grid beside it.
        grid = visitor.page.locator("canvas table").first
        expect(grid).to_contain_text("events.csv")
        expect(grid).to_contain_text("not an id")
    health = server.get("/healthz")
    assert health.status_code == 503
    assert "events.csv" in health.text
    assert server.get("/_stcore/health").status_code == 200
    assert server.get("/data/events.csv").status_code == 503
    visitor.expect_no_harm()
    (folder / "events.csv").write_bytes(WHOLE)
    until_taken_up(lambda: server.get("/healthz").status_code == 200)
    visitor.page.reload()
    visitor.settle().expect_screen("timeline")
    assert server.get("/healthz").status_code == 200
    assert server.get("/data/events.csv").content == WHOLE


def test_who_watches_while_a_table_is_broken_keeps_the_data_and_is_told(
    visit: Callable[..., Visitor], own: Server, folder: Path
) -> None:
    table = folder / "events.csv"
    told = "The data folder was changed and has"
    visitor = visit(own.url)
    visitor.open("timeline", "event=jerui-2007-05-26-violent&mine=jerui")
    card = visitor.page.locator(".st-key-event-card")
    try:
        break_package(folder)
        until_taken_up(lambda: "edited_data" in own.get("/healthz").json())
        visitor.page.reload()
        visitor.settle().expect_screen("timeline")
        expect(card).to_be_visible()
        expect(visitor.page.get_by_text(told)).to_be_visible()
        health = own.get("/healthz")
        assert health.status_code == 200
        assert "events.csv" in str(health.json()["edited_data"])
        assert own.get("/data/events.csv").content == WHOLE, "what is read is what is shown"
        visitor.expect_no_harm()
    finally:
        table.write_bytes(WHOLE)
    until_taken_up(lambda: "edited_data" not in own.get("/healthz").json())
    visitor.page.reload()
    visitor.settle().expect_screen("timeline")
    expect(card).to_be_visible()
    expect(visitor.page.get_by_text(told)).to_have_count(0)
    assert "edited_data" not in own.get("/healthz").json()


def test_hostile_texts_of_a_data_folder_are_shown_and_do_not_run(
    visit: Callable[..., Visitor], own: Server, folder: Path
) -> None:
    before = {name: (folder / name).read_bytes() for name in ("places.csv", "events.csv", "sources.csv")}
    try:
        rewrite(folder / "places.csv", {"name_en": HOSTILE, "note_en": HOSTILE})
        rewrite(folder / "events.csv", {"title_en": HOSTILE, "summary_en": HOSTILE, "outcome_en": HOSTILE})
        rewrite(folder / "sources.csv", {"title_en": HOSTILE, "publisher": HOSTILE})
        until_taken_up(lambda: is_shown(own, folder))
        visitor = visit(own.url)
        visitor.open("map", "place=kara-oi")
        run_into_everything_on_the_map(visitor)
        visitor.turn("timeline", "event=jerui-2007-05-26-violent")
        expect(visitor.page.locator(".st-key-event-card").get_by_role("heading")).to_contain_text("hurt(")
        for screen in ("overview", "participation", "recommendations"):  # where those texts stand, too
            visitor.turn(screen)
        visitor.expect_no_harm()
    finally:
        for name, content in before.items():
            (folder / name).write_bytes(content)


def run_into_everything_on_the_map(visitor: Visitor) -> None:
    """The names are there as texts; hover and click bring up tips and popups."""
    frame = map_frame(visitor.page)
    expect(frame.locator("body")).to_contain_text("hurt(")
    assert frame.locator("img[src=x], svg[onload], .leaflet-marker-icon script").count() == 0
    frame.evaluate(
        """() => {
        const parts = document.querySelectorAll(".leaflet-interactive");
        if (parts.length < 10) throw new Error(`only ${parts.length} marks on the map`);
        for (const part of parts)
            for (const kind of ["mouseover", "mousemove", "mouseout"])
                part.dispatchEvent(new MouseEvent(kind, {bubbles: true, clientX: 200, clientY: 200}));
        }"""
    )
    visitor.page.wait_for_timeout(200)


def test_a_hostile_answer_in_a_dropped_file_is_drawn_and_does_not_run(visitor: Visitor) -> None:
    lines = ["question,answer,count,n,place,date,source"]
    for number, text in enumerate(HOSTILE[:4]):
        quoted = text.replace('"', '""')
        lines.append(f'hearings,"{quoted}",{20 + number},86,Talas,2016,{HOSTILE[0]}')
    visitor.open("participation", "part=survey")
    visitor.page.get_by_text("Do you have the answers? Show them here").click()
    file = {"name": "<b>answers.csv", "mimeType": "text/csv", "buffer": "\n".join(lines).encode()}
    visitor.page.locator("input[type=file]").set_input_files([file])
    expect(visitor.page.get_by_text("Shown above: 4 answers")).to_be_visible()
    visitor.settle()
    figure = visitor.page.locator(
        ".st-key-figure-hearings, [class*='st-key-figure-'][class*='hearings']"
    ).first
    expect(figure).to_contain_text("hurt(")
    faces = figure.locator(".faces").get_by_role("link").all()
    assert len(faces) == FACES
    for face in faces:
        face.click()
        visitor.settle()
    expect(visitor.page.locator("img[src=x]")).to_have_count(0)
    visitor.expect_no_harm()


def test_a_dropped_file_about_persons_is_refused_in_words(visitor: Visitor) -> None:
    visitor.open("participation", "part=survey")
    visitor.page.get_by_text("Do you have the answers? Show them here").click()
    content = (
        "question,answer,count,n,place,date,source,phone\nhearings,often,20,86,Talas,2016,own,0700123456\n"
    )
    file = {"name": "answers.csv", "mimeType": "text/csv", "buffer": content.encode()}
    visitor.page.locator("input[type=file]").set_input_files([file])
    expect(visitor.page.get_by_text("Nothing is shown: the file has")).to_be_visible()
    expect(visitor.page.locator("body")).to_contain_text("a column about persons is refused")
    expect(visitor.page.locator("body")).not_to_contain_text("0700123456")
    visitor.expect_no_harm()


def test_a_dropped_file_is_seen_by_nobody_else_and_written_nowhere(
    browser: Browser, visit: Callable[..., Visitor], own: Server
) -> None:
    word = "quietly-in-the-hall"
    content = f"question,answer,count,n,place,date,source\nhearings,{word},40,86,Talas,2016,own\nhearings,never,30,86,Talas,2016,own\n"
    file = {"name": "answers.csv", "mimeType": "text/csv", "buffer": content.encode()}
    one = visit(own.url)
    with visiting(browser, own.url) as other:
        one.open("participation", "part=survey")
        one.page.get_by_text("Do you have the answers? Show them here").click()
        one.page.locator("input[type=file]").set_input_files([file])
        expect(one.page.get_by_text("Shown above: 2 answers")).to_be_visible()
        figure = one.page.locator('[class*="st-key-figure-"][class*="hearings"]').first
        expect(figure).to_contain_text(word)
        figure.locator(".faces").get_by_text("Download", exact=True).click()
        for name in (
            "Drawing (SVG)",
            "Data and sources (ZIP)",
        ):  # what is made of it is kept for nobody, either
            with one.page.expect_download() as made:
                figure.get_by_role("button", name=name).click()
            assert made.value.path().stat().st_size > 0
        other.open("participation", "part=survey")
        expect(other.page.locator('[class*="st-key-figure-"]').first).to_be_visible()
        expect(other.page.locator("body")).not_to_contain_text(word)
        one.page.get_by_role("button", name="Remove the file").click()
        expect(one.page.locator("body")).not_to_contain_text(word)
        one.expect_no_harm()
        other.expect_no_harm()
    written = [path for path in own.log.parent.rglob("*") if path.is_file()]
    assert own.log in written
    assert not [path for path in written if word.encode() in path.read_bytes()]
