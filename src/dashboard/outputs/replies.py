"""Replies of those who are named, beside what is said of them, with their date.

Also that there is none, and how to send one. Pure.
"""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup, escape

from dashboard import case
from dashboard.cache import once
from dashboard.i18n import Translator
from dashboard.outputs.markup import markup
from dashboard.reading.dataset import Dataset
from dashboard.records.stakeholders import Reply
from dashboard.texts import unbroken


def about(data: Dataset, **ids: str) -> tuple[Reply, ...]:
    """Replies about a group, a deposit, a recommendation or an event, in the order of their dates.

    Args:
        data: the data package.
        ids: a column and what it holds, such as ``mine_id="example-hill"``; none = all replies.
    """
    found = [
        reply
        for reply in data.records.replies
        if all(getattr(reply, column) == wanted for column, wanted in ids.items())
    ]
    return tuple(sorted(found, key=lambda reply: reply.date_edtf))


@once
def box(what: str, data: Dataset, t: Translator, **ids: str) -> Markup:
    """Replies about one thing behind a line that says how many there are; open where there is one.

    Args:
        what: name of what they are about, for the letter.
        data: the data package.
        t: language.
        ids: as in :func:`about`.
    """
    found = about(data, **ids)
    return markup(
        "replies",
        label=t.plural("{n} reply", "{n} replies", len(found)) if found else t("No reply has been received."),
        replies=[_told(reply, data, t) for reply in found],
        way=t("Whoever is named here may reply. The reply is shown here in full, with its date."),
        letter=letter(what, data, t) if case.contact(data) else "",
        write=t("Start an email with your reply"),
        to=_to(data, t),
    )


def with_way(line: str, address: str, t: Translator) -> Markup | str:
    """A line in which the place where one replies is a link, if it names that place.

    Args:
        line: a note or any other text of ours.
        address: of that place.
        t: language of the line.
    """
    before, name, after = line.partition(place(t))
    if not name:
        return line
    link = markup("link", address=address, words=name, is_outside=False)
    return escape(unbroken(before)) + link + escape(unbroken(after))


def place(t: Translator) -> str:
    """What the place is called where one replies."""
    return t("Reuse and reply")


def _told(reply: Reply, data: Dataset, t: Translator) -> dict[str, str]:
    source = data.rows("sources").get(reply.source_id)
    return {
        "head": t("{name}, {date}", name=t.name(reply), date=t.date(reply.date_edtf)),
        "text": t.text(reply, "text"),
        "verbatim": "" if reply.verbatim == t.text(reply, "text") else reply.verbatim,
        "lang": reply.lang,
        "note": t.text(reply, "note"),
        "source": t.text(source, "title") if source else "",
    }


def letter(what: str, data: Dataset, t: Translator) -> str:
    """Address of an email with what a reply should say already in it.

    To the contact of the package: without one there is no letter.
    """
    body = "\n".join(
        (
            f"{t('About:')} {what} ({case.title(data, t)}, {data.version})",
            t("Who replies (name, office):"),
            t("The reply:"),
            t("May it be shown in full (yes or no):"),
            t("A document that shows it, if there is one:"),
        )
    )
    subject = t("Reply: {what}", what=what)
    return f"mailto:{quote(case.contact(data), safe='@')}?subject={quote(subject)}&body={quote(body)}"


def no_address(t: Translator) -> str:
    """That nobody is named to whom a reply could go: nobody is asked to write then."""
    return t("This copy names no address for replies yet.")


def _to(data: Dataset, t: Translator) -> str:
    contact = case.contact(data)
    return t("Send it to {address}.", address=contact) if contact else no_address(t)
