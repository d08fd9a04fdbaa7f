"""Tables as they are in the package, and what their columns hold: nothing invented, nothing withheld told."""

import pandas as pd
import pytest

from dashboard.figures import evidence
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import SHIPPED_DATA
from evidence_rows import TABLES, survey_of
from support import shipped, some

T = Translator()


def test_tables_are_named_as_the_schema_names_them() -> None:
    assert evidence.table_names(T) == {
        resource["name"]: resource["title"] for resource in shipped().schema["resources"]
    }


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


def test_a_raw_table_does_not_tell_the_small_numbers_that_the_survey_withholds() -> None:
    figure = evidence.table_rows(survey_of(("Never", 40), ("Often", 20), ("Always", 2)), "survey_answers", T)
    assert dict(zip(figure.table.answer_en, figure.table["count"], strict=True)) == {
        "Never": 40, "Often": "withheld", "Always": "withheld",
    }  # fmt: skip
    assert figure.own_sources == ("A study, a publisher",) and figure.notes
