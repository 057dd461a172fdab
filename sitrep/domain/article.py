"""Articles as they were read, and the exact words that figures come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Classification(StrEnum):
    """Who may see a thing, from everybody to named people only (E16); in this order."""

    PUBLIC = "public"
    PARTNERS = "partners"
    INTERNAL = "internal"
    RESTRICTED = "restricted"

    def within(self, limit: Classification) -> bool:
        """Tell whether what is so classified may stand in an edition made for `limit`."""
        return _ORDER[self] <= _ORDER[limit]


_ORDER = {each: place for place, each in enumerate(Classification)}


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """What an importer read: text without boilerplate, and what the file says of itself.

    Attributes:
        title: Headline, or the best stand-in for one; never empty.
        text: The text that figures are read from; offsets count code points.
        publisher: Outlet or organization that published it, "" if not known.
        author: Author or authors as printed, "" if not known.
        published: Date of publication, if the file says it.
        language: ISO 639-1 code, "" if not known.
        url: Address the article came from, "" if not known.
        warnings: Sentences for the person: what was left out, repaired or doubtful.
    """

    title: str
    text: str
    publisher: str = ""
    author: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a situation, as stored; the original lies beside it byte for byte.

    Attributes:
        sha256: Digest of the original's bytes.
        filename: Name the original came under, "" if pasted.
    """

    id: str
    situation: str
    title: str
    text: str
    added_at: datetime
    sha256: str
    publisher: str = ""
    author: str = ""
    published: date | None = None
    language: str = ""
    url: str = ""
    filename: str = ""
    classification: Classification = Classification.PUBLIC


@dataclass(frozen=True, slots=True)
class Passage:
    """Verbatim words of an article.

    Invariant: ``article.text[start:end] == quote``, offsets in code points.
    """

    article: str
    start: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or not self.quote:
            raise ValueError("a passage holds words and starts inside its article")

    @property
    def end(self) -> int:
        return self.start + len(self.quote)
