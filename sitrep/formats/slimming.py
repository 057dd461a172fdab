"""Keeps PDFs small: fewer objects for the same text in the same order."""

from __future__ import annotations

from typing import Any

_PLAIN = frozenset({"/Span", "/NonStruct"})  # say nothing about what they hold
_KEYS = frozenset({"Type", "S", "K", "Pg", "P"})
# May hold text themselves; what groups others may not.
_HOLDERS = frozenset(
    {"/P", "/Span", "/NonStruct", "/TD", "/TH", "/LBody", "/Lbl", "/Caption", "/Link"}
    | {f"/H{level}" for level in range(1, 7)}
)
_GROUPS = frozenset({"/Document", "/Sect", "/Div", "/LBody", "/TD"})
_BLOCKS = frozenset(
    {"/Div", "/Sect", "/P", "/L", "/Table", "/Figure", "/BlockQuote"}
    | {f"/H{level}" for level in range(1, 7)}
)


def slim(pdf: Any) -> None:
    """Make a `pydyf.PDF` smaller; packing it leaves out what nothing names any more."""
    objects = {each.reference: each for each in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    nums = objects[root["ParentTree"]]["Nums"]
    homes: dict[bytes, bytes] = {}
    _join(objects[root["K"][0]], objects, homes)
    for marked in nums[1::2]:
        if isinstance(marked, list):
            marked[:] = [_home(each, homes) for each in marked]


def _join(element: Any, objects: dict[bytes, Any], homes: dict[bytes, bytes]) -> None:
    """Give an element what plain ones below it hold; `homes` takes where each went."""
    kids: list[Any] = []
    for kid in element["K"]:
        child = objects.get(kid) if isinstance(kid, bytes) else None
        if child is None or child.get("Type") != "/StructElem":
            kids.append(kid if child is None else child)  # what a link stands for, said in place
            continue
        _join(child, objects, homes)
        if element["S"] in _GROUPS and _is_hollow(child, objects):
            for each in child["K"]:
                objects[each]["P"] = element.reference
            kids += child["K"]
        elif _is_plain(child) and element["S"] in _HOLDERS and child["Pg"] == element.get("Pg"):
            kids += child["K"]
            homes[kid] = element.reference
        else:
            kids.append(kid)
    element["K"][:] = kids


def _is_hollow(child: Any, objects: dict[bytes, Any]) -> bool:
    """Tell whether an element only holds others of which each is a block by itself."""
    blocks = all(isinstance(each, bytes) and objects[each]["S"] in _BLOCKS for each in child["K"])
    return child["S"] == "/Div" and blocks and child.keys() <= _KEYS


def _is_plain(child: Any) -> bool:
    numbers = all(isinstance(each, int) for each in child["K"])
    return child["S"] in _PLAIN and numbers and child.keys() <= _KEYS


def _home(each: Any, homes: dict[bytes, bytes]) -> Any:
    """Return where an element went, whose new home may have gone to another in its turn."""
    while each in homes:
        each = homes[each]
    return each
