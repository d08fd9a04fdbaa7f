"""Charts in layers: what Altair's own say, without the copies of every layer that it makes at each step.

Altair's ``layer`` copies all layers a dozen times, to lift what they share. Ours share nothing but their plane, and
that was a quarter of what a visitor's new selection cost the server.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

import altair as alt
from altair.utils.schemapi import Undefined

# For Altair: a layer is written without schema and theme.
_INSIDE = {"top_level": False, "pre_transform": False}


@dataclass(frozen=True)
class Layered:
    """Layers from the bottom up.

    Attributes:
        layers: charts without height and width of their own.
        own: what holds for all layers: properties of Altair's LayerChart.
        params: signals of the whole chart. A click on the marks of a layer is a parameter of that layer.
    """

    layers: tuple[alt.Chart, ...]
    own: Mapping[str, Any] = field(default_factory=dict)
    params: tuple[alt.VariableParameter, ...] = ()

    def properties(self, **own: Any) -> Layered:
        """The same with properties of Vega-Lite's top level: height, title."""
        return replace(self, own={**self.own, **own})

    def project(self, **own: Any) -> Layered:
        """The same on a projection of the globe."""
        return self.properties(projection=alt.Projection(**own))

    def with_signal(self, name: str, value: str) -> Layered:
        """The same with a signal that its expressions can name."""
        return replace(self, params=(*self.params, alt.VariableParameter(name=name, value=value)))

    def to_dict(self, *, validate: bool = True) -> dict[str, Any]:
        """The specification in Vega-Lite.

        Raises:
            SchemaValidationError: it is to be checked, and a layer or the whole is none of Vega-Lite's.
        """
        inside: list[dict[str, Any]] = []
        params = [param.to_dict(validate=validate) for param in self.params]
        for number, chart in enumerate(self.layers):
            layer = chart.to_dict(validate=validate, context=dict(_INSIDE))
            # Vega-Lite wants them at the top, with the name of their layer.
            for param in layer.pop("params", ()):
                layer["name"] = f"clicked_{number}"  # Vega-Lite itself names the others layer_N
                params.append({**param, "views": [layer["name"]]})
            inside.append(layer)
        own = alt.LayerChart(**self.own).to_dict(validate=validate)
        return {**own, **({"params": params} if params else {}), "layer": list(_shared(inside))}


def layered(*layers: alt.Chart) -> Layered:
    """Charts on one plane, the first at the bottom.

    Raises:
        ValueError: a layer has a size of its own, which would be lost.
    """
    for chart in layers:
        if chart.height is not Undefined or chart.width is not Undefined:
            raise ValueError("a layer has a size of its own: say it of the whole")
    return Layered(tuple(layers))


def _shared(layers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Layers, with the rows that neighbours draw said once: of those that follow each other one is made.

    Never at the top, where Streamlit would turn them into a table, and the browser draw twice.
    """
    for data, group in groupby(layers, key=lambda layer: layer.get("data")):
        same = list(group)
        if data is None or len(same) == 1:
            yield from same
        else:
            inside = [{key: value for key, value in layer.items() if key != "data"} for layer in same]
            yield {"data": data, "layer": inside}
