"""What the report page says where there is no draft to write in."""

from __future__ import annotations

from sitrep.domain.report import Issue
from sitrep.languages import forms
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.first_step import FirstStep


class NoDraft(FirstStep):
    """Offers to start a report, or says that one was issued and where to find it."""

    def __init__(self) -> None:
        super().__init__("", ("",), ("", "Open on the Publish page", "Import an earlier report…"))
        self.start, self.there, self.earlier = self.buttons
        (self._text,) = self.text

    def show_start(self, last: Issue | None) -> None:
        """Offer the next number of the series."""
        self.there.hide()
        self.start.show()
        self.earlier.setVisible(last is None)
        roles.set_role(self.start, "primary")
        if last is None:
            self.heading.setText("Start the first report")
            self._text.setText(
                "The form has a place for every section; what stays empty is not printed. Figures "
                "that you have taken in stand in the table by area at once."
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
        self.heading.setText(f"No. {issue.number} was issued{when}")
        self._text.setText(
            "It stays as it is, and is shown here as it went out. Export or print it on the "
            "Publish page; say what is new in the next report."
        )
        self.there.show()
        self.earlier.hide()
        roles.set_role(self.start, "")
        self.start.setText(f"Go to draft No. {draft.number}" if draft else "Start the next report")
