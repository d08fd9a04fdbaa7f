"""What leaves the screen: the zip of a figure, its reference, the whole package."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import zipfile
from datetime import date
from typing import Any

import pandas as pd
import pytest
import yaml
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from dashboard import case
from dashboard.choosing.period import all_years
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import participation as part
from dashboard.figures import recommendations as recs
from dashboard.figures import study, timeline
from dashboard.figures.figure import Figure, record, rows_of
from dashboard.figures.filters import filters
from dashboard.figures.overview import overview
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.citing import View
from dashboard.outputs.files import bundle
from dashboard.outputs.files.reference_files import FILES
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from support import loosened, shipped, tries

T = Translator()
DAY = date(2026, 11, 24)


def view(selection: Selection | None = None) -> View:
    words = tuple(filters(selection or Selection(), shipped(), T))
    return View("Timeline", "http://127.0.0.1:8501/timeline?lang=en#timeline", words, DAY)


def opened(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def zip_of(figure: Figure, selection: Selection | None = None) -> dict[str, str]:
    return opened(bundle.bundle(figure, view(selection), shipped(), T))


SELECTIONS = st.builds(
    Selection,
    mines=st.sets(st.sampled_from(["jerui", "andash", "taldy-bulak"])).map(
        lambda found: tuple(sorted(found))
    ),
    year_from=st.integers(*all_years(shipped())),
    year_to=st.integers(*all_years(shipped())),
    kinds=st.sets(st.sampled_from(["peaceful", "violent", "court", "hearing"])).map(
        lambda found: tuple(sorted(found))
    ),
    stakeholders=st.sets(st.sampled_from(["ngo", "company", "local"])).map(
        lambda found: tuple(sorted(found))
    ),
    q=st.sampled_from(["", "water", "zzzz", "EITI law"]),
).map(lambda s: s if s.year_from <= s.year_to else s.with_(year_from=s.year_to, year_to=s.year_from))
BUILDERS = {
    "timeline": lambda s: timeline.timeline(shipped(), s, T),
    "actions": lambda s: timeline.actions_per_year(shipped(), s, T),
    "documents": lambda s: timeline.documents_per_year(shipped(), s, T),
    "study": lambda s: study.study_against_documented(shipped(), s, T),
    "map": lambda s: maps.overview(shipped(), s, T),
    "turnout": lambda s: part.turnout(shipped(), s, T),
    "demands": lambda s: part.demands(shipped(), s, T),
    "recommendations": lambda s: recs.overview(shipped(), s, T),
}


@pytest.mark.parametrize("name", BUILDERS)
@tries(0.1)
@given(selection=SELECTIONS)
def test_a_zip_holds_the_rows_of_the_figure_and_only_their_documents(name: str, selection: Selection) -> None:
    figure = BUILDERS[name](selection)
    files = zip_of(figure, selection)
    rows = lines(files["data.csv"])
    assert len(rows) == len(figure.table)
    for row, shown in zip(rows, figure.table.to_dict("records"), strict=True):
        assert [row[str(column)] for column in shown] == [
            str(bundle._written(cell)) for cell in shown.values()
        ]
    cited = [row["source_id"] for row in lines(files["sources.csv"])]
    used = {
        source
        for rows_ in figure.all_rows
        for row in lines(files[f"{rows_.name}.csv"])
        for source in row["source_ids"].split()
    }
    assert cited == list(figure.source_ids)
    assert set(cited) == used
    if figure.empty:
        assert figure.empty in files["README.txt"]
    for row in rows:
        for item in row["records"].split():
            table, _, key = item.partition("/")
            assert key in shipped().rows(table)


def test_a_zip_says_what_it_is_where_it_was_seen_and_how_to_cite_it() -> None:
    selection = Selection(mines=("jerui",), year_from=2006, year_to=2011)
    figure = timeline.timeline(shipped(), selection, T)
    readme = zip_of(figure, selection)["README.txt"]
    for part_ in (
        figure.title, figure.sentence, view().address, "24 November 2026", "Jerui", "2006–2011", "CC-BY-4.0",
        shipped().version, citing.citation(figure, view(selection), shipped(), T), *figure.notes, *figure.conflicts,
    ):  # fmt: skip
        assert part_ in readme
    for row in shipped()["not_found"].text_en:
        assert row in readme, "what was not found goes along"


def test_records_told_again_or_left_out_are_marked_and_not_dropped() -> None:
    events = shipped()["events"]
    again = set(events[events.duplicate_of != ""].event_id)
    assert again
    drawn = zip_of(timeline.timeline(shipped(), Selection(), T))
    marked = {
        row["records"].removeprefix("events/") for row in lines(drawn["data.csv"]) if row["Drawn"] != "yes"
    }
    assert marked == again
    counted = lines(zip_of(study.study_against_documented(shipped(), Selection(), T))["records.csv"])
    left_out = [
        row for row in counted if row["In the count"] in ("not in the lower count", "in neither count")
    ]
    assert left_out and all(row["Reason"] for row in left_out)


def test_the_records_come_along_as_the_package_has_them_and_frictionless_reads_them(tmp_path: Any) -> None:
    figure = part.turnout(shipped(), Selection(), T)
    with zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, view(), shipped(), T))) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "package" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "note"])
    claims = pd.read_csv(tmp_path / "package" / "turnout_claims.csv", dtype=str, keep_default_na=False)
    shipped_claims = pd.read_csv(SHIPPED_DATA / "turnout_claims.csv", dtype=str, keep_default_na=False)
    mine = shipped_claims.set_index(shipped_claims.columns[0]).loc[claims.iloc[:, 0]].reset_index()
    pd.testing.assert_frame_equal(claims, mine)
    assert pd.read_csv(tmp_path / "data.csv").shape[0] == len(figure.table)


def test_the_same_view_gives_the_same_bytes() -> None:
    figure = overview.numbers(shipped(), T)
    assert bundle.bundle(figure, view(), shipped(), T) == bundle.bundle(figure, view(), shipped(), T)


def test_the_citation_file_is_yaml_and_names_every_document() -> None:
    figure = overview.numbers(shipped(), T)
    cff = yaml.safe_load(citing.cff(figure, view(), shipped()))
    assert cff["cff-version"] == "1.2.0" and cff["type"] == "dataset" and cff["license"] == "CC-BY-4.0"
    assert len(cff["references"]) == len(figure.source_ids)
    assert all(reference["title"] and reference["authors"][0]["name"] for reference in cff["references"])
    assert figure.title in cff["title"]


def hostile() -> Figure:
    rows = rows_of(
        ["a"], [([record("events", "andash-2003-licence")], ["deck-2017"], ['=1+1, "x"\n{y} & z'])]
    )
    return Figure("x", 'A {brace} & 100 % of "it": \\n', "", "s", None, rows)


def test_marks_of_other_languages_stay_letters() -> None:
    figure = hostile()
    files = zip_of(figure)
    assert lines(files["data.csv"])[0]["a"] == '\'=1+1, "x"\n{y} & z', "guarded, and else as it is"
    assert figure.title in yaml.safe_load(files["CITATION.cff"])["title"]
    title = next(line for line in files["citation.bib"].splitlines() if line.startswith("  title"))
    assert title.count("{") == title.count("}") and "\\&" in title and "\\%" in title


def test_a_view_without_rows_says_so_in_every_file() -> None:
    selection = Selection(kinds=("court",), mines=("taldy-bulak",), year_from=1995, year_to=1996)
    figure = timeline.timeline(shipped(), selection, T)
    assert figure.empty
    files = zip_of(figure, selection)
    assert lines(files["data.csv"]) == [] and files["data.csv"].startswith("Date,")
    assert lines(files["sources.csv"]) == []
    assert figure.empty in files["README.txt"]
    assert "shows no row" in " ".join(citing.credit(figure, view(selection), shipped(), T))


def test_a_picture_s_credit_names_publishers_version_licence_and_address() -> None:
    figure = part.turnout(shipped(), Selection(), T)
    credit = " ".join(citing.credit(figure, view(Selection(mines=("andash",))), shipped(), T))
    publishers = [shipped().rows("sources")[item]["publisher"] for item in figure.source_ids]
    assert publishers[0] in credit
    for part_ in ("CC-BY-4.0", shipped().version, view().address, "Deposits: Andash"):
        assert part_ in credit


def test_the_whole_package_is_the_folder_and_valid(tmp_path: Any) -> None:
    content = bundle.package(shipped())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path)
    schema = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in schema["resources"]} <= names
    assert {"README.md", "LICENSE", "datapackage.json", "basemap/LICENCES.txt"} <= names
    for name in names - {"datapackage.json"}:
        assert (tmp_path / name).read_bytes() == (SHIPPED_DATA / name).read_bytes(), name
    assert load(tmp_path).version == shipped().version


def test_filters_in_words_name_every_choice_that_is_not_the_default() -> None:
    assert filters(Selection(), shipped(), T) == []
    chosen = Selection(
        mines=("jerui",), year_from=2000, kinds=("court",), view="kyrgyzstan", place="kara-oi", stakeholders=("ngo",),
        themes=("research",), statuses=("partly",), q="water", voices=("state",), source="deck-2017",
        instruments=(str(shipped()["instruments"].instrument_id.iloc[0]),), event="andash-2003-licence",
    )  # fmt: skip
    words = filters(chosen, shipped(), T)
    assert len(words) == 13
    assert all(what and value for what, value in words)


FORMULAS = ("=HYPERLINK(\"http://evil\";\"x\")", "+1+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)")  # fmt: skip
HARMLESS = ("-", "–", "+", "-8.8", "+5 %", "-3 °C", "a=b", "0", "", "−5")


def of_cells(*cells: Any) -> dict[str, str]:
    """The zip of a figure whose rows have these cells."""
    rows = rows_of(["Text"], [([record("actions", "delegation-2007-04-06")], [], [cell]) for cell in cells])
    return zip_of(Figure("x", "Title", "", "Sentence.", None, rows))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_a_spreadsheet_would_run_is_a_text_in_its_csv(text: str) -> None:
    [row] = lines(of_cells(text)["data.csv"])
    assert row["Text"] == f"'{text}".replace("\r", "\n")


def test_numbers_dashes_and_other_texts_stay_as_they_are_in_a_csv() -> None:
    shown = [row["Text"] for row in lines(of_cells(*HARMLESS, -5, -0.25, 7)["data.csv"])]
    assert shown == [*HARMLESS, "-5", "-0.25", "7"]


def test_documents_are_guarded_too_and_the_package_is_not() -> None:
    data = dataclasses.replace(shipped(), tables={**shipped().tables})
    for table in ("sources", "events"):
        frame = data.tables[table].copy()
        frame["title_en"] = "=1+1"
        data.tables[table] = frame  # type: ignore[index]
    figure = timeline.timeline(data, Selection(), T)
    files = opened(bundle.bundle(figure, view(), data, T))
    assert {row["title_en"] for row in lines(files["sources.csv"])} == {"'=1+1"}
    assert {row["Event"] for row in lines(files["data.csv"])} == {"'=1+1"}
    assert {row["title_en"] for row in lines(files["package/events.csv"])} == {"=1+1"}, "as the data has it"
    assert "in package/ nothing is changed" in files["README.txt"]


def test_no_file_of_rows_holds_what_only_keeps_the_lines_of_a_page_together() -> None:
    t = case.translator(shipped(), "ru")
    figure = timeline.timeline(shipped(), Selection(), t)
    told = bundle.rows_csv(figure.rows, shipped(), t)
    assert " в " in told and loosened(told) == told
    for name, write in FILES.items():
        assert loosened(write(figure, view(), shipped())) == write(figure, view(), shipped()), name
