"""The question before a report goes out, which cannot be taken back."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sitrep.services.readying import Ready
from sitrep.ui.widgets.preview_bar import PAPERS
from sitrep.ui.widgets.words import words


class IssueDialog(QDialog):
    """Takes what would be frozen; gives back the paper. Changes nothing itself."""

    def __init__(self, ready: Ready, paper: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Issue {ready.name}")
        self.setMinimumWidth(64 * self.fontMetrics().averageCharWidth())
        self._paper = QComboBox()
        for key, name in PAPERS.items():
            self._paper.addItem(name, key)
        self._paper.setCurrentIndex(max(0, self._paper.findData(paper)))
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for name, said in _facts(ready):
            form.addRow(words(name, "quiet"), words(said))
        label = words("&Paper of the PDF", "quiet")
        label.setBuddy(self._paper)
        form.addRow(label, self._paper)
        self.issue = QPushButton(f"Issue No. {ready.number}")
        self.issue.setProperty("role", "primary")
        self.issue.setAutoDefault(False)
        buttons = QDialogButtonBox()
        buttons.addButton(self.issue, QDialogButtonBox.ButtonRole.AcceptRole)
        back = buttons.addButton("Not yet", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(16)
        whole.addWidget(words(f"Issue {ready.name}?", "heading", wrap=True))
        whole.addLayout(form)
        if ready.blanks:
            whole.addWidget(words(_open(ready), "wait", wrap=True))
        whole.addWidget(
            words(
                "This cannot be undone. The report, the figures as it prints them and its PDF can "
                "only be read from then on; whatever changes goes into the next number.",
                wrap=True,
            )
        )
        whole.addWidget(buttons)
        back.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the wrapped words need; nothing else gives way to them."""
        super().showEvent(event)
        layout = self.layout()
        if layout:
            self.resize(self.width(), max(self.height(), layout.heightForWidth(self.width())))

    def paper(self) -> str:
        return str(self._paper.currentData())


def _facts(ready: Ready) -> list[tuple[str, str]]:
    out = {"public": "Public", "internal": "Internal"}[ready.main]
    kept = {"public": "the internal one is kept beside it", "internal": "a public one is kept too"}
    period = ("Period", ready.period or "not said")
    holds = ("Holds", ready.validity) if ready.validity else period
    facts = [("As of", ready.as_of or "not said"), holds]
    facts.append(("Edition", f"{out}; {kept[ready.main]}"))
    facts.append(("Figures", str(ready.figures)))
    return facts


def _open(ready: Ready) -> str:
    carried = [blank for blank in ready.blanks if blank.carried]
    points = [blank.words for blank in ready.blanks if not blank.carried]
    if carried:
        one = f"{carried[0].words} was carried over and not reviewed"
        more = f"{len(carried)} sections were carried over and not reviewed"
        points.append(one if len(carried) == 1 else more)
    return "\n".join(["Still open:", *(f"•  {point}" for point in points)])
