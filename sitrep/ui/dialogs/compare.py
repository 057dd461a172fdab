"""Two reports side by side as pages, scrolling together, what differs marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields as attributes
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.document.model import Document
from sitrep.errors import RenderFailed, SitrepError
from sitrep.services import comparing, finding, reporting, sharing
from sitrep.services.sharing import Out
from sitrep.store import reports
from sitrep.ui.actions import action
from sitrep.ui.choices import Choices
from sitrep.ui.errors import show_error
from sitrep.ui.jobs import Job
from sitrep.ui.session import Session
from sitrep.ui.widgets.page_view import FIT_WIDTH, PageView
from sitrep.ui.widgets.pages import Pages, aligned
from sitrep.ui.widgets.redline_view import RedlineView
from sitrep.ui.widgets.words import words
from sitrep.worker.messages import Render

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
        self.left = _Side(session, reports_, "Earlier report")
        self.right = _Side(session, reports_, "Later report")
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
        self._told.setVisible(not shown)
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
        self.redline.document().print_(self._printer)

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
        self._told.setText(
            "Both say the same in every section."
            if not count
            else f"A bar marks the {count} sections that differ."
            if count > 1
            else "A bar marks the one section that differs."
        )


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


class _Side(QFrame):
    """One of the two: which report, and its pages."""

    shown = Signal()

    def __init__(self, session: Session, reports_: Sequence[Out], name: str) -> None:
        super().__init__()
        self._session = session
        self._job: Job | None = None
        self.document: Document | None = None
        self.view = PageView()
        self.view.setAccessibleName(f"Pages of the {name.lower()}")
        self.which = QComboBox()
        self.which.setAccessibleName(name)
        for out in reports_:
            state = "draft" if out.is_draft else f"as of {out.as_of}" if out.as_of else "issued"
            self.which.addItem(f"{out.issue.name} · {state}", out.issue.id)
        self.which.setCurrentIndex(-1)
        self.which.currentIndexChanged.connect(self._on_chosen)
        self._fault = words("", "bad", wrap=True)
        self._fault.setContentsMargins(16, 8, 16, 8)
        self._fault.hide()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.which, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._fault)
        whole.addWidget(self.view, 1)

    def turn_to(self, issue: str) -> None:
        self.which.setCurrentIndex(self.which.findData(issue))

    @Slot(int)
    def _on_chosen(self, place: int) -> None:
        if place < 0:
            return
        store = self._session.store
        self._drop()
        try:
            issue = finding.report(store, self.which.itemData(place))
            edition = reporting.main_edition(store, issue)
            kept = reports.version(store, issue.id, edition)
            self.document = reporting.document(store, issue, edition)
        except SitrepError as error:
            self._on_failed(error)
            return
        last = kept.pdf if kept else sharing.kept_pdf(store, issue.id)
        if last:
            self._show(last)
        if last is None or kept is None:
            if last is None:
                self.view.empty = "Laying out the pages…"
                self.view.show_pages(None)
            self._job = self._session.jobs.submit(Render(self.document))
            self._job.done.connect(self._on_done)
            self._job.failed.connect(self._on_failed)
        self.shown.emit()

    def _drop(self) -> None:
        if self._job:
            self._job.done.disconnect(self._on_done)
            self._job.failed.disconnect(self._on_failed)
        self._job = None
        self._fault.hide()

    @Slot(object)
    def _on_done(self, pdf: bytes) -> None:
        self._job = None
        self._show(pdf)

    @Slot(object)
    def _on_failed(self, error: SitrepError) -> None:
        self._job = None
        self._fault.setText(f"{error.problem} {error.remedy}")
        self._fault.show()

    def _show(self, pdf: bytes) -> None:
        try:
            self.view.show_pages(Pages(pdf))
        except ValueError:
            self._on_failed(
                RenderFailed("The pages cannot be shown: the PDF is damaged.", "Open the report.")
            )
        self.shown.emit()
