"""What each group is asked, and what is documented since: a page a group, and the way to all of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from dashboard.choosing import recommended
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations
from dashboard.figures.words import case_text
from dashboard.figures.words.accounts import side_of
from dashboard.figures.words.names import relation_names
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs import replies
from dashboard.outputs.markup import markup
from dashboard.outputs.site import figure_html
from dashboard.outputs.site.value import Page, href
from dashboard.reading.dataset import Dataset


def pages(data: Dataset, t: Translator, briefs: Mapping[str, str]) -> Iterator[Page]:
    """The groups with all their recommendations in time, then a page for each group.

    Args:
        data: the data package.
        t: language.
        briefs: group -> address of its brief.
    """
    names = recommendations.stakeholder_names(data, t)
    if not data.records.recommendations:
        return
    links = [(href("recommendations", stakeholder=group), name) for group, name in names.items()]
    lead = case_text.text(data, t, "recommendations-lead")
    yield Page(
        "recommendations",
        t("What each stakeholder was advised to do, and what happened since"),
        tuple(filter(None, (case_text.introduced(data, t, is_advice=True), lead))),
        (
            markup("site_links", title=t("Addressed to"), links=links),
            recommendations.overview(data, Selection(), t),
        ),
        "recommendations",
    )
    for group, name in names.items():
        figure = recommendations.overview(data, Selection(stakeholders=(group,)), t)
        rows = [row for row in recommended.every(data) if row.stakeholder_id == group]
        brief = [(briefs[group], t("Two-page brief (PDF): {group}", group=name))] if group in briefs else []
        parts = (
            *(markup("site_links", title="", links=[way]) for way in brief),
            replies.box(name, data, t, stakeholder_id=group),
            *(_asked(row, data, t) for row in rows),
        )
        yield Page(
            f"group-{group}",
            name,
            (figure.sentence or figure.empty,),
            (*parts, figure),
            "recommendations",
            has_tables=False,
        )


def _asked(row: recommended.Asked, data: Dataset, t: Translator) -> Markup:
    """A recommendation as its document has it, our status, and the documented steps."""
    item = row.recommendation_id
    head = markup(
        "site_asked",
        text=t.text(row, "text"),
        cite=case_text.quoted_from(data, t),
        original=markup("original", label=t("The English original"), texts=[row.text_en])
        if t.lang != DEFAULT
        else Markup(),
        **recommendations.judgement(item, data, t)._asdict(),
    )
    found = recommendations.steps(data, item)
    steps = [
        markup(
            "site_step",
            when=t.date(step.date_edtf) or t("undated"),
            code=step.relation,
            is_one_sided=bool(side_of([step.source_id], data)),
            bearing=relation_names(t)[step.relation],
            title=t.text(step, "title"),
            summary=t.text(step, "summary"),
            note=t.text(step, "note"),
            documents=figure_html.documents((step.source_id,), data, t),
        )
        for step in found
    ]
    folded = (
        markup("site_fold", title=recommendations.steps_label(found, t), body=Markup().join(steps))
        if found
        else markup("quiet", text=f"{t('no documented step found').capitalize()}.")
    )
    return markup(
        "site_part",
        anchor=f"asked-{item}",
        title=recommendations.heading(item, data, t),
        body=head + folded,
        address="",
        more="",
    )
