"""Figures as tests need them."""

from __future__ import annotations

from datetime import date

from sitrep.domain.figure import Claim, Figure, Link, PlaceRef, Relation
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.reading import quantity
from sitrep.domain.source import SourceLink

SOHR = "Syrian Observatory for Human Rights (SOHR)"


def figure(situation, kind, value, *, source=SOHR, places=(), as_of=date(2025, 3, 11), **others):
    """Return a figure of `situation` whose value is read as a person writes it."""
    count, unit = quantity(value)
    row = KINDS[kind]
    claim = Claim(
        (kind,),
        count,
        unit or row.unit,
        row.measure,
        places=tuple(PlaceRef(*place) for place in places),
        as_of=as_of,
        chain=(SourceLink(source),) if source else (),
    )
    return Figure(new_id(), situation.id, claim, **others)


def killed(situation, value, *, updates=None, **others):
    links = (Link(Relation.UPDATES, updates.id),) if updates else ()
    return figure(situation, "killed", value, links=links, **others)
