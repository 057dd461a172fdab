"""The page's own HTML as a tree over its text: cheap to read, exact to cut, never written anew.

It reads what our templates write, in which every element is closed and "<" stands for nothing but a
tag. Whatever is not like that is refused, and the page is laid out as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
_EMPTY = frozenset({"br", "hr", "img", "meta", "link", "col", "wbr", "input"})
_ID = re.compile(r' id="[^"]*"')
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')


@dataclass(slots=True)
class Node:
    """One element, as offsets into the text: ``<tag …>`` from `start` to `inner`, its end `end`."""

    tag: str
    start: int
    inner: int
    stop: int = 0  # where what is inside ends
    end: int = 0
    path: str = ""
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


class Markup:
    """The text of a page and the tree of its body.

    Raises:
        ValueError: It is not such as our templates write.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        begin = text.find("<body")
        if begin < 0:
            raise ValueError("no body")
        self.body = self._read(begin)
        self.head = text[: self.body.inner]

    def _read(self, begin: int) -> Node:
        open_now: list[Node] = []
        for match in _TAG.finditer(self.text, begin):
            closing, tag, rest = match.groups()
            if closing:
                if not open_now or open_now[-1].tag != tag:
                    raise ValueError(f"</{tag}> closes nothing")
                node = open_now.pop()
                node.stop, node.end = match.start(), match.end()
                if not open_now:
                    return node
                continue
            parent = open_now[-1] if open_now else None
            node = Node(tag, match.start(), match.end(), match.end(), match.end(), "", parent)
            if parent:
                node.path = f"{parent.path}.{len(parent.children)}"
                parent.children.append(node)
            if tag not in _EMPTY and not rest.endswith("/"):
                open_now.append(node)
        raise ValueError("the body does not end")

    def opening(self, node: Node) -> str:
        return self.text[node.start : node.inner]

    def whole(self, node: Node) -> str:
        return self.text[node.start : node.end]

    def attributes(self, node: Node) -> dict[str, str]:
        return dict(_ATTRIBUTE.findall(self.opening(node)))

    def classes(self, node: Node) -> list[str]:
        return self.attributes(node).get("class", "").split()

    def between(self, node: Node) -> str:
        """Return what stands in `node` beside its children."""
        at, pieces = node.inner, []
        for child in node.children:
            pieces.append(self.text[at : child.start])
            at = child.end
        return "".join([*pieces, self.text[at : node.stop]]).strip()

    def named(
        self,
        names: dict[int, str],
        begin: int = 0,
        end: int | None = None,
        *,
        replacing: bool = False,
    ) -> str:
        """Return the text from `begin` to `end` with an id put into tags that have none.

        `names` go by the offsets of the tags; where `replacing`, they take the place of ids.
        """
        end = len(self.text) if end is None else end
        at, pieces = begin, []
        for offset in sorted(names):
            if not begin <= offset < end:
                continue
            match = _TAG.match(self.text, offset)
            if match is None:
                raise ValueError("no tag stands there")
            owned = ' id="' in match[3]
            if owned and not replacing:
                continue
            cut = match.start(3)
            rest = _ID.sub("", match[3]) if owned else match[3]
            pieces += [self.text[at:cut], f' id="{names[offset]}"', rest, ">"]
            at = match.end()
        return "".join([*pieces, self.text[at:end]])
