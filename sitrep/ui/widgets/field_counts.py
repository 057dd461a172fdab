"""How the fields of a report stand to the limits of its type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from sitrep.domain.report import ReportType
from sitrep.proofing.profile import Limits, profile
from sitrep.ui.widgets.bullets_edit import BulletsEdit
from sitrep.ui.widgets.counter import Counter
from sitrep.ui.widgets.line_fields import LineEdit
from sitrep.ui.widgets.prose_edit import ProseEdit


@dataclass(frozen=True, slots=True)
class Counted:
    """The fields that have limits; `body` are all that count where the whole body is limited."""

    title: LineEdit
    highlights: BulletsEdit
    overview: ProseEdit
    outlook: BulletsEdit
    body: Sequence[ProseEdit]


@dataclass(frozen=True, slots=True)
class Counters:
    """Where it is said how long they are."""

    title: Counter
    highlights: Counter
    overview: Counter
    outlook: Counter


class FieldCounts(QObject):
    """Counts while it is typed; what is too long is said in words, and typing is never cut off."""

    def __init__(self, parent: QObject, fields: Counted, counters: Counters) -> None:
        super().__init__(parent)
        self._fields = fields
        self._counters = counters
        self._limits = profile().limits(ReportType.SITUATION_REPORT)
        fields.title.textChanged.connect(self.count_title)
        fields.highlights.counted.connect(self.count_highlights)
        fields.outlook.counted.connect(self.count_outlook)
        for edit in {*fields.body, fields.overview}:
            edit.textChanged.connect(self.count_words)
        self.count()

    @property
    def limits(self) -> Limits:
        return self._limits

    def show_type(self, kind: ReportType) -> None:
        """Take the limits of another type of report."""
        self._limits = profile().limits(kind)
        self._fields.highlights.limit = self._limits.highlight
        self.count()

    @Slot()
    def count(self) -> None:
        self.count_title()
        self.count_highlights()
        self.count_words()
        self.count_outlook()

    @Slot()
    def count_title(self) -> None:
        most, length = self._limits.title, len(self._fields.title.text().strip())
        counter = self._counters.title
        counter.setVisible(most > 0)
        if not most:
            counter.say("")
        elif length > most:
            counter.say(f"Title {length}/{most} letters: {length - most} too many", over=True)
        else:
            counter.say(f"Title {length}/{most} letters")

    @Slot()
    def count_highlights(self) -> None:
        (least, most), letters = self._limits.highlights, self._limits.highlight
        lengths = self._fields.highlights.lengths()
        counter = self._counters.highlights
        long = [(n, length) for n, length in enumerate(lengths, 1) if length > letters]
        said = [f"{len(lengths)} of {least} to {most} highlights"] if len(lengths) > most else []
        said += [f"highlight {n} is too long: {length}/{letters}" for n, length in long]
        if said:
            counter.say(" · ".join(said), over=True)
        else:
            counter.show_count(len(lengths), least, most, "highlights")

    @Slot()
    def count_words(self) -> None:
        whole = self._limits.whole_body
        edits = self._fields.body if whole else (self._fields.overview,)
        count = sum(len(edit.printed(_typed(edit)).split()) for edit in edits)
        what = "words in all" if whole else "words"
        self._counters.overview.show_count(count, *self._limits.overview, what)

    @Slot()
    def count_outlook(self) -> None:
        count = len(self._fields.outlook.lengths())
        self._counters.outlook.show_count(count, 0, self._limits.outlook, "points")


def _typed(edit: ProseEdit) -> str:
    value = edit.value()
    return value if isinstance(value, str) else " ".join(value)
