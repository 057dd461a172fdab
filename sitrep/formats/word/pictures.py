"""The pictures of a Word document: the office's logo, and the map as the page draws it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sitrep.formats import logo
from sitrep.formats.word.xml import PIC, R, named

POINT = 12_700  # of a point in the measure of drawings
MILLIMETER = 36_000
_LOGO = (42 * MILLIMETER, 14 * MILLIMETER)
_SHARP = 3.0  # pixels a point


@dataclass(frozen=True, slots=True)
class Picture:
    """One PNG of the file."""

    key: str
    data: bytes


class Pictures:
    """Gathers pictures, each with words for those who cannot see it."""

    def __init__(self) -> None:
        self.kept: list[Picture] = []

    def logo(self, image: Any) -> Any:
        """Return the drawing of a logo, no larger than the page sets it."""
        from PIL import Image

        data = logo.picture(image.get("src", ""))
        with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
            wide, high = opened.size
        scale = min(_LOGO[0] / max(1, wide), _LOGO[1] / max(1, high))
        return self.drawn(data, (round(wide * scale), round(high * scale)), image.get("alt", ""))

    def drawn(self, data: bytes, size: tuple[int, int], words: str) -> Any:
        """Return the drawing of a PNG; its size is in the measure of drawings."""
        number = len(self.kept) + 1
        self.kept.append(Picture(f"rIdPicture{number}", data))
        return _drawing(number, size, words)


def png(pdf: bytes) -> bytes:
    """Return the first page of a PDF as a picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=_SHARP).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def _drawing(number: int, size: tuple[int, int], words: str) -> Any:
    wide, high = map(str, size)

    def put(parent: Any, name: str, /, **attributes: str) -> Any:
        return etree.SubElement(parent, named(name), attributes)

    drawing = etree.Element(named("w:drawing"))
    inline = put(drawing, "wp:inline", distT="0", distB="0", distL="0", distR="0")
    put(inline, "wp:extent", cx=wide, cy=high)
    put(inline, "wp:docPr", id=str(number), name=f"Picture {number}", descr=words)
    graphic = put(inline, "a:graphic")
    data = put(graphic, "a:graphicData", uri=PIC)
    picture = put(data, "pic:pic")
    about = put(picture, "pic:nvPicPr")
    put(about, "pic:cNvPr", id=str(number), name=f"Picture {number}", descr=words)
    put(about, "pic:cNvPicPr")
    fill = put(picture, "pic:blipFill")
    put(fill, "a:blip").set(f"{{{R}}}embed", f"rIdPicture{number}")
    put(put(fill, "a:stretch"), "a:fillRect")
    shape = put(picture, "pic:spPr")
    place = put(shape, "a:xfrm")
    put(place, "a:off", x="0", y="0")
    put(place, "a:ext", cx=wide, cy=high)
    put(put(shape, "a:prstGeom", prst="rect"), "a:avLst")
    return drawing
