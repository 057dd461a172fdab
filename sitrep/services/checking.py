"""Proofing a draft before it is issued: reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from types import MappingProxyType

from sitrep.document import build
from sitrep.document.material import Material
from sitrep.document.model import Document
from sitrep.domain.article import Classification
from sitrep.domain.report import Issue, Status
from sitrep.domain.steps import Steps, whole
from sitrep.errors import Refused
from sitrep.proofing.facts import Facts, facts
from sitrep.proofing.finding import Finding, Waivers
from sitrep.proofing.proof import RULES, WAIVABLE
from sitrep.proofing.proof import in_steps as steps
from sitrep.services import editions, gathering, translating, withholding
from sitrep.store import reasons as kept
from sitrep.store import reports
from sitrep.store.database import Store

_NO_WAIVERS: Waivers = MappingProxyType({})


def findings(
    store: Store,
    issue: Issue,
    *,
    waived: Waivers = _NO_WAIVERS,
    pages: float = 0.0,
) -> tuple[Finding, ...]:
    """Return what to look at before a draft goes out, what blocks first; nothing once issued.

    What a person let pass before is left out, and so is a lower count with its reason.

    Args:
        store: The open store.
        issue: The draft.
        waived: Reason by rule and place of what is to be let pass besides.
        pages: How long it is as laid out; 0 where nobody laid it out.
    """
    if issue.status is not Status.DRAFT:
        return ()
    material = gathering.material(store, issue, _edition(store, issue))
    return of_material(store, material, waived, pages)


def of_material(
    store: Store, material: Material, waived: Waivers = _NO_WAIVERS, pages: float = 0.0
) -> tuple[Finding, ...]:
    """Do the same for a draft as it is being typed."""
    return whole(in_steps(store, material, waived, pages))


def in_steps(
    store: Store, material: Material, waived: Waivers = _NO_WAIVERS, pages: float = 0.0
) -> Steps[tuple[Finding, ...]]:
    """Do the same in steps of some milliseconds, for a window that must not stall."""
    issue = material.issue
    limits = withholding.limits(store, issue.situation, Classification.PUBLIC)
    said = translating.begun(store, issue)
    material = replace(material, translations=said, kept=limits.inside)
    every = kept.waivers(store, issue.id) | dict(waived)
    reasons = {key: each.code for key, each in material.reasons.items() if each.is_enough}
    earlier = _earlier(store, issue)
    yield
    document = yield from build.in_steps(material)
    return (
        yield from steps(material, document, earlier, waived=every, reasons=reasons, pages=pages)
    )


def _edition(store: Store, issue: Issue) -> str:
    return editions.main(store, issue)


def _earlier(store: Store, issue: Issue) -> list[Document]:
    """Return the issues of the series before this one as they went out, oldest first."""
    series = [
        each
        for each in reports.of_situation(store, issue.situation)
        if each.type is issue.type and each.number < issue.number and not each.is_withdrawn
    ]
    went_out = (editions.issued(store, each.id, editions.main(store, each)) for each in series)
    return [document for document in went_out if document]


def blocking(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that stop a report from going out."""
    return tuple(finding for finding in found if finding.blocks)


def counts(found: Sequence[Finding]) -> str:
    """Return "Blocked: 5 · Warnings: 1"."""
    blocked = len(blocking(found))
    return f"Blocked: {blocked} · Warnings: {len(found) - blocked}"


def known(store: Store, issue: Issue) -> Facts:
    """Return what `proof_text` needs for a draft, to be kept until its figures change."""
    return facts(gathering.material(store, issue, editions.main(store, issue)))


def waivers(words: Iterable[str]) -> dict[tuple[str, str], str]:
    """Read waivers as people type them: ``RULE:PLACE=REASON``, or ``RULE:PLACE#WORDS=REASON``.

    Raises:
        Refused: One cannot be read, has no reason, or is for a rule that cannot be waived.
    """
    return dict(_waiver(each) for each in words)


def _waiver(words: str) -> tuple[tuple[str, str], str]:
    rule, colon, rest = words.partition(":")
    place, _, reason = rest.partition("=")
    rule, place, reason = rule.strip().upper(), place.strip(), reason.strip()
    if not colon or not place or rule not in RULES:
        raise Refused(
            f"Nothing was waived: “{words}” names no rule and place.",
            "Write RULE:PLACE=REASON as “sitrep check” lists them: S1:overview=Not a count.",
        )
    if rule not in WAIVABLE:
        raise Refused(
            f"Nothing was waived: {rule} cannot be.",
            "Give the reason of the change with the figure, or correct the parts.",
        )
    if not reason:
        raise Refused(
            f"Nothing was waived: {rule} at {place} needs a reason.",
            f"Write it behind the sign: {rule}:{place}=REASON.",
        )
    return (rule, place), reason
