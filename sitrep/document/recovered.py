"""What an older PDF tells, which carries its report and nothing beside it.

The report is written out in words; what it holds as data, and what can be read back from the words
without guessing, becomes a record. The rest is named as missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sitrep.document.entries import line
from sitrep.document.model import Contact, Document, Evidence, Funding, Gap, Prose, Run
from sitrep.document.record import Record, Source
from sitrep.document.sentences import Writer
from sitrep.domain.article import Classification, Passage
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Claim, Figure, PlaceRef, Role
from sitrep.domain.indicator import Indicator, slot
from sitrep.domain.kinds import Measure, Population, Unit
from sitrep.domain.place import Gazetteer, gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Issue, ReportType, Situation, Status
from sitrep.domain.source import Grade, SourceLink, Verification
from sitrep.domain.tokens import Token
from sitrep.languages.countries import countries

_YEARS = (2015, 2045)
_SECTIONS = ("overview", "access", "coordination", "outlook")
_PARTS = ("needs", "response", "gaps")


def recovered(document: Document) -> Record:
    """Return as much of a record as a report holds.

    Raises:
        ValueError: It is no report that the program could have written.
    """
    return _Recovery(document).record()


def missing(record: Record) -> tuple[str, ...]:
    """Return sentences on what an older PDF does not hold."""
    said = [
        "It is an older PDF: links between figures, the day of the next report and dates of"
        " corrections are not in it."
    ]
    if record.situation and not record.situation.country:
        said.append("The country is not in it either: set it in the details of the situation.")
    return tuple(said)


class _Recovery:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._edition = "public" if document.masthead.classification == "public" else "internal"
        self._days = _days(Writer(document.language, Gazetteer(())))
        name, country = self._crisis()
        self._writer = Writer(document.language, gazetteer(country))
        self._situation = Situation(_id("situation", name, country), name, country)
        self._claims: dict[str, Claim] = {}

    def record(self) -> Record:
        document = self._document
        figures = tuple(self._figure(row) for row in document.evidence)
        self._claims = {each.id: each.claim for each in figures}
        as_of = self._as_of()
        corrected = bool(document.correction)
        day = date.fromisoformat(as_of[:10]) if as_of else None
        issue = Issue(
            _id("issue", document.fingerprint, document.masthead.title),
            self._situation.id,
            ReportType(document.template),
            document.masthead.number,
            2 if corrected else 1,
            Status.CORRECTED if corrected else Status.ISSUED,
            issued_at=datetime.combine(day or date(2000, 1, 1), time(12), UTC),
        )
        chosen = self._chosen()
        return Record(
            situation=self._situation,
            issue=issue,
            edition=self._edition,
            fields=tuple(self._fields(as_of)),
            figures=figures,
            chosen=tuple(sorted(chosen)),
            indicators=tuple(
                Indicator(_id("indicator", each.id), each.situation, slot(each.claim), each.id)
                for each in figures
                if each.id in chosen and not each.claim.is_fact
            ),
            sources=tuple(self._sources()),
        )

    def _crisis(self) -> tuple[str, str]:
        """Return the name of the situation and its country, "" where the title names none."""
        title = self._document.masthead.title
        writer = Writer(self._document.language, Gazetteer(()))
        for code, name in countries(self._document.language):
            head = writer.phrase("title", country=name, crisis="")
            if title.startswith(head) and title != head:
                return title.removeprefix(head), code
        return title, ""

    def _as_of(self) -> str:
        said = self._document.masthead.as_of
        found = max((words for words in self._days if words in said), key=len, default="")
        if not found:
            return ""
        clocks = (f"{minute // 60:02}:{minute % 60:02}" for minute in range(0, 24 * 60, 5))
        rest = said.replace(found, "")
        hits = [each for each in clocks if self._writer.clock(each) in rest]
        clock = max(hits, key=lambda each: len(self._writer.clock(each)), default="")
        return f"{self._days[found].isoformat()} {clock}".strip()

    # Figures

    def _figure(self, row: Evidence) -> Figure:
        quoted = (Passage(self._article(row.article), 0, row.quote),) if row.quote else ()
        inside = Classification.PUBLIC if self._edition == "public" else Classification.INTERNAL
        checks = {self._writer.term("verification", each.value): each for each in Verification}
        noted = row.note.removeprefix(self._writer.phrase("telephone", note=""))
        return Figure(
            row.figure,
            self._situation.id,
            self._claim(row),
            quoted,
            Role.HEADLINE if row.figure in self._chosen() else Role.SUPPORTING,
            checks.get(row.verification, Verification.REPORTED),
            Grade(row.grade[:1], row.grade[1:]) if len(row.grade) == 2 else Grade(),
            inside,
            row.reviewed,
            note="" if quoted else noted,
        )

    def _claim(self, row: Evidence) -> Claim:
        quantifier = Quantifier(row.quantifier)
        vague = row.statement if quantifier is Quantifier.VAGUE else ""
        return Claim(
            row.kinds,
            Quantity(quantifier, row.low, row.high, words=vague),
            Unit(row.unit),
            Measure(row.measure),
            tuple(Population(each) for each in row.population),
            tuple(self._place(code, row) for code in row.pcodes),
            date.fromisoformat(row.date) if row.date else None,
            None,
            (SourceLink(row.source),) if row.source else (),
            row.sector,
        )

    def _place(self, code: str, row: Evidence) -> PlaceRef:
        found = gazetteer(self._situation.country).find(code)
        if found and found.pcode == code:
            return PlaceRef(found.name, code)
        if not any(letter.isdigit() for letter in code):
            return PlaceRef(code)
        return PlaceRef(row.place if len(row.pcodes) == 1 else code, code)

    def _chosen(self) -> set[str]:
        """Return the figures that speak on the page, not those that stand beside them."""
        document = self._document
        rows = document.impact.rows if document.impact else ()
        cells = [cell for row in rows for cell in row.cells]
        for sector in document.sectors:
            cells += [c for c in (sector.in_need, sector.targeted, sector.reached) if c]
        found = {each.figure for each in document.tiles} | {each.figure for each in cells}
        found |= {each.figure for each in document.changes}
        beside = {each.figure for box in document.disputes for each in box.lines[1:]}
        return found - beside - {""}

    # Sources

    def _article(self, letter: str) -> str:
        each = next((e for e in self._document.references if e.letter == letter), None)
        return _id("article", each.title, each.publisher, each.published) if each else ""

    def _sources(self) -> Iterator[Source]:
        for each in self._document.references:
            yield Source(
                self._article(each.letter),
                each.title,
                each.publisher,
                each.author,
                self._days.get(each.published),
                self._days.get(each.retrieved),
                "",
                each.url,
            )

    # Fields

    def _fields(self, as_of: str) -> Iterator[FieldValue]:
        document, title = self._document, self._document.masthead.title
        head = {"as_of": as_of, "classification": document.masthead.classification}
        if title == self._situation.name:
            head["title"] = title
        for name in _SECTIONS:
            head[name] = self._text(getattr(document, name))
        head["impact_note"] = self._text(self._own_notes(document.impact_note))
        for sector in document.sectors:
            head[f"sectors.{sector.key}.lead"] = sector.lead
            for part in _PARTS:
                head[f"sectors.{sector.key}.{part}"] = self._text(getattr(sector, part))
        head["sector_order"] = " ".join(sector.key for sector in document.sectors)
        lists = {
            "highlights": [self._text((each,)) for each in document.highlights],
            "contacts": [_contact(each) for each in document.contacts],
            "funding": [_funding(each) for each in document.funding],
            "information_gaps": [_gap(each) for each in self._asked(document.gaps)],
        }
        for name, values in lists.items():
            head |= {f"{name}.{place}": value for place, value in enumerate(values, 1)}
        yield from (FieldValue(name, value) for name, value in head.items() if value)

    def _own_notes(self, found: Iterable[Prose]) -> tuple[Prose, ...]:
        """Return what people wrote below the table, without what the program says there."""
        carried = [self._writer.phrase(key) for key in ("carried_note", "carried_over_note")]
        return tuple(
            prose
            for prose in found
            if not (len(prose) == 1 and (prose[0].figure or prose[0].text in carried))
        )

    def _asked(self, gaps: Iterable[Gap]) -> list[Gap]:
        """Return what people asked, without the gap that the program writes itself."""
        start, _, end = self._writer.phrase("gap", what="\n").partition("\n")
        return [
            each
            for each in gaps
            if not (each.question.startswith(start) and each.question.endswith(end))
        ]

    def _text(self, prose: Iterable[Prose]) -> str:
        return "\n".join("".join(map(self._run, each)).strip() for each in prose)

    def _run(self, run: Run) -> str:
        """Return words, or the token that they were written from."""
        claim = self._claims.get(run.figure)
        if claim is None:
            return run.text.replace("[[", "[ [")
        if not run.text.strip():  # the note of a figure that the words before it name
            return ""
        writer = self._writer
        count = claim.quantity, claim.unit
        if run.text in (writer.count(*count), writer.count(*count, start=True)):
            return str(Token(run.figure))
        if run.text in (writer.amount(claim), writer.amount(claim, start=True)):
            return str(Token(run.figure, "people"))
        return str(Token(run.figure, "sentence")) if run.text.endswith(".") else run.text


def _days(writer: Writer) -> dict[str, date]:
    """Return every day that a report can be of, by its words."""
    first, last = date(_YEARS[0], 1, 1), date(_YEARS[1], 1, 1)
    every = (first + timedelta(days) for days in range((last - first).days))
    return {writer.day(each): each for each in every}


def _id(*words: str) -> str:
    """Return the same id for the same words, so that the same PDF gives the same rows."""
    return str(UUID(bytes=hashlib.sha256("\n".join(words).encode()).digest()[:16], version=5))


def _contact(each: Contact) -> str:
    names = ("name", "title", "organization", "phone", "email")
    return line({name: getattr(each, name) for name in names})


def _funding(each: Funding) -> str:
    names = ("text", "appeal", "required", "received", "share", "source")
    return line({name: getattr(each, name) for name in names})


def _gap(each: Gap) -> str:
    return line({"question": each.question, "asked": each.asked})
