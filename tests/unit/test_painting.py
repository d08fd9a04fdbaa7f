"""One chart for both papers: what differs between them is a role until the chart is shown, and nothing that the data says is one."""

from __future__ import annotations

import ast
import json

import altair as alt
import pandas as pd
import pytest

from dashboard.figures.drawing.colours import BY_ROLE, INK, Role, Theme
from dashboard.figures.drawing.vega import Spec, written
from dashboard.outputs.pictures.painting import fitted, painted
from dashboard.paths import ROOT
from dashboard.texts import unprintable
from pictures import FIGURES, MORE, UNDRAWN, built
from support import parsed, some

THEMES: tuple[Theme, ...] = ("light", "dark")


def word(text: str) -> Spec:
    """A chart of one word in ink."""
    return written(
        alt.Chart(pd.DataFrame({"text": [text]})).mark_text(color=Role.INK).encode(text=alt.Text("text:N"))
    )


@pytest.mark.parametrize("theme", THEMES)
def test_a_role_becomes_what_it_is_on_the_paper(theme: Theme) -> None:
    assert painted(word("a"), theme)["mark"]["color"] == INK[theme]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", sorted({*FIGURES, *MORE} - UNDRAWN - {"map", "country"}))
def test_no_role_is_left_in_what_is_shown(name: str, theme: Theme) -> None:
    chart = built(name).drawing
    assert isinstance(chart, Spec)
    assert "\\u001b" not in json.dumps(fitted(chart, theme))


def test_every_role_is_played_and_in_two_ways() -> None:
    for role in some(Role):
        chart = Spec(json.dumps({"mark": role}))
        light, dark = (painted(chart, theme)["mark"] for theme in THEMES)
        assert light != dark, role


def test_a_role_that_nobody_plays_is_an_error() -> None:
    with pytest.raises(ValueError, match="nobody"):
        painted(Spec(json.dumps({"mark": "\x1bnobody"})), "light")


@pytest.mark.parametrize("text", ["ink", "\\u001bink", '"\\u001bink"', "role:ink", 'x"'])
def test_no_text_of_the_data_is_taken_for_a_role(text: str) -> None:
    for theme in THEMES:
        assert painted(word(text), theme)["data"]["values"] == [{"text": text}]


def test_a_role_begins_with_what_no_text_of_the_data_may_hold() -> None:
    assert all(unprintable(role) for role in some(Role))
    assert {*BY_ROLE} == {*Role} - {Role.RELIEF}


def test_no_figure_asks_for_a_theme() -> None:
    """Both papers are one figure in the cache, and who draws need not think of the other paper."""
    folder = ROOT / "src" / "dashboard" / "figures"
    files = [path for path in folder.rglob("*.py") if path != folder / "drawing" / "colours.py"]
    assert len(files) == len(list(folder.rglob("*.py"))) - 1 > 50
    by_theme = {"Theme", "PAPER", "INK", "MUTED", "BY_ROLE"}
    for path in files:
        for node in ast.walk(parsed(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.arg):
                assert node.arg.strip("_") != "theme", f"{path.name}:{node.lineno}"
            if isinstance(node, ast.ImportFrom):
                assert not by_theme & {name.name for name in node.names}, f"{path.name}:{node.lineno}"
