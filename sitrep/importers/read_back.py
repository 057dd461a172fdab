"""Files of ours read back before they go out: every text in them, by the place it stands in.

The pages are read by another program than the one that wrote them. What lies behind them is read
from the file's own bytes: properties, alternative texts, bookmarks, and the data of pictures.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import msgspec

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HEX = re.compile(rb"<feff((?:[0-9a-f]{4})+)>", re.IGNORECASE)
_MARKED = re.compile(rb"\xfe\xff((?:[^\\()]|\\.)*?)\)", re.DOTALL)
_SCRIPT = re.compile(rb"[\x20-\x7e\xc2-\xf4\x80-\xbf]{4,}")
_TAG = re.compile(r"<[^>]*>")
_MOST = 60 << 20  # bytes that are unpacked at most


def texts(data: bytes, kind: str) -> dict[str, str]:
    """Return the texts of a file by place: "page 2", "report.json", "the file's properties".

    Args:
        data: The whole file.
        kind: Its format: "pdf", a package of XML such as "docx", a page, or a text in UTF-8.
    """
    match kind:
        case "pdf":
            return _pdf(data)
        case "docx" | "xlsx":
            return _package(data)
        case "html":
            return {"the page": _marked_up(data)}
        case _:
            return {"the text": data.decode("utf-8-sig", "replace")}


def _package(data: bytes) -> dict[str, str]:
    """Return the parts of a file of an office program, by their names in it."""
    found = {}
    with ZipFile(BytesIO(data)) as parts:
        for part in parts.infolist():
            whole = parts.read(part)
            is_markup = part.filename.endswith((".xml", ".rels"))
            found[part.filename] = _marked_up(whole) if is_markup else "\n".join(_readable(whole))
    return found


def _marked_up(data: bytes) -> str:
    """Return all words of XML or HTML: as it stands, and with words that tags divide put together.

    Attributes are among them, such as what describes a picture.
    """
    raw = data.decode("utf-8", "replace")
    return "\n".join(unescape(each) for each in (raw, _TAG.sub("", raw), _TAG.sub(" ", raw)))


def _pdf(data: bytes) -> dict[str, str]:
    import pypdfium2

    found: dict[str, str] = {}
    with pypdfium2.PdfDocument(data) as pdf:
        for number, page in enumerate(pdf, 1):
            found[f"page {number}"] = page.get_textpage().get_text_range()
        found["the file’s properties"] = "\n".join(pdf.get_metadata_dict().values())
        for place in range(pdf.count_attachments()):
            each = pdf.get_attachment(place)
            found[each.get_name()] = _carried(bytes(each.get_data()))
    found["what lies behind the pages"] = "\n".join(_behind(data))
    return found


def _carried(data: bytes) -> str:
    """Return the words of an attachment, JSON without its escapes."""
    try:
        return "\n".join(_said(msgspec.json.decode(data)))
    except (msgspec.DecodeError, ValueError):
        return data.decode("utf-8", "replace")


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _said(each)
    elif isinstance(value, list):
        for each in value:
            yield from _said(each)


def _behind(data: bytes) -> Iterator[str]:
    """Yield the strings outside the pages' own text, and what pictures and metadata hold."""
    yield from _strings(_STREAM.sub(b"", data))
    left = _MOST
    for match in _STREAM.finditer(data):
        head = data[max(0, match.start() - 400) : match.start()].rpartition(b" obj")[2]
        if b"/FontFile" in head or b"/Length1" in head or b"/EmbeddedFile" in head:
            continue
        part = match[1]
        try:
            part = zlib.decompressobj().decompress(part, left) if b"Flate" in head else part
        except zlib.error:
            continue
        left -= len(part)
        if left <= 0:
            return
        if b"/Image" in head or b"/Metadata" in head:
            yield from _readable(part)
        else:
            yield from _strings(part)


def _strings(data: bytes) -> Iterator[str]:
    for match in _HEX.finditer(data):
        yield bytes.fromhex(match[1].decode()).decode("utf-16-be", "replace")
    for match in _MARKED.finditer(data):
        yield match[1].replace(b"\\", b"").decode("utf-16-be", "replace")
    yield from _readable(data)


def _readable(data: bytes) -> Iterator[str]:
    for match in _SCRIPT.finditer(data):
        yield match.group().decode("utf-8", "ignore")
