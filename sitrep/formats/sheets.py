"""The style sheets that a page is laid out by, each parsed once until its file changes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.errors import RenderFailed
from sitrep.formats import html
from sitrep.formats.loading import INCOMPLETE, fetcher, fonts, strict, weasyprint

if TYPE_CHECKING:
    from pathlib import Path

    from sitrep.document.model import Document

PAPERS = {
    "a4": "size: A4",
    "letter": "size: letter; margin-top: 10mm; margin-bottom: 15mm",  # 18 mm less to fill
}
_COLOR = re.compile(r"#[0-9a-f]{6}")


@cache
def _sheet(file: Path, changed: int) -> Any:
    """Return a parsed style sheet; `changed` makes an edited one be read again."""
    return css(file.read_text("utf-8"))


@cache
def css(text: str) -> Any:
    with strict():
        return weasyprint().CSS(
            string=text, base_url="app:/", url_fetcher=fetcher(), font_config=fonts()
        )


def steps_of(template: str) -> list[list[str]]:
    """Return the sheets that set a template tighter, step by step, each laid over the last."""
    steps: list[list[str]] = html.about(template).get("tighter", [])
    return steps


def _sheets(template: str, paper: str, *, greyscale: bool, tight: int) -> list[Any]:
    shared, own = paths.TEMPLATES / "shared", paths.TEMPLATES / template
    files = [shared / name for name in ("fonts.css", "drawing.css", "report.css")]
    files.append(own / "report.css")
    if greyscale:
        files.append(shared / "greyscale.css")
    steps = steps_of(template)[:tight] if tight else []
    files += [paths.TEMPLATES / name for step in steps for name in step]
    sheets = []
    for file in files:
        try:
            sheets.append(_sheet(file, file.stat().st_mtime_ns))
        except OSError as error:
            raise RenderFailed(
                f"The PDF could not be made: the style sheet “{file.name}” cannot be read.",
                INCOMPLETE,
            ) from error
    return [*sheets, css(f"@page {{ {PAPERS[paper]} }}")]


def sheets_for(document: Document, paper: str, *, greyscale: bool, tight: int) -> list[Any]:
    """Return the parsed style sheets of a page; the same objects as long as no file changes."""
    sheets = _sheets(document.template, paper, greyscale=greyscale, tight=tight)
    return sheets + _house(document)


def _house(document: Document) -> list[Any]:
    """Return the sheet of the office's own color, if it has one."""
    if not all(map(_COLOR.fullmatch, (document.accent, document.tint))):
        return []
    return [css(f":root {{ --accent: {document.accent}; --tint: {document.tint} }}")]


def look(document: Document, paper: str, *, greyscale: bool) -> object:
    """Return all that pages are laid out by."""
    sheets = sheets_for(document, paper, greyscale=greyscale, tight=0)
    files = [paths.TEMPLATES / name for step in steps_of(document.template) for name in step]
    changed = [file.stat().st_mtime_ns for file in files if file.is_file()]
    return document, paper, greyscale, *sheets, *changed
