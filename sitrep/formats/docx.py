"""The whole report as a Word document: the page's own content, for those who go on editing it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sitrep.errors import LayoutMissing, RenderFailed
from sitrep.formats import logo, pdf, unpaged
from sitrep.formats.format import Format
from sitrep.formats.sheets import sheets_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from sitrep.document.model import Document

_COLOR = re.compile(r"#([0-9a-fA-F]{6})")
_ACCENT, _TINT = "0C4664", "EDF3F7"
_GREY, _LIGHT = "2E2E2E", "F1F1F1"


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the report as a Word document; the same document and options give the same bytes.

    Raises:
        RenderFailed: The template has a fault, or a part of the program is missing.
    """
    from sitrep.formats.word import package, styles
    from sitrep.formats.word.body import Body

    if paper not in package.PAPERS:
        raise RenderFailed(
            f"There is no paper size “{paper}”.", f"Choose one of: {', '.join(package.PAPERS)}."
        )
    if greyscale:
        document = replace(document, accent="", tint="", logo=logo.grey(document.logo))
    accent, tint = _colors(document, greyscale=greyscale)
    page = unpaged.tree(document)
    body = Body(document, package.width(paper), accent, _drawn(document, greyscale=greyscale))
    bidi = document.direction == "rtl"
    blocks = body.blocks(page)
    foot = body.foot(page)
    parts = {
        "document": package.document(blocks, paper, bidi=bidi),
        "styles": styles.styles(accent, tint, document.language, document.direction),
        "numbering": styles.numbering(accent),
        "settings": package.settings(styles.locale(document.language)),
        "fontTable": styles.fonts(),
        "footer1": package.foot(foot, paper),
    }
    return package.packed(parts, body.pictures.kept, body.links.targets, _properties(document))


def _colors(document: Document, *, greyscale: bool) -> tuple[str, str]:
    accent, tint = map(_COLOR.fullmatch, (document.accent, document.tint))
    if accent and tint:
        return accent[1].upper(), tint[1].upper()
    return (_GREY, _LIGHT) if greyscale else (_ACCENT, _TINT)


def _properties(document: Document) -> dict[str, str]:
    head = document.masthead
    return {
        "title": " – ".join(filter(None, (head.title, head.label))),
        "language": document.language,
        "keywords": head.classification_label,
    }


def _drawn(document: Document, *, greyscale: bool) -> Callable[[Any], bytes | None]:
    """Return what draws a part of the page, by the very sheets of the page.

    Nothing is drawn on a computer without the library that lays out pages.
    """

    def draw(part: Any) -> bytes | None:
        from lxml import html as lxml_html

        from sitrep.formats.word.pictures import png

        sheet = part.find_class("sheet")[0]
        markup = lxml_html.tostring(sheet, encoding="unicode", with_tail=False)
        drawing = document.map
        wide, high = (drawing.width, drawing.height) if drawing else (0, 0)
        size = f"size: {wide / 10}pt {high / 10}pt !important; margin: 0 !important"
        around = (
            f"<html lang={document.language} dir={document.direction}>"
            f"<style>@page {{ {size} }}</style><body>{markup}</body>"
        )
        try:
            with pdf.whole("a4"):
                sheets = sheets_for(document, "a4", greyscale=greyscale, tight=0)
                return png(pdf.pages_of(around, sheets).write_pdf())
        except LayoutMissing:
            return None

    return draw


FORMAT = Format("docx", "Word document", ".docx", render)
