"""The board of recommendations says what the rows say."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dashboard import case
from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations as recs
from dashboard.figures import story
from dashboard.figures.overview import overview
from dashboard.figures.story.sheet import LINE, Box, Words
from dashboard.figures.words import headline, phrases
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import Dataset, load
from drawings import layers
from package_changes import SMALL, Put, accepted
from packages import edit
from support import shipped, some

ALL = Selection()
OWN = "Of 14 recommendations, documents show steps towards seven, none carried out in full; one was reversed"


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
    assert len(statuses) == 14
    assert (statuses.count("acted"), statuses.count("partly"), statuses.count("reversed")) == (0, 7, 1)
    assert recs.board(shipped(), ALL, Translator()).title == OWN


@pytest.mark.parametrize(
    "statuses",
    [
        {"ngo_1": "acted"},
        {"ngo_1": "reversed"},
        {"national_1": "partly"},
        dict.fromkeys(
            ("ngo_2", "ngo_3", "company_1", "research_1", "research_3", "local_1", "local_2"), "none-found"
        ),
    ],
)
def test_the_title_by_hand_is_silent_where_the_rows_do_not_bear_it_out(
    statuses: dict[str, str], tmp_path: Path
) -> None:
    title = recs.board(changed(tmp_path / "data", **statuses), ALL, Translator()).title
    assert title.startswith("Of 14 recommendations, ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_by_hand_says_of_a_number_that_is_none_that_steps_were_found(lang: str) -> None:
    t, data = Translator(lang), accepted(Put("recommendations", "status", "none-found"))

    def told(of: Dataset) -> tuple[str, ...]:
        scene = next(scene for scene in story.story(of, t) if scene.id == "since")
        return overview.lead(of, t), scene.title, scene.notes, said(recs.board(of, ALL, t).title)

    assert all(phrases.few(t, 7) in re.findall(r"\w+", words) for words in some(told(shipped())))
    lead, title, notes, board = told(data)
    assert lead and title and board and not notes
    assert not any("0" in re.findall(r"\w+", words) for words in (lead, title, board))


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_of_a_part_of_the_board_the_title_counts_that_part(lang: str) -> None:
    t, view = Translator(lang), Selection(stakeholders=("local",))
    figure = recs.board(shipped(), view, t)
    assert figure.title != recs.board(shipped(), ALL, t).title
    assert figure.title == said(recs.judged(recommended.recommendations(shipped(), view), shipped(), t))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_in_the_talk_on_a_phone_the_words_of_a_tile_stay_in_it(lang: str) -> None:
    (scene,) = [scene for scene in story.story(shipped(), Translator(lang)) if scene.id == "since"]
    assert scene.narrow
    tiles = [shape for shape in scene.narrow.shapes if isinstance(shape, Box) and shape.radius]
    assert len(tiles) == 14
    for tile in tiles:
        own = [
            shape
            for shape in scene.narrow.shapes
            if isinstance(shape, Words) and tile.y < shape.y < tile.y + tile.height
        ]
        assert len(own) == 2
        assert max(one.y + len(one.lines) * one.size * LINE for one in own) <= tile.y + tile.height - 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_board_says_first_whose_advice_it_is_as_the_data_have_it(lang: str) -> None:
    data = accepted(*(Put("studies", f"author_{code}", f"Somebody {code}") for code in LANGUAGES))
    for own in (shipped(), data):
        t = case.translator(own, lang)
        study = case.study(own)
        assert study
        told = recs.board(own, ALL, t).subtitle
        assert t.text(study, "author") in told
        assert "2017" in told
        assert "{" not in told
    assert "Nazik" not in recs.board(data, ALL, case.translator(data, lang)).subtitle


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
@pytest.mark.parametrize("group", ["ngo", "company", "research", "national", "local"])
def test_a_title_of_some_recommendations_counts_each_status_and_leaves_none_out(
    group: str, lang: str
) -> None:
    t = Translator(lang)
    rows = recommended.recommendations(shipped(), Selection(stakeholders=(group,)))
    pieces = [(piece.number, piece.words) for piece in headline.pieces(recs.judged(rows, shipped(), t))]
    statuses = Counter(row.status for row in rows)
    led = dict(pair for pair in pieces if pair[0])
    assert set(led) == {"all", *statuses} and len(statuses) > 1
    assert led["all"].casefold() == phrases.few_of(t, len(rows))
    for status, n in statuses.items():
        # English says "the other" of one.
        assert phrases.few(t, n) in led[status] or (n, lang) == (1, "en")
    assert pieces[0][1][0].isupper()


@pytest.mark.parametrize(
    ("status", "title"),
    [
        ("partly", "There are some steps towards seven of the 14 recommendations"),
        ("reversed", "One of the 14 recommendations was reversed"),
        ("none-found", "No public evidence was found on six of the 14 recommendations"),
    ],
)
def test_recommendations_of_one_status_are_told_as_a_part_of_all(status: str, title: str) -> None:
    view = Selection(statuses=(status,))
    assert recs.board(shipped(), view, Translator()).title == title
    for lang in LANGUAGES:
        other = recs.board(shipped(), view, Translator(lang)).title
        assert other[0].isupper() or other[0].isdigit()
        assert str(len(shipped().records.recommendations)) in other


def test_recommendations_of_one_status_that_are_all_there_are_are_told_as_all() -> None:
    data = accepted(Put("recommendations", "status", "none-found"))
    assert said(recs.board(data, ALL, Translator()).title) == (
        "No public evidence was found on all 14 recommendations"
    )
    for lang, words in (("ru", "По всем 14 рекомендациям"), ("ky", "Бардык 14 сунуш боюнча")):
        assert said(recs.board(data, ALL, Translator(lang)).title).startswith(words)


def test_of_no_recommendation_it_is_said_that_none_fits() -> None:
    assert recs.judged([], shipped(), Translator()) == "No recommendation fits these filters"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_short_numbers_are_words_and_long_ones_digits(lang: str) -> None:
    t = Translator(lang)
    for words in (phrases.few, phrases.few_of):
        said_so = [words(t, n) for n in range(1, 10)]
        assert len(set(said_so)) == 9 and all(word.isalpha() for word in said_so)
        assert [words(t, n) for n in (0, 10, 14)] == ["0", "10", "14"]


def test_what_stands_folded_under_a_recommendation_is_called_a_step_only_where_it_is_one() -> None:
    data, t = shipped(), Translator()
    labels = {
        row.recommendation_id: recs.steps_label(recs.steps(data, row.recommendation_id), t)
        for row in data.records.recommendations
    }
    assert labels["national-1"] == (
        "11 entries with sources: 2 steps towards it, 3 steps against it, 6 context"
    )
    assert labels["national-3"] == "5 entries with sources, all context"
    for item, label in some(labels.items()):
        relations = {step.relation for step in recs.steps(data, item)}
        assert ("step" in label) == bool(relations & {"support", "setback"}), label


@pytest.mark.parametrize("relation", ["support", "setback", "background", "context"])
@pytest.mark.parametrize("n", [1, 2])
def test_entries_that_are_all_alike_are_told_so(relation: str, n: int) -> None:
    step = shipped().records.followups[0]
    label = recs.steps_label([replace(step, relation=relation)] * n, Translator())  # type: ignore[arg-type]
    assert ("all" in label) == (n > 1) and ("step" in label) == (relation in ("support", "setback"))


def test_an_open_recommendation_is_no_filter() -> None:
    opened = ALL.with_(recommendation="local-2")
    assert said(recs.board(shipped(), opened, Translator()).sentence) == (
        "The group of the open recommendation is shown, 3 of 14 in all."
    )
    local = recs.board(shipped(), ALL.with_(stakeholders=("local",)), Translator())
    assert said(local.sentence) == "3 of 14 recommendations fit these filters."
