"""Two reports side by side as pages, scrolling together, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields as attributes
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.model import Document
from sitrep.errors import SitrepError
from sitrep.services import comparing, finding
from sitrep.services.sharing import Out
from sitrep.ui.actions import action
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.session import Session
from sitrep.ui.widgets.aligned import aligned
from sitrep.ui.widgets.page_view import PageView
from sitrep.ui.widgets.redline_view import RedlineView
from sitrep.ui.widgets.report_pages import ReportPages
from sitrep.ui.widgets.sheet import FIT_WIDTH
from sitrep.ui.widgets.words import words

# What of a document each section of the page shows.
_SECTIONS = {
    "highlights": ("highlights",),
    "key-figures": ("tiles",),
    "changes": ("changes",),
    "overview": ("overview",),
    "impact": ("impact", "impact_note"),
    "access": ("constraints", "access"),
    "response": ("sectors",),
    "coordination": ("coordination", "statements"),
    "funding": ("funding",),
    "gaps": ("gaps",),
    "outlook": ("outlook",),
    "contacts": ("contacts",),
}


class CompareDialog(QDialog):
    """Takes the reports to choose from; shows two of them, changes nothing."""

    def __init__(
        self, session: Session, choices: Choices, reports_: Sequence[Out], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._session = session
        self.setWindowTitle("Compare reports")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        room = QGuiApplication.primaryScreen().availableGeometry().size()
        self.resize(min(1600, room.width() - 40), min(1000, room.height() - 60))
        self.left = ReportPages(session, reports_, "Earlier report")
        self.right = ReportPages(session, reports_, "Later report")
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._panes.setChildrenCollapsible(False)
        for side in (self.left, self.right):
            self._panes.addWidget(side)
            side.shown.connect(self._mark)
        self._panes.setSizes([500, 500])
        self.redline = RedlineView()
        self._show = QStackedWidget()
        self._show.addWidget(self._panes)
        self._show.addWidget(self.redline)
        self.words = QCheckBox("&Numbers and text")
        self.words.toggled.connect(self._on_words)
        self.print = QPushButton("&Print…")
        self.print.hide()
        self.print.clicked.connect(self._on_print)
        self.together = QCheckBox("Scroll together")
        self.together.setChecked(True)
        self._told = words("", "quiet")
        self._marked = ""
        self._arrange()

    def _arrange(self) -> None:
        close = QPushButton("Close")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(16)
        foot.addWidget(self.words)
        foot.addWidget(self.together)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.print)
        foot.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._show, 1)
        whole.addLayout(foot)
        self.left.view.scrolled.connect(self._on_left)
        self.right.view.scrolled.connect(self._on_right)
        self._make_keys()

    def _make_keys(self) -> None:
        for name, keys, steps in (("Larger", "Ctrl++", 1), ("Smaller", "Ctrl+-", -1)):
            self.addAction(action(self, name, keys, partial(self._zoom, steps)))
        self.addAction(action(self, "Fit width", "Ctrl+0", self._fit))

    def show_pair(self, earlier: str, later: str) -> None:
        """Show two reports by their ids."""
        self.left.turn_to(earlier)
        self.right.turn_to(later)
        self.left.view.setFocus()

    @Slot(bool)
    def _on_words(self, shown: bool) -> None:  # noqa: FBT001 - Qt's own
        """Turn from the pages to the list of what differs, and back."""
        self._show.setCurrentIndex(int(shown))
        self.together.setVisible(not shown)
        self._told.setText("" if shown else self._marked)
        self.print.setVisible(shown)
        if shown:
            self._compare()

    def _compare(self) -> None:
        store = self._session.store
        sides = [side.which.currentData() for side in (self.left, self.right)]
        if not all(sides):
            return
        try:
            before, now = (finding.report(store, each) for each in sides)
            self.redline.show_comparison(comparing.compared(store, before, now))
        except SitrepError as error:
            show_error(self, error)

    @Slot()
    def _on_print(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("What differs")
        dialog = QPrintDialog(self._printer, self)
        dialog.accepted.connect(self._on_printer)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the dialog's own one wants a receiver

    @Slot()
    def _on_printer(self) -> None:
        self.redline.print_on(self._printer)

    def _zoom(self, steps: int) -> None:
        self.left.view.zoom_by(steps)
        self.right.view.set_zoom(self.left.view.zoom)

    def _fit(self) -> None:
        for side in (self.left, self.right):
            side.view.set_zoom(FIT_WIDTH)

    @Slot()
    def _on_left(self) -> None:
        self._follow(self.left.view, self.right.view)

    @Slot()
    def _on_right(self) -> None:
        self._follow(self.right.view, self.left.view)

    def _follow(self, leader: PageView, other: PageView) -> None:
        if not self.together.isChecked() or leader.pages is None or other.pages is None:
            return
        other.hold_still(True)
        bar = leader.verticalScrollBar()
        if bar.value() in (0, bar.maximum()):
            follower = other.verticalScrollBar()
            follower.setValue(0 if bar.value() == 0 else follower.maximum())
        else:
            other.go(*aligned(leader.pages, other.pages, *leader.place()))
        other.hold_still(False)

    @Slot()
    def _mark(self) -> None:
        """Mark the sections that say something else."""
        left, right = self.left.document, self.right.document
        if left is None or right is None:
            return
        changed = differing(left, right)
        for side in (self.left, self.right):
            side.view.marks = changed
            side.view.viewport().update()
        count = len(changed)
        self._marked = (
            "Both say the same in every section."
            if not count
            else f"A bar marks the {count} sections that differ."
            if count > 1
            else "A bar marks the one section that differs."
        )
        self._told.setText("" if self.words.isChecked() else self._marked)


def differing(left: Document, right: Document) -> frozenset[str]:
    """Return the sections that say something else, as the page names them.

    Notes are left out: a number that moved up changes nothing of what is said.
    """
    return frozenset(
        section
        for section, names in _SECTIONS.items()
        if any(_said(getattr(left, name)) != _said(getattr(right, name)) for name in names)
    )


def _said(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(_said(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        return tuple(
            _said(getattr(value, each.name))
            for each in attributes(value)  # type: ignore[arg-type]
            if each.name not in ("note", "figure", "reviewed")
        )
    return value
