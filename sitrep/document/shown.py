"""What a window knows of pages besides their PDF: what stands where, and what to paint anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page that a field or a figure is printed in; points from the top left corner.

    Attributes:
        page: From 0.
        field: Name of a field of the form, such as "overview" or "highlights.2", or "".
        figure: Id of the figure, or "".
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    field: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A report laid out whole: its PDF, and its regions, the ones inside others last.

    Attributes:
        name: What the one who laid it out knows it by; "" where it cannot be patched.
    """

    pdf: bytes
    name: str = ""
    regions: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a page that looks otherwise now; in points from the top left corner.

    Attributes:
        page: The page that it is of, from 0.
        source: The page of the patch that it stands on, at the same place as on its own.
        right: None where it reaches from edge to edge of the paper.
    """

    page: int
    source: int
    top: float
    bottom: float
    left: float = 0.0
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Patch:
    """What to paint over the pages laid out last, so that they are as if laid out anew.

    Attributes:
        pdf: b"" where nothing looks otherwise.
    """

    pdf: bytes
    bands: tuple[Band, ...] = ()
