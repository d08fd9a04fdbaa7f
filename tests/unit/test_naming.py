"""docs/naming.md is true of the schema and of addresses."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pytest

from dashboard.choosing.view_address import ADDRESS
from dashboard.paths import SHIPPED_DATA
from handbook import NAMING, code, table, text
from support import some


@cache
def columns() -> list[tuple[str, dict[str, Any]]]:
    """Every (table, column) of the schema."""
    schema = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    return [(item["name"], field) for item in schema["resources"] for field in item["schema"]["fields"]]


def rules() -> dict[str, tuple[str, str, Callable[[str], bool]]]:
    """What the page says of columns by the end or the beginning of their name: type, unit, which columns it means."""
    found: dict[str, tuple[str, str, Callable[[str], bool]]] = {}
    for ends, type_, unit, _ in table(NAMING, "End"):
        for end in some(code(ends)):
            found[end] = (type_, unit, partial(lambda end, name: name.endswith(end), end))
    for beginning, type_, _ in table(NAMING, "Beginning"):
        (start,) = code(beginning)
        found[start] = (type_, "", partial(lambda start, name: name.startswith(start), start))
    return found


@pytest.mark.parametrize("part", rules())
def test_columns_hold_what_their_name_says(part: str) -> None:
    type_, unit, is_meant = rules()[part]
    for name, field in some((name, field) for name, field in columns() if is_meant(field["name"])):
        assert field["type"] == type_ or not type_, f"{name}.{field['name']}"
        if type_:
            assert field.get("unit", "") == unit, f"{name}.{field['name']}"


def without_end() -> dict[str, str]:
    """Numbers whose name has no unit, as the page lists them: column -> unit."""
    return {name: unit for names, unit in table(NAMING, "Column") for name in code(names)}


def test_a_number_says_its_unit_in_its_name_or_on_the_page() -> None:
    ends = [end for end in rules() if end.startswith("_")]
    for name, field in some(
        (name, field) for name, field in columns() if field["type"] in ("integer", "number")
    ):
        listed = without_end().get(field["name"])
        assert (listed is not None) != field["name"].endswith(tuple(ends)), f"{name}.{field['name']}"
        if listed is not None and not listed.startswith("said by"):
            assert field.get("unit", "") == listed, f"{name}.{field['name']}"


def test_a_column_that_the_page_names_is_in_the_data() -> None:
    known = {field["name"] for _, field in columns()}
    stated = {
        *without_end(),
        "police_force",
        "in_study",
        "verbatim",
        "label",
        "study_column",
        "unit_en",
        "indicator",
    }
    assert stated <= {*code(text(NAMING))}
    assert stated <= known


def test_a_flag_begins_with_is_but_for_those_that_the_page_names() -> None:
    flags = {field["name"] for _, field in columns() if field["type"] == "boolean"}
    assert {name for name in flags if not name.startswith("is_") and not name.endswith("_inferred")} == {
        "police_force",
        "in_study",
    }


def test_a_text_has_all_its_languages() -> None:
    known = {(name, field["name"]) for name, field in columns()}
    for name, column in some(item for item in known if item[1].endswith(("_en", "_ru", "_ky"))):
        base = column[:-3]
        assert {(name, f"{base}_ru"), (name, f"{base}_ky")} <= known, f"{name}.{column}"
        quoted = base in ("verbatim", "label", "study_column")
        assert (name, base if quoted else f"{base}_en") in known, f"{name}.{column}"


def test_keys_and_references_are_named_as_the_page_says() -> None:
    schema = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
    short = {"turnout_id", "payment_id", "figure_id", "since_id", "step_id", "question_id"}
    assert short <= {*code(text(NAMING))}
    used = set()
    for item in schema["resources"]:
        key = item["schema"]["primaryKey"]
        if isinstance(key, str):
            singular = {f"{item['name'].removesuffix(plural)}_id" for plural in ("s", "es")} | {
                f"{item['name'].removesuffix('ies')}y_id"
            }
            assert key in singular | short, item["name"]
            used |= {key} & short
        for link in item["schema"].get("foreignKeys", ()):
            (column,), target = link["fields"], link["reference"]
            (there,) = target["fields"]
            if target["resource"]:
                assert column == there or column.endswith(f"_{there}"), f"{item['name']}.{column}"
            else:
                assert column in ("duplicate_of", "possibly_same_as", "overlaps_with", "rival_of"), (
                    f"{item['name']}.{column}"
                )
    assert used == short, "the page names a key as shortened that is not"


def test_codes_are_lower_case_with_hyphens_but_for_those_that_the_page_names() -> None:
    codes = {value for _, field in columns() for value in field.get("constraints", {}).get("enum", ())}
    assert {value for value in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value)} == {
        "residents_ngo",
        "leak_repost",
        "aiyl_aimak",
    }
    assert {"residents_ngo", "leak_repost", "aiyl_aimak"} <= {*code(text(NAMING))}


def test_names_in_the_address_are_those_of_the_code() -> None:
    stated = {
        code(attribute)[0]: code(name)[0]
        for attribute, name in table(NAMING, "Attribute of `choosing.selection.Selection`")
    }
    assert stated == dict(ADDRESS)
