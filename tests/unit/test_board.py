"""The board of recommendations says what the rows say."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations as recs
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import Dataset, load
from drawings import layers
from package_changes import SMALL, Put, accepted
from packages import edit
from support import shipped, some

ALL = Selection()
OWN = "Of 14 recommendations none is seen carried out in full; one was reversed"


def changed(folder: Path, **statuses: str) -> Dataset:
    """The shipped package with other statuses of some recommendations."""
    shutil.copytree(SHIPPED_DATA, folder)

    def write(rows: list[dict[str, str]]) -> None:
        for row in rows:
            row["status"] = statuses.get(row["recommendation_id"].replace("-", "_"), row["status"])

    edit(folder / "recommendations.csv", write)
    return load(folder)


def test_the_title_by_hand_is_true_of_the_rows() -> None:
    with (SHIPPED_DATA / "recommendations.csv").open(encoding="utf-8", newline="") as file:
        statuses = [row["status"] for row in csv.DictReader(file)]
    assert (len(statuses), statuses.count("acted"), statuses.count("reversed")) == (14, 0, 1)
    assert recs.board(shipped(), ALL, Translator()).title == OWN


@pytest.mark.parametrize("statuses", [{"ngo_1": "acted"}, {"ngo_1": "reversed"}, {"national_1": "partly"}])
def test_the_title_by_hand_is_silent_where_the_rows_do_not_bear_it_out(
    statuses: dict[str, str], tmp_path: Path
) -> None:
    title = recs.board(changed(tmp_path / "data", **statuses), ALL, Translator()).title
    assert title.startswith("Of 14 recommendations, ")


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_of_a_part_of_the_board_the_title_counts_that_part(lang: str) -> None:
    t, view = Translator(lang), Selection(stakeholders=("local",))
    figure = recs.board(shipped(), view, t)
    assert figure.title != recs.board(shipped(), ALL, t).title
    assert figure.title == said(recs.judged(recommended.recommendations(shipped(), view), t))


@pytest.mark.parametrize("facet", recommended.FACETS)
def test_a_filter_says_of_each_choice_how_many_it_would_show_beside_the_other_filters(facet: str) -> None:
    data, nothing = shipped(), {facet: ()}
    others = Selection(stakeholders=("local", "ngo"), statuses=("partly",)).with_(**nothing)
    counts = recommended.facet_counts(data, others, facet)
    for item, n in some(counts.items()):
        view = others.with_(**{facet: (item,)})
        assert n == len(recommended.recommendations(data, view)), item
        assert recommended.facet_counts(data, view, facet) == counts, (
            "what is chosen of it leaves the rest to choose"
        )
    assert recommended.facet_counts(data, others.with_(recommendation="ngo-1"), facet) == counts


def test_an_open_recommendation_keeps_its_group_beside_it() -> None:
    view = Selection(recommendation="local-2", statuses=("reversed",))
    (row,) = recs.groups(shipped(), view, Translator())
    assert [tile.recommendation_id for tile in row.tiles] == ["local-1", "local-2", "local-3"]
    assert len(recs.board(shipped(), view, Translator()).table) == 3


def test_of_two_recommendations_that_are_nearly_the_same_each_names_the_other() -> None:
    data, t = shipped(), Translator()
    pairs = {
        row.recommendation_id: row.overlaps_with for row in data.records.recommendations if row.overlaps_with
    }
    for own, other in some(pairs.items()):
        said = f"Nearly the same as {recs.number(other, data, t)}"
        assert recs.number(own, data, t) != recs.number(other, data, t)
        assert said in recs.judgement(own, data, t).notes


def test_tiles_of_a_group_that_is_asked_much_stand_in_several_lines() -> None:
    data = accepted(*SMALL, Put("recommendations", "stakeholder_id", "ngo"))
    tiles = layers(recs.board(data, ALL, Translator()).drawing.to_dict())[0]["data"]["values"]
    assert len(tiles) == len(data["recommendations"]) > 3
    places = {(tile["x"], tile["y"]) for tile in tiles}
    assert len(places) == len(tiles) and max(tile["x"] for tile in tiles) == 2


def test_a_line_of_time_has_every_step_of_its_recommendation() -> None:
    data, seen = shipped(), 0
    for row in data.records.recommendations:
        line, own = recs.line_of(data, row.recommendation_id), recs.steps(data, row.recommendation_id)
        assert len(line.marks) + len(line.undated) == len(own)
        assert all(0 <= mark.begin <= mark.end <= 1 for mark in line.marks)
        seen += len(own)
    assert seen == len(data["followups"]) > 50


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_a_title_of_some_recommendations_counts_each_status_and_leaves_none_out(lang: str) -> None:
    t = Translator(lang)
    rows = recommended.recommendations(shipped(), Selection(stakeholders=("national",)))
    title = recs.judged(rows, t)
    numbers = [int(number) for number in re.findall(r"\d+", title)]
    statuses = Counter(row.status for row in rows)
    assert sorted(numbers) == sorted([len(rows), *statuses.values()])
    assert status_names(t)[rows[0].status] in recs.judged(rows[:1], t), "one has its status by name"
