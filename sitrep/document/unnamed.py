"""Names that stay inside, replaced in every word that is printed or carried."""

from __future__ import annotations

import re
from collections import Counter
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
_ARTICLE = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER LAM}"
_FOR = "\N{ARABIC LETTER LAM}"
_TOLD_APART = 6  # letters of a name whose words may be written as one
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


def unsaid(
    original: str, translation: str, inside: Iterable[Inside], writer: Writer
) -> tuple[str, ...]:
    """Return what stays inside and stands in words more often than in their translation.

    Args:
        original: As it was written.
        translation: Of it.
        inside: What stays inside, under every name that is known.
        writer: Of the language of the translation.
    """
    kept = named(inside)
    said = said_in(original, kept, writer)
    if not said:
        return ()
    there = said_in(translation, kept, writer)
    return tuple(sorted(each for each in said if said[each] > there[each]))


def said_in(text: str, inside: Sequence[Inside], writer: Writer) -> Counter[str]:
    """Return how often things that stay inside are named, by what a person calls them."""
    said: Counter[str] = Counter()
    for each in inside:
        for found in _known_as(each, writer):
            text, times = found.subn(_NOTHING, text)
            if times:
                said[each.known_as] += times
    return said


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

    A name in Arabic may have a word such as "and" or "for" written to its front. The words of a
    longer name may be written as one, as in addresses. An acronym of three letters counts in
    capitals only: WHO is a body, who is not.
    """
    number = not any(map(str.isalpha, name))
    words = [re.escape(word) for word in re.findall(r"\d" if number else r"[^\W_]+", name)]
    fewest = 0 if number or sum(map(len, words)) >= _TOLD_APART else 1
    between = rf"(?:(?:[^\w\n]|_){_LEFT}*){{{fewest},3}}"
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in name)
    if arabic and words:
        words[0] = _with_preposition(words[0])
    before = "" if arabic else r"(?<![^\W_])"
    lead = r"\+?" if name.lstrip().startswith("+") else ""
    closed = r"\)?" if name.rstrip().endswith(")") else ""
    end = rf"(?![^\W_]){closed}"
    flags = re.NOFLAG if is_acronym(name) else re.IGNORECASE
    return re.compile(f"{before}{lead}{between.join(words)}{end}", flags)


def _with_preposition(word: str) -> str:
    """Return what finds an Arabic word also after the preposition that takes its article's alif.

    The preposition is no part of the match: it stays before what is put in the word's place.
    """
    rest = word.removeprefix(_ARTICLE)
    if rest == word:
        return word
    doubled = f"|(?<={_FOR}){rest}" if rest.startswith(_FOR) else ""
    return f"(?:{word}|(?<={_FOR}){_FOR}{rest}{doubled})"


def is_acronym(name: str) -> bool:
    """Tell whether a name is of so few letters that it is one in capitals only."""
    return name.isupper() and len(name) < _CAPITALS


def area(inside: Inside, writer: Writer) -> str:
    """Return what is printed instead of a place: its governorate, or "" where it has none."""
    return writer.names.place(PlaceRef("", inside.pcode)) if inside.pcode else ""
