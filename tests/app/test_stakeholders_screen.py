"""The screen of stakeholders: who has a part, who is only advised, who is outside, and what each group was asked."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from markupsafe import escape

from dashboard import case
from dashboard.figures.approach import stakeholders
from dashboard.figures.approach.chart import KINDS, Kind
from dashboard.figures.words.names import status_names
from dashboard.i18n import Translator
from dashboard.paths import SHIPPED_DATA
from dashboard.reading.dataset import load
from screens import markups, open_screen, texts, view
from support import some


def test_the_approach_shows_who_has_a_part_who_is_only_advised_and_who_is_outside() -> None:
    said, data = texts(view("stakeholders").main), load(SHIPPED_DATA)
    for row in some(data.records.approaches):
        assert escape(row.text_en) in said
    rows = stakeholders.approach_boxes(data, case.translator(data, "en"))
    assert [(row.kind, len(row.boxes)) for row in rows] == [("acting", 3), ("advised", 2), ("outside", 1)]
    groups = [row.stakeholder_id for row in some(data.records.stakeholders)]
    assert said.count("How each recommendation stands is our judgement.") == 1, "once for all groups"
    assert all(f"recommendations?lang=en&amp;stakeholder={group}" in said for group in groups)


@pytest.mark.parametrize("missing", KINDS[1:])
def test_an_approach_without_one_kind_of_box_is_drawn(monkeypatch: pytest.MonkeyPatch, missing: Kind) -> None:
    rows = some(stakeholders.approach_boxes(load(SHIPPED_DATA), case.translator(load(SHIPPED_DATA), "en")))
    left = tuple(row for row in rows if row.kind != missing)
    monkeypatch.setattr(stakeholders, "approach_boxes", lambda *_: left)
    said = texts(open_screen("stakeholders").main)
    assert len(left) == 2
    assert all(row.words in said and row.boxes[0].name in said for row in left)


def test_arrows_stand_where_the_words_name_whom_an_actor_turns_to_and_none_begins_at_residents() -> None:
    said, data = texts(view("stakeholders").main), load(SHIPPED_DATA)
    named = {"residents": "local people", "authorities": "authorities", "companies": "companies"}
    rows = some(row for row in data.records.approaches if row.toward)
    assert all(named[row.toward] in row.text_en for row in rows), "nothing that the study does not say"
    turns = stakeholders.turns(data, case.translator(data, "en"))
    assert len(turns) == len(rows) and "Residents themselves" not in dict(turns)
    assert all(f"<b>{who}</b>" in said and f"</span> {whom}" in said for who, whom in turns)


def test_every_stakeholder_of_the_study_is_on_their_screen() -> None:
    asked = load(SHIPPED_DATA)["recommendations"].stakeholder_id
    names = load(SHIPPED_DATA).rows("stakeholders")
    headings = re.findall("<h3>([^<]+)</h3>", texts(view("stakeholders").main))
    for stakeholder in some(set(asked)):
        assert names[stakeholder]["name_en"] in headings


def test_each_group_has_a_square_for_each_recommendation_in_one_order_of_statuses() -> None:
    data = load(SHIPPED_DATA)
    (told,) = (
        piece for piece in markups(view("stakeholders").main) if 'class="pieces asked-groups"' in piece
    )
    _, *cards = told.split('<div class="asked">')
    asked = Counter((row.stakeholder_id, row.status) for row in data.records.recommendations)
    drawn, orders = Counter[tuple[str, str]](), []
    for card in some(cards):
        kinds = re.findall(
            r'<a href="([^"]+)"><span class="squares" data-look="([^"]+)"[^>]*>(.*?)</span>', card
        )
        orders.append([look for _, look, _ in kinds])
        for address, look, squares in kinds:
            (group,) = re.findall(r"stakeholder=([a-z-]+)", address)
            assert f"status={look}" in address
            drawn[group, look] += squares.count("<i")
    assert drawn == asked
    known = list(status_names(Translator()))
    assert all(order == sorted(order, key=known.index) for order in orders)
