"""Documents as HTML: what each is, who published it when, who speaks in it."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.addresses import web_address
from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.choosing.view_address import written
from dashboard.figures.words.accounts import account_words, voice_words
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.reading.dataset import Dataset


@once
def source_list(source_ids: tuple[str, ...], data: Dataset, t: Translator) -> Markup:
    """An HTML list of documents: title with address, publisher, date, language, voice, what it is used for."""
    items = [{"document": document_words(source_id, data, t)} for source_id in source_ids]
    return markup("documents", list="ul", items=items, own=())


@once
def document_words(source_id: str, data: Dataset, t: Translator) -> Markup:
    """One document as HTML: its title with its address, who published it when, who speaks, what it is used for."""
    row = data.rows("sources")[source_id]
    facts = [
        row["publisher"],
        t.date(row["date_edtf"]) or t("undated"),
        row["lang"].upper() or t("language not known"),
        t("whose account: {voice}", voice=account_words(source_id, data, t)),
        t.text(row, "date_note"),
        t.text(row, "address_note"),
        t.text(row, "voice_note"),
        "" if row["url"] else t("no address"),
    ]
    return markup(
        "document",
        title=t.text(row, "title"),
        # No other address becomes a link, whatever the check let through.
        address=row["url"] if web_address(row["url"]) else "",
        facts=[fact for fact in facts if fact],
        supports=t.text(row, "supports"),
    )


def short_document(source_id: str, data: Dataset, t: Translator) -> Markup:
    """A document in a few words: who published it when, and who speaks in it."""
    row = data.rows("sources")[source_id]
    words = ", ".join(filter(None, (row.publisher, t.date(row.date_edtf))))
    return markup(
        "source_short",
        words=f"{words} ({voice_words([source_id], data, t)})",
        title=t.text(row, "title"),
        address=row.url if web_address(row.url) else "",
    )


def on_timeline(event: str, t: Translator) -> Markup:
    """The way to an event on the timeline, in a window of its own."""
    address = f"timeline?{written(Selection(lang=t.lang, event=event))}"
    return markup("link", address=address, words=t("Open on the timeline"), is_outside=False)
