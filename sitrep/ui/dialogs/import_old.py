"""Which of an old report's numbers are taken over, under which number and of which day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QListWidget, QListWidgetItem, QSpinBox, QWidget

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Certainty
from sitrep.domain.place import gazetteer
from sitrep.services.importing_old import next_number, stated_day
from sitrep.services.intake import Incoming
from sitrep.ui.dialogs.form import Form
from sitrep.ui.widgets import wording

_ID = Qt.ItemDataRole.UserRole


class ImportOldDialog(Form):
    """Takes what was read; gives back number, day and the proposals taken. Changes nothing."""

    def __init__(self, parent: QWidget, new: Incoming, country: str, today: date) -> None:
        super().__init__(parent, "Import an earlier report", "Import")
        self.setMinimumWidth(640)
        self.incoming = new
        self.number = QSpinBox()
        self.number.setRange(1, 999)
        self.number.lineEdit().setTextMargins(8, 0, 8, 0)  # the style gives it no room of its own
        self.number.setValue(next_number(f"{new.article.title} {new.article.text}"))
        day = stated_day(new.article.text) or new.article.published or today
        self.day = QDateEdit(QDate(day.year, day.month, day.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("d MMMM yyyy")
        self.figures = QListWidget()
        self.figures.setSpacing(2)
        writer = Writer("en", gazetteer(country))
        for each in new.proposals:
            if each.claim.is_fact:
                continue
            said = wording.heading(each.claim, writer)
            item = QListWidgetItem(f"{said} – {wording.quoted(each.passage.quote, 80)}")
            item.setData(_ID, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            sure = each.certainty is Certainty.HIGH
            item.setCheckState(Qt.CheckState.Checked if sure else Qt.CheckState.Unchecked)
            self.figures.addItem(item)
        self.add_words(
            f"“{new.article.title}” is kept as it was issued, with its words. The next report will "
            "be compared with the numbers that you take."
        )
        self.add_field("&Number", self.number)
        self.add_field("&As of", self.day)
        self.add_field("&Key numbers it printed", self.figures)

    def as_of(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def taken(self) -> frozenset[str]:
        """Return the ids of the proposals that the person took."""
        items = (self.figures.item(row) for row in range(self.figures.count()))
        return frozenset(
            item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked
        )
