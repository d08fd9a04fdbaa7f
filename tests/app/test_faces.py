"""Every figure on every screen: sentence, table, sources and download, and files that hold what the screen shows."""

from __future__ import annotations

import csv
import html
import io
import zipfile
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from test_screens import SCREENS, open_screen, texts

from dashboard.dataset import load
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import Translator
from dashboard.outputs import bundle, citing
from dashboard.outputs.screen import state
from dashboard.paths import SHIPPED_DATA
from dashboard.selection import PARTS, SECTIONS

T = Translator()
# Rows that tell what is missing have no document: a year without one, and what was searched for and not found.
WITHOUT_DOCUMENT = ("documents-per-year", "not-found", "dictionary-", "search-effort", "deck-numbers")
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((screen, {}) for screen in SCREENS if screen != "sources"),
    ("sources", {}),
    *(("sources", {"section": section}) for section in SECTIONS[1:]),
    *((screen, {"part": part}) for screen, parts in PARTS.items() for part in parts[1:]),
    ("map", {"view": "kyrgyzstan"}),
    ("timeline", {"mine": "andash", "from": "2010", "to": "2012", "kind": "peaceful,violent"}),
    ("timeline", {"part": "years", "mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("timeline", {"mine": "taldy-bulak", "from": "1995", "to": "1996", "kind": "court"}),
    ("participation", {"mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("participation", {"part": "demands", "mine": "taldy-bulak", "from": "1995", "to": "1996"}),
    ("recommendations", {"stakeholder": "local", "q": "water"}),
    ("recommendations", {"q": "zzzz"}),
    ("sources", {"voice": "state,company", "q": "talas"}),
    ("sources", {"q": "zzzz"}),
    ("sources", {"section": "tables", "table": "turnout_claims"}),
]
NAMES = [f"{screen} {' '.join(query.values())}".strip() for screen, query in VIEWS]


def look(figures: list[Figure], screen: str, **query: str) -> AppTest:
    """A screen and the figures of its last run only: a visit begins on the overview."""
    at = open_screen(screen, **query)
    figures.clear()
    return at.run()


def turn(at: AppTest, figures: list[Figure], face: str, lang: str = "en") -> AppTest:
    """Turn every figure of a screen to one of its faces."""
    ids = [figure.id for figure in figures]
    figures.clear()
    for name in ids:
        at.session_state[f"{state.FACE}{name}.{lang}"] = face
    return at.run()


@pytest.mark.parametrize(("screen", "query"), VIEWS, ids=NAMES)
def test_every_figure_states_its_finding_and_rests_on_documents_that_exist(
    screen: str, query: dict[str, str], shown: list[Figure]
) -> None:
    at = look(shown, screen, **query)
    assert not at.exception
    known = load(SHIPPED_DATA)
    if query.get("section") in ("method", "reuse"):
        assert not shown
        return
    assert shown, "a screen without a figure"
    for figure in shown:
        assert figure.title and figure.sentence and figure.subtitle, figure.id
        assert figure.empty or len(figure.table), f"{figure.id}: a figure with neither rows nor a reason"
        for rows in (figure.rows, *figure.behind):
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


@pytest.mark.parametrize(("screen", "query"), VIEWS, ids=NAMES)
def test_every_face_opens_and_a_zip_holds_the_rows_of_the_screen(
    screen: str, query: dict[str, str], shown: list[Figure]
) -> None:
    at = look(shown, screen, **query)
    if not shown:
        return
    table = turn(at, shown, "table")
    assert not table.exception
    frames = iter(table.dataframe)
    for figure in shown:
        for rows in (figure.rows, *figure.behind):
            if rows.frame.empty:
                continue
            on_screen = next(frames)
            assert on_screen.proto.alt, f"{figure.id}: a table that a screen reader cannot name"
            columns = [str(name) for name in rows.frame.columns]
            zipped = rows_of_zip(figure, f"{rows.name}.csv")
            seen = on_screen.value[columns].to_dict("records")
            assert len(zipped) == len(seen) == len(rows.frame), figure.id
            for saved, row in zip(zipped, seen, strict=True):
                assert [saved[name] for name in columns] == [
                    str(bundle._written(row[name])) for name in columns
                ]
    at = turn(at, shown, "sources")
    assert not at.exception
    said = texts(at)
    for figure in shown:
        for source_id in figure.source_ids[:5]:
            assert f"source={source_id}" in said, f"{figure.id}: {source_id} is not in its list"
    at = turn(at, shown, "download")
    assert not at.exception
    labels = [button.label for button in at.get("download_button")]
    maps = sum(isinstance(figure.chart, MapSpec) for figure in shown)
    for kind, n in {
        "PNG": len(shown),
        "SVG": len(shown),
        "ZIP": len(shown),
        "GeoJSON": maps,
        "HTML": maps,
    }.items():
        assert sum(f"({kind})" in label for label in labels) == n, (kind, labels)
    links = [
        item.value
        for item in at.code
        if " " not in item.value and item.value.endswith(tuple(f"#{figure.id}" for figure in shown))
    ]
    assert len(links) == len(shown), "a link to each figure"
    for name, value in query.items():
        assert all(f"{name}={value}" in link for link in links), "the link gives this view again"


def rows_of_zip(figure: Figure, name: str) -> list[dict[str, str]]:
    view = citing.View("x", "http://127.0.0.1/", (), date(2026, 11, 24))
    content = bundle.bundle(figure, view, load(SHIPPED_DATA), T)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"))))


def test_a_chosen_row_shows_its_documents_below_the_table(shown: list[Figure]) -> None:
    at = turn(look(shown, "participation"), shown, "table")
    figure = next(figure for figure in shown if figure.id == "turnout")
    before = texts(at).count("source=")
    name = next(frame.key for frame in at.dataframe if str(frame.key).startswith(f"{state.FACE}turnout.data"))
    at.session_state[name] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    shown.clear()
    at.run()
    assert not at.exception
    assert texts(at).count("source=") == before + len(figure.rows.sources[0])


@pytest.mark.parametrize("voice", ["state", "residents_ngo"])
def test_the_voice_filter_shows_documents_of_that_voice_only(voice: str, shown: list[Figure]) -> None:
    look(shown, "sources", voice=voice)
    rows = load(SHIPPED_DATA).rows("sources")
    figure = next(figure for figure in shown if figure.id == "documents")
    assert figure.source_ids
    assert {rows[item]["voice"] for item in figure.source_ids} == {voice}


def test_a_document_opens_with_everything_that_rests_on_it() -> None:
    said = texts(open_screen("sources", source="deck-2017"))
    assert "records rest on this document" in said
    for text in load(SHIPPED_DATA)["recommendations"].text_en:
        assert text.replace("&", "&amp;")[:30] in said


def test_every_column_of_every_table_is_described() -> None:
    for resource in load(SHIPPED_DATA).schema["resources"]:
        assert resource["title"] and resource["description"], resource["name"]
        for field in resource["schema"]["fields"]:
            assert len(field["description"]) > 10, (resource["name"], field["name"])


def test_differences_stand_where_the_deck_s_numbers_stand(shown: list[Figure]) -> None:
    data = load(SHIPPED_DATA)
    at = look(shown, "overview")
    numbers = next(figure for figure in shown if figure.id == "deck-numbers")
    said = texts(at) + " ".join(numbers.conflicts)
    for row in data["differences"].to_dict("records"):
        if row["mine_id"]:
            assert row["documents_say_en"] in said.replace("\\", ""), row["difference_id"]


def test_rows_that_are_sentences_are_read_whole_and_lead_to_their_documents() -> None:
    data = load(SHIPPED_DATA)
    said = texts(open_screen("sources", section="context"))
    table = next(part for part in said.split("<table") if "Main finding" in part)
    for row in data["reading"].to_dict("records"):
        document = data.rows("sources")[row["source_id"]]
        assert html.escape(row["finding_en"]) in table
        assert f"source={row['source_id']}" in table
        if document["url"]:
            assert f'href="{html.escape(document["url"])}"' in table
