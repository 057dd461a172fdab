"""What a figure must be to be recorded: each refusal names the rule and what to do."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sitrep.domain.abroad import outside
from sitrep.domain.disaggregation import breakdowns
from sitrep.domain.fields import YEARS, moment
from sitrep.domain.figure import Claim, Figure, PlaceRef, Relation, Role
from sitrep.domain.indicator import slot
from sitrep.domain.kinds import RATES
from sitrep.domain.origins import corroborating
from sitrep.domain.report import Status
from sitrep.domain.source import Verification
from sitrep.errors import Refused
from sitrep.languages import forms
from sitrep.languages.countries import other_countries
from sitrep.store import figures, reports, situations
from sitrep.store.database import Store

AHEAD = timedelta(days=1)  # it is tomorrow already where some papers are printed


def require_sound(store: Store, figure: Figure) -> None:
    """Refuse a figure that cannot be: its links, its place, its day, its parts, its origins.

    Raises:
        Refused: Naming the rule.
    """
    _check_links(store, figure)
    require_inside(store, figure)
    _check_day(store, figure)
    if figure.parts and figure.claim.unit in RATES:
        raise Refused(
            "The figure was not recorded: a rate is not made up of counts.",
            "Take the rows out, or record the count itself.",
        )
    try:
        breakdowns(figure.claim.quantity, figure.parts)
    except ValueError as error:
        raise Refused(
            f"The figure was not recorded: {error}.",
            "Set the rows right, so that together they are no more than the total.",
        ) from error
    if figure.verification is Verification.CORROBORATED:
        _check_corroborated(store, figure)


def require_as_computed(store: Store, figure: Figure) -> None:
    """Refuse to write over the count of a computed figure: it follows what it is computed from."""
    before = figures.get(store, figure.id)
    if before and before.is_derived and before.claim.quantity != figure.claim.quantity:
        raise Refused(
            f"The count was not changed: it is computed ({before.derivation}).",
            "Change the figures it is computed from, or take it out and record a count.",
        )


def _check_corroborated(store: Store, figure: Figure) -> None:
    """Hold "corroborated" to two origins or more: outlets that quote one body are one origin."""
    own = slot(figure.claim)
    others = [
        each
        for each in figures.of_situation(store, figure.situation)
        if not each.claim.is_fact and slot(each.claim) == own and each.role is not Role.REJECTED
    ]
    if not corroborating(figure, others):
        raise Refused(
            "The figure was not recorded as corroborated: it has 1 origin, and this needs two.",
            "Record the count of a second body first; outlets that quote the same body are one"
            " origin.",
        )


def _check_links(store: Store, figure: Figure) -> None:
    """Refuse a link to another situation, to itself, or one that closes a circle.

    Raises:
        Refused: Naming the link.
    """
    for link in figure.links:
        other = figures.get(store, link.other)
        if link.other == figure.id or other is None or other.situation != figure.situation:
            raise Refused(
                f"The figure was not recorded: “{link.relation.value}” points to no other figure"
                " of this situation.",
                "Link it to a figure that “sitrep figures” lists.",
            )
        if link.relation is Relation.UPDATES and not set(other.claim.kinds) & set(
            figure.claim.kinds
        ):
            raise Refused(
                "The figure was not recorded: it would update a figure of another kind"
                f" ({other.claim.kind.label.lower()}).",
                "Link it to an earlier count of the same thing.",
            )
    for relations in ((Relation.UPDATES,), (Relation.SUBSET_OF, Relation.COMPONENT_OF)):
        if _reaches(store, figure, relations):
            said = next(link.relation for link in figure.links if link.relation in relations)
            raise Refused(
                f"The figure was not recorded: its “{said.value}” link leads back to itself, and"
                " nothing is newer than, or part of, itself (V7).",
                "Take one of the links of that circle away first.",
            )


def _reaches(store: Store, figure: Figure, relations: Collection[Relation]) -> bool:
    """Tell whether the links of some relations lead from the figure back to it."""
    waiting, seen = _others(figure, relations), set[str]()
    while waiting:
        at = waiting.pop()
        if at == figure.id:
            return True
        if at not in seen:
            seen.add(at)
            above = figures.get(store, at)
            waiting += _others(above, relations) if above else []
    return False


def _others(figure: Figure, relations: Collection[Relation]) -> list[str]:
    return [link.other for link in figure.links if link.relation in relations]


def require_inside(store: Store, figure: Figure) -> None:
    """Refuse a place of incident that lies in another country than the situation (V3).

    Raises:
        Refused: Naming the place.
    """
    place = abroad(store, figure.situation, figure.claim)
    if place:
        raise Refused(
            f"The figure was not recorded: {place.name} lies outside the situation’s country, and a"
            " place of incident must be inside it (V3).",
            "Choose a place inside it, record the figure in a situation of that country, or say"
            f" which one it is where a smaller place has that name: “{place.name} (district)”.",
        )


def abroad(store: Store, situation: str, claim: Claim) -> PlaceRef | None:
    """Return the first place of incident of a claim that is outside the situation's country."""
    kept = situations.get(store, situation)
    return outside(claim, kept.country, other_countries(kept.country)) if kept else None


def _check_day(store: Store, figure: Figure) -> None:
    """Refuse a count of a day that has not come (V11); one that is told already may be."""
    day, today = figure.claim.as_of, datetime.now(UTC).astimezone().date()
    if day and day.year not in YEARS:
        raise Refused(
            f"The figure was not recorded: the year of its day is {day.year}.",
            f"Give the day the count was true, in {YEARS[0]} or later.",
        )
    if day is None or day <= today + AHEAD:
        return
    drafts = [
        reports.fields(store, issue.id).get("as_of")
        for issue in reports.of_situation(store, figure.situation)
        if issue.status is Status.DRAFT
    ]
    if any(field and moment(field.value)[0] >= day for field in drafts):
        return
    raise Refused(
        f"The figure was not recorded: {forms.day(day, 'en')} has not come yet (V11).",
        "Give the day the count was true.",
    )
