"""The dialog of an article's details, with the warnings of the reader and its address to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from sitrep.domain.article import Article
from sitrep.languages import forms
from sitrep.ui.dialogs.form import answers
from sitrep.ui.widgets.details_form import DetailsForm


class ArticleDetails(QDialog):
    """Takes an article, gives back the changed one; changes nothing itself."""

    def __init__(self, article: Article, notes: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Details of the article")
        self.setMinimumWidth(640)
        self.form = DetailsForm()
        self.form.show_article(article)
        self.form.edited.connect(self._on_edited)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.form)
        for words in (*notes, _added(article)):
            note = QLabel(words)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setProperty("role", "quiet")
            note.setWordWrap(True)
            layout.addWidget(note)
        layout.addStretch()
        buttons, self.save = answers(self, "Save details")
        copy = QPushButton("&Copy address")
        copy.setToolTip("Puts the address on the clipboard; Sitrep never opens it.")
        copy.setAutoDefault(False)
        copy.clicked.connect(self._on_copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        layout.addWidget(buttons)
        self.form.publisher.setFocus()

    def article(self) -> Article:
        return self.form.article()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.form.url.text())

    @Slot()
    def _on_edited(self) -> None:
        self.save.setEnabled(self.form.is_sound)


def _added(article: Article) -> str:
    at = article.added_at.astimezone()
    when = f"{forms.day(at.date(), 'en')}, {at:%H:%M}"
    name = f" from “{article.filename}”" if article.filename else ""
    return f"Added {when}{name}. The original is kept unchanged."
