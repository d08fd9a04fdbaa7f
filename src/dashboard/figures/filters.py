"""A selection in words: what a view shows of everything there is, for files that leave the screen."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.choosing.period import is_whole, years_of
from dashboard.choosing.selection import Selection
from dashboard.figures.recommendations import stakeholder_names
from dashboard.figures.words import case_text
from dashboard.figures.words.names import kind_names, mine_names, status_names, theme_names, voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


def view_names(data: Dataset, t: Translator) -> dict[str, str]:
    """The two views of the map."""
    around = t("Around the deposit") if len(data.records.mines) == 1 else t("Around the deposits")
    return {"home": case_text.text(data, t, "view-home") or around, "kyrgyzstan": t("Kyrgyzstan")}


def filters(selection: Selection, data: Dataset, t: Translator) -> list[tuple[str, str]]:
    """Every choice that is not the default, as (what, chosen) in words; empty = everything is shown."""
    default = Selection()
    out = []
    if not is_whole(data, selection):
        first, last = map(str, years_of(data, selection))
        out.append((t("Years"), t("{first}–{last}", first=first, last=last)))
    named: tuple[tuple[str, str, Callable[[str], str]], ...] = (
        (t("Deposits"), "mines", mine_names(data, t).__getitem__),
        (t("Kinds of event"), "kinds", kind_names(t).__getitem__),
        (t("Event"), "event", lambda item: t.text(data.rows("events")[item], "title")),
        (t("View"), "view", view_names(data, t).__getitem__),
        (t("Place"), "place", lambda item: t.name(data.rows("places")[item])),
        (t("Addressed to"), "stakeholders", stakeholder_names(data, t).__getitem__),
        (t("Theme"), "themes", theme_names(t).__getitem__),
        (t("Instrument"), "instruments", lambda item: t.quoted(data.rows("instruments")[item], "label")),
        (t("Our status"), "statuses", status_names(t).__getitem__),
        (t("Whose account"), "voices", voice_names(t).__getitem__),
        (t("Document"), "source", lambda item: t.text(data.rows("sources")[item], "title")),
        (t("Words searched for"), "q", str),
    )
    for label, attribute, words in named:
        value = getattr(selection, attribute)
        if value != getattr(default, attribute):
            items = value if isinstance(value, tuple) else (value,)
            out.append((label, ", ".join(words(item) for item in items)))
    return out
