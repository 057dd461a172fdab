"""Reads our Word documents and workbooks back, as a stranger's program would."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(made: bytes):
    return docx.Document(io.BytesIO(made))


def word_texts(made: bytes) -> list[str]:
    """Return the text of each paragraph, those of tables and of the foot of the page included."""
    document = word(made)
    roots = [document.element.body, document.sections[0].footer._element]
    return ["".join(_of(each)) for root in roots for each in root.iter(f"{W}p")]


def _of(paragraph):
    for each in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab"):
        yield each.text or "" if each.tag == f"{W}t" else " "


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return {each.filename: file.read(each) for each in file.infolist()}


def days(made: bytes) -> set[tuple[int, ...]]:
    """Return the days that a package says its parts are of."""
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        return {each.date_time for each in file.infolist()}


def xml(made: bytes, name: str):
    return etree.fromstring(parts(made)[name])


def workbook(made: bytes):
    return openpyxl.load_workbook(io.BytesIO(made))


def cells(made: bytes) -> dict[str, list[list[object]]]:
    """Return the values of each sheet, row by row."""
    return {
        sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()]
        for sheet in workbook(made).worksheets
    }
