"""A page of the copy as a file: head, menu, languages, contents, foot. Pure."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from markupsafe import Markup

from dashboard import case
from dashboard.dataset import Dataset
from dashboard.figures.colours import GOLD, GREY, INK, LINK, MUTED, PAPER, RED, RULE
from dashboard.figures.figure import Figure
from dashboard.i18n import DEFAULT, LANGUAGES, Translator
from dashboard.outputs import citing, sheets
from dashboard.outputs.markup import markup
from dashboard.outputs.site import drawing, faces
from dashboard.outputs.site.value import Page
from dashboard.paths import SCRIPTS

LONGEST = 200  # characters of a description, as search engines show it
_RAISED = {"light": "#F4EEDF", "dark": "#1E2228"}


def style() -> str:
    """The one style sheet, light and dark."""
    values = {
        theme: {
            "paper": PAPER[theme],
            "ink": INK[theme],
            "muted": MUTED[theme],
            "link": LINK[theme],
            "rule": RULE[theme],
            "raised": _RAISED[theme],
        }
        for theme in ("light", "dark")
    }
    shared = {"violent": RED, "protest": GOLD, "other": GREY, "gold": GOLD, "drawn": PAPER["light"]}
    dark = sheets.filled(values["dark"])
    return "\n".join(
        (
            sheets.filled(values["light"] | shared),
            f"@media screen and (prefers-color-scheme: dark) {{ {dark} }}",
            sheets.sheet("site"),
        )
    )


def written(
    page: Page,
    menu: Sequence[tuple[str, str]],
    languages: Sequence[str],
    drawn: drawing.Drawn,
    files: Mapping[Figure, Mapping[str, str]],
    day: date,
    data: Dataset,
    t: Translator,
) -> str:
    """A page as HTML that loads its style and nothing else.

    Args:
        page: what stands on it.
        menu: (name of a page, its words) in order.
        languages: those that the copy has.
        drawn: drawings of its figures.
        files: figure -> address of a file of its rows -> what is in it.
        day: when the copy is made.
        data: the data package.
        t: language.
    """
    script = _script(page.script) if page.script else ""
    body = Markup("\n").join(
        faces.faces(part, drawing.inline(part, drawn, f"f{number}"), f"figure-{number}", files[part], data, t)
        if isinstance(part, Figure)
        else part
        for number, part in enumerate(page.parts, start=1)
    )
    name = case.title(data, t)
    return str(
        markup(
            "site_page",
            lang=t.lang,
            policy=_policy(script),
            title=name if page.name == "index" else f"{page.title} · {name}",
            heading=page.title,
            description=_shortened(next(iter((*page.leads, *(f.title for f in page.figures))), page.title)),
            product=name,
            page=page,
            menu=menu,
            menu_label=t("Screens"),
            languages=[(other, LANGUAGES[other]) for other in languages],
            languages_label=t("Language"),
            skip=t("Skip to the content"),
            script=Markup(script),  # noqa: S704 - ours
            body=body,
            foot=_foot(day, data, t),
        )
    )


def root(languages: Sequence[Translator], data: Dataset) -> str:
    """The first page: the languages, each by its own name."""
    return str(
        markup(
            "site_root",
            policy=_policy(""),
            languages=[(t.lang, LANGUAGES[t.lang], case.title(data, t)) for t in languages],
        )
    )


def _foot(day: date, data: Dataset, t: Translator) -> list[str]:
    made = t("A copy made on {day}.", day=t.date(day.isoformat()))
    version = citing.versions(data, t)
    lines = [
        f"{made} {version} {citing.LICENCE}.",
        t("Not found is not the same as did not happen."),
    ]
    if t.lang != DEFAULT:
        lines.append(t("Unofficial translation by the project."))
    return lines


def _shortened(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[:LONGEST].rpartition(' ')[0].rstrip(' ,;:')}…"


@cache
def _script(name: str) -> str:
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8").strip()


def _policy(script: str) -> str:
    """The content security policy: one known script or none, styles beside the page, pictures within."""
    known = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    runs = f"'sha256-{known}'" if script else "'none'"
    return (
        f"default-src 'none'; script-src {runs}; style-src 'self' file: 'unsafe-inline'; "
        "img-src 'self' file: data:; base-uri 'none'; form-action 'none'"
    )
