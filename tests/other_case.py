"""A small invented case far from the shipped one: two deposits, nine events, six documents, one group with one recommendation.

No study, no text of its own, no talk of its own: everything that the shipped case says of itself must be absent.
"""

from __future__ import annotations

from pathlib import Path

from packages import TABLES, write

Row = dict[str, str]
LANGUAGES = ("en", "ru", "ky")
KINDS = (
    "peaceful",
    "peaceful",
    "violent",
    "court",
    "ownership",
    "licence",
    "operation",
    "agreement",
    "hearing",
)


def said(column: str, text: str) -> Row:
    """A text in every language, invented as the case is."""
    return {f"{column}_{lang}": f"{text} ({lang})" if lang != "en" else text for lang in LANGUAGES}


def row(table: str, **cells: str) -> Row:
    """A row with nothing in it but these cells, and what the schema does not let be empty."""
    out = {}
    for field in TABLES[table]["fields"]:
        rules, name = field.get("constraints", {}), field["name"]
        out[name] = ""
        if rules.get("required") and name not in cells:
            out[name] = {"boolean": "false", "integer": "1", "number": "1"}.get(
                field["type"], rules.get("enum", ["x"])[0]
            )
    return out | cells


def folder(path: Path) -> Path:
    """Write the case into a folder."""
    path.mkdir(parents=True, exist_ok=True)
    documents = [
        row("sources", source_id=f"report-{n}", publisher="A publisher", date_edtf=f"20{10 + n}-03", voice=voice, read_as="package-file", accessed_edtf="2026", **said("title", f"Report {n}"), title_original=f"Report {n}", lang="en")
        for n, voice in enumerate(("press", "state", "company", "residents_ngo", "court", "academic"), start=1)
    ]  # fmt: skip
    write(path, "sources", documents)
    places = [
        row("places", place_id=name, kind=kind, lat=lat, lon=lon, precision_m="4000", point_basis="published", source_id="report-1", **said("name", words))
        for name, kind, lat, lon, words in (
            ("ak-tash", "mine", "41.35", "75.20", "Ak-Tash"), ("kum-bel", "mine", "41.50", "75.60", "Kum-Bel"),
            ("orto", "village", "41.38", "75.30", "Orto"), ("jany", "village", "41.47", "75.52", "Jany"),
        )
    ]  # fmt: skip
    write(path, "places", places)
    write(path, "mines", [
        row("mines", mine_id=mine, place_id=mine, village_place_id=village, position=n, status=status, metal=metal, status_as_of_edtf="2024", confidence="medium", source_id="report-2", **said("name", words), **said("status_text", "As the report has it"))
        for mine, village, n, status, metal, words in (("ak-tash", "orto", "1", "exploration", "copper", "Ak-Tash"), ("kum-bel", "jany", "2", "suspended", "gold", "Kum-Bel"))
    ])  # fmt: skip
    events = [(f"event-{n}", kind, f"20{10 + n}-0{n}") for n, kind in enumerate(KINDS, start=1)]
    write(path, "actions", [row("actions", action_id=event, kind=kind) for event, kind, _ in events])
    write(path, "events", [
        row("events", event_id=event, action_id=event, kind=kind, date_edtf=date, place_id="orto", confidence="medium", **said("title", f"What happened in {date}"), **said("short_label", date), **said("summary", "As reported."), is_turning_point="true")
        for event, kind, date in events
    ])  # fmt: skip
    write(path, "event_mines", [row("event_mines", event_id=event, mine_id=("ak-tash", "kum-bel")[n % 2], role="main") for n, (event, *_) in enumerate(events)])  # fmt: skip
    write(path, "event_sources", [row("event_sources", event_id=event, source_id=f"report-{n % 6 + 1}") for n, (event, *_) in enumerate(events)])  # fmt: skip
    write(path, "stakeholders", [row("stakeholders", stakeholder_id="council", position="1", source_id="report-6", **said("name", "Village council"))])  # fmt: skip
    write(path, "recommendations", [row("recommendations", recommendation_id="meet", stakeholder_id="council", position="1", theme="participation", status="none-found", status_as_of_edtf="2026-10", confidence="low", source_id="report-6", **said("text", "Meet before each decision"), **said("status_reason", "Nothing was found"))])  # fmt: skip
    return path
