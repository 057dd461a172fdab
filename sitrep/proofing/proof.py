"""Everything before issue, and the part of it that is quick enough for while one types.

A report goes out when nothing here blocks; what warns is the person's to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sitrep.document.material import Material
from sitrep.document.model import Document
from sitrep.document.selection import Selection
from sitrep.domain.fields import SECTOR_PARTS, SECTORS
from sitrep.domain.steps import Steps, whole
from sitrep.proofing import (
    acronyms,
    carried,
    dates,
    figures,
    glyphs,
    headlines,
    last_issue,
    limits,
    numbers,
    part_names,
    style,
    totals,
    translated,
    words,
)
from sitrep.proofing.facts import Facts, facts, plain
from sitrep.proofing.finding import Finding, Rule, Severity, Waivers, let_pass
from sitrep.proofing.reading import Reading, reading, sort_of
from sitrep.proofing.report import Report

TEXT_RULES: tuple[Rule[Reading], ...] = (
    *numbers.RULES,
    *carried.TEXT_RULES,
    *style.RULES,
    *dates.RULES,
    *words.RULES,
)
REPORT_RULES: tuple[Rule[Report], ...] = (
    *limits.RULES,
    *headlines.RULES,
    *figures.RULES,
    *totals.RULES,
    *carried.RULES,
    *acronyms.RULES,
    *translated.RULES,
    *part_names.RULES,
    *glyphs.RULES,
)
WAIVABLE = frozenset(
    [rule.id for rule in TEXT_RULES if rule.waivable]
    + [rule.id for rule in REPORT_RULES if rule.waivable]
)
RULES = frozenset([rule.id for rule in TEXT_RULES] + [rule.id for rule in REPORT_RULES])

_NOTHING: Mapping[tuple[str, str], str] = MappingProxyType({})
_NO_REASONS: Mapping[str, str] = MappingProxyType({})
# Fields in the order of the page; names of figures come last.
_ORDER = ("title", "as_of", "validity", "change_summary", "highlights", "key_figures", "overview",
          "impact_note", "access", "sectors", "coordination", "funding", "information_gaps",
          "outlook", "contacts")  # fmt: skip


def proof(
    material: Material,
    document: Document,
    earlier: Sequence[Document],
    *,
    waived: Waivers = _NOTHING,
    reasons: Mapping[str, str] = _NO_REASONS,
    pages: float = 0.0,
) -> tuple[Finding, ...]:
    """Return what to look at before a report goes out: what blocks first, then in page order.

    Args:
        material: The draft, in the edition that goes out.
        document: The page built from it.
        earlier: Issues of the series as they went out, oldest first.
        waived: By rule and place, or rule and "place#words", the reason to let a finding pass;
            without effect on rules that cannot be waived.
        reasons: By figure id, why it is lower than before (V10) or speaks although doubtful (V6).
        pages: How long the report is as laid out: 1.3; 0 where nobody laid it out.
    """
    steps = in_steps(material, document, earlier, waived=waived, reasons=reasons, pages=pages)
    return whole(steps)


def in_steps(
    material: Material,
    document: Document,
    earlier: Sequence[Document],
    *,
    waived: Waivers = _NOTHING,
    reasons: Mapping[str, str] = _NO_REASONS,
    pages: float = 0.0,
) -> Steps[tuple[Finding, ...]]:
    """Do the same a rule at a time, for a window that must not stall."""
    report = _report(material, document, earlier, reasons)
    report = replace(report, pages=pages, told=last_issue.told(report.last))
    yield
    found = [*_of_texts(report)]
    for rule in REPORT_RULES:
        yield
        hits = rule.find(report)
        found += [rule.finding(hit, hit.place, material.value(hit.place)) for hit in hits]
    kept = (f for f in found if f.rule not in WAIVABLE or not _waived(f, material, waived))
    return tuple(sorted(kept, key=_urgency))


def proof_text(field: str, text: str, known: Facts | None = None) -> tuple[Finding, ...]:
    """Return what is to be underlined in one field, in reading order.

    Args:
        field: Its name, which says which rules read it.
        text: As typed, tokens and all.
        known: From `facts`, made once for a report; without it figures and days are not known.
    """
    return _of_text(field, reading(field, text, known or plain()))


def _report(
    material: Material,
    document: Document,
    earlier: Sequence[Document],
    reasons: Mapping[str, str],
) -> Report:
    selection = Selection(material)
    known = facts(material, selection=selection)
    named = sorted(material.fields, key=place_order)
    readings = {
        name: reading(name, material.value(name), known)
        for name in named
        if sort_of(name, material.value(name))
    }
    words = {n: r for n, r in readings.items() if sort_of(n, r.text.raw) != "entry"}
    return Report(
        material, document, earlier, known, known.profile.limits(material.issue.type),
        selection, words, reasons,
    )  # fmt: skip


def _of_texts(report: Report) -> Iterator[Finding]:
    for name in report.material.fields:
        value = report.material.value(name)
        if sort_of(name, value):
            each = report.readings.get(name) or reading(name, value, report.facts)
            yield from _of_text(name, each)


def _of_text(field: str, each: Reading) -> tuple[Finding, ...]:
    sort, raw = sort_of(field, each.text.raw), each.text.raw
    found = [
        rule.finding(hit, field, raw)
        for rule in TEXT_RULES
        if sort in rule.on
        for hit in rule.find(each)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, not finding.blocks)))


def _waived(finding: Finding, material: Material, waived: Waivers) -> bool:
    return let_pass(finding, material.value(finding.place), waived)


def _urgency(finding: Finding) -> tuple[bool, tuple[int, str, int], int]:
    return finding.severity is Severity.WARNS, place_order(finding.place), finding.start


def place_order(place: str) -> tuple[int, str, int]:
    """Return a key that puts places in the order of the page."""
    first, *rest = place.split(".")
    order = _ORDER.index(first) if first in _ORDER else len(_ORDER)
    number = int(rest[-1]) if rest and rest[-1].isdigit() else 0
    if first == "sectors" and len(rest) == 2:
        number = list(SECTORS).index(rest[0]) * len(SECTOR_PARTS) + SECTOR_PARTS.index(rest[1])
    return order, first, number
