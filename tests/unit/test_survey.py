"""A file of survey answers is shown whole or refused in words; few people are never recognisable."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import survey
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from support import shipped, tries

HEADER = "question,answer,share,count,n,place,date,source\n"
GOOD = HEADER + "hearings,never,,40,60,Aral,2017-09,Study\nhearings,often,,20,60,Aral,2017-09,Study\n"


def read(text: str | bytes, data: Dataset, lang: str = "en") -> survey.Reading:
    return survey.read(
        text if isinstance(text, bytes) else text.encode(), "answers.csv", data, Translator(lang)
    )


def test_a_good_file_is_read(data: Dataset) -> None:
    reading = read(GOOD, data)
    assert not reading.faults
    assert [
        (answer.question_id, answer.text["en"], answer.people, answer.n) for answer in reading.answers
    ] == [
        ("hearings", "never", 40, 60),
        ("hearings", "often", 20, 60),
    ]


def test_the_question_may_be_given_in_its_own_words(data: Dataset) -> None:
    words = data["survey_questions"].set_index("question_id").at["auctions", "text_en"]
    reading = read(HEADER + f'"{words.upper()}",never,50,,60,Aral,2017,Study\n', data)
    assert reading.answers[0].question_id == "auctions"


def test_the_template_is_the_schema_and_holds_no_answer(data: Dataset) -> None:
    text = survey.template(data)
    assert text == ",".join(data["survey_answers"].columns) + "\n"
    assert "no answers" in str(read(text, data).faults[0])
    filled = text + "hearings,never,,,33.3,,60,Aral,2017,Study\n"
    assert read(filled, data).answers[0].share == 33.3


def test_a_byte_order_mark_of_a_spreadsheet_is_no_fault(data: Dataset) -> None:
    assert read(b"\xef\xbb\xbf" + GOOD.encode(), data).answers


ROW = "hearings,never,,40,60,Aral,2017-09,Study"
WRONG_FILES: list[tuple[str | bytes, str]] = [
    (b"", "empty"),
    (b" \n\n", "empty"),
    (HEADER, "no answers"),
    (GOOD.replace(",", ";"), "semicolons"),
    (GOOD.replace(",", "\t"), "tabs"),
    ("вопрос,ответ\n".encode("cp1251"), "UTF-8"),
    (GOOD.encode("utf-16"), "UTF-16"),
    (b"PK\x03\x04 a workbook", "not a CSV"),
    (b"question,\x00", "zero bytes"),
    ("x" * (survey.MAX_BYTES + 1), "too big"),
    (HEADER + (ROW + "\n") * (survey.MAX_ROWS + 1), "more than"),
    (HEADER + '"never ends', "CSV"),
    (HEADER + "hearings,never\n", "cells"),
    ("question,answer,count,place,date,source\nhearings,never,40,Aral,2017,Study\n", "missing"),
    ("question,answer,n,place,date,source\nhearings,never,40,Aral,2017,Study\n", "both columns are missing"),
    (HEADER.replace("place", "village") + ROW, "not known"),
    (HEADER.replace("place", "question_id") + ROW, "twice"),
]


@pytest.mark.parametrize(("content", "words"), WRONG_FILES, ids=[words for _, words in WRONG_FILES])
def test_a_wrong_file_is_refused_in_words(content: str | bytes, words: str, data: Dataset) -> None:
    reading = read(content, data)
    assert not reading.answers
    assert words in " ".join(str(fault) for fault in reading.faults)


WRONG_CELLS: list[tuple[str, str, str, str]] = [
    ("hearings,never,,40,60,", "auction,never,,40,60,", "question_id", "not known"),
    (",,40,60", ",120,,60", "share_percent", "0 to 100"),
    (",,40,60", ",-3,,60", "share_percent", "formula"),
    (",,40,60", ",12%,,60", "share_percent", "per cent sign"),
    (",,40,60", ",nan,,60", "share_percent", "not a share"),
    (",,40,60", ",,61,60", "count", "more people than were asked"),
    (",,40,60", ",,4.5,60", "count", "whole number"),
    (",,40,60", ",40,40,60", "share_percent, count", "both given"),
    (",,40,60", ",,,60", "share_percent, count", "both empty"),
    (",,40,60", ",,0,0", "n", "at least 1"),
    ("2017-09", "2017-13", "date_edtf", "not a date"),
    ("2017-09", "09.2017", "date_edtf", "YYYY"),
    ("never", "=HYPERLINK(1)", "answer_en", "formula"),
    ("never", "@cmd", "answer_en", "formula"),
    ("never", "＝1+1", "answer_en", "formula"),
    ("never", "a\x07b", "answer_en", "control characters"),
    ("never", "of\uffffen", "answer_en", "control characters"),
    ("Aral", "Ar\ufffeal", "place", "control characters"),
    ("Study", "St\x85udy", "source", "control characters"),
    ("never", "x" * 301, "answer_en", "too long"),
    ("never", "", "answer_en", "empty"),
    ("never", "ask ivan@example.org", "answer_en", "e-mail"),
    ("never", "call +996 555 123 456", "answer_en", "telephone"),
    ("Aral", "21412199912345", "place", "document"),
]


@pytest.mark.parametrize(("old", "new", "column", "words"), WRONG_CELLS)
def test_a_wrong_cell_is_named_by_row_column_and_what_is_allowed(
    old: str, new: str, column: str, words: str, data: Dataset
) -> None:
    reading = read(HEADER + "hearings,often,,1,60,Aral,2016,Other\n" + ROW.replace(old, new, 1) + "\n", data)
    assert not reading.answers
    fault = next(fault for fault in reading.faults if fault.column == column)
    assert fault.row == 3
    assert words in str(fault)
    assert fault.allowed


def test_a_row_is_named_by_the_line_on_which_it_begins(data: Dataset) -> None:
    two = 'hearings,"often\nor more",,1,60,"Aral",2016,Other\n'
    reading = read(HEADER + two + two + "hearings,never,140,,60,Aral,2017,x\n", data)
    assert {fault.row for fault in reading.faults if fault.column == "share_percent"} == {6}
    assert {fault.row for fault in reading.faults if fault.column == "answer_en"} <= {2, 4}


def test_all_faults_are_found_at_once(data: Dataset) -> None:
    reading = read(HEADER + "hearings,=a,140,,60,Aral,2017,x\nnope,b,,70,60,Aral,2017-13,x\n", data)
    assert {(fault.row, fault.column) for fault in reading.faults} >= {
        (2, "answer_en"), (2, "share_percent"), (3, "question_id"), (3, "count"), (3, "date_edtf"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("second", "words"),
    [
        ("hearings,NEVER,,3,60,Aral,2017-09,Study", "twice"),
        ("hearings,often,,3,61,Aral,2017-09,Study", "differs from row 2"),
        ("hearings,often,,3,60,Aral,2017-09,Another", "differs from row 2"),
        ("hearings,often,,21,60,Aral,2017-09,Study", "add up to 61"),
        ("hearings,often,40,,60,Aral,2017-09,Study", "add up to 64"),
    ],
)
def test_rows_that_contradict_each_other_are_refused(second: str, words: str, data: Dataset) -> None:
    assert words in " ".join(map(str, read(HEADER + ROW + "\n" + second + "\n", data).faults))


def test_rounded_shares_may_add_up_to_a_little_more(data: Dataset) -> None:
    rows = "".join(
        f"hearings,{name},{share},,600,Aral,2017,Study\n"
        for name, share in (("a", 33.5), ("b", 33.5), ("c", 33.5))
    )
    assert not read(HEADER + rows, data).faults


PERSONAL = (
    "name", "Full name", "first_name", "surname", "respondent", "phone", "Phone number", "tel", "e-mail", "Email address", "address",
    "date of birth", "birth_year", "id number", "ID", "passport no", "PIN",
    "имя", "Фамилия", "ФИО", "отчество", "телефон", "Номер телефона", "электронная почта", "адрес", "Дата рождения", "паспорт", "ИНН", "ПИН",
    "аты", "Аты-жөнү", "фамилиясы", "телефону", "электрондук почтасы", "дареги", "туулган күнү", "паспорту",
)  # fmt: skip


@pytest.mark.parametrize("column", PERSONAL)
def test_columns_about_persons_refuse_the_file_and_are_not_repeated(column: str, data: Dataset) -> None:
    text = HEADER.replace("question", f"{column},question", 1) + "Asan Usonov," + ROW + "\n"
    reading = read(text, data)
    assert not reading.answers
    assert any("about persons" in fault.problem for fault in reading.faults)
    assert "Asan" not in " ".join(map(str, reading.faults))


def answers(counts: list[int], n: int) -> list[survey.Answer]:
    return [
        survey.Answer("hearings", {"en": f"a{index}"}, None, count, n, "Aral", "2017", "Study")
        for index, count in enumerate(counts)
    ]


@given(st.lists(st.integers(0, 40), min_size=2, max_size=4).filter(lambda counts: sum(counts) > 0))
@tries(3)
def test_no_withheld_number_can_be_worked_out(counts: list[int]) -> None:
    """An attacker who knows n, that the answers add up to it, and the rule, still finds two numbers for each."""
    n = sum(counts)
    shown = [cell.people for cell in survey.protect(answers(counts, n))]
    hidden = [index for index, people in enumerate(shown) if people is None]
    if n < survey.MIN_GROUP or not hidden:
        assert (n < survey.MIN_GROUP) == bool(hidden)
        return
    total = n - sum(int(people) for people in shown if people is not None)
    possible: dict[int, set[int]] = {index: set() for index in hidden}
    for guess in itertools.product(range(total + 1), repeat=len(hidden) - 1):
        if sum(guess) > total:
            continue
        trial = [*guess, total - sum(guess)]
        full = [int(people) if people is not None else -1 for people in shown]
        for index, value in zip(hidden, trial, strict=True):
            full[index] = value
        if [cell.people for cell in survey.protect(answers(full, n))] == shown:
            for index, value in zip(hidden, trial, strict=True):
                possible[index].add(value)
        if all(len(values) > 1 for values in possible.values()):
            return
    pytest.fail(f"{counts}: {possible}")


@given(st.lists(st.integers(0, 300), min_size=1, max_size=8), st.integers(0, 200))
def test_no_answer_of_one_to_four_people_is_shown(counts: list[int], silent: int) -> None:
    n = max(sum(counts) + silent, 1)
    cells = survey.protect(answers(counts, n))
    assert len(cells) == len(counts)
    for cell in cells:
        if cell.people is not None:
            assert cell.people == 0 or cell.people >= survey.MIN_CELL
            assert n >= survey.MIN_GROUP
        if cell.percent is not None:
            assert n >= survey.MIN_SHARES


def test_a_small_share_is_withheld_like_a_small_count() -> None:
    rows = [
        survey.Answer("hearings", {"en": name}, share, None, 100, "Aral", "2017", "x")
        for name, share in (("a", 3.0), ("b", 37.0), ("c", 60.0))
    ]
    assert [cell.withheld for cell in survey.protect(rows)] == [True, True, False]


def test_the_shipped_package_holds_no_answers(data: Dataset) -> None:
    assert survey.of_package(data) == ()
    assert survey.package_faults(data, Translator()) == ()


@given(st.binary(max_size=400))
def test_any_bytes_give_answers_or_faults_never_an_exception(content: bytes) -> None:
    reading = read(content, shipped())
    assert bool(reading.answers) != bool(reading.faults)


@given(st.text(max_size=200))
def test_any_text_after_a_good_header_gives_answers_or_faults(text: str) -> None:
    reading = read((HEADER + text).encode("utf-8", "surrogatepass"), shipped())
    assert bool(reading.answers) != bool(reading.faults)
