"""Places a text names, found in the gazetteer of its country or by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from sitrep.domain.figure import PlaceRef
from sitrep.domain.own_words import OwnPlace
from sitrep.domain.place import Gazetteer, folded, gazetteer
from sitrep.languages.lexicon import Lexicon, any_of

_LONGEST = 4  # words of a name
_WORD = re.compile(r"[^\W\d_a-z](?<!\w.)[\w’'ʻ`-]*")  # begins with a capital, or no case
_MOST_KNOWN = 50_000  # words that are remembered


class Places:
    """The names of one country, ready for scanning."""

    def __init__(self, listed: Gazetteer, own: Iterable[OwnPlace] = ()) -> None:
        self._by_first: dict[str, int] = {}
        self._codes: dict[str, str | None] = {}
        self._longest: dict[str, int] = {}  # by words as texts write them
        for name, place in listed.names():
            if name != place.pcode.casefold():
                self._add(name, place.pcode)
        self._listed = bool(self._codes)
        self.deep = any(place.level > 1 for place in listed)
        for each in own:
            self._add(folded(each.name), each.pcode or None)

    def _add(self, name: str, code: str | None) -> None:
        words = name.split()
        if not words or len(words) > _LONGEST or not name[0].isalpha():
            return
        self._codes[name] = code
        words[0] = words[0].partition("-")[0]
        self._by_first[words[0]] = max(self._by_first.get(words[0], 0), len(words))

    @cached_property
    def first_words(self) -> frozenset[str]:
        """The words a name may begin with, where a script joins others to them."""
        every = {word.split()[0] for word in self._codes}
        return frozenset(every | {f"ال{word}" for word in every})

    @property
    def known(self) -> bool:
        """Tell whether there is a list of this country's places at all."""
        return self._listed

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` as it writes them, with their offsets, each once."""
        found: list[tuple[int, PlaceRef]] = []
        seen: set[str] = set()
        done = 0
        for word in _WORD.finditer(text):
            written = word.group()
            longest = self._longest.get(written)
            if longest is None:
                longest = self._begun(written)
            start = word.start()
            if not longest or start < done:
                continue
            end, code = self._at(text, word, longest)
            if end and (code or text[start:end]) not in seen:
                seen.add(code or text[start:end])
                found.append((start, PlaceRef(text[start:end], code)))
            done = max(done, end)
        return found

    def _begun(self, word: str) -> int:
        """Return how many words the longest name has that begins with `word`, 0 for none."""
        first = _bare(word).lower()
        if first not in self._by_first and not (first.isascii() and first.isalpha()):
            first = folded(first).partition(" ")[0]
        longest = self._by_first.get(first, 0)
        if len(self._longest) < _MOST_KNOWN:
            self._longest[word] = longest
        return longest

    def _at(self, text: str, word: re.Match[str], longest: int) -> tuple[int, str]:
        """Return end and code of the longest name, of words at most, that begins with `word`."""
        ends = [word.end()]
        while len(ends) < longest and (after := _NEXT.match(text, ends[-1])):
            ends.append(after.end())
        for end in reversed(ends):
            name = text[word.start() : end]
            bare = _bare(name)
            for known in (folded(bare), folded(name)):
                if known in self._codes:
                    return word.start() + len(bare), self._codes[known] or ""
        return 0, ""


_NEXT = re.compile(r"[ \n-][^\W\d_][\w’'ʻ`-]*")


def _bare(name: str) -> str:
    """Return the name without the possessive."""
    return name.removesuffix("’s").removesuffix("'s")


class Names:
    """Names that the text itself calls places, for countries without a list."""

    def __init__(self, lexicon: Lexicon) -> None:
        areas = any_of(lexicon.words("places", "areas"))
        of = any_of(lexicon.words("places", "of"))
        within = any_of(lexicon.words("places", "within"))
        self._not_names = frozenset(lexicon.words("attribution", "not_names"))
        name = r"[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2}"
        self._pattern = re.compile(
            rf"(?<!\w)(?:(?i:{areas})\s(?i:{of})\s(?P<of>{name})"
            rf"|(?P<area>{name})\s(?:{areas})(?!\w)"
            rf"|(?i:{within})\s(?:(?:{areas})\s)?(?P<within>{name})(?![\w-]|\.(?!\W*$)))"
        )

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` with their offsets, each once."""
        found: dict[str, int] = {}
        for match in self._pattern.finditer(text):
            name = match["of"] or match["area"] or match["within"]
            if _bare(name.split()[0]) not in self._not_names and not name.isupper():
                found.setdefault(_bare(name), match.start(match.lastgroup or 0))
        return [(start, PlaceRef(name)) for name, start in found.items()]


class Both:
    """The names that staff added, and those that the text itself calls places."""

    def __init__(self, own: Places, names: Names) -> None:
        self._own, self._names = own, names

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` with their offsets, each once."""
        found = self._own.find(text)
        starts = {start for start, _ in found}
        return sorted(
            [*found, *(each for each in self._names.find(text) if each[0] not in starts)],
            key=lambda each: each[0],
        )


Scanner = Places | Names | Both


def places(country: str, own: tuple[OwnPlace, ...] = ()) -> Places:
    return _ready(gazetteer(country), own)


@lru_cache(maxsize=8)
def _ready(listed: Gazetteer, own: tuple[OwnPlace, ...]) -> Places:
    return Places(listed, own)


def first_words(country: str) -> frozenset[str]:
    """Return the words that begin a place's name, folded, with and without the Arabic article."""
    return places(country).first_words


@cache
def names(lexicon: Lexicon) -> Names:
    return Names(lexicon)


def scanner(country: str, lexicon: Lexicon, own: tuple[OwnPlace, ...] = ()) -> Scanner:
    """Return what finds the places of a text: the country's list, or the text's own words.

    A list of provinces alone, as a person may load one, says nothing of towns: both are used.
    """
    listed = places(country, own)
    if listed.known and listed.deep:
        return listed
    return Both(listed, names(lexicon)) if own or listed.known else names(lexicon)
