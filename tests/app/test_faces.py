"""Every figure on every screen: sentence, table, sources and download, and files that hold what the screen shows."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from typing import Any

import pytest
import streamlit as st
from markupsafe import escape

from dashboard.choosing.selection import INDICATORS
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure, MapSpec
from dashboard.figures.words.accounts import account_of
from dashboard.i18n import Translator
from dashboard.outputs import citing
from dashboard.outputs.files import bundle
from dashboard.outputs.screen import figure_view, state
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from screens import NAMES, VIEWS, open_screen, texts, turn, turning, view
from support import shipped, some

T = Translator()
# Rows that tell what is missing have no document: a year without one, and what was searched for and not found.
WITHOUT_DOCUMENT = ("documents-per-year", "not-found", "dictionary-", "search-effort", "documented-numbers")
WITHOUT_FIGURE = ("method", "reuse")  # sections of the sources that are words only
FIGURES = [(screen, query) for screen, query in VIEWS if query.get("section") not in WITHOUT_FIGURE]
every_view = pytest.mark.parametrize(
    ("screen", "query"), FIGURES, ids=[name for name in NAMES if not name.endswith(WITHOUT_FIGURE)]
)


@pytest.mark.parametrize("section", WITHOUT_FIGURE)
def test_what_is_words_only_has_no_figure(section: str) -> None:
    here = view("sources", section=section)
    assert {"method": "How counts are made", "reuse": "How to cite"}[section] in texts(here.main)
    assert not here.figures


@every_view
def test_every_figure_states_its_finding_and_rests_on_documents_that_exist(
    screen: str, query: Mapping[str, str]
) -> None:
    known = load(SHIPPED_DATA)
    for figure in some(view(screen, **query).figures):
        assert figure.title and figure.sentence and figure.subtitle, figure.id
        assert figure.empty or len(figure.table), f"{figure.id}: a figure with neither rows nor a reason"
        for rows in figure.all_rows:
            assert len(rows.frame) == len(rows.records) == len(rows.sources), figure.id
            assert rows.name.isascii() and (rows.title or rows is figure.rows)
            for records, sources in zip(rows.records, rows.sources, strict=True):
                assert set(sources) <= set(known.rows("sources")), f"{figure.id}: no such document"
                assert sources or figure.id.startswith(WITHOUT_DOCUMENT), (
                    f"{figure.id}: a row without a document"
                )
                for record in records:
                    table, _, key = record.partition("/")
                    assert key in known.rows(table), record


@every_view
def test_what_a_figure_says_stands_with_it(screen: str, query: Mapping[str, str]) -> None:
    """Its title, what is measured, its finding, its notes, where accounts differ; and a chart says what it shows."""
    here = view(screen, **query)
    said = texts(here.main)
    # A number of a title or sentence may be a link, and a place that a note names.
    plain = re.sub(r"</?a\b[^>]*>", "", said).replace("\u00a0", " ")
    for figure in some(here.figures):
        assert escape(figure.title.replace("\u00a0", " ")) in plain, figure.id
        # A long sentence stands in the fold, as the notes do.
        sentence = figure.sentence.replace("\u00a0", " ")
        # What the headings over those hurt say already is not said again (test_timeline_screen.py).
        assert figure.id == "harm" or sentence in plain or escape(sentence) in plain, figure.id
        assert escape(figure.subtitle) in said, figure.id
        for note in figure.notes:
            assert escape(note.replace("\u00a0", " ")) in plain, figure.id
        if query.get("section") != "tables":  # one that is a table by itself has no chart to stand beside
            assert all(escape(line) in said for line in figure.conflicts), figure.id
    charts = here.main.get("vega_lite_chart")
    # The board of recommendations, the documents and the study stand there as links, the approach as boxes; tests of their own know of them.
    drawn = [
        figure
        for figure in here.figures
        if isinstance(figure.chart, Spec)
        and not figure.empty
        and figure.id
        not in ("recommendation-board", "tripartite-approach", "documents", "study-against-documented")
    ]
    assert len(charts) >= len(drawn), "a figure whose chart is not there"
    for chart in charts:
        assert chart.proto.alt, "a chart that a screen reader cannot name"
    for kind in (
        "button_group",
        "selectbox",
        "text_input",
        "button",
        "download_button",
        "page_link",
    ):
        assert all(item.proto.label.strip() for item in here.main.get(kind)), f"{kind}: one without a name"


@every_view
def test_every_table_opens_and_a_zip_holds_its_rows(screen: str, query: Mapping[str, str]) -> None:
    here = view(screen, **query)
    frames = iter(here.turned("table").dataframe)
    for figure in some(here.figures):
        files = zipped(figure)
        for rows in figure.all_rows:
            if rows.frame.empty:
                continue
            on_screen = next(frames)
            assert on_screen.proto.alt, f"{figure.id}: a table that a screen reader cannot name"
            columns = [str(name) for name in rows.frame.columns]
            saved = list(csv.DictReader(io.StringIO(files[f"{rows.name}.csv"])))
            seen = on_screen.value[columns].to_dict("records")
            assert len(saved) == len(seen) == len(rows.frame), figure.id
            for line, row in zip(saved, seen, strict=True):
                assert [line[name] for name in columns] == [
                    str(bundle._written(row[name])) for name in columns
                ]
    assert next(frames, None) is None, "a table that belongs to no figure"


@every_view
def test_documents_files_and_the_link_are_there_for_every_figure(
    screen: str, query: Mapping[str, str]
) -> None:
    here = view(screen, **query)
    # Where nothing fits nothing is offered.
    figures = [figure for figure in some(here.figures) if figure.id in turning(here.main)]
    assert all(figure.empty for figure in here.figures if figure not in figures)
    said = texts(here.turned("sources"))
    for figure in figures:
        for source_id in figure.source_ids[:5]:
            assert f"source={source_id}" in said, f"{figure.id}: {source_id} is not in its list"
    downloads = here.turned("download")
    labels = [button.label for button in downloads.get("download_button")]
    maps = sum(isinstance(figure.chart, MapSpec) for figure in figures)
    everywhere = {"PNG": len(figures), "SVG": len(figures), "ZIP": len(figures)}
    for kind, n in {**everywhere, "GeoJSON": maps, "HTML": maps}.items():
        assert sum(f"({kind})" in label for label in labels) == n, (kind, labels)
    ends = tuple(f"#{figure.id}" for figure in figures)
    links = [item.value for item in downloads.code if " " not in item.value and item.value.endswith(ends)]
    assert len(links) == len(figures), "a link to each figure"
    for name, value in query.items():
        assert all(f"{name}={value}" in link for link in links), "the link gives this view again"


BEGINS = {
    "png": b"\x89PNG",
    "svg": b"<svg",
    "zip": b"PK",
    "geojson": b"{",
    "html": b"<!doctype html>",
    "ris": b"TY  - DATA",
    "csl.json": b"[",
}


def test_a_file_is_named_after_its_figure_and_holds_what_its_name_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: dict[str, Callable[[], bytes | str]] = {}
    button = st.download_button

    def offer(label: str, data: Callable[[], bytes | str], name: str, mime: str, **options: Any) -> bool:
        offered[name] = data
        return button(label, data, name, mime, **options)

    monkeypatch.setattr(st, "download_button", offer)
    at = open_screen("map")
    turn(at, face="map.download")
    data = load(SHIPPED_DATA)
    assert set(offered) == {f"{data.name}-map.{ending}" for ending in BEGINS}
    for name, make in offered.items():
        made = make()
        content = made if isinstance(made, bytes) else made.encode()
        assert content.lower().startswith(BEGINS[name.partition("-map.")[2]].lower()), name
    offered.clear()
    at.session_state["shape-map"] = "square"
    at.run()
    pictures = {name for name in offered if name.endswith((".png", ".svg"))}
    assert pictures == {f"{data.name}-map-square.{ending}" for ending in ("png", "svg")}
    drawn = offered[f"{data.name}-map-square.svg"]()
    assert isinstance(drawn, str) and 'width="1080" height="1080"' in drawn
    assert "localhost" not in drawn and "127.0.0.1" not in drawn, (
        "nobody else can open what only this machine reaches"
    )


def test_a_figure_that_is_cited_is_shown_whatever_it_is_turned_to() -> None:
    at = open_screen("map", face="map.download", mine="jerui")
    links = [block.value for block in at.code]
    assert any("mine=jerui" in link for link in some(links))
    assert not [link for link in links if "face" in link]


def zipped(figure: Figure) -> dict[str, str]:
    """The tables of a figure's zip, by name of the file."""
    where = citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24))
    with zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, where, load(SHIPPED_DATA), T))) as archive:
        return {
            name: archive.read(name).decode("utf-8-sig")
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def test_a_chosen_row_shows_its_documents_below_the_table() -> None:
    at = open_screen("participation", part="people")
    turn(at, face="turnout.table")
    figure = next(figure for figure in view("participation", part="people").figures if figure.id == "turnout")
    before = texts(at).count("source=")
    name = next(frame.key for frame in at.dataframe if str(frame.key).startswith(f"{state.ROWS}turnout.data"))
    at.session_state[name] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    at.run()
    assert not at.exception
    assert texts(at).count("source=") == before + len(figure.rows.sources[0]) > before


def test_a_row_that_was_chosen_in_a_table_that_is_gone_loses_no_press() -> None:
    at = open_screen("participation", part="people", face="turnout.table")
    name = next(frame.key for frame in at.dataframe if str(frame.key).startswith(f"{state.ROWS}turnout.data"))
    at.session_state[name] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    at.run()
    turn(at, face="")
    turn(at, face="turnout.table")
    turn(at, face="turnout.sources")
    assert "turnout.sources" in str(at.query_params["face"])


@pytest.mark.parametrize("voice", ["state", "residents_ngo"])
def test_the_voice_filter_shows_documents_of_that_voice_only(voice: str) -> None:
    figure = next(figure for figure in view("sources", voice=voice).figures if figure.id == "documents")
    wanted = {item for item in shipped().rows("sources") if account_of(item, shipped()) == voice}
    assert set(figure.source_ids) == wanted != set()


def test_a_document_opens_with_everything_that_rests_on_it() -> None:
    said = texts(view("sources", source="deck-2017").main)
    assert "records are based on this document" in said
    for text in some(load(SHIPPED_DATA)["recommendations"].text_en):
        assert text.replace("&", "&amp;")[:30] in said
    assert "Talas district" in said and "Places: Talas district" not in said, (
        "the heading has named the table"
    )


def test_every_column_of_every_table_is_described() -> None:
    for resource in some(load(SHIPPED_DATA).schema["resources"]):
        assert resource["title"] and resource["description"], resource["name"]
        for field in some(resource["schema"]["fields"]):
            assert len(field["description"]) > 10, (resource["name"], field["name"])


def test_differences_stand_where_the_study_s_numbers_stand() -> None:
    here = view("overview")
    numbers = next(figure for figure in here.figures if figure.id == "study-against-documented")
    said = unescape(texts(here.main)) + " ".join(numbers.conflicts)
    differences = load(SHIPPED_DATA)["differences"].to_dict("records")
    for row in some(row for row in differences if row["mine_id"]):
        assert row["documents_say_en"] in said.replace("\\", ""), row["difference_id"]


def test_a_documented_count_goes_from_its_lower_to_its_upper_end() -> None:
    figure = next(item for item in view("overview").figures if item.id == "study-against-documented")
    ends = figure.table[["Lower count", "Upper count", "With probable repeats"]]
    assert len(ends) == len(load(SHIPPED_DATA)["mines"]) * len(INDICATORS), "one a number"
    for low, high, upper in some(ends.itertuples(index=False)):
        assert low <= high <= upper


@every_view
def test_beside_a_figure_one_line_stands_open_and_all_notes_are_behind_one_fold(
    screen: str, query: Mapping[str, str]
) -> None:
    here = view(screen, **query)
    folds = texts(here.main).count('class="how-to-read"')
    told = [
        figure
        for figure in here.figures
        if figure.notes
        or len(figure.sentence) > figure_view.ONE_LINE
        or (figure.marks and isinstance(figure.chart, Spec))  # says what a click does
    ]
    own = 1 if screen == "overview" else 0  # the first view has one of its own
    assert folds == len(told) + own


def test_nothing_is_tabled_on_the_front_page_before_it_is_drawn() -> None:
    said = texts(view("overview").main)
    assert said.index('class="valley"') < said.index('class="strip"') < said.index('class="first-numbers"')
    assert "<table" not in said


def test_rows_that_are_sentences_are_read_whole_and_lead_to_their_documents() -> None:
    data = load(SHIPPED_DATA)
    here = view("sources", section="context")
    listed = next(figure for figure in here.figures if figure.id == "reading").source_ids
    said = texts(here.main)
    table = next(part for part in said.split("<table") if "Main finding" in part)
    for row in some(data["reading"].to_dict("records")):
        document = data.rows("sources")[row["source_id"]]
        assert escape(row["finding_en"]) in table
        number = listed.index(row["source_id"]) + 1
        assert f'source={row["source_id"]}">{number}</a>' in table, "its number in the list of documents"
        if document["url"]:
            assert f'href="{escape(document["url"])}"' in table
