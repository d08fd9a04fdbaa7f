"""The documents that the data rest on, searched and filtered by who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import altair as alt
import pandas as pd

from dashboard import dates, searching
from dashboard.cache import derived, once
from dashboard.figures.drawing.colours import TEXT, WATER
from dashboard.figures.drawing.keys import LABEL, fill_opacity, row_labels, with_key
from dashboard.figures.drawing.layered import layered
from dashboard.figures.drawing.marks import Behind, Part, mark_of, touched
from dashboard.figures.drawing.vega import Chart
from dashboard.figures.evidence.backing import rests_on
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.words.accounts import SIDES, account_of, voice_words
from dashboard.figures.words.amounts import tally
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import language_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

_LED = 3  # voices named in the title
_SEARCHED = ("title_", "publisher", "supports_", "date_note_", "address_note_", "voice_note_", "url")


@derived
def _haystacks(data: Dataset) -> Mapping[str, str]:
    """What is searched of each document, in all languages."""
    return {
        source: searching.folded(
            "\n".join(str(value) for column, value in row.items() if column.startswith(_SEARCHED))
        )
        for source, row in data.rows("sources").items()
    }


@derived
def _cells(data: Dataset, t: Translator) -> Mapping[str, tuple[object, ...]]:
    """Each document as a row is read; kept, since every search picks from the same rows."""
    resting = rests_on(data)
    return {
        source: (
            t.text(row, "title"),
            row["publisher"],
            t.date(row["date_edtf"]) or t("undated"),
            row["lang"].upper() or t("not known"),
            voice_words([source], data, t),
            len(resting.get(source, ())),
            t.text(row, "supports"),
            row["url"] or t("no address"),
            t.date(row["accessed_edtf"]),
            " · ".join(
                filter(None, (t.text(row, note) for note in ("date_note", "voice_note", "address_note")))
            ),
        )
        for source, row in data.rows("sources").items()
    }


def found(data: Dataset, q: str) -> frozenset[str]:
    """Documents that every word stands in somewhere: in titles, publisher, use, notes or address."""
    words = searching.words(q)
    return frozenset(source for source, text in _haystacks(data).items() if searching.holds(text, words))


@once
def documents(data: Dataset, voices: tuple[str, ...], q: str, t: Translator) -> Figure:
    """Documents by whose account they give and by free text.

    Args:
        data: the data package.
        voices: codes of whose account; () = all.
        q: words that are searched for (:func:`found`).
        t: language.
    """
    fitting = found(data, q)
    listed = {
        source: row
        for source, row in data.rows("sources").items()
        if (not voices or account_of(source, data) in voices) and source in fitting
    }
    filters = _filters(voices, q, t)
    counts = Counter(account_of(source, data) for source in listed)
    if listed:
        title, sentence, empty = _title(counts, t), _sentence(listed, counts, data, t), ""
    else:
        title = t("No document fits these filters") if filters else t("There are no documents in the data")
        sentence = empty = t("Remove a filter to see more.") if filters else f"{title}."
    return Figure(
        id="documents",
        title=title,
        subtitle=t(
            "Documents behind the records, by whose account they give; chosen by {filters}", filters=filters
        )
        if filters
        else t("Documents behind the records, by whose account they give"),
        sentence=sentence,
        chart=_chart(counts, t) if listed else None,
        rows=_rows(listed, data, t),
        notes=_notes(t) if listed else (),
        empty=empty,
        marks=partial(_marks, tuple(listed), data, t),
        numbers=partial(_behind, tuple(listed), data, t),
    )


def _marks(listed: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The documents behind each bar."""
    own = dict[str, list[str]]()
    for source in listed:
        own.setdefault(account_of(source, data), []).append(record("sources", source))
    return {voice: mark_of(name, own[voice]) for voice, name in voice_names(t).items() if voice in own}


def _filters(voices: Sequence[str], q: str, t: Translator) -> str:
    """What the list is chosen by, in words; "" = everything is listed."""
    names = voice_names(t)
    known = ", ".join(names[voice] for voice in voices if voice in names)
    by_voice = [t("accounts: {voices}", voices=known)] if voices else []
    by_words = [t("words: {words}", words=" ".join(q.split()))] if q.split() else []
    return "; ".join([*by_voice, *by_words])


def _title(counts: Counter[str], t: Translator) -> str:
    """How many documents, and the voices that speak in most of them."""
    led = dict(counts.most_common(_LED))
    rest = counts.total() - sum(led.values())
    others = t(", others {n}", n=leading(t.number(rest), "others")) if rest else ""
    return t.plural(
        "{n} document: {tally}",
        "{n} documents: {tally}",
        counts.total(),
        n=leading(t.number(counts.total()), "all"),
        tally=tally(led, voice_names(t), t, is_leading=True) + others,
    )


def _behind(listed: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The documents of each voice, of those voices that the title does not name, and all, by voice."""
    by_voice = _marks(listed, data, t)
    most = sorted(
        by_voice, key=lambda voice: -len(by_voice[voice].records)
    )  # in the order of Counter.most_common
    parts = {voice: Part(by_voice[voice].words, by_voice[voice].parts[0].lines) for voice in most}
    others = tuple(parts[voice] for voice in most[_LED:])
    documents = t("Documents")
    return {**by_voice, "all": Behind(documents, tuple(parts.values())), "others": Behind(documents, others)}


def _rows(listed: Iterable[str], data: Dataset, t: Translator) -> Rows:
    cells = _cells(data, t)
    return rows_of(
        [
            t("Title"),
            t("Publisher"),
            t("Date"),
            t("Language"),
            t("Whose account"),
            t("Records based on it"),
            t("Used for"),
            t("Address"),
            t("Read in"),
            t("Note"),
        ],
        [((record("sources", source),), (source,), cells[source]) for source in listed],
        name="documents",
    )


def _notes(t: Translator) -> tuple[str, ...]:
    return (
        t(
            "Outline: the account of a side in the conflict (company, state, residents or NGO). Whose account a document gives is our reading."
        ),
        t("A document in which the press passes on the account of one side is counted with that side."),
        t("Documents that no record is based on are not listed."),
    )


def _sentence(listed: Mapping[str, Row], counts: Mapping[str, int], data: Dataset, t: Translator) -> str:
    """The documents listed: voices, languages, years, and how many have no date or no address."""
    languages = Counter(row["lang"] for row in listed.values())
    spans = [dates.span(row["date_edtf"]) for row in listed.values() if row["date_edtf"]]
    sentences = [
        t(
            "{n} of {all} documents are listed, by whose account they give ({voices}) and by language ({languages}). No date is known for {undated}, no address for {unaddressed}.",
            n=t.number(len(listed)),
            all=t.number(len(data["sources"])),
            voices=tally(counts, voice_names(t), t),
            languages=tally(languages, language_names(languages, t), t),
            undated=t.number(len(listed) - len(spans)),
            unaddressed=t.number(sum(not row["url"] for row in listed.values())),
        )
    ]
    if spans:
        first, last = min(item.first.year for item in spans), max(item.last.year for item in spans)
        sentences.append(
            t("The dated ones are from {first} to {last}.", first=str(first), last=str(last))
            if first < last
            else t("The dated ones are from {year}.", year=str(first))
        )
    return " ".join(sentences)


def _chart(counts: Counter[str], t: Translator) -> Chart:
    """A bar a voice, the largest first; a voice with a side is an outline."""
    names = voice_names(t)
    frame = pd.DataFrame(
        [
            {
                "y": y,
                "mark": voice,
                "label": names[voice],
                "n": n,
                "number": t.number(n),
                "hollow": voice in SIDES,
            }
            for y, (voice, n) in enumerate(counts.most_common())
        ]
    )
    x = alt.X("n:Q", axis=None, scale=alt.Scale(domain=[0, int(frame.n.max()) * 1.2], nice=False))
    base = alt.Chart(frame).encode(y=alt.Y("y:O", axis=None))
    tooltip = [
        alt.Tooltip("label:N", title=t("Whose account")),
        alt.Tooltip("number:N", title=t("Documents")),
    ]
    bars = base.mark_bar(height=16, yOffset=11, fill=WATER, stroke=WATER, strokeWidth=2).encode(
        x=x, fillOpacity=fill_opacity(), tooltip=tooltip
    )
    ends = base.mark_text(align="left", dx=6, dy=11, fontSize=LABEL, fontWeight="bold", color=TEXT).encode(
        x=x, text=alt.Text("number:N")
    )
    line = touched(base, x=alt.XValue(0), x2=alt.X2Value("width"), tooltip=tooltip)
    chart = layered(bars, ends, row_labels(base, "label:N"), line).properties(height=alt.Step(48))
    return with_key(chart, outline=t("outline: the account of a side in the conflict"), shape="square")
