"""Every figure on participation: its title, its rows with records and documents, no percentages of small numbers, no averages."""

from typing import Any

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.words.names import (
    claimant_names,
    context_names,
    demand_names,
    reporter_names,
    response_names,
    seat_scope_names,
    step_names,
    who_names,
)
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from package_changes import Change, Keep, Put, accepted
from participation_figures import answer, behind_actions, every, with_answers
from support import some

T = Translator()
ALL = Selection()


def test_every_figure_has_title_sentence_and_documents_that_exist(data: Dataset) -> None:
    known = set(data["sources"].source_id)
    ids = [figure.id for figure in every(data)]
    assert len(set(ids)) == len(ids)
    for figure in every(data):
        assert figure.title
        assert figure.sentence
        assert figure.source_ids
        assert set(figure.source_ids) <= known
        assert figure.empty or len(figure.table)


@pytest.mark.parametrize(
    "selection", [ALL, Selection(mines=("andash",)), Selection(year_from=2007, year_to=2007)]
)
def test_every_row_names_its_records_and_its_documents(data: Dataset, selection: Selection) -> None:
    documents, looked_at = data.rows("sources"), 0
    for figure in some(every(data, selection)):
        for part in figure.all_rows:
            assert len(part.frame) == len(part.records) == len(part.sources)
            for records, sources in zip(part.records, part.sources, strict=True):
                assert records, figure.id
                assert sources, figure.id
                assert set(sources) <= set(documents)
                looked_at += 1
                for name in records:
                    table, _, key = name.partition("/")
                    assert key in data.rows(table), name
    assert looked_at > 10


def test_the_own_record_of_a_row_comes_first(data: Dataset) -> None:
    own = {
        "turnout": "turnout_claims", "turnout-meetings": "turnout_claims", "demands": "demands", "responses": "responses",
        "local-payments": "local_payments", "money-claims": "local_payments", "auctions": "auctions", "seats": "seats",
        "context-local": "context_figures", "context-national": "context_figures",
    }  # fmt: skip
    shown: dict[str, list[str]] = {}
    for figure in every(data)[2:]:
        for records in figure.rows.records:
            assert records[0].startswith(own[figure.id] + "/")
            if figure.id != "local-payments":  # the parts of one sum, which all figures on money have too
                shown.setdefault(own[figure.id], []).append(records[0])
    for table, names in some(shown.items()):
        assert len(names) == len(set(names)), table  # nothing twice, and nothing of the package left out
        assert {name.partition("/")[2] for name in names} == set(data.rows(table))


def test_the_sources_of_a_figure_are_the_documents_of_its_rows_and_no_others(data: Dataset) -> None:
    payments, context = data["local_payments"], data["context_figures"]
    parts = payments.series.isin(["parts", "whole"])
    not_matching = payments.payment_id.isin(["rival-407-region", "rival-1300-rural"])
    coded = {
        name: set().union(*behind_actions(data, set(data[name].action_id)).values())
        for name in ("demands", "responses")
    }
    claims = {event: set(group.source_id) for event, group in data["turnout_claims"].groupby("event_id")}
    kinds = data["events"].set_index("event_id").kind
    expected = {
        **{f"survey-{row.question_id}": {row.source_id} for row in data["survey_questions"].itertuples()},
        "turnout": set().union(*(found for event, found in claims.items() if kinds[event] in figures.PROTESTS)),
        "turnout-meetings": set().union(*(found for event, found in claims.items() if kinds[event] not in figures.PROTESTS)),
        **coded,
        "local-payments": set(payments[parts | not_matching].source_id),
        "money-claims": set(payments.source_id),
        "auctions": set(data["auctions"].source_id),
        "seats": set(data["seats"].source_id),
        "context-local": set(context[context.scope == "local"].source_id),
        "context-national": set(context[context.scope != "local"].source_id),
    }  # fmt: skip
    assert {figure.id: set(figure.source_ids) for figure in every(data)} == expected


def test_a_coded_row_rests_on_all_documents_of_its_action(data: Dataset) -> None:
    for name, figure in (("demands", figures.demands), ("responses", figures.responses)):
        shown = figure(data, ALL, T).rows
        found = behind_actions(data, set(data[name].action_id))
        for records, sources in zip(some(shown.records), shown.sources, strict=True):
            action = data.rows(name)[records[0].partition("/")[2]]["action_id"]
            assert set(sources) == found[action]
            told = {item.partition("/")[2] for item in records[1:]}
            assert told == set(data["events"][data["events"].action_id == action].event_id)


def test_rows_that_the_drawing_leaves_out_are_marked(data: Dataset) -> None:
    mark = "Counted in the chart"
    kinds = data["actions"].set_index("action_id").kind
    for name, figure in (("demands", figures.demands), ("responses", figures.responses)):
        shown = figure(data, ALL, T)
        counted = [
            kinds[data.rows(name)[records[0].partition("/")[2]]["action_id"]] in figures.PROTESTS
            for records in shown.rows.records
        ]
        assert (shown.table[mark] == "yes").tolist() == counted
        assert not all(counted)
    series = data["auctions"].set_index("auction_id").series
    shown = figures.auctions(data, T)
    for records, words in zip(shown.rows.records, shown.table[mark], strict=True):
        assert (words == "yes") == (series[records[0].partition("/")[2]] == "objects")
        assert words == "yes" or words.startswith("no: ")
    assert figures.payments(data, T).table[mark].tolist()[:3] == ["yes"] * 3
    assert figures.payments(data, T).table[mark].tolist()[3].startswith("no: the total")
    for scope in ("local", "national"):
        cards = {card.label for _, group in figures.context_cards(data, scope, T) for card in group}
        table = figures.context(data, scope, T).table
        for measure, words in zip(table["What is measured"], table["Shown on a card"], strict=True):
            assert (words == "yes") == (measure in cards)
            assert words == "yes" or words.startswith("no: ")


@pytest.mark.parametrize("figure", [figures.turnout, figures.meetings, figures.demands, figures.responses])
def test_filters_that_leave_nothing_give_an_empty_figure_that_says_so(data: Dataset, figure: Any) -> None:
    shown = figure(data, Selection(mines=("andash",), year_from=2025), T)
    assert shown.chart is None
    assert shown.empty
    assert shown.table.empty
    assert not shown.source_ids


def test_no_percentages_are_made_of_small_numbers(data: Dataset) -> None:
    for figure in some(every(data)[2:6]):
        text = " ".join(
            [figure.title, figure.subtitle, figure.sentence, *figure.notes, *(figure.table.columns)]
        )
        assert "%" not in text
        assert "per cent" not in text


def test_the_numbers_at_a_glance_count_steps_here_whole_sums_and_questions_without_answers(
    data: Dataset,
) -> None:
    seats, sums = data.records.seats, data.records.local_payments
    steps = [
        [f"seats/{row.seat_id}" for row in seats if row.step == step and row.scope == "local"]
        for step in ("held", "granted")
    ]
    whole = [row for row in sums if row.series == "whole" and row.amount_msom is not None]
    rows = figures.glance(with_answers(data, [answer("never", 45)]), T).rows
    held, granted, _, money, lost = rows.records
    assert [list(held), list(granted)] == steps
    assert list(money) == [f"local_payments/{row.payment_id}" for row in whole]
    assert list(lost) == ["survey_questions/auctions"]
    total = sum(row.amount_msom or 0 for row in whole)
    assert [str(n) for n in rows.frame["Number"]][3:] == [f"{total:,.1f}", "1"]
    assert {row.scope for row in seats} > {"local"} and {row.series for row in sums} > {"whole"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((Keep("turnout_claims", 1),), "The only headcount is about 100 (press)."),
        (
            (Put("turnout_claims", "people", "300"),),
            "The lowest headcount is up to 300 (press), the highest at least 300 (press). There are 22",
        ),
        (
            (
                Put("turnout_claims", "people", "300"),
                Put("turnout_claims", "bound", "up-to"),
                Put("turnout_claims", "claimant", "police"),
            ),
            "All headcounts are up to 300 (police). There are 22",
        ),
    ],
)
def test_headcounts_at_a_glance_are_said_by_the_lowest_and_the_highest(
    changes: tuple[Change, ...], told: str
) -> None:
    line = next(line for line in figures.glance_lines(accepted(*changes), T) if "headcount" in line.label)
    assert line.fact.startswith(told)


def test_the_numbers_of_people_at_a_glance_are_those_of_the_claims(data: Dataset) -> None:
    line = figures.glance_lines(data, T)[2]
    people = [claim.people for claim in data.records.turnout_claims if claim.turnout_id in _glanced(data)]
    assert len(people) == 22 and f"about {min(people):,} (company)" in line.fact
    assert f"about {max(people):,} (organisers or protest side)" in line.fact
    assert f"There are {len(people)} headcounts, because some events have several." in line.fact


def _glanced(data: Dataset) -> set[str]:
    records = figures.glance(data, T).rows.records[2]
    return {name.removeprefix("turnout_claims/") for name in records}


def test_codes_have_words_in_the_schemas_order(data: Dataset) -> None:
    for table, column, names in (
        ("demands", "demand", demand_names(T)),
        ("responses", "response", response_names(T)),
        ("turnout_claims", "claimant", claimant_names(T)),
        ("seats", "step", step_names(T)),
        ("seats", "who", who_names(T)),
        ("seats", "scope", seat_scope_names(T)),
        ("local_payments", "claimant", reporter_names(T)),
        ("context_figures", "topic", context_names(T)),
    ):
        assert set(names) == set(data.allowed(table, column))
