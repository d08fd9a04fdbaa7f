"""Texts that the case has of its own, their numbers filled by the counting rules.

So no sentence says what the rows do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from operator import attrgetter

from dashboard import case
from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.dates import years_said
from dashboard.figures.words import phrases
from dashboard.figures.words.accounts import account_of
from dashboard.figures.words.names import deposits_counted, mine_names
from dashboard.figures.words.ranges import in_running_text
from dashboard.i18n import DEFAULT, Translator, capital
from dashboard.reading.case_words import TEXTS
from dashboard.reading.dataset import Dataset


def text(data: Dataset, t: Translator, text_id: str) -> str:
    """A text of the case, else the neutral one that stands in for it; "" where neither is there.

    Args:
        data: the data package.
        t: language of the text.
        text_id: one of ``dashboard.reading.case_words.TEXTS``.

    Raises:
        KeyError: there is no such text.
    """
    fallback = TEXTS[text_id]
    return filled(own_text(data, t, text_id) or t.unfilled(fallback), data, t)


def own_text(data: Dataset, t: Translator, text_id: str) -> str:
    """A text of the case, not yet filled; "" where it has none, or none that the rows bear out."""
    return borne_out(case.own_text(data, t, text_id), data)


def borne_out(words: str, data: Dataset) -> str:
    """Words of an editor; "" if they say how recommendations stand and the rows no longer say so.

    An editor who writes how many are partly followed says in the same breath that none is and that one is reversed.
    """
    return words if "{partly_in_words}" not in words or bears_out_statuses(data) else ""


def bears_out_statuses(data: Dataset) -> bool:
    """Whether no recommendation is acted on, there are steps towards several, and one is reversed."""
    statuses = Counter[str](row.status for row in data.records.recommendations)
    return not statuses["acted"] and statuses["partly"] > 1 and statuses["reversed"] == 1


def filled(words: str, data: Dataset, t: Translator, **own: str) -> str:
    """Words with their places filled; the check has seen that each can be. ``own`` fills before the facts do.

    What fills a place that they begin with begins with a capital: Kyrgyz puts words before a number.
    """
    if "{" not in words:
        return words
    made = years_said(words.format_map({**t.names, **facts(data, t), **own}))
    return capital(made) if words.startswith("{") else made


def quoted_from(data: Dataset, t: Translator) -> str:
    """What stands under words of the study: in its own English that they are as written, else that we translated."""
    if t.lang == DEFAULT:
        return t("{study}, as written") if case.study(data) else t("as written")
    return t("{study}, our translation") if case.study(data) else t("our translation")


def introduced(data: Dataset, t: Translator, *, is_advice: bool) -> str:
    """What the study is, where a visitor first meets it: by whom, where and when it was shown; "" without one.

    ``is_advice``: of a screen that is about what it advises.
    """
    found = case.study(data)
    if not found:
        return ""
    author, when = (
        t.text(found, "author"),
        ", ".join(filter(None, (t.text(found, "event"), t.date(found.date_edtf)))),
    )
    if is_advice and case.is_of_study(data, (row.source_id for row in data.records.recommendations)):
        return t("The advice comes from {study_from} by {author} ({when}).", author=author, when=when)
    return t("{Study} is by {author} ({when}).", author=author, when=when)


def after_a_space(words: str) -> str:
    """Words that follow a sentence; "" stays so."""
    return f" {words}" if words else ""


def years_of_case(data: Dataset) -> dict[str, str]:
    """``first`` and ``last`` year of the counts, as sentences take them."""
    first, last = case.years(data)
    return {"first": str(first), "last": str(last)}


@once
def facts(data: Dataset, t: Translator) -> Mapping[str, str]:
    """What texts of the case may name: numbers as the language writes them, names, years."""
    first, last = case.years(data)
    records = event_records.events(data, Selection())
    protests = [event.first.year for event in records if event.kind in ("peaceful", "violent")]
    mines = sorted(data.records.mines, key=attrgetter("position"))
    names, none, found = mine_names(data, t), t("none"), case.study(data)
    counts = {kind: counting.count(data, kind) for kind in INDICATORS}
    operating = [names[mine.mine_id] for mine in mines if mine.status == "operating"]
    sizes = {
        "n_deposits": len(mines),
        "n_events": len(records),
        "n_documents": len(data["sources"]),
        "n_residents": sum(
            account_of(row.source_id, data) == "residents_ngo" for row in data.records.sources
        ),
        "n_recommendations": len(data["recommendations"]),
        "n_groups": len(data["stakeholders"]),
    }
    return {
        **{name: t.number(n) for name, n in sizes.items()},
        **{kind: in_running_text(t, found) for kind, found in counts.items()},
        "counted_deposits": deposits_counted(len(mines), data, t),
        "counted_events": phrases.documented(t, len(records)),
        "n_protests": phrases.protests(t, counts["peaceful"]),
        "n_incidents": phrases.incidents(t, counts["violent"]),
        "partly_in_words": phrases.few(
            t, sum(row.status == "partly" for row in data.records.recommendations)
        ),
        "n_court_cases": phrases.court_cases(t, counts["court"]),
        "deposits": t.listed(names.values()) or none,
        "operating": t.listed(operating) or none,
        "operating_at": phrases.at(t, operating) or none,
        "first_year": str(first),
        "last_year": str(last),
        "first_protest": str(min(protests)) if protests else none,
        "last_event": str(max(event.last.year for event in records)) if records else none,
        "study_author": t.text(found, "author") if found else "",
        "study_event": t.text(found, "event") if found else "",
        "study_date": t.date(found.date_edtf) if found else "",
    }
