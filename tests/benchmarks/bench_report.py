"""Prints the longest turn of the event loop while a report of 5,000 figures opens, and follows.

Own CPU time, which a busy machine does not lengthen. Goal: 50 ms a turn. Run it as
``python -m tests.benchmarks.bench_report``; it is no timed test.
"""

from __future__ import annotations

import os
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from sitrep.domain.figure import Claim, Figure, PlaceRef, Role
from sitrep.domain.ids import new_id
from sitrep.domain.kinds import KINDS
from sitrep.domain.quantity import exact
from sitrep.domain.report import ReportType, Situation
from sitrep.domain.source import SourceLink
from sitrep.services import casework, reporting
from sitrep.store import database, figures
from sitrep.store.database import Store
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.panels.report import ReportPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from tests.benchmarks.bench_paste import Stalls, run_until, say

COUNT, GOAL = 5000, 50.0
USED = ("killed", "injured", "displaced", "homes_damaged", "sheltered", "missing", "in_need")
PLACES = (("Lattakia", "SY06"), ("Tartous", "SY10"), ("Homs", "SY04"), ("Hama", "SY05"))
ROLES = (Role.HEADLINE, Role.SUPPORTING, Role.SUPPORTING, Role.SUPERSEDED)


def fill(store: Store, situation: Situation) -> None:
    chance = random.Random(3)
    with store.step("Figures"):
        for number in range(COUNT):
            kind = KINDS[chance.choice(USED)]
            claim = Claim(
                (kind.key,),
                exact(number + 2),
                kind.unit,
                kind.measure,
                places=(PlaceRef(*chance.choice(PLACES)),),
                as_of=date(2025, 3, 6) + timedelta(chance.randrange(60)),
                chain=(SourceLink(f"Source {chance.randrange(40)}"),),
            )
            figures.save(store, Figure(new_id(), situation.id, claim, (), chance.choice(ROLES)))


def main() -> int:
    app = QApplication([])
    theme.load_fonts()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sitrep.db"
        database.create(file)
        session = Session(file, Jobs())
        situation = Situation("0190", "Crisis", "SYR", date(2025, 3, 6))
        casework.open_situation(session._writing, situation)
        fill(session._writing, situation)
        reporting.start(session._writing, new_id(), situation, ReportType.SITUATION_REPORT)
        panel = ReportPanel(session, Choices(Path(folder) / "window.ini"))
        panel.resize(1134, 700)
        panel.show()
        run_until(lambda: False, 0.5)
        stalls = Stalls()
        panel.show_place(Place(Page.REPORT, situation.id))
        stalls.look()
        run_until(lambda: panel.draft.issue is not None, 10)
        good = say(f"{COUNT} figures: the form opens", stalls.end(), GOAL)
        stalls.begin()
        run_until(lambda: False, 3)
        good &= say(f"{COUNT} figures: checks and pages follow", stalls.end(), GOAL)
        session.close()
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
