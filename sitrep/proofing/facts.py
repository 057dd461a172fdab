"""What the rules on a text know besides the text: figures, their sources, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from sitrep.document.material import Material
from sitrep.document.names import acronym
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Role
from sitrep.domain.place import Gazetteer, gazetteer
from sitrep.domain.source import short
from sitrep.languages import forms
from sitrep.proofing.profile import Profile, profile

_SILENT = {Role.SUPERSEDED, Role.REJECTED}


@dataclass(frozen=True, slots=True)
class Facts:
    """Made once for a report and kept while its text is typed.

    Attributes:
        newest: The figure that a token prints, by any id it may hold.
        counted: Figures with a number that prose may speak of, the speaking ones first.
        sources: Every name that a body goes by, from the chains of all figures.
    """

    profile: Profile
    writer: Writer
    newest: Mapping[str, Figure] = field(default_factory=lambda: MappingProxyType({}))
    counted: tuple[Figure, ...] = ()
    sources: frozenset[str] = frozenset()
    as_of: date | None = None
    period: tuple[date, date] | None = None
    known: bool = False  # whether the figures are known at all

    def said(self, figure: Figure) -> str:
        """Return what a message says of a figure: "more than 70, SOHR, 7 March"."""
        claim = figure.claim
        parts = [
            self.writer.count(claim.quantity, claim.unit),
            short(claim.origin),
        ]
        if claim.as_of:
            parts.append(self.day(claim.as_of))
        return ", ".join(part for part in parts if part)

    def day(self, value: date) -> str:
        """Return a day without its year where that is the report's own."""
        words = forms.day(value, self.profile.language)
        if self.as_of and value.year != self.as_of.year:
            return words
        return words.rpartition(" ")[0]


def names(figure: Figure) -> frozenset[str]:
    """Return what the bodies behind a figure may be called in a sentence."""
    return frozenset(name for link in figure.claim.chain for name in _called(link.name))


@lru_cache(maxsize=1000)  # a few bodies stand behind thousands of figures
def _called(body: str) -> frozenset[str]:
    short = acronym(body)
    found = {body, short, body.removesuffix(f"({short})").strip()}
    return frozenset(name for name in found if name)


def facts(
    material: Material, style: Profile | None = None, selection: Selection | None = None
) -> Facts:
    """Gather what the rules need of a report; one call for each change of its figures."""
    selection = selection or Selection(material)
    newest = {f.id: now for f in material.figures if (now := selection.current(f.id))}
    speaking = {figure.id for figure in selection.speaking}
    counted = sorted(
        (
            figure
            for figure in newest.values()
            if figure.role not in _SILENT and figure.claim.quantity.has_number
        ),
        key=lambda figure: figure.id not in speaking,
    )
    as_of = material.as_of()
    return Facts(
        style or profile(),
        Writer(material.language, gazetteer(material.situation.country)),
        MappingProxyType(newest),
        tuple({figure.id: figure for figure in counted}.values()),
        frozenset(name for figure in material.figures for name in names(figure)),
        as_of[0] if as_of else None,
        material.period(),
        known=True,
    )


def plain(style: Profile | None = None) -> Facts:
    """Return what is known without a report: words, and no figures."""
    house = style or profile()
    return Facts(house, Writer(house.language, Gazetteer(())))
