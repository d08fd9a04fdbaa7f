"""A visitor: a page in Chromium that remembers whatever should not have happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Frame,
    Locator,
    Page,
    Request,
    WebSocket,
    expect,
)
from playwright.sync_api import Error as PlaywrightError

from browser.measures import FOCUSED, FOLLOWED, HAS_MAP, IS_FOCUSED, MARKED, PRESSED, SETTLED, TURN, TURNED
from browser.tabs import Tabs, tab_of
from dashboard import case
from dashboard.figures import promised
from dashboard.figures.drawing.colours import PAPER
from dashboard.i18n import Translator
from support import shipped

# address -> the one h1 of the screen
SCREENS = {
    "overview": "Three gold deposits in Talas, twenty years of conflict",
    "map": "Where it happened",
    "timeline": "What happened, year by year",
    "participation": "Who takes part in decisions on mining",
    "stakeholders": "Who is involved, what was found and what each group was advised",
    "recommendations": "What each stakeholder was advised to do, and what happened since",
    "sources": "What all of this is based on",
}


def heading(lang: str, screen: str) -> str:
    """The h1 of a screen in a language: that of the Overview is a text of the case, one names what the case has."""
    t = Translator(lang)
    if screen == "overview":
        return case.own_text(shipped(), t, "overview-title")
    return promised.stakeholders(shipped(), t) if screen == "stakeholders" else t(SCREENS[screen])


# parameters of the screen itself, in a view of it with something chosen
OWN = {
    "overview": "",
    "map": "place=kara-oi",
    "timeline": "event=jerui-2007-05-26-violent&kind=violent",
    "participation": "part=people",
    "stakeholders": "",
    "recommendations": "stakeholder=ngo",
    "sources": "section=tables&table=seats",
}
MENU = len(SCREENS) + 1  # links of the menu: the screens, and the stage, which has no frame
SIZES = {"projector": (1920, 1080), "laptop": (1280, 800), "phone": (390, 844)}
TALLEST = 16_000  # px; Chromium draws no larger page in one piece

Theme = Literal["light", "dark"]

# Streamlit's protobuf tries once to compile a small WebAssembly part for long numbers, and has a plain one
# for where the policy forbids it, as ours does. The only violation that is let pass.
LONG_ARITHMETIC = "POLICY script-src wasm-eval "


@dataclass
class Visitor:
    """A page, the server it visits, and what went wrong on the way."""

    page: Page
    server: str
    outside: list[str] = field(default_factory=list)  # addresses that are not the server's
    wrong: list[str] = field(default_factory=list)  # errors of the console and of scripts

    def address(self, screen: str, query: str = "") -> str:
        """Address of a screen."""
        return f"{self.server}/{'' if screen == 'overview' else screen}{'?' if query else ''}{query}"

    def open(self, screen: str, query: str = "") -> Visitor:
        """Open a screen by its address and wait until all of it is drawn."""
        self.page.goto(self.address(screen, query))
        return self.settle()

    def set_off(self, screen: str, query: str = "") -> None:
        """Go to a screen as Back and Forward do: the page stays and nothing is loaded anew, at half of the price."""
        self.page.evaluate(TURN, self.address(screen, query))

    @property
    def is_away(self) -> bool:
        """Whether no screen is open: in a new tab, in one that was lent before, and on a page that is not ours to turn."""
        return not self.page.get_by_test_id("stApp").count()

    def turn(self, screen: str, query: str = "") -> Visitor:
        """Go to a screen as Back and Forward do, and wait until all of it is drawn. The first one is opened."""
        is_turned = self.page.evaluate(TURNED, self.address(screen, query))
        return self if is_turned else self.open(screen, query)

    def turn_to_map(self, query: str = "") -> Visitor:
        """Go to a map that is drawn anew: one that is there stays as it was left, which is what it promises."""
        if self.page.evaluate(HAS_MAP):
            self.turn("search")
        return self.turn("map", query)

    def settle(self) -> Visitor:
        """Wait until the screen stands still."""
        self.page.evaluate(SETTLED)
        return self

    def resize(self, width: int, height: int) -> Visitor:
        """Make the window another one, and wait until charts have followed, where a screen is open."""
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.evaluate(FOLLOWED)
        return self

    def stretch(self, *, least: int = 800) -> Visitor:
        """Make the window as tall as the screen, so that nothing is scrolled away."""
        size = self.page.viewport_size
        assert size
        self.page.evaluate(  # a map's height is a part of the window's: it stays as it was
            "document.querySelectorAll('iframe').forEach(f => f.style.setProperty('height', f.clientHeight + 'px', 'important'))"
        )
        for _ in range(3):  # a taller window may move things, or bring up charts that were not yet drawn
            wanted = self.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollHeight")
            now = self.page.viewport_size
            if now and now["height"] >= wanted:
                break
            self.resize(size["width"], min(max(wanted, least), TALLEST))
        # What is still too tall would begin above the window, where axe's measure of contrast breaks off.
        self.page.evaluate("document.querySelector('[data-testid=\"stMain\"]').scrollTop = 0")
        return self

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def menu(self) -> Locator:
        """Links of the menu."""
        return self.page.locator(".menu .screens a")

    def link(self, name: str) -> Locator:
        """A link of the menu by its name."""
        return self.menu.filter(has_text=re.compile(rf"{name}$"))

    def pill(self, name: str | re.Pattern[str]) -> Locator:
        """A choice of a filter."""
        return self.page.locator(".filters, .stButtonGroup").get_by_role("button", name=name)

    def face(self, name: str, figure: str = "main") -> Locator:
        """The first link that turns a figure to one of its faces; of any figure, if none is named."""
        return self.page.locator(f"{figure} .faces").get_by_role("link", name=name, exact=True).first

    def list_of(self, label: str) -> Locator:
        """A list of which several may be chosen."""
        return self.page.locator(".pick-many").filter(has=self.page.get_by_text(label, exact=True))

    def pick(self, label: str, name: str | re.Pattern[str]) -> None:
        """Choose from a list of which several may be chosen, and close it."""
        field = self.list_of(label)
        field.locator("summary").click()
        field.locator("label").filter(has_text=name).click()  # its words, as people do
        self.page.keyboard.press("Escape")

    def pressed(self, place: str) -> list[str]:
        """Names of the choices that are made in a part of the screen."""
        chosen = self.page.locator(place).locator(PRESSED)
        return [text.strip() for text in chosen.all_text_contents()]

    def expect_screen(self, screen: str) -> None:
        """The heading is the screen's, and the only one of its level."""
        expect(self.heading).to_have_text(SCREENS[screen])

    def expect_theme(self, theme: Theme) -> None:
        """The page has the theme's paper: it follows the browser a little later."""
        red, green, blue = (int(PAPER[theme][at : at + 2], 16) for at in (1, 3, 5))
        expect(self.page.get_by_test_id("stApp")).to_have_css(
            "background-color", f"rgb({red}, {green}, {blue})"
        )
        # What fades from one theme to the other is seen in neither until it has arrived.
        self.page.wait_for_function(
            "() => !document.getAnimations().some((one) => one instanceof CSSTransition)", polling=25
        )

    def expect_query(self, **parameters: str | None) -> None:
        """Wait until the address has these parameters (None: has not)."""
        wanted = {name.rstrip("_"): value for name, value in parameters.items()}

        def fits(url: str) -> bool:
            query = query_of(url)
            return all(query.get(name) == value for name, value in wanted.items())

        try:
            self.page.wait_for_url(fits, wait_until="commit")
        except Exception as error:
            raise AssertionError(f"{self.page.url} should have {wanted}") from error

    def focused(self) -> str:
        """Name of what has the keyboard; that of the element if it has none."""
        return str(self.page.evaluate(FOCUSED))

    def press(self, *keys: str) -> Visitor:
        """Press keys one after the other and wait for what they do."""
        for key in keys:
            self.page.keyboard.press(key)
        return self.settle()

    def reach(self, name: str | re.Pattern[str], key: str = "Tab", most: int = 60) -> Visitor:
        """Go on with one key until something of this name has the keyboard, and see that it has.

        A text is the name, or the first words of it.
        """
        passed = []
        for _ in range(most):
            self.page.keyboard.press(key)
            now = self.focused()
            if name.search(now) if isinstance(name, re.Pattern) else now.startswith(name):
                self.expect_focus_seen()
                return self
            passed.append(now[:40])
        raise AssertionError(f"{name} was not reached by {key}; passed: {passed}")

    def expect_focus_seen(self) -> None:
        """What has the keyboard looks different from when it has not, and Shift+Tab leads back to it."""
        name = self.focused()
        marked = self.page.evaluate(MARKED)
        self.page.keyboard.press("Tab")
        if self.page.evaluate(
            IS_FOCUSED
        ):  # a table takes the key for its own cells: its outline must be there
            self.page.keyboard.press("Shift+Tab")
            assert any(look.partition(" | ")[0] for look in marked), f"no outline around {name!r}"
            return
        plain = self.page.evaluate(MARKED)
        self.page.keyboard.press("Shift+Tab")
        try:  # a table takes the keyboard by a script of its own, which a busy machine keeps waiting
            self.page.wait_for_function(IS_FOCUSED, polling=25)
        except PlaywrightError as error:
            raise AssertionError(f"Shift+Tab does not lead back to {name!r}") from error
        assert marked != plain, f"nothing shows that {name!r} has the keyboard: {plain}"

    def expect_no_harm(self) -> None:
        """Nothing was asked of anyone else, no policy was violated, no script failed."""
        assert not self.outside, f"requests to others: {sorted(set(self.outside))}"
        assert not self.wrong, "\n".join(dict.fromkeys(self.wrong))


def query_of(url: str) -> dict[str, str]:
    """Parameters of an address."""
    return {name: ",".join(values) for name, values in parse_qs(urlsplit(url).query).items()}


@contextmanager
def visiting(
    browser: Browser | BrowserContext | Tabs,
    server: str,
    *,
    size: tuple[int, int] = SIZES["laptop"],
    theme: Theme = "light",
) -> Iterator[Visitor]:
    """A visitor of a server; from a context with its cache, from a browser without any past, from tabs in one that was used before.

    Requests to anything but the server's own port are kept, and find no other machine (CHROMIUM_OPTIONS);
    a route would do the same but switch the cache off, and every test would load all of Streamlit anew.
    """
    with tab_of(browser, server) as page:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme=theme, media="null")
        visitor = Visitor(page, server)
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(server))
        inside = (origin + "/", origin.replace("http", "ws", 1) + "/", "data:", "blob:", "about:")

        def requested(asked: Request | WebSocket) -> None:
            if not asked.url.startswith(inside):
                visitor.outside.append(asked.url)

        def said(message: ConsoleMessage) -> None:
            if message.type != "error" or is_probe(message) or message.text.startswith(LONG_ARITHMETIC):
                return
            visitor.wrong.append(f"{message.text} ({message.location.get('url', '')})")

        def failed(error: PlaywrightError) -> None:
            visitor.wrong.append(f"script error: {error}")

        listeners = {"request": requested, "websocket": requested, "console": said, "pageerror": failed}
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        try:
            yield visitor
        finally:
            for event, listener in listeners.items():
                page.remove_listener(event, listener)


def is_probe(message: ConsoleMessage) -> bool:
    """Streamlit looks for its server at `<screen>/_stcore/...` first, which is not there."""
    return "404" in message.text and "/_stcore/" in message.location.get("url", "")


def map_frame(page: Page) -> Frame:
    """The frame that holds the map."""
    return next(frame for frame in page.frames if "/component/streamlit_folium" in frame.url)


def artefacts(root: Path) -> Path:
    """Where pictures for people go; git does not see it."""
    return root / "artefacts"
