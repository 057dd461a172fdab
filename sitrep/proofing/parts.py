"""Rules on the parts of a total: its areas and groups may not be more than it, nor leave a rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from sitrep.document.pairing import quantity
from sitrep.domain.areas import areas_of, counts_alike, is_area_of, is_linked
from sitrep.domain.figure import Figure, Relation, Role
from sitrep.domain.indicator import SILENT
from sitrep.domain.kinds import Population
from sitrep.domain.quantity import Quantity, total
from sitrep.proofing import last_issue
from sitrep.proofing.finding import Hit
from sitrep.proofing.report import Report, place_of

# Groups that do not overlap, whose counts may therefore be added.
_APART = (
    frozenset({Population.CIVILIANS, Population.SECURITY, Population.FIGHTERS}),
    frozenset({Population.WOMEN, Population.MEN, Population.GIRLS, Population.BOYS}),
    frozenset({Population.WOMEN, Population.MEN, Population.CHILDREN}),
)


def too_much(report: Report) -> Iterator[Hit]:
    """Find parts that are more than their total (V2), one by one or as groups set apart."""
    for whole, parts in _wholes(report, Relation.SUBSET_OF).items():
        figure = report.facts.newest[whole]
        areas = [part for part in parts if is_area_of(part, figure)]
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
    return counts_alike(part, whole) and len(people) == 1 and people[0] in group and (
        part.claim.places == whole.claim.places
    )  # fmt: skip


def unequal(report: Report) -> Iterator[Hit]:
    """Find areas that do not make their total although they should.

    They should where together they are more than it, where they made it in the last issue, or
    where the figures say that they are its components.
    """
    for whole, parts, made in (*_splits(report), *_unlinked(report)):
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
    unit = whole.claim.unit
    added = " + ".join(writer.tile(count, unit) for count in counts)
    made = total(counts).quantity
    if len(counts) > 1 and made:
        added = f"{added} = {writer.tile(made, unit)}"
    about = f"{added}, the total is {writer.tile(whole.claim.quantity, whole.claim.unit)}"
    return Hit(0, 0, "", about, place_of(whole.id))


def _wholes(report: Report, *relations: Relation) -> dict[str, list[Figure]]:
    """Map each total to its newest parts, both as they speak now."""
    current = {f.id: f for f in report.facts.newest.values() if f.role not in SILENT}
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
    for whole, parts in _wholes(report, Relation.SUBSET_OF, Relation.COMPONENT_OF).items():
        figure = report.facts.newest[whole]
        split = [part for part in parts if is_area_of(part, figure)]
        areas = [place.pcode or place.name for part in split for place in part.claim.places]
        if not split or len(areas) != len(set(areas)) or _nested(areas):
            continue  # areas that overlap cannot be added
        complete = all(
            any(link.relation is Relation.COMPONENT_OF for link in part.links) for part in split
        )
        yield figure, split, complete or _made_it_before(report, figure, split)


def _unlinked(report: Report) -> Iterator[tuple[Figure, list[Figure], bool]]:
    """Yield totals of the whole situation with areas that no link ties to them.

    They are held against each other where all are of one day, or where they made the total in the
    last issue and some of them were counted anew with it.
    """
    speaking = [each for each in report.printed if each.role is Role.HEADLINE]
    for whole in speaking:
        parts = [] if whole.claim.places else areas_of(whole, speaking)
        if len(parts) < 2 or any(is_linked(part, {whole.id}) for part in parts):
            continue
        if _nested([part.claim.places[0].pcode or part.claim.places[0].name for part in parts]):
            continue
        anew = [part for part in parts if part.claim.as_of == whole.claim.as_of]
        made = bool(anew) and _made_it_before(report, whole, parts)
        if made or len(anew) == len(parts):
            yield whole, parts, made


def _nested(areas: list[str]) -> bool:
    """Tell whether one P-code lies within another: SY1002 in SY10."""
    return any(second.startswith(first) for first, second in pairwise(sorted(areas)))


def _made_it_before(report: Report, whole: Figure, parts: list[Figure]) -> bool:
    """Tell whether the same areas made the total in the last issue."""
    before = last_issue.printed_before(report, whole)
    each = [last_issue.printed_before(report, part) for part in parts]
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
