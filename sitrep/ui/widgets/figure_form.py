"""Quick entry: a line for each usual figure, and one head for what they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.fields import SECTORS
from sitrep.domain.figure import Figure
from sitrep.domain.ids import new_id
from sitrep.domain.usual import GROUPS, UsualGroup
from sitrep.store.unfinished import Lines
from sitrep.ui.widgets.figure_desk import Desk, Head
from sitrep.ui.widgets.figure_field import FigureField
from sitrep.ui.widgets.figure_head import FigureHead
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.still_box import StillBox

HEAD = "head"


class FigureForm(QWidget):
    """Takes figures as they are told; gives them to whoever records them.

    Signals:
        filled: Figures to record in one step, in the order of the form; `confirm` is called
            once they are.
        edited: Something is typed that was not recorded.
    """

    filled = Signal(object)
    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pending: list[FigureField] = []
        self._stay = False
        self._head_edited = False  # since lines were recorded with it
        self.lines: list[FigureField] = []
        self._sectors: list[FigureField] = []
        self.head = FigureHead(desk)
        self.head.edited.connect(self._on_head_edited)
        self.head.record.clicked.connect(self.record_all)
        self.place, self.day, self.source = self.head.place, self.head.day, self.head.source
        self.note, self.problem = self.head.note, self.head.problem
        self._area = scrolled(self._make_groups())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._area, 1)
        self._order_tabs()
        self._on_head()

    def _make_groups(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 8, 16, 24)
        column.setSpacing(4)
        for group in GROUPS:
            column.addLayout(self._heading(group))
            for usual in group.lines:
                line = FigureField(usual, self._desk)
                line.entered.connect(partial(self._on_entered, line))
                line.moved.connect(partial(self._on_moved, line))
                line.edited.connect(self.edited)
                line.count.installEventFilter(self)
                self.lines.append(line)
                if group.by_sector:
                    self._sectors.append(line)
                column.addWidget(line)
        column.addStretch()
        return inside

    def _heading(self, group: UsualGroup) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 2)
        title = QLabel(group.label)
        title.setProperty("role", "heading")
        row.addWidget(title)
        if group.by_sector:
            self.sector = StillBox()
            self.sector.addItem("all sectors", "")
            for key, name in SECTORS.items():
                self.sector.addItem(name, key)
            self.sector.currentIndexChanged.connect(self._on_head)
            self.sector.activated.connect(self._on_head_edited)
            label = QLabel("in the s&ector")
            label.setBuddy(self.sector)
            label.setProperty("role", "quiet")
            row.addWidget(label)
            row.addWidget(self.sector)
        row.addStretch()
        return row

    def _order_tabs(self) -> None:
        fields: list[QWidget] = [*self.head.fields.values()]
        for line in self.lines:
            if line in self._sectors and self.sector not in fields:
                fields.append(self.sector)
            fields += [line.count, line.place, line.day, line.source]
            fields += [line.measure, line.household, line.replaces]
        fields.append(self.head.record)
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)

    # What is typed

    @Slot()
    def _on_head(self) -> None:
        for line in self.lines:
            line.set_head(self._head_for(line))

    def _head_for(self, line: FigureField) -> Head:
        sector = self.sector.currentData() if line in self._sectors else ""
        return self.head.said(sector)

    def refresh(self) -> None:
        """Look again at what speaks, after the store changed; what is typed stays."""
        for line in self.lines:
            line.read_back()

    # What is not recorded yet

    @Slot()
    def _on_head_edited(self) -> None:
        self._on_head()
        self._head_edited = True
        self.edited.emit()

    @property
    def has_counts(self) -> bool:
        return any(not line.is_empty for line in self.lines)

    def typed(self) -> Lines:
        """Return what is typed and not recorded, by line; the head of lines that were is done."""
        lines = {line.usual.kind: line.typed() for line in self.lines}
        if self._head_edited or self.has_counts:
            lines[HEAD] = self.head.typed()
            lines[HEAD]["sector"] = self.sector.currentData()
        return {name: said for name, said in lines.items() if any(said.values())}

    def show_typed(self, said: Lines) -> None:
        """Show again what was typed before and not recorded."""
        if HEAD in said:
            self.head.show_typed(said[HEAD])
            self.sector.setCurrentIndex(self.sector.findData(said[HEAD].get("sector", "")))
            self._on_head()
            self._head_edited = True
        for line in self.lines:
            if line.usual.kind in said:
                line.show_typed(said[line.usual.kind])

    # Recording

    def begin(self) -> None:
        """Put the cursor where one starts to type."""
        (self.lines[0].count if self.source.text() else self.source).setFocus()

    @Slot(bool)
    def _on_entered(self, line: FigureField, stay: bool) -> None:  # noqa: FBT001 - Qt's own
        if line.lacks_count:
            self._ask_for_count(line)
            return
        if line.is_empty:
            self._on_moved(line, 0 if stay else 1)
            return
        self._take([line], stay=stay)

    @Slot()
    def record_all(self) -> None:
        """Record every line that says something, in one step: all of them or none."""
        lacking = next((line for line in self.lines if line.lacks_count), None)
        if lacking:
            self._ask_for_count(lacking)
            return
        said = [line for line in self.lines if not line.is_empty]
        if not said:
            self.head.tell("Nothing is filled in yet: write a count in one of the lines.")
            self.lines[0].count.setFocus()
            return
        self._take(said, stay=False)

    def _ask_for_count(self, line: FigureField) -> None:
        self.head.tell(f"Nothing was recorded: “{line.usual.label}” has no count yet.")
        line.count.setFocus()

    def _take(self, lines: list[FigureField], *, stay: bool) -> None:
        figures: list[Figure] = []
        self.day.write_out()
        for line in lines:
            try:
                self.day.day()
                figures.append(line.figure(new_id()))
            except ValueError as error:
                several = "Nothing was recorded. " if len(lines) > 1 else ""
                self.head.tell(f"{several}{error}")
                line.count.setFocus()
                return
        self._pending, self._stay = lines, stay
        self.head.tell("")
        self.filled.emit(figures)

    def confirm(self, said: Callable[[Figure], str], figures: list[Figure]) -> None:
        """Empty the lines that were recorded, say so beside them, and go on."""
        lines, self._pending = self._pending, []
        self._head_edited = False
        for line, figure in zip(lines, figures, strict=False):
            line.clear_count(f"✓ Recorded: {said(figure)}", keep_rest=self._stay)
        if not self.note.text().strip():
            self.head.tell("Write who told you: the annex prints it.")
        if len(lines) == 1:
            self._on_moved(lines[0], 0 if self._stay else 1)
        else:
            self.lines[0].count.setFocus()

    @Slot(int)
    def _on_moved(self, line: FigureField, by: int) -> None:
        place = self.lines.index(line) + by
        self.lines[max(0, min(place, len(self.lines) - 1))].count.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        line = watched.parent()
        if event.type() is QEvent.Type.FocusIn and isinstance(line, QWidget):
            self._area.ensureWidgetVisible(line, 0, 48)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.record_all()
        else:
            super().keyPressEvent(event)
