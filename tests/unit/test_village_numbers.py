"""Numbers of a place's page and beside the map: each leads to as many records as it says, and no count leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from dashboard.choosing import view_address
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.drawing.marks import Behind
from dashboard.figures.evidence.wording import payment_words
from dashboard.figures.profile import profile
from dashboard.figures.village.value import Village
from dashboard.figures.words import headline
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.records import Row
from place_pages import page, part
from support import shipped, some

DATA, T = shipped(), Translator("en")


# Tables of which each record says a figure of its own, and how that is said.
CLAIMED: Mapping[str, Callable[[Row, Translator], str]] = {
    "local_payments": payment_words,
    "distances": lambda row, t: maps.km(row["distance_km"], t),
}


@pytest.mark.parametrize(("owner", "table"), [("place-money", "local_payments"), ("place-near", "distances")])
@pytest.mark.parametrize("place", ["kopuro-bazar", "kara-oi"])
def test_each_sum_and_each_published_distance_of_a_page_leads_to_its_record(
    place: str, owner: str, table: str
) -> None:
    found = page(place)
    own = {number for of, _, number, _ in counted(found) if of == owner}
    own.discard("distances")  # how far apart they are, above them
    assert own and own <= set(DATA.rows(table))
    if table == "local_payments":
        told = [line for line in part("money", found).lines if re.search(r"\d", said(line.text))]
        assert len(own) == len(told)


def counted(found: Village) -> Iterator[tuple[str, str, str, Behind]]:
    """Each number of a page that leads somewhere: who has it, its words, what it is called and what it leads to."""
    texts = [("place", found.told, found.numbers)]
    for item in found.parts:
        said_of_lines = (text for line in item.lines for text in (line.text, *line.facts))
        texts += [
            (f"place-{item.id}", text, item.numbers) for text in (item.lead, *said_of_lines) if item.numbers
        ]
    for owner, text, numbers in texts:
        for piece in headline.pieces(text):
            if piece.number:
                yield owner, piece.words, piece.number, numbers()[piece.number]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["kara-oi", "kopuro-bazar", "aral", "jerui", "talas-rayon"])
def test_each_number_of_a_page_leads_to_as_many_records_as_it_says(place: str, lang: str) -> None:
    for owner, words, number, behind in some(counted(page(place, lang=lang))):
        table, _, key = behind.records[0].partition("/")
        if (owner, number) == ("place-near", "distances"):
            assert len(behind.records) > 1, "both ends of what is said lead to all claims"
        elif table in CLAIMED:
            told = CLAIMED[table](DATA.rows(table)[key], Translator(lang))
            assert (number, words, len(behind.records)) == (key, told, 1), "a figure of one record"
        else:
            digits = re.findall(r"\d+", {"three": "3", "три": "3", "үч": "3"}.get(words, words))
            assert digits == [str(len(set(behind.records)))], (owner, words)
        asked = {"behind": f"{owner}.{number}"}
        assert view_address.parse(asked, DATA)[0].behind == asked["behind"], "an address opens it"


def test_a_page_counts_events_steps_seats_and_recommendations() -> None:
    found = {(owner, number) for owner, _, number, _ in counted(page("kara-oi"))}
    assert {("place", "peaceful"), ("place-seats", "all"), ("place-seats", "granted")} <= found
    groups = {row.stakeholder_id for row in DATA.records.recommendations}
    assert {number for owner, number in found if owner == "place-contacts"} == groups


@pytest.mark.parametrize("place", ["kara-oi", "jerui"])
def test_no_count_in_the_sentences_of_a_page_leads_nowhere(place: str) -> None:
    """But claims, which name who says them, years, and a heading whose lines follow it."""
    found = page(place)
    texts = [found.told, *(item.lead for item in found.parts)]
    texts += part("contacts", found).lines[-1].facts
    plain = " ".join(piece.words for text in texts for piece in headline.pieces(text) if not piece.number)
    assert found.told and any(item.lead for item in found.parts), "there are sentences to read"
    assert [number for number in re.findall(r"\d+", plain) if not 1990 <= int(number) <= 2030] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["aral", "kopuro-bazar", "washington"])
def test_each_number_beside_the_map_leads_to_as_many_events_as_it_says(place: str, lang: str) -> None:
    """Further records of one event stand beneath it, and say so."""
    found = profile(DATA, Selection(place=place), Translator(lang))
    assert found and found.numbers
    told = [piece for text in (found.told, found.lead) for piece in headline.pieces(text) if piece.number]
    assert {"all"} < {piece.number for piece in told}
    for words, number in told:
        lines = [line for part in found.numbers()[number].parts for line in part.lines]
        events = {DATA.rows("events")[line.record.partition("/")[2]].action_id for line in lines}
        assert words == str(len(events)), number
        assert len(events) == sum(not line.why for line in lines)
        assert view_address.parse({"behind": f"profile.{number}"}, DATA)[0].behind, "an address opens it"
    plain = " ".join(piece.words for piece in headline.pieces(found.lead) if not piece.number)
    assert not re.search(r"\d", plain)


def test_the_numbers_beside_the_map_lead_to_their_events() -> None:
    found = profile(DATA, Selection(place="aral"), T)
    assert found and found.numbers
    (violent,) = (piece for piece in headline.pieces(found.told) if piece.number == "violent")
    events = found.numbers()["violent"].records
    assert violent.words == str(len(events))
    assert {DATA.rows("events")[name.partition("/")[2]].kind for name in events} == {"violent"}
