"""Drafts as the tests of proofing need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitrep.document.build import build
from sitrep.document.material import Material
from sitrep.domain.fields import FieldValue
from sitrep.domain.report import Issue, Office, ReportType, Situation
from sitrep.proofing.proof import proof

SITUATION = Situation("s1", "Coastal hostilities", "SYR", date(2025, 3, 6))
BODY = "People have left their homes. " * 40  # 200 words, nothing to find
CALM = {
    "as_of": "2025-03-12",
    "period_from": "2025-03-11",
    "period_to": "2025-03-12",
    "highlights.1": "Families leave their homes.",
    "highlights.2": "Roads stay blocked.",
    "overview": BODY,
    "contacts.1": '{"name": "Rana Example", "email": "rana@example.org"}',
}


def material(figures=(), chosen=None, kind=ReportType.SITUATION_REPORT, number=1, **fields):
    named = {name.replace("__", "."): value for name, value in fields.items()}
    issue = Issue("i1", "s1", kind, number)
    kept = {name: FieldValue(name, value) for name, value in (CALM | named).items() if value}
    if kind is ReportType.FLASH_UPDATE:
        kept = {name: value for name, value in kept.items() if name in (*named, "as_of")}
    chosen = frozenset(f.id for f in figures) if chosen is None else frozenset(chosen)
    return Material(Office("Field Office"), SITUATION, issue, kept, tuple(figures), chosen)


def following(first, **changes):
    """Return what comes after an issue that went out as `first` stood."""
    previous = build(first)
    return replace(material(**changes), previous=previous, previous_as_of=first.as_of()[0])


def carried(draft, name):
    fields = dict(draft.fields)
    fields[name] = replace(fields[name], carried=True)
    return replace(draft, fields=fields)


def found(draft, rule="", earlier=(), **options):
    every = proof(draft, build(draft), earlier, **options)
    return [each for each in every if rule in ("", each.rule)]


def rules(draft, **options):
    return [(each.rule, each.place) for each in found(draft, **options)]
