"""Arrows between those who have a part: each stands where the data say, none lies on another, and those shipped do not cross."""

from __future__ import annotations

from itertools import combinations

from hypothesis import example, given
from hypothesis import strategies as st

from dashboard import case
from dashboard.figures.approach import stakeholders
from dashboard.figures.approach.lanes import BESIDE, INSIDE, OUTSIDE, Lane, Turn, edges, lanes
from package_changes import Put, accepted
from support import shipped, some

T = case.translator(shipped(), "en")


@st.composite
def turned(draw: st.DrawFn) -> tuple[int, list[Turn]]:
    """A row of boxes, and who is to turn to whom; a box has at most one arrow to a word."""
    boxes = draw(st.integers(1, 5))
    whom = st.one_of(st.integers(0, boxes - 1), st.just(OUTSIDE))
    pairs = st.tuples(st.integers(0, boxes - 1), whom).filter(lambda pair: pair[0] != pair[1])
    turns = [Turn(*pair) for pair in draw(st.lists(pairs, max_size=5, unique=True))]
    named = draw(st.sets(st.integers(0, boxes - 1), min_size=0 if turns else 1))
    return boxes, [*turns, *(Turn(who, "authorities") for who in sorted(named))]


@given(turned())
def test_two_arrows_never_lie_on_each_other(drawn: tuple[int, list[Turn]]) -> None:
    boxes, turns = drawn
    run = lanes(turns, boxes, has_outside=True)
    assert len(run) == len(turns)
    for one, other in combinations(run, 2):  # of a single arrow there is nothing to ask
        if one.level == other.level:
            assert one.span[1] < other.span[0] or other.span[1] < one.span[0]
        assert len({round(x, 9) for lane in (one, other) for x in ways_down(lane)}) == len(
            ways_down(one) + ways_down(other)
        )


def ways_down(lane: Lane) -> tuple[float, ...]:
    """Where an arrow stands upright."""
    return (lane.begin, lane.end) if lane.to == "box" else (lane.begin,)


@given(turned())
@example((4, [Turn(1, 0), *(Turn(0, whom) for whom in (1, 2, 3, OUTSIDE, "authorities"))]))  # six at one box
def test_an_arrow_leads_from_its_own_box_to_whom_the_data_name(drawn: tuple[int, list[Turn]]) -> None:
    boxes, turns = drawn
    for turn, lane in some(zip(turns, lanes(turns, boxes, has_outside=True), strict=True)):
        assert of_box(lane.begin, boxes) == turn.who
        if turn.whom == OUTSIDE:
            assert (lane.to, lane.end, lane.word) == ("outside", BESIDE, "")
        elif isinstance(turn.whom, int):
            assert (lane.to, of_box(lane.end, boxes)) == ("box", turn.whom)
        else:
            assert (lane.to, lane.word) == ("word", turn.whom)
            assert lane.span[0] > 0 and lane.end < INSIDE, "a word stays in the frame"


def of_box(place: float, boxes: int) -> int:
    """The box below which something stands, from the left."""
    left, right = edges(has_outside=True)
    return int((place - left) / (right - left) * boxes)


def test_nobody_turns_to_itself_where_the_words_name_its_own_kind() -> None:
    data = accepted(Put("approaches", "toward", "companies"))
    actors = stakeholders.actor_ids(data)
    turns = stakeholders.approach_turns(data, T)
    company = actors.index("company")
    assert {turn.who for turn in some(turns)} == set(range(len(actors)))
    assert all(turn.whom == (company if turn.who != company else "companies") for turn in turns), turns


def test_where_words_name_several_groups_or_none_the_arrow_leads_to_the_word() -> None:
    data = shipped()
    kinds = [row.kind for row in some(data.records.stakeholders)]
    assert kinds.count("authorities") == 2 and kinds.count("companies") == 1
    actors = stakeholders.actor_ids(data)
    turns = {(actors[turn.who], turn.whom) for turn in stakeholders.approach_turns(data, T)}
    assert turns == {
        ("company", "outside"),
        ("company", "authorities"),
        ("local", actors.index("company")),
    }


def test_no_arrow_of_the_shipped_case_crosses_another() -> None:
    run = lanes(
        stakeholders.approach_turns(shipped(), T), len(stakeholders.actor_ids(shipped())), has_outside=True
    )
    deeper = some((one, other) for one in run for other in run if one.level > other.level)
    for deep, shallow in deeper:
        low, high = sorted((shallow.begin, shallow.end))
        assert not any(low < place < high for place in ways_down(deep))
