"""The record behind one edition of an issue: what its PDF carries so that work can go on from it.

It holds no more than the edition shows. The report itself and its figures as a table lie beside it;
the record holds their digests and its own, so that a change by a stranger is noticed. A digest is
no signature: who writes all of them anew is not found out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

import msgspec

from sitrep.document.model import Document
from sitrep.domain.article import Classification
from sitrep.domain.correction import Correction
from sitrep.domain.fields import FieldValue
from sitrep.domain.figure import Figure
from sitrep.domain.indicator import Indicator
from sitrep.domain.inside import Inside
from sitrep.domain.report import Issue, Situation, Withdrawal
from sitrep.domain.translation import Translation

SHAPE = 1  # counts changes; records of every shape must open forever

REPORT = "report.json"
FIGURES = "figures.csv"
RECORD = "record.json"

_NO_DIGEST = b'{"digest":""'
_SEAL = b"Sitrep-"
_LETTERS = 64  # of a SHA-256
BLANK = _SEAL + b"0" * _LETTERS  # stands for the seal while the file is written


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the bibliography names it.

    Attributes:
        classification: None in a record from before it was carried.
    """

    id: str
    title: str
    publisher: str = ""
    author: str = ""
    published: date | None = None
    retrieved: date | None = None
    language: str = ""
    url: str = ""
    classification: Classification | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """The issue that this one was started from."""

    id: str
    number: int


@dataclass(frozen=True, slots=True)
class Record:
    """What an edition was made of, as far as it shows it.

    Attributes:
        digest: Of the record with this left empty; the first field, so that it is found again.
        edition: "public" or "internal".
        fields: What people wrote, with figures as tokens; an update starts from it.
        figures: Those that it prints, each with its words as printed.
        chosen: Ids of those that speak for their indicators.
        corrections: Rows of the corrections list, those of earlier issues with their day.
        main: The same edition in the language it was written in, of a translation only.
        translations: What people wrote in other languages for words that it prints.
        translated: What the same edition says otherwise in those languages, by their codes; of a
            translation, in the others (see `apart`).
        withdrawn: When and why it was taken back, where it was before this file was made.
        inside: What public editions do not say and this one does; nothing in a public one.
        report, table: Digests of what lies beside the record.
    """

    digest: str = ""
    shape: int = SHAPE
    situation: Situation | None = None
    issue: Issue | None = None
    edition: str = ""
    fields: tuple[FieldValue, ...] = ()
    figures: tuple[Figure, ...] = ()
    chosen: tuple[str, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sources: tuple[Source, ...] = ()
    corrections: tuple[Correction, ...] = ()
    last: Last | None = None
    main: Document | None = None
    withdrawn: Withdrawal | None = None
    translations: tuple[Translation, ...] = ()
    translated: Mapping[str, Any] = field(default_factory=dict)
    inside: tuple[Inside, ...] = ()
    report: str = ""
    table: str = ""


class Proof(StrEnum):
    """What is known of a file that is reopened."""

    WHOLE = "whole"  # byte for byte as it was written
    SAVED_ANEW = "saved_anew"  # by another program; the data in it is as it went out
    ALTERED = "altered"  # the data in it is not what went out


@dataclass(frozen=True, slots=True)
class Carried:
    """What a PDF of ours gave back.

    Attributes:
        body: Its report as JSON, to the letter.
        record: What lay beside it; of an older file, what the report alone tells.
        whole: False for an older file without a record.
        language: Of its pages.
        paper: "a4" or "letter".
        pages: Where it prints each figure first, by id.
        warnings: Sentences on what is odd or missing.
    """

    body: str
    record: Record
    proof: Proof
    whole: bool = True
    language: str = "en"
    paper: str = "a4"
    pages: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def document(self) -> Document:
        return msgspec.json.decode(self.body, type=Document)


def sha256(data: bytes) -> str:
    import hashlib  # noqa: PLC0415 - loads OpenSSL, and the window opens without

    return hashlib.sha256(data).hexdigest()


def written(record: Record, report: bytes, table: bytes) -> bytes:
    """Return a record as it is carried beside a report and its table, with all digests."""
    body = msgspec.json.encode(
        replace(record, digest="", report=sha256(report), table=sha256(table))
    )
    return body.replace(_NO_DIGEST, _NO_DIGEST[:-1] + f'{sha256(body)}"'.encode(), 1)


def is_as_written(record: bytes) -> bool:
    """Tell whether a record is as its own digest says."""
    start = len(_NO_DIGEST) - 1
    said = record[start : start + _LETTERS]
    return sha256(record[:start] + record[start + _LETTERS :]).encode() == said


def fingerprint(report: bytes) -> str:
    """Return the fingerprint that the footer of a report has to print."""
    return sha256(report)[:12]


def sealed(pdf: bytes) -> bytes:
    """Put the digest of a file into the place that was kept for it."""
    if pdf.count(BLANK) != 1:
        return pdf
    return pdf.replace(BLANK, _SEAL + sha256(pdf).encode())


def is_unbroken(pdf: bytes, seal: bytes) -> bool:
    """Tell whether a file is byte for byte as it was sealed; `seal` is its identifier."""
    if len(seal) != len(BLANK) or not seal.startswith(_SEAL) or pdf.count(seal) != 1:
        return False
    return sha256(pdf.replace(seal, BLANK)).encode() == seal.removeprefix(_SEAL)


def printed(document: Document) -> dict[str, str]:
    """Return what stands on the page for each figure: its tile, its cell, or its statement."""
    said = {row.figure: row.statement for row in document.evidence}
    for row in document.impact.rows if document.impact else ():
        said |= {cell.figure: cell.text.rstrip("†") for cell in row.cells if cell.figure}
    return said | {tile.figure: tile.value for tile in document.tiles if tile.figure}
