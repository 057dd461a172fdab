"""The looks of the style sheet, given ahead of the first paint that would wait for them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sitrep.domain.steps import Steps

AT_ONCE = 60  # widgets in one step


def polished(whole: QWidget) -> Steps[None]:
    """Polish what lies on a widget and has no looks yet, some of it a step."""
    if not isValid(whole):
        return
    done = Qt.WidgetAttribute.WA_WState_Polished
    raw = [each for each in whole.findChildren(QWidget) if not each.testAttribute(done)]
    for first in range(0, len(raw), AT_ONCE):
        for each in raw[first : first + AT_ONCE]:
            if isValid(each):
                each.ensurePolished()
        yield
