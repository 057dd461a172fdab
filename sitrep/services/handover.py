"""The handover sheet: what the next person at the desk must know, on one page. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.document import entries
from sitrep.document.names import acronym
from sitrep.document.sentences import Writer
from sitrep.domain.fields import FieldValue, field_name
from sitrep.domain.figure import Figure
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Situation
from sitrep.domain.steps import whole
from sitrep.languages import forms
from sitrep.services import board, checking, overview, prefilling
from sitrep.store import reasons, reports, situations
from sitrep.store.database import Store

MOST = 12  # rows of each part, so that the sheet stays one page


@dataclass(frozen=True, slots=True)
class Row:
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One list of the sheet.

    Attributes:
        none: What is said where it is empty.
        more: How many rows were left out.
    """

    title: str
    none: str
    rows: tuple[Row, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole sheet, written out in English.

    Attributes:
        state: Where the report stands and when the next one is due, a line each.
    """

    situation: str
    office: str
    day: str
    state: tuple[str, ...]
    parts: tuple[Part, ...]


def sheet(store: Store, situation: Situation, today: date) -> Sheet:
    """Gather open gaps, figures that grow old, waivers, and what is due."""
    series = reports.of_situation(store, situation.id)
    last = series[-1] if series else None
    fields = reports.fields(store, last.id) if last else {}
    office = situations.office(store)
    return Sheet(
        situation.name,
        office.organization,
        forms.day(today, "en"),
        tuple(_state(store, situation, today)),
        (
            _part("Open information gaps", "No gap is open.", _gaps(store, fields)),
            _part(
                "Figures that grow old",
                f"No figure is older than {board.AMBER} days.",
                _old(store, situation, today),
            ),
            _part("Waived checks", "Nothing was waived.", _waivers(store, series[-2:])),
        ),
    )


def text(made: Sheet) -> str:
    """Return the sheet as plain text, for a slow line."""
    lines = [f"HANDOVER SHEET · {made.situation}"]
    lines += [part for part in (made.office, made.day) if part]
    lines += made.state
    for part in made.parts:
        lines += ["", part.title.upper()]
        lines += [f"- {row.words}{f' ({row.about})' if row.about else ''}" for row in part.rows]
        lines += [f"and {part.more} more"] if part.more else []
        lines += [part.none] if not part.rows else []
    return "\n".join(lines) + "\n"


def _part(title: str, none: str, rows: Iterable[Row]) -> Part:
    found = tuple(rows)
    return Part(title, none, found[:MOST], max(0, len(found) - MOST))


def _state(store: Store, situation: Situation, today: date) -> Iterator[str]:
    waiting = overview.of_situation(store, situation, today)
    if waiting.last_issued:
        yield f"Last issued: {overview.report_name(waiting.last_issued)}."
    draft = waiting.draft
    if draft:
        found = checking.findings(store, draft)
        yield f"Draft: {overview.report_name(draft)}. {checking.counts(found)}."
    due = waiting.due
    if due:
        late = (today - due).days
        days = f"{abs(late)} {'day' if abs(late) == 1 else 'days'}"
        when = "today" if not late else f"{days} {'late' if late > 0 else 'from now'}"
        yield f"Next report due {forms.day(due, 'en')} ({when})."
    else:
        yield "No day is set for the next report."
    if waiting.cards:
        yield f"Cards that wait for a decision: {waiting.cards}."


def _gaps(store: Store, fields: dict[str, FieldValue]) -> Iterator[Row]:
    for name, field in fields.items():
        line = name.startswith("information_gaps.") and prefilling.still_open(store, field.value)
        if not line:
            continue
        each = entries.entry(line)
        owner, since = str(each.get("owner", "")), str(each.get("since", ""))
        asked = str(each.get("asked", ""))
        said = [
            f"followed by {owner}" if owner else "nobody follows it",
            f"since {_day(since)}" if since else "",
            f"asked: {asked}" if asked else "",
        ]
        yield Row(entries.question(field.value), ", ".join(part for part in said if part))


def _day(words: str) -> str:
    try:
        return forms.day(date.fromisoformat(words), "en")
    except ValueError:
        return words


def _old(store: Store, situation: Situation, today: date) -> Iterator[Row]:
    now = whole(board.gather(store, situation, today))
    writer = Writer("en", gazetteer(situation.country))
    aged = [
        (age, figure)
        for standing in now.standings
        if (figure := standing.speaks)
        and figure.claim.as_of
        and (age := (today - figure.claim.as_of).days) >= board.AMBER
    ]
    for age, figure in sorted(aged, key=lambda row: (-row[0], row[1].id)):
        mark = "red" if age >= board.RED else "amber"
        yield Row(_figure(figure, writer), f"{age} days, {mark}")


def _figure(figure: Figure, writer: Writer) -> str:
    claim = figure.claim
    parts = [writer.statement(claim), writer.names.where(claim.places), acronym(claim.origin)]
    return ", ".join(part for part in parts if part)


def _waivers(store: Store, latest: Iterable[Issue]) -> Iterator[Row]:
    for issue in latest:
        for (rule, place), reason in reasons.waivers(store, issue.id).items():
            yield Row(f"{rule} at {_place(place)}: {reason}", issue.name)


def _place(place: str) -> str:
    name, _, about = place.partition("#")
    said = "a figure" if name.startswith("figures/") else field_name(name)
    return f"{said} “{about}”" if about else said
