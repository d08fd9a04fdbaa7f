"""A chart as it is sent quickest: a short specification, and its rows as tables beside it. Pure.

Rows within a specification are written and read again by Streamlit four times a page; a table that is bytes
already goes through as it is. Only for charts whose cells are numbers and words: a date in a table would have to
be a date, and a list has no table's column.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from dashboard.figures.drawing.colours import Theme
from dashboard.figures.drawing.vega import Spec
from dashboard.outputs.pictures.painting import unmeasured


@dataclass(frozen=True)
class Sent:
    """A painted chart.

    Attributes:
        text: its specification as JSON; a layer names its rows.
        tables: the rows by that name, as Arrow's stream. The name changes with what they hold.
    """

    text: str
    tables: Mapping[str, bytes]

    def spec(self) -> dict[str, Any]:
        """What ``st.vega_lite_chart`` takes, made anew for each caller."""
        return {**json.loads(self.text), "datasets": dict(self.tables)}


def sent(chart: Spec, theme: Theme) -> Sent:
    """A chart's specification without its rows, and these beside it.

    Raises:
        pyarrow.ArrowException: a column holds cells of several kinds.
    """
    spec, tables = unmeasured(chart, theme), dict[str, bytes]()
    _take(spec, tables)
    return Sent(json.dumps(spec), tables)


def _take(part: dict[str, Any], tables: dict[str, bytes]) -> None:
    rows = part.get("data", {}).get("values")
    if rows:
        table = _stream(rows)
        name = f"rows-{hashlib.sha256(table).hexdigest()[:16]}"
        tables[name], part["data"] = table, {"name": name}
    for layer in part.get("layer", ()):
        _take(layer, tables)


def _stream(rows: list[dict[str, Any]]) -> bytes:
    assert all(row.keys() == rows[0].keys() for row in rows)  # else a table would be without them
    table, written = pa.Table.from_pylist(rows), io.BytesIO()
    with pa.ipc.new_stream(written, table.schema) as stream:
        stream.write_table(table)
    return written.getvalue()
