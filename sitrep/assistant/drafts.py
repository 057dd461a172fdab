"""A count or fact as one sentence says it, before what is said twice becomes one."""

from __future__ import annotations

from dataclasses import dataclass, field

from sitrep.domain.figure import PlaceRef, Relation
from sitrep.domain.quantity import Quantity


@dataclass(slots=True, eq=False)
class Draft:
    """A count or fact as one sentence says it.

    Attributes:
        number: Its place among all drafts, that relations go by.
        at: Where its number stands, within its quote.
        where: Places the sentence names for it, None if it names none.
        sure: Nothing in the sentence could mean something else.
        new: Said of the last period only, or on top of what was.
        part: Included in another count.
        past: Said of another time, or no longer true.
        row: One of several of its kind, each with a place of its own.
        share: Said of a day or of each.
        month: Dated by a month other than that of the text, without a year.
        wide: Said of a year, a whole war or another event: "since the war began", "elsewhere".
        rumor: Said by residents, witnesses or unnamed reports, and no body.
        single: One person, without a number: "a man was killed".
        speaker: Whose appeal or response a fact is.
        more: Said to be "more" or "others".
        extra: Comes on top of another count of the same kind.
    """

    number: int
    kinds: tuple[str, ...]
    quantity: Quantity
    unit: str
    population: tuple[str, ...]
    start: int
    at: int
    quote: str
    span: tuple[int, int]
    rule: str
    sure: bool
    where: tuple[PlaceRef, ...] | None = None
    relation: Relation | None = None
    parent: int | None = None
    new: bool = False
    part: bool = False
    past: bool = False
    row: bool = False
    total: bool = False
    share: bool = False
    month: bool = False
    wide: bool = False
    rumor: bool = False
    single: bool = False
    speaker: str = ""
    extra: bool = False
    more: bool = False


@dataclass(slots=True, eq=False)
class Group:
    """Drafts that say the same; `first` is where the text says it first."""

    drafts: list[Draft]
    places: tuple[PlaceRef, ...] = ()
    main: Draft = field(init=False)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        self.main = self.drafts[0]
        self.first = self.main.start

    def add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.first = min(self.first, draft.start)
