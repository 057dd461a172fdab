"""Printing: the pages asked for, in the order and color asked for; and no printer at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMarginsF, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QMessageBox, QWidget

from sitrep.ui.flows.print_report import Printing, _order
from sitrep.ui.widgets.pages import Pages
from sitrep.ui.widgets.working import WorkingStrip
from sitrep.worker.client import Worker
from tests.formats.coastal_crisis import DOCUMENT


@pytest.fixture(scope="module")
def pdf():
    with Worker() as worker:
        return worker.render(DOCUMENT)


@pytest.fixture
def printing(qtbot, session, pdf):
    page, strip = QWidget(), WorkingStrip()
    for each in (page, strip):
        qtbot.addWidget(each)
    page.show()
    page.exported = []
    made = Printing(page, session, strip, lambda: page.exported.append(1))
    made._pages = Pages(pdf)
    return made


@pytest.fixture
def printer(tmp_path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return made


def printed(tmp_path):
    return Pages((tmp_path / "printed.pdf").read_bytes())


def test_all_pages_are_printed_to_a_file(qtbot, printing, printer, tmp_path, pdf):
    with qtbot.waitSignal(printing.printed, timeout=60000):
        printing.print_on(printer)

    made = printed(tmp_path)
    assert len(made) == len(Pages(pdf))
    assert made.sizes[0] == pytest.approx(Pages(pdf).sizes[0], abs=1)


def test_a_printed_page_looks_like_the_page(qtbot, printing, printer, tmp_path, pdf, monkeypatch):
    with qtbot.waitSignal(printing.printed, timeout=60000):
        printing.print_on(printer)

    monkeypatch.setattr("sitrep.ui.widgets.pages.STRIP", 2000)
    own, made = (small(each) for each in (Pages(pdf), printed(tmp_path)))
    far = [
        abs(own.pixelColor(x, y).lightness() - made.pixelColor(x, y).lightness())
        for x in range(own.width())
        for y in range(own.height())
    ]
    assert sum(far) / len(far) < 2
    assert max(far) < 40


def small(pages):
    """Return the first page so small that the dots of a letter do not count."""
    whole = pages.strip(0, QSize(595, 842), 0)
    return whole.scaled(60, 84, mode=Qt.TransformationMode.SmoothTransformation)


def test_a_range_is_printed_alone(qtbot, printing, printer, tmp_path):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)

    with qtbot.waitSignal(printing.printed, timeout=60000):
        printing.print_on(printer)

    assert len(printed(tmp_path)) == 1


def test_letter_paper_takes_the_page_a_little_smaller(qtbot, printing, printer, tmp_path):
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.Letter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
        )
    )

    with qtbot.waitSignal(printing.printed, timeout=60000):
        printing.print_on(printer)

    assert printed(tmp_path).sizes[0] == pytest.approx((612, 792), abs=1)


def test_pages_come_in_the_order_and_as_often_as_asked(printer):
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert _order(printer, 3) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPageRanges(QPageRanges.fromString("1,3"))
    assert _order(printer, 3) == [0, 2]


def test_cancelling_ends_the_printing(qtbot, printing, printer, session):
    printing.print_on(printer)

    with qtbot.waitSignal(session.said) as said:
        printing._strip.button.click()

    assert said.args == ["Printing was cancelled"]
    assert not printing._painter.isActive()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_file_that_cannot_be_written_is_told(qtbot, printing, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no" / "such" / "folder" / "out.pdf"))

    printing.print_on(printer)

    box = printing._page.findChild(QMessageBox)
    assert "was not printed" in box.text()


def test_without_a_printer_the_pdf_is_offered_instead(qtbot, printing, pdf, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))

    printing.begin(pdf, "Situation Report No. 1")

    box = printing._page.findChild(QMessageBox)
    assert box.text() == "Nothing was printed: this computer has no printer."
    box.defaultButton().click()
    assert printing._page.exported == [1]


def test_the_systems_dialog_is_opened_with_the_pages_there_are(qtbot, printing, pdf, monkeypatch):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Office"]))

    printing.begin(pdf, "Situation Report No. 1")

    dialog = printing._page.findChild(QPrintDialog)
    assert dialog.isVisible()
    assert (dialog.minPage(), dialog.maxPage()) == (1, len(Pages(pdf)))
    dialog.reject()
