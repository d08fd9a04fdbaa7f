"""The talk: messages with figures of the screens, nothing that could harm, letters that are read from afar."""

from __future__ import annotations

import re

import pytest

from dashboard import event_records, paths, view_address
from dashboard.figures import story
from dashboard.figures.accounts import side_of
from dashboard.figures.figure import MapSpec
from dashboard.figures.names import voice_names
from dashboard.figures.story import Scene
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import picture, slides
from dashboard.selection import Selection
from support import shipped, some
from talk import scenes


def said(scene: Scene) -> str:
    """All that a scene shows in words."""
    lines = [line for column in scene.columns for line in (column.head, *column.lines)]
    cells = [text for row in scene.table for cell in row for text in (cell.text, cell.small)]
    return "\n".join([scene.title, *lines, *cells, scene.foot])


def test_the_talk_has_the_messages_of_the_case_in_order() -> None:
    ids = [scene.id for scene in scenes()]
    told = ["where", "deposits", "holders", "until-2010", "until-now", "counts", "seats", "approach", "findings", "asked-1", "since", "sources"]  # fmt: skip
    assert [item for item in ids if item in told] == told
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_scene_has_a_message_and_rests_on_documents(lang: str) -> None:
    for scene in some(scenes(lang)):
        assert scene.title, scene.id
        assert scene.picture or scene.columns or scene.table, scene.id
        assert not scene.picture or scene.figure.chart is not None, scene.id
        assert scene.figure.source_ids, scene.id


def test_the_same_messages_stand_in_every_language() -> None:
    shapes = {
        lang: [(s.id, s.picture, len(s.table), [len(c.lines) for c in s.columns], s.page) for s in scenes(lang)]
        for lang in LANGUAGES
    }  # fmt: skip
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
    lines = [line for scene in scenes(lang) for column in scene.columns for line in column.lines]
    one_sided = [
        (line, side)
        for row in event_records.every(shipped())
        if row.is_turning_point and (side := side_of(row.sources, shipped()))
        for line in lines
        if t.text(row, "short_label") in line
    ]
    for line, side in some(one_sided):
        assert t("source: {voice} only", voice=voice_names(t)[side]) in line


def test_years_build_up_and_no_square_moves() -> None:
    drawn = [scene.figure for scene in scenes() if scene.id.startswith("until-")]
    heights = {figure.chart.to_dict()["height"] for figure in drawn if figure.chart is not None}  # type: ignore[union-attr]
    assert len(heights) == 1
    counts = [len(figure.table) for figure in drawn]
    assert counts == sorted(counts) and counts[0] < counts[-1]


def test_turning_points_stand_in_the_period_that_their_scene_tells() -> None:
    told = zip(story.plan(shipped()), scenes(), strict=True)
    for row, scene in some((row, scene) for row, scene in told if row.figure == "actions-per-year"):
        assert row.year_from is not None
        for line in some(scene.columns[0].lines):
            assert row.year_from <= int(line[:4]) <= (row.year_to or 9999), line


def test_a_licence_spell_is_no_more_precise_than_its_bounds() -> None:
    holders = next(scene for scene in scenes() if scene.id == "holders")
    lines = "\n".join(line for column in holders.columns for line in column.lines)
    rows = shipped()["holders"]
    for row in rows[rows.role == "licence"].to_dict("records"):
        for bound in (row["start_edtf"], row["end_edtf"]):
            if bound and bound != "..":
                years = "/".join(dict.fromkeys(part[:4] for part in bound.split("/")))
                assert years in lines
    assert "…" in lines, "a bound that was not found is left open"


_SIZE = re.compile(r'font-size="([\d.]+)(?:px)?"')
_SCALE = re.compile(r"scale\(([\d.]+)\)")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_letters_of_a_stage_picture_are_read_from_the_back_row(lang: str) -> None:
    t = Translator(lang)
    for scene in some(scene for scene in scenes(lang) if scene.picture):
        svg = picture.on_stage(scene.figure.drawing, "light", t, slides.room(scene))
        if isinstance(scene.figure.chart, MapSpec):
            wide, inside = re.findall(r'<svg width="([\d.]+)" height="[\d.]+" viewBox="0 0 ([\d.]+)', svg)[0]
            scale = float(wide) / float(inside)
        else:
            scale = float(_SCALE.search(svg).group(1))  # type: ignore[union-attr]
        sizes = [float(size) * scale for size in _SIZE.findall(svg)]
        assert sizes and min(sizes) >= 24, (scene.id, sorted(sizes)[:3])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_stage_picture_fills_its_room_and_no_more(theme: str) -> None:
    told = story.story(shipped(), Translator(), theme)  # type: ignore[arg-type]
    for scene in some(scene for scene in told if scene.picture):
        svg = picture.on_stage(scene.figure.drawing, theme, Translator(), slides.room(scene))  # type: ignore[arg-type]
        wide, high = (
            float(value) for value in re.findall(r'<svg [^>]*?width="(\d+)" height="(\d+)"', svg)[0]
        )
        room = slides.room(scene)
        assert wide <= room[0] + 1 and high <= room[1] + 1
        assert wide >= room[0] * 0.9 or high >= room[1] * 0.9
