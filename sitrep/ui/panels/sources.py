"""Sources: the articles of a situation, their words, and a card for each figure they give."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QStackedWidget

from sitrep.assistant.places import places
from sitrep.document.sentences import Writer
from sitrep.domain.article import Article
from sitrep.domain.history import Changed
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Situation
from sitrep.services import review
from sitrep.services.review import Entry
from sitrep.store import articles, situations
from sitrep.ui.choices import Choices
from sitrep.ui.flows.add_article import AddArticles
from sitrep.ui.flows.arriving import Arriving
from sitrep.ui.flows.article_work import ArticleWork
from sitrep.ui.flows.deciding import Deciding
from sitrep.ui.flows.teaching import Teaching
from sitrep.ui.models.articles import ArticleList
from sitrep.ui.models.entries import EntryList
from sitrep.ui.panels import sources_menu
from sitrep.ui.panels.panel import Panel
from sitrep.ui.places import Page, Place
from sitrep.ui.session import Session
from sitrep.ui.widgets.article_list import ArticleListView
from sitrep.ui.widgets.article_pane import ArticlePane
from sitrep.ui.widgets.cards_pane import CardsPane
from sitrep.ui.widgets.no_articles import NoArticles
from sitrep.ui.widgets.words import ShortLabel
from sitrep.ui.widgets.working import WorkingStrip

_ORDER = "sources/order"
_SHOWN = Changed.ARTICLES | Changed.PROPOSALS | Changed.FIGURES | Changed.SITUATIONS


class SourcesPanel(Panel):
    """Shows one article of a situation, chosen from their list."""

    page = Page.SOURCES

    def __init__(self, session: Session, choices: Choices) -> None:
        super().__init__(session, choices)
        self.crisis: Situation | None = None
        self.article: Article | None = None
        self._taken: Place | None = None
        self._seen = ""  # the entry that was scrolled to; a refresh does not scroll again
        self._writer = Writer("en", gazetteer(""))
        self.articles, self.entries = ArticleList(), EntryList()
        self.entries.by_certainty = choices.text(_ORDER) == "certainty"
        self.list = ArticleListView(self.articles)
        self.text = ArticlePane(self._places)
        self.side = CardsPane(self.entries)
        self.reading = WorkingStrip()
        self.adding = AddArticles(session, self)
        self.arriving = Arriving(self)
        self.deciding = Deciding(session, self)
        self.work = ArticleWork(session, self)
        self.teaching = Teaching(session, self)
        self._actions = sources_menu.actions_of(self)
        self._arrange()
        self._connect()
        session.changed.connect(self._on_changed)

    def _arrange(self) -> None:
        self.title.hide()
        self.head = ShortLabel("Sources", "heading")
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
        self.head.setAlignment(left | Qt.AlignmentFlag.AlignVCenter)  # an Arabic title too
        self.bar.insertWidget(0, self.head, 1)
        self.bar.setStretch(3, 0)
        self.details = QPushButton("Details")
        self.add = QPushButton("Add article")
        self.add.setProperty("role", "primary")
        menu = QMenu(self.add)
        menu.addAction(self._actions[0])
        menu.addAction("Open files…\tCtrl+O", self.work.open_files)  # the key is the File menu's
        self.add.setMenu(menu)
        self.bar.addWidget(self.details)
        self.bar.addWidget(self.add)
        self.nothing = NoArticles()
        self.panes = QSplitter()
        self.panes.setChildrenCollapsible(False)
        for place, (widget, stretch) in enumerate(((self.list, 0), (self.text, 1), (self.side, 0))):
            self.panes.addWidget(widget)
            self.panes.setStretchFactor(place, stretch)
        self.panes.setSizes([212, 540, 370])
        self._choices.restore_panes("sources", self.panes)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.panes)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.reading)
        self.side.show_order(self.entries.by_certainty)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.details.clicked.connect(self.work.show_details)
        self.nothing.paste.clicked.connect(self.arriving.paste)
        self.nothing.open.clicked.connect(self.work.open_files)
        self.list.chosen.connect(self._on_article)
        self.list.left.connect(self.focus_cards)
        self.side.cards.moved.connect(self._on_card)
        self.side.cards.asked.connect(self.deciding.do)
        self.side.certain.clicked.connect(self.deciding.accept_certain)
        self.side.order.clicked.connect(self.switch_order)
        self.text.view.clicked.connect(self._on_clicked)
        self.text.view.stepped.connect(self.step)
        self.text.view.made.connect(self.deciding.make)
        self.text.saved.connect(self.work.save_details)
        self.text.saved.connect(self.focus_cards)
        self.text.later.clicked.connect(self.focus_cards)
        self.text.wanted_details.connect(self.work.show_details)
        self.text.wanted_again.connect(self.work.read_again)

    def menu(self) -> list[QAction]:
        return self._actions

    def keep(self) -> bool:
        self._choices.keep_panes("sources", self.panes)
        self.text.keep_typed()
        return True

    # Where one is

    def show_place(self, place: Place) -> None:
        if place.situation != self.situation:
            self.article = None
            self.situation = place.situation
        self._read_situation()
        self._read_articles(place.thing)
        at_once = self.arriving.deed(place.detail)
        if place.detail and not at_once:
            self._seen = ""
            self.side.cards.choose(self.entries.row_of(place.detail))
            self._on_card()
        self.focus_cards()
        if at_once and place is not self._taken:
            self._taken = place  # coming back to it does not do it again
            QTimer.singleShot(0, self, at_once)

    def _read_situation(self) -> None:
        self.crisis = situations.get(self._session.store, self.situation)
        self._writer = Writer("en", gazetteer(self.country))

    @property
    def country(self) -> str:
        return self.crisis.country if self.crisis else ""

    @property
    def writer(self) -> Writer:
        return self._writer

    @property
    def notes(self) -> tuple[str, ...]:
        """What was odd about the article at hand when it was read."""
        return articles.remarks(self._session.store, self.article.id) if self.article else ()

    def remembered(self, name: str) -> str:
        return self._choices.text(name)

    def remember(self, name: str, value: str) -> None:
        self._choices.set_text(name, value)

    @property
    def entry(self) -> Entry | None:
        """The entry whose card is current."""
        return self.entries.at(self.side.cards.row)

    def _places(self, words: str) -> list[tuple[int, int]]:
        found = places(self.country).find(words) if self.country else []
        return [(start, start + len(place.name)) for start, place in found]

    # Reading again

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed & _SHOWN and self.situation:
            if changed & Changed.SITUATIONS:
                self._read_situation()
            self._read_articles("")

    def _read_articles(self, wanted: str) -> None:
        """Show the list, and the wanted article, or the one at hand, or the first to review."""
        found = articles.summaries(self._session.store, self.situation)
        self.list.blockSignals(True)
        self.articles.show(found)
        known = {row.id for row in found}
        here = self.article.id if self.article else ""
        waiting = next((row.id for row in found if row.reviewed < row.proposals), "")
        first = found[0].id if found else ""
        shown = next((each for each in (wanted, here, waiting, first) if each in known), "")
        self.list.blockSignals(False)
        self.list.go_to(self.articles.row_of(shown))
        self.stack.setCurrentIndex(1 if found else 0)
        for button in (self.details, self.add):
            button.setVisible(bool(found))
        if wanted and wanted not in known:
            self._session.said.emit("That article is not in this situation any more")
        self.read_article(shown)

    def read_article(self, article: str) -> None:
        """Show an article as it is in the store now."""
        store, before = self._session.store, self.article
        self.article = articles.get(store, article) if article else None
        found = review.entries(store, self.article) if self.article else []
        same = before is not None and self.article is not None and before.id == self.article.id
        row = self.entries.row_after(self.entry, found, self._writer) if same else -1
        self.text.show_article(self.article, self.notes)
        self.entries.show(found, self._writer)
        self.head.show_words(self.article.title if self.article else "Sources")
        waiting = sum(entry.waits for entry in found)
        self.side.show_counts(len(found), waiting, sum(entry.is_certain for entry in found))
        if not same:
            first = self.entries.next_waiting(0)
            row = max(first, 0)
        self.side.cards.choose(row)
        self._on_card()

    @Slot()
    def _on_card(self) -> None:
        entry = self.entry
        self.text.show_entries(self.entries.entries(), entry)
        if entry and entry.ids[0] != self._seen:
            self._seen = entry.ids[0]
            self.text.view.show_passage(entry.passages[0].start, entry.passages[0].end)

    @Slot(str)
    def _on_article(self, article: str) -> None:
        if self.article is None or self.article.id != article:
            self.text.keep_typed()
            self.list.go_to(self.articles.row_of(article))
            self.read_article(article)

    # Moving

    @Slot()
    def focus_cards(self) -> None:
        """Let the keys go where they do most."""
        nowhere = self.stack.currentIndex() == 0
        first = self.nothing.paste if nowhere else self.side.cards
        (self.text.view if not nowhere and not self.entries.rowCount() else first).setFocus()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next or the previous card."""
        row = self.side.cards.row + by
        if 0 <= row < self.entries.rowCount():
            self.side.cards.choose(row)

    def step_article(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.articles.rowCount():
            self.list.setCurrentIndex(self.articles.index(row))
            self.focus_cards()

    @Slot(str)
    def choose_article(self, article: str) -> None:
        row = self.articles.row_of(article)
        if row >= 0:
            self.list.setCurrentIndex(self.articles.index(row))
            self.focus_cards()

    @Slot(int)
    def _on_clicked(self, offset: int) -> None:
        for row, entry in enumerate(self.entries.entries()):
            if any(each.start <= offset < each.end for each in entry.passages):
                self.side.cards.choose(row)
                return

    @Slot()
    def switch_order(self) -> None:
        """Show the cards as the article says them, or the most certain first."""
        entry, wanted = self.entry, not self.entries.by_certainty
        self._choices.set_text(_ORDER, "certainty" if wanted else "reading")
        self.side.show_order(wanted)
        self.entries.sort_by_certainty(wanted)
        self.side.cards.choose(self.entries.row_of(entry.ids[0]) if entry else 0)

    # Coming in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        mime = event.mimeData()
        if mime.hasUrls() or mime.hasText() or mime.hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # the file stays where it is
        event.accept()
        self.arriving.take(event.mimeData())
