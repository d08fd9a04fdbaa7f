"""Timeline and study figures: what is drawn, never finer than written, and never in silence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import package_changes
from dashboard import case, dates
from dashboard.choosing import counting, event_records
from dashboard.choosing.period import all_years, years_of
from dashboard.choosing.selection import INDICATORS, Selection
from dashboard.figures import study, timeline
from dashboard.figures.drawing.colours import KIND_COLOURS, Role
from dashboard.figures.drawing.keys import KEY
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.timeline import crowded, narrow
from dashboard.figures.timeline.canvas import Canvas
from dashboard.figures.timeline.events import LANES, event_rows, lane_names, when
from dashboard.figures.timeline.holders import draw_ribbon, spells_of
from dashboard.figures.timeline.layout import GUTTER, QUIET, quiet_runs
from dashboard.figures.words.accounts import SIDES, account_of, one_sided, side_of, voice_words
from dashboard.figures.words.names import kind_names
from dashboard.i18n import LANGUAGES, Translator, translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import layers
from support import drawn_rows, shipped, some

T = translator("en")
MINES = ("jerui", "andash", "taldy-bulak")


def spec(figure: Figure, event: str = "") -> dict[str, Any]:
    assert isinstance(figure.chart, Spec)
    return timeline.with_opened(figure.chart.to_dict(), event)


def rows_with(figure: Figure, *columns: str) -> list[dict[str, Any]]:
    """Rows of all layers that have these columns; those that layers share once."""
    data = {id(layer["data"]): layer["data"] for layer in layers(spec(figure))}
    return [row for rows in data.values() for row in rows["values"] if all(name in row for name in columns)]


def draw(**choices: Any) -> Figure:
    return timeline.timeline(shipped(), Selection(**choices), T)


@pytest.mark.parametrize(
    ("text", "form", "years"),
    [
        ("2007-05-26", "day", 0.01), ("2007-05", "month", 0.09), ("2007", "bar", 1.0), ("2007-05-14/2007-05-16", "month", 0.01),
        ("2011/2012", "bar", 2.0), ("2006-05/2007-01", "bar", 0.8),
    ],
)  # fmt: skip
def test_a_date_is_drawn_as_precisely_as_it_is_written(text: str, form: str, years: float) -> None:
    drawn = timeline.when(text)
    assert drawn.form == form
    assert drawn.last - drawn.first == pytest.approx(years, abs=0.06)
    assert drawn.first < drawn.middle < drawn.last


def test_a_year_is_a_bar_over_the_whole_year() -> None:
    assert (timeline.when("2013").first, timeline.when("2013").last) == (2013.0, 2014.0)


def test_every_event_is_drawn_in_each_deposits_panel_in_its_own_form() -> None:
    figure = draw()
    points = rows_with(figure, "event_id", "shape", "x")
    events = event_records.events(shipped(), Selection())
    for row in some(events):
        drawn = [point for point in points if point["event_id"] == row["event_id"]]
        assert len(drawn) == len({*row["mines"], *row["also"]}), row["event_id"]
    bars = {
        row["event_id"]
        for row in rows_with(figure, "event_id", "x2", "stroke")
        if row["stroke"] != "transparent" and row["event_id"]  # an empty frame of the ribbon is no event
    }
    wanted = {
        event
        for event, text in ((row.event_id, row.date_edtf) for row in events)
        if timeline.when(text).form == "bar"
    }
    assert bars == {
        event
        for event in wanted
        if timeline.when(event_records.by_id(shipped())[event].date_edtf).last > 1994
    }


def test_marks_do_not_hide_each_other() -> None:
    seen: set[tuple[float, float]] = set()
    for point in some(rows_with(draw(), "event_id", "shape", "x")):
        place = round(point["x"], 2), point["y"]
        assert place not in seen
        seen.add(place)


def test_red_is_for_violence_alone() -> None:
    events = event_records.by_id(shipped())
    for point in some(rows_with(draw(), "event_id", "shape", "x")):
        assert (point["stroke"] == KIND_COLOURS["violent"]) == (events[point["event_id"]].kind == "violent")


@pytest.mark.parametrize(
    ("voices", "side"),
    [
        (["company"], "company"),
        (["state", "state"], "state"),
        (["press"], ""),
        (["company", "state"], ""),
        ([], ""),
    ],
)
def test_an_account_is_one_sided_if_one_party_alone_tells_it(voices: list[str], side: str) -> None:
    assert one_sided(voices) == side


def test_one_sided_accounts_are_outlines() -> None:
    voice = {source_id: account_of(source_id, shipped()) for source_id in shipped()["sources"].source_id}
    events = event_records.by_id(shipped())
    points = [point for point in rows_with(draw(), "event_id", "shape", "x") if point["x"] > 1994.5]
    outlines = {point["event_id"] for point in points if point["fill"] != point["stroke"]}
    assert outlines == {
        point["event_id"]
        for point in points
        if one_sided(voice[s] for s in events[point["event_id"]].sources)
    }
    assert outlines


def test_a_side_s_account_stays_one_when_the_press_passes_it_on_and_a_copy_of_a_press_report_is_none() -> (
    None
):
    data = shipped()
    events = event_records.by_id(data)
    company, copied = (
        events[event].sources for event in ("andash-2011-02-violent", "jerui-2007-05-27-peaceful")
    )
    assert side_of(company, data) == "company"
    assert voice_words(company, data, T) == "company, passed on by press, one side's account only"
    assert voice_words(copied, data, T) == "leak or repost"


def test_a_square_told_by_one_side_is_hollow_and_one_of_the_broad_count_only_is_dashed() -> None:
    data = shipped()
    events, told = event_records.by_id(data), event_records.by_action(data)
    squares = rows_with(timeline.actions_per_year(data, Selection(), T), "event_id", "inner", "dash")
    assert {row["fill"] == Role.PAPER for row in squares} == {True, False}
    for row in squares:
        family = told[events[row["event_id"]].action_id]
        sources = {source for event in family for source in event.sources}
        assert (row["fill"] == Role.PAPER) == bool(side_of(sources, data))
        strict = row["sure"] == "clearly distinct"
        assert (row["dash"] == [1, 0]) == strict


def test_the_key_shows_each_edge_and_inside_as_the_chart_draws_it() -> None:
    figure = timeline.actions_per_year(shipped(), Selection(), T)
    assert "title" not in spec(figure), "a key of typed signs"
    symbols = rows_with(figure, "px", "shape", "dash", "shade")
    told = {row["text"] for row in rows_with(figure, "px", "text")}
    assert len(told) >= 3
    dashes = {tuple(row["dash"]) for row in rows_with(figure, "event_id", "dash")}
    assert dashes and dashes - {(1, 0)} <= {tuple(row["dash"]) for row in symbols}
    assert Role.PAPER in {row["fill"] for row in symbols}, "what an outline says"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_documents_has_the_edges_of_the_chart_in_a_row_where_it_has_room(lang: str) -> None:
    drawn = spec(timeline.documents_per_year(shipped(), Selection(), translator(lang)))
    (key,) = (part["encoding"]["strokeDash"] for part in drawn["layer"] if part.get("name") == KEY)
    edges = [layer["mark"]["strokeDash"] for layer in layers(drawn) if "strokeDash" in layer["mark"]]
    assert key["scale"]["range"] == [[1, 0], [1, 0], *edges]
    least, narrow, wide = re.findall(r"\d+", key["legend"]["columns"]["expr"])
    assert (narrow, wide) == ("1", "3") and 356 < int(least) < 930, "plots of a phone and of a laptop"


@pytest.mark.parametrize("view", [Selection(), Selection(mines=("andash",), year_from=2004, year_to=2012)])
def test_a_document_counts_in_every_year_in_which_one_of_its_events_may_lie(view: Selection) -> None:
    told = [event for event in event_records.every(shipped()) if event_records.concerns(event, view.mines)]
    assert any(event.first.year < event.last.year for event in told)
    found = timeline.documents_of_years(shipped(), view)
    for year, documents in some(found.items()):
        own = {
            source
            for event in told
            if event.first.year <= year <= event.last.year
            for source in event.sources
        }
        assert set(documents) == own and len(documents) == len(own), year


@pytest.mark.parametrize("mines", [(), ("jerui",), ("andash",)])
def test_the_fullest_years_and_those_without_any_document_are_those_of_the_table(
    mines: tuple[str, ...],
) -> None:
    figure = timeline.documents_per_year(shipped(), Selection(mines=mines), T)
    rows = figure.rows.frame
    numbers = dict(zip(map(int, rows["Year"]), rows["Documents"], strict=True))
    most = max(numbers.values())
    fullest = T.listed([str(year) for year, n in numbers.items() if n == most])
    assert f"More documents are about {fullest} ({most}) than about any other year." in figure.sentence
    assert "," in fullest or mines != ("andash",), "three years have as many"
    silent = [year for year, n in numbers.items() if n == 0]
    (said,) = re.findall(r"None is about ([^.]+)\.", figure.sentence)
    spans = [(int(first), int(last or first)) for first, last in re.findall(r"(\d{4})(?:–(\d{4}))?", said)]
    assert [year for first, last in spans for year in range(first, last + 1)] == silent
    assert all(before[1] + 1 < after[0] for before, after in pairwise(spans)), (
        "those that follow each other are one"
    )


def test_documents_of_a_side_of_the_conflict_stand_apart_in_each_year() -> None:
    data = shipped()
    found = timeline.documents_of_years(data, Selection())
    drawn = rows_with(timeline.documents_per_year(data, Selection(), T), "year", "sided", "n")
    assert drawn
    for row in drawn:
        own = [item for item in found[row["year"]] if account_of(item, data) in SIDES]
        assert row["sided"] == len(own) <= row["n"]


def test_a_lane_that_is_filtered_out_is_not_drawn_as_empty() -> None:
    figure = draw(kinds=("court", "peaceful"))
    texts = {row["text"] for row in rows_with(figure, "text")}
    assert {"Courts", "Peaceful protest"} <= texts
    assert not texts & {"Violent incidents", "Dialogue and policy", "Licence, operation"}
    assert figure.title == "Peaceful protest peaked in 2007, with 5 of the 19 on record", (
        "no violence is shown"
    )


PEAKS = (
    (("peaceful",), "peaceful protest", "{} on record"),
    (("violent",), "violence", "{} incidents on record"),
    ((), "protest and violence", "{} events on record"),
)


def peak_of(selection: Selection) -> tuple[dict[int, int], int]:
    """How many protests each year has, of those that are dated to one; and all there are. An action counts once."""
    shown = event_records.events(shipped(), selection.with_(kinds=selection.kinds or ("peaceful", "violent")))
    in_years: dict[int, set[str]] = {}
    for event in shown:
        if event.first.year == event.last.year:
            in_years.setdefault(event.first.year, set()).add(event.action_id)
    return {year: len(own) for year, own in in_years.items()}, len({event.action_id for event in shown})


def test_the_headline_says_of_any_view_what_peaked_when_and_how_many_there_are() -> None:
    """One year, two or three with as many, all in one, too many to name, none; by kind."""
    seen = set()
    for (kinds, what, on_record), mines, begin in product(
        PEAKS, ((), *((mine,) for mine in MINES)), (None, 2006, 2008, 2010, 2012, 2014)
    ):
        for end in (None, 2010, 2012, 2016):
            selection = Selection(kinds=kinds, mines=mines, year_from=begin, year_to=end)
            if begin and end and begin >= end:
                continue
            tally, n = peak_of(selection)
            most = max(tally.values(), default=0)
            years = T.listed(str(year) for year in sorted(tally) if tally[year] == most)
            title = timeline.timeline(shipped(), selection, T).title
            shape = min([*tally.values()].count(most), 4) if most > 1 else 0
            seen.add("all" if shape and most == n else shape)
            if not shape:
                assert "peak" not in title, selection
            elif shape == 4:
                assert title.startswith("What is documented")
            elif most == n:
                opening = "Both " if n == 2 else f"All {n} "
                assert title.startswith(opening) and title.endswith(f" on record fall in {years}"), selection
            else:
                of = on_record.format(f"{'each ' * (shape > 1)}with {most} of the {n}")
                assert title.lower() == f"{what} peaked in {years}, {of}".lower(), selection
    assert {0, 1, 2, 3, "all"} <= seen


@pytest.mark.parametrize("lang", ["ru", "ky"])
def test_the_headline_has_the_same_years_and_numbers_in_each_language(lang: str) -> None:
    for kinds, mines in product(((), ("peaceful",), ("violent",)), ((), *((mine,) for mine in MINES))):
        titles = [
            timeline.timeline(shipped(), Selection(kinds=kinds, mines=mines), t).title
            for t in (T, Translator(lang))
        ]
        ours, theirs = (sorted(re.findall(r"\d+", title)) for title in titles)
        assert ours == theirs, titles
        assert titles[0] != titles[1]


def test_the_event_before_the_first_year_is_a_flag_while_the_period_is_whole() -> None:
    flag = "1969"
    assert [row for row in rows_with(draw(), "text") if str(row["text"]).startswith(flag)]
    assert not [row for row in rows_with(draw(year_from=2000), "text") if str(row["text"]).startswith(flag)]


def test_turning_points_carry_their_labels_at_every_deposit() -> None:
    texts = [row["text"] for row in rows_with(draw(), "text")]
    for event in some(
        event for event in event_records.every(shipped()) if event.is_turning_point and event.is_primary
    ):
        assert texts.count(event.short_label_en) == len({*event.mines, *event.also})


def test_the_open_event_gets_a_ring_without_a_new_figure() -> None:
    figure = draw()
    params = {param["name"]: param for param in spec(figure, "jerui-2007-05-26-violent")["params"]}
    assert params[timeline.OPENED]["value"] == "jerui-2007-05-26-violent"
    assert next(p for p in spec(figure)["params"] if p["name"] == timeline.OPENED)["value"] == ""
    assert params[timeline.PICK]["select"]["type"] == "point"


@pytest.mark.parametrize("mine", MINES)
def test_the_tall_chart_draws_the_same_events(mine: str) -> None:
    narrow = timeline.tall(shipped(), Selection(), mine, T)
    marks = {row["event_id"] for row in rows_with(narrow, "event_id", "shape") if row["event_id"]}
    events = event_records.events(shipped(), Selection(mines=(mine,)))
    assert marks == {event.event_id for event in events if event.last.year >= 1994}
    text = [row for row in rows_with(narrow, "text", "px") if row["px"] > 100]
    assert len({row["y"] for row in text}) >= 3


def test_years_in_a_row_without_an_event_are_drawn_as_one_which_says_so() -> None:
    """So what happened comes first on a phone; no event lies in them, and no year is left out without a word."""
    figure = timeline.tall(shipped(), Selection(), "andash", T)
    rows = rows_with(figure, "text", "px")
    texts = {row["text"]: row["y"] for row in rows}
    said = [row["y"] for row in rows if row["text"] == "no event on record"]
    events = event_records.events(shipped(), Selection(mines=("andash",)))
    first = min(event.first.year for event in events)
    assert texts["1994–"] < said[0] < texts[str(first - 1)] < texts[str(first)] < 2 * QUIET
    assert len(said) == len([text for text in texts if text.endswith("–")])
    named = [int(text.removesuffix("–")) for text in texts if text.removesuffix("–").isdecimal()]
    unnamed = set(range(1994, 2027)) - set(named)
    assert len(named) > 9 and unnamed
    touched = {year for event in events for year in range(event.first.year, event.last.year + 1)}
    assert not unnamed & touched


@pytest.mark.parametrize(
    ("years", "runs"),
    [((2000, 2003), ((1994, 2000), (2001, 2003), (2004, 2007))), ((1995, 1997, 2006), ((1998, 2006),))],
)
def test_a_single_year_without_an_event_keeps_its_room(
    years: tuple[int, ...], runs: tuple[tuple[int, int], ...]
) -> None:
    assert quiet_runs((when(str(year)) for year in years), 1994, 2007) == runs


@pytest.mark.parametrize("build", [timeline.timeline, timeline.documents_per_year, timeline.actions_per_year])
@pytest.mark.parametrize(
    "choices",
    [
        {},
        {"mines": ("andash",)},
        {"year_from": 1994, "year_to": 1994},
        {"kinds": ("court",)},
        {"kinds": ("violent",), "year_from": 2022},
    ],
)
def test_figures_draw_or_say_why_not(build: Any, choices: dict[str, Any]) -> None:
    figure = build(shipped(), Selection(**choices), T)
    assert figure.title and figure.sentence
    assert (figure.chart is None) == bool(figure.empty)
    if figure.chart is not None:
        figure.chart.to_dict()
        assert figure.source_ids and not figure.table.empty


def test_a_year_without_documents_is_named() -> None:
    found = timeline.documents_of_years(shipped(), Selection())
    silent = [year for year, sources in found.items() if not sources]
    figure = timeline.documents_per_year(shipped(), Selection(), T)
    assert silent
    assert all(str(year) in figure.sentence for year in silent[:1])
    assert len(figure.table) == 2026 - 1994 + 1


def test_one_square_an_action_and_a_bracket_for_a_span_over_years() -> None:
    data = shipped()
    figure = timeline.actions_per_year(data, Selection(), T)
    expected = sum(counting.count(data, kind, (), (1994, 2026)).high for kind in ("peaceful", "violent"))
    drawn = {row["event_id"]: row["date"] for row in rows_with(figure, "event_id", "inner")}
    assert len(drawn) == expected
    counted = figure.table["In the count"].str.startswith("in the ") | (
        figure.table["In the count"] == "not in the lower count"
    )
    assert counted.sum() == expected, "every square is a row"
    assert len(figure.table) > expected, "what is left out is marked, not dropped"
    years = {
        event: dates.span(text) for event, text in data["events"].set_index("event_id").date_edtf.items()
    }
    spans = {event for event in drawn if years[event].first.year < years[event].last.year}
    assert spans == {row["event_id"] for row in rows_with(figure, "until") if row["until"] is not None}
    assert spans


SPANS = st.lists(
    st.tuples(st.floats(0, 30), st.floats(0.1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=25
)


@given(SPANS)
def test_packed_spans_never_overlap_in_a_row(spans: list[tuple[float, float]]) -> None:
    rows = timeline.pack(spans)
    assert len(rows) == len(spans)
    for i, (first, last) in enumerate(spans):
        for j in range(i):
            if rows[i] == rows[j]:
                assert last <= spans[j][0] or spans[j][1] <= first


@given(SPANS)
def test_staggered_labels_collide_neither_with_labels_nor_with_leaders(
    spans: list[tuple[float, float]],
) -> None:
    rows = timeline.stagger(spans)
    assert len(rows) == len(spans)
    for i, (first, last) in enumerate(spans):
        for j, (other, _) in enumerate(spans):
            if i != j and first < other < last:
                assert rows[i] > rows[j], "the earlier label stands higher than one that begins under it"


@given(st.lists(st.floats(0, 500), max_size=12).map(sorted))
def test_spread_labels_keep_their_order_and_gap(wanted: list[float]) -> None:
    out = timeline.spread(wanted, [20.0] * len(wanted))
    assert len(out) == len(wanted)
    assert all(after - before >= 19.999 for before, after in pairwise(out))
    assert all(place >= want for place, want in zip(out, wanted, strict=True))


def test_an_event_card_says_what_is_known_and_what_is_not() -> None:
    for event in shipped()["events"].event_id:
        card = timeline.event_card(shipped(), event, T)
        assert card.title and card.summary and card.date and card.deposits and card.source_ids and card.voice
    arrests = shipped()["events"].query("arrested > 0")
    assert all(timeline.event_card(shipped(), event, T).outcome for event in arrests.event_id)
    with pytest.raises(KeyError):
        timeline.event_card(shipped(), "no-such-event", T)


def test_violent_is_marked_as_our_judgement() -> None:
    assert "our judgement" in timeline.event_card(shipped(), "jerui-2007-05-26-violent", T).kind


# --- study against documented ----------------------------------------------------------------------


def test_twelve_rows_in_position_with_the_study_to_the_letter() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    assert len(figure.table) == 12
    assert list(dict.fromkeys(figure.table["Deposit"])) == ["Jerui", "Andash", "Taldy-Bulak"]
    assert list(figure.rows.frame.columns[:3]) == ["Deposit", "Indicator", "The study, verbatim"], (
        "what a row is, first"
    )
    cells = shipped()["study_counts"].set_index(["mine_id", "indicator"]).verbatim
    assert list(figure.table["The study, verbatim"]) == [
        cells[(mine, kind)] for mine in MINES for kind in INDICATORS
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_laptop_shows_the_study_beside_all_ends_of_the_documented_range(lang: str) -> None:
    """Widths as Streamlit sets a table: by the longest cell, with 16 px beside it."""
    rows = study.study_against_documented(shipped(), Selection(), case.translator(shipped(), lang)).rows.frame
    longest = [max(text_width(str(cell), 15) for cell in (name, *rows[name])) for name in rows.columns[:6]]
    box_and_sources, laptop, last_edge = 33 + 75, 1110, 8
    assert box_and_sources + sum(width + 16 for width in longest) <= laptop + last_edge


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_repeat_report_is_named_so_from_its_first_column_on(lang: str) -> None:
    """A table of one deposit also has the report on another that tells of a shared event again."""
    figure = timeline.timeline(shipped(), Selection(mines=("jerui",)), translator(lang))
    events = event_records.by_id(shipped())
    again, others = [], []
    for (first, *_), cell in zip(figure.rows.records, figure.rows.frame.iloc[:, 0], strict=True):
        event = events[first.removeprefix("events/")]
        (others if event.is_primary else again).append((event, cell))
    assert any("jerui" not in event.mines for event, _ in again)
    words = {translator(lang)(text, date="") for text in ("Repeat report: {date}", "Probable repeat: {date}")}
    assert all(any(cell.startswith(word) for word in words) for _, cell in some(again))
    assert not any(cell.startswith(word) for _, cell in some(others) for word in words)


def test_the_dash_stands_left_of_zero_and_a_zero_at_zero() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    rows = {row["where"]: row for row in rows_with(figure, "where", "study")}
    dash = rows["Jerui: Violent incidents"]
    assert dash["dash"] and dash["study"] < 0
    assert rows["Taldy-Bulak: Court cases"]["study"] == 0
    assert sum(row["dash"] for row in rows.values()) == 1


def test_the_name_of_a_deposit_stands_nearer_to_its_own_rows_than_to_those_above() -> None:
    figure = study.study_against_documented(shipped(), Selection(), T)
    rows = sorted(row["y"] for row in rows_with(figure, "y", "label"))
    names = {row["y"] for row in rows_with(figure, "y", "text") if row["text"] in ("Andash", "Taldy-Bulak")}
    for name in some(sorted(names)):
        above, below = max(y for y in rows if y < name), min(y for y in rows if y > name)
        assert below - name < name - above


def test_each_row_beside_the_study_rests_on_the_documents_of_all_records_that_it_names() -> None:
    # A document that stands behind nothing else there, so that it is not in the row anyhow.
    apart = shipped()["differences"].assign(source_id="24-kg-10")
    data = replace(shipped(), tables={**shipped().tables, "differences": apart})
    figure = study.study_against_documented(data, Selection(), T)
    tables = set()
    for records, sources in zip(figure.rows.records, figure.rows.sources, strict=True):
        for table, _, key in (name.partition("/") for name in records):
            row = data.rows(table)[key]
            assert "source_id" not in row or row["source_id"] in sources, (table, key)
            tables.add(table)
    assert len(tables) > 2


@pytest.mark.parametrize("mine", MINES)
def test_no_verdict_in_words(mine: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(mines=(mine,)), T)
    text = " ".join((figure.title, figure.subtitle, figure.sentence, *figure.notes)).lower()
    assert "outside what documents show" in text, "it says how the two stand to each other"
    assert not any(word in text for word in ("match", "confirm", "correct", "wrong", "error", "agree"))


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
@pytest.mark.parametrize("mine", ["jerui", "andash", "taldy-bulak"])
def test_on_a_phone_every_lane_with_a_mark_has_its_name(mine: str, lang: str) -> None:
    t = translator(lang)
    figure = timeline.tall(shipped(), Selection(), mine, t)
    assert figure.chart is not None
    # Turned words: holders of the licence, then the names of the lanes.
    turned = [layer for layer in layers(figure.chart.to_dict()) if layer["mark"].get("angle") == 90]
    assert len(turned) == 1
    heads = {row["text"]: row["y"] for row in turned[0]["data"]["values"]}
    rows = event_rows(shipped(), Selection(mines=(mine,)), t)
    kinds = {row["kind"] for row in rows if row["when"].last > 1994}
    for lane, name in lane_names(t).items():
        assert (name in heads) == bool(kinds & set(LANES[lane])), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_a_lane_ends_before_the_years_begin(lang: str) -> None:
    figure = timeline.timeline(shipped(), Selection(), translator(lang))
    names = [row for row in rows_with(figure, "px", "text", "size", "weight") if row["px"] == 0]
    assert max(text_width(row["text"], 13) for row in some(names) if row["size"] == 13) < GUTTER - 8


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", MINES)
def test_words_beside_the_lanes_are_whole_on_a_small_phone(mine: str, lang: str) -> None:
    figure = timeline.tall(shipped(), Selection(), mine, translator(lang))
    for row in some(row for row in rows_with(figure, "text", "px", "event_id") if row["event_id"]):
        assert row["px"] + text_width(row["text"], 12) <= narrow._PHONES[0] + 1, row["text"]


def test_the_name_of_a_lane_stands_where_no_mark_is() -> None:
    assert narrow._free_run([0.0, 20.0, 200.0], 100) == 20.0
    assert narrow._free_run([0.0, 150.0, 160.0], 100) == 0.0
    assert narrow._free_run([0.0, 50.0], 100) == 0.0, "without a gap it stands at the top"


def test_a_licence_that_nobody_holds_is_an_empty_frame() -> None:
    spells = [spell for spell in spells_of(shipped(), "jerui", T, (1994.0, 2027.0)) if spell["is_vacant"]]
    assert spells
    canvas = Canvas()
    draw_ribbon(canvas, spells, 0, 2027.0, 25.0, T)
    assert not canvas.rects
    framed = [bar for bar in canvas.bars if bar["stroke"] != "transparent"]
    assert len(framed) == len(spells) and all(bar["opacity"] == 0 for bar in framed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_events_by_year_is_whole_on_a_small_phone(lang: str) -> None:
    """Its plot is 288 px wide at least; what has no room stands on a line of its own."""
    names = set(kind_names(translator(lang)).values())
    drawn = rows_with(timeline.actions_per_year(shipped(), Selection(), translator(lang)), "px", "text")
    key = [row for row in drawn if row["text"] in names]
    for word in some(key):
        assert word["px"] + text_width(word["text"], 12) <= 288, word
    for one, other in some(pairwise(key)):
        assert other["y"] >= one["y"] + 12 or other["px"] > one["px"] + text_width(one["text"], 12)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_key_of_the_study_is_whole_on_a_small_phone_and_above_its_rows(lang: str) -> None:
    figure = study.study_against_documented(shipped(), Selection(), translator(lang))
    key = [row for row in rows_with(figure, "px", "y", "text", "what") if row["what"] in ("study", "band")]
    for word in some(key):
        assert word["px"] + 20 + text_width(word["text"], 13) <= 288, word
    assert max(row["y"] for row in key) + 8 < min(row["y"] for row in rows_with(figure, "y", "label"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_the_tall_key_end_before_the_symbol_beside_them(lang: str) -> None:
    figure = timeline.tall(shipped(), Selection(), "jerui", translator(lang))
    names = set(kind_names(translator(lang)).values())
    # A line of an event's words may be the name of a kind, too.
    words = [row for row in rows_with(figure, "text", "px") if row["text"] in names and not row["event_id"]]
    symbols = [row for row in rows_with(figure, "event_id", "shape", "px") if not row["event_id"]]
    assert len(some(words)) == len(symbols)
    for word in words:
        end = word["px"] + text_width(word["text"], 12)
        beside = [mark for mark in symbols if mark["y"] == word["y"] and mark["px"] > word["px"]]
        assert all(end < mark["px"] - 12 for mark in beside), word["text"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_labels_of_turning_points_in_one_line_do_not_run_into_each_other(lang: str) -> None:
    """At the least width for which the wide drawing is laid out."""
    figure = timeline.timeline(shipped(), Selection(), translator(lang))
    labels = {
        event.event_id: translator(lang).text(event, "short_label")
        for event in event_records.every(shipped())
    }
    lines: dict[float, list[tuple[float, float]]] = {}
    years = all_years(shipped())
    per_year = 830 / (years[1] + 1 - years[0])
    for row in rows_with(figure, "text", "size", "x"):
        if row["size"] == 13 and labels.get(row["event_id"], "") == row["text"]:
            begin = (row["x"] - years[0]) * per_year
            lines.setdefault(row["y"], []).append((begin, begin + text_width(row["text"], 13)))
    assert len(some(lines.values())) > 10
    for line in lines.values():
        ordered = sorted(line)
        assert all(end < begin for (_, end), (begin, _) in pairwise(ordered))
        assert ordered[-1][1] <= 830 + 1


# --- more events than a screen can hold -------------------------------------------------------------


@pytest.fixture(scope="module")
def crowd() -> Dataset:
    """Copies of the shipped events, more than marks can be told apart."""
    return package_changes.accepted(package_changes.Many(2_000))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_more_events_than_a_drawing_can_hold_are_drawn_as_numbers_and_stand_in_the_table(
    crowd: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = timeline.timeline(crowd, Selection(), t)
    events = event_records.events(crowd, Selection())
    assert len(events) > crowded.MOST
    assert t.number(len(events)) in figure.notes[0]
    assert len({record for records in figure.rows.records for record in records}) >= len(events)
    assert isinstance(figure.chart, Spec)
    drawn = [
        row for layer in layers(figure.chart.to_dict()) for row in layer["data"]["values"] if "what" in row
    ]
    assert 0 < len(drawn) <= crowded.MOST
    links = len(
        [row for row in crowd.records.event_mines if row.event_id in {event.event_id for event in events}]
    )
    counted = sum(int("".join(filter(str.isdigit, row["n"]))) for row in drawn)
    assert counted == links, "each event once at each of its deposits"


def test_a_filter_brings_single_marks_back(crowd: Dataset) -> None:
    said = "too many to draw one by one"
    many, few = (
        timeline.timeline(crowd, Selection(kinds=kinds), Translator("en")) for kinds in ((), ("violent",))
    )
    assert any(said in note for note in many.notes)
    assert few.chart is not None and not any(said in note for note in few.notes)
    tall = timeline.tall(crowd, Selection(), "jerui", Translator("en"))
    assert tall.chart is not None


def test_the_timeline_says_why_the_map_counts_fewer_events() -> None:
    data = shipped()
    drawn = event_records.positions(data, Selection())
    fewer = len(drawn) - event_records.index(data).n_actions(drawn)
    assert fewer > 0
    said = timeline.timeline(data, Selection(), Translator("en")).sentence
    assert f" {fewer} marks continue an earlier one" in said
    one = timeline.timeline(data, Selection(kinds=("peaceful",)), Translator("en")).sentence
    assert "at an earlier date" not in one, "nothing is said where each mark is an event of its own"


def test_a_deposits_long_name_stands_left_of_the_years_and_whole() -> None:
    name = "Kara-Kulja Upper Basin Field"
    data = package_changes.accepted(
        *package_changes.SMALL, package_changes.Put("mines", "name_en", name, rows=1)
    )
    rows = drawn_rows(timeline.timeline(data, Selection(), Translator("en")).drawing.to_dict())
    lines = [row["text"] for row in rows if len(row.get("text") or "") > 3 and row["text"] in name]
    assert " ".join(dict.fromkeys(lines)) == name
    assert max(text_width(line, 18, "SourceSans3-SemiBold") for line in lines) < GUTTER


def test_as_many_actions_are_drawn_as_the_upper_end_of_the_finding_says_but_for_probable_repeats() -> None:
    figure = timeline.actions_per_year(shipped(), Selection(), T)
    found = counting.count(shipped(), "peaceful")
    assert found.upper == found.high + len(found.probable) > found.high
    assert figure.subtitle.endswith("1 more report, probably of one of these, is not drawn")
    assert len(found.probable) == 1
    without = timeline.actions_per_year(shipped(), Selection(year_from=2017), T)
    assert "report" not in without.subtitle


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "kinds", [("ownership", "licence"), ("ownership",), ("court",), ("policy", "hearing"), ("licence",)]
)
def test_a_timeline_of_other_kinds_says_what_these_say(kinds: tuple[str, ...], lang: str) -> None:
    t, view = Translator(lang), Selection(kinds=kinds)
    figure = timeline.timeline(shipped(), view, t)
    first, last = (str(year) for year in years_of(shipped(), view))
    assert figure.title != t("What is documented, {first}–{last}", first=first, last=last)
    assert figure.numbers
    behind = figure.numbers()["all"].records
    events = {event.event_id: event for event in event_records.events(shipped(), view)}
    assert {
        events[name.partition("/")[2]].kind for name in some(behind) if name.partition("/")[2] in events
    } <= set(kinds)
    assert "protest first" not in figure.subtitle
    if kinds[0] in ("ownership", "court"):
        found = counting.count(shipped(), kinds[0], (), years_of(shipped(), view))
        assert {str(found.low), str(found.upper)} <= set(re.findall(r"\d+", figure.title))
    else:
        high = sum(counting.count(shipped(), kind, (), years_of(shipped(), view)).high for kind in kinds)
        assert sum(map(int, re.findall(r"\d+", figure.title)[: len(kinds)])) == high
