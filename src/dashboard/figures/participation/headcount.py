"""How many came, and who says so: protests, and meetings apart from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from dashboard.cache import once
from dashboard.choosing.selection import Selection
from dashboard.figures import columns
from dashboard.figures.drawing.marks import Behind, mark_of
from dashboard.figures.figure import Figure, Rows, record, rows_of
from dashboard.figures.participation.claims import Claimed, are_rival, bound, claimed, where
from dashboard.figures.participation.headcount_chart import chart
from dashboard.figures.words.headline import leading
from dashboard.figures.words.names import bound_names, claimant_names, kind_names, kind_words
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset


@once
def turnout(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many took part in demonstrations and violent incidents, and who says so."""
    view = claimed(data, selection, protests=True)
    conflicts = _conflicts(view, data, t)
    ways = {
        "n": leading(t.number(len(view.found)), "counted"),
        "m": leading(t.number(len(view.actions)), "all"),
        "rivals": leading(t.number(len(conflicts)), "rivals"),
    }
    title = (
        t("How many came? Sources disagree about the one event with a headcount")
        if len(view.found) == len(conflicts) == 1
        else t(
            "How many came? Sources disagree for {rivals} of the {n} events with a headcount",
            **ways,
        )
        if conflicts
        else t("A headcount was found for {n} of {m} events", **ways)
        if view.claims
        else _none(t).removesuffix(".")
    )
    sentence = (
        t("We found a headcount for {n} of the {m} protests and violent incidents shown.", **ways)
        if view.actions
        else _none(t)
    )
    if conflicts:
        sentence = f"{sentence} {t('The sources disagree about {rivals}.', **ways)}"
    return _figure("turnout", title, sentence, view, conflicts, data, t)


@once
def meetings(data: Dataset, selection: Selection, t: Translator) -> Figure:
    """How many came to hearings, meetings and whatever else is no protest."""
    view = claimed(data, selection, protests=False)
    hearings = sum(action.kind == "hearing" for action in view.actions)
    ways = {
        "n": leading(t.number(sum(action.kind == "hearing" for action in view.found)), "counted"),
        "m": leading(t.number(hearings), "all"),
    }
    title = (
        t("Meetings are counted apart, with a headcount for {n} of {m}", **ways)
        if hearings
        else t("No meeting is documented for these deposits and years")
    )
    told = t("We found a headcount for {n} of the {m} hearings and meetings shown.", **ways)
    sentence = told if hearings else _none(t)
    return _figure("turnout-meetings", title, sentence, view, _conflicts(view, data, t), data, t)


def _figure(
    id_: str,
    title: str,
    sentence: str,
    view: Claimed,
    conflicts: tuple[str, ...],
    data: Dataset,
    t: Translator,
) -> Figure:
    is_drawn = bool(view.claims)
    return Figure(
        id=id_,
        title=title,
        subtitle=t("How many took part, and who says so; logarithmic scale"),
        sentence=sentence,
        chart=chart(view, data, t) if is_drawn else None,
        rows=_rows(view, data, t),
        conflicts=conflicts,
        notes=_notes(t) if is_drawn else (),
        empty="" if is_drawn else _none(t),
        marks=partial(_marks, view, data, t),
        numbers=partial(_behind, view, id_, t),
    )


def _behind(view: Claimed, figure: str, t: Translator) -> Mapping[str, Behind]:
    """The events of a view, those with a headcount, and those about which sources disagree, by their first record."""
    hearings = figure == "turnout-meetings"  # its finding is about these alone
    found, actions = (
        [action for action in own if not hearings or action.kind == "hearing"]
        for own in (view.found, view.actions)
    )
    what = kind_names(t)["hearing"] if hearings else t("Protest or incident")
    own = {
        "all": (what, actions),
        "counted": (t("With a headcount"), found),
        "rivals": (
            t("Where the documents disagree"),
            [action for action in found if are_rival(view.claims[action.action_id])],
        ),
    }
    return {
        name: mark_of(words, (record("events", action.event_id) for action in listed))
        for name, (words, listed) in own.items()
    }


def _marks(view: Claimed, data: Dataset, t: Translator) -> Mapping[str, Behind]:
    """The claims behind the range of each action."""
    return {
        action["action_id"]: mark_of(
            f"{t.date(action['date_edtf'])} · {where(action, data, t)}",
            (record("turnout_claims", claim["turnout_id"]) for claim in view.claims[action["action_id"]]),
        )
        for action in view.found
    }


def _none(t: Translator) -> str:
    return t("No headcount was found for these deposits and years.")


def _notes(t: Translator) -> tuple[str, ...]:
    return (
        t(
            "Each figure is shown as its source gives it; nothing is averaged. A line joins figures that cannot all be true of one crowd; at least 100 and at least 300 can. No headcount does not mean that few came."
        ),
        t("≥ at least, ≤ at most, ~ about; numbers on the right: lowest and highest claim."),
        t(
            "A figure from police, officials, a company, organisers or residents is one side's figure, even when a newspaper reports it."
        ),
    )


def _conflicts(view: Claimed, data: Dataset, t: Translator) -> tuple[str, ...]:
    """A sentence for each action whose claims exclude each other."""
    names = claimant_names(t)
    return tuple(
        t(
            "{date}, {where}: {claims}.",
            date=t.date(action["date_edtf"]),
            where=where(action, data, t),
            claims=", ".join(
                t("{people} ({who})", people=bound(claim, t), who=names[claim["claimant"]])
                for claim in claims
            ),
        )
        for action in view.found
        if are_rival(claims := view.claims[action["action_id"]])
    )


def _rows(view: Claimed, data: Dataset, t: Translator) -> Rows:
    """A row a claim, with the action that it tells of."""
    documents = data.rows("sources")
    of_action = (
        columns.date(t),
        columns.text(t("Protest or incident"), "title", t),
        columns.Column(t("Kind"), lambda action: kind_words(action, t)),
    )
    of_claim = (
        columns.coded(t("Who says so"), "claimant", claimant_names(t)),
        columns.coded(t("How exact"), "bound", bound_names(t)),
        columns.Column(t("People"), lambda claim: claim["people"]),
        columns.note(t),
        columns.Column(t("Source"), lambda claim: t.text(documents[claim["source_id"]], "title")),
        columns.voice(data, t),
    )
    items = []
    for action in view.found:
        for claim in view.claims[action["action_id"]]:
            # The action in words is told by its primary record, the claim may belong to another of its records.
            events = dict.fromkeys((action["event_id"], claim["event_id"]))
            records = [
                record("turnout_claims", claim["turnout_id"]),
                *(record("events", event) for event in events),
            ]
            cells = [
                *(column.cell(action) for column in of_action),
                *(column.cell(claim) for column in of_claim),
            ]
            items.append((records, [claim["source_id"]], cells))
    return rows_of([column.heading for column in (*of_action, *of_claim)], items)
