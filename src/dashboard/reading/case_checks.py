"""Rules for a case: one case, one study, texts with places that can be filled, scenes that can be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.i18n import LANGUAGES, Message, later
from dashboard.reading.case_words import KINDS, TEXTS, problems
from dashboard.reading.faults import Fault
from dashboard.reading.tables import Table

Tables = Mapping[str, Table]


def rules(tables: Tables) -> Iterator[Fault]:
    """What is wrong with the case, its texts and its talk.

    Args:
        tables: every table of the schema, by name, with right cells and links.

    Yields:
        Faults, each with file, row and column.
    """
    yield from _one(tables["cases"], later("one case, in one row"))
    yield from _one(tables["studies"], later("one study, in one row, or none"))
    yield from _turned(tables["cases"])
    yield from _frames(tables["cases"])
    yield from _of_a_study(tables)
    yield from _texts(tables["texts"])
    yield from _scenes(tables)


def _one(table: Table, allowed: Message) -> Iterator[Fault]:
    for line, _ in list(table.rows())[1:]:
        yield Fault(table.file, line, "", "", later("a second row"), allowed)


def _turned(cases: Table) -> Iterator[Fault]:
    """A case or scene whose last year is before its first."""
    for line, row in cases.rows():
        first, last = row["year_from"], row["year_to"]
        if first is not None and last is not None and last < first:
            allowed = later("a date not before {date}", date=str(first))
            yield Fault(cases.file, line, "year_to", str(last), later("ends before it begins"), allowed)


def _frames(cases: Table) -> Iterator[Fault]:
    """A first view of the map that has not all its ends, or has them turned."""
    ends = ("frame_south", "frame_west", "frame_north", "frame_east")
    for line, row in cases.rows():
        found = [row[name] for name in ends]
        if all(value is None for value in found):
            continue
        problem = None
        if None in found:
            problem = later("some of the four are empty")
        elif found[0] >= found[2] or found[1] >= found[3]:
            problem = later("ends before it begins")
        if problem:
            allowed = later("all four or none, south before north and west before east")
            yield Fault(cases.file, line, ", ".join(ends), "", problem, allowed)


# Tables that hold the words and numbers of a study, and nothing without one.
OF_A_STUDY = ("study_counts", "approaches", "approaches_since", "findings", "differences")


def _of_a_study(tables: Tables) -> Iterator[Fault]:
    """Words and numbers of a study that is not named."""
    if tables["studies"].lines:
        return
    for name in OF_A_STUDY:
        for line, _ in list(tables[name].rows())[:1]:
            allowed = later("a row in {file}", file=tables["studies"].file)
            yield Fault(
                tables[name].file, line, "", "", later("belongs to a study, and none is named"), allowed
            )


# Forms of the names of area and study that Russian sentences have after a preposition of their own.
AFTER_IN = ("area-in", "area-at", "study-in", "study-at")


def _texts(texts: Table) -> Iterator[Fault]:
    for line, row in texts.rows():
        if row["text_id"] not in TEXTS:
            allowed = later("one of {values}", values=", ".join(TEXTS))
            yield Fault(texts.file, line, "text_id", row["text_id"], later("no text has this name"), allowed)
        yield from _places(texts.file, line, row, "text")
        if row["text_id"] in AFTER_IN and row["text_ru"].casefold().startswith(("в ", "во ")):
            problem = later("begins with the word “в”, which sentences put before it")
            yield Fault(texts.file, line, "text_ru", row["text_ru"], problem, later("the name alone"))


def _places(file: str, line: int, row: Mapping[str, str], column: str) -> Iterator[Fault]:
    """Texts whose places nothing would fill."""
    for lang in LANGUAGES:
        name = f"{column}_{lang}"
        for part, problem in problems(row[name]):
            yield Fault(
                file, line, name, part, problem, later("names in braces as in {file}", file="README.md")
            )


def _scenes(tables: Tables) -> Iterator[Fault]:
    """Scenes with filters that the data do not know; which figures there are the schema says."""
    scenes = tables["scenes"]
    known = {
        "mines": set(tables["mines"].values["mine_id"]),
        "stakeholders": set(tables["stakeholders"].values["stakeholder_id"]),
        "kinds": set(KINDS),
    }
    allowed = {
        column: later("one of {values}", values=", ".join(sorted(ids))) for column, ids in known.items()
    }
    yield from _turned(scenes)
    for line, row in scenes.rows():
        unknown = (
            (column, item) for column, ids in known.items() for item in row[column].split() if item not in ids
        )
        for column, item in unknown:
            yield Fault(scenes.file, line, column, item, later("no such filter"), allowed[column])
        for column in ("title", "said", "notes"):
            yield from _places(scenes.file, line, row, column)
