"""Library: search over everything, as one types."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sitrep.domain.history import Changed
from sitrep.store import situations
from sitrep.store.search import PLACES, Hit, search
from sitrep.ui.actions import action
from sitrep.ui.choices import Choices
from sitrep.ui.models.hits import HIT, LABELS, HitList
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.hit_painter import HitPainter
from sitrep.ui.widgets.search_field import SearchField, beside
from sitrep.ui.widgets.words import words

FEW, MANY = 20, 200  # hits of each kind; of the one that is asked for
_KEYS = {"": "Ctrl+1", "articles": "Ctrl+2", "figures": "Ctrl+3", "reports": "Ctrl+4"}
_WHAT = (
    ("Articles", "Any words of an article's title, text or publisher."),
    ("Figures", "A kind, a number as written, a place, a source, or words of the passage."),
    ("Reports", "Any words of a report's fields, issued or in draft."),
)


class HitsView(QListView):
    """The list of hits; Enter opens the one at hand."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class LibraryPanel(Panel):
    """Finds articles, figures and reports of all situations."""

    page = Page.LIBRARY

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.title.show_words("Library")
        self._kind = ""
        self._stale = False
        beside(self.title)
        self.search = SearchField()
        self.search.rested.connect(self._on_words)
        self.search.entered.connect(self._on_entered)
        self.search.stepped.connect(self._on_stepped)
        self.bar.insertWidget(2, self.search, 4)
        self.bar.setStretch(3, 1)
        self.hits = HitList()
        self.list = HitsView()
        self.list.setProperty("role", "hits")
        self.list.setAccessibleName("What was found")
        self.list.setModel(self.hits)
        self.list.setItemDelegate(HitPainter(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(False)
        self.list.clicked.connect(self._on_opened)
        self.list.activated.connect(self._on_opened)
        self._nothing = words("", "heading", wrap=True)
        self._advice = words("", "quiet", wrap=True)
        self._pages = QStackedWidget()
        for each in (self.list, self._empty(), self._none()):
            self._pages.addWidget(each)
        self.body.addLayout(self._filters())
        self.body.addWidget(self._pages, 1)
        self._pages.setCurrentIndex(1)
        session.changed.connect(self._on_changed)

    def _filters(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(8)
        self._group = QButtonGroup(self)
        self._actions: list[QAction] = []
        for kind, name in {"": "Everything", **LABELS}.items():
            button = QPushButton(name)
            button.setCheckable(True)
            button.setProperty("role", "filter")
            button.setProperty("kind", kind)
            button.setToolTip(_KEYS[kind])
            self._group.addButton(button)
            line.addWidget(button)
            self._actions.append(action(self, f"Search {name.lower()}", _KEYS[kind], button.click))
        self._group.buttons()[0].setChecked(True)
        self._group.buttonClicked.connect(self._on_filter)
        line.addStretch()
        return line

    @staticmethod
    def _empty() -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(16, 24, 16, 24)
        lines.setSpacing(4)
        lines.addWidget(words("What can be found", "heading"))
        lines.addWidget(
            words(
                "Type above. Every word must occur; the last one may be unfinished.",
                "quiet",
                wrap=True,
            )
        )
        for name, about in _WHAT:
            lines.addSpacing(12)
            lines.addWidget(words(name, "label"))
            lines.addWidget(words(about, "quiet", wrap=True))
        lines.addStretch()
        return page

    def _none(self) -> QWidget:
        page = QWidget()
        lines = QVBoxLayout(page)
        lines.setContentsMargins(16, 24, 16, 24)
        lines.addWidget(self._nothing)
        lines.addWidget(self._advice)
        lines.addStretch()
        return page

    def show_place(self, place: Place) -> None:
        if place.detail:
            self.search.show_words(place.detail)
            self._find()
        elif self._stale:
            self._find()
        QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        typed_on = self.search.hasFocus()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if not typed_on:
            self.search.deselect()

    def menu(self) -> list[QAction]:
        return self._actions

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed & ~Changed.PROPOSALS:
            self._stale = True
            if self.isVisible():
                self._find()

    @Slot(object)
    def _on_filter(self, button: QPushButton) -> None:
        self._kind = button.property("kind")
        self._find()
        self.search.setFocus()

    @Slot(str)
    def _on_words(self, _: str) -> None:
        self._find()

    def _find(self) -> None:
        self._stale = False
        typed = self.search.text().strip()
        kinds, most = ((self._kind,), MANY) if self._kind else (PLACES, FEW)
        store = self._session.store
        found = search(store, typed, kinds, most)
        chosen = self._chosen()
        names = {each.id: each.name for each in situations.every(store)}
        self.hits.show(found, names, most)
        self._choose(chosen)
        self._nothing.setText(f"Nothing was found for “{typed}”.")
        everywhere = "" if not self._kind else "Search everything with Ctrl+1, or try"
        self._advice.setText(f"{everywhere or 'Try'} fewer letters, or a number as it was written.")
        self._pages.setCurrentIndex(0 if found else 2 if typed else 1)

    def _chosen(self) -> tuple[str, str]:
        hit: Hit | None = self.list.currentIndex().data(HIT)
        return (hit.id, hit.field) if hit else ("", "")

    def _choose(self, chosen: tuple[str, str]) -> None:
        """Keep the hit that was chosen, else take the first one."""
        for row in range(self.hits.rowCount()):
            index = self.hits.index(row)
            hit: Hit | None = index.data(HIT)
            if hit and (hit.id, hit.field) == chosen:
                self.list.setCurrentIndex(index)
                return
        self.list.setCurrentIndex(self.hits.first())
        self.list.scrollToTop()

    @Slot()
    def _on_entered(self) -> None:
        self._on_opened(self.list.currentIndex())

    @Slot(int)
    def _on_stepped(self, way: int) -> None:
        """Move through the hits while the cursor stays in the words."""
        row = self.list.currentIndex().row() + way
        while 0 <= row < self.hits.rowCount():
            index = self.hits.index(row)
            if index.data(HIT):
                self.list.setCurrentIndex(index)
                return
            row += way

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        hit: Hit | None = index.data(HIT)
        if hit is None:
            return
        match hit.kind:
            case "articles":
                typed = self.search.text().strip()
                place = Place(Page.SOURCES, hit.situation, hit.id, _matched(hit) or typed)
            case "figures":
                place = Place(Page.FIGURES, hit.situation, hit.id)
            case _:
                page = Page.REPORT if hit.draft else Page.PUBLISH
                place = Place(page, hit.situation, hit.id, hit.field)
        self.asked.emit(place)


def _matched(hit: Hit) -> str:
    """Return the words as the article has them, from the first mark to the last one near it."""
    if not hit.marks:
        return ""
    start, end = hit.marks[0]
    for next_start, next_end in hit.marks[1:]:
        if hit.words[end:next_start].strip():
            break
        end = next_end
    return hit.words[start:end]
