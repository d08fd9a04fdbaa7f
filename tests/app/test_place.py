"""The page of a place: reached by name from the front page, with its title, its parts and the way back."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.choosing.event_records import events
from dashboard.choosing.selection import Selection
from dashboard.figures import village
from dashboard.figures.line_of_time import KEY
from dashboard.i18n import LANGUAGES
from dashboard.outputs.screen import links
from dashboard.outputs.screen import village as screen
from dashboard.paths import DATA_VARIABLE
from screens import followed, has_filters, headings, markups, open_screen, texts
from support import empty_package, shipped, some


def html(at: AppTest) -> str:
    return "\n".join(markups(at))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "place", ["kara-oi", "bekmoldo", "talas", "talas-rayon", "taldy-bulak", "washington"]
)
def test_a_place_has_a_page_under_its_own_name(place: str, lang: str) -> None:
    at = open_screen("place", place=place, lang=lang)
    assert not at.exception
    mines = {mine.place_id: mine for mine in shipped().records.mines}
    row = mines.get(place) or shipped().rows("places")[place]
    assert headings(at.main) == [row[f"name_{lang}"]]


def test_headings_are_the_questions_of_a_resident() -> None:
    at = open_screen("place", place="kara-oi")
    assert re.findall('<h2 id="([^"]+)"', html(at)) == [
        "happened", "asked", "water", "near", "money", "seats", "jobs", "contacts",
    ]  # fmt: skip


def test_without_a_place_all_are_named_each_a_way_to_its_page() -> None:
    at = open_screen("place", lang="ky")
    assert not at.exception
    names = {
        words: followed(address) for address, words in re.findall('<a href="([^"]+)">([^<]+)</a>', html(at))
    }
    assert {"Кара-Ой", "Көпүрө-Базар", "Жерүй", "Талас"} <= set(names)
    assert names["Кара-Ой"] == {"lang": "ky", "place": "kara-oi"}
    at = open_screen("place", **names["Кара-Ой"])
    assert headings(at.main) == ["Кара-Ой"]
    (address,) = re.findall('<a href="([^"]+)">Бардык жерлер</a>', html(at))
    assert address.startswith("place?") and followed(address) == {"lang": "ky"}


def test_a_place_that_is_not_there_is_named_and_all_others_are_offered() -> None:
    at = open_screen("place", place="atlantis")
    assert not at.exception
    assert "atlantis" in html(at)
    assert headings(at.main) == ["Find your village"]


def test_the_front_page_names_villages_in_the_visitors_language() -> None:
    at = open_screen("overview", lang="ky")
    (address,) = re.findall('<a href="([^"]+)">Кара-Ой</a>', html(at))
    assert address.startswith("place?") and {"place=kara-oi", "lang=ky"} <= set(
        address.partition("?")[2].split("&amp;")
    )


def test_filters_of_other_screens_take_nothing_from_a_village() -> None:
    whole = html(open_screen("place", place="kara-oi"))
    filtered = open_screen("place", place="kara-oi", mine="andash", **{"from": "1995", "to": "1996"})
    assert not has_filters(filtered.main)
    summary = re.compile("<summary>.*?</summary>")
    assert some(summary.findall(whole)) == summary.findall(html(filtered))


@pytest.mark.parametrize(("place", "has"), [("kara-oi", {"money", "near"}), ("jerui", {"money"})])
def test_each_number_of_a_page_opens_its_records_where_it_stands(place: str, has: set[str]) -> None:
    """Events by kind, steps, seats, what each group was advised; a sum and a distance are of one record."""
    ways = re.findall(
        r'href="\?([^"]*behind=[^"]*)#([\w-]+)"[^>]*>([^<]*\d[^<]*)</a>',
        html(open_screen("place", place=place)),
    )
    counts = {"behind-of-place-number", "behind-of-place-contacts-number"}
    claims = {"behind-of-place-money-number", "behind-of-place-near-number"}
    boxes = {box for *_, box, _ in ways}
    assert boxes >= counts and boxes & claims == {f"behind-of-place-{part}-number" for part in has}
    for address, box, words in some(ways)[::3]:
        at = open_screen("place", **{"place": place} | dict(parse_qsl(unescape(address))))
        (shown,) = re.findall('<div class="behind">.*?</div>', html(at), re.DOTALL)
        told = 1 if box in claims else int(re.findall(r"\d+", words)[0])
        assert shown.count("<li>") == told, address


@pytest.mark.parametrize(
    ("address", "codes"), [("http://localhost:8501/place", 0), ("https://atlas.example/place", 1), ("", 0)]
)
def test_a_code_stands_where_others_can_open_the_address(
    address: str, codes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "here_at", lambda: address)
    said = html(open_screen("place", place="aral", lang="ru"))
    assert said.count('alt="QR-код') == codes
    only_here = "" if codes else " off-paper"  # on a screen the address is good, from paper nobody gets there
    shown = f'<p class="address{only_here}">{address}?lang=ru&amp;place=aral</p>'
    assert (shown in said) == bool(address)


@pytest.mark.parametrize(
    ("address", "is_printed"),
    [("http://127.0.0.1:8501/map", False), ("https://atlas.example/map", True), ("", False)],
)
def test_paper_has_the_address_of_a_page_that_others_can_open_and_its_day_anyhow(
    address: str, is_printed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(links, "here_at", lambda: address)
    (said,) = re.findall('<div class="on-paper">.*?</div>', html(open_screen("map", place="aral")), re.DOTALL)
    assert (f"Address of this page: {address}?lang=en&amp;place=aral" in said) == is_printed
    assert ("Address of this page" in said) == is_printed
    assert "As seen on" in said


@pytest.mark.parametrize(("screen", "place"), [("place", "kopuro-bazar"), ("map", "jerui")])
def test_a_mark_before_its_number_is_hidden_from_whoever_is_read_to(screen: str, place: str) -> None:
    (line,) = re.findall(
        'class="line-of-time".*?<p class="quiet">(.*?)</p>', html(open_screen(screen, place=place)), re.DOTALL
    )
    for sign in some(sign for sign in KEY.values() if sign in line):
        assert line.count(sign) == len(
            re.findall(f'<span class="sign [a-z]+" aria-hidden="true">{sign}', line)
        )


def test_where_events_about_a_deposit_are_counted_is_said_once_on_the_map() -> None:
    told = [body for body in markups(open_screen("map").main) if "those that name another place" in body]
    assert len(told) == 1 and told[0].count("those that name another place") == 1


def test_a_folder_without_rows_offers_no_village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(empty_package(tmp_path / "data")))
    overview, place = open_screen("overview"), open_screen("place")
    assert texts(overview.main) and "Your village" not in texts(overview)
    assert texts(place.main) and not place.exception


@pytest.mark.parametrize(("place", "says_so"), [("jerui", "line"), ("kopuro-bazar", "lead")])
def test_what_happened_at_a_place_stands_dated_in_its_profile_and_is_counted_once(
    place: str, says_so: str
) -> None:
    here = some(event for event in events(shipped(), Selection()) if event.place_id == place)
    told = markups(open_screen("map", place=place).main)
    lists = [body for body in told if "<summary>" in body and "village-lines" in body]
    (dated,) = (body for body in lists if 'class="mark' in body)
    assert dated.count("<summary>") == len(here)
    strip = next(body for body in told if 'class="line-of-time"' in body)
    lead = next(body for body in told if "village-lead" in body)
    assert ("data-number" in strip) == (says_so == "line")
    assert ("data-number" in lead) == (says_so == "lead")


def _part(name: str, lines: int) -> village.Part:
    return village.Part(name, name, tuple(village.Line("A word.", ("a",)) for _ in range(lines)))


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        ([30, 4, 4, 4], [1, 3]),
        ([4, 4, 4, 30], [3, 1]),
        ([9, 9], [1, 1]),
        ([9], [1]),
        ([], []),
    ],
)
def test_parts_stand_in_two_columns_of_like_height_in_their_order(
    lines: list[int], columns: list[int]
) -> None:
    parts = tuple(_part(str(number), n) for number, n in enumerate(lines))
    halves = screen.halves(parts)
    assert [len(column) for column in halves] == columns
    assert [part.id for column in halves for part in column] == [part.id for part in parts]
