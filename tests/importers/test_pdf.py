from datetime import date

import pytest

from sitrep.errors import ImportFailed
from sitrep.importers.pdf_lines import Line
from sitrep.importers.pdf_paragraphs import joined
from sitrep.importers.read import read

PARAGRAPH = (
    "Officials in the harbor town said that at least 12 people were killed and 340 families "
    "were displaced when the river left its bed during the night of Thursday."
)

HEAD = (
    "<title>Harbor town flood</title><meta name=author content='Jane Doe'>"
    "<meta name='dcterms.created' content='2025-03-07'>"
)


def line(text):
    return Line(text, 0, 0, 0, 100, 10)


def test_pdf_named_txt_reads_as_paragraphs(pdf):
    made = pdf(f"<h1>Harbor town flood</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>", HEAD)
    reading = read(made, "a.txt")

    assert reading.title == "Harbor town flood"
    assert reading.text.split("\n\n") == ["Harbor town flood", PARAGRAPH, PARAGRAPH]
    assert (reading.author, reading.published) == ("Jane Doe", date(2025, 3, 7))


@pytest.mark.parametrize("mark", ["-", "\u2010"])
def test_hyphens_at_line_ends_are_repaired(pdf, mark):
    style = f"p{{hyphens:auto;text-align:justify;width:6cm;hyphenate-character:'{mark}'}}"
    assert PARAGRAPH in read(pdf(f"<p>{PARAGRAPH}</p>", style=style), "a.pdf").text


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("dis-", "placed", "displaced"),
        ("COVID-", "19", "COVID-19"),
        ("non-", "Syrian", "non-Syrian"),
        ("10-", "15", "10-15"),
        ("twelve", "people", "twelve people"),
    ],
)
def test_hyphen_stays_beside_digits_and_capitals(first, second, whole):
    assert joined([line(first), line(second)]) == whole


def test_running_heads_and_page_numbers_are_dropped_but_not_figures(pdf):
    style = "@page{@top-center{content:'Camp Desk weekly'}@bottom-center{content:counter(page)}}"
    pages = "".join(
        f"<p style='break-after:page'>{n} people were killed in week {n}.</p>" for n in range(2, 6)
    )
    text = read(pdf(f"<p>Start here.</p>{pages}", style=style), "a.pdf").text
    assert "Camp Desk weekly" not in text
    assert [word for word in text.split("\n") if word.strip().isdigit()] == []
    assert all(f"{n} people were killed in week {n}." in text for n in range(2, 6))


def test_pages_that_begin_alike_keep_their_first_lines(pdf):
    pages = f"<div style='break-after:page'><p>{PARAGRAPH}</p><p>{PARAGRAPH}</p></div>" * 4
    assert read(pdf(pages), "a.pdf").text.count(PARAGRAPH) == 8


def test_mark_of_a_note_and_next_cell_do_not_join_a_figure(pdf):
    table = "<table><tr><td style='width:4cm'>Port</td><td style='width:4cm'>12</td><td>345</td>"
    text = read(pdf(f"<p>They counted 12<sup>3</sup> dead.</p>{table}</table>"), "a.pdf").text
    assert "12 [3] dead" in text
    assert "12 | 345" in text


def test_arabic_digits_stay_in_order_and_the_doubt_is_said(pdf):
    reading = read(pdf("<p dir=rtl lang=ar>قتل ٤٧ شخصا في المدينة</p>"), "a.pdf")
    assert "٤٧" in reading.text
    assert reading.text.startswith("قتل")
    assert any("Arabic" in warning for warning in reading.warnings)


def test_scan_is_refused_as_pictures(pdf):
    picture = "<svg width=100 height=100><rect width=100 height=100 fill='red'/></svg>"
    with pytest.raises(ImportFailed, match="pictures"):
        read(pdf(picture), "a.pdf")


def test_damaged_pdf_is_refused():
    with pytest.raises(ImportFailed, match="damaged"):
        read(b"%PDF-1.7\nnothing", "a.pdf")


def test_locked_pdf_is_refused_as_locked():
    with pytest.raises(ImportFailed, match="password"):
        read(LOCKED, "a.pdf")


# The smallest PDF with a standard security handler whose empty password does not open it.
LOCKED = b"""%%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>
endobj
4 0 obj
<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>
endobj
trailer
<</Root 1 0 R/Size 5/Encrypt 4 0 R/ID[<00112233><00112233>]>>
%%%%EOF
""" % (b"11" * 32, b"22" * 32)
