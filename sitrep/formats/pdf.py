"""The page as PDF, by WeasyPrint: same document, same options, same bytes; nothing fetched."""

from __future__ import annotations

import atexit
import logging
import re
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.document.record import BLANK, sealed
from sitrep.errors import RenderFailed
from sitrep.formats import html, logo, tightness
from sitrep.formats.carried import attachments
from sitrep.formats.format import Format
from sitrep.formats.loading import weasyprint as _weasyprint
from sitrep.formats.slimming import shorten, slim
from sitrep.formats.tagging import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from sitrep.document.model import Document
    from sitrep.document.record import Record

PAPERS = {
    "a4": "size: A4",
    "letter": "size: letter; margin-top: 10mm; margin-bottom: 15mm",  # 18 mm less to fill
}
_VARIANT = "pdf/ua-1"
_ARCHIVAL = "pdf/a-3u"  # with tags as well; one file cannot say that it is both
_COLOR = re.compile(r"#[0-9a-f]{6}")
_LEFT_OVER = 0.2  # of the height of a page
_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png"}
_INCOMPLETE = "Install the program again, or correct the template."


class _Faults(logging.Handler):
    """Keeps what WeasyPrint only logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _strict() -> Iterator[None]:
    """Turn what WeasyPrint logs, such as a missing font, into a `RenderFailed`."""
    logger, faults = logging.getLogger("weasyprint"), _Faults()
    logger.addHandler(faults)
    try:
        yield
    finally:
        logger.removeHandler(faults)
    if faults.messages:
        raise RenderFailed(
            f"The PDF could not be made: {faults.messages[0].rstrip('.')}.", _INCOMPLETE
        )


def _own_file(url: str) -> Path:
    """Return the file that ``app:/templates/…`` or ``app:/resources/…`` names."""
    roots = {"templates": paths.TEMPLATES, "resources": paths.RESOURCES}
    scheme, _, name = url.partition(":/")
    root, _, rest = name.partition("/")
    if scheme != "app" or root not in roots:
        raise ValueError(f"“{url}” is not part of the program")
    file = (roots[root] / rest).resolve()
    if not file.is_relative_to(roots[root].resolve()) or file.suffix not in _TYPES:
        raise ValueError(f"“{url}” is not part of the program")
    return file


@cache
def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        """Serves templates, resources and the document's own logo; refuses everything else."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith(logo.HEAD):
                return URLFetcherResponse(url, logo.picture(url), {"Content-Type": "image/png"})
            file = _own_file(url)
            return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": _TYPES[file.suffix]})

    return OwnFiles(allowed_protocols=("app", "data"), fail_on_errors=True)


@cache
def _fonts() -> Any:
    from weasyprint.text.fonts import FontConfiguration

    atexit.register(forget_fonts)
    return FontConfiguration()


def forget_fonts() -> None:
    """Take away the copies of the fonts that WeasyPrint makes."""
    _fonts.cache_clear()


@cache
def _sheet(file: Path, changed: int) -> Any:
    """Return a parsed style sheet; `changed` makes an edited one be read again."""
    return _css(file.read_text("utf-8"))


@cache
def _css(text: str) -> Any:
    with _strict():
        return _weasyprint().CSS(
            string=text, base_url="app:/", url_fetcher=_fetcher(), font_config=_fonts()
        )


def _steps(template: str) -> list[list[str]]:
    """Return the sheets that set a template tighter, step by step, each laid over the last."""
    steps: list[list[str]] = html.about(template).get("tighter", [])
    return steps


def _sheets(template: str, paper: str, *, greyscale: bool, tight: int) -> list[Any]:
    shared, own = paths.TEMPLATES / "shared", paths.TEMPLATES / template
    files = [shared / name for name in ("fonts.css", "drawing.css", "report.css")]
    files.append(own / "report.css")
    if greyscale:
        files.append(shared / "greyscale.css")
    steps = _steps(template)[:tight] if tight else []
    files += [paths.TEMPLATES / name for step in steps for name in step]
    sheets = []
    for file in files:
        try:
            sheets.append(_sheet(file, file.stat().st_mtime_ns))
        except OSError as error:
            raise RenderFailed(
                f"The PDF could not be made: the style sheet “{file.name}” cannot be read.",
                _INCOMPLETE,
            ) from error
    return [*sheets, _css(f"@page {{ {PAPERS[paper]} }}")]


def pages_of(markup: str, sheets: list[Any]) -> Any:
    """Return a page of HTML laid out once, as it is."""
    return _page(markup).render(font_config=_fonts(), stylesheets=sheets)


def _page(markup: str) -> Any:
    return _weasyprint().HTML(string=markup, base_url="app:/", url_fetcher=_fetcher())


def sheets_for(document: Document, paper: str, *, greyscale: bool, tight: int) -> list[Any]:
    """Return the parsed style sheets of a page; the same objects as long as no file changes."""
    sheets = _sheets(document.template, paper, greyscale=greyscale, tight=tight)
    return sheets + _house(document)


def _house(document: Document) -> list[Any]:
    """Return the sheet of the office's own color, if it has one."""
    if not all(map(_COLOR.fullmatch, (document.accent, document.tint))):
        return []
    return [_css(f":root {{ --accent: {document.accent}; --tint: {document.tint} }}")]


def is_nearly_empty(page: Any) -> bool:
    """Tell whether only a few lines were left over for the last page; templates mark their end."""
    _, bottom = page.anchors.get("end", (0, page.height))[:2]
    return bool(bottom < _LEFT_OVER * page.height)


def lay_out(
    document: Document, markup: str, paper: str, *, greyscale: bool, archival: bool = False
) -> tuple[list[tuple[int, Any]], int]:
    """Lay the page out, a little tighter where that saves a last page of a few lines.

    A template of one page is always set tighter before it runs over.

    Args:
        document: What `markup` was made of.
        markup: The page as HTML.
        paper: As `render` takes it.
        greyscale: As `render` takes it.
        archival: As `render` takes it.

    Returns:
        All that was tried, as how much tighter and its pages; and the place of the best of them.
    """
    tries, best = _tried(document, markup, paper, greyscale=greyscale, archival=archival)
    tightness.remember(_look(document, paper, greyscale=greyscale), tries[best][0])
    return tries, best


def _look(document: Document, paper: str, *, greyscale: bool) -> object:
    """Return all that pages are laid out by."""
    sheets = sheets_for(document, paper, greyscale=greyscale, tight=0)
    files = [paths.TEMPLATES / name for step in _steps(document.template) for name in step]
    changed = [file.stat().st_mtime_ns for file in files if file.is_file()]
    return document, paper, greyscale, *sheets, *changed


def _best(document: Document, markup: str, paper: str, *, greyscale: bool, archival: bool) -> Any:
    """Return the pages that `lay_out` finds best, at once where it has found them before."""
    step = tightness.known(_look(document, paper, greyscale=greyscale))
    if step is None:
        tries, best = lay_out(document, markup, paper, greyscale=greyscale, archival=archival)
        return tries[best][1]
    sheets = sheets_for(document, paper, greyscale=greyscale, tight=step)
    return _rendered(_page(markup), sheets, archival=archival)


def _rendered(page: Any, sheets: list[Any], *, archival: bool) -> Any:
    variant = _ARCHIVAL if archival else _VARIANT
    return page.render(font_config=_fonts(), stylesheets=sheets, pdf_variant=variant)


def _tried(
    document: Document, markup: str, paper: str, *, greyscale: bool, archival: bool
) -> tuple[list[tuple[int, Any]], int]:
    page = _page(markup)

    def made(tight: int = 0) -> tuple[int, Any]:
        sheets = sheets_for(document, paper, greyscale=greyscale, tight=tight)
        return tight, _rendered(page, sheets, archival=archival)

    tries = [made()]
    pages = tries[0][1].pages
    if len(pages) == 1:
        return tries, 0
    if html.about(document.template).get("one_page", False):
        for step in range(1, len(_steps(document.template)) + 1):
            tries.append(made(step))
            if len(tries[-1][1].pages) == 1:
                break
        return tries, len(tries) - 1
    if not is_nearly_empty(pages[-1]) or not _steps(document.template):
        return tries, 0
    tries.append(made(1))
    return tries, int(len(tries[1][1].pages) < len(pages))


def _finish(_: Any, pdf: Any) -> None:
    tidy(pdf)
    slim(pdf)


@contextmanager
def whole(paper: str) -> Iterator[None]:
    """Refuse to make a PDF in which anything is missing."""
    if paper not in PAPERS:
        raise RenderFailed(
            f"There is no paper size “{paper}”.", f"Choose one of: {', '.join(PAPERS)}."
        )
    _weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    try:
        with _strict():
            yield
    except FatalURLFetchingError as error:
        reason = error.__cause__ or error
        raise RenderFailed(f"The PDF could not be made: {reason}.", _INCOMPLETE) from error


def in_grey(document: Document) -> Document:
    """Return a document without the colors of the office."""
    return replace(document, accent="", logo=logo.grey(document.logo))


def drawn(pages: Any) -> bytes:
    """Return pages that were laid out as a PDF to look at, which carries and says nothing."""
    return bytes(pages.write_pdf(finisher=lambda _, made: shorten(made)))


def written(
    pages: Any, document: Document, record: Record | None = None, *, archival: bool = False
) -> bytes:
    """Return pages that were laid out as PDF/UA-1, or as PDF/A-3, with what they carry."""
    made = pages.write_pdf(
        pdf_variant=_ARCHIVAL if archival else _VARIANT,
        pdf_tags=True,
        pdf_identifier=BLANK if record else None,
        attachments=attachments(document, record),
        finisher=_finish,
    )
    return sealed(bytes(made)) if record else bytes(made)


def render(
    document: Document,
    *,
    paper: str = "a4",
    greyscale: bool = False,
    record: Record | None = None,
    archival: bool = False,
) -> bytes:
    """Return the report as PDF/UA-1; the same document and options give the same bytes.

    Args:
        document: The report.
        paper: "a4" or "letter".
        greyscale: Print the one color of the page as a dark grey.
        record: What another desk needs to go on from the file; it is sealed then.
        archival: Make it PDF/A-3 instead, for keeping; it has the same tags.

    Raises:
        RenderFailed: The template has a fault, a part of the program is missing, or Pango is.
    """
    with whole(paper):
        printed = in_grey(document) if greyscale else document
        markup = html.render(printed)
        pages = _best(printed, markup, paper, greyscale=greyscale, archival=archival)
        return written(pages, document, record, archival=archival)


def render_sheet(name: str, values: Mapping[str, object], *, paper: str = "a4") -> bytes:
    """Return a sheet that is no report as PDF."""
    with _strict():
        page = _weasyprint().HTML(
            string=html.sheet(name, values), base_url="app:/", url_fetcher=_fetcher()
        )
        sheets = [
            _css((paths.TEMPLATES / "shared" / "fonts.css").read_text("utf-8")),
            _css((paths.TEMPLATES / name / "sheet.css").read_text("utf-8")),
            _css(f"@page {{ {PAPERS[paper]} }}"),
        ]
        return bytes(page.write_pdf(font_config=_fonts(), stylesheets=sheets))


FORMAT = Format("pdf", "PDF", ".pdf", render)
