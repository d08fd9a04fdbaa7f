"""The documents that the data rest on, searched and filtered by who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from dashboard import dates, searching
from dashboard.cache import derived, once
from dashboard.choosing.searched_words import searched_words
from dashboard.figures.drawing.marks import Behind, Part, mark_of
from dashboard.figures.evidence.account_bars import Group, accounts_chart, grouped
from dashboard.figures.evidence.backing import rests_on
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.words.accounts import SIDES, account_of, voice_words
from dashboard.figures.words.amounts import UNKNOWN, tally
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import language_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

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
    words = searched_words(q, data)
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
    listed = _listed(data, voices, q)
    filters = _filters(voices, q, t)
    counts = Counter(account_of(source, data) for source in listed)
    groups = grouped(counts, voices, t)
    if listed:
        title, sentence, empty = _title(groups, t), _sentence(listed, counts, data, t), ""
    else:
        title = t("No document fits these filters") if filters else t("There are no documents in the data")
        sentence = empty = t("Remove a filter to see more.") if filters else f"{title}."
    return Figure(
        id="documents",
        title=title,
        subtitle=_subtitle(listed, filters, t),
        sentence=sentence,
        chart=accounts_chart(groups, t) if listed else None,
        rows=_rows(listed, data, t),
        notes=_notes(t) if listed else (),
        empty=empty,
        marks=partial(_marks, tuple(listed), data, t),
        numbers=partial(_behind, tuple(listed), data, t),
    )


def accounts(data: Dataset, voices: tuple[str, ...], q: str, t: Translator) -> tuple[Group, ...]:
    """The bars of :func:`documents`, for a screen that draws them itself; none where no document fits."""
    counts = Counter(account_of(source, data) for source in _listed(data, voices, q))
    return grouped(counts, voices, t) if counts else ()


def _listed(data: Dataset, voices: tuple[str, ...], q: str) -> Mapping[str, Row]:
    """The documents that fit voices and words."""
    fitting = found(data, q)
    return {
        source: row
        for source, row in data.rows("sources").items()
        if (not voices or account_of(source, data) in voices) and source in fitting
    }


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


def _title(groups: Sequence[Group], t: Translator) -> str:
    """How many of the documents give an outside account, and how many that of a side."""
    totals = {group.id: group.total for group in groups}
    outside, sided = totals.get("outside", 0), totals.get("sided", 0)
    n = outside + sided
    if not sided:
        return t.plural(
            "{n} document gives an outside account",
            "All {n} documents give an outside account",
            n,
            n=leading(t.number(n), "all"),
        )
    if not outside:
        return t.plural(
            "{n} document gives the account of a side in the conflict",
            "All {n} documents give the account of a side in the conflict",
            n,
            n=leading(t.number(n), "all"),
        )
    return t.plural(
        "Of {all} documents, {n} gives an outside account and {sided} that of a side in the conflict",
        "Of {all} documents, {n} give an outside account and {sided} that of a side in the conflict",
        outside,
        all=leading(t.number(n), "all"),
        n=leading(t.number(outside), "outside"),
        sided=leading(t.number(sided), "sided"),
    )


def _subtitle(listed: Mapping[str, Row], filters: str, t: Translator) -> str:
    """What is counted, by what it is chosen, and of which years: a document without a date is of none."""
    what = (
        t("Documents behind the records, by whose account they give; chosen by {filters}", filters=filters)
        if filters
        else t("Documents behind the records, by whose account they give")
    )
    if not (years := _years(listed)):
        return what
    return t("{what}; those with a date are from {years}", what=what, years=f"{years[0]}–{years[1]}")


def _years(listed: Mapping[str, Row]) -> tuple[int, int] | None:
    """The first and the last year of the documents that have a date."""
    spans = [dates.span(row["date_edtf"]) for row in listed.values() if row["date_edtf"]]
    return (min(item.first.year for item in spans), max(item.last.year for item in spans)) if spans else None


def _behind(listed: tuple[str, ...], data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The documents of each voice, of both groups and all, by voice; and what the sentence counts besides."""
    by_voice = _marks(listed, data, t)
    most = sorted(by_voice, key=lambda voice: -len(by_voice[voice].records))
    parts = {voice: Part(by_voice[voice].words, by_voice[voice].parts[0].lines) for voice in most}
    documents, rows = t("Documents"), data.rows("sources")

    def of(words: str, sources: Iterable[str]) -> Behind:
        return mark_of(words, (record("sources", source) for source in sources))

    spoken = {code: [source for source in listed if rows[source].lang == code] for code in _languages(data)}
    names = language_names(spoken, t)
    return {
        **{code or UNKNOWN: of(names[code], sources) for code, sources in spoken.items()},
        "every": of(documents, rows),
        "undated": of(t("Documents without a date"), (item for item in listed if not rows[item].date_edtf)),
        "unaddressed": of(t("no address"), (item for item in listed if not rows[item].url)),
        **by_voice,
        "all": Behind(documents, tuple(parts.values())),
        "outside": Behind(documents, tuple(part for voice, part in parts.items() if voice not in SIDES)),
        "sided": Behind(documents, tuple(part for voice, part in parts.items() if voice in SIDES)),
    }


def _languages(data: Dataset) -> tuple[str, ...]:
    """The languages of the documents, by code; "" where it is not known."""
    return tuple(dict.fromkeys(row.lang for row in data.records.sources))


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
    sentences = [
        t(
            "{n} of {all} documents are listed, by whose account they give ({voices}) and by language ({languages}). No date is known for {undated}, no address for {unaddressed}.",
            n=leading(t.number(len(listed)), "all"),
            all=leading(t.number(len(data["sources"])), "every"),
            voices=tally(counts, voice_names(t), t, is_leading=True),
            languages=tally(languages, language_names(languages, t), t, is_leading=True),
            undated=leading(t.number(sum(not row["date_edtf"] for row in listed.values())), "undated"),
            unaddressed=leading(t.number(sum(not row["url"] for row in listed.values())), "unaddressed"),
        )
    ]
    if years := _years(listed):
        first, last = years
        sentences.append(
            t("The dated ones are from {first} to {last}.", first=str(first), last=str(last))
            if first < last
            else t("The dated ones are from {year}.", year=str(first))
        )
    return " ".join(sentences)
