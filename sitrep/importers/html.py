"""Web pages: the article and what the page says of it, without the website around it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from sitrep.importers.blocks import blocks
from sitrep.importers.decoding import decode
from sitrep.importers.format import Draft, Format
from sitrep.importers.markup import drop_unseen, parse

_ENOUGH = 200  # characters; less than that is not the article
_MOST_ELEMENTS = 15_000  # beyond, finding the article takes too long; the page is taken whole
_HEAD = 4096  # bytes among which a page names its charset
_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding=[\"']([\w.-]{2,40})[\"']")
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(https?://\S{1,2000}) -->")
_LOOKS = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|title|meta|body|div|p|article|section|main|table|h1|h2|span"
    rb"|a|b|ul|ol|center|font|style|script|link|base)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE = ("nav", "header", "footer", "aside", "form")
_RULE = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+\s*(?:-{3,})?")


def read(data: bytes) -> Draft:
    """Read a web page saved as one file; raises `ImportFailed`."""
    decoded = decode(data, declared_charset(data))
    return read_markup(decoded.text, decoded.warnings)


def declared_charset(data: bytes) -> str:
    """Return the charset that the first bytes of a page name, "" if none."""
    head = data[:_HEAD]
    found = _XML_ENCODING.match(head) or _CHARSET.search(head)
    name = found[1].decode("ascii", "replace") if found else ""
    # A page that can be read as ASCII so far is not UTF-16, whatever it says.
    return "" if name.lower().startswith("utf-16") else name


def read_markup(markup: str, warnings: tuple[str, ...] = (), *, fragment: bool = False) -> Draft:
    """Read HTML that is already text.

    Args:
        markup: The page, or a piece of one.
        warnings: What was said of its letters already.
        fragment: It was chosen by a person or sent in a mail, so it is taken whole unless it
            brings the navigation of a website along.
    """
    root = parse(markup)
    if drop_unseen(root):
        warnings = (*warnings, "Hidden or struck-out words with numbers were left out.")
    saved = _SAVED_FROM.search(markup[:_HEAD])
    if fragment and next(root.iter(*_PAGE), None) is None:
        return _whole(root, _first_heading(root), warnings)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        long = "This page is very long; all of its text was taken."
        return _whole(root, _title(root), (*warnings, long))
    return _article(root, saved[1] if saved else "", warnings)


def _whole(root: Any, title: str, warnings: tuple[str, ...]) -> Draft:
    return Draft(blocks(root), title=title, language=_declared_language(root), warnings=warnings)


def _article(root: Any, url: str, warnings: tuple[str, ...]) -> Draft:
    found = _extract(root, precise=True)
    text = _paragraphs(found.text if found else "")
    if len(text) < _ENOUGH:
        wider = _extract(root, precise=False)
        other = _paragraphs(wider.text if wider else "")
        found, text = (wider, other) if len(other) > len(text) else (found, text)
    if len(text) < _ENOUGH:
        text = max(text, blocks(root), key=len)
    if not found:
        return replace(_whole(root, _title(root), warnings), url=url)
    title = found.title or _title(root)
    site = _property(root, "og:site_name") or found.sitename or ""
    return Draft(
        text,
        title=title,
        publisher="" if site.strip() in (title.strip(), _title(root)) else site,
        author=found.author or "",
        published=date.fromisoformat(found.date) if found.date else None,
        language=_declared_language(root),
        url=found.url or url,
        warnings=warnings,
    )


def _extract(root: Any, *, precise: bool) -> Any:
    from trafilatura import bare_extraction

    return bare_extraction(
        root,
        favor_precision=precise,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # Only dates the page gives as such: a search through its text finds today's.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )


def _paragraphs(text: str | None) -> str:
    """Set trafilatura's lines apart as paragraphs, and its tables as “cell | cell”."""
    out: list[str] = []
    for line in (text or "").split("\n"):
        bare = line.strip()
        if not bare or _RULE.fullmatch(bare):
            continue
        row = bare.startswith("|") and bare.endswith("|") and len(bare) > 1
        if row:
            bare = bare.strip("| ")
        together = (row or bare.startswith("- ")) and bool(out)
        out.append(bare if together or not out else f"\n{bare}")
    return "\n".join(out)


def _declared_language(root: Any) -> str:
    language: str = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return language


def _title(root: Any) -> str:
    return _words_of(root, "title") or _first_heading(root)


def _first_heading(root: Any) -> str:
    return _words_of(root, "h1")


def _words_of(root: Any, tag: str) -> str:
    element = next(root.iter(tag), None)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _property(root: Any, name: str) -> str:
    for meta in root.iter("meta"):
        if name in (meta.get("property"), meta.get("name")):
            return str(meta.get("content") or "").strip()
    return ""


def _recognizes(data: bytes) -> bool:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\0", b"")
    return _LOOKS.match(head) is not None


FORMAT = Format("html", (".html", ".htm", ".xhtml"), _recognizes, read)
