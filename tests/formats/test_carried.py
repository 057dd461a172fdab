"""A PDF carries its own data, as much as its pages show and no more."""

from __future__ import annotations

import msgspec
import pypdfium2

from sitrep.document.model import Document
from sitrep.formats import hxl, pdf
from sitrep.formats.carried import FIGURES, REPORT
from tests.formats.coastal_crisis import DOCUMENT


def carried(made):
    with pypdfium2.PdfDocument(made) as opened:
        found = [opened.get_attachment(place) for place in range(opened.count_attachments())]
        return {each.get_name(): bytes(each.get_data()) for each in found}


def test_the_report_and_its_figures_come_back_out_of_the_pdf():
    found = carried(pdf.render(DOCUMENT))
    assert sorted(found) == sorted((REPORT, FIGURES))
    assert msgspec.json.decode(found[REPORT], type=Document) == DOCUMENT
    assert found[FIGURES] == hxl.render(DOCUMENT)
