"""The screen of the timeline: wide on a laptop, tall on a phone, and an open event beside its mark."""

from __future__ import annotations

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from dashboard import case
from dashboard.choosing.selection import Selection
from dashboard.figures import harm
from dashboard.i18n import LANGUAGES
from screens import choose, markups, open_screen, texts, view
from support import shipped


@pytest.mark.parametrize(
    ("event", "side"), [("jerui-2007-05-26-violent", "flex-end"), ("jerui-2020-10-06-violent", "flex-start")]
)
def test_an_open_event_stands_on_the_side_where_its_mark_is_not(event: str, side: str) -> None:
    sheets = markups(open_screen("timeline", event=event))
    assert any(f"--event-side: {side};" in sheet for sheet in sheets)


PHONE = "Mozilla/5.0 (Linux; Android 15; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile Safari/537.36"


def stands(at: AppTest) -> bool:
    """Whether the timeline that is sent is the one that stands: a deposit is chosen for it. Never both."""
    assert not at.exception
    charts = [chart.proto.id for chart in at.get("vega_lite_chart") if "chart-timeline" in chart.proto.id]
    assert len(charts) == 1
    return "chart-timeline-tall" in charts[0]


def test_what_the_headings_over_who_was_hurt_say_is_not_said_again_below_them() -> None:
    data = shipped()
    figure = harm.figure(data, Selection(), case.translator(data, "en"))
    shown = texts(view("timeline", part="years").main).replace("\u00a0", " ")
    assert "Killed or hurt at mine work" in shown and figure.sentence and figure.sentence not in shown


def test_a_laptop_gets_the_wide_timeline_and_the_script_of_a_narrow_window_asks_for_the_other() -> None:
    at = open_screen("timeline")
    assert not stands(at)
    assert stands(at.button(key="timeline-other").click().run())
    assert not stands(at.button(key="timeline-other").click().run())


def test_a_phone_gets_the_timeline_that_stands_with_the_first_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "headers", {"User-Agent": PHONE})
    assert stands(open_screen("timeline"))


def deposit_of(at: AppTest) -> str:
    """The deposit whose timeline stands."""
    assert stands(at)
    (name,) = (item.key for item in at.get("button_group") if str(item.key).startswith("tall-mine-"))
    deposit = str(at.segmented_control(key=name).value)
    (chart,) = (chart.proto.id for chart in at.get("vega_lite_chart") if "chart-timeline" in chart.proto.id)
    assert f"-tall-{deposit}-" in chart
    return deposit


def test_the_timeline_that_stands_keeps_its_deposit_in_another_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That of an open event, whose ring would be gone, and one that is chosen since; there and back."""
    monkeypatch.setattr(ContextProxy, "headers", {"User-Agent": PHONE})
    at = open_screen("timeline", event="andash-2011-02-violent")
    assert deposit_of(at) == "andash"
    choose(at, LANGUAGES["ru"])
    assert deposit_of(at) == "andash"
    at.segmented_control(key="tall-mine-ru").set_value("taldy-bulak").run()
    choose(at, LANGUAGES["en"])
    assert deposit_of(at) == "taldy-bulak"
