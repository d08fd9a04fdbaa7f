"""Codes of the data in words."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter

from dashboard.cache import once
from dashboard.dataset import Dataset
from dashboard.i18n import Translator


def kind_names(t: Translator) -> dict[str, str]:
    """Event kinds in words, singular."""
    return {
        "peaceful": t("peaceful demonstration"),
        "violent": t("violent incident"),
        "court": t("court"),
        "ownership": t("ownership"),
        "licence": t("licence"),
        "operation": t("operation"),
        "policy": t("policy"),
        "agreement": t("agreement"),
        "hearing": t("hearing or talks"),
    }


def confidence_names(t: Translator) -> dict[str, str]:
    """Confidence in words."""
    return {"high": t("high"), "medium": t("medium"), "low": t("low")}


def demand_names(t: Translator) -> dict[str, str]:
    """What was demanded; "not stated" is a value and comes last."""
    return {
        "water": t("water"),
        "pasture": t("pasture"),
        "ecology": t("ecology"),
        "health": t("health"),
        "jobs": t("jobs"),
        "money": t("money"),
        "closure": t("closure"),
        "moratorium": t("moratorium"),
        "release": t("release of the arrested"),
        "licence": t("licence"),
        "participation": t("a say in decisions"),
        "quarantine": t("quarantine"),
        "policing": t("policing"),
        "not-stated": t("not stated"),
    }


def response_names(t: Translator) -> dict[str, str]:
    """How authorities or companies answered; "not stated" comes last."""
    return {
        "talks": t("talks"),
        "promise": t("promise"),
        "works-stopped": t("works stopped"),
        "works-continue": t("works continued"),
        "police": t("police"),
        "arrests": t("arrests"),
        "investigation": t("investigation"),
        "agreement": t("agreement"),
        "policy": t("policy"),
        "not-stated": t("not stated"),
    }


def claimant_names(t: Translator) -> dict[str, str]:
    """Who says how many came."""
    return {
        "police": t("police"),
        "organiser": t("organisers or protest side"),
        "company": t("company"),
        "press": t("press"),
        "observers": t("observers"),
        "officials": t("officials"),
        "residents": t("residents"),
        "not-stated": t("not stated"),
    }


def voice_names(t: Translator) -> dict[str, str]:
    """Who speaks in a document, in words."""
    return {
        "press": t("press"),
        "state": t("state"),
        "company": t("company"),
        "residents_ngo": t("residents or NGO"),
        "court": t("court or arbitration"),
        "academic": t("research"),
        "international": t("international body"),
        "leak_repost": t("leak or repost"),
        "investor": t("investor comment"),
        "reference": t("reference work"),
    }


def scope_names(t: Translator) -> dict[str, str]:
    """What a figure is about."""
    return {"talas": t("{Area}"), "elsewhere": t("elsewhere"), "national": t("national")}


def measure_names(t: Translator) -> dict[str, str]:
    """How a distance was measured."""
    return {"road": t("by road"), "straight": t("straight line"), "not-stated": t("how measured: not stated")}


@once
def mine_names(data: Dataset, t: Translator) -> dict[str, str]:
    """Names of the deposits, in study order."""
    rows = sorted(data.records.mines, key=attrgetter("position"))
    return apart({row["mine_id"]: t.name(row) for row in rows})


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names by id; where two are the same the id stands beside them, or a drawing would take one for the other."""
    spoken = list(names.values())
    return {key: name if spoken.count(name) == 1 else f"{name} ({key})" for key, name in names.items()}
