"""What a visitor sees while the server falls and comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from browser.visitor import Visitor
from support import STARTED_WITHIN, free_port, running

MOTORCADE = "jerui-2007-05-26-violent"
BACK_WITHIN = 60_000  # ms; Streamlit looks for its server every few seconds, less often the longer it is away


def view(visitor: Visitor) -> dict[str, object]:
    """What a visitor has chosen, and the event that is open."""
    page = visitor.page
    return {
        "address": page.url,
        "card": page.locator(".st-key-event-card").inner_text(),
        "years": [end.input_value() for end in page.locator(".filters").get_by_role("slider").all()],
        "deposits": page.locator(".filters").get_by_role("button", pressed=True).all_inner_texts(),
        "kinds": visitor.pressed(".pick-many"),
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
        first.process.wait(STARTED_WITHIN)
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
            visitor.pick("Kinds of event", "court")  # and it goes on
            visitor.expect_query(kind="violent,court", event=MOTORCADE, mine="jerui")
            assert not visitor.outside
