"""Letting a finding pass, with a reason that is kept."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.domain.history import Changed
from sitrep.domain.report import Issue
from sitrep.errors import Refused
from sitrep.proofing.finding import Finding
from sitrep.proofing.proof import WAIVABLE
from sitrep.services import reporting
from sitrep.store import reasons
from sitrep.store.database import Store


def waive(store: Store, issue: Issue, waived: Mapping[tuple[str, str], str]) -> Changed:
    """Let findings of a draft pass, each with its reason, in one step.

    Args:
        store: The open store.
        issue: The draft.
        waived: The reason by rule and place, or by rule and "place#words".

    Raises:
        Refused: One has no reason or cannot be let pass, or the report was issued.
    """
    reporting.require_draft(issue)
    for (rule, place), reason in waived.items():
        if rule not in WAIVABLE:
            raise Refused(
                f"Nothing was waived: {rule} cannot be.",
                "Give the reason of the change with the figure, or correct the parts.",
            )
        if not reason.strip():
            raise Refused(
                f"Nothing was waived: {rule} at {place} needs a reason.", "Say why in a few words."
            )
    if not waived:
        return Changed.NOTHING
    with store.step(f"Waive a check of {issue.name}"):
        for key, reason in waived.items():
            reasons.waive(store, issue.id, key, " ".join(reason.split()))
    return Changed.REPORTS


def take_back(store: Store, issue: Issue, rule: str, place: str) -> Changed:
    """Look at a finding again that was let pass.

    Raises:
        Refused: The report was issued.
    """
    reporting.require_draft(issue)
    with store.step(f"Take back a waiver of {issue.name}"):
        reasons.waive(store, issue.id, (rule, place), "")
    return Changed.REPORTS


def key_of(finding: Finding, text: str) -> tuple[str, str]:
    """Return what a waiver of a finding is kept under: the words it is about, where it has any.

    Args:
        finding: What is to be let pass.
        text: The field it stands in, as typed.
    """
    words = text[finding.start : finding.start + finding.length]
    return finding.rule, f"{finding.place}#{words}" if words else finding.place
