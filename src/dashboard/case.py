"""What an atlas is about, as its data package says: the case, its own texts, and the study beside the documents.

Nothing of it is in the code. A package that says nothing gets neutral words (:mod:`dashboard.reading.case_words`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dashboard import dates, i18n
from dashboard.basemap import Feature, layer
from dashboard.cache import derived
from dashboard.i18n import AREA, DEFAULT, STUDY, Translator
from dashboard.reading.dataset import Dataset
from dashboard.records.case import Study

STUDY_TEXT = "study-text"  # how the study was read, as `sources.read_as` says
_UNDATED = 2000  # the one year of a package in which nothing has a date: an axis needs one


def study(data: Dataset) -> Study | None:
    """The study whose numbers and words stand beside the documents, or None."""
    return next(iter(data.records.studies), None)


def is_of_study(data: Dataset, sources: Iterable[str]) -> bool:
    """Whether all of some documents (keys of ``sources``) are the study; without a study none is."""
    own = {row.source_id for row in data.records.sources if row.read_as == STUDY_TEXT}
    own |= {row.source_id for row in data.records.studies}
    return own.issuperset(sources)


def home_region(data: Dataset) -> str:
    """ISO 3166-2 code, in lower case, of the region that maps set apart; "" = none."""
    return next((str(row.home_region) for row in data.records.cases), "")


def home_features(data: Dataset) -> list[Feature]:
    """The shape of the home region on the base map; none without one."""
    code = home_region(data)
    return [
        one for one in layer(data, "oblasts") if code and str(one["properties"].get("iso")).lower() == code
    ]


def frame(data: Dataset) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """South-west and north-east corner of the map's first view in degrees (latitude, longitude); None = not said."""
    for row in data.records.cases:
        corners = row.frame_south, row.frame_west, row.frame_north, row.frame_east
        if None not in corners:
            south, west, north, east = (float(value or 0) for value in corners)
            return (south, west), (north, east)
    return None


def years_of_rows(data: Dataset) -> Iterator[int]:
    """The years in which dated rows begin, of whatever table."""
    for table in data.tables.values():
        for column in table.columns:
            if column.endswith("_edtf"):
                known = set(table[column]) - {"", dates.OPEN_END}
                yield from (dates.span(text).first.year for text in known)


@derived
def years(data: Dataset) -> tuple[int, int]:
    """First and last year of the counts.

    What the case says; else those of its events; else those in which dated rows begin.
    """
    spans = [dates.span(event.date_edtf) for event in data.records.events]
    begins = set(years_of_rows(data))
    first = min((span.first.year for span in spans), default=min(begins, default=_UNDATED))
    last = max((span.last.year for span in spans), default=max(begins, default=_UNDATED))
    for row in data.records.cases:
        first = first if row.year_from is None else row.year_from
        last = last if row.year_to is None else row.year_to
    return (first, max(first, last))


def study_years(data: Dataset) -> tuple[int, int] | None:
    """First and last year that the study counts, or None without one."""
    return years(data) if study(data) else None


def background_until(data: Dataset) -> str:
    """When the study was shown, a date in EDTF from ``studies``; "" without one: nothing is background then."""
    found = study(data)
    return found.date_edtf if found else ""


def own_text(data: Dataset, t: Translator, text_id: str) -> str:
    """A text of table ``texts`` as its editor wrote it, its places not yet filled; "" where there is none."""
    row = data.rows("texts").get(text_id)
    return t.text(row, "text") if row else ""


def contact(data: Dataset) -> str:
    """Where replies go: an email address of a contributor of the package; "" where none is given."""
    given = (person.get("email", "") for person in data.schema.get("contributors", ()))
    return next((email for email in given if email), "")


def title(data: Dataset, t: Translator) -> str:
    """What the atlas is called: by ``texts``, else by its descriptor."""
    return own_text(data, t, "title") or data.title


def translator(data: Dataset, lang: str) -> Translator:
    """A translator whose sentences call the study and the area as the case does."""
    plain = i18n.translator(lang)
    return Translator(plain.lang, _forms(data, plain.lang))


@derived
def _forms(data: Dataset, lang: str) -> tuple[tuple[str, str], ...]:
    """The forms of the names that the case has, in a language; of the others the neutral ones are said."""
    plain, found = Translator(lang), study(data)
    own = {name: own_text(data, plain, name.replace("_", "-")) for name in (*STUDY, *AREA)}
    if found:
        own |= {"study": plain.text(found, "name"), "study_short": plain.text(found, "short")}
    if lang == DEFAULT:
        own |= {name: own["study"] for name in STUDY if name != "study_short"}
        own |= dict.fromkeys(AREA, own["area"])
    return tuple((name, text) for name, text in own.items() if text)
