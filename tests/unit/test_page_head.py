"""What a page says before any script runs: its language, its title and sentence, a picture for links, words without scripts."""

from __future__ import annotations

import html
import io
import re

import httpx
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dashboard import cache, case
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.overview import overview
from dashboard.outputs import not_found, preview, valley
from dashboard.serving import page_head, server
from dashboard.serving.page_head import page_language
from support import asked, loosened, run_apart, shipped, some


@pytest.mark.parametrize(
    ("query", "accepted", "lang"),
    [
        ("", "", "en"),
        ("", "ru", "ru"),
        ("", "ky-KG,ru;q=0.8", "ky"),
        ("", "xx,ru", "en"),
        ("lang=ky", "ru", "ky"),
        ("lang=xx", "ru", "ru"),
    ],
)
def test_a_page_is_in_the_language_of_its_address_else_of_the_browser(
    query: str, accepted: str, lang: str
) -> None:
    assert page_language(query, accepted) == lang


def _page(method: str, accepted: str, path: str = "/", **headers: str) -> httpx.Response:
    """Ask for a page like Streamlit's, which as a file answers HEAD with its length."""
    page = (
        b'<!doctype html><html lang="en"><head><title>Streamlit</title></head><body><noscript>\n<p>none</p></noscript>'
        + "Өзгөчө".encode()
        + b"</body></html>"
    )

    def served(request: Request) -> Response:
        told = {"Content-Length": str(len(page)), "ETag": '"x"', "Vary": "Accept-Encoding"}
        body = b"" if request.method == "HEAD" else page
        return Response(body, media_type="text/html", headers=told)

    app = Starlette(routes=[Route("/{path:path}", served)], middleware=server.middleware())

    return asked(app, path, method, {"Accept": "text/html", "Accept-Language": accepted, **headers})


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_head_tells_the_same_as_get_in_every_language(lang: str) -> None:
    whole, head = _page("GET", lang), _page("HEAD", lang)
    assert f'<html lang="{lang}">' in whole.text
    assert head.content == b""
    assert head.headers == whole.headers
    assert int(head.headers["Content-Length"]) == len(whole.content)


def test_a_page_marked_anew_is_kept_for_its_language_only() -> None:
    assert _page("GET", "ru").headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert "ETag" not in _page("GET", "ru").headers


def meta(page: str) -> dict[str, str]:
    """What the page says of itself to messengers and search engines, by name."""
    told = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
    return {name: loosened(html.unescape(content)) for name, content in some(told)}


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_a_link_shows_title_sentence_and_picture_in_its_language(lang: str) -> None:
    page = _page("GET", "en", f"/map?lang={lang}").text
    t = case.translator(shipped(), lang)
    told = meta(page)
    assert told["og:title"] == f"{t('Map')} · {case.title(shipped(), t)}"
    assert told["og:description"] == told["description"] == maps.overview(shipped(), Selection(), t).title
    assert told["og:image"] == f"http://localhost/preview/{lang}.png"
    assert f"<title>{told['og:title']}</title>" in loosened(page) and "Streamlit" not in page
    assert len(re.findall(r'hreflang="(?:en|ru|ky)"', page)) == 3


def test_the_front_page_speaks_of_the_atlas() -> None:
    assert meta(_page("GET", "en", "/").text)["og:title"] == case.title(
        shipped(), case.translator(shipped(), "en")
    )


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Page not found"), ("ru", "Страница не найдена"), ("ky", "Барак табылган жок")]
)
@pytest.mark.parametrize("path", ["/nosuch", "/map/map", "/%22%3E%3Cb%3Ex%3C/b%3E"])
def test_where_no_page_lies_that_is_said_with_the_ways_to_all_screens(
    path: str, lang: str, said: str
) -> None:
    answer = _page("GET", lang, path)
    assert (
        answer.status_code == 404
        and f"<h1>{said}</h1>" in loosened(answer.text)
        and f'<html lang="{lang}">' in answer.text
    )
    assert "<script" not in answer.text and "<b>" not in answer.text and "Streamlit" not in answer.text
    ways = set(re.findall(r'href="/(\w*)\?lang=', answer.text))
    assert ways == {"", *page_head.ADDRESSES}


def test_a_missing_page_says_so_without_data_too() -> None:
    assert "<h1>Page not found</h1>" in not_found.page(None, "en", "/atlas")
    assert 'href="/atlas/map?lang=en"' in not_found.page(None, "en", "/atlas")


def test_every_screen_loads_the_scripts_of_the_frame() -> None:
    scripts = re.findall(r'<script defer src="(/[^"]+)"', _page("GET", "en", "/map").text)
    names = ["frame.js", "copying.js", "below.js", "opened.js", "choose_years.js"]
    assert [script.rpartition("/")[2] for script in scripts] == names
    assert f'data-screens="{" ".join(sorted(page_head.ADDRESSES))}"' in _page("GET", "en", "/").text


def test_without_scripts_the_case_and_the_way_to_the_data_can_be_read() -> None:
    page = _page("GET", "ru").text
    silent = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert html.escape(overview.lead(shipped(), case.translator(shipped(), "ru")), quote=False) in loosened(
        html.unescape(silent)
    )
    assert silent.count("<p>") >= 5 and 'href="/data/datapackage.json"' in silent and "none" not in silent


def test_behind_a_proxy_that_speaks_tls_links_do_too() -> None:
    told = meta(_page("GET", "en", "/map", **{"X-Forwarded-Proto": "https"}).text)
    assert told["og:url"].startswith("https://localhost/map") and told["og:image"].startswith("https://")


@pytest.mark.parametrize(
    "path",
    [
        "/map?place=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/map?lang=%22%3E%3Cb%3E",
        "/?%22%3E%3Cb%3E=%27",
        "/?q=%5C1%5Cg%3C0%3E",
    ],
)
def test_no_address_becomes_markup(path: str) -> None:
    page = _page("GET", "en", path).text
    assert "<script>alert" not in page and "<b>" not in page and "alert" not in page
    assert meta(page)["og:url"].startswith("http://localhost/")


def test_the_address_that_a_page_gives_is_that_of_the_view_and_no_more() -> None:
    told = meta(
        _page(
            "GET", "en", "/timeline?mine=jerui,nosuch&from=2006&utm_source=x&lang=ru&face=timeline.table"
        ).text
    )
    assert told["og:url"] == "http://localhost/timeline?lang=ru&mine=jerui&from=2006"


def test_a_page_without_data_is_left_as_it_is() -> None:
    head = page_head.PageHead(app=None, package=lambda: {"status": "data faults"})  # type: ignore[arg-type]
    page = b'<html lang="en"><title>Streamlit</title>'
    scope = {"type": "http", "path": "/", "query_string": b"lang=ky", "headers": []}
    assert head._written(page, scope) == b'<html lang="ky"><title>Streamlit</title>'


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_the_picture_of_a_link_has_the_size_that_is_told(lang: str) -> None:
    drawn = Image.open(io.BytesIO(preview.card(shipped(), case.translator(shipped(), lang))))
    assert drawn.size == (preview.WIDTH, preview.HEIGHT)


def test_a_picture_is_there_for_each_language_and_for_no_other_word() -> None:
    app = Starlette(routes=server.routes())

    async def ask() -> list[int]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            return [(await client.get(f"/preview/{lang}.png")).status_code for lang in ("en", "xx", "..")]

    assert run_apart(ask()) == [200, 404, 404]


def test_the_ground_of_the_first_view_is_a_file_that_browsers_keep_and_of_other_data_one_that_they_do_not() -> (
    None
):
    data, t = shipped(), case.translator(shipped(), "ky")
    own = valley.ground_address(data, t, "dark")
    app = Starlette(routes=server.routes())

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url="http://localhost"
        ) as client:
            names = (
                own,
                f"{valley.GROUNDS}/ky-dark-00000000.svg",
                valley.ground_address(data, t, "dark", "aral"),
                f"{valley.GROUNDS}/xx-dark-0.svg",
                f"{valley.GROUNDS}/nosuch/ky-dark-0.svg",
            )
            return [await client.get(f"/{name}") for name in names]

    kept, changed, around, *unknown = run_apart(ask())
    assert kept.text == changed.text == valley.ground(data, t, "dark") and kept.text.startswith("<svg")
    assert "immutable" in kept.headers["Cache-Control"] and changed.headers["Cache-Control"] == "no-store"
    assert around.text == valley.ground(data, t, "dark", "aral") != kept.text
    assert "immutable" in around.headers["Cache-Control"]
    assert [answer.status_code for answer in unknown] == [404, 404]


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = preview._shortened("word " * 100)
    assert len(cut) <= preview.LONGEST and cut.endswith("word…")


def test_addresses_that_nobody_knows_take_no_room() -> None:
    _page("GET", "en", "/nosuch")
    before = cache.size()
    assert _page("GET", "en", "/another/nosuch").status_code == 404
    assert cache.size() == before
