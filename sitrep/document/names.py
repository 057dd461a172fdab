"""What places and bodies are called in one language, and the phrases that name them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sitrep.document.cartography.naming import called
from sitrep.document.phrases import Phrases
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.place import Gazetteer
from sitrep.domain.source import SourceLink, short
from sitrep.languages import bodies

_LEFT = "\N{LEFT-TO-RIGHT MARK}"
_AT_EDGE = re.compile(r"(?<=\s)(?=[^\s\w]|\d)|(?<=[^\s\w])(?=\s|$)")  # of a word, before or after
NAMED_PLACES = 6  # more places than this are said by their number
TILE_LETTERS = 14
NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Names:
    """Names places, bodies and chains of sources.

    Args:
        phrases: Of the language.
        places: Where official names come from.
        own: What a person calls bodies in the language, by their names; before any list.
    """

    def __init__(
        self, phrases: Phrases, places: Gazetteer, own: Mapping[str, str] = NO_NAMES
    ) -> None:
        self._phrases = phrases
        self._places = places
        self._own = {**own, **_shortened(own)}

    # Places

    @property
    def places(self) -> Gazetteer:
        """The list that official names come from."""
        return self._places

    def place(self, ref: PlaceRef) -> str:
        """Return the official name where a P-code is known, else the article's own word.

        In other languages than English it is what the place is called there, where that is known.
        """
        found = self._places.find(ref.pcode) if ref.pcode else None
        own = dict(found.names).get(self._phrases.language, "") if found else ""
        if own:
            return own
        name = found.name if found else ref.name
        return self.given(self._called(name) or name)

    def _called(self, name: str) -> str:
        if self._phrases.language == "en" or not name:
            return ""
        return called(name, self._places.country, self._phrases.language)

    def where(self, places: Sequence[PlaceRef]) -> str:
        names = list(dict.fromkeys(self.place(ref) for ref in places))
        return self._together(names)

    def _together(self, names: Sequence[str], again: str = "{place}") -> str:
        if len(names) > NAMED_PLACES:
            return self._phrases.counted("places", len(names))
        rest = [again.format(place=name) for name in names[1:]]
        return self._phrases.listed([*names[:1], *rest], "and")

    def in_place(self, claim: Claim) -> str:
        """Return " in Northtown", or "" for the whole situation."""
        names = list(dict.fromkeys(self.place(ref) for ref in claim.places))
        place = self._together(names, self._phrases.words["phrases"]["place_again"])
        if not place:
            return ""
        kinds = self._phrases.words["kinds"]
        own = "" if claim.is_compound else kinds.get(claim.kinds[0], {}).get("place")
        pattern = own or self._phrases.words["phrases"]["in_place"]
        return self._phrases.joined(str(pattern).format(place=place))

    # Bodies

    def given(self, words: str) -> str:
        """Return a name as it was given, kept whole where the line runs the other way.

        Where it is broken across lines, the digits and marks at either end of one keep their side.
        """
        if not words:
            return ""
        if self._phrases.direction == "rtl" and _runs_left_to_right(words):
            words = _AT_EDGE.sub(_LEFT, words)
        return self._phrases.phrase("name", name=words)

    def body(self, name: str) -> str:
        """Return what a body is called here: by a person, else by the list, else as given."""
        return self.given(self.translated(name))

    def translated(self, name: str) -> str:
        """Return what a body is called here, without the marks of a right-to-left line."""
        return self._own.get(name) or bodies.translated(name, self._phrases.language)

    def counter(self, origin: str) -> str:
        """Return the short name of the body that counted, or that nobody is named."""
        return self.body(short(origin)) or self._phrases.phrase("no_source")

    def bodies(self, names: str) -> str:
        """Return names with commas between them, each as this language has it."""
        return self._phrases.row([self.body(name) for name in names.split(", ") if name])

    def called(self, name: str, matches: Callable[[str], object]) -> list[str]:
        """Return all that a body, and any whose name matches, is called here; the longest first."""
        own = [said for each, said in self._own.items() if matches(each)]
        found = {*own, *map(acronym, own), *bodies.forms(name, matches, self._phrases.language)}
        return sorted(filter(None, found), key=lambda each: (-len(each), each))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that a name may begin with: "the "."""
        return tuple(self._phrases.words["source"]["has"])

    def source(self, name: str) -> str:
        """Return a body's name for a sentence, with its article where it takes one."""
        rules = self._phrases.words["source"]
        name = self.translated(name)
        if not name or name.casefold().startswith(tuple(rules["has"])):
            return self.given(name)
        row = next((row for row in rules["rows"] if _is_of(name, row)), None)
        return str(row["article"]).format(name=name) if row else self.given(name)

    def chain(self, links: Sequence[SourceLink]) -> str:
        """Return "HRM (reported) → Example News (published)"."""
        if not links:
            return self._phrases.phrase("no_source")
        said = [
            self._phrases.phrase(
                "approached", source=self.body(link.name), did=self._phrases.term("did", link.verb)
            )
            for link in links
        ]
        return self._phrases.phrase("chain").join(said)


def acronym(name: str) -> str:
    """Return "HRM" for "Human Rights Monitor (HRM)"; a short name as it is; or ""."""
    short = bodies.acronym(name)
    return short or (name if len(name) <= TILE_LETTERS else "")


def _shortened(own: Mapping[str, str]) -> dict[str, str]:
    """Return the short names of bodies by those that they have in the original."""
    pairs = ((acronym(name), acronym(said)) for name, said in own.items())
    return {short: said for short, said in pairs if short and said}


def _runs_left_to_right(words: str) -> bool:
    """Tell whether the first letter that has a direction runs from left to right."""
    kinds = map(unicodedata.bidirectional, words)
    return next((kind for kind in kinds if kind in ("L", "R", "AL")), "") == "L"


def _is_of(name: str, row: dict[str, Any]) -> bool:
    """Tell whether a name is one of a row, or has one of its words at its start or anywhere."""
    starts = name in row.get("whole", ()) or name.startswith(tuple(row.get("start", ())))
    return starts or any(word in name for word in row.get("anywhere", ()))
