"""A chart that is sent apart from its rows says the same as before."""

from __future__ import annotations

import io
from typing import Any

import pyarrow as pa
import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import timeline
from dashboard.figures.drawing.vega import Spec
from dashboard.i18n import LANGUAGES, translator
from dashboard.outputs.chart_tables import sent
from dashboard.outputs.pictures.painting import painted
from drawings import layers
from support import shipped, some


def read(table: bytes) -> list[dict[str, Any]]:
    return list(pa.ipc.open_stream(io.BytesIO(table)).read_all().to_pylist())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", ["", "jerui"])
def test_every_row_is_in_the_table_that_its_layer_names(lang: str, mine: str) -> None:
    data, t = shipped(), translator(lang)
    figure = timeline.tall(data, Selection(), mine, t) if mine else timeline.timeline(data, Selection(), t)
    assert isinstance(figure.chart, Spec)
    whole, made = painted(figure.chart, "dark"), sent(figure.chart, "dark")
    spec = made.spec()
    for before, after in some(zip(layers(whole), layers(spec), strict=True)):
        rows = before["data"]["values"]
        assert not rows or read(spec["datasets"][after["data"]["name"]]) == rows
    assert len(made.text) < 20_000, "nothing of the rows is left in it"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("mine", ["", "jerui"])
def test_a_drawing_that_no_browser_measures_keeps_within_its_height(lang: str, mine: str) -> None:
    data, t = shipped(), translator(lang)
    figure = timeline.tall(data, Selection(), mine, t) if mine else timeline.timeline(data, Selection(), t)
    assert isinstance(figure.chart, Spec)
    spec = sent(figure.chart, "light").spec()
    assert (spec["autosize"], set(spec["padding"].values())) == ("none", {0})
    rows = [row for table in spec["datasets"].values() for row in read(table)]
    heights = [row[name] for row in some(rows) for name in ("y", "y2", "top", "foot", "words") if name in row]
    assert min(heights) >= 0
    assert max(heights) <= spec["height"]


def test_other_rows_have_another_name() -> None:
    chart = '{"layer":[{"data":{"values":[{"x":%d}]},"mark":"point"}]}'
    (one,), (other,), (again,) = (sent(Spec(chart % number), "light").tables for number in (1, 2, 1))
    assert one == again != other
