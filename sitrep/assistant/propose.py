"""Reads an article and proposes its figures and facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sitrep.assistant.attribution import attribution
from sitrep.assistant.compounds import compounds
from sitrep.assistant.context import Context
from sitrep.assistant.facts import Uncounted, facts, uncounted
from sitrep.assistant.merge import Draft, merged
from sitrep.assistant.rules import Hit, rules
from sitrep.assistant.sentences import sentences
from sitrep.assistant.words import Is, Mark, marks, vocabulary
from sitrep.domain.figure import Proposed
from sitrep.domain.reading import Found, find
from sitrep.languages.lexicon import CODES, Lexicon, lexicon, lowered

MOST = 500  # proposals an article may have; more is a table, not an article
_MOST_DRAFTS = 5000


def propose(
    text: str,
    *,
    language: str,
    published: date | None,
    country: str,
    article: str = "",
    publisher: str = "",
) -> Proposed:
    """Propose the figures and facts of a text, in time linear in its length.

    Args:
        text: The article as stored; offsets count code points from its start.
        language: ISO 639-1 code; one without a lexicon yields nothing.
        published: Day that "yesterday" is counted from.
        country: ISO 3166-1 alpha-3 code whose places are looked for.
        article: Key of the article, kept in each passage.
        publisher: Ends the chain of sources, if given.
    """
    code = language[:2].lower()
    if code not in CODES or not text.strip():
        return Proposed()
    words = lexicon(code)
    low = lowered(text)
    context = Context(text, low, words, published, country)
    drafts = list(_Scan(text, low, words, context).drafts())
    proposals = merged(drafts, context, article, publisher)
    return Proposed(tuple(proposals[:MOST]), max(0, len(proposals) - MOST))


@dataclass(slots=True)
class _Scan:
    """One pass over a text: counts and cue words first, sentences only around them."""

    text: str
    low: str
    words: Lexicon
    context: Context
    _made: int = field(default=0)

    def drafts(self) -> Iterator[Draft]:
        counts = list(find(self.text, self.words))
        starts = [found.start for found in counts]
        triggers = [found.start() for found in facts(self.words).quick.finditer(self.low)]
        for span in sentences(self.text, self.words):
            first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1])
            at = bisect_left(triggers, span[0])
            triggered = at < len(triggers) and triggers[at] < span[1]
            if first < last or triggered:
                inside = [found for found in counts[first:last] if found.end <= span[1]]
                yield from self._sentence(span, inside, triggered=triggered)
            if self._made > _MOST_DRAFTS:
                return

    def _sentence(
        self, span: tuple[int, int], counts: list[Found], *, triggered: bool
    ) -> Iterator[Draft]:
        known = vocabulary(self.words)
        if known.may_hold_cue(self.low, *span):
            made = marks(self.text, self.low, span, counts, known)
            yield from self._read(span, made, counted=bool(counts), triggered=triggered)
        if triggered:
            for found in facts(self.words).find(self.low, span):
                yield self._uncounted(span, found)

    def _read(
        self, span: tuple[int, int], made: list[Mark], *, counted: bool, triggered: bool
    ) -> Iterator[Draft]:
        grammar, base = rules(self.words), self._made
        hits = grammar.read(made) if counted else []
        for place in range(len(hits)):
            yield self._counted(span, hits, place, made, base)
        if triggered:
            subjects = facts(self.words).subjects
            for found in uncounted(compounds(made), grammar, subjects):
                yield self._uncounted(span, found)

    def _counted(
        self, span: tuple[int, int], hits: list[Hit], place: int, made: list[Mark], base: int
    ) -> Draft:
        hit = hits[place]
        self._made += 1
        following = hits[place + 1].start if place + 1 < len(hits) else span[1]
        alone = sum(not each.part for each in hits) < 2
        return Draft(
            number=base + place,
            kinds=hit.kinds,
            quantity=hit.found.quantity,
            unit=hit.unit,
            population=hit.population,
            start=hit.start,
            quote=self.text[hit.start : hit.end],
            span=span,
            own=span if alone else (hit.start, following),
            rule=f"{self.words.code}.{hit.rule}",
            sure=hit.sure,
            relation=hit.relation,
            parent=None if hit.parent is None else base + hit.parent,
            new=hit.new,
            part=hit.part,
            past=self.context.is_past(
                span, hit.start, hit.end, [mark.start for mark in made if mark.flags & Is.PAST]
            ),
            total=any(mark.flags & Is.TOTAL for mark in made),
            extra=hit.found.more and any(set(hit.kinds) & set(h.kinds) for h in hits[:place]),
            share=any(mark.flags & Is.PART for mark in made),
        )

    def _uncounted(self, span: tuple[int, int], found: Uncounted) -> Draft:
        self._made += 1
        words = self.text[found.start : found.end] if found.rule == "none" else ""
        return Draft(
            number=self._made - 1,
            kinds=found.kinds,
            quantity=replace(found.quantity, words=words),
            unit=found.unit,
            population=(),
            start=found.start,
            quote=_trimmed(self.text[found.start : found.end]),
            span=span,
            own=span,
            rule=f"{self.words.code}.{found.rule}",
            sure=False,
            past=self.context.is_past(span, found.start, found.end, ()),
            speaker=self._speaker(span[0], *found.speaker) if found.speaker else "",
        )

    def _speaker(self, floor: int, start: int, end: int) -> str:
        return attribution(self.words).full_name(self.text, floor, start, end)


def _trimmed(quote: str) -> str:
    return re.sub(r"\s+$", "", quote)
