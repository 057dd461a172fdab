"""How much of what: counts, units, and the words that agree with both, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sitrep.document.agreement import capital, in_gender
from sitrep.document.phrases import Phrases
from sitrep.domain.figure import Claim
from sitrep.domain.kinds import RATES, Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.languages import forms
from sitrep.languages.wording import LANGUAGES, plural, wording


class Amounts(Phrases):
    """Writes counts and what is counted, each in the form that the other asks for."""

    # Agreement

    def category(self, quantity: Quantity) -> str:
        """Return the plural form a count asks for, which its last number decides."""
        if quantity.quantifier is Quantifier.NONE_REPORTED:
            return str(self.words["agreement"]["none"])
        last = quantity.high if quantity.high is not None else quantity.low
        return "other" if last is None else plural(last, self.language)

    def agreed(self, words: str | Sequence[str], claim: Claim, *, verb: bool = False) -> str:
        """Return words in the number and gender of what `claim` counts."""
        if not isinstance(words, str):
            many = _rate(claim.quantity, claim.unit) or self.category(claim.quantity) != "one"
            words = words[bool(many)]
        rule = self.words["agreement"]["quantified"]
        vague = claim.quantity.quantifier is Quantifier.VAGUE
        bounded = claim.quantity.quantifier is not Quantifier.EXACT and not vague
        own = self._vague(claim.quantity).get("gender", "") if vague else rule if bounded else ""
        return in_gender(words, own if own and verb else self._gender(claim))

    @staticmethod
    def of_many(words: str | Sequence[str]) -> str:
        """Return words as they are said of people in general."""
        return in_gender(words if isinstance(words, str) else words[-1], "m")

    def _gender(self, claim: Claim) -> str:
        return "f" if all(_gender_of(row) == "f" for row in self._units(claim)) else "m"

    def _units(self, claim: Claim) -> list[Mapping[str, str]]:
        """Return the words for what is counted; of a rate, for what it is a share of."""
        unit = claim.kind.unit if claim.unit in RATES else claim.unit
        if claim.population and unit is Unit.PEOPLE:
            return [self.words["population"][group.value] for group in claim.population]
        return [self.words["units"][unit.value]]

    def unit(self, claim: Claim, form: str = "", last: str = "and") -> str:
        """Return "people", "civilians" or "household": in `form`, or as the count asks for."""
        form = form or self.category(claim.quantity)
        return self.listed([_form(row, form) for row in self._units(claim)], last)

    def _none(self, claim: Claim | None) -> str:
        """Return "no people"; of several groups "no women and no children", each in its gender."""
        word = str(self.words["count"][Quantifier.NONE_REPORTED.value])
        if claim is None:
            return in_gender(word, "m")
        form = self.category(claim.quantity)
        rows = self._units(claim)
        said = [f"{in_gender(word, _gender_of(row))} {_form(row, form)}" for row in rows]
        return self.listed(said, "nor")

    def groups(self, claim: Claim) -> str:
        """Return whom a count is about, as a table head names them."""
        groups = [_form(self.words["population"][g.value], "named") for g in claim.population]
        return self.listed(groups, "and")

    def measured(self, unit: Unit) -> str:
        """Return what a table head says of a rate: "per cent"; "" for a count."""
        return self._filled(unit, "head") if unit in RATES else ""

    def points(self, difference: str, rate: Unit, n: int) -> str:
        """Return what lies between two rates: "+5 percentage points"; `n` decides the form."""
        shapes = self.words["counted"][f"points_{rate.value}"]
        shape = str(shapes.get(plural(n, self.language), shapes["other"]))
        return shape.format(difference=difference, whole=self.number(RATES[rate]))

    def _filled(self, rate: Unit, key: str, **parts: str) -> str:
        """Return a pattern of a rate; one that it does not have leaves a number as it is."""
        pattern = str(self.words["rates"][rate.value].get(key, "{n}"))
        return pattern.format(whole=self.number(RATES[rate]), **parts)

    # Counts

    def amount(self, claim: Claim, *, start: bool = False, oblique: bool = False) -> str:
        """Return the count with its unit: "more than 70 people".

        One that opens a sentence (`start`) takes a capital and, where the style asks for it, does
        not begin with a digit. `oblique` is the case after a preposition.
        """
        words = self._said(claim.quantity, claim, claim.unit, oblique=oblique)
        return self._opening(words, claim.unit) if start else words

    def count(self, quantity: Quantity, unit: Unit | None = None, *, start: bool = False) -> str:
        """Return a count for running text: "more than 70", "three", of a rate "25 per cent"."""
        words = self._said(quantity, None, unit)
        return self._opening(words, unit) if start else words

    def _opening(self, words: str, unit: Unit | None) -> str:
        if words[:1].isdigit() and unit not in RATES:
            return str(self.words["count"]["start"]).format(n=words)
        return capital(words)

    def _said(
        self, quantity: Quantity, claim: Claim | None, unit: Unit | None, *, oblique: bool = False
    ) -> str:
        patterns = self.words["count"]
        if unit and unit in RATES:  # "less than 25 per cent", where a count is fewer
            patterns = {**patterns, **self.words["rates"][unit.value]}
        if quantity.quantifier is Quantifier.VAGUE:
            row = self._vague(quantity)
            return self._uncounted(row["count"], claim, row.get("unit", "other"))
        if quantity.quantifier is Quantifier.NONE_REPORTED:
            return self._none(claim)
        if not quantity.is_counted:
            return self._uncounted(patterns[quantity.quantifier.value], claim, "definite")
        rough = _bound_is_rough(quantity)
        bare = quantity.is_exact and not (rough or quantity.below or oblique)
        rate = _rate(quantity, unit)
        last = self._with_unit(quantity, claim, rate, oblique=not bare)
        ranged = quantity.quantifier is Quantifier.RANGE
        if rough and not ranged:
            last = str(patterns["about"]).format(n=last)
        low = self._in_words(quantity.low, claim, rate, together=quantity.high)
        pattern = patterns["below" if quantity.below else quantity.quantifier.value]
        words = str(pattern).format(n=last, low=low, high=last)
        return self.joined(patterns["about"].format(n=words) if rough and ranged else words)

    def _uncounted(self, words: str, claim: Claim | None, form: str) -> str:
        if claim is None:
            return in_gender(words, "m")
        return self.joined(f"{self.agreed(words, claim)} {self.unit(claim, form)}")

    def _with_unit(
        self, quantity: Quantity, claim: Claim | None, rate: Unit | None, *, oblique: bool
    ) -> str:
        value = quantity.high if quantity.high is not None else quantity.low
        number = self._in_words(value, claim, rate)
        if rate:
            return self._shared(number, claim, rate)
        if claim is None:
            return number
        category = self.category(quantity)
        patterns = self.words["amount"]
        key = "million" if value is not None and forms.is_in_millions(value) else category
        pattern = patterns.get(key, patterns["other"])
        unit = self.unit(claim, f"{category}_oblique" if oblique else category)
        return str(pattern).format(n=number, unit=unit)

    def _shared(self, number: str, claim: Claim | None, rate: Unit) -> str:
        """Return "25 per cent", of those that it is a share of where these are known."""
        if claim is None:
            return self._filled(rate, "bare", n=number)
        form = str(self.words["rates"][rate.value].get("form", "definite"))
        words = self._filled(rate, "of", n=number, unit=self.unit(claim, form))
        return in_gender(words, self._gender(claim))

    def _in_words(
        self,
        value: int | None,
        claim: Claim | None,
        rate: Unit | None = None,
        *,
        together: int | None = None,
    ) -> str:
        """Spell a small number that is no rate; the ends of a range are written one way."""
        if value is None:
            return ""
        if rate:
            return self.number(value)
        if together is not None and claim and (alone := self._alone(value, claim)):
            return alone
        sole = self.words["numbers"]["million"].get("sole", "")
        if value == forms.MILLION and sole:
            return str(sole)
        words = self.words["spelled"]["words"]
        if max(value, together or 0) < len(words):
            return in_gender(words[value], self._gender(claim) if claim else "m")
        return self.number(value)

    def _alone(self, value: int, claim: Claim) -> str:
        """Return the lower end of a range where the noun itself says it: "one person", a dual."""
        form = plural(value, self.language)
        if "{n}" in self.words["amount"].get(form, "{n}"):
            return ""
        return self.unit(claim, f"{form}_oblique")

    def tile(self, quantity: Quantity, unit: Unit | None = None) -> str:
        """Return a count for a tile or table: "70+", "40–50", "25%", "Dozens", "Reported"."""
        if quantity.quantifier is Quantifier.VAGUE:
            return str(self._vague(quantity)["tile"])
        patterns = self.words["tile"]
        low = "" if quantity.low is None else self.number(quantity.low)
        high = "" if quantity.high is None else self.number(quantity.high)
        rate = _rate(quantity, unit)
        last = self._filled(rate, "digits", n=high or low) if rate else high or low
        words = str(patterns[quantity.quantifier.value]).format(n=last, low=low, high=last)
        words = str(patterns["about"]).format(n=words) if _bound_is_rough(quantity) else words
        return self._filled(rate, "tile", n=words) if rate else words

    def _vague(self, quantity: Quantity) -> Mapping[str, Any]:
        said = quantity.words.casefold()
        found = next((key for key, cues in _cues() if any(cue in said for cue in cues)), "")
        rows: Mapping[str, Mapping[str, Any]] = self.words["vague"]
        return rows[found or "uncounted"]


@cache
def _cues() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the cues of each vague count, in every language: a source speaks its own."""
    keys = wording("en")["vague"]
    return tuple(
        (key, tuple(cue for code in LANGUAGES for cue in wording(code)["vague"][key]["cue"]))
        for key in keys
    )


def _bound_is_rough(quantity: Quantity) -> bool:
    """Tell whether "about" must be said besides what the quantifier says."""
    return quantity.approximate and quantity.quantifier is not Quantifier.APPROXIMATELY


def _rate(quantity: Quantity, unit: Unit | None) -> Unit | None:
    """Return the unit of a share, None for a count and where no number was said."""
    none = quantity.quantifier is Quantifier.NONE_REPORTED
    return unit if unit in RATES and quantity.has_number and not none else None


def _gender_of(row: Mapping[str, str]) -> str:
    return row.get("gender", "m")


def _form(row: Mapping[str, str], form: str) -> str:
    """Return a form of a unit; one the language does not tell apart is the next wider one."""
    bare = form.removesuffix("_oblique")
    wider = "plural" if bare in ("named", "definite") else "other"
    return str(next(row[each] for each in (form, bare, wider, "other") if each in row))
