"""A page of widgets that scrolls up and down where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scrolled(content: QWidget, heard: str = "", *, keyed: bool = False) -> QScrollArea:
    """Return `content` in an area of its width; `heard` names it for those who hear it.

    The keyboard passes the area by: what lies in it comes into view as it gets the focus. An area
    for words to be read is `keyed`: Tab stops at it, and the arrow keys scroll.
    """
    area = scrolling(heard=heard)
    if keyed:
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(content)
    return area


def scrolling(parent: QWidget | None = None, heard: str = "") -> QScrollArea:
    """Return such an area for a content that is made in it, in its viewport."""
    area = QScrollArea(parent)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(heard)
    return area
