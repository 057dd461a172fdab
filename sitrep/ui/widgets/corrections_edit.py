"""Putting right what an issued report printed: the figure, what is right, and what was wrong."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout

from sitrep.document.corrections import rows
from sitrep.document.selection import Selection
from sitrep.domain.changes import Reason
from sitrep.domain.correction import CorrectionType, Detail
from sitrep.services import correcting
from sitrep.ui.session import Session
from sitrep.ui.widgets.columns import Columns, Labelled
from sitrep.ui.widgets.day_edit import read_day
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import words

TYPES: Mapping[str, str] = {
    CorrectionType.TYPING_ERROR: "Typing error",
    CorrectionType.SOURCE_CORRECTED: "Corrected by the source",
    CorrectionType.DOUBLE_COUNT: "Double count removed",
    CorrectionType.WRONG_PLACE_OR_DATE: "Wrong place or date",
    CorrectionType.DEFINITION_CHANGED: "Definition changed",
    CorrectionType.WRONG_ATTRIBUTION: "Wrong attribution",
    CorrectionType.SENSITIVE_CONTENT: "Sensitive content removed",
    CorrectionType.TRANSLATION_ERROR: "Translation error",
}


# What was wrong, and how what is right is written.
WRONG: Mapping[str, tuple[str, str]] = {
    "": ("The count", "433"),
    Detail.PLACE: ("The place", "Tartous"),
    Detail.AS_OF: ("The day", "10 March 2025"),
    Detail.SOURCE: ("The source", "OCHA"),
    Detail.UNIT: ("The unit", "families"),
}


class CorrectionsEdit(QFrame):
    """Stands at the head of the form of a corrected version, and nowhere else.

    Its fields are made with the first correction: most reports have none.
    """

    figure: StillBox
    wrong: StillBox
    type: StillBox
    right: QLineEdit
    wording: QLineEdit
    do: QPushButton
    list: QLabel

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._session = session
        self._draft = draft
        self.hide()
        draft.told.connect(self.refresh)
        draft.touched.connect(self._on_touched)

    def _make(self) -> None:
        self._title = words("", "heading", wrap=True)
        self._about = words(
            "The version that went out stays as it is. Put a printed figure right here, or change "
            "the text below; every correction is listed on the page.",
            "quiet",
            wrap=True,
        )
        self.figure, self.wrong, self.type = StillBox(), StillBox(), StillBox()
        for key, (name, _) in WRONG.items():
            self.wrong.addItem(name, str(key))
        self.wrong.currentIndexChanged.connect(self._on_wrong)
        self.right = QLineEdit()
        self.right.setPlaceholderText("433")
        for code, name in TYPES.items():
            self.type.addItem(name, str(code))
        for box in (self.figure, self.wrong, self.type):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.wording = QLineEdit()
        self.wording.setMaxLength(300)
        self.do = QPushButton("Put it right")
        self.do.setEnabled(False)
        self.do.clicked.connect(self._on_done)
        self.right.textChanged.connect(self._on_typed)
        self.right.returnPressed.connect(self.do.click)
        self.list = words("", "", wrap=True)
        fields = [
            Labelled("Printed figure", self.figure),
            Labelled("What was wrong", self.wrong),
            Labelled("What is right", self.right),
            Labelled("What kind of mistake", self.type),
            Labelled("Sentence for readers, if one is needed", self.wording),
        ]
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        for each in (self._title, self._about, Columns(fields, 24)):
            whole.addWidget(each)
        whole.addWidget(self.do, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.list)

    @Slot(str)
    def _on_touched(self, name: str) -> None:
        if not name:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        issue, material, told = self._draft.issue, self._draft.material, self._draft.words
        if issue is None or material is None or told is None or not issue.is_correction:
            self.hide()
            return
        if self.layout() is None:
            self._make()
        self._title.setText(f"Correction of No. {issue.number}")
        kept = self.figure.currentData()
        self.figure.clear()
        for each in correcting.printed(self._session.store, issue):
            name = f"{each.statement}, {each.place}" if each.place else each.statement
            self.figure.addItem(name, each.figure.id)
        self.figure.setCurrentIndex(max(0, self.figure.findData(kept)))
        listed = rows(material, Selection(material), told.writer)
        own = [row.words for row in listed if not row.day]
        self.list.setText("\n".join(own) or "Nothing is corrected yet.")
        self.show()

    @Slot()
    def _on_wrong(self, *_: object) -> None:
        """Show how what is right is written, and the kind of mistake that it usually is."""
        wrong = str(self.wrong.currentData())
        self.right.setPlaceholderText(WRONG[wrong][1])
        usual = correcting.usual_type(Detail(wrong)) if wrong else CorrectionType.TYPING_ERROR
        self.type.setCurrentIndex(self.type.findData(str(usual)))

    @Slot()
    def _on_typed(self) -> None:
        self.do.setEnabled(bool(self.right.text().strip()))

    @Slot()
    def _on_done(self) -> None:
        issue = self._draft.issue
        figure = self.figure.currentData()
        if issue is None or not figure:
            return
        said = Reason(str(self.type.currentData()), self.wording.text())
        wrong, right = str(self.wrong.currentData()), self.right.text()
        if wrong:
            detail = Detail(wrong)
            day = read_day(right) if detail is Detail.AS_OF else None
            right = day.isoformat() if day else right
            done = self._session.do(
                self, correcting.correct_detail, issue, figure, detail, right, said
            )
        else:
            done = self._session.do(self, correcting.correct_figure, issue, figure, right, said)
        if done:
            self.right.clear()
            self.wording.clear()
            self.refresh()
