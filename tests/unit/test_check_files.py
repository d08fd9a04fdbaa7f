"""Files that are missing, locked, huge, torn or none; the descriptor and the base map; and the command that tells it all."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from dashboard import basemap, cli
from dashboard.basemap import LAYERS, layer, whole
from dashboard.reading import dataset, files
from dashboard.reading.dataset import DataFaults, fingerprint, load
from packages import SCHEMA, faults, only, put, small_package


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_package(tmp_path / "data")


# --- files ----------------------------------------------------------------------------------------


def test_a_folder_in_the_place_of_a_file_is_told(folder: Path) -> None:
    for name in ("mines.csv", "datapackage.json", "basemap/rivers.geojson"):
        (folder / name).unlink(missing_ok=True)
        (folder / name).mkdir(parents=True)
    assert [(fault.file, fault.problem) for fault in faults(folder)] == [
        ("datapackage.json", "not a file"), ("mines.csv", "not a file"), ("basemap/rivers.geojson", "not a file"),
    ]  # fmt: skip


def test_a_link_to_nowhere_or_to_itself_is_told(folder: Path) -> None:
    (folder / "datapackage.json").symlink_to("nowhere")
    (folder / "mines.csv").unlink()
    (folder / "mines.csv").symlink_to("mines.csv")
    assert {fault.file for fault in faults(folder)} == {"datapackage.json", "mines.csv"}
    (folder.parent / "loop").symlink_to("loop")
    assert "cannot be read" in only(folder.parent / "loop").problem
    assert "not a folder" in only(folder / "seats.csv").problem


def test_what_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.stat

    def denied(path: object, *args: object, **more: object) -> os.stat_result:
        if str(path).endswith(("seats.csv", "lakes.geojson")):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **more)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(os, "stat", denied)
    told = faults(folder)
    assert [fault.file for fault in told] == ["seats.csv", "basemap/lakes.geojson"]
    assert all("permission" in fault.problem and str(folder) not in str(fault) for fault in told)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_told(folder: Path) -> None:
    folder.chmod(0)
    try:
        assert "permission" in only(folder).problem
    finally:
        folder.chmod(0o700)


def test_a_file_too_big_to_be_a_table_is_not_taken_into_memory(folder: Path) -> None:
    with (folder / "mines.csv").open("r+b") as file:
        file.truncate(3 << 30)  # a hole: it takes no room on the disk
    told = [fault for fault in faults(folder) if fault.file == "mines.csv"]
    assert [fault.problem for fault in told] == ["the file is too big: 3221225 kB"]


def test_each_file_is_read_once_and_what_was_checked_is_what_is_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = files.content

    def once(path: Path, file: str) -> bytes:
        content = real(path, file)
        asked.append(str(path))
        if path.parent == folder and path.suffix == ".csv":
            path.write_bytes(b"torn")  # whoever reads it again reads this
        return content

    monkeypatch.setattr(files, "content", once)
    data = dataset.read(folder)
    assert data["mines"].mine_id[0] == "mines-1"
    assert len(asked) == len(set(asked)) == len(SCHEMA["resources"]) + 1  # and the shipped schema
    with pytest.raises(DataFaults):
        dataset.read(folder)


def test_the_fingerprint_tells_a_file_of_the_same_size_and_time(folder: Path) -> None:
    path = folder / "mines.csv"
    before, about = fingerprint(folder), path.stat()
    assert fingerprint(folder) == before
    assert load(folder)["mines"].name_en[0] == "name_en in words"
    other = folder / "other"
    other.write_bytes(path.read_bytes().replace(b"name_en in words", b"name_en in signs"))
    os.utime(other, ns=(about.st_atime_ns, about.st_mtime_ns))
    other.replace(path)
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (about.st_size, about.st_mtime_ns)
    assert fingerprint(folder) != before
    assert load(folder)["mines"].name_en[0] == "name_en in signs"


def test_the_fingerprint_tells_the_base_map_too_and_a_folder_that_comes_or_goes(folder: Path) -> None:
    known = {fingerprint(folder), fingerprint(folder / "nowhere"), fingerprint(folder / "mines.csv")}
    assert len(known) == 3
    (folder / "basemap").mkdir()
    known.add(fingerprint(folder))
    (folder / "basemap" / "rivers.geojson").write_text("{}")
    known.add(fingerprint(folder))
    assert len(known) == 5


# --- descriptor -----------------------------------------------------------------------------------

NO_TEXTS = (None, 1, 1.5, True, [], {}, ["x"], "", "  ", "a\x00b", "a\ud800b", "a\ufffeb", "x" * 100_000)
PARTS = ("licenses", "contributors", "sources")


@pytest.mark.parametrize("value", NO_TEXTS, ids=lambda value: ascii(value)[:20])
@pytest.mark.parametrize("key", ["name", "title", "version", "description"])
def test_what_a_package_is_called_must_be_a_text(folder: Path, key: str, value: object) -> None:
    (folder / "datapackage.json").write_text(json.dumps({key: value}), encoding="utf-8")
    assert (only(folder).file, only(folder).column) == ("datapackage.json", key)


@pytest.mark.parametrize("name", ["My Atlas", "Имя", "../../escaped/x", "../../evil", "a/b", "..", ".", "a..b", "-a", "_a", "a\\b", "a b", "A", "a:b", "a" * 61, "a\n"])  # fmt: skip
def test_the_name_of_a_package_cannot_lead_out_of_a_folder(folder: Path, name: str) -> None:
    (folder / "datapackage.json").write_text(json.dumps({"name": name}), encoding="utf-8")
    assert only(folder).column == "name"


@pytest.mark.parametrize("value", [None, "CC0", {}, [{}], ["x"], [None], [[]], [{"name": 1}], [{"title": "x" * 501}], [{"title": "a\x01"}], [{"title": "x", "path": "javascript:x"}], [{"title": "x", "path": "/etc/x"}], [{"title": "x", "path": "a/../x"}], [{"title": "x"}] * 51])  # fmt: skip
@pytest.mark.parametrize("key", PARTS)
def test_licences_contributors_and_sources_have_the_shape_that_is_shown(
    folder: Path, key: str, value: object
) -> None:
    (folder / "datapackage.json").write_text(json.dumps({key: value}), encoding="utf-8")
    assert only(folder).file == "datapackage.json" and only(folder).column.startswith(key)


def test_a_descriptor_of_ones_own_is_taken_over(folder: Path) -> None:
    own = {
        "name": "my-atlas_2.0",
        "title": "Атлас «Жеруй»",
        "version": "1",
        "description": "Two\nlines.",
        "more": [1],
    }
    lists = {
        key: [{"name": "X", "title": "X", "path": "https://example.org", "roles": ["a"]}] for key in PARTS
    }
    (folder / "datapackage.json").write_text(json.dumps(own | lists), encoding="utf-8")
    data = whole(folder)
    assert (data.name, data.title, data.licences[0]["path"]) == (
        own["name"],
        own["title"],
        "https://example.org",
    )
    assert data.schema["resources"] == SCHEMA["resources"]


@pytest.mark.parametrize("content", [b"{", b"\xff{}", b"[]", b"1", b"", b"[" * 100_000, b'{"a":' * 100_000, b'{"name": NaN}', b"9" * 5000, b'{"title": "\xd0"}', b"\x00"])  # fmt: skip
def test_a_descriptor_that_is_no_json_object_is_told(folder: Path, content: bytes) -> None:
    (folder / "datapackage.json").write_bytes(content)
    assert only(folder).file == "datapackage.json"


# --- base map -------------------------------------------------------------------------------------

AREAS, POINTS = ("countries", "oblasts", "lakes"), ("names",)
LINES = ("borders", "oblast_borders", "rivers", "streams", "drainage")
RING = [[70, 40], [71, 40], [71, 41], [70, 40]]


def put_layer(
    folder: Path, name: str, kind: str = "Polygon", coordinates: object = (RING,), **properties: object
) -> None:
    """Write a layer with one feature."""
    geometry = {"type": kind, "coordinates": coordinates}
    feature = {"type": "Feature", "properties": {"id": "kg", **properties}, "geometry": geometry}
    (folder / "basemap").mkdir(exist_ok=True)
    content = json.dumps({"type": "FeatureCollection", "features": [feature]})
    (folder / "basemap" / f"{name}.geojson").write_text(content, encoding="utf-8")


@pytest.mark.parametrize(
    "kind", ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
)
@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_holds_only_what_its_maps_draw(folder: Path, name: str, kind: str) -> None:
    coordinates: dict[str, Any] = {"Point": RING[0], "MultiPoint": RING, "LineString": RING, "MultiLineString": [RING], "Polygon": [RING], "MultiPolygon": [[RING]]}  # fmt: skip
    put_layer(folder, name, kind, coordinates[kind])
    assert sorted((*AREAS, *POINTS, *LINES)) == sorted(LAYERS)
    right = (
        kind in ("Point", "LineString")  # a range is the line of its crest
        if name in POINTS
        else kind.endswith("Polygon")
        if name in AREAS
        else kind.endswith("LineString")
    )
    assert bool(faults(folder)) != right
    if not right:
        assert only(folder).file == f"basemap/{name}.geojson" and kind in only(folder).problem


@pytest.mark.parametrize("position", [[], [70], [70, 40, 1, 1], [181, 40], [70, 91], ["70", 40], [True, 40], [None, 40], [float("nan"), 40], [70, float("inf")], [70, 40, float("inf")], [10**400, 40], [[70, 40], 40], 70])  # fmt: skip
def test_a_position_is_two_or_three_numbers_on_the_globe(folder: Path, position: object) -> None:
    put_layer(folder, "rivers", "LineString", [[70, 40], position])
    assert only(folder).file == "basemap/rivers.geojson"


@pytest.mark.parametrize(
    "ring", [[], RING[:1], RING[:3], [RING[0], RING[1], RING[0]], [*RING[:3], [70, 40.5]]]
)
def test_a_ring_closes_and_a_line_has_two_ends(folder: Path, ring: list[list[float]]) -> None:
    put_layer(folder, "lakes", coordinates=[RING, ring])
    assert "not positions" in only(folder).problem
    put_layer(folder, "lakes")
    put_layer(folder, "rivers", "LineString", RING[:1])
    assert only(folder).file == "basemap/rivers.geojson"


WRONG_PROPERTIES: list[dict[str, object]] = [
    {"id": None}, {"id": ""}, {"id": ["kg"]}, {"name_en": 1}, {"name_ru": ["x"]}, {"name_ky": "a\ufffeb"}, {"name_en": "x" * 101},
    {"label_lat": "40"}, {"label_lat": 91}, {"label_lon": float("nan")}, {"label_lon": 1e400}, {"label_lon": {}},
]  # fmt: skip


@pytest.mark.parametrize("properties", WRONG_PROPERTIES, ids=ascii)
def test_properties_that_the_maps_read_are_what_they_read(
    folder: Path, properties: dict[str, object]
) -> None:
    put_layer(folder, "countries", **properties)
    assert only(folder).file == "basemap/countries.geojson"


def test_properties_that_nobody_reads_may_be_anything_and_are_let_go(folder: Path) -> None:
    put_layer(folder, "countries", name_ru=None, label_lat=None, more={"deep": [[[]]]}, other="x\x00")
    (feature,) = layer(whole(folder), "countries")
    assert feature["properties"] == {"id": "kg", "name_ru": None, "label_lat": None}


@pytest.mark.parametrize("content", [b"[" * 200_000, b'{"type":"FeatureCollection","features":' + b"[" * 200_000, b'{"features": NaN}', b"\xff", b"", b"1", b"null"], ids=lambda content: ascii(content[:20]))  # fmt: skip
def test_a_layer_that_is_no_geojson_is_told(folder: Path, content: bytes) -> None:
    put_layer(folder, "rivers")
    (folder / "basemap" / "rivers.geojson").write_bytes(content)
    assert only(folder).file == "basemap/rivers.geojson"


def test_a_layer_too_big_to_draw_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (basemap._MOST_FEATURES, basemap._MOST_POSITIONS) == (5_000, 200_000)
    monkeypatch.setattr(basemap, "_MOST_FEATURES", 50)  # as many take a second to look at
    monkeypatch.setattr(basemap, "_MOST_POSITIONS", 2_000)
    (folder / "basemap").mkdir()
    for features, positions, problems in (
        (50, 40, []),
        (51, 2, ["more than 50 features"]),
        (1, 2_001, ["more than 2000 positions"]),
    ):
        feature = {"properties": {}, "geometry": {"type": "LineString", "coordinates": [[70, 40], [71, 41]]}}
        feature["geometry"]["coordinates"] *= positions // 2  # type: ignore[index]
        feature["geometry"]["coordinates"] += [[70, 40]] * (positions % 2)  # type: ignore[index]
        content = {"type": "FeatureCollection", "features": [feature] * features}
        (folder / "basemap" / "rivers.geojson").write_text(json.dumps(content))
        told = faults(folder)
        assert [fault.problem for fault in told] == problems, told


def test_visitors_keep_the_layers_that_were_read_with_their_data(folder: Path) -> None:
    put_layer(folder, "rivers", "LineString", RING)
    data = whole(folder)
    (folder / "basemap" / "rivers.geojson").write_text("torn")
    assert layer(data, "rivers")[0]["geometry"]["coordinates"] == RING
    assert only(folder).file == "basemap/rivers.geojson"


def test_faults_of_tables_and_of_the_base_map_are_told_together(folder: Path) -> None:
    put(folder, "mines", name_en="")
    put_layer(folder, "rivers")
    (folder / "datapackage.json").write_text('{"title": 1}')
    assert [fault.file for fault in faults(folder)] == [
        "datapackage.json",
        "mines.csv",
        "basemap/rivers.geojson",
    ]


# --- the command ----------------------------------------------------------------------------------


def test_the_command_says_the_same_and_prints_nothing_that_a_terminal_obeys(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, "mines", name_en="\x1b[31mred\x07")
    assert cli.main(["check", str(folder)]) == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [str(only(folder))] and err == "1 fault\n"
    assert "\x1b" not in out and r"\x1b[31mred\x07" in out
