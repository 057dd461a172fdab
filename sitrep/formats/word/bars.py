"""The bars of a chart as pictures; the number of each stands in words beside it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitrep.formats.unpaged import classes

MILLIMETERS = (60, 4)
COLUMN = (12, 13)  # millimeters; the page draws the highest as high
_SHARP = 12  # pixels a millimeter
_SHARE = re.compile(r"width:([\d.]+)%")
_HEIGHT = re.compile(r"height:([\d.]+)mm")
_WHITE, _AXIS = "#ffffff", "#55616c"
_THIN = 4  # pixels of a line
_SHAFT, _ARROW, _POINT = 30, 20, 10  # pixels along the bar


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    start: int
    end: int


def png(track: Any, color: str, *, mirrored: bool) -> bytes:
    """Return the bar that a track of the page draws.

    Args:
        track: Its element, with a piece for each of its children.
        color: "#0c4664".
        mirrored: It runs from right to left.
    """
    from PIL import Image, ImageDraw, ImageOps

    wide, high = (side * _SHARP for side in MILLIMETERS)
    picture = Image.new("RGB", (wide, high), _WHITE)
    draw = ImageDraw.Draw(picture)
    draw.line((1, 0, 1, high), fill=_AXIS, width=3)
    for piece in _pieces(track, wide - 2 * _SHAFT):
        _draw(draw, piece, high, color)
    if mirrored:
        picture = ImageOps.mirror(picture)
    return _small(picture)


def column_png(column: Any, color: str) -> bytes:
    """Return the column that a trend draws, on the ground of a picture as high as the highest."""
    from PIL import Image, ImageDraw

    wide, high = (side * _SHARP for side in COLUMN)
    picture = Image.new("RGB", (high, wide), _WHITE)  # lying, from the ground to the top
    found = _HEIGHT.search(column.get("style", ""))
    long = min(high, round(float(found[1]) * _SHARP)) if found else 0
    own = classes(column)
    kind = next((each for each in ("solid", "outlined", "hatched") if each in own), "")
    draw = ImageDraw.Draw(picture)
    _draw(draw, _Piece(kind, 0, long), wide, color)
    draw.line((1, 0, 1, wide), fill=_AXIS, width=3)
    return _small(picture.transpose(Image.Transpose.ROTATE_90))


def _small(picture: Any) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    picture.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _pieces(track: Any, width: int) -> Iterator[_Piece]:
    at = 3
    for child in track:
        own = classes(child)
        kind = next((each for each in ("point", "arrow", "shaft") if each in own), "")
        share = _SHARE.search(child.get("style", ""))
        long = {"point": _POINT, "arrow": _ARROW, "shaft": _SHAFT}.get(kind, 0)
        if share:
            long = round(width * min(100.0, float(share[1])) / 100)
        named = "back" if "back" in own else kind or next(iter(own), "")
        yield _Piece(named, at, at + long)
        at += long


def _draw(draw: Any, piece: _Piece, high: int, color: str) -> None:
    top, bottom, middle = high // 5, high - high // 5, high // 2
    box = (piece.start, top, piece.end, bottom)
    match piece.kind:
        case "solid" | "point":
            draw.rectangle(box, fill=color)
        case "outlined":
            draw.rectangle(box, outline=color, width=_THIN)
        case "hatched":
            for at in range(piece.start - (bottom - top), piece.end, 14):
                first, last = max(at, piece.start), min(at + bottom - top, piece.end)
                draw.line((first, bottom - (first - at), last, bottom - (last - at)), color, _THIN)
            draw.rectangle(box, outline=color, width=_THIN)
        case "shaft":
            draw.line((piece.start, middle, piece.end, middle), fill=color, width=_THIN)
        case "arrow":
            draw.polygon(((piece.start, top), (piece.end, middle), (piece.start, bottom)), color)
        case "back":
            draw.polygon(((piece.end, top), (piece.start, middle), (piece.end, bottom)), color)
