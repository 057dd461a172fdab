"""The lines of the table of figures, in words; made in small helpings."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sitrep.document import dispute
from sitrep.document.model import ChangeRow
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Role
from sitrep.domain.indicator import SILENT, Slot, subject
from sitrep.domain.origins import origin_of
from sitrep.domain.quantity import Quantity
from sitrep.domain.source import short
from sitrep.domain.steps import Steps
from sitrep.languages import listing
from sitrep.services.board import AMBER, Board, Standing
from sitrep.ui.models.indicators import fact

WHOLE_AREA = "all areas"
CARRIED = "†"
HELPING = 60  # rows made in one go


@dataclass(frozen=True, slots=True)
class Row:
    """One line: an indicator by the figure that speaks for it, or one of its other figures.

    Attributes:
        part: One of the places of the whole above it; set in.
        second: What else must be seen at once: "2 sources differ".
        tone: Name of the color of `second`.
        state: "" for what speaks, else "beside it", "replaced", "taken out".
        place_in_page: To sort by.
    """

    standing: Standing
    figure: Figure
    label: str
    place: str
    headline: str
    change: str
    remark: str
    as_of: str
    age: int | None
    source: str
    second: str = ""
    tone: str = "quiet"
    part: bool = False
    state: str = ""
    place_in_page: int = 0

    @property
    def group(self) -> str:
        return self.figure.claim.kind.group

    @property
    def found_by(self) -> str:
        words = (self.label, self.place, self.headline, self.source, self.figure.claim.origin)
        return " ".join((*words, self.second, self.state)).casefold()


_STATES = {
    Role.SUPPORTING: "beside it",
    Role.SUPERSEDED: "replaced",
    Role.REJECTED: "taken out",
    Role.CONTEXT: "for context",
}


def rows(board: Board, writer: Writer, *, every: bool) -> Steps[list[Row]]:
    """Return the lines of a board; `every` asks for rivals and replaced figures as well."""
    made: list[Row] = []
    whole: Slot | None = None
    sides = _sides(board)
    for standing in board.standings:
        if not standing.slot.places:
            whole = standing.slot
        part = whole is not None and replace(standing.slot, places=()) == whole
        for figure in standing.figures if every else _main(standing):
            one = row(board, standing, figure, writer, len(made), sides.get(standing.id, 0))
            made.append(replace(one, part=part and bool(standing.slot.places)))
            if len(made) % HELPING == 0:
                yield
    return made


def _main(standing: Standing) -> tuple[Figure, ...]:
    """Return the figure that speaks, or the first of those to choose from; none if all are gone."""
    return (standing.shown,) if standing.speaks or standing.rivals else ()


def _sides(board: Board) -> dict[str, int]:
    """Return how many bodies say something of each thing, by the id of its widest indicator."""
    bodies: dict[Slot, set[str]] = {}
    widest: dict[Slot, Standing] = {}
    for standing in board.standings:
        if standing.indicator is None:
            continue
        about = subject(standing.slot)
        widest.setdefault(about, standing)
        if not standing.slot.population:
            widest[about] = standing
        counts = (each for each in standing.figures if each.role not in SILENT)
        bodies.setdefault(about, set()).update(origin_of(each) for each in counts)
    return {widest[about].id: len(bodies[about]) for about in widest}


def row(
    board: Board,
    standing: Standing,
    figure: Figure,
    writer: Writer,
    place: int,
    sides: int = 0,
) -> Row:
    """Return the line of one figure of an indicator."""
    claim = figure.claim
    speaks = figure is standing.speaks
    change = standing.change if speaks else None
    second, tone = _second(standing, figure, sides) if figure is standing.shown else ("", "quiet")
    state = "" if speaks else _STATES.get(figure.role, "not chosen")
    as_of, age = _age(board, figure)
    return Row(
        standing,
        figure,
        writer.label(claim) + (", new in the period" if claim.measure == "new_in_period" else ""),
        writer.names.where(claim.places) or WHOLE_AREA,
        fact(claim.kinds[0])
        if claim.is_fact
        else writer.tile(_printed(board, standing, figure), claim.unit),
        _change(change) if change else "–" if speaks and figure.id in board.printed else "",
        change.remark if change else "",
        as_of,
        age,
        short(claim.origin) or "no source",
        second,
        tone,
        state=state,
        place_in_page=place,
    )


def _printed(board: Board, standing: Standing, figure: Figure) -> Quantity:
    """Return the count that is printed for a figure: of a range that is the headline, all of it."""
    ends = board.ends(standing) if figure is standing.speaks else ()
    return dispute.span((ends[0], ends[1])) if ends else figure.claim.quantity


def _change(change: ChangeRow) -> str:
    """Return the difference, or "new", or that the counts cannot be compared."""
    if change.difference or not change.previous:
        return change.difference or change.remark
    return "not comparable" if change.remark else "no number to compare"


def _second(standing: Standing, figure: Figure, sides: int) -> tuple[str, str]:
    """Say what differs; `sides` counts the bodies that count other people of it as well."""
    rivals = len(standing.rivals)
    if standing.speaks is None and rivals:
        return f"{rivals} counts, none chosen", "bad"
    own = len({origin_of(each) for each in (figure, *standing.rivals)})
    if max(own, sides) > 1:
        return f"{max(own, sides)} sources differ", "bad"
    if rivals:
        return f"{rivals + 1} counts of one source", "wait"
    if not figure.reviewed:
        return "nobody has looked at it yet", "wait"
    if figure.is_derived:
        return f"derived: {figure.derivation}", "quiet"
    return "", "quiet"


def _age(board: Board, figure: Figure) -> tuple[str, int | None]:
    """Return "7 Mar · 4 days †" and the days; a fresh count has no age, a carried one its mark."""
    age, as_of = board.age(figure), figure.claim.as_of
    if age is None or as_of is None:
        return "no day", None
    words = listing.day(as_of)
    if age >= AMBER:
        words = f"{words} · {age} days"
    return f"{words} {CARRIED}" if board.is_carried(figure) else words, age
