"""A person's text with live figures in it, turned into paragraphs of runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from sitrep.document import dispute
from sitrep.document.evidence import Citations
from sitrep.document.material import Material
from sitrep.document.model import Prose, Run
from sitrep.document.pairing import Pair, every, in_helpings
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.domain.figure import Figure, Role
from sitrep.domain.kinds import KINDS
from sitrep.domain.place import folded, gazetteer
from sitrep.domain.source import short
from sitrep.domain.steps import Steps
from sitrep.domain.tokens import Token, pieces

_SENTENCE_END = re.compile(r"(?:^|[.!?][”\"')]*\s+)[“\"'(]*$")
_NARROW = "\N{NO-BREAK SPACE}"  # between two notes
_KINDS = {key: place for place, key in enumerate(KINDS)}
_BULLET = re.compile(r"^\s*[•*–-]\s+")


class ProseReader:
    """Turns field values into prose; figures stand in it as they are now."""

    def __init__(self, writer: Writer, selection: Selection, citations: Citations) -> None:
        self._writer = writer
        self._selection = selection
        self._citations = citations

    def paragraphs(self, text: str) -> tuple[Prose, ...]:
        """Read a text, one paragraph or bullet a line; empty lines and bullet marks fall away."""
        lines = (_BULLET.sub("", line).strip() for line in text.splitlines())
        return tuple(self.line(line) for line in lines if line)

    def line(self, text: str) -> Prose:
        runs: list[Run] = []
        said = ""
        for piece in pieces(text):
            some = self._token(piece, said) if isinstance(piece, Token) else [Run(piece)]
            runs += some
            said += "".join(run.text for run in some)
        return tuple(runs)

    def _token(self, token: Token, before: str) -> list[Run]:
        """Return the words of a figure; after them, without words, the notes of those beside it."""
        figure = self._selection.current(token.figure)
        if figure is None:
            return [Run(self._writer.phrase("missing"))]
        words = _said(self._writer, self._selection, figure, token.form, before)
        runs = [Run(words, figure.id, self._citations.cite(figure))]
        beside = _named_with(self._selection, figure, token.form)
        return [*runs, *(Run(_NARROW, each.id, self._citations.cite(each)) for each in beside)]


def _named_with(selection: Selection, figure: Figure, form: str) -> list[Figure]:
    """Return the other figures that the sentence of a headline names."""
    if form != "sentence":
        return []
    ends = selection.ends(figure)
    if ends:
        return [each for each in ends if each.id != figure.id]
    return dispute.ordered(selection.beside(figure))[: dispute.MOST_BESIDE]


def _said(writer: Writer, selection: Selection, figure: Figure, form: str, before: str) -> str:
    start = _SENTENCE_END.search(before) is not None
    match form:
        case "sentence":
            return _sentence(writer, selection, figure)
        case "people":
            return writer.amount(figure.claim, start=start)
        case _:
            return writer.count(figure.claim.quantity, figure.claim.unit, start=start)


def _sentence(writer: Writer, selection: Selection, figure: Figure) -> str:
    """Return the sentence of a figure, with what other bodies say where it is the headline."""
    if ends := selection.ends(figure):
        return writer.phrase("sides", sides=dispute.ranged(writer, ends))
    beside = selection.beside(figure)
    if not beside:
        return dispute.alone(writer, figure)
    return dispute.sentence(writer, figure, beside)


@dataclass(frozen=True, slots=True)
class Speakable:
    """A figure as text may say it, with what tells it from others.

    Attributes:
        people: The count with its unit: "more than 70 people".
        tile: The count as a tile has it: "70+".
        label: What is counted: "Killed, civilians".
        source: Short name of the body that counted; the whole name where it has none.
        as_of: "11 March 2025", or "".
    """

    figure: str
    count: str
    people: str
    sentence: str
    tile: str
    label: str
    place: str
    source: str
    as_of: str


class TokenWords:
    """What tokens say as the figures stand now, to show it while a text is being written."""

    def __init__(self, material: Material) -> None:
        self.writer = Writer(material.language, gazetteer(material.situation.country))
        self._selection = Selection(material)
        self._figures = material.figures
        self._found_by: list[str] = []
        self._previous = material.previous

    def prepare(self) -> Steps[None]:
        """Gather in helpings what is asked for first."""
        _ = self._selection.sides
        yield
        self.pairs = yield from in_helpings(self.speaking, self._previous, self._selection.lower)

    @cached_property
    def pairs(self) -> list[Pair]:
        """What speaks beside what the last issue printed, also where nobody touched it."""
        return every(self.speaking, self._previous, self._selection.lower)

    @property
    def speaking(self) -> Sequence[Figure]:
        """The figures that speak on the page, in its order."""
        return self._selection.speaking

    @cached_property
    def _offered(self) -> list[Figure]:
        """The figures that text may say; gathered when somebody looks for one.

        What speaks comes first, as on the page, but counts of all people before those of some;
        then what stands beside it, the newest first.
        """
        speaking = sorted(self._selection.speaking, key=_of_whom)
        rest = [f for f in self._figures if f.role in (Role.SUPPORTING, Role.HEADLINE)]
        rest.sort(key=lambda f: f.claim.as_of or date.min, reverse=True)
        offered = {f.id: f for f in (*speaking, *rest)}
        return [f for f in offered.values() if self._may_be_said(f)]

    def _may_be_said(self, figure: Figure) -> bool:
        return not figure.claim.is_fact and self._selection.current(figure.id) is figure

    def words(self, token: Token, before: str = "") -> str | None:
        """Return what the page will say for `token` after `before`; None where it may say nothing.

        None is for a figure that is not there or that this edition may not show.
        """
        figure = self._selection.current(token.figure)
        if figure is None:
            return None
        return _said(self.writer, self._selection, figure, token.form, before)

    def printed(self, text: str) -> str:
        """Return a line as the page will say it, figures written out."""
        said = ""
        for piece in pieces(text):
            if isinstance(piece, Token):
                said += self.words(piece, said) or self.writer.phrase("missing")
            else:
                said += piece
        return said

    def about(self, figure: str) -> Speakable | None:
        """Return the figure, or what updates it, as text may say it."""
        found = self._selection.current(figure)
        return self._speakable(found) if found else None

    def find(self, text: str = "", most: int = 200) -> list[Speakable]:
        """Return figures that may stand in text and hold every word of `text`.

        Those that speak for their indicator come first. Only the first `most` are written out.
        """
        wanted = folded(text).split()
        found: Iterable[Figure] = self._offered
        if wanted:
            self.index(len(self._offered))
            found = (
                figure
                for figure, words in zip(self._offered, self._found_by, strict=True)
                if all(word in words for word in wanted)
            )
        return [self._speakable(figure) for figure in islice(found, most)]

    def index(self, most: int) -> bool:
        """Make `most` more figures ready to be found by a word; tell whether any are left."""
        done = len(self._found_by)
        self._found_by += [self._findable(each) for each in self._offered[done : done + most]]
        return len(self._found_by) < len(self._offered)

    def _findable(self, figure: Figure) -> str:
        claim, writer = figure.claim, self.writer
        named = [f"{ref.name} {writer.names.place(ref)}" for ref in claim.places]
        named += [link.name for link in claim.chain]
        count = writer.tile(claim.quantity, claim.unit)
        said = [count, claim.quantity.words, writer.amount(claim), writer.label(claim)]
        return folded(" ".join([*said, *named]))

    def key_figures(self, named: Iterable[str]) -> list[Speakable]:
        """Return the figures that the tiles will show."""
        return [self._speakable(f) for f in self._selection.key_figures(named)]

    def sector_counts(self) -> dict[str, dict[str, Speakable]]:
        """Return the counts of the response by sector and kind."""
        return {
            sector: {
                f.claim.kinds[0]: self._speakable(f) for f in self._selection.of_sector(sector)
            }
            for sector in self._selection.sectors()
        }

    def _speakable(self, figure: Figure) -> Speakable:
        claim, writer = figure.claim, self.writer
        return Speakable(
            figure.id,
            writer.count(claim.quantity, claim.unit),
            writer.amount(claim),
            _sentence(writer, self._selection, figure),
            writer.tile(claim.quantity, claim.unit),
            writer.label(claim),
            writer.names.where(claim.places),
            short(claim.origin),
            writer.day(claim.as_of) if claim.as_of else "",
        )


def _of_whom(figure: Figure) -> tuple[int, bool]:
    """Order by kind, and in it counts of all people first."""
    return _KINDS[figure.claim.kinds[0]], bool(figure.claim.population)
