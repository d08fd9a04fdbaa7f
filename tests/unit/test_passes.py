"""The pass to the valley: named where it has room, its sign on the side of its point."""

from __future__ import annotations

from dashboard.choosing.selection import VIEWS
from dashboard.figures.figure import MapSpec
from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from drawn_maps import spec
from support import shipped, some


def test_the_country_view_names_the_pass_to_the_valley_where_it_has_room_and_the_valley_always(
    data: Dataset,
) -> None:
    """In Russian and Kyrgyz its longer name gives way to the ranges that it leads over."""

    def named(one: MapSpec) -> set[str]:
        return {
            f["properties"]["label"].replace(")(", "").strip()
            for layer in one.base
            if layer.kind == "label"
            for f in layer.features
        }

    assert {"Otmok pass", "Terskey Ala-Too"} <= named(spec(data, view="kyrgyzstan"))
    for lang, name in {
        "en": "Otmok pass",
        "ru": "перевал Отмок",
        "ky": "Өтмөк ашуусу",
    }.items():
        assert name in named(spec(data, Translator(lang)))
    assert {"Kyrgyz Ala-Too", "Talas Ala-Too"} <= named(spec(data))


def test_the_sign_of_a_pass_stands_on_the_side_of_its_point() -> None:
    drawn = [
        item["properties"]
        for lang in LANGUAGES
        for view in VIEWS
        for layer in spec(shipped(), Translator(lang), view=view).base
        if layer.kind == "label"
        for item in layer.features
        if item["properties"]["style"] == "pass"
    ]
    at_west = [own["label"] for own in drawn if own["side"].endswith("w")]
    assert all(words.endswith(" )(") and words.count(")(") == 1 for words in some(at_west))
    others = [own["label"] for own in drawn if own["label"] not in at_west]
    assert all(words.startswith(")( ") and words.count(")(") == 1 for words in some(others))
