"""What an export format is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sitrep.document.model import Document


class Render(Protocol):
    """Returns the bytes of a file; raises `RenderFailed`."""

    def __call__(
        self, document: Document, *, paper: str = "a4", greyscale: bool = False
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file a report can be written as.

    Attributes:
        suffix: With its dot: ".pdf".
    """

    key: str
    label: str
    suffix: str
    render: Render
