"""Where every indicator stands: the figure that speaks, its rivals, its age, its change.

Reads only, and in small helpings, so that a window with thousands of figures stays quick.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.document.comparison import changes
from sitrep.document.model import ChangeRow, Document
from sitrep.document.sentences import Writer
from sitrep.domain.ageing import is_carried
from sitrep.domain.fields import moment
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import (
    SILENT,
    Indicator,
    Policy,
    Slot,
    slot,
    speakers,
    subject,
)
from sitrep.domain.indicator import standing as standing_ones
from sitrep.domain.kinds import KINDS
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Issue, Situation, Status
from sitrep.domain.steps import Steps
from sitrep.services import editions
from sitrep.store import figures, reports
from sitrep.store.database import Store

AMBER, RED = 3, 7  # days without a newer count
_HELPING = 120
_ORDER = {key: place for place, key in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator, or one fact.

    Attributes:
        id: The figure's for a fact, else made of the slot.
        indicator: None for a fact.
        speaks: The chosen figure; None where a person must choose.
        rivals: Other counts of the same thing, newest first.
        earlier: What was superseded or taken out, newest first.
        change: Since the last issue; None where nobody touched it or none was issued.
    """

    id: str
    slot: Slot
    indicator: Indicator | None
    speaks: Figure | None
    rivals: tuple[Figure, ...] = ()
    earlier: tuple[Figure, ...] = ()
    change: ChangeRow | None = None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All of it, what speaks first."""
        first = (self.speaks,) if self.speaks else ()
        return (*first, *self.rivals, *self.earlier)

    @property
    def shown(self) -> Figure:
        """The figure that a list shows for it."""
        return self.figures[0]


@dataclass(frozen=True, slots=True)
class Board:
    """Every indicator of a situation, in page order.

    Attributes:
        day: The day that ages are counted to: the draft's, else today.
        since: First day of the reporting period; what is older is marked as carried on.
        last: Number of the last issue, 0 before the first.
        printed: Ids of the figures that the last issue printed.
    """

    situation: Situation
    standings: tuple[Standing, ...]
    day: date
    today: date
    since: date | None = None
    last: int = 0
    printed: frozenset[str] = frozenset()

    @property
    def newest_day(self) -> date:
        """The last day that a figure can be of: today, or the draft's day where that is later."""
        return max(self.day, self.today)

    def age(self, figure: Figure) -> int | None:
        """Return how many days old a count is; None for one without a day."""
        as_of = figure.claim.as_of
        return max(0, (self.day - as_of).days) if as_of else None

    def is_carried(self, figure: Figure) -> bool:
        return is_carried(figure, self.since, self.printed)

    def family(self, standing: Standing) -> tuple[Standing, ...]:
        """Return an indicator with those that count other people of the same thing, all first."""
        about = subject(standing.slot)
        found = [each for each in self.standings if each.indicator and subject(each.slot) == about]
        if standing not in found:
            return (standing,)
        return tuple(sorted(found, key=lambda each: bool(each.slot.population)))

    def beside(self, standing: Standing) -> list[Figure]:
        """Return the standing counts of other people of the same thing."""
        others = (each for each in self.family(standing) if each is not standing)
        return standing_ones(figure for each in others for figure in each.figures)

    def ends(self, standing: Standing) -> tuple[Figure, ...]:
        """Return the two ends of the range that is the headline of an indicator; else nothing."""
        return _ends(standing, self.beside(standing)) if _is_range(standing) else ()

    def of_figure(self, figure: str) -> Standing | None:
        return next(
            (each for each in self.standings if any(f.id == figure for f in each.figures)), None
        )


def gather(store: Store, situation: Situation, today: date) -> Steps[Board]:
    """Read the board of a situation; yields between helpings."""
    everything: list[Figure] = []
    while batch := figures.page(
        store, situation.id, everything[-1].id if everything else "", _HELPING
    ):
        everything += batch
        yield
    indicators = {each.slot: each for each in figures.indicators(store, situation.id)}
    yield
    last, previous = _last(store, situation)
    standings = yield from _standings(everything, indicators)
    found = yield from _changes(standings, previous, situation)
    yield
    day, since = _days(store, situation, today)
    return Board(
        situation,
        tuple(
            Standing(
                each.id,
                each.slot,
                each.indicator,
                each.speaks,
                each.rivals,
                each.earlier,
                found.get(each.speaks.id) if each.speaks else None,
            )
            for each in standings
        ),
        day,
        today,
        since,
        last,
        frozenset(row.figure for row in previous.evidence) if previous else frozenset(),
    )


def _standings(
    everything: Iterable[Figure], indicators: Mapping[Slot, Indicator]
) -> Steps[list[Standing]]:
    grouped: dict[tuple[Slot, str], list[Figure]] = {}
    for count, figure in enumerate(everything, 1):
        fact = figure.id if figure.claim.is_fact else ""
        grouped.setdefault((slot(figure.claim), fact), []).append(figure)
        if count % _HELPING == 0:
            yield
    standings = []
    for count, ((place, fact), group) in enumerate(grouped.items(), 1):
        standings.append(_standing(place, fact, group, indicators.get(place)))
        if count % _HELPING == 0:
            yield
    return sorted(standings, key=_page_order)


def _standing(place: Slot, fact: str, group: list[Figure], indicator: Indicator | None) -> Standing:
    newest = sorted(group, key=lambda f: (f.claim.as_of or date.min, f.id), reverse=True)
    if fact:
        standing = [f for f in newest if f.role not in SILENT]
        rest = tuple(f for f in newest if f.role in SILENT)
        return Standing(fact, place, None, standing[0] if standing else None, (), rest)
    chosen = indicator.figure if indicator else ""
    return Standing(
        indicator.id if indicator else group[0].id,
        place,
        indicator,
        next((f for f in newest if f.id == chosen), None),
        tuple(f for f in newest if f.id != chosen and f.role not in SILENT),
        tuple(f for f in newest if f.id != chosen and f.role in SILENT),
    )


def _page_order(standing: Standing) -> tuple[object, ...]:
    """Order by kind, then people, then the whole situation before its single places."""
    place = standing.slot
    return (
        _ORDER[standing.shown.claim.kinds[0]],
        place.kinds,
        place.sector,
        place.population,
        place.measure,
        place.unit,
        len(place.places) == 1,
        place.places,
        standing.id,
    )


def _changes(
    standings: Sequence[Standing], previous: Document | None, situation: Situation
) -> Steps[dict[str, ChangeRow]]:
    writer = Writer("en", gazetteer(situation.country))
    speaking = [each.speaks for each in standings if each.speaks]
    found: dict[str, ChangeRow] = {}
    lower = _lower(standings)
    for first in range(0, len(speaking), _HELPING):
        some = speaking[first : first + _HELPING]
        for row in changes(some, previous, writer, lower=lower):
            found[row.figure] = row
        yield
    return found


def _lower(standings: Sequence[Standing]) -> dict[str, Figure]:
    """Return the lower ends of the ranges that are headlines, by the id of the upper one."""
    found = {}
    for each in filter(_is_range, standings):
        others = [s for s in standings if s is not each and subject(s.slot) == subject(each.slot)]
        beside = standing_ones(figure for other in others for figure in other.figures)
        if ends := _ends(each, beside):
            found[ends[1].id] = ends[0]
    return found


def _is_range(standing: Standing) -> bool:
    return standing.indicator is not None and standing.indicator.policy is Policy.RANGE


def _ends(standing: Standing, beside: list[Figure]) -> tuple[Figure, ...]:
    """Return the two ends of a range; nothing where the rule settles nothing now."""
    try:
        return tuple(speakers(Policy.RANGE, standing_ones(standing.figures), beside))
    except ValueError:
        return ()


def _last(store: Store, situation: Situation) -> tuple[int, Document | None]:
    issued = _went_out(reports.of_situation(store, situation.id))
    if not issued:
        return 0, None
    return issued[-1].number, editions.issued(store, issued[-1].id, "internal")


def _went_out(issues: Sequence[Issue]) -> list[Issue]:
    """Return what readers hold of the series that is written in now, the last one last."""
    draft = next((issue.type for issue in issues if issue.status is Status.DRAFT), None)
    held = [each for each in issues if each.is_held]
    same = [each for each in held if each.type is draft]
    return same or sorted(held, key=lambda each: str(each.issued_at))


def _days(store: Store, situation: Situation, today: date) -> tuple[date, date | None]:
    """Return the day the draft speaks of and the first day of its period."""
    issues = reports.of_situation(store, situation.id)
    draft = next((issue for issue in issues if issue.status is Status.DRAFT), None)
    issued = _went_out(issues)
    own = reports.fields(store, draft.id) if draft else {}
    before = reports.fields(store, issued[-1].id) if issued else {}
    day = moment(own["as_of"].value)[0] if "as_of" in own else today
    if "period_from" in own:
        return day, date.fromisoformat(own["period_from"].value)
    return day, moment(before["as_of"].value)[0] if "as_of" in before else situation.start
