"""Dates are read no finer than they are written."""

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from dashboard import dates
from dashboard.i18n import Translator


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2007", date(2007, 1, 1), date(2007, 12, 31), "year"),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29), "month"),
        ("2007-05-26", date(2007, 5, 26), date(2007, 5, 26), "day"),
        ("2007-05-14/2007-05-16", date(2007, 5, 14), date(2007, 5, 16), "day"),
        ("2006-05/2007-01", date(2006, 5, 1), date(2007, 1, 31), "month"),
        ("2007-04-26/2007-05", date(2007, 4, 26), date(2007, 5, 31), "month"),
    ],
)
def test_a_date_covers_just_the_days_it_may_mean(text: str, first: date, last: date, precision: str) -> None:
    known = dates.span(text)
    assert (known.first, known.last, known.precision) == (first, last, precision)


NO_DATES = (
    "", "07", "2007-13", "2007-02-30", "2007-5", "2008/2007", "May 2007", "2007-05-26T10:00", "2007?", "2007-00", "2007-01-00", "2007\n",
    "２００７", "٢٠٠٧", "2007-０5",  # digits that only look like ours
    "0999", "9999", "3000-01", "2007/9999", "9" * 5000,  # years with which nobody can reckon
)  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day|interval"):
        dates.span(text)


_DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
_TEXTS = st.tuples(_DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"])).map(
    lambda pair: pair[0].strftime(pair[1])
)


@given(_TEXTS, _TEXTS)
def test_our_reading_agrees_with_the_edtf_library(begin: str, end: str) -> None:
    first, last = dates.span(begin), dates.span(end)
    for text in (begin, end, f"{begin}/{end}"):
        theirs = parse_edtf(text)
        if "/" in text and first.first > last.last:
            with pytest.raises(ValueError, match="interval"):
                dates.span(text)
            return
        ours = dates.span(text)
        assert ours.first == date(*theirs.lower_strict()[:3])
        assert ours.last == date(*theirs.upper_strict()[:3])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-01-27", "2026-жылдын 27-январына"),
        ("2025-05", "2025-жылдын майына"),
        ("2024", "2024-жылга"),
        ("2021/2022-07", "2022-жылдын июлуна"),
        ("", ""),
    ],
)
def test_kyrgyz_says_as_of_a_date_in_the_dative(written: str, said: str) -> None:
    assert Translator("ky").as_of(written) == said
    assert Translator("en").as_of(written) == Translator("en").date(written)


def test_russian_says_as_of_a_year_with_the_word() -> None:
    assert Translator("ru").as_of("2024") == "2024 год"
    assert Translator("ru").as_of("2025-05") == Translator("ru").date("2025-05")
    assert Translator("ru").as_of("") == ""


@pytest.mark.parametrize(
    ("written", "russian", "kyrgyz"),
    [
        ("2017-10", "октября 2017 года", "2017-жылдын октябрынан"),
        ("2021-04-05", "5 апреля 2021 года", "2021-жылдын 5-апрелинен"),
        ("2024", "2024 года", "2024-жылдан"),
        ("2016/2017-10", "октября 2017 года", "2017-жылдын октябрынан"),
        ("", "", ""),
    ],
)
def test_a_date_takes_the_case_that_a_language_has_after_after(
    written: str, russian: str, kyrgyz: str
) -> None:
    assert Translator("ru").after(written) == russian
    assert Translator("ky").after(written) == kyrgyz
    assert Translator("en").after(written) == Translator("en").date(written.rpartition("/")[2])
