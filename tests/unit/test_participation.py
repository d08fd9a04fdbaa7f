"""Participation figures: nothing drawn without data, no averages, no percentages of small numbers."""

import dataclasses
import json
import re
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from dashboard import survey
from dashboard.dataset import Dataset, load
from dashboard.figures import base
from dashboard.figures import participation as figures
from dashboard.figures.base import Figure
from dashboard.i18n import Translator
from dashboard.outputs import screen
from dashboard.paths import SHIPPED_DATA
from dashboard.selection import Selection

T = Translator()
ALL = Selection()
HOSTILE = """<img src=x onerror="alert(1)"> **b** ${alert(2)} `x` [l](javascript:alert(3))"""


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load(SHIPPED_DATA)


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
    return [row for rows in chart["datasets"].values() for row in rows]


def every(data: Dataset, selection: Selection = ALL) -> list[Figure]:
    return [
        *(figures.question(data, item, T) for item in figures.question_ids(data)),
        figures.turnout(data, selection, T), figures.meetings(data, selection, T), figures.demands(data, selection, T),
        figures.responses(data, selection, T), figures.payments(data, T), figures.other_payments(data, T),
        figures.auctions(data, T), figures.seats(data, T), figures.context(data, "talas", T), figures.context(data, "national", T),
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


@pytest.mark.parametrize("figure", [figures.turnout, figures.meetings, figures.demands, figures.responses])
def test_filters_that_leave_nothing_give_an_empty_figure_that_says_so(data: Dataset, figure: Any) -> None:
    shown = figure(data, Selection(mines=("andash",), year_from=2025), T)
    assert shown.chart is None
    assert shown.empty
    assert shown.table.empty
    assert not shown.source_ids


def test_figures_that_filters_do_not_change_say_so(data: Dataset) -> None:
    for figure in every(data)[6:]:
        assert "Filters do not change this figure" in figure.subtitle


def test_no_percentages_are_made_of_small_numbers(data: Dataset) -> None:
    for figure in every(data)[2:6]:
        text = " ".join(
            [figure.title, figure.subtitle, figure.sentence, *figure.notes, *(figure.table.columns)]
        )
        assert "%" not in text
        assert "per cent" not in text


# --- the survey --------------------------------------------------------------------------------


def test_without_answers_there_is_no_bar_and_no_scale(data: Dataset) -> None:
    for item in figures.question_ids(data):
        figure = figures.question(data, item, T)
        assert figure.chart is None
        assert figure.table.empty
        assert "have not survived" in figure.empty
        assert not figure.own_sources


def test_the_deck_asked_two_questions_word_for_word(data: Dataset) -> None:
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
    assert figures.turnout(data, ALL, T) is figures.turnout(data, ALL, T)
    assert not hasattr(figures.question, "cache_info")


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
    chart.pop("datasets")
    assert "alert" not in json.dumps(chart)  # only ever a value, never an expression or a title
    listed = screen.source_list(figure.source_ids, full, T, figure.own_sources)
    assert "<img" not in listed
    assert "&lt;img" in listed
    assert r"\[l\](javascript" in screen.plain(figure.sentence)


# --- turnout -----------------------------------------------------------------------------------


def test_the_sentence_says_for_how_many_actions_a_count_was_found(data: Dataset) -> None:
    kinds = data["actions"].set_index("action_id").kind
    protests = set(kinds[kinds.isin(figures.PROTESTS)].index)
    action_of = data["events"].set_index("event_id").action_id
    counted = {action_of[event] for event in data["turnout_claims"].event_id} & protests
    figure = figures.turnout(data, ALL, T)
    assert f"Counts found for {len(counted)} of {len(protests)} " in figure.sentence


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


def test_a_range_by_one_source_is_no_disagreement(data: Dataset) -> None:
    only = data["turnout_claims"]
    only = only[only.event_id == "jerui-2007-05-26-violent"]
    assert (
        "for 0 of them the sources differ"
        in figures.turnout(with_table(data, "turnout_claims", only), ALL, T).sentence
    )


def test_at_least_and_at_most_are_open_to_one_side(data: Dataset) -> None:
    arrows = {
        row["bound"]: row["arrow"] for row in rows(drawn(figures.turnout(data, ALL, T))) if "arrow" in row
    }
    assert arrows["at-least"] == "→"
    assert arrows["up-to"] == "←"
    assert arrows["about"] == ""


def test_meetings_stand_apart_from_protests(data: Dataset) -> None:
    assert not set(figures.turnout(data, ALL, T).table["Action"]) & set(
        figures.meetings(data, ALL, T).table["Action"]
    )
    assert set(figures.meetings(data, ALL, T).table["Kind"]) == {"hearing or talks"}


# --- demands and answers -----------------------------------------------------------------------


def test_a_shared_action_counts_at_each_deposit_and_once_in_all(data: Dataset) -> None:
    for name, column, figure in (
        ("demands", "demand", figures.demands),
        ("responses", "response", figures.responses),
    ):
        cells = [row for row in rows(drawn(figure(data, ALL, T))) if "mine" in row]
        protests = data["actions"][data["actions"].kind.isin(figures.PROTESTS)].action_id
        coded = data[name][data[name].action_id.isin(protests)]
        for code, label in (base.demand_names(T) if name == "demands" else base.response_names(T)).items():
            own = {row["mine"]: row["n"] for row in cells if row["code"] == label}
            assert own.get("all", 0) == coded[coded[column] == code].action_id.nunique()
            assert sum(n for mine, n in own.items() if mine != "all") >= own.get("all", 0)


def test_not_stated_is_a_value_and_comes_last(data: Dataset) -> None:
    assert list(base.demand_names(T))[-1] == list(base.response_names(T))[-1] == "not-stated"
    assert "not stated" in {
        row["code"] for row in rows(drawn(figures.demands(data, ALL, T))) if "mine" in row
    }
    assert "not stated" not in figures.demands(data, ALL, T).title


def test_codes_have_words_in_the_schemas_order(data: Dataset) -> None:
    for table, column, names in (
        ("demands", "demand", base.demand_names(T)),
        ("responses", "response", base.response_names(T)),
        ("turnout_claims", "claimant", base.claimant_names(T)),
        ("seats", "step", figures.step_names(T)),
        ("seats", "who", figures.who_names(T)),
        ("seats", "scope", figures.lane_names(T)),
        ("local_payments", "claimant", figures.reporter_names(T)),
        ("context_figures", "topic", figures.topic_names(T)),
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


def test_rival_figures_are_listed_and_not_drawn(data: Dataset) -> None:
    figure = figures.other_payments(data, T)
    assert figure.chart is None
    assert len(figure.table) == (~data["local_payments"].series.str.startswith("talas-2022")).sum()
    assert len(figure.table) == sum(len(cards) for _, cards in figures.payment_cards(data, T))


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


def test_open_votes_are_on_no_card(data: Dataset) -> None:
    labels = [
        card.label
        for scope in ("talas", "national")
        for _, cards in figures.context_cards(data, scope, T)
        for card in cards
    ]
    assert not [
        label for label in labels if "show of hands" in label.lower() or "rural council" in label.lower()
    ]
    assert "Rural council on closing Andash" in " ".join(
        figures.context(data, "talas", T).table["What is measured"]
    )


def test_context_is_never_a_chart_and_polls_carry_n(data: Dataset) -> None:
    for scope in ("talas", "national"):
        assert figures.context(data, scope, T).chart is None
    polls = dict(figures.context_cards(data, "national", T))["Opinion polls"]
    assert all(any(fact.startswith("n ") for fact in card.facts) for card in polls)
    points = dict(figures.context_cards(data, "national", T))["Confidence index, in points"]
    assert all("%" not in card.value for card in points)
