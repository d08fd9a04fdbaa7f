"""The second case that ships, small and real: it passes the check, rests on documents with addresses, draws, and names nobody."""

from __future__ import annotations

import pytest

from dashboard import case
from dashboard.addresses import web_address
from dashboard.basemap import whole
from dashboard.figures import parts, story
from dashboard.figures.words import case_text
from dashboard.i18n import LANGUAGES, Translator
from dashboard.paths import ROOT
from dashboard.reading.dataset import Dataset
from drawings import failures, quickly
from support import some

FOLDER = ROOT / "examples" / "solton-sary"


@pytest.fixture(scope="module")
def data() -> Dataset:
    return whole(FOLDER)


def test_every_event_rests_on_a_document_that_can_be_looked_up(data: Dataset) -> None:
    documents = data.rows("sources")
    told: dict[str, list[str]] = {}
    for link in data.records.event_sources:
        told.setdefault(link.event_id, []).append(link.source_id)
    for event in some(data.records.events):
        assert all(web_address(documents[item].url) for item in told[event.event_id])
    for row in some(data.records.sources):
        assert web_address(row.url) and row.publisher and row.read_as == "stored-excerpt"


def test_every_text_is_there_in_three_languages(data: Dataset) -> None:
    columns = {"events": ("title", "summary"), "mines": ("status_text",), "texts": ("text",), "not_found": ("text",), "sources": ("title",)}  # fmt: skip
    texts = [
        row[f"{name}_{lang}"]
        for table, names in columns.items()
        for row in data.rows(table).values()
        for name in names
        for lang in LANGUAGES
    ]
    assert len(texts) > 100
    assert "" not in texts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_screen_and_scene_has_words_and_pictures(data: Dataset, lang: str) -> None:
    t = case.translator(data, lang)
    assert failures(quickly(data, t)) == {}


def test_what_it_has_nothing_for_is_not_offered(data: Dataset) -> None:
    assert not parts.has_screen(data, "stakeholders") and not parts.has_screen(data, "recommendations")
    assert parts.parts(data, "participation") == ("glance", "people", "demands", "seats")
    assert case.study(data) is None
    assert "deposits" not in {scene.figure for scene in story.plan(data)}, (
        "a map without a point tells nothing"
    )
    lead = case_text.text(data, Translator(), "overview-lead")
    assert "4 peaceful protests and 1 violent incident" in lead
