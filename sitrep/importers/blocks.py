"""HTML as plain text, nothing left out: paragraphs, items and the rows of tables, in order."""

from __future__ import annotations

import re
from typing import Any

_PARAGRAPHS = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "ul", "caption",
})  # fmt: skip
_SKIPPED = frozenset({"head", "script", "title"})
_LONGEST_CELL = 400  # characters; a longer cell holds the page, not a figure

_SPACE = re.compile(r"\s+")
_AROUND_BREAKS = re.compile(r" *\n *")
_BREAKS = re.compile(r"\n{2,}")


def blocks(root: Any) -> str:
    """Return the text below `root`; rows of tables read “cell | cell”, items begin with “- ”."""
    from lxml import etree

    buffers: list[list[str]] = [[]]
    skipped = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        start = event == "start"
        if tag in _SKIPPED:
            skipped += 1 if start else -1
        elif not skipped:
            if start:
                _open(tag, buffers)
            else:
                _close(tag, buffers)
        words = element.text if start else element.tail
        if words and not skipped and (start or element is not root):
            buffers[-1].append(_SPACE.sub(" ", words))
    while len(buffers) > 1:
        _close("td", buffers)
    return _tidy("".join(buffers[0]))


def _open(tag: str, buffers: list[list[str]]) -> None:
    if tag in ("td", "th"):
        buffers.append([])
    elif tag in _PARAGRAPHS:
        buffers[-1].append("\n\n")
    elif tag == "li":
        buffers[-1].append("\n- ")
    elif tag in ("tr", "br", "option"):
        buffers[-1].append("\n")


def _close(tag: str, buffers: list[list[str]]) -> None:
    if tag in ("td", "th") and len(buffers) > 1:
        cell = _tidy("".join(buffers.pop()))
        if len(cell) > _LONGEST_CELL or cell.count("\n\n") > 3:
            buffers[-1].append(f"\n\n{cell}\n\n")
        else:
            row = buffers[-1]
            row.append(" | " if row and not row[-1].endswith("\n") else "")
            row.append(_SPACE.sub(" ", cell))
    elif tag in _PARAGRAPHS:
        buffers[-1].append("\n\n")
    elif tag in ("li", "tr"):
        buffers[-1].append("\n")


def _tidy(text: str) -> str:
    text = _BREAKS.sub("\n\n", _AROUND_BREAKS.sub("\n", text))
    lines = (line if line not in ("-", "|") else "" for line in text.split("\n"))
    return _SPACES.sub(" ", "\n".join(lines)).strip()


_SPACES = re.compile(r" {2,}")
