"""A box of choices on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

_EDGE = 4  # pixels around the words
_OPENS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class StillBox(QComboBox):
    """One of a few choices; the wheel turns the page, not the choice.

    Words that have no room end in "…", and the mouse shows all of them.
    """

    def shown(self) -> str:
        """Return the chosen words as far as there is room for them."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        box = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(box, option, part, self).width() - _EDGE
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.shown()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            cut = not self.isEditable() and self.shown() != self.currentText()
            QToolTip.showText(event.globalPos(), self.currentText() if cut else self.toolTip())
            return True
        return super().event(event)

    def showPopup(self) -> None:
        """Open the list as wide as its longest words, if the screen has room for them."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        wide = self.view().sizeHintForColumn(0) + bar + 2 * _EDGE
        self.view().setMinimumWidth(min(wide, self.screen().availableGeometry().width() - bar))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class AddBox(StillBox):
    """What is chosen in it is added at once, so the arrow keys open it and choose nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _OPENS:
            self.showPopup()
        else:
            super().keyPressEvent(event)
