"""Rules on words: better ones, ones to leave out, ones to think about (W1 to W6, N5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.reading import TITLE, WRITTEN, Reading, Words
from sitrep.proofing.text import TOKEN, Text

_OVER = re.compile(rf"(?<![\w-])over(?=\s{{1,3}}{TOKEN})")
_AROUND = re.compile(rf"(?<![\w-])around(?=\s{{1,3}}{TOKEN})")
_NEXT = re.compile(r"\s+(?:\[\[[^\]\n]*\]\]|[^\s.,;:!?)\]]+(?:[.,]\d+)*)")
_STOPPED = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,6}+s?(?!\w)")
_PER_CENT = re.compile(rf"(?<=[\d{TOKEN}])\s?%")
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z&]+[A-Z]?s?(?![\w-])")


def better(rule: str) -> Words:
    """Return the rule that offers the better word for each of its list."""

    def find(reading: Reading) -> Iterator[Hit]:
        for spot in reading.text.spots:
            if spot.phrase.sort == "replace" and spot.phrase.rule == rule:
                words = reading.text.raw[spot.start : spot.end]
                yield Hit(spot.start, spot.end, _as_capital(words, spot.phrase.better))

    return find


def avoided(rule: str) -> Words:
    """Return the rule on words for which there is no better one."""

    def find(reading: Reading) -> Iterator[Hit]:
        for spot in reading.text.spots:
            if spot.phrase.sort == "avoid" and spot.phrase.rule == rule:
                yield Hit(spot.start, spot.end)

    return find


def _as_capital(words: str, better: str) -> str:
    return better[:1].upper() + better[1:] if words[:1].isupper() else better


def over(reading: Reading) -> Iterator[Hit]:
    """Find "over" before a count, which is about height; "over 24 hours" is a period."""
    yield from _beside_counts(reading.text, "over", "more than")
    for found in _OVER.finditer(reading.text.low):
        words = reading.text.raw[found.start() : found.end()]
        yield Hit(found.start(), found.end(), _as_capital(words, "more than"))


def around(reading: Reading) -> Iterator[Hit]:
    """Find "around" before a count, and "about" before a day."""
    text = reading.text
    yield from _beside_counts(text, "around", "about")
    for found in _AROUND.finditer(text.low):
        yield Hit(*found.span(), _as_capital(text.raw[found.start() :], "about"))
    for found in reading.days.about(text.plain):
        yield Hit(*found.span(), _as_capital(text.raw[found.start() :], "around"))


def _beside_counts(text: Text, word: str, instead: str) -> Iterator[Hit]:
    for count in text.counts:
        at = text.low.find(word, count.start, count.core)
        if at >= 0 and text.low[at : count.core].split()[0] == word:
            yield Hit(at, at + len(word), _as_capital(text.raw[at:], instead))


def cut(reading: Reading) -> Iterator[Hit]:
    """Find words that say nothing; the fix leaves them out, and needs the word after them."""
    text = reading.text
    opening = text.profile.words("cut", "opening")
    for spot in text.spots:
        if spot.phrase.sort != "cut" or (spot.phrase.words in opening and text.opens(spot.start)):
            continue
        after = _NEXT.match(text.raw, spot.end)
        if after:
            kept = after.group().lstrip()
            yield Hit(spot.start, after.end(), _as_capital(text.raw[spot.start :], kept),
                      text.raw[spot.start : spot.end])  # fmt: skip
        else:
            yield Hit(spot.start, spot.end, "", text.raw[spot.start : spot.end])


def stopped(reading: Reading) -> Iterator[Hit]:
    """Find acronyms with stops; one that ends the sentence keeps its last."""
    raw = reading.text.raw
    for found in _STOPPED.finditer(reading.text.plain):
        bare = found.group().replace(".", "")
        rest = raw[found.end() :].lstrip(" ”\"')")
        ends = found.group().endswith(".") and (not rest or rest[0] == "\n")
        yield Hit(*found.span(), bare + "." if ends else bare)


def capitals(reading: Reading) -> Iterator[Hit]:
    """Find acronyms in a heading; one all in capitals is another matter."""
    if reading.text.plain.isupper():
        return
    placeholders = reading.text.profile.words("acronyms", "placeholders")
    for found in _CAPITALS.finditer(reading.text.plain):
        if found.group() not in placeholders:
            yield Hit(*found.span())


def per_cent_sign(reading: Reading) -> Iterator[Hit]:
    for found in _PER_CENT.finditer(reading.text.plain):
        yield Hit(*found.span(), " per cent")


_BETTER = "Write “{fix}”, not “{words}”."

RULES: tuple[Rule[Reading], ...] = (
    Rule("W1", _BETTER, Severity.WARNS, better("W1"), WRITTEN),
    Rule("W1", _BETTER, Severity.WARNS, over, WRITTEN),
    Rule(
        "W1",
        "Write “{fix}”, not “{words}”: “about” goes with numbers, “around” with dates.",
        Severity.WARNS,
        around,
        WRITTEN,
    ),
    Rule("W2", _BETTER, Severity.WARNS, better("W2"), WRITTEN),
    Rule("W3", _BETTER, Severity.WARNS, better("W3"), WRITTEN),
    Rule("W3", "Leave out “{about}”.", Severity.WARNS, cut, WRITTEN),
    Rule(
        "W3",
        "Leave out “{words}” if the sentence says the same without it.",
        Severity.WARNS,
        avoided("W3"),
        WRITTEN,
    ),
    Rule("W4", _BETTER, Severity.WARNS, better("W4"), WRITTEN),
    Rule(
        "W4",
        "“{words}” judges; say what happened, or quote who said so.",
        Severity.WARNS,
        avoided("W4"),
        WRITTEN,
    ),
    Rule("W5", "Write “{fix}” without stops.", Severity.WARNS, stopped, WRITTEN),
    Rule("W5", "Write out “{words}” in a heading.", Severity.WARNS, capitals, TITLE),
    Rule("W6", _BETTER, Severity.WARNS, better("W6"), WRITTEN),
    Rule("N5", _BETTER, Severity.WARNS, better("N5"), WRITTEN),
    Rule(
        "N5", "Write “per cent” in text; “%” is for tables.", Severity.WARNS, per_cent_sign, WRITTEN
    ),
)
