"""How many came to the actions of a view, and who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from dashboard.choosing import event_records
from dashboard.choosing.event_records import EventRecord
from dashboard.choosing.selection import Selection
from dashboard.figures.participation.protests import actions_of
from dashboard.i18n import Translator
from dashboard.reading.dataset import Dataset
from dashboard.records import Row
from dashboard.records.events import TurnoutClaim


@dataclass(frozen=True)
class Claimed:
    """Actions of a view, and what is claimed of how many came.

    Attributes:
        actions: primary records, one row an action.
        claims: action -> rows of ``turnout_claims`` on it, from the lowest; none for an action without a claim.
    """

    actions: Sequence[EventRecord]
    claims: Mapping[str, Sequence[TurnoutClaim]]

    @cached_property
    def found(self) -> list[EventRecord]:
        """The actions that somebody tells a number of."""
        return [action for action in self.actions if action.action_id in self.claims]


def claimed(data: Dataset, selection: Selection, *, protests: bool) -> Claimed:
    """What is claimed of the protests of a view, or of whatever else is no protest.

    From table ``turnout_claims``, in people; an action of which nobody gives a number has no claim, not one of zero.
    """
    actions = actions_of(data, selection, protests)
    wanted, events = set(event_records.actions(actions)), event_records.by_id(data)
    claims: dict[str, list[TurnoutClaim]] = {}
    for claim in sorted(data.records.turnout_claims, key=attrgetter("people", "claimant")):
        action = events[claim.event_id].action_id
        if action in wanted:
            claims.setdefault(action, []).append(claim)
    return Claimed(actions, claims)


def are_rival(claims: Sequence[TurnoutClaim]) -> bool:
    """Whether no number fits all claims; "at least 100" and "at least 300" do not exclude each other.

    Two numbers by one claimant in one document are a range, not a disagreement.
    """
    least = max((claim["people"] for claim in claims if claim["bound"] != "up-to"), default=0)
    most = min((claim["people"] for claim in claims if claim["bound"] != "at-least"), default=least)
    return bool(most < least) and len({(claim["claimant"], claim["source_id"]) for claim in claims}) > 1


def bound(claim: Row, t: Translator) -> str:
    """A claim in short, for example "≥500"."""
    return {"exact": "", "about": "~", "at-least": "≥", "up-to": "≤"}[claim["bound"]] + t.number(
        claim["people"]
    )


def where(action: Row, data: Dataset, t: Translator) -> str:
    """Where an action was, or else what it was."""
    place = action["place_id"]
    return t.name(data.rows("places")[place]) if place else t.text(action, "title")
