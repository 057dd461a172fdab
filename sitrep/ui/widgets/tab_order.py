"""Where the keyboard goes next, for fields that come and go while a form is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def in_tab_order(after: QWidget, fields: Iterable[QWidget]) -> None:
    """Let Tab go from one widget on through `fields`, in order; Qt puts new ones last of all."""
    for field in fields:
        QWidget.setTabOrder(after, field)
        after = field


def lead_through(groups: Sequence[QWidget], on_to: QWidget) -> None:
    """Let Tab go through the fields of each group, in order, and then on to a widget.

    Args:
        groups: Widgets with fields, which came or moved while the form was open.
        on_to: What follows them; where Tab came to it from, it now comes to the groups.
    """
    before = on_to.previousInFocusChain()
    while before and not (_takes_tab(before) and _is_outside(before, groups)):
        before = before.previousInFocusChain()
    fields = [each for group in groups for each in group.findChildren(QWidget)]
    if before:
        in_tab_order(before, [each for each in fields if _takes_tab(each)])


def _takes_tab(widget: QWidget) -> bool:
    return Qt.FocusPolicy.TabFocus in widget.focusPolicy()  # Qt orders no others


def _is_outside(widget: QWidget, groups: Sequence[QWidget]) -> bool:
    return not any(group is widget or group.isAncestorOf(widget) for group in groups)
