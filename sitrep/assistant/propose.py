"""Reads an article and proposes its figures and facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, reduce
from operator import or_

from sitrep.assistant.columns import columns
from sitrep.assistant.compounds import compounds
from sitrep.assistant.context import Context
from sitrep.assistant.drafts import Draft
from sitrep.assistant.facts import Uncounted, facts, uncounted
from sitrep.assistant.grids import grids
from sitrep.assistant.hits import Hit
from sitrep.assistant.marking import May, marks, table
from sitrep.assistant.merge import merged
from sitrep.assistant.own import extended
from sitrep.assistant.places import first_words
from sitrep.assistant.restoring import restored
from sitrep.assistant.rules import rules
from sitrep.assistant.sentences import sentences
from sitrep.assistant.single import singles
from sitrep.assistant.speakers import attribution
from sitrep.assistant.tables import Tables, outside
from sitrep.assistant.tokens import Tokens
from sitrep.assistant.whereabouts import is_row, own_places, shared_places
from sitrep.assistant.words import Is, Mark
from sitrep.domain.figure import Proposed
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.domain.reading import Found, find_within
from sitrep.languages.lexicon import CODES, Lexicon, any_of, lexicon

MOST = 500  # proposals an article may have; more is a table, not an article
_OF_FLIGHT = (
    ("moved",),
    ("returned",),
    ("reached",),
)  # told of only in a text that tells of flight
_GO = Is.DRIVE | Is.CARRY | Is.TRANSFER | Is.HAVEN | Is.ENROLL | Is.LEAVE
_MOST_DRAFTS = 5000
_COUNTED = May.NUMBER | May.MERE | May.ONE


def propose(  # noqa: PLR0913 - all that a text is read with
    text: str,
    *,
    language: str,
    published: date | None,
    country: str,
    article: str = "",
    publisher: str = "",
    own: OwnWords = NOTHING,
) -> Proposed:
    """Propose the figures and facts of a text, in time linear in its length.

    Args:
        text: The article as stored; offsets count code points from its start.
        language: ISO 639-1 code; one without a lexicon yields nothing.
        published: Day that "yesterday" is counted from.
        country: ISO 3166-1 alpha-3 code whose places are looked for.
        article: Key of the article, kept in each passage.
        publisher: Ends the chain of sources, if given.
        own: Words that staff added.
    """
    code = language[:2].lower()
    if code not in CODES or not text.strip():
        return Proposed()
    words = extended(lexicon(code), own)
    read = words.writing.read(text, first_words(country) if words.writing.joins else frozenset())
    context = Context(read.text, read.low, words, published, country, own)
    drafts = list(_Scan(read.text, read.low, words, context).drafts())
    proposals = restored(merged(drafts, context, article, publisher), read)
    return Proposed(tuple(proposals[:MOST]), max(0, len(proposals) - MOST))


class _Scan:
    """One pass over a text; a sentence is read only where its words may make a figure."""

    def __init__(self, text: str, low: str, words: Lexicon, context: Context) -> None:
        self.text, self.low, self.words, self.context = text, low, words, context
        self._table, self._facts = table(words), facts(words)
        self._tokens = Tokens(low)
        self._may = list(map(self._table.may.__getitem__, self._tokens.words))
        self._made = 0
        self._flight: bool | None = None

    def drafts(self) -> Iterator[Draft]:
        spans = sentences(self.text, self.words)
        if read := list(grids(self.text)):
            tables = Tables(read, self.text, self.low, self.words, self.context)
            spans = outside(spans, tables.spans)
            for draft in tables.drafts():
                draft.number = self._made
                self._made += 1
                yield draft
                if self._made > _MOST_DRAFTS:
                    return
        for span in columns(self.text, spans, self._may_be_label):
            part = self._tokens.around(*span)
            may = reduce(or_, self._may[part], 0)
            if may & May.CUE and may & _COUNTED and (may & May.TELL or self._tells(part)):
                yield from self._read(span, part, may)
            if may & May.FACT:
                tokens = zip(self._tokens.words[part], self._may[part], strict=True)
                told = (word for word, may in tokens if may & May.FACT)
                for found in self._facts.find(self.low, span, told):
                    yield self._uncounted(span, found)
            if self._made > _MOST_DRAFTS:
                return

    def _may_be_label(self, span: tuple[int, int]) -> bool:
        return reduce(or_, self._may[self._tokens.around(*span)], 0) & May.CUE > 0

    def _tells(self, part: slice) -> bool:
        """Tell whether a phrase of the sentence may say what happened to those counted."""
        words = self._tokens.words
        first = (at for at in range(part.start, part.stop) if self._may[at] & May.BEGIN)
        return self._table.tells(words[at : at + 2] for at in first)

    def _read(self, span: tuple[int, int], part: slice, may: int) -> Iterator[Draft]:
        counts = self._counts(span, part) if may & May.NUMBER else ()
        inside = [found for found in counts if found.start >= span[0] and found.end <= span[1]]
        if not (inside or may & (May.MERE | May.ONE)):
            return
        grammar = rules(self.words)
        made = marks(self.text, self._tokens, span, inside, self._table)
        if inside:
            yield from self._figures(span, made)
        if may & May.ONE:
            for found in singles(self.words).find(made, grammar):
                yield self._uncounted(span, found)
        if may & May.MERE:
            for found in uncounted(compounds(made), grammar, self._facts.subjects):
                yield self._uncounted(span, found)

    def _counts(self, span: tuple[int, int], part: slice) -> Iterator[Found]:
        tokens = self._tokens
        numbers = [
            (start, end)
            for may, start, end in zip(
                self._may[part], tokens.starts[part], tokens.ends[part], strict=True
            )
            if may & May.NUMBER
        ]
        return find_within(self.text, self.low, span, self.words, numbers)

    def _figures(self, span: tuple[int, int], made: list[Mark]) -> Iterator[Draft]:
        flags = reduce(or_, [mark.flags for mark in made])
        flight = self._flight or not _asks(made, flags) or self._tells_of_flight()
        hits = rules(self.words).read(made, flight=flight)
        if any(hit.kinds == ("displaced",) for hit in hits):
            self._flight = True
        base = self._made
        if not hits or flags & Is.UNREAL:
            return
        named = self.context.said(span).places
        own = own_places(self.text, span, hits, named)
        where = shared_places(hits, own, named)
        past = [mark.start for mark in made if mark.flags & Is.PAST] if flags & Is.PAST else []
        flags |= Is.WIDE if self.context.times.is_wide(span) else 0
        for place in range(len(hits)):
            draft = self._counted(span, hits, place, flags, past)
            draft.number = base + place
            draft.where, draft.row = where[place], is_row(hits, place, own)
            if draft.parent is not None:
                draft.parent += base
            yield draft

    def _tells_of_flight(self) -> bool:
        if self._flight is None:
            likely = any(may & May.FLIGHT for may in set(self._may))
            self._flight = likely and _flight(self.words).search(self.low) is not None
        return self._flight

    def _counted(
        self, span: tuple[int, int], hits: list[Hit], place: int, flags: int, past: list[int]
    ) -> Draft:
        """Make a draft of a count; `flags` are those of all words of its sentence."""
        hit = hits[place]
        alike = any(set(hit.kinds) & set(before.kinds) for before in hits[:place])
        self._made += 1
        return Draft(
            number=place,
            kinds=hit.kinds,
            quantity=hit.found.quantity,
            unit=hit.unit,
            population=hit.population,
            start=hit.start,
            at=hit.found.start,
            quote=self.text[hit.start : hit.end],
            span=span,
            rule=f"{self.words.code}.{hit.rule}",
            sure=hit.sure and not flags & Is.UNSURE,
            relation=hit.relation,
            parent=hit.parent,
            new=hit.new,
            more=hit.found.more and (place == 0 or alike),
            part=hit.part,
            past=hit.past or self.context.times.is_past(span, hit.start, hit.end, past),
            total=flags & Is.TOTAL > 0,
            extra=hit.found.more and alike,
            share=flags & Is.PART > 0,
            wide=flags & Is.WIDE > 0,
            rumor=flags & Is.RUMOR > 0,
            month=self.context.times.is_other_month(span, hit.start),
        )

    def _uncounted(self, span: tuple[int, int], found: Uncounted) -> Draft:
        self._made += 1
        said = found.quantity.has_number  # none, or one
        words = self.text[found.start : found.end] if said else ""
        return Draft(
            number=self._made - 1,
            kinds=found.kinds,
            quantity=replace(found.quantity, words=words),
            unit=found.unit,
            population=(),
            start=found.start,
            at=found.start,
            quote=_trimmed(self.text[found.start : found.end]),
            span=span,
            rule=f"{self.words.code}.{found.rule}",
            sure=found.sure,
            where=tuple(ref for _, ref in self.context.said(span).places) or None,
            past=self.context.times.is_past(span, found.start, found.end, ()),
            single=found.rule == "single",
            speaker=self._speaker(span[0], *found.speaker) if found.speaker else "",
        )

    def _speaker(self, floor: int, start: int, end: int) -> str:
        return attribution(self.words).full_name(self.text, floor, start, end)


@cache
def _flight(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the words of a text that tells of people who fled."""
    words = any_of(lexicon.words("grammar", "flight"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def _asks(marks: list[Mark], flags: int) -> bool:
    """Tell whether the text must tell of flight for what a sentence says; `flags`: of all words."""
    if flags & _GO:
        return True
    return any(mark.kinds in _OF_FLIGHT or mark.meaning.site for mark in marks)


def _trimmed(quote: str) -> str:
    return re.sub(r"\s+$", "", quote)
