"""What the lines of quick entry share: their head, and what the desk knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure
from sitrep.domain.report import Situation
from sitrep.ui.widgets.suggest import Days


@dataclass(frozen=True, slots=True)
class Head:
    """What holds for every line that does not say otherwise."""

    places: str = ""
    as_of: date | None = None
    source: str = ""
    note: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a line needs to know: the situation, its words, and what speaks already."""

    situation: Situation
    writer: Writer
    days: Callable[[], Days]
    places: Callable[[str], Sequence[str]]
    sources: Callable[[str], Sequence[str]]
    speaking: Callable[[Figure], Figure | None]
    nearly: Callable[[Figure], Figure | None]  # of any unit and measure, while no count is typed
    household: Callable[[], tuple[float, str] | None]
