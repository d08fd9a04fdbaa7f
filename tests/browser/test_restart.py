"""What a visitor sees while the server falls and comes back; and two visitors in two languages at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.visitor import SCREENS, Visitor, heading, visiting
from dashboard.i18n import LANGUAGES, Translator
from quarantine import Quarantine, quarantined
from support import free_port, running

MOTORCADE = "jerui-2007-05-26-violent"
BACK_WITHIN = 60_000  # ms; Streamlit looks for its server every few seconds, less often the longer it is away


def view(visitor: Visitor) -> dict[str, object]:
    """What a visitor has chosen, and the event that is open. Which face of a figure was looked at is not kept."""
    page = visitor.page
    return {
        "address": page.url,
        "card": page.locator(".st-key-event-card").inner_text(),
        "deposits and years": page.locator(".st-key-frame-filters").inner_text(),
        "deposits": page.locator(".st-key-frame-filters")
        .get_by_role("button", pressed=True)
        .all_inner_texts(),
        "kinds": visitor.pressed(".st-key-timeline-kinds"),
    }


def test_a_server_that_was_killed_and_started_again_gives_the_same_view_back(
    visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    port = free_port()
    with running(tmp_path, port=port) as first:
        visitor = visit(first.url)
        visitor.open("timeline", f"mine=jerui&from=2006&event={MOTORCADE}")
        visitor.pick("Kinds of event", "violent incident")
        visitor.expect_query(kind="violent")
        visitor.settle()
        before, words = view(visitor), visitor.page.get_by_test_id("stMain").inner_text()
        assert (before["deposits"], before["kinds"]) == (["Jerui"], ["violent incident"])
        visitor.expect_no_harm()

        first.process.kill()
        first.process.wait(15)
        said = visitor.page.get_by_test_id("stConnectionStatus").or_(
            visitor.page.get_by_role("dialog").filter(has_text="Connection error")
        )
        expect(said.first).to_be_visible()
        assert visitor.page.get_by_test_id("stMain").inner_text() == words, "what was there can be read on"

        with running(tmp_path, port=port):
            app = visitor.page.get_by_test_id("stApp")
            expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=BACK_WITHIN)
            visitor.settle()
            expect(visitor.page.get_by_role("dialog")).to_have_count(0)
            assert view(visitor) == before
            visitor.pill("court").click()  # and it goes on
            visitor.expect_query(kind="violent,court", event=MOTORCADE, mine="jerui")
            assert not visitor.outside


@pytest.fixture(scope="module")
def quarantine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Quarantine]:
    with quarantined(tmp_path_factory.mktemp("languages")) as one:
        yield one


def test_two_visitors_in_two_languages_at_once_each_get_their_own(
    browser: Browser, visit: Callable[..., Visitor], quarantine: Quarantine
) -> None:
    """And on no screen does the server ask anybody outside."""
    url = quarantine.server.url
    russian = visit(url)
    with visiting(browser, url) as kyrgyz:
        both = {"ru": russian, "ky": kyrgyz}
        for screen in SCREENS:
            for lang, visitor in both.items():  # both are on their way at once
                if screen == next(iter(SCREENS)):
                    visitor.page.goto(visitor.address(screen, f"lang={lang}"), wait_until="commit")
                else:
                    visitor.set_off(screen, f"lang={lang}")
            for lang, visitor in both.items():
                visitor.settle()
                expect(visitor.heading).to_have_text(heading(lang, screen))
                assert heading(lang, screen) != heading("ru" if lang == "ky" else "ky", screen)
                assert visitor.page.evaluate("document.documentElement.lang") == lang
        for mine in ("Jerui", "Andash"):
            for lang, visitor in both.items():
                visitor.set_off("timeline", f"lang={lang}&mine={mine.lower()}&event={MOTORCADE}")
            for lang, visitor in both.items():
                visitor.settle()
                t = Translator(lang)
                expect(visitor.page.locator(".st-key-event-card")).to_contain_text(t.date("2007-05-26"))
        for switched in (("ky", "ru"), ("ru", "ky")):  # each takes the other's language at the same time
            for lang, visitor in zip(switched, both.values(), strict=True):
                visitor.page.get_by_role("radio", name=LANGUAGES[lang]).or_(
                    visitor.pill(LANGUAGES[lang])
                ).first.click()
            for lang, visitor in zip(switched, both.values(), strict=True):
                visitor.expect_query(lang=lang, event=MOTORCADE)
                visitor.settle()
                expect(visitor.heading).to_have_text(Translator(lang)(SCREENS["timeline"]))
                expect(visitor.page.locator(".st-key-event-card")).to_contain_text(
                    Translator(lang).date("2007-05-26")
                )
        russian.expect_no_harm()
        kyrgyz.expect_no_harm()
    quarantine.expect_silence()
