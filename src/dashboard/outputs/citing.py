"""How a figure is cited: where it was seen, its reference, and who speaks in the documents behind it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from dashboard import __version__, case
from dashboard.addresses import web_address
from dashboard.figures.figure import Figure
from dashboard.figures.words.accounts import account_of, account_words, side_of
from dashboard.figures.words.amounts import counted
from dashboard.figures.words.names import voice_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs.file_names import slug
from dashboard.reading.dataset import Dataset

# The same YAML in a sixth of the time, where the package brings its part in C.
_WRITER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


@dataclass(frozen=True)
class View:
    """Where a figure was seen, so that a file that leaves the screen can say so.

    Attributes:
        screen: the screen's name in words.
        address: the address that gives this view again, with the figure's anchor.
        filters: (what, chosen) in words; empty = everything is shown.
        day: when it was taken.
        edition: name of the edition that it is in, of a copy that is kept as it is; "" = none.
    """

    screen: str
    address: str
    filters: tuple[tuple[str, str], ...]
    day: date
    edition: str = ""


def authors(data: Dataset, t: Translator) -> str:
    """Whom to name as authors of the atlas."""
    return t("Contributors to {title}", title=case.title(data, t))


def versions(data: Dataset, t: Translator) -> str:
    """What a file was made of: the data, and this program."""
    return t("Data version {version}, app version {app}.", version=data.version, app=__version__)


def licence(data: Dataset, t: Translator, *, with_address: bool = False) -> str:
    """Under which licence the package says that its texts and tables may be used; that it states none, if it does not.

    Args:
        data: the data package; ours is no example for another.
        t: language.
        with_address: whether the address of each licence stands behind it.
    """
    named = []
    for item in data.licences:
        address = web_address(str(item.get("path", ""))) if with_address else None
        words = str(item.get("name") or item["title"])
        named.append(f"{words} ({address})" if address else words)
    return ", ".join(named) or t("no licence is stated")


def citation(figure: Figure, view: View, data: Dataset, t: Translator) -> str:
    """A reference to the figure as a journal would take it."""
    return reference(figure.title, view, data, t)


def reference(title: str, view: View, data: Dataset, t: Translator) -> str:
    """A reference to something with a title: a figure, or a page of a copy."""
    return t(
        "{authors} ({year}). {figure}. In: {title}, data version {version}, {screen}. Seen on {day}. {address}",
        authors=authors(data, t),
        year=str(view.day.year),
        figure=title.rstrip("."),
        title=case.title(data, t),
        version=version(view, data, t),
        screen=view.screen,
        day=t.date(view.day.isoformat()),
        address=view.address,
    ).rstrip()


def version(view: View, data: Dataset, t: Translator) -> str:
    """The version of the data, and the edition where a view is of one."""
    if not view.edition:
        return data.version
    return t("{version}, edition {edition}", version=data.version, edition=view.edition)


def bibtex(figure: Figure, view: View, data: Dataset) -> str:
    """The same reference for a reference manager."""
    return (
        f"@misc{{{slug(data.name)}-{figure.id},\n"
        f"  author = {{{{{_braced(authors(data, Translator()))}}}}},\n"
        f"  title = {{{_braced(figure.title)}}},\n"
        f"  howpublished = {{{_braced(case.title(data, Translator()))}, data version {_braced(version(view, data, Translator()))}}},\n"
        f"  year = {{{view.day.year}}},\n"
        f"  urldate = {{{view.day.isoformat()}}},\n"
        + (f"  url = {{{view.address}}}\n" if view.address else "")
        + "}\n"
    )


def _braced(text: str) -> str:
    """Text inside BibTeX braces: marks that it would read as its own are taken as letters."""
    return "".join(f"\\{mark}" if mark in "{}%&#_$" else mark for mark in text.replace("\\", "/"))


def cff(figure: Figure, view: View, data: Dataset) -> str:
    """``CITATION.cff``: the figure as a dataset, and every document behind it as a reference."""
    documents = data.rows("sources")
    body: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "Please cite this figure as below, and for a single fact the document behind it too.",
        "type": "dataset",
        "title": f"{figure.title} ({case.title(data, Translator())})",
        "version": version(view, data, Translator()),
        "date-released": view.day.isoformat(),
        "authors": [{"name": authors(data, Translator())}],
        **_licence(data),
        "url": view.address,
        "references": [_reference(documents[source_id]) for source_id in figure.source_ids],
    }
    body = {name: value for name, value in body.items() if value}
    return yaml.dump(body, Dumper=_WRITER, allow_unicode=True, sort_keys=False, width=100)


# Licences that data and texts are given under, as SPDX calls them: the only names that ``CITATION.cff`` may have.
_SPDX = re.compile(
    r"CC0-1\.0|CC-BY(-NC)?(-ND|-SA)?-(1\.0|2\.0|2\.5|3\.0|4\.0)|ODbL-1\.0|ODC-By-1\.0|PDDL-1\.0|"
    r"etalab-2\.0|OGL-UK-[123]\.0|NLOD-1\.0|CDLA-(Permissive|Sharing)-1\.0|MIT|Apache-2\.0|Unlicense"
)


def _licence(data: Dataset) -> dict[str, Any]:
    """The licence as ``CITATION.cff`` takes one: by its SPDX name, else by its address, else not at all.

    A package may call its licence as it likes, and several licences are left out unless all have such a name: the file
    would state that one of them is enough.
    """
    ids = [item.get("name", "") for item in data.licences]
    if ids and all(map(_SPDX.fullmatch, ids)):
        return {"license": ids[0] if len(ids) == 1 else ids}
    addresses = [web_address(item.get("path", "")) for item in data.licences]
    return {"license-url": addresses[0]} if len(addresses) == 1 and addresses[0] else {}


def _reference(row: Mapping[str, Any]) -> dict[str, Any]:
    """A document as a reference; its year only where one is known."""
    out: dict[str, Any] = {
        "type": "generic",
        "title": row["title_original"] or row["title_en"],
        "authors": [{"name": row["publisher"] or "not stated"}],
    }
    if row["date_edtf"][:4].isdigit():
        out["year"] = int(row["date_edtf"][:4])
    if row["lang"]:
        out["languages"] = [row["lang"]]
    if row["url"]:
        out["url"] = row["url"]
    return out


def credit(figure: Figure, view: View, data: Dataset, t: Translator) -> tuple[str, ...]:
    """Lines for the foot of a picture: who published what the figure rests on, and where it comes from.

    Args:
        figure: the picture's.
        view: where it was seen; its filters become the first line.
        data: the data package.
        t: language of the lines.

    Returns:
        Two to four lines; of many publishers the four with most documents are named.
    """
    documents = data.rows("sources")
    publishers: dict[str, int] = {}
    for source_id in figure.source_ids:
        name = documents[source_id]["publisher"] or t("publisher not stated")
        publishers[name] = publishers.get(name, 0) + 1
    first = sorted(publishers, key=lambda name: -publishers[name])[:4]
    named = "; ".join((*first, *figure.own_sources))
    n = len(figure.source_ids) + len(figure.own_sources)
    if not n:
        sources = t("This view shows no rows, so no document stands behind it.")
    elif len(publishers) > len(first):
        sources = t.plural(
            "{n} document, among others of {named}.",
            "{n} documents, among others of {named}.",
            n,
            named=named,
        )
    else:
        sources = t.plural("{n} document: {named}.", "{n} documents: {named}.", n, named=named)
    lines = [
        t("Sources: {sources}", sources=sources),
        t(
            "{title}, data version {version}, {licence}. {address}",
            title=case.title(data, t),
            version=data.version,
            licence=licence(data, t),
            address=view.address,
        ),
    ]
    if t.lang != DEFAULT:
        lines.append(t("Unofficial translation by the project."))
    if view.filters:
        lines.insert(
            0, t("Shown: {filters}", filters="; ".join(f"{what}: {chosen}" for what, chosen in view.filters))
        )
    return tuple(lines)


def document_words(source_id: str, data: Dataset, t: Translator) -> str:
    """A document in plain text without its address: title, publisher, date, who speaks.

    Raises:
        KeyError: no such document.
    """
    row = data.rows("sources")[source_id]
    facts = (
        t.text(row, "title"),
        row["publisher"],
        t.date(row["date_edtf"]) or t("undated"),
        account_words(source_id, data, t),
    )
    return " · ".join(fact for fact in facts if fact)


def document_line(source_id: str, data: Dataset, t: Translator) -> str:
    """The same with the address."""
    return (
        f"{document_words(source_id, data, t)} · {data.rows('sources')[source_id]['url'] or t('no address')}"
    )


def voices_in_words(figure: Figure, data: Dataset, t: Translator) -> str:
    """How many documents of each account stand behind a figure, and how many rows one side alone tells of."""
    names = voice_names(t)
    spoken = [account_of(source_id, data) for source_id in figure.source_ids]
    tally = ", ".join(counted(names[voice], spoken.count(voice), t) for voice in names if voice in spoken)
    told = [sources for sources in figure.rows.sources if sources]
    sided = sum(bool(side_of(sources, data)) for sources in told)
    if not spoken:
        return t("This view shows no rows, so no document stands behind it.")
    return t(
        "Whose account the documents give: {tally}. For {n} of {m} rows there is one side's account only.",
        tally=tally,
        n=t.number(sided),
        m=t.number(len(told)),
    )
