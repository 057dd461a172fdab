"""What is known of an article, to be changed: in the strip above it and in its dialog."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from sitrep.domain.article import Article, Classification
from sitrep.ui.widgets.day_edit import DayEdit
from sitrep.ui.widgets.roles import set_state
from sitrep.ui.widgets.still_box import StillBox

LANGUAGES = {"en": "English", "ar": "Arabic", "fr": "French", "es": "Spanish", "": "Not known"}


_LONGEST = 300  # letters of a name; an article is longer


class DetailsForm(QWidget):
    """Takes an article, gives back the changed one.

    Pasting an article over its fields is left to the page, which takes it as the next one.

    Signals:
        edited: Something is different now.
        entered: Enter was pressed in one of its lines.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, *, narrow: bool = False) -> None:
        super().__init__()
        self._article: Article | None = None
        self.title, self.publisher, self.author = QLineEdit(), QLineEdit(), QLineEdit()
        self.published, self.url = DayEdit(), QLineEdit()
        self.language, self.classification = StillBox(), StillBox()
        self.url.setPlaceholderText("https://…")
        self.url.setMaxLength(2000)
        for field in (self.title, self.publisher, self.author):
            field.setMaxLength(_LONGEST)
        for box in (self.language, self.classification):
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        for each in Classification:
            self.classification.addItem(each.value.capitalize(), each)
        self._arrange(narrow=narrow)
        for field in (self.title, self.publisher, self.author, self.published, self.url):
            field.installEventFilter(self)
            field.textEdited.connect(self._on_edited)
            field.returnPressed.connect(self.entered)
        for box in (self.language, self.classification):
            box.activated.connect(self._on_edited)

    def _arrange(self, *, narrow: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("&Title", self.title),),
            (("&Publisher", self.publisher), ("&Day published", self.published)),
            (("A&uthor", self.author), ("&Language", self.language)),
            (("Add&ress (URL)", self.url), ("&Who may see it", self.classification)),
        )
        if narrow:
            rows = tuple((pair,) for row in rows for pair in row)
        for line, row in enumerate(rows):
            for place, (name, field) in enumerate(row):
                label = QLabel(name)
                label.setBuddy(field)
                label.setProperty("role", "quiet")
                grid.addWidget(label, line, 2 * place)
                field.setMinimumWidth(64)
                span = 1 if len(row) > 1 or narrow else 3
                grid.addWidget(field, line, 2 * place + 1, 1, span)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(3, 2)

    def show_article(self, article: Article) -> None:
        self._article = article
        for field, words in (
            (self.title, article.title),
            (self.publisher, article.publisher),
            (self.author, article.author),
            (self.url, article.url),
        ):
            field.setText(words)
            field.setCursorPosition(0)
        self.published.set_day(article.published)
        known = self.language.findData(article.language)
        if known < 0:
            self.language.addItem(article.language, article.language)
            known = self.language.count() - 1
        self.language.setCurrentIndex(known)
        self.classification.setCurrentIndex(list(Classification).index(article.classification))

    def article(self) -> Article:
        """Return the article with what the fields say."""
        if self._article is None:
            raise ValueError("no article was shown")
        return replace(
            self._article,
            title=self.title.text().strip(),
            publisher=self.publisher.text().strip(),
            author=self.author.text().strip(),
            published=self.published.day(),
            language=str(self.language.currentData()),
            url=self.url.text().strip(),
            classification=Classification(self.classification.currentData()),
        )

    @property
    def is_sound(self) -> bool:
        return bool(self.title.text().strip()) and self.published.is_sound

    @property
    def is_changed(self) -> bool:
        return self._article is not None and self.article() != self._article

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            pastes = event.matches(QKeySequence.StandardKey.Paste)
            if pastes and _is_article(QGuiApplication.clipboard().mimeData()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_edited(self) -> None:
        set_state(self.title, "" if self.title.text().strip() else "bad")
        self.edited.emit()


def _is_article(mime: QMimeData) -> bool:
    """Tell whether the clipboard holds a file, or more words than any field of the form takes."""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    words = mime.data("text/plain")
    return words.size() > _LONGEST and b" " in words.first(_LONGEST).data()  # no long address
