"""Files of the console script are whole, and say what the screens say."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation

from dashboard import cli
from dashboard.i18n import Translator
from dashboard.outputs.files import slides
from support import loosened, some
from talk import scenes, undrawn


def test_brief_makes_one_file_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "new" / "brief.pdf"
    assert cli.main(["brief", "--stakeholder", "local", "--lang", "ky", "-o", str(target)]) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out.startswith(f"1/1 {target} (")


def test_slides_are_those_of_the_screen(tmp_path: Path) -> None:
    target, told = tmp_path / "talk.pptx", scenes("ru", "short")
    asked = [
        "slides",
        "--lang",
        "ru",
        "--talk",
        "short",
        "-o",
        str(target),
        "--address",
        "https://atlas.example/",
    ]
    with undrawn():
        assert cli.main(asked) == 0
    written = Presentation(str(target)).slides
    titles = [slide.shapes.title.text_frame.text.replace("\v", " ") for slide in written]  # in lines of ours
    assert [loosened(title) for title in titles] == [scene.title for scene in told]
    notes = [slide.notes_slide.notes_text_frame.text for slide in written]
    for scene, text in zip(told, some(notes), strict=True):
        assert slides.live(scene, Translator("ru"), "https://atlas.example") in text
