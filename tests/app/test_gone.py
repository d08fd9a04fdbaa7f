"""The data changes while somebody looks at it: what they have chosen may be gone at their next click."""

import csv
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.paths import DATA_VARIABLE, SHIPPED_DATA
from screens import markups, open_screen

GONE = "No longer in the data, and left out: "


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped data that the app shows."""
    copy = tmp_path / "data"
    shutil.copytree(SHIPPED_DATA, copy)
    monkeypatch.setenv(DATA_VARIABLE, str(copy))
    return copy


def rename(folder: Path, old: str, new: str) -> int:
    """Give an id another name wherever it stands in the tables; how often it stood."""
    found = 0
    for table in folder.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        renamed = [[new if cell == old else cell for cell in row] for row in rows]
        found += sum(row.count(old) for row in rows)
        if renamed != rows:
            with table.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(renamed)
    return found


def lines(at: AppTest) -> list[str]:
    """The quiet lines about what has gone."""
    return [piece for piece in markups(at) if GONE in piece]


CHOICES = {
    "timeline": {"event": "jerui-2007-05-26-violent"},
    "sources": {"source": "24-kg-10"},
    "map": {"place": "kopuro-bazar"},
    "recommendations": {"instrument": "cbnrm"},
}


def test_what_is_gone_is_named_and_let_go_and_other_choices_are_kept(folder: Path) -> None:
    visits = {screen: open_screen(screen, mine="jerui", **query) for screen, query in CHOICES.items()}
    for screen, query in CHOICES.items():
        for name, item in query.items():
            assert visits[screen].query_params[name] == item
            assert rename(folder, item, f"{item}-renamed")
    # One of them searches at the same moment.
    visits["recommendations"].text_input[0].set_value("water")
    for screen, at in visits.items():
        at.run()
        ((name, item),) = CHOICES[screen].items()
        assert not at.exception, screen
        assert lines(at) == [f'<p class="quiet">{GONE}{name}={item}</p>']
        assert name not in at.query_params
        assert at.query_params["mine"] == "jerui"
    assert visits["recommendations"].query_params["q"] == "water"
    for screen, at in visits.items():
        at.run()
        assert not at.exception, screen
