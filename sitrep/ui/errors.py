"""The one place where failures are shown: a refusal in two sentences, a crash with its details."""

from __future__ import annotations

import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from sitrep.errors import SitrepError

_TITLE = "Sitrep"


def show_error(parent: QWidget, error: SitrepError) -> None:
    """Show what did not happen and what to do now."""
    box = QMessageBox(QMessageBox.Icon.Warning, _TITLE, error.problem, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(error.remedy)
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
    box = QMessageBox(
        QMessageBox.Icon.Critical, _TITLE, "Sitrep met a fault of its own.", parent=_window()
    )
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(
        "The last step may not have been done. What was saved is safe, and you can go on. "
        "Copy the details and send them to us."
    )
    box.setDetailedText(details)
    copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton(QMessageBox.StandardButton.Close)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()


def _window() -> QWidget | None:
    return QApplication.activeWindow()
