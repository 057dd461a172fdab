"""Numbers that count nothing: years, days, ages, measures, shares, money, labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sitrep.languages.lexicon import Lexicon, any_of
from sitrep.languages.numbers import Number

_AROUND = 40  # characters looked at before and after a number
_DAYS = 31
_MONTH = 14  # characters of the longest name, and a point
_AFTER_LABEL = " \t\n:#-"
_FOLLOWING = re.compile(r"[\s-]{0,3}(\w+|[^\w\s])")
_LAST = re.compile(r"([^\W\d_]+)\.?\s$")
_GROUPED = 1000
_YEARS = range(1800, 2101)


class NotCounts:
    """Tells counts from other numbers by one language's words around them."""

    def __init__(self, language: Lexicon) -> None:
        units = [word for words in language.table("units").values() for word in words]
        self._unit = re.compile(rf"(?:{any_of(units)})(?!\w)")
        self._units = _first_words(units)
        self._scaled = frozenset(language.words("numbers", "scaled"))  # "250k dead"
        self._glued = frozenset(language.words("numbers", "glued"))  # "1961 injured"
        after = language.words("not_counts", "after")
        self._measures = _first_words(after)
        self._measure = re.compile(rf"[\s-]{{0,2}}(?:{any_of(after)})(?![^\W_])")
        months = language.table("dates").get("months", ())
        self._months = frozenset(months)
        before = set(language.words("not_counts", "before")) - self._months
        self._money = frozenset(language.words("not_counts", "money"))
        self._labels = frozenset(" ".join(word.split()) for word in before)
        self._last = self._money.union(label.rsplit(" ", 1)[-1] for label in self._labels)
        self._year_before = set(language.words("not_counts", "year_before"))
        ages = any_of(language.words("not_counts", "age_before"))
        self._age = re.compile(rf"(?<!\w)(?:{ages})\s{{1,2}}$")
        self._ages = set(language.table("not_counts").get("ages", ()))
        self._to_day: re.Pattern[str] | None = None
        if language.table("order").get("noun_first"):  # "entre el 3 y el 9 de marzo"
            links = any_of(language.words("dates", "links"))
            to = any_of(language.words("dates", "to"))
            self._to_day = re.compile(
                rf"(?:er)?\s(?:{to})\s\d{{1,2}}(?:er)?\s(?:(?:{links})\s)?"
                rf"(?:{any_of(months)})(?!\w)"
            )
        self._month_after = re.compile(rf"\s({any_of(months)})(?!\w)")

    def is_named(self, text: str, low: str, number: Number, end: int) -> bool:
        """Tell whether a number names something, whatever quantifiers say: a flight, a day.

        Args:
            text: The text.
            low: The text in lower case.
            number: The number, the first of a range.
            end: Where the range ends.
        """
        if number.value is None:
            return False
        if self._is_label(text, low, number, end) or self._is_day(text, low, number, end):
            return True
        large = number.lettered and text[number.end - 1].isupper()  # "2.6M Displaced persons"
        return number.lettered and not (large or self._is_counted(low, end))

    def _is_counted(self, low: str, end: int) -> bool:
        """Tell "250k dead" and "3m people" from a measure."""
        following = _FOLLOWING.match(low, end)
        return following is not None and (
            following[1] in self._scaled or self.unit_at(low, end) is not None
        )

    def is_measured(self, low: str, end: int) -> bool:
        """Tell whether what follows makes it a measure: "12 km", "12 years", "12 per cent"."""
        first = _FOLLOWING.match(low, end)
        if first is None or first[1] not in self._measures:
            return False
        return self._measure.match(low, end, end + _AROUND) is not None

    def _is_day(self, text: str, low: str, number: Number, end: int) -> bool:
        """Tell whether it is a day of a month that is also a common word: "13 May", "May 13"."""
        if not number.plain or number.value is None or number.value > _DAYS:
            return False
        if self._to_day and self._to_day.match(low, end):
            return True
        after = self._month_after.match(low, end)
        if after and text[after.start(1)].isupper():
            return True
        word = _LAST.search(low, max(0, number.start - _MONTH), number.start)
        return word is not None and word[1] in self._months and text[word.start()].isupper()

    def unit_at(self, low: str, end: int) -> re.Match[str] | None:
        """Return the unit that follows a number, if one does."""
        first = _FOLLOWING.match(low, end)
        if first is None or first[1] not in self._units or first.start(1) == end:
            return None
        return self._unit.match(low, first.start(1))

    def _is_label(self, text: str, low: str, number: Number, end: int) -> bool:
        """Tell whether it only names something: a reference, a flight, an age."""
        behind = low[max(0, number.start - _AROUND) : number.start]
        bracketed = behind.endswith("[") and low.startswith("]", end)
        if bracketed or (number.value in self._ages and self._age.search(behind)):
            return True
        bare = behind.rstrip(_AFTER_LABEL)
        words = bare.rsplit(None, 2)[-2:]
        month = bool(words) and words[-1].rstrip(".") in self._months
        if not (month or (words and words[-1] in self._last)):
            return False  # as most do
        if words[-1] in self._money and behind.rstrip().endswith(words[-1]):
            return True
        grouped = number.scale == 1 and not number.plain and (number.value or 0) >= _GROUPED
        if grouped or len(behind) - len(bare) > 2:
            return False  # "اليوم 12,622": no label has separators
        scaled = number.scale >= _GROUPED and words[-1] in self._year_before  # no year is
        dated = number.value in _YEARS or (number.value or 0) <= _DAYS
        month = month and dated and not number.word  # "in May 300 people fled", "October. Two died"
        if month and ":" not in behind[len(bare) :]:
            return True
        label = words[-1] in self._labels or " ".join(words) in self._labels
        plain = text[number.start - len(behind) + len(bare) - len(words[-1])].islower()
        counted = plain and self.unit_at(low, end)  # "in the district 12 people died"
        return label and not (scaled or counted)

    def is_dated(self, low: str, number: Number) -> bool:
        """Tell whether it is the year of a date: "October 2023"."""
        if not number.plain or number.value not in _YEARS:
            return False
        word = _LAST.search(low, max(0, number.start - _MONTH), number.start)
        return word is not None and word[1] in self._months

    def is_year(self, low: str, number: Number, end: int) -> bool:
        """Tell whether a number that no quantifier bounds is a year."""
        if not number.plain or number.value not in _YEARS:
            return False
        following = _FOLLOWING.match(low, end)
        if not (self.unit_at(low, end) or (following and following[1] in self._glued)):
            return True
        words = low[max(0, number.start - _AROUND) : number.start].rsplit(None, 1)
        return bool(words) and words[-1] in self._year_before


def _first_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return the first word of each phrase: most text is told from all of them by it alone."""
    found = (_FOLLOWING.match(phrase) for phrase in phrases)
    return frozenset(each[1] for each in found if each)
