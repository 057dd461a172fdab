"""Rules on how numbers, money, notes and headings are written (N1 to N4, C1, F1, H1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.domain.quantity import Quantifier
from sitrep.domain.reading import Found
from sitrep.languages import forms
from sitrep.languages.lexicon import lexicon
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.reading import PROSE, TITLE, WRITTEN, Reading

YEARS = range(1800, 2101)
_TEN = 10
_MILLION = 1_000_000
_PLAIN = re.compile(r"(?<![\w.,/:+#-])\d{4,7}+(?![\w/:-]|[.,]\d)")
_GROUPED = re.compile(r"(?<![\w.,/:+#-])\d{1,3}(?:,\d{3}){2,4}+(?![\w/:,-]|\.\d)")
_MILITARY = re.compile(r"\s?(?:hours|hrs|h)(?!\w)")
_OPENING = re.compile(r"\d(?:\d|[.,](?=\d)){0,24}+")
_RANGE = re.compile(
    r"(?<![\w.,/:+#–-])(?P<low>\d(?:\d|[.,](?=\d)){0,24}+)\s?[-–—]\s?"
    r"(?P<high>\d(?:\d|[.,](?=\d)){0,24}+)(?![\w/:–-])(?P<scale>\s(?:thousand|million|billion)(?!\w))?"
)
_BETWEEN = re.compile(r"(?<!\w)between\s$", re.IGNORECASE)
_USD = re.compile(r"(?<!\w)(?:USD\s?|\$\s?US\s?|US\$\s)(?=\d)")
_DOLLARS = re.compile(
    r"(?<![\w$.,])(?P<n>\d(?:\d|[.,](?=\d)){0,24}+(?:\s(?:million|billion))?)\s(?:US\s)?dollars(?!\w)"
)
_SUPERSCRIPT = re.compile(r"(?P<note>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}+)(?P<mark>[.,;:])")
_HEADING_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][\w’'-]*")
_TITLE_CASE = 3  # capitals in a heading before it is taken for title case


@cache
def _words() -> dict[int, str]:
    """Return the number words of the language, by value."""
    numbers = lexicon("en").numbers
    return {
        value: word
        for table in ("ones", "tens")
        for word, value in numbers("numbers", table).items()
    }


def spelled(value: int) -> str:
    """Return a number below 100 in words."""
    words = _words()
    if value in words:
        return words[value]
    return f"{words[value - value % _TEN]}-{words[value % _TEN]}"


# Numbers


def small(reading: Reading) -> Iterator[Hit]:
    """Find digits for one to nine; all numbers of a sentence with one above nine stay digits."""
    text = reading.text
    large = {text.sentence(c.start) for c in text.counts if _highest(c) >= _TEN and not c.spelled}
    large |= {
        text.sentence(placed.start)
        for placed in text.tokens
        if _is_large(reading, placed.token.figure)
    }
    for count in text.counts:
        if count.spelled or not 0 < _highest(count) < _TEN or text.sentence(count.start) in large:
            continue
        for found in _OPENING.finditer(text.low, count.core, count.end):
            word = spelled(int(found.group())) if found.group().isdigit() else ""
            if (
                count.quantity.quantifier is Quantifier.RANGE
                and "-" in text.low[count.core : count.end]
            ):
                word = ""  # N4 writes the range out first
            opens = text.opens(found.start())
            yield Hit(*found.span(), word.capitalize() if opens else word)


def _highest(count: Found) -> int:
    return max(count.quantity.low or 0, count.quantity.high or 0)


def _is_large(reading: Reading, figure: str) -> bool:
    known = reading.facts.newest.get(figure)
    if known is None:
        return True
    return max(known.claim.quantity.low or 0, known.claim.quantity.high or 0) >= _TEN


def large(reading: Reading) -> Iterator[Hit]:
    """Find words for ten and more; they stay where they open a sentence."""
    text = reading.text
    for count in text.counts:
        value = count.quantity.low if count.quantity.low is not None else count.quantity.high
        if not count.spelled or value is None or value < _TEN or value >= _MILLION:
            continue
        words = text.low[count.core : count.end]
        if count.spelled.startswith(("a ", "half")) or text.opens(count.start) or count.more:
            continue
        if count.quantity.quantifier is Quantifier.RANGE or any(c.isdigit() for c in words):
            continue
        end = count.core + len(words.rstrip())
        yield Hit(count.core, end, forms.number(value, "en"))


def grouped(reading: Reading) -> Iterator[Hit]:
    """Find thousands without a comma, and round millions in digits."""
    text = reading.text
    counted = {count.core for count in text.counts}
    for found in _PLAIN.finditer(text.unnamed):
        value = int(found.group())
        if found.start() not in counted and (
            value in YEARS or _MILITARY.match(text.low, found.end())
        ):
            continue
        if not found.group().startswith("0"):
            yield Hit(*found.span(), forms.number(value, "en"))
    for found in _GROUPED.finditer(text.unnamed):
        value = int(found.group().replace(",", ""))
        if value % 100_000 == 0:
            yield Hit(*found.span(), forms.number(value, "en"))


def opening(reading: Reading) -> Iterator[Hit]:
    """Find sentences that begin with a numeral; a year may."""
    text = reading.text
    counts = {count.core: count for count in text.counts}
    for sentence in text.sentences:
        found = _OPENING.match(text.plain, sentence.start, sentence.end)
        if (
            not found
            or text.plain[found.end() : found.end() + 1] in ("/", ":")
            or (found.group().isdigit() and _is_year(found.group(), counts, found.start()))
        ):
            continue
        yield Hit(*found.span(), _opened(found.group(), counts.get(found.start())))


def _is_year(digits: str, counts: dict[int, Found], at: int) -> bool:
    return int(digits) in YEARS and at not in counts


def _opened(digits: str, count: Found | None) -> str:
    """Return what a sentence may begin with instead; "" where a person must turn it round."""
    if count is None or not count.quantity.is_exact or count.quantity.low is None:
        return ""
    value = count.quantity.low
    if digits.isdigit() and value == int(digits) and value < 100:
        return spelled(value).capitalize()
    return f"A total of {digits}"


def ranges(reading: Reading) -> Iterator[Hit]:
    """Find ranges with a hyphen, which are for tables."""
    text = reading.text
    for found in _RANGE.finditer(text.unnamed):
        low, high, scale = found["low"], found["high"], found["scale"] or ""
        if _no_range(low, high, scale=bool(scale)):
            continue
        joint = (
            "and" if _BETWEEN.search(text.plain, max(0, found.start() - 9), found.start()) else "to"
        )
        start, end = found.span() if scale else (found.start(), found.end("high"))
        yield Hit(start, end, f"{low}{scale} {joint} {high}{scale}")


def _no_range(low: str, high: str, *, scale: bool) -> bool:
    """Tell whether a hyphen joins something else: years, a score, a telephone number."""
    first, second = (
        float(each.replace(",", "")) if each.count(".") < 2 else -1.0 for each in (low, high)
    )
    if first >= second or first < 0 or low.startswith("0"):
        return not (len(low) == 4 and low.isdigit() and scale)
    both_years = low.isdigit() and high.isdigit() and int(low) in YEARS and int(high) in YEARS
    telephone = low.isdigit() and high.isdigit() and len(low) == 3 and len(high) == 4
    return both_years or telephone


# Money, notes, headings


def dollars(reading: Reading) -> Iterator[Hit]:
    for found in _USD.finditer(reading.text.plain):
        yield Hit(*found.span(), "US$")
    for found in _DOLLARS.finditer(reading.text.plain):
        yield Hit(*found.span(), f"US${found['n']}")


def converted(reading: Reading) -> Iterator[Hit]:
    """Find money in another currency without its worth in dollars close behind."""
    text = reading.text
    for found in reading.currencies.finditer(text.plain):
        if "$" not in text.raw[found.end() : found.end() + 40]:
            yield Hit(*found.span())


def notes(reading: Reading) -> Iterator[Hit]:
    for found in _SUPERSCRIPT.finditer(reading.text.plain):
        yield Hit(*found.span(), found["mark"] + found["note"])


def sentence_case(reading: Reading) -> Iterator[Hit]:
    """Find a heading that is all capitals, or capitals on nearly every word.

    Names cannot be told from words offline, so a few capitals pass.
    """
    text = reading.text
    if text.plain.isupper() and len(text.plain.split()) > 1:
        yield Hit(0, len(text.raw.rstrip()))
        return
    words = _HEADING_WORD.finditer(text.plain, text.plain.find(":") + 1)
    next(words, None)  # the first takes a capital
    inner = [w for w in words if len(w.group()) > _TITLE_CASE or w.group()[0].isupper()]
    capitals = [w for w in inner if w.group()[0].isupper() and not w.group().isupper()]
    if len(capitals) >= _TITLE_CASE and len(capitals) == len(inner):
        yield Hit(capitals[0].start(), capitals[-1].end())


_W = Severity.WARNS
_BETTER = "Write “{fix}”, not “{words}”."

RULES: tuple[Rule[Reading], ...] = (
    Rule("N1", "Write one to nine in words: “{words}”.", _W, small, WRITTEN),
    Rule("N1", "Write ten and more in digits: “{fix}”, not “{words}”.", _W, large, WRITTEN),
    Rule("N2", _BETTER, _W, grouped, WRITTEN),
    Rule("N3", "A sentence does not begin with a numeral: “{words}”.", _W, opening, PROSE),
    Rule("N4", "Write “{fix}”; the hyphen in ranges is for tables.", _W, ranges, WRITTEN),
    Rule("C1", _BETTER, _W, dollars, WRITTEN),
    Rule("C1", "Add what “{words}” is in US dollars.", _W, converted, WRITTEN),
    Rule("F1", "The note follows the punctuation: “{fix}”.", _W, notes, WRITTEN),
    Rule("H1", "Write headings in sentence case: “{words}”.", _W, sentence_case, TITLE),
)
