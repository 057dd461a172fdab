"""The menu of a chip: which words it says, where its figure comes from, and plain text instead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from sitrep.domain.tokens import TOKEN_FORMS, Token
from sitrep.ui import actions
from sitrep.ui.widgets.chip import ChipPainter, token_at

if TYPE_CHECKING:
    from sitrep.ui.widgets.prose_edit import ProseEdit

_FORMS = {
    "count": "Only the &count",
    "people": "Count with what is co&unted",
    "sentence": "The whole &sentence",
}


class ChipMenu:
    """Finds the chip at hand in a field and makes the menu for it; -1 stands for no chip."""

    def __init__(self, edit: ProseEdit, chips: ChipPainter) -> None:
        self._edit = edit
        self._chips = chips

    def at(self, place: int) -> QMenu:
        """Return the menu for the chip at `place`, or for the text where it is -1."""
        edit = self._edit
        menu = QMenu(edit)
        token = self._token(place)
        if token:
            self._add_forms(menu, place, token)
        if not edit.isReadOnly():
            insert = actions.action(
                edit, "Insert &figure…", "", lambda: edit.figure_wanted.emit(edit)
            )
            menu.addAction(insert)
            menu.addSeparator()
        menu.addActions(edit.createStandardContextMenu().actions())
        return menu

    def _add_forms(self, menu: QMenu, place: int, token: Token) -> None:
        edit, figure = self._edit, token.figure
        for form in TOKEN_FORMS:
            turn = partial(self._replace, place, Token(figure, form))
            each = actions.action(edit, _FORMS[form], "", turn)
            each.setCheckable(True)
            each.setChecked(form == token.form)
            menu.addAction(each)
        menu.addSeparator()
        show = actions.action(edit, "Show &evidence", "", lambda: edit.evidence_asked.emit(figure))
        menu.addAction(show)
        plain = actions.action(edit, "Turn into plain &text", "", lambda: self._flatten(place))
        menu.addAction(plain)
        menu.addSeparator()

    def under(self, point: QPoint) -> int:
        """Return the position of the chip under a point of the field, or -1."""
        near = self._edit.cursorForPosition(point).position()
        for place in (near, near - 1):
            if self._token(place) is None:
                continue
            first, last = self.edge(place), self.edge(place + 1)
            if last.top() > first.top() or first.left() <= point.x() <= last.left():
                return place
        return -1

    def beside_cursor(self) -> int:
        """Return the position of the chip before or after the cursor, or -1."""
        here = self._edit.textCursor().position()
        return next((place for place in (here - 1, here) if self._token(place)), -1)

    def edge(self, position: int) -> QRect:
        """Return where the cursor would stand at `position`, in the field."""
        cursor = self._edit.textCursor()
        cursor.setPosition(position)
        return self._edit.cursorRect(cursor)

    def _token(self, place: int) -> Token | None:
        return token_at(self._edit.document(), place) if place >= 0 else None

    def _replace(self, place: int, token: Token) -> None:
        self._edit.put(self._character(place), str(token))

    def _flatten(self, place: int) -> None:
        token = self._token(place)
        if token:
            words = self._chips.said(self._edit.document(), place, token)
            self._character(place).insertText(words, QTextCharFormat())

    def _character(self, place: int) -> QTextCursor:
        cursor = self._edit.textCursor()
        cursor.setPosition(place)
        cursor.setPosition(place + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor
