"""A field's text as the rules read it: without tokens and quotations, every offset kept."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from sitrep.domain.reading import Found, find
from sitrep.domain.tokens import Token, pieces
from sitrep.languages.lexicon import any_of, lexicon
from sitrep.languages.writing import lowered
from sitrep.proofing.profile import Profile, Spot

TOKEN = chr(0xE000)  # what stands for a character of a token
QUOTED = chr(0xE001)  # and of a quotation
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_LONGEST_QUOTE = 2000
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+")
_END = re.compile(
    rf"[.!?…]++[”\"'’»)\]]*+(?=\s+[^\W_]|\s+[“\"'(«{TOKEN}{QUOTED}•]|\s*\Z)", re.UNICODE
)
_SHORT = re.compile(
    r"(?:^|[\s(])(?:No|Nos|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Prof|approx|e\.g|i\.e|etc|vs|cf|art|para|"
    r"[A-Z]|(?:[A-Z]\.)+[A-Z]|[ap]\.m)$"
)
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"\s*(?:[•*–-]\s+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a sentence stands, bullet mark and white space left out."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A token where it stands."""

    start: int
    end: int
    token: Token


class Text:
    """One field.

    Attributes:
        raw: As typed.
        plain: The same length; tokens, quotations and addresses blanked.
        low: `plain` in lower case.
        tokens: In reading order.
    """

    def __init__(self, raw: str, profile: Profile, *, quotes: bool = True) -> None:
        self.raw = raw
        self.profile = profile
        self.tokens = tuple(_tokens(raw))
        self.plain = _blanked(raw, self.tokens, quotes=quotes)
        self.low = lowered(self.plain)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        return tuple(self.profile.spots(self.low))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(_sentences(self.plain))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(sentence.start for sentence in self.sentences)

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that `at` stands in, counted from 0."""
        return max(0, bisect_right(self._starts, at) - 1)

    def opens(self, at: int) -> bool:
        """Tell whether a sentence begins at `at`."""
        return at in self._openings

    @cached_property
    def _openings(self) -> frozenset[int]:
        return frozenset(self._starts)

    @cached_property
    def kinds(self) -> tuple[tuple[Spot, ...], tuple[int, ...]]:
        """Words for kinds of figures, and where each begins."""
        spots = tuple(spot for spot in self.spots if spot.phrase.sort == "kind")
        return spots, tuple(spot.start for spot in spots)

    @cached_property
    def token_starts(self) -> tuple[int, ...]:
        return tuple(placed.start for placed in self.tokens)

    @cached_property
    def unnamed(self) -> str:
        """`plain` with digits that only name a thing blanked: telephones, resolutions, camps."""
        return _no_counts(self.profile).without_names(self.plain)

    @cached_property
    def uncounted(self) -> str:
        """`unnamed` in lower case with measures, money, ages and days blanked too."""
        return lowered(_no_counts(self.profile).without_measures(self.unnamed))

    @cached_property
    def counts(self) -> tuple[Found, ...]:
        """Counts with a number, in reading order; dates, years, ages, shares are none."""
        language = lexicon(self.profile.language)
        return tuple(f for f in find(self.uncounted, language) if f.quantity.has_number)


def _tokens(raw: str) -> Iterator[Placed]:
    at = 0
    for piece in pieces(raw):
        if isinstance(piece, str):
            at += len(piece)
            continue
        end = raw.index("]]", at) + 2
        yield Placed(at, end, piece)
        at = end


def _blanked(raw: str, tokens: tuple[Placed, ...], *, quotes: bool) -> str:
    parts, at = [], 0
    for placed in tokens:
        parts += [raw[at : placed.start], TOKEN * (placed.end - placed.start)]
        at = placed.end
    plain = "".join([*parts, raw[at:]])
    plain = _ADDRESS.sub(lambda found: QUOTED * len(found.group()), plain)
    return _without_quotations(plain) if quotes else plain


_MARK = re.compile(r"[“„«\"\n]")


def _without_quotations(plain: str) -> str:
    """Blank what stands in quotation marks; a mark that is never closed quotes nothing.

    A full stop inside the marks stays, since it ends a sentence.
    """
    parts, at, line_without = [], 0, ""
    for found in _MARK.finditer(plain):
        mark, start = found.group(), found.start()
        if mark == "\n":
            line_without = ""
            continue
        if start < at or mark in line_without:
            continue
        line_end = plain.find("\n", start, start + _LONGEST_QUOTE)
        stop = line_end if line_end >= 0 else min(len(plain), start + _LONGEST_QUOTE)
        ends = [e for c in _CLOSING[mark] if (e := plain.find(c, start + 1, stop)) >= 0]
        if not ends:
            line_without += mark if line_end >= 0 or stop == len(plain) else ""
            continue
        end = min(ends) + 1
        last = plain[end - 2] if plain[end - 2] in ".!?" else QUOTED
        tokens = "".join(TOKEN if c == TOKEN else QUOTED for c in plain[start : end - 1])
        parts += [plain[at:start], tokens, last]
        at = end
    return "".join([*parts, plain[at:]])


def _sentences(plain: str) -> Iterator[Sentence]:
    start = 0
    for line in plain.splitlines(keepends=True):
        yield from _of_line(plain, start, start + len(line))
        start += len(line)


def _of_line(plain: str, start: int, end: int) -> Iterator[Sentence]:
    at = _past_bullet(plain, start, end)
    for found in _END.finditer(plain, at, end):
        last = found.end() >= end or not plain[found.end() : end].strip()
        if not last and _SHORT.search(plain, max(at - 1, found.start() - 8, 0), found.start()):
            continue
        if at < found.end():
            yield Sentence(at, found.end())
        at = _past_space(plain, found.end(), end)
    if at < end and plain[at:end].strip():
        yield Sentence(at, end)


def _past_bullet(plain: str, start: int, end: int) -> int:
    found = _BULLET.match(plain, start, end)
    return found.end() if found else start


def _past_space(plain: str, at: int, end: int) -> int:
    while at < end and plain[at].isspace():
        at += 1
    return at


class _NoCounts:
    """What holds digits and counts nothing."""

    def __init__(self, profile: Profile) -> None:
        def words(key: str) -> str:
            return any_of(profile.words("numbers", key))

        number = r"\d(?:\d|[.,](?=\d)){0,24}+"
        listed = rf"{number}(?:(?:,\s|\s?[/–-]\s?|\s(?:and|or|to)\s){number}){{0,8}}+"
        months = (*profile.words("dates", "months"), *profile.words("dates", "short"))
        spans = any_of((*months, *profile.words("numbers", "spans")))
        names = (
            r"(?<![\w.,/-])(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}+)(?!\w)",
            r"\+\d[\d ()./-]{4,24}+",
            r"(?<![\w.,/-])\d{1,4}+(?:-\d{2,6}+){2,4}+(?!\w)",
            r"(?<![\d.,])0\d{1,4}+(?:[ /-]\d{2,4}+){1,4}+",
            rf"(?i:(?<!\w)(?:{words('phones')})[.: ]{{1,3}}+)[\d][\d ()/-]{{2,20}}+",
            rf"(?i:(?<!\w)(?:{words('labels')})\s{{1,2}}){listed}",
            rf"(?<!\w)(?:{words('capital_labels')})\s{listed}",
            rf"(?<![\w.,])\d{{1,4}}+[A-Za-z]?\s(?:[A-Z][\w'’-]{{1,20}}+\s){{1,3}}"
            rf"(?:{words('streets')})",
        )
        measures = (
            rf"(?i:(?<!\w)(?:{words('currencies')})\s?){number}(?:\s(?:million|billion))?+",
            rf"(?<![\w.,]){number}\s(?:{words('currencies')})(?!\w)",
            rf"(?<![\w.,-]){listed}\s(?:{spans})(?!\w)",
            rf"(?<![\w.,]){number}\s?(?i:{words('units')})(?!\w)",
            rf"(?<![\w.,]){number}\s?[°′″º]",
            r"(?<!\w)\d{1,3}+(?:st|nd|rd|th)(?!\w)",
        )
        self._names = re.compile("|".join(names))
        self._measures = re.compile("|".join(measures))

    def without_names(self, plain: str) -> str:
        return self._names.sub(self._blank, plain) if _DIGIT.search(plain) else plain

    def without_measures(self, plain: str) -> str:
        return self._measures.sub(self._blank, plain) if _DIGIT.search(plain) else plain

    def _blank(self, found: re.Match[str]) -> str:
        """Blank the match; white space at its end stays."""
        words = found.group().rstrip(" .,")
        return QUOTED * len(words) + found.group()[len(words) :]


@cache
def _no_counts(profile: Profile) -> _NoCounts:
    return _NoCounts(profile)
