"""What is counted: kinds of figures, their units and measures, and whom they count.

Codes and definitions follow the IFRC field report, HXL and IDMC; a kind carries its own data and
nothing else branches on its key.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Unit(StrEnum):
    """What one of the count is; codes are plural. Families keep the word that the source used.

    The last two are of a rate: so many of each hundred, or thousand, of what its kind counts.
    """

    PEOPLE = "people"
    HOUSEHOLDS = "households"
    FAMILIES = "families"
    HOMES = "homes"
    BUILDINGS = "buildings"
    FACILITIES = "facilities"
    INCIDENTS = "incidents"
    VEHICLES = "vehicles"
    USD = "usd"
    PER_CENT = "per_cent"
    PER_1000 = "per_1000"

    @property
    def label(self) -> str:
        return _LABELS.get(self, self.value)


_LABELS = {Unit.USD: "US dollars", Unit.PER_CENT: "per cent", Unit.PER_1000: "per 1,000"}

HOUSEHOLDS = frozenset({Unit.HOUSEHOLDS, Unit.FAMILIES})  # two words for one unit

# Units of rates with what all would be.
RATES = MappingProxyType({Unit.PER_CENT: 100, Unit.PER_1000: 1000})


class Measure(StrEnum):
    """How a count relates to time."""

    STOCK = "stock"  # a state on a date: people in camps on 3 May
    FLOW = "flow"  # moves over a period: newly displaced 1-3 May
    CUMULATIVE = "cumulative"  # since the crisis began
    NEW = "new_in_period"  # in the reporting period only
    RATE = "rate"  # per 1,000, per cent


class Population(StrEnum):
    """Whom a count is about; nothing said means all."""

    CIVILIANS = "civilians"
    SECURITY = "security_forces"
    FIGHTERS = "fighters"
    AID_WORKERS = "aid_workers"
    HEALTH_WORKERS = "health_workers"
    JOURNALISTS = "journalists"
    WOMEN = "women"
    MEN = "men"
    CHILDREN = "children"
    GIRLS = "girls"
    BOYS = "boys"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class FigureKind:
    """One kind of figure.

    Attributes:
        label: Name in tables and forms.
        group: Casualties, displacement, damage, response or health; orders the page.
        definition: What it counts, as printed in the annex.
        counts: False for facts that never hold a number, such as a curfew.
    """

    key: str
    label: str
    group: str
    unit: Unit
    measure: Measure
    hxl: str
    definition: str
    counts: bool = True


# fmt: off
_P, _H, _F, _I = Unit.PEOPLE, Unit.HOMES, Unit.FACILITIES, Unit.INCIDENTS
_S, _L, _C = Measure.STOCK, Measure.FLOW, Measure.CUMULATIVE
_KINDS = (
    FigureKind("killed", "Killed", "casualties", _P, _C, "#affected+killed", "People killed, as reported or verified by the named source; never includes missing people presumed dead."),
    FigureKind("injured", "Injured", "casualties", _P, _C, "#affected+injured", "People with injuries or trauma that need medical treatment as a direct result of the crisis."),
    FigureKind("missing", "Missing", "casualties", _P, _S, "#affected+missing", "People whose whereabouts are not known; not presumed dead."),
    FigureKind("detained", "Captured or detained", "casualties", _P, _S, "#affected+detained", "People held by a party to the conflict; not abducted."),
    FigureKind("abducted", "Abducted", "casualties", _P, _C, "#affected+abducted", "People taken by force and not held by an authority."),
    FigureKind("hospitalized", "Hospitalized", "casualties", _P, _S, "#affected+hospitalized", "People admitted to a hospital."),
    FigureKind("trapped", "Trapped", "casualties", _P, _S, "#affected+trapped", "People who cannot leave without help and need rescue."),
    FigureKind("displaced", "Displaced", "displacement", _P, _L, "#affected+displaced", "People forced to leave their homes, in or out of the country not said."),
    FigureKind("displaced_internal", "Displaced inside the country", "displacement", _P, _L, "#affected+idps", "People forced to leave their homes who have not crossed an international border."),
    FigureKind("displaced_crossborder", "Crossed a border", "displacement", _P, _L, "#affected+refugees", "People forced to leave their homes who crossed an international border."),
    FigureKind("evacuated", "Evacuated", "displacement", _P, _L, "#affected+evacuated", "People moved out of danger, by authorities or on their advice."),
    FigureKind("returned", "Returned", "displacement", _P, _L, "#affected+returned", "Displaced people who went back to their place of origin."),
    FigureKind("sheltered", "In collective shelter", "displacement", _P, _S, "#affected+sheltered", "People staying in collective shelters or hosted."),
    FigureKind("affected", "Affected", "displacement", _P, _S, "#affected", "People requiring immediate assistance during an emergency; displaced people are inside, never added."),
    FigureKind("at_risk", "At risk", "displacement", _P, _S, "#affected+at_risk", "People who could be affected."),
    FigureKind("in_need", "In need", "response", _P, _S, "#inneed", "People who need assistance."),
    FigureKind("targeted", "Targeted", "response", _P, _S, "#targeted", "People whom a response plan means to reach."),
    FigureKind("reached", "Reached", "response", _P, _C, "#reached", "People who received assistance."),
    FigureKind("homes_damaged", "Homes damaged", "damage", _H, _C, "#impact+homes+damaged", "Homes damaged but still standing or repairable."),
    FigureKind("homes_destroyed", "Homes destroyed", "damage", _H, _C, "#impact+homes+destroyed", "Homes that can no longer be lived in."),
    FigureKind("facility_damaged", "Facilities damaged", "damage", _F, _C, "#impact+facilities+damaged", "Health, school, water, power or road facilities damaged."),
    FigureKind("facility_out", "Facilities out of service or overwhelmed", "damage", _F, _S, "#impact+facilities+disrupted", "Facilities that cannot serve, or cannot serve all who come."),
    FigureKind("attack_on_health", "Attacks on health care", "damage", _I, _C, "#event+health", "Attacks on health staff, patients, transport or facilities."),
    FigureKind("attack_on_education", "Attacks on education", "damage", _I, _C, "#event+education", "Attacks on schools, pupils or teachers."),
    FigureKind("attack_on_aid", "Attacks on aid", "damage", _I, _C, "#event+aid", "Attacks on aid staff, goods or premises."),
    FigureKind("livelihoods", "Livelihoods affected", "damage", _P, _C, "#impact+livelihoods", "People whose source of income was damaged or lost."),
    FigureKind("cases_suspected", "Suspected cases", "health", _P, _C, "#affected+cases+suspected", "People who meet the suspected case definition."),
    FigureKind("cases_confirmed", "Confirmed cases", "health", _P, _C, "#affected+cases+confirmed", "People whose illness was confirmed by laboratory."),
    FigureKind("curfew", "Curfew", "access", _I, _S, "#access+curfew", "Movement restricted by order.", counts=False),
    FigureKind("service_suspension", "Service suspended", "access", _I, _S, "#access+service", "A public service that stopped.", counts=False),
    FigureKind("road_closure", "Road closed", "access", _I, _S, "#access+road", "A road that cannot be used.", counts=False),
    FigureKind("response", "Response", "response", _I, _L, "#activity", "Who did what, where and for whom.", counts=False),
    FigureKind("appeal", "Appeal", "coordination", _I, _S, "#meta+appeal", "A call by a named body, quoted.", counts=False),
)
# fmt: on

KINDS = MappingProxyType({kind.key: kind for kind in _KINDS})

# Kinds that may be added under the one umbrella "casualties" (V7).
CASUALTIES = frozenset({"killed", "injured", "missing"})
