"""Rules on counts held against each other: the last issue, parts and their total."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from sitrep.document.model import Evidence
from sitrep.document.pairing import quantity
from sitrep.domain.changes import is_lower
from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.kinds import Measure, Population
from sitrep.domain.quantity import Quantity, total
from sitrep.domain.reconcile import origin_of
from sitrep.domain.source import body
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report, place_of, printed_as

_SILENT = {Role.SUPERSEDED, Role.REJECTED, Role.CONTEXT}
# Groups that do not overlap, whose counts may therefore be added.
_APART = (
    frozenset({Population.CIVILIANS, Population.SECURITY, Population.FIGHTERS}),
    frozenset({Population.WOMEN, Population.MEN, Population.GIRLS, Population.BOYS}),
    frozenset({Population.WOMEN, Population.MEN, Population.CHILDREN}),
)


# What is lower than before


def lowered(report: Report) -> Iterator[Hit]:
    """Find cumulative counts lower than the last issue printed, without a reason (V10).

    Only counts by the same body are compared. A count may become more exact: 47 after "40 to 50"
    is not lower, 68 after "about 70" is.
    """
    if report.last is None:
        return
    before = _before(report)
    for figure in report.printed:
        claim = figure.claim
        if claim.measure is not Measure.CUMULATIVE or claim.is_fact or report.reason(figure):
            continue
        row = _printed_before(report, figure, before)
        if row and is_lower(quantity(row), claim.quantity):
            writer = report.facts.writer
            about = (
                f"{writer.statement(claim)}, {row.statement} in No. {report.last.masthead.number}"
            )
            yield Hit(0, 0, "", about, place_of(figure.id))


_Told = Mapping[tuple[str, tuple[str, ...]], Sequence[Evidence]]  # by the body, and of whom


def _before(report: Report) -> _Told:
    """Return what the last issue printed."""
    told: dict[tuple[str, tuple[str, ...]], list[Evidence]] = {}
    for row in report.last.evidence if report.last else ():
        told.setdefault((body(row.source), tuple(sorted(row.population))), []).append(row)
    return told


def _printed_before(report: Report, figure: Figure, told: _Told) -> Evidence | None:
    """Return what was printed of the figure, of what it updates, or of its slot by its body."""
    by_slot = None
    people = tuple(sorted(each.value for each in figure.claim.population))
    for row in told.get((origin_of(figure), people), ()):
        now = report.facts.newest.get(row.figure)
        if now is not None and now.id == figure.id:
            return row
        if by_slot is None and _slot_of(row) == _slot_of_figure(figure):
            by_slot = row
    return by_slot


def _slot_of(row: Evidence) -> tuple[object, ...]:
    return printed_as(row)[:6]


def _slot_of_figure(figure: Figure) -> tuple[object, ...]:
    claim = figure.claim
    return (
        tuple(sorted(claim.kinds)),
        tuple(sorted(place.pcode or place.name for place in claim.places)),
        tuple(sorted(group.value for group in claim.population)),
        claim.measure.value, claim.unit.value, claim.sector,
    )  # fmt: skip


def unreconciled(report: Report) -> Iterator[Hit]:
    """Find a source's own count of what is new that is not the difference of its totals."""
    before = _before(report)
    exact = [f for f in report.printed if f.claim.quantity.is_exact]
    for new in (f for f in exact if f.claim.measure is Measure.NEW):
        for whole in exact:
            row = _printed_before(report, whole, before) if _is_whole_of(whole, new) else None
            if row is None or row.low is None or row.low != row.high:
                continue
            if new.claim.since and new.claim.since.isoformat() != row.date:
                continue  # new since another day than that of the last issue
            change = (whole.claim.quantity.low or 0) - row.low
            if change != new.claim.quantity.low:
                writer = report.facts.writer
                about = f"{writer.statement(new.claim)} are new, but the total rose by {change:,}"
                yield Hit(0, 0, "", about, place_of(new.id))


def _is_whole_of(whole: Figure, new: Figure) -> bool:
    a, b = whole.claim, new.claim
    same = origin_of(whole) == origin_of(new) and set(a.places) == set(b.places)
    return same and a.measure is Measure.CUMULATIVE and (
        a.kinds, a.population, a.sector, a.unit, a.as_of
    ) == (b.kinds, b.population, b.sector, b.unit, b.as_of)  # fmt: skip


# Parts and totals


def too_much(report: Report) -> Iterator[Hit]:
    """Find parts that are more than their total (V2), one by one or as groups set apart."""
    for whole, parts in _wholes(report, Relation.SUBSET_OF).items():
        figure = report.facts.newest[whole]
        areas = [part for part in parts if _is_area_of(part, figure)]
        for part in parts:
            if len(areas) > 1 and part in areas:
                continue  # added up with the others
            if _exceeds([part.claim.quantity], figure.claim.quantity):
                yield _parts_hit(report, figure, [part])
        for group in _APART:
            members = [p for p in parts if _is_of(p, figure, group)]
            if len(members) > 1 and _exceeds(
                (p.claim.quantity for p in members), figure.claim.quantity
            ):
                yield _parts_hit(report, figure, members)


def _is_of(part: Figure, whole: Figure, group: frozenset[Population]) -> bool:
    people = part.claim.population
    return _is_split(part, whole) and len(people) == 1 and people[0] in group and (
        part.claim.places == whole.claim.places
    )  # fmt: skip


def unequal(report: Report) -> Iterator[Hit]:
    """Find areas that do not make their total although they should.

    They should where together they are more than it, where they made it in the last issue, or
    where the figures say that they are its components.
    """
    for whole, parts, made in _splits(report):
        if len(parts) == 1:
            continue  # one area says nothing of the others; that it is no more, V2 sees
        if _exceeds(_counts(parts), whole.claim.quantity) or (made and _short(parts, whole)):
            yield _parts_hit(report, whole, parts)


def short(report: Report) -> Iterator[Hit]:
    """Find areas that leave a rest of their total, where nothing says that they should not."""
    for whole, parts, made in _splits(report):
        if not made and len(parts) > 1 and _short(parts, whole):
            yield _parts_hit(report, whole, parts)


def _counts(parts: Iterable[Figure]) -> Iterator[Quantity]:
    return (part.claim.quantity for part in parts)


def _parts_hit(report: Report, whole: Figure, parts: Iterable[Figure]) -> Hit:
    writer = report.facts.writer
    counts = list(_counts(parts))
    added = " + ".join(writer.tile(count) for count in counts)
    made = total(counts).quantity
    if len(counts) > 1 and made:
        added = f"{added} = {writer.tile(made)}"
    about = f"{added}, the total is {writer.tile(whole.claim.quantity)}"
    return Hit(0, 0, "", about, place_of(whole.id))


def _wholes(report: Report, *relations: Relation) -> dict[str, list[Figure]]:
    """Map each total to its newest parts, both as they speak now."""
    current = {f.id: f for f in report.facts.newest.values() if f.role not in _SILENT}
    wholes: dict[str, list[Figure]] = {}
    for figure in current.values():
        others = {report.facts.newest[link.other].id for link in figure.links
                  if link.relation in relations and link.other in report.facts.newest}  # fmt: skip
        for other in others & current.keys():
            if other != figure.id and current[other].claim.unit == figure.claim.unit:
                wholes.setdefault(other, []).append(figure)
    return wholes


def _splits(report: Report) -> Iterator[tuple[Figure, list[Figure], bool]]:
    """Yield totals with their areas, and whether the areas are known to be all there is."""
    told = _before(report)
    for whole, parts in _wholes(report, Relation.SUBSET_OF, Relation.COMPONENT_OF).items():
        figure = report.facts.newest[whole]
        split = [part for part in parts if _is_area_of(part, figure)]
        areas = [place.pcode or place.name for part in split for place in part.claim.places]
        if not split or len(areas) != len(set(areas)) or _nested(areas):
            continue  # areas that overlap cannot be added
        complete = all(
            any(link.relation is Relation.COMPONENT_OF for link in part.links) for part in split
        )
        yield figure, split, complete or _made_it_before(report, figure, split, told)


def _is_area_of(part: Figure, whole: Figure) -> bool:
    a, b = part.claim, whole.claim
    same = _is_split(part, whole) and a.population == b.population
    return same and bool(a.places) and a.places != b.places


def _nested(areas: list[str]) -> bool:
    """Tell whether one P-code lies within another: SY1002 in SY10."""
    return any(second.startswith(first) for first, second in pairwise(sorted(areas)))


def _is_split(part: Figure, whole: Figure) -> bool:
    """Tell whether a part counts the same thing as its total, by the same body."""
    a, b = part.claim, whole.claim
    return (sorted(a.kinds), a.measure, origin_of(part), a.sector) == (
        sorted(b.kinds), b.measure, origin_of(whole), b.sector,
    )  # fmt: skip


def _made_it_before(report: Report, whole: Figure, parts: list[Figure], told: _Told) -> bool:
    """Tell whether the same areas made the total in the last issue."""
    before = _printed_before(report, whole, told)
    each = [_printed_before(report, part, told) for part in parts]
    found = [row for row in each if row]
    if before is None or len(found) < 2:
        return False
    made = total(quantity(row) for row in found)
    return made.left_out == 0 and made.quantity is not None and (
        (made.quantity.low, made.quantity.high) == (before.low, before.high)
    )  # fmt: skip


def _exceeds(parts: Iterable[Quantity], whole: Quantity) -> bool:
    """Tell whether parts are more than their total can be, whatever they leave open."""
    made = total(parts).quantity
    if made is None or made.low is None or not whole.has_number or whole.high is None:
        return False
    if made.approximate or whole.approximate:
        return False
    return made.low + made.low_open > whole.high - whole.high_open


def _short(parts: Iterable[Figure], whole: Figure) -> bool:
    """Tell whether parts are less than their total must be."""
    made, all_ = total(_counts(parts)), whole.claim.quantity
    if made.left_out or made.quantity is None or made.quantity.high is None or all_.low is None:
        return False
    if made.quantity.approximate or all_.approximate:
        return False
    return made.quantity.high - made.quantity.high_open < all_.low + all_.low_open


def stale(report: Report) -> Iterator[Hit]:
    """Find computed counts that rest on a figure which was replaced or taken out since."""
    printed = {figure.id: figure for figure in report.printed if figure.is_derived}
    for term in report.material.figures:
        for link in term.links:
            made = printed.get(link.other) if link.relation is Relation.COMPONENT_OF else None
            now = report.facts.newest.get(term.id)
            if made is None or (now is not None and now.id == term.id):
                continue
            count = report.facts.writer.tile(term.claim.quantity)
            became = f"is {report.facts.said(now)} now" if now else "was taken out"
            about = f"{made.derivation} = {report.facts.writer.tile(made.claim.quantity)}"
            yield Hit(0, 0, "", f"{about}, and {count} {became}", place_of(made.id))


_B = Severity.BLOCKS

RULES: tuple[Rule[Report], ...] = (
    Rule(
        "V10",
        "Lower than in the last issue: {about}. Give the reason.",
        _B,
        lowered,
        waivable=False,
    ),
    Rule("PARTS", "The parts do not make their total: {about}.", _B, unequal, waivable=False),
    Rule("V2", "The parts are more than their total: {about}.", _B, too_much, waivable=False),
    Rule("REST", "The parts leave a rest of their total: {about}.", _B, short),
    Rule(
        "R5",
        "A sum rests on a count that is no longer it: {about}. Add again, or take the sum out.",
        Severity.WARNS,
        stale,
    ),
    Rule("R4", "New and total do not agree: {about}.", Severity.WARNS, unreconciled),
)
