"""The screen of participation: five numbers first, each with its squares and its way, and how to help where answers are missing."""

from __future__ import annotations

import re

from dashboard import case
from dashboard.figures import participation
from dashboard.paths import SHIPPED_DATA, STYLES
from dashboard.reading.dataset import load
from screens import faces, markups, open_screen, texts, view
from support import some


def test_squares_at_a_glance_are_no_text() -> None:
    assert faces("participation", part="glance") == [["Chart", "Table", "Sources", "Download"]]


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
    assert (held.squares, held.filled) == (int(held.value), 0) and granted.sided == granted.squares == 1
    assert people.value == f"{people.filled + people.sided} of {people.squares}" and lost.squares == int(
        lost.value
    )
    assert not money.squares, "money is no number of things"
    said = texts(view("participation").main)
    assert all(f"part={line.part}" in said for line in lines)
    assert said.count("<i") >= held.squares + granted.squares + people.squares + lost.squares


def test_a_survey_without_answers_says_how_to_help_and_names_no_file() -> None:
    said = markups(view("participation", part="survey").main)
    frames = [body for body in said if "no-answers" in body and "<style" not in body]
    assert len(frames) == 2
    assert all("If you have the answers" in frame and ".csv" not in frame for frame in frames)
    assert not any("write to us" in frame or "<a " in frame for frame in frames), (
        "nobody is named who would read it"
    )


def test_of_figures_that_are_never_joined_the_largest_group_stands_open() -> None:
    at = open_screen("participation", part="context")
    assert [group.label for group in at.expander if group.proto.expanded] == [
        "Payments (5)",
        "Opinion polls (9)",
    ]


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
