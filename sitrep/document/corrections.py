"""The corrections list: what a version or an issue puts right itself, and what earlier ones did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.document.comparison import pairs, quantity
from sitrep.document.material import Material
from sitrep.document.model import CorrectionRow
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.changes import Reason
from sitrep.domain.correction import Correction, CorrectionType
from sitrep.domain.report import field_name

OWN = "correction:"  # before a figure or field whose type of correction a reason tells
# Fields that a corrected version may say otherwise without its being a correction.
_OF_ITS_OWN = ("next_due", "sector_order")


def own(material: Material, selection: Selection) -> tuple[Correction, ...]:
    """Return the rows that this issue adds to the list; they have no ids yet.

    A corrected version adds what it says otherwise than the version that it replaces; any other
    issue adds the running totals that went down on a person's reason.
    """
    if material.replaced:
        return (*_figures(material, selection), *_fields(material))
    return tuple(_lowered(material, selection))


def _figures(material: Material, selection: Selection) -> Iterator[Correction]:
    if material.replaced is None:
        return
    for row in material.replaced.document.evidence:
        figure = selection.current(row.figure)
        if figure is None or figure.claim.is_fact or not row.quantifier:
            continue
        printed, right = quantity(row), figure.claim.quantity
        if (printed.quantifier, printed.low, printed.high) == (
            right.quantifier, right.low, right.high,
        ):  # fmt: skip
            continue
        said = _said(material, figure.id)
        yield Correction(
            "",
            material.issue.id,
            material.issue.number,
            figure.id,
            figure.claim,
            printed,
            why=said.code or CorrectionType.TYPING_ERROR.value,
            wording=said.wording,
            page=material.pages.get(row.figure, 0),
            classification=figure.classification,
        )


def _said(material: Material, what: str) -> Reason:
    return material.reasons.get(f"{OWN}{what}", Reason())


def _fields(material: Material) -> Iterator[Correction]:
    if material.replaced is None:
        return
    before = material.replaced.fields
    for name in dict.fromkeys([*before, *material.fields]):
        was = before[name].value if name in before else ""
        if name in _OF_ITS_OWN or was == material.value(name):
            continue
        said = _said(material, name)
        yield Correction(
            "",
            material.issue.id,
            material.issue.number,
            field=name,
            why=said.code or CorrectionType.TYPING_ERROR.value,
            wording=said.wording,
        )


def _lowered(material: Material, selection: Selection) -> Iterator[Correction]:
    number = material.previous.masthead.number if material.previous else 0
    for pair in pairs(selection.speaking, material.previous):
        said = material.reasons.get(pair.figure.id, Reason())
        if pair.is_lower and said.is_enough and pair.printed:
            yield Correction(
                "",
                material.issue.id,
                number,
                pair.figure.id,
                pair.figure.claim,
                pair.before,
                why=said.code,
                wording=said.wording,
                page=material.pages.get(pair.printed.figure, 0),
                classification=pair.figure.classification,
            )


def rows(material: Material, selection: Selection, writer: Writer) -> tuple[CorrectionRow, ...]:
    """Return the whole list as an edition prints it."""
    every: Iterable[Correction] = (*material.corrections, *own(material, selection))
    shown = (each for each in every if each.classification.within(material.limit))
    return tuple(_row(each, material, writer) for each in shown)


def _row(each: Correction, material: Material, writer: Writer) -> CorrectionRow:
    why = writer.why(each.why)
    if each.claim and each.printed:
        what = writer.corrected(each.claim)
        printed, right = writer.tile(each.printed), writer.tile(each.claim.quantity)
        words = writer.phrase("correction", what=what, printed=printed, right=right, why=why)
    else:
        name = writer.translated(field_name(each.field))
        words = writer.phrase("correction_text", what=name[:1].upper() + name[1:], why=why)
    if each.page:
        words = writer.phrase("correction_page", words=words, page=each.page)
    issued = material.issue.issued_at
    day = each.day or (issued.astimezone().date() if issued else None)
    return CorrectionRow(
        writer.phrase("issue", number=each.number),
        words,
        writer.name(" ".join(each.wording.split())),
        writer.day(day) if day else "",
    )


def banner(material: Material, writer: Writer) -> str:
    """Return "CORRECTED 13 March 2025: this version replaces No. 2 issued on 12 March 2025."."""
    if material.replaced is None:
        return ""
    issued = material.issue.issued_at
    head = writer.phrase("corrected_draft")
    if issued:
        head = writer.phrase("corrected", day=writer.day(issued.astimezone().date()))
    name = writer.phrase("issue", number=material.issue.number)
    before = material.replaced.issued
    if before is None:
        return writer.phrase("replaces", head=head, issue=name)
    return writer.phrase("replaces_issued", head=head, issue=name, day=writer.day(before))
