"""Under which licence texts and tables may be used: as their own package says, and nowhere as ours does where it says nothing."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from pptx import Presentation

from dashboard import case
from dashboard.basemap import whole
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import timeline
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs import citing
from dashboard.outputs.citing import View
from dashboard.outputs.files import bundle, slides
from dashboard.outputs.maps import map_files
from dashboard.reading import starter
from dashboard.reading.dataset import Dataset
from support import shipped, some
from talk import undrawn

DAY = date(2026, 11, 29)
VIEW = View("Timeline", "https://example.org/atlas/timeline", (), DAY)
NONE = {"en": "no licence is stated", "ru": "лицензия не указана", "ky": "лицензиясы көрсөтүлгөн эмес"}
OURS = ("CC-BY", "CC BY", "creativecommons")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Dataset]:
    """What ``dashboard new`` makes, with another licence in its descriptor; "" = with none."""

    def folder(licence: str) -> Dataset:
        path = tmp_path_factory.mktemp("own") / "district"
        starter.written(path, Translator())
        file = path / "datapackage.json"
        said = json.loads(file.read_text(encoding="utf-8"))
        file.write_text(
            json.dumps(said | ({"licenses": [{"name": licence}]} if licence else {})), encoding="utf-8"
        )
        return whole(path)

    return folder


def told(data: Dataset, lang: str, *, with_slides: bool = False) -> dict[str, str]:
    """Everything that leaves the atlas with a word on its licence."""
    t = case.translator(data, lang)
    figure = timeline.timeline(data, Selection(), t)
    zipped = zipfile.ZipFile(io.BytesIO(bundle.bundle(figure, VIEW, data, t)))
    return {
        "foot of a picture": " ".join(citing.credit(figure, VIEW, data, t)),
        "readme": zipped.read("README.txt").decode(),
        "map": json.loads(map_files.geojson(maps.overview(data, Selection(), t), VIEW, data, t))["licence"],
        **(_slides(data, t) if with_slides else {}),
    }


def _slides(data: Dataset, t: Translator) -> dict[str, str]:
    with undrawn():
        deck = Presentation(io.BytesIO(slides.slides(data, t, "", DAY)))
    shapes = (shape for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)
    return {
        "slides": "\n".join(shape.text_frame.text for shape in shapes),
        "what the slides say of themselves": deck.core_properties.comments,
    }


@pytest.mark.parametrize("name", ["district", "district.xlsx"])
def test_a_package_to_begin_with_is_under_no_licence_until_its_author_chooses_one(
    tmp_path: Path, name: str
) -> None:
    starter.written(tmp_path / name, Translator())
    data = whole(tmp_path / name)
    assert citing.licence(data, Translator()) == NONE["en"]
    guide = tmp_path / name / "README.md"
    assert name.endswith("xlsx") or f"`{starter.AS_LICENCE}`" in guide.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_package_without_a_licence_is_shown_with_none(made: Callable[[str], Dataset], lang: str) -> None:
    data = made("")
    for where, text in some(told(data, lang, with_slides=lang == "ky").items()):
        assert NONE[lang] in text.casefold(), where
        assert [name for name in OURS if name in text] == [], where


def test_descriptors_and_references_of_such_a_package_name_none(made: Callable[[str], Dataset]) -> None:
    data, t = made(""), Translator()
    figure = timeline.timeline(data, Selection(), t)
    reference = yaml.safe_load(citing.cff(figure, VIEW, data))
    assert reference["references"] and "license" not in reference
    for content, name in (
        (bundle.package(data), "datapackage.json"),
        (bundle.bundle(figure, VIEW, data, t), "package/datapackage.json"),
    ):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert "licenses" not in json.loads(archive.read(name))


def test_a_package_is_shown_under_its_own_licence_and_not_under_ours(made: Callable[[str], Dataset]) -> None:
    data, t = made("CC0-1.0"), Translator()
    for where, text in told(data, "en").items():
        assert "CC0-1.0" in text, where
        assert [name for name in OURS if name in text] == [], where
    assert (
        yaml.safe_load(citing.cff(timeline.timeline(data, Selection(), t), VIEW, data))["license"]
        == "CC0-1.0"
    )


@pytest.mark.parametrize(
    ("licences", "said"),
    [
        ([{"name": "CC-BY-SA-4.0"}], {"license": "CC-BY-SA-4.0"}),
        ([{"name": "CC0-1.0"}, {"name": "MIT"}], {"license": ["CC0-1.0", "MIT"]}),
        ([{"name": "All rights reserved"}], {}),
        ([{"name": "other-open"}], {}),
        ([{"title": "Ask the district"}], {}),
        ([{"name": "CC BY 4.0", "path": "https://example.org/l"}], {"license-url": "https://example.org/l"}),
        ([{"name": "ours", "path": "LICENCE.md"}], {}),
        ([{"name": "CC0-1.0"}, {"name": "ours"}], {}),
    ],
)
def test_a_reference_file_names_a_licence_only_as_its_format_knows_it(
    licences: list[dict[str, str]], said: dict[str, object]
) -> None:
    """``license`` must be a name of SPDX's list: tools refuse the whole file over any other word."""
    data = replace(shipped(), licences=tuple(licences))
    figure = timeline.timeline(shipped(), Selection(), Translator())
    found = yaml.safe_load(citing.cff(figure, VIEW, data))
    assert {name: value for name, value in found.items() if name.startswith("license")} == said


def test_our_own_package_is_shown_under_the_licence_that_it_states() -> None:
    data, t = shipped(), Translator()
    assert citing.licence(data, t) == "CC-BY-4.0"
    assert citing.licence(data, t, with_address=True).endswith(
        "(https://creativecommons.org/licenses/by/4.0/)"
    )
