"""Drawings of the page as values: laid out to the last label, so that a template only draws.

They are part of the document, and like it turn into JSON and back. All measures of a map are in
tenths of a typographic point from its top left corner; shares of a chart run from 0 to 1.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MapArea:
    """An area that the figures name; `path` is SVG path data, `pcode` that of the figure or "".

    Attributes:
        shade: Step of a rate, 1 the lightest and 4 the darkest; 0 where no rate is known.
    """

    name: str
    pcode: str
    path: str
    shade: int = 0


@dataclass(frozen=True, slots=True)
class Bubble:
    """A count at its place.

    Attributes:
        value: The count as the report writes it: "683", "70+", "Dozens".
        counted: False for a figure without a number, whose circle is dashed and tells no size.
    """

    x: int
    y: int
    radius: int
    value: str
    label: str
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark of a town."""

    x: int
    y: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class MapLabel:
    """Words in a box of their own, which no other label touches.

    Attributes:
        x: Left edge of the box.
        y: Top edge of the box.
        anchor: Side of the box that the words keep to: "start", "middle" or "end".
        kind: "area", "value", "town", "capital" or "country".
    """

    text: str
    x: int
    y: int
    width: int
    height: int
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class ScaleBar:
    text: str
    x: int
    y: int
    length: int


@dataclass(frozen=True, slots=True)
class Map:
    """A map, north up. Paths are SVG path data of whole numbers; "" draws nothing.

    Attributes:
        title: "Killed, by area".
        note: How to read it, whose figures, of which day.
        alt: The map in words, for those who cannot see it.
        around: Land of other countries.
        land: Land of the country.
        inner: Borders between its areas.
        coast, border: Lines where land meets water, and another country.
        unsettled: Borders that are not agreed, drawn broken.
        named: Outlines of the areas that figures name.
        leaders: Lines from labels that stand apart to their marks.
        credit: Where shapes and towns come from, and what they do not imply.
    """

    title: str
    note: str
    alt: str
    width: int
    height: int
    around: str
    land: str
    inner: str
    coast: str
    border: str
    unsettled: str
    named: str
    areas: tuple[MapArea, ...]
    bubbles: tuple[Bubble, ...]
    dots: tuple[Dot, ...]
    labels: tuple[MapLabel, ...]
    leaders: str
    scale_bar: ScaleBar
    credit: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from `start` to `end` as shares of the width.

    Attributes:
        label: What it is about; "" where it belongs to the bar above.
        text: What stands beside it: "683", "70+", "Dozens".
        pattern: "solid", "hatched" (a rough count, or people targeted), "outlined" (at most so
            many, or people in need) or "none" (no number, so no length).
        reach: Where the count may end, if it is a range: hatched from `end` on; 0 for none.
        open_start: The count has no lower bound: an arrow points on.
        open_end: The count has no upper bound: an arrow points on.
        source: Small words below the label: a day.
        lines: How many bars the label stands for, this one the first; 0 for the others.
    """

    label: str
    text: str
    start: float
    end: float
    pattern: str = "solid"
    reach: float = 0.0
    open_start: bool = False
    open_end: bool = False
    source: str = ""
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars on one common scale from zero, each with its label and its words.

    Attributes:
        kind: "bars", "ranges", "shares", or "trend", whose bars stand side by side.
        alt: The chart in words, for formats without bars.
        remark: A line below: whose figures, and how to read the bars.
    """

    kind: str
    title: str
    alt: str
    bars: tuple[Bar, ...]
    remark: str = ""
