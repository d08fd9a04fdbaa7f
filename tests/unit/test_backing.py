"""What rests on a document: every record that it is behind, each in words."""

import pytest

from dashboard.figures import evidence
from dashboard.figures.evidence.backing import names_of, records_of
from dashboard.figures.figure import record
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset, load
from evidence_rows import TABLES, survey_of
from packages import small_package
from support import shipped, some

T = Translator()
RU = Translator("ru")


@pytest.fixture(scope="module")
def one_row_each(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(small_package(tmp_path_factory.mktemp("small") / "data"))


def test_every_document_has_records_that_rest_on_it_and_every_fact_row_is_found_so() -> None:
    data = shipped()
    resting = evidence.rests_on(data)
    assert set(resting) == set(data["sources"].source_id)
    for table in TABLES:
        if table in ("sources", "event_sources") or "source_id" not in data[table]:
            continue
        for name, row in records_of(data, table).items():
            assert name in resting[row["source_id"]], name
    for link in data["event_sources"].to_dict("records"):
        assert record("events", link["event_id"]) in resting[link["source_id"]]
    assert not [name for names in resting.values() for name in names if name.startswith("event_sources/")]


def test_the_number_of_records_of_a_document_is_the_number_that_rest_on_it() -> None:
    figure = evidence.documents(shipped(), (), "", T)
    for (source,), count in zip(some(figure.rows.sources), figure.table["Records based on it"], strict=True):
        assert count == len(evidence.rests_on(shipped())[source]) > 0


@pytest.mark.parametrize("t", [T, RU], ids=["en", "ru"])
@pytest.mark.parametrize("table", TABLES)
def test_every_record_has_words(table: str, t: Translator, one_row_each: Dataset) -> None:
    data = shipped() if len(shipped()[table]) else one_row_each
    title = evidence.table_names(t)[table]
    for name in some(names_of(data, table)):
        words = evidence.record_words(name, data, t)
        assert words.startswith(f"{title}: ")
        assert (
            words.removeprefix(f"{title}: ").strip(" ·:")
            and "nan" not in words.split()
            and "<NA>" not in words
        )


def test_records_without_words_of_their_own_take_them_from_their_parents() -> None:
    def said(name: str) -> str:
        return evidence.record_words(name, shipped(), T)

    assert said("distances/jerui-kara-oi-deck") == "Distance claims: Jerui to Kara-Oi: 23 km"
    assert said("study_counts/jerui-violent") == "The study's table: Jerui · Violent demonstrations: -"
    rally = said("events/jerui-2015-07-02-peaceful").removeprefix("Event records: ")
    assert said("turnout_claims/rally-2015-07-02-organiser") == (
        f"Headcounts, by source: {rally} · organisers or protest side: about 1,500 people"
    )
    assert "Talas Gold Mining" in said("holders/jerui-lic-tgm-1") and "Jerui" in said(
        "holders/jerui-lic-tgm-1"
    )
    assert said("auctions/auc-2019-income").endswith("43.6137 m soms")


def test_an_answer_to_the_survey_is_worded_without_its_number() -> None:
    data = survey_of(("Never", 12))
    (name,) = names_of(data, "survey_answers")
    words = evidence.record_words(name, data, T)
    assert words.endswith("Never") and "12" not in words


def test_a_record_that_is_not_in_the_package_is_an_error() -> None:
    with pytest.raises(KeyError):
        evidence.record_words("events/never-happened", shipped(), T)
