"""The leak test: strings that are kept inside, and where they stand in what is about to go out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sitrep.document import entries
from sitrep.document.unnamed import is_acronym, pattern
from sitrep.domain.article import Article, Classification
from sitrep.domain.figure import Figure, Role
from sitrep.domain.inside import Inside, Sense, named, withheld
from sitrep.domain.place import gazetteer
from sitrep.domain.report import Office, Situation
from sitrep.domain.source import unbracketed

FEWEST = 4  # letters and digits of a secret; fewer stand anywhere
_SENTENCE = 20  # letters of a quote or a note that cannot be chance
_LONG_SENTENCE = 40  # of an article, which may say what everybody says in fewer
_MOST_SENTENCES = 2000  # of one article
_END = re.compile(r"(?<=[.!?؟])\s+|\n+")
_CERTAIN = 12  # letters that are found without looking for the ends of words
MOST_NAMED = 6  # secrets that an error names
_SHOWN = 60  # letters of a secret that an error repeats
_PUBLIC = Classification.PUBLIC
_BROKEN = 6  # letters that are found together whatever stands between them
# Letters of Arabic that people write one for the other, and the stretch, which is none.
_ALIKE = str.maketrans({"\u0649": "\u064a", "\u06cc": "\u064a", "\u06a9": "\u0643",
                        "\u0629": "\u0647", "\u0640": None})  # fmt: skip
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]")


@dataclass(frozen=True, slots=True)
class Secret:
    """A string that may not stand in a public file.

    Attributes:
        what: "telephone of a contact that is not public".
        exact: One word of a name, which counts in its own capitals only.
    """

    words: str
    what: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret, and where it stands: "page 2", "report.json"."""

    secret: Secret
    where: str


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is on record of a situation, whoever may see it.

    Attributes:
        contacts: Lines of the report's contacts, as typed.
    """

    figures: Sequence[Figure] = ()
    articles: Sequence[Article] = ()
    contacts: Sequence[str] = ()
    inside: Sequence[Inside] = ()
    office: Office = field(default_factory=Office)
    situation: Situation | None = None


def secrets(kept: Kept) -> tuple[Secret, ...]:
    """Return what may not stand in a public file, without what stands in public material too.

    A name that a person keeps inside is a secret wherever else it stands.
    """
    named_ones = [
        Secret(each.thing, _WHAT[each.sense], exact=is_acronym(each.thing))
        for each in named(kept.inside)
    ]
    open_words = _Text("\n".join(_public(kept)))
    found = {
        each.words: each
        for each in _all(kept)
        if len(_squeezed(each.words)) >= FEWEST and not open_words.holds(each)
    }
    return (*named_ones, *found.values())


_WHAT = {
    Sense.PARTNER: "name of a partner that is kept inside",
    Sense.PLACE: "place that is kept inside",
    Sense.WORDS: "words that are kept inside",
}


def found(secrets: Iterable[Secret], texts: Mapping[str, str]) -> tuple[Leak, ...]:
    """Return every secret that stands in a text, with the text's name."""
    read = {where: _Text(text) for where, text in texts.items()}
    return tuple(
        Leak(secret, where)
        for secret in secrets
        for where, text in read.items()
        if text.holds(secret)
    )


def told(leaks: Sequence[Leak], most: int = MOST_NAMED) -> tuple[str, str]:
    """Return an error's two sentences: what would go out and where, and what to do."""
    places: dict[Secret, list[str]] = {}
    for each in leaks:
        where = _CALLED.get(each.where, each.where)
        if where not in (known := places.setdefault(each.secret, [])):
            known.append(where)
    said = [
        f"“{_short(secret.words)}” ({secret.what}) in {', '.join(where)}"
        for secret, where in [*places.items()][:most]
    ]
    more = f"; and {len(places) - most} more" if len(places) > most else ""
    return (
        f"No public file was made: what is kept inside stands in it. {'; '.join(said)}{more}.",
        "Take these words out, by a correction if the report was issued; or let them be public.",
    )


# What people call the parts of a file that are no page.
_CALLED = {
    "report.json": "the data it carries",
    "record.json": "the data it carries",
    "figures.csv": "the data it carries",
    "word/document.xml": "the text",
    "docProps/core.xml": "the file’s properties",
    "docProps/app.xml": "the file’s properties",
    "xl/sharedStrings.xml": "the cells",
}


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


class _Text:
    """A text that is searched for many strings."""

    def __init__(self, text: str) -> None:
        self._plain = " ".join(_plain(text).split())
        self._squeezed = _squeezed(text)

    def holds(self, secret: Secret) -> bool:
        key = _squeezed(secret.words)
        if not key or not any(each in self._squeezed for each in _after_for(key)):
            return False
        if len(key) >= _CERTAIN and not secret.exact:
            return True
        finds = pattern(" ".join(_plain(secret.words).split()))
        if secret.exact:
            finds = re.compile(finds.pattern)
        elif not key.isdigit() and len(key) >= _BROKEN and self._stands_apart(key):
            return True
        return finds.search(self._plain) is not None

    def _stands_apart(self, key: str) -> bool:
        """Tell whether letters stand together as words, whatever divides them in between."""
        letters = self._letters
        start = self._squeezed.find(key)
        while start >= 0:
            first, last = letters[start], letters[start + len(key) - 1]
            around = self._plain[max(0, first - 1) : first] + self._plain[last + 1 : last + 2]
            if not any(map(str.isalnum, around)):
                return True
            start = self._squeezed.find(key, start + 1)
        return False

    @cached_property
    def _letters(self) -> list[int]:
        """Return where each letter of the squeezed text stands in the plain one."""
        return [
            at
            for at, letter in enumerate(self._plain)
            for each in letter.casefold()
            if each.isalnum()
        ]


def _after_for(key: str) -> tuple[str, ...]:
    """Return letters as they stand after an Arabic preposition that takes the article's alif."""
    rest = key.removeprefix("\u0627\u0644")
    if rest == key:
        return (key,)
    return (key, f"\u0644\u0644{rest}", f"\u0644{rest}" if rest.startswith("\u0644") else key)


def _plain(text: str) -> str:
    """Return a text without what is not seen, and without accents, which people leave out."""
    if text.isascii():
        return text
    parts = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text))
    seen = "".join(each for each in parts if unicodedata.category(each) != "Mn")
    return seen.translate(_ALIKE)


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, _plain(text).casefold()))


# What is on record


def _all(kept: Kept) -> Iterator[Secret]:
    for line in kept.contacts:
        each = entries.entry(line)
        if not each.get("public", True):
            for key, what in _CONTACT.items():
                yield from _name(str(each.get(key, "")), f"{what} of a contact that is not public")
    for article in kept.articles:
        if not article.classification.within(_PUBLIC):
            yield from _of_article(article)
    closed = {a.id: a for a in kept.articles if not a.classification.within(_PUBLIC)}
    allowed = withheld(kept.inside)
    for figure in kept.figures:
        its = next((closed[p.article] for p in figure.passages if p.article in closed), None)
        if its or figure.id in allowed or not figure.classification.within(_PUBLIC):
            yield from _of_figure(figure, source_only=figure.id in allowed)


_CONTACT = {"phone": "telephone", "email": "e-mail address", "name": "name"}


def _name(words: str, what: str) -> Iterator[Secret]:
    words = words.strip()
    if words:
        alone = len(words.split()) == 1 and words.isalpha()
        yield Secret(words, what, exact=alone)


def _of_article(article: Article) -> Iterator[Secret]:
    of = f"of a source that is {article.classification.value}"
    for words, what in (
        (article.title, "title"),
        (article.publisher, "publisher"),
        (article.author, "author"),
        (article.url, "address"),
        (article.filename, "file"),
    ):
        yield from _name(words, f"{what} {of}")
    for words in _END.split(article.text)[:_MOST_SENTENCES]:
        if len(_squeezed(words)) >= _LONG_SENTENCE:
            yield Secret(" ".join(words.split()), f"words {of}")


def _of_figure(figure: Figure, *, source_only: bool) -> Iterator[Secret]:
    of = "of a figure that is not public" if not source_only else "of a source that is withheld"
    for link in figure.claim.chain:
        for name in (link.name, *unbracketed(link.name)):
            yield from _name(name, f"source {of}")
    for words in (*(passage.quote for passage in figure.passages), figure.note):
        if len(_squeezed(words)) >= _SENTENCE:
            yield Secret(words, f"words {of}")
    if not source_only:
        for place in figure.claim.places:
            if not place.pcode:
                yield from _name(place.name, f"place {of}")


def _public(kept: Kept) -> Iterator[str]:
    """Yield what anybody may read already."""
    for article in kept.articles:
        if article.classification.within(_PUBLIC):
            yield from (article.title, article.text, article.publisher, article.author)
            yield article.url
    closed = {a.id for a in kept.articles if not a.classification.within(_PUBLIC)}
    allowed = withheld(kept.inside)
    for figure in kept.figures:
        hidden = figure.id in allowed or any(p.article in closed for p in figure.passages)
        if (
            figure.classification.within(_PUBLIC)
            and not hidden
            and figure.role is not Role.REJECTED
        ):
            yield from (link.name for link in figure.claim.chain)
            yield from (place.name for place in figure.claim.places)
            if figure.claim.is_fact:  # of a count, who told it is for the desk alone
                yield figure.note
    for line in kept.contacts:
        each = entries.entry(line)
        if each.get("public", True):
            yield from (str(value) for value in each.values())
    yield from (kept.office.organization, kept.office.partners, kept.office.author)
    if kept.situation:
        yield kept.situation.name
        for place in gazetteer(kept.situation.country):
            yield from (place.name, *(name for _, name in place.names))
