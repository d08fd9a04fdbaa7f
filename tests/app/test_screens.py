"""Every screen runs through the frame, on whole and on broken data."""

from __future__ import annotations

import itertools
import json
import re
import shutil
from collections import Counter
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

import pytest
from markupsafe import escape
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard import case
from dashboard.choosing.counting import count
from dashboard.choosing.selection import INDICATORS, PARTS, SECTIONS, Selection
from dashboard.dates import span
from dashboard.figures import evidence, harm, participation
from dashboard.figures.approach import stakeholders
from dashboard.figures.approach.chart import KINDS, Kind
from dashboard.figures.words.accounts import account_of
from dashboard.figures.words.names import status_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.screen.state import FACE
from dashboard.paths import DATA_VARIABLE, SHIPPED_DATA, STYLES
from dashboard.reading.dataset import load
from dashboard.texts import JOINER
from screens import CHANGING, SCENES, SCREENS, markups, name, open_screen, parts, texts, view
from support import empty_package, loosened, shipped, some

MINES = ("jerui", "andash", "taldy-bulak")


def test_each_screen_says_what_it_is() -> None:
    titles = [[title.value for title in view(screen).main.title] for screen in SCREENS]
    assert all(len(title) == 1 for title in titles), "one h1 a screen"
    assert len({title for (title,) in titles}) == len(SCREENS)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_runs_within_the_frame(screen: str) -> None:
    here = view(screen).main
    menu = next(piece for piece in markups(here) if piece.startswith("<nav"))
    assert menu.count("<a ") >= len(SCREENS), "the menu of the frame is there"
    filters = [pills.label for pills in here.get("button_group")]
    assert ("Deposits" in filters) == (screen in CHANGING)


@pytest.mark.parametrize("part", PARTS["participation"])
def test_the_filters_stand_over_what_they_change_only(part: str) -> None:
    here = view("participation", part=part, mine="jerui")
    filters = [pills.label for pills in here.main.get("button_group")]
    assert ("Deposits" in filters) == (part in ("people", "demands"))
    assert here.query["mine"] == "jerui", "a choice is kept where it does not show"


@pytest.mark.parametrize("screen", ["map", "timeline"])
def test_a_part_of_another_screen_in_the_address_takes_no_filter_away(screen: str) -> None:
    assert [slider.label for slider in view(screen, part="seats").main.slider] == ["Years"]


def test_the_filters_come_and_go_with_the_part_that_is_picked() -> None:
    at = open_screen("participation", part="seats", mine="jerui")
    for part, there in (("people", True), ("money", False), ("demands", True)):
        at.segmented_control(key="w.part-participation.en").set_value(part).run()
        assert ("Deposits" in [pills.label for pills in at.get("button_group")]) == there
        assert at.query_params.get("part", "people") == part
        assert at.query_params["mine"] == "jerui"


def faces(screen: str, **query: str) -> list[list[str]]:
    """Names of the faces of each figure on a screen."""
    groups = view(screen, **query).main.get("button_group")
    return [list(group.options) for group in groups if str(group.key).startswith(FACE)]


@pytest.mark.parametrize("screen", SCREENS)
def test_every_figure_has_chart_table_sources_and_download(screen: str) -> None:
    for first, *others in some(faces(screen)):
        assert first in ("Chart", "Map", "Text")
        assert others == ["Table", "Sources", "Download"]


def test_squares_at_a_glance_are_no_text() -> None:
    assert faces("participation", part="glance") == [["Chart", "Table", "Sources", "Download"]]


def test_a_figure_that_is_a_table_by_itself_opens_as_its_table() -> None:
    assert faces("sources", section="tables", table="seats") == [["Table", "Sources", "Download"]] * 2
    assert len(view("sources", section="tables", table="seats").main.dataframe) == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_tables_says_which_one_is_shown(lang: str) -> None:
    main = view("sources", section="tables", lang=lang).main
    (listed,) = (box for box in main.selectbox if box.options)
    assert listed.value is None and listed.placeholder == listed.options[0]


# Each deposit on the screens that change with it; elsewhere it has to be kept, whichever it is.
KEPT = [
    *itertools.product(CHANGING, MINES),
    *zip((screen for screen in SCREENS if screen not in CHANGING), itertools.cycle(MINES), strict=False),
]


@pytest.mark.parametrize(("screen", "mine"), KEPT)
def test_a_deposit_filter_from_the_address_holds_on_every_screen(screen: str, mine: str) -> None:
    selection = view(screen, **{"mine": mine, "from": "2010", "to": "2012"}).selection
    assert selection.mines == (mine,)
    assert (selection.year_from, selection.year_to) == (2010, 2012)


def test_what_an_address_says_wrongly_is_dropped_and_named_once() -> None:
    here = view("timeline", mine="jerui,atlantis", colour="red", **{"from": "1066"})
    assert here.selection.mines == ("jerui",)
    said = [item for item in here.main.get("html") if "atlantis" in str(item.proto)]
    assert len(said) == 1
    assert "colour=red" in str(said[0].proto) and "from=1066" in str(said[0].proto)


def test_what_a_visitor_writes_into_an_address_is_shown_as_text() -> None:
    """It comes back in a sentence of ours, and must not become a part of the page."""
    bodies = markups(view("timeline", mine="<img src=x>").main)
    (said,) = [body for body in bodies if "img src" in body]
    assert "<img" not in said


@pytest.mark.parametrize(
    ("stakeholder", "cards"), [("ngo", 3), ("company", 2), ("research", 3), ("national", 3), ("local", 3)]
)
def test_recommendations_are_filtered_by_stakeholder(stakeholder: str, cards: int) -> None:
    here = view("recommendations", stakeholder=stakeholder).main
    assert texts(here).count("Our status:") == cards
    bodies = "".join(markups(here))
    assert re.findall('<h2 id="for-([^"]+)"', bodies) == [stakeholder]
    assert re.findall('href="(briefs/[^"]+)"', bodies) == [f"briefs/en/{stakeholder}.pdf"]


def test_what_needs_no_widget_is_few_elements_of_a_page() -> None:
    """Each element of Streamlit costs the server and a browser about two milliseconds of every page change."""
    for screen, most in (("recommendations", 27), ("stakeholders", 23)):
        assert most / 2 < sum(1 for _ in parts(view(screen).main)) <= most


def test_a_search_that_finds_nothing_says_so() -> None:
    at = open_screen("recommendations", q="zzzz")
    assert not at.exception
    assert "No recommendation fits these filters" in texts(at)
    assert texts(at).count("Our status:") == 0
    next(button for button in at.button if "Clear all filters" in button.label).click().run()
    assert texts(at).count("Our status:") == 14


@pytest.mark.parametrize(
    ("screen", "query", "left"),
    [
        ("timeline", {"kind": "hearing", "to": "1994"}, "2007"),
        ("participation", {"part": "people", "to": "1995"}, "2015"),
        ("sources", {"q": "zzzz"}, "393"),
    ],
)
def test_where_nothing_fits_it_is_said_once_and_one_button_leads_back_to_everything(
    screen: str, query: Mapping[str, str], left: str
) -> None:
    at = open_screen(screen, **query)
    places = [piece for piece in markups(at.main) if 'class="nothing"' in piece]
    headings = [heading.value for heading in (*at.header, *at.subheader)]
    assert len(places) == 1
    assert not any(places[0].count(heading) > 1 for heading in headings)
    assert not at.info, "no message of alarm"
    clearing = some(button for button in at.button if button.label == "Clear all filters")
    clearing[0].click().run()
    assert left in texts(at) and 'class="nothing"' not in "".join(markups(at.main))
    assert not set(query) - {"part"} & set(at.query_params)


def test_counts_beside_the_choices_add_up() -> None:
    asked = next(
        field for field in open_screen("recommendations").multiselect if field.label == "Addressed to"
    )
    shown = [int(option.split("(")[-1].rstrip(")")) for option in asked.options]
    assert sum(shown) == 14


class Tile(NamedTuple):
    """A tile of the board: code of its status, what it says, and the view that it leads to."""

    status: str
    words: str
    query: dict[str, str]


def followed(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(unescape(address)).query))


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


def test_a_filter_closes_what_is_open() -> None:
    at = open_screen("recommendations", recommendation="national-1")
    assert texts(at).count("Our status:") == 1
    next(field for field in at.multiselect if field.label == "Addressed to").set_value(["local"]).run()
    assert "recommendation" not in at.query_params
    assert texts(at).count("Our status:") == 3


def test_the_name_of_a_group_leaves_its_row_alone() -> None:
    at = open_screen("recommendations", status="reversed")
    names = re.findall(r'<a class="board-of" href="([^"]+)">National government</a>', texts(at))
    assert [followed(address) for address in names] == [{"lang": "en", "stakeholder": "national"}]
    at = open_screen("recommendations", stakeholder="national")
    assert len(tiles(at)) == texts(at).count("Our status:") == 3


def test_a_search_in_sources_answers_with_the_documents_and_counts_follow_it() -> None:
    here = view("sources", q="Oxus").main
    said, rows = texts(here), load(SHIPPED_DATA).rows("sources")
    found = evidence.found(load(SHIPPED_DATA), "Oxus")
    assert 3 < len(found) < len(rows)
    assert all(escape(rows[item].title_en) in said for item in found)
    voices = next(
        lists
        for lists in here.multiselect
        if lists.label == "Whose account (◦\u00a0=\u00a0a side of the conflict)"
    )
    assert sum(int(option.split("(")[-1].rstrip(")")) for option in voices.options) == len(found)


def test_sources_begin_with_documents_the_newest_first_and_a_click_shows_more() -> None:
    at = open_screen("sources")
    rows = load(SHIPPED_DATA).rows("sources")

    def listed() -> list[str]:
        return re.findall(r"source=([\w-]+)#document", texts(at))

    first = listed()
    days = [span(rows[item].date_edtf).last for item in some(first)]
    assert days == sorted(days, reverse=True) and days[0].year == 2026
    next(button for button in at.button if button.key == "more-documents").click().run()
    assert listed()[: len(first)] == first and len(listed()) == 2 * len(first) < len(rows)


def test_sources_begin_with_whose_account_they_are_and_each_bar_leads_to_its_documents_in_the_list() -> None:
    at, rows = open_screen("sources"), load(SHIPPED_DATA).rows("sources")
    said = texts(at)
    assert said.index('class="accounts"') < said.index("#document")
    bars = re.findall(r'<a href="([^"]+#found)"><span class="name">([^<]+)</span>.*?<b>(\d+)</b>', said)
    spoken = Counter(account_of(source, shipped()) for source in rows)
    assert sum(int(n) for _, _, n in some(bars)) == len(rows)
    for address, voice_words, n in bars:
        chosen = followed(address.partition("#")[0])
        assert int(n) == spoken[chosen["voice"]], voice_words
    voice = followed(bars[-1][0].partition("#")[0])["voice"]
    listed = re.findall(
        r"source=([\w-]+)&amp;voice=[\w-]+#document", texts(open_screen("sources", voice=voice))
    )
    assert {account_of(source, shipped()) for source in some(listed)} == {voice}


@pytest.mark.parametrize("query", [{"q": "Oxus"}, {"voice": "company"}, {"source": "deck-2017"}], ids=str)
def test_who_looks_for_documents_sees_them_before_whose_account_they_are(query: Mapping[str, str]) -> None:
    said = texts(open_screen("sources", **query))
    assert said.index("records are based on this document") < said.index('class="accounts"')


def test_an_open_document_is_closed_where_it_stands() -> None:
    at = open_screen("sources", source="deck-2017")
    assert "records are based on this document**" in texts(at)
    next(button for button in at.button if button.key == "close-document").click().run()
    assert "records are based on this document**" not in texts(at) and "source" not in at.query_params


def test_the_approach_shows_who_has_a_part_who_is_only_advised_and_who_is_outside() -> None:
    said, data = texts(view("stakeholders").main), load(SHIPPED_DATA)
    for row in some(data.records.approaches):
        assert escape(row.text_en) in said
    rows = stakeholders.approach_boxes(data, case.translator(data, "en"))
    assert [(row.kind, len(row.boxes)) for row in rows] == [("acting", 3), ("advised", 2), ("outside", 1)]
    groups = [row.stakeholder_id for row in some(data.records.stakeholders)]
    assert said.count("How each recommendation stands is our judgement.") == 1, "once for all groups"
    assert all(f"recommendations?lang=en&amp;stakeholder={group}" in said for group in groups)


@pytest.mark.parametrize("missing", KINDS[1:])
def test_an_approach_without_one_kind_of_box_is_drawn(monkeypatch: pytest.MonkeyPatch, missing: Kind) -> None:
    rows = some(stakeholders.approach_boxes(load(SHIPPED_DATA), case.translator(load(SHIPPED_DATA), "en")))
    left = tuple(row for row in rows if row.kind != missing)
    monkeypatch.setattr(stakeholders, "approach_boxes", lambda *_: left)
    said = texts(open_screen("stakeholders").main)
    assert len(left) == 2
    assert all(row.words in said and row.boxes[0].name in said for row in left)


def test_arrows_stand_where_the_words_name_whom_an_actor_turns_to_and_none_begins_at_residents() -> None:
    said, data = texts(view("stakeholders").main), load(SHIPPED_DATA)
    named = {"residents": "local people", "authorities": "authorities", "companies": "companies"}
    rows = some(row for row in data.records.approaches if row.toward)
    assert all(named[row.toward] in row.text_en for row in rows), "nothing that the study does not say"
    turns = stakeholders.turns(data, case.translator(data, "en"))
    assert len(turns) == len(rows) and "Residents themselves" not in dict(turns)
    assert all(f"<b>{who}</b>" in said and f"</span> {whom}" in said for who, whom in turns)


def test_who_takes_part_is_answered_in_five_numbers_before_anything_else() -> None:
    figure = view("participation").figures[0]
    assert figure.id == "participation-glance" and len(figure.table) == 5
    assert all(figure.rows.records), "each number names the records behind it"
    seats = load(SHIPPED_DATA).records.seats
    granted = sum(row.scope == "local" and row.step == "granted" for row in seats)
    assert figure.table.iloc[1, 1] == str(granted) == "1"


def test_a_square_stands_for_each_thing_that_a_number_counts_and_the_number_leads_to_its_part() -> None:
    data = load(SHIPPED_DATA)
    lines = participation.glance_lines(data, case.translator(data, "en"))
    held, granted, people, money, lost = lines
    assert (held.squares, held.filled) == (int(held.value), 0) and granted.filled == granted.squares == 1
    assert people.value == f"{people.filled} of {people.squares}" and lost.squares == int(lost.value)
    assert not money.squares, "money is no number of things"
    said = texts(view("participation").main)
    assert all(f"part={line.part}" in said for line in lines)
    assert said.count("<i") >= held.squares + granted.squares + people.squares + lost.squares


@pytest.mark.parametrize(
    ("event", "side"), [("jerui-2007-05-26-violent", "flex-end"), ("jerui-2020-10-06-violent", "flex-start")]
)
def test_an_open_event_stands_on_the_side_where_its_mark_is_not(event: str, side: str) -> None:
    sheets = markups(open_screen("timeline", event=event))
    assert any(f"--event-side: {side};" in sheet for sheet in sheets)


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


def test_a_survey_without_answers_says_how_to_help_and_names_no_file() -> None:
    said = markups(view("participation", part="survey").main)
    frames = [body for body in said if "no-answers" in body and "<style" not in body]
    assert len(frames) == 2
    assert all("If you have the answers" in frame and ".csv" not in frame for frame in frames)
    assert not any("write to us" in frame or "<a " in frame for frame in frames), (
        "nobody is named who would read it"
    )


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped data with a word in it that the schema does not know."""
    folder = Path(shutil.copytree(SHIPPED_DATA, tmp_path_factory.mktemp("broken") / "data"))
    text = (folder / "events.csv").read_text(encoding="utf-8")
    (folder / "events.csv").write_text(text.replace(",peaceful,", ",riot,", 1), encoding="utf-8")
    return folder


@pytest.mark.parametrize("screen", [*SCREENS, "present"])
def test_broken_data_shows_the_faults_on_every_screen_and_no_traceback(
    screen: str, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(broken))
    at = open_screen(screen)
    assert not at.exception
    assert at.title[0].value == "The data cannot be shown"
    faults = at.dataframe[0].value
    assert list(faults.File) == ["events.csv"] and list(faults.Value) == ["riot"]


def test_every_recommendation_of_the_study_is_on_its_screen() -> None:
    html = "\n".join(str(item.proto) for item in view("recommendations").main.get("html"))
    for text in some(load(SHIPPED_DATA)["recommendations"].text_en):
        assert text[:30].replace("&", "&amp;") in html.replace("\\n", " "), text


def test_every_stakeholder_of_the_study_is_on_their_screen() -> None:
    asked = load(SHIPPED_DATA)["recommendations"].stakeholder_id
    names = load(SHIPPED_DATA).rows("stakeholders")
    headings = re.findall("<h3>([^<]+)</h3>", texts(view("stakeholders").main))
    for stakeholder in some(set(asked)):
        assert names[stakeholder]["name_en"] in headings


def test_each_group_has_a_square_for_each_recommendation_in_one_order_of_statuses() -> None:
    data = load(SHIPPED_DATA)
    (told,) = (
        piece for piece in markups(view("stakeholders").main) if 'class="pieces asked-groups"' in piece
    )
    _, *cards = told.split('<div class="asked">')
    asked = Counter((row.stakeholder_id, row.status) for row in data.records.recommendations)
    drawn, orders = Counter[tuple[str, str]](), []
    for card in some(cards):
        kinds = re.findall(
            r'<a href="([^"]+)"><span class="squares" data-look="([^"]+)"[^>]*>(.*?)</span>', card
        )
        orders.append([look for _, look, _ in kinds])
        for address, look, squares in kinds:
            (group,) = re.findall(r"stakeholder=([a-z-]+)", address)
            assert f"status={look}" in address
            drawn[group, look] += squares.count("<i>")
    assert drawn == asked
    known = list(status_names(Translator()))
    assert all(order == sorted(order, key=known.index) for order in orders)


EVERY_VIEW: list[tuple[str, Mapping[str, str]]] = [
    *((screen, {}) for screen in SCREENS),
    ("map", {"view": "kyrgyzstan"}),
    *((screen, {"part": part}) for screen, parts in PARTS.items() for part in parts[1:]),
    *(("sources", {"section": section}) for section in SECTIONS[1:]),
    *SCENES,
]


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that is only begun: every table has its head and no row yet."""
    return empty_package(tmp_path_factory.mktemp("begun") / "data")


@pytest.mark.parametrize(("screen", "query"), EVERY_VIEW, ids=map(name, EVERY_VIEW))
def test_tables_without_rows_make_screens_without_figures_and_no_error(
    screen: str, query: Mapping[str, str], nothing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(nothing))
    at = open_screen(screen, **query)
    assert not at.exception
    assert len(at.title) == 1 or screen == "present", "the screen itself is there"


PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36"


def stands(at: AppTest) -> bool:
    """Whether the timeline that is sent is the one that stands: a deposit is chosen for it. Never both."""
    assert not at.exception
    charts = [chart.proto.id for chart in at.get("vega_lite_chart") if "chart-timeline" in chart.proto.id]
    assert len(charts) == 1
    return "chart-timeline-tall" in charts[0]


def test_what_the_headings_over_who_was_hurt_say_is_not_said_again_below_them() -> None:
    data = shipped()
    figure = harm.figure(data, Selection(), case.translator(data, "en"))
    shown = texts(view("timeline", part="years").main).replace("\u00a0", " ")
    assert "Killed or hurt at mine work" in shown and figure.sentence and figure.sentence not in shown


def test_a_laptop_gets_the_wide_timeline_and_the_script_of_a_narrow_window_asks_for_the_other() -> None:
    at = open_screen("timeline")
    assert not stands(at)
    assert stands(at.button(key="timeline-other").click().run())
    assert not stands(at.button(key="timeline-other").click().run())


def test_a_phone_gets_the_timeline_that_stands_with_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "headers", {"User-Agent": PHONE})
    assert stands(open_screen("timeline"))


def deposit_of(at: AppTest) -> str:
    """The deposit whose timeline stands."""
    assert stands(at)
    (name,) = (item.key for item in at.get("button_group") if str(item.key).startswith("tall-mine-"))
    deposit = str(at.segmented_control(key=name).value)
    (chart,) = (chart.proto.id for chart in at.get("vega_lite_chart") if "chart-timeline" in chart.proto.id)
    assert f"-tall-{deposit}-" in chart
    return deposit


def test_the_timeline_that_stands_keeps_its_deposit_in_another_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That of an open event, whose ring would be gone, and one that is chosen since; there and back."""
    monkeypatch.setattr(ContextProxy, "headers", {"User-Agent": PHONE})
    at = open_screen("timeline", event="andash-2011-02-violent")
    assert deposit_of(at) == "andash"
    at.segmented_control(key="w.lang.en").set_value("ru").run()
    assert deposit_of(at) == "andash"
    at.segmented_control(key="tall-mine-ru").set_value("taldy-bulak").run()
    at.segmented_control(key="w.lang.ru").set_value("en").run()
    assert deposit_of(at) == "taldy-bulak"


def test_an_address_that_names_a_number_opens_its_records_and_a_button_closes_them() -> None:
    at = open_screen("participation", part="seats", behind="seats.held")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    assert shown.count("<li>") == len(
        [row for row in load(SHIPPED_DATA).records.seats if (row.scope, row.step) == ("local", "held")]
    )
    at.button("behind-close-seats-number").click().run()
    assert not [piece for piece in markups(at.main) if 'class="behind"' in piece]
    assert "behind" not in at.query_params


def told_unknown(at: AppTest) -> list[str]:
    """The line on what was not understood in the address, as far as it stands on the page."""
    bodies = markups(at.main)
    return [body for body in bodies if "Not understood in the address" in body]


@pytest.mark.parametrize(
    ("screen", "query", "named"),
    [
        ("timeline", {"part": "records", "kind": "hearing"}, "kind=hearing"),  # no number counts it
        ("timeline", {"part": "records", "kind": "court,agreement"}, "kind=agreement"),
        ("timeline", {"part": "money"}, "part=money"),  # of another screen
        ("participation", {"part": "records"}, "part=records"),
        ("recommendations", {"step": "0"}, "step=0"),  # a talk begins with its first scene
    ],
)
def test_what_a_screen_has_no_use_for_goes_from_the_address_and_is_named(
    screen: str, query: dict[str, str], named: str
) -> None:
    at = open_screen(screen, **query)
    (line,) = told_unknown(at)
    assert line.partition("left out: ")[2].startswith(f"{named}</p>")
    name, _, value = named.partition("=")
    assert value not in str(at.query_params.get(name, ""))


@pytest.mark.parametrize("screen", ["timeline", "participation"])
def test_an_address_may_name_the_part_that_is_shown_first(screen: str) -> None:
    at = open_screen(screen, part=PARTS[screen][0])
    assert at.segmented_control(key=f"w.part-{screen}.en").value == PARTS[screen][0]
    assert not told_unknown(at)
    assert "part" not in at.query_params


def test_a_kind_chosen_before_is_not_named_as_not_understood_behind_a_number() -> None:
    at = open_screen("timeline", kind="hearing")
    at.segmented_control(key="w.part-timeline.en").set_value("records").run()
    assert "records" in at.query_params["part"] and not at.exception
    assert not told_unknown(at)


@pytest.mark.parametrize(
    ("screen", "query"),
    [
        ("participation", {"part": "money", "behind": "seats.held"}),  # a figure of another part
        ("map", {"behind": "seats.held"}),  # of another screen
        ("participation", {"part": "seats", "behind": "seats.chosen"}),  # a number that is zero
    ],
)
def test_a_number_that_no_figure_has_goes_from_the_address_and_is_named(
    screen: str, query: dict[str, str]
) -> None:
    at = open_screen(screen, **query)
    assert "behind" not in at.query_params
    (line,) = told_unknown(at)
    assert f"behind={query['behind']}" in line
    assert len(told_unknown(at.run())) == 1, "named until another address comes"


@pytest.mark.parametrize(
    ("screen", "query", "widget", "chosen"),
    [
        ("participation", {"part": "seats", "behind": "seats.held"}, "w.part-participation.en", "money"),
        ("sources", {"section": "gaps", "behind": "not-found.all"}, "w.section.en", "context"),
    ],
)
def test_who_goes_to_another_part_leaves_the_open_number_without_a_word(
    screen: str, query: dict[str, str], widget: str, chosen: str
) -> None:
    at = open_screen(screen, **query)
    assert at.query_params["behind"] == query["behind"]
    at.segmented_control(key=widget).set_value(chosen).run()
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_a_number_that_a_filter_makes_zero_closes_without_a_word() -> None:
    at = open_screen("participation", part="people", behind="turnout.rivals")
    assert at.query_params["behind"] == "turnout.rivals"
    key = next(pills.key for pills in at.get("button_group") if pills.label == "Deposits")
    at.pills(key=key).set_value(["taldy-bulak"]).run()
    at.slider[0].set_value((1994, 1995)).run()
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_the_overview_draws_a_square_for_each_step_and_each_recommendation_that_lead_to_their_kind() -> None:
    data = load(SHIPPED_DATA)
    (onward,) = (piece for piece in markups(view("overview").main) if 'class="shares"' in piece)
    kinds = re.findall(
        r'<a href="([^"]+)"><span class="squares" data-look="([^"]+)"[^>]*>(.*?)</span>', onward
    )
    drawn = {look: (squares.count("<i>"), address) for address, look, squares in kinds}
    steps = Counter(row.step for row in data.records.seats if row.scope == "local")
    asked = Counter(row.status for row in data.records.recommendations)
    assert {look: number for look, (number, _) in drawn.items()} == {**steps, **asked}
    assert all(f"behind=seats.{step}" in drawn[step][1] for step in some(steps))
    assert all(f"status={status}" in drawn[status][1] for status in some(asked))


def test_what_was_found_of_an_actor_opens_from_its_box() -> None:
    data = load(SHIPPED_DATA)
    actor = stakeholders.actor_ids(data)[0]
    at = open_screen("stakeholders", behind=f"tripartite-approach.{stakeholders.of_actor(actor)}")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    assert shown.count("<li>") == len(stakeholders.seen_of(data, actor))
    bodies = "".join(markups(at.main))
    for each in some(stakeholders.actor_ids(data)):
        assert f"behind=tripartite-approach.{stakeholders.of_actor(each)}#" in bodies


def test_of_figures_that_are_never_joined_the_largest_group_stands_open() -> None:
    at = open_screen("participation", part="context")
    assert [group.label for group in at.expander if group.proto.expanded] == [
        "Payments (5)",
        "Opinion polls (9)",
    ]


def test_each_number_of_the_study_is_itself_the_way_to_its_records_under_no_words_said_twelve_times() -> None:
    shown = view("timeline", part="study").main
    cards = "\n".join(piece for piece in markups(shown) if 'class="study-number"' in piece)
    ways = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', cards)
    expected = {
        (mine, kind): "–".join(dict.fromkeys((str(found.low), str(found.upper))))
        for mine in MINES
        for kind in INDICATORS
        if (found := count(load(SHIPPED_DATA), kind, (mine,))).upper
    }
    led = {}
    for way, number in some(ways):
        chosen = dict(parse_qsl(urlsplit(unescape(way)).query))
        assert chosen["part"] == "records"
        led[chosen["mine"], chosen["kind"]] = number.replace(JOINER, "")
    assert led == expected
    assert not [button for button in shown.button if "behind this number" in button.label]


def test_a_table_comes_before_what_its_columns_hold_and_what_its_rows_are_is_said_once() -> None:
    said = texts(view("sources", section="tables", table="turnout_claims").main)
    assert said.index('id="rows-turnout_claims"') < said.index('id="dictionary-turnout_claims"')
    (about,) = (
        str(item["description"])
        for item in load(SHIPPED_DATA).schema["resources"]
        if item["name"] == "turnout_claims"
    )
    assert said.count(about) == 1


def test_each_line_at_a_glance_has_words_that_look_like_the_way_that_they_are() -> None:
    shown = texts(view("participation").main)
    lines = re.findall(r'<a href="[^"]+"><b>[^<]+</b><span><span class="way">([^<]+)</span>', shown)
    data = load(SHIPPED_DATA)
    assert lines == [line.label for line in participation.glance_lines(data, case.translator(data, "en"))]
    style = (STYLES / "participation.css").read_text(encoding="utf-8")
    assert re.search(r"\.glance \.way \{\s*text-decoration: underline", style)


def test_each_step_towards_a_seat_that_a_number_of_the_chart_stands_for_leads_to_its_document() -> None:
    (listed,) = (
        piece for piece in markups(view("participation", part="seats").main) if 'class="steps"' in piece
    )
    lines = re.findall(r'<li><span class="number">(\d+)\. </span>(.*?)</li>', listed)
    data = load(SHIPPED_DATA)
    assert {int(number) for number, _ in lines} == set(range(1, len(data.records.seats) + 1))
    with_address = sum(bool(data.rows("sources")[seat.source_id].url) for seat in data.records.seats)
    assert sum('href="http' in line for _, line in some(lines)) == with_address > 20


def test_how_far_apart_the_distances_of_a_place_are_opens_them_with_their_documents() -> None:
    at = open_screen("place", place="kara-oi", behind="place-near.distances")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    claims = [
        row
        for row in load(SHIPPED_DATA).records.distances
        if {row.from_place_id, row.to_place_id} == {"jerui", "kara-oi"}
    ]
    assert shown.count("<li>") == len(some(claims))
    assert not told_unknown(at)


def test_a_number_of_the_map_that_is_another_screen_s_today_is_left_without_a_word() -> None:
    at = open_screen("map", behind="map.distances")
    assert "behind" not in at.query_params
    assert told_unknown(at) == []


def test_a_place_of_the_map_s_title_opens_its_events_under_it_with_their_documents() -> None:
    at = open_screen("map", behind="map.aral")
    (shown,) = (piece for piece in markups(at.main) if 'class="behind"' in piece)
    own = [
        row for row in load(SHIPPED_DATA).records.events if row.place_id == "aral" and not row.duplicate_of
    ]
    assert shown.count("<li>") == len(some(own))
    assert not told_unknown(at)


@pytest.mark.parametrize("screen", ["overview", "stakeholders", "recommendations"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_whose_study_it_is_is_said_once_with_the_way_to_its_document(screen: str, lang: str) -> None:
    (study,) = load(SHIPPED_DATA).records.studies
    author = Translator(lang).text(study, "author")
    quiet = [
        piece for piece in markups(view(screen, lang=lang).main) if piece.startswith('<p class="quiet">')
    ]
    (line,) = [piece for piece in quiet if author in loosened(piece)]
    assert f"source={study.source_id}" in line and f">{author}</a>" in loosened(line)
    assert loosened(Translator(lang).text(study, "event")) in loosened(unescape(line))
