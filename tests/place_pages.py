"""Pages of places for tests, and a part of one by its name."""

from __future__ import annotations

from dashboard.figures import village
from dashboard.figures.village.value import Part, Village
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from support import shipped


def page(place: str, lang: str = "en", data: Dataset | None = None) -> Village:
    """The page of a place, of the shipped data if no other is given."""
    found = village.page(data or shipped(), place, Translator(lang))
    assert found
    return found


def part(name: str, of: Village) -> Part:
    """The one part of a page that has this name."""
    (found,) = (item for item in of.parts if item.id == name)
    return found
