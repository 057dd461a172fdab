"""The reports of a situation as a list: one report a row, told in two lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from sitrep.domain.report import Status
from sitrep.languages import listing
from sitrep.services.overview import report_name
from sitrep.services.sharing import Out, size_words

_STATES = {Status.SUPERSEDED: "Superseded", Status.WITHDRAWN: "Withdrawn"}
OUT = Qt.ItemDataRole.UserRole  # the report itself
LINES = OUT + 1  # its two lines


class ReportList(QAbstractListModel):
    """Shows reports in the order given."""

    def __init__(self) -> None:
        super().__init__()
        self._reports: list[Out] = []
        self._pages: Mapping[str, int] = {}

    def show(self, reports: Sequence[Out], pages: Mapping[str, int]) -> None:
        """Show reports; `pages` are the page counts known, by the digest of the PDF."""
        self._pages = pages
        if [out.issue.id for out in reports] == [out.issue.id for out in self._reports]:
            self._reports = list(reports)
            self._tell()
            return
        self.beginResetModel()
        self._reports = list(reports)
        self.endResetModel()

    def _tell(self) -> None:
        if self._reports:
            self.dataChanged.emit(self.index(0), self.index(len(self._reports) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._reports)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        if not index.isValid():
            return None
        out = self._reports[index.row()]
        if role == OUT:
            return out
        first, second = lines(out, self._pages)
        if role == LINES:
            return first, second
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{first}, {second}"
        if role == Qt.ItemDataRole.ToolTipRole and out.main:
            return f"SHA-256 of the PDF: {out.main.sha256}"
        return None

    def row_of(self, issue: str) -> QModelIndex:
        for row, out in enumerate(self._reports):
            if out.issue.id == issue:
                return self.index(row)
        return QModelIndex()


def lines(out: Out, pages: Mapping[str, int]) -> tuple[str, str]:
    """Return what a row says: type, number and date; edition, pages, size and digest."""
    as_of = f"as of {out.as_of}" if out.as_of else "no “as of” date yet"
    first = f"{report_name(out.issue)} · {as_of}"
    if out.main is None or out.issue.issued_at is None:
        return first, "Draft"
    day = listing.day(out.issue.issued_at.astimezone().date())
    state = _STATES.get(out.issue.status, "")
    said = [f"{state} · issued {day}" if state else f"Issued {day}", out.main.edition]
    count = pages.get(out.main.sha256, 0)
    if count:
        said.append("1 page" if count == 1 else f"{count} pages")
    if out.main.size:
        said.append(size_words(out.main.size))
    return first, " · ".join([*said, out.main.sha256[:8]])
