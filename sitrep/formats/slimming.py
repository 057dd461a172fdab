"""Keeps PDFs small: fewer objects for the same tags, and no digits that no printer can show."""

from __future__ import annotations

import re
from typing import Any

_PLAIN = frozenset({"/Span", "/NonStruct"})  # say nothing about what they hold
_KEYS = frozenset({"Type", "S", "K", "Pg", "P"})
# May hold text themselves; what groups others may not.
_HOLDERS = frozenset(
    {"/P", "/Span", "/NonStruct", "/TD", "/TH", "/LBody", "/Lbl", "/Caption", "/Link"}
    | {f"/H{level}" for level in range(1, 7)}
)
_DRAWN = frozenset({b"m", b"l", b"c", b"v", b"y", b"re", b"w", b"h"})  # operators on coordinates
_NUMBER = re.compile(rb"-?\d+\.\d{3,}")


def slim(pdf: Any) -> None:
    """Make a `pydyf.PDF` smaller that is about to be written; nothing of it looks otherwise."""
    objects = {each.reference: each for each in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    nums = objects[root["ParentTree"]]["Nums"]
    homes: dict[bytes, bytes] = {}
    _join(objects[root["K"][0]], objects, homes)
    for marked in nums[1::2]:
        if isinstance(marked, list):
            marked[:] = [_home(each, homes) for each in marked]
    for reference in homes:
        _drop(objects[reference])
    shorten(pdf)


def shorten(pdf: Any) -> None:
    """Round the coordinates of a `pydyf.PDF` to what a printer can show."""
    for each in pdf.objects:
        if hasattr(each, "stream"):
            each.stream[:] = [_rounded(line) for line in each.stream]


def _join(element: Any, objects: dict[bytes, Any], homes: dict[bytes, bytes]) -> None:
    """Give an element what plain ones below it hold; `homes` takes where each went."""
    kids: list[Any] = []
    for kid in element["K"]:
        child = objects.get(kid) if isinstance(kid, bytes) else None
        if child is None or child.get("Type") != "/StructElem":
            kids.append(kid)
            continue
        _join(child, objects, homes)
        if _is_plain(child) and element["S"] in _HOLDERS and child["Pg"] == element.get("Pg"):
            kids += child["K"]
            homes[kid] = element.reference
        else:
            kids.append(kid)
    element["K"][:] = kids


def _is_plain(child: Any) -> bool:
    numbers = all(isinstance(each, int) for each in child["K"])
    return child["S"] in _PLAIN and numbers and child.keys() <= _KEYS


def _home(each: Any, homes: dict[bytes, bytes]) -> Any:
    """Return where an element went, whose new home may have gone to another in its turn."""
    while each in homes:
        each = homes[each]
    return each


def _drop(each: Any) -> None:
    """Make an object a free entry of the cross-reference table."""
    each.free, each.generation, each.number = "f", 1, 0


def _rounded(line: Any) -> Any:
    """Return a drawing instruction with hundredths of its unit; anything else as it is."""
    if not isinstance(line, bytes) or line.rpartition(b" ")[2] not in _DRAWN:
        return line
    return _NUMBER.sub(lambda match: _short(float(match.group())), line)


def _short(number: float) -> bytes:
    return f"{number:.2f}".rstrip("0").rstrip(".").encode()
