"""The one place where failures are shown: a refusal in two sentences, a crash with its details."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from sitrep.errors import SitrepError

_TITLE = "Sitrep"

# Words for the command line, and what a person does who has the window before them.
_HERE = (
    (
        "Run “sitrep verify” to see what is damaged, and go back to a copy.",
        "Open the newest copy of the file, or ask whoever looks after your computers; "
        "leave this one as it is.",
    ),
    (
        "“sitrep verify” lists what is damaged; go back to a copy of the store.",
        "Open the newest copy of the file, or ask whoever looks after your computers.",
    ),
    ("Run “sitrep verify”.", "Start Sitrep again; if that does not help, open the newest copy."),
    (
        "Create one with “sitrep init”, or begin with “sitrep situation new”.",
        "Choose another file, or name a new one.",
    ),
    (
        "Open it with “sitrep reports”, or name an empty store with --store.",
        "Open its reports under Publish, or choose an empty file.",
    ),
    (
        "Change the figure itself; “sitrep correct” is for what was issued.",
        "Change the figure itself; corrections are for what was issued.",
    ),
    (
        "Put right what “sitrep check” lists, or waive it: --waive RULE:PLACE=REASON.",
        "Put right what is listed on the Report page, or let it pass there with a reason.",
    ),
    ("Link it to a figure that “sitrep figures” lists.", "Link it to another figure."),
    ("“sitrep figures” lists those of this one.", "Choose one of the Figures page."),
    (
        "Reopen it in a store of its own: “sitrep --store FILE reopen”.",
        "Reopen it into a file of its own.",
    ),
    ("Name another file with --store", "Choose another file"),
    ("name another file with --store", "choose another file"),
    ("Name a file with --store", "Choose another file"),
)


def here(remedy: str) -> str:
    """Return a remedy in the words of the window instead of the command line's."""
    for said, instead in _HERE:
        remedy = remedy.replace(said, instead)
    return remedy


def show_error(parent: QWidget, error: SitrepError) -> None:
    """Show what did not happen and what to do now."""
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - mostly not wanted

    box = QMessageBox(QMessageBox.Icon.Warning, _TITLE, error.problem, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(here(error.remedy))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def show_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show a fault of the program's own; nothing saved is lost, and work can go on."""
    details = "".join(traceback.format_exception(kind, error, trace))
    sys.stderr.write(details)
    if not QApplication.instance():
        return
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - mostly not wanted

    box = QMessageBox(
        QMessageBox.Icon.Critical, _TITLE, "Sitrep met a fault of its own.", parent=front()
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        "The last step may not have been done. What was saved is safe, and you can go on. "
        "Copy the details and send them to us."
    )
    box.setDetailedText(details)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def front() -> QWidget | None:
    """Return the window in front that stays: a dialog may close, and take a box over it along.

    While a dialog closes, no window is in front; a box without one would be lost at once.
    """
    every = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    found = QApplication.activeWindow() or next(every, None)
    while found and (below := found.parentWidget()):
        found = below.window()
    return found
