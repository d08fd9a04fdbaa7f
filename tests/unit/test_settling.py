"""Labels that have room find better spots together, and none loses its room by that."""

import numpy as np

from dashboard.figures.map import settling
from dashboard.figures.map.room import Label, Sheet, spot_on

BOX = ((0.0, 0.0), (1.0, 1.0))
MIDDLE = (0.5, 0.5)


def sheet_with(*lines: tuple[float, float, float, float]) -> Sheet:
    """A sheet of 400 px with lines from (x, y) to (x, y)."""
    sheet = Sheet(BOX, (400, 400))
    points = [np.linspace(line[:2], line[2:], 400) for line in lines]
    sheet.lines = np.concatenate(points) if points else sheet.lines
    return sheet


def placed(sheet: Sheet, *labels: Label) -> list[tuple[Label, settling.Spot]]:
    """Labels at the first spots that are free."""
    found = []
    for label in labels:
        plain = Label(label.point, label.style, label.label, label.sides)
        spot = spot_on(plain, sheet, phone=False)
        assert spot
        sheet.taken += spot[2]
        found.append((label, spot))
    return found


def test_a_name_leaves_a_side_where_a_line_strikes_it_through() -> None:
    sheet = sheet_with((200, 200, 400, 200))
    name = Label(MIDDLE, "village", "Somewhere", "ewns", minds_lines=True)
    before = placed(sheet, name)
    (after,) = settling.settled(before, sheet, phone=False)
    assert (before[0][1][1], after[1]) == ("e", "w")


def test_two_names_change_their_spots_together_and_both_keep_room() -> None:
    sheet = sheet_with((200, 200, 400, 200))
    name = Label(MIDDLE, "village", "Somewhere", "ew", minds_lines=True)
    # So near that the second has the spot which is better for the first; its own other side is as good.
    other = Label((0.5, 0.3), "village", "Else", "ew", minds_lines=True)
    labels = placed(sheet, name, other)
    after = settling.settled(labels, sheet, phone=False)
    assert [spot[1] for spot in after] == ["w", "w"]
    assert all(room in sheet.taken for spot in after for room in spot[2]) and len(sheet.taken) == 2


def test_what_minds_no_line_stays() -> None:
    sheet = sheet_with((200, 200, 400, 200))
    labels = placed(sheet, Label(MIDDLE, "village", "Somewhere", "ewns"))
    assert settling.settled(labels, sheet, phone=False) == [labels[0][1]]


def test_words_keep_away_from_the_mark_of_another_place() -> None:
    sheet = sheet_with((0, 390, 10, 390))
    name = Label(MIDDLE, "village", "Somewhere", "ns", minds_lines=True)
    x, y = sheet.pixel(MIDDLE)
    sheet.marks += [(x, y), (x, y - 32)]  # its own, and one right above its words
    labels = placed(sheet, name)
    (after,) = settling.settled(labels, sheet, phone=False)
    assert (labels[0][1][1], after[1]) == ("n", "s")


def test_a_line_that_is_longer_than_its_map_by_far_is_followed_on_the_map_alone() -> None:
    village = Sheet(((42.0, 70.0), (42.00001, 70.00001)), (400, 400))
    frontier = [(30.0, 50.0), (42.000005, 70.000005), (42.000005, 90.0)]
    points = village.along([frontier, [(41.0, 70.0), (41.0, 71.0)]])
    assert 300 < len(points) < 700 and (np.diff(points, axis=0) ** 2).sum(axis=1).max() < 2.1
    assert ((points >= 0) & (points <= 400)).all()
    assert village.along([]).shape == (0, 2)
