"""The looks of an office's reports: set once, the same on every page."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_LETTERS = 600  # of the office's own disclaimer
LEAST_CONTRAST = 4.5  # to white paper, and of white words on the color (WCAG 2.2, 1.4.3)
TINT = 0.07  # of the accent in the color of quiet areas

_COLOR = re.compile(r"#[0-9a-f]{6}")
_LOGO = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]+")
_DIGITS = ("", "latn", "arab")


@dataclass(frozen=True, slots=True)
class House:
    """What an office sets once for its reports.

    Attributes:
        accent: The one color of the page, "#0c4664"; "" for the program's own.
        logo: A PNG as a data URI, or "".
        disclaimer: The office's own paragraph before the usual ones, or "".
        digits: Of Arabic reports: "latn", "arab", or "" for the usual ones.
    """

    accent: str = ""
    logo: str = ""
    disclaimer: str = ""
    digits: str = ""

    def __post_init__(self) -> None:
        if self.accent and not _COLOR.fullmatch(self.accent):
            raise ValueError(f"{self.accent} is no color such as #0c4664")
        if self.accent and contrast(self.accent) < LEAST_CONTRAST:
            raise ValueError(f"{self.accent} is too light to be read on paper")
        if self.logo and not _LOGO.fullmatch(self.logo):
            raise ValueError("the logo is no PNG as a data URI")
        if len(self.disclaimer) > MOST_LETTERS:
            raise ValueError(f"the disclaimer is longer than {MOST_LETTERS} letters")
        if self.digits not in _DIGITS:
            raise ValueError(f"{self.digits} are no digits")


def contrast(color: str) -> float:
    """Return the contrast of a color to white, 1 to 21, as WCAG 2.2 defines it."""
    red, green, blue = (_linear(part) for part in _parts(color))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: int) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def tint(color: str) -> str:
    """Return a color so light that words are read on it: "#edf3f7" of a dark blue."""
    mixed = (round(255 - TINT * (255 - part)) for part in _parts(color))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _parts(color: str) -> tuple[int, ...]:
    return tuple(int(color[place : place + 2], 16) for place in (1, 3, 5))
