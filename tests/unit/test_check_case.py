"""What the check says of the case, its study, its texts and its talk: file, row, column, what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dashboard.basemap import whole
from dashboard.figures import story
from dashboard.figures.words import case_text
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import PACKAGE, PAGES, SHIPPED_DATA
from dashboard.reading.case_words import FORMS, KINDS, NUMBERS, PLACES, TEXTS, problems
from packages import TABLES, first_row, only, put, small_package, write
from support import shipped, some


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "package")


@pytest.mark.parametrize(
    ("table", "column", "value", "told", "words"),
    [
        ("texts", "text_id", "no-such-text", "no-such-text", "no text has this name"),
        ("texts", "text_ru", "Всего {peacefull}", "{peacefull}", "nothing has this name"),
        ("texts", "text_en", "Since {first_year", "Since {first_year", "a brace is opened and not closed"),
        ("texts", "text_ky", "{first_year:>9}", "{first_year}", "nothing has this name"),
        ("texts", "text_en", "{peaceful.__class__}", "{peaceful.__class__}", "nothing has this name"),
        ("texts", "text_en", "{}", "{}", "nothing has this name"),
        ("scenes", "figure", "a-film", "a-film", ""),
        ("scenes", "talk", "tiny", "tiny", ""),
        ("scenes", "mines", "mines-1 nowhere", "nowhere", "no such filter"),
        ("scenes", "stakeholders", "nobody", "nobody", "no such filter"),
        ("scenes", "kinds", "peaceful loud", "loud", "no such filter"),
        ("scenes", "title_ru", "{x}", "{x}", "nothing has this name"),
        ("scenes", "year_to", "1999", "1999", "ends before it begins"),
        ("cases", "year_to", "1999", "1999", "ends before it begins"),
        ("cases", "frame_north", "", "", "some of the four are empty"),
        ("cases", "frame_north", "40", "", "ends before it begins"),
    ],
)
def test_a_mistake_is_named_where_it_stands(
    folder: Path, table: str, column: str, value: str, told: str, words: str
) -> None:
    put(folder, table, **{column: value})
    fault = only(folder)
    assert (fault.file, fault.row) == (f"{table}.csv", 2)
    assert column in fault.column
    assert fault.value == told and words in fault.problem


@pytest.mark.parametrize("name", ["area-in", "area-at", "study-in", "study-at"])
def test_a_form_of_a_name_comes_without_the_preposition_that_sentences_have(folder: Path, name: str) -> None:
    put(folder, "texts", text_id=name, text_ru="в Нарыне")
    fault = only(folder)
    assert (fault.row, fault.column, fault.value) == (2, "text_ru", "в Нарыне") and "“в”" in fault.problem


@pytest.mark.parametrize("table", ["cases", "studies"])
def test_there_is_one_case_and_one_study_at_most(folder: Path, table: str) -> None:
    key = TABLES[table]["primaryKey"]
    write(folder, table, [first_row(table), first_row(table) | {key: "another"}])
    fault = only(folder)
    assert (fault.file, fault.row) == (f"{table}.csv", 3)


def test_two_scenes_do_not_stand_in_one_place(folder: Path) -> None:
    write(folder, "scenes", [first_row("scenes"), first_row("scenes") | {"scene_id": "another"}])
    assert only(folder).column == "position"


@pytest.mark.parametrize("table", ["cases", "texts", "scenes"])
def test_the_file_may_be_missing(folder: Path, table: str) -> None:
    (folder / f"{table}.csv").unlink()
    assert len(whole(folder)[table]) == 0


def test_a_text_of_the_case_says_what_the_rows_say(folder: Path) -> None:
    put(
        folder,
        "texts",
        text_id="overview-title",
        text_en="{n_deposits} of {deposits}, {first_year}–{last_year}",
    )
    data = whole(folder)
    assert case_text.text(data, Translator(), "overview-title") == "1 of name_en in words, 2000–2020"


def test_kinds_and_figures_are_those_that_there_are() -> None:
    assert list(shipped().allowed("events", "kind")) == list(KINDS)
    assert set(shipped().allowed("scenes", "figure")) == set(story.order._MADE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_name_that_a_text_may_hold_is_filled(lang: str) -> None:
    data, t = shipped(), Translator(lang)
    for name in some(PLACES):
        assert case_text.filled(f"a {{{name}}}", data, t) != f"a {{{name}}}"
        assert not list(problems(f"{{{name}}}"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_shipped_case_is_filled(lang: str) -> None:
    for text_id in some(TEXTS):
        words = case_text.text(shipped(), Translator(lang), text_id)
        assert "{" not in words and "}" not in words, words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_lead_has_at_most_forty_five_words(lang: str) -> None:
    assert (
        20 < len(case_text.text(shipped(), Translator(lang), "overview-lead").replace("–", " ").split()) <= 45
    )


def test_numbers_that_a_text_writes_out_are_those_of_the_rows() -> None:
    data, t = shipped(), Translator()
    title = case_text.text(data, t, "overview-title")
    assert "Three gold deposits" in title and len(data["mines"]) == 3
    assert {mine.metal for mine in data.records.mines} == {"gold"}
    assert "twenty years" in title
    known = case_text.facts(data, t)
    assert 19 <= int(known["last_event"]) - int(known["first_protest"]) + 1 <= 21
    lead = case_text.text(data, t, "overview-lead")
    assert "closure or for protection of nature" in lead
    assert lead.endswith("documents show steps towards seven, none carried out in full.")
    asked = Counter(row.demand for row in data.records.demands if row.demand != "not-stated")
    assert {code for code, _ in asked.most_common(2)} == {"closure", "ecology"}
    assert asked.most_common(3)[2][1] < asked.most_common(2)[1][1], "no third is asked for as often"
    statuses = Counter(row.status for row in data.records.recommendations)
    assert statuses["partly"] == 7 and not statuses["acted"]
    assert "three actors" in case_text.text(data, t, "approach-title")
    assert len(set(data["approaches"].stakeholder_id)) == 3


def test_a_speaker_changes_title_order_and_notes_in_the_table(folder: Path) -> None:
    put(folder, "scenes", title_en="Look: {n_deposits}", said_en="Only here.", notes_en="Slowly.")
    (scene,) = story.story(whole(folder), Translator())
    assert scene.title == "Look: 1" and scene.foot.startswith("Only here.") and scene.notes == "Slowly."


def test_every_text_of_a_case_is_shown_somewhere() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in [*PACKAGE.rglob("*.py"), *PAGES.glob("*.py")])
    asked = set(re.findall(r'(?:text|own_text)\(\s*\w+, \w+, "([a-z-]+)"\s*\)', code))
    forms = {name.replace("_", "-") for name in FORMS}
    assert set(TEXTS) - forms == asked
    readme = (SHIPPED_DATA / "README.md").read_text(encoding="utf-8")
    assert all(f"`{text_id}`" in readme for text_id in some(TEXTS))
    assert all(f"`{{{name}}}`" in readme for name in some(NUMBERS))


def test_the_shipped_case_has_every_text_of_its_own() -> None:
    assert set(shipped()["texts"].text_id) == set(TEXTS)


def test_a_package_that_names_no_scene_for_the_short_talk_has_the_full_one_alone(folder: Path) -> None:
    put(folder, "scenes", talk="")
    data = whole(folder)
    assert story.talks(data) == ("full",)
    assert story.plan(data, "short") == story.plan(data)
