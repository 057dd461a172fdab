"""The office's own looks on the page: its color, its logo, its words."""

from __future__ import annotations

import io
import re
import zlib
from base64 import b64decode, b64encode
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest
from PIL import ExifTags, Image

from sitrep.domain.house import House, contrast, tint
from sitrep.errors import ImportFailed
from sitrep.formats import FORMATS, pdf
from sitrep.importers.logo import BOX, LARGEST, logo
from tests.formats.coastal_crisis import DOCUMENT
from tests.formats.reading import unpacked

GREEN = "#1d5c2e"


def picture(kind="PNG", size=(1000, 400), color=(200, 30, 30)):
    written = io.BytesIO()
    Image.new("RGB", size, color).save(written, kind)
    return written.getvalue()


LOGO = logo(picture())
OWN = replace(DOCUMENT, accent=GREEN, tint=tint(GREEN), logo=LOGO)


def colors(made):
    """Return the fill colors that the pages use, as eighths of 255."""
    content = b"\n".join(
        page.Contents.read_bytes() for page in pikepdf.open(io.BytesIO(made)).pages
    )
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) rg", content)
    return {tuple(round(float(part) * 255) for part in color) for color in found}


def test_the_color_of_the_office_is_the_one_color_of_the_page():
    own, usual = colors(pdf.render(OWN)), colors(pdf.render(DOCUMENT))
    assert (0x1D, 0x5C, 0x2E) in own
    assert (0x0C, 0x46, 0x64) in usual
    assert (0x0C, 0x46, 0x64) not in own


def test_the_logo_stands_on_the_first_page_and_is_not_carried_twice():
    made = pdf.render(OWN)
    with pypdfium2.PdfDocument(made) as read:
        kinds = [each.type for each in read[0].get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
    assert b"data:image/png" not in unpacked(made)
    assert len(made) < len(pdf.render(DOCUMENT)) + 20_000


def test_a_page_in_grey_has_a_grey_logo():
    made = pdf.render(OWN, greyscale=True)
    with pypdfium2.PdfDocument(made) as read:
        page = read[0].render(scale=1).to_pil().convert("RGB")
    assert all(max(color) - min(color) < 12 for _, color in page.getcolors(1 << 24))


def test_the_office_s_colors_from_a_strange_file_are_not_style():
    hostile = replace(DOCUMENT, accent="red } body { display: none", tint="#ffffff")
    assert colors(pdf.render(hostile)) == colors(pdf.render(DOCUMENT))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_becomes_a_small_png_without_what_was_written_into_it(kind):
    made = logo(picture(kind, (3000, 1000)))
    data = made.removeprefix("data:image/png;base64,")
    assert House(logo=made).logo == made
    assert len(data) < 20_000
    assert BOX == (720, 240)


def shown(image, kind="PNG", **how):
    """Return the logo that a picture becomes, as a picture."""
    written = io.BytesIO()
    image.save(written, kind, **how)
    return Image.open(io.BytesIO(b64decode(logo(written.getvalue()).partition(",")[2])))


def test_a_clear_ground_stays_clear_in_a_picture_of_few_colors():
    made = shown(Image.new("P", (300, 100)), transparency=0)
    assert made.mode == "RGBA"
    assert made.getpixel((5, 5))[3] == 0


def test_a_photograph_that_was_turned_stands_upright():
    turned = Image.Exif()
    turned[ExifTags.Base.Orientation] = 6
    assert shown(Image.new("RGB", (100, 40)), "JPEG", exif=turned).size == (40, 100)


def test_a_grey_of_sixteen_bits_keeps_its_shade():
    made = shown(Image.new("I;16", (30, 10), 100 * 257)).convert("L")
    assert made.getpixel((5, 5)) == pytest.approx(100, abs=1)


def test_profiles_and_comments_of_a_picture_do_not_go_out():
    made = shown(Image.new("RGB", (30, 10)), icc_profile=b"of Salma Hidden", comment="Salma")
    assert made.info == {}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture"),
        (b"%PDF-1.7 not a picture", "no picture"),
        (b"<svg onload='x'/>", "no picture"),
    ],
)
def test_what_is_no_picture_is_refused(data, why):
    with pytest.raises(ImportFailed, match=why):
        logo(data)


def test_a_picture_of_a_hundred_megapixels_is_refused_before_it_is_read():
    head = bytearray(picture(size=(10, 10)))
    head[16:24] = (10_000).to_bytes(4, "big") * 2
    head[29:33] = zlib.crc32(head[12:29]).to_bytes(4, "big")
    assert LARGEST < 10_000 * 10_000
    with pytest.raises(ImportFailed, match="more than 50 million pixels"):
        logo(bytes(head))


@pytest.mark.parametrize(
    ("looks", "why"),
    [
        ({"accent": "red"}, "no color"),
        ({"accent": "#ffee00"}, "too light"),
        ({"logo": "https://example.org/a.png"}, "no PNG"),
        ({"logo": "data:image/svg+xml;base64," + b64encode(b"<svg/>").decode()}, "no PNG"),
        ({"digits": "roman"}, "no digits"),
        ({"disclaimer": "x" * 601}, "longer than"),
    ],
)
def test_looks_that_cannot_be_are_refused(looks, why):
    with pytest.raises(ValueError, match=why):
        House(**looks)


def test_contrast_is_that_of_wcag():
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.48, abs=0.01)


def test_other_formats_take_a_document_with_looks():
    for name in ("text", "hxl"):
        assert FORMATS[name].render(OWN) == FORMATS[name].render(DOCUMENT)
