"""Words on the screen: headings, text of the data as it is, quiet lines, the study's own words beside a translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

import streamlit as st
from markupsafe import Markup

from dashboard.figures.words.headline import BEGIN, END, NAME
from dashboard.figures.words.terms import explained
from dashboard.i18n import DEFAULT, Translator
from dashboard.outputs.markup import markup
from dashboard.reading.dataset import Dataset
from dashboard.texts import JOINER, unbroken

_MARKDOWN = str.maketrans({character: f"\\{character}" for character in "\\`*_{}[]<>#|$~:!"})

# A number that leads somewhere has a mark behind it, and so may a name before it.
_HYPHEN = re.compile(rf"{NAME}|(?<=\w)-(?=\w)")
_COUNTED = re.compile(rf"(?<![\w.,:–-])(\d{{1,3}}{END}?) (?=[\w{BEGIN}])")
_NAMED = re.compile(rf"(?<=[:,] )(\w+) (\w+)(?=\u00a0— [{BEGIN}\d])")


def plain(text: str) -> str:
    """Text of the data as Markdown that shows just that text."""
    return unbroken(text.translate(_MARKDOWN))


def together(title: str) -> str:
    """A title that breaks between words only.

    No name at its hyphen, no count before what it counts, no dash first, and none of two words before its number.
    """
    counted = _COUNTED.sub("\\1\u00a0", title)
    joined = _HYPHEN.sub(lambda found: f"-{JOINER}" if found[0] == "-" else found[0], counted)
    return _NAMED.sub("\\1\u00a0\\2", joined.replace(" — ", "\u00a0— "))


def title(words: str) -> None:
    """The title of a screen.

    In markup of ours: one of Streamlit's is read as Markdown first, which a browser takes longer for than to draw it.
    """
    st.html(markup("title", words=words))


def header(words: str, *, anchor: str | Literal[False] = False) -> None:
    """The heading of a part, likewise; with an anchor if something leads there."""
    st.header(unbroken(words), anchor=anchor)


def subheader(words: str, *, anchor: str | Literal[False] = False) -> None:
    """The heading of a part of a part, likewise."""
    st.subheader(unbroken(words), anchor=anchor)


def quiet(text: str) -> None:
    """A quiet line in small, still readable type (plain text)."""
    st.html(markup("quiet", text=text))


def explain(data: Dataset, t: Translator, *wanted: str) -> None:
    """A quiet line of words that this screen uses, each with its meaning to open; nothing where none is known."""
    terms = explained(data, t, *wanted)
    if terms:
        st.html(markup("terms", lead=t("Words explained:"), terms=terms))


def original(english: Sequence[str], t: Translator) -> Markup:
    """The study's own English behind a translation, as HTML to open; nothing in English."""
    if t.lang == DEFAULT or not english:
        return Markup()
    return markup("original", label=t("Our translation. The English original"), texts=english)


def listed(lines: Iterable[str]) -> Markup:
    """Lines as an HTML list."""
    return markup("lines", heading="", lines=lines, kind="sources")
