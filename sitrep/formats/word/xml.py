"""Small words for the XML of a Word document; the order within an element is the caller's."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def named(name: str) -> str:
    """Return "w:p" as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


def element(name: str, /, *children: Any, **attributes: object) -> Any:
    """Return an element; attributes are of "w", None leaves one out, and no child is None."""
    prefix = name.partition(":")[0]
    made = etree.Element(named(name), nsmap={prefix: NAMES[prefix]})
    for key, value in attributes.items():
        if value is not None:
            made.set(named(f"w:{key}"), str(value))
    made.extend([child for child in children if child is not None])
    return made


def on(name: str, *, when: object = True) -> Any:
    """Return a property that is switched on, or None."""
    return element(name) if when else None


def fit(words: str) -> str:
    """Return words without what XML cannot hold."""
    return _UNFIT.sub("", words)


def text(words: str) -> Any:
    """Return the text of a run."""
    made = element("w:t")
    made.text = fit(words)
    made.set(_SPACE, "preserve")
    return made


def written(root: Any) -> bytes:
    """Return a part of the file."""
    etree.cleanup_namespaces(root, top_nsmap=NAMES if root.tag.startswith(f"{{{W}}}") else None)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
