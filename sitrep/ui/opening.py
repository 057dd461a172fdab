"""Opens the store and the window on it; where that fails, says why and offers a way out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from sitrep.errors import SitrepError
from sitrep.store import database
from sitrep.store.lock import is_held
from sitrep.ui import theme
from sitrep.ui.choices import Choices
from sitrep.ui.errors import here
from sitrep.ui.jobs import Jobs
from sitrep.ui.main_window import MainWindow
from sitrep.ui.places import Page
from sitrep.ui.session import Session

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from sitrep.ui.single import Single

SETTLE = 200  # milliseconds; the first paint comes before


class Opening(QObject):
    """Holds what lives as long as the program: the window, its session, the program's one name."""

    def __init__(self, choices: Choices, article: str = "") -> None:
        super().__init__()
        self._choices = choices
        self._article = article
        self._single: Single | None = None
        self._store = Path()
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.box: QMessageBox | None = None
        self.chooser: QFileDialog | None = None

    def is_first(self, store: Path) -> bool:
        """Tell whether no other window has the store open; one that has is raised."""
        if not is_held(store):
            return True
        from sitrep.ui.single import called  # noqa: PLC0415 - a first start needs no sockets

        return not called(store, self._article)

    def open(self, store: Path) -> None:
        """Open the window on a store, which is created where there is none."""
        self._store = store
        try:
            self._make_window(store)
        except SitrepError as error:
            self.close()
            self._say(error)
            return
        if self.window:
            self._show(self.window)

    def _make_window(self, store: Path) -> None:
        if not store.exists():
            database.create(store)
        self.session = Session(store, Jobs())
        if self._choices.text("last/page", Page.HOME) != Page.HOME:
            _dress()  # pages of text measure it while they are made
        self.window = MainWindow(self.session, self._choices)
        self.window.open_last()

    def _show(self, window: MainWindow) -> None:
        _dress()
        window.show()
        QTimer.singleShot(SETTLE, self, self._settle)
        if self._article:
            window.open_article(Path(self._article))

    @Slot()
    def _settle(self) -> None:
        """Do what may wait until the window is there: a second start is answered from now on."""
        from sitrep.ui.single import Single  # noqa: PLC0415 - after the first paint
        from sitrep.ui.sweeping import Sweeping  # noqa: PLC0415

        if self.window:
            self._single = Single(self._store)
            self._single.raised.connect(self._on_raised)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            Sweeping(app)

    def close(self) -> None:
        if self.window:
            self.window.hide()  # its pages keep what they have while the store is open
            self.window.deleteLater()
        if self.session:
            self.session.close()
        self.window = self.session = None

    def _say(self, error: SitrepError) -> None:
        from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - mostly not wanted

        _dress()
        box = QMessageBox(QMessageBox.Icon.Warning, "Sitrep", error.problem)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(here(error.remedy))
        again = box.addButton("Try again", QMessageBox.ButtonRole.ActionRole)
        other = box.addButton("Choose another file…", QMessageBox.ButtonRole.AcceptRole)
        quit_ = box.addButton("Quit", QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(quit_)
        again.clicked.connect(self._on_again)
        other.clicked.connect(self._on_other)
        quit_.clicked.connect(QApplication.quit)
        box.finished.connect(box.deleteLater)
        self.box = box
        box.open()

    @Slot()
    def _on_again(self) -> None:
        self.open(self._store)

    @Slot()
    def _on_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - mostly not wanted

        from sitrep.ui.flows.files import shown  # noqa: PLC0415

        dialog = QFileDialog(None, "Choose a store, or name a new one", str(self._store.parent))
        dialog.setNameFilters(["Sitrep stores (*.db)", "All files (*)"])
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, "Open")
        dialog.setDefaultSuffix("db")
        dialog.fileSelected.connect(self._on_chosen)
        dialog.rejected.connect(self._on_again)
        self.chooser = shown(dialog)

    @Slot(str)
    def _on_chosen(self, name: str) -> None:
        if self.is_first(Path(name)):
            self.open(Path(name))
        else:
            QApplication.quit()

    @Slot(str)
    def _on_raised(self, article: str) -> None:
        window = self.window
        if window is None:
            return
        if window.isMinimized():
            window.showNormal()
        window.raise_()
        window.activateWindow()
        if article:
            window.open_article(Path(article))


def _dress() -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        theme.dress(app)
