"""Phrases that a sentence takes whole: a number with its noun, so that each language can give both their form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dashboard.choosing.counting import Count
from dashboard.choosing.selection import TOLD_KINDS
from dashboard.figures.words.headline import leading
from dashboard.i18n import Translator, capital

_LEAST_STEM = 5  # letters; a shorter word may begin any other


# A range is many in English, also where it ends with one; other languages go by its end.
def protests(t: Translator, found: Count) -> str:
    """Counted peaceful protests in running text: "4 peaceful protests", "14–18 peaceful protests"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} peaceful protest", "{n} peaceful protests", high)
    return t.plural("{low}–{n} peaceful protests", "{low}–{n} peaceful protests", high, low=t.number(low))


def incidents(t: Translator, found: Count) -> str:
    """Counted violent incidents in running text: "1 violent incident", "4–5 violent incidents"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} violent incident", "{n} violent incidents", high)
    return t.plural("{low}–{n} violent incidents", "{low}–{n} violent incidents", high, low=t.number(low))


def court_cases(t: Translator, found: Count) -> str:
    """Counted court cases in running text: "8 court cases", "8–9 court cases"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} court case", "{n} court cases", high)
    return t.plural("{low}–{n} court cases", "{low}–{n} court cases", high, low=t.number(low))


def changes(t: Translator, found: Count) -> str:
    """Counted changes of hands in running text: "1 change of hands", "13–22 changes of hands"."""
    low, high = found.low, found.upper
    if low == high:
        return t.plural("{n} change of hands", "{n} changes of hands", high)
    return t.plural("{low}–{n} changes of hands", "{low}–{n} changes of hands", high, low=t.number(low))


def by_kind(t: Translator, counts: Mapping[str, int]) -> str:
    """Events of every kind, counted in running text: "2 peaceful protests, 1 court case, 3 agreements".

    Args:
        t: language.
        counts: how many there are, by kind of event. What is not there is not named.
    """
    n = Counter(counts)
    told = {
        "peaceful": t.plural("{n} peaceful protest", "{n} peaceful protests", n["peaceful"]),
        "violent": t.plural("{n} violent incident", "{n} violent incidents", n["violent"]),
        "court": t.plural("{n} court case", "{n} court cases", n["court"]),
        "ownership": t.plural("{n} ownership change", "{n} ownership changes", n["ownership"]),
        "licence": t.plural("{n} event about licences", "{n} events about licences", n["licence"]),
        "operation": t.plural("{n} event about mine work", "{n} events about mine work", n["operation"]),
        "policy": t.plural("{n} decision by authorities", "{n} decisions by authorities", n["policy"]),
        "agreement": t.plural("{n} agreement", "{n} agreements", n["agreement"]),
        "hearing": t.plural("{n} hearing or talks", "{n} hearings or talks", n["hearing"]),
    }
    return ", ".join(words for kind, words in told.items() if n[kind])


def told_kind(kind: str) -> str:
    """What an event of a kind is counted as where all but protests and incidents are counted together."""
    return kind if kind in TOLD_KINDS else "other"


def tally(t: Translator, kinds: Iterable[str]) -> str:
    """Events of some kinds, counted in running text: "2 peaceful protests, 1 violent incident and 1 other event".

    What is not there is not named; "" without an event. Each number is marked by what it counts (:func:`told_kind`).
    """
    found = Counter(map(told_kind, kinds))
    n = {kind: leading(t.number(found[kind]), kind) for kind in TOLD_KINDS}
    told = {
        "peaceful": t.plural(
            "{n} peaceful protest", "{n} peaceful protests", found["peaceful"], n=n["peaceful"]
        ),
        "violent": t.plural(
            "{n} violent incident", "{n} violent incidents", found["violent"], n=n["violent"]
        ),
        "other": t.plural("{n} other event", "{n} other events", found["other"], n=n["other"]),
    }
    return t.listed(words for kind, words in told.items() if found[kind])


def outline(t: Translator) -> str:
    """What an outline says, in a sentence at the foot of a drawing."""
    return t("An outline is one side's account.")


def meetings(t: Translator, n: int) -> str:
    """Counted meetings in running text: "11 meetings or visits"."""
    return t.plural("{n} meeting or visit", "{n} meetings or visits", n)


def headcount(t: Translator, bound: str, people: int) -> str:
    """How many came as one claim has it: "about 300"."""
    words = {"exact": "{n}", "about": t("about {n}"), "at-least": t("at least {n}"), "up-to": t("up to {n}")}
    return words[bound].format(n=t.number(people))


def not_drawn(t: Translator, counts: Iterable[Count]) -> str:
    """That reports which raise the upper end of counts, probably repeats, have no mark; "" if there are none."""
    n = sum(len(found.probable) for found in counts)
    if not n:
        return ""
    return t.plural(
        "{n} more report, probably of one of these, is not drawn",
        "{n} more reports, probably of some of these, are not drawn",
        n,
    )


def answer(name: str, detail: str) -> str:
    """What an answer was: its kind and the sentence on it, or the sentence alone where that says the kind itself.

    Args:
        name: the kind of the answer ("police").
        detail: what is known of it ("Police cleared the road."); "" = nothing.
    """
    said = re.findall(r"\w+", detail.casefold())
    stems = [_stem(word) for word in re.findall(r"\w+", name.casefold()) if len(word) >= _LEAST_STEM]
    if stems and all(any(word.startswith(stem) for word in said) for stem in stems):
        return detail
    return f"{capital(name)}. {detail}" if detail else capital(name)


def _stem(word: str) -> str:
    """What stays of a word in its other forms: "arrests" and "arrested" are the same word to a reader.

    English takes but an "s" off, so that a policy is not the police; Russian and Kyrgyz have longer endings.
    """
    return word.removesuffix("s") if word.isascii() else word[: max(_LEAST_STEM, round(len(word) * 0.65))]


def seat_steps(t: Translator, n: int) -> str:
    """Steps that brought seats, counted: how many seats a step brought, no column says."""
    return t.plural("{n} step that brought seats", "{n} steps that brought seats", n)


def documented(t: Translator, n: int) -> str:
    """Counted events in running text: "1 documented event"."""
    return t.plural("{n} documented event", "{n} documented events", n)


def nowhere(t: Translator, n: int) -> str:
    """A sentence on events that stand nowhere on a map."""
    return t.plural(
        "{n} documented event names no place, or one that is not on this map.",
        "{n} documented events name no place, or one that is not on this map.",
        n,
    )


def at(t: Translator, names: Sequence[str]) -> str:
    """Where something is, by the names of deposits, or "" without one.

    A word for "deposit" takes the ending in Russian and Kyrgyz, so that a name stands as the table has it: «на
    месторождении Ак-Таш», «Ак-Таш кенинде».
    """
    return t.plural("at {names}", "at {names}", len(names), names=t.listed(names)) if names else ""


def few(t: Translator, n: int) -> str:
    """How many of them, as a word where it is short: Russian has it as after «по», Kyrgyz as a part of a whole."""
    return _word(t("one two three four five six seven eight nine").split(), t, n)


def few_of(t: Translator, n: int) -> str:
    """The same before the noun: Russian has it as after «из», Kyrgyz as it counts."""
    return _word(t("one, two, three, four, five, six, seven, eight, nine").split(", "), t, n)


def _word(words: Sequence[str], t: Translator, n: int) -> str:
    return words[n - 1] if 0 < n <= len(words) else t.number(n)


def within(words: str) -> str:
    """Words that are to stand within quotation marks: their own become those of a quotation within one."""
    return words.translate(str.maketrans("«»“”", "„“‘’"))
