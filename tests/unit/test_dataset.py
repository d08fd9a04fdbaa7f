"""A data package is shown whole or refused with a list of faults in words."""

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Schema

from dashboard.paths import SHIPPED_DATA
from dashboard.reading import tables
from dashboard.reading.dataset import DataFaults, load, read
from dashboard.reading.table_rules import Rules
from packages import edit
from support import some


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, copy)
    return copy


def test_the_shipped_package_has_no_fault() -> None:
    data = load(SHIPPED_DATA)
    assert data.name == "talas-mining-atlas"
    assert len(data["events"]) == 145


def test_the_schema_is_one_to_frictionless_which_is_not_asked_at_every_start() -> None:
    for resource in some(load(SHIPPED_DATA).schema["resources"]):
        assert Schema.validate_descriptor(resource["schema"]).valid, resource["name"]


BREAKS: list[tuple[str, str, str, str]] = [
    ("events.csv", "kind", "riot", "peaceful"),
    ("events.csv", "date_edtf", "26.05.2007", "YYYY"),
    ("events.csv", "date_edtf", "2007-02-30", "calendar"),
    ("events.csv", "confidence", "certain", "medium"),
    ("event_sources.csv", "source_id", "no-such-document", "sources"),
    ("places.csv", "lat", "north", "number"),
    ("mines.csv", "name_en", "", "not empty"),
    ("sources.csv", "title_en", "A title ", "no spaces"),
]


@pytest.mark.parametrize(("file", "column", "value", "allowed"), BREAKS)
def test_a_wrong_cell_is_named_by_file_row_column_value_and_what_is_allowed(
    folder: Path, file: str, column: str, value: str, allowed: str
) -> None:
    edit(folder / file, lambda rows: rows[1].update({column: value}))
    with pytest.raises(DataFaults) as caught:
        load(folder)
    fault = next(fault for fault in caught.value.faults if fault.file == file and column in fault.column)
    assert fault.row == 3
    assert value in fault.value or not value
    assert allowed in fault.allowed
    assert "Traceback" not in str(fault)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "seats.csv").unlink()
    with pytest.raises(DataFaults, match=r"seats\.csv: the file is missing"):
        load(folder)


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataFaults, match="does not exist"):
        load(tmp_path / "nowhere")


def test_another_alphabet_or_separator_is_refused_not_misread(folder: Path) -> None:
    text = (folder / "places.csv").read_text(encoding="utf-8")
    (folder / "places.csv").write_bytes(text.encode("cp1251", errors="replace"))
    with pytest.raises(DataFaults):
        load(folder)
    (folder / "places.csv").write_text(text.replace(",", ";"), encoding="utf-8")
    with pytest.raises(DataFaults):
        load(folder)


def test_an_edited_file_is_picked_up_without_a_restart(folder: Path) -> None:
    before = load(folder)
    assert load(folder) is before
    edit(folder / "mines.csv", lambda rows: rows[0].update({"name_en": "Renamed deposit"}))
    assert load(folder)["mines"].name_en[0] == "Renamed deposit"


def test_after_an_edit_of_one_table_the_others_are_not_read_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(folder)
    asked = []
    checked = tables.checked

    def noted(rows: Sequence[tuple[int, Sequence[str]]], about: Rules) -> tables.Read:
        asked.append(about.file)
        return checked(rows, about)

    monkeypatch.setattr(tables, "checked", noted)
    edit(folder / "mines.csv", lambda rows: rows[0].update({"name_en": "Known under another name"}))
    after = read(folder)
    assert asked == ["mines.csv"]
    assert (before["mines"].name_en[0], after["mines"].name_en[0]) == ("Jerui", "Known under another name")


def test_what_is_written_into_one_reading_is_in_no_other(folder: Path) -> None:
    one, other = read(folder), read(folder)
    one["mines"].loc[0, "name_en"] = "Overwritten"
    assert one["mines"].name_en[0] == "Overwritten"
    assert other["mines"].name_en[0] == read(folder)["mines"].name_en[0] == "Jerui"


def test_a_foreign_folder_brings_its_title_but_the_shipped_schema_rules(folder: Path) -> None:
    (folder / "datapackage.json").write_text(
        json.dumps(
            {"name": "other", "title": "Another district", "resources": [], "licenses": [{"name": "CC0-1.0"}]}
        ),
        encoding="utf-8",
    )
    data = load(folder)
    assert (data.title, data.licences[0]["name"]) == ("Another district", "CC0-1.0")
    assert len(data["events"]) == 145


def test_a_descriptor_that_is_no_json_is_a_fault_in_words(folder: Path) -> None:
    (folder / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataFaults, match="not readable as JSON"):
        load(folder)


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("event_sources.csv", lambda rows: rows.clear(), "has no source"),
        ("event_mines.csv", lambda rows: rows.clear(), "concerns no deposit"),
    ],
)
def test_an_event_without_source_or_deposit_is_refused(
    folder: Path, file: str, change: Callable[[list[dict[str, str]]], None], words: str
) -> None:
    edit(folder / file, change)
    with pytest.raises(DataFaults, match=words):
        load(folder)


# --- promises about the shipped data ------------------------------------------------------------

SCHEMA = json.loads((SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
SOURCED = [
    r["name"] for r in SCHEMA["resources"] if any(f["name"] == "source_id" for f in r["schema"]["fields"])
]
UNSOURCED = {
    # tables whose rows state no fact of their own: links, codes of a sourced event, our own search, the empty frame
    "actions", "events", "event_mines", "former_ids", "demands", "responses", "recommendation_instruments", "not_found",
    "survey_answers", "cases", "texts", "scenes",
}  # fmt: skip


def test_every_table_of_facts_carries_its_source() -> None:
    assert {r["name"] for r in SCHEMA["resources"]} - set(SOURCED) == UNSOURCED
    for name in set(SOURCED) - {"replies"}:  # a reply speaks for itself; a document may stand beside it
        fields = next(r for r in SCHEMA["resources"] if r["name"] == name)["schema"]["fields"]
        assert next(f for f in fields if f["name"] == "source_id")["constraints"]["required"], name


def test_every_column_says_what_it_holds() -> None:
    for resource in some(SCHEMA["resources"]):
        assert resource["description"]
        for column in some(resource["schema"]["fields"]):
            assert len(column["description"]) > 8, (resource["name"], column["name"])


def test_every_document_listed_is_used_and_speaks_with_a_known_voice() -> None:
    data = load(SHIPPED_DATA)
    cited = set()
    for name in SOURCED:
        if name != "sources":
            cited |= set(data[name].source_id)
    listed = data["sources"]
    assert set(listed.source_id) == cited
    assert (listed.url.str.startswith("http") | (listed.address_note_en != "")).all()


def test_texts_are_ready_for_three_languages() -> None:
    translated = [
        (resource["name"], name, {field["name"] for field in resource["schema"]["fields"]})
        for resource in SCHEMA["resources"]
        for name in (field["name"] for field in resource["schema"]["fields"])
        if name.endswith("_en")
    ]
    for table, name, names in some(translated):
        assert name[:-3] + "_ru" in names and name[:-3] + "_ky" in names, (table, name)


STUDY = {
    "jerui": ("23 km from Kara-Oi village", "7", "Russian investor Vostok Geolodobycha", "Construction works started for further exploration", "2", "12", "-"),
    "andash": ("1.5 km from Kopuro-Bazar village", "5", "Australian investor Robust Resources", "Suspended for an unspecified period", "1", "9", "2"),
    "taldy-bulak": ("9 km from Aral village", "2", "Australian investor Robust Resources", "Suspended for an unspecified period", "0", "5", "2"),
}  # fmt: skip


def test_the_studys_table_is_verbatim_with_the_dash_missing_and_the_zero_zero() -> None:
    study = load(SHIPPED_DATA)["study_counts"].set_index(["mine_id", "indicator"])
    order = ("village", "ownership", "licensee", "status", "court", "peaceful", "violent")
    for mine, cells in STUDY.items():
        assert tuple(study.loc[(mine, column), "verbatim"] for column in order) == cells
    assert study.loc[("jerui", "violent"), "value"] is pd.NA
    assert study.loc[("taldy-bulak", "court"), "value"] == 0


def test_the_study_is_complete() -> None:
    data = load(SHIPPED_DATA)
    assert data["recommendations"].groupby("stakeholder_id").size().to_dict() == {
        "ngo": 3, "company": 2, "research": 3, "national": 3, "local": 3,
    }  # fmt: skip
    assert data["approaches"].groupby("stakeholder_id").size().to_dict() == {
        "ngo": 3,
        "company": 3,
        "local": 3,
    }
    assert (data["findings"].kind == "finding").sum() == 4
    conclusion = data["findings"][data["findings"].kind == "conclusion"].iloc[0]
    assert conclusion.heading_en == "" and conclusion.note_en
    assert len(data["survey_questions"]) == 2
    labels = data["places"][data["places"].study_label != ""]
    assert (labels.kind == "town").sum() == 16
    assert set(labels[labels.kind == "country"].study_label) == {
        "KAZAKHSTAN",
        "KYRGYZSTAN",
        "UZBEKISTAN",
        "CHINA",
        "TAJIKISTAN",
    }


def test_the_lost_survey_shares_stay_an_empty_frame() -> None:
    assert load(SHIPPED_DATA)["survey_answers"].empty


def test_nothing_is_known_finer_than_its_precision() -> None:
    places = load(SHIPPED_DATA)["places"]
    has_point = places.lat.notna()
    assert (places.lon.notna() == has_point).all()
    assert (places.precision_m.notna() == has_point).all()
    assert ((places.point_basis != "none") == has_point).all()
    mines = places.set_index("place_id")
    assert mines.at["jerui", "precision_m"] == 6000 and mines.at["jerui", "point_basis"] == "published-coarse"
    assert (
        mines.at["taldy-bulak", "precision_m"] == 4000 and mines.at["taldy-bulak", "point_basis"] == "derived"
    )


def test_outcomes_are_said_beside_arrests_and_suits() -> None:
    events = load(SHIPPED_DATA)["events"]
    owed = events[(events.kind == "court") | (events.arrested.fillna(0) > 0)]
    assert (owed.outcome_en != "").all()


def test_what_was_demanded_and_answered_is_coded_for_every_demonstration() -> None:
    data = load(SHIPPED_DATA)
    owed = set(data["actions"][data["actions"].kind.isin(["peaceful", "violent"])].action_id)
    assert owed <= set(data["demands"].action_id)
    assert owed <= set(data["responses"].action_id)
