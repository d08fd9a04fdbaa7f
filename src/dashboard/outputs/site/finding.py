"""One page to search documents, recommendations and places: a plain list, that a small script shortens. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from markupsafe import escape

from dashboard.choosing import recommended
from dashboard.choosing.searched_words import endings
from dashboard.figures import recommendations, village
from dashboard.figures.finding import labels
from dashboard.figures.words.names import status_names, theme_names
from dashboard.i18n import LANGUAGES, Translator
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
    counted = Counter(row.stakeholder_id for row in recommended.every(data))
    asked_of = [
        markup(
            "site_found",
            address=href("", stakeholder=group),
            words=recommendations.stakeholder_names(data, t)[group],
            text=t.plural("{n} recommendation", "{n} recommendations", n),
            what="",
            also=" ".join(_names(group, data)),
        )
        for group, n in counted.items()
    ]
    asked = [
        markup(
            "site_found",
            address=f"{href('', stakeholder=row.stakeholder_id)}#asked-{row.recommendation_id}",
            words=recommendations.number(row.recommendation_id, data, t),
            text=t.text(row, "text"),
            what=f"{theme_names(t)[row.theme]} · {status_names(t)[row.status]}",
            also=" ".join((*_names(row.stakeholder_id, data), *labels(row))),
        )
        for row in recommended.every(data)
    ]
    documents = [figure_html.document(source_id, data, t) for source_id in data.rows("sources")]
    groups = [
        (title, items, is_numbered)
        for title, items, is_numbered in (
            (t("Stakeholders"), asked_of, False),
            (t("All places"), places, False),
            (t("Recommendations"), asked, False),
            (t("Documents"), documents, True),
        )
        if items
    ]
    pattern, whole = endings(data)
    compared = escape(json.dumps([pattern.pattern, whole], ensure_ascii=False))  # markup: its spaces stay
    body = markup("site_search", label=t("Search in all texts"), endings=compared, groups=groups)
    return Page(figure_html.ALL_DOCUMENTS, t("Search"), (), (body,), "search", "site_search")


def _names(group: str, data: Dataset) -> Iterator[str]:
    """What a group is called in every language: who types one of them finds it on a page in another."""
    row = data.rows("stakeholders")[group]
    return (str(row[f"name_{lang}"]) for lang in LANGUAGES)
