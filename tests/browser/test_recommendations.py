"""The explorer of recommendations, by clicking."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, WebSocketRoute, expect

from browser.measures import LINES_OF, UNSEEN_RUNS
from browser.visitor import SIZES, Visitor
from dashboard.i18n import Translator
from printed import texts
from support import shipped


def cards(visitor: Visitor) -> object:
    return expect(visitor.page.locator("main .recommendation"))


def tiles(visitor: Visitor) -> Locator:
    return visitor.page.locator(".board .tile")


def test_a_click_on_a_group_shows_what_it_was_asked(walker: Visitor) -> None:
    walker.turn("recommendations")
    cards(walker).to_have_count(14)
    walker.page.locator(".board-of", has_text="Local government").click()
    walker.expect_query(stakeholder="local")
    cards(walker).to_have_count(3)
    walker.settle().pick("Addressed to", re.compile(r"^Mining companies"))
    walker.expect_query(stakeholder="company,local")
    cards(walker).to_have_count(5)
    expect(tiles(walker)).to_have_count(5)
    walker.expect_no_harm()


def test_a_tile_opens_its_recommendation_within_the_window(walker: Visitor) -> None:
    walker.turn("recommendations")
    expect(tiles(walker)).to_have_count(14)
    tiles(walker).filter(has_text="devolve more power").click()
    walker.expect_query(recommendation="national-1")
    cards(walker).to_have_count(1)
    expect(walker.page.locator("details.steps-of")).to_have_attribute("open", "")
    expect(walker.page.get_by_role("heading", name="1. Give local government more power")).to_be_in_viewport()
    walker.expect_no_harm()


def test_a_keyboard_that_opens_a_tile_goes_on_at_its_recommendation_and_comes_back_to_the_tile(
    walk: Callable[..., Visitor],
) -> None:
    walker = walk(size=SIZES["phone"])
    walker.turn("recommendations")
    tiles(walker).filter(has_text="devolve more power").press("Enter")
    cards(walker).to_have_count(1)  # until then the tile opens, and does not close, what it names
    heading = walker.page.get_by_role("heading", name="1. Give local government more power")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    tiles(walker).filter(has_text="devolve more power").press("Enter")
    cards(walker).to_have_count(14)
    expect(walker.page.locator("#tile-national-1")).to_be_focused()
    walker.expect_no_harm()


# A minute of the page in a second, until the server answers: whatever ends by the clock has ended by then.
HASTY = """() => {
  window.timer = window.setTimeout;
  window.setTimeout = (act, ms, ...more) => window.timer(act, ms / 60, ...more);
}"""
USUAL = "() => { window.setTimeout = window.timer; }"


def test_a_keyboard_goes_on_at_what_was_opened_when_the_server_answers_late(visitor: Visitor) -> None:
    answers: list[str | bytes] = []
    held = False

    def between(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def answered(message: str | bytes) -> None:
            if held:
                answers.append(message)
            else:
                page.send(message)

        server.on_message(answered)
        sockets.append(page)

    sockets: list[WebSocketRoute] = []
    visitor.page.route_web_socket(re.compile("/_stcore/stream"), between)
    visitor.open("recommendations")
    assert sockets, "what the server says passes here"
    held = True
    visitor.page.evaluate(HASTY)
    tiles(visitor).filter(has_text="devolve more power").press("Enter")
    visitor.page.wait_for_timeout(1000)
    cards(visitor).to_have_count(14)
    visitor.page.evaluate(USUAL)
    held = False
    for message in answers:
        sockets[-1].send(message)
    cards(visitor).to_have_count(1)
    expect(visitor.page.get_by_role("heading", name="1. Give local government more power")).to_be_focused()
    visitor.expect_no_harm()


# A visitor's program scrolls without a wheel or a key, and the page changes.
ELSEWHERE = """() => new Promise(done => {
  const main = document.querySelector("main");
  main.scrollTo(0, 0);
  main.append(document.createElement("p"));
  requestAnimationFrame(() => requestAnimationFrame(() => done(main.scrollTop)));
})"""


def test_a_page_that_was_never_seen_to_run_holds_nobody_at_what_was_opened(visitor: Visitor) -> None:
    visitor.open("recommendations")
    visitor.page.evaluate(UNSEEN_RUNS)
    tiles(visitor).filter(has_text="devolve more power").press("Enter")
    cards(visitor).to_have_count(1)
    expect(visitor.page.get_by_role("heading", name="1. Give local government more power")).to_be_focused()
    visitor.settle()
    assert visitor.page.evaluate("document.querySelector('main').scrollTop") > 0
    visitor.page.wait_for_timeout(3000)
    assert visitor.page.evaluate(ELSEWHERE) == 0
    visitor.expect_no_harm()


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_the_first_view_of_a_laptop_holds_the_whole_board_with_all_its_words(
    walk: Callable[..., Visitor], lang: str
) -> None:
    visitor = walk(size=SIZES["laptop"])
    visitor.turn("recommendations", f"lang={lang}")
    expect(tiles(visitor)).to_have_count(14)
    last = tiles(visitor).last.bounding_box()
    assert last and last["y"] + last["height"] <= SIZES["laptop"][1]
    cut = "tiles => tiles.filter(words => words.scrollHeight > words.clientHeight + 1).map(words => words.innerText)"
    assert visitor.page.locator(".board .tile > span").evaluate_all(cut) == []
    author = Translator(lang).text(shipped().records.studies[0], "author")
    whose, first = (one.first.bounding_box() for one in (visitor.page.get_by_text(author), tiles(visitor)))
    assert whose and first and whose["height"] < 30 and whose["y"] < first["y"], "one line, above the board"


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
@pytest.mark.parametrize("choice", ["stakeholder=local", "status=none-found"])
def test_a_laptop_has_the_filters_of_a_link_in_one_line_and_what_is_chosen_whole(
    walk: Callable[..., Visitor], lang: str, choice: str
) -> None:
    visitor = walk(size=SIZES["laptop"])
    visitor.turn("recommendations", f"lang={lang}&{choice}")
    chosen = visitor.page.locator(".facets [data-chosen] .field")
    assert 1 <= chosen.evaluate(LINES_OF) <= 2, chosen.inner_text()
    labels = visitor.page.locator(".st-key-facets [class*='st-key-w-q'] label, .facets .label")
    expect(labels).to_have_count(5)
    heights = [label.bounding_box() for label in labels.all()]
    assert all(box and box["height"] < 30 for box in heights), heights
    clear = visitor.page.locator(".st-key-clear-facets").bounding_box()
    last = heights[-1]
    assert clear and last and clear["x"] > last["x"], "the way back stands in the same line"


def test_a_phone_begins_the_board_in_its_first_screen(walk: Callable[..., Visitor]) -> None:
    visitor = walk(size=SIZES["phone"])
    visitor.turn("recommendations", "lang=ky&stakeholder=local")
    expect(tiles(visitor)).to_have_count(3)
    first = tiles(visitor).first.bounding_box()
    assert first and first["y"] + first["height"] <= SIZES["phone"][1]
    room = visitor.page.evaluate("document.documentElement.scrollWidth")
    assert room <= SIZES["phone"][0], "nothing is wider than the phone"
    brief = visitor.page.locator("a.brief")
    box = brief.bounding_box()
    assert box and box["height"] < 45, "one line: the group's name stands above it"
    expect(brief).to_have_accessible_name(re.compile(": Жергиликтүү бийлик"))
    chosen = visitor.page.locator(".facets [data-chosen] .field")
    assert chosen.evaluate(LINES_OF) == 1, "the chosen group is read whole, in one line"


def test_paper_has_every_step_open_and_says_when_it_was_seen(walker: Visitor) -> None:
    walker.turn("recommendations", "stakeholder=local")
    steps = walker.page.locator(".steps-of .step")
    expect(steps.first).to_be_hidden()
    walker.page.emulate_media(media="print")
    found = steps.all()
    assert len(found) > 10
    for step in found:
        expect(step).to_be_visible()
    # Its address leads nobody there: only this machine reaches it.
    expect(walker.page.locator(".on-paper")).to_contain_text("As seen on")
    expect(walker.page.locator(".on-paper")).not_to_contain_text(walker.server)
    expect(walker.page.locator(".st-key-facets")).to_be_hidden()
    expect(tiles(walker).first).to_be_visible()


def test_a_search_without_result_has_a_way_out(walker: Visitor) -> None:
    walker.turn("recommendations")
    search = walker.page.get_by_label("Search in texts")
    search.fill("zzzz")
    search.press("Enter")
    walker.expect_query(q="zzzz")
    cards(walker).to_have_count(0)
    expect(walker.page.get_by_text("No recommendation fits these filters").first).to_be_visible()
    empty = walker.page.locator('[class*="st-key-empty-"]')  # the filters above have a way out of their own
    empty.get_by_role("button", name="Clear all filters").click()
    cards(walker).to_have_count(14)
    walker.expect_query(q=None)
    expect(search).to_have_value("")
    walker.expect_no_harm()


def test_a_link_with_filters_opens_that_very_view(visitor: Visitor) -> None:
    visitor.open("recommendations", "stakeholder=local&q=EITI")
    shown = visitor.page.locator("main .recommendation")
    expect(shown.first).to_be_visible()
    assert 1 <= shown.count() < 3
    expect(visitor.page.get_by_label("Search in texts")).to_have_value("EITI")
    visitor.expect_no_harm()


def test_a_number_of_a_finding_opens_exactly_its_records_by_keyboard_and_closing_leads_back_to_it(
    walker: Visitor,
) -> None:
    page = walker.turn("recommendations").page
    number = page.get_by_role("heading", name="none carried out in full").get_by_role(
        "link", name="one", exact=True
    )
    expect(number).to_have_attribute("title", "The records behind this number")
    number.press("Enter")
    walker.expect_query(behind="recommendation-board.reversed")
    box = page.locator(".st-key-behind-of-recommendation-board-number")
    expect(box).to_be_focused()
    assert page.url.endswith("#behind-of-recommendation-board-number"), "a reload finds the place again"
    expect(box.get_by_role("status")).to_have_text("reversed")
    expect(box.locator("li")).to_have_count(1)
    expect(number).to_be_in_viewport()
    box.get_by_role("button", name="Close").press("Enter")
    expect(box).to_have_count(0)
    walker.expect_query(behind=None)
    expect(number).to_be_focused()
    walker.expect_no_harm()


def test_paper_says_of_each_group_what_became_of_its_recommendations_and_once_whose_judgement_it_is(
    walker: Visitor,
) -> None:
    walker.turn("stakeholders")
    said = " ".join(" ".join(texts(walker.page.pdf(format="A4"))).split())
    assert said.count("and what happened since partly:") == 4, "one group was answered by a reversal"
    assert said.count("How each recommendation stands is our judgement.") == 1
    assert said.count("No reply has been received") == 1, "how to reply, once"


def test_paper_is_white_and_its_first_page_is_filled_with_what_was_advised(walker: Visitor) -> None:
    page = walker.turn("recommendations", "stakeholder=national&lang=ru").page
    first = " ".join(texts(page.pdf(prefer_css_page_size=True))[0].split())
    row = shipped().rows("recommendations")["national-1"]
    reason = Translator("ru").text(row, "status_reason")
    begins = " ".join(reason.split(".")[0].split())
    assert begins in first, "it begins under its group, not a page later"
    page.emulate_media(media="print", color_scheme="light")
    grounds = (
        "[document.body, document.querySelector('.stApp')].map(one => getComputedStyle(one).backgroundColor)"
    )
    assert page.evaluate(grounds) == ["rgba(0, 0, 0, 0)"] * 2, "no ground is printed, so the paper's is seen"


def test_a_brief_lies_where_the_cards_of_its_group_lead(walker: Visitor) -> None:
    walker.turn("recommendations", "lang=ru&stakeholder=local")
    link = walker.page.get_by_role("link", name="PDF")
    assert link.get_attribute("target") == "_blank", "a tab that waits says that work goes on"
    address = link.evaluate("link => link.href")
    # What is made there, and once: tests/unit/test_briefs.py; whether it can be read: tests/drawn/test_brief.py.
    there = walker.page.request.head(address)
    assert there.status == 200 and there.headers["content-type"] == "application/pdf"
    assert there.headers["content-disposition"].endswith('brief-local-ru.pdf"')
    walker.settle()
