"""Steps of policy: drawn as precisely as they are dated, listed where they are not."""

import pandas as pd

from dashboard import dates
from dashboard.figures import evidence
from dashboard.figures.drawing.colours import Role
from dashboard.figures.figure import record
from dashboard.figures.words.accounts import SIDES
from dashboard.i18n import Translator
from evidence_rows import drawn, row_of
from other_rows import without_rows
from support import shipped, some

T = Translator()


def test_a_step_is_drawn_as_precisely_as_it_is_dated_and_an_undated_one_never() -> None:
    data = shipped()
    figure = evidence.policy(data, T)
    marks = [row for row in drawn(figure) if "exact" in row]
    dated = {row["title_en"]: row for row in data["policy_steps"].to_dict("records") if row["date_edtf"]}
    assert {mark["title"] for mark in marks} == set(dated) and len(marks) == len(dated)
    for mark in marks:
        known = dates.span(dated[mark["title"]]["date_edtf"])
        assert mark["exact"] == (known.precision == "day")
        assert mark["first"].startswith(known.first.isoformat())
    for row in data["policy_steps"].to_dict("records"):
        if not row["date_edtf"]:
            assert row["title_en"] in figure.sentence
            assert row_of(figure, record("policy_steps", row["step_id"]))["Date"] == "undated"


def test_a_step_that_one_side_alone_tells_is_hollow() -> None:
    data = shipped()
    voices = data.rows("sources")
    told = {
        row["title_en"]: (voices[row["source_id"]]["account_voice"] or voices[row["source_id"]]["voice"])
        in SIDES
        for row in data["policy_steps"].to_dict("records")
    }
    marks = [row for row in drawn(evidence.policy(data, T)) if "exact" in row]
    assert {mark["title"] for mark in marks if mark["fill"] == Role.PAPER} == {
        mark["title"] for mark in some(marks) if told[mark["title"]]
    }


def test_marks_of_steps_do_not_touch_on_a_phone() -> None:
    marks = [row for row in drawn(evidence.policy(shipped(), T)) if "exact" in row]
    for _, lane in some(pd.DataFrame(marks).groupby("y")):
        first, last = (pd.to_datetime(lane.sort_values("first")[end]).to_numpy() for end in ("first", "last"))
        apart = first[1:] - last[:-1]
        assert (apart >= pd.Timedelta(days=800)).all()


def test_a_single_step_after_the_study_is_told_of_as_one() -> None:
    data = shipped()
    own = data["policy_steps"]
    later = own[own.date_edtf.str[:4] > "2018"].step_id.iloc[0]
    sentence = evidence.policy(without_rows(data, "policy_steps", own.step_id != later), T).sentence
    assert "1 is dated after" in sentence


def test_a_step_without_a_date_comes_after_those_that_have_one() -> None:
    steps = shipped().rows("policy_steps")
    rows = evidence.policy(shipped(), T).rows
    are_dated = [bool(steps[own[0].partition("/")[2]]["date_edtf"]) for own in rows.records]
    assert are_dated == sorted(are_dated, reverse=True) and len(set(are_dated)) == 2
    assert list(rows.frame["No."]) == list(range(1, len(rows.records) + 1))


def test_steps_without_any_date_are_listed_and_not_drawn() -> None:
    data = shipped()
    figure = evidence.policy(without_rows(data, "policy_steps", data["policy_steps"].date_edtf != ""), T)
    assert figure.chart is None and figure.empty and len(figure.table)
