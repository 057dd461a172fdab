"""What the text around a count says of it: who, where, when, and whether it is long past."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sitrep.assistant.attribution import Source, attribution
from sitrep.assistant.dates import dates
from sitrep.assistant.places import Names, Places, scanner
from sitrep.domain.figure import PlaceRef
from sitrep.languages.lexicon import Lexicon

_LEAD = 900  # characters that hold the headline and the first paragraph
_YEAR = re.compile(r"(?<![\w.,-])(?:18|19|20)\d\d(?![\w%]|[.,]\d)")
_FURTHEST = 90  # characters from words for another time to the count
_SINCE = 40  # characters: "the worst since 1998, when 210 died"


@dataclass(slots=True)
class Said:
    """What one sentence says beside its counts."""

    source: Source | None
    places: list[tuple[int, PlaceRef]]
    days: list[tuple[int, date]]
    years: list[tuple[int, int, bool]]  # start, year, said as "since"


@dataclass(slots=True)
class Context:
    """Reads around counts, each sentence once."""

    text: str
    low: str
    lexicon: Lexicon
    published: date | None
    country: str
    where: Places | Names = field(init=False)
    _said: dict[tuple[int, int], Said] = field(default_factory=dict)
    _year: int | None = None
    _lead: list[PlaceRef] | None = None

    def __post_init__(self) -> None:
        self.where = scanner(self.country, self.lexicon)

    def said(self, span: tuple[int, int]) -> Said:
        known = self._said.get(span)
        if known is None:
            known = self._said[span] = self._read(span)
        return known

    def _read(self, span: tuple[int, int]) -> Said:
        start, end = span
        sentence = self.text[start:end]
        found = [(start + at, ref) for at, ref in self.where.find(sentence)]
        low = self.low[start:end]
        days = [(start + d.start, d.day) for d in dates(self.lexicon).find(low, self.published)]
        source = attribution(self.lexicon).find(sentence)
        return Said(source, found, days, self._years(sentence, low, start))

    def _years(self, sentence: str, low: str, start: int) -> list[tuple[int, int, bool]]:
        since = self.lexicon.words("grammar", "since")
        return [
            (
                start + found.start(),
                int(found.group()),
                low[max(0, found.start() - 8) : found.start()].rstrip().endswith(since),
            )
            for found in _YEAR.finditer(sentence)
        ]

    def is_past(self, span: tuple[int, int], start: int, end: int, words: Iterable[int]) -> bool:
        """Tell whether a count is said of another time.

        Args:
            span: The sentence.
            start: Start of the count's words.
            end: Their end.
            words: Starts of words such as "last year" in its sentence.
        """
        years = self.said(span).years
        if years and self.year:
            at, year, since = min(years, key=lambda each: abs(each[0] - start))
            if year < self.year and self._governs(at, start, end, since=since):
                return True
        return any(self._governs(at, start, end) for at in words)

    def _governs(self, at: int, start: int, end: int, *, since: bool = False) -> bool:
        """Tell whether words at `at` date a count: before it, or after it in the same clause."""
        if at < start:
            return start - at < (_SINCE if since else _FURTHEST)
        return not since and not any(sign in self.low[end:at] for sign in ",;(")

    @property
    def year(self) -> int:
        """The year the text is about: that of publication, or the first its lead names."""
        if self._year is None:
            if self.published:
                self._year = self.published.year
            else:
                first = _YEAR.search(self.text, 0, _LEAD)
                self._year = int(first.group()) if first else 0
        return self._year

    def places(self, span: tuple[int, int], start: int, end: int) -> tuple[PlaceRef, ...]:
        """Return where a count was: by its sentence, else its paragraph, else the lead.

        `start` and `end` are the part of the sentence that belongs to this count alone.
        """
        said = self.said(span)
        own = [ref for at, ref in said.places if start <= at < end]
        if own or said.places:
            return tuple(own or [ref for _, ref in said.places])
        begin = self.text.rfind("\n\n", max(0, span[0] - 1500), span[0])
        if begin >= 0 or span[0] < 1500:
            paragraph = self.where.find(self.text[max(begin, 0) : span[0]])
            if paragraph:
                return tuple(ref for _, ref in paragraph)
        return self.lead

    @property
    def lead(self) -> tuple[PlaceRef, ...]:
        if self._lead is None:
            self._lead = [ref for _, ref in self.where.find(self.text[:_LEAD])]
        return tuple(self._lead)

    def as_of(self, span: tuple[int, int], start: int) -> date | None:
        """Return the day nearest to the count in its sentence, else the day of publication."""
        said = self.said(span)
        days = [(abs(at - start), day) for at, day in said.days if self._may_be(day)]
        if days:
            return min(days)[1]
        return self.published

    def _may_be(self, day: date) -> bool:
        return self.published is None or day <= self.published
