"""Counts of the response by sector, typed in the report: people in need, targeted and reached."""

from __future__ import annotations

from dataclasses import replace

from sitrep.domain.fields import SECTORS, moment
from sitrep.domain.figure import Claim, Figure, Link, Relation, Role
from sitrep.domain.history import Changed
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue
from sitrep.domain.source import SourceLink
from sitrep.errors import Refused
from sitrep.services import amending, recording
from sitrep.store import figures, reports, situations
from sitrep.store.database import Store


def set_count(store: Store, issue: Issue, sector: str, kind: str, words: str) -> Changed:
    """Record a count of a sector as of the issue's day; no words silence the one there is.

    A count of an earlier day stays for the record and is updated; one of the same day is amended.

    Args:
        store: The open store.
        issue: The draft it is typed in.
        sector: Key of the sector.
        kind: "in_need", "targeted" or "reached".
        words: As people write it: "about 4,000", "1,000 households".

    Raises:
        Refused: The words were not understood as a count; the text says why.
    """
    old = _speaking(store, issue.situation, sector, kind)
    name = f"{SECTORS[sector]}: {KINDS[kind].label.lower()}"
    if not words.strip():
        with store.step(f"Take away {name}"):
            silence(store, issue.situation, sector, kind)
        return Changed.FIGURES
    as_of = reports.fields(store, issue.id).get("as_of")
    day = moment(as_of.value)[0] if as_of else None
    figure = _counted(old or _new(store, issue, sector, kind), words)
    figure = replace(figure, claim=replace(figure.claim, as_of=day))
    if old and issue.previous and old.claim.as_of != day:
        figure = replace(figure, id=new_id(), links=(Link(Relation.UPDATES, old.id),))
    step = f"Count {name}"
    with store.step(step, onto=store.log.continued(step)):
        recording.keep(store, figure)
    return Changed.FIGURES


def silence(store: Store, situation: str, sector: str, kind: str = "") -> None:
    """Keep counts of a sector for the record only, within the step at hand."""
    silent = {
        figure.id
        for figure in figures.of_situation(store, situation)
        if figure.claim.sector == sector and kind in ("", figure.claim.kinds[0])
    }
    for figure in figures.of_situation(store, situation):
        if figure.id in silent and figure.role in (Role.HEADLINE, Role.SUPPORTING):
            figures.save(store, replace(figure, role=Role.CONTEXT))
    for indicator in figures.indicators(store, situation):
        if indicator.figure in silent:
            figures.save_indicator(store, replace(indicator, figure=""))


def _speaking(store: Store, situation: str, sector: str, kind: str) -> Figure | None:
    chosen = {each.figure for each in figures.indicators(store, situation)}
    found = [
        figure
        for figure in figures.of_situation(store, situation)
        if figure.id in chosen
        and figure.claim.sector == sector
        and figure.claim.kinds == (kind,)
        and figure.role is Role.HEADLINE
    ]
    return found[-1] if found else None


def _new(store: Store, issue: Issue, sector: str, kind: str) -> Figure:
    row = KINDS[kind]
    own = situations.office(store).organization
    claim = Claim(
        (kind,),
        Quantity(Quantifier.PRESENCE),
        row.unit,
        row.measure,
        chain=(SourceLink(own),) if own else (),
        sector=sector,
    )
    return Figure(new_id(), issue.situation, claim, note="Typed in the report")


def _counted(figure: Figure, words: str) -> Figure:
    """Return `figure` with a count read from words; whatever it rested on before falls away."""
    try:
        changed = amending.amended(replace(figure, passages=()), "value", words, "")
    except Refused as error:
        raise Refused(
            f"The count was not saved: “{words}” was not understood.",
            "Write it as people do: “more than 70”, “40-50”, “dozens”, “1,000 households”.",
        ) from error
    return changed
