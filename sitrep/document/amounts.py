"""How much of what: counts, units, and the words that agree with both, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sitrep.domain.figure import Claim
from sitrep.domain.kinds import Unit
from sitrep.domain.quantity import Quantifier, Quantity
from sitrep.languages import forms
from sitrep.languages.wording import LANGUAGES, plural, wording

_GENDERS = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")  # masculine, feminine
_UNCOUNTED = (Quantifier.PRESENCE, Quantifier.NOT_AVAILABLE, Quantifier.NONE_REPORTED)


class Amounts:
    """Writes counts and what is counted, each in the form that the other asks for."""

    def __init__(self, language: str, digits: str = "") -> None:
        self.language = language
        self.words = wording(language)
        self._eastern = (digits or self.words["digits"]) == "arab"
        self._joins = [(re.compile(find), put) for find, put in self.words["joins"]]

    def digits(self, text: str) -> str:
        return forms.eastern(text) if self._eastern else text

    def joined(self, text: str) -> str:
        """Change what two words do to each other: "de enfants" becomes "d’enfants"."""
        for find, put in self._joins:
            text = find.sub(put, text)
        return text

    def listed(self, words: Sequence[str], last: str) -> str:
        """Join words: "a, b and c"; `last` is "and" or "or"."""
        patterns = self.words["list"]
        if len(words) < 2:
            return "".join(words)
        head = words[0]
        for word in words[1:-1]:
            head = patterns["comma"].format(first=head, second=word)
        return self.joined(str(patterns[last].format(first=head, last=words[-1])))

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
            words = words[self.category(claim.quantity) != "one"]
        rule = self.words["agreement"]["quantified"]
        bounded = claim.quantity.quantifier not in (Quantifier.EXACT, Quantifier.VAGUE)
        return in_gender(words, "m" if rule == "m" and verb and bounded else self._gender(claim))

    @staticmethod
    def of_many(words: str | Sequence[str]) -> str:
        """Return words as they are said of people in general."""
        return in_gender(words if isinstance(words, str) else words[-1], "m")

    def _gender(self, claim: Claim) -> str:
        return "f" if all(row.get("gender") == "f" for row in self._units(claim)) else "m"

    def _units(self, claim: Claim) -> list[Mapping[str, str]]:
        if claim.population and claim.unit is Unit.PEOPLE:
            return [self.words["population"][group.value] for group in claim.population]
        return [self.words["units"][claim.unit.value]]

    def unit(self, claim: Claim, form: str = "") -> str:
        """Return "people", "civilians" or "household": in `form`, or as the count asks for."""
        form = form or self.category(claim.quantity)
        return self.listed([_form(row, form) for row in self._units(claim)], "and")

    def groups(self, claim: Claim) -> str:
        """Return whom a count is about, as a table head names them."""
        groups = [_form(self.words["population"][g.value], "named") for g in claim.population]
        return self.listed(groups, "and")

    # Counts

    def number(self, value: int) -> str:
        return self.digits(forms.number(value, self.language))

    def amount(self, claim: Claim, *, start: bool = False, oblique: bool = False) -> str:
        """Return the count with its unit: "more than 70 people".

        One that opens a sentence (`start`) takes a capital and, where the style asks for it, does
        not begin with a digit. `oblique` is the case after a preposition.
        """
        return self._opening(self._said(claim.quantity, claim, oblique=oblique), start=start)

    def count(self, quantity: Quantity, *, start: bool = False) -> str:
        """Return a count for running text: "more than 70", "dozens of", "three"."""
        return self._opening(self._said(quantity, None), start=start)

    def _opening(self, words: str, *, start: bool) -> str:
        if start and words[:1].isdigit():
            return str(self.words["count"]["start"]).format(n=words)
        return capital(words) if start else words

    def _said(self, quantity: Quantity, claim: Claim | None, *, oblique: bool = False) -> str:
        patterns = self.words["count"]
        if quantity.quantifier is Quantifier.VAGUE:
            row = self._vague(quantity)
            return self._uncounted(row["count"], claim, row.get("unit", "other"))
        if quantity.quantifier in _UNCOUNTED:
            none = quantity.quantifier is Quantifier.NONE_REPORTED
            form = self.category(quantity) if none else "definite"
            return self._uncounted(patterns[quantity.quantifier.value], claim, form)
        rough = _bound_is_rough(quantity)
        bare = quantity.is_exact and not (rough or quantity.below or oblique)
        last = self._with_unit(quantity, claim, oblique=not bare)
        ranged = quantity.quantifier is Quantifier.RANGE
        if rough and not ranged:
            last = str(patterns["about"]).format(n=last)
        low = self._in_words(quantity.low, claim, together=quantity.high)
        pattern = patterns["below" if quantity.below else quantity.quantifier.value]
        words = str(pattern).format(n=last, low=low, high=last)
        return self.joined(patterns["about"].format(n=words) if rough and ranged else words)

    def _uncounted(self, words: str, claim: Claim | None, form: str) -> str:
        if claim is None:
            return in_gender(words, "m")
        return self.joined(f"{self.agreed(words, claim)} {self.unit(claim, form)}")

    def _with_unit(self, quantity: Quantity, claim: Claim | None, *, oblique: bool) -> str:
        value = quantity.high if quantity.high is not None else quantity.low
        number = self._in_words(value, claim)
        if claim is None:
            return number
        category = self.category(quantity)
        patterns = self.words["amount"]
        key = "million" if value is not None and forms.is_in_millions(value) else category
        pattern = patterns.get(key, patterns["other"])
        unit = self.unit(claim, f"{category}_oblique" if oblique else category)
        return str(pattern).format(n=number, unit=unit)

    def _in_words(
        self, value: int | None, claim: Claim | None, *, together: int | None = None
    ) -> str:
        """Spell a small number; the ends of a range are written one way."""
        if value is None:
            return ""
        sole = self.words["numbers"]["million"].get("sole", "")
        if value == forms.MILLION and sole:
            return str(sole)
        words = self.words["spelled"]["words"]
        if max(value, together or 0) < len(words):
            return in_gender(words[value], self._gender(claim) if claim else "m")
        return self.number(value)

    def tile(self, quantity: Quantity) -> str:
        """Return a count for a tile or table: "70+", "40–50", "Dozens", "Reported"."""
        if quantity.quantifier is Quantifier.VAGUE:
            return str(self._vague(quantity)["tile"])
        patterns = self.words["tile"]
        low = "" if quantity.low is None else self.number(quantity.low)
        high = "" if quantity.high is None else self.number(quantity.high)
        words = str(patterns[quantity.quantifier.value]).format(n=low or high, low=low, high=high)
        return str(patterns["about"]).format(n=words) if _bound_is_rough(quantity) else words

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


def shared_start_once(words: Iterable[str]) -> list[str]:
    """Drop from later words what the first begins with: "were wounded", "captured"."""
    first, *rest = (each.split() for each in words)
    said = [" ".join(first)]
    for each in rest:
        same = 0
        while same < min(len(first), len(each)) - 1 and first[same] == each[same]:
            same += 1
        said.append(" ".join(each[same:]))
    return said


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _bound_is_rough(quantity: Quantity) -> bool:
    """Tell whether "about" must be said besides what the quantifier says."""
    return quantity.approximate and quantity.quantifier is not Quantifier.APPROXIMATELY


def in_gender(words: str, gender: str) -> str:
    """Return words whose ends stand as "[masculine|feminine]" in one gender."""
    return _GENDERS.sub(lambda either: either[2 if gender == "f" else 1], words)


def _form(row: Mapping[str, str], form: str) -> str:
    """Return a form of a unit; one the language does not tell apart is the next wider one."""
    bare = form.removesuffix("_oblique")
    wider = "plural" if bare in ("named", "definite") else "other"
    return str(next(row[each] for each in (form, bare, wider, "other") if each in row))
