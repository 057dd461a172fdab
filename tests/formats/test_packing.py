"""PDFs that are packed: whole for every reader, and nothing in them that nothing names."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from sitrep.formats import pdf
from tests.formats.coastal_crisis import DOCUMENT, MASTHEAD
from tests.formats.test_languages import IN_ARABIC

DOCUMENTS = {"en": DOCUMENT, "ar": IN_ARABIC}


@pytest.fixture(scope="module", params=DOCUMENTS)
def opened(request):
    made = pdf.render(DOCUMENTS[request.param])
    with pikepdf.open(io.BytesIO(made)) as found:
        yield found


def test_a_strict_reader_finds_no_fault_in_the_file(opened) -> None:
    assert opened.check_pdf_syntax() == []


def test_nothing_is_in_the_file_that_nothing_names(opened) -> None:
    known = {opened.Root.objgen, opened.trailer.Info.objgen}
    waiting = [opened.Root, opened.trailer.Info]
    while waiting:
        each = waiting.pop()
        if isinstance(each, pikepdf.Array):
            inside = list(each)
        elif isinstance(each, (pikepdf.Dictionary, pikepdf.Stream)):
            inside = list(dict(each).values())
        else:
            continue
        for one in inside:
            if not isinstance(one, pikepdf.Object):
                continue
            if one.is_indirect and one.objgen in known:
                continue
            known.add(one.objgen)
            waiting.append(one)
    files = {each.objgen for each in opened.objects if each.get("/Type") not in _OF_THE_FILE}
    assert files <= known


_OF_THE_FILE = {pikepdf.Name.ObjStm, pikepdf.Name.XRef}


def test_fonts_hold_what_draws_their_letters_and_no_more(opened) -> None:
    fonts = [each for each in opened.objects if "/FontFile2" in each]
    assert fonts
    for each in fonts:
        data = each.FontFile2.read_bytes()
        assert len(data) == each.FontFile2.Length1
        with TTFont(io.BytesIO(data), checkChecksums=2) as font:
            kept = {*font.keys()} - {"GlyphOrder"}
            assert {"glyf", "head", "hhea", "hmtx", "loca", "maxp"} <= kept
            assert not kept & {"name", "cmap", "OS/2", "GDEF"}


def test_words_that_look_like_a_reference_stay_as_they_are() -> None:
    title = r"Camp (3 0 R) \(4 0 R, 5 0 R"
    made = pdf.render(replace(DOCUMENT, masthead=replace(MASTHEAD, title=title, label="")))
    with pikepdf.open(io.BytesIO(made)) as found:
        assert str(found.docinfo.Title).startswith(title)
