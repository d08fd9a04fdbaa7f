"""What the check accepts, draws: folders with few rows, many deposits, other ids, odd letters; named ones, then any.

What is cheap (a figure, its specification, words) is tried in every folder; what is dear (pictures of the stage, slides,
briefs) in a few that bring the faults of many at once. ``python tests/any_package.py 1000`` draws all of a thousand.
"""

from __future__ import annotations

import inspect
import itertools
import random
from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import drawings
from any_package import PACKAGES, SIZES, a_view
from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, participation, study, timeline
from dashboard.figures import map as maps
from dashboard.figures import recommendations as recs
from dashboard.figures.approach import stakeholders
from dashboard.figures.figure import Figure
from dashboard.figures.overview import locator, overview
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import picture
from dashboard.outputs.files import brief
from dashboard.reading.dataset import DataFaults
from drawings import Draw, failures, figures, files, quickly, stage
from package_changes import ODD, SMALL, Add, Change, Keep, Many, Put, Rename, SayAll, Sized, When, accepted
from package_rows import TABLES, fields, keys
from support import tries
from talk import sketched, undrawn

T = Translator()
ALL = Selection()


def assert_draws(draws: Mapping[str, Draw]) -> None:
    assert draws
    for name, error in failures(draws).items():
        error.add_note(f"while drawing: {name}")
        raise error


def headings_only(*tables: str) -> tuple[Change, ...]:
    return tuple(Keep(table, 0) for table in tables)


# A folder, and the drawings that it once broke or might; () = all of them.
STUDY = ("study", "numbers", "cells of the study", "deposits", "scene opening", "scene counts")
MAPS = ("map", "country", "close-up", "locator", "scene deposits", "scene years")
EVENTS = (
    "timeline",
    "tall jerui",
    "actions",
    "documents per year",
    "event cards",
    "turnout",
    "demands",
    "scene until-2016",
)
ASKED = ("recommendations", "scene approach", "scene since")
FOLDERS: Mapping[str, tuple[tuple[Change, ...], tuple[str, ...]]] = {
    "no row at all": (headings_only(*TABLES), ()),
    "the study's table is empty": (headings_only("study_counts"), (*STUDY, "profiles")),
    "one number of the study is missing": ((Keep("study_counts", 20),), STUDY),
    "the study prints a million": ((Put("study_counts", "value", "1000000"),), STUDY),
    "fifteen deposits, of which the study knows three": ((Add(12),), (*STUDY, *MAPS, "timeline", "actions", "demands", "scene holders")),
    "one deposit": ((Keep("mines", 1),), (*STUDY, *MAPS, "profiles")),
    "no deposit, group, question or place": (headings_only("stakeholders", "survey_questions", "places"), ()),
    "nothing happened since": (headings_only("followups"), ASKED),
    "no recommendation": (headings_only("recommendations"), ASKED),
    "ids that follow no pattern": (tuple(Rename(table, "x{n}") for table in TABLES if len(keys(table)) == 1), (*ASKED, *STUDY, "map", "timeline", "event cards")),
    "no finding": (headings_only("findings"), ("findings", "scene approach")),
    "no point's precision is known": ((Put("places", "precision_m", ""),), (*MAPS, "profiles")),
    "no place has a point": ((Put("places", "lat", ""),), (*MAPS, "profiles")),
    "no event": (headings_only("events"), (*EVENTS, *STUDY)),
    "one event": ((Keep("events", 1),), EVENTS),
    "everything long before the study": ((When("", "1850-02-28"),), (*EVENTS, *ASKED, "seats", "policy", "auctions")),
    "everything in one year": ((When("", "2007"),), (*EVENTS, *ASKED, "seats", "policy")),
    "two thousand events at twelve deposits": ((Add(9), Many(2_000)), ("timeline", "tall jerui", "actions", "documents per year", "number", *MAPS[:2], "scene until-2016")),
    "dates that say nothing": ((When("", "1000/2999"),), (*EVENTS, *ASKED, "seats", "policy", "auctions", "reading")),
    "payments without their sums": ((Put("local_payments", "amount_msom", ""),), ("payment", "money", "disagree")),
    "a million objects at auction": ((Put("auctions", "value", "1000000"),), ("auctions", "disagree")),
}  # fmt: skip


# Folders that have many of these at once, for what is dear to draw.
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "nothing": ("no row at all",),
    "little, and no number": (
        "one deposit",
        "the study's table is empty",
        "no recommendation",
        "no finding",
        "no event",
        "no place has a point",
        "payments without their sums",
    ),
    "much, and all at once": (
        "fifteen deposits, of which the study knows three",
        "the study prints a million",
        "everything in one year",
        "no point's precision is known",
        "a million objects at auction",
        "nothing happened since",
        "ids that follow no pattern",
    ),
}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_with_little_or_other_data_draws(name: str) -> None:
    changes, wanted = FOLDERS[name]
    draws = quickly(accepted(*SMALL, *changes), T)
    concerned = {key: draw for key, draw in draws.items() if not wanted or key.startswith(wanted)}
    assert len(concerned) > 1
    assert_draws(concerned)


def test_numbers_of_one_deposit_have_no_sum() -> None:
    one, all_ = (overview.numbers(accepted(*SMALL, *changes), T) for changes in ((Keep("mines", 1),), ()))
    assert not one.table.iloc[:, 0].str.startswith("together").any()
    assert all_.table.iloc[:, 0].str.startswith("together").any()


@pytest.mark.parametrize("name", TOGETHER)
def test_slides_with_their_pictures_and_briefs_are_made_of_a_folder_with_much_amiss(name: str) -> None:
    data = accepted(*SMALL, *itertools.chain.from_iterable(FOLDERS[part][0] for part in TOGETHER[name]))
    made = files(data, T)
    briefs = [name for name in made if name.startswith("brief")]
    # One template makes all briefs; and the pictures of slides are drawn as PNG, small ones, where there is most in them.
    with sketched() if name.startswith("much") else undrawn():
        assert_draws({name: made[name] for name in ("slides", *briefs[:1], *briefs[-1:])})


@pytest.mark.parametrize(("lang", "half"), [("ru", 0), ("ky", 1)])
def test_a_folder_in_english_only_draws_in_every_language(lang: str, half: int) -> None:
    """Each drawing in one of them: a text that is not there is told in English by the same lines of code."""
    empty = tuple(
        Put(table, name, "") for table in TABLES for name in fields(table) if name.endswith(("_ru", "_ky"))
    )
    data, t = accepted(*SMALL, *empty), Translator(lang)
    draws = dict(list(quickly(data, t).items())[half::2])
    first = data["stakeholders"].stakeholder_id[0]
    assert_draws({**draws, "brief": lambda: brief.brief(first, data, t, drawings.HOME, drawings.DAY)})


@pytest.mark.parametrize("first", range(2))
def test_tables_with_headings_only_draw(first: int) -> None:
    assert_draws(quickly(accepted(*SMALL, *headings_only(*TABLES[first::2])), T))


@pytest.mark.parametrize("first", [0, len(ODD) // 2])
def test_texts_in_odd_letters_or_marks_are_drawn_in_every_figure_and_file(first: int) -> None:
    """Each text in turn, row by row: a table of nine rows has met them all in the two."""
    data = accepted(*SMALL, SayAll(first))
    made = [
        build()
        for name, build in figures(data, ALL, T).items()
        if not name.startswith(("rows", "dictionary"))
    ]
    pictures = {
        f"svg {figure.id}": partial(picture.svg, figure, "light", [figure.title], T) for figure in made
    }
    made_of_it = files(data, T)
    if first:  # slides once: their texts are those of the figures
        del made_of_it["slides"]
    # The briefs by turns: one template makes them all, and what they say stands in the figures too.
    briefs = [name for name in made_of_it if name.startswith("brief")]
    for name in briefs[bool(first) :: 2]:
        del made_of_it[name]
    assert len(briefs) > 2
    with undrawn():
        assert_draws({**pictures, **made_of_it})


def test_every_public_figure_is_tried() -> None:
    modules = (study, evidence, locator, maps, overview, participation, recs, stakeholders, timeline)
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, build in inspect.getmembers(module, lambda it: inspect.isfunction(inspect.unwrap(it)))
        if not name.startswith("_") and inspect.signature(build).return_annotation in ("Figure", Figure)
    }
    told = (
        inspect.getsource(drawings.figures)
        .replace("part.", "participation.")
        .replace("recs.", "recommendations.")
    )
    told = told.replace("maps.", "map.")
    assert len(public) > 25
    assert {name for name in public if name not in told} == set()


DRAWN = 15  # of each of three packages


@tries(0.04)
@given(changes=PACKAGES, lang=st.sampled_from(list(LANGUAGES)), pick=st.randoms(use_true_random=False))
def test_what_the_check_accepts_draws(changes: tuple[Change, ...], lang: str, pick: random.Random) -> None:
    """For as many as one likes: ``python tests/any_package.py 1000``.

    Hypothesis complains if most of the packages are refused: then this would say little.
    """
    try:
        data = accepted(*SMALL, *changes)
    except DataFaults:
        assume(False)
    t = Translator(lang)
    chosen = a_view(data, pick).with_(lang=lang)
    known, dear = quickly(data, t, selection=chosen), {**stage(data, t, "light"), **files(data, t)}
    figure = pick.choice(list(figures(data, chosen, t).values()))()
    away = dict(drawings.taken(figure, data, chosen, "light", t))
    some_of = {name: known[name] for name in pick.sample(list(known), min(DRAWN, len(known)))}
    assert_draws({**some_of, **{name: dear[name] for name in pick.sample(list(dear), 1)}, **away})


@tries(0.02)  # one package; two cost eight seconds of a core
@given(
    size=SIZES,
    changes=PACKAGES,
    lang=st.sampled_from(list(LANGUAGES)),
    pick=st.randoms(use_true_random=False),
)
def test_one_to_twelve_deposits_with_up_to_two_thousand_events_draw_every_figure_and_scene(
    size: Sized, changes: tuple[Change, ...], lang: str, pick: random.Random
) -> None:
    """And one file of each: the slides, or a group's brief."""
    try:
        data = accepted(*SMALL, size, *changes)
    except DataFaults:
        assume(False)
    assert len(data["mines"]) <= 32 and len(data["events"]) <= 2_000
    t = Translator(lang)
    made = files(data, t)
    name = pick.choice(list(made))
    draws = quickly(data, t, selection=a_view(data, pick).with_(lang=lang))
    assert_draws({**draws, name: made[name]})


@pytest.mark.parametrize("size", [Sized(1, 0), Sized(4, 7), Sized(12, 40)])
def test_a_package_has_as_many_deposits_and_events_as_were_asked_for(size: Sized) -> None:
    data = accepted(*SMALL, size)
    assert (len(data["mines"]), len(data["events"])) == (size.deposits, size.events)
