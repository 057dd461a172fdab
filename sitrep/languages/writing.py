"""How a language is written: a text as the rules read it, with the way back to its own offsets.

Rules see words apart that the script joins ("وإصابة" is "and" and "injury"), digits as 0 to 9 and
letters in one form only. What they find is told in offsets of the text as it was stored.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SEAM = "\u2005"  # stands where the script joins two words; white space to every rule

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "))
_NOTED = re.compile(r"[¹²³⁰⁴-⁹]")  # marks of footnotes, and of squares
_NOTES = str.maketrans(dict.fromkeys("¹²³⁰⁴⁵⁶⁷⁸⁹", " "))
_ALWAYS = frozenset("\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff")  # unseen
_MOST_KNOWN = 20_000  # words whose parts are remembered
_LONGEST = 60  # letters
_DUAL = "2"
_NUMBER = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Written:
    """A text as the rules read it.

    Attributes:
        original: The text as stored.
        text: The same, cut into words.
        low: `text` in lower case and with one form of each letter; offsets are those of `text`.
        starts: Where each character of `text` begins in `original`, None if just there.
        ends: Where it ends.
    """

    original: str
    text: str
    low: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `text` stands in the original."""
        if self.starts is None or self.ends is None or end <= start:
            return start, end
        return self.starts[start], self.ends[end - 1]


def lowered(text: str) -> str:
    """Return `text` in lower case with every character at its old offset."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := c.lower()) == 1 else c for c in text)


def rejoined(words: str) -> str:
    """Return words cut by `Writing` as the script joins them."""
    return words.replace(f"ل{SEAM}ال{SEAM}", "لل").replace(SEAM, "")


class Writing:
    """The habits of one script, as a lexicon's table `writing` gives them."""

    def __init__(self, rules: Mapping[str, Any]) -> None:
        """Read the rules.

        Args:
            rules: `elided` words before an apostrophe, `same` letters, `silent` marks, `prefixes`
                that are words of their own, the `article`, words in the `dual` with their singular,
                `whole` words that only look as if they had a prefix, how a verb of the `future`
                begins or, `future_ends`, how it ends, and words that look so and are none.
        """
        elided = "|".join(rules.get("elided", ()))
        self._elided = re.compile(rf"(?<![\w-])({elided})['’ʼ](?=\w)") if elided else None
        self._same = str.maketrans(dict(rules.get("same", {})))
        self._signs = str.maketrans(dict(rules.get("signs", {})))
        self._silent = frozenset(rules.get("silent", "")) | _ALWAYS
        self._prefixes: tuple[str, ...] = tuple(rules.get("prefixes", ()))
        self.article: str = rules.get("article", "")
        self._endings: tuple[str, ...] = tuple(rules.get("endings", ()))
        self._dual = {self.folded(word): self.folded(one) for word, one in
                      rules.get("dual", {}).items()}  # fmt: skip
        self.future: tuple[str, ...] = tuple(rules.get("future", ()))
        self.future_ends: tuple[str, ...] = tuple(rules.get("future_ends", ()))
        self.not_future = frozenset(self.folded(word) for word in rules.get("not_future", ()))
        self.joins = bool(self._prefixes)  # the script writes several words as one
        silent = re.escape("".join(sorted(self._silent)))
        self._word = re.compile(rf"[\w{silent}]+")
        self._known: set[str] = {self.folded(word) for word in rules.get("whole", ())}
        self._parts: dict[str, _Cut] = {}

    def learn(self, words: Iterable[str]) -> None:
        """Take words that stand whole; those made of shorter known ones are cut like any other."""
        for word in sorted(set(words), key=lambda each: (len(each), each)):
            if not self._known_parts(word, frozenset(), 3):
                self._known.add(word)
        self._parts.clear()

    def folded(self, word: str) -> str:
        """Return a word with one form of each letter, without marks that are not always written."""
        bare = "".join(c for c in word if c not in self._silent)
        return bare.translate(self._signs).translate(self._same)

    def phrase(self, words: str) -> str:
        """Return a phrase of the lexicon as it will stand in texts."""
        if not self.joins:
            return " ".join(words.split())
        parts = (self._cut(word, frozenset()).low for word in words.split())
        return " ".join(" ".join(parts).split())

    def read(self, text: str, names: frozenset[str] = frozenset()) -> Written:
        """Return `text` as the rules read it, in time linear in its length.

        Args:
            text: The text as stored.
            names: Folded names that a prefix may stand before: places of the country.
        """
        if self.joins:
            return self._split(text, names)
        composed = text if unicodedata.is_normalized("NFC", text) else None
        if composed is None:
            return self._composed(text)
        return Written(text, text, self._low(text))

    def _low(self, text: str) -> str:
        low = lowered(text)
        if _NOTED.search(low):
            low = low.translate(_NOTES)
        if self._elided is None:
            return low
        return self._elided.sub(r"\1 ", low).translate(_SPACES)

    def _composed(self, text: str) -> Written:
        """Join letters and accents that stand apart, as some PDF files have them."""
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        for found in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL):
            one = unicodedata.normalize("NFC", found.group())
            pieces.append(one)
            starts.extend([found.start()] * len(one))
            ends.extend([found.end()] * len(one))
        made = "".join(pieces)
        return Written(text, made, self._low(made), starts, ends)

    def _split(self, text: str, names: frozenset[str]) -> Written:
        pieces, lows = [], []
        starts, ends = array("q"), array("q")
        parts = self._parts if not names else {}
        done = 0
        for found in self._word.finditer(text):
            at, end = found.span()
            if at > done:
                between = text[done:at].translate(self._signs).translate(_SPACES)
                pieces.append(between)
                lows.append(between)
                starts.extend(range(done, at))
                ends.extend(range(done + 1, at + 1))
            word = found.group()
            if len(word) > _LONGEST:  # no word of any language
                pieces.append(word)
                lows.append(word)
                starts.extend(range(at, end))
                ends.extend(range(at + 1, end + 1))
                done = end
                continue
            cut = parts.get(word) or self._parts.get(word)
            if cut is None:
                cut = self._cut(word, names)
                if len(parts) < _MOST_KNOWN:
                    parts[word] = cut
            pieces.append(cut.text)
            lows.append(cut.low)
            starts.extend([at + start for start in cut.starts])
            ends.extend([at + stop for stop in cut.ends])
            done = end
        rest = text[done:].translate(self._signs).translate(_SPACES)
        starts.extend(range(done, len(text)))
        ends.extend(range(done + 1, len(text) + 1))
        return Written(text, "".join((*pieces, rest)), "".join((*lows, rest)), starts, ends)

    def _cut(self, word: str, names: frozenset[str]) -> _Cut:
        """Cut a word into those it is made of."""
        letters = _Letters(word, self._silent)
        plain = letters.text.translate(self._signs)
        low = lowered(plain).translate(self._same)
        made = _Cut()
        at = 0
        for part in self._words(low, names):
            size = len(part.low) + part.dropped - part.added
            made.add(part, plain, low, letters, at)
            at += size
        return made

    def _words(self, low: str, names: frozenset[str]) -> list[_Part]:
        """Return the words a folded one is made of; itself alone where that is not known."""
        digits = _DIGITS.match(low)
        if digits and digits.end() < len(low):  # "8أشخاص"
            rest = self._known_parts(low[digits.end() :], names, 0)
            return [_Part(digits.group()), *rest] if rest else [_Part(low)]
        return self._known_parts(low, names, 3) or [_Part(low)]

    def _known_parts(self, low: str, names: frozenset[str], depth: int) -> list[_Part]:
        if low in self._known or low in names or low.isdigit():
            return [_Part(low)]
        if low in self._dual:
            return [_Part(low, dual=self._dual[low])]
        for ending in self._endings:
            bare = low.removesuffix(ending)
            if bare != low and len(bare) > 2 and bare in self._known:
                return [_Part(bare, dropped=len(ending))]
        return self._without_prefix(low, names, depth) if depth else []

    def _without_prefix(self, low: str, names: frozenset[str], depth: int) -> list[_Part]:
        article = self.article
        if low.startswith("لل") and article and len(low) > 3:
            rest = self._known_parts(low[2:], names, 0)
            if rest:
                return [_Part("ل"), _Part(article, added=len(article) - 1), *rest]
        for prefix in (article, *self._prefixes):
            rest_low = low[len(prefix) :]
            if not prefix or not low.startswith(prefix) or not rest_low:
                continue
            if len(rest_low) < 2 and not rest_low.isdigit():
                continue
            rest = self._known_parts(rest_low, names, 0 if prefix == article else depth - 1)
            if not rest and _NUMBER.match(rest_low):
                rest = [_Part(rest_low)]
            if rest:
                return [_Part(prefix), *rest]
        return []


@dataclass(slots=True)
class _Part:
    """A word within a word: letters `dropped` from its end, `added` at its start."""

    low: str
    dropped: int = 0
    added: int = 0
    dual: str = ""


class _Letters:
    """The letters of a word without its silent marks, and where each stands with its marks."""

    def __init__(self, word: str, silent: frozenset[str]) -> None:
        kept = [i for i, c in enumerate(word) if c not in silent]
        self.text = "".join(word[i] for i in kept)
        self.starts = [0, *kept[1:]] if kept else []
        self.ends = [*kept[1:], len(word)] if kept else []


class _Cut:
    """The words that a written word is made of, with the way back."""

    def __init__(self) -> None:
        self.text = ""
        self.low = ""
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, part: _Part, plain: str, low: str, letters: _Letters, at: int) -> None:
        """Append a part that begins at the letter `at` of the word."""
        if self.text:
            self._put(SEAM, SEAM, letters.ends[at - 1], letters.ends[at - 1])
        if not letters.text:
            return
        size = len(part.low) + part.dropped - part.added
        end = at + size - 1
        if part.dual:
            words = f"{_DUAL}{SEAM}{part.dual}"
            for sign in words:
                self._put(sign, sign, letters.starts[at], letters.ends[end])
            return
        for index in range(len(part.low)):
            place = max(at, at + index - part.added)
            last = index == len(part.low) - 1
            shown = plain[place] if index >= part.added else part.low[index]
            stop = letters.ends[end if last else place]
            self._put(shown, part.low[index], letters.starts[place], stop)

    def _put(self, shown: str, low: str, start: int, end: int) -> None:
        self.text += shown
        self.low += low
        self.starts.append(start)
        self.ends.append(end)
