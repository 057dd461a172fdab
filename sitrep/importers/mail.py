"""Mail messages (.eml): the message itself; what is attached is counted, not read."""

from __future__ import annotations

import re
from datetime import date
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from sitrep.errors import ImportFailed
from sitrep.importers import html, mime
from sitrep.importers.decoding import decode
from sitrep.importers.format import Draft, Format
from sitrep.importers.text import unwrapped

_FORWARDED = re.compile(r"(?:(?:re|fwd?|tr|rv|aw|wg|رد)\s*:\s*)+", re.IGNORECASE)


def read(data: bytes) -> Draft:
    """Read a mail: subject as title, sender as author and publisher, date sent as published."""
    message = mime.open_message(data)
    leaves = list(mime.parts(message))
    bodies = [leaf for leaf in leaves if _is_body(leaf)]
    page = next((b for b in bodies if b.get_content_type() == "text/html"), None)
    words = next((b for b in bodies if b.get_content_type() == "text/plain"), None)
    draft = _draft(page, words)
    sender = parseaddr(mime.header(message, "From"))[0]
    attached = sum(_is_attached(leaf) for leaf in leaves)
    return Draft(
        draft.text,
        title=_FORWARDED.sub("", mime.header(message, "Subject"), count=1),
        publisher=sender,
        author=sender,
        published=_sent(message),
        language=draft.language,
        warnings=(*draft.warnings, *_attachments(attached)),
    )


def _draft(page: Message | None, words: Message | None) -> Draft:
    """Read the HTML of a mail, its plain text if there is none or if it is empty."""
    if page is not None:
        inside = mime.content(page)
        decoded = decode(inside, mime.charset(page) or html.declared_charset(inside))
        if decoded.text.strip():
            draft = html.read_markup(decoded.text, decoded.warnings, fragment=True)
            if draft.text.strip() or words is None:
                return draft
    if words is None:
        raise ImportFailed(
            "This mail holds no text.",
            "Save its attachments as files of their own and import those.",
        )
    decoded = decode(mime.content(words), mime.charset(words))
    return Draft(unwrapped(decoded.text.replace("\r\n", "\n")), warnings=decoded.warnings)


def _is_body(leaf: Message) -> bool:
    return leaf.get_content_maintype() == "text" and not _is_attached(leaf)


def _is_attached(leaf: Message) -> bool:
    if leaf.get_content_type() == "message/rfc822":
        return True
    named = bool(leaf.get_filename())
    inline = leaf.get_content_disposition() == "inline" and leaf.get("Content-ID")
    return leaf.get_content_disposition() == "attachment" or (named and not inline)


def _attachments(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return ("1 attachment was not read." if count == 1 else f"{count} attachments were not read.",)


def _sent(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(mime.header(message, "Date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _recognizes(data: bytes) -> bool:
    return bool(mime.header_names(data))


FORMAT = Format("mail", (".eml",), _recognizes, read)
