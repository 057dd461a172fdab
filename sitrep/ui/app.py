"""Starts the window: one program at a time, its fonts and colors, the store, the crash box."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from sitrep import paths
from sitrep.errors import SitrepError
from sitrep.store import database
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_crash
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.session import Session
from sitrep.ui.single import Single


def run(store: Path) -> int:
    """Open the window on a store, which is created where there is none.

    Returns:
        The exit status.
    """
    QCoreApplication.setApplicationName("Sitrep")
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    single = Single(store)
    if not single.is_first:
        return 0
    choices = Choices(paths.choices())
    theme.load_fonts()
    theme.choose(choices.text("colors", "system"))
    theme.apply(app)
    app.styleHints().colorSchemeChanged.connect(lambda _: theme.apply(app))
    sys.excepthook = show_crash
    try:
        if not store.exists():
            database.create(store)
        session = Session(store, Jobs())
    except SitrepError as error:
        QMessageBox.critical(None, "Sitrep", f"{error.problem}\n\n{error.remedy}")
        return 1
    window = MainWindow(session, choices)
    single.raised.connect(window.raise_)
    single.raised.connect(window.activateWindow)
    window.open_last()
    window.show()
    status = app.exec()
    session.close()
    return status
