"""Places a text names, found in the gazetteer of its country or by the words around them."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import Gazetteer, folded, gazetteer
from sitrep.languages.lexicon import Lexicon, any_of

_LONGEST = 4  # words of a name
_WORD = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'ʻ`-]*")  # begins with a capital, or no case


class Places:
    """The names of one country, ready for scanning."""

    def __init__(self, listed: Gazetteer) -> None:
        self._by_first: dict[str, int] = {}
        self._codes: dict[str, str] = {}
        for name, place in listed.names():
            words = name.split()
            if len(words) > _LONGEST or not name[0].isalpha() or name == place.pcode.casefold():
                continue
            self._codes[name] = place.pcode
            words[0] = words[0].partition("-")[0]
            self._by_first[words[0]] = max(self._by_first.get(words[0], 0), len(words))

    @property
    def known(self) -> bool:
        """Tell whether there is a list of this country's places at all."""
        return bool(self._codes)

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` as it writes them, with their offsets, each once."""
        found: list[tuple[int, PlaceRef]] = []
        seen: set[str] = set()
        done = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < done:
                continue
            end, code = self._at(text, word)
            if code and code not in seen:
                seen.add(code)
                found.append((start, PlaceRef(text[start:end], code)))
            done = max(done, end if code else 0)
        return found

    def _at(self, text: str, word: re.Match[str]) -> tuple[int, str]:
        """Return the end and the code of the longest name that begins with `word`."""
        first = _bare(word.group()).lower()
        if first not in self._by_first:
            if first.isascii() and first.isalpha():
                return word.end(), ""
            first = folded(first).partition(" ")[0]
        longest = self._by_first.get(first, 0)
        if not longest:
            return word.end(), ""
        ends = [word.end()]
        while len(ends) < longest and (after := _NEXT.match(text, ends[-1])):
            ends.append(after.end())
        for end in reversed(ends):
            name = text[word.start() : end]
            bare = _bare(name)
            code = self._codes.get(folded(bare)) or self._codes.get(folded(name))
            if code:
                return word.start() + len(bare), code
        return word.end(), ""


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
            rf"|(?i:{within})\s(?:(?:{areas})\s)?(?P<within>{name})(?![\w.]))"
        )

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` with their offsets, each once."""
        found: dict[str, int] = {}
        for match in self._pattern.finditer(text):
            name = match["of"] or match["area"] or match["within"]
            if name.split()[0] not in self._not_names and not name.isupper():
                found.setdefault(_bare(name), match.start(match.lastgroup or 0))
        return [(start, PlaceRef(name)) for name, start in found.items()]


@lru_cache(maxsize=8)
def places(country: str) -> Places:
    return Places(gazetteer(country))


@cache
def names(lexicon: Lexicon) -> Names:
    return Names(lexicon)


def scanner(country: str, lexicon: Lexicon) -> Places | Names:
    """Return what finds the places of a text: the country's list, or the text's own words."""
    listed = places(country)
    return listed if listed.known else names(lexicon)
