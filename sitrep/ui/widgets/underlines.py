"""Findings underlined in the texts of a report while one types."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from sitrep.domain.steps import Steps
from sitrep.proofing.facts import Facts, facts
from sitrep.proofing.finding import Finding
from sitrep.proofing.proof import proof_text
from sitrep.ui import theme
from sitrep.ui.widgets.bullets_edit import ListEdit
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.prose_edit import ProseEdit
from sitrep.ui.widgets.slowly import Slowly

REST = 150  # milliseconds after the last key in a text


class Underlines(QObject):
    """Reads each text again when hands rest, and marks what the rules find in it."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self._draft = draft
        self._known: Facts | None = None
        self._edits: dict[str, ProseEdit] = {}
        self._found: dict[str, list[tuple[int, int, Finding]]] = {}
        self._changed: set[str] = set()
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._on_rest)
        self._reading = Slowly(self)
        draft.told.connect(self._on_told)

    def watch(self, name: str, edit: ProseEdit) -> None:
        """Read a field from now on."""
        self._edits[name] = edit
        edit.textChanged.connect(lambda: self._on_text(name))
        edit.viewport().installEventFilter(self)
        self._on_text(name)

    def forget(self, name: str) -> None:
        self._edits.pop(name, None)
        self._found.pop(name, None)
        self._changed.discard(name)

    @Slot()
    def _on_told(self) -> None:
        self._known = None
        self._changed.update(self._edits)
        self._rest.start()

    def _on_text(self, name: str) -> None:
        self._changed.add(name)
        self._rest.start()

    @Slot()
    def _on_rest(self) -> None:
        self._reading.begin(self._steps())

    def _steps(self) -> Steps[None]:
        """Read what changed, a text a step."""
        if self._draft.material is None:
            return
        if self._known is None:
            self._known = facts(self._draft.material)
            yield
        while self._changed and self._known:
            name = self._changed.pop()
            self._read(name, self._edits[name], self._known)
            yield

    def _read(self, name: str, edit: ProseEdit, known: Facts) -> None:
        texts = [(0, name, "\n".join(edit.lines()))]
        if isinstance(edit, ListEdit):
            lines = zip(edit.line_starts(), edit.lines(), strict=True)
            texts = [(at, f"{name}.{n}", line) for n, (at, line) in enumerate(lines, 1)]
        found = [
            (*edit.span(at + each.start, each.length), each)
            for at, field, text in texts
            for each in proof_text(field, text, known)
            if each.length
        ]
        self._found[name] = found
        edit.setExtraSelections(list(self._marks(edit, found)))

    def _marks(
        self, edit: ProseEdit, found: Iterable[tuple[int, int, Finding]]
    ) -> Iterable[QTextEdit.ExtraSelection]:
        for start, end, finding in found:
            mark = QTextEdit.ExtraSelection()
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            colors = theme.colors()
            form.setUnderlineColor(QColor(colors.bad if finding.blocks else colors.wait))
            cursor = QTextCursor(edit.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            mark.format = form
            yield mark

    def said_at(self, name: str, position: int) -> str:
        """Return what the rules say of the words at a position of a field."""
        here = (row for row in self._found.get(name, ()) if row[0] <= position < row[1])
        return "\n".join(finding.message for _, _, finding in here)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell what is wrong where the pointer rests on underlined words."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().eventFilter(watched, event)
        for name, edit in self._edits.items():
            if edit.viewport() is watched:
                position = edit.cursorForPosition(event.pos()).position()
                said = self.said_at(name, position)
                if said:
                    QToolTip.showText(event.globalPos(), said, edit)
                    return True
        return super().eventFilter(watched, event)
