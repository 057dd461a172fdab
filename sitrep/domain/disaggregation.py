"""Of whom a count is made up: sex, age, women and children, disability, category of person.

Rows of one sort are held against the total; what they leave is not disaggregated, and said so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from sitrep.domain.kinds import Population
from sitrep.domain.quantity import Quantity, less, total

OLDEST = 150  # years; "60+" runs to here


class Sort(StrEnum):
    """What tells the rows apart; rows of one sort do not overlap, rows of two sorts may."""

    SEX = "sex"
    AGE = "age"
    SEX_AND_AGE = "sex_and_age"
    GROUP = "group"  # women, men, girls, boys
    CATEGORY = "category"  # civilians, fighters, aid workers …
    DISABILITY = "disability"


class Sex(StrEnum):
    """As the source gives it; what it does not give is no row."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


_GROUPS = frozenset(
    {Population.WOMEN, Population.MEN, Population.CHILDREN, Population.GIRLS, Population.BOYS}
)
_CHILDREN = frozenset({Population.GIRLS, Population.BOYS})
DISABILITY = "disability"
_BAND = re.compile(r"^(\d{1,3})\s*(?:[-–]\s*(\d{1,3})|(\+))$")
_UNDER = re.compile(r"^<\s*(\d{1,3})$")


@dataclass(frozen=True, slots=True)
class Part:
    """One row: so many of the count are of this sex and age, or of this group.

    Attributes:
        ages: First and last year of age, both inside; None for all ages.
        group: A code of `Population`, "disability", or "" for a row of sex or age.
    """

    count: Quantity
    sex: Sex | None = None
    ages: tuple[int, int] | None = None
    group: str = ""

    def __post_init__(self) -> None:
        if bool(self.group) == bool(self.sex or self.ages):
            raise ValueError("a row is of a group, or of a sex and age")
        if self.group and self.group != DISABILITY:
            Population(self.group)
        if self.ages and not 0 <= self.ages[0] <= self.ages[1] <= OLDEST:
            raise ValueError("an age band runs from the younger to the older")

    @property
    def sort(self) -> Sort:
        if self.sex and self.ages:
            return Sort.SEX_AND_AGE
        if self.sex or self.ages:
            return Sort.SEX if self.sex else Sort.AGE
        if self.group == DISABILITY:
            return Sort.DISABILITY
        return Sort.GROUP if self.group in _GROUPS else Sort.CATEGORY

    @property
    def name(self) -> str:
        """The row as a person types it: "women", "female 5-17", "60+"."""
        if self.group:
            return self.group.replace("_", " ")
        return " ".join(word for word in (self.sex.value if self.sex else "", self._band()) if word)

    def _band(self) -> str:
        if self.ages is None:
            return ""
        first, last = self.ages
        return f"{first}+" if last == OLDEST else f"{first}-{last}"


def row(name: str, count: Quantity) -> Part:
    """Return the row that a name stands for.

    Raises:
        ValueError: Nobody knows the name; the message says what may be written.
    """
    words = " ".join(name.casefold().replace("_", " ").split())
    code = words.replace(" ", "_")
    if code in (DISABILITY, "with_a_disability", "with_disability"):
        return Part(count, group=DISABILITY)
    if code in Population.__members__.values():
        return Part(count, group=code)
    first, _, rest = words.partition(" ")
    sex = Sex(first) if first in Sex.__members__.values() else None
    band = (rest if sex else words).removeprefix("aged ").strip()
    ages = _ages(band) if band else None
    if sex is None and ages is None:
        raise ValueError(
            f"“{name.strip()}” is no group: write women, men, girls, boys, female, male, an age"
            " such as 5-17 or 60+, disability, or a category such as civilians"
        )
    return Part(count, sex, ages)


def _ages(band: str) -> tuple[int, int] | None:
    if match := _UNDER.match(band):
        return 0, int(match[1]) - 1
    match = _BAND.match(band)
    if match is None:
        return None
    return int(match[1]), OLDEST if match[3] else int(match[2])


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The rows of one sort against the total.

    Attributes:
        unknown: What is not disaggregated: None where nothing can be said of it.
    """

    sort: Sort
    parts: tuple[Part, ...]
    unknown: Quantity | None

    @property
    def is_complete(self) -> bool:
        """Tell whether the rows make the total."""
        return self.unknown is not None and self.unknown.low == self.unknown.high == 0


def breakdowns(whole: Quantity, parts: Iterable[Part]) -> tuple[Breakdown, ...]:
    """Hold the rows of each sort against the total (V2), in the order of `Sort`.

    Raises:
        ValueError: Two rows count the same people, or the rows are more than the total.
    """
    found = []
    every = tuple(parts)
    for sort in Sort:
        rows = tuple(part for part in every if part.sort is sort)
        if rows:
            _require_apart(rows)
            found.append(Breakdown(sort, rows, _unknown(whole, rows)))
    return tuple(found)


def _require_apart(rows: Sequence[Part]) -> None:
    for first, second in combinations(rows, 2):
        if first.name == second.name:
            raise ValueError(f"“{first.name}” stands there twice")
        if _overlap(first, second):
            raise ValueError(f"“{first.name}” and “{second.name}” count some people twice")


def _overlap(first: Part, second: Part) -> bool:
    if first.group:
        pair = {first.group, second.group}
        return Population.CHILDREN in pair and bool(pair & _CHILDREN)
    if first.sex is not second.sex or first.ages is None or second.ages is None:
        return False
    return first.ages[0] <= second.ages[1] and second.ages[0] <= first.ages[1]


def _unknown(whole: Quantity, rows: Sequence[Part]) -> Quantity | None:
    together = total(part.count for part in rows)
    if together.quantity is None:
        return None
    try:
        rest = less(whole, together.quantity)
    except ValueError as error:
        named = ", ".join(part.name for part in rows)
        raise ValueError(f"the rows are more than the total (V2): {named}") from error
    return None if together.left_out else rest
