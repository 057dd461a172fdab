"""The words written from figures, in one language; every word comes from its sentences.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from sitrep import paths
from sitrep.domain.changes import Difference
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import KINDS, Unit
from sitrep.domain.place import Gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.report import SECTORS
from sitrep.domain.source import SourceLink
from sitrep.languages import forms

_ACRONYM = re.compile(r"^(.*\S)\s+\(([^()\s]{2,14})\)$")
NAMED_PLACES = 6  # more places than this are said by their number
TILE_LETTERS = 14
CAPTION_LETTERS = 32


class Writer:
    """Writes counts, places, sources and dates in one language."""

    def __init__(self, language: str, places: Gazetteer) -> None:
        self.language = language
        self._places = places
        self._words = _patterns(language)

    @property
    def direction(self) -> str:
        return str(self._words["direction"])

    def phrase(self, key: str, /, **parts: object) -> str:
        return str(self._words["phrases"][key]).format(**parts)

    def term(self, table: str, key: str) -> str:
        """Return one word of a table: a verification, a classification, a report type."""
        return str(self._words[table][key])

    def disclaimer(self) -> tuple[str, ...]:
        return tuple(self._words["disclaimer"].values())

    # Numbers

    def number(self, value: int) -> str:
        return forms.number(value, self.language)

    def count(self, quantity: Quantity, *, start: bool = False) -> str:
        """Return a count for running text: "more than 70", "dozens of", "three".

        One that opens a sentence (`start`) takes a capital and does not begin with a digit.
        """
        words = self._count(quantity)
        if not start:
            return words
        if words[:1].isdigit():
            return str(self._words["count"]["start"]).format(n=words)
        return capital(words)

    def _count(self, quantity: Quantity) -> str:
        patterns = self._words["count"]
        if quantity.quantifier is Quantifier.VAGUE:
            return str(self._vague(quantity)["count"])
        pattern = patterns["below" if quantity.below else quantity.quantifier.value]
        low, high = self._spelled(quantity.low), self._spelled(quantity.high)
        if quantity.low is not None and quantity.high is not None and quantity.high > 9:
            low = self.number(quantity.low)  # a range is written one way
        number = low or high
        if _bound_is_rough(quantity):
            number = str(patterns["about"]).format(n=number)
        return str(pattern).format(n=number, low=low, high=high)

    def _spelled(self, value: int | None) -> str:
        if value is None:
            return ""
        words = self._words["spelled"]["words"]
        return str(words[value]) if value < len(words) else self.number(value)

    def tile(self, quantity: Quantity) -> str:
        """Return a count for a tile or table: "70+", "40–50", "Dozens", "Reported"."""
        if quantity.quantifier is Quantifier.VAGUE:
            return str(self._vague(quantity)["tile"])
        low = "" if quantity.low is None else self.number(quantity.low)
        high = "" if quantity.high is None else self.number(quantity.high)
        pattern = str(self._words["tile"][quantity.quantifier.value])
        words = pattern.format(n=low or high, low=low, high=high)
        return f"~{words}" if _bound_is_rough(quantity) else words

    def _vague(self, quantity: Quantity) -> dict[str, Any]:
        said = quantity.words.casefold()
        rows: list[dict[str, Any]] = self._words["vague"]
        return next(row for row in rows if any(cue in said for cue in row["cue"]))

    # What is counted

    def unit(self, claim: Claim) -> str:
        """Return "people", "civilians" or "one household", fitting the count."""
        one = claim.quantity.is_exact and claim.quantity.low == 1
        if claim.population and claim.unit is Unit.PEOPLE:
            names = [self._words["population"][group][not one] for group in claim.population]
            return self.listed(names, "and")
        return str(self._words["units"][claim.unit.value][not one])

    def amount(self, claim: Claim, *, start: bool = False) -> str:
        """Return the count with its unit: "more than 70 people"."""
        return f"{self.count(claim.quantity, start=start)} {self.unit(claim)}"

    def kind(self, claim: Claim) -> str:
        """Return the word after the unit: "killed", "wounded or captured"."""
        return self.listed([self._words["kinds"][kind][0] for kind in claim.kinds], "or")

    def label(self, claim: Claim) -> str:
        """Return the name for a table head or caption: "Killed", "Wounded or captured"."""
        label = capital(self.kind(claim)) if claim.is_compound else claim.kind.label
        if claim.population:
            groups = [self._words["population"][group][1] for group in claim.population]
            label = f"{label}, {self.listed(groups, 'and')}"
        if claim.unit is Unit.FAMILIES or claim.unit is Unit.HOUSEHOLDS:
            label = f"{label}, {self._words['units'][claim.unit.value][1]}"
        if claim.sector:
            label = f"{label}, {SECTORS[claim.sector].lower()}"
        return label

    def statement(self, claim: Claim) -> str:
        """Return the figure without its source: "more than 70 people killed"."""
        if claim.is_fact:
            return claim.kind.label
        if not claim.quantity.has_number and claim.quantity.quantifier is not Quantifier.VAGUE:
            return self.phrase("statement_uncounted", unit=self.unit(claim), kind=self.kind(claim))
        parts = {"count": self.count(claim.quantity), "unit": self.unit(claim)}
        return self.phrase("statement", kind=self.kind(claim), **parts)

    def sentence(self, claim: Claim) -> str:
        """Return the sentence of a figure, passive, with its source.

        "More than 70 people were killed in Northtown and Southtown, according to the Human Rights
        Monitor (HRM)."
        """
        one = claim.quantity.is_exact and claim.quantity.low == 1
        verb = self._predicate(claim, one=one)
        place = self.where(claim.places)
        parts = {
            "unit": self.unit(claim),
            "verb": verb,
            "place": self.phrase("in_place", place=place) if place else "",
            "source": self.source(claim.origin),
        }
        nobody = "" if claim.origin else "_nobody"
        match claim.quantity.quantifier:
            case Quantifier.PRESENCE | Quantifier.NOT_AVAILABLE:
                return capital(self.phrase(f"uncounted{nobody}", **parts))
            case Quantifier.NONE_REPORTED:
                return self.phrase(f"none{nobody}", **parts)
            case _:
                count = self.count(claim.quantity, start=True)
                return self.phrase(f"said{nobody}", count=count, **parts)

    def _predicate(self, claim: Claim, *, one: bool) -> str:
        """Return the predicate, the verb of a compound said once: "were wounded or captured"."""
        verbs = [self._words["kinds"][kind][1 if one else 2] for kind in claim.kinds]
        helper = verbs[0].partition(" ")[0]
        rest = [verb.removeprefix(f"{helper} ") for verb in verbs[1:]]
        return self.listed([verbs[0], *rest], "or")

    def uncounted(self, claim: Claim) -> str:
        """Return what nobody counted, for the list of gaps: "families displaced in Northtown"."""
        place = self.where(claim.places)
        where = self.phrase("in_place", place=place) if place else ""
        return f"{self.unit(claim)} {self.kind(claim)}{where}"

    # Where and by whom

    def place(self, ref: PlaceRef) -> str:
        """Return the official name where a P-code is known, else the article's own word."""
        found = self._places.find(ref.pcode) if ref.pcode else None
        if found is None:
            return ref.name
        return dict(found.names).get(self.language, found.name)

    def where(self, places: Sequence[PlaceRef]) -> str:
        names = list(dict.fromkeys(self.place(ref) for ref in places))
        if len(names) > NAMED_PLACES:
            return self.phrase("places", n=self.number(len(names)))
        return self.listed(names, "and")

    def source(self, name: str) -> str:
        """Return a body's name for a sentence, with its article where it takes one."""
        rules = self._words["source"]
        if not name or name.split(maxsplit=1)[0].casefold() == "the":
            return name
        takes = any(word in name for word in rules["the"])
        return str(rules["article"]).format(name=name) if takes else name

    def chain(self, links: Sequence[SourceLink]) -> str:
        """Return "HRM (reported) → Example News (published)"."""
        if not links:
            return self.phrase("no_source")
        said = [
            self.phrase("approached", source=link.name, did=self.term("did", link.verb.value))
            for link in links
        ]
        return self.phrase("chain").join(said)

    def caption(self, claim: Claim) -> str:
        """Return "Killed (HRM)"; the source is left to the line below where it is too long."""
        label = self.label(claim)
        short = acronym(claim.origin)
        if not short:
            return label
        full = self.phrase("caption", kind=label, source=short)
        return full if len(full) <= CAPTION_LETTERS else label

    # When

    def day(self, value: date) -> str:
        return forms.day(value, self.language)

    def difference(self, change: Difference) -> str:
        """Return "+8 (+6.7 per cent)", "more than +20", "+5 to +15" or "no change"."""
        low, high = change.low, change.high
        if low == high == 0:
            return self.phrase("unchanged")
        if low is not None and high is not None and low != high:
            low, high = low + change.above, high - change.below
            return self.phrase("difference_range", low=self._signed(low), high=self._signed(high))
        value = low if low is not None else high or 0
        if low == high:
            words = self._signed(value)
        elif high is None:
            words = self._bounded("difference_more" if change.above else "difference_least", value)
        else:
            words = self._bounded("difference_less" if change.below else "difference_most", value)
        if change.per_cent is None:
            return words
        sign = "+" if change.per_cent >= 0 else forms.MINUS
        share = forms.per_cent(change.per_cent, self.language)
        return self.phrase("per_cent", difference=words, sign=sign, n=share)

    def _bounded(self, key: str, value: int) -> str:
        return self.phrase(key, sign=_sign(value), n=self.number(abs(value)))

    def _signed(self, value: int) -> str:
        return f"{_sign(value)}{self.number(abs(value))}"

    def listed(self, words: Sequence[str], last: str) -> str:
        """Join words: "a, b and c"."""
        patterns = self._words["list"]
        if len(words) < 2:
            return "".join(words)
        head = words[0]
        for word in words[1:-1]:
            head = patterns["comma"].format(first=head, second=word)
        return str(patterns[last].format(first=head, last=words[-1]))


def acronym(name: str) -> str:
    """Return "HRM" for "Human Rights Monitor (HRM)"; a short name as it is; or ""."""
    match = _ACRONYM.match(name)
    if match:
        return match[2]
    return name if len(name) <= TILE_LETTERS else ""


def _bound_is_rough(quantity: Quantity) -> bool:
    """Tell whether "about" must be said besides what the quantifier says."""
    return quantity.approximate and quantity.quantifier is not Quantifier.APPROXIMATELY


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _sign(value: int) -> str:
    return forms.MINUS if value < 0 else "+" if value > 0 else ""


@cache
def _patterns(language: str) -> dict[str, Any]:
    path = paths.RESOURCES / "languages" / language / "sentences.toml"
    words = tomllib.loads(path.read_text("utf-8"))
    missing = KINDS.keys() - words["kinds"].keys() - {k for k, v in KINDS.items() if not v.counts}
    if missing:
        raise ValueError(f"{path.name} of {language} lacks the kinds {sorted(missing)}")
    return words
