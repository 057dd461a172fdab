"""What there is to know of one report: a draft before it goes out, or one that went out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sitrep.languages import forms
from sitrep.services.readying import Blank, Ready
from sitrep.services.sharing import Out, size_words
from sitrep.ui.widgets.clearing import clear
from sitrep.ui.widgets.language_names import LANGUAGES
from sitrep.ui.widgets.pick import combo
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import words

EDITIONS = {"public": "Public", "internal": "Internal"}


class ReportFacts(QWidget):
    """Facts in pairs, the edition to look at, and what is still open.

    Signals:
        asked: A `Blank` that the person wants to fill.
        edition_chosen: The edition to look at.
        language_chosen: The language to look at it in.
    """

    asked = Signal(object)
    edition_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edition = StillBox()
        self.edition.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.edition.setMinimumContentsLength(8)
        self.edition.currentIndexChanged.connect(self._on_edition)
        self._label = words("&Look at", "quiet")
        self._label.setBuddy(self.edition)
        self._heading = words("", "section")
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(16)
        self._facts.setVerticalSpacing(6)
        self._facts.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self.language = combo(LANGUAGES, "en")
        self.language.setMinimumContentsLength(8)
        self.language.setAccessibleName("Language of the pages")
        self.language.currentIndexChanged.connect(self._on_language)
        self._tongue = words("L&anguage", "quiet")
        self._tongue.setBuddy(self.language)
        choice = QGridLayout()
        choice.setHorizontalSpacing(16)
        choice.setVerticalSpacing(8)
        choice.setColumnStretch(1, 1)
        for row, (label, box) in enumerate(
            ((self._label, self.edition), (self._tongue, self.language))
        ):
            choice.addWidget(label, row, 0)
            choice.addWidget(box, row, 1)
        self._state = words("", "quiet", wrap=True)
        self._open_heading = words("", "section")
        self._open = QVBoxLayout()
        self._open.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        whole.addWidget(self._heading)
        whole.addLayout(self._facts)
        whole.addLayout(choice)
        whole.addWidget(self._state)
        whole.addSpacing(4)
        whole.addWidget(self._open_heading)
        whole.addLayout(self._open)
        whole.addStretch()

    def show_waiting(self, edition: str, main: str) -> None:
        """Show that it is being worked out what would go out."""
        self._heading.setText("What would go out")
        self._show([("Figures", "being counted…")], edition, main)
        self._open_heading.hide()

    def show_none(self, edition: str, main: str) -> None:
        """Show no facts, where it cannot be worked out what would go out."""
        self._heading.setText("What would go out")
        self._show([], edition, main)
        self._open_heading.hide()

    def show_draft(self, ready: Ready, edition: str) -> None:
        """Show what issuing would freeze, and what is open."""
        self._heading.setText("What would go out")
        facts = [
            ("As of", ready.as_of or "not said"),
            ("Holds", ready.validity) if ready.validity else ("Period", ready.period or "not said"),
            ("Goes out as", EDITIONS[ready.main]),
            ("Figures", _figures(ready)),
        ]
        self._show(facts, edition, ready.main)
        self._open_heading.setText("Still open" if ready.blanks else "Nothing is left open.")
        self._open_heading.show()
        carried = False
        for blank in ready.blanks:
            if blank.carried and not carried:
                carried = True
                self._open.addSpacing(4)
                self._open.addWidget(words("Carried over and not reviewed:", "quiet"))
            self._open.addWidget(self._link(blank))

    def show_issued(self, out: Out, pages: int, edition: str) -> None:
        """Show what went out."""
        self._heading.setText("What went out")
        at = out.issue.issued_at.astimezone() if out.issue.issued_at else None
        facts = [("As of", out.as_of or "not said")]
        if at:
            facts.append(("Issued", f"{forms.day(at.date(), 'en')}, {at:%H:%M}"))
        if out.withdrawn:
            day = forms.day(out.withdrawn.day, "en")
            facts.append(("Withdrawn", f"{day}: {out.withdrawn.reason}"))
        if out.main:
            facts.append(("Edition", EDITIONS.get(out.main.edition, out.main.edition)))
            facts.append(("PDF", _pdf(pages, out.main.size)))
            facts.append(("SHA-256", out.main.sha256))
        self._show(facts, edition, out.main.edition if out.main else "")
        self._open_heading.hide()

    def say(self, text: str, role: str = "quiet") -> None:
        """Say how what is shown came about."""
        self._state.setText(text)
        if self._state.property("role") != role:
            self._state.setProperty("role", role)
            self._state.style().polish(self._state)
        self._state.setVisible(bool(text))

    def _show(self, facts: list[tuple[str, str]], edition: str, main: str) -> None:
        clear(self._facts)
        clear(self._open)
        labels = [words(name, "quiet") for name, _ in facts]
        for label, (name, said) in zip(labels, facts, strict=True):
            value = words(_in_groups(said) if name == "SHA-256" else said, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addRow(label, value)
        self._line_up(labels)
        self.edition.blockSignals(True)
        self.edition.clear()
        for key, name in EDITIONS.items():
            self.edition.addItem(f"{name} edition{' (goes out)' if key == main else ''}", key)
        self.edition.setCurrentIndex(max(0, self.edition.findData(edition)))
        self.edition.blockSignals(False)

    def _line_up(self, labels: list[QLabel]) -> None:
        """Let what is told and what is chosen begin at one line."""
        every = (self._label, self._tongue, *labels)
        for each in every:
            each.setMinimumWidth(0)  # else the widest of the report before counts
        wide = max(each.sizeHint().width() for each in every)
        for each in every:
            each.setMinimumWidth(wide)

    def _link(self, blank: Blank) -> QPushButton:
        link = _Link(f"○  {blank.words}")
        link.setAccessibleName(f"Still open: {blank.words}; go there")
        link.clicked.connect(lambda: self.asked.emit(blank))
        return link

    def show_language(self, language: str) -> None:
        """Show a language as chosen without telling of it."""
        self.language.blockSignals(True)
        self.language.setCurrentIndex(self.language.findData(language))
        self.language.blockSignals(False)

    @Slot(int)
    def _on_language(self, _: int) -> None:
        self.language_chosen.emit(self.language.currentData())

    @Slot(int)
    def _on_edition(self, place: int) -> None:
        if place >= 0:
            self.edition_chosen.emit(self.edition.itemData(place))


class _Link(QPushButton):
    """One line that leads to what is open; where the room ends, so do the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setProperty("role", "open")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(text.lstrip("○ "))
        self._whole = text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 12
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


def _figures(ready: Ready) -> str:
    if not ready.held_back:
        return f"{forms.number(ready.figures, 'en')}, the same in both editions"
    whole, held = (forms.number(each, "en") for each in (ready.figures, ready.held_back))
    return f"{whole}; the public edition leaves out {held}"


def _pdf(pages: int, size: int) -> str:
    if not size:
        return "none was kept"
    count = "1 page" if pages == 1 else f"{pages} pages"
    return f"{count}, {size_words(size)}" if pages else size_words(size)


def _in_groups(digest: str) -> str:
    """Return a digest in groups of eight, so that it breaks into lines."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))
