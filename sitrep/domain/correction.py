"""What was printed wrong or was lowered later, and what is right: rows of the corrections list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sitrep.domain.article import Classification
from sitrep.domain.figure import Claim
from sitrep.domain.quantity import Quantity


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


@dataclass(frozen=True, slots=True)
class Correction:
    """One row of the list that every later issue of the series repeats.

    Attributes:
        issue: The issue that first printed the row.
        number: Of the issue that printed the wrong value.
        figure: Id of the figure, "" for a correction of text.
        claim: What is right, with whom and where it counts; None for a correction of text.
        printed: The count as it was printed; None for a correction of text.
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

    def __post_init__(self) -> None:
        if bool(self.figure) == bool(self.field):
            raise ValueError("a correction is of a figure or of a field")
        if self.figure and (self.claim is None or self.printed is None):
            raise ValueError("the correction of a figure has what was printed and what is right")
