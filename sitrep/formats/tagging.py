"""What PDF/UA-1 asks of the tags and WeasyPrint leaves out; runs right before a file is written."""

from __future__ import annotations

from typing import Any

_INLINE = frozenset({"/Span", "/NonStruct"})
_PRINTED = 4  # flag of an annotation
_PAGINATION = "<</Type/Pagination>>"


def tidy(pdf: Any) -> None:
    """Set right the tags of a `pydyf.PDF` that WeasyPrint has built.

    Table heads say whether they head a row or a column, links are printed, running heads and feet
    are artifacts and no part of the text, and inline elements without content fall away.
    """
    objects = {each.reference: each for each in pdf.objects}
    for each in pdf.objects:
        if not isinstance(each, dict):
            continue
        if each.get("S") == "/TR":
            _say_scopes([objects[child] for child in each["K"] if child in objects])
        elif each.get("Subtype") == "/Link":
            each["F"] = _PRINTED
    root = objects[pdf.catalog["StructTreeRoot"]]
    document = objects[root["K"][0]]
    read = _read(document, objects)
    streams = [objects[page["Contents"]] for page in pdf.objects if _is_page(page)]
    numbers = objects[root["ParentTree"]]["Nums"]
    for stream, marked in zip(streams, numbers[1::2], strict=False):
        outside = {n for n, reference in enumerate(marked) if reference not in read}
        _as_artifacts(stream.stream, outside)
        for n in outside:
            marked[n] = "null"


def _say_scopes(cells: list[Any]) -> None:
    """Say of the heads in a row of a table what they head.

    The heads of its row, by the page's own `scope`, are already among those that a cell names.
    """
    named = {
        id(head) for cell in cells if cell["S"] == "/TD" for head in cell["A"].get("Headers", ())
    }
    for cell in cells:
        if cell["S"] == "/TH":
            cell["A"]["Scope"] = "/Row" if id(cell["ID"]) in named else "/Column"


def _is_page(each: Any) -> bool:
    return isinstance(each, dict) and each.get("Type") == "/Page"


def _read(document: Any, objects: dict[bytes, Any]) -> set[bytes]:
    """Return the elements of the text; empty inline ones are taken out of their parents."""
    found = {document.reference}
    for reference in list(document["K"]):
        child = objects.get(reference) if isinstance(reference, bytes) else None
        if child is None or child.get("Type") != "/StructElem":
            continue  # marked content, or the object of a link
        found |= _read(child, objects)
        if child["S"] in _INLINE and not child["K"]:
            document["K"].remove(reference)
    return found


def _as_artifacts(content: list[Any], outside: set[int]) -> None:
    """Mark what stands outside the text as matter of the page."""
    for place, each in enumerate(content):
        if isinstance(each, dict) and each.get("MCID") in outside:
            content[place - 1] = "/Artifact"
            content[place] = _PAGINATION
