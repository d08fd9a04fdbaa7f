"""Write the types of the data's rows from its schema: src/dashboard/records/.

    python scripts/records.py            after a change of data/datapackage.json
    python scripts/records.py --check    whether they are up to date; the tests ask this

A column that is renamed in the schema is then a fault of the type checker wherever it is used, and a code that does not exist is one too.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SCHEMA = ROOT / "data" / "datapackage.json"
OUT = ROOT / "src" / "dashboard" / "records"
LINE = 110  # letters, as the formatter has them

# Module -> its tables, in the order of the schema.
ROOMS = {
    "sources": "Documents, and what was searched for.",
    "places": "Places, deposits, and who holds them.",
    "events": "Actions, the records that tell of them, and who came.",
    "case": "What an atlas is about, its own texts and its talk.",
    "participation": "Who sits where, what is paid locally, and what residents were asked.",
    "stakeholders": "Groups, how to approach them, and what those who are named here reply.",
    "recommendations": "What the study concludes and advises, and what came of it.",
}
TABLES = {
    "sources": ("sources", "differences", "not_found", "reading", "policy_steps", "instruments"),
    "places": (
        "places", "place_parts", "mines", "mine_facts", "study_counts", "distances", "heights", "drainage", "holders",
        "auctions",
    ),
    "events": (
        "actions", "events", "event_mines", "event_sources", "former_ids", "demands", "responses", "turnout_claims",
        "context_figures",
    ),
    "case": ("cases", "studies", "texts", "scenes"),
    "participation": ("local_payments", "seats", "survey_questions", "survey_answers"),
    "stakeholders": ("stakeholders", "approaches", "approaches_since", "replies"),
    "recommendations": ("findings", "recommendations", "followups", "recommendation_instruments"),
}  # fmt: skip
SINGULAR = {
    "drainage": "Drainage",
    "approaches": "Approach",
    "approaches_since": "ApproachSince",
    "not_found": "NotFound",
    "reading": "Reading",
}
TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def class_of(table: str) -> str:
    """The name of a row's type: ``study_counts`` -> ``StudyCount``."""
    if table in SINGULAR:
        return SINGULAR[table]
    words = table.split("_")
    last = words[-1]
    words[-1] = f"{last[:-3]}y" if last.endswith("ies") else last.removesuffix("s")
    return "".join(word.capitalize() for word in words)


def code_of(table: str, column: str) -> str:
    """The name of the codes that a column may hold: ``EventKind``."""
    return class_of(table) + "".join(word.capitalize() for word in column.split("_"))


def literal(name: str, codes: list[str]) -> str:
    """A type alias of some codes, broken into lines as the formatter would."""
    quoted = [json.dumps(code) for code in codes]
    line = f"{name} = Literal[{', '.join(quoted)}]"
    if len(line) <= LINE:
        return line
    return f"{name} = Literal[\n" + "".join(f"    {code},\n" for code in quoted) + "]"


def typed(table: str, field: dict[str, Any]) -> str:
    """The type of a column: an empty text is "", an empty number None."""
    limits = field.get("constraints", {})
    if "enum" in limits:
        return code_of(table, field["name"])
    kind = TYPES[field["type"]]
    return kind if kind in ("str", "bool") or limits.get("required") else f"{kind} | None"


def record(resource: dict[str, Any]) -> str:
    """The types of one table."""
    table, schema = resource["name"], resource["schema"]
    aliases, columns = [], []
    for field in schema["fields"]:
        limits = field.get("constraints", {})
        if "enum" in limits:
            codes = list(limits["enum"]) + ([] if limits.get("required") else [""])
            aliases.append(literal(code_of(table, field["name"]), codes))
        columns.append(f"    {field['name']}: {typed(table, field)}")
    head = f'@dataclass(frozen=True, slots=True)\nclass {class_of(table)}(Record):\n    """A row of ``{table}``."""\n'
    return "\n".join([*aliases, *([""] * 2 if aliases else []), head, *columns])


def module(name: str, schema: dict[str, Any]) -> str:
    """One module of records."""
    by_name = {resource["name"]: resource for resource in schema["resources"]}
    body = "\n\n\n".join(record(by_name[table]) for table in TABLES[name])
    literals = "from typing import Literal\n\n" if "Literal[" in body else ""
    return (
        f'"""{ROOMS[name]} By scripts/records.py from the schema."""\n\n'
        f"from __future__ import annotations\n\nfrom dataclasses import dataclass\n{literals}"
        f"{'' if literals else chr(10)}from dashboard.records.record import Record\n\n"
        f"{chr(10) if body.startswith('@') else ''}{body}\n"
    )


def imported(module: str, names: list[str]) -> str:
    """A line that imports some names, broken as the formatter would."""
    line = f"from dashboard.records.{module} import {', '.join(names)}"
    if len(line) <= LINE:
        return line
    return f"from dashboard.records.{module} import (\n" + "".join(f"    {name},\n" for name in names) + ")"


def whole(schema: dict[str, Any]) -> str:
    """All tables in one value."""
    order = [resource["name"] for resource in schema["resources"]]
    rooms = {name: sorted(map(class_of, tables)) for name, tables in TABLES.items()} | {"record": ["Record"]}
    imports = "\n".join(imported(name, rooms[name]) for name in sorted(rooms))
    fields = "\n".join(f"    {table}: tuple[{class_of(table)}, ...]" for table in order)
    classes = "\n".join(f'    "{table}": {class_of(table)},' for table in order)
    return (
        '"""Rows of the data as values with types. By scripts/records.py from the schema."""\n\n'
        "from __future__ import annotations\n\nfrom collections.abc import Mapping\nfrom dataclasses import dataclass\n\n"
        f"{imports}\n\n"
        f"CLASSES: Mapping[str, type[Record]] = {{\n{classes}\n}}\n\n\n"
        '@dataclass(frozen=True, slots=True)\nclass Records:\n    """All rows, by table, in the order of their files."""\n\n'
        f"{fields}\n"
    )


def files() -> dict[Path, str]:
    """Every file with what belongs into it."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    known = {table for tables in TABLES.values() for table in tables}
    new = {resource["name"] for resource in schema["resources"]} ^ known
    if new:
        raise SystemExit(f"TABLES in scripts/records.py and the schema differ: {', '.join(sorted(new))}")
    made = {OUT / f"{name}.py": module(name, schema) for name in TABLES}
    return {**made, OUT / "whole.py": whole(schema)}


def main(args: list[str]) -> int:
    """Write the files, or say which are not up to date."""
    old = [
        file
        for file, text in files().items()
        if not file.is_file() or file.read_text(encoding="utf-8") != text
    ]
    for file in old:
        if "--check" not in args:
            file.parent.mkdir(exist_ok=True)
            file.write_text(files()[file], encoding="utf-8")
        print(f"{file.relative_to(ROOT)}: {'not up to date' if '--check' in args else 'written'}")
    return int(bool(old) and "--check" in args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
