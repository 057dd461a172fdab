"""Mail messages and saved web archives share one envelope; this opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import Message

from sitrep.errors import ImportFailed

_DEEPEST = 20
_MOST_PARTS = 2_000
_LARGEST_HEAD = 1_000_000  # bytes
_MOST_RULES = 10_000  # lines that may be the border of a part; each costs the parser time
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_COPY = "Open it in the program it came from, copy the article and paste it."
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_KNOWN = frozenset({
    b"from", b"to", b"subject", b"date", b"mime-version", b"content-type", b"received",
    b"return-path", b"message-id", b"delivered-to", b"reply-to", b"cc",
    b"snapshot-content-location",
})  # fmt: skip


def header_names(data: bytes) -> set[bytes]:
    """Return the mail header names `data` begins with, empty if it does not begin with any."""
    names: set[bytes] = set()
    for line in data[:16_384].lstrip(b"\r\n \xef\xbb\xbf").splitlines():
        if not line.strip():
            break
        if line[:1] in b" \t":
            continue
        if not _HEADER.match(line):
            return set()
        names.add(line.split(b":", 1)[0].lower())
    return names if len(names & _KNOWN) > 1 else set()


def open_message(data: bytes) -> Message:
    """Parse `data`; raises `ImportFailed` if its parts are nested beyond reason."""
    if data.count(b"boundary=") > _MOST_PARTS or data.count(b"\n--") > _MOST_RULES:
        raise _too_deep()
    data = data.lstrip(b"\r\n \xef\xbb\xbf")
    if _HEAD_END.search(data[:_LARGEST_HEAD]) is None and len(data) > _LARGEST_HEAD:
        raise ImportFailed("This mail has too many headers to be read.", _COPY)
    try:
        return message_from_bytes(data)
    except RecursionError:
        raise _too_deep() from None


def parts(message: Message) -> Iterator[Message]:
    """Yield the leaves of `message` in order; messages inside it are leaves.

    Raises:
        ImportFailed: If its parts are nested beyond reason or too many.
    """
    waiting: list[tuple[Message, int]] = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop()
        seen += 1
        if depth > _DEEPEST or seen > _MOST_PARTS:
            raise _too_deep()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            children = [child for child in inner if isinstance(child, Message)]
            waiting.extend((child, depth + 1) for child in reversed(children))
        else:
            yield part


def content(part: Message) -> bytes:
    """Return the bytes of a leaf, b"" for a message inside a message."""
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def charset(part: Message) -> str:
    try:
        return part.get_content_charset("") or ""
    except (LookupError, ValueError):
        return ""


def header(message: Message, name: str) -> str:
    """Return a header as words, "" if there is none; damaged ones as they are."""
    raw = str(message.get(name) or "")[:2000]
    try:
        words = str(make_header(decode_header(raw)))
    except (LookupError, ValueError):
        words = raw
    return " ".join(words.split())


def _too_deep() -> ImportFailed:
    return ImportFailed(
        "This file nests its parts too deeply to be read.",
        _COPY,
    )
