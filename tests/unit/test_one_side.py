"""What one side alone tells of is an outline in every figure on participation, and is named so in words."""

import json
from typing import Any

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.figure import Figure
from dashboard.figures.words.accounts import voice_words
from dashboard.figures.words.names import claimant_names, demand_names, response_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from drawings import key_words, layers
from other_rows import with_table
from participation_figures import behind_actions, drawn, every
from support import drawn_rows, some

T = Translator()
ALL = Selection()


def words_under(figure: Figure) -> str:
    return " ".join(key_words(drawn(figure)))


def hollow(figure: Figure, key: str) -> dict[Any, bool]:
    """Whether the marks of a chart are drawn as outline, by another column of their data."""
    return {row[key]: row["hollow"] for row in drawn_rows(drawn(figure)) if "hollow" in row}


def with_voice(data: Dataset, source_ids: set[str], voice: str) -> Dataset:
    """The data as if some documents spoke with another voice."""
    frame = data["sources"].copy()
    frame.loc[frame.source_id.isin(source_ids), ["voice", "account_voice"]] = [voice, ""]
    return with_table(data, "sources", frame)


def told_by_one_side(data: Dataset, source_ids: set[str]) -> bool:
    rows = data["sources"].set_index("source_id")
    found = {rows.account_voice[source_id] or rows.voice[source_id] for source_id in source_ids}
    return len(found) == 1 and found <= {"company", "state", "residents_ngo"}


def test_seats_that_one_side_alone_tells_of_are_outlines(data: Dataset) -> None:
    found = figures.seats(data, T)
    marks = hollow(found, "number")
    one_sided = {
        str(number): told_by_one_side(data, set(sources))
        for number, sources in enumerate(found.rows.sources, 1)
    }
    assert marks == one_sided
    assert True in marks.values() and False in marks.values()
    seat = data.rows("seats")[found.rows.records[0][0].partition("/")[2]]
    changed = figures.seats(with_voice(data, {seat["source_id"]}, "company"), T)
    assert not marks["1"] and hollow(changed, "number")["1"]


def test_claims_of_one_side_are_outlines_also_when_the_press_passes_them_on(data: Dataset) -> None:
    marks = [row for row in drawn_rows(drawn(figures.turnout(data, ALL, T))) if "hollow" in row]
    sides = {claimant_names(T)[code] for code in ("police", "officials", "company", "organiser", "residents")}
    told_by_side = {(row["label"], row["claimant"]) for row in marks if row["hollow"]}
    assert told_by_side == {(row["label"], row["claimant"]) for row in marks if row["claimant"] in sides}
    assert {row["claimant"] for row in marks if not row["hollow"]} == {"press", "observers"}
    changed = with_voice(data, set(data["turnout_claims"].source_id), "state")
    assert all(hollow(figures.turnout(changed, ALL, T), "label").values())


def test_payments_that_the_company_alone_reports_are_outlines(data: Dataset) -> None:
    found = figures.payments(data, T)
    assert set(hollow(found, "label").values()) == {True}
    assert "one side's account, company" in words_under(found)
    table = data["local_payments"].assign(claimant="international")
    by_others = with_table(data, "local_payments", table)
    assert set(hollow(figures.payments(by_others, T), "label").values()) == {True}, "the press passes it on"
    changed = figures.payments(with_voice(by_others, set(table.source_id), "press"), T)
    assert set(hollow(changed, "label").values()) == {False}
    assert "one side" not in words_under(changed)


def test_auctions_that_the_state_alone_reports_are_outlines_of_three_shapes(data: Dataset) -> None:
    found = figures.auctions(data, T)
    (layer,) = layers(drawn(found))
    assert layer["mark"]["filled"] is False
    assert len(set(layer["encoding"]["shape"]["scale"]["range"])) == 3
    assert "one side's account, state" in words_under(found)


@pytest.mark.parametrize("name", ["demands", "responses"])
def test_cells_say_how_many_of_their_actions_one_side_alone_tells_of(data: Dataset, name: str) -> None:
    column, names, build = {
        "demands": ("demand", demand_names(T), figures.demands),
        "responses": ("response", response_names(T), figures.responses),
    }[name]
    kinds = data["actions"].set_index("action_id").kind
    documents = behind_actions(data, set(data[name].action_id))
    cells = {row["code"]: row for row in drawn_rows(drawn(build(data, ALL, T))) if row.get("mine") == "all"}
    total = 0
    for code, cell in cells.items():
        coded = data[name][data[name][column].map(names) == code].action_id
        own = {action for action in coded if kinds[action] in figures.PROTESTS}
        one_sided = sum(told_by_one_side(data, documents[action]) for action in own)
        assert (cell["n"], cell["sided"]) == (len(own), one_sided)
        assert cell["hollow"] == (len(own) == one_sided)
        assert cell["end"] - cell["outside"] == one_sided, "the outlined part of the bar"
        assert cell["outside"] - cell["begin"] == len(own) - one_sided, "the filled part"
        total += one_sided
    assert total > 0


def test_hollow_marks_have_no_fill_and_the_drawing_says_what_that_means(data: Dataset) -> None:
    no_fill = {"condition": {"test": "datum.hollow", "value": 0}, "value": 1}
    for figure in (figures.turnout(data, ALL, T), figures.payments(data, T), figures.seats(data, T)):
        seen = (layer for layer in layers(drawn(figure)) if layer["mark"].get("opacity") != 0)
        marks = [layer for layer in seen if layer["mark"]["type"] in ("point", "bar")]
        assert marks
        for layer in marks:
            assert layer["encoding"]["fillOpacity"] == no_fill
            assert "stroke" in layer["encoding"]
    for figure in (figures.demands(data, ALL, T), figures.responses(data, ALL, T)):
        filled, outlined = (layer for layer in layers(drawn(figure)) if layer["mark"]["type"] == "bar")
        assert "fillOpacity" not in filled["mark"]
        assert filled["encoding"]["x2"]["field"] == "outside"
        assert outlined["mark"]["fillOpacity"] == 0
        assert outlined["encoding"]["x"]["field"] == "outside"
    changed = with_voice(data, set(data["sources"].source_id), "state")
    (bar,) = (
        layer for layer in layers(drawn(figures.demands(changed, ALL, T))) if layer["mark"]["type"] == "bar"
    )
    assert bar["mark"]["fillOpacity"] == 0, "told by one side alone, so all bars are outlines"
    for figure in every(data):
        if figure.chart is not None:
            assert "outline" in words_under(figure), figure.id


def test_cards_and_lines_in_words_name_the_one_side(data: Dataset) -> None:
    for scope in ("local", "national"):
        table = data["context_figures"]
        cards = [card for _, group in figures.context_cards(data, scope, T) for card in group]
        sided = {
            row.measure_en for row in table.itertuples()
            if (row.scope == "local") == (scope == "local") and told_by_one_side(data, {row.source_id})
        } & {card.label for card in cards}  # fmt: skip
        assert sided == {
            card.label for card in cards if any(fact.startswith("one side's account") for fact in card.facts)
        }
    rivals = dict(figures.payment_cards(data, T))["Reported by others, or for other periods"]
    assert "one side's account: company" in next(card for card in rivals if "Bakubat" in card.label).facts
    lines = [line for _, group in figures.seat_list(data, T) for line in group]
    voices = [voice_words([source], data, T) for *_, source in some(lines)]
    assert sum(voice.endswith("one side's account only") for voice in voices) == sum(
        hollow(figures.seats(data, T), "number").values()
    )


def test_auctions_are_outlines_where_one_side_alone_tells_of_them(data: Dataset) -> None:
    def squares(told: Dataset) -> list[bool]:
        chart = drawn(figures.auctions(told, T))
        return [part["mark"]["filled"] for part in marks_of(chart) if part["mark"].get("size") == 380]

    assert squares(data) == [False]
    assert "state" in json.dumps(drawn(figures.auctions(data, T)))
    sources = data["sources"].copy()
    sources["account_voice"] = ""
    by_the_press = with_table(data, "sources", sources)
    assert squares(by_the_press) == [True]
    assert "outline" not in json.dumps(drawn(figures.auctions(by_the_press, T)))


def marks_of(part: dict[str, Any]) -> list[dict[str, Any]]:
    """All parts of a chart that draw marks."""
    own = [part] if isinstance(part.get("mark"), dict) else []
    return [
        *own,
        *(
            mark
            for way in ("layer", "vconcat", "hconcat")
            for inner in part.get(way, ())
            for mark in marks_of(inner)
        ),
    ]
