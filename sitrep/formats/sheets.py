"""The style sheets that a page is laid out by, each parsed once until its file changes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.errors import RenderFailed
from sitrep.formats import html
from sitrep.formats.faces import fonts
from sitrep.formats.loading import INCOMPLETE, fetcher, strict, weasyprint

if TYPE_CHECKING:
    from pathlib import Path

    from sitrep.document.model import Document

PAPERS = {
    "a4": "size: A4",
    "letter": "size: letter; margin-top: 10mm; margin-bottom: 15mm",  # 18 mm less to fill
}
_COLOR = re.compile(r"#[0-9a-f]{6}")
_ROOT = re.compile(r":root \{([^}]*)\}")
_NAMED = re.compile(r"--(\w+): (#[0-9a-f]{6})")
_USED = re.compile(r"var\(--(\w+)\)")


@cache
def _words(file: Path, changed: int) -> str:
    """Return what stands in a file; `changed` makes an edited one be read again."""
    return file.read_text("utf-8")


@cache
def _sheet(words: str, colors: tuple[tuple[str, str], ...]) -> Any:
    """Return a parsed style sheet with the colors in the place of their names.

    WeasyPrint would put them in anew for every element, for a twentieth of what a page costs.
    """
    named = dict(colors)
    return css(_USED.sub(lambda match: named.get(match[1], match[0]), words))


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


def _texts(template: str, *, greyscale: bool, tight: int) -> list[str]:
    """Return what stands in the sheets; the same objects as long as no file changes."""
    shared, own = paths.TEMPLATES / "shared", paths.TEMPLATES / template
    files = [shared / name for name in ("fonts.css", "drawing.css", "report.css")]
    files.append(own / "report.css")
    if greyscale:
        files.append(shared / "greyscale.css")
    steps = steps_of(template)[:tight] if tight else []
    files += [paths.TEMPLATES / name for step in steps for name in step]
    found = []
    for file in files:
        try:
            found.append(_words(file, file.stat().st_mtime_ns))
        except OSError as error:
            raise RenderFailed(
                f"The PDF could not be made: the style sheet “{file.name}” cannot be read.",
                INCOMPLETE,
            ) from error
    return found


def sheets_for(document: Document, paper: str, *, greyscale: bool, tight: int) -> list[Any]:
    """Return the parsed style sheets of a page; the same objects as long as no file changes."""
    texts = _texts(document.template, greyscale=greyscale, tight=tight)
    colors = tuple(_colors(texts, document).items())
    sheets = [_sheet(words, colors) for words in texts]
    return [*sheets, css(f"@page {{ {PAPERS[paper]} }}")]


def _colors(texts: list[str], document: Document) -> dict[str, str]:
    """Return the colors that the sheets name, the office's own in the place of ours."""
    roots = (root for words in texts for root in _ROOT.findall(words))
    colors = dict(pair for root in roots for pair in _NAMED.findall(root))
    own = {"accent": document.accent, "tint": document.tint}
    return colors | own if all(map(_COLOR.fullmatch, own.values())) else colors


def look(document: Document, paper: str, *, greyscale: bool) -> object:
    """Return all that pages are laid out by."""
    sheets = sheets_for(document, paper, greyscale=greyscale, tight=0)
    files = [paths.TEMPLATES / name for step in steps_of(document.template) for name in step]
    changed = [file.stat().st_mtime_ns for file in files if file.is_file()]
    return document, paper, greyscale, *sheets, *changed
