"""The head of a place's page speaks to who lives there; what happened is one list, beside the map and on the page."""

import re

import pytest
from markupsafe import Markup

from dashboard.choosing.event_records import actions
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures.line_of_time import KEY
from dashboard.figures.profile import profile
from dashboard.figures.village.belonging import deposits_of, rural_district_of
from dashboard.figures.village.happened import events_about, events_at, latest_about
from dashboard.figures.words.headline import pieces, said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import findings
from place_pages import page, part
from support import shipped, some

DATA, T = shipped(), Translator("en")
OTHERS = [place.place_id for place in DATA.records.places if place.kind != "mine"]


# --- the head -------------------------------------------------------------------------------------


def test_a_place_says_how_much_is_known_from_when_to_when_and_that_silence_is_not_calm() -> None:
    assert page("kopuro-bazar").lead == (
        "8 documented events here, the first in 2006, the last in 2012. "
        "No later one was found, which does not mean that nothing happened."
    )


def test_a_village_is_not_said_to_be_where_documents_name_only_its_rural_district() -> None:
    told = {place.place_id: page(place.place_id) for place in DATA.records.places}
    around = [
        place
        for place in told
        if (district := rural_district_of(place, DATA))
        and any(event.place_id == district for event in events_at(place, DATA))
    ]
    for place in some(around):
        name = DATA.rows("places")[rural_district_of(place, DATA)].name_en
        happened = next(part for part in told[place].parts if part.id == "happened")
        for text in (told[place].lead, happened.title):
            assert f"here or in the rural district {name}" in text, text
    apart = [page_of.lead for place, page_of in told.items() if place not in around]
    assert not any("rural district" in lead for lead in some(apart))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_village_is_told_the_latest_event_at_the_deposit_beside_it_with_its_documents(lang: str) -> None:
    """Who reads that the last event here was years ago would else not learn what happened at the mine since."""
    t = Translator(lang)
    latest = events_about("jerui", DATA)[-1]
    found = page("kara-oi", lang)
    (told,) = (line for line in found.lines if t.text(latest, "title") in line)
    assert t.date(latest.date_edtf) in told
    assert set(latest.sources) <= set(found.source_ids)


def test_the_latest_event_is_not_told_twice_where_it_happened_here_nor_of_an_area() -> None:
    for place in some(("talas-region", "jerui", "panfilov")):
        assert not any("latest event on record" in line for line in page(place).lines)
    jerui = DATA.rows("mines")["jerui"]
    about = events_about("jerui", DATA)
    assert latest_about((jerui,), about, DATA) == ()
    assert [latest.event for latest in latest_about((jerui,), about[:-1], DATA)] == [about[-1]]


def test_of_one_event_the_year_is_said_once() -> None:
    assert page("kara-suu").lead.startswith("1 documented event here, in 20")


def test_a_place_of_which_nothing_is_known_says_so_and_what_that_does_not_mean() -> None:
    assert page("kengesh").lead != ""
    assert page("panfilov").lead == "No event is documented here. That does not mean that nothing happened."


@pytest.mark.parametrize("place", OTHERS)
def test_the_lead_tells_the_years_of_the_events_and_of_silence_only_after_the_last(place: str) -> None:
    events = events_at(place, DATA)
    years = {year for event in events for year in (event.first.year, event.last.year)}
    told = set(map(int, re.findall(r"\b(?:19|20)\d\d\b", page(place).lead)))
    assert told == ({min(years), max(years)} if years else set())
    is_lived_in = DATA.rows("places")[place].kind in ("village", "aiyl_aimak", "town", "city")
    is_silent = bool(years and max(years) < all_years(DATA)[1])
    assert ("No later one" in page(place).lead) == (is_lived_in and is_silent)


@pytest.mark.parametrize("place", ["talas-rayon", "talas-region"])
def test_an_area_says_which_places_are_counted_and_nothing_on_silence_because_its_deposits_are_not(
    place: str,
) -> None:
    at_deposits = [event for mine in deposits_of(place, DATA) for event in events_at(mine.place_id, DATA)]
    last = max(event.last.year for event in events_at(place, DATA))
    assert max(event.last.year for event in some(at_deposits)) > last, "something is documented later"
    lead = page(place).lead
    assert "No later one" not in lead
    assert lead.endswith(
        "That counts what documents place in the area as a whole or in a village listed within it, "
        "not what happened at a deposit or elsewhere in it."
    )


@pytest.mark.parametrize(
    ("lang", "lead"),
    [
        ("en", "1 documented event here, between 2013 and 2015."),
        ("ru", "1 событие здесь, по документам, между 2013 и 2015 годами."),
        ("ky", "Документтер боюнча бул жерде 2013–2015-жылдары 1 окуя болгон."),
    ],
)
def test_one_event_has_no_first_and_no_last_and_is_one_in_every_number(lang: str, lead: str) -> None:
    found = page("washington", lang)
    assert found.lead.startswith(lead)
    (number,) = (piece for piece in pieces(found.told) if piece.number)
    assert number.words == "1"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", OTHERS)
def test_the_lead_and_the_key_of_the_line_count_the_same(place: str, lang: str) -> None:
    n = len(actions(events_at(place, DATA)))
    assert sum(int(piece.words) for piece in pieces(page(place, lang).told) if piece.number) == n


def test_the_last_demand_stands_with_its_answer_or_says_that_none_was_found() -> None:
    first, second = page("kopuro-bazar").lines[:2]
    assert first == "The last demand on record (about June 2011 – June 2012) concerned closure of the mine."
    assert second == "No answer to it was found."
    told = page("aral")
    last = [line for line in part("asked", told).lines if line.text.startswith("Demanded")][-1]
    assert told.lines[0].startswith(f"The last demand on record ({last.when[0].lower()}{last.when[1:]})")


@pytest.mark.parametrize("place", OTHERS)
def test_a_place_without_a_demand_tells_of_none(place: str) -> None:
    found = page(place)
    asked = [item for item in found.parts if item.id == "asked"]
    lines = [line for item in asked for line in item.lines if line.text.startswith("Demanded")]
    assert any("last demand" in line for line in found.lines) == bool(lines)


@pytest.mark.parametrize("place", OTHERS)
def test_the_height_stands_with_how_precise_the_point_is(place: str) -> None:
    found = page(place)
    assert not any("height model" in line for line in found.lines)
    (section,) = (section for section in found.rest if section.id == "point")
    assert any("height model" in note for note in section.notes) == (place in DATA.rows("heights"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_counts_are_the_key_of_the_marks_above_them_and_nobody_is_read_a_sign(lang: str) -> None:
    told = page("kopuro-bazar", lang).told
    shown = findings.within(told, lambda number: f"#{number}", Translator(lang), signs=KEY)
    for kind, sign in some(KEY.items()):
        number = next(piece for piece in pieces(told) if piece.number == kind)
        way = rf'<a href="#{kind}"[^>]*>{re.escape(number.words)}</a>'
        assert re.search(rf'<span class="sign {kind}" aria-hidden="true">{sign}&nbsp;</span>{way}', shown)
    heard = Markup(re.sub('<span class="sign [a-z]+" aria-hidden="true">.*?</span>', "", shown)).striptags()
    assert " ".join(heard.split()) == " ".join(said(told).split())


# --- one list -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["kopuro-bazar", "aral", "jerui", "bishkek"])
def test_beside_the_map_and_on_its_page_a_place_has_the_same_list(place: str, lang: str) -> None:
    found = profile(DATA, Selection(place=place), Translator(lang))
    assert found
    (section,) = (section for section in found.sections if section.id == "actions")
    lines = part("happened", page(place, lang)).lines
    assert [(item.when, item.text, item.look, item.event, item.detail) for item in section.items] == [
        (line.when, line.text, line.look, line.event, line.facts) for line in lines
    ]
    n = re.findall(r"\d+", section.title)
    assert n and n == re.findall(r"\d+", part("happened", page(place, lang)).title)


def test_what_happened_and_what_was_demanded_begin_with_the_oldest() -> None:
    order = [event.event_id for event in events_at("aral", DATA)]
    assert [line.event for line in part("happened", page("aral")).lines] == order
    asked = [line.event for line in part("asked", page("aral")).lines]
    assert asked == [event for event in order if event in asked] and len(asked) > 1


@pytest.mark.parametrize(("lang", "word"), [("en", "About "), ("ru", "Примерно "), ("ky", "Болжол менен ")])
def test_a_date_that_is_inferred_says_about(lang: str, word: str) -> None:
    inferred = {row.event_id: row.date_inferred for row in DATA.records.events}
    for line in some(part("happened", page("kopuro-bazar", lang)).lines):
        assert line.when.startswith(word) == inferred[line.event]
        assert "(inferred)" not in line.when


# --- water ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ("kopuro-bazar", "water from most of the area where Andash may lie runs past here"),
        ("bekmoldo", "water from anywhere in the area where Jerui may lie runs past here"),
        ("aral", "water from part of the area where Taldy-Bulak may lie runs past here"),
        ("jerui", "water from anywhere in the area where the deposit may lie runs past Bekmoldo"),
    ],
)
def test_water_is_told_soberly_and_how_much_of_the_area_is_said_rightly(place: str, says: str) -> None:
    (line,) = part("water", page(place)).lines
    assert says in line.text
    assert line.text.startswith("By our calculation, ")
    assert "Nobody measured it on the ground, and it says nothing on what the water carries." in line.text
    assert not re.search(r"\d", line.text)


@pytest.mark.parametrize(
    ("lang", "one", "several"),
    [
        ("ru", "мимо этого места (Кепюре-Базар)", "мимо этих мест (Арал и Чон-Токой)"),
        ("ky", "бул жердин (Көпүрө-Базар) жанынан", "бул жерлердин (Арал жана Чоң-Токой) жанынан"),
    ],
)
def test_one_place_below_a_deposit_is_not_told_as_several(lang: str, one: str, several: str) -> None:
    (line,) = part("water", page("andash", lang)).lines
    assert one in line.text and several in line.text


def test_the_numbers_of_the_water_and_how_they_were_made_are_folded_under_it() -> None:
    found = part("water", page("kopuro-bazar"))
    (line,) = found.lines
    assert found.folds
    assert "36 of 45 spots" in line.facts[0]
    assert "Not surveyed" in line.facts[1]


@pytest.mark.parametrize("place", sorted({row.below_place_id for row in DATA.records.drainage}))
def test_all_most_or_part_follow_from_the_spots(place: str) -> None:
    text = part("water", page(place)).lines[0].text
    shares = [row.cells_past / row.cells for row in DATA.records.drainage if row.below_place_id == place]
    assert ("from anywhere in" in text) == any(share == 1 for share in shares)
    assert ("from most of" in text) == any(0.5 < share < 1 for share in shares)
    assert ("from part of" in text) == any(share <= 0.5 for share in shares)


def test_a_distance_that_rests_on_others_says_so_in_plain_words() -> None:
    facts = [fact for line in part("near", page("kopuro-bazar")).lines for fact in line.facts]
    told = "This distance cannot check the others: the point was worked out from them."
    assert any(told in fact for fact in facts)
    assert not any("Circular" in fact for fact in facts)


# --- whom to ask ----------------------------------------------------------------------------------


def test_whom_to_ask_begins_with_the_authority_that_the_texts_name_and_what_it_was_advised() -> None:
    lines = part("contacts", page("kara-oi")).lines
    assert lines[0].text == "The aiyl okmotu is that of Bekmoldo"
    assert lines[1].text == "Local government: what was advised"
    own = [row for row in DATA.records.recommendations if row.stakeholder_id == "local"]
    assert len(lines[1].facts) == len(own) == 3
    for row, fact in zip(own, lines[1].facts, strict=True):
        assert T.text(row, "text").rstrip(";. ").lower() in fact.lower()
    assert lines[2].text.startswith("Licence holder of Jerui")
    assert [line.text for line in lines if line.folds] == ["Others who are advised"]
    assert not any("Local government" in said(fact) for fact in lines[-1].facts)


def test_a_place_whose_rural_district_is_not_known_names_none() -> None:
    assert not any("okmotu" in line.text for line in part("contacts", page("aral")).lines)
    assert part("contacts", page("bekmoldo")).lines[0].text == "The aiyl okmotu is that of Bekmoldo"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["jerui", "andash", "taldy-bulak", "talas-rayon", "talas-region"])
def test_a_place_without_an_authority_of_its_own_is_not_sent_to_it_first(place: str, lang: str) -> None:
    found = part("contacts", page(place, lang))
    own = DATA.rows("texts")
    assert found.lead == Translator(lang).text(own["whom-else-to-ask"], "text")
    assert found.lead != Translator(lang).text(own["whom-to-ask"], "text")
    group = Translator(lang)("{group}: what was advised", group="")
    assert not any(line.text.endswith(group) for line in found.lines)


@pytest.mark.parametrize(("lang", "three"), [("en", "three"), ("ru", "три"), ("ky", "үч")])
def test_the_number_of_the_lead_leads_to_what_local_government_was_advised(lang: str, three: str) -> None:
    found = part("contacts", page("kopuro-bazar", lang))
    (piece,) = (piece for piece in pieces(found.lead) if piece.number)
    assert piece.words == three and found.numbers
    assert len(found.numbers()[piece.number].records) == 3
