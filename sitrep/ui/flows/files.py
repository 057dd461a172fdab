"""Asking for files: which to open, and where one is to go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

from sitrep.ui.dialogs.form import fit

_LETTERS, _LINES = 112, 28  # of room


def ask_open(
    parent: QWidget, title: str, kinds: str, taken: Callable[[Path], object]
) -> QFileDialog:
    """Ask for a file that is there, and hand it to `taken`.

    Args:
        parent: What the dialog stands over.
        title: What the file is wanted for.
        kinds: Such as "Reports (*.pdf)"; several stand between ";;".
        taken: Gets the file.
    """
    dialog = QFileDialog(parent, title, str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: taken(Path(name)))
    return shown(dialog)


def ask_several(
    parent: QWidget, title: str, kinds: str, folder: str, taken: Callable[[list[str]], object]
) -> QFileDialog:
    """Ask for files that are there and hand their names to `taken`.

    Args:
        parent: What the dialog stands over.
        title: What the files are wanted for.
        kinds: As for `ask_open`.
        folder: Where to begin; "" for the person's own.
        taken: Gets the names.
    """
    dialog = QFileDialog(parent, title, folder or str(Path.home()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(taken)
    return shown(dialog)


def ask_save(
    parent: QWidget, title: str, path: Path, kind: str, taken: Callable[[Path], object]
) -> QFileDialog:
    """Ask where a file is to go, and hand that to `taken`.

    Args:
        parent: What the dialog stands over.
        title: What is saved.
        path: The folder and the name to begin with; its ending is added where none is typed.
        kind: What files of that ending are called; "" offers all.
        taken: Gets the file.
    """
    dialog = QFileDialog(parent, title, str(path.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if kind:
        dialog.setNameFilter(f"{kind} (*{path.suffix})")
        dialog.setDefaultSuffix(path.suffix.removeprefix("."))
    dialog.selectFile(path.name)
    dialog.fileSelected.connect(lambda name: taken(Path(name)))
    return shown(dialog)


def shown(dialog: QFileDialog) -> QFileDialog:
    """Open a dialog; one that Qt draws itself gets room for names, and whole sizes and days."""
    metrics = dialog.fontMetrics()
    fit(dialog, QSize(_LETTERS * metrics.averageCharWidth(), _LINES * metrics.lineSpacing()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    table = dialog.findChild(QTreeView, "treeView")
    if isinstance(table, QTreeView):
        head = table.header()
        for column in range(1, head.count()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog
