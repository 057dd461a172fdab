"""Asks for a value with a dialog and takes a step with it; what was typed outlives a refusal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog

from sitrep.errors import SitrepError
from sitrep.ui.errors import show_error


def ask(dialog: QDialog, take: Callable[[], SitrepError | None]) -> None:
    """Open a dialog whose value is taken when it is accepted; it is deleted in the end.

    Args:
        dialog: Gives the value.
        take: Takes the step and returns why it was refused. The dialog then stands there again,
            with all that was typed, and the refusal over it.
    """

    def on_finished(result: int) -> None:
        error = take() if result == QDialog.DialogCode.Accepted else None
        if error is None:
            dialog.deleteLater()
            return
        dialog.open()
        show_error(dialog, error)

    dialog.finished.connect(on_finished)
    dialog.open()
