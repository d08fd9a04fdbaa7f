"""Sentences that say what a screen has: each thing is named only where the data package has rows of it."""

from __future__ import annotations

from dashboard.figures.parts import has
from dashboard.i18n import Translator, capital
from dashboard.reading.dataset import Dataset


def participation(data: Dataset, t: Translator) -> str:
    """What figures stand on Participation; "" if none of them does."""
    items = (
        (t("headcounts"), ("turnout_claims",)),
        (t("demands"), ("demands",)),
        (t("answers"), ("responses",)),
        (t("sums of money"), ("local_payments",)),
        (t("auctions"), ("auctions",)),
        (t("seats"), ("seats",)),
    )
    listed = _listed(data, t, items)
    return t("What figures public documents give: {items}.", items=listed) if listed else ""


def to_check(data: Dataset, t: Translator) -> str:
    """What a researcher may check on Participation; "" if nothing."""
    items = (
        (t("how many people came"), ("turnout_claims",)),
        (t("what was demanded"), ("demands",)),
        (t("what was answered"), ("responses",)),
        (t("who paid or promised what"), ("local_payments",)),
        (t("who got a seat"), ("seats",)),
    )
    listed = _listed(data, t, items)
    return t("Check {items}, each with its sources.", items=listed) if listed else ""


def of_village(data: Dataset, t: Translator) -> str:
    """What a resident finds behind the page of a village."""
    items = (
        (t("what happened there"), ()),
        (t("what was demanded"), ("demands",)),
        (t("what was answered"), ("responses",)),
    )
    return t("Find your village: {items}.", items=_listed(data, t, items))


def of_places(data: Dataset, t: Translator) -> str:
    """What the pages of places say."""
    items = (
        (t("what documents say about a place"), ()),
        (t("who promised what"), ("responses",)),
        (t("where the money goes"), ("local_payments",)),
        (t("whom to ask"), ("holders", "recommendations")),
    )
    return capital(_listed(data, t, items)) + "."


def stakeholders(data: Dataset, t: Translator) -> str:
    """The title of Stakeholders."""
    items = (
        (t("who is involved"), ()),
        (t("what was found"), ("findings",)),
        (t("what each group was advised"), ("recommendations",)),
    )
    return capital(_listed(data, t, items))


def sources(data: Dataset, t: Translator) -> str:
    """What can be done on Sources."""
    if has(data, "not_found"):
        return t("Check any figure, see whose account it is, read what was not found, and download the data.")
    return t("Check any figure, see whose account it is, and download the data.")


def to_search(data: Dataset, t: Translator) -> str:
    """What can be searched for."""
    if has(data, "recommendations"):
        return t("A place, an event, a document or a recommendation")
    return t("A place, an event or a document")


def _listed(data: Dataset, t: Translator, items: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The things of which one of their tables has a row, and those that need none."""
    return t.listed(words for words, tables in items if not tables or has(data, *tables))
