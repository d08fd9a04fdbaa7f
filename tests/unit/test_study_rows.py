"""The study beside the documents as markup: the rows of the chart, at the same places of a scale, each a way to its records."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dashboard import case
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.choosing.view_address import numbers_of
from dashboard.figures import study
from dashboard.figures.drawing.vega import Spec
from dashboard.i18n import LANGUAGES
from dashboard.outputs.study_rows import study_rows
from support import drawn_rows, loosened, shipped, some

ROW = re.compile(r'<(?:a href="([^"]+)" data-sets="([^"]+)"|div)>(<span class="label">.*?)</(?:a|div)>')
AT = re.compile(r'class="(\w+)" style="(?:--low:([\d.]+);--high:([\d.]+)|--at:([\d.]+))"')


def rows(lang: str = "en", selection: Selection | None = None) -> list[tuple[str, str, str]]:
    """Address and choice of each row, "" of one without records, and its markup."""
    t = case.translator(shipped(), lang)
    drawn = study_rows(shipped(), selection or Selection(), t, "study-against-documented", "place")
    return [(unescape(to), unescape(sets), inner) for to, sets, inner in some(ROW.findall(drawn))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_row_stands_where_the_chart_has_it_and_says_the_same(lang: str) -> None:
    t = case.translator(shipped(), lang)
    chart = study.study_against_documented(shipped(), Selection(), t).chart
    assert isinstance(chart, Spec)
    marks = {row["mark"]: row for row in drawn_rows(chart.to_dict()) if "verbatim" in row}
    known = sorted(marks.values(), key=lambda row: row["y"])
    most = max(row["upper"] for row in some(known))
    length = 0.5 + most + 0.6

    def share(number: float) -> float:
        return pytest.approx((number + 0.5) / length, abs=1e-4)  # type: ignore[no-any-return]

    for row, (_, sets, inner) in zip(known, rows(lang), strict=True):
        assert not sets or sets == f"behind=study-against-documented.{row['mark'].replace('/', '.')}"
        places = {look: [float(part) for part in parts if part] for look, *parts in AT.findall(inner)}
        assert places["band"] == [share(row["low"]), share(row["high"])]
        assert places.get("further") == (
            [share(row["high"]), share(row["upper"])] if row["upper"] > row["high"] else None
        )
        assert places.get("printed") == (None if row["dash"] else [share(row["study"])])
        assert (">–<" in inner) == row["dash"]
        assert all(row[said] in loosened(unescape(inner)) for said in ("words", "label", "verbatim"))


def test_each_row_leads_to_a_number_that_an_address_may_name() -> None:
    data = shipped()
    figure = study.study_against_documented(data, Selection(), case.translator(data, "en"))
    assert figure.numbers and figure.marks
    known, marks = figure.numbers(), figure.marks()
    led = set()
    for to, sets, _ in filter(any, ((to, sets, "") for to, sets, _ in rows())):
        assert to == f"?{sets}#place"
        name = sets.removeprefix("behind=")
        assert name in numbers_of(data)
        mark = name.partition(".")[2].replace(".", "/")
        assert known[name.partition(".")[2]] == marks[mark]
        led.add(mark)
    assert led == {mark for mark, found in marks.items() if found.records}, (
        "a way to nothing, or none to records"
    )


def test_only_the_deposits_that_are_chosen_have_rows() -> None:
    assert len(rows(selection=Selection(mines=("andash",)))) == len(INDICATORS)
