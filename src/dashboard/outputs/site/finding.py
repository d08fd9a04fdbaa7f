"""One page to search documents, recommendations and places: a plain list, that a small script shortens. Pure."""

from __future__ import annotations

from dashboard.choosing import recommended
from dashboard.figures import recommendations, village
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.outputs.site import figure_html
from dashboard.outputs.site.value import Page, href
from dashboard.reading.dataset import Dataset


def page(data: Dataset, t: Translator) -> Page:
    """Everything that is searched, in full: what the script hides is on the page for any other search too."""
    places = [
        markup("link", address=href("place", place=item.place_id), words=item.name, is_outside=False)
        for item in village.named(data, t)
    ]
    asked = [
        markup(
            "site_found",
            address=f"{href('', stakeholder=row.stakeholder_id)}#asked-{row.recommendation_id}",
            words=recommendations.number(row.recommendation_id, data, t),
            text=t.text(row, "text"),
        )
        for row in recommended.every(data)
    ]
    documents = [figure_html.document(source_id, data, t) for source_id in data.rows("sources")]
    groups = [
        (title, items, is_numbered)
        for title, items, is_numbered in (
            (t("All places"), places, False),
            (t("Recommendations"), asked, False),
            (t("Documents"), documents, True),
        )
        if items
    ]
    body = markup("site_search", label=t("Search in all texts"), groups=groups)
    return Page(figure_html.ALL_DOCUMENTS, t("Search"), (), (body,), "search", "site_search")
