"""Participation figures: nothing drawn without data, no averages, no percentages of small numbers."""

import dataclasses
import json
import re
from collections.abc import Callable
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from dashboard import cache, survey
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.drawing.colours import TEXT, Role
from dashboard.figures.drawing.keys import KEY
from dashboard.figures.figure import Figure
from dashboard.figures.participation.auction import ROOMY
from dashboard.figures.participation.coded import coded_of
from dashboard.figures.participation.coded_chart import MANY
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import (
    claimant_names,
    context_names,
    demand_names,
    reporter_names,
    response_names,
    seat_scope_names,
    step_names,
    who_names,
)
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import picture, screen
from dashboard.paths import STYLES
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import key_words, layers
from package_changes import SMALL, Sized, accepted
from support import drawn_rows, shipped, some, without_rows

T = Translator()
ALL = Selection()
HOSTILE = """<img src=x onerror="alert(1)"> **b** ${alert(2)} `x` [l](javascript:alert(3))"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return shipped()


def with_table(data: Dataset, name: str, frame: pd.DataFrame) -> Dataset:
    return dataclasses.replace(data, tables=MappingProxyType({**data.tables, name: frame}))


def with_answers(data: Dataset, rows: list[dict[str, Any]]) -> Dataset:
    empty = data["survey_answers"]
    frame = pd.DataFrame(
        [{**dict.fromkeys(empty.columns, ""), "share_percent": None, "count": None, **row} for row in rows]
    )
    return with_table(data, "survey_answers", frame[list(empty.columns)].astype(empty.dtypes.to_dict()))


def answer(
    text: str, count: int | None = None, share: float | None = None, n: int = 60, **more: str
) -> dict[str, Any]:
    row = {"question_id": "hearings", "answer_en": text, "count": count, "share_percent": share, "n": n}
    return {**row, "place": "Aral", "date_edtf": "2017-09", "source": "A study, a publisher", **more}


def drawn(figure: Figure) -> dict[str, Any]:
    assert figure.chart is not None
    return figure.chart.to_dict()  # type: ignore[union-attr]


def rows(chart: dict[str, Any]) -> list[dict[str, Any]]:
    return drawn_rows(chart)


def hollow(figure: Figure, key: str) -> dict[Any, bool]:
    """Whether the marks of a chart are drawn as outline, by another column of their data."""
    return {row[key]: row["hollow"] for row in rows(drawn(figure)) if "hollow" in row}


def words_under(figure: Figure) -> str:
    return " ".join(key_words(drawn(figure)))


def with_voice(data: Dataset, source_ids: set[str], voice: str) -> Dataset:
    """The data as if some documents spoke with another voice."""
    frame = data["sources"].copy()
    frame.loc[frame.source_id.isin(source_ids), ["voice", "account_voice"]] = [voice, ""]
    return with_table(data, "sources", frame)


def behind_actions(data: Dataset, action_ids: set[str]) -> dict[str, set[str]]:
    """Documents of all event records of each action, straight from the tables."""
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    found: dict[str, set[str]] = {action: set() for action in action_ids}
    for link in data["event_sources"].itertuples():
        if action_of[link.event_id] in action_ids:
            found[action_of[link.event_id]].add(link.source_id)
    return found


def told_by_one_side(data: Dataset, source_ids: set[str]) -> bool:
    rows = data["sources"].set_index("source_id")
    found = {rows.account_voice[source_id] or rows.voice[source_id] for source_id in source_ids}
    return len(found) == 1 and found <= {"company", "state", "residents_ngo"}


def every(data: Dataset, selection: Selection = ALL) -> list[Figure]:
    return [
        *(figures.question(data, item, T) for item in figures.question_ids(data)),
        figures.turnout(data, selection, T), figures.meetings(data, selection, T), figures.demands(data, selection, T),
        figures.responses(data, selection, T), figures.payments(data, T), figures.money_claims(data, T),
        figures.auctions(data, T), figures.seats(data, T), figures.context(data, "local", T), figures.context(data, "national", T),
    ]  # fmt: skip


# --- every figure ------------------------------------------------------------------------------


def test_every_figure_has_title_sentence_and_documents_that_exist(data: Dataset) -> None:
    known = set(data["sources"].source_id)
    ids = [figure.id for figure in every(data)]
    assert len(set(ids)) == len(ids)
    for figure in every(data):
        assert figure.title
        assert figure.sentence
        assert figure.source_ids
        assert set(figure.source_ids) <= known
        assert figure.empty or len(figure.table)


@pytest.mark.parametrize(
    "selection", [ALL, Selection(mines=("andash",)), Selection(year_from=2007, year_to=2007)]
)
def test_every_row_names_its_records_and_its_documents(data: Dataset, selection: Selection) -> None:
    documents, looked_at = data.rows("sources"), 0
    for figure in some(every(data, selection)):
        for part in figure.all_rows:
            assert len(part.frame) == len(part.records) == len(part.sources)
            for records, sources in zip(part.records, part.sources, strict=True):
                assert records, figure.id
                assert sources, figure.id
                assert set(sources) <= set(documents)
                looked_at += 1
                for name in records:
                    table, _, key = name.partition("/")
                    assert key in data.rows(table), name
    assert looked_at > 10


def test_the_own_record_of_a_row_comes_first(data: Dataset) -> None:
    own = {
        "turnout": "turnout_claims", "turnout-meetings": "turnout_claims", "demands": "demands", "responses": "responses",
        "local-payments": "local_payments", "money-claims": "local_payments", "auctions": "auctions", "seats": "seats",
        "context-local": "context_figures", "context-national": "context_figures",
    }  # fmt: skip
    shown: dict[str, list[str]] = {}
    for figure in every(data)[2:]:
        for records in figure.rows.records:
            assert records[0].startswith(own[figure.id] + "/")
            if figure.id != "local-payments":  # the parts of one sum, which all figures on money have too
                shown.setdefault(own[figure.id], []).append(records[0])
    for table, names in some(shown.items()):
        assert len(names) == len(set(names)), table  # nothing twice, and nothing of the package left out
        assert {name.partition("/")[2] for name in names} == set(data.rows(table))


def test_the_sources_of_a_figure_are_the_documents_of_its_rows_and_no_others(data: Dataset) -> None:
    payments, context = data["local_payments"], data["context_figures"]
    parts = payments.series.isin(["parts", "whole"])
    not_matching = payments.payment_id.isin(["rival-407-region", "rival-1300-rural"])
    coded = {
        name: set().union(*behind_actions(data, set(data[name].action_id)).values())
        for name in ("demands", "responses")
    }
    claims = {event: set(group.source_id) for event, group in data["turnout_claims"].groupby("event_id")}
    kinds = data["events"].set_index("event_id").kind
    expected = {
        **{f"survey-{row.question_id}": {row.source_id} for row in data["survey_questions"].itertuples()},
        "turnout": set().union(*(found for event, found in claims.items() if kinds[event] in figures.PROTESTS)),
        "turnout-meetings": set().union(*(found for event, found in claims.items() if kinds[event] not in figures.PROTESTS)),
        **coded,
        "local-payments": set(payments[parts | not_matching].source_id),
        "money-claims": set(payments.source_id),
        "auctions": set(data["auctions"].source_id),
        "seats": set(data["seats"].source_id),
        "context-local": set(context[context.scope == "local"].source_id),
        "context-national": set(context[context.scope != "local"].source_id),
    }  # fmt: skip
    assert {figure.id: set(figure.source_ids) for figure in every(data)} == expected


def test_a_coded_row_rests_on_all_documents_of_its_action(data: Dataset) -> None:
    for name, figure in (("demands", figures.demands), ("responses", figures.responses)):
        shown = figure(data, ALL, T).rows
        found = behind_actions(data, set(data[name].action_id))
        for records, sources in zip(some(shown.records), shown.sources, strict=True):
            action = data.rows(name)[records[0].partition("/")[2]]["action_id"]
            assert set(sources) == found[action]
            told = {item.partition("/")[2] for item in records[1:]}
            assert told == set(data["events"][data["events"].action_id == action].event_id)


def test_rows_that_the_drawing_leaves_out_are_marked(data: Dataset) -> None:
    mark = "Counted in the chart"
    kinds = data["actions"].set_index("action_id").kind
    for name, figure in (("demands", figures.demands), ("responses", figures.responses)):
        shown = figure(data, ALL, T)
        counted = [
            kinds[data.rows(name)[records[0].partition("/")[2]]["action_id"]] in figures.PROTESTS
            for records in shown.rows.records
        ]
        assert (shown.table[mark] == "yes").tolist() == counted
        assert not all(counted)
    series = data["auctions"].set_index("auction_id").series
    shown = figures.auctions(data, T)
    for records, words in zip(shown.rows.records, shown.table[mark], strict=True):
        assert (words == "yes") == (series[records[0].partition("/")[2]] == "objects")
        assert words == "yes" or words.startswith("no: ")
    assert figures.payments(data, T).table[mark].tolist()[:3] == ["yes"] * 3
    assert figures.payments(data, T).table[mark].tolist()[3].startswith("no: the total")
    for scope in ("local", "national"):
        cards = {card.label for _, group in figures.context_cards(data, scope, T) for card in group}
        table = figures.context(data, scope, T).table
        for measure, words in zip(table["What is measured"], table["Shown on a card"], strict=True):
            assert (words == "yes") == (measure in cards)
            assert words == "yes" or words.startswith("no: ")


@pytest.mark.parametrize("figure", [figures.turnout, figures.meetings, figures.demands, figures.responses])
def test_filters_that_leave_nothing_give_an_empty_figure_that_says_so(data: Dataset, figure: Any) -> None:
    shown = figure(data, Selection(mines=("andash",), year_from=2025), T)
    assert shown.chart is None
    assert shown.empty
    assert shown.table.empty
    assert not shown.source_ids


def test_no_percentages_are_made_of_small_numbers(data: Dataset) -> None:
    for figure in some(every(data)[2:6]):
        text = " ".join(
            [figure.title, figure.subtitle, figure.sentence, *figure.notes, *(figure.table.columns)]
        )
        assert "%" not in text
        assert "per cent" not in text


# --- the survey --------------------------------------------------------------------------------


def test_without_answers_there_is_no_bar_and_no_scale(data: Dataset) -> None:
    for item in some(figures.question_ids(data)):
        figure = figures.question(data, item, T)
        assert figure.chart is None
        assert figure.table.empty
        assert "have not survived" in figure.empty
        assert not figure.own_sources


def test_the_study_asked_two_questions_word_for_word(data: Dataset) -> None:
    assert [figures.question(data, item, T).title for item in figures.question_ids(data)] == [
        "“How often do you attend public hearings with regards to the mining sector?”",
        "“How often do you attend competitions and auctions for the right of subsoil usage?”",
    ]


def test_answers_in_the_package_draw_themselves(data: Dataset) -> None:
    figure = figures.question(with_answers(data, [answer("never", 45), answer("often", 15)]), "hearings", T)
    bars = {row["label"]: row["value"] for row in rows(drawn(figure)) if row["value"] is not None}
    assert bars == {"never": 75, "often": 25}
    assert figure.own_sources == ("A study, a publisher",)
    assert "Aral, September 2017: n = 60" in figure.sentence
    assert not figure.empty


def test_answers_to_one_question_leave_the_other_empty(data: Dataset) -> None:
    assert figures.question(with_answers(data, [answer("never", 45)]), "auctions", T).chart is None


def test_fewer_than_thirty_people_get_no_per_cent(data: Dataset) -> None:
    figure = figures.question(
        with_answers(data, [answer("never", 14, n=20), answer("often", share=30.0, n=20)]), "hearings", T
    )
    text = json.dumps([drawn(figure), figure.table.to_dict("records"), figure.sentence])
    assert "%" not in text
    assert "14 people" in text
    assert "6 people" in text


def test_withheld_answers_stand_nowhere_in_the_figure(data: Dataset) -> None:
    counts = {"never": 471, "often": 122, "always": 4}
    figure = figures.question(
        with_answers(data, [answer(name, count, n=597) for name, count in counts.items()]), "hearings", T
    )
    marks = [{key: value for key, value in row.items() if key != "y"} for row in rows(drawn(figure))]
    text = json.dumps([marks, figure.table.to_dict("records"), figure.sentence])
    assert "79" in text
    assert not re.search(r"\b(122|4|20\.4\d*|20 %|0\.[67]\d*)\b", text)
    assert text.count("withheld") >= 4


def test_too_few_people_asked_is_said_and_nothing_drawn(data: Dataset) -> None:
    figure = figures.question(with_answers(data, [answer("never", 9, n=9)]), "hearings", T)
    assert figure.chart is None
    assert "too few people" in figure.empty


def test_answers_in_the_package_that_contradict_each_other_are_not_drawn(data: Dataset) -> None:
    figure = figures.question(with_answers(data, [answer("never", 45), answer("often", 45)]), "hearings", T)
    assert figure.chart is None
    assert "add up to 90" in figure.empty


def test_a_dropped_file_is_drawn_beside_the_package_and_changes_nothing_in_it(data: Dataset) -> None:
    content = b"question,answer,count,n,place,date,source\nhearings,never,40,60,Aral,2018,Dropped study\n"
    reading = survey.read(content, "a.csv", data, T)
    full = with_answers(data, [answer("never", 45), answer("often", 15)])
    figure = figures.question(full, "hearings", T, reading.answers)
    assert figure.own_sources == ("A study, a publisher", "Dropped study")
    assert figures.question(data, "hearings", T).chart is None


def test_figures_are_built_once_for_all_visitors_but_never_a_dropped_file(data: Dataset) -> None:
    turnout = figures.turnout(data, ALL, T)
    held = cache.size()
    assert figures.turnout(data, ALL, T).chart == turnout.chart
    assert cache.size() == held
    before = cache.size()
    answers = survey.read(
        b"question,answer,count,n,place,date,source\nhearings,never,40,60,Aral,2018,Dropped study\n",
        "a.csv",
        data,
        T,
    ).answers
    figure = figures.question(data, "hearings", T, answers)
    picture.svg(figure, "light", (), T)
    assert cache.size() == before
    assert figure.is_private
    assert not figures.question(data, "hearings", T).is_private


def test_hostile_texts_stay_texts(data: Dataset) -> None:
    full = with_answers(
        data,
        [
            answer(HOSTILE, 45, place=HOSTILE, source=HOSTILE),
            answer("often", 15, place=HOSTILE, source=HOSTILE),
        ],
    )
    figure = figures.question(full, "hearings", T)
    chart = drawn(figure)
    assert HOSTILE in {row["label"] for row in rows(chart)}
    assert "alert" not in json.dumps(without_rows(chart))  # only ever a value, never an expression or a title
    assert figure.own_sources == (HOSTILE,)  # a text: where it is listed, it is escaped
    assert r"\[l\](javascript" in screen.plain(figure.sentence)


def test_a_dropped_answer_is_no_record_and_has_no_document_of_the_package(data: Dataset) -> None:
    content = b"question,answer,count,n,place,date,source\nhearings,never,40,60,Aral,2018,Dropped study\n"
    dropped = survey.read(content, "a.csv", data, T).answers
    full = with_answers(data, [answer("never", 45), answer("often", 15)])
    shown = figures.question(full, "hearings", T, dropped)
    assert shown.rows.records == (
        ("survey_answers/hearings,never,Aral,2017-09",),
        ("survey_answers/hearings,often,Aral,2017-09",),
        (),
    )
    assert shown.rows.sources == (
        (),
        (),
        (),
    )  # the study asked the question; another document has the answers
    assert all(
        record.partition("/")[2] in full.rows("survey_answers") for (record,) in shown.rows.records[:2]
    )
    assert shown.source_ids == (full["survey_questions"].set_index("question_id").source_id["hearings"],)
    assert "but not whose account they give" in " ".join(shown.notes)


def test_no_record_is_named_of_a_withheld_answer(data: Dataset) -> None:
    full = with_answers(
        data, [answer("never", 471, n=597), answer("often", 122, n=597), answer("always", 4, n=597)]
    )
    shown = figures.question(full, "hearings", T)
    assert [bool(records) for records in shown.rows.records] == [
        "withheld" not in words for words in shown.table["Shown"]
    ]
    assert sum(bool(records) for records in shown.rows.records) == 1


# --- one side's account ------------------------------------------------------------------------


def test_seats_that_one_side_alone_tells_of_are_outlines(data: Dataset) -> None:
    found = figures.seats(data, T)
    marks = hollow(found, "number")
    one_sided = {
        str(number): told_by_one_side(data, set(sources))
        for number, sources in enumerate(found.rows.sources, 1)
    }
    assert marks == one_sided
    assert True in marks.values() and False in marks.values()
    seat = data.rows("seats")[found.rows.records[0][0].partition("/")[2]]
    changed = figures.seats(with_voice(data, {seat["source_id"]}, "company"), T)
    assert not marks["1"] and hollow(changed, "number")["1"]


def test_claims_of_one_side_are_outlines_also_when_the_press_passes_them_on(data: Dataset) -> None:
    marks = [row for row in rows(drawn(figures.turnout(data, ALL, T))) if "hollow" in row]
    sides = {claimant_names(T)[code] for code in ("police", "officials", "company", "organiser", "residents")}
    told_by_side = {(row["label"], row["claimant"]) for row in marks if row["hollow"]}
    assert told_by_side == {(row["label"], row["claimant"]) for row in marks if row["claimant"] in sides}
    assert {row["claimant"] for row in marks if not row["hollow"]} == {"press", "observers"}
    changed = with_voice(data, set(data["turnout_claims"].source_id), "state")
    assert all(hollow(figures.turnout(changed, ALL, T), "label").values())


def test_payments_that_the_company_alone_reports_are_outlines(data: Dataset) -> None:
    found = figures.payments(data, T)
    assert set(hollow(found, "label").values()) == {True}
    assert "one side's account, company" in words_under(found)
    table = data["local_payments"].assign(claimant="international")
    by_others = with_table(data, "local_payments", table)
    assert set(hollow(figures.payments(by_others, T), "label").values()) == {True}, "the press passes it on"
    changed = figures.payments(with_voice(by_others, set(table.source_id), "press"), T)
    assert set(hollow(changed, "label").values()) == {False}
    assert "one side" not in words_under(changed)


def test_auctions_that_the_state_alone_reports_are_outlines_of_three_shapes(data: Dataset) -> None:
    found = figures.auctions(data, T)
    (layer,) = layers(drawn(found))
    assert layer["mark"]["filled"] is False
    assert len(set(layer["encoding"]["shape"]["scale"]["range"])) == 3
    assert "one side's account, state" in words_under(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_words_of_the_outcomes_have_room_on_a_phone(data: Dataset, lang: str) -> None:
    (layer,) = layers(drawn(figures.auctions(data, Translator(lang))))
    colour = layer["encoding"]["color"]
    legend, phone, symbol = colour["legend"], 356, 40  # px: a window of 390 without its margins
    assert legend["columns"]["expr"] == f"width < {ROOMY} ? 1 : 3" and phone < ROOMY
    widths = [text_width(word, legend["labelFontSize"]) for word in some(colour["scale"]["domain"])]
    assert max(widths) <= min(legend["labelLimit"], phone - symbol)
    assert sum(width + symbol for width in widths) <= ROOMY


@pytest.mark.parametrize("name", ["demands", "responses"])
def test_cells_say_how_many_of_their_actions_one_side_alone_tells_of(data: Dataset, name: str) -> None:
    column, names, build = {
        "demands": ("demand", demand_names(T), figures.demands),
        "responses": ("response", response_names(T), figures.responses),
    }[name]
    kinds = data["actions"].set_index("action_id").kind
    documents = behind_actions(data, set(data[name].action_id))
    cells = {row["code"]: row for row in rows(drawn(build(data, ALL, T))) if row.get("mine") == "all"}
    total = 0
    for code, cell in cells.items():
        coded = data[name][data[name][column].map(names) == code].action_id
        own = {action for action in coded if kinds[action] in figures.PROTESTS}
        one_sided = sum(told_by_one_side(data, documents[action]) for action in own)
        assert (cell["n"], cell["sided"]) == (len(own), one_sided)
        assert cell["hollow"] == (len(own) == one_sided)
        assert cell["end"] - cell["outside"] == one_sided, "the outlined part of the bar"
        assert cell["outside"] - cell["begin"] == len(own) - one_sided, "the filled part"
        total += one_sided
    assert total > 0


def test_hollow_marks_have_no_fill_and_the_drawing_says_what_that_means(data: Dataset) -> None:
    no_fill = {"condition": {"test": "datum.hollow", "value": 0}, "value": 1}
    for figure in (figures.turnout(data, ALL, T), figures.payments(data, T), figures.seats(data, T)):
        seen = (layer for layer in layers(drawn(figure)) if layer["mark"].get("opacity") != 0)
        marks = [layer for layer in seen if layer["mark"]["type"] in ("point", "bar")]
        assert marks
        for layer in marks:
            assert layer["encoding"]["fillOpacity"] == no_fill
            assert "stroke" in layer["encoding"]
    for figure in (figures.demands(data, ALL, T), figures.responses(data, ALL, T)):
        filled, outlined = (layer for layer in layers(drawn(figure)) if layer["mark"]["type"] == "bar")
        assert "fillOpacity" not in filled["mark"]
        assert filled["encoding"]["x2"]["field"] == "outside"
        assert outlined["mark"]["fillOpacity"] == 0
        assert outlined["encoding"]["x"]["field"] == "outside"
    changed = with_voice(data, set(data["sources"].source_id), "state")
    (bar,) = (
        layer for layer in layers(drawn(figures.demands(changed, ALL, T))) if layer["mark"]["type"] == "bar"
    )
    assert bar["mark"]["fillOpacity"] == 0, "told by one side alone, so all bars are outlines"
    for figure in every(data):
        if figure.chart is not None:
            assert "outline" in words_under(figure), figure.id


def test_the_keys_of_colour_shape_and_outline_are_all_drawn(data: Dataset) -> None:
    vega = pytest.importorskip("vl_convert")
    for figure, keys in (
        (figures.turnout(data, ALL, T), [{"fill", "stroke", "shape"}, {"strokeDash"}]),
        (figures.seats(data, T), [{"shape"}, {"strokeDash"}]),
        (figures.demands(data, ALL, T), [{"strokeDash"}]),
    ):
        legends = vega.vegalite_to_vega(drawn(figure)).get("legends", [])
        channels = {"fill", "stroke", "shape", "strokeDash"}
        assert [channels & set(legend) for legend in legends] == keys
        for key in (legend for legend in legends if "strokeDash" in legend):
            seen = key["encode"]["symbols"]["update"]
            assert seen["fill"]["signal"].startswith("datum.index < 1 ?"), (
                "the first is filled, the second an outline"
            )
            assert seen["stroke"]["value"] not in ("", "transparent")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_keys_of_seats_begin_with_the_names_of_rows_or_a_phone_would_cut_them(
    data: Dataset, lang: str
) -> None:
    spec = drawn(figures.seats(data, Translator(lang)))
    (names,) = {
        layer["encoding"]["y"]["axis"]["minExtent"] for layer in layers(spec) if layer["encoding"].get("y")
    }
    legends = [
        channel["legend"]
        for layer in (*layers(spec), *(part for part in spec["layer"] if part.get("name") == KEY))
        for channel in layer["encoding"].values()
        if isinstance(channel, dict) and isinstance(channel.get("legend"), dict)
    ]
    assert {(legend["orient"], legend["legendX"]) for legend in some(legends)} == {("none", -names)}
    for width in (356, 950):  # px of a plot: on a phone, and on a laptop

        def px(expression: str, width: int = width) -> int:
            least = re.sub(
                r"\(width < (\d+) \? (\d+) : (\d+)\)",
                lambda found: found[2] if width < int(found[1]) else found[3],
                expression,
            )
            return sum(map(int, least.split(" + ")))

        heads = sorted({px(legend["legendY"]["expr"][2:-1]) for legend in legends})
        assert len(heads) == 2, "one key below the other"
        years = 20  # px of the axis, which stands between the keys and the plot
        assert heads[0] >= years + 13 and heads[1] - heads[0] > 2 * 13
        empty = 13  # px of the line of the title, above its offset
        assert heads[1] <= years + 13 + px(spec["title"]["offset"]["expr"]) + empty, (
            "they have room above the years"
        )
    assert spec["title"]["orient"] == "top"
    axes = [
        layer["encoding"]["x"]["axis"]["orient"]
        for layer in layers(spec)
        if layer["encoding"].get("x", {}).get("axis")
    ]
    assert set(some(axes)) == {"top"}, "the years are read before the steps"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_list_shows_the_numbers_of_seats_wherever_their_drawing_does(data: Dataset, lang: str) -> None:
    spec = drawn(figures.seats(data, Translator(lang)))
    (names,) = {
        layer["encoding"]["y"]["axis"]["minExtent"] for layer in layers(spec) if layer["encoding"].get("y")
    }
    style = (STYLES / "participation.css").read_text(encoding="utf-8")
    (least,) = re.findall(r"@container \(min-width: (\d+)px\) \{\s*\.numbered \.number", style)
    (narrow,) = {
        step["calculate"].split("?")[0].split("<")[1].strip(" |").split()[0]
        for layer in layers(spec)
        for step in layer.get("transform", ())
    }
    assert int(narrow) + names < int(least) < 1100, "the width of both on a laptop"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_key_stands_in_one_row_where_it_has_room_and_in_columns_on_a_phone(
    data: Dataset, lang: str
) -> None:
    laptop, phone = 930, 356  # px of a plot: windows of 1280 and 390 without their margins
    t = Translator(lang)
    for figure in (figures.turnout(data, ALL, t), figures.money_claims(data, t), figures.seats(data, t)):
        legends = [
            (channel["legend"], channel["scale"]["domain"])
            for layer in drawn(figure)["layer"]
            for inner in layer.get("layer", [layer])
            for channel in inner["encoding"].values()
            if isinstance(channel, dict) and channel.get("legend")
        ]
        assert len(legends) > 1, "what marks mean, and what fill and outline say"
        for legend, words in legends:
            found = re.fullmatch(r"width < (\d+) \? ([12]) : (\d+)", legend["columns"]["expr"])
            assert found
            least, narrow, wide = map(int, found.groups())
            letters = sum(text_width(line.replace("\n", " "), legend["labelFontSize"]) for line in words)
            assert letters + 40 * len(words) < least < laptop
            assert wide == len(words) and (narrow < wide or phone < least)


def test_no_line_of_a_year_or_a_number_runs_through_words(data: Dataset) -> None:
    for figure in (figures.turnout(data, ALL, T), figures.money_claims(data, T)):
        words = [
            layer["mark"]
            for layer in layers(drawn(figure))
            if layer["mark"]["type"] == "text"
            and layer["mark"].get("align")
            and layer["mark"].get("fontWeight") != "bold"
        ]
        papers = [mark for mark in words if mark.get("stroke") == Role.PAPER]
        assert papers
        for paper in papers:
            own = {**paper, "color": TEXT}
            del own["stroke"], own["strokeWidth"], own["strokeJoin"]
            assert own in words[words.index(paper) + 1 :], "the words themselves stand on it"


def test_cards_and_lines_in_words_name_the_one_side(data: Dataset) -> None:
    for scope in ("local", "national"):
        table = data["context_figures"]
        cards = [card for _, group in figures.context_cards(data, scope, T) for card in group]
        sided = {
            row.measure_en for row in table.itertuples()
            if (row.scope == "local") == (scope == "local") and told_by_one_side(data, {row.source_id})
        } & {card.label for card in cards}  # fmt: skip
        assert sided == {
            card.label for card in cards if any(fact.startswith("one side's account") for fact in card.facts)
        }
    rivals = dict(figures.payment_cards(data, T))["Reported by others, or for other periods"]
    assert "one side's account: company" in next(card for card in rivals if "Bakubat" in card.label).facts
    lines = [line for _, group in figures.seat_list(data, T) for line in group]
    voices = [voice_words([source], data, T) for *_, source in some(lines)]
    assert sum(voice.endswith("one side's account only") for voice in voices) == sum(
        hollow(figures.seats(data, T), "number").values()
    )


# --- turnout -----------------------------------------------------------------------------------


def test_the_sentence_says_for_how_many_actions_a_count_was_found(data: Dataset) -> None:
    kinds = data["actions"].set_index("action_id").kind
    protests = set(kinds[kinds.isin(figures.PROTESTS)].index)
    action_of = data["events"].set_index("event_id").action_id
    counted = {action_of[event] for event in data["turnout_claims"].event_id} & protests
    figure = figures.turnout(data, ALL, T)
    assert f"We found a headcount for {len(counted)} of the {len(protests)} " in figure.sentence


def test_every_claim_is_a_dot_and_none_is_an_average(data: Dataset) -> None:
    claims = sorted(data["turnout_claims"].people)
    shown = [
        row
        for figure in (figures.turnout(data, ALL, T), figures.meetings(data, ALL, T))
        for row in rows(drawn(figure))
    ]
    assert sorted(row["people"] for row in shown if "people" in row) == claims


def test_rival_claims_of_bekmoldo_stand_side_by_side(data: Dataset) -> None:
    figure = figures.turnout(data, ALL, T)
    line = next(row for row in rows(drawn(figure)) if row["label"].startswith("2 July 2015") and "low" in row)
    assert (line["low"], line["high"]) == (300, 1500)
    mine = figure.table[figure.table["Date"] == "2 July 2015"]
    assert set(zip(mine["Who says so"], mine["People"], strict=True)) >= {
        ("police", 300),
        ("organisers or protest side", 1500),
    }


def test_every_action_whose_claims_differ_is_named_with_all_its_claims(data: Dataset) -> None:
    found = figures.turnout(data, ALL, T)
    assert (
        "2 July 2015, Bekmoldo: ~300 (observers), ~300 (police), ~1,500 (organisers or protest side)."
        in found.conflicts
    )
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    differing = []
    claims = data["turnout_claims"].assign(action=data["turnout_claims"].event_id.map(action_of))
    for action, own in claims.groupby("action"):
        voices = {(row.claimant, row.source_id) for row in own.itertuples()}
        fits = [
            people
            for people in own.people
            if all(
                {"at-least": people >= row.people, "up-to": people <= row.people}.get(
                    row.bound, people == row.people
                )
                for row in own.itertuples()
            )
        ]
        if not fits and len(voices) > 1:
            differing.append((action, own))
    assert len(found.conflicts) == len(differing) > 1
    for _, own in differing:
        said = [f"{T.number(row.people)} ({claimant_names(T)[row.claimant]})" for row in own.itertuples()]
        assert sum(all(part in line for part in said) for line in found.conflicts) == 1
    assert f"The sources disagree about {len(differing)}." in found.sentence
    assert not figures.meetings(data, ALL, T).conflicts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_joins_the_headcounts_on_which_sources_disagree_and_no_others(
    data: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = figures.turnout(data, ALL, t)
    (line,) = (layer for layer in layers(drawn(figure)) if "are_rival" in json.dumps(layer.get("transform")))
    joined = [row for row in line["data"]["values"] if row["are_rival"]]
    assert len(figure.conflicts) == len(joined) > 1
    assert all(row["low"] < row["high"] for row in joined)
    assert t.number(len(joined)) in re.findall(r"\d+", figure.title)


def test_a_range_by_one_source_is_no_disagreement(data: Dataset) -> None:
    only = data["turnout_claims"]
    only = only[only.event_id == "jerui-2007-05-26-violent"]
    found = figures.turnout(with_table(data, "turnout_claims", only), ALL, T)
    assert "disagree" not in found.sentence, "nothing is counted to nought"
    assert not found.conflicts


def test_at_least_and_at_most_are_open_to_one_side(data: Dataset) -> None:
    arrows = {
        row["bound"]: row["arrow"] for row in rows(drawn(figures.turnout(data, ALL, T))) if "arrow" in row
    }
    assert arrows["at-least"] == "→"
    assert arrows["up-to"] == "←"
    assert arrows["about"] == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_arrows_towards_each_other_never_meet_and_dots_begin_where_words_end(
    data: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = figures.turnout(data, ALL, t)
    dots = [row for row in rows(drawn(figure)) if "arrow" in row]
    for row in some(row for row in dots if row["arrow"] == "←"):
        others = [other for other in dots if other["label"] == row["label"] and other["arrow"] == "→"]
        assert all(abs(other["y"] - row["y"]) >= 13 for other in some(others))
    words = [row for row in rows(drawn(figure)) if "side" in row]
    assert {round(row["y"]) % 48 for row in some(words)} == {12}
    (scale,) = {
        json.dumps(layer["encoding"]["x"]["scale"])
        for layer in layers(drawn(figure))
        if "scale" in layer["encoding"].get("x", {})
    }
    left = int(re.findall(r"\? (\d+) : 0", scale)[0])
    longest = max(text_width(row["text"], 15) for row in words if row["side"] == "left")
    assert longest < left <= 350
    axes = [layer["encoding"]["x"].get("axis") for layer in layers(drawn(figure))]
    assert {axis["orient"] for axis in axes if axis} == {"top"}


def test_two_claims_of_at_least_so_many_are_no_range(data: Dataset) -> None:
    told = {
        row["label"]: row["range"] for row in rows(drawn(figures.turnout(data, ALL, T))) if "range" in row
    }
    assert told["17 February 2007 · Bekmoldo"] == "≥100 or ≥300"
    assert told["26 May 2007 · Manas"] == "≥300 – ≤400"


@pytest.mark.parametrize(
    ("table", "figure"), [("demands", figures.demands), ("responses", figures.responses)]
)
def test_meetings_of_which_something_is_coded_are_counted_once_however_much_was_said(
    data: Dataset, table: str, figure: Callable[[Dataset, Selection, Translator], Figure]
) -> None:
    kinds = {row.action_id: row.kind for row in data.records.actions}
    said = [
        row.action_id for row in getattr(data.records, table) if kinds[row.action_id] not in figures.PROTESTS
    ]
    (note,) = (note for note in figure(data, ALL, T).notes if "Meetings and petitions" in note)
    assert re.findall(r"\d+", note) == [str(len(set(some(said))))]
    assert table != "demands" or len(set(said)) < len(said)


def test_the_numbers_at_a_glance_count_steps_here_whole_sums_and_questions_without_answers(
    data: Dataset,
) -> None:
    seats, sums = data.records.seats, data.records.local_payments
    steps = [
        [f"seats/{row.seat_id}" for row in seats if row.step == step and row.scope == "local"]
        for step in ("held", "granted")
    ]
    whole = [row for row in sums if row.series == "whole" and row.amount_msom is not None]
    rows = figures.glance(with_answers(data, [answer("never", 45)]), T).rows
    held, granted, _, money, lost = rows.records
    assert [list(held), list(granted)] == steps
    assert list(money) == [f"local_payments/{row.payment_id}" for row in whole]
    assert list(lost) == ["survey_questions/auctions"]
    total = sum(row.amount_msom or 0 for row in whole)
    assert [str(n) for n in rows.frame["Number"]][3:] == [f"{total:,.1f} million soms", "1"]
    assert {row.scope for row in seats} > {"local"} and {row.series for row in sums} > {"whole"}


def test_meetings_stand_apart_from_protests(data: Dataset) -> None:
    assert not set(figures.turnout(data, ALL, T).table["Protest or incident"]) & set(
        figures.meetings(data, ALL, T).table["Protest or incident"]
    )
    assert set(figures.meetings(data, ALL, T).table["Kind"]) == {"hearing or talks"}


@pytest.mark.parametrize("table", ["demands", "responses"])
def test_a_headline_says_first_of_how_many_nothing_is_stated_where_these_are_the_most(
    data: Dataset, table: str
) -> None:
    names = {"demands": demand_names, "responses": response_names}[table](T)
    views = [
        Selection(mines=mines, year_from=first, year_to=last)
        for mines in ((), ("jerui",), ("andash",), ("taldy-bulak",))
        for first, last in ((None, None), (2005, 2010), (2011, 2013), (2013, 2021))
    ]
    said_first = []
    for view in views:
        found = coded_of(data, view, table, names)
        if found.one_leads:
            figure = getattr(figures, table)(data, view, T)
            said_first.append(said(figure.title).startswith(f"For {found.silent} of {len(found.actions)} "))
            assert said_first[-1] == (found.silent > found.most)
            behind = figure.numbers()["silent"].records
            assert len(set(behind)) == found.silent
    assert set(said_first) == {True, False}, "both are met"


# --- demands and answers -----------------------------------------------------------------------


def test_a_shared_action_counts_at_each_deposit_and_once_in_all(data: Dataset) -> None:
    for name, column, figure in (
        ("demands", "demand", figures.demands),
        ("responses", "response", figures.responses),
    ):
        cells = [row for row in rows(drawn(figure(data, ALL, T))) if "mine" in row]
        protests = data["actions"][data["actions"].kind.isin(figures.PROTESTS)].action_id
        coded = data[name][data[name].action_id.isin(protests)]
        names = demand_names(T) if name == "demands" else response_names(T)
        for code, label in some(names.items()):
            own = {row["mine"]: row["n"] for row in cells if row["code"] == label}
            assert own.get("all", 0) == coded[coded[column] == code].action_id.nunique()
            assert sum(n for mine, n in own.items() if mine != "all") >= own.get("all", 0)


def test_not_stated_is_a_value_and_comes_last(data: Dataset) -> None:
    assert list(demand_names(T))[-1] == list(response_names(T))[-1] == "not-stated"
    assert "not stated" in {
        row["code"] for row in rows(drawn(figures.demands(data, ALL, T))) if "mine" in row
    }
    assert "not stated" not in figures.demands(data, ALL, T).title


@pytest.mark.parametrize(
    ("figure", "table", "names"),
    [(figures.demands, "demands", demand_names), (figures.responses, "responses", response_names)],
)
def test_where_every_event_has_one_stated_no_other_is_said_to_have_been_read_in_vain(
    data: Dataset, figure: Any, table: str, names: Any
) -> None:
    first, last = all_years(data)
    views = [ALL.with_(year_from=year, year_to=year) for year in range(first, last + 1)]
    told = {view: coded_of(data, view, table, names(T)) for view in views}
    whole = [view for view, found in told.items() if found.top and found.values(T)["silent"] == "0"]
    for view in some(whole):
        assert "the other" not in figure(data, view, T).sentence
    partly = [view for view, found in told.items() if found.top and found.values(T)["silent"] != "0"]
    for view in some(partly):
        assert "the other" in figure(data, view, T).sentence


def test_codes_have_words_in_the_schemas_order(data: Dataset) -> None:
    for table, column, names in (
        ("demands", "demand", demand_names(T)),
        ("responses", "response", response_names(T)),
        ("turnout_claims", "claimant", claimant_names(T)),
        ("seats", "step", step_names(T)),
        ("seats", "who", who_names(T)),
        ("seats", "scope", seat_scope_names(T)),
        ("local_payments", "claimant", reporter_names(T)),
        ("context_figures", "topic", context_names(T)),
    ):
        assert set(names) == set(data.allowed(table, column))


# --- money, auctions, seats, context -----------------------------------------------------------


def test_the_three_parts_are_the_reported_sum(data: Dataset) -> None:
    figure = figures.payments(data, T)
    values = [row["value"] for row in rows(drawn(figure))]
    assert [round(value, 1) for value in values] == [290.7, 174.4, 116.3]
    assert round(sum(values), 1) == 581.4
    assert "company reported" in figure.sentence
    assert "does not say which period" in figure.sentence


def test_every_figure_that_does_not_join_the_sum_has_its_card(data: Dataset) -> None:
    others = data["local_payments"][~data["local_payments"].series.isin(["parts", "whole"])]
    cards = [card for _, group in figures.payment_cards(data, T) for card in group]
    assert [card.label for card in some(cards)] == others.recipient_en.tolist()


def test_rivals_of_the_reported_sum_stand_behind_it_with_their_documents(data: Dataset) -> None:
    found = figures.payments(data, T)
    assert [line.split("\u00a0m soms")[0] for line in found.conflicts] == [
        "Talas regional fund: 407", "Account of the rural district: 1,300",
    ]  # fmt: skip
    (rivals,) = found.further_rows
    assert len(rivals.frame) == len(found.conflicts)
    without = data["local_payments"]
    without = without[without.series != "rival"]
    alone = figures.payments(with_table(data, "local_payments", without), T)
    assert not alone.conflicts
    assert not alone.further_rows


def test_every_rival_figure_of_payments_is_named_as_a_disagreement(data: Dataset) -> None:
    rivals = data["local_payments"][data["local_payments"].series == "rival"]
    found = figures.money_claims(data, T).conflicts
    assert len(found) == len(rivals)
    for row in rivals.itertuples():
        assert any(row.recipient_en in line and T.number(row.amount_msom) in line for line in found)


def test_auctions_name_the_rival_count_and_two_reports_of_one_day(data: Dataset) -> None:
    rival, bids = figures.auctions(data, T).conflicts
    assert "40 sites sold" in rival
    assert "26 auctions" in rival
    assert bids.startswith("10 May 2013, bids. ") and bids.count(": 0.") == bids.count(": 1.") == 1
    table = data["auctions"].copy()
    table.loc[table.auction_id == "auc-2013-jerui-bids", "value"] = 1
    assert len(figures.auctions(with_table(data, "auctions", table), T).conflicts) == 1


def test_auctions_are_outlines_where_one_side_alone_tells_of_them(data: Dataset) -> None:
    def squares(told: Dataset) -> list[bool]:
        chart = drawn(figures.auctions(told, T))
        return [part["mark"]["filled"] for part in marks_of(chart) if part["mark"].get("size") == 380]

    assert squares(data) == [False]
    assert "state" in json.dumps(drawn(figures.auctions(data, T)))
    sources = data["sources"].copy()
    sources["account_voice"] = ""
    by_the_press = with_table(data, "sources", sources)
    assert squares(by_the_press) == [True]
    assert "outline" not in json.dumps(drawn(figures.auctions(by_the_press, T)))


def marks_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    """All parts of a chart that draw marks."""
    own = [part] if isinstance(part.get("mark"), dict) else []
    return [
        *own,
        *(
            mark
            for way in ("layer", "vconcat", "hconcat")
            for inner in part.get(way, ())
            for mark in marks_of(inner)
        ),
    ]


def test_where_the_outcome_of_every_site_is_known_none_is_said_to_be_unexplained(data: Dataset) -> None:
    auctions = data["auctions"]
    is_known = (auctions["series"] == "objects") & auctions["outcome"].isin(["sold", "no-bids"])
    assert is_known.any()
    announced = (auctions["series"] == "objects") & (auctions["outcome"] == "announced")
    known = auctions.assign(value=auctions["value"].mask(announced, auctions["value"][is_known].sum()))
    sentence = figures.auctions(with_table(data, "auctions", known), T).sentence
    assert "drew no bids" in sentence and "what became of" not in sentence


def test_seven_objects_are_computed_not_stored(data: Dataset) -> None:
    assert figures.auction_outcomes(data) == {"sold": 40, "no-bids": 13, "not-explained": 7}
    figure = figures.auctions(data, T)
    squares = [row["outcome"] for row in rows(drawn(figure))]
    assert len(squares) == 60
    assert squares.count("not explained: 7") == 7
    assert any("26" in note for note in figure.notes)
    table = data["auctions"].copy()
    table.loc[table.outcome == "sold", "value"] = 41
    assert figures.auction_outcomes(with_table(data, "auctions", table))["not-explained"] == 6


def test_every_seat_is_drawn_no_finer_than_its_date(data: Dataset) -> None:
    figure = figures.seats(data, T)
    marks = {row["number"]: row for row in rows(drawn(figure)) if "number" in row}
    assert len(marks) == len(data["seats"])
    lengths = {"year": (365, 366), "month": (28, 31), "day": (0, 0)}
    for row in figure.table.to_dict("records"):
        mark = marks[str(row["No."])]
        days = (pd.Timestamp(mark["last"]) - pd.Timestamp(mark["first"])).days
        precision = (
            "year"
            if re.fullmatch(r"\d{4}", row["Date"])
            else "month"
            if not row["Date"][0].isdigit()
            else "day"
        )
        assert lengths[precision][0] <= days <= lengths[precision][1]
    assert sum(len(lines) for _, lines in figures.seat_list(data, T)) == len(marks)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [800, 930, 1500])
def test_the_words_of_a_step_stand_at_its_mark_and_cover_no_other(
    data: Dataset, lang: str, width: int
) -> None:
    """In every plot that is not as narrow as a phone's; there a number of the list stands instead."""
    t = Translator(lang)
    spec = drawn(figures.seats(data, t))
    marks = list({row["mark"]: row for row in rows(spec) if "number" in row}.values())
    assert len(marks) == len(data["seats"])
    first, last = map(pd.Timestamp, next(iter(layers(spec)))["encoding"]["x"]["scale"]["domain"])
    of_line: dict[int, list[tuple[float, float]]] = {}
    for row in marks:
        at = (pd.Timestamp(row["x"]) - first) / (last - first) * (width - 20)
        room = 10 + text_width(row["words"], 13)
        begin, end = (at - room, at + 7) if row["is_left"] else (at - 7, at + room)
        title = t.text(data.rows("seats")[row["mark"]], "title")
        assert row["words"] == title or row["words"].endswith("…"), "its own words, as far as there is room"
        assert begin >= -7 and end <= width, row["words"]
        of_line.setdefault(row["y"], []).append((begin, end))
    for spans in some(of_line.values()):
        ordered = sorted(spans)
        assert all(one[1] < other[0] for one, other in pairwise(ordered)), ordered
    shown = [step["calculate"] for layer in layers(spec) for step in layer.get("transform", ())]
    right, left = shown
    assert right.startswith("width < 800 ? datum.number : ") and left.startswith("width < 800 || ")


def test_open_votes_are_on_no_card(data: Dataset) -> None:
    labels = [
        card.label
        for scope in ("local", "national")
        for _, cards in figures.context_cards(data, scope, T)
        for card in cards
    ]
    assert not [
        label for label in labels if "show of hands" in label.lower() or "rural council" in label.lower()
    ]
    assert "Rural council on closing Andash" in " ".join(
        figures.context(data, "local", T).table["What is measured"]
    )


def test_context_is_never_a_chart_and_polls_carry_n(data: Dataset) -> None:
    for scope in ("local", "national"):
        assert figures.context(data, scope, T).chart is None
    polls = dict(figures.context_cards(data, "national", T))["Opinion polls"]
    assert all(any(fact.startswith("n ") for fact in card.facts) for card in polls)
    points = dict(figures.context_cards(data, "national", T))["Confidence index, in points"]
    assert all("%" not in card.value for card in points)


def test_of_many_deposits_those_with_most_demands_have_room_for_their_numbers() -> None:
    data = accepted(*SMALL, Sized(12, 60))
    figure = figures.demands(data, Selection(), Translator("en"))
    heads = [row["head"] for row in drawn_rows(figure.drawing.to_dict()) if "head" in row]
    assert heads[0] == "all"
    assert 1 < len(heads) <= 1 + MANY
