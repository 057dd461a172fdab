"""What was printed wrong or was lowered later, and what is right: rows of the corrections list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sitrep.domain.article import Classification
from sitrep.domain.figure import Claim
from sitrep.domain.quantity import Quantity
from sitrep.domain.reading import find
from sitrep.domain.source import body
from sitrep.languages.lexicon import CODES, lexicon


class CorrectionType(StrEnum):
    """What kind of mistake it was (E19)."""

    TYPING_ERROR = "typing_error"
    SOURCE_CORRECTED = "source_corrected"
    DOUBLE_COUNT = "double_count"
    WRONG_PLACE_OR_DATE = "wrong_place_or_date"
    DEFINITION_CHANGED = "definition_changed"
    WRONG_ATTRIBUTION = "wrong_attribution"
    SENSITIVE_CONTENT = "sensitive_content"
    TRANSLATION_ERROR = "translation_error"


class Detail(StrEnum):
    """What stands beside a count and may be wrong by itself."""

    PLACE = "place"
    AS_OF = "as_of"
    SOURCE = "source"
    UNIT = "unit"

    def of(self, figure: str) -> str:
        """Return the name under which the correction of this detail of a figure is kept."""
        return f"{figure}#{self.value}"


def details(was: Claim, right: Claim) -> list[Detail]:
    """Return what two claims of one figure say otherwise beside its count."""
    return [each for each, read in _DETAILS.items() if read(was) != read(right)]


_DETAILS: Mapping[Detail, Callable[[Claim], object]] = MappingProxyType(
    {
        Detail.PLACE: lambda claim: {place.pcode or place.name for place in claim.places},
        Detail.AS_OF: lambda claim: claim.as_of,
        Detail.SOURCE: lambda claim: body(claim.origin),
        Detail.UNIT: lambda claim: claim.unit,
    }
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the list that every later issue of the series repeats.

    Attributes:
        issue: The issue that first printed the row.
        number: Of the issue that printed the wrong value.
        figure: Id of the figure, "" for a correction of text.
        claim: What is right, with whom and where it counts; None for a correction of text.
        printed: The count as it was printed; None for a correction of text.
        was: The whole claim as it was printed, where its place, day, source or unit was wrong.
        field: Name of the corrected field, "" for a figure.
        why: Code of a `CorrectionType`, or of a `ChangeReason` for a count that went down later.
        wording: A person's public sentence, "" for none.
        page: Where the wrong value was printed, 0 if not known.
        classification: Of the figure: the public edition leaves out what it may not show.
        day: When the issue went out that first printed the row; None on a draft.
    """

    id: str
    issue: str
    number: int
    figure: str = ""
    claim: Claim | None = None
    printed: Quantity | None = None
    field: str = ""
    why: str = CorrectionType.TYPING_ERROR.value
    wording: str = ""
    page: int = 0
    classification: Classification = Classification.PUBLIC
    day: date | None = None
    was: Claim | None = None

    def __post_init__(self) -> None:
        if bool(self.figure) == bool(self.field):
            raise ValueError("a correction is of a figure or of a field")
        if self.figure and (self.claim is None or self.printed is None):
            raise ValueError("the correction of a figure has what was printed and what is right")


def quotes_the_old(quote: str, language: str, old: Set[int], right: Set[int]) -> bool:
    """Tell whether a quote gives a count as it was, and not the one that is right.

    After a mistake in typing it gives the right one, and nothing is said of it. Counts come as
    their numbers: of "40 to 50" both, of "dozens" none.
    """
    if not old or old == right:
        return False
    words = lexicon(language if language in CODES else CODES[0])
    said = {number for found in find(quote, words) for number in numbers(found.quantity)}
    return old <= said and not right <= said


def numbers(count: Quantity) -> frozenset[int]:
    return frozenset(number for number in (count.low, count.high) if number is not None)
