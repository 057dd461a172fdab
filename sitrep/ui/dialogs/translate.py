"""A draft in another language: every field beside its original, and the page as it will be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.prose import TokenWords
from sitrep.domain.translation import State, Unit
from sitrep.ui.actions import action
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.preview import Preview
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.translation_row import TranslationRow
from sitrep.ui.widgets.words import words

_KEYS = "Ctrl+↓ next · Ctrl+↑ back · Ctrl+Enter next not translated"


class TranslateDialog(QDialog):
    """Shows units and gives what is typed; keeps nothing itself.

    Signals:
        turned: Another language was chosen.
        typed: Field and words of a unit.
        left: The keyboard left a unit: what is typed is to be kept now.
        holds: Field of a unit that still says what its original says.
        looked: The pages are to be shown.
    """

    turned = Signal(str)
    typed = Signal(str, str)
    left = Signal()
    holds = Signal(str)
    looked = Signal()

    def __init__(self, name: str, language: str, preview: Preview, parent: QWidget) -> None:
        """Make the dialog.

        Args:
            name: Of the report: "No. 2".
            language: To begin with.
            preview: For the pages.
            parent: The page.
        """
        super().__init__(parent)
        self.setWindowTitle(f"Translate {name}")
        self.rows: dict[str, TranslationRow] = {}
        others = {key: said for key, said in LANGUAGES.items() if key != "en"}
        self.language = combo(others, language)
        self.language.setAccessibleName("Language")
        self.progress = words("", "label")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(160, 8)
        self.bar.setAccessibleName("Translated so far")
        self.saved = words("", "quiet")
        self.next = QPushButton("Next not translated")
        self.next.setAutoDefault(False)
        self.pages = QPushButton("Show the pages")
        self.pages.setCheckable(True)
        self.pages.setAutoDefault(False)
        self.preview = preview
        self.empty = words(
            "Nothing is to be translated yet: write the report first. Figures, headings and dates "
            "are written in the language by themselves.",
            "quiet",
            wrap=True,
        )
        self._show = self._made_actions()
        self._arrange()
        self.language.currentIndexChanged.connect(self._on_language)
        self.next.clicked.connect(self.go_to_open)
        self.pages.toggled.connect(self._on_pages)

    def _made_actions(self) -> QAction:
        show = action(self, "Show the pages", "F9", self._toggle_pages)
        self.addAction(show)
        self.pages.setToolTip("Show the pages in this language (F9)")
        return show

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        into = words("&Into", "label")
        into.setBuddy(self.language)
        left: tuple[QWidget, ...] = (into, self.language, self.bar, self.progress)
        right: tuple[QWidget, ...] = (self.saved, self.next, self.pages)
        for each in left:
            head.addWidget(each)
        head.addStretch()
        for each in right:
            head.addWidget(each)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.empty)
        self._column.addStretch()
        self.area = scrolled(inside)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        self._panes.addWidget(self.area)
        self._panes.addWidget(self.preview)
        self._panes.setStretchFactor(0, 3)
        self._panes.setStretchFactor(1, 2)
        self.preview.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(words(_KEYS, "quiet"))
        foot.addStretch()
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addWidget(self._panes, 1)
        whole.addLayout(foot)

    # What is shown

    def show_units(
        self,
        units: Sequence[Unit],
        original: TokenWords,
        translated: TokenWords,
        situation: str,
        typing: Sequence[str] = (),
    ) -> None:
        """Show units in the order of the page; those in `typing` keep what stands in them."""
        if [*self.rows] != [unit.field for unit in units]:
            self._make_rows(units)
        right = translated.writer.direction == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        for unit in units:
            row = self.rows[unit.field]
            row.write_from(direction)
            row.set_words(original, translated, situation)
            row.show_unit(unit, typing=unit.field in typing)
        self._count(units)

    def clear(self) -> None:
        """Take all rows away."""
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}

    def turn_back(self, language: str) -> None:
        """Show a language as chosen without telling of it."""
        self.language.blockSignals(True)
        self.language.setCurrentIndex(self.language.findData(language))
        self.language.blockSignals(False)
        self._go_to_refused()

    def _make_rows(self, units: Sequence[Unit]) -> None:
        self.clear()
        language = self.language.currentText()
        for place, unit in enumerate(units):
            row = TranslationRow(unit, language)
            row.edited.connect(partial(self._on_edited, row))
            row.left.connect(self.left)
            row.holds.connect(partial(self.holds.emit, unit.field))
            row.moved.connect(partial(self._step, row))
            row.next_open.connect(self.go_to_open)
            row.entered.connect(partial(self._on_entered, row))
            self.rows[unit.field] = row
            self._column.insertWidget(place, row)
        self.empty.setVisible(not units)

    def _count(self, units: Sequence[Unit]) -> None:
        done = sum(unit.state is State.CURRENT for unit in units)
        changed = sum(unit.state is State.CHANGED for unit in units)
        said = f"{done} of {len(units)} translated"
        self.progress.setText(f"{said}, {changed} changed since" if changed else said)
        self.bar.setRange(0, max(1, len(units)))
        self.bar.setValue(done)
        self.next.setEnabled(done < len(units))

    def say_saved(self, text: str) -> None:
        self.saved.setText(text)

    # Going about

    def go_to(self, field: str) -> None:
        """Put the keyboard into a row, and bring it into view."""
        row = self.rows.get(field)
        if row:
            row.begin()
            QTimer.singleShot(0, row, partial(self.area.ensureWidgetVisible, row, 0, 24))

    @Slot()
    def go_to_open(self) -> None:
        """Go to the next row that waits for a translation, after the one that has the keyboard."""
        fields = [*self.rows]
        at = self.focusWidget()
        here = next((p for p, f in enumerate(fields) if self.rows[f].translation is at), -1)
        around = fields[here + 1 :] + fields[: here + 1]
        wanted = (f for f in around if self.rows[f].unit.state is not State.CURRENT)
        self.go_to(next(wanted, fields[0] if fields else ""))

    def _step(self, row: TranslationRow, by: int) -> None:
        fields = [*self.rows]
        place = fields.index(row.unit.field) + by
        self.go_to(fields[max(0, min(place, len(fields) - 1))])

    def _on_entered(self, row: TranslationRow) -> None:
        self.area.ensureWidgetVisible(row, 0, 24)
        self.preview.reveal(row.unit.field.partition(".")[0])

    def _on_edited(self, row: TranslationRow) -> None:
        self.typed.emit(row.unit.field, row.value())

    @Slot(int)
    def _on_language(self, _: int) -> None:
        self.turned.emit(self.language.currentData())

    def _toggle_pages(self) -> None:
        self.pages.toggle()

    @Slot(bool)
    def _on_pages(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own
        self.pages.setText("Hide the pages" if shown else "Show the pages")
        self.preview.setVisible(shown)
        if shown:
            self.looked.emit()

    def reject(self) -> None:
        """Close, once all that was typed is kept; what was refused is shown instead."""
        self.left.emit()
        if not self._go_to_refused():
            super().reject()

    def _go_to_refused(self) -> bool:
        refused = next((f for f, row in self.rows.items() if not row.problem.isHidden()), "")
        if refused:
            self.go_to(refused)
        return bool(refused)
