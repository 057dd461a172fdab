"""The page as a tree, for formats that do not know beforehand on which page words will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sitrep.formats import html
from sitrep.languages.messages import messages

if TYPE_CHECKING:
    from sitrep.document.model import Document

_REFERENCE = "See Corrections, p. %(page)s."


def tree(document: Document) -> Any:
    """Return the page as elements of lxml; numbers of pages have become links.

    Raises:
        RenderFailed: The template has a fault.
    """
    from lxml import html as lxml_html

    root = lxml_html.document_fromstring(html.render(document))
    for link in root.find_class("there"):
        _say_where(link, document.language)
    return root


def _say_where(link: Any, language: str) -> None:
    """Turn "See Corrections, p. " before a link, and what follows, into the link's own words."""
    put = messages(language).gettext
    before, after = put(_REFERENCE).split("%(page)s")
    parent = link.getparent()
    parent.text = (parent.text or "").removesuffix(before)
    if not parent.text.endswith(" "):
        parent.text += " "
    link.text = put("Corrections")
    link.tail = (link.tail or "").removeprefix(after)
    link.attrib.pop("class")


def classes(element: Any) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(element.get("class", "").split())
