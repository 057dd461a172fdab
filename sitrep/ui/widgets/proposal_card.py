"""One card: what is proposed, who says it, the words, and what can be done with it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from sitrep.document.sentences import Writer
from sitrep.domain.figure import Decision
from sitrep.services.review import Entry
from sitrep.ui import theme
from sitrep.ui.models.entries import quote, state
from sitrep.ui.widgets import wording

_GAP = 5.0  # above and below a card
_SIDE = 14.0  # from the edge of the list
_PAD = 12.0
_BAR = 4.0  # the colored edge on the left


class Deed(StrEnum):
    """What can be done with the current card, by its key."""

    ACCEPT = "A accept"
    UPDATE = "U update"
    EDIT = "E edit"
    REJECT = "R reject"


class _Words:
    """A run of text, laid out to a width."""

    def __init__(self, text: str, font: QFont, color: str, width: float) -> None:
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._color = color
        self.height = 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
            self.last_width = line.naturalTextWidth()
            line = self._layout.createLine()
        self._layout.endLayout()
        self.lines = self._layout.lineCount()

    def draw(self, painter: QPainter, at: QPointF) -> None:
        painter.setPen(QColor(self._color))
        self._layout.draw(painter, at)


class ProposalCard:
    """The layout of one card at one width, in coordinates of its own row.

    Attributes:
        buttons: The deeds with their boxes; only the current card has some.
    """

    def __init__(
        self,
        entry: Entry,
        writer: Writer,
        font: QFont,
        width: float,
        current: bool,  # noqa: FBT001
    ) -> None:
        self.entry = entry
        self.current = current
        self.width = width
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.92)
        self._bold = QFont(font)
        self._bold.setPointSizeF(font.pointSizeF() * 1.08)
        self._bold.setWeight(QFont.Weight.DemiBold)
        c = theme.colors()
        inside = width - 2 * _SIDE - 2 * _PAD - _BAR
        rejected = entry.card is not None and entry.card.decision is Decision.REJECTED
        ink = c.quiet if rejected else c.ink
        self.parts = [
            _Words(wording.heading(entry.claim, writer), self._bold, ink, inside),
            _Words(wording.about(entry.claim, writer), self.small, c.quiet, inside),
            _Words(quote(entry), self.small, c.quiet, inside),
            _Words(_sign(entry), self.small, _ink(entry), inside),
        ]
        if entry.match:
            self.parts.append(_Words(_offer(entry, writer), self.small, c.ink, inside))
        self.buttons: list[tuple[Deed, QRectF]] = []
        if current:
            self._place_buttons(inside)
        self.height = round(self._top + _PAD + _GAP)

    def _place_buttons(self, inside: float) -> None:
        """Put the deeds beside the last line if there is room, else under it."""
        deeds = [Deed.EDIT]
        if self.entry.waits:
            deeds = [Deed.ACCEPT, Deed.EDIT, Deed.REJECT]
            if self.entry.match:
                deeds.insert(1, Deed.UPDATE)
        metrics = QFontMetricsF(self.small)
        tall = metrics.height() + 8
        wide = [metrics.horizontalAdvance(deed.value) + 18 for deed in deeds]
        left = _SIDE + _BAR + _PAD
        top = self._top + 6
        x = left
        for deed, width in zip(deeds, wide, strict=True):
            if x > left and x + width > left + inside:
                x, top = left, top + tall + 6
            self.buttons.append((deed, QRectF(x, top, width, tall)))
            x += width + 6

    @property
    def _top(self) -> float:
        """Where the parts, and the buttons if there are some, end."""
        if self.buttons:
            return max(box.bottom() for _, box in self.buttons)
        return _GAP + _PAD + sum(part.height + 2 for part in self.parts) - 2

    @property
    def box(self) -> QRectF:
        return QRectF(_SIDE, _GAP, self.width - 2 * _SIDE, self.height - 2 * _GAP)


def paint(
    painter: QPainter, option: QStyleOptionViewItem, card: ProposalCard, *, focused: bool
) -> None:
    """Paint a card into the row of a list."""
    c, box = theme.colors(), card.box
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(option.rect.topLeft())
    if card.current:
        edge = QPen(QColor(c.accent if focused else _ink(card.entry)), 2.0)
    else:
        edge = QPen(QColor(c.line), 1.0)
    painter.setPen(edge)
    painter.setBrush(QColor(c.surface))
    painter.drawRoundedRect(box, 6, 6)
    bar = QRectF(box.left() + 1, box.top() + 4, _BAR, box.height() - 8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(_ink(card.entry)))
    painter.drawRoundedRect(bar, 2, 2)
    at = QPointF(_SIDE + _BAR + _PAD, _GAP + _PAD)
    for part in card.parts:
        part.draw(painter, at)
        at += QPointF(0, part.height + 2)
    for deed, place in card.buttons:
        _button(painter, deed, place, card)
    painter.restore()


def _button(painter: QPainter, deed: Deed, box: QRectF, card: ProposalCard) -> None:
    c = theme.colors()
    first = deed is Deed.ACCEPT
    painter.setPen(QPen(QColor(c.accent if first else c.line), 1.0))
    painter.setBrush(QColor(c.accent if first else c.surface))
    painter.drawRoundedRect(box, 5, 5)
    font = QFont(card.small)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(c.on_accent if first else c.ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, deed.value)


def _ink(entry: Entry) -> str:
    """Return the color of where an entry stands; its words stand beside it always."""
    c = theme.colors()
    if entry.card is None:
        return c.good
    match entry.card.decision:
        case None:
            return c.wait
        case Decision.REJECTED:
            return c.quiet
        case _:
            return c.good


def _sign(entry: Entry) -> str:
    if entry.card is None:
        return f"✓ {state(entry)}"
    match entry.card.decision:
        case None:
            return f"● {state(entry)}"
        case Decision.REJECTED:
            return f"✕ {state(entry)}"
        case _:
            return f"✓ {state(entry)}"


def _offer(entry: Entry, writer: Writer) -> str:
    if entry.match is None:
        return ""
    known = wording.brief(entry.match, writer)
    if wording.amount(entry.match.claim, writer) == wording.amount(entry.claim, writer):
        return f"= You have the same already: {known}."
    if entry.same_origin:
        return f"⟳ Updates {known}?"
    return f"⚠ Differs from {known}. Both are kept, or this one updates it."
