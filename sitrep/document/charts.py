"""Draws the small charts of a report: bars by area, rival counts, and what is needed and reached.

Lengths stand for counts on one scale from zero. A bound that is not known is an arrow, a rough
count is hatched, a count without a number has words and no length; nothing is added or averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sitrep.document.cartography.subject import leading
from sitrep.document.cartography.words import source_of, words
from sitrep.document.drawing import Bar, Chart
from sitrep.document.sentences import Writer
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.kinds import RATES
from sitrep.domain.quantity import Quantifier, Quantity

_MOST_BARS, _MOST_SECTORS = 8, 6
_NEEDS = ("in_need", "targeted", "reached")
_PATTERNS = {"in_need": "outlined", "targeted": "hatched", "reached": "solid"}
_ROOM = 1.12  # beyond the longest bar, for its arrow


@dataclass(frozen=True, slots=True)
class Point:
    """What one report printed of a headline; no count where another body's or none stood there."""

    number: int
    day: date | None
    quantity: Quantity | None


def by_area(figures: Sequence[Figure], writer: Writer) -> Chart | None:
    """Return bars of the leading kind by area, the longest first; None for fewer than two."""
    placed = leading(f for f in figures if len({p.pcode or p.name for p in f.claim.places}) == 1)
    first = {writer.names.where(f.claim.places): f for f in reversed(placed)}  # one a place
    rows = sorted(first.items(), key=lambda row: (-row[1].claim.quantity.order, row[0]))
    if sum(figure.claim.quantity.has_number for _, figure in rows) < 2:
        return None
    shown = rows[:_MOST_BARS]
    scale = _scale(figure.claim.quantity for _, figure in shown)
    bars = tuple(_bar(area, figure.claim, scale, writer) for area, figure in shown)
    said = words(writer.language)
    remarks = source_of([figure for _, figure in shown], writer)
    if len(rows) > len(shown):
        remarks.append(said["more"].format(n=writer.number(len(rows) - len(shown))))
    label = writer.label(rows[0][1].claim)
    title = said["title"].format(label=label)
    return Chart("bars", title, _alt(title, bars, writer), bars, " ".join(remarks))


def ranges(rivals: Sequence[Figure], writer: Writer) -> Chart | None:
    """Return counts of one thing by different bodies on one scale; None for fewer than two.

    Args:
        rivals: Figures of the same indicator; the first gives the title.
        writer: Writes names and counts in the language of the report.
    """
    if sum(figure.claim.quantity.has_number for figure in rivals) < 2:
        return None
    scale = _scale(figure.claim.quantity for figure in rivals)
    bars = tuple(_interval(figure, scale, writer) for figure in rivals)
    said = words(writer.language)
    title = said["ranges"].format(label=writer.label(rivals[0].claim))
    is_open = any(bar.open_start or bar.open_end for bar in bars)
    remark = said["ranges_remark"] if is_open else ""
    return Chart("ranges", title, _alt(title, bars, writer), bars, remark)


def needs_and_reached(figures: Iterable[Figure], writer: Writer) -> Chart | None:
    """Return people in need, targeted and reached by sector; None where fewer than two are known.

    Rates, and figures without a sector or a number, are left to the text.
    """
    known = [
        figure
        for figure in figures
        if figure.claim.sector
        and figure.claim.kinds[0] in _NEEDS
        and figure.claim.unit not in RATES
        and _end(figure.claim.quantity)
    ]
    order = {key: number for number, key in enumerate(SECTORS)}
    known.sort(key=lambda f: (order[f.claim.sector], _NEEDS.index(f.claim.kinds[0])))
    sectors = [list(group) for _, group in groupby(known, key=lambda f: f.claim.sector)]
    comparable = [sector for sector in sectors if len(sector) > 1]
    shown = comparable[:_MOST_SECTORS]
    if not shown:
        return None
    said = words(writer.language)
    scale = _scale(figure.claim.quantity for sector in shown for figure in sector)
    bars = tuple(
        _need(figure, scale, writer, lines=len(sector) if figure is sector[0] else 0)
        for sector in shown
        for figure in sector
    )
    told = "; ".join(
        f"{bar.label}: {writer.listed([b.text for b in bars[n : n + bar.lines]], 'and')}"
        for n, bar in enumerate(bars)
        if bar.lines
    )
    title = said["shares"]
    alt = said["bars"].format(what=f"{title} – {told}")
    left = len(comparable) - len(shown)
    remark = said["more_sectors"].format(n=writer.number(left)) if left else ""
    return Chart("shares", title, alt, bars, remark)


def over_time(claim: Claim, points: Sequence[Point], writer: Writer) -> Chart:
    """Return a headline from report to report; where no count is comparable there is a gap.

    Args:
        claim: The headline as it stands now, which names the body.
        points: One a report, the oldest first.
        writer: Writes names and counts in the language of the report.
    """
    said = words(writer.language)
    scale = _scale(point.quantity for point in points if point.quantity)
    years = {point.day.year for point in points if point.day}
    written = writer.day_of_month if len(years) < 2 else writer.day
    bars = []
    for point in points:
        label = writer.phrase("issue", number=point.number)
        day = written(point.day) if point.day else ""
        if point.quantity:
            bar = replace(
                _bar(label, replace(claim, quantity=point.quantity), scale, writer), source=day
            )
        else:
            bar = Bar(label, "–", 0.0, 0.0, "none")
        bars.append(bar)
    body = writer.names.counter(claim.origin)
    remarks = [said["counted_by"].format(source=body)]
    if not all(point.quantity for point in points):
        remarks.append(said["gap"])
    title = said["trend"].format(label=writer.label(claim))
    place = writer.names.where(claim.places)
    if place:
        title = said["trend_at"].format(label=writer.label(claim), place=place)
    return Chart("trend", title, _alt(title, bars, writer), tuple(bars), " ".join(remarks))


def _scale(quantities: Iterable[Quantity]) -> float:
    return max(_end(quantity) for quantity in quantities) * _ROOM or 1.0


def _end(quantity: Quantity) -> int:
    return quantity.high if quantity.high is not None else quantity.low or 0


def _bar(label: str, claim: Claim, scale: float, writer: Writer) -> Bar:
    """Return a bar from zero: solid as far as the count is sure, hatched as far as it may go."""
    quantity, text = claim.quantity, writer.tile(claim.quantity, claim.unit)
    if not quantity.has_number:
        return Bar(label, text, 0.0, 0.0, "none")
    low, high = quantity.low, quantity.high
    if low is None:
        return Bar(label, text, 0.0, _share(high, scale), "outlined")
    if quantity.approximate:
        return Bar(label, text, 0.0, _share(low, scale), "hatched", open_end=high is None)
    reach = _share(high, scale) if quantity.quantifier is Quantifier.RANGE else 0.0
    return Bar(label, text, 0.0, _share(low, scale), reach=reach, open_end=high is None)


def _interval(figure: Figure, scale: float, writer: Writer) -> Bar:
    quantity, origin = figure.claim.quantity, figure.claim.origin
    label = writer.names.counter(origin)
    day = writer.day(figure.claim.as_of) if figure.claim.as_of else ""
    text = writer.tile(quantity, figure.claim.unit)
    if not quantity.has_number:
        return Bar(label, text, 0.0, 0.0, "none", source=day)
    low, high = quantity.low, quantity.high
    start, end = _share(low if low is not None else 0, scale), _share(high, scale)
    pattern = "hatched" if quantity.approximate else "solid"
    if high is None:
        return Bar(label, text, start, start, pattern, open_end=True, source=day)
    if low is None:
        return Bar(label, text, end, end, pattern, open_start=True, source=day)
    return Bar(label, text, start, end, pattern, source=day)


def _need(figure: Figure, scale: float, writer: Writer, *, lines: int) -> Bar:
    kind, quantity = figure.claim.kinds[0], figure.claim.quantity
    label = writer.translated(SECTORS[figure.claim.sector]) if lines else ""
    text = f"{writer.tile(quantity, figure.claim.unit)} {words(writer.language)[kind]}"
    is_open = quantity.high is None
    end = _share(_end(quantity), scale)
    return Bar(label, text, 0.0, end, _PATTERNS[kind], open_end=is_open, lines=lines)


def _share(value: int | None, scale: float) -> float:
    return round((value or 0) / scale, 4)


def _alt(title: str, bars: Sequence[Bar], writer: Writer) -> str:
    listed = writer.listed([f"{bar.label} {bar.text}" for bar in bars], "and")
    return str(words(writer.language)["bars"].format(what=f"{title} – {listed}"))
