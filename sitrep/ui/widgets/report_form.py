"""The form of a report: its fields on a page that scrolls, and an index that leads to them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from sitrep.domain.fields import SECTORS
from sitrep.domain.steps import Steps
from sitrep.ui.session import Session
from sitrep.ui.widgets.bullets_edit import ListEdit
from sitrep.ui.widgets.draft import Draft
from sitrep.ui.widgets.entries_edit import EntriesEdit
from sitrep.ui.widgets.key_figures_list import KeyFiguresList
from sitrep.ui.widgets.polish import polished
from sitrep.ui.widgets.prose_edit import ProseEdit
from sitrep.ui.widgets.report_fields import ReportFields
from sitrep.ui.widgets.scrolled import scrolling
from sitrep.ui.widgets.section_index import SectionIndex
from sitrep.ui.widgets.still_box import StillBox

WIDEST = 820  # pixels; longer lines are hard to read
_LEAST = 52  # letters of width that the form has at least: a table of a sector
_DEEP = 4  # layouts within layouts: a field, its row, its section, the form
_INDEX_FROM = 66  # letters of width from which the index stands beside the form


class ReportForm(QWidget):
    """Leads about in the fields of a draft.

    Signals:
        entered: Key of the section in view.
    """

    entered = Signal(str)

    def __init__(self, session: Session, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # made where it stays: moved, all of it takes its looks anew
        self._draft = draft
        self._last_prose: ProseEdit | None = None
        self._at = ""  # the section one is in
        self.area = scrolling(self)
        self.fields = ReportFields(session, draft, self.area)
        self.fields.setMaximumWidth(WIDEST)
        self.sections = self.fields.sections
        self._arrange()
        self.fields.stood.connect(self.index.show_states)
        self.fields.shaped.connect(self._show_sections)
        self.fields.moved.connect(self._follow)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._on_focus)
        self.fields.sector_asked.connect(self._on_sector_asked)

    def _arrange(self) -> None:
        self.index = SectionIndex([])
        self.index.asked.connect(self.go_to)
        self.jump = StillBox()
        self.jump.setAccessibleName("Go to a section")
        self.jump.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.jump.activated.connect(lambda row: self.go_to(self.jump.itemData(row)))
        self._show_sections()
        self.area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.area.verticalScrollBar().valueChanged.connect(self._mark)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(16, 8, 16, 0)
        top.addWidget(self.jump)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._top)
        right.addWidget(self.area, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.index)
        whole.addLayout(right, 1)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _LEAST)
        self._fit_index()

    def sizeHint(self) -> QSize:
        """Return its widest; it scrolls, so nobody need measure all that lies on it."""
        return QSize(WIDEST, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return self.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return False

    @Slot()
    def _show_sections(self) -> None:
        """Lead to the sections that this type of report has."""
        entries = [(key, section.title) for key, section in self.sections.items()]
        self.index.show_sections(entries)
        self.jump.clear()
        for key, title in entries:
            self.jump.addItem(title, key)

    def prepare(self, size: QSize) -> Steps[None]:
        """Do by steps, while it is hidden, what its first paint at a size would wait for."""
        self._at = ""
        self.resize(size)
        self._fit_index()
        yield from polished(self)

    def appear(self) -> None:
        """Be painted a turn later, when every field is in its place: nothing moves that is seen."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(0, self, self._on_placed)

    @Slot()
    def _on_placed(self) -> None:
        self.settle()
        self.setUpdatesEnabled(True)
        self._mark()

    # Going about

    def begin(self) -> QWidget:
        """Return the field that one begins with: of a correction, what it puts right."""
        issue = self._draft.issue
        if issue and issue.is_correction:
            return self.fields.corrections.figure
        return self.fields.highlights

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Show a section and put the keyboard into its first field."""
        if key in SECTORS:
            self._on_sector_asked(key)
            return
        section = self.sections[key]
        self.settle()
        self.area.verticalScrollBar().setValue(section.pos().y() - 8)
        first = self._draft.field(section.names[0])
        if isinstance(first, EntriesEdit):
            first.go_to(0)
        elif isinstance(first, QWidget):
            first.setFocus()
        elif key == "sectors":
            sectors = self.fields.sectors
            (sectors.order if sectors.forms else sectors.add).setFocus()
        self.index.mark(key)

    def show_checks(self) -> None:
        """Show what stands between the draft and its readers, and the first way to put it right."""
        checks = self.fields.checks
        self.settle()
        at = checks.mapTo(self.fields, QPoint(0, 0)).y()
        self.area.verticalScrollBar().setValue(at - 48)
        if checks.rows:
            checks.rows[0].there.setFocus()

    def focus_field(self, name: str) -> bool:
        """Put the keyboard into a field such as "overview", "highlights.3" or a section's.

        "overview#14+2" selects two letters of it as well.
        """
        name, _, words = name.partition("#")
        found = self._focus(name)
        if found and words:
            start, length = words.split("+")
            self.select(name, int(start), int(length))
        return found

    def _focus(self, name: str) -> bool:
        whole, _, rest = name.partition(".")
        if whole == "changes":
            return self._focus_change(rest)
        if name in self.sections and self._draft.field(name) is None:
            self.go_to(name)
            return True
        if whole in ("sectors", "count") and rest:
            sector = rest.partition(".")[0]
            if sector in SECTORS and sector not in self.fields.sectors.forms:
                self.fields.sectors.put_in(sector)
            if name in (f"sectors.{sector}", f"count.{sector}"):
                name = f"sectors.{sector}.lead"
        field = self._draft.field(name) or self._draft.field(whole)
        if not isinstance(field, QWidget):
            return False
        place = int(rest) - 1 if rest.isdecimal() else 0
        self.settle()
        self.area.ensureWidgetVisible(field, 0, 80)
        if isinstance(field, ListEdit | EntriesEdit):
            field.go_to(place)
        else:
            field.setFocus()
        if isinstance(field, KeyFiguresList):
            field.list.setCurrentRow(place)
        return True

    def _focus_change(self, figure: str) -> bool:
        """Put the keyboard to the reason of a change, if it is listed."""
        edit = self.fields.changes.row(figure)
        if edit is None:
            return False
        self.settle()
        self.area.ensureWidgetVisible(edit, 0, 80)
        edit.reason.setFocus()
        return True

    def select(self, name: str, start: int, length: int) -> None:
        """Select a part of a text as typed; of one of a list by its number."""
        whole, _, number = name.partition(".")
        field = self._draft.field(name) or self._draft.field(whole)
        if not isinstance(field, ProseEdit):
            return
        if isinstance(field, ListEdit) and number.isdecimal():
            filled = [n for n, line in enumerate(field.lines()) if line.strip()]
            start += field.line_starts()[filled[min(int(number), len(filled)) - 1]]
        field.select(start, length)

    def settle(self) -> None:
        """Lay the page out now, so that places on it can be asked for."""
        layout = self.fields.layout()
        if layout:
            for _ in range(_DEEP):  # a row that grows is told to the one around it, and so on
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            layout.activate()
        self.fields.resize(self.fields.width(), self.fields.sizeHint().height())

    def step(self, by: int) -> None:
        """Go to the next or the last section."""
        keys = [*self.sections]
        place = keys.index(self.here()) + by
        if 0 <= place < len(keys):
            self.go_to(keys[place])

    def here(self) -> str:
        """Return the section that has the keyboard, else the one at the top."""
        focus = self.focusWidget()
        for key, section in self.sections.items():
            if focus and section.isAncestorOf(focus):
                return key
        return self._in_view()

    def _in_view(self) -> str:
        top = self.area.verticalScrollBar().value() + 48
        found = next(iter(self.sections))
        for key, section in self.sections.items():
            if section.pos().y() <= top:
                found = key
        return found

    def prose_in_hand(self) -> ProseEdit | None:
        """Return the text that has the keyboard, or had it last."""
        focus = self.focusWidget()
        return focus if isinstance(focus, ProseEdit) else self._last_prose

    def review_here(self) -> None:
        """Say that what waits in the section at hand has been looked at."""
        focus = self.focusWidget()
        for form in self.fields.sectors.forms.values():
            if focus and form.isAncestorOf(focus):
                self.fields.reviewed.emit(form.reviewing.waiting())
                return
        self.fields.reviewed.emit(self.sections[self.here()].reviewing.waiting())

    @Slot(QWidget, QWidget)
    def _on_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.fields.isAncestorOf(now):
            self._mark()

    @Slot()
    def _mark(self) -> None:
        """Show in the index where one is: where the keyboard is, if that is in view."""
        if not self.updatesEnabled():  # not in its place yet: no section is
            return
        focus = self.fields.focusWidget()
        typing = focus is not None and focus.hasFocus() and not focus.visibleRegion().isEmpty()
        key = self.here() if typing else self._in_view()
        self.index.mark(key)
        self.jump.setCurrentIndex([*self.sections].index(key))
        if key != self._at:
            self._at = key
            self.entered.emit(key)

    @Slot(object)
    def _follow(self, edit: ProseEdit) -> None:
        """Keep the cursor of a text in view: the page scrolls, the text itself does not."""
        if not edit.hasFocus():
            return
        self._last_prose = edit
        cursor = edit.cursorRect()
        at = edit.viewport().mapTo(self.fields, QPoint(cursor.left(), cursor.center().y()))
        self.area.ensureVisible(at.x(), at.y(), 0, 40)

    @Slot(str)
    def _on_sector_asked(self, sector: str) -> None:
        self.focus_field(f"sectors.{sector}.lead")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_index()

    def _fit_index(self) -> None:
        beside = self.width() >= self.fontMetrics().averageCharWidth() * _INDEX_FROM
        self.index.setVisible(beside)
        self._top.setVisible(not beside)
