"""What the text around a count says of it: who, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from sitrep.assistant.attribution import Source
from sitrep.assistant.bodies import Bodies
from sitrep.assistant.dates import Day, dates
from sitrep.assistant.places import Scanner, scanner
from sitrep.assistant.speakers import attribution
from sitrep.assistant.times import LEAD, Times
from sitrep.assistant.whereabouts import without_datelines
from sitrep.domain.figure import PlaceRef
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.languages.lexicon import Lexicon, any_of

_CITED = re.compile(r"\s?\([^()\n]{3,80}\d{4}\)")
_SENTENCE = re.compile(r"[.!?]\s")  # its end, which a title has not
_ENDS = (". ", "\n", "! ", "? ")  # of a sentence
_PARAGRAPH = 1500  # characters
_SPEECH = 500  # characters before or after in which a speaker is looked for


@dataclass(slots=True)
class Said:
    """What one sentence says beside its counts."""

    sources: list[Source]
    places: list[tuple[int, PlaceRef]]
    days: list[Day]


@dataclass(slots=True)
class Context:
    """Reads around counts, each sentence once."""

    text: str
    low: str
    lexicon: Lexicon
    published: date | None
    country: str
    own: OwnWords = NOTHING
    rows: list[tuple[int, int]] = field(default_factory=list)  # sentences of a place each
    where: Scanner = field(init=False)
    _said: dict[tuple[int, int], Said] = field(default_factory=dict)
    _lead: list[tuple[int, PlaceRef]] | None = None
    _paragraphs: dict[int, list[tuple[int, PlaceRef]]] = field(default_factory=dict)
    bodies: Bodies = field(init=False)
    times: Times = field(init=False)

    def __post_init__(self) -> None:
        self.times = Times(self.text, self.low, self.lexicon, self.published)
        self.where = scanner(self.country, self.lexicon, self.own.places)
        self.bodies = Bodies(self.text, attribution(self.lexicon).name_before, self.own.bodies)

    def said(self, span: tuple[int, int]) -> Said:
        known = self._said.get(span)
        if known is None:
            known = self._said[span] = self._read(span)
        return known

    def _read(self, span: tuple[int, int]) -> Said:
        start, end = span
        cited = _CITED.match(self.text, end)  # "… were killed. (Red Cross, 3 June 2021)"
        whole = slice(start, cited.end() if cited else end)
        low = self.low[whole]
        days = [
            replace(day, start=start + day.start)
            for day in dates(self.lexicon).find(low, self.published)
            if self.published is None or day.day <= self.published
        ]
        sources = attribution(self.lexicon).every(self.text[whole])
        places = self._named(start, end)
        return Said(sources, places, days)

    def _named(self, start: int, end: int) -> list[tuple[int, PlaceRef]]:
        """Return the places that a part of the text names, but not where it was written."""
        part = self.text[start:end]
        found = without_datelines(part, self.where.find(part))
        return [(start + at, ref) for at, ref in found]

    def places(
        self, span: tuple[int, int], own: tuple[PlaceRef, ...] | None
    ) -> tuple[PlaceRef, ...]:
        """Return where a count was: by its sentence, else the one nearest before, else the lead.

        Places that are counted one by one are not those of a total that stands beside them.

        Args:
            span: The sentence of the count.
            own: The places that it names for the count.
        """
        if own:
            return own
        if _everywhere(self.lexicon).search(self.low, *span):
            return ()
        begin = self.text.rfind("\n\n", max(0, span[0] - _PARAGRAPH), span[0])
        if begin >= 0 or span[0] < _PARAGRAPH:
            named = self._paragraph(max(begin, 0))
            before = [each for each in named if each[0] < span[0] and not self._is_of_rows(each[0])]
            if before:
                first = self._sentence_start(before[-1][0])
                return tuple(ref for at, ref in before if at >= first)
        return self._of_lead(span)

    def _is_of_rows(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.rows)

    def _sentence_start(self, at: int) -> int:
        low = max(0, at - _PARAGRAPH)
        return max(low, *(self.text.rfind(end, low, at) for end in _ENDS))

    def _paragraph(self, begin: int) -> list[tuple[int, PlaceRef]]:
        known = self._paragraphs.get(begin)
        if known is None:
            end = self.text.find("\n\n", begin + 2, begin + _PARAGRAPH)
            known = self._named(begin, end if end > 0 else begin + _PARAGRAPH)
            self._paragraphs[begin] = known
        return known

    def source(self, span: tuple[int, int], at: int) -> Source | None:
        """Return who says what stands at `at`, by the full name the article gives."""
        speaks = attribution(self.lexicon)
        found = speaks.among(self.said(span).sources, self.text[slice(*span)], at - span[0])
        found = found or self._source_around(span)
        if found:
            found = replace(found, name=self.bodies.full(found.name))
            self.bodies.add(found.name)
        return found

    def _source_around(self, span: tuple[int, int]) -> Source | None:
        """Look for who speaks in the sentences before and after: "he said", quoted speech."""
        start, end = span
        speaks = attribution(self.lexicon)
        if self.text.count("“", start, end) > self.text.count("”", start, end):
            return speaks.spoken(self.text[end : end + _SPEECH])
        if speaks.refers_back(self.text[start:end]):
            before = self.text[max(0, start - _SPEECH) : start]
            return speaks.carried(self.text[start:end], before)
        return None

    def _of_lead(self, span: tuple[int, int]) -> tuple[PlaceRef, ...]:
        """Return the places of the first line or sentence that names one, for a count."""
        if self._lead is None:
            found = [each for each in self._named(0, LEAD) if not self._is_of_rows(each[0])]
            first = found[0][0] if found else 0
            self._lead = [each for each in found if self._sentence_start(each[0]) <= first]
        if self._lead and self._lead[0][0] >= span[1] and _SENTENCE.search(self.text, 0, span[0]):
            return ()  # first named behind a count that does not stand in the title or begin
        return tuple(ref for _, ref in self._lead)

    def tells_day(self, span: tuple[int, int]) -> bool:
        return bool(self.said(span).days)

    def as_of(self, span: tuple[int, int], at: int, *, past: bool) -> date | None:
        """Return the day nearest to the count in its sentence, else the day of publication.

        Of what is long past only a day that is said with its year is known.
        """
        days = self.said(span).days
        lasts = any(day.since for day in days)
        found = _nearest(
            (d for d in days if not d.since and (lasts or not d.until) and (d.full or not past)), at
        )
        return found or (None if past else self.published)

    def since(self, span: tuple[int, int], at: int) -> date | None:
        """Return the day nearest to the count in its sentence that it is counted from."""
        return _nearest((day for day in self.said(span).days if day.since), at)


def _nearest(days: Iterable[Day], at: int) -> date | None:
    found = min(days, key=lambda day: abs(day.start - at), default=None)
    return found.day if found else None


@cache
def _everywhere(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the words of a count that is told of no place alone: "across the country"."""
    return re.compile(rf"(?<!\w)(?:{any_of(lexicon.words('places', 'everywhere'))})(?!\w)")
