"""Starts the window: one program at a time, its fonts and colors, the store, the crash box."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sitrep import paths
from sitrep.errors import SitrepError
from sitrep.ui import no_window, theme
from sitrep.ui.choices import Choices
from sitrep.ui.errors import front, show_crash, show_error
from sitrep.ui.opening import Opening


def run(store: Path, article: Path | None = None) -> int:
    """Open the window on a store, which is created where there is none.

    Args:
        store: The store's file.
        article: An article file to take at once; a window that is open already gets it.

    Returns:
        The exit status.
    """
    QCoreApplication.setApplicationName("Sitrep")
    # what `setStyle` returns takes PySide as long to wrap as a page takes to be drawn
    qInstallMessageHandler(no_window.hear)  # Qt ends the program where it reaches no screen
    app = QApplication([*sys.argv[:1], "-style", "Fusion"])
    qInstallMessageHandler(None)
    choices = Choices(paths.choices())
    opening = Opening(choices, str(article.absolute()) if article else "")
    if not opening.is_first(store):
        return 0
    theme.load_fonts()
    theme.choose(choices.text("colors", "system"))
    theme.prepare(app)
    app.styleHints().colorSchemeChanged.connect(lambda _: theme.apply(app))
    sys.excepthook = show_fault
    opening.open(store)
    status = app.exec()
    opening.close()
    return status


def show_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show what no step caught: a refusal as a refusal, a fault of the program's own as one."""
    window = front()
    if isinstance(error, SitrepError) and window:
        show_error(window, error)
    else:
        show_crash(kind, error, trace)
