"""What stands between a draft and its readers: every finding, with the way to its place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sitrep.domain.steps import Steps, whole
from sitrep.errors import SitrepError
from sitrep.formats.pages import length
from sitrep.proofing.finding import Finding
from sitrep.services import checking, waiving
from sitrep.store import reasons
from sitrep.ui.dialogs.waive import WaiveDialog
from sitrep.ui.flows.asking import ask
from sitrep.ui.session import Session
from sitrep.ui.widgets import roles
from sitrep.ui.widgets.clearing import clear
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.finding_row import FindingRow, place_name
from sitrep.ui.widgets.slowly import Slowly
from sitrep.ui.widgets.tab_order import lead_through
from sitrep.ui.widgets.words import words

REST = 400  # milliseconds after the preview was told
MOST = 40  # findings shown at once; the count tells of all


class ChecksPanel(QWidget):
    """Runs the checks while a draft is open, and lists what they find.

    Signals:
        asked: The finding whose place the person wants to see.
        counted: How many block and how many warn.
    """

    asked = Signal(object)
    counted = Signal(int, int)

    def __init__(self, session: Session, draft: Draft) -> None:
        super().__init__()
        self._session = session
        self._draft = draft
        self.findings: tuple[Finding, ...] = ()
        self.rows: list[FindingRow] = []
        self.count = words("", "label")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._more = words("", "quiet")
        self._more.hide()
        self._waived = QVBoxLayout()
        self._waived.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self.count)
        whole.addLayout(self._rows)
        whole.addWidget(self._more)
        whole.addLayout(self._waived)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._begin)
        draft.paused.connect(self._rest.start)
        self._pages = 0.0  # nobody laid it out yet
        self._checking = Slowly(self)

    @Slot(bytes)
    def measure(self, pdf: bytes) -> None:
        """Know how long the report is as laid out; some rules ask for it."""
        pages = length(pdf)
        if pages != self._pages:
            self._pages = pages
            self._rest.start()

    def check(self) -> None:
        """Check the draft as it is typed, and show what is found, all at once."""
        self._checking.stop()
        whole(self._steps())

    @Slot()
    def _begin(self) -> None:
        """Check the draft while typing goes on; only the newest wish is granted."""
        self._checking.begin(self._steps())

    def _steps(self) -> Steps[None]:
        material = None if self._session.is_closed else self._draft.as_typed()
        found: tuple[Finding, ...] = ()
        if material is not None:
            store = self._session.store
            found = yield from checking.in_steps(store, material, pages=self._pages)
        yield from self._list(found[:MOST])
        if not self._session.is_closed:
            self._sum_up(found)

    def _sum_up(self, found: tuple[Finding, ...]) -> None:
        self.findings = found
        blocked, more = len(checking.blocking(found)), len(found) - MOST
        self.count.setText(checking.counts(found) if found else "✓ No check finds anything.")
        roles.set_role(self.count, "bad" if blocked else "wait" if found else "good")
        self._more.setText(f"… and {more} more.")
        self._more.setVisible(more > 0)
        self._list_waivers()
        self.counted.emit(blocked, len(found) - blocked)

    def _list(self, found: Sequence[Finding]) -> Steps[None]:
        """Make the rows one by one; the row of what was found before stays as it is."""
        self._drop([row for row in self.rows if row.finding not in found])
        for place, each in enumerate(found):
            known = [row.finding for row in self.rows[place:]]
            if known[:1] == [each]:
                continue
            again = self.rows.pop(place + known.index(each)) if each in known else None
            row = again or self._row(each)
            self.rows.insert(place, row)
            self._rows.insertWidget(place, row)
            row.ensurePolished()  # in this step, not with all others at the next paint
            yield
        self._drop(self.rows[len(found) :])
        lead_through(self.rows, self)

    def _drop(self, gone: Sequence[FindingRow]) -> None:
        for row in gone:
            self.rows.remove(row)
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _row(self, finding: Finding) -> FindingRow:
        row = FindingRow(finding)
        row.asked.connect(self.asked)
        row.waived.connect(self._on_waived)
        row.fixed.connect(self._on_fixed)
        return row

    def _list_waivers(self) -> None:
        clear(self._waived)
        issue = self._draft.issue
        kept = reasons.waivers(self._session.store, issue.id) if issue else {}
        for (rule, place), reason in kept.items():
            name, _, about = place.partition("#")
            said = f"Waived: {place_name(name)} · {rule}{f' “{about}”' if about else ''} – {reason}"
            line = QWidget()
            back = QPushButton("Take back")
            back.setProperty("role", "link")
            back.setAccessibleName(f"Take back: {said}")
            back.clicked.connect(partial(self._take_back, rule, place))
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(words(said, "quiet", wrap=True), 1)
            row.addWidget(back)
            self._waived.addWidget(line)

    # What a person does about one

    @Slot(object)
    def _on_waived(self, finding: Finding) -> None:
        dialog = WaiveDialog(self, finding)
        ask(dialog, partial(self._waive, dialog))

    def _waive(self, dialog: WaiveDialog) -> SitrepError | None:
        issue, material = self._draft.issue, self._draft.as_typed()
        if issue is None or material is None:
            return None
        key = waiving.key_of(dialog.finding, material.value(dialog.finding.place))
        refused = self._session.attempt(waiving.waive, issue, {key: dialog.reason.text()})
        if refused is None:
            self.check()
        return refused

    def _take_back(self, rule: str, place: str) -> None:
        issue = self._draft.issue
        if issue and self._session.do(self, waiving.take_back, issue, rule, place):
            self.check()

    @Slot(object)
    def _on_fixed(self, finding: Finding) -> None:
        """Put the better words where the finding is, if its words still stand there."""
        material = self._draft.as_typed()
        if material is None or self._draft.issue is None:
            return
        text = material.value(finding.place)
        end = finding.start + finding.length
        better = f"{text[: finding.start]}{finding.fix}{text[end:]}"
        self._draft.rewrite(finding.place, better)
