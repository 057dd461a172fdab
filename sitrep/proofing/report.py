"""What a rule on a whole report is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sitrep.document.material import Material
from sitrep.document.model import Document, Evidence, Prose
from sitrep.document.selection import Selection
from sitrep.domain.figure import Figure
from sitrep.proofing.facts import Facts
from sitrep.proofing.finding import Hit
from sitrep.proofing.profile import Limits
from sitrep.proofing.reading import Reading

WHOLE = "report"
Told = Mapping[tuple[str, tuple[str, ...]], Sequence[Evidence]]  # by the body, and of whom


@dataclass(frozen=True, slots=True)
class Report:
    """A draft, the page it makes, and what went before.

    Attributes:
        readings: Fields that hold words, by name, in the order of the page.
        earlier: Issues of the series as they went out, oldest first.
        told: What the last issue printed.
        reasons: Why a figure is lower than before, or speaks although doubtful; by figure id.
        pages: How long it is as laid out: 1.3; 0 where nobody laid it out.
    """

    material: Material
    document: Document
    earlier: Sequence[Document]
    facts: Facts
    limits: Limits
    selection: Selection
    readings: Mapping[str, Reading] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    pages: float = 0.0
    told: Told = field(default_factory=dict)

    @property
    def printed(self) -> list[Figure]:
        """Figures that stand on the page, in the order of the annex."""
        found = (self.facts.newest.get(row.figure) for row in self.document.evidence)
        return [figure for figure in found if figure]

    def reason(self, figure: Figure) -> str:
        return self.reasons.get(figure.id, "").strip()

    @property
    def last(self) -> Document | None:
        return self.material.previous or (self.earlier[-1] if self.earlier else None)


Finds = Callable[[Report], Iterator[Hit]]


def place_of(figure: str) -> str:
    return f"figures/{figure}"


def text(prose: Prose) -> str:
    return "".join(run.text for run in prose)


def printed_as(row: Evidence) -> tuple[object, ...]:
    """Return what two issues must share for a figure to be the same in both."""
    return (
        tuple(sorted(row.kinds)), tuple(sorted(row.pcodes)), tuple(sorted(row.population)),
        row.measure, row.unit, row.sector, row.quantifier, row.low, row.high,
    )  # fmt: skip
