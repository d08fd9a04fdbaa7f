"""How many came: every claim is a dot, rival claims stand side by side, none is an average."""

import json
import re

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation as figures
from dashboard.figures.words.names import claimant_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import layers
from other_rows import with_table
from participation_figures import drawn
from support import drawn_rows, some

T = Translator()
ALL = Selection()


def test_the_sentence_says_for_how_many_actions_a_count_was_found(data: Dataset) -> None:
    kinds = data["actions"].set_index("action_id").kind
    protests = set(kinds[kinds.isin(figures.PROTESTS)].index)
    action_of = data["events"].set_index("event_id").action_id
    counted = {action_of[event] for event in data["turnout_claims"].event_id} & protests
    figure = figures.turnout(data, ALL, T)
    assert f"We found a headcount for {len(counted)} of the {len(protests)} " in figure.sentence


def test_every_claim_is_a_dot_and_none_is_an_average(data: Dataset) -> None:
    claims = sorted(data["turnout_claims"].people)
    shown = [
        row
        for figure in (figures.turnout(data, ALL, T), figures.meetings(data, ALL, T))
        for row in drawn_rows(drawn(figure))
    ]
    assert sorted(row["people"] for row in shown if "people" in row) == claims


def test_rival_claims_of_bekmoldo_stand_side_by_side(data: Dataset) -> None:
    figure = figures.turnout(data, ALL, T)
    line = next(
        row for row in drawn_rows(drawn(figure)) if row["label"].startswith("2 July 2015") and "low" in row
    )
    assert (line["low"], line["high"]) == (300, 1500)
    mine = figure.table[figure.table["Date"] == "2 July 2015"]
    assert set(zip(mine["Who says so"], mine["People"], strict=True)) >= {
        ("police", 300),
        ("organisers or protest side", 1500),
    }


def test_every_action_whose_claims_differ_is_named_with_all_its_claims(data: Dataset) -> None:
    found = figures.turnout(data, ALL, T)
    assert (
        "2 July 2015, Bekmoldo: ~300 (observers), ~300 (police), ~1,500 (organisers or protest side)."
        in found.conflicts
    )
    action_of = dict(zip(data["events"].event_id, data["events"].action_id, strict=True))
    differing = []
    claims = data["turnout_claims"].assign(action=data["turnout_claims"].event_id.map(action_of))
    for action, own in claims.groupby("action"):
        voices = {(row.claimant, row.source_id) for row in own.itertuples()}
        fits = [
            people
            for people in own.people
            if all(
                {"at-least": people >= row.people, "up-to": people <= row.people}.get(
                    row.bound, people == row.people
                )
                for row in own.itertuples()
            )
        ]
        if not fits and len(voices) > 1:
            differing.append((action, own))
    assert len(found.conflicts) == len(differing) > 1
    for _, own in differing:
        said = [f"{T.number(row.people)} ({claimant_names(T)[row.claimant]})" for row in own.itertuples()]
        assert sum(all(part in line for part in said) for line in found.conflicts) == 1
    assert f"The sources disagree about {len(differing)}." in found.sentence
    assert not figures.meetings(data, ALL, T).conflicts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_line_joins_the_headcounts_on_which_sources_disagree_and_no_others(
    data: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = figures.turnout(data, ALL, t)
    (line,) = (layer for layer in layers(drawn(figure)) if "are_rival" in json.dumps(layer.get("transform")))
    joined = [row for row in line["data"]["values"] if row["are_rival"]]
    assert len(figure.conflicts) == len(joined) > 1
    assert all(row["low"] < row["high"] for row in joined)
    assert t.number(len(joined)) in re.findall(r"\d+", figure.title)


def test_a_range_by_one_source_is_no_disagreement(data: Dataset) -> None:
    only = data["turnout_claims"]
    only = only[only.event_id == "jerui-2007-05-26-violent"]
    found = figures.turnout(with_table(data, "turnout_claims", only), ALL, T)
    assert "disagree" not in found.sentence, "nothing is counted to nought"
    assert not found.conflicts


def test_at_least_and_at_most_are_open_to_one_side(data: Dataset) -> None:
    arrows = {
        row["bound"]: row["arrow"]
        for row in drawn_rows(drawn(figures.turnout(data, ALL, T)))
        if "arrow" in row
    }
    assert arrows["at-least"] == "→"
    assert arrows["up-to"] == "←"
    assert arrows["about"] == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_arrows_towards_each_other_never_meet_and_dots_begin_where_words_end(
    data: Dataset, lang: str
) -> None:
    t = Translator(lang)
    figure = figures.turnout(data, ALL, t)
    dots = [row for row in drawn_rows(drawn(figure)) if "arrow" in row]
    for row in some(row for row in dots if row["arrow"] == "←"):
        others = [other for other in dots if other["label"] == row["label"] and other["arrow"] == "→"]
        assert all(abs(other["y"] - row["y"]) >= 13 for other in some(others))
    words = [row for row in drawn_rows(drawn(figure)) if "side" in row]
    assert {round(row["y"]) % 48 for row in some(words)} == {12}
    (scale,) = {
        json.dumps(layer["encoding"]["x"]["scale"])
        for layer in layers(drawn(figure))
        if "scale" in layer["encoding"].get("x", {})
    }
    left = int(re.findall(r"\? (\d+) : 0", scale)[0])
    longest = max(text_width(row["text"], 15) for row in words if row["side"] == "left")
    assert longest < left <= 350
    axes = [layer["encoding"]["x"].get("axis") for layer in layers(drawn(figure))]
    assert {axis["orient"] for axis in axes if axis} == {"top"}


def test_two_claims_of_at_least_so_many_are_no_range(data: Dataset) -> None:
    told = {
        row["label"]: row["range"]
        for row in drawn_rows(drawn(figures.turnout(data, ALL, T)))
        if "range" in row
    }
    assert told["17 February 2007 · Bekmoldo"] == "≥100 or ≥300"
    assert told["26 May 2007 · Manas"] == "≥300 – ≤400"


def test_meetings_stand_apart_from_protests(data: Dataset) -> None:
    assert not set(figures.turnout(data, ALL, T).table["Protest or incident"]) & set(
        figures.meetings(data, ALL, T).table["Protest or incident"]
    )
    assert set(figures.meetings(data, ALL, T).table["Kind"]) == {"hearing or talks"}
