"""The row of deposits and years that screens share, as one piece of HTML.

As pills and a slider of Streamlit they measured themselves and drew the row anew at each choice and change of page,
which took a browser as long as an empty page.
"""

from __future__ import annotations

from dashboard.cache import once
from dashboard.choosing.period import all_years
from dashboard.figures.words.names import mine_names
from dashboard.i18n import Translator
from dashboard.outputs.markup import Html, markup
from dashboard.reading.dataset import Dataset


@once
def filters(data: Dataset, t: Translator) -> Html:
    """A button for each deposit, and both ends of the years where there is more than one; "" of neither.

    It does not tell what is chosen, so a browser leaves it as it is. The page's script shows that as the address has
    it, and leads to another address (``filters.js``).
    """
    first, last = all_years(data)
    mines = list(mine_names(data, t).items())
    if not mines and first == last:
        return Html()
    return markup(
        "filters",
        deposits=t("Deposits"),
        mines=mines,
        years=t("Years"),
        from_label=t("First year"),
        to_label=t("Last year"),
        first=first,
        last=last,
    )
