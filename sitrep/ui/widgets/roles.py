"""Giving a widget another look while it stands there."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give it a role of the style sheet; see `sitrep.ui.theme`."""
    _set(widget, "role", role)


def set_state(widget: QWidget, state: str) -> None:
    """Mark a field: "wait" for what a person should look at, "bad" for what is wrong, or ""."""
    _set(widget, "state", state)


def _set(widget: QWidget, name: str, value: str) -> None:
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
