"""A page of the copy as a file: head, menu, languages, contents, foot. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup

from dashboard import case
from dashboard.figures import participation
from dashboard.figures.drawing.colours import GOLD, GREY, INK, PAPER, RED, RULE
from dashboard.figures.drawing.keys import outline_key
from dashboard.figures.drawing.outcomes import RELATION, colours
from dashboard.figures.figure import Figure, MapSpec
from dashboard.i18n import DEFAULT, LANGUAGES, LOCALES, Translator, capital
from dashboard.outputs import apart, citing, findings, preview, sheets
from dashboard.outputs.citing import View
from dashboard.outputs.maps.map_look import GROUND, legend_colours
from dashboard.outputs.markup import markup
from dashboard.outputs.site import behind, drawing, figure_html, live
from dashboard.outputs.site.screens import MAPS
from dashboard.outputs.site.value import Making, Page
from dashboard.paths import SCRIPTS
from dashboard.reading.dataset import Dataset
from dashboard.script_hashes import hashes

CARDS = "files"  # the folder of the pictures of links
TYPES = "fonts/"  # that of the types
MOST_LISTED = 60  # documents in a page's own list; those of a page with more stand with all others
LONGEST = 200  # characters of a description, as search engines show it
_RAISED = {"light": "#F4EEDF", "dark": "#1E2228"}


def style() -> str:
    """The one style sheet, light and dark."""
    values = {
        theme: {
            **sheets.paper(theme),
            "rule": RULE[theme],
            "raised": _RAISED[theme],
            "sign": legend_colours(theme)["red"],
        }
        for theme in ("light", "dark")
    }
    shared = {
        "violent": RED,
        "protest": GOLD,
        "other": GREY,
        "gold": GOLD,
        "drawn": PAPER["light"],
        "drawn-ink": INK["light"],
        "ground": GROUND["light"]["sheet"],
        "water": GROUND["light"]["water-text"],
        "way": legend_colours("light")["way"],
        "alert": legend_colours("light")["red"],
        **colours("bearing", RELATION),
    }
    return "\n".join(
        (
            sheets.typefaces(TYPES),
            sheets.by_scheme(values["light"] | shared, values["dark"]),
            sheets.sheet("site"),
            sheets.sheet("village-lines"),
            sheets.sheet("site-drawing"),
            sheets.sheet("valley"),
            sheets.sheet("site-valley"),
            sheets.sheet("new-tab"),
            sheets.sheet("bearings"),
        )
    )


def types() -> dict[str, bytes]:
    """The files of the types that the style sheet loads, by their names from the root of the copy."""
    return {f"{TYPES}{name}": content for name, content in sheets.typeface_files().items()}


def written(
    page: Page,
    menu: Sequence[tuple[str, str]],
    languages: Sequence[str],
    drawn: drawing.Drawn,
    files: Mapping[Figure, Mapping[str, str]],
    making: Making,
    data: Dataset,
    t: Translator,
) -> str:
    """A page as HTML, whole by itself; its style, its type and what brings drawings to life lie beside it.

    Args:
        page: what stands on it.
        menu: (name of a page, its words) in order.
        languages: those that the copy has.
        drawn: drawings of its figures.
        files: figure -> address of a file of its rows -> what is in it.
        making: what the copy says of itself.
        data: the data package.
        t: language.
    """
    script = _script(page.script) if page.script else ""
    is_live = any(_live(figure) or behind.name(figure, data, t) for figure in page.figures)
    name = case.title(data, t)
    return str(
        markup(
            "site_page",
            labels=_labels(page, t),
            lang=t.lang,
            policy=_policy(script, is_live=is_live),
            live=f"../{live.OWN}" if is_live else "",
            title=name if page.name == "index" else f"{page.title} · {name}",
            heading=page.title,
            description=_described(page),
            product=name,
            page=page,
            menu=menu,
            menu_label=t("Screens"),
            languages=[(other, LANGUAGES[other]) for other in languages],
            languages_label=t("Language"),
            skip=t("Skip to the content"),
            script=Markup(script),  # noqa: S704 - ours
            body=_body(page, drawn, files, data, t),
            address=making.address(t.lang, page.name),
            locale=LOCALES[t.lang],
            card=f"{making.at}/{CARDS}/card-{t.lang}.jpg",
            width=preview.WIDTH,
            height=preview.HEIGHT,
            alternates=alternates(page.name, languages, making),
            foot=_foot(page, menu, making, data, t),
        )
    )


def _body(
    page: Page, drawn: drawing.Drawn, files: Mapping[Figure, Mapping[str, str]], data: Dataset, t: Translator
) -> Markup:
    """All that a page shows, and its own documents at the end."""
    cites = dict.fromkeys((*page.source_ids, *(item for f in page.figures for item in f.source_ids)))
    own = cites if len(cites) <= MOST_LISTED and not page.chosen else {}
    cited = figure_html.Cited(figure_html.numbered(data), frozenset(own))
    shown = Markup("\n").join(
        figure_html.whole(
            part,
            drawing.inline(part, drawn, f"f{number}"),
            f"figure-{number}",
            files[part],
            _live(part),
            cited,
            t,
            without_scripts=f"#figure-{number}" if page.has_tables else f"{page.screen}.html",
            lines=_in_lines(part, f"#figure-{number}", data, t),
            behind=behind.name(part, data, t),
            has_table=page.has_tables,
        )
        if isinstance(part, Figure)
        else Markup(apart.named(part if own else figure_html.elsewhere(part)))  # noqa: S704 - as it was
        for number, part in enumerate(page.parts, start=1)
    )
    return shown + figure_html.listed(own, cited, data, t)


def _in_lines(figure: Figure, way: str, data: Dataset, t: Translator) -> Markup:
    """What a phone has instead of the drawing of sums, which has no room there for their recipients."""
    if figure.id != participation.MONEY_CLAIMS or figure.empty:
        return Markup()
    groups = [
        (heading, [(line.recipient, findings.within(line.told, lambda _: way, t)) for line in lines])
        for heading, lines in participation.money_lines(data, t)
    ]
    return markup("money_lines", groups=groups, key=outline_key(t)["outline"])


def _labels(page: Page, t: Translator) -> Markup:
    """As style: names of a table's columns on a phone; what a link that opens a tab says to a screen reader."""
    told = "".join(
        figure_html.labels(f"figure-{number}", part, t)
        for number, part in enumerate(page.parts, start=1)
        if isinstance(part, Figure) and page.has_tables
    )
    on_phone = f"@media (max-width:640px){{{told}}}" if told else ""
    return Markup(sheets.filled(sheets.new_tab(t)) + on_phone)  # noqa: S704 - words of ours, letters and numbers


def _described(page: Page) -> str:
    """A sentence on the page for a search engine."""
    sentences = (page.description, *page.leads, *(figure.title for figure in page.figures))
    return _shortened(next(filter(None, sentences), page.title))


def root(languages: Sequence[Translator], data: Dataset) -> str:
    """The first page: the languages, each by its own name."""
    return str(
        markup(
            "site_root",
            policy=_policy(""),
            languages=[(t.lang, LANGUAGES[t.lang], case.title(data, t)) for t in languages],
        )
    )


def alternates(name: str, languages: Sequence[str], making: Making) -> list[tuple[str, str]]:
    """A page in each language; whole addresses where the copy knows its own, as search engines want them."""
    return [(other, making.address(other, name) or f"../{other}/{name}.html") for other in languages]


def _foot(
    page: Page, menu: Sequence[tuple[str, str]], making: Making, data: Dataset, t: Translator
) -> list[str]:
    day = t.date(making.day.isoformat())
    made = (
        t("Edition {edition} of {day}: it stays as it is.", edition=making.edition, day=day)
        if making.edition
        else t("A copy made on {day}.", day=day)
    )
    version = citing.versions(data, t)
    screen = dict(menu).get(page.screen, page.title)
    view = View(screen, making.address(t.lang, page.name), page.chosen, making.day, making.edition)
    lines = [
        f"{made} {version} {capital(citing.licence(data, t))}.",
        f"{t('How to cite')}: {citing.reference(page.title, view, data, t)}",
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


def _live(figure: Figure) -> Mapping[str, str]:
    """What brings the drawing of a figure to life: a chart, or a map in a frame."""
    if figure.empty:
        return {}
    if isinstance(figure.chart, MapSpec):
        return {"map": f"{MAPS['light']}.html", "dark": f"{MAPS['dark']}.html"}
    chart = live.name(figure)
    return {"live": chart} if chart else {}


def _policy(script: str, *, is_live: bool = False) -> str:
    """The policy of a page: one known script and those beside it or none, styles beside it and in drawings."""
    allowed = [*hashes([script] if script else [])]
    allowed += ["'self'", "file:"] if is_live else []
    runs = " ".join(allowed) or "'none'"
    frames = "frame-src 'self' file:; " if is_live else ""
    return (
        f"default-src 'none'; script-src {runs}; {frames}style-src 'self' file: 'unsafe-inline'; "
        "img-src 'self' file: data:; font-src 'self' file:; base-uri 'none'; form-action 'none'"
    )


def sitemap(names: Sequence[str], languages: Sequence[str], making: Making) -> str:
    """``sitemap.xml`` of a copy that knows where it will lie: every page in every language."""
    pages = [
        (making.address(lang, name), alternates(name, languages, making))
        for name in names
        for lang in languages
    ]
    return str(markup("site_map", pages=pages, day=making.day.isoformat())) + "\n"
