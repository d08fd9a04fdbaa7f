"""The screen of recommendations: a tile for each, opened and closed alone, filters and a search, and where one replies."""

from __future__ import annotations

import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.paths import DATA_VARIABLE, SHIPPED_DATA
from dashboard.reading.dataset import load
from screens import followed, markups, open_screen, texts, view
from support import loosened, some


@pytest.mark.parametrize(
    ("stakeholder", "cards"), [("ngo", 3), ("company", 2), ("research", 3), ("national", 3), ("local", 3)]
)
def test_recommendations_are_filtered_by_stakeholder(stakeholder: str, cards: int) -> None:
    here = view("recommendations", stakeholder=stakeholder).main
    assert texts(here).count("Our status:") == cards
    bodies = "".join(markups(here))
    assert re.findall('<h2 id="for-([^"]+)"', bodies) == [stakeholder]
    assert re.findall('href="(briefs/[^"]+)"', bodies) == [f"briefs/en/{stakeholder}.pdf"]


def test_a_search_that_finds_nothing_says_so() -> None:
    at = open_screen("recommendations", q="zzzz")
    assert not at.exception
    assert "No recommendation fits these filters" in texts(at)
    assert texts(at).count("Our status:") == 0
    next(button for button in at.button if "Clear all filters" in button.label).click().run()
    assert texts(at).count("Our status:") == 14


def test_what_is_chosen_in_a_list_stands_in_the_address_in_the_order_of_the_list() -> None:
    at = open_screen("recommendations", status="reversed,partly", stakeholder="local,company")
    assert (at.query_params["status"], at.query_params["stakeholder"]) == ("partly,reversed", "company,local")


def test_counts_beside_the_choices_add_up() -> None:
    said = texts(open_screen("recommendations"))
    (asked,) = re.findall(r'<details class="pick-many" data-name="stakeholder".*?</details>', said, re.DOTALL)
    assert sum(map(int, re.findall(r"\((\d+)\)</span></label>", asked))) == 14


class Tile(NamedTuple):
    """A tile of the board: code of its status, what it says, and the view that it leads to."""

    status: str
    words: str
    query: dict[str, str]


def tiles(at: AppTest) -> list[Tile]:
    found = re.findall(
        r'<a class="tile" id="[^"]+" data-status="([^"]+)" href="([^"]+)"[^>]*>(.*?)</a>',
        texts(at),
        re.DOTALL,
    )
    return [Tile(status, unescape(words), followed(address)) for status, address, words in found]


def test_the_board_has_a_tile_for_every_recommendation_with_its_status_in_words() -> None:
    rows, names = load(SHIPPED_DATA)["recommendations"], status_names(Translator())
    shown = {tile.query["recommendation"]: tile for tile in tiles(open_screen("recommendations"))}
    assert len(shown) == len(rows) == 14
    for row in rows.itertuples():
        tile = shown[row.recommendation_id]
        assert tile.status == row.status
        assert row.text_en[:10] in tile.words and names[row.status] in tile.words


def test_a_tile_opens_its_recommendation_alone_and_closes_it_again() -> None:
    board = tiles(open_screen("recommendations", status="reversed", q="local"))
    to_open = next(tile for tile in board if tile.query["recommendation"] == "national-1")
    assert to_open.query == {
        "lang": "en",
        "status": "reversed",
        "q": "local",
        "recommendation": "national-1",
    }
    at = open_screen("recommendations", **to_open.query)
    assert not at.exception
    assert texts(at).count("Our status:") == 1
    assert [tile.query.get("recommendation") for tile in tiles(at)] == [None, "national-2", "national-3"]
    opened = tiles(at)[0]
    assert "open below" in opened.words
    assert opened.query == {"lang": "en", "status": "reversed", "q": "local"}


def test_a_search_closes_what_is_open() -> None:
    at = open_screen("recommendations", recommendation="national-1")
    assert texts(at).count("Our status:") == 1
    at.text_input[0].set_value("PM&E").run()
    assert "recommendation" not in at.query_params
    assert texts(at).count("Our status:") > 1


def test_the_name_of_a_group_leaves_its_row_alone() -> None:
    at = open_screen("recommendations", status="reversed")
    names = re.findall(r'<a class="board-of" href="([^"]+)">National government</a>', texts(at))
    assert [followed(address) for address in names] == [{"lang": "en", "stakeholder": "national"}]
    at = open_screen("recommendations", stakeholder="national")
    assert len(tiles(at)) == texts(at).count("Our status:") == 3


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Reuse and reply"), ("ru", "Использование и ответы"), ("ky", "Кайра колдонуу жана жооп")],
)
def test_the_note_on_our_judgement_leads_to_where_one_replies_if_somebody_is_named_there(
    lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not _notes("recommendations", lang, words)
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path / "data"))
    about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    about["contributors"][0]["email"] = "atlas@example.org"
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")
    monkeypatch.setenv(DATA_VARIABLE, str(folder))
    notes = _notes("recommendations", lang, words)
    assert all(f'<a href="sources?lang={lang}&amp;section=reuse">{words}</a>' in note for note in some(notes))


def _notes(screen: str, lang: str, words: str) -> list[str]:
    """How to read the figures of a screen, where it has some words."""
    bodies = [loosened(item.proto.body) for item in open_screen(screen, lang=lang).main.get("html")]
    return [body for body in bodies if "how-to-read" in body and words in body]


def test_every_recommendation_of_the_study_is_on_its_screen() -> None:
    html = "\n".join(str(item.proto) for item in view("recommendations").main.get("html"))
    for text in some(load(SHIPPED_DATA)["recommendations"].text_en):
        assert text[:30].replace("&", "&amp;") in html.replace("\\n", " "), text
