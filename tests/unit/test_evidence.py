"""Figures on the evidence: every row leads to a record and a document, and a package without a row breaks none of them."""

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import evidence
from dashboard.figures.evidence.backing import names_of, records_of
from dashboard.figures.figure import Figure
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset, load
from drawings import figures as every_figure
from drawings import layers
from evidence_rows import TABLES
from support import empty_package, shipped, some

T = Translator()
RU = Translator("ru")

# Figures whose rows are records of tables with documents: every row must carry one.
SOURCED = ("documents", "differences", "policy-steps", "disagreements", "reading")


def figures(data: Dataset, t: Translator = T) -> list[Figure]:
    return [
        evidence.documents(data, (), "", t), evidence.documents(data, ("company",), "gold", t), evidence.differences(data, t),
        evidence.gaps(data, t), evidence.search_effort(data, t), evidence.policy(data, t), evidence.disagreements(data, t),
        evidence.reading(data, t),
        *(evidence.dictionary(data, table, t) for table in TABLES), *(evidence.table_rows(data, table, t) for table in TABLES),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(empty_package(tmp_path_factory.mktemp("empty") / "data"))


@pytest.mark.parametrize("t", [T, RU], ids=["en", "ru"])
def test_every_row_leads_to_records_and_documents_that_exist(t: Translator) -> None:
    data = shipped()
    known = {name for table in TABLES for name in names_of(data, table)}
    documents = set(data["sources"].source_id)
    looked_at = 0
    for figure in some(figures(data, t)):
        assert figure.title and figure.subtitle and figure.sentence
        rows = figure.rows
        assert len(rows.frame) == len(rows.records) == len(rows.sources)
        for records, sources in zip(rows.records, rows.sources, strict=True):
            assert set(records) <= known and set(sources) <= documents
            if not figure.id.startswith("dictionary-"):
                assert records, figure.id
            looked_at += 1
    assert looked_at > 1000


def test_every_row_with_a_document_in_the_data_carries_it() -> None:
    data = shipped()
    seen = set()
    for figure in figures(data):
        for records, sources in zip(figure.rows.records, figure.rows.sources, strict=True):
            if figure.id in SOURCED:
                assert sources
                seen.add(figure.id)
            for name in records:
                row = records_of(data, name.partition("/")[0])[name]
                if "source_id" in row:
                    assert row["source_id"] in sources, (figure.id, name)
    assert seen == set(SOURCED)


def test_ids_are_stable_ascii_and_each_its_own() -> None:
    ids = [figure.id for figure in figures(shipped()) if figure.id != "documents"]
    assert len(set(ids)) == len(ids)
    assert all(name.isascii() and " " not in name for name in ids)
    assert {
        "differences",
        "not-found",
        "search-effort",
        "policy-steps",
        "disagreements",
        "reading",
        "dictionary-events",
        "rows-events",
    } <= set(ids)


def test_every_figure_survives_a_package_without_a_row(empty: Dataset) -> None:
    for figure in figures(empty):
        assert figure.title and figure.sentence
        if not figure.id.startswith("dictionary-"):
            assert figure.empty, figure.id
            assert figure.chart is None and figure.table.empty and not figure.source_ids
    assert not evidence.rests_on(empty)


def test_text_in_charts_is_at_least_13_px() -> None:
    for figure in some(figure for figure in figures(shipped()) if figure.chart is not None):
        spec = figure.chart.to_dict()  # type: ignore[union-attr]
        sizes = [layer["mark"]["fontSize"] for layer in layers(spec) if layer["mark"]["type"] == "text"]
        assert sizes and min(sizes) >= 13


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_view_without_rows_says_so_once(lang: str) -> None:
    """Its title says it; what stands in the box below, in a picture and in a file goes on from there."""
    nothing = Selection(
        mines=("taldy-bulak",), year_from=1995, year_to=1996, kinds=("court",), voices=("court",),
        stakeholders=("ngo",), statuses=("reversed",), q="no-such-word-anywhere",
    )  # fmt: skip
    drawn = every_figure(shipped(), nothing, Translator(lang))
    for name in some(("timeline", "actions per year", "board", "recommendations", "documents")):
        figure = drawn[name]()
        assert figure.empty and figure.title not in f"{figure.empty} {figure.sentence}", name


def test_the_reading_list_is_by_year_and_says_where_none_is_stated() -> None:
    data = shipped()
    shown = evidence.reading(data, T).table
    assert len(shown) == len(data["reading"])
    years = [year for year in shown["Year"] if year != "not stated"]
    assert years == sorted(years)
    assert list(shown["Year"]).count("not stated") == int(data["reading"].year.isna().sum())
