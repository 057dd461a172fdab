"""Head of the first page: what this is, of when, by whom, and when the next one comes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sitrep.document.material import Material
from sitrep.document.model import Masthead
from sitrep.document.sentences import Writer
from sitrep.domain.article import Classification
from sitrep.domain.figure import Figure
from sitrep.domain.report_types import TYPES
from sitrep.languages.countries import country_name

NAMED_AREAS = 4  # more than these do not fit under the title


def masthead(material: Material, writer: Writer, printed: Sequence[Figure]) -> Masthead:
    issue = material.issue
    report_type = writer.term("reports", issue.type.value)
    classification = material.value("classification") or Classification.INTERNAL.value
    if material.limit is Classification.PUBLIC:
        classification = Classification.PUBLIC.value
    elif Classification(classification).within(Classification.PARTNERS):
        classification = Classification.INTERNAL.value  # it holds more than that may show
    return Masthead(
        " ".join((material.value("title") or usual_title(material, writer)).split()),
        writer.phrase(
            "label_corrected" if issue.is_correction else "label",
            type=report_type,
            number=issue.number,
        ),
        report_type,
        issue.number,
        _as_of(material, writer),
        classification,
        writer.term("classification", classification),
        _areas(writer, printed),
        writer.names.body(material.office.organization),
        _producer(material, writer),
        _facts(material, writer),
        _valid_until(material, writer),
    )


def usual_title(material: Material, writer: Writer) -> str:
    """Return "Country: Crisis", the title where nobody wrote one."""
    country = country_name(material.situation.country, material.language)
    return writer.phrase("title", country=country, crisis=material.situation.name)


def _as_of(material: Material, writer: Writer) -> str:
    as_of = material.as_of()
    if as_of is None:
        return ""
    day, clock = as_of
    if not clock:
        return writer.phrase("as_of", day=writer.day(day))
    return writer.phrase("as_of_clock", day=writer.day(day), clock=writer.clock(clock))


def _valid_until(material: Material, writer: Writer) -> str:
    """Return until when the report holds; "" where nobody said how long, or from which hour."""
    as_of, hours = material.as_of(), material.value("validity")
    if not (TYPES[material.issue.type].has("validity") and as_of and as_of[1] and hours):
        return ""
    begins = datetime.combine(as_of[0], time.fromisoformat(as_of[1]))
    ends = begins + timedelta(hours=int(hours))
    clock = writer.clock(f"{ends:%H:%M}")
    return writer.phrase("valid_until", clock=clock, day=writer.day(ends.date()))


def _areas(writer: Writer, printed: Sequence[Figure]) -> str:
    """Return the areas of the figures on the pages, where they are few enough to name."""
    refs = {writer.names.place(ref): ref for figure in printed for ref in figure.claim.places}
    return writer.names.where([*refs.values()]) if len(refs) <= NAMED_AREAS else ""


def _producer(material: Material, writer: Writer) -> str:
    office = material.office
    said = []
    if office.organization:
        key = "produced_with" if office.partners else "produced"
        names = {
            "organization": writer.names.source(office.organization),
            "partners": writer.names.body(office.partners),
        }
        said.append(writer.phrase(key, **names))
    period = _period(material)
    if period and period[0] < period[1]:
        first, last = writer.days(*period)
        key = "covers" if said else "covers_alone"
        said.append(writer.phrase(key, first=first, last=last))
    next_due = material.value("next_due")
    if next_due:
        said.append(writer.phrase("next", day=writer.day(date.fromisoformat(next_due))))
    return " ".join(said)


def _period(material: Material) -> tuple[date, date] | None:
    return material.period() if TYPES[material.issue.type].has("period") else None


def _facts(material: Material, writer: Writer) -> tuple[str, ...]:
    facts = []
    period = _period(material)
    if period:
        first, last = writer.days(*period)
        key = "period" if period[0] < period[1] else "period_day"
        facts.append(writer.phrase(key, first=first, last=last))
    next_due = material.value("next_due")
    if next_due and TYPES[material.issue.type].has("period"):  # else the line below says all
        facts.append(writer.phrase("next_short", day=writer.day(date.fromisoformat(next_due))))
    if material.situation.glide:
        facts.append(material.situation.glide)
    return tuple(facts)
