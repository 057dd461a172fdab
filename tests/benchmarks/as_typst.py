"""Our page as a page of Typst, read off its own HTML: each word, table, column and drawing.

Plain Typst, as somebody would write it who wants that page: our fonts and sizes, the same columns,
tables with heads and rules, links that lead somewhere, the map as the same SVG with the same words
over it, and the foot of each page. No colors of boxes; they cost Typst next to nothing.
"""

from __future__ import annotations

import html
import re

from sitrep.formats.markup import Markup, Node

_BLOCKS = frozenset(
    ["div", "section", "p", "ul", "ol", "li", "table", "blockquote", "svg", "h1", "h2", "h3", "h4"]
)
_STYLE = re.compile(r"([a-z-]+):(-?[0-9.]+)pt")
_MARGIN = re.compile(r"margin:(-?[0-9.]+)pt 0 -?[0-9.]+pt (-?[0-9.]+)pt")
_PREAMBLE = """#set page(paper: "a4", margin: (x: 15mm, top: 11mm, bottom: 17mm), footer: {footer})
#set document(title: {title})
#set text(font: ("IBM Plex Sans", "Noto Naskh Arabic", "Noto Sans", "Noto Sans Symbols 2"),
  size: 8.8pt, lang: "{language}", dir: {direction}, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.62em)
#set table(stroke: (bottom: 0.4pt), inset: (x: 2pt, y: 2pt))
#show heading.where(level: 1): set text(size: 22pt)
#show heading.where(level: 2): set text(size: 10.5pt)
"""


class _Page:
    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._named = {
            name for node in markup.body.walk() if (name := markup.attributes(node).get("id"))
        }

    def source(self) -> str:
        root = self._markup.head
        foot = next((n for n in self._markup.body.children if self._has_class(n, "footer")), None)
        title = re.search(r"<title>(.*?)</title>", root, re.DOTALL)
        preamble = _PREAMBLE.format(
            footer=f"context [{self._inside(foot)}]" if foot else "none",
            title=_quoted(title[1]) if title else '""',
            language=re.search(r'lang="([a-z]+)"', root)[1],
            direction=re.search(r'dir="([a-z]+)"', root)[1],
        )
        rest = [n for n in self._markup.body.children if n is not foot]
        return preamble + "\n".join(self._block(node) for node in rest) + "\n"

    def _has_class(self, node: Node, name: str) -> bool:
        return name in self._markup.attributes(node).get("class", "").split()

    def _inside(self, node: Node) -> str:
        """Return what an element holds, in its order: words, and elements among them."""
        at, pieces = node.inner, []
        for child in node.children:
            pieces += [_words(self._markup.text[at : child.start]), self._piece(child)]
            at = child.end
        return "".join([*pieces, _words(self._markup.text[at : node.stop])])

    def _piece(self, node: Node) -> str:
        return self._block(node) if node.tag in _BLOCKS else self._inline(node)

    def _inline(self, node: Node) -> str:
        inside = self._label(node) + self._inside(node)
        classes = self._markup.attributes(node).get("class", "")
        if node.tag == "br":
            return "#linebreak()"
        if classes in ("page", "pages"):
            return "#counter(page)" + (".display()" if classes == "page" else ".final().first()")
        if node.tag == "a":
            to = self._markup.attributes(node).get("href", "").removeprefix("#")
            return f"#link(label({_quoted(to)}))[{inside}]" if to in self._named else inside
        of = {"b": "strong", "i": "emph", "q": "quote"}.get(node.tag)
        return f"#{of}[{inside}]" if of else inside

    def _block(self, node: Node) -> str:
        return self._label(node) + self._made(node) + "\n"

    def _label(self, node: Node) -> str:
        name = self._markup.attributes(node).get("id")
        return f"#[#metadata(none)#label({_quoted(name)})]" if name else ""

    def _made(self, node: Node) -> str:
        if node.tag == "svg":
            drawing = self._markup.whole(node).replace("<svg", _SVG, 1)
            size = re.search(r'width="([0-9.]+pt)" height="([0-9.]+pt)"', drawing)
            return f'#image(bytes({_quoted(drawing)}), format: "svg", width: {size[1]})'
        if node.tag in ("h1", "h2", "h3", "h4"):
            return f"#heading(level: {node.tag[1]})[{self._inside(node)}]"
        if node.tag in ("ul", "ol"):
            return f"#list({self._each(node.children)})"
        if node.tag == "table":
            return self._table(node)
        if node.tag == "p":
            return f"#par[{self._inside(node)}]"
        return self._box(node)

    def _box(self, node: Node) -> str:
        if self._has_class(node, "rail"):
            many = len(node.children)
            return f"#grid(columns: {many}, column-gutter: 6pt, {self._each(node.children)})"
        if self._has_class(node, "columns"):
            return f"#columns(2)[{self._inside(node)}]"
        style = self._markup.attributes(node).get("style", "")
        margin, size = _MARGIN.search(style), dict(_STYLE.findall(style))
        if margin and self._has_class(node.parent, "sheet"):
            box = f"width: {size['width']}pt, height: {size['height']}pt"
            return (
                f"#place(dx: {margin[2]}pt, dy: {margin[1]}pt, block({box})"
                f"[#set text(size: 5.6pt)\n{self._inside(node)}])"
            )
        if self._has_class(node, "sheet"):
            box = f"width: {size['width']}pt, height: {size['height']}pt"
            drawing, *words = (self._block(child) for child in node.children)
            return f"#block({box})[#place(top + left)[{drawing}]{''.join(words)}]"
        return f"#block[{self._inside(node)}]"

    def _each(self, nodes: list[Node]) -> str:
        return "".join(f"[{self._label(node)}{self._inside(node)}], " for node in nodes)

    def _table(self, node: Node) -> str:
        rows = [each for each in node.walk() if each.tag == "tr"]
        widths = len(max(rows, key=lambda row: len(row.children)).children)
        heads = [row for row in rows if row.parent and row.parent.tag == "thead"]
        body = [row for row in rows if row not in heads]
        head = "".join(f"table.header({self._cells(row)}), " for row in heads)
        cells = "".join(self._cells(row) for row in body)
        return f"#table(columns: (1fr,) * {widths}, {head}{cells})"

    def _cells(self, row: Node) -> str:
        cells, label = [], self._label(row)
        for cell in row.children:
            marks = self._markup.attributes(cell)
            spans = "".join(
                f"{key}: {marks[key]}, " for key in ("colspan", "rowspan") if key in marks
            )
            cells.append(f"table.cell({spans})[{label}{self._label(cell)}{self._inside(cell)}], ")
            label = ""
        return "".join(cells)


_SVG = '<svg xmlns="http://www.w3.org/2000/svg"'


def _words(text: str) -> str:
    """Return words as a string of Typst, in which nothing means anything else."""
    plain = re.sub(r"\s+", " ", html.unescape(re.sub(r"<!--.*?-->", "", text)))
    return f"#{_quoted(plain)};" if plain.strip() else plain


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def as_typst(page: str) -> str:
    """Return the source of a page of our HTML in Typst."""
    return _Page(Markup(page)).source()
