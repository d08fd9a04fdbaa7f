"""What was not found, and how it was searched: every document counts once, and a zero is drawn where none was read."""

from dashboard.figures import evidence
from dashboard.figures.evidence.backing import names_of
from dashboard.figures.words.accounts import account_of
from dashboard.i18n import Translator
from evidence_rows import VOICES, drawn
from support import shipped

T = Translator()


def test_the_search_says_in_which_years_it_was_made_and_the_table_the_day_of_each() -> None:
    found = evidence.gaps(shipped(), T)
    assert any(note.startswith("We searched stored copies of public pages in 2026.") for note in found.notes)
    assert "27 November 2026" in set(found.table[T("As of")])


def test_gaps_have_no_document_and_the_note_says_how_was_searched() -> None:
    data = shipped()
    figure = evidence.gaps(data, T)
    assert {records[0] for records in figure.rows.records} == set(names_of(data, "not_found"))
    assert set(figure.rows.frame.iloc[:, 0]) == set(data["not_found"].text_en), (
        "on a phone a row begins with it"
    )
    assert not figure.source_ids
    excerpts = int((data["sources"].read_as == "stored-excerpt").sum())
    assert f"We read {excerpts} of the {len(data['sources'])} documents as excerpts" in figure.notes[0]


def test_topics_that_lead_the_gaps_equally_are_all_named() -> None:
    data = shipped()
    counts = data["not_found"].topic.value_counts()
    lead = [topic for topic in counts.index if counts[topic] == counts.max()]
    named = evidence.gaps(data, T).title.rpartition("most often on ")[2]
    assert sorted(named.replace(" and ", ", ").split(", ")) == sorted(lead)


def test_the_effort_counts_every_document_once_and_draws_zero_where_none_was_read() -> None:
    data = shipped()
    figure = evidence.search_effort(data, T)
    assert figure.table["All"].sum() == len(data["sources"])
    assert (figure.table.iloc[:, 1:-1].sum(axis=1) == figure.table["All"]).all()
    cells = drawn(figure)
    assert len(cells) == len(VOICES) * data["sources"].lang.nunique()
    assert sum(cell["n"] for cell in cells) == len(data["sources"])
    for voice, shown in zip(VOICES, figure.table.columns[1:-1], strict=True):
        if not any(account_of(source, data) == voice for source in data.rows("sources")):
            assert shown in figure.sentence.rpartition(": ")[2]
