"""Charts in layers: what we write by ourselves says the same as what Altair would write."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt
import pandas as pd
import pytest

from dashboard.figures.drawing import vega
from dashboard.figures.drawing.layered import layered

FRAME = pd.DataFrame({"x": [1.5, None], "name": ["a", None], "day": [date(2006, 5, 26), None]})
BARS = alt.Chart(FRAME).mark_bar().encode(x="x:Q", y="name:N")
WORDS = alt.Chart(FRAME).mark_text().encode(x="x:Q", text="name:N")


def of(chart: vega.Chart | alt.LayerChart) -> dict[str, Any]:
    return vega.written(chart).to_dict()  # type: ignore[arg-type]  # Altair's own, too


def test_layers_are_written_as_altair_would_write_them() -> None:
    title = alt.TitleParams(text=["filled", "outline"], orient="bottom")
    ours = layered(BARS, WORDS).properties(height=40, title=title)
    theirs = alt.layer(BARS, WORDS).properties(height=40, title=title)
    written = of(ours)
    (shared,) = written.pop("layer")
    assert {**written, **shared} == of(theirs), "what neighbours share is said once, one step below the top"
    other = alt.Chart(pd.DataFrame({"x": [1]})).mark_point().encode(x="x:Q")
    assert of(layered(BARS, other)) == of(alt.layer(BARS, other))
    shape = alt.Chart(alt.sphere()).mark_geoshape()
    globe = of(alt.layer(shape).project(type="mercator"))
    data = globe.pop("data")
    assert of(layered(shape).project(type="mercator")) == {
        **globe,
        "layer": [{"data": data, **globe["layer"][0]}],
    }


def test_a_click_on_a_layer_is_asked_for_at_that_layer_and_signals_of_the_whole_at_the_top() -> None:
    pick = alt.selection_point(name="pick", fields=["name"], on="click")
    own = of(layered(BARS, WORDS.add_params(pick)).with_signal("opened", ""))
    opened, picked = own["params"]
    assert opened == {"name": "opened", "value": ""}
    bars, words = own["layer"][0]["layer"]
    assert picked["name"] == "pick" and picked["views"] == [words["name"]]
    assert "name" not in bars and "params" not in bars and "params" not in words
    assert alt.Chart.from_dict(own, validate=True)


def test_what_is_missing_is_null_and_no_number() -> None:
    rows = of(layered(BARS, WORDS))["layer"][0]["data"]["values"]
    assert rows == [{"x": 1.5, "name": "a", "day": "2006-05-26"}, {"x": None, "name": None, "day": None}]
    with pytest.raises(ValueError, match="JSON"):
        vega.written(alt.Chart(pd.DataFrame({"x": [float("inf")]})).mark_point())


def test_a_layer_with_a_size_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="size of its own"):
        layered(BARS.properties(height=4))


def test_a_chart_that_is_none_of_vega_lite_is_found_when_it_is_checked() -> None:
    wrong = layered(alt.Chart(FRAME).mark_bar(orient="sideways"))
    with pytest.raises(alt.utils.schemapi.SchemaValidationError):
        wrong.to_dict(validate=True)
