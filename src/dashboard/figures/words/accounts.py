"""Whose account a fact rests on."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dashboard.cache import derived
from dashboard.choosing.event_records import Flags, every, index
from dashboard.figures.words.names import voice_names
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset

# Voices that have a side in the conflict: an account that rests on one of them alone is drawn as outline.
SIDES = ("company", "state", "residents_ngo")


def one_sided(voices: Iterable[str]) -> str:
    """The voice that alone tells of something, if it has a side in the conflict; else ""."""
    found = set(voices)
    return found.pop() if len(found) == 1 and found <= set(SIDES) else ""


def account_of(source_id: str, data: Dataset) -> str:
    """Whose account a document gives: that of the side it passes on, or its own voice.

    Raises:
        KeyError: no such document.
    """
    document = data.rows("sources")[source_id]
    return str(document["account_voice"] or document["voice"])


def side_of(source_ids: Iterable[str], data: Dataset) -> str:
    """The one side that alone tells of something (:func:`one_sided`), from its documents."""
    return one_sided(account_of(source_id, data) for source_id in source_ids)


def one_side(source_ids: Iterable[str], data: Dataset, t: Translator) -> str:
    """That one side alone tells of it, in few words: how it reached us stands on the screen."""
    side = side_of(source_ids, data)
    return f" ({t('source: {voice} only', voice=voice_names(t)[side])})" if side else ""


@derived
def sided_records(data: Dataset) -> Flags:
    """Which event records one side alone tells of, in the order of :func:`dashboard.choosing.event_records.every`."""
    known = index(data)
    outside = len(SIDES)  # the code of every other account
    codes = {side: code for code, side in enumerate(SIDES)}
    account = np.array([codes.get(account_of(item, data), outside) for item in known.sources], np.int64)
    record, document = known.of_source
    tally = np.bincount(
        record * (outside + 1) + account[document], minlength=len(known.first) * (outside + 1)
    )
    heard = tally.reshape(-1, outside + 1) > 0
    result: Flags = (heard.sum(axis=1) == 1) & ~heard[:, outside]
    return result


@derived
def sided_ids(data: Dataset) -> frozenset[str]:
    """Ids of the event records that one side alone tells of."""
    told = zip(every(data), sided_records(data).tolist(), strict=True)
    return frozenset(event.event_id for event, is_sided in told if is_sided)


def account_words(source_id: str, data: Dataset, t: Translator) -> str:
    """Whose account a document gives, in words; who only passes on a side's account is told with that side.

    Raises:
        KeyError: no such document.
    """
    names, document = voice_names(t), data.rows("sources")[source_id]
    voice, side = document["voice"], document["account_voice"]
    if side in ("", voice):  # nobody passes on an account of their own
        return names[voice]
    return t("{side}, passed on by {voice}", side=names[side], voice=names[voice])


def voice_words(source_ids: Iterable[str], data: Dataset, t: Translator) -> str:
    """Who speaks in some documents, in words: ``press, state``.

    Who only passes on a side's account is told with that side; one side alone is named as such.

    Args:
        source_ids: documents; none gives "".
        data: the data package.
        t: language of the words.

    Raises:
        KeyError: no such document.
    """
    ids = tuple(source_ids)
    said = ", ".join(dict.fromkeys(account_words(item, data, t) for item in ids))
    return t("{voice}, one side's account only", voice=said) if side_of(ids, data) else said
