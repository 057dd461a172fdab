"""Files of ours are read back whole: pages, properties, attachments, pictures."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest

from sitrep.formats import pdf
from sitrep.importers.read_back import texts
from sitrep.proofing import leaks
from sitrep.proofing.leaks import Secret
from tests.formats.coastal_crisis import DOCUMENT

PLANTED = "Salma Hidden Witness"
SECRET = (Secret(PLANTED, "name"),)


def places(made, kind="pdf"):
    return {leak.where for leak in leaks.found(SECRET, texts(made, kind))}


@pytest.fixture(scope="module")
def made():
    return pdf.render(DOCUMENT)


def test_a_clean_file_has_nothing_planted(made):
    assert places(made) == set()


def test_a_name_on_the_page_is_found_there_and_in_what_is_carried():
    contact = replace(DOCUMENT.contacts[0], name=PLANTED)
    found = places(pdf.render(replace(DOCUMENT, contacts=(contact,))))
    assert "report.json" in found
    assert any(where.startswith("page ") for where in found)


def test_a_name_in_the_title_is_found_among_the_properties():
    head = replace(DOCUMENT.masthead, title=f"Crisis seen by {PLANTED}")
    assert "the file’s properties" in places(pdf.render(replace(DOCUMENT, masthead=head)))


def test_a_name_in_a_file_that_is_carried_is_found(made):
    with pypdfium2.PdfDocument(made) as opened:
        opened.new_attachment("notes.txt").set_data(f"Told by {PLANTED}.".encode())
        out = BytesIO()
        opened.save(out)
    assert "notes.txt" in places(out.getvalue())


def test_a_name_in_the_data_of_a_picture_is_found(made):
    picture = b"\xff\xd8\xff\xe1Exif\x00\x00" + PLANTED.encode() + b"\xff\xd9"
    head = b"<</Type /XObject/Subtype /Image/Filter /DCTDecode/Length 40>>"
    planted = b"\n99 0 obj\n" + head + b"\nstream\n" + picture + b"\nendstream\nendobj\n"
    assert places(made + planted) == {"what lies behind the pages"}


def test_a_name_that_tags_divide_is_found_in_a_package():
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w:t>Salma Hid</w:t><w:t>den Witness</w:t>")
        package.writestr("docProps/core.xml", f"<dc:creator>{PLANTED}</dc:creator>")
        package.writestr("word/media/a.png", b"\x89PNG " + PLANTED.encode())
    found = places(out.getvalue(), "docx")
    assert found == {"word/document.xml", "docProps/core.xml", "word/media/a.png"}


def test_escapes_of_json_and_html_hide_nothing():
    quoted = Secret('The "old" harbor & mill', "title")
    page = b"<p>The &quot;old&quot; harbor &amp; mill</p>"
    assert leaks.found((quoted,), texts(page, "html"))
