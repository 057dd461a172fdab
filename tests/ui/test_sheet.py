"""The style sheet names only what there is, in both schemes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStyle

from sitrep.ui import sheet, theme

_DRAWN = {"icons": "/icons", "scheme": "dark", "heading": "12", "title": "17"}


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_name_is_filled_in(colors):
    filled = sheet.filled(colors._asdict() | _DRAWN)
    assert "$" not in filled
    assert f"QFrame#side {{ background: {colors.side}; }}" in filled  # `side` begins other names
    assert f"color: {colors.side_wash_ink};" in filled
    assert "font-size: 17pt" in filled


def test_answers_of_dialogs_bear_no_icons_whatever_the_desktop_wants(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setStyleSheet(sheet.filled(theme.LIGHT._asdict() | _DRAWN))
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, dialog)
    box.ensurePolished()
    hint = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    assert not box.style().styleHint(hint, None, box)
