"""The Sources screen: its parts, tables with their dictionary, rules, terms of reuse."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from dashboard import case
from dashboard.figures import evidence
from dashboard.figures.counts import rule_words
from dashboard.figures.figure import Figure
from dashboard.figures.parts import parts
from dashboard.figures.words.names import indicator_names
from dashboard.i18n import Translator
from dashboard.outputs import citing, replies
from dashboard.outputs.file_names import slug
from dashboard.outputs.files import bundle
from dashboard.outputs.markup import markup
from dashboard.outputs.screen.choices import pick_from_list, pick_one
from dashboard.outputs.screen.figure_rows import draw_rows
from dashboard.outputs.screen.figure_view import show
from dashboard.outputs.screen.links import home
from dashboard.outputs.screen.state import choose, visit
from dashboard.outputs.screen.words import header, plain, quiet
from dashboard.reading.dataset import Dataset


def pick_section() -> str:
    """Which part of the sources is shown."""
    t = visit().t
    names = {
        "documents": t("Documents"),
        "tables": t("Tables"),
        "differences": t("All differences"),
        "gaps": t("Not found"),
        "context": t("Context"),
        "method": t("Rules"),
        "reuse": replies.place(t),
    }
    offered = parts(visit().data, "sources")
    section = pick_one(t("Part of this screen"), "section", offered, names, look="parts")
    choose(section=section)
    return section


def folded(figure: Figure) -> None:
    """A figure whose rows are sentences, which open by a click: there are many."""
    t = visit().t
    show(figure, draw=partial(_fold, figure, t.plural("Read {n} row", "Read {n} rows", len(figure.table))))


def _fold(figure: Figure, label: str) -> None:
    with st.expander(label):
        draw_rows(figure)


def pick_table() -> str:
    """Which table of the data package is shown."""
    data = visit().data
    t = visit().t
    names = evidence.table_names(t)
    labels = {
        name: t("{table}: {n} rows", table=names[name], n=t.number(len(data[name]))) for name in data.tables
    }
    return pick_from_list(t("Table"), "table", labels)


def table_links(table: str) -> None:
    """The open address of a table. What it holds is said with its rows."""
    data = visit().data
    t = visit().t
    resource = next(item for item in data.schema["resources"] if item["name"] == table)
    words = t("The open address of this table, for any program:")
    st.html(markup("table_address", words=words, path=resource["path"]))


def rules() -> None:
    """How facts are coded and counted: the rules that the figures follow, in words."""
    data, t = visit().data, visit().t
    header(t("How counts are made"), anchor="counts")
    for indicator, name in indicator_names(t).items():
        st.markdown(f"**{plain(name)}.** {plain(rule_words(indicator, t))}")
    header(t("How facts are read"), anchor="facts")
    for name, rule in _readings(data, t):
        st.markdown(f"**{plain(name)}.** {plain(rule)}")


def _readings(data: Dataset, t: Translator) -> Iterator[tuple[str, str]]:
    """How facts are read, each way with its name."""
    if case.study(data):
        yield (
            t("Two accounts side by side"),
            t(
                "{Study} and the documents stand side by side and are never merged. Where they differ, both are quoted."
            ),
        )
    yield from (
        (
            t("Source"),
            t(
                "Every fact names its document. How each was read stands with it: as an excerpt of a stored copy, or whole. A document without an address says so."
            ),
        ),
        (
            t("Whose account"),
            t(
                "For each document we say whose account it gives: press, state, company, residents or NGO, court, research, international body, leak or repost, investor, reference work. What only the company, the state or residents report is shown as an outline."
            ),
        ),
        (
            t("Date"),
            t(
                "A date is as precise as it is known: a day, a month, a year or a period. An inferred date is marked. A fact without a date is listed but not drawn."
            ),
        ),
        (
            t("Place"),
            t(
                "A place is shown as a circle: the wider it is, the less certain the location. Places without a point are listed."
            ),
        ),
        (
            t("Missing"),
            t(
                "Missing is not zero: a printed dash stays a dash. “No public evidence found” does not mean that nothing was done."
            ),
        ),
        (
            t("Confidence"),
            t("High, medium or low, as judged when the documents were read; it is never raised later."),
        ),
        (
            t("Violence"),
            t(
                "We call an event violent where a document tells of people hurt or handled with force, or of property burnt, looted or wrecked, by whichever side. A closed road, a forced entry or machinery taken away is not violent by itself. Borderline is what one side alone tells of, or what may not belong to the conflict. Damage that one side alone alleges leaves an event peaceful."
            ),
        ),
        (
            t("Our judgements"),
            t(
                "“Violent incident” as a kind, the status of a recommendation and the lower counts are our judgement. They are marked and dated."
            ),
        ),
        (t("People"), t("Ordinary people stay unnamed, also in titles of documents.")),
    )


def reuse() -> None:
    """The whole package, its open addresses, how to cite, terms, and how to report an error or reply."""
    _whole_package()
    _how_to_cite()
    _terms()
    _reply()


def _whole_package() -> None:
    """The package in numbers, as a file and as open addresses."""
    here = visit()
    data, t = here.data, here.t
    header(t("The whole data package"), anchor="package")
    rows = sum(len(table) for table in data.tables.values())
    st.markdown(
        plain(
            t(
                "{tables} with {rows} and {documents}, one CSV file per table, all columns described in datapackage.json; data version {version}.",
                tables=t.plural("{n} table", "{n} tables", len(data.tables)),
                rows=t.plural("{n} row", "{n} rows", rows),
                documents=t.plural("{n} document", "{n} documents", len(data["sources"])),
                version=data.version,
            )
        )
    )
    st.download_button(
        t("Whole data package (ZIP)"),
        lambda: bundle.package(data),
        f"{slug(data.name)}-{slug(data.version)}.zip",
        "application/zip",
        key="download-package",
        icon=":material/download:",
        on_click="ignore",
    )
    quiet(t("Or read it from this server without downloading:"))
    st.code(
        f'import pandas as pd\npd.read_csv("{home()}/data/events.csv")\n\n'
        f'from frictionless import Package\nPackage("{home()}/data/datapackage.json")',
        language=None,  # colours of code would be too pale to read
        wrap_lines=True,
    )


def _how_to_cite() -> None:
    """The reference of the whole."""
    here = visit()
    data, t = here.data, here.t
    header(t("How to cite"), anchor="cite")
    st.markdown(plain(t("Each figure has its own reference under Download. For the whole:")))
    today = datetime.now(UTC).date()
    st.code(
        t(
            "{authors} ({year}). {title}, data version {version}. Seen on {day}. {address}",
            authors=citing.authors(data, t),
            year=str(today.year),
            title=case.title(data, t),
            version=data.version,
            day=t.date(today.isoformat()),
            address=f"{home()}/",
        ),
        language=None,
        wrap_lines=True,
    )
    st.markdown(
        plain(t("For a single fact cite its document too; the numbers of the list under Sources lead to it."))
    )


def _terms_of_the_study(data: Dataset, t: Translator) -> list[tuple[str, str]]:
    """Under which terms the study's words stand here; nothing without a study."""
    found = case.study(data)
    if not found:
        return []
    author = f"{t.text(found, 'author')}, {found.date_edtf[:4]}"
    return [(t("Quoted from {study}"), t("{author}: quoted and attributed, not relicensed.", author=author))]


def _terms() -> None:
    """Under which terms each part may be used again."""
    here = visit()
    data, t = here.data, here.t
    header(t("Terms"), anchor="terms")
    for part, terms in (
        (
            t("Our texts and tables"),
            ", ".join(str(item.get("title") or item["name"]) for item in data.licences)
            or citing.licence(data, t),
        ),
        *_terms_of_the_study(data, t),
        (t("Titles of documents and quotations"), t("their authors'; quoted and attributed.")),
        (t("Base map"), t("each layer under its own terms, named in basemap/LICENCES.txt of the package.")),
        (t("Code"), "MIT"),
    ):
        st.markdown(f"**{plain(part)}:** {plain(terms)}")


def _reply() -> None:
    """How to say that something is wrong, or answer."""
    here = visit()
    t, contact = here.t, case.contact(here.data)
    header(t("Report an error, or reply"), anchor="reply")
    shown = t("We put replies of people and bodies that are named here beside the claim, with their date.")
    way = (
        t(
            "Is something wrong, or do you know a document that we do not? Name the screen, or the table and row. Say what is wrong and which document shows it. Write to {address}.",
            address=contact,
        )
        if contact
        else replies.no_address(t)
    )
    st.markdown(plain(f"{way} {shown}" if contact else f"{shown} {way}"))
