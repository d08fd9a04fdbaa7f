"""A reference says the same to every program that reads one: figure, atlas, version, edition, day, address."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
import yaml

from dashboard import __version__, case
from dashboard.choosing.selection import Selection
from dashboard.figures import participation as shares
from dashboard.figures.figure import rows_of
from dashboard.figures.words.accounts import SIDES, account_of
from dashboard.outputs import citing
from dashboard.outputs.citing import View
from dashboard.outputs.files import reference_files
from dashboard.paths import ROOT
from support import shipped

DATA = shipped()
T = case.translator(DATA, "en")
FIGURE = shares.turnout(DATA, Selection(), T)
HERE = View("Participation", "https://example.org/participation#turnout", (), date(2026, 11, 27), "2026-1")


def test_ris_says_what_the_citation_says() -> None:
    lines = reference_files.ris(FIGURE, HERE, DATA).split("\r\n")
    fields = dict(line.split("  - ", 1) for line in lines if line)
    assert lines[0] == "TY  - DATA"
    assert lines[-2] == "ER  - "
    assert fields["TI"] == FIGURE.title
    assert fields["ET"] == f"{DATA.version}, edition 2026-1"
    assert fields["PY"] == "2026"
    assert fields["Y2"] == "2026/11/27"
    assert fields["UR"] == HERE.address
    assert fields["AU"] == citing.authors(DATA, T)


def test_csl_says_the_same() -> None:
    (item,) = json.loads(reference_files.csl(FIGURE, HERE, DATA))
    assert item["title"] == FIGURE.title
    assert item["version"] == f"{DATA.version}, edition 2026-1"
    assert item["accessed"] == {"date-parts": [[2026, 11, 27]]}
    assert item["URL"] == HERE.address
    assert item["author"] == [{"literal": citing.authors(DATA, T)}]


def test_bibtex_says_the_same() -> None:
    written = citing.bibtex(FIGURE, HERE, DATA)
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", written, flags=re.MULTILINE))
    assert written.startswith(f"@misc{{talas-mining-atlas-{FIGURE.id},\n") and written.endswith("\n}\n")
    assert fields == {
        "author": f"{{{citing.authors(DATA, T)}}}",  # one name, not a first and a last one
        "title": FIGURE.title,
        "howpublished": f"{case.title(DATA, T)}, data version {DATA.version}, edition 2026-1",
        "year": "2026",
        "urldate": "2026-11-27",
        "url": HERE.address,
    }


@pytest.mark.parametrize("mark", "{}%&#_$")
def test_a_mark_that_bibtex_reads_as_its_own_is_a_letter_in_a_title(mark: str) -> None:
    written = citing.bibtex(replace(FIGURE, title=f"More than 5{mark} of \\all"), HERE, DATA)
    assert f"  title = {{More than 5\\{mark} of /all}},\n" in written


@pytest.mark.parametrize("title", ["A\r\nER  - \r\nTY  - BOOK", "A\nUR  - https://example.com"])
def test_no_title_writes_a_line_of_its_own(title: str) -> None:
    lines = reference_files.ris(replace(FIGURE, title=title), HERE, DATA).split("\r\n")
    assert [line[:2] for line in lines if line].count("TY") == 1
    assert sum(line.startswith("UR") for line in lines) == 1


def test_a_reader_is_told_of_how_many_rows_one_side_alone_tells() -> None:
    accounts = [
        {account_of(source, DATA) for source in sources} for sources in FIGURE.rows.sources if sources
    ]
    sided = [found for found in accounts if len(found) == 1 and found <= set(SIDES)]
    assert 0 < len(sided) < len(accounts)
    said = citing.voices_in_words(FIGURE, DATA, T)
    assert said.endswith(f"For {len(sided)} of {len(accounts)} rows there is one side's account only.")
    tally = said.partition(": ")[2].partition(".")[0]
    assert sum(map(int, re.findall(r"\d+", tally))) == len(FIGURE.source_ids), "each document once"


def test_the_foot_of_a_picture_counts_documents_that_the_data_itself_names_too() -> None:
    own = replace(FIGURE, own_sources=("A study, a publisher",))
    before, after = (citing.credit(figure, HERE, DATA, T)[0] for figure in (FIGURE, own))
    n = len(FIGURE.source_ids)
    assert before.startswith(f"Sources: {n} documents") and after.startswith(f"Sources: {n + 1} documents")
    assert "A study, a publisher" in after and "A study, a publisher" not in before
    alone = replace(FIGURE, rows=rows_of(["Answer"], []), own_sources=("A study, a publisher",))
    assert citing.credit(alone, HERE, DATA, T)[0] == "Sources: 1 document: A study, a publisher."


def test_of_many_publishers_those_with_most_documents_are_named() -> None:
    publishers = Counter(DATA.rows("sources")[source]["publisher"] for source in FIGURE.source_ids)
    named = [name for name in publishers if name in citing.credit(FIGURE, HERE, DATA, T)[0]]
    assert 4 <= len(named) < len(publishers)
    assert sorted(publishers[name] for name in named)[-4:] == sorted(publishers.values())[-4:]
    assert max(publishers, key=lambda name: publishers[name]) in named


def test_what_is_not_known_is_left_out() -> None:
    nowhere = View("Participation", "", (), date(2026, 11, 27))
    assert "UR  -" not in reference_files.ris(FIGURE, nowhere, DATA)
    assert "URL" not in json.loads(reference_files.csl(FIGURE, nowhere, DATA))[0]
    assert "url = " not in citing.bibtex(FIGURE, nowhere, DATA)
    assert citing.citation(FIGURE, nowhere, DATA, T).endswith("27 November 2026.")


def test_what_an_archive_reads_of_the_project_agrees_with_the_rest() -> None:
    zenodo = json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert zenodo["title"] == cff["title"] == DATA.schema["title"]
    assert zenodo["version"] == str(cff["version"]) == __version__
    assert zenodo["publication_date"] == str(cff["date-released"])
    assert [person["name"] for person in zenodo["creators"]] == [person["name"] for person in cff["authors"]]
    assert zenodo["license"] == "cc-by-4.0"


def test_the_list_of_changes_begins_with_the_version_of_the_data() -> None:
    text = (DATA.folder / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("## ")]
    assert heads[0].split()[1] == DATA.version
