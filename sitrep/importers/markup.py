"""HTML as a tree that is safe to read: bounded, without network, without what nobody sees."""

from __future__ import annotations

import re
from typing import Any

from sitrep.errors import ImportFailed
from sitrep.importers.cleaning import plain

MOST_TAGS = 200_000  # a long news page has under 20,000
_LONGEST_STYLE = 2_000  # characters of a style attribute that are looked at
_LONGEST_TAG = 20_000  # characters without quoted values
_LONGEST_SHEET = 300_000
_LONGEST_DATA = 300_000  # characters of JSON-LD that are kept for metadata
_HIDEABLE = 1_000  # a page faded in by script is hidden only until then; longer parts stay

_DATA_URL = re.compile(
    r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=.-]{1,40}){0,3},[A-Za-z0-9+/=%_-]{200,}"
)
_UNREAD = ("style", "template", "noscript", "iframe", "object", "embed", "svg", "canvas", "audio",
           "video", "select", "datalist", "textarea")  # fmt: skip
_STRUCK = frozenset({"s", "del", "strike"})
_UNSEEN_CLASSES = frozenset({"sr-only", "visually-hidden", "screen-reader-text"})
_INLINE = frozenset({
    "a", "abbr", "b", "cite", "code", "em", "font", "i", "ins", "label", "mark", "q", "small",
    "span", "strong", "sub", "sup", "time", "tt", "u", "var",
})  # fmt: skip
_ZERO = re.compile(r"0*\.?0*(?:px|pt|em|rem|%|vw|vh)?")
_FAR_AWAY = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|pt|em|rem)")
_LONG_TAG = re.compile(r"<[^<>]{20000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_NOTE = re.compile(r"\s*[\[(]?\d{1,3}(?:\s*,\s*\d{1,3})*[\])]?\s*")


def parse(text: str) -> Any:
    """Return the root of the HTML in `text`.

    Raises:
        ImportFailed: If it is nested too deeply or has too many parts for an article.
    """
    from lxml import etree
    from lxml.html import HTMLParser

    source = _DATA_URL.sub("", plain(text))
    if source.count("<") > 2 * MOST_TAGS:
        raise ImportFailed("This page has too many parts to be an article.", _COPY)
    # Thousands of attributes in one tag take the parser hours; one long one is ordinary.
    if any(len(_QUOTED.sub("", tag[0])) > _LONGEST_TAG for tag in _LONG_TAG.finditer(source)):
        raise ImportFailed("This page has a part that is too large to be read.", _COPY)
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(source.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    limits = [entry for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        deep = "depth" in limits[0].message
        what = "nests its parts too deeply" if deep else "has a part that is too large"
        raise ImportFailed(f"This page {what} to be read.", _COPY)
    if root is None:
        raise ImportFailed("This page is empty.", _COPY)
    return root


_COPY = "Open it in a browser, copy the text of the article and paste it."


def drop_unseen(root: Any) -> bool:
    """Take out of the tree what a reader does not see or reads as struck out.

    Notes marked by raised digits are set apart, so that 12 with note 3 does not read as 123.

    Returns:
        True if numbers went with it.
    """
    classes, ids = _hidden_by_sheet(root)
    for element in list(root.iter(*_UNREAD)):
        element.drop_tree()
    for script in list(root.iter("script")):
        if "ld+json" not in script.get("type", "") or len(script.text or "") > _LONGEST_DATA:
            script.drop_tree()
    numbers = False
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "head"):
            continue
        if _is_unseen(element, classes, ids):
            numbers |= any(c.isdigit() for c in "".join(element.itertext())[:_HIDEABLE])
            _drop(element)
        elif element.tag == "sup":
            _set_apart(element)
    return numbers


def _is_unseen(element: Any, classes: set[str], ids: set[str]) -> bool:
    if element.tag in _STRUCK or element.get("hidden") is not None:
        return True
    words = set((element.get("class") or "")[:_LONGEST_STYLE].split())
    if words & _UNSEEN_CLASSES:
        return True
    if element.tag in _INLINE and (words & classes or element.get("id") in ids):
        return True
    style = (element.get("style") or "")[:_LONGEST_STYLE]
    surely, perhaps = _hides(style) if style else (False, False)
    perhaps |= (element.get("aria-hidden") or "").strip().lower() == "true"
    return surely or (perhaps and len("".join(element.itertext())) <= _HIDEABLE)


def _hides(style: str) -> tuple[bool, bool]:
    """Tell whether declarations hide for good, and whether they may only hide for a while."""
    surely = perhaps = False
    for declaration in _uncommented(style).lower().split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip(), value.replace("!important", "").strip()
        match name:
            case "display":
                surely |= value == "none"
            case "mso-hide":
                surely |= value == "all"
            case "font-size":
                surely |= bool(_ZERO.fullmatch(value)) and value != ""
            case "text-decoration" | "text-decoration-line":
                surely |= "line-through" in value
            case "left" | "top" | "text-indent" | "margin-left":
                surely |= bool(_FAR_AWAY.fullmatch(value))
            case "color":
                perhaps |= value == "transparent"
            case "visibility":
                perhaps |= value in ("hidden", "collapse")
            case "opacity":
                perhaps |= bool(_ZERO.fullmatch(value)) and value != ""
    return surely, perhaps


def _uncommented(style: str) -> str:
    first, *rest = style.split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def _hidden_by_sheet(root: Any) -> tuple[set[str], set[str]]:
    """Return the classes and ids that a style sheet of the page hides on every screen."""
    sheet = "".join(style.text or "" for style in root.iter("style"))[:_LONGEST_SHEET]
    classes: set[str] = set()
    ids: set[str] = set()
    depth = 0
    for piece in re.split(r"(?<=[{}])", _uncommented(sheet)):
        if piece.endswith("{"):
            depth += 1
            selectors = piece[:-1] if depth == 1 else ""
        elif piece.endswith("}"):
            if depth == 1 and any(_hides(piece[:-1])):
                for selector in selectors.split(","):
                    name = re.fullmatch(r"\s*[a-z]{0,10}([.#])([\w-]{1,100})\s*", selector)
                    if name:
                        (classes if name[1] == "." else ids).add(name[2])
            depth = max(0, depth - 1)
    return classes, ids


def _drop(element: Any) -> None:
    """Take `element` out; where digits would then meet across struck words, a gap shows it."""
    if element.getparent() is None:
        return
    struck = element.tag in _STRUCK or "line-through" in (element.get("style") or "")
    if struck and (element.tail or "")[:1].isdigit() and _before(element)[-1:].isdigit():
        element.tail = f" […] {element.tail}"
    element.drop_tree()


def _before(element: Any) -> str:
    previous = element.getprevious()
    if previous is not None:
        return previous.tail or "".join(previous.itertext())
    return element.getparent().text or ""


def _set_apart(sup: Any) -> None:
    words = "".join(sup.itertext())
    if len(words) <= 20 and _NOTE.fullmatch(words) and _before(sup)[-1:].isdigit():
        for child in list(sup):
            child.drop_tag()
        sup.text = f" [{words.strip().strip('[]()')}]"
