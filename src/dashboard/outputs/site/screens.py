"""The screens of the atlas as pages of the copy: the same figures in the same order, every part under the other.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from dashboard import case
from dashboard.choosing.period import is_whole
from dashboard.choosing.selection import Selection
from dashboard.figures import evidence, harm, promised, recommendations, study
from dashboard.figures import map as maps
from dashboard.figures import participation as shares
from dashboard.figures import timeline as times
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure
from dashboard.figures.filters import filters
from dashboard.figures.overview import locator, overview
from dashboard.figures.parts import has, has_screen, parts
from dashboard.figures.words import case_text
from dashboard.i18n import Translator
from dashboard.outputs import findings, replies
from dashboard.outputs.markup import markup
from dashboard.outputs.site import figure_html, views
from dashboard.outputs.site.value import Page, href
from dashboard.reading.dataset import Dataset
from dashboard.screens import SCREENS

# The map that moves, a page of its own beside the others.
MAPS: Mapping[Theme, str] = {"light": "map-live", "dark": "map-live-dark"}
_ALL = Selection()
_PARTICIPATION = next(screen for screen in SCREENS if screen.url == "participation")
Build = Callable[[], Figure]


def pages(data: Dataset, t: Translator, tables: Mapping[str, str]) -> Iterator[Page]:
    """A page a screen, of the screens that have anything to show.

    Args:
        data: the data package.
        t: language.
        tables: address of each file of the package -> what is in it.
    """
    yield _overview(data, t)
    yield Page("map", t("Where it happened"), (), _map(data, t), "map")
    for name, viewed in (("timeline", _timeline), ("participation", _participation)):
        if has_screen(data, name):
            yield from _views(name, viewed, data, t)
    if has_screen(data, "stakeholders"):
        yield _stakeholders(data, t)
    yield _sources(data, t, tables)


def _overview(data: Dataset, t: Translator) -> Page:
    deposits = overview.deposits(data, t)
    cards = [
        {
            "address": href("place", place=data.rows("mines")[deposit.mine_id]["place_id"]),
            "title": deposit.name,
            "status": deposit.status,
            "as_of": f"({deposit.as_of})",
            "told": deposit.status_text,
            "holder": t(
                "Licence holder, by the latest source: {holder}.", holder=deposit.holder or t("not found")
            ),
            "label": _label(deposit, t),
            "lines": [line for line in (deposit.distance, *deposit.differences) if line],
            "sources": figure_html.short(deposit.source_ids, data, t),
        }
        for deposit in deposits
    ]
    own: list[Figure | Markup] = [
        markup("site_cards", cards=cards),
        overview.numbers(data, t),
        locator.locator(data, t),
    ]
    if has(data, "findings"):
        own.append(stakeholders.findings(data, t))
    title = case_text.text(data, t, "overview-title") or case.title(data, t)
    behind = tuple(source_id for deposit in deposits for source_id in deposit.source_ids)
    lead = findings.within(overview.marked_lead(data, t), lambda _: href("recommendations"), t)
    return Page(
        "index",
        title,
        (lead,),
        tuple(own),
        "index",
        description=overview.lead(data, t),
        source_ids=behind,
    )


def _label(deposit: overview.Deposit, t: Translator) -> str:
    label = t.plural("{n} source", "{n} sources", len(deposit.source_ids))
    n = len(deposit.differences)
    return (
        t.plural("{sources}, {n} difference", "{sources}, {n} differences", n, sources=label) if n else label
    )


def _map(data: Dataset, t: Translator) -> tuple[Figure | Markup, ...]:
    way = markup("site_links", title="", links=[(f"{MAPS['light']}.html", t("Map to open offline (HTML)"))])
    return maps.overview(data, _ALL, t), way


def _views(
    name: str, made: Callable[[Dataset, Selection, Translator], Page], data: Dataset, t: Translator
) -> Iterator[Page]:
    """A screen with everything, then with each choice that a copy has a page for.

    Years matter most to the line of time.
    """
    sorts = views.choices(data, t, has_years=name == "timeline")
    ways = tuple(
        (what, tuple((f"{name}{choice.name}", choice.words) for choice in found)) for what, found in sorts
    )
    yield replace(made(data, _ALL, t), views=ways)
    for choice in (choice for _, found in sorts for choice in found if choice.name):
        page = made(data, choice.selection, t)
        yield replace(
            page,
            name=f"{name}{choice.name}",
            title=f"{page.title}: {choice.words}",
            has_tables=False,
            views=ways,
            chosen=tuple(filters(choice.selection, data, t)),
        )


def _timeline(data: Dataset, chosen: Selection, t: Translator) -> Page:
    made = [times.timeline(data, chosen, t)]
    if chosen == _ALL:
        made.append(times.documents_per_year(data, _ALL, t))
    made.append(times.actions_per_year(data, chosen, t))
    if not (hurt := harm.figure(data, chosen, t)).empty:
        made.append(hurt)
    if "study" in parts(data, "timeline") and is_whole(data, chosen):
        made.append(study.study_against_documented(data, chosen, t))
    lead = made[0].sentence or made[0].empty
    return Page("timeline", t("What happened, year by year"), (lead,), tuple(made), "timeline")


def _participation(data: Dataset, chosen: Selection, t: Translator) -> Page:
    made: Mapping[str, tuple[str, tuple[Build, ...]]] = {
        "glance": (t("At a glance"), (partial(shares.glance, data, t),)),
        "people": (
            t("Who came"),
            (partial(shares.turnout, data, chosen, t), partial(shares.meetings, data, chosen, t)),
        ),
        "demands": (
            t("Demands and answers"),
            (partial(shares.demands, data, chosen, t), partial(shares.responses, data, chosen, t)),
        ),
        "seats": (t("Seats"), (partial(shares.seats, data, t),)),
        "money": (
            t("Money and auctions"),
            tuple(
                partial(build, data, t) for build in (shares.money_claims, shares.payments, shares.auctions)
            ),
        ),
        "survey": (
            t("The survey"),
            tuple(partial(shares.question, data, item, t) for item in shares.question_ids(data)),
        ),
        "context": (
            t("Context"),
            tuple(partial(shares.context, data, scope, t) for scope in ("local", "national")),
        ),
    }
    own: list[Figure | Markup] = []
    for part in parts(data, "participation"):
        if chosen != _ALL and not _PARTICIPATION.follows_filters(part):
            continue
        title, builds = made[part]
        own.append(markup("site_heading", anchor=part, title=title))
        own += [build() for build in builds]
    title = t("Who takes part in decisions on mining")
    lead = case_text.text(data, t, "participation-lead") or promised.participation(data, t)
    return Page("participation", title, tuple(filter(None, (lead,))), tuple(own), "participation")


def _stakeholders(data: Dataset, t: Translator) -> Page:
    own: list[Figure | Markup] = []
    if has(data, "approaches"):
        own.append(stakeholders.tripartite(data, t))
    if has(data, "findings"):
        own.append(stakeholders.findings(data, t))
    links = [
        (href("recommendations", stakeholder=group), name)
        for group, name in recommendations.stakeholder_names(data, t).items()
    ]
    if has(data, "recommendations"):
        own.append(markup("site_links", title=t("What each group was advised"), links=links))
    lead = case_text.text(data, t, "stakeholders-lead")
    title = promised.stakeholders(data, t)
    return Page("stakeholders", title, tuple(filter(None, (lead,))), tuple(own), "stakeholders")


def _sources(data: Dataset, t: Translator, tables: Mapping[str, str]) -> Page:
    made: Mapping[str, tuple[Build, ...]] = {
        "differences": (partial(evidence.differences, data, t),),
        "gaps": (partial(evidence.gaps, data, t), partial(evidence.search_effort, data, t)),
        "context": (
            partial(evidence.policy, data, t),
            partial(evidence.disagreements, data, t),
            partial(evidence.reading, data, t),
        ),
    }
    own: list[Figure | Markup] = [evidence.documents(data, (), "", t)]
    for part in parts(data, "sources"):
        own += [build() for build in made.get(part, ())]
    own.append(markup("site_links", title=t("The whole data package"), links=list(tables.items())))
    own.append(markup("site_heading", anchor="reuse", title=replies.place(t)))
    own.append(replies.box(case.title(data, t), data, t))
    lead = promised.sources(data, t)
    return Page("sources", t("What all of this is based on"), (lead,), tuple(own), "sources")
