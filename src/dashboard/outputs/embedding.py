"""One figure alone, for the page of a partner: title, drawing, sentence, what it rests on, the way back. Pure.

It runs no script and asks nobody for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from html import escape

from markupsafe import Markup

from dashboard import map_assets
from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures import evidence, recommendations, study
from dashboard.figures import map as maps
from dashboard.figures import participation as shares
from dashboard.figures import timeline as times
from dashboard.figures.approach import stakeholders
from dashboard.figures.drawing.colours import Theme
from dashboard.figures.figure import Figure
from dashboard.i18n import Translator
from dashboard.outputs import sheets
from dashboard.outputs.citing import View, credit
from dashboard.outputs.markup import markup
from dashboard.outputs.site import drawing
from dashboard.partners import FOLDER
from dashboard.reading.dataset import Dataset

Build = Callable[[Dataset, Selection, Translator], Figure]
HEIGHT = 640  # px that the code for a partner's page gives a figure

# Id of a figure -> the screen that it stands on, and how it is made.
FIGURES: Mapping[str, tuple[str, Build]] = {
    "map": ("map", maps.overview),
    "timeline": ("timeline", times.timeline),
    "documents-per-year": ("timeline", times.documents_per_year),
    "actions-per-year": ("timeline", times.actions_per_year),
    "study-against-documented": ("timeline", study.study_against_documented),
    "turnout": ("participation", shares.turnout),
    "demands": ("participation", shares.demands),
    "responses": ("participation", shares.responses),
    "seats": ("participation", lambda data, _, t: shares.seats(data, t)),
    "money-claims": ("participation", lambda data, _, t: shares.money_claims(data, t)),
    "local-payments": ("participation", lambda data, _, t: shares.payments(data, t)),
    "auctions": ("participation", lambda data, _, t: shares.auctions(data, t)),
    "tripartite-approach": ("stakeholders", lambda data, _, t: stakeholders.tripartite(data, t)),
    "recommendation-steps": ("recommendations", recommendations.overview),
    "policy-steps": ("sources", lambda data, _, t: evidence.policy(data, t)),
}


def address(figure_id: str, selection: Selection, site: str) -> str:
    """Where a figure stands alone: language, deposits and years of the view are kept, nothing else.

    Args:
        figure_id: one of ``FIGURES``.
        selection: the view.
        site: address of the dashboard, without a slash at its end.
    """
    return f"{site}/{FOLDER}/{figure_id}?{written(kept(selection))}"


def code(figure: Figure, selection: Selection, site: str) -> str:
    """What a partner puts into a page; "" for a figure that cannot stand alone."""
    if figure.id not in FIGURES or figure.is_private:
        return ""
    source = escape(address(figure.id, selection, site))
    title = escape(figure.title)
    look = f'width="100%" height="{HEIGHT}" style="border:0" loading="lazy"'
    return f'<iframe src="{source}" title="{title}" {look}></iframe>'


def kept(selection: Selection) -> Selection:
    """What of a view an embedded figure keeps: language, deposits, years."""
    return Selection(
        lang=selection.lang,
        mines=selection.mines,
        year_from=selection.year_from,
        year_to=selection.year_to,
    )


def page(
    data: Dataset, selection: Selection, t: Translator, figure_id: str, view: View, theme: Theme | None = None
) -> str:
    """A figure as a page of its own.

    Args:
        data: the data package.
        selection: what the address says; of it language, deposits and years are taken.
        t: language.
        figure_id: one of ``FIGURES``.
        view: where the figure is found among all others; the way back leads there.
        theme: colours; None = those that the reader's machine asks for.

    Raises:
        NotDrawn: the drawing could not be made (:mod:`dashboard.outputs.workshop`).
        KeyError: there is no such figure.
    """
    figure = FIGURES[figure_id][1](data, kept(selection), t)
    themes: tuple[Theme, ...] = (theme,) if theme else ("light", "dark")
    looks = [sheets.paper(look) | {"scheme": look} for look in themes]
    types = sheets.typefaces(f"../{map_assets.type_address()}")  # from the page of a figure
    style = f"{types}\n{sheets.by_scheme(looks[0], looks[-1])}\n{sheets.filled(sheets.new_tab(t), 'embed', 'new-tab')}"
    return str(
        markup(
            "embed_page",
            lang=t.lang,
            figure=figure,
            style=Markup(style),  # noqa: S704 - ours
            drawings={
                look: Markup(_drawn(data, kept(selection), t, figure_id, look))  # noqa: S704 - ours
                for look in themes
            },
            follows=theme is None,
            credit=credit(figure, view, data, t),
            address=view.address,
            back=t("See it with its table, documents and notes"),
        )
    )


@once
def _drawn(data: Dataset, selection: Selection, t: Translator, figure_id: str, theme: Theme) -> str:
    """The drawing alone, which costs the most: kept apart from the page.

    Addresses and days that a page names are many, and whoever asks can invent more.
    """
    figure = FIGURES[figure_id][1](data, selection, t)
    made = drawing.drawings([figure], t, lambda *_: None, theme)
    return str(drawing.inline(figure, made, theme[0], is_alone=True))
