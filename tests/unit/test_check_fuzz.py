"""Whatever lies in a data folder, the check ends in an answer: right, or faults in words. Tried at random.

A few hundred tries in a run; twenty times as many with ``HYPOTHESIS_PROFILE=nightly`` before the command.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st

from dashboard import cli
from dashboard.basemap import LAYERS, whole
from dashboard.reading.dataset import DataFaults, Dataset, Fault
from dashboard.texts import unprintable
from packages import SCHEMA, TABLES, faults, first_row, small_package
from support import some, tries

FILES = [
    *(f"{table}.csv" for table in TABLES),
    "datapackage.json",
    *(f"basemap/{name}.geojson" for name in LAYERS),
]
AREAS, POINTS = ("countries", "oblasts", "lakes"), ("names",)  # the others are lines
COLUMNS = [(table, field["name"]) for table, schema in TABLES.items() for field in schema["fields"]]


@contextlib.contextmanager
def package() -> Iterator[Path]:
    """A small valid package in a folder of its own: two tries never share a file, nor what is kept of it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "basemap").mkdir()
        yield small_package(Path(folder))


def answer(folder: Path) -> Dataset | None:
    """The data, or None and faults in words; the command says the same."""
    said, data = io.StringIO(), None
    faults: tuple[Fault, ...] = ()
    try:
        data = whole(folder)  # kept, so that the command need not read it again
    except DataFaults as error:
        faults = error.faults
    assert bool(faults) != bool(data)
    for fault in faults:
        assert fault.file and fault.problem
        assert fault.row is None or fault.row > 0
        line = str(fault)
        assert "Traceback" not in line and "\n" not in line and not unprintable(line) and len(line) < 2000
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = cli.check(folder)
    assert status == (0 if data else 1)
    assert said.getvalue().startswith("OK: " if data else tuple(FILES))
    return data


# --- what may lie there ---------------------------------------------------------------------------

LETTERS = st.characters(exclude_categories=())  # also halves of pairs and what is no character
ODD = st.sampled_from(
    [
        "", "-", "0", "-1", "1.5", "nan", "inf", "1e400", str(2**63), "9" * 400, "2007", "２００７", "2999-12-31", "9999", "..", "2010/2009",
        "2007-02-30", "true", "=1+1", "@x", "a,b", '"', "\n", "a\r\nb", "\x00", "\x1b[0m", "\ufffe", "\u202e", " x", "javascript:x", "http://", "https://x",
        "places-1", "events-1", "../x", "x" * 3000, "{0}", "{name}", "%s", "<b>", "${x}", "🏴",
    ]
)  # fmt: skip
CELLS = ODD | st.text(LETTERS, max_size=20)
NUMBERS = st.integers() | st.floats() | st.sampled_from([10**400, 1e308, 180.5])
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | CELLS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(CELLS, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def spoiled(draw: st.DrawFn, value: object, chance: int = 4) -> object:
    """A good value with anything in the place of some of its parts, or with parts left out."""
    if draw(st.integers(0, chance)) == 0:
        return draw(JSON)
    if isinstance(value, dict):
        kept = {
            key: draw(spoiled(part, chance * 2))
            for key, part in value.items()
            if draw(st.integers(0, chance * 2))
        }
        return kept | draw(st.dictionaries(CELLS, JSON, max_size=1))
    if isinstance(value, list):
        return [draw(spoiled(part, chance * 2)) for part in value if draw(st.integers(0, chance * 2))]
    return value


def encoded(value: object) -> bytes:
    """JSON as Python writes it, with NaN and halves of pairs, which others would not."""
    return json.dumps(value).encode()


@given(st.sampled_from(FILES), st.binary(max_size=200))
@tries(0.5)
def test_any_bytes_in_any_file_get_an_answer(file: str, content: bytes) -> None:
    with package() as folder:
        (folder / file).write_bytes(content)
        answer(folder)


@given(st.sampled_from([f"{table}.csv" for table in TABLES]), st.data())
@tries(0.5)
def test_a_table_cut_or_spoiled_anywhere_gets_an_answer(file: str, data: st.DataObject) -> None:
    with package() as folder:
        whole = (folder / file).read_bytes()
        at, more = data.draw(st.integers(0, len(whole))), data.draw(st.binary(max_size=6))
        kept = data.draw(st.sampled_from([b"", whole[at:], whole[at + 1 :]]))
        (folder / file).write_bytes(whole[:at] + more + kept)
        answer(folder)


@given(st.lists(st.tuples(st.sampled_from(COLUMNS), CELLS), min_size=1, max_size=8))
@tries(0.5)
def test_any_cells_get_an_answer(cells: list[tuple[tuple[str, str], str]]) -> None:
    with package() as folder:
        for table in dict.fromkeys(table for (table, _), _ in cells):
            row = first_row(table) | {column: cell for (own, column), cell in cells if own == table}
            lines = [",".join(row), ",".join('"' + cell.replace('"', '""') + '"' for cell in row.values())]
            (folder / f"{table}.csv").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        answer(folder)


OWN = {
    "name": "my-atlas", "title": "Атлас", "version": "1.0", "description": "Two\nlines.",
    "licenses": [{"name": "CC0-1.0", "path": "https://example.org"}], "contributors": [{"title": "A", "roles": ["b", "c"]}], "sources": [{"title": "A"}],
}  # fmt: skip


@given(spoiled(OWN))
@tries(0.5)
def test_any_descriptor_gets_an_answer_and_one_that_is_taken_is_a_data_package(own: object) -> None:
    with package() as folder:
        (folder / "datapackage.json").write_bytes(encoded(own))
        data = answer(folder)
    if data:
        metadata = {**data.schema, "resources": [{"name": "x", "data": [{"a": 1}]}]}
        assert not list(Package.metadata_validate(metadata))
        assert (Path("a") / f"{data.name}-brief.pdf").parent == Path("a")


RING = [[70, 40], [71.5, 40], [71, 41, 800], [70, 40]]
SHAPES = {
    "Polygon": [RING, RING], "MultiPolygon": [[RING], [RING]], "LineString": RING[:2], "MultiLineString": [RING, RING[:2]],
    "Point": [70, 40], "MultiPoint": RING, "GeometryCollection": [],
}  # fmt: skip
OWN_FEATURE = {
    "id": "kg",
    "name_en": "A",
    "name_ru": None,
    "label_lat": 40.5,
    "label_lon": 70,
    "iso": "KG-T",
    "more": {"a": [1]},
}


@given(st.sampled_from(LAYERS), st.data())
@tries(0.5)
def test_any_layer_gets_an_answer_and_one_that_is_taken_can_be_drawn(name: str, data: st.DataObject) -> None:
    good = (
        ["Polygon", "MultiPolygon"]
        if name in AREAS
        else ["Point", "LineString"]  # a range is the line of its crest
        if name in POINTS
        else ["LineString", "MultiLineString"]
    )
    kinds = data.draw(st.lists(st.sampled_from([*good * 3, *SHAPES]), max_size=3))
    features = [
        {"properties": OWN_FEATURE, "geometry": {"type": kind, "coordinates": SHAPES[kind]}} for kind in kinds
    ]
    content = data.draw(spoiled({"type": "FeatureCollection", "features": features}, 40))
    with package() as folder:
        (folder / "basemap" / f"{name}.geojson").write_bytes(encoded(content))
        taken = answer(folder)
    if taken:
        for feature in taken.layers[name]:
            assert feature["geometry"]["type"] in good
            assert name != "countries" or feature["properties"]["id"]
            assert json.dumps(feature, allow_nan=False)


def test_what_the_tries_begin_with_is_right() -> None:
    """Tries that spoil what was wrong before would prove nothing."""
    with package() as folder:
        (folder / "datapackage.json").write_bytes(encoded(OWN))
        for name in LAYERS:
            kind = "Polygon" if name in AREAS else "Point" if name in POINTS else "LineString"
            feature = {"properties": OWN_FEATURE, "geometry": {"type": kind, "coordinates": SHAPES[kind]}}
            content = encoded({"type": "FeatureCollection", "features": [feature]})
            (folder / "basemap" / f"{name}.geojson").write_bytes(content)
        assert answer(folder)
        (folder / "seats.csv").write_bytes(b"")
        assert not answer(folder)


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(COLUMNS), CELLS), max_size=3))
@tries(0.16)
def test_what_is_taken_frictionless_takes_too(cells: list[tuple[tuple[str, str], str]]) -> None:
    with package() as folder:
        for (table, column), cell in cells:
            row = first_row(table) | {column: cell}
            lines = [",".join(row), ",".join('"' + value.replace('"', '""') + '"' for value in row.values())]
            (folder / f"{table}.csv").write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        if not answer(folder):
            assert faults(folder), "what is refused is refused for a reason"
        else:
            (folder / "datapackage.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
            package_there = Package(str(folder / "datapackage.json"))
            for table in some(concerned({table for (table, _), _ in cells})):
                report = package_there.get_resource(table).validate()
                assert report.valid, report.flatten(["type", "message"])[:3]


def concerned(changed: set[str]) -> list[str]:
    """The tables that another content of some may make wrong: they, and those whose rows name rows of theirs; one of all if none changed.

    The others are as they were. That frictionless takes a whole package is looked at where it is served (`tests/running`).
    """
    return [
        name
        for name, schema in TABLES.items()
        if name in (changed or {"events"})
        or any(key["reference"]["resource"] in changed for key in schema.get("foreignKeys", ()))
    ]


def test_what_names_rows_of_a_table_is_looked_at_with_it() -> None:
    assert {"mines", "seats", "event_mines"} <= set(concerned({"mines", "seats"})) < set(TABLES)
