"""Prints the longest turn of the event loop while one goes about a crowded situation.

A window with a real worker, 300 articles with 12 cards each, 5,000 figures and a draft: pages are
made ahead, each is gone to and come back to, and Figures and Sources are scrolled. Own CPU time,
which a busy machine does not lengthen. Goal: 50 ms a turn. Run it as
``python -m tests.benchmarks.bench_pages``; it is no timed test.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QScrollBar

from sitrep.domain.figure import Claim, Figure, PlaceRef, Role
from sitrep.domain.ids import new_id
from sitrep.domain.indicator import Indicator, Slot, slot
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact
from sitrep.domain.report import Issue, ReportType, Situation
from sitrep.domain.source import SourceLink
from sitrep.services import casework, choosing, gathering, issuing, reporting
from sitrep.store import database, figures, reports
from sitrep.store.database import Store
from sitrep.ui import importing, theme
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.panels.figures import FiguresPanel
from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.sweeping import Sweeping
from tests.benchmarks.bench_paste import Stalls, crowd, run_until, say

COUNT, GOAL = 5000, 50.0
USED = [kind for kind in KINDS.values() if kind.counts][:16]
PLACES = [PlaceRef(f"Town {number}", f"SY{number:04}") for number in range(60)]
TOUR = (Page.FIGURES, Page.SOURCES, Page.REPORT, Page.PUBLISH, Page.LIBRARY, Page.HOME)


def fill(store: Store, situation: Situation) -> None:
    """Store 5,000 figures of some 1,000 indicators, each with rivals and with what it replaced."""
    chance = random.Random(3)
    speaking: dict[Slot, str] = {}
    kept: set[str] = set()
    with store.step("Figures"):
        for number in range(COUNT):
            kind, day = chance.choice(USED), date(2025, 3, 6) + timedelta(chance.randrange(60))
            claim = Claim(
                (kind.key,),
                exact(number + 2),
                kind.unit,
                kind.measure,
                places=(chance.choice(PLACES),),
                as_of=day,
                chain=(SourceLink(f"Source {chance.randrange(40)}"),),
            )
            known = speaking.setdefault(slot(claim), new_id())
            spoken = known if known not in kept else ""
            role = Role.HEADLINE if spoken else chance.choice((Role.SUPPORTING, Role.SUPERSEDED))
            made = Figure(spoken or new_id(), situation.id, claim, (), role)
            figures.save(store, replace(made, reviewed=bool(number % 50)))
            kept.add(made.id)
        for place, figure in speaking.items():
            figures.save_indicator(store, Indicator(new_id(), situation.id, place, figure))


def issued(store: Store, situation: Situation) -> Issue:
    """Issue a first report, so that changes since then are worked out."""
    first = new_id()
    reporting.start(store, first, situation, ReportType.SITUATION_REPORT)
    issue = next(iter(reports.with_prefix(store, first)))
    reporting.set_fields(store, issue, {"as_of": "2025-04-01", "highlights.1": "Heavy fighting."})
    frozen = issuing.freeze(store, issue)
    with store.step("Issue"):
        issuing.keep(store, frozen, gathering.material(store, frozen.issue, "internal"), b"", "a4")
    return frozen.issue


def stored(file: Path) -> Situation:
    """Make the store: a crisis of 300 articles and 5,000 figures, an issue and a draft."""
    database.create(file)
    situation = Situation("0190", "Crisis", "SYR", date(2025, 3, 6))
    session = Session(file, Jobs())
    store = session._writing
    casework.open_situation(store, situation)
    crowd(session, situation)
    fill(store, situation)
    issued(store, situation)
    reporting.start(store, new_id(), situation, ReportType.SITUATION_REPORT)
    session.close()
    return situation


def tour(window: MainWindow, situation: Situation, stalls: Stalls, name: str) -> bool:
    good = True
    for page in TOUR:
        kept = "" if page in (Page.HOME, Page.LIBRARY) else situation.id
        stalls.begin()
        window.go(Place(page, kept))
        stalls.look()
        run_until(lambda: False, 2)
        good &= say(f"{name} {page.value}", stalls.end(), GOAL)
    return good


def scroll(bar: QScrollBar, stalls: Stalls, name: str) -> bool:
    stalls.begin()
    for number in range(60):
        bar.setValue(bar.maximum() * number // 60)
        QApplication.processEvents()
        stalls.look()
    return say(f"scroll {name}", stalls.end(), GOAL)


def changes(window: MainWindow, situation: Situation, stalls: Stalls) -> bool:
    """Look at a figure as reviewed on each page in turn, so that all of it is read again."""
    session, good = window._session, True
    found = (f for f in figures.of_situation(session.store, situation.id) if not f.reviewed)
    for page in TOUR:
        kept = "" if page in (Page.HOME, Page.LIBRARY) else situation.id
        window.go(Place(page, kept))
        run_until(lambda: False, 1)
        stalls.begin()
        session.do(window, choosing.mark_reviewed, [next(found)])
        stalls.look()
        run_until(lambda: False, 2)
        good &= say(f"a figure changes on {page.value}", stalls.end(), GOAL)
    return good


def measured(window: MainWindow, situation: Situation) -> bool:
    stalls = Stalls()
    run_until(lambda: False, 0.3)
    stalls.begin()
    run_until(lambda: len(window.panels) == len(Page), 20)
    run_until(lambda: False, 1)
    good = say("pages are made ahead", stalls.end(), GOAL)
    for name in ("first", "again"):
        good &= tour(window, situation, stalls, name)
    figures, sources = window.panels[Page.FIGURES], window.panels[Page.SOURCES]
    assert isinstance(figures, FiguresPanel)
    assert isinstance(sources, SourcesPanel)
    bars: tuple[tuple[Page, Callable[[], QScrollBar]], ...] = (
        (Page.FIGURES, figures.table.verticalScrollBar),
        (Page.SOURCES, sources.list.verticalScrollBar),
    )
    for page, bar in bars:
        window.go(Place(page, situation.id))
        run_until(lambda: False, 1)
        good &= scroll(bar(), stalls, page.value)
    return changes(window, situation, stalls) and good


def main() -> int:
    importing.lightly()  # as the program does
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sitrep.db"
        situation = stored(file)
        session = Session(file, Jobs())
        window = MainWindow(session, Choices(Path(folder) / "window.ini"))
        window.show()
        window.open_last()
        Sweeping(app)
        good = measured(window, situation)
        session.close()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
