"""Actions per year, on the timeline's own axis: the finding, the table, and which end of the count has which record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dashboard.cache import once
from dashboard.choosing import counting, event_records
from dashboard.choosing.counting import Count
from dashboard.choosing.period import years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.counts import borderline, marks
from dashboard.figures.drawing.marks import Behind, Line, Part, mark_of
from dashboard.figures.drawing.vega import Chart, Spec
from dashboard.figures.figure import Figure, Item, Rows, record, rows_of
from dashboard.figures.number import behind_numbers
from dashboard.figures.timeline.action_columns import Dated, by_year, column_chart, is_crowded
from dashboard.figures.timeline.action_squares import action_chart, actions_of, told
from dashboard.figures.timeline.events import deposits_in_words
from dashboard.figures.words import phrases
from dashboard.figures.words.amounts import small
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import indicator_names, kind_names, kind_words, mine_names
from dashboard.figures.words.phrases import by_kind, incidents, protests
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset

_MOST_YEARS = 3  # of violence that a title names


@once
def actions_per_year(
    data: Dataset, selection: Selection, t: Translator, frame_of_years: Selection | None = None
) -> Figure:
    """One square an action, in its year; an action known only to a span over years is a bracket apart.

    Args:
        data: the data package.
        selection: deposits, kinds and years.
        t: language.
        frame_of_years: a selection with more years, whose axes are drawn, so that pictures of growing periods match.
    """
    years = years_of(data, selection)
    kinds = {kind: name for kind, name in kind_names(t).items() if kind in _chosen(selection)}
    counts = {kind: counting.count(data, kind, selection.mines, years) for kind in kinds}
    dated = _dated(counts, data)
    period = {"first": str(years[0]), "last": str(years[1])}
    axes, least, crowded = years, 0.0, is_crowded(dated)
    if frame_of_years:
        whole = actions_per_year(data, frame_of_years, t).chart
        axes, least = years_of(data, frame_of_years), whole.height if isinstance(whole, Spec) else 0.0
    chart: Chart | None = None
    if crowded:
        chart = column_chart(dated, axes, kinds, t)
    elif dated or frame_of_years:
        actions = [action for found in counts.values() for action in actions_of(found, data, t)]
        chart = action_chart(actions, axes, kinds, least, t)
    told_apart = phrases.not_drawn(t, counts.values())
    subtitle = ". ".join(filter(None, (_subtitle(kinds, period, crowded, t), capital(told_apart))))
    if not dated:
        return _nothing(subtitle, chart, _rows(tuple(kinds), selection.mines, years, data, t), t)
    return Figure(
        id="actions-per-year",
        title=_title(dated, counts, t),
        subtitle=subtitle,
        sentence=_sentence(dated, counts, period, t),
        chart=chart,
        rows=_rows(tuple(kinds), selection.mines, years, data, t),
        notes=(
            t(
                "There are too many events for squares, so each year has a column. With filters, single squares appear again."
            )
            if crowded
            else t(
                "A solid outline is a clearly separate event of medium or high confidence, which is in the lower count; a dashed and pale one is in the upper count only. A hollow one rests on one side's account. Repeat reports are not drawn; a probable repeat raises the upper end. The table marks them."
            ),
            *borderline(counts.values(), data, t),
        ),
        marks=None if crowded else partial(_marks, tuple(kinds), selection.mines, years, data, t),
        numbers=partial(_behind, tuple(kinds), selection.mines, years, data, t),
    )


def _nothing(subtitle: str, chart: Chart | None, rows: Rows, t: Translator) -> Figure:
    """Where nothing fits: of the years that a scene builds up, their axis stands all the same."""
    none = t(
        "No event of these kinds is documented for these deposits and years. That does not mean that none took place."
    )
    return Figure(
        id="actions-per-year",
        title=t("No event fits these filters"),
        subtitle=subtitle,
        sentence=none,
        chart=chart,
        rows=rows,
        empty="" if chart else none,
    )


def _behind(
    kinds: tuple[str, ...], mines: tuple[str, ...], years: tuple[int, int], data: Dataset, t: Translator
) -> Mapping[str, Behind]:
    """What each number of the finding stands for: the counts by kind, all events, those of the years with most."""
    every: list[str] = []
    in_year: dict[str, list[str]] = {}
    for kind in kinds:
        for first, *_ in told(counting.count(data, kind, mines, years), data).values():
            every.append(record("events", first.event_id))
            if first.first.year == first.last.year:
                in_year.setdefault(str(first.first.year), []).append(every[-1])
    best = max(map(len, in_year.values()), default=0)
    parts = (Part(year, tuple(map(Line, own))) for year, own in sorted(in_year.items()) if len(own) == best)
    names = indicator_names(t)
    heading = " · ".join(names.get(kind, kind_names(t)[kind]) for kind in kinds)
    counted = behind_numbers(data, mines, tuple(kind for kind in kinds if kind in names), t, years)
    return {**counted, "all": mark_of(heading, every), "most": Behind(heading, tuple(parts))}


def _marks(
    kinds: tuple[str, ...], mines: tuple[str, ...], years: tuple[int, int], data: Dataset, t: Translator
) -> Mapping[str, Behind]:
    """The records that tell of the action of each square or bracket, by its first record."""
    out = {}
    for kind in kinds:
        found = counting.count(data, kind, mines, years)
        for action, records in told(found, data).items():
            sure = t("clearly distinct") if action in found.strict else t("in the upper count only")
            words = f"{t.date(records[0].date_edtf)} · {kind_words(records[0], t)} · {sure}"
            out[records[0].event_id] = mark_of(words, [record("events", row.event_id) for row in records])
    return out


def _chosen(selection: Selection) -> tuple[str, ...]:
    return selection.kinds or ("peaceful", "violent")


def _subtitle(kinds: Mapping[str, str], period: Mapping[str, str], crowded: bool, t: Translator) -> str:
    many = indicator_names(t)
    named = ", ".join(small(many.get(kind, name)) for kind, name in kinds.items())
    if crowded:
        return t("Number of events by year, {first}–{last} ({kinds})", kinds=named, **period)
    return t(
        "Events by year, {first}–{last} ({kinds}). One square is one event; one that concerned several deposits is drawn once",
        kinds=named,
        **period,
    )


def _dated(counts: Mapping[str, Count], data: Dataset) -> list[Dated]:
    """The broad actions of some counts, by kind, with the years of their first records."""
    out = []
    for kind, found in counts.items():
        strict = set(found.strict)
        for action, (first, *_) in told(found, data).items():
            out.append(Dated(kind, first.first.year, first.last.year, is_strict=action in strict))
    return out


def _rows(
    kinds: tuple[str, ...], mines: tuple[str, ...], years: tuple[int, int], data: Dataset, t: Translator
) -> Rows:
    """Every record that a count looked at, with how it counts."""
    columns = [
        t("Year"),
        t("Date"),
        t("Kind"),
        t("Protest or incident"),
        t("Deposit"),
        t("In the count"),
        t("Reason"),
    ]
    return rows_of(columns, partial(_items, kinds, mines, years, data, t))


def _items(
    kinds: tuple[str, ...], mines: tuple[str, ...], years: tuple[int, int], data: Dataset, t: Translator
) -> Iterator[Item]:
    names, events = mine_names(data, t), event_records.by_id(data)
    for kind in kinds:
        found = counting.count(data, kind, mines, years)
        for event, (extent, reason) in marks(found, data, t).items():
            row = events[event]
            first, last = row.first.year, row.last.year
            cells = [
                str(first) if first == last else f"{first}–{last}",
                t.date(row.date_edtf),
                kind_words(row, t),
                t.text(row, "title"),
                deposits_in_words(row, names, t),
            ]
            yield [record("events", event)], row.sources, [*cells, extent, reason]


def _sentence(
    actions: Sequence[Dated], counts: Mapping[str, Count], period: Mapping[str, str], t: Translator
) -> str:
    found = t.plural(
        "{n} event in {first}–{last} ({tally}).",
        "{n} events in {first}–{last} ({tally}).",
        len(actions),
        tally=by_kind(t, {kind: found.high for kind, found in counts.items()}),
        **period,
    )
    spans = sum(action.is_span for action in actions)
    if not spans:
        return found
    if is_crowded(actions):
        where = t.plural(
            "For {n} event only a span of years is known; it is in the table, not in the drawing.",
            "For {n} events only a span of years is known; they are in the table, not in the drawing.",
            spans,
        )
    else:
        where = t.plural(
            "For {n} event only a span of years is known; it is drawn as a bracket above.",
            "For {n} events only a span of years is known; they are drawn as brackets above.",
            spans,
        )
    return f"{found} {where}"


def _may_be_otherwise(actions: Sequence[Dated], in_year: Mapping[int, int], best: int) -> bool:
    """Whether actions of unknown year may add to a year with most, or give another more."""
    spans = [action for action in actions if action.is_span]
    for year in {year for action in spans for year in (action.first, action.last, *in_year)}:
        more = sum(action.first <= year <= action.last for action in spans)
        if more and in_year.get(year, 0) + more > best:
            return True
    return False


def _of_both(actions: Sequence[Dated], counts: Mapping[str, Count], t: Translator) -> str:
    """The two ranges, with the years of violence where these are few, sure and not all that is shown."""
    peaceful = leading(protests(t, counts["peaceful"]), "peaceful")
    violent = leading(incidents(t, counts["violent"]), "violent")
    of_violence = [action for action in actions if action.kind == "violent"]
    years = sorted({action.first for action in of_violence})
    is_sure = counts["violent"].low == counts["violent"].upper and not any(one.is_span for one in of_violence)
    if not is_sure or len(years) > _MOST_YEARS or {action.first for action in actions} == {*years}:
        return t("{peaceful} and {violent} on record", peaceful=peaceful, violent=violent)
    return t.plural(
        "Documents show {peaceful}, and {violent} in {years}",
        "Documents show {peaceful}, and {violent} in {years}",
        len(years),
        years=t.listed(map(str, years)),
        violent=violent,
        peaceful=peaceful,
    )


def _title(actions: Sequence[Dated], counts: Mapping[str, Count], t: Translator) -> str:
    """The finding: the two ranges, or in which year most falls."""
    if set(counts) == {"peaceful", "violent"} and all(found.upper for found in counts.values()):
        return _of_both(actions, counts, t)
    in_year = by_year(actions)
    best = max(in_year.values(), default=0)
    peaks = [str(year) for year in sorted(in_year) if in_year[year] == best]
    if best < 2 or len(peaks) > 2 or _may_be_otherwise(actions, in_year, best):
        return t.plural(
            "{n} documented event, year by year",
            "{n} documented events, year by year",
            len(actions),
            n=leading(t.number(len(actions)), "all"),
        )
    if len(peaks) == 2:
        return t(
            "Documented events peak in {year} and {other}, with {n} each",
            year=peaks[0],
            other=peaks[1],
            n=leading(t.number(best), "most"),
        )
    return t("Documented events peak in {year}, with {n}", year=peaks[0], n=leading(t.number(best), "most"))
