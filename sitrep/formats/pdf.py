"""The page as PDF, by WeasyPrint: same document, same options, same bytes; nothing fetched."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sitrep import paths
from sitrep.document.record import BLANK, sealed
from sitrep.errors import RenderFailed
from sitrep.formats import html, logo, tightness
from sitrep.formats.binding import read_plainly
from sitrep.formats.carried import attachments
from sitrep.formats.faces import fonts
from sitrep.formats.format import Format
from sitrep.formats.instructions import shorten
from sitrep.formats.loading import INCOMPLETE, fetcher, strict, weasyprint
from sitrep.formats.packing import pack
from sitrep.formats.sheets import PAPERS, css, look, sheets_for, steps_of
from sitrep.formats.slimming import slim
from sitrep.formats.tagging import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sitrep.document.model import Document
    from sitrep.document.record import Record

_VARIANT = "pdf/ua-1"
_ARCHIVAL = "pdf/a-3u"  # with tags as well; one file cannot say that it is both
_RUNNING = "running"  # the class of what the foot of a page says of its head
_MOST = 2_000_000  # letters of HTML; takes a minute and 1.5 GB, under what a worker may
_LEFT_OVER = 0.2  # of the height of a page


def pages_of(markup: str, sheets: list[Any]) -> Any:
    """Return a page of HTML laid out once, as it is."""
    return _page(markup).render(font_config=fonts(), stylesheets=sheets)


def _page(markup: str) -> Any:
    if len(markup) > _MOST:
        raise RenderFailed(
            "The pages were not made: this report has more to print than pages can hold, some "
            "thousand figures.",
            "Leave figures out of it, and give them all as a workbook or a table instead.",
        )
    return weasyprint().HTML(string=markup, base_url="app:/", url_fetcher=fetcher())


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
    tightness.remember(look(document, paper, greyscale=greyscale), tries[best][0])
    return tries, best


def _best(document: Document, markup: str, paper: str, *, greyscale: bool, archival: bool) -> Any:
    """Return the pages that `lay_out` finds best, at once where it has found them before."""
    step = tightness.known(look(document, paper, greyscale=greyscale))
    if step is None:
        tries, best = lay_out(document, markup, paper, greyscale=greyscale, archival=archival)
        return tries[best][1]
    sheets = sheets_for(document, paper, greyscale=greyscale, tight=step)
    return _rendered(_page(markup), sheets, archival=archival)


def _rendered(page: Any, sheets: list[Any], *, archival: bool) -> Any:
    variant = _ARCHIVAL if archival else _VARIANT
    made = page.render(font_config=fonts(), stylesheets=sheets, pdf_variant=variant)
    if len(made.pages) == 1:
        _say_once(made.pages[0]._page_box)  # noqa: SLF001 - only now it is known to be the only one
    return made


def _say_once(box: Any) -> None:
    """Take out of the foot of an only page the title and number that stand at its head."""
    if box.element is not None and box.element.get("class") == _RUNNING:
        box.children = ()
    for each in box.children:
        if hasattr(each, "children"):
            _say_once(each)


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
        for step in range(1, len(steps_of(document.template)) + 1):
            tries.append(made(step))
            if len(tries[-1][1].pages) == 1:
                break
        return tries, len(tries) - 1
    if not is_nearly_empty(pages[-1]) or not steps_of(document.template):
        return tries, 0
    tries.append(made(1))
    return tries, int(len(tries[1][1].pages) < len(pages))


def _finish(_: Any, pdf: Any) -> None:
    tidy(pdf)
    read_plainly(pdf)
    slim(pdf)
    shorten(pdf)
    pack(pdf)


@contextmanager
def whole(paper: str) -> Iterator[None]:
    """Refuse to make a PDF in which anything is missing."""
    if paper not in PAPERS:
        raise RenderFailed(
            f"There is no paper size “{paper}”.", f"Choose one of: {', '.join(PAPERS)}."
        )
    weasyprint()
    from weasyprint.urls import FatalURLFetchingError

    try:
        with strict():
            yield
    except FatalURLFetchingError as error:
        reason = error.__cause__ or error
        raise RenderFailed(f"The PDF could not be made: {reason}.", INCOMPLETE) from error


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
    with strict():
        page = weasyprint().HTML(
            string=html.sheet(name, values), base_url="app:/", url_fetcher=fetcher()
        )
        sheets = [
            css((paths.TEMPLATES / "shared" / "fonts.css").read_text("utf-8")),
            css((paths.TEMPLATES / name / "sheet.css").read_text("utf-8")),
            css(f"@page {{ {PAPERS[paper]} }}"),
        ]
        return bytes(page.write_pdf(font_config=fonts(), stylesheets=sheets))


FORMAT = Format("pdf", "PDF", ".pdf", render)
