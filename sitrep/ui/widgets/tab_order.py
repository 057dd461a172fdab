"""Where the keyboard goes next, for fields that come and go while a form is open."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget


def in_tab_order(after: QWidget, fields: Iterable[QWidget]) -> None:
    """Let Tab go from one widget on through `fields`, in order; Qt puts new ones last of all."""
    for field in fields:
        QWidget.setTabOrder(after, field)
        after = field
