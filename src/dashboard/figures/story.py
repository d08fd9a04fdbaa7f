"""The talk: about ten messages, each with the figure it rests on, for a stage and for slides. Pure.

Every scene is made from figures that the screens show too. What could harm stays off: no vote taken under threat,
no account of one side without its voice.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dashboard import dates
from dashboard import selection as select
from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.figures import (
    deck,
    evidence,
    locator,
    overview,
    participation,
    recommendations,
    stakeholders,
    timeline,
)
from dashboard.figures import map as maps
from dashboard.figures.base import (
    Figure,
    Theme,
    band,
    confidence_names,
    mine_names,
    side_of,
    voice_names,
)
from dashboard.figures.counts import in_deck, indicator_names
from dashboard.i18n import Translator
from dashboard.selection import DECK_YEARS, FIRST_YEAR, INDICATORS, LAST_YEAR, Selection

# The years are told in these steps, each up to and including the year.
STOPS = (2010, DECK_YEARS[1], LAST_YEAR)
# What is told beside the squares; changes of hands have a scene of their own.
TOLD_KINDS = ("peaceful", "violent", "court", "policy", "agreement", "hearing", "operation")
MOST_LINES = 6  # beside a picture
_PARTS = 2  # screens for what is asked


@dataclass(frozen=True)
class Column:
    """A heading and short lines under it; ``quote``: the lines are the deck's words."""

    head: str
    lines: tuple[str, ...]
    quote: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what is read from afar, and smaller what belongs to it."""

    text: str
    small: str = ""


@dataclass(frozen=True, eq=False)
class Scene:
    """One message on a stage.

    Attributes:
        id: stable ASCII id.
        title: the message, one sentence.
        figure: what the message rests on: its sources, notes and alt text go along.
        picture: whether the figure's drawing is shown.
        columns: texts side by side, or beside the picture.
        table: a table of large numbers, its first row the headings.
        foot: what must be said with it (whose words, whose judgement).
        page: the screen that has the same live.
        choices: attributes of the selection there.
        original: the deck's English, where translated words of it are shown.
    """

    id: str
    title: str
    figure: Figure
    picture: bool = False
    columns: tuple[Column, ...] = ()
    table: tuple[tuple[Cell, ...], ...] = ()
    foot: str = ""
    page: str = ""
    choices: Mapping[str, Any] = field(default_factory=dict)
    original: tuple[str, ...] = ()

    @property
    def is_beside(self) -> bool:
        """Whether the texts stand beside the picture, not under it."""
        return self.picture and any(column.head for column in self.columns)


@once
def scene(data: Dataset, t: Translator, theme: Theme, number: int) -> Scene:
    """One scene by its number, from 1; made alone, so that a stage opens without the others."""
    return _SCENES[number - 1](data, t, theme)


def story(data: Dataset, t: Translator, theme: Theme) -> tuple[Scene, ...]:
    """All scenes in their order."""
    return tuple(scene(data, t, theme, number) for number in range(1, LAST + 1))


def _opening(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    known = overview.counts(data)
    years = {"first": str(DECK_YEARS[0]), "last": str(DECK_YEARS[1])}
    heads = [Cell(name) for name in indicator_names(t).values()]
    return Scene(
        id="opening",
        title=t("Three gold deposits in Talas, twenty years of conflict"),
        figure=overview.numbers(data, t),
        table=(
            (Cell(""), *heads),
            (
                Cell(t("In public documents, {first}–{last}", **years)),
                *(Cell(band(t, known[("", kind)])) for kind in INDICATORS),
            ),
        ),
        columns=(Column("", (f"{overview.dispute(data, t)} {overview.mined_now(data, t)}",)),),
        foot=t(
            "After the deck by N. Imanbekova, Life in Kyrgyzstan Conference, October 2017, and what public documents say since."
        ),
        page="overview",
    )


def _where(data: Dataset, t: Translator, theme: Theme) -> Scene:
    figure = locator.locator(data, t, theme)
    return Scene(
        id="where",
        title=figure.title,
        figure=figure,
        picture=True,
        foot=t("Points are approximate."),
        page="map",
        choices={"view": "kyrgyzstan"},
    )


def _deposits(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = maps.close_up(maps.overview(data, Selection(lang=t.lang), t))
    return Scene(
        id="deposits",
        title=figure.title,
        figure=figure,
        picture=True,
        columns=tuple(
            Column(
                item.name,
                (
                    t("{status}, as of {date}", status=item.status, date=item.as_of),
                    t("Nearby village in the deck: {village}", village=item.village),
                ),
            )
            for item in overview.deposits(data, t)
        ),
        foot=t(
            "A circle is as wide as the point is uncertain. (7): documented events there; ▲2: of them violent; dotted: the distance that is claimed."
        ),
        page="map",
    )


def _holders(data: Dataset, t: Translator, theme: Theme) -> Scene:
    kinds = ("ownership", "licence")
    figure = timeline.timeline(data, Selection(kinds=kinds), t, theme)
    spells = data["holders"]
    columns = []
    for mine, name in mine_names(data, t).items():
        own = spells[(spells.mine_id == mine) & (spells.role == "licence")].to_dict("records")
        columns.append(Column(name, tuple(_spell(row, t) for row in own)))
    found = overview.counts(data)[("", "ownership")]
    return Scene(
        id="holders",
        title=t(
            "The owners kept changing: {n} changes of hands in documents, {first}–{last}",
            n=overview.in_running_text(t, found),
            first=str(DECK_YEARS[0]),
            last=str(DECK_YEARS[1]),
        ),
        figure=figure,
        columns=tuple(columns),
        foot=t(
            "Licence holders by public documents. From: no end found in the newest. 2004/2005: between these years; …: year not found."
        ),
        page="timeline",
        choices={"kinds": kinds},
    )


def _spell(row: Mapping[str, Any], t: Translator) -> str:
    """Who held a licence from when to when; a bound that lies between two years has both, one not found is left open."""
    begin = _years_of(row["start_edtf"])
    if row["end_edtf"] == dates.OPEN_END:
        return t(
            "from {year}: {name} (confidence: {level})",
            year=begin,
            name=t.name(row),
            level=confidence_names(t)[row["confidence"]],
        )
    end = _years_of(row["end_edtf"])
    return f"{begin}: {t.name(row)}" if begin == end else f"{begin}–{end}: {t.name(row)}"


def _years_of(text: str) -> str:
    return "/".join(dict.fromkeys(part[:4] for part in text.split("/"))) if text else "…"


def _until(data: Dataset, t: Translator, theme: Theme, *, since: int, stop: int) -> Scene:
    """What happened up to a year, the new years in words; the axes stay, so that squares are added and none moves."""
    figure = timeline.actions_per_year(data, Selection(year_to=stop), t, theme, Selection())
    kinds = ("peaceful", "violent")
    peaceful, violent = (select.count(data, kind, (), (since, stop)) for kind in kinds)
    title = t(
        "{first}–{last}: peaceful demonstrations {peaceful}, violent incidents {violent}",
        peaceful=overview.in_running_text(t, peaceful),
        violent=overview.in_running_text(t, violent),
        first=str(since),
        last=str(stop),
    )
    return Scene(
        id=f"until-{stop}",
        title=title,
        figure=figure,
        picture=True,
        columns=(Column("", tuple(_turning_points(data, (since, stop), t))),),
        foot=t(
            "Documented actions, one square each, a shared action once. A year without a square is not surely a calm one."
        ),
        page="timeline",
        choices={"part": "years", "kinds": kinds, "year_from": FIRST_YEAR, "year_to": stop},
    )


def _turning_points(data: Dataset, years: tuple[int, int], t: Translator) -> Iterable[str]:
    """Turning points that begin in the years, as "year: words"; one side's account names its voice."""
    frame = select.events(data, Selection(kinds=TOLD_KINDS))
    lines = []
    for row in frame.to_dict("records"):
        if (
            not row["is_turning_point"]
            or row["is_forced_vote"]
            or not years[0] <= row["first"].year <= years[1]
        ):
            continue
        words = f"{row['first'].year}: {t.text(row, 'short_label')}"
        words += _one_side(row["sources"], data, t)
        lines.append(words)
    return lines[:MOST_LINES]


def _deck(data: Dataset, t: Translator, theme: Theme) -> Scene:
    figure = deck.deck_against_documented(data, Selection(), t, theme)
    known, indicators = overview.counts(data), indicator_names(t)
    rows = [tuple(Cell(text) for text in ("", *indicators.values()))]
    for mine, name in {**mine_names(data, t), "": t("all three, a shared action once")}.items():
        cells = [Cell(name)]
        for kind in INDICATORS:
            found = known[(mine, kind)]
            cells.append(Cell(in_deck(data, mine, kind, t) if mine else "", band(t, found)))
        rows.append(tuple(cells))
    return Scene(
        id="deck-against-documented",
        title=figure.title,
        figure=figure,
        table=tuple(rows),
        foot=t(
            "Counts for {first}–{last}. Large: the deck, as printed (- is missing, not zero). Below: what public documents show.",
            first=str(DECK_YEARS[0]),
            last=str(DECK_YEARS[1]),
        ),
        page="timeline",
        choices={"part": "deck"},
    )


def _seats(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = participation.seats(data, t)
    rows = data["seats"].sort_values("date_edtf").to_dict("records")
    steps = participation.step_names(t)
    questions = data["survey_questions"].sort_values("deck_order").to_dict("records")
    columns = [
        Column(
            t("The deck asked; the answers are lost"),
            tuple(t.text(row, "text") for row in questions),
            quote=True,
        )
    ]
    for step in ("demanded", "granted"):
        own = [
            row for row in rows if row["step"] == step and (step == "granted" or row["who"] == "residents")
        ]
        lines = tuple(_seat(row, data, t) for row in own)
        columns.append(Column(f"{steps[step].capitalize()}: {t.number(len(own))}", lines[:MOST_LINES]))
    return Scene(
        id="seats",
        title=figure.title,
        figure=figure,
        columns=tuple(columns),
        foot=t("Seats demanded for residents, and all that were granted, in the documents found."),
        page="participation",
        choices={"part": "seats"},
        original=tuple(row["text_en"] for row in questions),
    )


def _seat(row: Mapping[str, Any], data: Dataset, t: Translator) -> str:
    words = f"{row['date_edtf'][:4]}: {t.text(row, 'title')}"
    return words + _one_side([row["source_id"]], data, t)


def _one_side(source_ids: Iterable[str], data: Dataset, t: Translator) -> str:
    """That one side alone tells of it, in few words: how it reached us stands on the screen."""
    side = side_of(source_ids, data)
    return f" ({t('source: {voice} only', voice=voice_names(t)[side])})" if side else ""


def _approaches(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = stakeholders.tripartite(data, t)
    names = recommendations.stakeholder_names(data, t)
    own = {
        actor: stakeholders.activities(data, actor).to_dict("records")
        for actor in stakeholders.actor_ids(data)
    }
    return Scene(
        id="approaches",
        title=figure.title,
        figure=figure,
        columns=tuple(
            Column(names[actor], tuple(t.text(row, "text") for row in rows), quote=True)
            for actor, rows in own.items()
        ),
        foot=t("The deck's words, 2017"),
        page="stakeholders",
        original=tuple(row["text_en"] for rows in own.values() for row in rows),
    )


def _findings(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = stakeholders.findings(data, t)
    rows = data["findings"][data["findings"].kind == "finding"].sort_values("deck_order").to_dict("records")
    return Scene(
        id="findings",
        title=figure.title,
        figure=figure,
        columns=tuple(
            Column(t("Finding {n}", n=t.number(order)), (t.text(row, "heading"),), quote=True)
            for order, row in enumerate(rows, start=1)
        ),
        foot=t("The deck's words, 2017"),
        page="stakeholders",
        original=tuple(row["heading_en"] for row in rows),
    )


def _asked(data: Dataset, t: Translator, _theme: Theme, *, part: int) -> Scene:
    """What each group is asked: those who work with communities, then those who govern; last who is asked nothing."""
    names = recommendations.stakeholder_names(data, t)
    groups = tuple(names)[slice(3) if part == 1 else slice(3, None)]
    chosen = Selection(stakeholders=groups)
    rows = select.recommendations(data, chosen)
    columns = [
        Column(names[group], tuple(t.text(row, "text") for row in rows[rows.stakeholder_id == group].to_dict("records")), quote=True)
        for group in groups
    ]  # fmt: skip
    if part == _PARTS:
        columns.append(Column(t("Residents"), (t("The deck asks nothing of residents themselves."),)))
    return Scene(
        id=f"asked-{part}",
        title=t("What the deck asks of each group, {n} of {m}", n=t.number(part), m=t.number(_PARTS)),
        figure=recommendations.overview(data, chosen, t),
        columns=tuple(columns),
        foot=t("The deck's words, 2017"),
        page="recommendations",
        choices={"stakeholders": groups},
        original=tuple(rows.text_en),
    )


def _since(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = recommendations.overview(data, Selection(), t)
    names, statuses = recommendations.stakeholder_names(data, t), recommendations.status_names(t)
    rows = select.recommendations(data, Selection())
    table = [tuple(Cell(text) for text in ("", *(words.capitalize() for words in statuses.values())))]
    for group, name in names.items():
        own = rows[rows.stakeholder_id == group].status.value_counts().to_dict()
        table.append((Cell(name), *(Cell(t.number(own.get(key, 0))) for key in statuses)))
    return Scene(
        id="since",
        title=figure.title,
        figure=figure,
        table=tuple(table),
        foot=t(
            "Number of recommendations by our judgement of {date}. No public evidence found does not mean that nothing was done.",
            date=t.date(max(rows.status_as_of_edtf, default="")),
        ),
        page="recommendations",
    )


def _closing(data: Dataset, t: Translator, _theme: Theme) -> Scene:
    figure = evidence.documents(data, (), "", t)
    names = voice_names(t)
    spoken = data["sources"].voice.value_counts().to_dict()
    order = sorted(spoken, key=lambda voice: -spoken[voice])
    gaps = evidence.gaps(data, t)
    topics = gaps.table[t("Topic")].value_counts().head(MOST_LINES).to_dict()
    return Scene(
        id="sources",
        title=t("Every number has its documents, and what was not found is said"),
        figure=figure,
        columns=(
            Column(t("Documents: {n}", n=t.number(len(data["sources"]))), tuple(f"{names[voice]}: {t.number(spoken[voice])}" for voice in order[:MOST_LINES])),
            Column(t("Searched for and not found: {n}", n=t.number(len(gaps.table))), tuple(f"{what}: {t.number(n)}" for what, n in topics.items())),
            Column(t("Check it, correct it"), (t("Figures and tables can be downloaded with their sources."), t("If you know better, reply: your document is added beside the claim."))),
        ),
        page="sources",
    )  # fmt: skip


_SCENES: tuple[Callable[[Dataset, Translator, Theme], Scene], ...] = (
    _opening,
    _where,
    _deposits,
    _holders,
    *(
        partial(_until, since=before + 1, stop=stop)
        for before, stop in itertools.pairwise((FIRST_YEAR - 1, *STOPS))
    ),
    _deck,
    _seats,
    _approaches,
    _findings,
    *(partial(_asked, part=part) for part in range(1, _PARTS + 1)),
    _since,
    _closing,
)
LAST = len(_SCENES)
