"""Dates in words, as each language writes them, and no finer than they are written in the data."""

from __future__ import annotations

from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton

from dashboard import dates

_ENGLISH = "en"
_TO_KYRGYZ_MONTH = (
    "январына", "февралына", "мартына", "апрелине", "майына", "июнуна",
    "июлуна", "августуна", "сентябрына", "октябрына", "ноябрына", "декабрына",
)  # fmt: skip


def date(text: str, lang: str) -> str:
    """A date in words, no finer than written.

    Args:
        text: as the data package writes it; "" (undated) and ``..`` (an open end) give "".
        lang: its language.

    Raises:
        ValueError: not a date (:func:`dashboard.dates.span`).
    """
    if not text or text == dates.OPEN_END:
        return ""
    begin, _, end = text.partition("/")
    return _interval(begin, end, lang) if end else _written(begin, lang)


def as_of(text: str, lang: str) -> str:
    """A date as it follows "as of".

    Kyrgyz has it in the dative («2026-жылдын 27-январына карата»), Russian says "year" with a year («на 2024 год»).

    Args:
        text: as for :func:`date`; of an interval Kyrgyz names the end.
        lang: its language.

    Raises:
        ValueError: not a date.
    """
    begin, _, end = text.partition("/")
    part = end if end and end != dates.OPEN_END else begin
    if lang == "ru" and part and dates.span(text).precision == "year":
        return f"{date(text, lang)} год"
    if lang != "ky" or not part:
        return date(text, lang)
    known = dates.span(part)
    day, month = known.last, _TO_KYRGYZ_MONTH[known.last.month - 1]
    if known.precision == "year":
        return f"{day.year}-жылга"
    return f"{day.year}-жылдын " + (month if known.precision == "month" else f"{day.day}-{month}")


def after(text: str, lang: str) -> str:
    """A date as it follows "after": in the genitive in Russian («октября 2017 года»), in Kyrgyz in the ablative.

    Args:
        text: as for :func:`date`; of an interval the end is named.
        lang: its language.

    Raises:
        ValueError: not a date.
    """
    part = text.partition("/")[2].removeprefix(dates.OPEN_END) or text.partition("/")[0]
    if not part or lang == _ENGLISH:
        return date(part, lang)
    known = dates.span(part)
    if lang == "ky":
        return f"{known.last.year}-жылдан" if known.precision == "year" else f"{as_of(part, lang)}н"
    pattern = {"year": "y", "month": "MMMM y", "day": "d MMMM y"}[known.precision]
    return f"{format_date(known.last, format=pattern, locale=lang)} года"


def _interval(begin: str, end: str, lang: str) -> str:
    """Two dates in words; what they share is said once, as the language does: "14–16 May 2007"."""
    first, last = dates.span(begin), dates.span(end)
    in_a_month = (first.first.year, first.first.month) == (last.first.year, last.first.month)
    # Days of two months stay whole: the language's own form would shorten the months.
    if first.precision == last.precision and (first.precision != "day" or in_a_month):
        if lang == "ky" and first.precision != "year":
            return _kyrgyz_interval(begin, end, in_a_month=in_a_month)
        skeleton = {"year": "y", "month": "yMMMM", "day": "yMMMMd"}[first.precision]
        locale = "en_GB" if lang == _ENGLISH else lang
        said = format_interval(first.first, last.first, skeleton, locale=locale)
        return said.replace("\u2009", " ")  # a thin space, which the letters of drawings lack
    return f"{_written(begin, lang)} – {_written(end, lang)}"


def _kyrgyz_interval(begin: str, end: str, *, in_a_month: bool) -> str:
    """As single dates are written here, with the year before the day.

    The language's own interval turns it round.
    """
    (year, _, since), (last_year, _, until) = (_written(part, "ky").partition(", ") for part in (begin, end))
    if year != last_year:
        return f"{year}, {since} – {last_year}, {until}"
    return f"{year}, {since.partition('-')[0]}–{until}" if in_a_month else f"{year}, {since} – {until}"


@lru_cache(maxsize=8192)
def _written(part: str, lang: str) -> str:
    """A date in words; a list of events asks for each of its dates anew with each page."""
    known = dates.span(part)
    if known.precision == "year":
        return str(known.first.year)
    if known.precision == "month":
        return format_skeleton("yMMMM", known.first, locale=lang)
    return format_date(known.first, format="d MMMM y" if lang == "en" else "long", locale=lang)
