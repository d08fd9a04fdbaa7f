"""What is said and drawn where a folder lacks something, or brings letters, addresses and names that are not meant well."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import cycle, islice
from types import MappingProxyType
from typing import Any

import pytest
from pypdf import PdfReader

from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures import participation as part
from dashboard.figures import profile, study, timeline
from dashboard.figures import recommendations as recs
from dashboard.figures.drawing.vega import Spec
from dashboard.figures.figure import MapSpec
from dashboard.figures.overview import locator, overview
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.outputs import picture
from dashboard.outputs.file_names import slug
from dashboard.outputs.files import brief, slides
from dashboard.outputs.pictures.lettering import NO_LETTER, drawable, without_loose_marks, wrapped
from dashboard.reading.dataset import Dataset
from dashboard.type_width import text_width
from drawings import DAY, HOME, layers, specified
from package_changes import SMALL, Add, Keep, Put, Rename, Say, accepted

T = Translator()
ALL = Selection()


# --- what the study does not say ---------------------------------------------------------------------


def test_a_deposit_that_the_study_does_not_know_is_not_given_a_number_or_a_dash() -> None:
    data = accepted(*SMALL, Add(1))
    table = study.study_against_documented(data, ALL, T).table
    own = table[table["Deposit"] == "Deposit 1"]
    assert len(own) == 4 and set(own["The study, verbatim"]) == {"not in the study"}
    for figure in (overview.numbers(data, T), study.study_against_documented(data, ALL, T)):
        assert "Deposit 1" not in figure.sentence, "no dash is printed where the study has no cell"
    title = study.study_against_documented(data, ALL, T).title
    assert "of the 11 figures" in title, "numbers of the study only"


def test_without_the_study_s_table_no_number_of_it_is_told() -> None:
    data = accepted(*SMALL, Keep("study_counts", 0))
    figure = study.study_against_documented(data, ALL, T)
    assert figure.empty == "There are no numbers of the study in the data." and figure.chart is None
    assert "stands large" not in overview.numbers(data, T).sentence


def test_the_grid_stays_a_grid_when_the_study_prints_a_million() -> None:
    figure = study.study_against_documented(accepted(*SMALL, Put("study_counts", "value", "1000000")), ALL, T)
    assert figure.chart is not None
    assert isinstance(figure.chart, Spec)
    tables = [layer["data"]["values"] for layer in layers(figure.chart.to_dict())]
    grids = [rows for rows in tables if rows and {"at", "text"} <= set(rows[0])]
    assert grids and all(len(rows) < 60 for rows in grids)


# --- ids -------------------------------------------------------------------------------------------


def test_which_payments_do_not_match_and_which_fund_is_the_region_s_is_said_by_columns() -> None:
    """Whatever the rows are called, and whatever their notes say."""
    plain = part.payments(accepted(), T)
    changed = part.payments(
        accepted(Rename("local_payments", "x{n}"), Say("local_payments", "no number here", "_en")), T
    )
    assert changed.title == plain.title
    assert "Half" in plain.title
    assert (
        [len(rows.records) for rows in changed.further_rows]
        == [len(rows.records) for rows in plain.further_rows]
        == [2]
    )
    unsaid = part.payments(accepted(Put("local_payments", "rival_of", ""), Put("local_payments", "recipient_level", "")), T)  # fmt: skip
    assert not unsaid.further_rows
    assert "half" not in unsaid.title.casefold()


def test_the_number_of_a_recommendation_is_its_place_in_its_group_whatever_its_id() -> None:
    plain, renamed = accepted(*SMALL), accepted(*SMALL, Rename("recommendations", "x{n}"))
    names = [
        [recs.number(asked.recommendation_id, data, T) for asked in recommended.every(data)]
        for data in (plain, renamed)
    ]
    assert names[0] == names[1]
    assert names[0][:4] == ["Donor-funded NGOs 1", "Donor-funded NGOs 2", "Donor-funded NGOs 3", "Mining companies 1"]  # fmt: skip


# --- points ----------------------------------------------------------------------------------------


def test_a_point_whose_precision_nobody_says_is_no_circle_and_not_exact() -> None:
    data = accepted(*SMALL, Put("places", "precision_m", ""))
    figure = maps.overview(data, ALL, T)
    assert isinstance(figure.chart, MapSpec)
    layers = {layer.id: layer for layer in figure.chart.layers}
    deposits = set(data["mines"].place_id)
    assert len(layers["deposits"].features) == 0
    assert deposits <= {feature["properties"]["id"] for feature in layers["places"].features}
    said = f"{figure.sentence} {[feature['properties'].get('sub') for feature in layers['labels'].features]}"
    assert "±0" not in said and "±?" in said
    jerui = profile.profile(data, Selection(place="jerui"), T)
    assert jerui
    words = " ".join(
        [item.text + " ".join(item.detail) for section in jerui.sections for item in section.items]
    )
    assert "how far these may be off is not known" in words and "give or take" not in words


@pytest.mark.parametrize("view", ["home", "kyrgyzstan"])
def test_a_deposit_without_a_precision_is_drawn_chosen_and_filtered_out(view: Any) -> None:
    data = accepted(*SMALL, Put("places", "precision_m", ""))
    for chosen in (
        Selection(view=view, mines=("andash",), place="jerui"),
        Selection(view=view, place="jerui"),
    ):
        figure = maps.overview(data, chosen, T)
        assert "jerui" in picture.svg(figure, "light", [], T).lower()
        specified(figure, "light", T)


def test_two_groups_or_deposits_of_one_name_are_told_apart() -> None:
    data = accepted(*SMALL, Put("stakeholders", "name_en", "They"), Put("mines", "name_en", "It"))
    assert set(mine_names(data, T).values()) == {"It (jerui)", "It (andash)", "It (taldy-bulak)"}
    assert len(set(recs.stakeholder_names(data, T).values())) == 5


def test_the_locator_counts_and_places_only_what_it_has() -> None:
    titles = {
        name: locator.locator(accepted(*SMALL, *changes), T)
        for name, changes in {
            "as shipped": (),
            "many": (Add(3),),
            "elsewhere": (Put("places", "lat", "40.2"),),
            "nowhere": (Put("places", "lat", ""),),
        }.items()
    }
    assert all(titles[name].title.startswith("The deposits lie in Talas") for name in ("as shipped", "many"))
    assert {titles[name].title for name in ("elsewhere", "nowhere")} == {"Where the deposits lie"}
    assert "within Talas region" in titles["many"].sentence
    assert all("within Talas region" not in titles[name].sentence for name in ("elsewhere", "nowhere"))


def test_long_words_are_cut_on_the_timeline() -> None:
    data = accepted(
        *SMALL, Put("mines", "name_en", "Word" * 25), Put("holders", "name_en", "Name " * 19 + "x")
    )
    figure = timeline.timeline(data, ALL, T)
    assert isinstance(figure.chart, Spec)
    texts = [
        row["text"]
        for layer in layers(figure.chart.to_dict())
        for row in layer["data"]["values"]
        if "text" in row
    ]
    assert any(text.startswith("WordWord") for text in texts) and any("Name Name" in text for text in texts)
    assert max(map(len, texts)) < 130


def test_a_long_name_is_cut_on_the_map_and_not_left_away() -> None:
    data = accepted(*SMALL, Put("mines", "name_en", "Word" * 25))
    chart = maps.overview(data, ALL, T).chart
    assert isinstance(chart, MapSpec)
    shown = [
        feature["properties"]["label"]
        for layer in chart.layers
        if layer.id == "labels"
        for feature in layer.features
        if feature["properties"]["style"] == "deposit"
    ]
    assert shown and all(label.endswith("…") and len(label) < 70 for label in shown)


# --- letters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Джеруй, Көпүрө-Базар → № 5 ◊", "Джеруй, Көпүрө-Базар → № 5 ◊"),
        ("a😀b", f"a{NO_LETTER}b"),
        ("👩‍👩‍👧", NO_LETTER * 3),
        ("金矿", NO_LETTER * 2),
        ("\ue000\U000f0000", NO_LETTER * 2),
        ("a\u200fb\ufeffc\ufe0f", "abc"),
        ("a\u1680b\nc", "a b\nc"),
        ("\ud800", NO_LETTER),
    ],
)
def test_a_letter_that_the_type_lacks_is_an_empty_square(text: str, shown: str) -> None:
    assert drawable(text) == shown


def test_a_text_of_several_lines_is_as_wide_as_its_longest() -> None:
    assert text_width("short\nmuch longer\r\nx\u2029y", 16) == text_width("much longer", 16)


def test_a_word_without_an_end_is_broken_at_once() -> None:
    lines = wrapped("Ы" * 20_000, 16, 400)
    assert "".join(lines) == "Ы" * 20_000 and all(text_width(line, 16) <= 400 for line in lines)


def opened(data: Dataset, group: str = "ngo") -> PdfReader:
    return PdfReader(io.BytesIO(brief.brief(group, data, T, HOME, DAY)))


def links(pdf: PdfReader) -> set[str]:
    notes = [note.get_object().get("/A", {}) for page in pdf.pages for note in page.get("/Annots", ())]
    return {str(note["/URI"]) for note in notes if "/URI" in note}


def with_cells(data: Dataset, table: str, column: str, values: str | list[str]) -> Dataset:
    """Data with one value in a whole column, or one for each row, past the check."""
    return replace(
        data, tables=MappingProxyType({**data.tables, table: data[table].assign(**{column: values})})
    )


def test_a_brief_shows_that_a_letter_is_missing_and_links_to_the_whole_address() -> None:
    address = "https://example.org/金矿"
    data = with_cells(accepted(*SMALL, Put("followups", "title_en", "Step 金")), "sources", "url", address)
    pdf = opened(data)
    shown = "".join(page.extract_text() for page in pdf.pages).replace("\u200b", "")
    assert f"Step {NO_LETTER}" in shown
    assert "https://example.org/%E9%87%91%E7%9F%BF" in links(pdf), "a link is for a program"


@pytest.mark.parametrize(
    "addresses", [("javascript:hurt(1)", "data:text/html,x"), ("file:///etc/passwd", "http://a b")]
)
def test_only_a_web_address_becomes_a_link_in_a_brief(addresses: tuple[str, ...]) -> None:
    data = accepted(*SMALL)
    urls = list(islice(cycle(addresses), len(data["sources"])))
    pdf = opened(with_cells(data, "sources", "url", urls))
    found = links(pdf)
    assert found and all(link.startswith(HOME) for link in found), "the dashboard's own link is there"
    shown = "".join(page.extract_text() for page in pdf.pages).replace("\u200b", "")
    assert all(address.split(maxsplit=1)[0] in shown for address in addresses)


def test_a_place_with_a_stress_or_another_loose_mark_in_its_name_is_drawn_in_a_brief() -> None:
    assert opened(accepted(*SMALL, Put("places", "name_en", "Ө́згөн l̈ Z̷̡̛"))).pages


def test_marks_that_make_a_letter_stay() -> None:
    assert without_loose_marks("йё Ө́згөн a") == "йё Өзгөн a"


def test_a_brief_says_in_words_what_cannot_be_drawn() -> None:
    shown = "".join(page.extract_text() for page in opened(accepted(*SMALL, Keep("events", 0))).pages)
    assert "No event fits these filters" in shown


# --- names of files ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../../escaped/x", "a/b", "..", "C:\\x", "Мой атлас", "x" * 300, "", "a\nb"]
)
def test_a_file_s_name_never_leads_out_of_its_folder(name: str) -> None:
    data: Any = replace(accepted(*SMALL), name=name)
    for made in (slides.file_name(data, T), brief.file_name("../ngo", data, T)):
        stem = made.rpartition(".")[0]
        assert stem.replace("-", "").isalnum() and stem.isascii() and len(made) < 200, made
    assert slug("talas-mining-atlas") == "talas-mining-atlas"
