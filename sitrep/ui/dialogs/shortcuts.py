"""Every action of the window with its short-cut, as the menus have them now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from sitrep.ui.dialogs.form import fit


class ShortcutsDialog(QDialog):
    """Lists actions by menu; typing narrows the list."""

    def __init__(self, parent: QWidget, menus: Mapping[str, Sequence[QAction]]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard short-cuts")
        fit(self, QSize(560, 640))
        self.words = QLineEdit()
        self.words.setPlaceholderText("Search actions")
        self.words.setAccessibleName("Search actions")
        self.words.textChanged.connect(self._on_words)
        self.list = QTreeWidget()
        self.list.setAccessibleName("Actions and short-cuts")
        self.list.setColumnCount(2)
        self.list.setHeaderLabels(["Action", "Keys"])
        self.list.setRootIsDecorated(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        for menu, actions in menus.items():
            self._add(menu, actions)
        self.list.expandAll()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(8)
        for widget in (self.words, self.list, buttons):
            lines.addWidget(widget)

    def _add(self, menu: str, actions: Sequence[QAction]) -> None:
        group = QTreeWidgetItem([menu])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        items: list[QTreeWidgetItem] = []
        for action in actions:
            if action.isSeparator() or not action.text():
                continue
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            items.append(QTreeWidgetItem([action.text().replace("&", ""), keys]))
        group.addChildren(items)
        self.list.addTopLevelItem(group)
        self._groups.append((group, items))

    @Slot(str)
    def _on_words(self, words: str) -> None:
        wanted = words.casefold()
        for group, items in self._groups:
            shown = 0
            for item in items:
                fits = wanted in f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(not fits)
                shown += fits
            group.setHidden(not shown)
