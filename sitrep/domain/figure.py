"""The heart: what is claimed, as proposed by the assistant and as recorded by a person."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from sitrep.domain.article import Classification, Passage
from sitrep.domain.disaggregation import Part
from sitrep.domain.kinds import HOUSEHOLDS, KINDS, RATES, FigureKind, Measure, Population, Unit
from sitrep.domain.quantity import Quantity
from sitrep.domain.source import Grade, SourceLink, Verification, origin


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a figure names it; `pcode` is "" for a place no list holds."""

    name: str
    pcode: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says is so: a count of a kind, of whom, where, when, by whom.

    Invariant: what has the unit of a rate is a rate, and of no more than all.

    Attributes:
        kinds: One code of `KINDS`; several for a compound ("wounded or captured"), whose count
            may neither be split nor added to one of them.
        population: Whom the count is about; empty means all.
        places: Empty means the situation as a whole.
        as_of: Day the count was true, None if not known.
        since: First day of a flow or of a cumulative count.
        chain: From the body that counted to the one that published.
        sector: Key of the sector it belongs to, for response figures.
    """

    kinds: tuple[str, ...]
    quantity: Quantity
    unit: Unit
    measure: Measure
    population: tuple[Population, ...] = ()
    places: tuple[PlaceRef, ...] = ()
    as_of: date | None = None
    since: date | None = None
    chain: tuple[SourceLink, ...] = ()
    sector: str = ""

    def __post_init__(self) -> None:
        if not self.kinds or any(kind not in KINDS for kind in self.kinds):
            raise ValueError(f"unknown kind in {self.kinds}")
        if self.unit in RATES:
            most = max(self.quantity.low or 0, self.quantity.high or 0)
            if most > RATES[self.unit]:
                raise ValueError(f"{most:,} {self.unit.label} is more than all")
            object.__setattr__(self, "measure", Measure.RATE)  # frozen, and one way to say it

    @property
    def kind(self) -> FigureKind:
        """The first kind, which gives a compound its place on the page."""
        return KINDS[self.kinds[0]]

    @property
    def counted_in(self) -> Unit:
        """The unit; families and households are one."""
        return Unit.HOUSEHOLDS if self.unit in HOUSEHOLDS else self.unit

    @property
    def is_compound(self) -> bool:
        return len(self.kinds) > 1

    @property
    def is_fact(self) -> bool:
        """Tell whether it never holds a number: a curfew, an appeal."""
        return not self.kind.counts

    @property
    def origin(self) -> str:
        return origin(self.chain)


def with_count(claim: Claim, quantity: Quantity, unit: Unit | None) -> Claim:
    """Return a claim with another count, in its own unit where none is given.

    What was a rate and is a count now is measured as is usual for its kind.
    """
    unit = unit or claim.unit
    usual = claim.unit in RATES and unit not in RATES
    measure = claim.kind.measure if usual else claim.measure
    return replace(claim, quantity=quantity, unit=unit, measure=measure)


class Relation(StrEnum):
    """How one figure stands to another."""

    SUBSET_OF = "subset_of"
    OVERLAPS = "overlaps"
    UPDATES = "updates"
    SAME_ORIGIN_AS = "same_origin_as"
    CONTRADICTS = "contradicts"
    COMPONENT_OF = "component_of"
    ADDITIONAL_TO = "additional_to"


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to the figure, or within one article the proposal, with the id `other`."""

    relation: Relation
    other: str


class Certainty(StrEnum):
    """How sure the assistant is; HIGH only where it would be right nineteen times in twenty."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure-to-be: a claim, the words it was read from, and the rule that read them.

    Attributes:
        id: Unique within its article until stored ("f1"), then a UUID.
        passages: The first is the one the bounds come from; further ones say the same.
        links: To other proposals of the same article.
        headline: Gives the article's total for its kind; at most one a kind.
    """

    id: str
    claim: Claim
    passages: tuple[Passage, ...]
    links: tuple[Link, ...] = ()
    headline: bool = False
    certainty: Certainty = Certainty.LOW
    rule: str = ""

    @property
    def passage(self) -> Passage:
        return self.passages[0]


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the assistant found in one text, in reading order.

    Attributes:
        left_out: How many more there were than one text may propose.
    """

    proposals: tuple[Proposal, ...] = ()
    left_out: int = 0


class Decision(StrEnum):
    """What a person did with a proposal."""

    ACCEPTED = "accepted"
    AMENDED = "amended"
    REJECTED = "rejected"


class Role(StrEnum):
    """What a figure is used for (E20)."""

    HEADLINE = "headline"
    SUPPORTING = "supporting"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim that a person has taken into the situation.

    Attributes:
        passages: Words it was read from; empty for one told by telephone, whose `note` says so.
        role: Superseded figures stay for the record and are no longer printed.
        reviewed: False when the program took it unasked, which the page must say.
        household_size: People a household, for the conversion to people only.
        household_source: Who says that a household holds so many.
        caveat: Printed as a footnote.
        parts: Of whom the count is made up, as far as the source says it.
        derivation: How it was computed from other figures: "51,000 − 6,000"; "" for a count that
            somebody gave. Signs stand for words: ">70" is more than 70, "?" has no number.
    """

    id: str
    situation: str
    claim: Claim
    passages: tuple[Passage, ...] = ()
    role: Role = Role.SUPPORTING
    verification: Verification = Verification.REPORTED
    grade: Grade = field(default_factory=Grade)
    classification: Classification = Classification.PUBLIC
    reviewed: bool = True
    household_size: float | None = None
    note: str = ""
    caveat: str = ""
    links: tuple[Link, ...] = ()
    parts: tuple[Part, ...] = ()
    derivation: str = ""
    household_source: str = ""

    @property
    def is_derived(self) -> bool:
        return bool(self.derivation)
