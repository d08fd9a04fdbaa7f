"""The timeline: every event in its own form, never finer than written, and labels that do not run into each other."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.choosing import event_records
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.colours import KIND_COLOURS
from dashboard.figures.figure import Figure
from dashboard.figures.timeline.canvas import Canvas
from dashboard.figures.timeline.holders import draw_ribbon, spells_of
from dashboard.figures.timeline.layout import GUTTER
from dashboard.figures.words.accounts import account_of, one_sided, side_of, voice_words
from dashboard.i18n import LANGUAGES, Translator, translator
from dashboard.type_width import text_width
from package_changes import SMALL, Put, accepted
from support import drawn_rows, shipped, some
from timeline_rows import rows_with, spec

T = translator("en")


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


def test_a_lane_that_is_filtered_out_is_not_drawn_as_empty() -> None:
    figure = draw(kinds=("court", "peaceful"))
    texts = {row["text"] for row in rows_with(figure, "text")}
    assert {"Courts", "Peaceful protests"} <= texts
    assert not texts & {"Violent incidents", "Dialogue and policy", "Licence, operation"}
    assert figure.title == "Peaceful protest peaked in 2007, with at least 5 of the 19 on record", (
        "no violence is shown"
    )


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_event_card_has_no_line_of_a_demand_or_an_answer_that_is_not_stated(lang: str) -> None:
    t, data = translator(lang), shipped()
    told = dict[str, str]()
    for row in data.records.responses:
        if row.response == "not-stated":
            told[row.action_id] = t.text(row, "detail")
    assert any(told.values()) and not all(told.values())
    asked = {row.action_id for row in data.records.demands if row.demand == "not-stated"}
    for event in some(event for event in event_records.every(data) if event.action_id in asked | {*told}):
        card = timeline.event_card(data, event.event_id, t)
        for line in (*card.demands, *card.responses):
            assert not line.lower().startswith(t("not stated").lower()), line
        if detail := told.get(event.action_id):
            assert detail in card.responses, "what is known of it is said"


def test_violent_is_marked_as_our_judgement() -> None:
    assert "our judgement" in timeline.event_card(shipped(), "jerui-2007-05-26-violent", T).kind


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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_name_of_a_lane_ends_before_the_years_begin(lang: str) -> None:
    figure = timeline.timeline(shipped(), Selection(), translator(lang))
    names = [row for row in rows_with(figure, "px", "text", "size", "weight") if row["px"] == 0]
    assert max(text_width(row["text"], 13) for row in some(names) if row["size"] == 13) < GUTTER - 8


def test_a_licence_that_nobody_holds_is_an_empty_frame() -> None:
    spells = [spell for spell in spells_of(shipped(), "jerui", T, (1994.0, 2027.0)) if spell["is_vacant"]]
    assert spells
    canvas = Canvas()
    draw_ribbon(canvas, spells, 0, 2027.0, 25.0, T)
    assert not canvas.rects
    framed = [bar for bar in canvas.bars if bar["stroke"] != "transparent"]
    assert len(framed) == len(spells) and all(bar["opacity"] == 0 for bar in framed)


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


def test_a_deposits_long_name_stands_left_of_the_years_and_whole() -> None:
    name = "Kara-Kulja Upper Basin Field"
    data = accepted(*SMALL, Put("mines", "name_en", name, rows=1))
    rows = drawn_rows(timeline.timeline(data, Selection(), Translator("en")).drawing.to_dict())
    lines = [row["text"] for row in rows if len(row.get("text") or "") > 3 and row["text"] in name]
    assert " ".join(dict.fromkeys(lines)) == name
    assert max(text_width(line, 18, "SourceSans3-SemiBold") for line in lines) < GUTTER
