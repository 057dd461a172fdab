"""The words written from figures, in one language; every word comes from its sentences.toml."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from sitrep.document.agreement import capital, in_gender, shared_start_once
from sitrep.document.amounts import Amounts
from sitrep.document.cartography.naming import called
from sitrep.document.money import money
from sitrep.domain.changes import Difference
from sitrep.domain.disaggregation import DISABILITY, OLDEST, Breakdown, Part
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim, PlaceRef
from sitrep.domain.kinds import HOUSEHOLDS, KINDS, RATES, Population, Unit
from sitrep.domain.place import Gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import SourceLink, short
from sitrep.languages import bodies, forms
from sitrep.languages.messages import messages
from sitrep.languages.wording import plural, wording

_LEFT = "\N{LEFT-TO-RIGHT MARK}"
_AT_EDGE = re.compile(r"(?<=\s)(?=[^\s\w]|\d)|(?<=[^\s\w])(?=\s|$)")  # of a word, before or after
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
NAMED_PLACES = 6  # more places than this are said by their number
TILE_LETTERS = 14
CAPTION_LETTERS = 32
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class Writer:
    """Writes counts, places, sources and dates in one language.

    Args:
        language: ISO 639-1 code.
        places: Where official names come from.
        digits: "latn" or "arab"; "" for the digits that the language's file names.
        own: What a person calls bodies in the language, by their names; before any list.
    """

    def __init__(
        self,
        language: str,
        places: Gazetteer,
        digits: str = "",
        own: Mapping[str, str] = _NO_NAMES,
    ) -> None:
        self.language = language
        self._own = {**own, **_shortened(own)}
        self._places = places
        self._words = _complete(language)
        self._amounts = Amounts(language, digits)
        self.number = self._amounts.number
        self.amount = self._amounts.amount
        self.count = self._amounts.count
        self.tile = self._amounts.tile
        self.listed = self._amounts.listed

    @property
    def direction(self) -> str:
        return str(self._words["direction"])

    def phrase(self, key: str, /, **parts: object) -> str:
        written = {
            name: self._amounts.digits(str(part)) if isinstance(part, int) else part
            for name, part in parts.items()
        }
        return str(self._words["phrases"][key]).format(**written)

    def money(self, text: str) -> str:
        """Return a sum or a share that a person typed; what is neither stays as it is."""
        found = money(text, self.language)
        return text if found is None else self._amounts.digits(self._amounts.joined(found))

    def counted(self, key: str, n: int) -> str:
        """Write a phrase with the noun in the form that `n` asks for."""
        shapes = self._words["counted"][key]
        shape = shapes.get(plural(n, self.language), shapes["other"])
        return str(shape).format(n=self.number(n))

    def term(self, table: str, key: str) -> str:
        """Return one word of a table: a verification, a classification, a report type."""
        return str(self._words[table][key])

    def why(self, code: str, *, capital: bool = False) -> str:
        """Return a reason of a change or a type of correction in words; "" for none."""
        words = str(self._words["why"][code]) if code else ""
        return words[:1].upper() + words[1:] if capital else words

    def corrected(self, claim: Claim) -> str:
        """Return what a row of the corrections list is about: "Tartous killed"."""
        label, place = self.label(claim), self.where(claim.places)
        if not place:
            return label
        if not self._words["phrases"]["corrected_of"].startswith("{label}"):
            label = label if label[:2].isupper() else label[:1].lower() + label[1:]
        return self.phrase("corrected_of", place=place, label=label)

    def translated(self, english: str) -> str:
        """Return a fixed English word of the domain, such as a kind's label, in our language."""
        return messages(self.language).gettext(english) if english else ""

    def disclaimer(self) -> tuple[str, ...]:
        return tuple(self._words["disclaimer"].values())

    # What is counted

    def kind(self, claim: Claim) -> str:
        """Return the word beside the unit: "killed", "wounded or captured"."""
        words = [self._amounts.agreed(row["after"], claim) for row in self._rows(claim)]
        return self.listed(shared_start_once(words), "or")

    def _rows(self, claim: Claim) -> list[Mapping[str, Any]]:
        """Return the words of each kind; before a count, those with a tail stand next to it."""
        rows = [self._words["kinds"][kind] for kind in claim.kinds]
        first = self._words["agreement"]["verb_first"]
        return sorted(rows, key=lambda row: first and "tail" in row)

    def _tail(self, claim: Claim) -> str:
        """Return what belongs to a kind and follows the count."""
        tails = (self._words["kinds"][kind].get("tail", "") for kind in claim.kinds)
        return "".join(f" {tail}" for tail in dict.fromkeys(tails) if tail)

    def label(self, claim: Claim) -> str:
        """Return the name for a table head or caption: "Killed", "Wounded or captured"."""
        label = self._heads(claim) if claim.is_compound else self.translated(claim.kind.label)
        if claim.population:
            label = self.phrase("label_of", label=label, of=self._amounts.groups(claim))
        if claim.unit in HOUSEHOLDS:
            label = self.phrase("label_of", label=label, of=self._amounts.unit(claim, "named"))
        if measured := self._amounts.measured(claim.unit):
            label = self.phrase("label_of", label=label, of=measured)
        if claim.sector:
            sector = self.translated(SECTORS[claim.sector])
            label = self.phrase("label_of", label=label, of=sector[:1].lower() + sector[1:])
        return label

    def _heads(self, claim: Claim) -> str:
        """Return the name of a compound, of people in general: "Wounded or captured"."""
        rows = (self._words["kinds"][kind] for kind in claim.kinds)
        heads = [self._amounts.of_many(row.get("head", row["after"])) for row in rows]
        return capital(self.listed(heads, "or"))

    def statement(self, claim: Claim) -> str:
        """Return the figure without its source: "more than 70 people killed"."""
        if claim.is_fact:
            return self.translated(claim.kind.label)
        parts = {"kind": self.kind(claim), "tail": self._tail(claim)}
        if not claim.quantity.has_number and claim.quantity.quantifier is not Quantifier.VAGUE:
            unit = self._amounts.unit(claim, "plural")
            return self.phrase("statement_uncounted", unit=unit, **parts)
        oblique = bool(self._words["agreement"]["noun_first"])
        if claim.quantity.quantifier is Quantifier.NONE_REPORTED:
            unit = self._amounts.unit(claim, last="or")
            parts |= {"unit": unit, "amount": self.amount(claim)}
            return self.phrase("statement_none", **parts)
        return self.phrase("statement", amount=self.amount(claim, oblique=oblique), **parts)

    def sentence(self, claim: Claim) -> str:
        """Return the sentence of a figure, passive, with its source.

        "More than 70 people were killed in Northtown and Southtown, according to the Human Rights
        Monitor (HRM)."
        """
        parts = {
            "kind": self.kind(claim),
            "verb": self._predicate(claim),
            "tail": self._tail(claim),
            "place": self._in_place(claim),
            "source": self.source(claim.origin),
        }
        nobody = "" if claim.origin else "_nobody"
        match claim.quantity.quantifier:
            case Quantifier.NOT_AVAILABLE:
                return self.phrase("gap", what=self.uncounted(claim))
            case Quantifier.PRESENCE:
                key, parts["unit"] = "uncounted", self._amounts.unit(claim, "plural")
            case Quantifier.NONE_REPORTED:
                key, parts["unit"] = "none", self._amounts.unit(claim, last="or")
                parts["amount"] = self.amount(claim)
            case _:
                rows = (self._words["kinds"][kind] for kind in claim.kinds)
                oblique = any(row.get("oblique") for row in rows)
                start = not self._words["agreement"]["verb_first"]
                key = "said"
                parts["amount"] = self.amount(claim, start=start, oblique=oblique)
        pattern = self._amounts.agreed(self._words["phrases"][f"{key}{nobody}"], claim)
        return capital(self._amounts.joined(pattern.format(**parts)))

    def _predicate(self, claim: Claim) -> str:
        """Return the predicate, the verb of a compound said once: "were wounded or captured"."""
        rule = self._words["agreement"]
        none = claim.quantity.quantifier is Quantifier.NONE_REPORTED
        before = rule["negation"] if none else ""
        verbs = [self._amounts.agreed(row["verb"], claim, verb=True) for row in self._rows(claim)]
        said = [f"{before}{verb}" for verb in verbs]
        return self.listed(shared_start_once(said, rule["inseparable"]), "or")

    def deaths(self, claim: Claim) -> str:
        """Return what a body verified: "the deaths of 111 civilians", else the statement."""
        pattern = self._words["kinds"][claim.kinds[0]].get("verified")
        if pattern is None or claim.is_compound or not claim.quantity.has_number:
            return self.statement(claim)
        return self._amounts.joined(str(pattern).format(amount=self.amount(claim, oblique=True)))

    def clause(self, key: str, **parts: str) -> str:
        """Return a phrase whose words change where they meet."""
        return self._amounts.joined(self.phrase(key, **parts))

    def told(self, key: str, origin: str, **parts: str) -> str:
        """Return what a body said, the verb in the gender or number that its name asks for."""
        name = short(origin)
        source = self.source(name) or self.phrase("no_source")
        form = "f" if bodies.is_marked(self._body(name), self.language) else "m"
        pattern = in_gender(str(self._words["phrases"][key]), form)
        return self._amounts.joined(pattern.format(source=source, **parts))

    def ranged(self, low: str, high: str, claim: Claim, span: Quantity) -> str:
        """Return two labelled ends with what they count: "From … to … civilians killed"."""
        spread = replace(claim, quantity=span)
        parts = {"unit": self._amounts.unit(spread), "kind": self.kind(spread)}
        return self.clause("range_said", low=low, high=high, tail=self._tail(spread), **parts)

    def heading(self, claim: Claim) -> str:
        """Return the name of what is counted, of whomever: "Killed"."""
        return self.label(replace(claim, population=()))

    def row(self, words: Sequence[str]) -> str:
        """Return words with commas between all of them."""
        row = words[0] if words else ""
        for word in words[1:]:
            row = str(self._words["list"]["comma"]).format(first=row, second=word)
        return row

    def part(self, part: Part, claim: Claim) -> str:
        """Return one row of a breakdown: "120 women", "40 female, aged 5 to 17"."""
        whole = replace(claim, quantity=part.count, population=())
        if part.group == DISABILITY:
            return self.clause("part_disability", amount=self.amount(whole))
        if part.group:
            return self.amount(replace(whole, population=(Population(part.group),)))
        said = [self.amount(whole)]
        if part.sex:
            said.append(self.phrase(f"sex_{part.sex.value}"))
        if part.ages:
            first, last = part.ages
            key = "aged_from" if last == OLDEST else "aged"
            said.append(self.phrase(key, first=first, last=last))
        return self.row(said)

    def broken_down(self, claim: Claim, made_of: Breakdown) -> str:
        """Return a breakdown in words, with what is not disaggregated."""
        said = [self.part(part, claim) for part in made_of.parts]
        if made_of.unknown is None:
            said.append(self.phrase("rest_unknown"))
        elif not made_of.is_complete:
            said.append(self.phrase("rest", n=self.count(made_of.unknown)))
        rows = self.phrase("gap_between").join(said)
        return self.clause("broken_down", what=self.statement(claim), rows=rows)

    def computed(self, how: str) -> str:
        """Return a derivation in our digits and units: "1,000 households × 5"."""
        for unit in (Unit.HOUSEHOLDS, Unit.FAMILIES):
            row = self._words["units"][unit.value]
            how = how.replace(unit.value, str(row.get("plural", row["other"])))
        return _GROUPED.sub(lambda match: self.number(int(match[0].replace(",", ""))), how)

    def uncounted(self, claim: Claim) -> str:
        """Return what nobody counted, for the list of gaps: "families displaced in Northtown"."""
        unit = self._amounts.unit(claim, "plural")
        where = {"tail": self._tail(claim), "place": self._in_place(claim)}
        return self._amounts.joined(
            self.phrase("gap_item", unit=unit, kind=self.kind(claim), **where)
        )

    # Where and by whom

    def place(self, ref: PlaceRef) -> str:
        """Return the official name where a P-code is known, else the article's own word.

        In other languages than English it is what the place is called there, where that is known.
        """
        found = self._places.find(ref.pcode) if ref.pcode else None
        own = dict(found.names).get(self.language, "") if found else ""
        if own:
            return own
        name = found.name if found else ref.name
        return self.name(self._called(name) or name)

    def _called(self, name: str) -> str:
        if self.language == "en" or not name:
            return ""
        return called(name, self._places.country, self.language)

    def where(self, places: Sequence[PlaceRef]) -> str:
        names = list(dict.fromkeys(self.place(ref) for ref in places))
        return self._together(names)

    def _together(self, names: Sequence[str], again: str = "{place}") -> str:
        if len(names) > NAMED_PLACES:
            return self.counted("places", len(names))
        rest = [again.format(place=name) for name in names[1:]]
        return self.listed([*names[:1], *rest], "and")

    def in_place(self, claim: Claim) -> str:
        """Return " in Northtown", or "" for the whole situation."""
        return self._in_place(claim)

    def _in_place(self, claim: Claim) -> str:
        names = list(dict.fromkeys(self.place(ref) for ref in claim.places))
        place = self._together(names, self._words["phrases"]["place_again"])
        if not place:
            return ""
        own = "" if claim.is_compound else self._words["kinds"].get(claim.kinds[0], {}).get("place")
        pattern = own or self._words["phrases"]["in_place"]
        return self._amounts.joined(str(pattern).format(place=place))

    def name(self, words: str) -> str:
        """Return a name as it was given, kept whole where the line runs the other way.

        Where it is broken across lines, the digits and marks at either end of one keep their side.
        """
        if not words:
            return ""
        if self.direction == "rtl" and _runs_left_to_right(words):
            words = _AT_EDGE.sub(_LEFT, words)
        return self.phrase("name", name=words)

    def body(self, name: str) -> str:
        """Return what a body is called here: by a person, else by the list, else as given."""
        return self.name(self._body(name))

    def counter(self, origin: str) -> str:
        """Return the short name of the body that counted, or that nobody is named."""
        return self.body(short(origin)) or self.phrase("no_source")

    def bodies(self, names: str) -> str:
        """Return names with commas between them, each as this language has it."""
        return self.row([self.body(name) for name in names.split(", ") if name])

    def called(self, name: str, matches: Callable[[str], object]) -> list[str]:
        """Return all that a body, and any whose name matches, is called here; the longest first."""
        own = [said for each, said in self._own.items() if matches(each)]
        found = {*own, *map(acronym, own), *bodies.forms(name, matches, self.language)}
        return sorted(filter(None, found), key=lambda each: (-len(each), each))

    def _body(self, name: str) -> str:
        return self._own.get(name) or bodies.translated(name, self.language)

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that a name may begin with: "the "."""
        return tuple(self._words["source"]["has"])

    def source(self, name: str) -> str:
        """Return a body's name for a sentence, with its article where it takes one."""
        rules = self._words["source"]
        name = self._body(name)
        if not name or name.casefold().startswith(tuple(rules["has"])):
            return self.name(name)
        row = next((row for row in rules["rows"] if _is_of(name, row)), None)
        return str(row["article"]).format(name=name) if row else self.name(name)

    def chain(self, links: Sequence[SourceLink]) -> str:
        """Return "HRM (reported) → Example News (published)"."""
        if not links:
            return self.phrase("no_source")
        said = [
            self.phrase("approached", source=self.body(link.name), did=self.term("did", link.verb))
            for link in links
        ]
        return self.phrase("chain").join(said)

    def caption(self, claim: Claim) -> str:
        """Return "Killed (HRM)"; the source is left to the line below where it is too long."""
        label = self.label(claim)
        short = self._body(acronym(claim.origin))
        if not short or len(self._words["phrases"]["caption"].format(kind=label, source=short)) > (
            CAPTION_LETTERS
        ):
            return label
        return self.phrase("caption", kind=label, source=self.name(short))

    # When

    def day(self, value: date) -> str:
        return self._amounts.digits(forms.day(value, self.language))

    def on_day(self, value: date | None) -> str:
        """Return " as of 9 March 2025", or ""."""
        return self.phrase("on_day", day=self.day(value)) if value else ""

    def day_of_month(self, value: date) -> str:
        return self._amounts.digits(forms.day_of_month(value, self.language))

    def days(self, first: date, last: date) -> tuple[str, str]:
        """Return both ends of a period, the first without what the last says again."""
        start, end = forms.days(first, last, self.language)
        return self._amounts.digits(start), self._amounts.digits(end)

    def clock(self, value: str) -> str:
        return self._amounts.digits(forms.clock(value, self.language))

    def decimal(self, value: float) -> str:
        return self._amounts.digits(forms.decimal(value, self.language))

    def signed(self, value: int) -> str:
        """Return "+8", "0" or "−8"."""
        return self._signed(value)

    def difference(
        self, change: Difference, unit: Unit | None = None, *, flat: bool = False
    ) -> str:
        """Return "+8 (+6.7 per cent)", "more than +20", "+5 to +15" or "no change".

        Args:
            change: The difference.
            unit: What was counted; that of two rates is said in points, and has no per cent.
            flat: Write "+8, +6.7 per cent", to stand in brackets itself.
        """
        low, high = change.low, change.high
        if low == high == 0:
            return self.phrase("unchanged")
        if unit and unit in RATES:
            said = self.difference(replace(change, per_cent=None))
            return self._amounts.points(said, unit, abs(low) if low == high and low else 0)
        if low is not None and high is not None and low != high:
            low, high = low + change.above, high - change.below
            words = self.phrase("difference_range", low=self._signed(low), high=self._signed(high))
            return self._roughly(words, change)
        value = low if low is not None else high or 0
        if low == high:
            words = self._signed(value, "_about" if change.rough else "")
        elif high is None:
            above = change.above and value != 0  # "more than 0" is said as "at least +1"
            value += change.above and not above
            words = self._signed(value, "_more" if above else "_least")
        else:
            words = self._signed(value, "_less" if change.below else "_most")
        if low != high:
            words = self._roughly(words, change)
        if change.per_cent is None:
            return words
        sign = "+" if change.per_cent >= 0 else forms.MINUS
        share = self._amounts.digits(forms.per_cent(change.per_cent, self.language))
        key = "per_cent_flat" if flat else "per_cent"
        return self.phrase(key, difference=words, sign=sign, n=share)

    def _roughly(self, words: str, change: Difference) -> str:
        """Return "more than +30, approximately" where a count is about right only."""
        return self.phrase("difference_rough", difference=words) if change.rough else words

    def _signed(self, value: int, bound: str = "") -> str:
        return self.phrase(f"difference{bound}", sign=_sign(value), n=self.number(abs(value)))


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


def _sign(value: int) -> str:
    return forms.MINUS if value < 0 else "+" if value > 0 else ""


@cache
def _complete(language: str) -> dict[str, Any]:
    words = dict(wording(language))
    missing = KINDS.keys() - words["kinds"].keys() - {k for k, v in KINDS.items() if not v.counts}
    if missing:
        raise ValueError(f"sentences of “{language}” lack the kinds {sorted(missing)}")
    return words
