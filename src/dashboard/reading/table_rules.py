"""What the schema says about a table: its columns and what they may hold in words, its keys, its links to others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frictionless import Field, system

from dashboard.i18n import Message, later

SHORT = 100  # characters of a cell whose column has no length of its own: numbers, dates, codes
_TYPES: Mapping[str, Message] = {
    "integer": later("whole number"),
    "number": later("number, with a point before its decimals"),
    "boolean": later("true or false"),
}
_PATTERNS: Mapping[str, Message] = {  # of the schema, for who does not read patterns
    "[a-z0-9][a-z0-9-]*": later("small letters a to z, digits and hyphens"),
    "[a-z]{2}": later("two small letters, such as en, ru or ky"),
    "[A-Z]{2}": later("two capital letters, such as KG"),
}


@dataclass(frozen=True)
class Column:
    """A column of the schema: how its cells are read, and what they may hold in words."""

    name: str
    type: str
    required: bool
    longest: int  # characters
    read: Callable[[str], tuple[Any, Mapping[str, str] | None]]
    allowed: Message


@dataclass(frozen=True)
class Link:
    """Columns of a table that name a record of another one, or ("") of the table itself."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Rules:
    """What the schema says about one table; made once for a schema, and one of its kind."""

    name: str
    file: str
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]  # no two rows have the same values under these
    links: tuple[Link, ...]


def rules(name: str, file: str, schema: Mapping[str, Any]) -> Rules:
    """The rules of a table from its Table Schema.

    That the schema is one is not asked here, at every start: it is ours, and a test asks frictionless.
    """
    fields = [_field(field) for field in schema["fields"]]
    columns = []
    for field in fields:
        limits = field.constraints
        columns.append(
            Column(
                name=field.name,
                type=field.type,
                required=bool(limits.get("required")),
                longest=limits.get("maxLength", SHORT),
                read=field.create_cell_reader(),
                allowed=_allowed(field.name, field.type, limits),
            )
        )
    unique = [(field.name,) for field in fields if field.constraints.get("unique")]
    links = tuple(
        Link(tuple(link["fields"]), link["reference"]["resource"], tuple(link["reference"]["fields"]))
        for link in schema.get("foreignKeys", [])
    )
    together = [tuple(columns) for columns in schema.get("uniqueKeys", [])]
    primary = schema["primaryKey"]
    first = (primary,) if isinstance(primary, str) else tuple(primary)
    keys = tuple(dict.fromkeys([first, *unique, *together]))
    return Rules(name, file, tuple(columns), keys, links)


def _field(described: Mapping[str, Any]) -> Field:
    """A field as frictionless makes it of its description, without its look at whether that is one."""
    made: Field = system.select_field_class(described["type"]).metadata_import(dict(described))
    return made


def _allowed(name: str, type_: str, limits: Mapping[str, Any]) -> Message:
    """What a column may hold, as a list of messages joined to one."""
    parts = [_TYPES.get(type_, later("text"))]
    if "enum" in limits:
        parts = [later("one of {values}", values=", ".join(str(value) for value in limits["enum"]))]
    if name.endswith("_edtf"):
        parts.append(later("YYYY, YYYY-MM, YYYY-MM-DD or an interval a/b"))
    elif is_address(name):
        parts.append(later("addresses that begin with http:// or https://, without quotes"))
    elif "pattern" in limits:
        pattern = limits["pattern"]
        parts.append(_PATTERNS.get(pattern) or later("pattern {pattern}", pattern=pattern))
    if "minimum" in limits:
        parts.append(later("at least {n}", n=limits["minimum"]))
    if "maximum" in limits:
        parts.append(later("at most {n}", n=limits["maximum"]))
    if "maxLength" in limits:
        parts.append(later("at most {n} characters", n=limits["maxLength"]))
    if limits.get("required"):
        parts.append(later("not empty"))
    return _joined(parts)


def _joined(parts: Sequence[Message]) -> Message:
    listed = {f"part{number}": part for number, part in enumerate(parts)}
    template = ", ".join(f"{{{name}}}" for name in listed)  # no words, so none to translate
    return later(template, **listed)


def is_address(name: str) -> bool:
    """Whether a column, by its name, holds addresses of the web."""
    return name == "url" or name.endswith(("_url", "_urls"))
