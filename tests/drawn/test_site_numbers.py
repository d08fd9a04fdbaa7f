"""Every number of the copy is the app's: all figures of all pages, in all languages, in words, tables, charts and files."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
import zlib
from base64 import b64decode
from collections import UserDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
from markupsafe import escape

import drawings
from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations, village
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import Figure
from dashboard.figures.words import headline
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.files.bundle import rows_csv
from dashboard.outputs.screen.recommendations import card
from dashboard.outputs.site import behind, figure_html, files, folder, frame, live, views
from dashboard.outputs.site.value import Making, Page
from site_pages import figures
from support import drawn_rows, loosened, shipped, some

MAKING = Making(date(2026, 11, 28))
# Figures of the app that no page of the copy has: the same numbers in another cut, or rows of the package, which lies beside.
NOT_THERE = ("number ", "dictionary ", "rows ", "close-up", "country", "board")
VIEWED = (
    "timeline",
    "actions per year",
    "who was hurt",
    "study",
    "turnout",
    "meetings",
    "demands",
    "responses",
)  # by deposit and years
ASKED = ("recommendations",)  # by group
_IN_LINES = re.compile(r'<div class="narrow">.*?</div>', re.DOTALL)  # a drawing told again for a phone
pytestmark = pytest.mark.parametrize("lang", LANGUAGES)


class _Blank(UserDict[Any, str]):
    """Any drawing, as an empty one: what is drawn is compared as what it is drawn of."""

    def __missing__(self, _: Any) -> str:
        return '<svg viewBox="0 0 1 1"></svg>'


@cache
def pages(lang: str) -> tuple[Translator, list[Page]]:
    """All pages of the copy."""
    t = case.translator(shipped(), lang)
    return t, folder.pages(shipped(), t)


@cache
def written(lang: str) -> list[tuple[Page, str]]:
    """All pages of the copy as they are written, drawings left empty."""
    t, every = pages(lang)
    blank: Mapping[Figure, Mapping[str, str]] = {figure: {} for page in every for figure in page.figures}
    return [(page, frame.written(page, [], [lang], _Blank(), blank, MAKING, shipped(), t)) for page in every]


def shown(lang: str) -> list[tuple[str, Figure]]:
    """Each figure on each page, with the name of the page."""
    return some((page.name, figure) for page in pages(lang)[1] for figure in page.figures)


def said(figure: Figure) -> tuple[Any, ...]:
    """All that a figure says: its words, its rows, and what it is drawn of."""
    return (
        figure.title,
        figure.subtitle,
        figure.empty or figure.sentence,
        figure.notes,
        figure.conflicts,
        tuple((rows.frame.to_csv(), rows.sources) for rows in figure.all_rows),
        figure.chart,
    )


def is_said(words: str, cell: Any) -> bool:
    """Whether a cell of a page says what the figure's says: a number the same, what is missing nothing."""
    if isinstance(cell, (list, tuple)):
        return words == loosened(", ".join(map(str, cell)))
    if cell is None or pd.isna(cell):
        return words == ""
    return words == loosened(str(cell)) if isinstance(cell, (str, bool)) else float(words) == float(cell)


def of_the_app(lang: str, chosen: Selection, names: tuple[str, ...] = ()) -> list[Figure]:
    """What screens draw for a visitor with this language and these choices."""
    t = case.translator(shipped(), lang)
    made = drawings.figures(shipped(), chosen.with_(lang=lang), t)
    return [
        build()
        for name, build in made.items()
        if (name in names if names else not name.startswith(NOT_THERE))
    ]


def test_the_figures_of_the_copy_are_those_of_the_app(lang: str) -> None:
    data, (t, _) = shipped(), pages(lang)
    whole = {said(figure) for figure in of_the_app(lang, Selection())}
    choices = [choice for _, found in views.choices(data, t, has_years=True) for choice in found]
    views_of = [
        *((choice.selection, VIEWED) for choice in choices if choice.name),
        *((Selection(stakeholders=(item,)), ASKED) for item in data["stakeholders"].stakeholder_id),
    ]
    every = whole | {said(figure) for view in some(views_of) for figure in of_the_app(lang, *view)}
    copied = {said(figure): (name, figure.title) for name, figure in shown(lang)}
    assert [where for told, where in copied.items() if told not in every] == []
    assert [told[0] for told in whole if told not in copied] == []


def test_a_page_says_of_each_figure_what_it_says(lang: str) -> None:
    for page, text in some(written(lang)):
        found = figures(text)
        assert len(found) == len(page.figures), page.name
        for (anchor, (title, told, table)), figure in zip(found.items(), page.figures, strict=True):
            assert title == loosened(figure.title), (page.name, anchor)
            asked = (figure.subtitle, figure.empty or figure.sentence, *figure.notes, *figure.conflicts)
            assert [one for one in asked if one and loosened(one) not in told] == [], (page.name, anchor)
            if page.has_tables and 0 < len(figure.table) <= figure_html.LARGEST:
                head, *lines = [row[:-1] for row in table]
                assert head == [*map(str, figure.table.columns)]
                rows = figure.table.itertuples(index=False, name=None)
                wrong = [
                    row for row, line in zip(rows, lines, strict=True) if not all(map(is_said, line, row))
                ]
                assert wrong == [], (page.name, anchor)
            else:
                assert table == []


def test_a_live_chart_has_the_rows_of_its_figure(lang: str) -> None:
    of_chart = {live.name(figure): figure for _, figure in shown(lang) if live.name(figure)}
    made = live.files(of_chart.values())
    assert len(made) == len(of_chart) > 20
    for key, figure in of_chart.items():
        spec = unpacked(made, key)["spec"]
        assert isinstance(figure.drawing, Spec)
        own = drawn_rows(figure.drawing.to_dict())
        assert own, figure.id
        told = [row for rows in spec["datasets"].values() for row in rows]
        assert {json.dumps(row, sort_keys=True) for row in told} == {
            json.dumps(row, sort_keys=True) for row in own
        }


def unpacked(made: Mapping[str, bytes], key: str) -> Any:
    """What a script of the copy hands over."""
    script = made[f"{live.FOLDER}/{key}.js"].decode()
    packed = script.removeprefix(f'atlasChart("{key}","').removesuffix('");')
    return json.loads(zlib.decompress(b64decode(packed, validate=True)))


def test_a_number_of_a_title_or_a_sentence_leads_to_its_list_or_without_scripts_to_the_table(
    lang: str,
) -> None:
    in_titles, in_sentences = 0, 0
    for page, text in some(written(lang)):
        found = re.findall(r'<section class="figure" id="([^"]+)"[^>]*>(.*?)</section>', text, re.DOTALL)
        for (anchor, inside), figure in zip(found, page.figures, strict=True):
            texts = (figure.finding, "" if figure.empty else figure.statement)
            asked = [piece for one in texts for piece in headline.pieces(one) if piece.number]
            way = f"#{anchor}" if page.has_tables else f"{page.screen}.html"
            ways = re.findall(
                r'<a href="([^"]+)" data-number="([^"]+)"[^>]*>([^<]+)</a>', _IN_LINES.sub("", inside)
            )
            told = [(way, piece.number, html.escape(piece.words)) for piece in asked]
            assert [(to, number, loosened(words)) for to, number, words in ways] == told, page.name
            in_titles += len([piece for piece in headline.pieces(texts[0]) if piece.number])
            in_sentences += len([piece for piece in headline.pieces(texts[1]) if piece.number])
    assert in_titles > 100
    assert in_sentences > 10
    front = next(page for page, _ in written(lang) if page.name == "index")
    (lead,) = front.leads
    assert re.findall(r'<a href="([^"]+)"', lead) == ["recommendations.html"]


def test_a_mark_and_a_number_of_a_title_or_sentence_open_as_many_records_as_in_the_app(lang: str) -> None:
    data, t = shipped(), pages(lang)[0]
    of_lists = {
        behind.name(figure, data, t): figure for _, figure in shown(lang) if behind.name(figure, data, t)
    }
    made = behind.files(of_lists.values(), data, t)
    assert len(made) == len(of_lists) > 30
    reasons = 0
    for key, figure in of_lists.items():
        told = unpacked(made, key)
        marks = {
            mark: found
            for mark, found in (figure.marks() if figure.marks and figure.chart else {}).items()
            if found.records  # nothing leads to nothing
        }
        numbers = figure.numbers() if figure.numbers else {}
        texts = (figure.finding, "" if figure.empty else figure.statement)
        said_there = {piece.number for text in texts for piece in headline.pieces(text) if piece.number}
        assert set(told) == {*marks, *said_there}, figure.id
        for name, text in told.items():
            found = {**numbers, **marks}[name]
            # A document is its number; any other record a line.
            n = text.count("<li>") or text.count("<a ")
            assert n == len(found.records), (figure.id, name)
            why = [loosened(escape(line.why)) for part in found.parts for line in part.lines if line.why]
            heads = [loosened(escape(part.title)) for part in found.parts]
            assert re.findall("; <i>([^<]+)</i>", loosened(text)) == why, (figure.id, name)
            assert [head for head in heads if head not in loosened(text)] == [], (figure.id, name)
            reasons += len(why)
    assert reasons


def test_a_group_that_nothing_is_asked_of_has_no_brief_in_a_copy(lang: str) -> None:
    data, t = shipped(), Translator(lang)
    rows = data["recommendations"]
    tables = {**data.tables, "recommendations": rows[rows.stakeholder_id != "company"]}
    assert set(files.briefs(data, t)) - set(files.briefs(replace(data, tables=tables), t)) == {"company"}


def test_a_number_on_the_page_of_a_place_leads_to_the_lines_or_the_page_that_it_counts(lang: str) -> None:
    data, (t, every) = shipped(), pages(lang)
    of_places = {page.name.removeprefix("place-"): page for page in every if page.name.startswith("place-")}
    names, ways = {page.name for page in every}, set()
    for place, page in some(of_places.items()):
        told = village.page(data, place, t)
        assert told
        texts = [told.told]
        for part in told.parts:
            texts += [part.lead, *(text for line in part.lines for text in (line.text, *line.facts))]
        numbers = [piece.words for text in texts for piece in headline.pieces(text) if piece.number]
        told_there = "".join(str(part) for part in page.parts if not isinstance(part, Figure))
        told_there = re.sub(
            r'<span class="sign [a-z]+" aria-hidden="true">[^<]*</span>', "", told_there
        )  # a mark before its number
        found = re.findall(r'<span class="finding">.*?</span>', told_there)
        led = [way for text in found for way in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', text)]
        assert [words for _, words in led] == numbers, place
        for way, _ in led:
            file, anchor = urlsplit(way).path, urlsplit(way).fragment
            assert file.removesuffix(".html") in names if file else f'id="{anchor}"' in told_there
            ways.add(way)
    assert {"#happened", "#seats"} < ways
    assert {f"group-{row.stakeholder_id}.html" for row in data.records.stakeholders} < ways


def test_the_copy_says_of_a_recommendation_how_we_judge_it_as_the_app_does(lang: str) -> None:
    data, (t, every) = shipped(), pages(lang)
    of_groups = {page.name: "".join(map(str, page.parts)) for page in every if page.name.startswith("group-")}
    noted = 0
    for row in some(data.records.recommendations):
        told = recommendations.judgement(row.recommendation_id, data, t)
        copied = of_groups[f"group-{row.stakeholder_id}"]
        own = copied.partition(f'id="asked-{row.recommendation_id}"')[2].partition('id="asked-')[0]
        shown = card(row.recommendation_id, data, t, is_open=False)
        said = [told.status, told.signed, told.reason, *told.notes]
        for text in (own, shown):
            words = loosened(html.unescape(text))
            assert [one for one in said if one not in words] == [], row.recommendation_id
        noted += len(told.notes)
    assert noted > 3


def test_the_file_of_a_figure_has_its_rows(lang: str) -> None:
    data, (t, every) = shipped(), pages(lang)
    made, own = files.rows(every, data, t, MAKING)
    assert len(own) > 40
    for figure, ways in own.items():
        (way,) = ways
        with zipfile.ZipFile(io.BytesIO(made[way.removeprefix("../")])) as pack:
            for rows in figure.all_rows:
                told = list(csv.reader(io.StringIO(pack.read(f"{rows.name}.csv").decode("utf-8-sig"))))
                assert told == list(csv.reader(io.StringIO(rows_csv(rows, data, t)))), way
                assert len(told) == len(rows.frame) + 1
