"""Answers to the survey: nothing is drawn without them, few people get no per cent, a dropped file changes nothing in the package."""

import json
import re

from dashboard import cache, survey
from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.i18n import Translator
from dashboard.outputs import picture, screen
from dashboard.reading.dataset import Dataset
from participation_figures import answer, drawn, with_answers
from support import drawn_rows, some, without_rows

T = Translator()
ALL = Selection()
HOSTILE = """<img src=x onerror="alert(1)"> **b** ${alert(2)} `x` [l](javascript:alert(3))"""


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
    bars = {row["label"]: row["value"] for row in drawn_rows(drawn(figure)) if row["value"] is not None}
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
    marks = [{key: value for key, value in row.items() if key != "y"} for row in drawn_rows(drawn(figure))]
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
    assert HOSTILE in {row["label"] for row in drawn_rows(chart)}
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
