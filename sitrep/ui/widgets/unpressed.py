"""Lines of a page that scrolls, which keep their heights while the page around them grows."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout


class UnpressedLines(QVBoxLayout):
    """Lays its lines out at the height they ask for, also before the page has it.

    A line that is put in or grows is laid out at once, the area makes the page higher a moment
    later: until then a common layout presses all other lines together, and they are seen to jump.
    """

    def setGeometry(self, room: QRect) -> None:
        room.setHeight(max(room.height(), self.heightForWidth(room.width())))
        super().setGeometry(room)
