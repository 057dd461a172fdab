"""What an export format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from sitrep.document.model import Document


class Write(Protocol):
    """Writes a whole file or none; raises `RenderFailed`."""

    def __call__(
        self, document: Document, path: Path, *, paper: str = "a4", greyscale: bool = False
    ) -> None: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file a report can be written as.

    Attributes:
        suffix: With its dot: ".pdf".
    """

    key: str
    label: str
    suffix: str
    write: Write
