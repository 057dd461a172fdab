"""What the report page says where there is no draft to write in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox

from sitrep.domain.report import Issue, ReportType
from sitrep.domain.report_types import TYPES
from sitrep.languages import forms
from sitrep.services.overview import report_name
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.first_step import FirstStep
from sitrep.ui.widgets.still_box import StillBox
from sitrep.ui.widgets.words import words

_TEXT, _BUTTONS = 1, 2  # lines of the card above which something more is said


class NoDraft(FirstStep):
    """Offers to start a report of a type, or says that one was issued and where to find it.

    Signals:
        turned: The type of report that the person wants to start.
    """

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__("", ("",), ("", "Open on the Publish page", "Import an earlier report…"))
        self.start, self.there, self.earlier = self.buttons
        (self._text,) = self.text
        self.kinds = StillBox()
        self.kinds.setAccessibleName("Type of report")
        for kind, each in TYPES.items():
            self.kinds.addItem(each.name, kind.value)
        self._about = words("", "quiet", wrap=True)
        self.with_words = QCheckBox()
        self._label = words("&Type of report", "label")
        self._label.setBuddy(self.kinds)
        for place, widget in enumerate((self._label, self.kinds, self._about), _TEXT):
            self.lines.insertWidget(place, widget)
        self.lines.insertWidget(self.lines.count() - 1, self.with_words)
        self._every: Sequence[Issue] = ()
        self.kinds.activated.connect(self._on_chosen)

    @property
    def kind(self) -> ReportType:
        return ReportType(self.kinds.currentData())

    @property
    def after(self) -> Issue | None:
        """Return the report of another type whose words the new one is to begin with."""
        return self._other() if self.with_words.isChecked() else None

    def show_start(self, every: Sequence[Issue], kind: ReportType) -> None:
        """Offer the next number of a series; `every` are the reports of the situation."""
        self._every = every
        self.kinds.setCurrentIndex(self.kinds.findData(kind.value))
        self._show_choice(shown=True)
        self.there.hide()
        self.start.show()
        self.earlier.setVisible(not every)
        roles.set_role(self.start, "primary")
        last = self._last()
        if last is None:
            self.heading.setText("Start the first report" if not every else "Start a report")
            self._text.setText(
                "The form has a place for every section; what stays empty is not printed. Figures "
                "that you have taken in are there at once."
            )
            self.start.setText("Start No. 1")
            return
        following = last.number + 1
        self.heading.setText(f"Start No. {following} from No. {last.number}")
        self._text.setText(
            "Texts, sectors, key figures and contacts are carried over and marked until you have "
            "looked at them. Highlights and the period begin anew."
        )
        self.start.setText(f"Start No. {following} from No. {last.number}")

    def show_issued(self, issue: Issue, draft: Issue | None) -> None:
        """Say that an issued report stays as it is."""
        day = issue.issued_at.astimezone().date() if issue.issued_at else None
        when = f" on {forms.day(day, 'en')}" if day else ""
        self._show_choice(shown=False)
        self.heading.setText(f"No. {issue.number} was issued{when}")
        self._text.setText(
            "It stays as it is, and is shown here as it went out. Export or print it on the "
            "Publish page; say what is new in the next report."
        )
        self.there.show()
        self.earlier.hide()
        roles.set_role(self.start, "")
        self.start.setText(f"Go to draft No. {draft.number}" if draft else "Start the next report")

    def _last(self) -> Issue | None:
        return next((e for e in reversed(self._every) if e.type is self.kind), None)

    def _other(self) -> Issue | None:
        """Return the report issued last of another type, for a series that begins."""
        issued = [each for each in self._every if each.issued_at and each.type is not self.kind]
        return None if self._last() or not issued else max(issued, key=_when)

    def _show_choice(self, *, shown: bool) -> None:
        other = self._other() if shown else None
        self._about.setText(TYPES[self.kind].about)
        for each in (self._label, self.kinds, self._about):
            each.setVisible(shown)
        self.with_words.setVisible(other is not None)
        self.with_words.setChecked(False)
        if other:
            self.with_words.setText(f"Begin with the words of {report_name(other)}")

    @Slot()
    def _on_chosen(self) -> None:
        self.turned.emit(self.kind.value)


def _when(issue: Issue) -> str:
    return issue.issued_at.isoformat() if issue.issued_at else ""
