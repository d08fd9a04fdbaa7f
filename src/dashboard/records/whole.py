"""Rows of the data as values with types. By scripts/records.py from the schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.records.case import Case, Scene, Study, Text
from dashboard.records.events import (
    Action,
    ContextFigure,
    Demand,
    Event,
    EventMine,
    EventSource,
    FormerId,
    Response,
    TurnoutClaim,
)
from dashboard.records.participation import LocalPayment, Seat, SurveyAnswer, SurveyQuestion
from dashboard.records.places import (
    Auction,
    Distance,
    Drainage,
    Height,
    Holder,
    Mine,
    MineFact,
    Place,
    PlacePart,
    StudyCount,
)
from dashboard.records.recommendations import Finding, Followup, Recommendation, RecommendationInstrument
from dashboard.records.record import Record
from dashboard.records.sources import Difference, Instrument, NotFound, PolicyStep, Reading, Source
from dashboard.records.stakeholders import Approach, ApproachSince, Reply, Stakeholder

CLASSES: Mapping[str, type[Record]] = {
    "sources": Source,
    "places": Place,
    "place_parts": PlacePart,
    "mines": Mine,
    "mine_facts": MineFact,
    "study_counts": StudyCount,
    "distances": Distance,
    "heights": Height,
    "drainage": Drainage,
    "actions": Action,
    "events": Event,
    "event_mines": EventMine,
    "event_sources": EventSource,
    "former_ids": FormerId,
    "demands": Demand,
    "responses": Response,
    "turnout_claims": TurnoutClaim,
    "holders": Holder,
    "local_payments": LocalPayment,
    "auctions": Auction,
    "seats": Seat,
    "context_figures": ContextFigure,
    "stakeholders": Stakeholder,
    "approaches": Approach,
    "approaches_since": ApproachSince,
    "findings": Finding,
    "survey_questions": SurveyQuestion,
    "survey_answers": SurveyAnswer,
    "recommendations": Recommendation,
    "followups": Followup,
    "replies": Reply,
    "instruments": Instrument,
    "recommendation_instruments": RecommendationInstrument,
    "policy_steps": PolicyStep,
    "differences": Difference,
    "not_found": NotFound,
    "reading": Reading,
    "cases": Case,
    "studies": Study,
    "texts": Text,
    "scenes": Scene,
}


@dataclass(frozen=True, slots=True)
class Records:
    """All rows, by table, in the order of their files."""

    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    place_parts: tuple[PlacePart, ...]
    mines: tuple[Mine, ...]
    mine_facts: tuple[MineFact, ...]
    study_counts: tuple[StudyCount, ...]
    distances: tuple[Distance, ...]
    heights: tuple[Height, ...]
    drainage: tuple[Drainage, ...]
    actions: tuple[Action, ...]
    events: tuple[Event, ...]
    event_mines: tuple[EventMine, ...]
    event_sources: tuple[EventSource, ...]
    former_ids: tuple[FormerId, ...]
    demands: tuple[Demand, ...]
    responses: tuple[Response, ...]
    turnout_claims: tuple[TurnoutClaim, ...]
    holders: tuple[Holder, ...]
    local_payments: tuple[LocalPayment, ...]
    auctions: tuple[Auction, ...]
    seats: tuple[Seat, ...]
    context_figures: tuple[ContextFigure, ...]
    stakeholders: tuple[Stakeholder, ...]
    approaches: tuple[Approach, ...]
    approaches_since: tuple[ApproachSince, ...]
    findings: tuple[Finding, ...]
    survey_questions: tuple[SurveyQuestion, ...]
    survey_answers: tuple[SurveyAnswer, ...]
    recommendations: tuple[Recommendation, ...]
    followups: tuple[Followup, ...]
    replies: tuple[Reply, ...]
    instruments: tuple[Instrument, ...]
    recommendation_instruments: tuple[RecommendationInstrument, ...]
    policy_steps: tuple[PolicyStep, ...]
    differences: tuple[Difference, ...]
    not_found: tuple[NotFound, ...]
    reading: tuple[Reading, ...]
    cases: tuple[Case, ...]
    studies: tuple[Study, ...]
    texts: tuple[Text, ...]
    scenes: tuple[Scene, ...]
