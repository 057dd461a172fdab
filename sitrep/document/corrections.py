"""The corrections list: what a version or an issue puts right itself, and what earlier ones did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from sitrep.document.material import Material
from sitrep.document.model import CorrectionRow
from sitrep.document.pairing import pairs, printed_figure, quantity
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.changes import Reason
from sitrep.domain.correction import Correction, CorrectionType, Detail, details
from sitrep.domain.fields import field_name
from sitrep.domain.figure import Claim
from sitrep.domain.quantity import Quantifier, Quantity

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


def printed_before(material: Material, selection: Selection) -> dict[str, list[Quantity]]:
    """Return the counts that were printed of figures before they were put right, by figure."""
    found: dict[str, list[Quantity]] = {}
    for row in (*material.corrections, *own(material, selection)):
        if row.figure and row.printed:
            found.setdefault(row.figure, []).append(row.printed)
    return found


def _figures(material: Material, selection: Selection) -> Iterator[Correction]:
    if material.replaced is None:
        return
    for row in material.replaced.document.evidence:
        figure = selection.current(row.figure)
        if figure is None or figure.claim.is_fact or not row.quantifier:
            continue
        printed, right = quantity(row), figure.claim.quantity
        was = printed_figure(row).claim
        wrong = details(was, figure.claim)
        if not wrong and printed.bounds == right.bounds:
            continue
        said = _said_of(material, figure.id, wrong)
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
            was=was if wrong else None,
        )


def _said_of(material: Material, figure: str, wrong: Sequence[Detail]) -> Reason:
    """Return what a person said of a figure's count, else of a detail of it."""
    about = [figure, *(each.of(figure) for each in wrong)]
    found = [_said(material, each) for each in about]
    return next((each for each in found if each != Reason()), Reason())


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
    for pair in pairs(selection.speaking, material.previous, selection.lower):
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
    made = (_row(each, material, writer) for each in shown)
    return tuple(dict.fromkeys(made))  # several lines of one list are said once


def _row(each: Correction, material: Material, writer: Writer) -> CorrectionRow:
    why = writer.why(each.why)
    if each.claim and each.printed:
        first, *rest = _changed(each, each.claim, each.printed, writer)
        words = _joined(first, rest, each, writer)
    else:
        words = writer.phrase("correction_text", what=_field(each.field, writer), why=why)
    if each.page:
        words = writer.phrase("correction_page", words=words, page=each.page)
    issued = material.issue.issued_at
    day = each.day or (issued.astimezone().date() if issued else None)
    return CorrectionRow(
        writer.phrase("issue", number=each.number),
        words,
        writer.names.given(" ".join(each.wording.split())),
        writer.day(day) if day else "",
    )


def _field(name: str, writer: Writer) -> str:
    """Return what a field is called on the page: "Situation overview", "Health: needs"."""
    head, _, part = field_name(name).partition(": ")
    head = writer.translated(head[:1].upper() + head[1:])
    if not part:
        return head
    part = writer.translated(part.capitalize())
    return writer.phrase("why", reason=head, wording=part[:1].lower() + part[1:])


def _joined(
    first: tuple[str, str], rest: Sequence[tuple[str, str]], row: Correction, writer: Writer
) -> str:
    """Return "Tartous killed: 443 → 433, as of 11 March → 10 March, typing error"."""
    about, right = row.was or row.claim, first[1]
    for printed, now in rest:
        right = writer.phrase("correction_also", words=right, printed=printed, right=now)
    what = writer.corrected(about) if about else ""
    why = writer.why(row.why)
    return writer.phrase("correction", what=what, printed=first[0], right=right, why=why)


def _changed(
    row: Correction, right: Claim, printed: Quantity, writer: Writer
) -> list[tuple[str, str]]:
    """Return what stood there and what is right: of the count, then of what stood beside it."""
    was = row.was
    unit = (was or right).unit
    count = writer.tile(printed, unit), writer.tile(right.quantity, right.unit)
    if was is None:
        return [count]
    wrong = details(was, right)
    found = [] if printed.bounds == right.quantity.bounds else [count]
    return [*found, *(_WORDS[each](writer, was, right) for each in wrong)]


def _places(writer: Writer, was: Claim, right: Claim) -> tuple[str, str]:
    whole = writer.phrase("whole_area")
    return writer.names.where(was.places) or whole, writer.names.where(right.places) or whole


def _days(writer: Writer, was: Claim, right: Claim) -> tuple[str, str]:
    """Return "as of 11 March" and "10 March", with the years where these differ."""
    before, now = was.as_of, right.as_of
    if before and now and before.year == now.year:
        words = writer.day_of_month(before), writer.day_of_month(now)
    else:
        unknown = writer.tile(Quantity(Quantifier.NOT_AVAILABLE))
        words = (
            writer.day(before) if before else unknown,
            writer.day(now) if now else unknown,
        )
    return (writer.phrase("as_of_short", day=words[0]) if before else words[0]), words[1]


def _sources(writer: Writer, was: Claim, right: Claim) -> tuple[str, str]:
    return writer.names.counter(was.origin), writer.names.counter(right.origin)


def _units(writer: Writer, was: Claim, right: Claim) -> tuple[str, str]:
    return writer.amount(was), writer.amount(right)


_WORDS = MappingProxyType(
    {Detail.PLACE: _places, Detail.AS_OF: _days, Detail.SOURCE: _sources, Detail.UNIT: _units}
)


def banner(material: Material, writer: Writer) -> str:
    """Return "CORRECTED 13 March 2025: this version replaces No. 2 issued on 12 March 2025."."""
    if material.replaced is None:
        return ""
    issued = material.issue.issued_at
    head = writer.phrase("corrected_draft")
    if issued:
        head = writer.phrase("corrected", day=writer.day(issued.astimezone().date()))
    number = material.issue.number
    before = material.replaced.issued
    if before is None:
        return writer.phrase("replaces", head=head, number=number)
    return writer.phrase("replaces_issued", head=head, number=number, day=writer.day(before))
