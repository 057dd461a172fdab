"""Choosing a figure of the situation for a text or for the tiles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from sitrep.document.prose import TokenWords
from sitrep.ui.dialogs.choose_figure import ChooseFigure
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.key_figures_list import KeyFiguresList
from sitrep.ui.widgets.prose_edit import ProseEdit

AT_ONCE = 200  # figures made ready to be found in one turn: some milliseconds


class Choosing(QObject):
    """Asks for a figure and hands it to the field that wanted it."""

    def __init__(self, draft: Draft, parent: QWidget) -> None:
        super().__init__(parent)
        self._draft = draft
        self._parent = parent

    @Slot(object)
    def ask(self, field: ProseEdit | KeyFiguresList) -> None:
        told = self._draft.words
        if told is None:
            return
        into_text = isinstance(field, ProseEdit)
        does = "Insert" if into_text else "Add to the tiles"
        dialog = ChooseFigure(told.find, self._parent, does, forms=into_text)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._on_chosen, dialog, field))
        dialog.open()
        dialog.search.setFocus()
        self._index(dialog, told)

    def _index(self, dialog: ChooseFigure, told: TokenWords) -> None:
        """Make thousands of figures ready to be found, some each turn, before a letter is typed."""
        if told.index(AT_ONCE):
            QTimer.singleShot(0, dialog, partial(self._index, dialog, told))

    def _on_chosen(self, dialog: ChooseFigure, field: ProseEdit | KeyFiguresList) -> None:
        found = dialog.figure()
        if found is None:
            return
        if isinstance(field, KeyFiguresList):
            field.add(found.figure)
        else:
            field.insert_token(dialog.token())
