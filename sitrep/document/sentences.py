"""The words written from figures, in one language; every word comes from its sentences.toml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from sitrep.document.agreement import capital, in_gender, shared_start_once
from sitrep.document.amounts import Amounts
from sitrep.document.money import money
from sitrep.document.names import NO_NAMES, Names, acronym
from sitrep.domain.disaggregation import DISABILITY, OLDEST, Breakdown, Part
from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Claim
from sitrep.domain.kinds import HOUSEHOLDS, KINDS, Population, Unit
from sitrep.domain.place import Gazetteer
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.domain.source import short
from sitrep.languages import bodies
from sitrep.languages.messages import messages
from sitrep.languages.wording import wording

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
CAPTION_LETTERS = 32


class Writer(Amounts):
    """Writes what a figure says, with its place and source, in one language.

    Attributes:
        names: What places and bodies are called.

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
        own: Mapping[str, str] = NO_NAMES,
    ) -> None:
        _check(language)
        super().__init__(language, digits)
        self.names = Names(self, places, own)

    def money(self, text: str) -> str:
        """Return a sum or a share that a person typed; what is neither stays as it is."""
        found = money(text, self.language)
        return text if found is None else self.digits(self.joined(found))

    def why(self, code: str, *, capital: bool = False) -> str:
        """Return a reason of a change or a type of correction in words; "" for none."""
        words = str(self.words["why"][code]) if code else ""
        return words[:1].upper() + words[1:] if capital else words

    def corrected(self, claim: Claim) -> str:
        """Return what a row of the corrections list is about: "Tartous killed"."""
        label, place = self.label(claim), self.names.where(claim.places)
        if not place:
            return label
        if not self.words["phrases"]["corrected_of"].startswith("{label}"):
            label = label if label[:2].isupper() else label[:1].lower() + label[1:]
        return self.phrase("corrected_of", place=place, label=label)

    def translated(self, english: str) -> str:
        """Return a fixed English word of the domain, such as a kind's label, in our language."""
        return messages(self.language).gettext(english) if english else ""

    def disclaimer(self) -> tuple[str, ...]:
        return tuple(self.words["disclaimer"].values())

    # What is counted

    def kind(self, claim: Claim) -> str:
        """Return the word beside the unit: "killed", "wounded or captured"."""
        words = [self.agreed(row["after"], claim) for row in self._rows(claim)]
        return self.listed(shared_start_once(words), "or")

    def _rows(self, claim: Claim) -> list[Mapping[str, Any]]:
        """Return the words of each kind; before a count, those with a tail stand next to it."""
        rows = [self.words["kinds"][kind] for kind in claim.kinds]
        first = self.words["agreement"]["verb_first"]
        return sorted(rows, key=lambda row: first and "tail" in row)

    def _tail(self, claim: Claim) -> str:
        """Return what belongs to a kind and follows the count."""
        tails = (self.words["kinds"][kind].get("tail", "") for kind in claim.kinds)
        return "".join(f" {tail}" for tail in dict.fromkeys(tails) if tail)

    def label(self, claim: Claim) -> str:
        """Return the name for a table head or caption: "Killed", "Wounded or captured"."""
        label = self._heads(claim) if claim.is_compound else self.translated(claim.kind.label)
        if claim.population:
            label = self.phrase("label_of", label=label, of=self.groups(claim))
        if claim.unit in HOUSEHOLDS:
            label = self.phrase("label_of", label=label, of=self.unit(claim, "named"))
        if measured := self.measured(claim.unit):
            label = self.phrase("label_of", label=label, of=measured)
        if claim.sector:
            sector = self.translated(SECTORS[claim.sector])
            label = self.phrase("label_of", label=label, of=sector[:1].lower() + sector[1:])
        return label

    def _heads(self, claim: Claim) -> str:
        """Return the name of a compound, of people in general: "Wounded or captured"."""
        rows = (self.words["kinds"][kind] for kind in claim.kinds)
        heads = [self.of_many(row.get("head", row["after"])) for row in rows]
        return capital(self.listed(heads, "or"))

    def statement(self, claim: Claim) -> str:
        """Return the figure without its source: "more than 70 people killed"."""
        if claim.is_fact:
            return self.translated(claim.kind.label)
        parts = {"kind": self.kind(claim), "tail": self._tail(claim)}
        if not claim.quantity.has_number and claim.quantity.quantifier is not Quantifier.VAGUE:
            unit = self.unit(claim, "plural")
            return self.phrase("statement_uncounted", unit=unit, **parts)
        oblique = bool(self.words["agreement"]["noun_first"])
        if claim.quantity.quantifier is Quantifier.NONE_REPORTED:
            unit = self.unit(claim, last="or")
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
            "place": self.names.in_place(claim),
            "source": self.names.source(claim.origin),
        }
        nobody = "" if claim.origin else "_nobody"
        match claim.quantity.quantifier:
            case Quantifier.NOT_AVAILABLE:
                return self.phrase("gap", what=self.uncounted(claim))
            case Quantifier.PRESENCE:
                key, parts["unit"] = "uncounted", self.unit(claim, "plural")
            case Quantifier.NONE_REPORTED:
                key, parts["unit"] = "none", self.unit(claim, last="or")
                parts["amount"] = self.amount(claim)
            case _:
                rows = (self.words["kinds"][kind] for kind in claim.kinds)
                oblique = any(row.get("oblique") for row in rows)
                start = not self.words["agreement"]["verb_first"]
                key = "said"
                parts["amount"] = self.amount(claim, start=start, oblique=oblique)
        pattern = self.agreed(self.words["phrases"][f"{key}{nobody}"], claim)
        return capital(self.joined(pattern.format(**parts)))

    def _predicate(self, claim: Claim) -> str:
        """Return the predicate, the verb of a compound said once: "were wounded or captured"."""
        rule = self.words["agreement"]
        none = claim.quantity.quantifier is Quantifier.NONE_REPORTED
        before = rule["negation"] if none else ""
        verbs = [self.agreed(row["verb"], claim, verb=True) for row in self._rows(claim)]
        said = [f"{before}{verb}" for verb in verbs]
        return self.listed(shared_start_once(said, rule["inseparable"]), "or")

    def deaths(self, claim: Claim) -> str:
        """Return what a body verified: "the deaths of 111 civilians", else the statement."""
        pattern = self.words["kinds"][claim.kinds[0]].get("verified")
        if pattern is None or claim.is_compound or not claim.quantity.has_number:
            return self.statement(claim)
        return self.joined(str(pattern).format(amount=self.amount(claim, oblique=True)))

    def told(self, key: str, origin: str, **parts: str) -> str:
        """Return what a body said, the verb in the gender or number that its name asks for."""
        name = short(origin)
        source = self.names.source(name) or self.phrase("no_source")
        form = "f" if bodies.is_marked(self.names.translated(name), self.language) else "m"
        pattern = in_gender(str(self.words["phrases"][key]), form)
        return self.joined(pattern.format(source=source, **parts))

    def ranged(self, low: str, high: str, claim: Claim, span: Quantity) -> str:
        """Return two labelled ends with what they count: "From … to … civilians killed"."""
        spread = replace(claim, quantity=span)
        parts = {"unit": self.unit(spread), "kind": self.kind(spread)}
        return self.clause("range_said", low=low, high=high, tail=self._tail(spread), **parts)

    def heading(self, claim: Claim) -> str:
        """Return the name of what is counted, of whomever: "Killed"."""
        return self.label(replace(claim, population=()))

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
            row = self.words["units"][unit.value]
            how = how.replace(unit.value, str(row.get("plural", row["other"])))
        return _GROUPED.sub(lambda match: self.number(int(match[0].replace(",", ""))), how)

    def uncounted(self, claim: Claim) -> str:
        """Return what nobody counted, for the list of gaps: "families displaced in Northtown"."""
        unit = self.unit(claim, "plural")
        where = {"tail": self._tail(claim), "place": self.names.in_place(claim)}
        return self.joined(self.phrase("gap_item", unit=unit, kind=self.kind(claim), **where))

    def caption(self, claim: Claim) -> str:
        """Return "Killed (HRM)"; the source is left to the line below where it is too long."""
        label = self.label(claim)
        short = self.names.translated(acronym(claim.origin))
        if not short or len(self.words["phrases"]["caption"].format(kind=label, source=short)) > (
            CAPTION_LETTERS
        ):
            return label
        return self.phrase("caption", kind=label, source=self.names.given(short))


@cache
def _check(language: str) -> None:
    """Raise where a kind that counts has no words in a language.

    Raises:
        ValueError: It names the kinds.
    """
    missing = {kind for kind, each in KINDS.items() if each.counts} - wording(language)[
        "kinds"
    ].keys()
    if missing:
        raise ValueError(f"sentences of “{language}” lack the kinds {sorted(missing)}")
