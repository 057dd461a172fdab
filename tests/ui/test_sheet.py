"""The style sheet names only what there is, in both schemes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QProxyStyle,
    QStyle,
    QToolButton,
)

from sitrep.ui import sheet, theme

_DRAWN = {"icons": "/icons", "scheme": "dark", "heading": "12", "title": "17"}


@pytest.mark.parametrize("colors", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_every_name_is_filled_in(colors):
    filled = sheet.filled(colors._asdict() | _DRAWN)
    assert "$" not in filled
    assert f"QFrame#side {{ background: {colors.side}; }}" in filled  # `side` begins other names
    assert f"color: {colors.side_wash_ink};" in filled
    assert "font-size: 17pt" in filled


class Fond(QProxyStyle):
    """A desktop that wants icons on the answers of dialogs."""

    def styleHint(self, hint, option=None, widget=None, data=None):
        if hint is QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons:
            return 1
        return super().styleHint(hint, option, widget, data)


def bear_icons(qtbot, styles):
    """Tell of each answer of a dialog whether it bears an icon."""
    dialog, style = QDialog(), Fond("Fusion")
    style.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.setStyle(style)
    dialog.setStyleSheet(styles)
    answers = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(answers.Ok | answers.Cancel, dialog)
    dialog.show()
    return [not each.icon().isNull() for each in box.buttons()]


def test_answers_of_dialogs_bear_no_icons_on_a_desktop_that_wants_them(qtbot):
    ours = sheet.filled(theme.LIGHT._asdict() | _DRAWN)
    wanted = ours.replace("buttons-have-icons: 0", "buttons-have-icons: 1")
    assert bear_icons(qtbot, wanted) == [True, True]  # or the test would see none anywhere
    assert bear_icons(qtbot, ours) == [False, False]


def drawn(picture):
    """Return the size of what is drawn on a picture: pixels unlike the one in its corner."""
    ground = picture.pixel(0, 0)
    spots = [
        (x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixel(x, y) != ground
    ]
    across, down = zip(*spots, strict=True)
    return QSize(max(across) - min(across) + 1, max(down) - min(down) + 1)


def test_the_icons_of_qts_own_file_dialog_have_room(qtbot):
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    for name in ("toParentButton", "newFolderButton", "listModeButton", "detailModeButton"):
        button = dialog.findChild(QToolButton, name)
        button.setEnabled(True)
        button.setChecked(False)
        seen = button.grab(button.rect().adjusted(3, 3, -3, -3)).toImage()  # within its edge
        whole = QPixmap(button.iconSize())
        whole.fill(seen.pixelColor(0, 0))
        painter = QPainter(whole)
        button.icon().paint(painter, whole.rect())
        painter.end()
        assert drawn(seen) == drawn(whole.toImage()), name
