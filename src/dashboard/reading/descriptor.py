"""The descriptor of a data package: the shipped schema, with a foreign folder's own name, title and licence over it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from frictionless import FrictionlessException

from dashboard.addresses import web_address
from dashboard.i18n import Message, later
from dashboard.paths import SHIPPED_DATA
from dashboard.reading import files, table_rules
from dashboard.reading.faults import DataFaults, Fault
from dashboard.texts import unprintable

DESCRIPTOR = "datapackage.json"
NAME = re.compile(
    r"[a-z0-9][a-z0-9._-]*"
)  # becomes a part of the names of files: nothing that leads out of a folder
_FILE = re.compile(r"\w[\w./ -]*")  # a path below the folder
LONGEST: Mapping[str, int] = {"name": 60, "title": 200, "version": 40, "description": 2000}  # characters
# A package that does not say what it is called.
UNNAMED: Mapping[str, str] = {
    "name": "mining-atlas",
    "title": "Mining Atlas",
    "description": "What public documents say, each fact with its source.",
    "version": "0",
}
_LISTS = ("licenses", "contributors", "sources")
_MOST_ENTRIES = 50
_LONGEST_PART = 500  # characters of a text in such a list
_SLUG = later(
    "lower-case Latin letters, digits, points, lines and hyphens, at most {n} characters", n=LONGEST["name"]
)


def shipped() -> tuple[dict[str, Any], tuple[table_rules.Rules, ...]]:
    """The shipped descriptor, and what its schema says about each table.

    Raises:
        DataFaults: the installation has none, or it is no JSON object.
    """
    return _schema(files.content(SHIPPED_DATA / DESCRIPTOR, DESCRIPTOR))


def own(folder: Path) -> Mapping[str, Any] | None:
    """What a folder's own descriptor says; None if it has none.

    Raises:
        DataFaults: it cannot be read.
    """
    file = folder / DESCRIPTOR
    if not os.path.lexists(file):
        return None
    said = files.json_value(files.content(file, DESCRIPTOR), DESCRIPTOR)
    if not isinstance(said, dict):
        raise DataFaults((_fault("", said, later("the file holds no JSON object"), later("a JSON object")),))
    return said


def laid_over(descriptor: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
    """The shipped descriptor with what a package's own one says of its name, title, version, licence and authors.

    Raises:
        DataFaults: it holds what cannot be shown.
    """
    # What the shipped package says of itself is not said of another.
    schema = {key: value for key, value in descriptor.items() if key not in _LISTS}
    laid = {**schema, **UNNAMED, **{key: said[key] for key in (*LONGEST, *_LISTS) if key in said}}
    if found := tuple(_faults(laid)):
        raise DataFaults(found)
    return laid


def listed(said: Mapping[str, Any]) -> frozenset[str]:
    """Files that a descriptor names as tables of its package: none of them may be missing."""
    resources = said.get("resources")
    if not isinstance(resources, list):
        return frozenset()
    return frozenset(
        path for item in resources if isinstance(item, dict) and isinstance(path := item.get("path"), str)
    )


@lru_cache(maxsize=2)
def _schema(content: bytes) -> tuple[dict[str, Any], tuple[table_rules.Rules, ...]]:
    """The shipped descriptor and its rules; made once, as they change only with the program."""
    descriptor = files.json_value(content, DESCRIPTOR)
    try:
        rules = tuple(
            table_rules.rules(item["name"], item["path"], item["schema"]) for item in descriptor["resources"]
        )
    except (FrictionlessException, LookupError, TypeError, AttributeError) as error:
        problem = later("the schema cannot be read: {error}", error=str(error))
        raise DataFaults((Fault(DESCRIPTOR, None, "resources", "", problem),)) from error
    return descriptor, rules


def _faults(descriptor: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the texts of a descriptor. The schema itself is ours and never foreign."""
    for key, longest in LONGEST.items():
        value = descriptor.get(key)
        if wrong := _text(value, longest):
            yield _fault(
                key, value, wrong, later("text that is not empty, at most {n} characters", n=longest)
            )
        elif key == "name" and (not NAME.fullmatch(str(value)) or ".." in str(value)):
            yield _fault(key, value, later("not a name that files can bear"), _SLUG)
    for key in _LISTS:
        value = descriptor.get(key, [])
        if not isinstance(value, list) or len(value) > _MOST_ENTRIES:
            yield _fault(
                key,
                value,
                later("not a list of entries"),
                later("a list of at most {n} entries", n=_MOST_ENTRIES),
            )
            continue
        for number, entry in enumerate(value):
            yield from _entry_faults(f"{key}[{number}]", entry)


def _entry_faults(where: str, entry: Any) -> Iterator[Fault]:
    """A licence, contributor or source: texts by name, among them what it is called."""
    needed = ("name", "title") if where.startswith("licenses") else ("title",)
    if not isinstance(entry, dict) or not any(entry.get(key) for key in needed):
        problem = later("an entry without {names}", names=" / ".join(needed))
        yield _fault(
            where, entry, problem, later("an entry like those of the shipped {file}", file=DESCRIPTOR)
        )
        return
    for key, value in entry.items():
        parts = value if isinstance(value, list) and key == "roles" else [value]
        for part in parts[:_MOST_ENTRIES]:
            if wrong := _text(part, _LONGEST_PART):
                allowed = later("text that is not empty, at most {n} characters", n=_LONGEST_PART)
                yield _fault(f"{where}.{key}", part, wrong, allowed)
            elif key == "path" and not web_address(part) and (not _FILE.fullmatch(part) or ".." in part):
                allowed = later("an address that begins with http:// or https://, or a file in the folder")
                yield _fault(f"{where}.{key}", part, later("not a web address"), allowed)


def _text(value: Any, longest: int) -> Message | None:
    """What is wrong with a value that should be a text."""
    if not isinstance(value, str):
        return later("not a text")
    if not value.strip():
        return later("the text is empty")
    if len(value) > longest:
        return later("the text is too long")
    if unprintable(value):
        return later("the text holds control characters")
    return None


def _fault(where: str, value: Any, problem: Message, allowed: Message) -> Fault:
    return Fault(DESCRIPTOR, None, where, value if isinstance(value, str) else "", problem, allowed)
