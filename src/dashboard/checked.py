"""What ``dashboard check`` says of a data package without faults: what it holds, and what we say of it in its place."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard import case
from dashboard.i18n import Translator
from dashboard.reading import descriptor, origins
from dashboard.reading.dataset import Dataset
from dashboard.reading.workbook import is_one

_SAID = ("title", "name", "version", "licenses")  # what a package says of itself
_EXAMPLES = {  # how each is written in a descriptor
    "title": '"title": "…"',
    "name": '"name": "my-district"',
    "version": '"version": "0.1.0"',
    "licenses": '"licenses": [{"name": "CC-BY-4.0"}]',
    "contributors": '"contributors": [{"title": "…", "email": "…"}]',
}


def lines(data: Dataset) -> Iterator[str]:
    """One line on the rows; others on what the package does not say: its name, its terms, where replies go.

    Args:
        data: a package that was read without faults.
    """
    said = data.said or {}
    filled = [table for table in data.tables.values() if len(table)]
    what = f"{data.name} {data.version}, " if {"name", "version"} <= said.keys() else ""
    n = len(filled)
    tables = "1 table has rows" if n == 1 else f"{n} tables have rows"
    yield f"OK: {what}{tables}, {sum(map(len, filled))} in all"
    if instead := list(_instead(data)):
        yield f"{_place(data)}, so {'; '.join(instead)}. {_mend(data)}"
    if not case.contact(data) and not is_one(data.folder):  # a sheet has no room for it
        yield (
            f"No contributor in {descriptor.DESCRIPTOR} has an email, so visitors are told of no address for replies."
            f" To name one, add {_EXAMPLES['contributors']} there."
        )


def _instead(data: Dataset) -> Iterator[str]:
    """What is shown for each thing that the package does not say."""
    said = data.said or {}
    if "title" not in said:
        yield f'the atlas is called "{case.title(data, Translator())}"'
    if "name" not in said:
        yield f'its files are called "{data.name}"'
    if "version" not in said:
        yield f"its version is {data.version}"
    if "licenses" not in said:
        yield "no licence is stated for its texts and tables"


def _place(data: Dataset) -> str:
    where = f'The sheet "{origins.ABOUT}"' if is_one(data.folder) else descriptor.DESCRIPTOR
    return f"{where} is missing" if data.said is None else f"{where} does not say everything"


def _mend(data: Dataset) -> str:
    if is_one(data.folder):
        rows = "the rows name, title, version and licence"
        if data.said is not None:
            return f"To say it yourself, add what is missing there; it may have {rows}."
        return f'To say it yourself, add a sheet "{origins.ABOUT}" with {rows}.'
    if data.said is not None:
        missing = [_EXAMPLES[name] for name in _SAID if name not in data.said]
        return f"To say it yourself, add {', '.join(missing)} there."
    return "To say it yourself, put such a file into the folder; `dashboard new FOLDER` makes one to copy."
