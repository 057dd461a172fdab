"""What goes over the worker's pipes: one JSON message a line, calls down and replies up."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from sitrep.document.model import Document
from sitrep.document.record import Record
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.domain.place import PlaceList
from sitrep.proofing.leaks import Secret


class Read(msgspec.Struct, tag=True, frozen=True):
    """Read an article file. The result is an `ArticleReading`."""

    data: bytes
    filename: str


class ReadPasted(msgspec.Struct, tag=True, frozen=True):
    """Read what the clipboard held. The result is an `ArticleReading`."""

    text: str
    html: str = ""


class ReadLogo(msgspec.Struct, tag=True, frozen=True):
    """Make a picture file a logo. The result is the data URI of a PNG."""

    data: bytes


class ReadPlaces(msgspec.Struct, tag=True, frozen=True):
    """Read a file of a country's P-codes or shapes. The result is a `PlaceFile`."""

    data: bytes
    filename: str
    country: str


class Propose(msgspec.Struct, tag=True, frozen=True):
    """Propose figures from a text. The result is a `Proposed`."""

    article: str
    text: str
    language: str
    country: str
    publisher: str = ""
    published: date | None = None
    own: OwnWords = NOTHING
    places: PlaceList | None = None


class Render(msgspec.Struct, tag=True, frozen=True):
    """Lay a document out. The result is the file's bytes.

    Attributes:
        record: What a PDF that goes out carries besides; None for a draft and a preview.
        archival: Of a PDF: PDF/A-3.
    """

    document: Document
    format: str = "pdf"
    paper: str = "a4"
    greyscale: bool = False
    record: Record | None = None
    archival: bool = False


class LayOut(msgspec.Struct, tag=True, frozen=True):
    """Lay a document out to be looked at. The result is a `Shown`, its PDF that of `Render`."""

    document: Document
    paper: str = "a4"
    greyscale: bool = False


class Repaint(msgspec.Struct, tag=True, frozen=True):
    """Lay out only what differs from a document laid out before. The result is a `Patch`.

    None where it takes the whole to know how the pages look now.

    Attributes:
        name: Of the `Shown` that the patch is for.
    """

    document: Document
    name: str
    paper: str = "a4"
    greyscale: bool = False


class Prove(msgspec.Struct, tag=True, frozen=True):
    """See that no secret stands in a file that is about to go out. The result is None.

    It fails with `Leaked`, which says what stands where.
    """

    data: bytes
    format: str
    secrets: tuple[Secret, ...]


class Reopen(msgspec.Struct, tag=True, frozen=True):
    """Take out of a PDF of ours what it carries. The result is a `Carried`."""

    data: bytes


class RenderSheet(msgspec.Struct, tag=True, frozen=True):
    """Lay out a sheet that is no report, such as the handover. The result is the PDF's bytes."""

    name: str
    values: dict[str, Any]
    paper: str = "a4"


Task = (
    Read
    | ReadPasted
    | ReadLogo
    | ReadPlaces
    | Propose
    | Render
    | LayOut
    | Repaint
    | Prove
    | Reopen
    | RenderSheet
)


class Call(msgspec.Struct, frozen=True):
    job: int
    task: Task


class Done(msgspec.Struct, tag=True, frozen=True):
    job: int
    result: Any


class Failed(msgspec.Struct, tag=True, frozen=True):
    """The job ended without a result.

    Attributes:
        kind: Name of the `SitrepError`, or "" for a bug.
        details: Traceback of a bug.
    """

    job: int
    kind: str
    problem: str
    remedy: str
    details: str = ""


Reply = Done | Failed
