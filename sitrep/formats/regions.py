"""Where on the pages the fields of the form and the figures are printed, as templates mark them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sitrep.document.shown import Region
from sitrep.formats.markup import Markup

if TYPE_CHECKING:
    from sitrep.formats.laid import Spot

_POINT = 0.75  # of a pixel of CSS


def of(markup: Markup, spots: Mapping[str, tuple[Spot, ...]]) -> tuple[Region, ...]:
    """Return the regions of a page that was laid out, those inside others after them.

    A figure stands in the field of what is around it, unless it is marked with its own.
    """
    found = []
    fields: dict[str, str] = {}
    for node in markup.body.walk():
        marks = markup.attributes(node)
        field = marks.get("data-field") or (fields.get(node.parent.path, "") if node.parent else "")
        fields[node.path] = field
        figure = marks.get("data-figure", "")
        if "data-field" in marks or figure:
            for spot in spots.get(f"s{node.path}", ()):
                box = spot.left * _POINT, spot.top * _POINT, spot.right * _POINT
                found.append(Region(spot.page, *box, spot.bottom * _POINT, field, figure))
    return tuple(found)
