"""What was searched for and not found, and where the search looked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import altair as alt
import pandas as pd

from dashboard import dates
from dashboard.cache import once
from dashboard.figures.drawing.colours import TEXT, WATER
from dashboard.figures.drawing.keys import SMALL
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import Behind, Line, Part, mark_of, touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.words.accounts import account_of
from dashboard.figures.words.amounts import UNKNOWN, tally
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import gap_names, language_names, mine_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import in_lines

_NAMES = 160  # px of a line beside the chart, so that a phone has room for it
_UNKNOWN = "?"  # short label of a language that is not known


@once
def gaps(data: Dataset, t: Translator) -> Figure:
    """What was searched for and not found. A gap has no document, so no row has a source."""
    topics, rows = gap_names(t), data.records.not_found
    counts = Counter(row["topic"] for row in rows)
    most = [topics[topic] for topic in topics if rows and counts[topic] == max(counts.values())]
    empty = "" if rows else t("No unanswered question is listed.")
    return Figure(
        id="not-found",
        title=_gaps_title(len(rows), most, len(most) == len(counts), t),
        subtitle=t("What was not found, by topic. Not found is not the same as did not happen"),
        sentence=t.plural(
            "{n} question was searched for without an answer: {tally}.",
            "{n} questions were searched for without an answer: {tally}.",
            len(rows),
            tally=tally(counts, topics, t),
        )
        if rows
        else empty,
        chart=None,
        rows=_gap_rows(data, t),
        notes=_method(data, t) if rows else (),
        empty=empty,
        numbers=partial(_open, data, t),
    )


def _gaps_title(n: int, topics: Sequence[str], are_all: bool, t: Translator) -> str:
    """How many questions stay open, and on what most of them are; ``are_all``: whether none is on anything else."""
    if not n:
        return t("No unanswered question is listed")
    told = {"n": leading(t.number(n), "all"), "topics": t.listed(topics)}
    if are_all:
        return t.plural(
            "{n} question stays open after a search, on {topics}",
            "{n} questions stay open after a search, on {topics}",
            n,
            **told,
        )
    return t.plural(
        "{n} question stays open after a search, most often on {topics}",
        "{n} questions stay open after a search, most often on {topics}",
        n,
        **told,
    )


def _gap_rows(data: Dataset, t: Translator) -> Rows:
    """Gaps by topic and deposit; those that are of no single deposit come last in their topic.

    A row begins with what it says: on a phone it is read from above.
    """
    topics, deposits = gap_names(t), mine_names(data, t)
    order, mines = list(topics), [*deposits, ""]
    rows = sorted(
        data.records.not_found, key=lambda row: (order.index(row["topic"]), mines.index(row["mine_id"]))
    )
    return rows_of(
        [t("What was not found"), t("Topic"), t("Deposit"), t("As of")],
        [
            (
                (record("not_found", row["not_found_id"]),),
                (),
                (
                    t.text(row, "text"),
                    topics[row["topic"]],
                    deposits.get(row["mine_id"], t("several, all or national")),
                    t.date(row["as_of_edtf"]),
                ),
            )
            for row in rows
        ],
        name="not-found",
    )


def _open(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """What was not found, by topic."""
    own: dict[str, list[Line]] = {}
    for row in data.records.not_found:
        own.setdefault(row.topic, []).append(Line(record("not_found", row.not_found_id)))
    parts = (Part(words, tuple(own[topic])) for topic, words in gap_names(t).items() if topic in own)
    return {"all": Behind(t("What was not found"), tuple(parts))}


def _method(data: Dataset, t: Translator) -> tuple[str, ...]:
    """How the search was made, as far as the documents say how they were read."""
    documents = data.records.sources
    # The table has the day of each; the sentence is about all of them.
    years = {dates.span(row.as_of_edtf).last.year for row in data.records.not_found if row.as_of_edtf}
    when = t.listed(map(str, sorted(years)))
    return (
        t(
            "We searched stored copies of public pages in {date}. We read {n} of the {all} documents as excerpts, often only the opening of a page. We did not see what stands further down, or on pages that are not stored.",
            date=when,
            n=t.number(sum(row.read_as == "stored-excerpt" for row in documents)),
            all=t.number(len(documents)),
        ),
        t("What was not found has no document, so these rows have no source."),
    )


@once
def search_effort(data: Dataset, t: Translator) -> Figure:
    """The documents read, by language and by who speaks: where the search looked."""
    documents = data.records.sources
    spoken = Counter(row.lang for row in documents)
    languages, voices = language_names([code for code, _ in spoken.most_common() if code], t), voice_names(t)
    if "" in spoken:
        languages |= language_names([""], t)  # not known comes last
    pairs = Counter[tuple[str, str]]((row.lang, account_of(row.source_id, data)) for row in documents)
    heard = {account_of(row.source_id, data) for row in documents}
    unheard = [name for voice, name in voices.items() if voice not in heard]
    items = []
    for code, language in languages.items():
        ids = [row.source_id for row in documents if row.lang == code]
        cells = (language, *(pairs[code, voice] for voice in voices), len(ids))
        items.append(([record("sources", source) for source in ids], ids, cells))
    sentence = t.plural(
        "{n} document was read. Languages: {tally}.",
        "{n} documents were read. Languages: {tally}.",
        len(documents),
        tally=tally(spoken, languages, t),
    )
    if unheard:
        absent = t("No document was read that gives the account of: {voices}.", voices=", ".join(unheard))
        sentence = f"{sentence} {absent}"
    empty = "" if documents else t("There are no documents in the data.")
    return Figure(
        id="search-effort",
        title=t("Documents read, by language: {tally}", tally=tally(spoken, languages, t, is_leading=True))
        if items
        else t("There are no documents in the data"),
        subtitle=t("Number of documents behind the records, by language and whose account they give"),
        sentence=sentence if items else empty,
        chart=_heat(pairs, languages, voices, t) if items else None,
        rows=rows_of([t("Language"), *voices.values(), t("All")], items, name="search-effort"),
        notes=_limits("" in spoken, t) if items else (),
        empty=empty,
        marks=partial(_marks, data, t),
        numbers=partial(_by_language, data, t),
    )


def _marks(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The documents behind each number, by language and by who speaks."""
    own: dict[tuple[str, str], list[str]] = {}
    for row in data.records.sources:
        own.setdefault((row.lang, account_of(row.source_id, data)), []).append(
            record("sources", row.source_id)
        )
    languages, voices = language_names(dict.fromkeys(code for code, _ in own), t), voice_names(t)
    return {
        f"{code}/{voice}": mark_of(f"{voices[voice]} · {languages[code]}", found)
        for (code, voice), found in own.items()
    }


def _by_language(data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The documents in each language."""
    own: dict[str, list[str]] = {}
    for row in data.records.sources:
        own.setdefault(row.lang, []).append(record("sources", row.source_id))
    languages = language_names(own, t)
    return {code or UNKNOWN: mark_of(languages[code], found) for code, found in own.items()}


def _limits(has_unknown: bool, t: Translator) -> tuple[str, ...]:
    """What the counts of documents do not tell, and how a language that is not known is drawn."""
    understated = t(
        "Only documents behind a record are counted. Documents that were read but gave nothing used here are left out, so the search was wider than shown."
    )
    return (understated, t("{mark}: language not known.", mark=_UNKNOWN)) if has_unknown else (understated,)


def _heat(
    pairs: Counter[tuple[str, str]], languages: dict[str, str], voices: Mapping[str, str], t: Translator
) -> Chart:
    """Voices down, languages across: the short labels stand across, so that a phone has room for them."""
    short = {code: code.upper() or _UNKNOWN for code in languages}
    rows = {voice: "\n".join(in_lines(name, SMALL, _NAMES)) for voice, name in voices.items()}
    frame = pd.DataFrame(
        [
            {
                "mark": f"{code}/{voice}",
                "voice": voices[voice],
                "row": rows[voice],
                "short": short[code],
                "language": languages[code],
                "n": pairs[code, voice],
                "number": t.number(pairs[code, voice]),
            }
            for voice in voices
            for code in languages
        ]
    )
    labels = partial(alt.Axis, labelFontSize=SMALL, labelLimit=170, ticks=False, domain=False)
    across = labels(labelAngle=0, orient="top")
    # Two lines of words have room in their row.
    down = labels(labelOverlap=False, labelExpr=r"split(datum.label, '\n')")
    base = alt.Chart(frame).encode(
        x=alt.X("short:N", sort=list(short.values()), title=None, axis=across),
        y=alt.Y("row:N", sort=list(rows.values()), title=None, axis=down),
    )
    tooltip = [
        alt.Tooltip("language:N", title=t("Language")),
        alt.Tooltip("voice:N", title=t("Whose account")),
        alt.Tooltip("number:N", title=t("Documents")),
    ]
    cells = base.mark_rect(fill=WATER, stroke=None).encode(
        # Roots, so that a few documents are seen beside hundreds; never so dark that the number is lost.
        fillOpacity=alt.FillOpacity("n:Q", scale=alt.Scale(type="sqrt", range=[0, 0.55]), legend=None),
        tooltip=tooltip,
    )
    numbers = base.mark_text(fontSize=SMALL, color=TEXT).encode(text=alt.Text("number:N"))
    told = touched(base.transform_filter("datum.n > 0"), tooltip=tooltip)
    return layered(cells, numbers, told).properties(height=alt.Step(34))
