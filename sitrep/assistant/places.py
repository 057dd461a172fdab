"""Places a text names, found in the gazetteer of its country or by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

from sitrep.assistant.mapped import mapped
from sitrep.domain.figure import PlaceRef
from sitrep.domain.own_words import OwnPlace
from sitrep.domain.place import Gazetteer, folded, gazetteer
from sitrep.languages.countries import countries
from sitrep.languages.lexicon import Lexicon, any_of

_LONGEST = 4  # words of a name
_WORD = re.compile(r"[^\W\d_a-z](?<!\w.)[\w’'ʻ`-]*")  # begins with a capital, or no case
_LONGEST_WORD = 20  # letters
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


_HEAD = re.compile(r"^\W{0,3}(?P<name>[^\W\d_a-z][\w’'. -]{2,30}?)\s?(?:[–—:]|\s-\s)", re.MULTILINE)
_FAR = re.compile(r"\b(?:km|kilomet\w+|miles?)\s(?:[\w-]+\s){1,4}$")  # "5 km north of"
_FAR_LETTERS = 60
_OWNER = re.compile(r".*[’']s (?=.)")
_NEXT = re.compile(r"[ \n-][^\W\d_][\w’'ʻ`-]*")


def _cased(words: Iterable[str]) -> set[str]:
    """Return words as they stand within a sentence and at its start."""
    return {form for word in words for form in (word, word[:1].upper() + word[1:])}


def _bare(name: str) -> str:
    """Return the name without the possessive."""
    return name.removesuffix("’s").removesuffix("'s")


class Names:
    """Names that the text itself calls places, for countries without a list."""

    def __init__(self, lexicon: Lexicon) -> None:
        areas, of, within, capitals, sides = (
            any_of(_cased(lexicon.words("places", key)))
            for key in ("areas", "of", "within", "capitals", "sides")
        )
        parts, spoken, struck = (
            any_of(lexicon.words("places", key)) for key in ("parts", "spoken", "struck")
        )
        self._not_names = frozenset(lexicon.words("attribution", "not_names"))
        others = (lexicon.words("places", "offices"), lexicon.words("places", "peoples"))
        self._refused = self._not_names.union(*others)
        self._roles = frozenset(lexicon.words("attribution", "roles"))
        particle = rf"(?:(?:{any_of(lexicon.words('places', 'particles'))})-)?"
        word = rf"{particle}[^\W\d_a-z](?:[^\W\d_]|[’'-])+(?!\w)"
        inside = any_of(lexicon.words("places", "inside"))
        joined = "|".join(f"(?<={each})" for each in lexicon.words("places", "joined")) or "(?!)"
        name = rf"{word}(?: (?:(?:{inside}) )?(?:[dl][’'])?{word}){{0,2}}"
        name = rf"{name}(?:(?:{joined}) of (?:the )?{word})?"
        last = any_of(lexicon.words("places", "and"))
        self._pattern = re.compile(
            rf"(?<!\w)(?:(?:{areas})\s(?:{of})\s(?P<of>{name})"
            rf"|(?P<area>{name})(?=\s(?:{areas})(?!\w))(?!(?<=ian)\s(?:{areas})\s(?:{of})\s[A-Z])"
            rf"|(?:{capitals}),?\s(?P<capital>{name})(?![\w-])"
            rf"|(?:{struck})\s(?:(?:{sides})\s)?(?=(?P<country>{name})(?![\w-]))"
            rf"|(?:{within})\s(?:(?:{parts})\s)?(?:(?:{sides})\s)?(?:(?:{areas})\s)?(?P<within>{name})(?![\w-]|\.(?!\W*$)))"
        )
        self._leading = [[word] for word in lexicon.words("places", "before")]
        self._language = lexicon.code
        self._fold = lexicon.writing.folded
        self._spoken = re.compile(rf"(?<!\w)(?:{spoken})\s$")
        self._name = re.compile(name)
        self._sides = frozenset(lexicon.words("places", "sides"))
        self._prepositions = frozenset(lexicon.words("places", "within"))
        self._before = re.compile(r"(?<!\w)([^\W\d_a-z][\w’'-]*) $")
        self._follows = re.compile(r" [^\W\d_a-z][^\W\d_]")
        self._also = re.compile(rf"(?:, {name})*,? (?:{last}) {name}(?![\w-])")

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` with their offsets, each once."""
        found: dict[str, int] = {}
        for head in _HEAD.finditer(text):
            if folded(head["name"]) in self._countries:
                found[head["name"]] = head.start("name")
        for match in self._pattern.finditer(text):
            start = match.start(match.lastgroup or 0)
            if match["country"] and folded(match["country"]) not in self._countries:
                continue
            if (match["capital"] or match["within"]) and self._is_elsewhere(text, match):
                continue
            self._take(found, match[match.lastgroup or 0], start)
            if also := self._also.match(text, match.end(match.lastgroup or 0)):
                for name in self._name.finditer(text, also.start(), also.end()):
                    self._take(found, name.group(), name.start())
        return [(start, PlaceRef(name)) for name, start in found.items()]

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(folded(name) for _, name in countries(self._language))

    def may_be(self, text: str, start: int, ref: PlaceRef) -> bool:
        """Tell a place without a code from a word that it is too: "Police", "Ada Karu"."""
        if ref.pcode:
            return True
        if _FAR.search(text, max(0, start - _FAR_LETTERS), start):
            return False
        if " " in ref.name:
            return True
        if not ref.name[0].isupper():  # a script without capitals
            led = self._fold(text[max(0, start - _LONGEST_WORD) : start])
            return led.split()[-1:] in self._leading
        before, after = self._before.search(text, 0, start), text[start + len(ref.name) :]
        alone = before is None or before[1].lower() in self._prepositions
        common = ref.name.lower() in self._roles or ref.name.lower() in self._sides
        return alone and not common and not self._follows.match(after)

    def _is_elsewhere(self, text: str, found: re.Match[str]) -> bool:
        """Tell how far a capital is, or where somebody spoke, from where a thing was."""
        led = text[max(0, found.start() - _FAR_LETTERS) : found.start()]
        return (_FAR if found["capital"] else self._spoken).search(led) is not None

    def _take(self, found: dict[str, int], name: str, start: int) -> None:
        country = _OWNER.match(name)  # "Sudan’s Tawila district"
        if country:
            name, start = name[country.end() :], start + country.end()
        words = _bare(name).split()
        while words and words[0] in self._not_names and name != words[0]:
            start += len(words[0]) + 1
            name = name[len(words[0]) :].lstrip()
            words = words[1:]
        while len(words) > 1 and words[-1].isupper() and not name.isupper():
            words.pop()  # "Hasa IDP camp"
        if not words:
            return
        spoken = not self._roles.isdisjoint(name.lower().split())  # "in Karu and Governor Ali"
        if words[0] not in self._refused and not name.isupper() and not spoken:
            found.setdefault(" ".join(words), start)


class Both:
    """The names that staff added or a map bears, and those that the text itself calls places."""

    def __init__(self, own: Places, names: Names) -> None:
        self._own, self._names = own, names

    def find(self, text: str) -> list[tuple[int, PlaceRef]]:
        """Return the places of `text` with their offsets, each once."""
        found = [each for each in self._own.find(text) if self._names.may_be(text, *each)]
        taken = [(start, start + len(ref.name), bool(ref.pcode)) for start, ref in found]
        for start, ref in self._names.find(text):
            end = start + len(ref.name)
            inside = [each for each in taken if each[0] < end and start < each[1]]
            if any(coded or (a <= start and end <= b) for a, b, coded in inside):
                continue
            found = [each for each in found if not start <= each[0] < end]
            found.append((start, ref))
        return sorted(found, key=lambda each: each[0])


Scanner = Places | Names | Both


def places(country: str, own: tuple[OwnPlace, ...] = ()) -> Places:
    """Return the places of a country's list, else those that its map names."""
    listed = gazetteer(country)
    return _ready(listed if any(listed) else mapped(country), own)


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
    if listed.deep and any(gazetteer(country)):
        return listed
    return Both(listed, names(lexicon)) if own or listed.known else names(lexicon)
