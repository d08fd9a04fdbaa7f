"""Steps towards a seat: each is drawn no finer than its date, and its words or its number stand at its mark."""

import re
from itertools import pairwise

import pandas as pd
import pytest

from dashboard.figures import participation as figures
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import STYLES
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import layers
from participation_figures import drawn
from support import drawn_rows, some

T = Translator()


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


def test_every_seat_is_drawn_no_finer_than_its_date(data: Dataset) -> None:
    figure = figures.seats(data, T)
    marks = {row["number"]: row for row in drawn_rows(drawn(figure)) if "number" in row}
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
    marks = list({row["mark"]: row for row in drawn_rows(spec) if "number" in row}.values())
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
