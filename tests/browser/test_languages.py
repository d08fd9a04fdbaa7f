"""The language switch, the browser's own language, and room for longer words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.test_frame import OWN, WIDTHS, pressed
from browser.visitor import SCREENS, SIZES, TOO_WIDE, Visitor, map_frame, visiting
from dashboard.i18n import LANGUAGES, Translator
from support import Server

OTHERS = ("ru", "ky")
# What is cut off or laid over its neighbour: a text wider than its own box, where it cannot be scrolled to.
CUT = """() => [...document.querySelectorAll('h1, h2, h3, button p, a p, label p, .quiet')]
    .filter(part => part.checkVisibility() && part.scrollWidth > part.clientWidth + 2 && getComputedStyle(part).overflow !== "visible")
    .map(part => part.innerText.slice(0, 60))"""


def heading(lang: str, screen: str) -> str:
    return Translator(lang)(SCREENS[screen])


def html_lang(page: Page) -> str:
    return str(page.evaluate("document.documentElement.lang"))


def test_a_switch_keeps_screen_filters_and_selection(visitor: Visitor) -> None:
    visitor.open(
        "timeline", "lang=en&mine=jerui&from=2005&to=2013&kind=violent&event=jerui-2007-05-26-violent"
    )
    kept = {
        "mine": "jerui",
        "from_": "2005",
        "to": "2013",
        "kind": "violent",
        "event": "jerui-2007-05-26-violent",
    }
    for lang in ("ky", "ru", "en"):
        visitor.pill(LANGUAGES[lang]).or_(
            visitor.page.get_by_role("radio", name=LANGUAGES[lang])
        ).first.click()
        visitor.expect_query(lang=lang, **kept)
        visitor.settle()
        t = Translator(lang)
        expect(visitor.heading).to_have_text(heading(lang, "timeline"))
        expect(visitor.page.locator(".st-key-event-card")).to_contain_text(t.date("2007-05-26"))
        assert pressed(visitor, ".st-key-timeline-filters") == [t("violent incident")]
        expect(visitor.page).to_have_title(f"{t('Timeline')} · {t('Talas Mining Atlas')}")
    visitor.page.go_back()
    visitor.expect_query(lang="ru", **kept)
    expect(visitor.heading).to_have_text(heading("ru", "timeline"))
    visitor.page.reload()
    visitor.settle()
    expect(visitor.heading).to_have_text(heading("ru", "timeline"))
    visitor.expect_no_harm()


def test_links_of_the_menu_keep_the_language(visitor: Visitor) -> None:
    visitor.open("overview", "lang=ky")
    visitor.menu.nth(2).click()
    visitor.expect_query(lang="ky")
    expect(visitor.heading).to_have_text(heading("ky", "timeline"))


@pytest.mark.parametrize(("locale", "lang"), [("ky-KG", "ky"), ("ru-RU", "ru"), ("de-DE", "en")])
def test_without_an_address_the_browser_s_language_is_taken(
    browser: Browser, server: Server, locale: str, lang: str
) -> None:
    context = browser.new_context(locale=locale)
    try:
        with visiting(context, server.url) as visitor:
            visitor.open("overview")
            expect(visitor.heading).to_have_text(heading(lang, "overview"))
            visitor.expect_query(lang=lang)
            assert html_lang(visitor.page) == lang
            visitor.open("overview", "lang=ru")
            expect(visitor.heading).to_have_text(heading("ru", "overview"))
            assert html_lang(visitor.page) == "ru", "a link opens in its sender's language"
            visitor.expect_no_harm()
    finally:
        context.close()


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("screen", SCREENS)
def test_longer_words_find_their_room(visit: Callable[..., Visitor], screen: str, lang: str) -> None:
    visitor = visit(size=(WIDTHS[0], 1080))
    visitor.open(screen, f"lang={lang}&{OWN[screen]}")
    for width in (1280, 390):
        visitor.page.set_viewport_size({"width": width, "height": SIZES["phone"][1]})
        visitor.page.wait_for_timeout(300)
        visitor.settle()
        assert visitor.page.evaluate(TOO_WIDE) == [], f"at {width} px"
        assert visitor.page.evaluate(CUT) == [], f"at {width} px"
    visitor.expect_no_harm()


@pytest.mark.parametrize("lang", OTHERS)
def test_the_map_speaks_the_language_down_to_its_scale(visitor: Visitor, lang: str) -> None:
    visitor.open("map", f"lang={lang}")
    frame = map_frame(visitor.page)
    assert frame.locator(".leaflet-control-scale-line").inner_text().endswith(Translator(lang)("km"))
    assert frame.locator(".leaflet-control-zoom-in").get_attribute("title") == Translator(lang)("Zoom in")
    labels = " ".join(frame.locator(".l span").all_inner_texts())
    assert {"ru": "Джеруй", "ky": "Жерүй"}[lang] in labels


@pytest.mark.parametrize("lang", OTHERS)
def test_the_deck_s_english_is_one_click_from_its_translation(visitor: Visitor, lang: str) -> None:
    visitor.open("recommendations", f"lang={lang}&stakeholder=local")
    english = visitor.page.get_by_text("should practice international mechanism such as EITI and PM&E.")
    expect(english).to_be_hidden()
    visitor.page.locator("details.original summary").last.click()
    expect(english).to_be_visible()
    expect(
        visitor.page.get_by_text(Translator(lang)("Our translation. The deck's English")).first
    ).to_be_visible()
