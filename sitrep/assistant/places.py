"""Places a text names, found in the gazetteer of its country."""

from __future__ import annotations

import re
from functools import lru_cache

from sitrep.domain.figure import PlaceRef
from sitrep.domain.place import Gazetteer, folded, gazetteer

_LONGEST = 4  # words of a name
_WORD = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'ʻ`-]*")  # begins with a capital, or no case


class Places:
    """The names of one country, ready for scanning."""

    def __init__(self, country: str, names: Gazetteer) -> None:
        self._by_first: dict[str, int] = {}
        self._codes: dict[str, str] = {}
        for name, place in names.names():
            words = name.split()
            if len(words) > _LONGEST or not name[0].isalpha() or name == place.pcode.casefold():
                continue
            self._codes[name] = place.pcode
            words[0] = words[0].partition("-")[0]
            self._by_first[words[0]] = max(self._by_first.get(words[0], 0), len(words))
        self._country = country

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


@lru_cache(maxsize=8)
def places(country: str) -> Places:
    return Places(country, gazetteer(country))
