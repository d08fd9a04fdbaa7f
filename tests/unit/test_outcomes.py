"""What was demanded, promised, met or undone has one colour, one mark and one word wherever it is drawn."""

from __future__ import annotations

import re

import pytest

from dashboard.choosing.selection import Selection
from dashboard.figures import participation, recommendations, story
from dashboard.figures.drawing import outcomes
from dashboard.figures.drawing.colours import RED, Ink
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.story.sheet import Box, Sheet
from dashboard.figures.words import headline
from dashboard.figures.words.code_words import WORDS
from dashboard.figures.words.names import relation_names, stage_names, step_names
from dashboard.i18n import Translator
from dashboard.outputs import sheets
from dashboard.outputs.site import asked, frame
from drawings import layers
from support import shipped, some

T = Translator()
ALL = Selection()


@pytest.mark.parametrize("key", outcomes.LOOKS)
def test_each_kind_that_has_a_word_has_a_look_and_none_of_them_is_red(key: tuple[str, str]) -> None:
    looks = outcomes.LOOKS[key]
    assert {code for code in looks if code} == set(WORDS[key])
    assert all(look.colour != RED for look in some(looks.values()))
    assert len(set(looks.values())) == len(looks), "two kinds of one list look alike"


def inks(*looks: outcomes.Look) -> set[Ink]:
    """The colours of some looks."""
    return {look.ink for look in looks}


def test_what_went_towards_it_is_one_colour_and_what_went_against_it_another() -> None:
    for_it = inks(
        outcomes.STATUS["acted"],
        outcomes.RELATION["support"],
        outcomes.STEP["granted"],
        outcomes.STAGE["paid"],
    )
    against = inks(
        outcomes.STATUS["reversed"],
        outcomes.RELATION["setback"],
        outcomes.STEP["blocked"],
        outcomes.STAGE["returned"],
    )
    assert len(for_it) == len(against) == 1
    assert for_it != against
    assert outcomes.STEP["promised"].ink == outcomes.STAGE["promised"].ink == outcomes.ANSWERED
    assert outcomes.STEP["demanded"].ink == outcomes.ASKED


def _scales(chart: Spec, field: str) -> list[dict[str, object]]:
    """Domain and range of each channel of a chart that takes its values of a field."""
    found = [
        channel
        for layer in layers(chart.to_dict())
        for channel in layer.get("encoding", {}).values()
        if isinstance(channel, dict) and channel.get("field") == field and "range" in channel.get("scale", {})
    ]
    return [dict(zip(own["scale"]["domain"], own["scale"]["range"], strict=True)) for own in found]


def test_charts_on_steps_and_sums_have_the_colours_of_the_list() -> None:
    data = shipped()
    seats = participation.seats(data, T).drawing
    steps = recommendations.overview(data, ALL, T).drawing
    for chart, field, names, looks in (
        (seats, "step", step_names(T), outcomes.STEP),
        (steps, "relation", relation_names(T), outcomes.RELATION),
    ):
        own = {names[code]: looks[code].colour for code in names}
        assert own in _scales(chart, field)
    sums = participation.money_claims(data, T).drawing
    stages = {words: outcomes.STAGE[code].colour for code, words in stage_names(T).items()}
    for chart, field in ((sums, "told"), (participation.payments(data, T).drawing, "stage")):
        (drawn, *_) = _scales(chart, field)
        assert all(drawn[words] == stages[words] for words in some(drawn.keys() & stages.keys()))


@pytest.mark.parametrize(("scene", "looks"), [("seats", outcomes.STEP), ("since", outcomes.STATUS)])
def test_the_talk_draws_them_as_the_screens_do(scene: str, looks: dict[str, outcomes.Look]) -> None:
    data = shipped()
    (told,) = [one for one in story.story(data, T) if one.id == scene]
    rows = (
        [row.step for row in data.records.seats if row.scope == "local"]
        if scene == "seats"
        else [row.status for row in data.records.recommendations]
    )
    for sheet in (told.drawing, told.narrow):
        assert isinstance(sheet, Sheet)
        boxes = [box for box in sheet.shapes if isinstance(box, Box)]
        dashed = {(box.stroke if box.fill == "none" else box.fill, box.is_dashed) for box in boxes}
        assert dashed == {(looks[code].ink, looks[code].is_dashed) for code in rows}


def test_squares_of_style_sheets_are_full_or_dashed_as_the_list_says() -> None:
    css = sheets.sheet("shares")
    rules = dict(re.findall(r'\[data-look="([\w-]+)"\] \{([^}]*)\}', css))
    for kind, looks in (("step", outcomes.STEP), ("status", outcomes.STATUS)):
        for code, look in some(looks.items()):
            assert f"--share: var(--{kind}-{code})" in rules[code]
            assert ("--strokes: currentColor" in rules[code]) == look.is_full, code
            assert ("--edge: dashed" in rules[code]) == look.is_dashed, code


def test_a_list_of_the_copy_marks_each_step_as_the_screen_does() -> None:
    rules = sheets.sheet("bearings")
    written = " ".join(str(part) for page in asked.pages(shipped(), T, {}) for part in page.parts)
    for code, look in some(outcomes.RELATION.items()):
        assert f"--bearing-{code}" in rules
        assert f"--bearing-{code}: {look.colour}" in frame.style()
        assert f'<b class="bearing {code}"></b>' in written


def test_a_sum_in_a_line_has_the_mark_of_its_chart() -> None:
    rows = {row.payment_id: row for row in shipped().records.local_payments if row.amount_msom is not None}
    told = {
        piece.number: line.told[0]
        for _, lines in participation.money_lines(shipped(), T)
        for line in lines
        for piece in headline.pieces(line.told)
        if piece.number in rows
    }
    assert told.keys() == rows.keys()
    for name, sign in some(told.items()):
        assert sign in outcomes.SIGNS[outcomes.STAGE[rows[name].stage].shape]
