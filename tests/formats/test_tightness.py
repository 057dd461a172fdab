"""How tight pages are set is found once for a document, and is the same the second time."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from sitrep.formats import partial, pdf, tightness
from tests.formats.coastal_crisis import DOCUMENT


@pytest.fixture(autouse=True)
def _nothing_known():
    tightness._steps.clear()


def laid_out(monkeypatch) -> list[int]:
    """Return a list that grows by one with each layout from here on."""
    found, own = [], pdf._rendered
    monkeypatch.setattr(pdf, "_rendered", lambda *a, **k: (found.append(1), own(*a, **k))[1])
    return found


def test_a_page_that_was_seen_is_exported_by_one_layout_to_the_same_bytes(monkeypatch):
    layouts = laid_out(monkeypatch)
    shown = partial.lay_out(DOCUMENT)
    assert len(layouts) == 2, "this report is no longer set twice: take another"
    layouts.clear()
    assert pdf.render(DOCUMENT) == shown.pdf
    assert len(layouts) == 1


def test_another_document_paper_or_look_is_found_out_by_itself(monkeypatch):
    pdf.render(DOCUMENT)
    layouts = laid_out(monkeypatch)
    title = replace(DOCUMENT.masthead, title="Another")
    pdf.render(replace(DOCUMENT, masthead=title))
    pdf.render(DOCUMENT, greyscale=True)
    assert len(layouts) == 4


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014")
@pytest.mark.filterwarnings("ignore:Exception ignored in.*sRGB2014")
def test_an_archival_copy_is_as_tight_as_the_page_that_was_seen():
    pdf.render(DOCUMENT)
    known = pdf.render(DOCUMENT, archival=True)
    tightness._steps.clear()
    assert pdf.render(DOCUMENT, archival=True) == known
    with pypdfium2.PdfDocument(known) as read:
        assert len(read) > 1
