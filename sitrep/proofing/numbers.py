"""Rules on numbers in prose: bound to a figure, sourced, no surer than it is (S1 to S3, S7, A1)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from sitrep.domain.figure import Figure
from sitrep.domain.quantity import Quantity
from sitrep.domain.reading import Found
from sitrep.domain.source import Verification
from sitrep.domain.tokens import Token
from sitrep.languages.lexicon import any_of, lexicon
from sitrep.proofing.facts import names
from sitrep.proofing.finding import Hit, Rule, Severity
from sitrep.proofing.profile import Profile
from sitrep.proofing.reading import PROSE, Reading
from sitrep.proofing.text import TOKEN, Placed, Sentence, Text

_LEAST = 10  # smaller counts may stand unbound
_NEAR = 45  # characters between a count and the word that says what it counts
_BESIDE = 60  # and between a count and its place
_NAMED_KINDS = frozenset({"killed", "injured"})  # never without who counted
_HARM = frozenset({"killed", "injured", "detained", "abducted", "missing"})
_CLAUSE = re.compile(r"[;:]|,\s(?:while|whereas|but|and)(?!\w)")
_NAME = re.compile(r"(?<![\w-])[A-Z][A-Z&-]*[A-Z](?![\w-])")


def unbound(reading: Reading) -> Iterator[Hit]:
    """Find counts of ten and more that are typed and not tokens.

    Where one figure fits, the fix is its token.
    """
    for count in reading.text.counts:
        if max(count.quantity.low or 0, count.quantity.high or 0) < _LEAST:
            continue
        figure = _meant(reading, count)
        fix = str(Token(figure.id)) if figure else ""
        about = (
            f"put in the figure ({reading.facts.said(figure)})" if figure else "put in its figure"
        )
        yield Hit(*_span(reading.text, count), fix, about)


def _span(text: Text, count: Found) -> tuple[int, int]:
    """Return where a count stands without white space at its end, "more" left in the prose."""
    end = count.end
    if count.more:
        found = _MORE.search(text.low, count.core, end)
        end = found.start() if found else end
    return count.start, count.start + len(text.low[count.start : end].rstrip())


_MORE = re.compile(r"\s+(?:more|others?)$")


def _meant(reading: Reading, count: Found) -> Figure | None:
    """Return the one figure that a count says; None where none fits, or more than one."""
    kind = _kind(reading.text, count)
    same = [f for f in reading.facts.counted if _same_number(f.claim.quantity, count.quantity)]
    of_kind = [f for f in same if kind in f.claim.kinds]
    fitting = of_kind or ([] if kind else same)
    if len(fitting) > 1:
        words = reading.text.raw[max(0, count.start - _BESIDE) : count.end + _BESIDE]
        placed = [
            f
            for f in fitting
            if any(reading.facts.writer.names.place(p) in words for p in f.claim.places)
        ]
        fitting = placed or fitting
    return fitting[0] if len(fitting) == 1 else None


def _same_number(figure: Quantity, said: Quantity) -> bool:
    """Tell whether the digits are the same, whatever stands before them."""
    return {figure.low, figure.high} - {None} == {said.low, said.high} - {None}


def _same(figure: Quantity, said: Quantity) -> bool:
    return (figure.low, figure.high, figure.quantifier) == (said.low, said.high, said.quantifier)


def _sentence(text: Text, at: int) -> Sentence:
    return text.sentences[text.sentence(at)]


def _kind(text: Text, count: Found) -> str:
    """Return the kind that prose speaks of nearest to a count, "" if none is near."""
    spots, starts = text.kinds
    here = _sentence(text, count.start)
    at = bisect_left(starts, count.end)
    near: list[tuple[int, str]] = []
    if at < len(spots) and spots[at].end <= here.end:
        near.append((spots[at].start - count.end, spots[at].phrase.rule))
    if at > 0 and spots[at - 1].start >= here.start:
        near.append((count.start - spots[at - 1].end, spots[at - 1].phrase.rule))
    near = [each for each in near if each[0] <= _NEAR]
    return min(near)[1] if near else ""


def differing(reading: Reading) -> Iterator[Hit]:
    """Find a count beside the word for a kind whose figures all say something else."""
    for count in reading.text.counts:
        kind = _kind(reading.text, count)
        figures = [f for f in reading.facts.counted if kind in f.claim.kinds]
        if (
            not figures
            or count.more
            or any(_same(f.claim.quantity, count.quantity) for f in figures)
        ):
            continue
        value = max(count.quantity.low or 0, count.quantity.high or 0)
        if value < _LEAST and any(_largest(f) >= _LEAST for f in figures):
            continue  # "three people were killed in …" is another count
        meant = _meant(reading, count) or figures[0]
        fix = str(Token(meant.id)) if _same_number(meant.claim.quantity, count.quantity) else ""
        yield Hit(*_span(reading.text, count), fix, reading.facts.said(meant))


def _largest(figure: Figure) -> int:
    return max(figure.claim.quantity.low or 0, figure.claim.quantity.high or 0)


# Sources


def unsourced(reading: Reading) -> Iterator[Hit]:
    """Find counts of killed or injured people whose sentence does not say who counted."""
    text, known = reading.text, reading.facts
    named: dict[tuple[int, str], bool] = {}
    for placed in text.tokens:
        figure = known.newest.get(placed.token.figure)
        if figure is None or not _NAMED_KINDS & set(figure.claim.kinds):
            continue
        if placed.token.form == "sentence" and figure.claim.origin:
            continue
        key = text.sentence(placed.start), figure.id
        if key not in named:
            named[key] = _names_any(_words(text, key[0]), names(figure), text.profile)
        if not named[key]:
            yield Hit(placed.start, placed.end, "", known.said(figure))
    for count in text.counts:
        if _kind(text, count) not in _NAMED_KINDS:
            continue
        key = text.sentence(count.start), ""
        if key not in named:
            words = _words(text, key[0])
            named[key] = bool(_NAME.search(words)) or _names_any(words, known.sources, text.profile)
        if not named[key]:
            start, end = _span(text, count)
            yield Hit(start, end, "", text.raw[start:end])


def _words(text: Text, sentence: int) -> str:
    here = text.sentences[sentence]
    return text.raw[here.start : here.end]


def _names_any(words: str, bodies: frozenset[str], style: Profile) -> bool:
    """Tell whether a sentence names one of the bodies, by any of its names.

    A capitalized word such as "Observatory" will do where it stands in one of the names.
    """
    if any(name in words for name in bodies):
        return True
    whole = " ".join(bodies)
    return any(
        body in words for body in style.words("sources", "bodies") if not bodies or body in whole
    )


# Verification


def surer(reading: Reading) -> Iterator[Hit]:
    """Find "confirmed" and "verified" said of a figure that is not."""
    text = reading.text
    pattern, negated = _verified(text.profile)
    starts = text.token_starts
    for found in pattern.finditer(text.low) if starts else ():
        if negated.search(text.low, max(0, found.start() - 24), found.start()):
            continue
        placed = _subject(text, starts, found.start(), found.end())
        figure = reading.facts.newest.get(placed.token.figure) if placed else None
        if figure is None or figure.claim.kinds == ("cases_confirmed",):
            continue
        if figure.verification is not Verification.VERIFIED:
            level = reading.facts.writer.term("verification", figure.verification.value)
            yield Hit(*found.span(), "", f"{level} ({reading.facts.said(figure)})")


@cache
def _verified(style: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = any_of(style.words("verification", "words"))
    nots = any_of(style.words("verification", "verbs_not"))
    return (
        re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"),
        re.compile(rf"(?<![\w-])(?:{nots})(?:\s(?:been|independently|fully|yet))*\s$"),
    )


def _subject(text: Text, starts: Sequence[int], start: int, end: int) -> Placed | None:
    """Return the token that a word is said of: the next one of its clause, else the last."""
    here = _sentence(text, start)
    after = bisect_right(starts, end)
    if after < len(starts) and starts[after] < here.end:
        said = _CLAUSE.search(text.low, end, starts[after])
        if not said:
            return text.tokens[after]
    if after > 0 and starts[after - 1] >= here.start:
        placed = text.tokens[after - 1]
        if not _CLAUSE.search(text.low, placed.end, start):
            return placed
    return None


def blaming(reading: Reading) -> Iterator[Hit]:
    """Find who did it, said of a count that is not verified."""
    text = reading.text
    levels: dict[int, set[Verification]] = {}
    for placed in text.tokens:
        figure = reading.facts.newest.get(placed.token.figure)
        if figure and _HARM & set(figure.claim.kinds):
            levels.setdefault(text.sentence(placed.start), set()).add(figure.verification)
    for count in text.counts:
        if _kind(text, count) in _HARM:
            meant = _meant(reading, count)
            level = meant.verification if meant else Verification.UNVERIFIED
            levels.setdefault(text.sentence(count.start), set()).add(level)
    if not levels:
        return
    active, passive = _blame(text.profile)
    for found in (*active.finditer(text.low), *passive.finditer(text.low)):
        said_of = levels.get(text.sentence(found.start()), set())
        if said_of - {Verification.VERIFIED}:
            yield Hit(found.start(), found.start() + len(found.group().rstrip()))


@cache
def _blame(style: Profile) -> tuple[re.Pattern[str], re.Pattern[str]]:
    who = any_of(style.words("perpetrators", "who"))
    did = any_of(style.words("perpetrators", "did"))
    small = any_of([*lexicon(style.language).numbers("numbers", "ones")])
    count = (
        rf"(?:{TOKEN}|\d|(?:{small})\s|more\s|at\s|about\s|up\s|dozens\s|some\s|over\s|nearly\s"
        r"|civilians|people)"
    )
    return (
        re.compile(
            rf"(?<![\w-])(?:{who})\s(?:(?:have|had|has|also|reportedly)\s){{0,2}}(?:{did})\s(?={count})"
        ),
        re.compile(
            rf"(?<![\w-])(?:{did})\sby\s(?:[^\W\d_][\w’'-]{{0,20}}\s){{0,4}}?(?:{who})(?![\w-])"
        ),
    )


RULES: tuple[Rule[Reading], ...] = (
    Rule(
        "S1",
        "“{words}” is bound to no figure: {about}, or say why it is none.",
        Severity.BLOCKS,
        unbound,
        PROSE,
    ),
    Rule("S2", "Name the source in the same sentence: {about}.", Severity.WARNS, unsourced, PROSE),
    Rule(
        "S3",
        "“{words}” is more than the figure says, which is {about}.",
        Severity.WARNS,
        surer,
        PROSE,
    ),
    Rule("S7", "“{words}” differs from its figure ({about}).", Severity.WARNS, differing, PROSE),
    Rule(
        "A1",
        "“{words}” says who did it, which is not verified: write who was harmed, in the passive.",
        Severity.WARNS,
        blaming,
        PROSE,
    ),
)
