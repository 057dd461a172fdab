"""Whose undo a key is: a field's own, or that of the steps of the whole program."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def is_for_the_program(event: QEvent, *, typed: bool) -> bool:
    """Tell whether a key is an undo or redo that the field it comes to has no use for.

    Args:
        event: What comes to the field.
        typed: It has words of its own to turn back, or turned some back; then the key is its own.
    """
    return (
        event.type() is QEvent.Type.ShortcutOverride
        and not typed
        and isinstance(event, QKeyEvent)
        and any(event.matches(key) for key in _KEYS)
    )
