"""A case of a few rows, as somebody begins one: sentences of one, and of none, are true and read as sentences."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures.participation.demand import demands, responses
from dashboard.figures.recommendations.board import board
from dashboard.figures.recommendations.figure import overview
from dashboard.figures.timeline.lanes import timeline
from dashboard.figures.words.headline import said
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import valley
from dashboard.reading import starter
from dashboard.reading.dataset import Dataset, load
from package_changes import Keep, accepted
from packages import edit
from support import shipped, some

T = Translator("en")
ONE = Selection(mines=("sample-ridge",))  # one protest with a stated demand, whose answer nobody found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``dashboard new`` makes, as somebody has it who has found no step on a recommendation yet."""
    path = tmp_path_factory.mktemp("few") / "district"
    starter.written(path, T)
    edit(path / "followups.csv", lambda rows: rows.clear())
    return path


@pytest.fixture(scope="module")
def data(folder: Path) -> Dataset:
    return load(folder)


def test_the_only_demand_is_not_said_to_lead_or_not_to_stand_out(data: Dataset) -> None:
    figure = demands(data, ONE, T)
    assert said(figure.title) == "In the only event shown people demanded closure of the mine"
    assert figure.sentence == "People demanded closure of the mine."


def test_a_protest_without_an_answer_is_not_called_no_protest(data: Dataset) -> None:
    figure = responses(data, ONE, T)
    assert figure.title == "No answer is on record for the only event shown"
    assert figure.empty == "That none was found does not mean that none was given."
    assert figure.sentence == figure.empty


def test_where_there_is_no_protest_that_is_said(data: Dataset) -> None:
    figure = demands(data, ONE.with_(year_to=2014), T)
    assert figure.title == "No demand found for these deposits and years"
    assert figure.empty == "No protest is documented for these deposits and years."


def test_an_answer_to_one_of_several_protests_is_named(data: Dataset) -> None:
    figure = responses(data, Selection(), T)
    assert "and it was talks" in said(figure.title)
    assert figure.sentence.endswith("The answer was talks.")


def test_where_no_step_is_documented_no_entries_are_counted(data: Dataset) -> None:
    assert overview(data, Selection(), T).sentence.startswith(
        "No step is documented on the recommendation shown. By our judgement, "
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_counts_what_is_not_there(data: Dataset, lang: str) -> None:
    t = Translator(lang)
    for figure in some((overview(data, Selection(), t), timeline(data, ONE, t))):
        assert not re.search(r"(^|\s)0\s", figure.sentence), figure.sentence


def test_of_one_deposit_alone_no_other_panels_are_told(data: Dataset) -> None:
    assert "more than one deposit" not in timeline(data, ONE, T).sentence


def test_a_judgement_of_a_day_is_dated_as_a_day_is(data: Dataset) -> None:
    (rule,) = (note for note in overview(data, Selection(), T).notes if "our judgement" in note)
    assert rule.startswith("Status is our judgement of 1 November 2026, from public documents.")


def test_the_name_of_a_village_at_the_edge_of_the_first_map_stands_above_it(
    folder: Path, tmp_path: Path
) -> None:
    """Moved in from the edge, a long name lay on the dot of its own village."""
    name = "Terek-Ügüt-Kayyngdy"

    def at_the_edge(rows: list[dict[str, str]]) -> None:
        for row in rows:
            if row["place_id"] == "upper-village":
                row.update(name_en=name, lat="41.42", lon="75.6")

    own = tmp_path / "edge"
    shutil.copytree(folder, own)
    edit(own / "places.csv", at_the_edge)
    page = valley.valley(load(own), T, "light", Selection())
    (side,) = re.findall(rf'class="word village at-(\w+)[^>]*>{name}', page)
    assert side in ("n", "nw", "ne")


def test_a_group_without_a_study_needs_no_words_of_one(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "without"
    shutil.copytree(folder, own)
    (own / "stakeholders.csv").write_text(
        "stakeholder_id,name_en,position,source_id\ndistrict,District government,1,example-study-2019\n"
    )
    assert "District government" in board(load(own), Selection(), T).rows.frame.to_string()


def test_entries_are_on_all_recommendations_only_where_none_is_without(data: Dataset) -> None:
    told = [overview(case, Selection(), T).sentence for case in (shipped(), accepted(Keep("followups", 3)))]
    assert "on all 14 recommendations" in told[0]
    assert "We found 3 entries in documents on " in told[1]
    assert "on all" not in told[1]
    assert " of the 14 recommendations" in told[1]
