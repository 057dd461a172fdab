"""What can be done with a report that is open on the Publish page: its buttons and its menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from sitrep.services.sharing import Out
from sitrep.ui.actions import action
from sitrep.ui.widgets.roles import set_role

if TYPE_CHECKING:
    from sitrep.ui.panels.publish import PublishPanel


class PublishDeeds(QWidget):
    """The buttons of the page's bar; one thing is the first to do."""

    def __init__(self, page: PublishPanel) -> None:
        super().__init__()
        self._page = page
        self.issue = action(page, "&Issue…", "Ctrl+Shift+I", page.issue)
        self.export = action(page, "&Export PDF…", "Ctrl+E", page.going.export_pdf)
        self.export_as = action(page, "Export &as…", "Ctrl+Alt+S", page.going.export_as)
        self.message = action(page, "Copy as &message", "Ctrl+Alt+M", page.going.copy_message)
        self.mail = action(page, "Copy as e-mai&l", "Ctrl+Alt+E", page.going.copy_mail)
        self.print = action(page, "&Print…", "Ctrl+P", page.going.print_pdf)
        self.compare = action(page, "&Compare…", "Ctrl+Shift+M", page.compare)
        self.start = action(page, "&Start the next report", "Ctrl+Shift+R", page.start_next)
        self.correct = action(page, "Issue a c&orrection…", "Ctrl+Shift+O", page.correct)
        self.withdraw = action(page, "&Withdraw…", "Ctrl+Shift+K", page.withdraw)
        self.translate = action(page, "&Translate…", "Ctrl+Shift+T", page.translate)
        self.hand = action(page, "&Handover sheet…", "Ctrl+Shift+H", page.going.hand_over)
        self.inside = action(page, "&Kept inside…", "Ctrl+Shift+Y", page.keep_inside)
        self.buttons: dict[QAction, QPushButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (
            self.start, self.translate, self.correct, self.compare, self.print, self.export,
            self.issue,
        ):  # fmt: skip
            button = QPushButton()
            button.clicked.connect(each.trigger)
            self.buttons[each] = button
            line.addWidget(button)

    def every(self) -> list[QAction]:
        """Return all actions, in the order of the menu."""
        sent = [self.issue, self.export, self.export_as, self.message, self.mail]
        sent += [self.print, self.compare, self.translate]
        return [*sent, self.correct, self.withdraw, self.start, self.inside, self.hand]

    def show_for(self, known: Sequence[Out], out: Out | None, *, has_pages: bool) -> None:
        """Show what can be done.

        Args:
            known: Every report of the situation.
            out: The open one.
            has_pages: It has pages to look at.
        """
        here = self._page.isVisible()
        draft = bool(out and out.is_draft)
        series = [each for each in known if out and each.issue.type is out.issue.type]
        last = max((each.issue.number for each in series), default=0)
        no_draft = not any(each.is_draft for each in series)
        held = _is_held(known, out)
        withdrawn = bool(out and out.withdrawn)
        shown = {
            self.issue: (draft, f"Issue {out.issue.name}…" if out else "Issue…"),
            self.correct: (held, "Correct…"),
            self.export: (has_pages, "Export PDF…"),
            self.print: (has_pages, "Print…"),
            self.compare: (len(known) > 1, "Compare…"),
            self.translate: (withdrawn, "Translate reason…"),
            self.start: (no_draft and last > 0, f"Start No. {last + 1}"),
        }
        self.hand.setEnabled(here)
        self.inside.setEnabled(here and out is not None)
        for each in (self.export_as, self.message, self.mail):
            each.setEnabled(here and has_pages)
        self.withdraw.setEnabled(held and here and bool(out and out.withdrawn is None))
        first = self.issue if draft else self.export
        for each, (can, said) in shown.items():
            button = self.buttons[each]
            button.setText(said)
            button.setVisible(can)
            set_role(button, "primary" if each is first else "")
            each.setEnabled(can and here)
        self.translate.setEnabled(here and (draft or withdrawn))

    def rest(self) -> None:
        """Let the short-cuts rest while the page is not in front."""
        for each in self.every():
            each.setEnabled(False)


def _is_held(known: Sequence[Out], out: Out | None) -> bool:
    """Tell whether the open report is what readers hold now of its number."""
    if out is None or out.is_draft:
        return False
    same = (each.issue for each in known if each.issue.type is out.issue.type)
    return all(
        each.version <= out.issue.version for each in same if each.number == out.issue.number
    )
