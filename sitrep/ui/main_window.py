"""The main window: places the pages, owns the actions, knows where one is."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from sitrep.domain.history import Changed
from sitrep.store import situations
from sitrep.ui import actions, theme
from sitrep.ui.choices import Choices
from sitrep.ui.navigation import Navigation
from sitrep.ui.panels.figures import FiguresPanel
from sitrep.ui.panels.home import HomePanel
from sitrep.ui.panels.library import LibraryPanel
from sitrep.ui.panels.panel import Panel
from sitrep.ui.panels.publish import PublishPanel
from sitrep.ui.panels.report import ReportPanel
from sitrep.ui.panels.sources import SourcesPanel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session

PANELS = (HomePanel, SourcesPanel, FiguresPanel, ReportPanel, PublishPanel, LibraryPanel)
SAID_FOR = 6000  # milliseconds that a quiet word stays in the status bar


class MainWindow(QMainWindow):
    """Shows one page at a time beside the navigation."""

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__()
        self._session = session
        self._choices = choices
        self._here = Place(Page.HOME)
        self._back: list[Place] = []
        self._navigation = Navigation()
        self._navigation.asked.connect(self.go)
        self._stack = QStackedWidget()
        self.panels: dict[Page, Panel] = {}
        for make in PANELS:
            panel = make(session, choices)
            panel.asked.connect(self.go)
            self.panels[panel.page] = panel
            self._stack.addWidget(panel)
        self._arrange()
        self._make_menus()
        session.changed.connect(self._on_changed)
        session.said.connect(self._on_said)

    def _arrange(self) -> None:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._navigation)
        line.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self.setMinimumSize(1024, 640)
        if not self._choices.restore_window(self):
            self.resize(1366, 740)
        self.statusBar().showMessage("Everything is on this computer")

    def _make_menus(self) -> None:
        bar, keys = self.menuBar(), QKeySequence.StandardKey
        file, edit, view = bar.addMenu("&File"), bar.addMenu("&Edit"), bar.addMenu("&View")
        home = self.panels[Page.HOME]
        actions.fill(
            file,
            [*home.menu(), None, actions.action(self, "&Quit", keys.Quit, self.close)],
        )
        actions.fill(
            edit,
            [
                actions.action(self, "&Undo", keys.Undo, lambda: self._session.undo(self)),
                actions.action(self, "&Redo", keys.Redo, lambda: self._session.redo(self)),
                None,
                actions.action(self, "&Search", "Ctrl+K", lambda: self.go(Place(Page.LIBRARY))),
            ],
        )
        actions.fill(view, [*self._going(), None, *self._schemes()])
        for page, panel in self.panels.items():
            own = panel.menu()
            if own and page is not Page.HOME:
                actions.fill(bar.addMenu(f"&{page.value.capitalize()}"), [*own])

    def _going(self) -> list[QAction | None]:
        go = [
            actions.action(
                self,
                page.value.capitalize(),
                f"Alt+{place}",
                partial(self._go_to, page),
            )
            for place, page in enumerate(Page, 1)
        ]
        return [*go, actions.action(self, "&Back", QKeySequence.StandardKey.Back, self.back)]

    def _schemes(self) -> list[QAction | None]:
        return [
            actions.action(
                self,
                f"{name.capitalize()} colors",
                f"Ctrl+Alt+{place}",
                partial(self._choose_scheme, name),
            )
            for place, name in enumerate(theme.SCHEMES, 1)
        ]

    def _go_to(self, page: Page) -> None:
        self.go(Place(page, self._here.situation))

    def _choose_scheme(self, name: str) -> None:
        self._choices.set_text("colors", name)
        theme.choose(name)

    @Slot(object)
    def go(self, place: Place) -> None:
        """Show a place; the one left can be come back to."""
        if place.page not in (Page.HOME, Page.LIBRARY) and not place.situation:
            place = Place(Page.HOME)
        self.panels[self._here.page].keep()
        if place != self._here:
            self._back.append(self._here)
        self._show(place)

    def back(self) -> None:
        """Show the place that was left last."""
        if self._back:
            self.panels[self._here.page].keep()
            self._show(self._back.pop())

    def _show(self, place: Place) -> None:
        self._here = place
        panel = self.panels[place.page]
        panel.show_place(place)
        self._stack.setCurrentWidget(panel)
        self._show_navigation()
        self._choices.set_text("last/page", place.page.value)
        self._choices.set_text("last/situation", place.situation)

    def _show_navigation(self) -> None:
        store = self._session.store
        situation = situations.get(store, self._here.situation) if self._here.situation else None
        self._navigation.show_situation(store, situation, self._here)
        name = situation.name if situation else self._here.page.value.capitalize()
        self.setWindowTitle(f"{name} – Sitrep")

    def open_last(self) -> None:
        """Show the place where the program was closed, or home."""
        page = Page(self._choices.text("last/page", Page.HOME.value))
        situation = self._choices.text("last/situation")
        known = situations.get(self._session.store, situation) is not None
        self._show(Place(page, situation) if known or not situation else Place(Page.HOME))
        QTimer.singleShot(0, self, self._session.jobs.warm)

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        self._on_said("Saved")
        if changed & ~Changed.REPORTS:
            self._show_navigation()

    @Slot(str)
    def _on_said(self, words: str) -> None:
        self.statusBar().showMessage(words, SAID_FOR)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.panels[self._here.page].keep()
        self._choices.keep_window(self)
        self._choices.sync()
        event.accept()
