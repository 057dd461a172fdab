"""What is made and loaded while the hands rest, so that nobody waits for it later."""

from __future__ import annotations

import os
import subprocess
import sys

from sitrep.store import database

CHILD = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sitrep.domain.report import Situation
from sitrep.services import casework
from sitrep.ui.choices import Choices
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page
from sitrep.ui.session import Session
app = QApplication([])
store = Path(sys.argv[1])
session = Session(store, Jobs())
window = MainWindow(session, Choices(store.with_suffix(".ini")))
before = {*sys.modules}
for _ in window._ahead:
    after = {*sys.modules}
    if {"sqlite_utils", "sitrep.ui.panels.report"} <= after - before:
        print("both in one step")
    before = after
print("pages", sorted(window.panels) == sorted(Page))
session.do(window, casework.open_situation, Situation("0190", "Crisis", "SYR"))
print("loaded", sorted({*sys.modules} - before))
session.close()
"""


def test_the_first_save_loads_nothing_once_the_pages_are_made(tmp_path):
    store = tmp_path / "sitrep.db"
    database.create(store)
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(store)],
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    assert done.stdout.splitlines() == ["pages True", "loaded []"]
