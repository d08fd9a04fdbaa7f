"""The language switch, the browser's own language, and what is in the visitor's language down to the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from browser.visitor import SIZES, Visitor, heading, map_frame
from dashboard import case
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from dashboard.texts import unbroken

OTHERS = ("ru", "ky")


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
        visitor.page.get_by_role("link", name=LANGUAGES[lang], exact=True).click()
        visitor.expect_query(lang=lang, **kept)
        visitor.settle()
        t = Translator(lang)
        expect(visitor.heading).to_have_text(heading(lang, "timeline"))
        expect(visitor.page.locator(".st-key-event-card")).to_contain_text(unbroken(t.date("2007-05-26")))
        assert visitor.pressed(".pick-many") == [t("violent incident")]
        assert html_lang(visitor.page) == lang, "a screen reader changes its voice"
        expect(visitor.page).to_have_title(f"{t('Timeline')} · {case.title(load(SHIPPED_DATA), t)}")
    visitor.page.go_back()
    visitor.expect_query(lang="ru", **kept)
    expect(visitor.heading).to_have_text(heading("ru", "timeline"))
    visitor.page.reload()
    visitor.settle()
    expect(visitor.heading).to_have_text(heading("ru", "timeline"))
    visitor.expect_no_harm()


# Once the page has been scrolled, and has told so, for a while: its own clock is as slow as the page is.
HAS_READ = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 1200))))"""
AT_TOP = "document.querySelector('main').scrollTo(0, 0)"


def test_who_leaves_a_place_for_the_switch_of_languages_reads_on_there(visit: Callable[..., Visitor]) -> None:
    visitor = visit(size=SIZES["phone"]).open("overview", "lang=en")
    page, place = visitor.page, visitor.page.locator(".st-key-figure-study-against-documented")
    place.scroll_into_view_if_needed()
    place.evaluate("(it) => it.scrollIntoView()")
    page.evaluate(HAS_READ)
    page.evaluate(AT_TOP)
    page.get_by_role("link", name=LANGUAGES["ky"], exact=True).click()
    visitor.expect_query(lang="ky")
    visitor.settle()
    expect(visitor.heading).to_have_text(heading("ky", "overview"))
    expect(place).to_be_in_viewport()
    assert abs(place.bounding_box()["y"]) < 100, "it begins where it began before"  # type: ignore[index]
    visitor.expect_no_harm()


def test_who_has_not_been_elsewhere_stays_at_the_top_when_the_language_changes(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit(size=SIZES["phone"]).open("overview", "lang=en")
    visitor.page.get_by_role("link", name=LANGUAGES["ru"], exact=True).click()
    visitor.expect_query(lang="ru")
    visitor.settle()
    expect(visitor.heading).to_be_in_viewport()


def test_links_of_the_menu_keep_the_language(walker: Visitor) -> None:
    walker.turn("overview", "lang=ky")
    walker.menu.nth(2).click()
    walker.expect_query(lang="ky")
    expect(walker.heading).to_have_text(heading("ky", "timeline"))


@pytest.mark.parametrize(("locale", "lang"), [("ky-KG", "ky"), ("ru-RU", "ru"), ("de-DE", "en")])
def test_without_an_address_the_browser_s_language_is_taken(visitor: Visitor, locale: str, lang: str) -> None:
    emulation = visitor.page.context.new_cdp_session(visitor.page)
    agent = {"userAgent": visitor.page.evaluate("navigator.userAgent"), "acceptLanguage": locale}
    emulation.send("Emulation.setUserAgentOverride", agent)
    try:
        visitor.open("overview")
        assert visitor.page.evaluate("navigator.language") == locale
        expect(visitor.heading).to_have_text(heading(lang, "overview"))
        visitor.expect_query(lang=lang)
        assert html_lang(visitor.page) == lang
        if lang == "ky":
            visitor.open("overview", "lang=ru")
            expect(visitor.heading).to_have_text(heading("ru", "overview"))
            assert html_lang(visitor.page) == "ru", "a link opens in its sender's language"
        visitor.expect_no_harm()
    finally:
        emulation.detach()  # the tab has its own language again


@pytest.mark.parametrize("lang", OTHERS)
def test_the_map_speaks_the_language_down_to_its_scale(walker: Visitor, lang: str) -> None:
    walker.turn("map", f"lang={lang}")
    frame = map_frame(walker.page)
    assert frame.locator(".leaflet-control-scale-line").inner_text().endswith(Translator(lang)("km"))
    assert frame.locator(".leaflet-control-zoom-in").get_attribute("title") == Translator(lang)("Zoom in")
    labels = " ".join(frame.locator(".l span").all_inner_texts())
    assert {"ru": "Джеруй", "ky": "Жерүй"}[lang] in labels


@pytest.mark.parametrize("lang", OTHERS)
def test_the_study_s_english_is_one_click_from_its_translation(walker: Visitor, lang: str) -> None:
    walker.turn("recommendations", f"lang={lang}&stakeholder=local")
    english = walker.page.get_by_text("should practice international mechanism such as EITI and PM&E.")
    expect(english).to_be_hidden()
    walker.page.locator("details.original summary").last.click()
    expect(english).to_be_visible()
    expect(
        walker.page.get_by_text(Translator(lang)("Our translation. The English original")).first
    ).to_be_visible()
