"""The bar over the pages: page and size of the file, zoom, paper, greyscale."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from sitrep.ui.actions import action
from sitrep.ui.widgets.sheet import FIT_WIDTH, WHOLE_PAGE
from sitrep.ui.widgets.words import ShortLabel

PAPERS = {"a4": "A4", "letter": "Letter"}
_SIZES = (0.5, 0.75, 1.0, 1.5, 2.0)
_KEYS = {"a4": "Ctrl+Shift+4", "letter": "Ctrl+Shift+L"}


class PreviewBar(QFrame):
    """Says what is shown and takes wishes about it.

    Signals:
        zoom_chosen: A share of full size, `FIT_WIDTH` or `WHOLE_PAGE`.
        zoom_stepped: 1 for larger, -1 for smaller.
        paper_chosen: "a4" or "letter".
        grey_chosen: With or without color.
        find_asked: Words are to be found on the pages.
        hit_asked: The next hit (1) or the one before (-1).
    """

    zoom_chosen = Signal(object)
    zoom_stepped = Signal(int)
    paper_chosen = Signal(str)
    grey_chosen = Signal(bool)
    find_asked = Signal()
    hit_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "table")
        self._make_actions()
        self.facts = ShortLabel("Preview")
        self._size = _button("Size of the pages")
        menu = QMenu(self._size)
        menu.addActions([self._fit, self._whole])
        menu.addSeparator()
        for size in _SIZES:
            each = menu.addAction(f"{size:.0%}")
            each.triggered.connect(lambda _=False, size=size: self.zoom_chosen.emit(size))
        self._size.setMenu(menu)
        self._paper = _button("Paper")
        papers = QMenu(self._paper)
        papers.addActions([*self._papers.values(), self.grey])
        self._paper.setMenu(papers)
        self._find = _button("Find on the pages (Ctrl+F)", "⌕")
        self._find.clicked.connect(self.seek.trigger)
        self._switch = _button("Greyscale")
        self._switch.setDefaultAction(self.grey)
        minus, plus = _button("Smaller pages", "−"), _button("Larger pages", "+")
        minus.clicked.connect(self._smaller.trigger)
        plus.clicked.connect(self._larger.trigger)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 6, 12, 2)
        line.setSpacing(2)
        line.addWidget(self.facts, 1)
        for button in (self._find, minus, self._size, plus, self._paper, self._switch):
            line.addWidget(button)

    def _make_actions(self) -> None:
        step, zoom = self.zoom_stepped.emit, self.zoom_chosen.emit
        self._larger = action(self, "Larger pages", "Ctrl++", partial(step, 1))
        self._larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self._smaller = action(self, "Smaller pages", "Ctrl+-", partial(step, -1))
        self._fit = action(self, "Fit width", "Ctrl+0", partial(zoom, FIT_WIDTH))
        self._whole = action(self, "Whole page", "Ctrl+9", partial(zoom, WHOLE_PAGE))
        group = QActionGroup(self)
        self._papers = {}
        for paper, name in PAPERS.items():
            choose = partial(self.paper_chosen.emit, paper)
            each = action(self, f"{name} paper", _KEYS[paper], choose)
            each.setCheckable(True)
            group.addAction(each)
            self._papers[paper] = each
        self.grey = action(self, "Greyscale", "Ctrl+Shift+G", self._choose_grey)
        self.grey.setCheckable(True)
        self.grey.setToolTip("Make the pages for a printer without colors")
        ask, hit = self.find_asked.emit, self.hit_asked.emit
        self.seek = action(self, "Find on the pages…", "Ctrl+F", ask)
        self.seek.setToolTip("Find words on the pages (Ctrl+F)")
        self.offered: list[QAction] = [
            self.seek,
            action(self, "Next hit", "F3", partial(hit, 1)),
            action(self, "Previous hit", "Shift+F3", partial(hit, -1)),
            self._larger,
            self._smaller,
            self._fit,
            self._whole,
            *self._papers.values(),
            self.grey,
        ]

    def _choose_grey(self) -> None:
        self.grey_chosen.emit(self.grey.isChecked())

    def set_on(self, on: bool) -> None:  # noqa: FBT001 - a state
        """Let the keys work or not: those of a page that is not in view do not."""
        for each in self.offered:
            each.setEnabled(on)

    def show_facts(self, text: str, *shorter: str) -> None:
        """Say what is shown: `text`, or of the `shorter` words what there is room for."""
        if self.facts.whole != text:
            self.facts.show_words(text, *shorter)
            self._fit_in()

    def show_zoom(self, zoom: float | str) -> None:
        names = {FIT_WIDTH: "Fit width", WHOLE_PAGE: "Whole page"}
        self._size.setText(f"{names[zoom] if isinstance(zoom, str) else f'{zoom:.0%}'} ▾")

    def show_paper(self, paper: str, *, grey: bool) -> None:
        self._papers[paper].setChecked(True)
        self.grey.setChecked(grey)
        self._paper.setText(f"{PAPERS[paper]} ▾")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()

    def _fit_in(self) -> None:
        """Leave to the menus what there is no room for: the switch first, then the finding."""
        spare = self.width() - self.minimumSizeHint().width() - self.facts.sizeHint().width()
        for button in (self._find, self._switch):
            spare += 0 if button.isHidden() else button.sizeHint().width() + 2
        for button in (self._find, self._switch):
            wide = button.sizeHint().width() + 2
            button.setVisible(spare > wide + 14)
            spare -= wide if spare > wide + 14 else 0


def _button(name: str, text: str = "") -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "flat")
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
