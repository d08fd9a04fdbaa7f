"""Actions per year, on the timeline's own axis: the finding, the table, and which end of the count has which record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dashboard import counting, event_records
from dashboard.cache import once
from dashboard.counting import Count
from dashboard.dataset import Dataset
from dashboard.figures.counts import borderline, marks
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.names import kind_names, mine_names
from dashboard.figures.phrases import incidents, protests
from dashboard.figures.timeline.action_squares import Action, action_chart, actions_of
from dashboard.figures.timeline.events import deposits_in_words
from dashboard.figures.vega import Spec
from dashboard.i18n import Translator
from dashboard.period import years_of
from dashboard.selection import Selection


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
    actions = [action for found in counts.values() for action in actions_of(found, data, t)]
    period = {"first": str(years[0]), "last": str(years[1])}
    subtitle = t(
        "Events by year, {first}–{last}: {kinds}. One square is one event; one that concerned several deposits is drawn once",
        kinds=", ".join(kinds.values()),
        **period,
    )
    axes, least = years, 0.0
    if frame_of_years:
        whole = actions_per_year(data, frame_of_years, t).chart
        axes, least = years_of(data, frame_of_years), whole.height if isinstance(whole, Spec) else 0.0
    chart = action_chart(actions, axes, kinds, least, t) if actions or frame_of_years else None
    if not actions:
        return Figure(
            id="actions-per-year",
            title=t("No event fits these filters"),
            subtitle=subtitle,
            sentence=t(
                "No event of these kinds is documented for these deposits and years. That does not mean that none took place."
            ),
            chart=chart,
            rows=_rows(counts, data, t),
            empty="" if chart else t("No event fits these filters. Remove a filter to see more."),
        )
    return Figure(
        id="actions-per-year",
        title=_title(actions, counts, t),
        subtitle=subtitle,
        sentence=_sentence(actions, counts, period, t),
        chart=chart,
        rows=_rows(counts, data, t),
        notes=(
            t(
                "Solid outline: clearly separate, medium or high confidence (in the lower count). Dashed and pale: in the upper count only. Hollow: one side's account only. Repeat reports are not drawn; a probable repeat raises the upper end. The table marks them."
            ),
            *borderline(counts.values(), data, t),
        ),
    )


def _chosen(selection: Selection) -> tuple[str, ...]:
    return selection.kinds or ("peaceful", "violent")


def _rows(counts: Mapping[str, Count], data: Dataset, t: Translator) -> Rows:
    """Every record that a count looked at, with how it counts."""
    kinds, names = kind_names(t), mine_names(data, t)
    events = event_records.by_id(data)
    items = []
    for kind, found in counts.items():
        for event, (extent, reason) in marks(found, data, t).items():
            row = events[event]
            first, last = row.first.year, row.last.year
            cells = [
                str(first) if first == last else f"{first}–{last}",
                t.date(row.date_edtf),
                kinds[kind],
                t.text(row, "title"),
                deposits_in_words(row, names, t),
            ]
            items.append(([record("events", event)], row.sources, [*cells, extent, reason]))
    columns = [
        t("Year"),
        t("Date"),
        t("Kind"),
        t("Protest or incident"),
        t("Deposit"),
        t("In the count"),
        t("Reason"),
    ]
    return rows_of(columns, items)


def _sentence(
    actions: Sequence[Action], counts: Mapping[str, Count], period: Mapping[str, str], t: Translator
) -> str:
    kinds = kind_names(t)
    return t(
        "{n} events in {first}–{last} ({tally}). For {spans} only a span of years is known; they are drawn as brackets above.",
        n=t.number(len(actions)),
        tally="; ".join(f"{kinds[kind]}: {t.number(found.high)}" for kind, found in counts.items()),
        spans=t.number(sum(action.until is not None for action in actions)),
        **period,
    )


def _title(actions: Sequence[Action], counts: Mapping[str, Count], t: Translator) -> str:
    """The finding: the two ranges, or in which year most falls."""
    if set(counts) == {"peaceful", "violent"} and all(found.upper for found in counts.values()):
        return t(
            "{peaceful} and {violent} on record",
            peaceful=protests(t, counts["peaceful"]),
            violent=incidents(t, counts["violent"]),
        )
    in_year = Counter(int(action.year) for action in actions if action.until is None)
    best = max(in_year.values(), default=0)
    peaks = [str(year) for year in sorted(in_year) if in_year[year] == best]
    if best < 2 or len(peaks) > 2:
        return t.plural(
            "{n} documented event, year by year", "{n} documented events, year by year", len(actions)
        )
    if len(peaks) == 2:
        return t(
            "Documented events peak in {year} and {other}, with {n} each",
            year=peaks[0],
            other=peaks[1],
            n=t.number(best),
        )
    return t("Documented events peak in {year}, with {n}", year=peaks[0], n=t.number(best))
