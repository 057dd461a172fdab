"""What changed since the last issue, from what that issue printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sitrep.document import differences
from sitrep.document.model import ChangeRow, Document
from sitrep.document.pairing import NO_ENDS, Ends, Pair, every
from sitrep.document.sentences import Writer
from sitrep.domain.areas import is_area_of, is_linked
from sitrep.domain.changes import Reason, Reasons, difference
from sitrep.domain.figure import Figure
from sitrep.domain.origins import origin_of
from sitrep.domain.quantity import total
from sitrep.domain.source import body

_NO_REASONS: Reasons = MappingProxyType({})


def changes(
    figures: Sequence[Figure],
    previous: Document | None,
    writer: Writer,
    reasons: Reasons = _NO_REASONS,
    lower: Ends = NO_ENDS,
) -> tuple[ChangeRow, ...]:
    """Compare figures with those printed last, each with the reason that a person gave.

    A count by another body, or of other people, is not a change and gets no difference (V12). A
    range is compared at both of its ends.
    """
    return rows(every(figures, previous, lower), previous, writer, reasons) if previous else ()


def rows(
    everyone: Sequence[Pair], previous: Document, writer: Writer, reasons: Reasons = _NO_REASONS
) -> tuple[ChangeRow, ...]:
    """Do the same of figures that are paired already."""
    found = [pair for pair in everyone if pair.is_touched]
    number = previous.masthead.number
    made = {
        pair.figure.id: _row(pair, writer, number, reasons.get(pair.figure.id, Reason()))
        for pair in found
    }
    for pair in found:
        split = _by_area(pair, everyone, writer)
        if split:
            made[pair.figure.id] = replace(made[pair.figure.id], by_area=split)
    return tuple(made.values())


def summary(pair: Pair, writer: Writer) -> str:
    """Return a change as one phrase: "1,225 → 1,383 (+158, +12.9 per cent)"; "" without one."""
    before, change = pair.before, _difference(pair, writer, flat=True)
    if before is None or not change:
        return ""
    return writer.phrase(
        "change_line",
        before=writer.tile(before, pair.figure.claim.unit),
        now=writer.tile(pair.now, pair.figure.claim.unit),
        change=change,
    )


def _difference(pair: Pair, writer: Writer, *, flat: bool = False) -> str:
    """Return a difference in words, of a range that of both ends; "" where there is none."""
    found = [difference(before, now) for before, now in pair.ends]
    known, unit = [each for each in found if each], pair.figure.claim.unit
    if not known or len(known) < len(found):
        return ""
    if len(known) == 1:
        return differences.said(writer, known[0], unit, flat=flat)
    low, high = (differences.said(writer, replace(each, per_cent=None), unit) for each in known)
    return low if low == high else writer.phrase("range_changed", low=low, high=high)


def _row(pair: Pair, writer: Writer, number: int, reason: Reason) -> ChangeRow:
    figure, printed = pair.figure, pair.printed
    claim = figure.claim
    place = writer.names.where(claim.places)
    label = (
        writer.phrase("label_of", label=writer.label(claim), of=place)
        if place
        else writer.label(claim)
    )
    now = writer.tile(pair.now, claim.unit)
    before = pair.before
    if printed is None or before is None:
        return ChangeRow(figure.id, label, "", now, writer.phrase("new"), _why(reason, writer))
    words = writer.tile(before, claim.unit)
    day = writer.day(date.fromisoformat(printed.date)) if printed.date else printed.as_of
    previous = writer.phrase("previous", words=words, day=day) if day else words
    closes = not before.is_counted and pair.now.is_counted
    if pair.barrier and not (closes and pair.barrier == "origin"):
        return ChangeRow(figure.id, label, previous, now, "", _apart(pair, writer, number))
    remark = _why(reason, writer)
    if closes:
        closed = writer.phrase("gap_closed", number=number)
        remark = f"{closed} {remark}".strip()
    if pair.is_lower and reason.is_enough:
        why = _plain(reason.wording)
        now = writer.phrase("revised", now=now, before=words, why=why)
        remark = _why(Reason(reason.code), writer)
    return ChangeRow(figure.id, label, previous, now, _difference(pair, writer), remark)


def _apart(pair: Pair, writer: Writer, number: int) -> str:
    if pair.barrier in ("population", "range") or pair.printed is None:
        return writer.phrase(f"not_comparable_{pair.barrier}", number=number)
    printed, figure = pair.printed, pair.figure
    if body(printed.source) == origin_of(figure) and pair.lower and pair.printed_lower:
        printed, figure = pair.printed_lower, pair.lower
    return writer.phrase(
        "not_comparable_origin",
        number=number,
        before=_counter(printed.source, writer),
        now=_counter(figure.claim.origin, writer),
    )


def _counter(origin: str, writer: Writer) -> str:
    """Return who counted, for the middle of a sentence."""
    said = writer.names.counter(origin)
    nobody = said in (writer.phrase("source_withheld"), writer.phrase("no_source"))
    return writer.names.source(said) if nobody else said


def _why(reason: Reason, writer: Writer) -> str:
    """Return "Newly covered area", with what the person added: "Newly covered area: …"."""
    label = writer.why(reason.code, capital=True)
    wording = _plain(reason.wording)
    if label and wording:
        return writer.phrase("why", reason=label, wording=writer.names.given(wording))
    return label or writer.names.given(wording)


def _plain(wording: str) -> str:
    return " ".join(wording.split()).rstrip(".")


def _by_area(whole: Pair, everyone: Sequence[Pair], writer: Writer) -> str:
    """Return the change of a total with those of its areas; "" unless they make it."""
    line = summary(whole, writer)
    parts = _areas_of(whole, everyone) if line else []
    changes = [_exactly(pair) for pair in parts]
    if len(parts) < 2 or None in changes or sum(filter(None, changes)) != _exactly(whole):
        return ""
    said = [
        writer.phrase(
            "area_change",
            place=writer.names.where(pair.figure.claim.places),
            change=differences.signed(writer, change or 0),
        )
        for pair, change in zip(parts, changes, strict=True)
    ]
    return writer.phrase("by_area", line=line, areas=writer.phrase("between").join(said))


def _exactly(pair: Pair) -> int | None:
    """Return by how much a count changed, None where that is no one number."""
    ends = pair.ends
    change = difference(*ends[0]) if len(ends) == 1 else None
    return change.low if change and change.low == change.high else None


def _areas_of(whole: Pair, everyone: Sequence[Pair]) -> list[Pair]:
    """Return the areas that are said to be parts of a total, else those that made it both times."""
    alike = [pair for pair in everyone if is_area_of(pair.figure, whole.figure)]
    ids = {whole.figure.id, whole.printed.figure if whole.printed else ""}
    linked = [pair for pair in alike if is_linked(pair.figure, ids)]
    if linked:
        return sorted(linked, key=_size)
    now = total(pair.now for pair in alike)
    before = total(pair.before for pair in alike if pair.before)
    same = now.quantity is not None and now.quantity.bounds == whole.now.bounds
    was = before.quantity is not None and whole.before is not None and (
        before.quantity.bounds == whole.before.bounds
    )  # fmt: skip
    return sorted(alike, key=_size) if same and was else []


def _size(pair: Pair) -> tuple[float, str]:
    """Order areas by what they count now, the largest first."""
    return -pair.now.order, pair.figure.claim.places[0].name
