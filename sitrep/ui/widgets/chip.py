"""Figures inside text: each token is one character, drawn as a chip with the words of today."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextLayout,
    QTextOption,
)

from sitrep.document.prose import TokenWords
from sitrep.domain.tokens import Token, pieces
from sitrep.ui import theme

MARK = "\N{OBJECT REPLACEMENT CHARACTER}"
KIND = QTextFormat.ObjectTypes.UserObject.value + 1
_TOKEN = QTextFormat.Property.UserProperty.value + 1
UNKNOWN = "figure that cannot be shown"
_PAD = 6.0  # pixels at either end
_SEEN = 40  # characters before a chip that tell whether it opens a sentence


def format_of(token: Token) -> QTextCharFormat:
    """Return the format of the one character that stands for `token`."""
    made = QTextCharFormat()
    made.setObjectType(KIND)
    made.setProperty(_TOKEN, str(token))
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return made


def token_at(document: QTextDocument, position: int) -> Token | None:
    """Return the token that the character at `position` stands for."""
    if document.characterAt(position) != MARK:
        return None
    # Not by a cursor: moving one lays the document out, and layout asks for this.
    each = document.findBlock(position).begin()
    while not each.atEnd():
        if each.fragment().contains(position):
            return token_of(each.fragment().charFormat())
        each += 1
    return None


def token_of(form: QTextFormat) -> Token | None:
    kept = form.property(_TOKEN)
    if form.objectType() != KIND or not isinstance(kept, str):
        return None
    found = pieces(kept)
    return found[0] if found and isinstance(found[0], Token) else None


@dataclass(frozen=True, slots=True)
class _Look:
    """How one chip is drawn: its lines, and whether the figure may be shown at all."""

    lines: tuple[str, ...]
    size: QSizeF
    known: bool


class ChipPainter(QPyTextObject):
    """Measures and draws chips; a long one wraps inside itself."""

    def __init__(self, parent: QTextDocument) -> None:
        super().__init__(parent)
        self._words: TokenWords | None = None
        self._looks: dict[tuple[str, int], _Look] = {}

    def set_words(self, words: TokenWords | None) -> None:
        self._words = words
        self._looks.clear()

    def said(self, document: QTextDocument, position: int, token: Token) -> str:
        """Return the words that the page will have there."""
        before = _before(document, position)
        words = self._words.words(token, before) if self._words else None
        return words or UNKNOWN

    def intrinsicSize(self, doc: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        look = self._look(doc, position, form)
        return look.size if look else QSizeF()

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        look = self._look(doc, position, form)
        if look is None:
            return
        rect = QRectF(rect)
        c = theme.colors()
        chosen = form.hasProperty(QTextFormat.Property.BackgroundBrush)
        fill, ink = (c.accent, c.on_accent) if chosen else (c.wash, c.accent)
        if not look.known:
            fill, ink = (c.bad, c.surface) if chosen else (c.bad_wash, c.bad)
        metrics = QFontMetricsF(_font(doc))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.SolidLine if look.known else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(ink), 1, style))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(rect.adjusted(1.5, 0.5, -1.5, -0.5), 8, 8)
        painter.setFont(_font(doc))
        painter.setPen(QColor(ink))
        baseline = rect.bottom() - metrics.descent() - metrics.height() * (len(look.lines) - 1)
        for line in look.lines:
            painter.drawText(QPointF(rect.left() + _PAD, baseline), line)
            baseline += metrics.height()
        painter.restore()

    def _look(self, doc: QTextDocument, position: int, form: QTextFormat) -> _Look | None:
        token = token_of(form)
        if token is None:
            return None
        before = _before(doc, position)
        margins = doc.rootFrame().frameFormat()
        width = int(doc.textWidth() - margins.leftMargin() - margins.rightMargin())
        words = self._words.words(token, before) if self._words else None
        key = (words or "", width)
        if key not in self._looks:
            text = words or UNKNOWN
            self._looks[key] = _measured(text, _font(doc), width, known=bool(words))
        return self._looks[key]


def _measured(text: str, font: QFont, width: int, *, known: bool) -> _Look:
    metrics = QFontMetricsF(font)
    natural = metrics.horizontalAdvance(text) + 2 * _PAD
    if width <= 0 or natural <= width:
        return _Look((text,), QSizeF(natural, metrics.height()), known)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(20.0, width - 2 * _PAD))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return _Look(tuple(lines), QSizeF(width, metrics.height() * len(lines)), known)


def _font(doc: QTextDocument) -> QFont:
    font = QFont(doc.defaultFont())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _before(doc: QTextDocument, position: int) -> str:
    """Return the end of what stands before a chip in its paragraph.

    A chip before it counts as a word, or where it is a whole sentence as the end of one.
    """
    block = doc.findBlock(position)
    there = position - block.position()
    start = max(0, there - _SEEN)
    tail = block.text()[start:there]
    if MARK in tail:
        tail = "".join(
            _stand_in(doc, block.position() + start + place) if letter == MARK else letter
            for place, letter in enumerate(tail)
        )
    return f"x{tail}" if start else tail


def _stand_in(doc: QTextDocument, position: int) -> str:
    token = token_at(doc, position)
    return "." if token and token.form == "sentence" else "x"
