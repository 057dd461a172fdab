"""Names that stay inside, replaced in every word that is printed or carried."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

import msgspec

from sitrep.document.sentences import Writer
from sitrep.domain.figure import PlaceRef
from sitrep.domain.inside import Inside, Sense, named

T = TypeVar("T")

_NOTHING = "…"
_LEFT = "\N{LEFT-TO-RIGHT MARK}"  # stands unseen at marks and digits on Arabic pages
_BEGINS = re.compile(r"(?:^|[.!?][”\"')]*\s)\s*[“\"'(]*$")
_CAPITALS = 4  # letters from which a name is looked for in small letters too
_UNTOUCHED = frozenset({"logo", "language", "direction", "template", "digest", "fingerprint"})


def without_names(value: T, inside: Iterable[Inside], writer: Writer) -> T:
    """Return a document or a record in which no name stands that stays inside."""
    stands = [
        (_with_article(found, writer) if each.sense is Sense.PARTNER else found, put)
        for each in named(inside)
        for put in [_instead(each, writer)]
        for found in _known_as(each, writer)
    ]
    if not stands:
        return value
    return msgspec.convert(_walked(msgspec.to_builtins(value), stands, ""), type(value))


def names_in(text: str, inside: Iterable[Inside], writer: Writer) -> int:
    """Return how many names that stay inside stand in a text, each counted once."""
    said: set[str] = set()
    for each in named(inside):
        for found in _known_as(each, writer):
            said |= {match.group().casefold() for match in found.finditer(text)}
            text = found.sub(_NOTHING, text)
    return len(said)


def _known_as(inside: Inside, writer: Writer) -> list[re.Pattern[str]]:
    return [pattern(inside.thing), *_elsewhere(inside, writer)]


def _elsewhere(inside: Inside, writer: Writer) -> list[re.Pattern[str]]:
    """Return what finds the names that a body goes by in the language of the document."""
    names = writer.names.called(inside.thing, pattern(inside.thing).search)
    return [pattern(name) for name in names]


def _with_article(found: re.Pattern[str], writer: Writer) -> re.Pattern[str]:
    """Return what finds a name with the article before it, for what stands instead has its own."""
    articles = "|".join(map(re.escape, writer.names.articles))
    return re.compile(f"(?i:(?<!\\w)(?:{articles}))?{found.pattern}", found.flags)


def _instead(inside: Inside, writer: Writer) -> str:
    match inside.sense:
        case Sense.PARTNER:
            return writer.phrase("national_partner")
        case Sense.PLACE:
            return area(inside, writer) or _NOTHING
        case _:
            return _NOTHING


def _walked(value: Any, stands: Sequence[tuple[re.Pattern[str], str]], key: str) -> Any:
    if isinstance(value, str):
        return value if key in _UNTOUCHED else _replaced(value, stands, quoted=key == "quote")
    if isinstance(value, dict):
        return {name: _walked(each, stands, name) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_walked(each, stands, key) for each in value]
    return value


def _replaced(text: str, stands: Sequence[tuple[re.Pattern[str], str]], *, quoted: bool) -> str:
    for found, instead in stands:
        if instead == _NOTHING and found.fullmatch(text.strip()):
            return ""
        put = f"[{instead}]" if quoted else instead
        text = found.sub(lambda match, put=put: _set(match, put), text)  # type: ignore[misc]
    return text


def _set(match: re.Match[str], put: str) -> str:
    """Return what stands instead of a name, with a capital where a sentence begins with it."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    begins = _BEGINS.search(before) is not None and after.strip() != ""
    return put[:1].upper() + put[1:] if begins else put


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name, or a number however it is grouped, as a whole word.

    A name in Arabic may have a word such as "and" written to its front. An acronym of three letters
    counts in capitals only: WHO is a body, who is not.
    """
    number = not any(map(str.isalpha, name))
    words = [re.escape(word) for word in re.findall(r"\d" if number else r"\w+", name)]
    between = rf"(?:[^\w\n]{_LEFT}*){{{0 if number else 1},3}}"
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    before = "" if arabic else r"(?<!\w)"
    lead = r"\+?" if name.lstrip().startswith("+") else ""
    closed = r"\)?" if name.rstrip().endswith(")") else ""
    end = rf"(?!\w){closed}"
    flags = re.NOFLAG if is_acronym(name) else re.IGNORECASE
    return re.compile(f"{before}{lead}{between.join(words)}{end}", flags)


def is_acronym(name: str) -> bool:
    """Tell whether a name is of so few letters that it is one in capitals only."""
    return name.isupper() and len(name) < _CAPITALS


def area(inside: Inside, writer: Writer) -> str:
    """Return what is printed instead of a place: its governorate, or "" where it has none."""
    return writer.names.place(PlaceRef("", inside.pcode)) if inside.pcode else ""
