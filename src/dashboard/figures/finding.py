"""The search over everything: places, recommendations, events and documents that hold every word.

Each has the way to its view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard import searching
from dashboard.cache import derived
from dashboard.choosing import event_records, recommended, view_address
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.recommended import Asked
from dashboard.choosing.searched_words import searched_words
from dashboard.choosing.selection import Selection
from dashboard.figures import recommendations, village
from dashboard.figures.harm import harm_words
from dashboard.figures.words.names import kind_words, place_kind_names, status_names, theme_names
from dashboard.i18n import DEFAULT, LANGUAGES, Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row

MOST = 500  # hits of a sort that are told one by one
# The columns that are searched, and of them those that are the name.
_PLACE, _PLACE_NAME = ("name_", "study_label", "note_"), ("name_",)  # a note tells other spellings
_EVENT, _EVENT_NAME = ("title_", "summary_", "outcome_", "note_"), ("title_",)
_DOCUMENT, _DOCUMENT_NAME = ("title_", "publisher", "supports_", "url"), ("title_",)
_ASKED_NAME, _GROUP_NAME = ("text_", "short_"), ("name_",)


@dataclass(frozen=True)
class Hit:
    """What was found: its words, what it is, and the address of its view."""

    words: str
    what: str
    address: str


@dataclass(frozen=True, slots=True)
class _Searched:
    """What is searched of one thing in all languages, as it is compared: all, its name, and whom it addresses."""

    text: str
    name: str
    whom: str = ""

    def rank(self, wanted: Sequence[str]) -> int:
        """Where it stands among those that hold the words: whom it addresses comes first, then its own name."""
        if self.whom and searching.holds(self.whom, wanted):
            return 0
        return 1 if searching.holds(self.name, wanted) else 2


@dataclass(frozen=True)
class Group:
    """The hits of a sort, those whose own name holds the words first, and how many there are.

    Of very many not all are here.
    """

    id: str
    title: str
    n: int
    hits: tuple[Hit, ...]


def search(data: Dataset, chosen: Selection, t: Translator) -> tuple[Group, ...]:
    """Everything that holds every word of ``chosen.q`` in any of the three languages.

    Nothing where nothing is searched for.

    Nothing is kept of a search: it reads some hundred texts, and people search for anything.

    Args:
        data: the data package.
        chosen: the words; language and step of a talk, which links carry on.
        t: language.
    """
    wanted = searched_words(chosen.q, data)
    if not wanted:
        return ()
    sorts: Mapping[str, tuple[str, Callable[[str], Hit]]] = {
        "groups": (t("Stakeholders"), lambda item: _group(item, data, chosen, t)),
        "places": (t("Places"), lambda item: _place(item, data, chosen, t)),
        "recommendations": (t("Recommendations"), lambda item: _asked(item, data, chosen, t)),
        "events": (t("Events"), lambda item: _event(item, data, chosen, t)),
        "documents": (t("Documents"), lambda item: _document(item, data, chosen, t)),
    }
    groups = []
    for sort, (title, hit) in sorts.items():
        fitting = [(item, of) for item, of in _texts(data)[sort].items() if searching.holds(of.text, wanted)]
        # The best first, and only then the cut: of very many hits those are told.
        fitting.sort(key=lambda found: found[1].rank(wanted))
        if fitting:
            groups.append(Group(sort, title, len(fitting), tuple(hit(item) for item, _ in fitting[:MOST])))
    return tuple(groups)


def told(n: int, q: str, t: Translator) -> str:
    """What a search has found, in a sentence; also what to do if that is nothing."""
    if not n:
        return t("Nothing was found for “{words}”. Try fewer or shorter words.", words=q)
    return t.plural("{n} result for “{words}”", "{n} results for “{words}”", n, words=q)


@derived
def _texts(data: Dataset) -> Mapping[str, Mapping[str, _Searched]]:
    """What is searched of everything, by sort and id."""
    places, mines = data.rows("places"), {row.place_id: row for row in data.records.mines}
    named = (item.place_id for item in village.named(data, Translator(DEFAULT)))
    return {
        "places": {
            item: _Searched(
                _folded(places[item], mines.get(item), begin=_PLACE),
                _folded(places[item], mines.get(item), begin=_PLACE_NAME),
            )
            for item in named
        },
        "groups": {
            group: _Searched(_folded(data.rows("stakeholders")[group], begin=_GROUP_NAME), "")
            for group in dict.fromkeys(row.stakeholder_id for row in recommended.every(data))
        },
        "recommendations": {row.recommendation_id: _of_asked(row, data) for row in recommended.every(data)},
        "events": {
            row.event_id: _Searched(
                " ".join((_folded(row, begin=_EVENT), searching.folded(row.date_edtf), *_hurt(row))),
                _folded(row, begin=_EVENT_NAME),
            )
            for row in event_records.events(data, Selection())
        },
        "documents": {
            item: _Searched(_folded(row, begin=_DOCUMENT), _folded(row, begin=_DOCUMENT_NAME))
            for item, row in data.rows("sources").items()
        },
    }


def _of_asked(row: Asked, data: Dataset) -> _Searched:
    """A recommendation is found by its words, by whom it addresses, and by its theme and status as screens say them."""
    whom = _folded(data.rows("stakeholders")[row.stakeholder_id], begin=_GROUP_NAME)
    name = " ".join((whom, _folded(row, begin=_ASKED_NAME)))
    return _Searched(" ".join((name, row.search, searching.folded(" ".join(labels(row))))), name, whom)


def labels(row: Asked) -> Iterator[str]:
    """The theme and the status of a recommendation in every language."""
    for t in map(Translator, LANGUAGES):
        yield from (theme_names(t)[row.theme], status_names(t)[row.status])


def _hurt(row: EventRecord) -> Iterator[str]:
    """What is reported of people hurt and detained, as its card says it in each language, and other words for it."""
    for t in map(Translator, LANGUAGES):
        if words := harm_words(row, t):
            yield searching.folded(f"{words} {t('people killed, hurt, injured, arrested or detained')}")


def _folded(*rows: Row | None, begin: tuple[str, ...]) -> str:
    """The texts of some columns of rows, as they are compared."""

    def texts() -> Iterator[str]:
        for row in rows:
            for column, value in row.items() if row else ():
                if value and column.startswith(begin):
                    yield str(value)

    return searching.folded("\n".join(texts()))


def _place(item: str, data: Dataset, chosen: Selection, t: Translator) -> Hit:
    row = data.rows("places")[item]
    mine = next((mine for mine in data.records.mines if mine.place_id == item), None)
    address = view_address.address("place", chosen.with_(place=item), "place")
    return Hit(t.name(mine or row), place_kind_names(t)[row["kind"]], address)


def _event(item: str, data: Dataset, chosen: Selection, t: Translator) -> Hit:
    row = data.rows("events")[item]
    what = f"{t.date(row['date_edtf'])} · {kind_words(row, t)}"
    return Hit(
        t.text(row, "title"), what, view_address.address("timeline", chosen.with_(event=item), "event")
    )


def _asked(item: str, data: Dataset, chosen: Selection, t: Translator) -> Hit:
    row = data.rows("recommendations")[item]
    what = f"{recommendations.number(item, data, t)} · {status_names(t)[row['status']]}"
    address = view_address.address("recommendations", chosen.with_(recommendation=item), "recommendation")
    return Hit(t.text(row, "text").rstrip(";. "), what, address)


def _group(item: str, data: Dataset, chosen: Selection, t: Translator) -> Hit:
    n = sum(row.stakeholder_id == item for row in recommended.every(data))
    what = t.plural("{n} recommendation", "{n} recommendations", n)
    address = view_address.address("recommendations", chosen.with_(stakeholders=(item,)), "stakeholders")
    return Hit(recommendations.stakeholder_names(data, t)[item], what, address)


def _document(item: str, data: Dataset, chosen: Selection, t: Translator) -> Hit:
    row = data.rows("sources")[item]
    what = " · ".join(filter(None, (row["publisher"], t.date(row["date_edtf"]) or t("undated"))))
    return Hit(
        t.text(row, "title"), what, view_address.address("sources", chosen.with_(source=item), "source")
    )
