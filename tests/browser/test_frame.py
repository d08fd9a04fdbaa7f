"""The frame: deep links, menu, address, Back and reload, keyboard, a base path, and two languages at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from browser.visitor import MENU, OWN, SCREENS, SIZES, Visitor, heading, map_frame, query_of, visiting
from dashboard.i18n import LANGUAGES, Translator
from dashboard.texts import unbroken
from quarantine import quarantined
from support import some

MOTORCADE = "jerui-2007-05-26-violent"
FILTERED = ("map", "timeline", "participation")  # screens with the filters of the frame
SHARED = "lang=en&mine=jerui&from=2005&to=2013"


def year(visitor: Visitor, end: str) -> Locator:
    """The first or the last of the years that are looked at."""
    return visitor.page.locator(".filters").get_by_role("slider", name=f"{end} year")


def expect_own_selection(visitor: Visitor, screen: str) -> None:
    """What the screen's own parameters chose is what is shown."""
    page = visitor.page
    if screen == "map":
        expect(
            page.locator(".st-key-profile").get_by_role("heading", name="Kara-Oi", exact=True)
        ).to_be_visible()
    if screen == "timeline":
        expect(page.locator(".st-key-event-card")).to_contain_text("26 May 2007")
        assert visitor.pressed(".pick-many") == ["violent incident"]
    if screen == "recommendations":
        expect(page.get_by_text("Our status:")).to_have_count(3)
        expect(page.locator(".st-key-facets")).to_contain_text("Donor-funded NGOs")
    if screen == "sources":
        expect(page.get_by_text("Columns of seats.csv, as the schema")).to_be_visible()


def expect_the_very_view(visitor: Visitor, screen: str) -> None:
    """A screen opened by an address shows what the address says, under a title of its own."""
    own = OWN[screen]
    visitor.open(screen, SHARED + ("&" + own if own else ""))
    visitor.expect_screen(screen)
    name = "" if screen == "overview" else f"{screen.capitalize()} · "
    expect(visitor.page).to_have_title(f"{name}Talas Mining Atlas")
    expect(visitor.menu).to_have_count(MENU)
    wanted = query_of("?" + SHARED)
    visitor.expect_query(**wanted, **query_of("?" + own))
    for link in some(visitor.menu.all()):
        link.focus()
        assert query_of(link.get_attribute("href") or "") == wanted
    if screen in FILTERED:
        assert visitor.pressed(".filters") == ["Jerui"]
        expect(year(visitor, "First")).to_have_value("2005")
        expect(year(visitor, "Last")).to_have_value("2013")
    expect_own_selection(visitor, screen)
    visitor.expect_no_harm()


@pytest.mark.parametrize("screen", SCREENS)
def test_an_address_opens_the_very_view_under_a_title_of_its_own(visitor: Visitor, screen: str) -> None:
    expect_the_very_view(visitor, screen)


def test_a_fresh_server_under_a_base_path_gives_every_screen_to_two_visitors_in_two_languages_at_once(
    browser: Browser, visit: Callable[..., Visitor], tmp_path: Path
) -> None:
    """And on no screen does the server ask anybody outside."""
    with quarantined(tmp_path, base="a/b") as quarantine:
        url = quarantine.server.url
        assert quarantine.server.get("/healthz").status_code == 200
        russian = visit(url)
        # The first request is for the map: its component is known to the server only once a page with it has run.
        expect_the_very_view(russian, "map")
        with visiting(browser, url) as kyrgyz:
            both = {"ru": russian, "ky": kyrgyz}
            walk_all_screens(both)
            choose_at_once(both)
            switch_at_once(both)
            russian.expect_no_harm()
            kyrgyz.expect_no_harm()
        quarantine.expect_silence()


def walk_all_screens(both: Mapping[str, Visitor]) -> None:
    """The first two by address, the root and one below it, the others by link, both visitors on their way at once."""
    for number, screen in enumerate(SCREENS):
        for lang, visitor in both.items():
            if number > 1:
                visitor.link(Translator(lang)(screen.capitalize())).click()
            else:
                address = visitor.address(screen, f"lang={lang}&mine=andash")
                visitor.page.goto(address, wait_until="commit")
        for lang, visitor in both.items():
            expect(visitor.heading).to_have_text(heading(lang, screen))
            assert heading(lang, screen) != heading("ru" if lang == "ky" else "ky", screen)
            visitor.settle().expect_query(mine="andash", lang=lang)
            assert visitor.page.url.startswith(visitor.server + "/")
            assert visitor.page.evaluate("document.documentElement.lang") == lang
            if screen == "map":
                assert map_frame(visitor.page).locator(".leaflet-interactive").count() > 3
    for visitor in both.values():
        expect(visitor.menu).to_have_count(MENU)


def choose_at_once(both: Mapping[str, Visitor]) -> None:
    """Both open an event, each in their language."""
    for mine in ("jerui", "andash"):
        for lang, visitor in both.items():
            visitor.set_off("timeline", f"lang={lang}&mine={mine}&event={MOTORCADE}")
        for lang, visitor in both.items():
            expect_event(visitor.settle(), lang)


def switch_at_once(both: Mapping[str, Visitor]) -> None:
    """Each takes the other's language at the same time, and goes back."""
    for switched in (("ky", "ru"), ("ru", "ky")):
        for lang, visitor in zip(switched, both.values(), strict=True):
            name = LANGUAGES[lang]
            visitor.page.get_by_role("link", name=name, exact=True).click()
        for lang, visitor in zip(switched, both.values(), strict=True):
            visitor.expect_query(lang=lang, event=MOTORCADE)
            expect(visitor.settle().heading).to_have_text(heading(lang, "timeline"))
            expect_event(visitor, lang)


def expect_event(visitor: Visitor, lang: str) -> None:
    """The card of the event is open, in a language."""
    expect(visitor.page.locator(".st-key-event-card")).to_contain_text(
        unbroken(Translator(lang).date("2007-05-26"))
    )


def test_the_menu_keeps_what_every_screen_shares_and_drops_the_rest(walker: Visitor) -> None:
    walker.turn("timeline", SHARED + "&kind=violent")
    for screen in ("participation", "stakeholders", "recommendations", "overview", "map"):
        walker.link(screen.capitalize()).click()
        walker.expect_screen(screen)
        walker.expect_query(**query_of("?" + SHARED), kind=None)
    walker.settle()
    assert walker.pressed(".filters") == ["Jerui"]
    walker.expect_no_harm()


def test_back_forward_and_reload_restore_screen_and_filters(visitor: Visitor) -> None:
    visitor.open("timeline", "lang=en&mine=andash")
    visitor.pill("Jerui").click()
    visitor.expect_query(mine="jerui,andash")
    visitor.settle().link("Map").click()
    visitor.expect_screen("map")
    visitor.settle().page.locator(".filters").get_by_role("button", name="Andash").click()
    visitor.expect_query(mine="jerui")

    visitor.settle().page.go_back()
    visitor.expect_query(mine="jerui,andash")
    visitor.settle().expect_screen("map")
    assert visitor.pressed(".filters") == ["Jerui", "Andash"]
    visitor.page.go_back()
    visitor.expect_screen("timeline")
    visitor.settle()
    assert visitor.pressed(".filters") == ["Jerui", "Andash"]
    visitor.page.go_back()
    visitor.expect_query(mine="andash")
    visitor.settle().expect_screen("timeline")
    assert visitor.pressed(".filters") == ["Andash"]

    for _ in range(3):
        visitor.page.go_forward()
        visitor.settle()
    visitor.expect_query(mine="jerui")
    visitor.expect_screen("map")
    visitor.page.reload()
    visitor.settle().expect_screen("map")
    visitor.expect_query(mine="jerui")
    assert visitor.pressed(".filters") == ["Jerui"]
    visitor.expect_no_harm()


def test_choices_of_the_frame_write_ids_and_years_into_the_address(walker: Visitor) -> None:
    walker.turn("participation", "part=people")
    walker.pill("Taldy-Bulak").click()
    walker.expect_query(mine="taldy-bulak")
    start = year(walker.settle(), "First")
    start.focus()
    for step in ("1995", "1996"):
        start.press("ArrowRight")
        walker.expect_query(mine="taldy-bulak", from_=step, to=None)
        walker.settle()
    year(walker.settle(), "Last").press("ArrowLeft")
    walker.expect_query(from_="1996", to="2025")
    walker.expect_no_harm()


def test_choices_made_quickly_after_each_other_are_all_kept(walker: Visitor) -> None:
    walker.turn("participation", "part=people")
    for name in ("Jerui", "Andash", "Taldy-Bulak"):
        walker.pill(name).click()
    walker.expect_query(mine="jerui,andash,taldy-bulak")
    assert walker.settle().pressed(".filters") == ["Jerui", "Andash", "Taldy-Bulak"]
    start = year(walker, "First")
    start.focus()
    for _ in range(6):
        start.press("ArrowRight")
    walker.expect_query(mine="jerui,andash,taldy-bulak", from_="2000")


def test_what_an_address_says_wrongly_is_named_once_and_dropped(walker: Visitor) -> None:
    walker.turn("timeline", "mine=jerui,atlantis&from=1066&colour=%3Cb%3Ered&kind=riot")
    line = walker.page.get_by_text("Not understood in the address")
    expect(line).to_have_count(1)
    for words in ("mine=atlantis", "from=1066", "colour=<b>red", "kind=riot"):
        expect(line).to_contain_text(words)
    walker.expect_query(mine="jerui", from_=None, colour=None, kind=None)
    walker.pill("Andash").click()
    walker.expect_query(mine="jerui,andash")
    walker.expect_no_harm()


def test_deposits_are_chosen_by_keyboard_and_the_years_follow_them(walker: Visitor) -> None:
    """How a keyboard comes to them from the menu, tests/browser/test_keyboard.py goes."""
    walker.turn("participation", "part=people")
    walker.pill("Jerui").focus()
    walker.press("Enter").expect_query(mine="jerui")
    walker.press("Tab", "Space").expect_query(mine="jerui,andash")
    walker.press("Tab", "Tab")
    expect(year(walker, "First")).to_be_focused()
    walker.page.keyboard.press("ArrowRight")
    walker.expect_query(from_="1995")


SHIFTS = """window.shifted = 0;
window.watched = PerformanceObserver.supportedEntryTypes.includes("layout-shift");
new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize(
    ("screen", "query"), [("map", ""), ("timeline", ""), ("participation", "part=people")]
)
def test_on_a_phone_all_filters_are_in_the_window_whole(
    walk: Callable[..., Visitor], screen: str, query: str
) -> None:
    visitor = walk(size=(360, 640)).turn(screen, f"lang=ky&{query}")
    bar = visitor.page.locator(".filters")
    lines = [box for end in bar.get_by_role("slider").all() if (box := end.bounding_box())]
    assert len(lines) == 2
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 and box["height"] >= 30 for box in lines)
    chips = [box for chip in bar.locator("button").all() if (box := chip.bounding_box())]
    assert len(chips) == 3
    assert min(box["x"] for box in chips) >= 0 and max(box["x"] + box["width"] for box in chips) <= 360


@pytest.mark.parametrize(("screen", "size"), [("timeline", "laptop"), ("participation", "phone")])
def test_a_page_that_is_loaded_appears_as_it_stays(visitor: Visitor, screen: str, size: str) -> None:
    """Cumulative layout shift, which was 1.2 and 0.7 where words and charts pushed each other about."""
    visitor.resize(*SIZES[size])
    visitor.page.add_init_script(SHIFTS)
    visitor.open(screen, "lang=ky")
    expect(visitor.heading).to_be_visible()
    assert visitor.page.evaluate("window.watched")
    assert visitor.page.evaluate("window.shifted") < 0.25


def test_the_menu_marks_the_screen_and_keeps_the_keyboard(walker: Visitor) -> None:
    walker.turn("overview")
    here = walker.page.locator('.menu [aria-current="page"]')
    expect(here).to_have_text("Overview")
    walker.link("Sources").focus()
    walker.press("Enter")
    walker.expect_screen("sources")
    expect(here).to_have_text("Sources")
    assert walker.focused() == "Sources"
    walker.press("Shift+Tab", "Enter")
    walker.expect_screen("recommendations")
    expect(here).to_have_text("Recommendations")


# Whether each menu that comes anew has its mark as soon as it is there, before a browser draws it.
MARKED = """() => {
  window.marked = [];
  let last = document.querySelector(".menu");
  new MutationObserver(() => {
    const menu = document.querySelector(".menu");
    if (menu && menu !== last) window.marked.push(Boolean(menu.querySelector('[aria-current="page"]')));
    last = menu;
  }).observe(document.body, {subtree: true, childList: true});
}"""


def test_a_menu_that_comes_anew_with_a_language_is_never_seen_without_its_mark(walker: Visitor) -> None:
    walker.turn("map", "lang=en")
    walker.page.evaluate(MARKED)
    for language in ("Русский", "English"):
        walker.page.locator(".languages").get_by_text(language).click()
        expect(walker.page.locator(".languages [aria-current]")).to_have_text(language)
        walker.settle()
    marked = walker.page.evaluate("window.marked")
    assert len(marked) == 2
    assert all(marked)


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "opens in a new tab"), ("ru", "в новой вкладке"), ("ky", "жаңы өтмөктө")]
)
def test_every_link_that_opens_a_new_tab_says_so_to_a_screen_reader(
    walker: Visitor, lang: str, words: str
) -> None:
    """To a document outside, to a brief, to a table; the words stand once a page, in its style."""
    for screen, query, way in (
        ("sources", "", 'a[href^="https://"]'),
        ("recommendations", "stakeholder=local", 'a[href^="briefs/"]'),
        ("sources", "section=tables&table=seats", 'a[href^="data/"]'),
    ):
        walker.turn(screen, f"lang={lang}&{query}")
        links = walker.page.locator(f'{way}[target="_blank"]')
        expect(links.locator("visible=true").first).to_have_accessible_name(
            re.compile(rf"\S \(.*{words}.*\)$")
        )
        assert not walker.page.locator(f"{way}:not([target])").count()


# How often the icon of the tab is set anew from now on.
WATCH_ICON = """() => {
  window.icons = 0;
  new MutationObserver((all) => { window.icons += all.filter(({target}) => target.rel?.includes("icon")).length; })
    .observe(document.head, {subtree: true, childList: true, attributes: true});
}"""


def test_the_icon_of_the_tab_is_ours_and_set_once_a_visit(visitor: Visitor) -> None:
    page = visitor.open("timeline").page
    icon = page.locator("link[rel~=icon]")
    expect(icon).to_have_attribute("href", re.compile("^data:image/png"))
    page.evaluate(WATCH_ICON)
    visitor.pill("Andash").click()
    visitor.settle().turn("map")
    assert page.evaluate("window.icons") == 0
    expect(icon).to_have_attribute("href", re.compile("^data:image/png"))
    page.goto(visitor.address("timeline", "part=events"))  # whose first run begins once more
    visitor.settle()
    expect(icon).to_have_attribute("href", re.compile("^data:image/png"))
