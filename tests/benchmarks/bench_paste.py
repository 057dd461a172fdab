"""Prints how long the window stalls while hostile things are pasted and long ones are shown.

Of the longest turn of the event loop it prints the wall time, and the window's own CPU time, which
a busy machine does not lengthen and which the goals are for. The yardstick is a window that does
nothing. Run it as ``python tests/benchmarks/bench_paste.py``; it is no timed test.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QMimeData, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from sitrep.domain.article import Article, Passage
from sitrep.domain.figure import Claim, Figure, Proposal, Proposed
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact
from sitrep.domain.report import Situation
from sitrep.services import casework, intake
from sitrep.services.intake import Details
from sitrep.store import database, figures
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

GOAL, SCROLL_GOAL = 200.0, 50.0  # milliseconds
TABLES = "<table><tr><td>" * 20 + "12 killed" + "</td></tr></table>" * 20
SENTENCE = "Officials said that 12 people were killed on Friday in the north.\n\n"


class Stalls:
    """Measures the longest turn of the event loop, by the clock and by own CPU time."""

    def __init__(self) -> None:
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self.look)
        self.begin()

    def begin(self) -> None:
        self.wall = self.cpu = 0.0
        self._last = (perf_counter(), process_time())
        self._timer.start()

    def look(self) -> None:
        now = (perf_counter(), process_time())
        self.wall = max(self.wall, 1000 * (now[0] - self._last[0]))
        self.cpu = max(self.cpu, 1000 * (now[1] - self._last[1]))
        self._last = now

    def end(self) -> tuple[float, float]:
        self.look()
        self._timer.stop()
        return self.wall, self.cpu


def run_until(done: Callable[[], bool], seconds: float) -> None:
    loop, until = QEventLoop(), perf_counter() + seconds
    watch = QTimer(interval=20)
    watch.timeout.connect(lambda: loop.quit() if done() or perf_counter() > until else None)
    watch.start()
    loop.exec()


def pasted(panel: SourcesPanel, stalls: Stalls, text: str, html: str) -> tuple[float, float]:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    stalls.begin()
    panel.arriving.take(data)
    stalls.look()
    run_until(lambda: not panel.adding.is_busy, 60)
    run_until(lambda: True, 1)
    worst = stalls.end()
    for box in panel.findChildren(QMessageBox):
        box.close()
    return worst


def article(situation: Situation, number: int, text: str) -> Article:
    return Article(
        new_id(), situation.id, f"Article {number} on the fighting in the north", text,
        datetime(2025, 3, 7, tzinfo=UTC), "", "Example News",
        published=date(2025, 1, 1) + timedelta(days=number % 200), language="en",
    )  # fmt: skip


def crowd(session: Session, situation: Situation) -> list[str]:
    """Store 300 articles with 12 cards each, and 5,000 figures."""
    store, made = session._writing, []
    body = "".join(
        f"{n} people were killed in Homs. More words follow here.\n\n" for n in range(60)
    )
    killed = KINDS["killed"]
    with store.step("Fill"):
        for number in range(300):
            new = article(situation, number, f"Report {number}\n\n{body}")
            found = []
            for n in range(12):
                quote = f"{n} people were killed"
                claim = Claim(("killed",), exact(n), killed.unit, killed.measure)
                where = Passage(new.id, new.text.index(f"\n{quote}") + 1, quote)
                found.append(Proposal(f"f{n}", claim, (where,)))
            intake.keep(store, intake.incoming(new, b"x", Proposed(tuple(found)), Details()))
            made.append(new.id)
    return made


def keep_figures(session: Session, situation: Situation, owners: list[str], count: int) -> None:
    killed = KINDS["killed"]
    with session._writing.step("Figures"):
        for n in range(count):
            claim = Claim(("killed",), exact(n), killed.unit, killed.measure, sector="")
            passage = Passage(owners[n % len(owners)], 0, "Report")
            figure = Figure(new_id(), situation.id, claim, (passage,))
            figures.save(session._writing, figure)


def say(name: str, longest: tuple[float, float], goal: float) -> bool:
    wall, cpu = longest
    sys.stdout.write(f"{name:<50} {wall:7.1f} ms, own CPU {cpu:6.1f} ms   goal {goal:.0f}\n")
    return cpu <= goal


PASTES = (
    ("20 nested tables", "12 killed", TABLES),
    ("1,000 tables, nested 20 deep", "12 killed", TABLES * 50),
    ("300,000 characters without a space", "x" * 300_000, ""),
    ("1.8 million characters of prose", SENTENCE * 27_000, ""),
    ("50 MB of HTML", "12 killed", f"<p>{SENTENCE}</p>" * 670_000),
    ("50 MB of plain text", SENTENCE * 740_000, ""),
)


def paste_all(panel: SourcesPanel, stalls: Stalls) -> bool:
    pasted(panel, stalls, "Warm up. 3 people were killed.", "")
    good = True
    for name, text, html in PASTES:
        good &= say(f"pasted: {name}", pasted(panel, stalls, text, html), GOAL)
    return good


def move_about(panel: SourcesPanel, stalls: Stalls, situation: Situation) -> bool:
    """Open, scroll, step through and decide in a crowded situation."""
    bar = panel.list.verticalScrollBar()
    ways: tuple[tuple[str, Callable[[int], object], int], ...] = (
        ("open", lambda _: panel.show_place(Place(Page.SOURCES, situation.id)), 1),
        ("scroll the list", lambda n: bar.setValue(400 * n), 60),
        ("step through articles with their cards", lambda _: panel.step_article(1), 30),
        ("accept cards, saved and shown", lambda _: panel.deciding.accept(), 8),
    )
    good = True
    for name, deed, times in ways:
        stalls.begin()
        for number in range(times):
            deed(number)
            QApplication.processEvents()
            stalls.look()
        good &= say(f"300 articles: {name}", stalls.end(), SCROLL_GOAL)
    return good


def main() -> int:
    app = QApplication([])
    app.setStyle("Fusion")
    theme.load_fonts()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sitrep.db"
        database.create(file)
        session = Session(file, Jobs())
        panel = SourcesPanel(session, Choices(Path(folder) / "window.ini"))
        panel.resize(1134, 700)
        situation, other = (Situation(f"019{n}", f"Crisis {n}", "SYR") for n in range(2))
        for each in (situation, other):
            casework.open_situation(session._writing, each)
        panel.show_place(Place(Page.SOURCES, situation.id))
        panel.show()
        stalls = Stalls()
        run_until(lambda: False, 0.5)
        say("yardstick: an idle window", stalls.end(), GOAL)
        good = paste_all(panel, stalls)
        keep_figures(session, other, crowd(session, other), 5000)
        good &= move_about(panel, stalls, other)
        session.close()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
