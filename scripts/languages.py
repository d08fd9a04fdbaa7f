"""Collect the texts that translators write, and bring the catalogues up to date.

    python scripts/languages.py          all languages that have a catalogue
    python scripts/languages.py CODE     one of them, or a new one

Run it in the project's environment after changing a text of the interface. New texts get an empty translation in
``src/dashboard/locales/LANG/messages.po``, those no longer used are dropped; the tests fail until every text is translated.
Collected are the calls of a translator (``t("...")``, ``t.plural("...", "...", n)``), messages that are said later
(``later("...")``), and the titles and descriptions in ``data/datapackage.json``.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
LOCALES = ROOT / "src" / "dashboard" / "locales"
CODE = ("src/dashboard", "pages")
CALLS = {"t": 1, "later": 1, "plural": 2}  # how many texts a call begins with
SCHEMA = "data/datapackage.json"
HEADER = "# Unofficial translation by the project. Terms: docs/glossary.md. Updated by scripts/languages.py."
FIRST_DAY = datetime(2026, 11, 24, tzinfo=UTC)


def collect() -> Catalog:
    """Every text that needs a translation, with the files where it stands."""
    catalogue = Catalog(project="Mining Atlas", charset="utf-8", fuzzy=False)
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            name = file.relative_to(ROOT).as_posix()
            for message in texts(ast.parse(file.read_text(encoding="utf-8"))):
                catalogue.add(message, locations=[(name, 0)])
    for text in schema_texts(json.loads((ROOT / SCHEMA).read_text(encoding="utf-8"))):
        catalogue.add(text, locations=[(SCHEMA, 0)])
    return catalogue


def texts(tree: ast.AST) -> Iterator[str | tuple[str, ...]]:
    """Texts of the calls in some code, also inside f-strings, which Babel's own reading of Python passes over."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        found = [said(argument) for argument in node.args[: CALLS.get(name, 0)]]
        if len(found) == 2 and all(found):
            yield found[0][0], found[1][0]
        elif len(found) == 1:
            yield from filter(None, found[0])


def said(argument: ast.expr) -> list[str]:
    """What an argument may say: a text, or either of two."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return [argument.value]
    if isinstance(argument, ast.IfExp):
        return [*said(argument.body), *said(argument.orelse)]
    return []


def schema_texts(schema: dict) -> Iterator[str]:
    """Texts of the descriptor that a visitor reads: the tables, their columns and units.

    What the package itself is called stands in its table of texts.
    """
    for resource in schema["resources"]:
        yield resource["title"]
        yield resource["description"]
        for field in resource["schema"]["fields"]:
            yield field["description"]
            if field.get("unit"):
                yield field["unit"]


def read(lang: str) -> Catalog:
    """The catalogue of a language, empty if there is none yet."""
    path = LOCALES / lang / "messages.po"
    if not path.is_file():
        return Catalog(locale=lang, project="Mining Atlas", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=lang)


def write(catalogue: Catalog, lang: str) -> None:
    """Save a catalogue: file names without line numbers, so that code can move without a change here."""
    catalogue.header_comment = HEADER
    catalogue.version = ""
    catalogue.last_translator = catalogue.language_team = "contributors"
    catalogue.msgid_bugs_address = "see README.md"
    # A file that changes only when a text does.
    catalogue.creation_date = catalogue.revision_date = FIRST_DAY
    path = LOCALES / lang / "messages.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=110, ignore_obsolete=True, include_lineno=False)


def is_whole(string: str | tuple[str, ...] | None) -> bool:
    """Whether a translation is there, in all its forms."""
    return bool(string) and all(string)


def main(languages: list[str]) -> int:
    """Update the catalogues, of all languages if none is named; lists the texts that are still without a translation."""
    template = collect()
    missing = 0
    for lang in languages or sorted(file.parent.name for file in LOCALES.glob("*/messages.po")):
        catalogue = read(lang)
        catalogue.update(template, no_fuzzy_matching=True)
        write(catalogue, lang)
        empty = [message for message in catalogue if message.id and not is_whole(message.string)]
        missing += len(empty)
        print(f"{lang}: {len(catalogue)} texts, {len(empty)} without a translation")
        for message in empty:
            text = message.id if isinstance(message.id, str) else message.id[0]
            print(f"  {message.locations[0][0]}: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
