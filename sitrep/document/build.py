"""Builds the `Document` of an issue from its material."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sitrep.document import by_source, charts, corrections, dispute, entries, facts, maps
from sitrep.document.closing import answer, closed
from sitrep.document.comparison import changes
from sitrep.document.drawing import Chart, Map
from sitrep.document.evidence import Citations
from sitrep.document.impact import cell, table
from sitrep.document.masthead import masthead
from sitrep.document.material import Material
from sitrep.document.model import (
    Cell,
    ChangeRow,
    Changing,
    Dispute,
    Document,
    Gap,
    Impact,
    Prose,
    Run,
    Sector,
    Tile,
)
from sitrep.document.prose import ProseReader
from sitrep.document.selection import Selection
from sitrep.document.sentences import Writer
from sitrep.document.tiles import tile
from sitrep.document.trend import trend
from sitrep.document.unnamed import without_names
from sitrep.domain.ageing import is_carried
from sitrep.domain.disaggregation import breakdowns
from sitrep.domain.fields import CHANGING, SECTORS, YES
from sitrep.domain.figure import Figure
from sitrep.domain.house import tint
from sitrep.domain.kinds import RATES
from sitrep.domain.place import gazetteer
from sitrep.domain.report_types import TYPES
from sitrep.domain.steps import Steps, whole

Fact = TypeVar("Fact")  # of access or of coordination


def build(material: Material) -> Document:
    """Return the document of a draft, complete and written out in its language."""
    return whole(in_steps(material))


def in_steps(material: Material) -> Steps[Document]:
    """Do the same in steps of some milliseconds, for a window that must not stall."""
    builder = _Builder(material)
    yield
    document = yield from builder.document()
    if not material.inside:
        return document
    places = gazetteer(material.situation.country)
    writer = Writer(material.language, places, material.digits, material.bodies)
    return without_names(document, material.inside, writer)


class _Builder:
    """Holds what every section needs; each method makes one section that the type has."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._type = TYPES[material.issue.type]
        places = gazetteer(material.situation.country)
        self._writer = Writer(material.language, places, material.digits, material.bodies)
        self._selection = Selection(material)
        printed = corrections.printed_before(material, self._selection)
        self._citations = Citations(self._writer, material.articles, self._selection.lower, printed)
        self._prose = ProseReader(self._writer, self._selection, self._citations)
        self._changes: tuple[ChangeRow, ...] = ()

    def _compared(self) -> tuple[ChangeRow, ...]:
        m, selection, writer = self._material, self._selection, self._writer
        found = changes(selection.speaking, m.previous, writer, m.reasons, selection.lower)
        return closed(found, m, selection, writer)

    def document(self) -> Steps[Document]:
        """Make the sections in page order, so that citations are numbered as they are read."""
        m, writer = self._material, self._writer
        has = self._type.has
        self._changes = self._compared()
        yield
        highlights = tuple(self._prose.line(line) for line in m.numbered("highlights"))
        changing = tuple(self._changing()) if has("changing") else ()
        change_summary = self._field("change_summary")
        named = m.numbered("key_figures")
        yield
        tiles = tuple(map(self._tile, self._selection.key_figures(named)))
        shown = self._cited_changes(self._changes if has("impact") else self._of_these(tiles))
        sources = (
            by_source.table(self._selection, writer, self._citations) if has("by_source") else None
        )
        overview = self._field("overview")
        yield
        disputed = yield from self._disputes()
        impact, note = self._impact() if has("impact") else (None, ())
        yield
        constraints = tuple(self._facts("access", facts.constraint))
        access = self._field("access")
        sectors = tuple(self._sectors()) if has("sectors") else ()
        statements = tuple(self._facts("coordination", facts.statement))
        coordination = self._field("coordination")
        outlook = self._field("outlook")
        previous = m.previous.masthead.number if m.previous else 0
        yield
        drawn = maps.draw(m.situation.country, self._selection.counts(), writer)
        self._cite_beside(tiles)
        evidence = yield from self._citations.evidence()
        yield
        printed = {row.figure for row in evidence}
        told = [figure for figure in self._selection.speaking if figure.id in printed]
        return Document(
            language=m.language,
            direction=writer.direction,
            template=m.issue.type.value,
            masthead=masthead(m, writer, told),
            highlights=highlights,
            tiles=tiles,
            changes_title=writer.phrase("changes", number=previous) if shown else "",
            changes=shown,
            overview=overview,
            impact=impact,
            impact_note=note,
            constraints=constraints,
            access=access,
            sectors=sectors,
            statements=statements,
            coordination=coordination,
            funding=tuple(entries.funding(line, writer) for line in self._lines("funding")),
            gaps=(*self._asked(), *self._open()),
            outlook=outlook,
            contacts=entries.contacts(m.numbered("contacts"), m.limit, writer),
            evidence=evidence,
            references=self._citations.references(),
            disclaimer=tuple(filter(None, (m.house.disclaimer, *writer.disclaimer()))),
            unreviewed=self._citations.unreviewed,
            draft=m.issue.issued_at is None,
            correction=corrections.banner(m, writer),
            corrections=corrections.rows(m, self._selection, writer),
            disputes=disputed,
            map=drawn,
            changing=changing,
            change_summary=change_summary,
            by_source=sources,
            accent=m.house.accent,
            tint=tint(m.house.accent) if m.house.accent else "",
            logo=m.house.logo,
            area_chart=self._area_chart(drawn) if impact else None,
            needs_chart=self._needs_chart() if len(sectors) > 1 else None,
            trend_chart=self._trend_chart(named) if has("impact") else None,
        )

    def _disputes(self) -> Steps[tuple[Dispute, ...]]:
        if not self._type.has("disputes"):
            return ()
        return (yield from dispute.disputes(self._writer, self._selection, self._citations))

    def _area_chart(self, drawn: Map | None) -> Chart | None:
        """Return bars by area, unless the circles of the map compare the same counts."""
        if drawn and sum(bubble.counted for bubble in drawn.bubbles) > 1:
            return None
        return charts.by_area(self._selection.counts(), self._writer)

    def _needs_chart(self) -> Chart | None:
        """Return what two sectors or more need and got; the words beside one say it already."""
        made = charts.needs_and_reached(self._selection.speaking, self._writer)
        return made if made and sum(bar.lines > 0 for bar in made.bars) > 1 else None

    def _trend_chart(self, named: Sequence[str]) -> Chart | None:
        m = self._material
        earlier = (*m.earlier, *([m.previous] if m.previous else []))
        headlines = self._selection.key_figures(named)
        return trend(headlines, earlier, m.issue.number, self._writer)

    def _field(self, name: str) -> tuple[Prose, ...]:
        if not self._type.has_field(name):
            return ()
        return self._prose.paragraphs(self._material.value(name))

    def _lines(self, name: str) -> list[str]:
        return self._material.numbered(name) if self._type.has(name) else []

    def _facts(
        self, group: str, told: Callable[[Figure, Writer, Citations], Fact]
    ) -> Iterable[Fact]:
        found = self._selection.facts(group) if self._type.has(group) else []
        return (told(each, self._writer, self._citations) for each in found)

    def _tile(self, figure: Figure) -> Tile:
        change = next((row for row in self._changes if row.figure == figure.id), None)
        difference = change.difference if change else ""
        return tile(figure, self._selection, self._writer, self._citations, change=difference)

    def _changing(self) -> Iterable[Changing]:
        for key in CHANGING:
            changes = self._material.value(f"changing.{key}") == YES
            yield Changing(self._writer.term("changing", key), changes)

    def _of_these(self, tiles: Sequence[Tile]) -> tuple[ChangeRow, ...]:
        """Return the changes of the key figures: a single page has no room for all."""
        shown = {tile.figure for tile in tiles}
        return tuple(row for row in self._changes if row.figure in shown)

    def _cited_changes(self, rows: tuple[ChangeRow, ...]) -> tuple[ChangeRow, ...]:
        for row in rows:
            figure = self._selection.current(row.figure)
            if figure:
                self._citations.cite(figure)
        return rows

    def _cite_beside(self, tiles: Sequence[Tile]) -> None:
        """Bring into the annex the rival counts that tiles name and nothing else on the page did.

        A count on the page has its source there, and a corrected version is made of the annex.
        """
        for shown in tiles:
            figure = self._selection.current(shown.figure) if shown.beside else None
            for rival in dispute.named(self._selection.beside(figure)) if figure else ():
                self._citations.cite(rival)

    def _impact(self) -> tuple[Impact | None, tuple[Prose, ...]]:
        """Return the table by area, and what is said below it."""
        period = self._material.period()
        since = period[0] if period else None
        before = self._material.printed_before
        counts = self._selection.counts()
        carried = {each.id for each in counts if is_carried(each, since, before)}
        impact = table(self._selection, self._writer, self._citations, carried)
        note = (*self._field("impact_note"), *self._made_of())
        if impact and any(c.text.endswith("†") for row in impact.rows for c in row.cells):
            older = all(is_carried(each, since) for each in counts if each.id in carried)
            key = "carried_note" if older else "carried_over_note"
            note = (*note, (Run(self._writer.phrase(key)),))
        return impact, note

    def _made_of(self) -> Iterable[Prose]:
        """Say of whom the counts of the table are made up."""
        for figure in self._selection.counts():
            try:
                found = breakdowns(figure.claim.quantity, figure.parts)
            except ValueError:
                continue
            for each in found:
                words = self._writer.broken_down(figure.claim, each)
                yield (Run(f"{words}.", figure.id, self._citations.cite(figure)),)

    def _sectors(self) -> Iterable[Sector]:
        for key in self._material.sectors(self._selection.sectors()):
            yield self._sector(key, SECTORS[key])

    def _sector(self, key: str, name: str) -> Sector:
        counts = {f.claim.kinds[0]: f for f in self._selection.of_sector(key)}
        targeted, reached = counts.get("targeted"), counts.get("reached")
        return Sector(
            key,
            self._writer.translated(name),
            self._writer.names.body(self._material.value(f"sectors.{key}.lead")),
            self._count(counts.get("in_need")),
            self._count(targeted),
            self._count(reached),
            _share(targeted, reached),
            self._field(f"sectors.{key}.needs"),
            self._field(f"sectors.{key}.response"),
            self._field(f"sectors.{key}.gaps"),
        )

    def _count(self, figure: Figure | None) -> Cell | None:
        return cell([figure], self._writer, self._citations) if figure else None

    def _asked(self) -> list[Gap]:
        lines = self._lines("information_gaps")
        still = [line for line in lines if answer(line, self._selection) is None]
        return [entries.gap(line, self._writer) for line in still]

    def _open(self) -> list[Gap]:
        """Return what happened and nobody counted, as one gap; "hundreds" is a count."""
        open_ones = [
            self._writer.uncounted(figure.claim)
            for figure in self._selection.counts()
            if not figure.claim.quantity.is_counted
        ]
        if not open_ones:
            return []
        what = self._writer.phrase("gap_between").join(open_ones)
        return [Gap(self._writer.phrase("gap", what=what))]


def _share(targeted: Figure | None, reached: Figure | None) -> float | None:
    """Return reached of targeted, only where both are exact counts of the same unit, no rates."""
    if targeted is None or reached is None or targeted.claim.unit != reached.claim.unit:
        return None
    if targeted.claim.unit in RATES:
        return None
    whole, part = targeted.claim.quantity, reached.claim.quantity
    if not (whole.is_exact and part.is_exact) or not whole.low or part.low is None:
        return None
    return min(1.0, part.low / whole.low)
