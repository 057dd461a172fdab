"""Real files, made on the spot."""

import io
import zipfile

import pytest

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def pdf():
    """Return a function that prints HTML to a PDF."""

    def make(body, head="", style=""):
        from weasyprint import HTML

        page = f"<html lang=en><head>{head}<style>@page{{size:A5}}{style}</style></head>"
        return HTML(string=f"{page}<body>{body}</body></html>").write_pdf()

    return make


@pytest.fixture
def docx():
    """Return a function that makes a Word file of the XML of its paragraphs."""

    def make(body, extra=()):
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
            'officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_R}"><Relationship Id="r1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>',
            **dict(extra),
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, inside in parts.items():
                archive.writestr(name, inside)
        return file.getvalue()

    return make
