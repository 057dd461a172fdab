"""PDFs of ours: the report that one carries, and whether it is still what went out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, TypeVar

import msgspec

from sitrep.document.apart import together
from sitrep.document.model import Document
from sitrep.document.pairing import printed_figure
from sitrep.document.record import (
    BLANK,
    FIGURES,
    RECORD,
    REPORT,
    SHAPE,
    Carried,
    Proof,
    Record,
    fingerprint,
    is_as_written,
    is_unbroken,
    sha256,
)
from sitrep.document.recovered import missing, recovered
from sitrep.domain.article import Classification
from sitrep.domain.fields import SECTORS, checked
from sitrep.domain.report import ReportType
from sitrep.errors import ImportFailed, NotOurs
from sitrep.importers.cleaning import plain
from sitrep.languages.wording import LANGUAGES

LIMIT = 50 << 20  # bytes of a file
MOST_DATA = 20 << 20  # bytes of what is carried, each
MOST_FIGURES = 5_000
MOST_SOURCES = 2_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_LETTER = 820  # points; a page lower than that is no A4
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_FINGERPRINT = re.compile(rb'"fingerprint":"([0-9a-f]{12})"')
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OF_FIGURES = {"", *SECTORS}
_HEAD = 1024  # bytes within which a PDF says that it is one
_COPY = "Ask whoever sent it for the file as it was issued."
_ARTICLE = "Add it as a source instead, or choose the PDF of a report that Sitrep issued."

T = TypeVar("T")


def read(data: bytes) -> Carried:
    """Take out what a PDF carries; nothing in it is trusted.

    Raises:
        NotOurs: It carries no report.
        ImportFailed: It is too large, locked or damaged, or of a draft or a newer program.
    """
    if len(data) > LIMIT:
        raise ImportFailed(
            f"This file was not reopened: it is larger than {LIMIT >> 20} MB, and no report is.",
            _ARTICLE,
        )
    if b"%PDF-" not in data[:_HEAD]:
        raise NotOurs("This file was not reopened: it is not a PDF.", _ARTICLE)
    found, seal, paper = _taken(data)
    if REPORT not in found:
        raise NotOurs("This PDF was not reopened: it carries no report of Sitrep.", _ARTICLE)
    document = _decoded(found[REPORT], Document)
    _require_issued(document)
    record = _record(found)
    proof = _proof(found, record, unbroken=is_unbroken(data, seal))
    given = record or _recovered(document)
    _require_sound(given, document)
    return Carried(
        found[REPORT].decode(),
        given,
        proof,
        whole=record is not None,
        language=document.language,
        paper=paper,
        warnings=() if record else missing(given),
    )


def _taken(data: bytes) -> tuple[dict[str, bytes], bytes, str]:
    """Return the attachments that are ours, the identifier of the file, and its paper."""
    import pypdfium2
    from pypdfium2.raw import FILEIDTYPE_PERMANENT

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise ImportFailed(
                "This PDF was not reopened: it is protected with a password.",
                "Save a copy without a password, or ask for the file as it was issued.",
            ) from None
        raise ImportFailed(
            "This PDF was not reopened: it is damaged and cannot be opened.", _COPY
        ) from None
    try:
        tall = document[0].get_height() if len(document) else 0
        return (
            _attachments(document),
            bytes(document.get_identifier(FILEIDTYPE_PERMANENT))[: len(BLANK)],
            "letter" if tall < _LETTER else "a4",
        )
    except pypdfium2.PdfiumError:
        raise _damaged() from None
    finally:
        document.close()


def _attachments(document: Any) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for place in range(min(document.count_attachments(), 50)):
        each = document.get_attachment(place)
        name = each.get_name()
        if name in (REPORT, FIGURES, RECORD) and name not in found:
            found[name] = _bounded(each)
    return found


def _bounded(attachment: Any) -> bytes:
    from ctypes import byref, c_ulong

    from pypdfium2.raw import FPDFAttachment_GetFile

    size = c_ulong()
    FPDFAttachment_GetFile(attachment, None, 0, byref(size))
    if size.value > MOST_DATA:
        raise ImportFailed(
            f"This PDF was not reopened: it carries more than {MOST_DATA >> 20} MB of data.", _COPY
        )
    return bytes(attachment.get_data()) if size.value else b""


def _decoded(data: bytes, kind: type[T]) -> T:
    try:
        data.decode()
        return msgspec.json.decode(data, type=kind)
    except (ValueError, msgspec.DecodeError, RecursionError) as error:
        raise _damaged() from error


def _record(found: dict[str, bytes]) -> Record | None:
    """Return the record; None for an older file, and where it makes no sense any more."""
    if RECORD not in found:
        return None
    try:
        shape = msgspec.json.decode(found[RECORD], type=dict[str, Any]).get("shape")
        if isinstance(shape, int) and shape > SHAPE:
            raise ImportFailed(
                "This PDF was not reopened: a newer version of Sitrep wrote it.",
                "Install that version, then reopen it.",
            )
        return _cleaned(msgspec.json.decode(found[RECORD], type=Record))
    except (ValueError, msgspec.DecodeError, RecursionError):
        return None


def _recovered(document: Document) -> Record:
    try:
        return _cleaned(recovered(document))
    except (ValueError, KeyError, msgspec.ValidationError) as error:
        raise _damaged() from error


def _require_issued(document: Document) -> None:
    if document.draft:
        raise ImportFailed(
            "This PDF was not reopened: it is of a draft, which never went out.",
            "Reopen the PDF of a report that was issued.",
        )
    known = (
        document.template in set(ReportType),
        document.language in LANGUAGES,
        document.masthead.classification in set(Classification),
    )
    if not all(known):
        raise _damaged()


def _require_sound(record: Record, document: Document) -> None:
    """Refuse what no report of ours can be: too much, or without what it is about."""
    if len(record.figures) > MOST_FIGURES or len(record.sources) > MOST_SOURCES:
        raise ImportFailed(
            f"This PDF was not reopened: it carries more than {MOST_FIGURES:,} figures or"
            f" {MOST_SOURCES:,} sources.",
            _COPY,
        )
    situation, issue = record.situation, record.issue
    if situation is None or issue is None or record.edition not in ("public", "internal"):
        raise _damaged()
    ids = [situation.id, issue.id, *(e.id for e in record.figures), *(e.id for e in record.sources)]
    if not all(map(_ID.fullmatch, ids)) or len(set(ids)) != len(ids):
        raise _damaged()
    of = {issue.situation, *(each.situation for each in record.figures)}
    if of != {situation.id} or issue.number != document.masthead.number or issue.number < 1:
        raise _damaged()
    if not all(each.claim.sector in _OF_FIGURES for each in record.figures):
        raise _damaged()
    try:
        for field in record.fields:
            checked(field.field, field.value)
    except ValueError as error:
        raise _damaged() from error
    others = _others(record, record.main or document)
    for each in filter(None, (document, record.main, *others)):
        _require_counts(each)
    for each in others:
        _require_issued(each)


def _others(record: Record, main: Document) -> list[Document]:
    """Return the same edition in other languages."""
    try:
        found = {code: together(main, each) for code, each in record.translated.items()}
    except ValueError as error:
        raise _damaged() from error
    if any(code != each.language for code, each in found.items()):
        raise _damaged()
    return [*found.values()]


def _require_counts(document: Document) -> None:
    """Refuse what the next report could not be compared with."""
    try:
        printed = [printed_figure(row) for row in document.evidence]
    except (ValueError, KeyError) as error:
        raise _damaged() from error
    sectors = {each.key for each in document.sectors}
    if not (sectors <= SECTORS.keys() and {e.claim.sector for e in printed} <= _OF_FIGURES):
        raise _damaged()


def _proof(found: dict[str, bytes], record: Record | None, *, unbroken: bool) -> Proof:
    if not _is_as_issued(found, record):
        return Proof.ALTERED
    return Proof.WHOLE if unbroken or record is None else Proof.SAVED_ANEW


def _is_as_issued(found: dict[str, bytes], record: Record | None) -> bool:
    if record:
        return (
            is_as_written(found[RECORD])
            and record.report == sha256(found[REPORT])
            and record.table == sha256(found.get(FIGURES, b""))
        )
    said = _FINGERPRINT.search(found[REPORT])  # all that an older file has
    if said is None or RECORD in found:
        return False
    blank = found[REPORT][: said.start(1)] + found[REPORT][said.end(1) :]
    return fingerprint(blank).encode() == said[1]


def _cleaned(record: Record) -> Record:
    """Take out of all words what controls a screen or turns the direction of text."""
    values = msgspec.to_builtins(replace(record, main=None, translated={}))
    clean = msgspec.convert(_clean(values), Record)
    return replace(clean, main=record.main, translated=record.translated)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value if value.isprintable() else _TURNING.sub("", plain(value))
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return [_clean(each) for each in value] if isinstance(value, list | tuple) else value


def _damaged() -> ImportFailed:
    return ImportFailed("This PDF was not reopened: the data in it is damaged.", _COPY)
