"""What slow work a step may ask for; the worker's client has it, the caller hands it in."""

from __future__ import annotations

from typing import Protocol

from sitrep.document.model import Document
from sitrep.document.record import Carried, Record
from sitrep.domain.article import Article, ArticleReading
from sitrep.domain.figure import Proposed
from sitrep.domain.own_words import NOTHING, OwnWords
from sitrep.proofing.leaks import Secret


class Hands(Protocol):
    """Reads, proposes and renders somewhere else, in bounded time and memory."""

    def read(self, data: bytes, filename: str) -> ArticleReading: ...

    def propose(self, article: Article, country: str, own: OwnWords = NOTHING) -> Proposed: ...

    def render(
        self,
        document: Document,
        *,
        paper: str = "a4",
        greyscale: bool = False,
        to: str = "pdf",
        record: Record | None = None,
        archival: bool = False,
    ) -> bytes: ...

    def prove(self, data: bytes, kind: str, secrets: tuple[Secret, ...]) -> None: ...

    def reopen(self, data: bytes) -> Carried: ...
