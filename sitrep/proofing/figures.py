"""Rules on the figures of a report: headlines, dates, parts and totals, what went down."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from sitrep.domain.abroad import beyond, outside
from sitrep.domain.figure import Figure, Role
from sitrep.domain.indicator import SILENT, Slot, counted_again, slot
from sitrep.domain.source import Verification, short
from sitrep.languages import forms
from sitrep.languages.countries import other_countries
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.report import Report, place_of

# Headlines


def two_headlines(report: Report) -> Iterator[Hit]:
    """Find indicators for which two figures are marked as the headline (V5)."""
    headlines = [f for f in report.selection.speaking if f.role is Role.HEADLINE]
    yield from _rivals(report, headlines, place_of)


def outdated(report: Report) -> Iterator[Hit]:
    """Find headlines beside which the same body has counted on a later day (R6).

    Its newer count takes the place of the older one as it comes in; what is left is for a person:
    one that went down, one beside a headline that somebody chose, counts of a period.
    """
    same: dict[Slot, list[Figure]] = {}  # of thousands of figures, few are of one slot
    for other in {figure.id: figure for figure in report.facts.newest.values()}.values():
        if other.role not in SILENT:
            same.setdefault(slot(other.claim), []).append(other)
    for figure in report.selection.speaking:
        if figure.role is not Role.HEADLINE:
            continue
        later = [f for f in same.get(slot(figure.claim), ()) if counted_again(f, figure)]
        if later:
            last = max(later, key=lambda other: other.claim.as_of or date.min)
            about = f"{report.facts.said(figure)}; {report.facts.said(last)}"
            yield Hit(about=about, place=place_of(figure.id))


def two_tiles(report: Report) -> Iterator[Hit]:
    """Find key figures that say one indicator twice."""
    places: dict[str, str] = {}
    for name, field in report.material.fields.items():
        figure = report.facts.newest.get(field.value) if name.startswith("key_figures.") else None
        if figure:
            places.setdefault(figure.id, name)
    shown = [f for tile in report.document.tiles if (f := report.facts.newest.get(tile.figure))]
    yield from _rivals(report, shown, lambda figure: places.get(figure, place_of(figure)))


def two_highlights(report: Report) -> Iterator[Hit]:
    """Find highlights that print two counts of one indicator by one body."""
    seen: dict[tuple[Slot, str], Figure] = {}
    for name, reading in report.readings.items():
        for placed in reading.text.tokens if name.startswith("highlights.") else ():
            figure = report.facts.newest.get(placed.token.figure)
            if figure is None or figure.claim.is_fact:
                continue
            first = seen.setdefault((slot(figure.claim), figure.claim.origin), figure)
            if first.id != figure.id:
                about = f"{report.facts.said(first)}; {report.facts.said(figure)}"
                yield Hit(placed.start, placed.end, "", about, name)


def _rivals(
    report: Report, figures: Iterable[Figure], place: Callable[[str], str]
) -> Iterator[Hit]:
    first: dict[Slot, Figure] = {}
    for figure in figures:
        if figure.claim.is_fact:
            continue
        rival = first.setdefault(slot(figure.claim), figure)
        if rival.id != figure.id:
            about = f"{report.facts.said(rival)}; {report.facts.said(figure)}"
            yield Hit(0, 0, "", about, place(figure.id))


def no_headline(report: Report) -> Iterator[Hit]:
    """Find indicators for which no figure was chosen."""
    newest = {figure.id: figure for figure in report.facts.newest.values()}
    counts = [f for f in newest.values() if f.role not in SILENT and not f.claim.is_fact]
    chosen = {slot(f.claim) for f in counts if f.id in report.material.chosen}
    for figure in {slot(f.claim): f for f in counts if slot(f.claim) not in chosen}.values():
        about = report.facts.writer.statement(figure.claim)
        yield Hit(0, 0, "", about, place_of(figure.id))


def doubtful(report: Report) -> Iterator[Hit]:
    """Find doubtful claims that speak for their indicator without a reason (V6)."""
    rationales = {each.figure: each.rationale.strip() for each in report.material.indicators}
    for figure in report.selection.speaking:
        weak = figure.grade.reliability == "E" or figure.grade.credibility == "5"
        said = report.reason(figure) or rationales.get(figure.id, "")
        if figure.verification is Verification.UNVERIFIED and weak and not said:
            yield _about(report, figure)


def _about(report: Report, figure: Figure, more: str = "") -> Hit:
    claim = figure.claim
    words = [report.facts.writer.statement(claim), short(claim.origin)]
    words += [report.facts.day(claim.as_of)] if claim.as_of else []
    about = ", ".join(word for word in words if word)
    return Hit(0, 0, "", about + more, place_of(figure.id))


# Dates


def from_the_future(report: Report) -> Iterator[Hit]:
    """Find figures as of a day after the report's own, or after their article came out (V11)."""
    for figure in report.printed:
        day = figure.claim.as_of
        if day is None:
            continue
        if report.facts.as_of and day > report.facts.as_of:
            yield _about(report, figure, f"; the report is of {_day(report.facts.as_of)}")
            continue
        articles = report.material.articles
        article = articles.get(figure.passages[0].article) if figure.passages else None
        if article and article.published and day > article.published:
            yield _about(report, figure, f"; its article is of {_day(article.published)}")


def elsewhere(report: Report) -> Iterator[Hit]:
    """Find figures of what happened outside the situation's country or its areas (V3)."""
    country = report.material.situation.country
    areas = report.material.situation.areas
    others = other_countries(country)
    for figure in report.printed:
        place = outside(figure.claim, country, others)
        if place:
            yield _about(report, figure, f"; {place.name} is outside the country")
        elif place := beyond(figure.claim, areas):
            yield _about(report, figure, f"; {place.name} is outside its areas")


def _day(value: date) -> str:
    return forms.day(value, "en")


def undated(report: Report) -> Iterator[Hit]:
    """Find key figures that print no source or no day."""
    for tile in report.document.tiles:
        figure = report.facts.newest.get(tile.figure)
        if figure and not (figure.claim.origin and figure.claim.as_of):
            has = {"no source": figure.claim.origin, "no date": figure.claim.as_of}
            lacks = " and ".join(words for words, value in has.items() if not value)
            about = f"{report.facts.writer.statement(figure.claim)}, {lacks}"
            yield Hit(0, 0, "", about, place_of(figure.id))


# What nobody has looked at


def unreviewed(report: Report) -> Iterator[Hit]:
    for figure in report.printed:
        if not figure.reviewed:
            yield _about(report, figure)


def retracted(report: Report) -> Iterator[Hit]:
    """Find figures on the page that were rejected, or that their source took back."""
    for figure in report.printed:
        if figure.role is Role.REJECTED or figure.verification is Verification.RETRACTED:
            yield _about(report, figure)


_B, _W = Severity.BLOCKS, Severity.WARNS

RULES: tuple[Rule[Report], ...] = (
    Rule("V5", "Two headlines for one indicator: {about}. Choose one.", _B, two_headlines),
    Rule("S4", "Two key figures for one indicator: {about}. Keep one.", _B, two_tiles),
    Rule(
        "S4",
        "Two counts of one indicator in the highlights: {about}. Keep one.",
        _B,
        two_highlights,
    ),
    Rule("R6", "The same body has counted again since: {about}. Update it.", _W, outdated),
    Rule("V5", "No figure was chosen to speak for: {about}.", _W, no_headline),
    Rule("V6", "A doubtful claim speaks for its indicator: {about}. Say why.", _W, doubtful),
    Rule("V11", "A figure is as of a day that had not come: {about}.", _B, from_the_future),
    Rule("V3", "A figure is of a place outside the situation: {about}.", _W, elsewhere),
    Rule("F2", "A key figure needs a source and a date: {about}.", _W, undated),
    Rule("R2", "Nobody has reviewed this figure: {about}.", _W, unreviewed),
    Rule("R3", "This figure was rejected or taken back: {about}.", _W, retracted),
)
