"""One field side by side: as it was written, and as a person writes it in another language."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout

from sitrep.document.prose import TokenWords
from sitrep.domain.tokens import Token, pieces
from sitrep.domain.translation import State, Unit, lost_figures
from sitrep.services import originals
from sitrep.ui.actions import action
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.finding_row import place_name
from sitrep.ui.widgets.prose_edit import ProseEdit
from sitrep.ui.widgets.words import words

_STATES = {
    State.CURRENT: ("✓ Translated", "good"),
    State.CHANGED: ("△ Changed since translated", "wait"),
    State.MISSING: ("○ Not translated", "quiet"),
}
_LETTERS = 90  # of a line, about
_MOST_LINES = 6  # that an empty field is high


class TranslationRow(QFrame):
    """Shows a unit, and gives what is typed for it.

    Signals:
        edited: The person changed the translation.
        left: It lost the keyboard.
        holds: The person says that it still says what the original says.
        moved: To the next row (1) or the one before (-1).
        next_open: To the next row that is not translated.
        entered: The keyboard came into it.
    """

    edited = Signal()
    left = Signal()
    holds = Signal()
    moved = Signal(int)
    next_open = Signal()
    entered = Signal()

    def __init__(self, unit: Unit, language: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.unit = unit
        name = unit_name(unit.field)
        self.original = ProseEdit(f"{name}, as it was written", 1)
        self.original.setReadOnly(True)
        self.original.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        lines = 1 + min(_MOST_LINES - 1, len(unit.original) // _LETTERS)
        self.translation = ProseEdit(f"{name}, {language}", lines)
        self.state = words("")
        self.problem = words("", "bad", wrap=True)
        self.problem.hide()
        self.kept = words("", "wait", wrap=True)
        self.kept.hide()
        self.still = _link("Still right", f"Still right: {name}")
        self.copy = _link("Copy the original", f"Copy the original: {name}")
        self.insert = _link("Insert a figure ▾", f"Insert a figure of the original: {name}")
        self._words: TokenWords | None = None
        self._arrange(name)
        self.translation.edited.connect(self._on_edited)
        self.translation.left.connect(self.left)
        self.translation.figure_wanted.connect(self._offer)
        self.translation.installEventFilter(self)
        self.still.clicked.connect(self.holds)
        self.copy.clicked.connect(self._on_copy)
        self.insert.clicked.connect(self._offer)

    def _arrange(self, name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words(name, "label"))
        head.addStretch()
        head.addWidget(self.state)
        below = QHBoxLayout()
        below.setSpacing(8)
        for each in (self.still, self.copy, self.insert):
            below.addWidget(each)
        below.addStretch()
        right = QVBoxLayout()  # what can be done stands by the words, not below a long original
        right.setSpacing(4)
        right.addWidget(self.translation)
        right.addLayout(below)
        right.addWidget(self.kept)
        right.addWidget(self.problem)
        whole = QGridLayout(self)
        whole.setContentsMargins(12, 8, 12, 8)
        whole.setHorizontalSpacing(16)
        whole.setVerticalSpacing(4)
        whole.addLayout(head, 0, 0, 1, 2)
        whole.addWidget(self.original, 1, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(right, 1, 1, Qt.AlignmentFlag.AlignTop)
        whole.setColumnStretch(0, 1)
        whole.setColumnStretch(1, 1)

    def write_from(self, direction: Qt.LayoutDirection) -> None:
        """Write the translation from the side that its language begins at."""
        option = self.translation.document().defaultTextOption()
        option.setTextDirection(direction)
        self.translation.document().setDefaultTextOption(option)
        self.translation.setLayoutDirection(direction)

    def set_words(self, original: TokenWords, translated: TokenWords, situation: str) -> None:
        """Say the figures in both languages."""
        self._words = translated
        self.original.set_words(original, situation)
        self.translation.set_words(translated, situation)

    def show_unit(self, unit: Unit, *, typing: bool) -> None:
        """Show what is kept; the words that a person is typing stay."""
        self.unit = unit
        self.original.show_value(unit.original)
        if not typing:
            self.translation.show_value(unit.value)
        self._say()

    def value(self) -> str:
        return self.translation.value()

    def tell(self, problem: str) -> None:
        """Say why it could not be saved; "" once it could be."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def begin(self) -> None:
        self.translation.setFocus()

    def _say(self) -> None:
        """Say how far it is, and offer what can be done."""
        unit = self.unit
        said, role = _STATES[unit.state]
        lost = self._lost()
        if unit.state is State.CURRENT and lost:
            count = "a figure" if len(lost) == 1 else f"{len(lost)} figures"
            said, role = f"△ Translated, without {count} of the original", "wait"
        if unit.unsaid:
            said, role = "△ Public pages print the original", "wait"
        self.kept.setText(_unsaid(unit.unsaid) if unit.unsaid else "")
        self.kept.setVisible(bool(unit.unsaid))
        self.state.setText(said)
        roles.set_role(self.state, role)
        self.still.setVisible(unit.state is State.CHANGED)
        self.copy.setVisible(not self.value().strip())
        self.insert.setVisible(bool(lost) and bool(self.value().strip()))

    def _lost(self) -> list[Token]:
        """Return the figures of the original that the translation does not say yet."""
        left_out = set(lost_figures(self.unit.original, self.value()))
        found = (each for each in pieces(self.unit.original) if isinstance(each, Token))
        return [each for each in dict.fromkeys(found) if each.figure in left_out]

    @Slot()
    def _on_edited(self) -> None:
        self._say()
        self.edited.emit()

    @Slot()
    def _on_copy(self) -> None:
        self.translation.show_value(self.unit.original)
        self._on_edited()
        self.begin()

    @Slot()
    def _offer(self) -> None:
        """Offer the figures of the original, those first that are not said yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        every = (each for each in pieces(self.unit.original) if isinstance(each, Token))
        for token in dict.fromkeys((*self._lost(), *every)):
            said = self._words.words(token) if self._words else None
            put = partial(self.translation.insert_token, token)
            menu.addAction(action(menu, said or "figure that cannot be shown", "", put))
        if menu.isEmpty():
            menu.addAction("The original has no figure").setEnabled(False)
        menu.setActiveAction(menu.actions()[0])  # Enter takes the first
        below = self.translation.cursorRect().bottomLeft()
        menu.popup(self.translation.viewport().mapToGlobal(below))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.translation:
            if event.type() is QEvent.Type.FocusIn:
                self.entered.emit()
            elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Go to another row by Ctrl and an arrow, or Ctrl+Enter."""
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys != Qt.KeyboardModifier.ControlModifier:
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.moved.emit(1)
            case Qt.Key.Key_Up:
                self.moved.emit(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.next_open.emit()
            case _:
                return False
        return True


def unit_name(field: str) -> str:
    """Return what people call what is translated: "Contact 1: title", "Sentence for readers"."""
    held = originals.field(field)
    if held == field:
        said = originals.called(field)
        return said[:1].upper() + said[1:] if field.startswith(originals.OWN) else place_name(field)
    part = field.removeprefix(f"{held}.")
    return place_name(held) if part == "text" else f"{place_name(held)}: {part}"


def _unsaid(names: tuple[str, ...]) -> str:
    """Return why public pages do not print a translation, and what to do."""
    said = " and ".join(f"“{each}”" for each in names)
    are, it = ("is", "it") if len(names) == 1 else ("are", "them")
    return (
        f"{said} {are} kept inside and may stand here under another name. Write {it} as often as"
        f" the original does: public pages replace {it}."
    )


def _link(text: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "link")
    button.setAutoDefault(False)
    button.setAccessibleName(name)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
