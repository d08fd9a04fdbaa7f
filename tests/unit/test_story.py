"""The talk: messages in their order with figures of the screens, whose account they are, and nothing that could harm."""

from __future__ import annotations

import pytest

from dashboard import paths
from dashboard.choosing import event_records, view_address
from dashboard.choosing.selection import TALKS, Selection
from dashboard.figures import story
from dashboard.figures.figure import MapSpec
from dashboard.figures.story import Scene
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import voice_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import hall
from dashboard.outputs.files import slides
from package_changes import Keep, Put, accepted
from support import shipped, some
from talk import alone, scenes, sheet, told


def said(scene: Scene) -> str:
    """All that a scene shows in words."""
    return "\n".join(scene.texts)


def test_the_talk_has_the_messages_of_the_case_in_order() -> None:
    ids = [scene.id for scene in scenes()]
    assert ids == ["opening", "deposits", "years", "holders", "until-2010", "until-2016", "until-now", "clash-2007", "turnout", "demands", "seats", "counts", "approach", "since", "sources"]  # fmt: skip


def test_the_short_talk_is_a_list_of_its_own_in_the_order_of_the_full_one() -> None:
    full, short = (tuple(row.scene_id for row in story.plan(shipped(), talk)) for talk in TALKS)
    assert story.talks(shipped()) == TALKS
    assert short == ("opening", "deposits", "until-2016", "demands", "seats", "since", "sources")
    assert [scene for scene in full if scene in short] == list(short)
    assert story.last(shipped(), "short") == 7
    assert story.scene(shipped(), Translator(), 3, "short").title == told("until-2016").title


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_has_a_message_and_rests_on_documents(lang: str) -> None:
    for scene in some(scenes(lang)):
        assert scene.title, scene.id
        assert isinstance(scene.drawing, MapSpec) or scene.drawing.shapes, scene.id
        assert scene.notes, "what a speaker says"
        assert scene.figure.source_ids, scene.id


def test_the_same_messages_stand_in_every_language() -> None:
    shapes = {lang: [(s.id, type(s.drawing), s.page) for s in scenes(lang)] for lang in LANGUAGES}
    assert shapes["ru"] == shapes["en"]
    assert shapes["ky"] == shapes["en"]


def test_the_way_to_the_live_screen_keeps_its_filters() -> None:
    for scene in some(scenes()):
        assert (paths.PAGES / f"{scene.page}.py").is_file(), scene.id
        address, _, query = slides.live(scene, Translator(), "http://x").partition("?")
        parameters = dict(part.split("=", 1) for part in query.split("&"))
        chosen, unknown = view_address.parse(parameters, shipped())
        assert not unknown, scene.id
        assert chosen == Selection().with_(**scene.choices), scene.id
        assert address == ("http://x/" if scene.page == "overview" else f"http://x/{scene.page}"), scene.id


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_vote_under_threat_is_put_on_a_stage(lang: str) -> None:
    t = Translator(lang)
    forced = [row for row in shipped()["events"].to_dict("records") if row["is_forced_vote"]]
    assert forced, "the data knows of such votes"
    words = "\n".join(map(said, scenes(lang)))
    for row in some(forced):
        for column in ("title", "short_label"):
            text = t.text(row, column)
            assert not text or text not in words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_side_s_account_is_never_told_without_its_voice(lang: str) -> None:
    t = Translator(lang)
    lines = [text for scene in scenes(lang) if scene.id.startswith("until-") for text in scene.texts]
    one_sided = [
        (line, side)
        for row in event_records.every(shipped())
        if row.is_turning_point and (side := side_of(row.sources, shipped()))
        for line in lines
        if t.text(row, "short_label") in line
    ]
    for line, side in some(one_sided):
        voice = voice_names(t)[side]
        assert t("source: {voice} only", voice=voice) in line
        assert line.casefold().count(voice.casefold()) == 1, f"who says it stands twice: {line}"


def test_a_thousand_years_have_room_in_a_scene() -> None:
    data = accepted(
        Put("holders", "start_edtf", "1000"), Put("events", "date_edtf", "1000", 1), Keep("cases", 0)
    )
    for scene_id in ("holders", "until-2010"):
        assert sheet(alone(data, scene_id)).shapes


def test_a_code_to_the_atlas_is_drawn_only_where_its_address_can_be_reached() -> None:
    last = told("sources")
    assert 'fill="#000"' in hall.drawn(last, "light", Translator(), "https://atlas.example.org")
    for address in ("", "http://localhost:8501", "http://127.0.0.1:8501"):
        assert 'fill="#000"' not in hall.drawn(last, "light", Translator(), address)


def test_a_case_that_lists_no_gap_does_not_say_that_nothing_is_missing() -> None:
    data, t = accepted(Keep("not_found", 0), Keep("scenes", 0)), Translator("en")
    closing = story.scene(data, t, story.last(data))
    assert closing.figure.id == "documents" and closing.title == "Every figure has its sources"
    assert "not found" not in said(closing)
