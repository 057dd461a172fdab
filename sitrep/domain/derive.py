"""Figures computed from other figures: sums, what a part leaves, households as people.

Each is marked as derived, says how, and keeps every bound; the rules are those of `reconcile`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitrep.domain.figure import Claim, Figure
from sitrep.domain.kinds import HOUSEHOLDS, Unit
from sitrep.domain.origins import origin_of
from sitrep.domain.quantity import people
from sitrep.domain.reconcile import CannotBeAdded, add, rest
from sitrep.domain.signs import plain
from sitrep.domain.source import Verification

# What is left of an umbrella without one of the two kinds below it.
_LEFT = {
    ("displaced", "displaced_crossborder"): "displaced_internal",
    ("displaced", "displaced_internal"): "displaced_crossborder",
}
_CHECKED = (
    Verification.RETRACTED,
    Verification.DISPUTED,
    Verification.UNVERIFIED,
    Verification.REPORTED,
    Verification.CORROBORATED,
    Verification.VERIFIED,
)


def counts_people(figure: Figure) -> bool:
    """Tell whether it can be said in people: it counts them, or households of a given size."""
    return figure.claim.unit is Unit.PEOPLE or in_homes(figure)


def in_homes(figure: Figure) -> bool:
    """Tell whether it counts households that can be said in people."""
    return figure.claim.unit in HOUSEHOLDS and bool(figure.household_size)


def in_people(figure: Figure) -> Figure:
    """Return a count of households as people (V1), every other count as it is."""
    if figure.claim.unit not in HOUSEHOLDS or not figure.household_size:
        return figure
    counted = people(figure.claim.quantity, figure.household_size)
    claim = replace(figure.claim, quantity=counted, unit=Unit.PEOPLE)
    return replace(
        figure, claim=claim, derivation=how(figure), household_size=None, household_source=""
    )


def how(figure: Figure) -> str:
    """Return a count as a term of a sum: "6,000", ">70", "1,000 households × 5", "?"."""
    count = plain(figure.claim.quantity)
    if in_homes(figure) and figure.claim.quantity.has_number:
        return f"{count} {figure.claim.unit.value} × {figure.household_size:g}"
    return count


def left_out(figure: Figure) -> int:
    """Return how many addends of a sum hold no number."""
    return figure.derivation.split(" ").count("?")


def summed(new: str, addends: Sequence[Figure], everyone: Iterable[Figure] = ()) -> Figure:
    """Return the sum of figures as a figure; households are counted as people where all can be.

    Raises:
        CannotBeAdded: A rule keeps them apart, or none of them holds a number.
    """
    same = len({each.claim.unit for each in addends}) == 1
    convert = all(counts_people(each) for each in addends)
    terms = [in_people(each) for each in addends] if convert else list(addends)
    made = add(terms, everyone)
    if made.quantity is None:
        raise CannotBeAdded("V9", "None of these figures holds a number")
    if not same and not convert:
        raise CannotBeAdded("V1", "A count of households needs a household size to be added")
    first = terms[0].claim
    claim = replace(
        first,
        kinds=tuple(dict.fromkeys(kind for each in terms for kind in each.claim.kinds)),
        quantity=made.quantity,
        places=tuple(dict.fromkeys(place for each in terms for place in each.claim.places))
        if all(each.claim.places for each in terms)
        else (),
        as_of=max((each.claim.as_of for each in terms if each.claim.as_of), default=None),
        chain=first.chain[:1],
    )
    return _derived(new, addends, claim, " + ".join(how(each) for each in addends))


def left(new: str, whole: Figure, part: Figure) -> Figure | None:
    """Return what a part leaves of its whole (V14), where the kinds have a name for it.

    Raises:
        CannotBeAdded: The part is not inside the whole, or counted otherwise.
        ValueError: The part is larger than the whole.
    """
    names = [_LEFT.get((one, other)) for one in whole.claim.kinds for other in part.claim.kinds]
    if len(names) != 1 or names[0] is None or not _alike(whole.claim, part.claim):
        return None
    if origin_of(whole) != origin_of(part):
        return None
    quantity = rest(whole, part)
    if quantity is None:
        return None
    claim = replace(whole.claim, kinds=(names[0],), quantity=quantity, chain=whole.claim.chain[:1])
    return _derived(new, [whole, part], claim, f"{how(whole)} − {how(part)}")


def _alike(whole: Claim, part: Claim) -> bool:
    same = set(whole.population) == set(part.population) and whole.unit == part.unit
    return same and whole.sector == part.sector


def _derived(new: str, terms: Sequence[Figure], claim: Claim, derivation: str) -> Figure:
    """Return a computed figure, no better checked and no less sensitive than what it rests on."""
    return Figure(
        new,
        terms[0].situation,
        claim,
        verification=min((each.verification for each in terms), key=_CHECKED.index),
        grade=max((each.grade for each in terms), key=str),
        classification=_widest(terms).classification,
        reviewed=all(each.reviewed for each in terms),
        derivation=derivation,
    )


def _widest(terms: Sequence[Figure]) -> Figure:
    """Return the term that the fewest may see."""
    return next(
        each
        for each in terms
        if all(other.classification.within(each.classification) for other in terms)
    )
