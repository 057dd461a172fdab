"""The main window: places the pages, owns the menus, knows where one is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from sitrep.domain.history import Changed
from sitrep.domain.report import Situation
from sitrep.errors import SitrepError
from sitrep.store import situations
from sitrep.ui import actions, menus
from sitrep.ui.choices import Choices
from sitrep.ui.flows.beginning import FILE, OPEN, PASTE, REOPEN, Beginning, dropped
from sitrep.ui.flows.closing import Closing
from sitrep.ui.navigation import Navigation
from sitrep.ui.page_menus import PageMenus
from sitrep.ui.pages import Pages
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.running import Running
from sitrep.ui.widgets.words import words

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QAction,
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QKeyEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QMenu

    from sitrep.ui.widgets.unshown import Unshown

SAID_FOR = 6000  # milliseconds that a quiet word stays in the status bar
_FRAME = QSize(8, 40)  # what the desktop's frame takes of the screen, nearly
IDLE = 150  # milliseconds between the steps in which pages are made ahead
_EVERYWHERE = (Page.HOME, Page.LIBRARY)  # pages that belong to no situation


class MainWindow(QMainWindow):
    """Shows one page at a time beside the navigation."""

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__()
        self._session = session
        self._choices = choices
        self._here = Place(Page.HOME)
        self._painted = False
        self._unshown: Unshown | None = None
        self._closing = Closing(self)
        self._back, self._forward = list[Place](), list[Place]()
        self.beginning = Beginning(session, self)
        self.beginning.asked.connect(self.go)
        self._navigation = Navigation([self.beginning.details, self.beginning.new])
        self._navigation.asked.connect(self.go)
        self._stack = QStackedWidget()
        self.panels = Pages(session, choices, self.beginning, self._take)
        self._ahead = self.panels.ahead()
        self.running = Running(session.jobs)
        self.beginning.sampling.connect(self.running.follow)
        self._arrange()
        self._make_menus()
        session.changed.connect(self._on_changed)
        session.said.connect(self._on_said)

    def _take(self, panel: Panel) -> None:
        """Take a page that was made into the window."""
        panel.asked.connect(self.go)
        self._stack.addWidget(panel)

    @property
    def here(self) -> Place:
        """Where one is."""
        return self._here

    def _arrange(self) -> None:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._navigation)
        line.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setAcceptDrops(True)
        self.setMinimumSize(880, 480)  # 1366 by 768 at 150 per cent
        if not self._choices.restore_window(self):
            self.resize(QSize(1366, 740).boundedTo(self.screen().availableSize() - _FRAME))
        calm = words("Everything is on this computer", "quiet")
        calm.setContentsMargins(4, 0, 8, 0)  # where the bar writes its own messages
        self.statusBar().addWidget(calm)
        self.statusBar().addPermanentWidget(self.running)

    def _make_menus(self) -> None:
        file = self._menu("&File")
        begin = self.beginning
        actions.fill(
            file,
            [begin.new, begin.details, begin.places, None, begin.open, begin.paste, None],
        )
        quit_ = actions.action(self, "&Quit", "Ctrl+Q", self.close)
        actions.fill(
            file, [begin.reopen, begin.sample, None, begin.office, begin.looks, None, quit_]
        )
        menus.edit(self._menu("&Edit"), self, self._session, lambda: self.go(Place(Page.LIBRARY)))
        view = self._menu("&View")
        menus.view(view, self, self._choices, self._go_to)
        keys = QKeySequence.StandardKey
        self._go_back = actions.action(self, "&Back", keys.Back, self.back)
        self._go_forward = actions.action(self, "For&ward", keys.Forward, self.forward)
        actions.fill(view, [None, self._go_back, self._go_forward])
        help_ = self._menu("&Help")
        menus.help_(help_, self, self._every_action)
        self._page_menus = PageMenus(self.menuBar(), self.panels, help_)

    def _menu(self, title: str) -> QMenu:
        return self.menuBar().addMenu(title)

    def _every_action(self) -> Mapping[str, Sequence[QAction]]:
        return self._page_menus.every_action(self._here.page)

    def _go_to(self, page: Page) -> None:
        known = self._situation()
        self.go(Place(page, "" if page in _EVERYWHERE or known is None else known.id))

    def _situation(self) -> Situation | None:
        """Return the situation at hand: the one shown last, else the newest."""
        store = self._session.store
        last = self._here.situation or self._choices.text("last/situation")
        known = situations.get(store, last) if last else None
        return known or next(iter(situations.every(store)), None)

    @Slot(object)
    def go(self, place: Place) -> None:
        """Show a place; the one left can be come back to."""
        if place.detail.startswith(REOPEN):
            self.beginning.take_source(Path(place.detail.removeprefix(REOPEN)))
            return
        if place.page not in _EVERYWHERE and not place.situation:
            place = Place(Page.HOME)
        self._leave()
        left = self._here
        self._show(place)
        if self._here != left:
            self._back.append(left)
            self._forward.clear()
            self._show_ways()

    def back(self) -> None:
        """Show the place that was left last."""
        self._turn(self._back, self._forward)

    def forward(self) -> None:
        """Show the place that was come back from."""
        self._turn(self._forward, self._back)

    def _turn(self, source: list[Place], target: list[Place]) -> None:
        if source:
            self._leave()
            target.append(self._here)
            self._show(source.pop())
            self._show_ways()

    def _leave(self) -> None:
        """Let the page in front keep what it has before another one comes."""
        panel = self.panels[self._here.page]
        panel.note_keyboard()
        panel.keep()

    def _show_ways(self) -> None:
        self._go_back.setEnabled(bool(self._back))
        self._go_forward.setEnabled(bool(self._forward))

    def _show(self, place: Place) -> None:
        at_once = place.detail in (PASTE, OPEN) or place.detail.startswith(FILE)
        self._here = place._replace(detail="") if at_once else place  # done once, not on return
        self.beginning.current = place.situation
        panel = self.panels[place.page]
        arrived = self._stack.currentWidget() is not panel
        self._stack.setCurrentWidget(panel)
        self._page_menus.show(place.page)
        try:
            panel.show_place(place)
            if arrived:
                panel.take_keyboard()
        except SitrepError as error:  # such as a report that is damaged in the store
            self._show_unshown(error)
        if place.situation:
            self._choices.set_text("last/situation", place.situation)
        self._choices.set_text("last/page", place.page.value)
        self._choices.set_text("last/thing", place.thing)
        self._show_navigation()

    def _show_unshown(self, error: SitrepError) -> None:
        """Say why a page cannot be shown, where it would be."""
        from sitrep.ui.widgets.unshown import Unshown  # noqa: PLC0415 - mostly not wanted

        if self._unshown is None:
            self._unshown = Unshown()
            self._unshown.again.clicked.connect(lambda: self._show(self._here))
            self._stack.addWidget(self._unshown)
        self._stack.setCurrentWidget(self._unshown)
        self._unshown.show_error(error)

    @Slot()
    def _show_navigation(self) -> None:
        """Show where one is; what waits there is counted from the first paint on."""
        situation = self._situation()
        self._navigation.show_situation(
            self._session.store, situation, self._here, counted=self._painted
        )
        here = self._here.page.value.capitalize()
        shown = situation and self._here.page not in _EVERYWHERE
        name = f"{situation.name} – {here}" if situation and shown else here
        self.setWindowTitle(f"{name} – Sitrep")

    def open_last(self) -> None:
        """Show the place where the program was closed, or home."""
        kept = self._choices.text
        page, situation = kept("last/page"), kept("last/situation")
        known = page in list(Page) and situations.get(self._session.store, situation) is not None
        if known and page not in _EVERYWHERE:
            self._show(Place(Page(page), situation, kept("last/thing")))
        else:
            self._show(Place(Page.HOME))
        self._show_ways()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files that were dropped beside the places that take articles themselves."""
        paths = dropped(event)
        if paths:
            event.setDropAction(Qt.DropAction.CopyAction)  # the files stay where they are
            event.accept()
            self.beginning.take_files(paths)

    def open_article(self, path: Path) -> None:
        """Take an article file that the program was started with."""
        self.beginning.take_files([path.absolute()])

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if not changed:  # such as the last PDF of a draft, kept for the next start
            return
        self._on_said("Saved")
        self._show_navigation()

    @Slot(str)
    def _on_said(self, words: str) -> None:
        self.statusBar().showMessage(words, SAID_FOR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as the space bar does."""
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() and isinstance(button, QAbstractButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:  # the worker loads while one looks at the window, not before
            self._painted = True
            QTimer.singleShot(0, self, self._show_navigation)
            QTimer.singleShot(0, self, self._session.jobs.warm)
            QTimer.singleShot(IDLE, self, self._make_ahead)

    @Slot()
    def _make_ahead(self) -> None:
        """Make pages before they are asked for, a step at a time."""
        known = len(self.panels)
        try:
            next(self._ahead)
        except StopIteration:
            return
        if len(self.panels) > known:
            self._page_menus.of([*self.panels][-1])
            self._page_menus.show(self._here.page)
        QTimer.singleShot(IDLE, self, self._make_ahead)

    def closeEvent(self, event: QCloseEvent) -> None:
        unkept = [panel.unkept() for panel in [*self.panels.values()] if not panel.keep()]
        if not self._closing.may(unkept):
            event.ignore()
            return
        self._choices.keep_window(self)
        self._choices.sync()
        event.accept()
