"""Fixed phrases, lists, numbers and dates in one language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from sitrep.languages import forms
from sitrep.languages.wording import plural, wording


class Phrases:
    """Writes what does not depend on a figure; every word comes from the language's own file.

    Args:
        language: ISO 639-1 code.
        digits: "latn" or "arab"; "" for the digits that the language's file names.
    """

    def __init__(self, language: str, digits: str = "") -> None:
        self.language = language
        self.words = wording(language)
        self._eastern = (digits or self.words["digits"]) == "arab"
        self._joins = [(re.compile(find), put) for find, put in self.words["joins"]]

    @property
    def direction(self) -> str:
        return str(self.words["direction"])

    def phrase(self, key: str, /, **parts: object) -> str:
        written = {
            name: self.digits(str(part)) if isinstance(part, int) else part
            for name, part in parts.items()
        }
        return str(self.words["phrases"][key]).format(**written)

    def clause(self, key: str, **parts: str) -> str:
        """Return a phrase whose words change where they meet."""
        return self.joined(self.phrase(key, **parts))

    def counted(self, key: str, n: int) -> str:
        """Write a phrase with the noun in the form that `n` asks for."""
        shapes = self.words["counted"][key]
        shape = shapes.get(plural(n, self.language), shapes["other"])
        return str(shape).format(n=self.number(n))

    def term(self, table: str, key: str) -> str:
        """Return one word of a table: a verification, a classification, a report type."""
        return str(self.words[table][key])

    def row(self, words: Sequence[str]) -> str:
        """Return words with commas between all of them."""
        row = words[0] if words else ""
        for word in words[1:]:
            row = str(self.words["list"]["comma"]).format(first=row, second=word)
        return row

    def digits(self, text: str) -> str:
        return forms.eastern(text) if self._eastern else text

    def joined(self, text: str) -> str:
        """Change what two words do to each other: "de enfants" becomes "d’enfants"."""
        for find, put in self._joins:
            text = find.sub(put, text)
        return text

    def listed(self, words: Sequence[str], last: str) -> str:
        """Join words: "a, b and c"; `last` is "and", "or" or "nor"."""
        patterns = self.words["list"]
        between = last if self.words["agreement"]["repeats"] else "comma"
        if len(words) < 2:
            return "".join(words)
        head = words[0]
        for word in words[1:-1]:
            head = patterns[between].format(first=head, second=word, last=word)
        return self.joined(str(patterns[last].format(first=head, last=words[-1])))

    # Numbers and dates

    def number(self, value: int) -> str:
        return self.digits(forms.number(value, self.language))

    def decimal(self, value: float) -> str:
        return self.digits(forms.decimal(value, self.language))

    def day(self, value: date) -> str:
        return self.digits(forms.day(value, self.language))

    def on_day(self, value: date | None) -> str:
        """Return " as of 9 March 2025", or ""."""
        return self.phrase("on_day", day=self.day(value)) if value else ""

    def day_of_month(self, value: date) -> str:
        return self.digits(forms.day_of_month(value, self.language))

    def days(self, first: date, last: date) -> tuple[str, str]:
        """Return both ends of a period, the first without what the last says again."""
        start, end = forms.days(first, last, self.language)
        return self.digits(start), self.digits(end)

    def clock(self, value: str) -> str:
        return self.digits(forms.clock(value, self.language))
