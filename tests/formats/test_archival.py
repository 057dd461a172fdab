"""PDF/A-3 as a choice: it says so, carries the data as data, keeps its tags and its bytes."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2
import pytest

from sitrep.formats import pdf
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import text, unpacked

# WeasyPrint leaves its own color profile open.
pytestmark = [
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014"),
    pytest.mark.filterwarnings("ignore:Exception ignored in.*sRGB2014"),
]


@pytest.fixture(scope="module")
def made():
    return pdf.render(DOCUMENT, archival=True)


def test_it_says_that_it_is_pdf_a_3_and_has_what_that_asks_for(made):
    inside = unpacked(made)
    assert re.search(rb'pdfaid:part(="|>)3', inside)
    assert re.search(rb'pdfaid:conformance(="|>)U', inside)
    assert b"/OutputIntents" in inside
    assert b"/GTS_PDFA1" in inside
    assert b"/StructTreeRoot" in inside
    assert b"pdfuaid" not in inside


def test_what_it_carries_is_marked_as_data(made):
    assert unpacked(made).count(b"/AFRelationship /Data") == 2
    with pypdfium2.PdfDocument(made) as opened:
        assert opened.count_attachments() == 2


def test_it_shows_what_the_usual_pdf_shows_and_has_the_same_bytes_each_time(made):
    assert text(made) == text(pdf.render(DOCUMENT))
    assert pdf.render(DOCUMENT, archival=True) == made


def test_arabic_is_archival_too():
    made = pdf.render(replace(DOCUMENT, language="ar", direction="rtl"), archival=True)
    assert b"pdfaid" in unpacked(made)
