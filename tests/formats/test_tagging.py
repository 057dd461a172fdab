"""The tags of the PDF: a reader for the blind finds the text, and nothing that is not text."""

from __future__ import annotations

import re
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from pdfua import validate

from sitrep.document.model import Contact, Reference
from sitrep.domain.report_types import TYPES
from sitrep.formats import pdf
from sitrep.languages.wording import LANGUAGES
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.test_languages import IN_ARABIC

FOOT = re.compile("page 1 of", re.IGNORECASE)


@pytest.fixture(scope="module")
def made():
    return pdf.render(DOCUMENT)


@pytest.fixture
def opened(made, tmp_path):
    file = tmp_path / "report.pdf"
    file.write_bytes(made)
    with pikepdf.open(file) as document:
        yield document


def elements(node):
    """Yield every element of the structure, the root's own first."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def structure(document):
    return list(elements(document.Root.StructTreeRoot.K))


@pytest.mark.parametrize("template", TYPES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checker_of_pdf_ua_finds_nothing(language, template, tmp_path):
    told = IN_ARABIC if language == "ar" else replace(DOCUMENT, language=language)
    document = replace(told, template=template.value)
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(document))
    assert [(f.rule_id, f.message) for f in validate(file).findings] == []


def test_running_heads_and_feet_are_no_part_of_the_text(made, opened):
    with pypdfium2.PdfDocument(made) as read:
        assert FOOT.search(read[0].get_textpage().get_text_range())
    for page in opened.pages:
        marks = [
            words
            for words, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and str(words[0]) == "/Artifact"
        ]
        assert marks, "the foot of a page is read out with its text"
        assert all(words[1].Type == "/Pagination" for words in marks)


def test_every_piece_of_marked_text_is_reached_from_the_structure(opened):
    reached = set()
    for element in structure(opened):
        kids = element.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                reached.add((element.Pg.objgen, kid))
    marked = {
        (page.objgen, int(words[1].MCID))
        for page in opened.pages
        for words, operator in pikepdf.parse_content_stream(page)
        if str(operator) == "BDC" and "/MCID" in words[1]
    }
    assert marked == reached


def test_no_inline_element_is_empty(opened):
    assert [e.S for e in structure(opened) if e.S == "/Span" and not len(e.K)] == []


def test_an_address_of_a_contact_is_a_link_that_is_printed(tmp_path):
    contact = Contact("A. Example", email="a@example.org")
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(replace(DOCUMENT, contacts=(contact,))))
    with pikepdf.open(file) as document:
        links = [
            link
            for page in document.pages
            for link in page.get("/Annots", ())
            if "/A" in link and str(link.A.URI) == "mailto:a@example.org"
        ]
        assert [link.F for link in links] == [4]


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://news.example/a?b=c&d=e", True),
        ("http://news.example/خبر", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("http://[::1", False),
        ("https://news.example/a b", False),
    ],
)
def test_an_address_of_an_article_is_a_link_only_where_it_is_one_of_the_web(tmp_path, url, leads):
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf.render(replace(DOCUMENT, references=(Reference("A", "News", url=url),))))
    with pikepdf.open(file) as document:
        led = [
            str(link.A.URI)
            for page in document.pages
            for link in page.get("/Annots", ())
            if "/A" in link and not str(link.A.URI).startswith("mailto:")
        ]
    assert [each.startswith(url[:16]) for each in led] == [True] * leads
