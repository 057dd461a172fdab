"""Web archives (.mhtml, .mht): a saved page with its pictures; only the page is read."""

from __future__ import annotations

from dataclasses import replace

from sitrep.errors import ImportFailed
from sitrep.importers import html, mime
from sitrep.importers.decoding import decode
from sitrep.importers.format import Draft, Format


def read(data: bytes) -> Draft:
    """Read the page of a web archive; its date of saving is not taken for its publication."""
    message = mime.open_message(data)
    page = next((p for p in mime.parts(message) if p.get_content_type() in _PAGES), None)
    if page is None:
        raise ImportFailed(
            "This web archive holds no page.",
            "Open it in a browser, copy the text of the article and paste it.",
        )
    inside = mime.content(page)
    decoded = decode(inside, mime.charset(page) or html.declared_charset(inside))
    draft = html.read_markup(decoded.text, decoded.warnings)
    address = mime.header(message, "Snapshot-Content-Location") or mime.header(
        page, "Content-Location"
    )
    return replace(
        draft,
        title=draft.title or mime.header(message, "Subject"),
        url=draft.url or address,
    )


_PAGES = ("text/html", "application/xhtml+xml")


def _recognizes(data: bytes) -> bool:
    names = mime.header_names(data)
    if not names or names & {b"to", b"received", b"message-id"}:
        return False
    return b"multipart/related" in data[:16_384].lower() or b"snapshot-content-location" in names


FORMAT = Format("mhtml", (".mhtml", ".mht"), _recognizes, read)
