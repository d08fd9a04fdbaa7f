"""The data package at its addresses: what is there, and ways to what is not."""

from __future__ import annotations

import json

from dashboard import paths

SHIPPED = json.loads((paths.SHIPPED_DATA / "datapackage.json").read_text(encoding="utf-8"))
TABLES = [resource["path"] for resource in SHIPPED["resources"]]
REFUSAL = "Not part of the data package. See datapackage.json.\n"
BASE = "/a/b"

# Files that do lie in or beside the shipped folder, and ways out of any folder.
ELSEWHERE = (
    "/data",
    "/data/",
    "/data/README.md",
    "/data/LICENSE",
    "/data/basemap",
    "/data/basemap/lakes.geojson",
    "/data/events",
    "/data/EVENTS.CSV",
    "/data/events.csv/",
    "/data//events.csv",
    "/data/%2e/events.csv",
    "/data/basemap/%2e%2e/events.csv",
    "/data/%2e%2e/pyproject.toml",
    "/data/..%2fpyproject.toml",
    "/data/%2e%2e%5cpyproject.toml",
    "/data/..%5c..%5cetc%5cpasswd",
    "/data/%2fetc%2fpasswd",
    f"/data/{paths.SHIPPED_DATA}/events.csv",
    f"/data/%2f{str(paths.SHIPPED_DATA).lstrip('/')}%2fevents.csv",
    "/data/C:%5cevents.csv",
    "/data/file:events.csv",
    "/data/events.csv%00",
    "/data/%252e%252e/pyproject.toml",
    "/data/%c0%ae%c0%ae/pyproject.toml",  # dots and slashes in forms that must not be taken for them
    "/data/%ef%bc%8e%ef%bc%8e%ef%bc%8fpyproject.toml",
    "/data/..%5cdata%5cevents.csv",
    "/data/%00events.csv",
    "/data/%00",
    "/data/events.csv;x",
    "/data/~/events.csv",
    "/data/%20events.csv",
    "/data/events.csv%20",
    "/data/events.csv%0d%0aX-Injected:%20yes",
    "/data/" + "a" * 5_000,
    "/data/" + "%2e%2e%2f" * 2_000 + "etc/passwd",
    "/data/" + "a/" * 2_000 + "events.csv",
)
