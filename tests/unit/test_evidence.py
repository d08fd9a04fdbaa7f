"""Evidence figures: every row leads to a record and a document, nothing is invented, filters only take away."""

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import dates, searching
from dashboard.choosing.selection import Selection
from dashboard.dates import span
from dashboard.figures import evidence
from dashboard.figures.drawing.colours import Role
from dashboard.figures.evidence.backing import names_of, records_of
from dashboard.figures.figure import Figure, record
from dashboard.figures.words.accounts import SIDES, account_of
from dashboard.figures.words.amounts import tally
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import voice_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.screen import sources as sources_screen
from dashboard.outputs.screen.words import together
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import Dataset, load
from drawings import figures as every_figure
from drawings import layers
from packages import small_package
from support import drawn_rows, empty_package, shipped, some, tries

T = Translator()
RU = Translator("ru")


TABLES = tuple(resource["name"] for resource in shipped().schema["resources"])
VOICES = shipped().allowed("sources", "voice")
# Figures whose rows are records of tables with documents: every row must carry one.
SOURCED = ("documents", "differences", "policy-steps", "disagreements", "reading")


def figures(data: Dataset, t: Translator = T) -> list[Figure]:
    return [
        evidence.documents(data, (), "", t), evidence.documents(data, ("company",), "gold", t), evidence.differences(data, t),
        evidence.gaps(data, t), evidence.search_effort(data, t), evidence.policy(data, t), evidence.disagreements(data, t),
        evidence.reading(data, t),
        *(evidence.dictionary(data, table, t) for table in TABLES), *(evidence.table_rows(data, table, t) for table in TABLES),
    ]  # fmt: skip


def with_table(data: Dataset, name: str, frame: pd.DataFrame) -> Dataset:
    return dataclasses.replace(data, tables=MappingProxyType({**data.tables, name: frame}))


def without_rows(data: Dataset, name: str, drop: "pd.Series[bool]") -> Dataset:
    return with_table(data, name, data[name][~drop].reset_index(drop=True))


def row_of(figure: Figure, name: str) -> dict[Any, Any]:
    """The row of a figure whose own record this is."""
    index = next(index for index, records in enumerate(figure.rows.records) if records[0] == name)
    return figure.table.iloc[index].to_dict()


def drawn(figure: Figure) -> list[dict[str, Any]]:
    """What a chart draws, its datasets in a row."""
    return drawn_rows(figure.chart.to_dict())  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(empty_package(tmp_path_factory.mktemp("empty") / "data"))


@pytest.fixture(scope="module")
def one_row_each(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(small_package(tmp_path_factory.mktemp("small") / "data"))


# --- every figure ------------------------------------------------------------------------------


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


# --- documents ---------------------------------------------------------------------------------

WORDS = sorted({word for title in shipped()["sources"].title_en for word in title.casefold().split()})
QUERY = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=3).map(" ".join)
CHOSEN = st.lists(st.sampled_from(VOICES), max_size=3, unique=True).map(tuple)


def listed(voices: tuple[str, ...], q: str) -> list[str]:
    return [sources[0] for sources in evidence.documents(shipped(), voices, q, T).rows.sources]


@cache
def searched() -> Mapping[str, str]:
    """What a search reads of each document."""
    parts = ("title", "publisher", "supports", "note", "url")
    return {
        source: searching.folded(
            "\n".join(str(value) for column, value in row.items() if any(part in column for part in parts))
        )
        for source, row in shipped().rows("sources").items()
    }


@tries(0.4)
@given(CHOSEN, QUERY)
def test_a_search_shows_exactly_the_documents_with_all_its_words(voices: tuple[str, ...], q: str) -> None:
    wanted = [
        source
        for source in shipped().rows("sources")
        if (not voices or account_of(source, shipped()) in voices)
        and all(word in searched()[source] for word in searching.words(q))
    ]
    assert listed(voices, q) == wanted


@tries(0.3)
@given(CHOSEN, QUERY, QUERY)
def test_more_words_never_show_more_documents(voices: tuple[str, ...], first: str, second: str) -> None:
    both = set(listed(voices, f"{first} {second}"))
    assert both == set(listed(voices, first)) & set(listed(voices, second))


def test_no_choice_lists_every_document_once() -> None:
    assert sorted(listed((), "")) == sorted(shipped()["sources"].source_id)


def test_a_document_found_nowhere_gives_an_honest_answer_and_no_chart() -> None:
    figure = evidence.documents(shipped(), ("press",), "no-such-word-anywhere", T)
    assert figure.empty and figure.chart is None and figure.table.empty


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


def test_no_address_of_a_document_has_a_name_that_ends_with_a_dot() -> None:
    hosts = [urlsplit(row.url).netloc for row in shipped().records.sources if row.url]
    assert [host for host in some(hosts) if host.endswith(".")] == []


def test_what_a_document_lacks_is_said_in_its_row() -> None:
    data = shipped()
    figure = evidence.documents(data, (), "", T)
    for source, row in some(data.rows("sources").items()):
        shown = row_of(figure, record("sources", source))
        assert (shown["Address"] == "no address") == (not row["url"])
        assert (shown["Date"] == "undated") == (not row["date_edtf"])
        assert (shown["Language"] == "not known") == (not row["lang"])
        assert row["supports_en"] == shown["Used for"]


def test_a_document_that_passes_on_a_side_s_account_stands_with_that_side_and_the_notes_say_so() -> None:
    found = evidence.documents(shipped(), (), "", T)
    spoken = Counter(voice_names(T)[row.account_voice or row.voice] for row in shipped().records.sources)
    assert {bar["label"]: bar["n"] for bar in bars_of(found) if bar["n"]} == spoken
    passed = [row for row in some(shipped().records.sources) if row.account_voice]
    assert any(row.voice not in SIDES for row in passed)
    assert any("passes on the account of one side is counted with that side" in note for note in found.notes)


def bars_of(figure: Figure) -> list[Mapping[str, Any]]:
    """The bars of the drawing of documents, each once, without the names of their groups."""
    return list({row["mark"]: row for row in drawn(figure) if "mark" in row}.values())


def test_the_bars_of_documents_add_up_and_one_sided_voices_are_outlines() -> None:
    bars = bars_of(evidence.documents(shipped(), (), "", T))
    assert sum(bar["n"] for bar in bars) == len(shipped()["sources"])
    hollow = {bar["label"] for bar in bars if bar["hollow"]}
    assert len(hollow) == len(SIDES) and hollow == {"company", "state", "residents or NGO"}


def test_a_voice_that_no_document_gives_is_drawn_as_a_zero_and_one_not_asked_for_is_not() -> None:
    spoken = {account_of(source, shipped()) for source in shipped().rows("sources")}
    silent = set(VOICES) - spoken
    assert silent
    bars = {bar["mark"]: bar["n"] for bar in bars_of(evidence.documents(shipped(), (), "", T))}
    assert set(bars) == set(VOICES) and {voice for voice, n in bars.items() if not n} == silent
    chosen = bars_of(evidence.documents(shipped(), ("company", "press"), "", T))
    assert {bar["mark"] for bar in chosen} == {"company", "press"}


@tries(0.3)
@given(CHOSEN, QUERY)
def test_the_title_says_how_many_documents_give_an_outside_account_and_how_many_that_of_a_side(
    voices: tuple[str, ...], q: str
) -> None:
    own = listed(voices, q)
    sided = [source for source in own if account_of(source, shipped()) in SIDES]
    figure = evidence.documents(shipped(), voices, q, T)
    said = [int(number) for number in re.findall(r"\d+", figure.title)]
    assert figure.numbers
    behind = {name: len(found.records) for name, found in figure.numbers().items()}
    assert (behind["all"], behind["sided"]) == (len(own), len(sided))
    if own and len(sided) in (0, len(own)):  # all are of one kind, and no zero is told
        assert said == [len(own)] and ("side in the conflict" in figure.title) == bool(sided)
    elif own:
        assert said == [len(own), len(own) - len(sided), len(sided)]


def test_the_years_of_the_documents_are_those_of_the_dated_ones() -> None:
    dated = [row.date_edtf for row in shipped().records.sources if row.date_edtf]
    assert 0 < len(dated) < len(shipped().records.sources)
    years = [span(date).first.year for date in dated] + [span(date).last.year for date in dated]
    figure = evidence.documents(shipped(), (), "", T)
    assert figure.subtitle.endswith(f"; those with a date are from {min(years)}–{max(years)}")
    undated = without_rows(shipped(), "sources", shipped()["sources"].date_edtf != "")
    assert "date" not in evidence.documents(undated, (), "", T).subtitle


@pytest.mark.parametrize("q", ["", "gold", "no-such-word-anywhere"])
@pytest.mark.parametrize("voices", [(), ("company",), ("court", "press")])
def test_the_screen_s_bars_are_those_of_the_drawing(voices: tuple[str, ...], q: str) -> None:
    figure = evidence.documents(shipped(), voices, q, T)
    bars = {bar["mark"]: bar["n"] for bar in bars_of(figure)} if figure.chart else {}
    groups = evidence.accounts(shipped(), voices, q, T)
    assert {voice: n for group in groups for voice, n in group.documents.items()} == bars


# --- records -----------------------------------------------------------------------------------


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


def test_the_search_says_in_which_years_it_was_made_and_the_table_the_day_of_each() -> None:
    found = evidence.gaps(shipped(), T)
    assert any(note.startswith("We searched stored copies of public pages in 2026.") for note in found.notes)
    assert "27 November 2026" in set(found.table[T("As of")])


def test_tables_are_named_as_the_schema_names_them() -> None:
    assert evidence.table_names(T) == {
        resource["name"]: resource["title"] for resource in shipped().schema["resources"]
    }


# --- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_and_its_dictionary_are_not_called_alike(lang: str) -> None:
    t = Translator(lang)
    titles = [
        build(shipped(), table, t).title
        for table in TABLES
        for build in (evidence.dictionary, evidence.table_rows)
    ]
    assert len(set(titles)) == len(titles) == 2 * len(TABLES)


@pytest.mark.parametrize("table", TABLES)
def test_a_dictionary_describes_every_column_in_order(table: str) -> None:
    resource = next(resource for resource in shipped().schema["resources"] if resource["name"] == table)
    fields = resource["schema"]["fields"]
    shown = evidence.dictionary(shipped(), table, T).table
    assert list(shown["Column"]) == [field["name"] for field in fields]
    assert list(shown["Description"]) == [field["description"] for field in fields]
    links = {
        key["fields"][0]: key["reference"]["resource"] or table
        for key in resource["schema"].get("foreignKeys", ())
    }
    for field, row in zip(fields, shown.to_dict("records"), strict=True):
        rules = field.get("constraints", {})
        assert (row["Required"] == "yes") == rules.get("required", False)
        assert all(str(value) in row["Allowed values"] for value in rules.get("enum", ()))
        if "maxLength" in rules:
            assert f"at most {rules['maxLength']:,} characters" in row["Allowed values"]
        assert row["Points to"] == links.get(field["name"], "")
        assert row["Unit"] == field.get("unit", "")


@pytest.mark.parametrize("table", TABLES)
def test_the_rows_of_a_table_are_the_rows_of_its_file(table: str) -> None:
    raw = pd.read_csv(SHIPPED_DATA / f"{table}.csv", dtype=str, keep_default_na=False)
    shown = evidence.table_rows(shipped(), table, T).table
    assert list(shown.columns) == list(raw.columns)
    assert len(shown) == len(raw)
    for column in raw.columns:
        for there, here in zip(raw[column], shown[column], strict=True):
            if there == "" or isinstance(here, str):
                assert here == there, (table, column)
            elif there in ("true", "false"):
                assert here == (there == "true"), (table, column)
            else:
                assert float(here) == float(there), (table, column)


def test_a_missing_number_is_shown_as_missing_and_a_zero_as_zero() -> None:
    shown = evidence.table_rows(shipped(), "study_counts", T).table.set_index("study_count_id")
    assert shown.at["jerui-violent", "value"] == ""
    assert shown.at["taldy-bulak-court", "value"] == 0


def test_rows_of_an_event_and_of_its_action_carry_the_documents_of_the_event() -> None:
    data = shipped()
    links = data["event_sources"]
    shown = evidence.table_rows(data, "events", T).rows
    for (name,), sources in zip(some(shown.records), shown.sources, strict=True):
        assert set(sources) == set(links[links.event_id == name.partition("/")[2]].source_id)
    for table in ("actions", "demands", "responses", "event_mines", "recommendation_instruments"):
        assert all(some(evidence.table_rows(data, table, T).rows.sources)), table


def survey_of(*answers: tuple[str, int]) -> Dataset:
    frame = shipped()["survey_answers"]
    total = sum(count for _, count in answers)
    rows = [
        {**dict.fromkeys(frame.columns, ""), "question_id": "hearings", "answer_en": text, "share_percent": None, "count": count,
         "n": total, "place": "Aral", "date_edtf": "2017-09", "source": "A study, a publisher"}
        for text, count in answers
    ]  # fmt: skip
    return with_table(
        shipped(), "survey_answers", pd.DataFrame(rows)[list(frame.columns)].astype(frame.dtypes.to_dict())
    )


def test_a_raw_table_does_not_tell_the_small_numbers_that_the_survey_withholds() -> None:
    figure = evidence.table_rows(survey_of(("Never", 40), ("Often", 20), ("Always", 2)), "survey_answers", T)
    assert dict(zip(figure.table.answer_en, figure.table["count"], strict=True)) == {
        "Never": 40, "Often": "withheld", "Always": "withheld",
    }  # fmt: skip
    assert figure.own_sources == ("A study, a publisher",) and figure.notes


# --- differences, gaps, search -----------------------------------------------------------------


def test_a_difference_shows_both_voices_word_for_word_and_the_study_cell_behind_it() -> None:
    data = shipped()
    figure = evidence.differences(data, T)
    cells = {(row.mine_id, row.indicator): row.study_count_id for row in data["study_counts"].itertuples()}
    assert len(figure.table) == len(data["differences"])
    for (own, *more), shown in zip(figure.rows.records, figure.table.to_dict("records"), strict=True):
        row = records_of(data, "differences")[own]
        assert (shown["The study says"], shown["Documents say"]) == (
            row["study_says_en"],
            row["documents_say_en"],
        )
        cell = cells.get((row["mine_id"], row["indicator"]))
        assert more == ([record("study_counts", cell)] if cell else [])


def test_the_title_of_the_differences_counts_those_after_the_study() -> None:
    data = shipped()
    later = [
        text
        for text in data["differences"].since_edtf
        if text and dates.span(text).first.isoformat() > "2017-10-31"
    ]
    title = evidence.differences(data, T).title
    assert f"On {len(data['differences'])} points documents differ from" in said(title)
    assert f"at least {len(later)} of these" in said(title), "of some no date is known"
    fewer = without_rows(data, "differences", data["differences"].since_edtf.isin(later))
    assert "arose" not in evidence.differences(fewer, T).title


def test_gaps_have_no_document_and_the_note_says_how_was_searched() -> None:
    data = shipped()
    figure = evidence.gaps(data, T)
    assert {records[0] for records in figure.rows.records} == set(names_of(data, "not_found"))
    assert set(figure.rows.frame.iloc[:, 0]) == set(data["not_found"].text_en), (
        "on a phone a row begins with it"
    )
    assert not figure.source_ids
    excerpts = int((data["sources"].read_as == "stored-excerpt").sum())
    assert f"We read {excerpts} of the {len(data['sources'])} documents as excerpts" in figure.notes[0]


def test_topics_that_lead_the_gaps_equally_are_all_named() -> None:
    data = shipped()
    counts = data["not_found"].topic.value_counts()
    lead = [topic for topic in counts.index if counts[topic] == counts.max()]
    named = evidence.gaps(data, T).title.rpartition("most often on ")[2]
    assert sorted(named.replace(" and ", ", ").split(", ")) == sorted(lead)


def test_the_effort_counts_every_document_once_and_draws_zero_where_none_was_read() -> None:
    data = shipped()
    figure = evidence.search_effort(data, T)
    assert figure.table["All"].sum() == len(data["sources"])
    assert (figure.table.iloc[:, 1:-1].sum(axis=1) == figure.table["All"]).all()
    cells = drawn(figure)
    assert len(cells) == len(VOICES) * data["sources"].lang.nunique()
    assert sum(cell["n"] for cell in cells) == len(data["sources"])
    for voice, shown in zip(VOICES, figure.table.columns[1:-1], strict=True):
        if not any(account_of(source, data) == voice for source in data.rows("sources")):
            assert shown in figure.sentence.rpartition(": ")[2]


# --- policy ------------------------------------------------------------------------------------


def test_a_step_is_drawn_as_precisely_as_it_is_dated_and_an_undated_one_never() -> None:
    data = shipped()
    figure = evidence.policy(data, T)
    marks = [row for row in drawn(figure) if "exact" in row]
    dated = {row["title_en"]: row for row in data["policy_steps"].to_dict("records") if row["date_edtf"]}
    assert {mark["title"] for mark in marks} == set(dated) and len(marks) == len(dated)
    for mark in marks:
        known = dates.span(dated[mark["title"]]["date_edtf"])
        assert mark["exact"] == (known.precision == "day")
        assert mark["first"].startswith(known.first.isoformat())
    for row in data["policy_steps"].to_dict("records"):
        if not row["date_edtf"]:
            assert row["title_en"] in figure.sentence
            assert row_of(figure, record("policy_steps", row["step_id"]))["Date"] == "undated"


def test_a_step_that_one_side_alone_tells_is_hollow() -> None:
    data = shipped()
    voices = data.rows("sources")
    told = {
        row["title_en"]: (voices[row["source_id"]]["account_voice"] or voices[row["source_id"]]["voice"])
        in SIDES
        for row in data["policy_steps"].to_dict("records")
    }
    marks = [row for row in drawn(evidence.policy(data, T)) if "exact" in row]
    assert {mark["title"] for mark in marks if mark["fill"] == Role.PAPER} == {
        mark["title"] for mark in some(marks) if told[mark["title"]]
    }


def test_marks_of_steps_do_not_touch_on_a_phone() -> None:
    marks = [row for row in drawn(evidence.policy(shipped(), T)) if "exact" in row]
    for _, lane in some(pd.DataFrame(marks).groupby("y")):
        first, last = (pd.to_datetime(lane.sort_values("first")[end]).to_numpy() for end in ("first", "last"))
        apart = first[1:] - last[:-1]
        assert (apart >= pd.Timedelta(days=800)).all()


def test_a_single_step_after_the_study_is_told_of_as_one() -> None:
    data = shipped()
    own = data["policy_steps"]
    later = own[own.date_edtf.str[:4] > "2018"].step_id.iloc[0]
    sentence = evidence.policy(without_rows(data, "policy_steps", own.step_id != later), T).sentence
    assert "1 is dated after" in sentence


def test_a_step_without_a_date_comes_after_those_that_have_one() -> None:
    steps = shipped().rows("policy_steps")
    rows = evidence.policy(shipped(), T).rows
    are_dated = [bool(steps[own[0].partition("/")[2]]["date_edtf"]) for own in rows.records]
    assert are_dated == sorted(are_dated, reverse=True) and len(set(are_dated)) == 2
    assert list(rows.frame["No."]) == list(range(1, len(rows.records) + 1))


def test_steps_without_any_date_are_listed_and_not_drawn() -> None:
    data = shipped()
    figure = evidence.policy(without_rows(data, "policy_steps", data["policy_steps"].date_edtf != ""), T)
    assert figure.chart is None and figure.empty and len(figure.table)


# --- disagreements -----------------------------------------------------------------------------


def test_all_distances_from_jerui_to_kara_oi_are_one_conflict() -> None:
    assert "Jerui to Kara-Oi: 2.3, 5, 23, 26 and 30 km" in evidence.disagreements(shipped(), T).conflicts


def test_agreeing_claims_are_no_disagreement() -> None:
    names = {records[0] for records in evidence.disagreements(shipped(), T).rows.records}
    tables = {name.partition("/")[0] for name in names}
    assert {"distances", "turnout_claims", "context_figures"} <= tables, "each of these has some that differ"
    assert "distances/taldy-bulak-andash-rns" not in names
    # 300 to 400 in one document is a range of one claimant.
    assert "turnout_claims/motorcade-2007-05-26-low" not in names
    # A figure at two dates is no disagreement.
    assert "context_figures/talas-rayon-2009" not in names


def test_a_distance_by_road_does_not_contradict_one_in_a_straight_line() -> None:
    shown = row_of(evidence.disagreements(shipped(), T), "distances/jerui-bishkek-pgc")
    assert shown["How the claims relate"] == "side by side"


def test_rivals_stand_with_what_they_rival() -> None:
    figure = evidence.disagreements(shipped(), T)
    groups = {
        records[0]: what
        for records, what in zip(figure.rows.records, figure.table["What is measured"], strict=True)
    }
    for rival, other in (
        ("auctions/auc-2025-rival", "auctions/auc-2025-sold"),
        ("auctions/auc-2013-jerui-bids-rival", "auctions/auc-2013-jerui-bids"),
        ("local_payments/rival-407-region", "local_payments/talas-2022-region"),
        ("context_figures/gold-2024-24", "context_figures/gold-2024-26"),
        ("turnout_claims/rally-2015-07-02-police", "turnout_claims/rally-2015-07-02-organiser"),
        ("mine_facts/jerui-staff-2022-company", "mine_facts/jerui-staff-2022-official"),
    ):
        assert groups[rival] == groups[other]


def test_figures_are_compared_by_what_the_data_says_of_them_and_not_by_their_words() -> None:
    data = shipped()
    frame = data["context_figures"].copy()
    frame.loc[frame.figure_id == "gold-2024-26", "measure_en"] = "Gold made"
    reworded = evidence.disagreements(with_table(data, "context_figures", frame), T)
    assert "context_figures/gold-2024-26" in {records[0] for records in reworded.rows.records}
    frame["measure"] = ""
    unsaid = evidence.disagreements(with_table(data, "context_figures", frame), T)
    left = {records[0] for records in unsaid.rows.records}
    assert left
    assert not [name for name in left if name.startswith("context_figures/")]


def test_claims_of_a_group_stand_together_and_none_twice() -> None:
    figure = evidence.disagreements(shipped(), T)
    names = [records[0] for records in figure.rows.records]
    assert len(set(names)) == len(names)
    what = list(figure.table["What is measured"])
    changes = sum(one != other for one, other in pairwise(what))
    assert changes == len(set(what)) - 1


def test_a_claim_without_its_rival_leaves_the_figure() -> None:
    data = shipped()
    alone = without_rows(
        data, "turnout_claims", data["turnout_claims"].turnout_id.isin(["rally-2015-07-02-organiser"])
    )
    figure = evidence.disagreements(alone, T)
    assert "turnout_claims/rally-2015-07-02-police" not in {records[0] for records in figure.rows.records}
    assert len(figure.conflicts) == len(evidence.disagreements(data, T).conflicts) - 1


# --- reading -----------------------------------------------------------------------------------


def test_the_reading_list_is_by_year_and_says_where_none_is_stated() -> None:
    data = shipped()
    shown = evidence.reading(data, T).table
    assert len(shown) == len(data["reading"])
    years = [year for year in shown["Year"] if year != "not stated"]
    assert years == sorted(years)
    assert list(shown["Year"]).count("not stated") == int(data["reading"].year.isna().sum())


@pytest.mark.parametrize("lang", ["en", "ru", "ky"])
def test_the_note_on_outlines_names_just_the_sides_that_are_drawn_so(lang: str) -> None:
    t = Translator(lang)
    names = voice_names(t)
    note = evidence.documents(shipped(), (), "", t).notes[0]
    assert {voice for voice, name in names.items() if name in note} == set(SIDES)


@pytest.mark.parametrize(
    ("lang", "sides", "leak"),
    [
        ("en", ("company", "state", "residents"), "leak"),
        ("ru", ("компания", "государство", "жители"), "утечк"),
        ("ky", ("компания", "мамлекет", "тургундар"), "сыртка чыккан"),
    ],
)
def test_the_rules_call_an_outline_what_the_drawings_draw_as_one(
    lang: str, sides: tuple[str, ...], leak: str
) -> None:
    """The sides are those of ``SIDES``, by which every drawing tells; a leak is another's account, and filled."""
    (rule,) = (text for _, text in sources_screen._readings(shipped(), Translator(lang)) if leak in text)
    outline = rule.removesuffix(".").rpartition(". ")[2].lower()
    assert len(SIDES) == len(sides) and "leak_repost" not in SIDES
    assert all(side in outline for side in sides) and leak not in outline


def test_no_line_of_a_title_ends_within_a_name_of_two_words_that_it_counts() -> None:
    t = Translator("ky")
    (press,) = (name for voice, name in voice_names(t).items() if voice == "press")
    assert press.count(" ") == 1
    title = together(f": {tally({'press': 3}, voice_names(t), t, is_leading=True)}")
    assert press.replace(" ", "\u00a0") in title and press not in title
