"""The dark column on the left: the situation, its pages, its earlier reports."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal, Slot
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from sitrep.domain.report import Situation
from sitrep.languages import listing
from sitrep.languages.countries import country_name
from sitrep.services import overview
from sitrep.store import situations
from sitrep.store.database import Store
from sitrep.ui import theme
from sitrep.ui.models.ways import PAGES, Line, lines, shape
from sitrep.ui.places import Page, Place
from sitrep.ui.widgets.scrolled import scrolled
from sitrep.ui.widgets.writing import Pen, lettering

WIDTH = 232
LETTERS = 29  # what the column holds at larger text
_SIDE, _EDGE = 10, 9  # pixels from the edge of a button to its words
_SPACE, _LEADING = 4, 2  # pixels before the arrow, and between lines
_ROOMY, _CLOSE = 4, 1  # pixels between the entries, and in a low window
_APART = 4  # pixels more between the situation and its pages
_ARROW = 8  # pixels that it is wide; painted, since no letter of the program's font is one


class _Entry(QPushButton):
    """One line of the column: a name on the left, what waits there on the right."""

    def __init__(self, line: Line, place: Place) -> None:
        super().__init__(line.name)
        self.place = place
        self.note = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_line(line)

    def show_line(self, line: Line) -> None:
        says = line.says or line.note
        self.note = line.note
        self.setAccessibleName(f"{line.name}, {says}" if says else line.name)
        self.setToolTip(line.says)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c = theme.colors()
        color = c.side_wash_quiet if self.isChecked() else c.side_quiet
        Pen(self).right(self.rect().adjusted(8, 0, -10, 0), self.note, color, self.font())


class _Switch(QPushButton):
    """The situation at hand; its menu leads to the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("situation")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.name = self._about = ""

    def sizeHint(self) -> QSize:
        return QSize(120, 2 * self.fontMetrics().height() + _LEADING + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_situation(self, situation: Situation) -> None:
        self.name = f"{country_name(situation.country)}: {situation.name}"
        since = f"since {listing.day(situation.start)}" if situation.start else ""
        parts = (situation.country, situation.glide or since)
        self._about = " · ".join(part for part in parts if part)
        self.setAccessibleName(f"Situation {self.name}; choose another one")
        self._tell()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _bold(self) -> QFont:
        return lettering(self, QFont.Weight.Bold)

    def _line(self) -> QRect:
        """Return where the name stands."""
        high = self.fontMetrics().height()
        return QRect(_SIDE, _EDGE, self.width() - 2 * _SIDE - _ARROW - _SPACE, high)

    def _tell(self) -> None:
        """Tell as a tip what there is no room for."""
        wide = QFontMetrics(self._bold()).horizontalAdvance(self.name)
        self.setToolTip(self.name if wide > self._line().width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        c, pen, line = theme.colors(), Pen(self), self._line()
        pen.left(line, self.name, c.side_ink, self._bold())
        pen.arrow(QRect(line.right() + _SPACE, line.top(), _ARROW, line.height()), c.side_ink)
        line.translate(0, line.height() + _LEADING)
        line.setRight(self.width() - _SIDE)
        pen.left(line, self._about, c.side_quiet, self.font())


class Navigation(QFrame):
    """Shows where one is and leads elsewhere."""

    asked = Signal(object)

    def __init__(self, actions: list[QAction]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(max(WIDTH, self.fontMetrics().averageCharWidth() * LETTERS))
        self.setAccessibleName("Navigation")
        self._store: Store | None = None
        self._here = Place(Page.HOME)
        self._actions = actions
        self.switch = _Switch()
        self.others = QMenu(self)
        self.others.aboutToShow.connect(self._fill_others)
        self.switch.setMenu(self.others)
        column = QWidget()
        column.setObjectName("column")
        self._lines = QVBoxLayout(column)
        self._lines.setContentsMargins(12, 12, 12, 12)
        self._lines.setSpacing(_ROOMY)
        self._lines.addWidget(self.switch)
        self._lines.addSpacing(_APART)
        self._lines.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(column))
        self._shown: list[Line] = []
        self._widgets: list[QWidget] = []

    def show_situation(
        self, store: Store, situation: Situation | None, here: Place, *, counted: bool = True
    ) -> None:
        """Show the entries for a situation, the one for `here` chosen, what waits if `counted`."""
        self._store, self._here = store, here
        waits = overview.of_situation(store, situation, counted=counted) if situation else None
        self.switch.setVisible(situation is not None)
        if situation:
            self.switch.show_situation(situation)
        self._show(lines(waits))
        self.mark(here)

    def mark(self, here: Place) -> None:
        for entry in self._entries():
            same = entry.place.page is here.page
            if here.page is Page.PUBLISH:
                same = same and entry.place.thing == self._earlier(here)
            entry.setChecked(same)

    def _earlier(self, here: Place) -> str:
        """Return the earlier report that is shown, if the column lists it."""
        listed = {entry.place.thing for entry in self._entries()}
        return here.thing if here.thing in listed else ""

    def _entries(self) -> list[_Entry]:
        return [widget for widget in self._widgets if isinstance(widget, _Entry)]

    def _show(self, lines: list[Line]) -> None:
        """Show lines; where they are the same as before, only what waits changes."""
        if [shape(line) for line in lines] != [shape(line) for line in self._shown]:
            self._rebuild(lines)
        for widget, line in zip(self._widgets, lines, strict=True):
            if isinstance(widget, _Entry) and line.place:
                widget.place = line.place
                widget.show_line(line)
        self._shown = lines

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw_together()

    def _draw_together(self) -> None:
        """Let the entries stand closer where they would have to be scrolled."""
        edges = self._lines.contentsMargins()
        every = [self.switch, *self._widgets]
        need = _APART + sum(
            each.sizeHint().height() + _ROOMY for each in every if not each.isHidden()
        )
        fits = need + edges.top() + edges.bottom() <= self.height()
        self._lines.setSpacing(_ROOMY if fits else _CLOSE)

    def _rebuild(self, lines: list[Line]) -> None:
        for widget in self._widgets:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [self._widget(line) for line in lines]
        above: QWidget = self.switch
        for place, widget in enumerate(self._widgets, 2):
            self._lines.insertWidget(place, widget)
            if isinstance(widget, _Entry):
                QWidget.setTabOrder(above, widget)
                above = widget
        self._draw_together()

    def _widget(self, line: Line) -> QWidget:
        if line.place is None:
            return _heading(line.name)
        entry = _Entry(line, line.place)
        entry.clicked.connect(self._on_clicked)
        return entry

    @Slot()
    def _on_clicked(self) -> None:
        entry = self.sender()
        if isinstance(entry, _Entry):
            self.asked.emit(entry.place)
            self.mark(self._here)

    @Slot()
    def _fill_others(self) -> None:
        self.others.clear()
        for each in situations.every(self._store) if self._store else ():
            name = f"{country_name(each.country)}: {each.name}".replace("&", "&&")
            item = self.others.addAction(name)
            item.setCheckable(True)
            item.setChecked(each.id == self._here.situation)
            item.triggered.connect(lambda _=False, chosen=each.id: self._switch_to(chosen))
        self.others.addSeparator()
        self.others.addActions(self._actions)

    def _switch_to(self, situation: str) -> None:
        page = self._here.page if self._here.page in PAGES else Page.SOURCES
        self.asked.emit(Place(page, situation))


def _heading(words: str) -> QLabel:
    label = QLabel(words.upper())
    label.setAccessibleName(words)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 0.85)
    font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 1.0)
    label.setFont(font)
    label.setContentsMargins(10, 16, 0, 4)
    return label
