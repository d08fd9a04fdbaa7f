"""The brief of each group in each language: two pages, the study's words, status, documents, and a file fit for all readers."""

from __future__ import annotations

import io
import re
from datetime import date
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

import printed
from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import map as maps
from dashboard.figures.recommendations import judged, stakeholder_names
from dashboard.figures.words.headline import said
from dashboard.figures.words.names import status_names
from dashboard.i18n import LANGUAGES, Translator
from dashboard.outputs.files import brief, brief_contents
from dashboard.outputs.pictures.lettering import NO_LETTER
from support import shipped, some

DAY = date(2026, 11, 25)
HOME = "https://atlas.example"
A4_HIGH, FOOT = 842, 50  # points
GROUPS = tuple(shipped()["stakeholders"].sort_values("position").stakeholder_id)
each = pytest.mark.parametrize(("group", "lang"), [(group, lang) for group in GROUPS for lang in LANGUAGES])


@cache
def made(group: str, lang: str) -> bytes:
    return brief.brief(group, shipped(), Translator(lang), HOME, DAY)


@cache
def opened(group: str, lang: str) -> PdfReader:
    return PdfReader(io.BytesIO(made(group, lang)))


@cache
def text(group: str, lang: str) -> str:
    """What a reader selects and copies, in one line."""
    return squeezed(" ".join(printed.texts(made(group, lang))))


def squeezed(words: str) -> str:
    """Without spaces and hyphens, which a line's end may add or take."""
    for mark in ("-", "\u00ad", "\u2010", "\u200b"):
        words = words.replace(mark, "")
    return "".join(words.split())


@each
def test_a_brief_has_two_pages(group: str, lang: str) -> None:
    assert len(opened(group, lang).pages) == 2
    box = opened(group, lang).pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, A4_HIGH), "A4"


@each
def test_the_first_page_answers_three_questions_of_its_reader(group: str, lang: str) -> None:
    t, page = Translator(lang), squeezed(printed.texts(made(group, lang))[0])
    questions = [
        squeezed(t(text)) for text in ("What are you advised to do?", "What has been done?", "What next?")
    ]
    assert [page.find(text) for text in questions] == sorted(page.find(text) for text in questions)
    assert all(text in page for text in questions)
    assert NO_LETTER not in printed.texts(made(group, lang))[0], "a mark of the screen that paper cannot show"
    rows = some(recommended.recommendations(shipped(), Selection(stakeholders=(group,))))
    assert squeezed(said(judged(rows, shipped(), t))) in page, "the verdict in a sentence"
    for row in rows:
        assert squeezed(t.text(row, "text")) in page
        assert squeezed(t.text(row, "status_reason")) in page


@each
def test_no_page_is_a_third_empty(group: str, lang: str) -> None:
    assert max(printed.lowest(made(group, lang), above=FOOT)) < A4_HIGH / 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_deposit_has_its_name_on_the_map(lang: str) -> None:
    t = Translator(lang)
    drawn = brief_contents.contents("local", shipped(), t, HOME, DAY)["figures"][1]["svg"]
    words = "".join(ET.fromstring(drawn).itertext())
    for row in some(shipped()["mines"].to_dict("records")):
        assert t.name(row) in words, row["mine_id"]
    places = some(re.findall(r'font-size="([\d.]+)".*?<tspan x="(-?[\d.]+)" y="(-?[\d.]+)">([^<]*)', drawn))
    for size, x, y, word in places:
        assert float(x) >= 0 and float(size) <= float(y) <= brief_contents.MAP[0][1], (
            f"{word} is cut by the edge"
        )


@pytest.mark.parametrize(("host", "lang"), [("127.0.0.1", "ru"), ("localhost", "ky")])
def test_an_address_that_only_this_machine_reaches_is_not_printed(host: str, lang: str) -> None:
    made_here = brief.brief("ngo", shipped(), Translator(lang), f"http://{host}:8501", DAY)
    assert host not in "".join(printed.texts(made_here))
    links = [
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for page in PdfReader(io.BytesIO(made_here)).pages
        for note in page.get("/Annots", ())
    ]
    assert not any(host in link for link in some(links))


@each
def test_a_brief_says_what_is_asked_with_our_signed_status(group: str, lang: str) -> None:
    t = Translator(lang)
    shown = text(group, lang)
    assert squeezed(stakeholder_names(shipped(), t)[group]) in shown
    assert squeezed(opened(group, lang).metadata.title) in shown  # type: ignore[union-attr, arg-type]
    rows = some(recommended.recommendations(shipped(), Selection(stakeholders=(group,))))
    for row in rows:
        assert squeezed(t.text(row, "text")) in shown
        assert squeezed(row["text_en"]) in shown, "the study's own words, beside a translation"
        assert squeezed(status_names(t)[row["status"]]) in shown
        assert squeezed(t.text(row, "status_reason")) in shown


@pytest.mark.parametrize(("lang", "marks"), [("en", "“”"), ("ru", "«»"), ("ky", "«»")])
def test_each_step_against_what_was_advised_is_named_in_quotation_marks(lang: str, marks: str) -> None:
    t, data = Translator(lang), shipped()
    against = {row.recommendation_id for row in data.records.recommendations if row.status == "reversed"}
    steps = [row for row in data.records.followups if row.relation == "setback"]
    told = " ".join(
        way for group in GROUPS for way in brief_contents.contents(group, data, t, HOME, DAY)["ways"]
    )
    for step in some(steps):
        title = f"{marks[0]}{t.text(step, 'title')}{marks[1]}"
        assert (title in told) == (step.recommendation_id in against)


@each
def test_under_the_map_a_brief_says_who_lives_downstream(group: str, lang: str) -> None:
    water = maps.downstream_words(shipped(), Translator(lang))
    assert water
    assert squeezed(water) in text(group, lang)


@each
def test_every_document_of_a_step_has_its_address_as_a_link(group: str, lang: str) -> None:
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in opened(group, lang).pages
        for annotation in page.get("/Annots", ())
        if "/URI" in annotation.get_object().get("/A", {})
    }
    documents = shipped().rows("sources")
    followups = shipped()["followups"]
    own = followups[followups.recommendation_id.str.startswith(f"{group}-")]
    told = {documents[source]["url"] for source in own.source_id} - {""}
    assert links & told, "steps are told with their documents"
    ours = {f"{HOME}/recommendations?lang={lang}&stakeholder={group}"}
    assert ours <= links, "the same view; nobody is named to whom one would reply"
    assert links <= told | {row["url"] for row in documents.values()} | ours


@each
def test_a_brief_is_fit_for_a_screen_reader(group: str, lang: str) -> None:
    root = opened(group, lang).trailer["/Root"]
    assert root["/Lang"] == lang
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert opened(group, lang).metadata.title  # type: ignore[union-attr]
    assert len(opened(group, lang).outline) >= 1


@each
def test_every_letter_s_font_is_in_the_file(group: str, lang: str) -> None:
    fonts = [
        font.get_object()
        for page in opened(group, lang).pages
        for font in page["/Resources"].get("/Font", {}).values()
    ]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        descriptor = inner["/FontDescriptor"].get_object()
        assert any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3")), font["/BaseFont"]
        assert "Source" in font["/BaseFont"], "no font of this machine"
        assert isinstance(font.raw_get("/ToUnicode"), IndirectObject), "text can be copied and searched"


@pytest.mark.parametrize(("lang", "letters"), [("ky", "ңөү"), ("ru", "ыэщ")])
def test_letters_of_the_language_come_out_as_themselves(lang: str, letters: str) -> None:
    shown = text("local", lang)
    assert all(letter in shown for letter in letters)
    assert "[English]" not in shown
    assert "�" not in shown


def test_a_brief_depends_on_its_day_and_data_only() -> None:
    assert brief.brief("ngo", shipped(), Translator(), HOME, DAY) == made("ngo", "en")


def _words(file: bytes, day: date) -> str:
    """What a brief of that day says, but for the day."""
    words = " ".join(" ".join(printed.texts(file)).split())
    said = " ".join(Translator("ky").date(day.isoformat()).split())
    assert said in words
    return words.replace(said, "THE DAY")


@pytest.mark.parametrize("year", [1970, 2107])
def test_a_brief_of_another_year_says_the_same(year: int) -> None:
    """A machine whose battery is empty starts in 1970."""
    day = date(year, 1, 1)
    other = brief.brief("local", shipped(), Translator("ky"), HOME, day)
    assert _words(other, day) == _words(made("local", "ky"), DAY)


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(KeyError):
        brief.brief("king", shipped(), Translator(), HOME, DAY)
