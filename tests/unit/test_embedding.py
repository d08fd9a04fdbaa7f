"""One figure in a partner's page: off unless sites are named, never more than the figure, and nothing in it runs."""

from __future__ import annotations

import re
from datetime import date

import httpx
import pytest
from starlette.applications import Starlette

from dashboard import case, partners
from dashboard.choosing.selection import Selection
from dashboard.figures.drawing.colours import PAPER
from dashboard.outputs import embedding
from dashboard.outputs.citing import View
from dashboard.outputs.site import drawing
from dashboard.serving import server
from site_pages import is_outside
from support import asked, loosened, shipped

DATA = shipped()


def answer(path: str, **headers: str) -> httpx.Response:
    """What the server says to a partner's browser."""
    app = Starlette(routes=server.routes(), middleware=server.middleware())

    return asked(app, path, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe", **headers})


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(partners.HOSTS_VARIABLE, "https://news.example.org https://*.example.com:8443")


def test_nobody_may_embed_unless_sites_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(partners.HOSTS_VARIABLE, raising=False)
    told = answer("/embed/seats")
    assert told.status_code == 404
    assert "frame-ancestors 'self'" in told.headers["Content-Security-Policy"]
    assert "example" not in told.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("named")
def test_the_sites_that_are_named_may_frame_figures_and_nothing_else() -> None:
    told = answer("/embed/seats?lang=ru&mine=jerui&q=x&event=y")
    policy = told.headers["Content-Security-Policy"]
    assert told.status_code == 200
    assert "frame-ancestors 'self' https://news.example.org https://*.example.com:8443" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert told.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    elsewhere = answer("/healthz").headers["Content-Security-Policy"]
    assert "news.example.org" not in elsewhere


@pytest.mark.usefixtures("named")
def test_the_page_is_the_figure_with_its_source_and_the_way_back() -> None:
    text = answer("/embed/seats?lang=ru&mine=jerui&q=x").text
    figure = embedding.FIGURES["seats"][1](DATA, Selection(), case.translator(DATA, "ru"))
    assert '<html lang="ru">' in text
    assert str(figure.title) in loosened(text)
    assert "Источники:" in text
    back = re.search(r'<a href="([^"]+)"', text)
    assert back
    assert back[1] == "http://localhost/participation?lang=ru&amp;mine=jerui#seats"
    assert "<script" not in text
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert '"Source Sans 3"' in style, "a style sheet, not text of one"
    assert not [item for item in re.findall(r'(?:src|xlink:href)="([^"]+)"', text) if is_outside(item)]


@pytest.mark.usefixtures("named")
def test_a_figure_whose_address_names_no_language_speaks_and_is_marked_as_one() -> None:
    told = answer("/embed/seats", **{"Accept": "text/html", "Accept-Language": "ru"})
    figure = embedding.FIGURES["seats"][1](DATA, Selection(), case.translator(DATA, "ru"))
    assert '<html lang="ru">' in told.text
    assert str(figure.title) in loosened(told.text)
    for found in (told, answer("/embed/seats", Accept="*/*")):
        assert found.headers["Vary"].count("Accept-Language") == 1


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("path", ["/embed/nothing", "/embed/", "/embed/../seats", "/embed/%3Cscript%3E"])
def test_an_unknown_figure_is_no_page(path: str) -> None:
    assert answer(path).status_code == 404


@pytest.mark.parametrize(
    "value",
    [
        "*",
        "https://a.example; script-src *",
        "'unsafe-inline'",
        "javascript:x",
        "https://a b;c",
        "//x",
        "data:",
        "https://*",
    ],
)
def test_what_is_no_site_opens_nothing_and_is_told(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(partners.HOSTS_VARIABLE, value)
    assert not [host for host in partners.hosts() if host != "https://a"]
    assert partners.HOSTS_VARIABLE in (partners.advice() or "")


@pytest.mark.parametrize("figure_id", embedding.FIGURES)
def test_each_figure_that_may_stand_alone_is_the_one_of_its_name(figure_id: str) -> None:
    screen, build = embedding.FIGURES[figure_id]
    t = case.translator(DATA, "en")
    figure = build(DATA, Selection(), t)
    assert figure.id == figure_id
    assert figure.chart is not None
    code = embedding.code(figure, Selection(lang="ky", mines=("jerui",), q="x"), "https://example.org")
    assert f'src="https://example.org/embed/{figure_id}?lang=ky&amp;mine=jerui"' in code
    assert screen


@pytest.mark.usefixtures("named")
def test_a_figure_follows_the_readers_machine_unless_its_address_names_a_theme() -> None:
    def told(query: str) -> tuple[str, ...]:
        text = answer(f"/embed/seats?lang=en{query}").text
        return (
            *re.findall(r'<div class="(drawing[^"]*)">', text),
            *(fill for fill in PAPER.values() if f'fill="{fill}"' in text),
        )

    light, dark = PAPER["light"], PAPER["dark"]
    assert told("") == ("drawing on-light", "drawing on-dark", light, dark)
    assert told("&theme=dark") == ("drawing", dark)
    assert told("&theme=light") == ("drawing", light)
    assert told("&theme=%22%3E") == told("")


@pytest.mark.usefixtures("named")
def test_who_names_another_way_to_the_server_has_nothing_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answer("/embed/seats?lang=ky&theme=dark")
    monkeypatch.setattr(drawing, "drawings", lambda *_: pytest.fail("drawn again"))
    told = answer("/embed/seats?lang=ky&theme=dark&year=x", Host="localhost:8599")
    assert told.status_code == 200
    assert "localhost:8599/participation" in told.text


def test_the_drawing_keeps_its_relief_within_it() -> None:
    t = case.translator(DATA, "en")
    view = View("Map", "https://example.org/map#map", (), date(2026, 11, 27))
    text = embedding.page(DATA, Selection(), t, "map", view)
    assert 'href="data:image/jpeg;base64,' in text
    assert "../ground" not in text
