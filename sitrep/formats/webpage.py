"""The page as one file for any browser: nothing fetched or run; fit for telephones and paper."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from dataclasses import replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.errors import RenderFailed
from sitrep.formats import logo, unpaged
from sitrep.formats.format import Format
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sitrep.document.model import Document

_PAPERS = {"a4": "A4", "letter": "letter"}
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_SOURCE = re.compile(r'url\("app:/resources/fonts/([A-Za-z0-9-]+\.ttf)"\)')
_COLOR = re.compile(r"#[0-9a-f]{6}")


def render(document: Document, *, paper: str = "a4", greyscale: bool = False) -> bytes:
    """Return the report as HTML in UTF-8; the same document and options give the same bytes.

    Raises:
        RenderFailed: The template has a fault, or a part of the program is missing.
    """
    from lxml import html as lxml_html

    if paper not in _PAPERS:
        raise RenderFailed(
            f"There is no paper size “{paper}”.", f"Choose one of: {', '.join(_PAPERS)}."
        )
    if greyscale:
        document = replace(document, accent="", tint="", logo=logo.grey(document.logo))
    page = unpaged.tree(document)
    _foot_last(page)
    _lead_nowhere_else(page)
    head = page.find("head")
    head.insert(1, _meta({"http-equiv": "Content-Security-Policy", "content": _POLICY}))
    head.insert(2, _meta({"name": "viewport", "content": "width=device-width, initial-scale=1"}))
    style = lxml_html.Element("style")
    style.text = _style(document, paper, page.text_content(), greyscale=greyscale)
    head.append(style)
    made: str = lxml_html.tostring(page, doctype="<!DOCTYPE html>", encoding="unicode")
    return made.encode()


def _meta(attributes: dict[str, str]) -> Any:
    from lxml import html as lxml_html

    return lxml_html.Element("meta", attributes)


def _foot_last(page: Any) -> None:
    """Put the foot of the pages below them, without the numbers of pages."""
    for foot in page.find_class("footer"):
        page.body.append(foot)
    for folio in page.find_class("folio"):
        prints = folio.find_class("print")
        for child in list(folio):
            folio.remove(child)
        folio.text = ""
        folio.extend(prints)


def _lead_nowhere_else(page: Any) -> None:
    """Leave addresses of the web as words: no click on the file leads out of it."""
    for link in page.find_class("web"):
        link.tag = "span"
        del link.attrib["href"]


def _style(document: Document, paper: str, words: str, *, greyscale: bool) -> str:
    """Return the sheets of the page and of the screen, with the letters that the page needs."""
    shared, own = paths.TEMPLATES / "shared", paths.TEMPLATES / document.template
    files = [shared / "drawing.css", shared / "report.css", own / "report.css"]
    files += [shared / "greyscale.css"] if greyscale else []
    files.append(shared / "screen.css")
    try:
        sheets = [file.read_text("utf-8") for file in files]
        faces = list(_faces(shared / "fonts.css", words))
    except OSError as error:
        raise RenderFailed(
            f"The page could not be made: “{error.filename}” cannot be read.",
            "Install the program again, or correct the template.",
        ) from error
    sheets.append(f"@page {{ size: {_PAPERS[paper]}; {_margins(document)} }}")
    if all(map(_COLOR.fullmatch, (document.accent, document.tint))):
        sheets.append(f":root {{ --accent: {document.accent}; --tint: {document.tint} }}")
    return "\n".join([*faces, *sheets]).replace("</", "<\\/")


def _margins(document: Document) -> str:
    """Return the foot of each printed page: the report, whom it is for, and the page's number."""
    head = document.masthead
    sides = ("right", "left") if document.direction == "rtl" else ("left", "right")
    draft = messages(document.language).gettext("Draft") if document.draft else ""
    said = {
        sides[0]: _quoted(" · ".join(filter(None, (head.title, head.label)))),
        "center": _quoted(" · ".join(filter(None, (head.classification_label, draft)))),
        sides[1]: 'counter(page) " / " counter(pages)',
    }
    look = "font: 7pt sans-serif; color: #55616c; width: auto"
    return " ".join(
        f"@bottom-{side} {{ content: {words}; {look} }}" for side, words in said.items()
    )


def _quoted(words: str) -> str:
    """Return words as a string of a style sheet, which nothing in them can end."""
    letters = (w if w.isalnum() or w == " " else f"\\{ord(w):06x}" for w in words)
    return f'"{"".join(letters)}"'


def _faces(sheet: Path, words: str) -> Iterator[str]:
    """Yield the fonts of the page, each with the letters in use and within the sheet itself."""
    wanted = frozenset(words) | frozenset(words.upper()) | frozenset(" 0123456789")
    for face in _FACE.findall(sheet.read_text("utf-8")):
        named = _SOURCE.search(face)
        if named is None:
            continue
        file = paths.RESOURCES / "fonts" / named[1]
        data = _subset(file, "".join(sorted(wanted)))
        if data:
            source = f"data:font/woff2;base64,{b64encode(data).decode()}"
            yield face.replace(named[0], f'url("{source}") format("woff2")')


@cache
def _letters(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


@lru_cache(maxsize=64)
def _subset(file: Path, words: str) -> bytes:
    """Return a font with the letters of `words` alone; b"" where it has none of its own to give."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    codes = {ord(letter) for letter in words} & _letters(file)
    if not codes:
        return b""
    options = subset.Options(
        layout_features=["*"], flavor="woff2", hinting=False, notdef_outline=True
    )
    options.recalc_timestamp = False
    made = subset.Subsetter(options)
    made.populate(unicodes=codes)
    out = io.BytesIO()
    with TTFont(file, recalcTimestamp=False) as font:
        made.subset(font)
        font.flavor = "woff2"
        font.save(out)
    return out.getvalue()


FORMAT = Format("html", "Web page", ".html", render)
