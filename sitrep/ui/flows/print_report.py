"""From a PDF to paper by the system's print dialog, a strip of a page at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from sitrep.errors import RenderFailed
from sitrep.proofing.leaks import Secret
from sitrep.ui.errors import show_error
from sitrep.ui.session import Session
from sitrep.ui.widgets.pages import STRIP, Pages
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.messages import Prove

_FINEST = 300  # dots an inch; finer is slower and looks the same
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}


class Printing(QObject):
    """Prints the pages that were asked for; long ones can be cancelled.

    Signals:
        printed: All pages were handed to the printer.
    """

    printed = Signal()

    def __init__(
        self, page: QWidget, session: Session, strip: WorkingStrip, export: Callable[[], object]
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._strip = strip
        self._export = export
        self._pages: Pages | None = None
        self._printer: QPrinter | None = None
        self._painter = QPainter()
        self._left: list[tuple[int, int]] = []  # pages and the tops of their strips, to be printed
        self._whole = 0
        self._size = QSize()
        self._begun = False
        self._image = QImage()  # the page at hand
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._on_next)

    def begin(self, pdf: bytes, title: str, secrets: tuple[Secret, ...] = ()) -> None:
        """Open the system's dialog on a PDF, unless something stands in it that is kept inside."""
        if not secrets:
            self._open(pdf, title)
            return
        job = self._session.jobs.submit(Prove(pdf, "pdf", secrets))
        job.done.connect(lambda _: self._open(pdf, title))
        job.failed.connect(lambda error: show_error(self._page, error))

    def _open(self, pdf: bytes, title: str) -> None:
        self._pages = Pages(pdf)
        self._printer = self._prepared(title)
        if QPrinterInfo.availablePrinterNames():
            self._ask()
        else:
            self._offer_instead()

    def _prepared(self, title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setCreator("Sitrep")
        if self._pages:
            printer.setPageSize(QPageSize(_SIZES[self._pages.paper]))
        printer.setFullPage(True)
        return printer

    def _ask(self) -> None:
        if self._printer is None or self._pages is None:
            return
        dialog = QPrintDialog(self._printer, self._page)
        dialog.setMinMax(1, len(self._pages))
        dialog.setFromTo(1, len(self._pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies)
        dialog.accepted.connect(self._on_accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # the dialog's own one wants a receiver

    def _offer_instead(self) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Information,
            "Sitrep",
            "Nothing was printed: this computer has no printer.",
            parent=self._page,
        )
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(
            "Export the PDF and print it where there is one, or add a printer in the system's "
            "settings and try again."
        )
        instead = box.addButton("Export the PDF…", QMessageBox.ButtonRole.AcceptRole)
        into_file = box.addButton("Print to a file…", QMessageBox.ButtonRole.ActionRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        instead.clicked.connect(self._on_instead)
        into_file.clicked.connect(self._on_into_file)
        box.setDefaultButton(instead)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    @Slot()
    def _on_instead(self) -> None:
        self._export()

    @Slot()
    def _on_into_file(self) -> None:
        self._ask()

    @Slot()
    def _on_accepted(self) -> None:
        if self._printer:
            self.print_on(self._printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print on a printer that was chosen, as it says: range, order, copies, color."""
        if self._pages is None:
            return
        self._printer = printer
        printer.setFullPage(True)
        printer.setResolution(min(_FINEST, max(150, printer.resolution())))
        if not self._painter.begin(printer):
            self._fail()
            return
        self._size = self._fitted(printer)
        tops = range(0, self._size.height(), STRIP)
        self._left = [(number, top) for number in _order(printer, len(self._pages)) for top in tops]
        self._whole, self._begun = len(self._left), False
        self._image = QImage(self._size, QImage.Format.Format_RGB32)
        self._strip.begin("Printing…", self._cancel)
        self._next.start()

    def _fitted(self, printer: QPrinter) -> QSize:
        """Return the page's size in dots: its own, or what the paper in the printer allows."""
        if self._pages is None:
            return QSize()
        width, height = self._pages.sizes[0]
        dots = printer.resolution() / 72
        own = QSize(round(width * dots), round(height * dots))
        paper = printer.paperRect(QPrinter.Unit.DevicePixel).toRect().size()
        too_big = own.width() > paper.width() + 2 or own.height() > paper.height() + 2
        return own.scaled(paper, Qt.AspectRatioMode.KeepAspectRatio) if too_big else own

    @Slot()
    def _on_next(self) -> None:
        if self._pages is None or self._printer is None:
            return
        if not self._left:
            self._finish()
            return
        number, top = self._left.pop(0)
        grey = self._printer.colorMode() is QPrinter.ColorMode.GrayScale
        strip = self._pages.strip(number, self._size, top, grey=grey)
        painter = QPainter(self._image)
        painter.drawImage(0, top, strip)
        painter.end()
        self._strip.advance(self._whole - len(self._left), self._whole)
        if top + STRIP >= self._size.height():
            self._put_down()

    def _put_down(self) -> None:
        """Hand a page over as one picture: printers leave hairlines between several."""
        if self._printer is None:
            return
        if self._begun and not self._printer.newPage():
            self._fail()
            return
        self._begun = True
        self._painter.drawImage(QRect(self._middle(), self._size), self._image)

    def _middle(self) -> QPoint:
        if self._printer is None:
            return QPoint()
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect().size()
        spare = paper - self._size
        return QPoint(max(0, spare.width() // 2), max(0, spare.height() // 2))

    def _finish(self) -> None:
        self._next.stop()
        self._strip.end()
        self._image = QImage()
        if not self._painter.end():
            self._fail()
            return
        self._session.said.emit("Sent to the printer")
        self.printed.emit()

    def _cancel(self) -> None:
        self._next.stop()
        self._left = []
        if self._printer:
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        self._session.said.emit("Printing was cancelled")

    def _fail(self) -> None:
        self._next.stop()
        self._left = []
        self._strip.end()
        if self._painter.isActive():
            self._painter.end()
        show_error(
            self._page,
            RenderFailed(
                "The report was not printed: the printer or its file could not be written to.",
                "See that the printer is on and the folder can be written to, or export the PDF.",
            ),
        )


def _order(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print, from 0, in the order and as often as the printer wants them."""
    first, last = 1, count
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        first, last = printer.fromPage(), min(count, printer.toPage() or count)
    pages = [number - 1 for number in range(first, last + 1)]
    chosen = printer.pageRanges()
    if not chosen.isEmpty():
        pages = [number for number in range(count) if chosen.contains(number + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    if printer.supportsMultipleCopies():
        return pages
    copies = max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [number for number in pages for _ in range(copies)]
