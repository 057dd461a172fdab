"""Makes the record of an edition: nothing that the edition does not show comes into it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from sitrep.document import corrections as own_corrections
from sitrep.document.closing import answer
from sitrep.document.entries import entry, line
from sitrep.document.masthead import usual_title
from sitrep.document.material import Material
from sitrep.document.model import Document, Evidence, Sector
from sitrep.document.record import Last, Record, Source
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.article import Classification, Passage
from sitrep.domain.correction import Correction
from sitrep.domain.fields import LISTS, FieldValue, is_prose
from sitrep.domain.figure import Claim, Figure
from sitrep.domain.kinds import HOUSEHOLDS
from sitrep.domain.place import gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import Situation
from sitrep.domain.tokens import Token, pieces

_PUBLIC = Classification.PUBLIC
_DATES = ("as_of", "period_from", "period_to", "next_due", "validity")
# What the page prints of an entry; whatever else somebody wrote into it stays inside.
_PRINTED = {
    "contacts": ("text", "name", "title", "organization", "phone", "email"),
    "funding": ("text", "appeal", "required", "received", "share", "source"),
    "information_gaps": ("text", "question", "asked", "owner", "since"),
}
_SECTIONS = {"contacts": "contacts", "funding": "funding", "information_gaps": "gaps"}


def recorded(material: Material, document: Document, edition: str) -> Record:
    """Return the record of an edition.

    Args:
        material: What the edition was built from.
        document: The edition, in the language its fields are written in.
        edition: "public" or "internal".
    """
    selection = Selection(material)
    figures = tuple(_figures(material, document))
    shown = {each.id for each in figures}
    issue = material.issue
    before = material.previous
    return Record(
        situation=_situation(material, document),
        issue=replace(issue, imported=""),
        edition=edition,
        fields=tuple(_Fields(material, document, selection, shown).all()),
        figures=figures,
        chosen=tuple(sorted(material.chosen & shown)),
        indicators=tuple(
            replace(each, rationale="") for each in material.indicators if each.figure in shown
        ),
        sources=tuple(_sources(material, document)),
        corrections=tuple(_corrections(material, document, selection)),
        last=Last(issue.previous, before.masthead.number) if before and issue.previous else None,
    )


def _situation(material: Material, document: Document) -> Situation:
    """Return the situation; by its title where that does not name it as the desk does.

    Its areas are nowhere on the page, so they stay in editions for the office itself.
    """
    situation, title = material.situation, document.masthead.title
    if material.limit is not Classification.INTERNAL:
        situation = replace(situation, areas=())
    usual = usual_title(material, Writer(document.language, gazetteer(situation.country)))
    return (
        situation if situation.name in title or title == usual else replace(situation, name=title)
    )


# Figures


def _figures(material: Material, document: Document) -> Iterator[Figure]:
    known = {each.id: each for each in material.figures}
    before = [material.previous, material.replaced.document if material.replaced else None]
    printed = [row for each in (document, *before) if each for row in each.evidence]
    told = {row.figure for row in printed}
    noted = {run.figure for prose in document.impact_note for run in prose}
    for row in document.evidence:
        figure = known.get(row.figure)
        if figure:
            yield _shown(figure, row, told, with_parts=figure.id in noted)


def _shown(figure: Figure, row: Evidence, told: Collection[str], *, with_parts: bool) -> Figure:
    passages = _passages(figure, row)
    quoted = passages[0].quote if passages else ""
    parts = figure.parts if with_parts or figure.claim.kind.group == "response" else ()
    families = figure.claim.unit in HOUSEHOLDS
    places = tuple(
        place for place in figure.claim.places if (place.pcode or place.name) in row.pcodes
    )
    return replace(
        figure,
        claim=replace(_said(figure.claim, quoted), places=places),
        passages=passages,
        household_size=figure.household_size if families else None,
        household_source=figure.household_source if families else "",
        note="" if figure.passages else figure.note,
        links=tuple(link for link in figure.links if link.other in told),
        parts=parts,
    )


def _passages(figure: Figure, row: Evidence) -> tuple[Passage, ...]:
    """Return the words that the figure rests on, as far as the page quotes them."""
    if not figure.passages or not row.quote:
        return ()
    first = figure.passages[0]
    return (replace(first, quote=_quoted(first.quote, row.quote)),)


def _quoted(quote: str, as_printed: str) -> str:
    """Return the beginning of a quote that was printed, to the letter."""
    words = as_printed.removesuffix(" …").split()
    if as_printed.split() == quote.split():
        return quote
    match = re.match(r"\s*" + r"\s+".join(map(re.escape, words)), quote)
    return match.group() if match and match.group().strip() else quote[: len(as_printed)]


def _said(claim: Claim, quoted: str = "") -> Claim:
    """Return a claim with the source's own words of the count only where they are printed."""
    return replace(claim, quantity=_counted(claim.quantity, quoted))


def _counted(quantity: Quantity, quoted: str = "") -> Quantity:
    vague = quantity.quantifier is Quantifier.VAGUE
    return quantity if vague or quantity.words in quoted else replace(quantity, words="")


def _sources(material: Material, document: Document) -> Iterator[Source]:
    """Name the articles of the bibliography, in its order."""
    known = {each.id: each for each in material.figures}
    letters: dict[str, str] = {}
    for row in document.evidence:
        figure = known.get(row.figure)
        if row.article and figure and figure.passages:
            letters.setdefault(row.article, figure.passages[0].article)
    for each in document.references:
        article = material.articles.get(letters.get(each.letter, ""))
        if article:
            yield Source(
                article.id,
                each.title,
                each.publisher,
                each.author,
                article.published if each.published else None,
                article.added_at.date() if each.retrieved else None,
                article.language,
                each.url,
                article.classification,
            )


def _corrections(
    material: Material, document: Document, selection: Selection
) -> Iterator[Correction]:
    if not document.corrections:
        return
    for each in (*material.corrections, *own_corrections.own(material, selection)):
        if each.classification.within(material.limit):
            claim = _said(each.claim) if each.claim else None
            before = _counted(each.printed) if each.printed else None
            was = _said(each.was) if each.was else None
            yield replace(each, claim=claim, printed=before, was=was)


# Fields


class _Fields:
    """Goes through the fields of an issue and lets through what its edition prints."""

    def __init__(
        self,
        material: Material,
        document: Document,
        selection: Selection,
        shown: Collection[str],
    ) -> None:
        self._material = material
        self._document = document
        self._selection = selection
        self._shown = shown
        self._sectors: Mapping[str, Sector] = {each.key: each for each in document.sectors}
        writer = Writer(document.language, gazetteer(material.situation.country))
        self._missing = writer.phrase("missing")

    def all(self) -> Iterator[FieldValue]:
        for name in LISTS:
            lines = (self._entry(name, each) for each in self._material.numbered(name))
            for place, value in enumerate(filter(None, lines), 1):
                yield FieldValue(f"{name}.{place}", value)
        for field in self._material.fields.values():
            value = self._value(field.field, field.value)
            if value:
                yield FieldValue(field.field, value)

    def _entry(self, name: str, value: str) -> str:
        match name:
            case "highlights":
                return self._prose(value) if self._document.highlights else ""
            case "key_figures":
                return self._current(value.strip("[] ").partition("|")[0])
        if not getattr(self._document, _SECTIONS[name]):
            return ""
        if name == "information_gaps" and answer(value, self._selection):
            return ""
        said = entry(value)
        outside = self._material.limit is _PUBLIC
        if outside and name == "contacts" and not said.get("public", True):
            return ""
        kept = {key: said[key] for key in _PRINTED[name] if isinstance(said.get(key), str)}
        if name == "contacts" and not outside and "public" in said:
            kept["public"] = said["public"]
        return line(kept)

    def _value(self, name: str, value: str) -> str:
        head = name.partition(".")[0]
        if head == "sectors":
            return self._of_sector(name, value)
        if head == "sector_order":
            return " ".join(key for key in value.split() if key in self._sectors)
        if is_prose(name) and head not in LISTS:
            return self._prose(value) if getattr(self._document, head) else ""
        return value if self._shows(head, value) else ""

    def _shows(self, head: str, value: str) -> bool:
        match head:
            case "title":
                return value == self._document.masthead.title
            case "classification":
                return self._material.limit is not _PUBLIC or value == _PUBLIC.value
            case "changing":
                return bool(self._document.changing)
        return head in _DATES

    def _of_sector(self, name: str, value: str) -> str:
        _, key, part = name.split(".")
        sector = self._sectors.get(key)
        if sector is None or not getattr(sector, part):
            return ""
        return value if part == "lead" else self._prose(value)

    def _prose(self, text: str) -> str:
        """Return prose whose tokens name the figures that the page prints in their place."""
        said = ""
        for piece in pieces(text):
            if not isinstance(piece, Token):
                said += piece
                continue
            figure = self._current(piece.figure)
            said += str(replace(piece, figure=figure)) if figure else self._missing
        return said

    def _current(self, figure: str) -> str:
        found = self._selection.current(figure)
        return found.id if found and found.id in self._shown else ""
