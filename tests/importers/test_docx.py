import io
import zipfile

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers.read import read

PARAGRAPH = (
    "Officials in the harbor town said that at least 12 people were killed and 340 families "
    "were displaced when the river left its bed during the night of Thursday."
)


def words(text, properties=""):
    """Return a Word paragraph with one run."""
    return f"<w:p>{run(text, properties)}</w:p>"


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_word_file_gives_paragraphs_and_rows(docx):
    row = f"<w:tr><w:tc>{words('Port')}</w:tc><w:tc>{words('12')}</w:tc></w:tr>"
    reading = read(
        docx(words("Harbor town") + words(PARAGRAPH) + f"<w:tbl>{row}</w:tbl>"), "a.docx"
    )
    assert reading.title == "Harbor town"
    assert reading.text == f"Harbor town\n\n{PARAGRAPH}\n\nPort | 12"


def test_a_paragraph_of_the_style_title_is_the_title(docx):
    def styled(style, text):
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'

    names = (("Title", "Title"), ("Heading1", "heading 1"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in names
    )
    body = words("Field office") + styled("Title", "Flood of the coast")
    body += styled("Heading1", "Highlights") + words(PARAGRAPH)
    extra = {
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
        'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    }
    assert read(docx(body, extra), "a.docx").title == "Flood of the coast"


@pytest.mark.parametrize("properties", ["<w:vanish/>", "<w:strike/>", "<w:dstrike/>"])
def test_hidden_or_struck_words_never_join_a_figure(docx, properties):
    body = f"<w:p>{run('They counted 12')}{run('00', properties)}{run(' dead.')}</w:p>"
    reading = read(docx(body), "a.docx")
    assert reading.text == "They counted 12 dead."
    assert "Hidden or struck-out words were left out." in reading.warnings


def test_words_deleted_in_review_are_left_out(docx):
    gone = "<w:del><w:r><w:delText>00</w:delText></w:r></w:del>"
    assert read(docx(f"<w:p>{run('12')}{gone}{run(' dead')}</w:p>"), "a.docx").text == "12 dead"


def test_author_comes_from_the_properties(docx):
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Jane Doe'
        "</dc:creator><dc:title>Microsoft Word - a</dc:title></cp:coreProperties>"
    )
    reading = read(docx(words("Harbor town flood"), {"docProps/core.xml": core}), "a.docx")
    assert (reading.title, reading.author) == ("Harbor town flood", "Jane Doe")


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        ({"word/vbaProject.bin": "x"}, "macros"),
        ({"word/document.xml": "<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>"}, "does not build"),
        ({"word/document.xml": "<w:document>"}, "damaged"),
        ({"word/media/a.bin": b"\0" * 70_000_000}, "too large"),
    ],
)
def test_word_file_that_is_a_trap_is_refused(docx, extra, what):
    with pytest.raises(ImportFailed, match=what):
        read(docx("", extra), "a.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_word_file_with_a_part_twice_is_refused(docx):
    file = io.BytesIO(docx(words("12 dead")))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(ImportFailed, match="twice"):
        read(file.getvalue(), "a.docx")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("xl/workbook.xml", "Excel"),
        ("ppt/presentation.xml", "PowerPoint"),
        ("content.xml", "OpenDocument"),
        ("notes.txt", "compressed folder"),
    ],
)
def test_other_zips_are_refused_by_what_they_are(name, what):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ImportFailed, match=what):
        read(file.getvalue(), "a.docx")
