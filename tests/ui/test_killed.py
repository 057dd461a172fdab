"""The program is killed while somebody types: nothing older than two seconds is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from sitrep.domain.ids import new_id
from sitrep.domain.report import ReportType, Situation
from sitrep.services import casework, reporting
from sitrep.store import database, reports, unfinished
from sitrep.ui.places import Page

KILLS = int(os.environ.get("SITREP_KILLS", "5"))
LOST = 2.0  # seconds of typing that a kill may cost
CHILD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.opening import Opening
from sitrep.ui.places import Page, Place
app = QApplication([])
theme.load_fonts(); theme.apply(app)
store, situation, page = Path(sys.argv[1]), sys.argv[2], Page(sys.argv[3])
opening = Opening(Choices(store.with_suffix(".ini")))
opening.open(store)
window = opening.window
window.go(Place(page, situation))
panel = window.panels[page]
if page is Page.REPORT:
    field = panel.form.fields.overview
else:
    panel.show_form()
    field = panel.form().source
field.setFocus()
def type_on():
    if page is Page.REPORT and panel.draft.issue is None:
        return  # the form comes once its figures are read
    QTest.keyClick(field, Qt.Key.Key_X)
    print(len(field.value() if page is Page.REPORT else field.text()), flush=True)
typing = QTimer(interval=30)
typing.timeout.connect(type_on)
typing.start()
app.exec()
"""


def start(store, situation, page):
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path(reporting.__file__).parents[2]),
    }
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(store), situation, page],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def typed_until_killed(child, moments):
    """Let the child type for `moments` seconds and kill it; return what stood when, in letters."""
    typed = [(time.monotonic(), int(child.stdout.readline()))]
    end = typed[0][0] + moments
    while time.monotonic() < end:
        typed.append((time.monotonic(), int(child.stdout.readline())))
    killed = time.monotonic()
    child.kill()
    child.wait()
    return typed, killed


def stalls(moments):
    """Return the seconds in which a busy machine let the program do nothing at all."""
    return 0.25 + sum(max(0.0, b - a - 0.1) for a, b in pairwise(moments))


def kept_of_a_report(store, situation, issue):
    kept = reports.fields(store, issue).get("overview")
    return kept.value if kept else ""


def kept_of_figures(store, situation, issue):
    return unfinished.lines(store, situation).get("head", {}).get("source", "")


@pytest.mark.parametrize(
    ("page", "kept"), [(Page.REPORT, kept_of_a_report), (Page.FIGURES, kept_of_figures)]
)
def test_a_kill_while_typing_loses_nothing_older_than_two_seconds(tmp_path, page, kept):
    path = tmp_path / "sitrep.db"
    database.create(path)
    situation, issue = Situation("0190", "Coastal hostilities", "SYR"), new_id()
    with database.open_to_write(path) as store:
        casework.open_situation(store, situation)
        reporting.start(store, issue, situation, ReportType.SITUATION_REPORT)
    chance = random.Random()
    for number in range(KILLS):
        with start(path, situation.id, page) as child:
            typed, killed = typed_until_killed(child, chance.uniform(0.2, 6))
        with database.open_to_write(path) as store:
            found = kept(store, situation.id, issue)
        allowed = LOST + stalls([at for at, _ in typed])
        least = max((letters for at, letters in typed if at < killed - allowed), default=0)
        assert len(found) >= least, (number, killed - typed[0][0])
