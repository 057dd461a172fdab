"""How the office's reports look: one color, a logo, a paragraph of its own, Arabic digits."""

from __future__ import annotations

from base64 import b64decode

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from sitrep.domain.house import MOST_LETTERS, House
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets.pick import combo

_USUAL = "#0c4664"  # what a page has where nobody chose
_DIGITS = {"": "The usual ones", "latn": "Western: 1,225", "arab": "Eastern: ١٬٢٢٥"}
_LOGO = (180, 60)  # pixels that the picture takes up here
_LINES = 3


class HouseDialog(Form):
    """Takes the looks, gives back the looks.

    Signals:
        wanted_logo: A picture file is to be chosen.
    """

    wanted_logo = Signal()

    def __init__(self, parent: QWidget, house: House) -> None:
        super().__init__(parent, "Looks of reports", "Save")
        self._logo = house.logo
        self.accent = QLineEdit(house.accent)
        self.accent.setPlaceholderText(f"{_USUAL} – the usual dark blue")
        self.accent.setMaxLength(7)
        self.accent.setClearButtonEnabled(True)
        self.choose = QPushButton("Choose…")
        self._swatch = QLabel()
        self._swatch.setFixedWidth(40)
        self._swatch.setAccessibleName("The color chosen")
        self._arrange_color()
        self._picture = QLabel()
        self._picture.setFixedSize(*_LOGO)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.pick = QPushButton("Choose a file…")
        self.drop = QPushButton("Take out")
        self._arrange_logo()
        self.disclaimer = QPlainTextEdit(house.disclaimer)
        self.disclaimer.setTabChangesFocus(True)
        line = self.disclaimer.fontMetrics().lineSpacing()
        self.disclaimer.setFixedHeight(_LINES * line + 20)
        self.add_field(
            "Your own &paragraph at the end",
            self.disclaimer,
            "Before the usual ones; may be empty.",
        )
        self.digits = combo(_DIGITS, house.digits)
        self.add_field("&Digits of Arabic reports", self.digits)
        self.accent.textChanged.connect(self._on_changed)
        self.disclaimer.textChanged.connect(self._on_changed)
        self.choose.clicked.connect(self._on_choose)
        self.pick.clicked.connect(self.wanted_logo)
        self.drop.clicked.connect(self._on_drop)
        self.show_logo(house.logo)
        self.accent.setFocus()

    def _arrange_color(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._swatch)
        row.addWidget(self.accent, 1)
        row.addWidget(self.choose)
        line.setFocusProxy(self.accent)
        self.add_field("&Color", line, "Dark enough to be read on paper; grey prints stay grey.")
        self.accent.setAccessibleName("Color")

    def _arrange_logo(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._picture)
        row.addStretch()
        row.addWidget(self.pick)
        row.addWidget(self.drop)
        line.setFocusProxy(self.pick)
        self.add_field("&Logo", line, "PNG or JPEG; printed at the head of the first page.")

    def show_logo(self, logo: str) -> None:
        """Show a logo, as the worker made it of a file; "" for none."""
        self._logo = logo
        picture = QPixmap()
        if logo:
            picture.loadFromData(b64decode(logo.partition(",")[2]))
            picture = picture.scaled(
                *_LOGO,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._picture.setPixmap(picture)
        else:
            self._picture.setText("No logo")
        self._picture.setFixedHeight(_LOGO[1] if logo else self.pick.sizeHint().height())
        self.drop.setEnabled(bool(logo))
        self._on_changed()

    def house(self) -> House:
        """Return the looks.

        Raises:
            ValueError: They cannot be; the text says why.
        """
        return House(
            self.accent.text().strip().lower(),
            self._logo,
            " ".join(self.disclaimer.toPlainText().split()),
            self.digits.currentData(),
        )

    @Slot()
    def _on_changed(self) -> None:
        color = self.accent.text().strip() or _USUAL
        shown = color if QColor.isValidColorName(color) else "transparent"
        self._swatch.setStyleSheet(f"background: {shown}; border-radius: 4px")
        self.say_missing(self._fault())

    def _fault(self) -> str:
        if len(self.disclaimer.toPlainText()) > MOST_LETTERS:
            return f"The paragraph is longer than {MOST_LETTERS} letters."
        try:
            self.house()
        except ValueError as error:
            return f"{str(error)[:1].upper()}{str(error)[1:]}."
        return ""

    @Slot()
    def _on_choose(self) -> None:
        dialog = QColorDialog(QColor(self.accent.text() or _USUAL), self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        dialog.colorSelected.connect(lambda color: self.accent.setText(color.name()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _on_drop(self) -> None:
        self.show_logo("")
