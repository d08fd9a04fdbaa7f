"""Years come from the data: what happens after the last year that we know of is shown, and no axis ends before it."""

from __future__ import annotations

import re

import pytest

from dashboard.choosing import event_records, view_address
from dashboard.choosing.period import all_years, as_chosen, is_whole, years_of
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations, timeline
from dashboard.figures.filters import filters
from dashboard.figures.line_of_time import told
from dashboard.figures.story import story
from dashboard.figures.timeline.peak import peak
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from drawings import figures, layers
from package_changes import Keep, Put, When, accepted
from support import shipped, some

STUDY_YEARS = (1994, 2016)  # of the shipped case
T = Translator()
NEWEST = 2027
ONE_YEAR = Selection(year_from=2010, year_to=2010)


@pytest.fixture(scope="module")
def later() -> Dataset:
    """The shipped data with one event and one step more than a year after all others."""
    return accepted(
        Put("events", "date_edtf", f"{NEWEST}-03-08", 1), Put("followups", "date_edtf", f"{NEWEST}-04", 1)
    )


def test_the_years_end_with_the_newest_dated_row(later: Dataset) -> None:
    assert all_years(later) == (STUDY_YEARS[0], NEWEST)
    assert all_years(shipped())[1] < NEWEST


def test_the_years_never_end_before_those_of_the_study() -> None:
    assert all_years(accepted(When("", "2003-05"))) == STUDY_YEARS


def test_an_interval_of_which_little_is_known_stretches_no_axis() -> None:
    assert all_years(accepted(When("", "2003/2999")))[1] < NEWEST


def test_an_event_of_the_newest_year_stands_on_every_time_chart(later: Dataset) -> None:
    event = later.records.events[0]
    assert event.event_id in {row.event_id for row in event_records.events(later, Selection())}
    everything = Selection(kinds=(event.kind,))
    for figure in (
        timeline.timeline(later, Selection(), T),
        timeline.actions_per_year(later, everything, T),
        timeline.documents_per_year(later, Selection(), T),
    ):
        assert str(NEWEST) in figure.subtitle + " ".join(map(str, figure.rows.frame.iloc[:, 0])), figure.id
        assert NEWEST + 1 in ends_of_axes(figure.drawing.to_dict()), figure.id


def ends_of_axes(spec: object) -> set[float]:
    """The last values of all domains of a specification."""
    found: set[float] = set()
    if isinstance(spec, dict):
        domain = spec.get("domain")
        if isinstance(domain, list) and domain and isinstance(domain[-1], (int, float)):
            found.add(domain[-1])
        spec = list(spec.values())
    if isinstance(spec, list):
        for part in spec:
            found |= ends_of_axes(part)
    return found


def years_of_steps(data: Dataset, selection: Selection) -> tuple[int, int]:
    """First and last year on the axis of the recommendations, with the gutter of undated steps."""
    chart = recommendations.overview(data, selection, T).drawing.to_dict()
    xs = [layer.get("encoding", {}).get("x", {}) for layer in layers(chart)]
    first, last = some(x["scale"]["domain"] for x in xs if "scale" in x)[0]
    return int(first[:4]), int(last[:4])


def test_the_steps_have_room_up_to_the_newest_year(later: Dataset) -> None:
    first, last = years_of_steps(shipped(), Selection())
    assert years_of_steps(later, Selection()) == (first, last + NEWEST - all_years(shipped())[1])


def test_a_filter_of_recommendations_moves_no_first_year() -> None:
    begins = {years_of_steps(shipped(), Selection(stakeholders=(group.stakeholder_id,)))[0] for group in some(shipped().records.stakeholders)}  # fmt: skip
    assert begins == {years_of_steps(shipped(), Selection())[0]}


def test_the_talk_tells_the_newest_year(later: Dataset) -> None:
    (now,) = [scene for scene in story(later, T) if scene.id == "until-now"]
    assert any(str(NEWEST) in text for text in now.texts)


def test_an_address_knows_the_newest_year(later: Dataset) -> None:
    chosen, unknown = view_address.parse({"from": "2020", "to": str(NEWEST)}, later)
    assert (years_of(later, chosen), unknown) == ((2020, NEWEST), ())
    assert view_address.parse({"to": str(NEWEST)}, shipped())[1] == (f"to={NEWEST}",)


def test_whoever_looks_at_all_years_sees_those_that_come_too(later: Dataset) -> None:
    last = all_years(shipped())[1]
    chosen, _ = view_address.parse({"from": str(STUDY_YEARS[0]), "to": str(last)}, shipped())
    assert chosen == Selection()
    assert view_address.to_query(chosen) == {"lang": "en"}
    assert is_whole(later, chosen)
    assert not filters(chosen, later, T)
    assert as_chosen(later, 2000, last) == (2000, last)


def test_years_that_went_from_the_data_leave_a_view_that_can_be_drawn(later: Dataset) -> None:
    gone = Selection(year_from=NEWEST, year_to=NEWEST)
    last = all_years(shipped())[1]
    assert years_of(later, gone) == (NEWEST, NEWEST)
    assert years_of(shipped(), gone) == (last, last)
    assert timeline.documents_per_year(shipped(), gone, T).subtitle
    assert accepted(Keep("events", 0)).records.events == ()


# --- one year is one year ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "What is documented, 2010"),
        ("ru", "Что известно по документам, 2010"),
        ("ky", "Документтер боюнча белгилүүсү, 2010"),
    ],
)
def test_a_view_of_one_year_names_it_once(lang: str, said: str) -> None:
    assert timeline.timeline(shipped(), ONE_YEAR, Translator(lang)).title == said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_a_view_of_one_year_says_a_range_or_years(lang: str) -> None:
    """Neither "2010–2010" nor, in languages that say so, "in the years 2010"."""
    t = Translator(lang)
    for name, draw in some(figures(shipped(), ONE_YEAR, t).items()):
        figure = draw()
        said = " ".join([figure.title, figure.subtitle, figure.sentence, figure.empty, *figure.notes])
        assert not re.search(r"(\d{4})–\1|(?<!–)\b2010(?: год(?:ы|ов|ах)\b|-жылдар)", said), (name, said)
    assert filters(ONE_YEAR, shipped(), t) == [(t("Years"), "2010")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Public documents of 2010 record one, two and three."),
        ("ru", "По публичным документам, за 2010 год насчитывается one, two и three."),
        ("ky", "Ачык документтер боюнча 2010-жылы one, two жана three болгон."),
    ],
)
def test_a_case_that_counts_one_year_names_it_once(lang: str, said: str) -> None:
    made = Translator(lang)(
        "Public documents of {first}–{last} record {peaceful}, {violent} and {court}.",
        first="2010",
        last="2010",
        peaceful="one",
        violent="two",
        court="three",
    )
    assert made == said


def test_a_small_line_of_one_year_names_it_once() -> None:
    years = {
        year: event_records.events(shipped(), Selection(year_from=year, year_to=year))
        for year in (2010, 2011)
    }
    inside = {year: [row for row in rows if row.first.year == row.last.year] for year, rows in years.items()}
    said = told(inside[2010], T)
    assert said.endswith(" in 2010"), said
    assert told([*inside[2010], *inside[2011]], T).endswith(" from 2010 to 2011")


def test_a_view_of_one_year_has_no_year_with_most() -> None:
    """Its only year would always be it."""
    for year in some(range(*all_years(shipped()))):
        title = peak(shipped(), Selection(year_from=year, year_to=year), T)
        assert "peak" not in title, title
