"""PDFs stay small: fewer objects for the same text, read in the same order."""

from __future__ import annotations

import pypdfium2
import pytest

from sitrep.formats import pdf
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import text

MOST = 100_000  # bytes of a report of three pages
MAP_AND_RECORD = 23_000  # bytes that a map with its shapes and the record of 20 figures take


def test_slimming_changes_no_word_and_saves_a_tenth(monkeypatch: pytest.MonkeyPatch) -> None:
    slim = pdf.render(DOCUMENT)
    monkeypatch.setattr(pdf, "slim", lambda made: None)
    full = pdf.render(DOCUMENT)

    assert text(slim) == text(full)
    assert len(slim) < 0.9 * len(full)


def test_a_typical_report_fits_its_budget() -> None:
    assert len(pdf.render(DOCUMENT)) < MOST - MAP_AND_RECORD


def test_what_is_marked_on_the_page_is_still_known_to_the_tags() -> None:
    with pypdfium2.PdfDocument(pdf.render(DOCUMENT)) as opened:
        for page in opened:
            tree = pypdfium2.raw.FPDF_StructTree_GetForPage(page)
            said = _marked(tree)
            pypdfium2.raw.FPDF_StructTree_Close(tree)
            assert len(said) == len(set(said))
            assert len(said) > 50


def _marked(tree: object) -> list[int]:
    raw = pypdfium2.raw
    count = raw.FPDF_StructTree_CountChildren(tree)
    waiting = [raw.FPDF_StructTree_GetChildAtIndex(tree, at) for at in range(count)]
    found = []
    while waiting:
        element = waiting.pop()
        for at in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, at)
            number = raw.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if child:
                waiting.append(child)
            elif number >= 0:
                found.append(number)
    return found
