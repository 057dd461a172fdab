"""Where in the window one can be: what links, tiles and search results lead to."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Page(StrEnum):
    """The pages of the main window."""

    HOME = "home"
    SOURCES = "sources"
    FIGURES = "figures"
    REPORT = "report"
    PUBLISH = "publish"
    LIBRARY = "library"


class Place(NamedTuple):
    """A page, and what on it.

    Attributes:
        situation: Id; "" on home and in the library.
        thing: Id of the article, figure or issue to show; "" for the page as it was.
        detail: A field of the report, the id of a proposal or figure in the article, or search
            words.
    """

    page: Page
    situation: str = ""
    thing: str = ""
    detail: str = ""
